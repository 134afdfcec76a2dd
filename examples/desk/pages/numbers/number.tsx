import { views } from 'coop-rules/cooperative'
import type { Ratio } from 'coop-rules/exact'
import type { FC } from 'hono/jsx'
import { typedAs } from '../../kernel/decimals.js'
import { Button, Day, Field, Form, Refused, Status, Table, Why } from '../../kernel/parts.js'
import { DotPlot } from '../../kernel/plots.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { ruleInWords, sentencesAbout } from '../decisions/rule.js'
import { isShare, kindInWords, pathOf, placeOf, titleOfNumber, todayOf, unitIn, withUnit, writtenAs } from './place.js'
import { WhoProposes } from './who-proposes.js'

/** What was sent with the form that is shown again. */
interface Sent {
  readonly text?: string
  readonly wrong?: string
  readonly refusal?: Refusal
}

/** One number that everyone sets: what is in force and why, what everyone proposes, and what one can do. */
export const numberPage = async (asked: Asked, sent: Sent = {}) => {
  const found = placeOf(asked)
  const rule = found === undefined ? undefined : views.averages.numberRule(asked.state, found.item)
  if (found === undefined || rule === undefined) return asked.notFound()
  const t = asked.words(WORDS)
  const { item, inForce } = found
  const secret = rule.rule.secret === true
  const come = views.averages.numberToCome(asked.state, found)
  const later = come !== undefined && come.from > asked.today ? come : undefined
  const counting = views.averages.proposalsFor(asked.state, found, later?.from ?? todayOf(asked))
  const proposals = secret ? [] : counting
  const mine = secret ? undefined : proposals.find(({ member }) => member === asked.me)?.value
  const uses = views.averages
    .thresholdsInForce(asked.state, todayOf(asked))
    .filter((one) => one.item === item && one.scope === found.scope)
  const timeline = views.averages.rateTimelineOf(asked.state, item, found.scope)
  const status = sent.refusal === undefined && sent.wrong === undefined ? 200 : 422
  return asked.page(
    {
      title: await titleOfNumber(asked, found),
      live: true,
      back: [asked.path('/numbers'), t.all],
      body: (
        <>
          <Refused refusal={sent.wrong === undefined ? sent.refusal : { words: [sent.wrong] }} asked={asked} />
          <p class="big">{await withUnit(asked, item, inForce.value)}</p>
          <p>
            {inForce.kind === 'provisional' ? (
              <Status is="open">
                {later === undefined
                  ? t.provisional(found.proposals, rule.rule.minimumProposals)
                  : t.provisionalUntil(later.proposals, rule.rule.minimumProposals)}{' '}
                {later === undefined ? null : <Day on={later.from} asked={asked} />}
              </Status>
            ) : (
              <Status is="good">
                {found.proposals < rule.rule.minimumProposals
                  ? t.anew(found.proposals)
                  : t.average(kindInWords(asked, item), found.proposals)}
              </Status>
            )}{' '}
            {later === undefined ? null : (
              <>
                {t.comes(await withUnit(asked, item, later.inForce.value))} <Day on={later.from} asked={asked} />.
              </>
            )}
          </p>
          <Why because={inForce.because} asked={asked} {...(later === undefined ? {} : { says: t.whyToday })} />
          <p>
            <a href={asked.path(`${pathOf(found)}/computed`)}>{t.computed}</a>
          </p>
          {secret ? (
            <div class="note">
              <p>{t.secret}</p>
              <a href={asked.path('/sealed')}>{t.toSealed}</a>
            </div>
          ) : (
            <Distribution
              asked={asked}
              item={item}
              proposals={proposals}
              inForce={later?.inForce.value ?? inForce.value}
              mine={mine}
              rule={rule}
            />
          )}
          {secret ? null : <Own asked={asked} found={found} rule={rule} mine={mine} sent={sent} />}
          <h2>{t.rule}</h2>
          <p>
            {sentencesAbout(ruleInWords(asked.charter, asked.locale, 'averageItems', item), [
              'proposedBy',
              'provisional',
              'minimumProposals',
              'min',
              'max',
              'step',
              'acts',
              'everyMonths',
            ])}
          </p>
          {rule.adoptedBy === undefined ? null : (
            <p>
              <a href={asked.path(`/decisions/${rule.adoptedBy}`)}>{t.adopted}</a>
            </p>
          )}
          {uses.length === 0 ? null : (
            <p>
              {t.usedBy}{' '}
              {uses.map(({ decision }, at) => (
                <>
                  {at === 0 ? '' : ', '}
                  {`“${asked.titleOf('decisions', decision)}”`}
                </>
              ))}
              .
            </p>
          )}
          {timeline.length < 2 ? null : (
            <details>
              <summary>{t.history}</summary>
              <Table
                caption={t.history}
                columns={[t.from, t.number]}
                numeric={[1]}
                rows={timeline
                  .toReversed()
                  .slice(0, 60)
                  .map(({ from, value }) => [<Day on={from} asked={asked} />, writtenAs(asked, item, value)])}
              />
            </details>
          )}
        </>
      ),
    },
    status,
  )
}

