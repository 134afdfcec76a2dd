import { views } from 'coop-rules/cooperative'
import type { Child } from 'hono/jsx'
import { could } from '../../kernel/could.js'
import { Button, Choice, Field, Form, money, Refused, Select } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { bodyOptions, lineOptions } from './bodies.js'
import { bodyOf } from './ledger.js'
import { DocumentFields } from './sent-document.js'
import { isKind, type Kind, LINES, ROWS, typedOf, type Wrong } from './typed.js'

/** Whether a form makes sense to somebody: they keep the books, and there are accounts to record on. */
export const mayRecord = (asked: Asked, kind: Kind): boolean => {
  const { state, me } = asked
  if (!views.accounts.keepsBooks(state, me)) return false
  if (kind === 'account') return could(asked, { type: 'open-account', account: 'made-up-account', kind: 'asset' })
  const kinds = new Set(views.accounts.balances(state).map(({ accountKind }) => accountKind))
  return {
    expense: kinds.has('expense') && kinds.has('asset'),
    donation: kinds.has('income') && kinds.has('asset'),
    entry: kinds.size > 1,
    budget: true,
    fund: true,
  }[kind]
}

/** The form that records something. */
export async function recordPage(asked: Asked, refusal?: Refusal, wrong: Wrong = {}) {
  const t = asked.words(WORDS)
  const kind = asked.param('kind')
  if (!isKind(kind) || !mayRecord(asked, kind)) return asked.notFound()
  return asked.page(
    {
      title: t[kind],
      back: [asked.path('/accounts'), t.back],
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          {refusal !== undefined && asked.files('file').some(({ size }) => size > 0) ? (
            <p class="hint">{t.chooseAgain}</p>
          ) : null}
          <p>{t[`${kind}-text`]}</p>
          <Form to={`/accounts/record/${kind}`} asked={asked} files>
            {await FIELDS[kind](asked, wrong)}
            <Button>{t[kind]}</Button>
          </Form>
        </>
      ),
    },
    refusal === undefined && Object.keys(wrong).length === 0 ? 200 : 422,
  )
}

const accountsOf = async ({ state, nameOf }: Asked, ...kinds: readonly string[]) =>
  Promise.all(
    views.accounts
      .balances(state)
      .filter(({ accountKind }) => kinds.length === 0 || kinds.includes(accountKind))
      .map(async ({ account }) => ({ value: account, label: await nameOf(account) })),
  )

const fundsOf = async ({ state, nameOf }: Asked, none: string) => [
  { value: '', label: none },
  ...(await Promise.all(
    views.accounts.funds(state).map(async ({ fund }) => ({ value: fund, label: await nameOf(fund) })),
  )),
]

const AmountField = ({
  asked,
  wrong,
  name = 'amount',
}: {
  readonly asked: Asked
  readonly wrong: Wrong
  readonly name?: string
}) => (
  <Field
    name={name}
    label={asked.words(WORDS).amount}
    inputmode="decimal"
    unit={asked.charter.currency}
    value={asked.field(name)}
    required
    {...(wrong[name] === undefined ? {} : { wrong: wrong[name] })}
  />
)

