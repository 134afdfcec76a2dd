import { views } from 'coop-rules/cooperative'
import { compare, exact } from 'coop-rules/exact'
import type { FC } from 'hono/jsx'
import { could } from '../../kernel/could.js'
import {
  Button,
  Day,
  day,
  Empty,
  Facts,
  Field,
  Form,
  money,
  Name,
  numberIn,
  Refused,
  Table,
  Term,
  Why,
} from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { amountTyped } from '../../kernel/decimals.js'
import { wordsOf } from '../../kernel/words.js'
import { nameOfPlace, placeOf, projectOf } from './places.js'
import { Steps } from './steps.js'

/** Held pay: who owes what to whom, at which rate, and what it would come to. */
export async function heldPayPage(
  asked: Asked,
  refusal?: Refusal,
  wrong?: { readonly place: string; readonly words: string },
) {
  const { state, today, charter } = asked
  const t = asked.words(WORDS)
  if (charter.pay?.heldPay === undefined) return asked.notFound()
  const debtors = [undefined, ...views.projects.projects(state).map(({ project }) => project)]
    .map((project) => ({ project, ...views.pay.heldPayOn(state, project, today as never) }))
    .filter(({ open, closed }) => open !== undefined || closed.length > 0)
  const owing = await Promise.all(
    debtors.map(async (debtor) => ({ ...debtor, name: await nameOfPlace(asked, debtor.project) })),
  )
  return asked.page(
    {
      title: t.title,
      live: true,
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <div class="says">
            <Term means={t.heldMeans}>{t.heldWord}</Term> {t.intro}
          </div>
          {owing.length === 0 ? (
            <Empty>
              <p>{t.nothing}</p>
            </Empty>
          ) : null}
          {owing.map(({ project, name, open, closed }) => (
            <section>
              <h2>{name}</h2>
              {open === undefined ? (
                <p>{t.allPaid}</p>
              ) : (
                <Debtor
                  asked={asked}
                  project={project}
                  name={name}
                  wrong={wrong?.place === placeOf(project) ? wrong.words : undefined}
                />
              )}
              {closed.length > 0 && open !== undefined ? <p class="hint">{t.paidBefore(closed.length)}</p> : null}
            </section>
          ))}
        </>
      ),
    },
    refusal === undefined && wrong === undefined ? 200 : 422,
  )
}

const Debtor: FC<{
  readonly asked: Asked
  readonly project: string | undefined
  readonly name: string
  readonly wrong: string | undefined
}> = ({ asked, project, name, wrong }) => {
  const { state, today, me, locale, charter } = asked
  const t = asked.words(WORDS)
  const { open } = views.pay.heldPayOn(state, project, today as never)
  if (open === undefined) return null
  const cash = (amount: bigint) => money(amount, charter.currency, locale)
  const shown = open.workers.filter(({ worker }) => views.pay.maySeePayOf(state, me, worker))
  const later = laterDays(today)
  const projection = views.pay.heldPayIfPaidOn(state, project, today as never, later as never)
  const mine = open.workers.find(({ worker }) => worker === me)
  return (
    <>
      <p class="big">
        {cash(open.owedMinor)} <small>{t.owedToday}</small>
      </p>
      <Why because={open.because} asked={asked} says={t.whySum(name)} />
      {shown.length === 0 ? null : (
        <Table
          caption={t.toWhom(name)}
          columns={[t.who, t.held, t.interest, t.paid, t.owed, t.statement]}
          numeric={[1, 2, 3, 4]}
          rows={shown.map(({ worker, heldMinor, interestMinor, paidMinor, owedMinor }) => [
            <Name id={worker} asked={asked} />,
            cash(heldMinor),
            cash(interestMinor),
            cash(paidMinor),
            <strong>{cash(owedMinor)}</strong>,
            <StatementLink asked={asked} project={project} worker={worker} />,
          ])}
          {...(shown.length === open.workers.length
            ? {
                foot: [
                  t.together,
                  cash(open.heldMinor),
                  cash(open.interestMinor),
                  cash(open.paidMinor),
                  cash(open.owedMinor),
                  '',
                ],
              }
            : {})}
        />
      )}
      <h3>{t.rateTitle}</h3>
      <Rates
        asked={asked}
        project={project}
        since={open.workers.flatMap(({ paydays }) => paydays.map(({ payday }) => payday)).sort()[0] ?? today}
      />
      <h3>{t.later}</h3>
      {projection === undefined ? null : (
        <>
          <Table
            caption={t.laterCaption(name)}
            columns={[t.on, t.all, ...(mine === undefined ? [] : [t.me])]}
            numeric={[1, 2]}
            rows={projection.days.map(({ date, account }) => [
              <Day on={date} asked={asked} />,
              cash(account.owedMinor),
              ...(mine === undefined
                ? []
                : [cash(account.workers.find(({ worker }) => worker === me)?.owedMinor ?? 0n)]),
            ])}
          />
          <Why because={projection.because} asked={asked} says={t.assumed(name)} />
        </>
      )}
      {could(asked, {
        type: 'settle-held-pay',
        payout: 'made-up-payout',
        ...(project === undefined ? {} : { project }),
        amountMinor: '1',
      }) ||
      could(asked, {
        type: 'settle-held-pay',
        payout: 'made-up-payout',
        ...(project === undefined ? {} : { project }),
        amountMinor: String(open.owedMinor),
      }) ? (
        <>
          <h3>{t.settle}</h3>
          <p>{t.settleText(t[charter.pay?.heldPay?.payoutOrder ?? 'oldest-first'])}</p>
          <Form to={`/held-pay/${placeOf(project)}`} asked={asked}>
            <Field
              name="amount"
              id={`amount-${placeOf(project)}`}
              label={t.amount}
              inputmode="decimal"
              unit={charter.currency}
              value={asked.param('place') === placeOf(project) ? asked.field('amount') : ''}
              {...(wrong === undefined ? {} : { wrong })}
              required
            />
            <Button says={`${t.pay}: ${name}`}>{t.pay}</Button>
          </Form>
        </>
      ) : null}
    </>
  )
}

