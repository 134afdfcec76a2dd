import { type Charter, isShareRule } from 'coop-rules/charter'
import { views } from 'coop-rules/cooperative'
import { compare, exact, type ExactInput, multiply, type Ratio, ratio } from 'coop-rules/exact'
import { numbersIn } from 'coop-rules/reasons'
import type { FC } from 'hono/jsx'
import { Day, Facts, numberIn, Why } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { RuleInFull } from './rule.js'
import type { Counts } from './standing.js'
import { itemTitle, titleOfDecision } from '../../kernel/decision-title.js'

/** How a decision was or is computed: what went in, the rule, the clauses, the version of the charter, and the arithmetic in whole numbers. */
export const computedPage = async (asked: Asked) => {
  const t = asked.words(WORDS)
  const decision = asked.param('decision')
  const open = views.decisions.decisionView(asked.state, decision)
  const closed = views.decisions.closedDecision(asked.state, decision)
  const by = views.decisions.ruleOf(asked.state, decision)
  const found = open ?? closed
  if (by === undefined || found === undefined) return asked.notFound()
  const title = await titleOfDecision(asked, found)
  const decided = closed?.ending.type === 'decided' ? closed.ending : undefined
  const counts: Counts | undefined = decided ?? open?.standing?.counts
  const entitled = decided?.entitled ?? open?.entitled ?? by.entitledAtOpening
  const because = closed === undefined ? open?.standing?.because : closed.because
  const numbers = decided?.numbers ?? by.numbers
  const told = counts?.for === undefined && counts?.options === undefined ? undefined : counts
  return asked.page({
    title: t.title,
    back: [asked.path(`/decisions/${decision}`), title],
    body: (
      <>
        <p>{title}</p>
        <h2>{t.inputs}</h2>
        {found.secret && told === undefined ? <p>{t.nothingTold}</p> : null}
        <Facts
          facts={[
            [t.opened, <Day on={found.openedOn} asked={asked} />],
            closed === undefined ? undefined : [t.ended, <Day on={closed.endedOn} asked={asked} />],
            [t.entitledThen, by.entitledAtOpening],
            [t.entitled, entitled],
            ...(told === undefined ? [] : countsAsFacts(asked, told)),
            ...(await Promise.all(
              Object.entries(numbers).map(
                async ([item, value]) =>
                  [
                    <a href={asked.path(`/numbers/${item}${scopeOf(by.charter, item, by.scope)}`)}>
                      {await itemTitle(asked, item)}
                    </a>,
                    numberIn(exact(value), 'share', asked.locale),
                  ] as const,
              ),
            )),
          ]}
        />
        {Object.keys(numbers).length === 0 ? null : (
          <p class="hint">{by.rule.thresholds === 'live' ? t.live : t.pinned}</p>
        )}
        <h2>{t.arithmetic}</h2>
        {told === undefined ? (
          <p>{t.notTold}</p>
        ) : (
          <Arithmetic asked={asked} by={by} counts={told} entitled={entitled} numbers={numbers} />
        )}
        {because === undefined ? null : <Why because={because} asked={asked} open says={t.inWords} />}
        <h2>{t.rule}</h2>
        <RuleInFull asked={asked} charter={by.charter} section="decisions" id={by.provision} />
      </>
    ),
  })
}

const countsAsFacts = (asked: Asked, counts: Counts): readonly (readonly [string, number])[] => {
  const t = asked.words(WORDS)
  const named = ['for', 'against', 'abstain', 'standAside', 'block', 'ballots'] as const
  return named.flatMap((name) => {
    const count = counts[name]
    return count === undefined ? [] : [[t[name], count] as const]
  })
}

/** A team's or circle's number has an address of its own. */
const scopeOf = (charter: Charter, item: string, scope: string | undefined): string => {
  const members = charter.averageItems?.[item]?.proposedBy.members
  const own = members === 'circle' || (typeof members === 'object' && 'team' in members)
  return own && scope !== undefined ? `/of/${scope}` : ''
}