const Distribution: FC<{
  readonly asked: Asked
  readonly item: string
  readonly proposals: readonly { readonly member: string; readonly value: Ratio }[]
  readonly inForce: Ratio
  readonly mine: Ratio | undefined
  readonly rule: views.averages.NumberRule
}> = ({ asked, item, proposals, inForce, mine, rule }) => {
  const t = asked.words(WORDS)
  if (proposals.length === 0)
    return (
      <div class="empty">
        <p>{t.nobody}</p>
      </div>
    )
  const write = (value: Ratio) => writtenAs(asked, item, value)
  // Of very many, every so-manieth is drawn: the picture stays the same, and small.
  const each = Math.ceil(proposals.length / MOST_DOTS)
  const sorted = proposals.map(({ value }) => value)
  const drawn = each === 1 ? sorted : thinned(sorted, each)
  const bounds =
    rule.min !== undefined && rule.max !== undefined && isShare(asked, item) ? { from: rule.min, to: rule.max } : {}
  return (
    <>
      <h2>{t.distribution}</h2>
      <DotPlot
        values={drawn}
        inForce={inForce}
        mine={mine}
        write={write}
        says={t.plot(proposals.length, write(inForce), mine === undefined ? undefined : write(mine))}
        {...bounds}
      />
      <p class="hint">
        {each === 1 ? t.legend : t.legendMany(each)} {mine === undefined ? '' : t.legendMine}
      </p>
      <WhoProposes asked={asked} item={item} proposals={proposals} />
    </>
  )
}

const thinned = (values: readonly Ratio[], each: number): readonly Ratio[] =>
  [...values]
    .sort((a, b) => (a.numerator * b.denominator < b.numerator * a.denominator ? -1 : 1))
    .filter((_, at) => at % each === Math.floor(each / 2))

const MOST_DOTS = 480

/** Cast, change, withdraw. */
const Own: FC<{
  readonly asked: Asked
  readonly found: views.averages.NumberNow
  readonly rule: views.averages.NumberRule
  readonly mine: Ratio | undefined
  readonly sent: Sent
}> = async ({ asked, found, rule, mine, sent }) => {
  const t = asked.words(WORDS)
  const { item } = found
  if (!views.averages.mayProposeFor(asked.state, found, asked.me))
    return (
      <>
        <h2>{t.yours}</h2>
        <p>{t.notEntitled}</p>
      </>
    )
  const write = (value: Ratio | undefined) => (value === undefined ? undefined : writtenAs(asked, item, value))
  const share = isShare(asked, item)
  const hint = t.hint(write(rule.min), write(rule.max), write(rule.step), share)
  const value = sent.text ?? (mine === undefined ? '' : typedAs(mine, share ? 'share' : '', asked.locale))
  return (
    <>
      <h2>{t.yours}</h2>
      <p>
        {mine === undefined ? t.none : <Status is="good">{t.youPropose(await withUnit(asked, item, mine))}</Status>}
      </p>
      <Form to={pathOf(found)} asked={asked}>
        <Field
          name="value"
          label={mine === undefined ? t.propose : t.changeTo}
          hint={hint}
          inputmode="decimal"
          value={value}
          unit={share ? '%' : await unitIn(asked, item)}
          {...(sent.wrong === undefined ? {} : { wrong: sent.wrong })}
        />
        <Button>{mine === undefined ? t.cast : t.change}</Button>
      </Form>
      {mine === undefined ? null : (
        <Form to={`${pathOf(found)}/withdraw`} asked={asked} class="apart">
          <p class="hint">{t.withdrawMeans}</p>
          <Button quiet>{t.withdraw}</Button>
        </Form>
      )}
    </>
  )
}

