import { type Event, type State, views } from 'coop-rules/cooperative'
import { compare, subtract, ZERO } from 'coop-rules/exact'
import type { FC } from 'hono/jsx'
import { Day } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { kindInWords, pathOf, type Place, titleOfNumber, withUnit } from '../numbers/place.js'

/** By how much a vote moved a number: from exactly what it was before to exactly what it is with it. */
export const Moved: FC<{
  readonly asked: Asked
  readonly before: State
  readonly after: State
  readonly event: Extract<Event, { readonly type: 'number-proposed' | 'number-withdrawn' }>
}> = async ({ asked, before, after, event }) => {
  const t = asked.words(WORDS)
  const place: Place = { item: event.item, ...(event.scope === undefined ? {} : { scope: event.scope }) }
  const now = views.averages.numberToCome(after, place)
  const then = views.averages.numberToCome(before, place) ?? inForceIn(before, place)
  if (now === undefined || then === undefined) return null
  const say = (value: typeof now.inForce.value) => withUnit(asked, event.item, value)
  const [from, to] = [await say(then.inForce.value), await say(now.inForce.value)]
  const kind = kindInWords(asked, event.item)
  const by = subtract(now.inForce.value, then.inForce.value)
  const way = compare(by, ZERO)
  const size = await say(way < 0 ? subtract(ZERO, by) : by)
  const sentence =
    way === 0
      ? now.inForce.kind === 'provisional'
        ? t.stillProvisional(kind, to, now.proposals)
        : t.stays(kind, to)
      : now.inForce.kind === then.inForce.kind
        ? t.moved(kind, size, way > 0, from, to)
        : now.inForce.kind === 'average'
          ? t.nowRules(kind, from, to)
          : t.provisionalAgain(from, to)
  return (
    <>
      <h2>{await titleOfNumber(asked, place)}</h2>
      <p class="moved">{sentence}</p>
      {now.from > event.at ? (
        <p>
          {t.counts} <Day on={now.from} asked={asked} />.
        </p>
      ) : null}
      <p>
        <a href={asked.path(pathOf(place))}>{t.see}</a>
      </p>
    </>
  )
}

const inForceIn = (state: State, { item, scope }: Place) =>
  views.averages.numbersInForce(state).find((one) => one.item === item && one.scope === scope)

const WORDS = wordsOf({
  moved: [
    (kind: string, by: string, up: boolean, from: string, to: string) =>
      `Your vote moved ${kind} by ${by} ${up ? 'up' : 'down'}: from ${from} to ${to}.`,
    (kind: string, by: string, up: boolean, from: string, to: string) =>
      `Tu voto movió ${kind} ${by} hacia ${up ? 'arriba' : 'abajo'}: de ${from} a ${to}.`,
  ],
  stays: [
    (kind: string, to: string) =>
      `${kind.charAt(0).toUpperCase()}${kind.slice(1)} is ${to}, with your vote as without it.`,
    (kind: string, to: string) =>
      `${kind.charAt(0).toUpperCase()}${kind.slice(1)} es ${to}, con tu voto igual que sin él.`,
  ],
  stillProvisional: [
    (kind: string, to: string, n: number) =>
      `The provisional ${to} still rules: ${n} ${n === 1 ? 'proposal stands' : 'proposals stand'}, too few for ${kind}.`,
    (kind: string, to: string, n: number) =>
      `Sigue rigiendo el número provisional, ${to}: hay ${n} ${n === 1 ? 'propuesta' : 'propuestas'}, pocas para que rija ${kind}.`,
  ],
  nowRules: [
    (kind: string, from: string, to: string) =>
      `With your vote there are enough: ${kind}, ${to}, takes the place of the provisional ${from}.`,
    (kind: string, from: string, to: string) =>
      `Con tu voto ya hay bastantes: ${kind}, ${to}, sustituye al número provisional, ${from}.`,
  ],
  provisionalAgain: [
    (from: string, to: string) =>
      `Without your vote there are too few: the provisional ${to} rules again, in the place of ${from}.`,
    (from: string, to: string) =>
      `Sin tu voto quedan pocas: vuelve a regir el número provisional, ${to}, en lugar de ${from}.`,
  ],
  counts: ['It counts from', 'Cuenta desde el'],
  see: ['See the number, change or withdraw your vote', 'Ver el número, cambiar o retirar tu voto'],
})