/** The comparison itself, without any rounding: both sides in whole numbers. */
const Arithmetic: FC<{
  readonly asked: Asked
  readonly by: views.decisions.RuleOfDecision
  readonly counts: Counts
  readonly entitled: number
  readonly numbers: Readonly<Record<string, string>>
}> = ({ asked, by, counts, entitled, numbers }) => {
  const t = asked.words(WORDS)
  const { rule } = by.rule
  if ('consensus' in rule) return <p>{t.consensus(counts.block ?? 0)}</p>
  if (!isShareRule(rule)) return <p>{t.choosing}</p>
  const strict = rule.moreThan !== undefined
  const threshold = valueOf(rule.atLeast ?? rule.moreThan, numbers)
  if (threshold === undefined) return null
  const { for: inFavour = 0, against = 0, abstain = 0 } = counts
  const base = {
    electorate: entitled,
    'for-or-against': inFavour + against,
    ballots: inFavour + against + abstain,
    present: inFavour + against + abstain,
  }[rule.of]
  const [left, right] = [
    multiply(ratio(BigInt(inFavour), 1n), ratio(threshold.denominator, 1n)).numerator,
    multiply(ratio(BigInt(base), 1n), ratio(threshold.numerator, 1n)).numerator,
  ]
  const reached = base > 0 && (strict ? left > right : left >= right)
  const n = numbersIn(asked.locale)
  const [percent, fraction] = [n.percent(threshold), n.fraction(threshold)]
  return (
    <>
      <p>
        {t.asked(
          // A share that is a fraction in both is said once.
          percent.startsWith(fraction) ? percent : `${percent} (${fraction})`,
          strict,
          rule.of === 'ballots' ? t['of-ballots'] : t[rule.of],
          base,
        )}
      </p>
      <p class="sum">
        {`${inFavour} × ${threshold.denominator} = ${left}`}
        <br />
        {`${base} × ${threshold.numerator} = ${right}`}
        <br />
        <strong>{`${left} ${strict ? '>' : '≥'} ${right}: ${reached ? t.yes : t.no}`}</strong>
      </p>
      {compare(threshold, ratio(1n, 1n)) > 0 ? <p>{t.outOfReach}</p> : null}
    </>
  )
}

const valueOf = (
  threshold: ExactInput | { readonly average: string } | undefined,
  numbers: Readonly<Record<string, string>>,
): Ratio | undefined => {
  if (typeof threshold === 'object' && 'average' in threshold) {
    const number = numbers[threshold.average]
    return number === undefined ? undefined : exact(number)
  }
  return threshold === undefined ? undefined : exact(threshold)
}

const WORDS = wordsOf({
  title: ['How was this computed?', '¿Cómo se calculó?'],
  inputs: ['What goes in', 'Qué entra'],
  opened: ['Opened on', 'Abierta el'],
  ended: ['Ended on', 'Terminada el'],
  entitledThen: ['Entitled when it was opened', 'Con derecho a voto al abrirse'],
  entitled: ['Entitled for the count', 'Con derecho a voto para el escrutinio'],
  for: ['For', 'A favor'],
  against: ['Against', 'En contra'],
  abstain: ['Abstaining', 'Abstenciones'],
  standAside: ['Standing aside', 'Se hacen a un lado'],
  block: ['Blocking', 'Bloquean'],
  ballots: ['Ballots', 'Papeletas'],
  pinned: [
    'The number is the one that was in force when this was opened; what it became since does not change this decision.',
    'El número es el vigente cuando se abrió; lo que haya cambiado después no afecta a esta decisión.',
  ],
  live: [
    'The number is the one in force at each moment: the charter says so for this decision.',
    'El número es el vigente en cada momento: así lo dicen los estatutos para esta decisión.',
  ],
  arithmetic: ['The arithmetic', 'Las cuentas'],
  inWords: ['In words', 'En palabras'],
  rule: ['The rule and its clauses', 'La regla y sus cláusulas'],
  nothingTold: [
    'This vote is secret, and nothing of its ballots is told before the count.',
    'Este voto es secreto y nada de sus papeletas se dice antes del escrutinio.',
  ],
  notTold: [
    'There are no counts to compute with: none were told, or it came to nothing before it was taken.',
    'No hay recuentos con los que calcular: no se dijeron, o la decisión decayó antes de tomarse.',
  ],
  electorate: ['everyone entitled', 'todas las personas con derecho a voto'],
  present: ['those present', 'las personas presentes'],
  'of-ballots': ['the ballots', 'las papeletas'],
  'for-or-against': ['the ballots for or against', 'las papeletas a favor o en contra'],
  asked: [
    (share: string, strict: boolean, base: string, size: number) =>
      `Asked for: ${strict ? 'more than' : 'at least'} ${share} of ${base}, which is ${size}. Without dividing, so without rounding:`,
    (share: string, strict: boolean, base: string, size: number) =>
      `Se exige ${strict ? 'más de' : 'al menos'} ${share} de ${base}: ${size}. Sin dividir, y por tanto sin redondear:`,
  ],
  yes: ['reached', 'alcanzada'],
  no: ['not reached', 'no alcanzada'],
  outOfReach: ['More than everybody: nothing reaches it.', 'Más que todo el mundo: nada la alcanza.'],
  consensus: [
    (block: number) => `Ballots that block: ${block}. It is carried if that is 0 when the notice is over.`,
    (block: number) => `Papeletas que bloquean: ${block}. Se aprueba si son 0 al acabar el plazo.`,
  ],
  choosing: [
    'The option that most ballots approve of is chosen; the rule below says what follows where none is approved by more than half.',
    'Sale la opción que aprueben más papeletas; la regla de abajo dice qué pasa si ninguna supera la mitad.',
  ],
})
