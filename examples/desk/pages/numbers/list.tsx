import { views } from 'coop-rules/cooperative'
import type { Ratio } from 'coop-rules/exact'
import { Empty, Status, Table } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { backable } from '../proposals/provisions.js'
import { kindInWords, pathOf, titleOfNumber, todayOf, withUnit, writtenAs } from './place.js'

type Now = views.averages.NumberNow

/** Every number that everyone sets: those of all first, then those of each team or circle. */
export const numbersPage = async (asked: Asked) => {
  const t = asked.words(WORDS)
  const all = views.averages.numbersInForce(asked.state, todayOf(asked))
  const mine = new Map(
    views.averages
      .proposalsOf(asked.state, asked.me)
      .map(({ item, scope, value }) => [pathOf({ item, ...(scope === undefined ? {} : { scope }) }), value]),
  )
  const parts = [
    [t.ofAll, all.filter(({ scope }) => scope === undefined)],
    [t.ofTeams, all.filter(({ scope }) => scope !== undefined)],
  ] as const
  return asked.page({
    title: t.title,
    live: true,
    body: (
      <>
        <p>{t.intro}</p>
        {all.length === 0 ? (
          <Empty>
            <p>{t.none}</p>
          </Empty>
        ) : null}
        {
          await Promise.all(
            parts.map(async ([caption, numbers]) =>
              numbers.length === 0 ? null : (
                <Table
                  caption={caption}
                  columns={[t.number, t.inForce, t.how, t.yours]}
                  rows={await Promise.all(numbers.map((one) => rowOf(asked, one, mine.get(pathOf(one)))))}
                />
              ),
            ),
          )
        }
        {backable(asked).length === 0 ? null : (
          <p>
            <a href={asked.path('/proposals')}>{t.another}</a>
          </p>
        )}
      </>
    ),
  })
}

const rowOf = async (asked: Asked, one: Now, mine: Ratio | undefined) => {
  const t = asked.words(WORDS)
  const rule = views.averages.numberRule(asked.state, one.item)
  const secret = rule?.rule.secret === true
  const may = views.averages.mayProposeFor(asked.state, one, asked.me)
  return [
    <a href={asked.path(pathOf(one))}>{await titleOfNumber(asked, one)}</a>,
    <strong>{await withUnit(asked, one.item, one.inForce.value)}</strong>,
    one.inForce.kind === 'provisional'
      ? t.provisional(one.proposals, rule?.rule.minimumProposals ?? 0)
      : one.proposals < (rule?.rule.minimumProposals ?? 1)
        ? t.anew(one.proposals)
        : t.mean(kindInWords(asked, one.item).replace(/^(the|el|la) /, ''), one.proposals),
    secret ? (
      t.secret
    ) : mine !== undefined ? (
      <Status is="good">{writtenAs(asked, one.item, mine)}</Status>
    ) : may ? (
      <Status is="open">{t.notYet}</Status>
    ) : (
      t.others
    ),
  ]
}

const WORDS = wordsOf({
  title: ['Numbers we all set', 'Números que fijamos'],
  intro: [
    'Each of these comes of what everyone proposes: the mean or the median, as its rule says. Propose, change and withdraw whenever you like: the number moves with you.',
    'Cada uno sale de lo que propone cada cual: el promedio o la mediana, según su regla. Propón, cambia y retira cuando quieras: el número se mueve contigo.',
  ],
  none: [
    'The charter has no numbers that members set.',
    'Los estatutos no tienen números que fijen las personas socias.',
  ],
  ofAll: ['Numbers of the cooperative', 'Números de la cooperativa'],
  ofTeams: ['Numbers of teams and circles', 'Números de equipos y círculos'],
  number: ['Number', 'Número'],
  inForce: ['In force', 'Vigente'],
  how: ['By', 'De dónde sale'],
  yours: ['Your vote', 'Tu voto'],
  provisional: [
    (n: number, least: number) => `provisional (${n} of ${least} proposals)`,
    (n: number, least: number) => `provisional (${n} de ${least} propuestas)`,
  ],
  mean: [
    (kind: string, n: number) => `${kind} of ${n} ${n === 1 ? 'proposal' : 'proposals'}`,
    (kind: string, n: number) => `${kind} de ${n} ${n === 1 ? 'propuesta' : 'propuestas'}`,
  ],
  anew: [
    (n: number) => `voted before; ${n} proposed anew so far`,
    (n: number) => `votado antes; propuestas nuevas hasta ahora: ${n}`,
  ],
  secret: ['set in secret', 'se fija en secreto'],
  notYet: ['not yet', 'aún no'],
  others: ['set by others', 'lo fijan otras personas'],
  another: ['Put another number to the vote', 'Llevar otro número a votación'],
})
