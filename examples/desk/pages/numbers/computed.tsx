import { views } from 'coop-rules/cooperative'
import { add, compare, divide, type Ratio, ratio, ZERO } from 'coop-rules/exact'
import { numbersIn } from 'coop-rules/reasons'
import { Day, Facts, Why } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { RuleInFull } from '../decisions/rule.js'
import { kindOf, pathOf, placeOf, titleOfNumber, todayOf, withUnit, writtenAs } from './place.js'
import { WhoProposes } from './who-proposes.js'

/** How a number in force was computed: who proposes what, the sum, the count, the rule, the clauses. */
export const numberComputedPage = async (asked: Asked) => {
  const found = placeOf(asked)
  const rule = found === undefined ? undefined : views.averages.numberRule(asked.state, found.item)
  if (found === undefined || rule === undefined) return asked.notFound()
  const t = asked.words(WORDS)
  const { item, inForce } = found
  const secret = rule.rule.secret === true
  const proposals = secret ? [] : views.averages.proposalsFor(asked.state, found, todayOf(asked))
  const come = views.averages.numberToCome(asked.state, found)
  const later = !secret && come !== undefined && come.from > asked.today ? come : undefined
  return asked.page({
    title: t.title,
    back: [asked.path(pathOf(found)), await titleOfNumber(asked, found)],
    body: (
      <>
        <Facts
          facts={[
            [t.number, await titleOfNumber(asked, found)],
            [t.inForce, await withUnit(asked, item, inForce.value)],
            [t.since, <Day on={asked.today} asked={asked} />],
            [t.count, found.proposals],
            [t.least, rule.rule.minimumProposals],
            [t.version, asked.charter.version],
          ]}
        />
        <h2>{t.arithmetic}</h2>
        <Sum asked={asked} item={item} values={proposals.map(({ value }) => value)} />
        <Why because={inForce.because} asked={asked} open says={t.inWords} />
        {secret ? <p>{t.secret}</p> : <WhoProposes asked={asked} item={item} proposals={proposals} />}
        {later === undefined ? null : (
          <>
            <h2>
              {t.later} <Day on={later.from} asked={asked} />
            </h2>
            <Sum
              asked={asked}
              item={item}
              values={views.averages.proposalsFor(asked.state, found, later.from).map(({ value }) => value)}
            />
            <Why because={later.inForce.because} asked={asked} open says={t.inWords} />
          </>
        )}
        <h2>{t.rule}</h2>
        <RuleInFull asked={asked} charter={asked.charter} section="averageItems" id={item} />
      </>
    ),
  })
}

/** What the proposals add up to, and what that is divided by their number, as exact fractions. */
const Sum = ({
  asked,
  item,
  values,
}: {
  readonly asked: Asked
  readonly item: string
  readonly values: readonly Ratio[]
}) => {
  const t = asked.words(WORDS)
  if (values.length === 0) return <p>{t.none}</p>
  const kind = kindOf(asked, item)
  if (kind !== 'mean') return <InOrder asked={asked} item={item} values={values} median={kind === 'median'} />
  const sum = values.reduce(add, ZERO)
  const mean = divide(sum, ratio(BigInt(values.length), 1n))
  const { fraction } = numbersIn(asked.locale)
  const write = (value: Ratio) => writtenAs(asked, item, value)
  const shown = values.length <= MOST_SHOWN ? `${values.map(write).join(' + ')} = ` : ''
  return (
    <p class="sum">
      {`${shown}${write(sum)}`}
      <br />
      {`${write(sum)} ÷ ${values.length} = ${write(mean)}`}
      <br />
      {`${t.exactly}: ${fraction(mean)}`}
    </p>
  )
}

/** What a median, or a mean without the outermost, is taken from: the proposals in order. */
const InOrder = ({
  asked,
  item,
  values,
  median,
}: {
  readonly asked: Asked
  readonly item: string
  readonly values: readonly Ratio[]
  readonly median: boolean
}) => {
  const t = asked.words(WORDS)
  const sorted = [...values].sort(compare)
  const write = (value: Ratio | undefined) => (value === undefined ? '' : writtenAs(asked, item, value))
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  const middle = low === undefined || high === undefined ? undefined : divide(add(low, high), ratio(2n, 1n))
  return (
    <p class="sum">
      {sorted.length > MOST_SHOWN ? null : (
        <>
          {`${t.inOrder}: ${sorted.map(write).join(' · ')}`}
          <br />
        </>
      )}
      {median ? (low === high ? t.middle(write(low)) : t.betweenMiddle(write(low), write(high), write(middle))) : null}
    </p>
  )
}

const MOST_SHOWN = 40

const WORDS = wordsOf({
  title: ['How was this computed?', '¿Cómo se calculó?'],
  number: ['Number', 'Número'],
  inForce: ['In force', 'Vigente'],
  since: ['On', 'El día'],
  count: ['Proposals that stand', 'Propuestas en pie'],
  least: ['Proposals that it takes', 'Propuestas que hacen falta'],
  version: ['Charter version', 'Versión de los estatutos'],
  arithmetic: ['The arithmetic', 'Las cuentas'],
  inWords: ['In words', 'En palabras'],
  secret: [
    'What anybody proposes is secret; the mean of a batch is all that is told.',
    'Lo que propone cada cual es secreto; solo se dice el promedio de cada tanda.',
  ],
  later: ['What is in force from', 'Lo que regirá desde el'],
  inOrder: ['In order', 'En orden'],
  middle: [(value: string) => `In the middle: ${value}`, (value: string) => `En el medio: ${value}`],
  betweenMiddle: [
    (low: string, high: string, middle: string) =>
      `Halfway between the two in the middle, ${low} and ${high}: ${middle}`,
    (low: string, high: string, middle: string) =>
      `A medio camino entre los dos del medio, ${low} y ${high}: ${middle}`,
  ],
  none: ['No proposal counts on this day.', 'Ninguna propuesta cuenta en este día.'],
  exactly: ['exactly', 'exactamente'],
  rule: ['The rule and its clauses', 'La regla y sus cláusulas'],
})