const WORDS = wordsOf({
  all: ['All numbers', 'Todos los números'],
  provisional: [
    (n: number, least: number) => `Provisional: ${n} of the ${least} proposals that it takes`,
    (n: number, least: number) => `Provisional: ${n} de las ${least} propuestas que hacen falta`,
  ],
  provisionalUntil: [
    (n: number, least: number) =>
      `Provisional today: ${n} ${n === 1 ? 'has' : 'have'} proposed, of the ${least} that it takes; it counts from`,
    (n: number, least: number) =>
      `Provisional hoy: ${n === 1 ? 'hay 1 propuesta' : `hay ${n} propuestas`} de las ${least} que hacen falta; cuentan desde el`,
  ],
  whyToday: ['How was the number of today computed?', '¿Cómo se calculó el número de hoy?'],
  average: [
    (kind: string, n: number) => `${capital(kind)} of ${n} ${n === 1 ? 'proposal' : 'proposals'}`,
    (kind: string, n: number) => `${capital(kind)} de ${n} ${n === 1 ? 'propuesta' : 'propuestas'}`,
  ],
  anew: [
    (n: number) => `The number that was voted before: it stays until enough propose anew, and ${n} did so far`,
    (n: number) => `El número votado antes: sigue hasta que haya bastantes propuestas nuevas; de momento hay ${n}`,
  ],
  comes: [
    (number: string) => `As proposed now, it is ${number} from`,
    (number: string) => `Con las propuestas de ahora, será ${number} desde el`,
  ],
  computed: ['Every step of the computation', 'Todos los pasos del cálculo'],
  secret: [
    'This number is set in secret: what anybody proposes is sealed, and only the mean of many is told, on its day.',
    'Este número se fija en secreto: lo que propone cada cual va sellado y solo se dice el promedio de muchas propuestas, en su día.',
  ],
  toSealed: ['Sealed votes', 'Votos sellados'],
  nobody: [
    'Nobody has proposed anything yet. The number comes of what is proposed.',
    'Nadie ha propuesto nada todavía. El número sale de lo que se propone.',
  ],
  distribution: ['What everyone proposes', 'Lo que propone cada cual'],
  plot: [
    (n: number, mean: string, mine: string | undefined) =>
      `Dot plot of ${n} ${n === 1 ? 'proposal' : 'proposals'} around ${mean}${mine === undefined ? '' : `; yours is ${mine}`}`,
    (n: number, mean: string, mine: string | undefined) =>
      `Diagrama de puntos de ${n} ${n === 1 ? 'propuesta' : 'propuestas'} en torno a ${mean}${mine === undefined ? '' : `; la tuya es ${mine}`}`,
  ],
  legend: [
    'Each dot is one proposal; the line is the number they come to.',
    'Cada punto es una propuesta; la línea, el número que resulta.',
  ],
  legendMany: [
    (each: number) => `Each dot is ${each} proposals; the line is the number they come to.`,
    (each: number) => `Cada punto son ${each} propuestas; la línea, el número que resulta.`,
  ],
  legendMine: ['The ringed dot is yours.', 'El punto con borde es el tuyo.'],
  yours: ['Your vote', 'Tu voto'],
  none: [
    'You have not proposed anything. That is no zero: the number is what the others make it.',
    'No has propuesto nada. Eso no es un cero: el número es el que hacen las demás.',
  ],
  notEntitled: [
    'This number is set by others: the rule below says by whom.',
    'Este número lo fijan otras personas: la regla de abajo dice quiénes.',
  ],
  youPropose: [(number: string) => `You propose ${number}`, (number: string) => `Propones ${number}`],
  propose: ['Your number', 'Tu número'],
  changeTo: ['Change it to', 'Cambiarlo a'],
  cast: ['Cast my vote', 'Votar'],
  change: ['Change my vote', 'Cambiar mi voto'],
  withdraw: ['Withdraw my vote', 'Retirar mi voto'],
  withdrawMeans: [
    'Withdrawing is no zero and no abstention: your number no longer counts, and you can propose again at any time.',
    'Retirar no es un cero ni una abstención: tu número deja de contar y puedes volver a proponer cuando quieras.',
  ],
  hint: [
    (min: string | undefined, max: string | undefined, step: string | undefined, share: boolean) =>
      `${range(min, max, 'from', 'to', 'at least', 'at most')}${step === undefined ? '' : `, in steps of ${step}`}. ${share ? '72, 72 % and 72.0 are the same.' : 'A decimal comma or a decimal point, as you like.'}`,
    (min: string | undefined, max: string | undefined, step: string | undefined, share: boolean) =>
      `${range(min, max, 'de', 'a', 'al menos', 'como mucho')}${step === undefined ? '' : `, en saltos de ${step}`}. ${share ? '72, 72 % y 72,0 son lo mismo.' : 'Con coma o con punto decimal, como prefieras.'}`,
  ],
  rule: ['The rule', 'La regla'],
  adopted: [
    'Members put this number to the vote themselves',
    'Este número lo llevaron a votación las propias personas socias',
  ],
  usedBy: ['It is the threshold of', 'Es la mayoría exigida en'],
  history: ['How the number moved', 'Cómo ha cambiado el número'],
  from: ['From', 'Desde'],
  number: ['Number', 'Número'],
})

const range = (
  min: string | undefined,
  max: string | undefined,
  from: string,
  to: string,
  least: string,
  most: string,
): string => {
  const said =
    min !== undefined && max !== undefined
      ? `${from} ${min} ${to} ${max}`
      : min !== undefined
        ? `${least} ${min}`
        : max !== undefined
          ? `${most} ${max}`
          : ''
  return capital(said)
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