const FIELDS: Readonly<Record<Kind, (asked: Asked, wrong: Wrong) => Promise<Child>>> = {
  expense: async (asked, wrong) => {
    const t = asked.words(WORDS)
    const { field, state, charter } = asked
    const agreed =
      charter.accounts?.spending === undefined ? [] : views.accounts.spendings(state).filter(({ used }) => !used)
    return (
      <>
        <Field name="what" label={t.what} hint={t.whatHint} value={field('what')} required />
        <AmountField asked={asked} wrong={wrong} />
        <Select
          name="account"
          label={t.kindOfExpense}
          options={await accountsOf(asked, 'expense')}
          chosen={field('account')}
        />
        <Select
          name="from"
          label={t.paidFrom}
          options={await accountsOf(asked, 'asset', 'liability')}
          chosen={field('from')}
        />
        <Select name="line" label={t.line} options={await lineOptions(asked, t.noLine)} chosen={field('line')} />
        <Select name="fund" label={t.fund_} options={await fundsOf(asked, t.none)} chosen={field('fund')} />
        {agreed.length === 0 ? null : (
          <Select
            name="spending"
            label={t.spending}
            options={[
              { value: '', label: t.none },
              ...(await Promise.all(
                agreed.map(async ({ spending, amountMinor, line }) => ({
                  value: spending,
                  label: `${money(amountMinor, charter.currency, asked.locale)} · ${await asked.nameOf(line)}`,
                })),
              )),
            ]}
            chosen={field('spending')}
          />
        )}
        <DocumentFields asked={asked} wrong={wrong} />
      </>
    )
  },
  donation: async (asked, wrong) => {
    const t = asked.words(WORDS)
    const { field } = asked
    return (
      <>
        <Field name="what" label={t.what} hint={t.donationHint} value={field('what')} required />
        <AmountField asked={asked} wrong={wrong} />
        <Select name="income" label={t.income} options={await accountsOf(asked, 'income')} chosen={field('income')} />
        <Select name="into" label={t.into} options={await accountsOf(asked, 'asset')} chosen={field('into')} />
        <Select
          name="fund"
          label={t.fund_}
          hint={t.fundHint}
          options={await fundsOf(asked, t.none)}
          chosen={field('fund')}
        />
        <DocumentFields asked={asked} wrong={wrong} />
      </>
    )
  },
  entry: async (asked, wrong) => {
    const t = asked.words(WORDS)
    const none = { value: '', label: t.none }
    const accounts = [none, ...(await accountsOf(asked))]
    const bodies = await bodyOptions(asked)
    return (
      <>
        <Field name="what" label={t.what} hint={t.whatHint} value={asked.field('what')} required />
        {
          await Promise.all(
            Array.from({ length: ROWS }, async (_, at) => (
              <fieldset class="choice">
                <legend>{t.posting(at + 1)}</legend>
                <Select
                  name={`account-${at}`}
                  label={t.account_}
                  options={accounts}
                  chosen={asked.field(`account-${at}`)}
                />
                <Field
                  name={`amount-${at}`}
                  label={t.signedAmount}
                  hint={t.signedHint}
                  inputmode="decimal"
                  unit={asked.charter.currency}
                  value={asked.field(`amount-${at}`)}
                  {...(wrong[`amount-${at}`] === undefined ? {} : { wrong: wrong[`amount-${at}`] as string })}
                />
                <Select name={`of-${at}`} label={t.of} options={bodies} chosen={asked.field(`of-${at}`)} />
              </fieldset>
            )),
          )
        }
        <DocumentFields asked={asked} wrong={wrong} />
      </>
    )
  },
  budget: async (asked, wrong) => {
    const t = asked.words(WORDS)
    const { state, charter, field, locale } = asked
    const chosen = [field('of'), asked.query('of') ?? ''].find((one) => one !== '') ?? charter.id
    const now = views.accounts.budgetsInForce(state).find(({ of }) => bodyOf(of, charter.id) === chosen)
    const lines = await Promise.all(
      (now === undefined ? [] : plannedLines(now)).map(async ({ line, plannedMinor }) => ({
        name: await asked.nameOf(line),
        planned: plain(plannedMinor, charter.currency, locale),
      })),
    )
    return (
      <>
        {asked.query('of') === undefined && field('of') === '' ? (
          <Select name="of" label={t.of} options={await bodyOptions(asked)} chosen={chosen} />
        ) : (
          <>
            <input type="hidden" name="of" value={chosen} />
            <p>
              {t.of}: {await asked.nameOf(chosen)}
            </p>
          </>
        )}
        {wrong['lines'] === undefined ? null : <p class="problem">{wrong['lines']}</p>}
        <p class="hint">{t.linesHint}</p>
        {Array.from({ length: LINES }, (_, at) => {
          const stands = lines[at]
          return (
            <div class="pair">
              <Field
                name={`line-${at}`}
                label={t.lineName(at + 1)}
                value={field(`line-${at}`) || (stands?.name ?? '')}
              />
              <Field
                name={`planned-${at}`}
                label={t.plannedOf(at + 1)}
                inputmode="decimal"
                unit={charter.currency}
                value={field(`planned-${at}`) || (stands?.planned ?? '')}
                {...(wrong[`planned-${at}`] === undefined ? {} : { wrong: wrong[`planned-${at}`] as string })}
              />
            </div>
          )
        })}
      </>
    )
  },
  account: async (asked) => {
    const t = asked.words(WORDS)
    const { field } = asked
    return (
      <>
        <Field name="what" label={t.accountName} value={field('what')} required />
        <Choice
          name="kind-of"
          legend={t.kindOf}
          options={(['asset', 'liability', 'equity', 'income', 'expense'] as const).map((one) => ({
            value: one,
            label: t[`kind-${one}`],
          }))}
          chosen={field('kind-of') || 'asset'}
        />
        <Choice
          name="serves"
          legend={t.serves}
          options={(['no', 'pay', 'payments'] as const).map((one) => ({ value: one, label: t[`serves-${one}`] }))}
          chosen={field('serves') || 'no'}
        />
      </>
    )
  },
  fund: async (asked) => {
    const t = asked.words(WORDS)
    return (
      <>
        <Field name="what" label={t.fundName} value={asked.field('what')} required />
        <Select
          name="only-account"
          label={t.onlyAccount}
          options={[{ value: '', label: t.any }, ...(await accountsOf(asked, 'expense'))]}
          chosen={asked.field('only-account')}
        />
        <Select
          name="only-of"
          label={t.onlyOf}
          options={[{ value: '', label: t.any }, ...(await bodyOptions(asked)).slice(1)]}
          chosen={asked.field('only-of')}
        />
      </>
    )
  },
}

type BudgetNow = ReturnType<typeof views.accounts.budgetsInForce>[number]
const plannedLines = ({ now }: BudgetNow) => now.lines.filter(({ state }) => state !== 'unplanned')