const StatementLink: FC<{
  readonly asked: Asked
  readonly project: string | undefined
  readonly worker: string
}> = async ({ asked, project, worker }) => {
  const t = asked.words(WORDS)
  return (
    <a
      href={asked.path(`/held-pay/${placeOf(project)}/${worker}`)}
      aria-label={t.statementOf(await asked.nameOf(worker))}
    >
      {t.lineByLine}
    </a>
  )
}

/** Which rate was in force when: the number that members set, step by step, and the terms that the debt keeps. */
export const Rates: FC<{ readonly asked: Asked; readonly project: string | undefined; readonly since: string }> = ({
  asked,
  project,
  since,
}) => {
  const { state, today, locale } = asked
  const t = asked.words(WORDS)
  const found = views.pay.heldPayTerms(state, project, today as never)
  if (found === undefined) return null
  const { terms, rates } = found
  const begun = rates.findLastIndex(({ from }) => from <= since)
  const steps = rates.slice(Math.max(0, begun)).map(({ from, value }) => ({ from: from < since ? since : from, value }))
  const write = (value: (typeof rates)[number]['value']) => numberIn(value, 'share', locale)
  const now = steps.at(-1)
  return (
    <>
      {now === undefined ? (
        <p>{t.noRate}</p>
      ) : (
        <>
          <Steps
            steps={steps}
            from={since}
            until={today}
            write={write}
            day={(date) => day(date, locale)}
            says={t.stepsSay(
              steps.map(({ from, value }) => `${write(value)} ${t.fromDay} ${day(from, locale)}`).join('; '),
            )}
          />
          <ul class="plain">
            {steps.map(({ from, value }) => (
              <li>
                {write(value)} {t.fromDay} <Day on={from} asked={asked} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Facts
        facts={[
          [
            t.rateNow,
            <>
              {now === undefined ? '–' : write(now.value)}{' '}
              {terms.rate === undefined ? null : <a href={asked.path(`/numbers/${terms.rate}`)}>{t.setBy}</a>}
            </>,
          ],
          [
            t.dayCount,
            <>
              {t.dayCountMeans(terms.dayCount)} <small>({terms.dayCount})</small>
            </>,
          ],
          [t.follows, terms.rateInForce === 'each-day' ? t.eachDay : t.atDueDate],
          [t.joins, terms.capitalised === 'never' ? t.never : t.yearly],
        ]}
      />
    </>
  )
}

/** The end of this month, of this year, and a year from today. */
const laterDays = (today: string): readonly string[] => {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const endOfMonth = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  const inAYear = new Date(Date.parse(`${today}T00:00:00Z`) + 365 * 86_400_000).toISOString().slice(0, 10)
  return [...new Set([today, endOfMonth, `${String(year).padStart(4, '0')}-12-31`, inAYear])].sort()
}

/** Pays held pay, as far as the amount goes. */
export async function settleHeldPay(asked: Asked) {
  const t = asked.words(WORDS)
  const place = asked.param('place')
  const project = projectOf(place)
  const typed = asked.field('amount')
  const amountMinor = amountTyped(typed, asked.charter.currency)
  if (amountMinor === undefined || compare(exact(amountMinor), exact('0')) <= 0)
    return heldPayPage(asked, undefined, { place, words: t.noAmount(typed) })
  const payout = asked.newId('payout')
  const [en, es] = [day(asked.today, 'en'), day(asked.today, 'es')]
  asked.rename(payout, { en: `the payout of ${en}`, es: `el pago del ${es}` })
  return asked.give(
    { type: 'settle-held-pay', payout, ...(project === undefined ? {} : { project }), amountMinor },
    (refusal) => heldPayPage(asked, refusal),
  )
}

const WORDS = wordsOf({
  title: ['Held pay', 'Retribución aplazada'],
  heldWord: ['Held pay', 'La retribución aplazada'],
  heldMeans: [
    'pay that somebody earned and could not be paid because money was short; it is a debt to them, and earns interest until it is paid',
    'lo que alguien ganó y no se le pudo pagar porque faltaba dinero; es una deuda con esa persona y gana interés hasta que se paga',
  ],
  intro: ['is owed to whoever earned it, also after they leave.', 'se debe a quien la ganó, también después de irse.'],
  nothing: [
    'Nothing is held: everybody was paid what they earned. Should money be short on a payday, what is owed stands here.',
    'No hay nada aplazado: se pagó todo lo ganado. Si en un día de paga falta dinero, aquí se verá lo que se debe.',
  ],
  allPaid: ['All that was held here is paid, with its interest.', 'Todo lo aplazado aquí está pagado, con su interés.'],
  paidBefore: [
    (count: number) =>
      `${count === 1 ? 'One account' : `${count} accounts`} before this one ${count === 1 ? 'is' : 'are'} paid in full.`,
    (count: number) =>
      `${count === 1 ? 'Una cuenta anterior está pagada' : `${count} cuentas anteriores están pagadas`} por completo.`,
  ],
  owedToday: ['owed today', 'se deben hoy'],
  whySum: [(name: string) => `How was this computed? (${name})`, (name: string) => `¿Cómo se calculó? (${name})`],
  toWhom: [(name: string) => `To whom ${name} owes it`, (name: string) => `A quién lo debe ${name}`],
  who: ['Who', 'Quién'],
  held: ['Held', 'Aplazado'],
  interest: ['Interest', 'Interés'],
  paid: ['Paid since', 'Pagado desde entonces'],
  owed: ['Owed', 'Se debe'],
  statement: ['Statement', 'Extracto'],
  lineByLine: ['Line by line', 'Línea por línea'],
  statementOf: [
    (name: string) => `Statement of ${name}, line by line`,
    (name: string) => `Extracto de ${name}, línea por línea`,
  ],
  together: ['Together', 'En total'],
  rateTitle: ['The rate', 'El tipo de interés'],
  noRate: ['It earns no interest.', 'No gana interés.'],
  rateNow: ['In force today', 'En vigor hoy'],
  setBy: ['See and set this number', 'Ver y fijar este número'],
  stepsSay: [(steps: string) => `The rate: ${steps}`, (steps: string) => `El tipo: ${steps}`],
  fromDay: ['a year from', 'anual desde el'],
  dayCount: ['Days', 'Días'],
  dayCountMeans: [
    (count: string) =>
      count === 'ACT/365F'
        ? 'each day is a 365th of a year, leap years too'
        : `the convention ${count} says which part of a year so many days are`,
    (count: string) =>
      count === 'ACT/365F'
        ? 'cada día es una 365.ª parte del año, también en los bisiestos'
        : `la convención ${count} dice qué parte de un año son tantos días`,
  ],
  follows: ['Which rate counts', 'Qué tipo cuenta'],
  eachDay: ['the rate of each day; never backwards', 'el de cada día; nunca hacia atrás'],
  atDueDate: ['the rate of the payday, until it is paid', 'el del día de paga, hasta que se paga'],
  joins: ['Interest on interest', 'Interés sobre interés'],
  never: ['never', 'nunca'],
  yearly: [
    'at the end of each year, interest joins what is owed',
    'al acabar cada año, el interés se suma a lo que se debe',
  ],
  later: ['What it would come to', 'A cuánto llegaría'],
  laterCaption: [
    (name: string) => `Were all that ${name} owes paid on one of these days`,
    (name: string) => `Si todo lo que debe ${name} se pagara en uno de estos días`,
  ],
  on: ['Paid on', 'Pagado el'],
  all: ['To everybody', 'A todas las personas'],
  me: ['To me', 'A mí'],
  assumed: [(name: string) => `What is assumed? (${name})`, (name: string) => `¿Qué se supone? (${name})`],
  settle: ['Pay of it', 'Pagar una parte'],
  settleText: [(order: string) => `What is paid goes ${order}.`, (order: string) => `Lo que se paga va ${order}.`],
  'pro-rata': ['to everybody in proportion', 'a todas las personas en proporción'],
  'oldest-first': ['to what is owed for longest', 'a lo que se debe desde hace más tiempo'],
  'smallest-first': ['to the smallest debts first', 'primero a las deudas más pequeñas'],
  amount: ['How much to pay', 'Cuánto pagar'],
  pay: ['Pay held pay', 'Pagar lo aplazado'],
  noAmount: [
    (typed: string) => `“${typed}” is not an amount above zero. Nothing was saved.`,
    (typed: string) => `«${typed}» no es un importe mayor que cero. No se guardó nada.`,
  ],
})