/** An amount as it is typed: without its currency. */
const plain = (amount: bigint, currency: string, locale: Asked['locale']): string =>
  money(amount, currency, locale).replace(` ${currency}`, '')

/** Records what the form says, in the name of whoever sent it. */
export async function record(asked: Asked) {
  const kind = asked.param('kind')
  if (!isKind(kind)) return asked.notFound()
  const made = await typedOf(asked, kind)
  if ('wrong' in made) return recordPage(asked, undefined, made.wrong)
  return asked.give(made.given, (refusal) => recordPage(asked, refusal))
}

const WORDS = wordsOf({
  back: ['Accounts', 'Cuentas'],
  expense: ['Record an expense', 'Anotar un gasto'],
  'expense-text': [
    'What was spent, out of which account, and on which line of which budget.',
    'Qué se gastó, de qué cuenta y en qué partida de qué presupuesto.',
  ],
  donation: ['Record a donation', 'Anotar una donación'],
  'donation-text': [
    'Money that somebody gave. Members see how much; who gave stays with whoever keeps the books.',
    'Dinero que alguien dio. Los miembros ven cuánto; quién lo dio queda para quien lleva las cuentas.',
  ],
  entry: ['Record something else', 'Anotar otra cosa'],
  'entry-text': [
    'Anything that comes in or goes out: what comes into an account is above zero, what goes out below, and all of it together is nothing.',
    'Lo que entra o sale: lo que entra en una cuenta es mayor que cero, lo que sale menor, y todo junto suma cero.',
  ],
  budget: ['Set a budget', 'Fijar un presupuesto'],
  'budget-text': [
    'What is planned, line by line. Setting it again revises it; what was spent stays where it was.',
    'Lo previsto, partida por partida. Fijarlo otra vez lo revisa; lo gastado queda donde estaba.',
  ],
  account: ['Open an account', 'Abrir una cuenta'],
  'account-text': [
    'A place that money is in, comes from or goes to.',
    'Un lugar en el que hay dinero, del que viene o al que va.',
  ],
  fund: ['Open a fund', 'Abrir un fondo'],
  'fund-text': [
    'For money that is given for something: it may then be spent on nothing else.',
    'Para dinero que se da para algo: solo se podrá gastar en eso.',
  ],
  chooseAgain: [
    'Choose the document again: browsers do not keep it.',
    'Elige otra vez el documento: el navegador no lo guarda.',
  ],
  what: ['What was it?', '¿Qué fue?'],
  whatHint: [
    'As others will read it in the accounts: four days of studio',
    'Como lo leerán las demás personas en las cuentas: cuatro días de estudio',
  ],
  donationHint: [
    'As others will read it. Do not name whoever gave: spring appeal',
    'Como lo leerán las demás personas. No nombres a quien dio: campaña de primavera',
  ],
  amount: ['Amount', 'Importe'],
  kindOfExpense: ['Spent on', 'Gastado en'],
  paidFrom: ['Paid from', 'Pagado desde'],
  line: ['Budget line', 'Partida del presupuesto'],
  noLine: ['on no line', 'sin partida'],
  fund_: ['Out of money given for something', 'De dinero dado para algo'],
  fundHint: ['Where whoever gave said what it is for.', 'Si quien dio dijo para qué.'],
  none: ['none', 'ninguno'],
  spending: ['Agreed to before', 'Aceptado antes'],
  income: ['Income', 'Ingreso'],
  into: ['Where the money went', 'Adónde fue el dinero'],
  posting: [(at: number) => `Account ${at}`, (at: number) => `Cuenta ${at}`],
  account_: ['Account', 'Cuenta'],
  signedAmount: ['Amount', 'Importe'],
  signedHint: ['with a minus where it goes out', 'con un menos si sale'],
  of: ['For', 'Para'],
  linesHint: ['Leave what you do not need empty.', 'Deja vacío lo que no haga falta.'],
  lineName: [(at: number) => `Line ${at}`, (at: number) => `Partida ${at}`],
  plannedOf: [(at: number) => `Planned on line ${at}`, (at: number) => `Previsto en la partida ${at}`],
  accountName: ['What it is called', 'Cómo se llama'],
  kindOf: ['What it is', 'Qué es'],
  'kind-asset': ['what we have: a bank account, cash', 'lo que tenemos: una cuenta bancaria, efectivo'],
  'kind-liability': ['what we owe', 'lo que debemos'],
  'kind-equity': ['capital and reserves', 'capital y reservas'],
  'kind-income': ['what comes in', 'ingresos'],
  'kind-expense': ['what is spent', 'gastos'],
  serves: ['Does pay go through it?', '¿Pasa por ella la retribución?'],
  'serves-no': ['no', 'no'],
  'serves-pay': ['what pay costs is posted to it', 'en ella se anota lo que cuesta la retribución'],
  'serves-payments': ['pay is paid out of it', 'con ella se paga la retribución'],
  fundName: ['What it is for', 'Para qué es'],
  onlyAccount: ['Only for this kind of expense', 'Solo para esta clase de gasto'],
  onlyOf: ['Only for this', 'Solo para esto'],
  any: ['anything', 'cualquier cosa'],
})
