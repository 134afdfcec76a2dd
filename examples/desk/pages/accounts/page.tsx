import { views } from 'coop-rules/cooperative'
import type { Child, FC } from 'hono/jsx'
import { Empty, Field, money, Select, Status, Table, Term, Why } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { Budgets } from './budgets.js'
import { filterOf, ledgerOf, type LedgerFilter, type LedgerRow, queryOf, seesAll } from './ledger.js'
import { mayRecord } from './record.js'
import { Spendings } from './spending.js'
import { RECORDS } from './typed.js'

/** Every budget and every entry that somebody may see, and what they come to. */
export async function accountsPage(asked: Asked) {
  const { state, locale, charter } = asked
  const t = asked.words(WORDS)
  const filter = filterOf(asked)
  const rows = await ledgerOf(asked, filter)
  const skip = Math.max(0, Number.parseInt(asked.query('skip') ?? '0', 10) || 0)
  const page = rows.slice(skip, skip + ROWS)
  const all = seesAll(state, asked.me)
  const query = queryOf(filter)
  const records = RECORDS.filter((kind) => mayRecord(asked, kind))
  const missing = new Set(rows.filter(({ document }) => document === 'missing').map(({ entry }) => entry.entry)).size
  return asked.page({
    title: t.title,
    live: true,
    body: (
      <>
        {records.length === 0 ? null : (
          <p class="actions">
            {records.map((kind) => (
              <a class="button quiet" href={asked.path(`/accounts/record/${kind}`)}>
                {t[`record-${kind}`]}
              </a>
            ))}
          </p>
        )}
        <h2>{t.budgets}</h2>
        <Budgets asked={asked} project={filter.project} />
        <Spendings asked={asked} />
        <h2 id="entries">{t.entries}</h2>
        <div class="says">
          {t.entriesText} <Term means={t.signs}>{t.signsWord}</Term>
        </div>
        <Filter asked={asked} filter={filter} />
        <p>
          {t.found(rows.length)}
          {missing === 0 ? null : (
            <>
              {' '}
              <Status is="bad">{t.withoutDocument(missing)}</Status>
            </>
          )}
        </p>
        {page.length === 0 ? (
          <Empty>
            <p>{query === '' ? t.noEntries : t.noneFits}</p>
          </Empty>
        ) : (
          <Table
            caption={t.caption}
            columns={[t.day, t.what, t.account, t.of, t.amount, all ? t.balance : t.balanceSeen, t.document]}
            numeric={[4, 5]}
            rows={page.map((row) => cells(asked, row, (amount) => money(amount, charter.currency, locale)))}
          />
        )}
        {rows.length > skip + ROWS ? (
          <p>
            <a href={`${asked.path('/accounts')}?${query}&skip=${skip + ROWS}#entries`}>{t.older}</a>
          </p>
        ) : null}
        <p class="actions">
          <a
            class="button quiet"
            href={`${asked.path('/accounts/ledger.csv')}${query === '' ? '' : `?${query}`}`}
            download
          >
            {t.csv}
          </a>
          {all ? (
            <>
              <a class="button quiet" href={asked.path('/accounts/hledger.journal')} download>
                {t.hledger}
              </a>
              <a class="button quiet" href={asked.path('/accounts/ledger.beancount')} download>
                {t.beancount}
              </a>
            </>
          ) : null}
        </p>
        {all ? null : <p class="hint">{t.notAll}</p>}
        <h2>{t.balances}</h2>
        <Balances asked={asked} />
      </>
    ),
  })
}

/** How many postings stand on a page; CSV has all of them. */
const ROWS = 200

const cells = (asked: Asked, row: LedgerRow, cash: (amount: bigint) => string): readonly Child[] => {
  const t = asked.words(WORDS)
  return [
    <time datetime={row.entry.on}>{shortDay(row.entry.on, asked.locale)}</time>,
    <>
      <a href={asked.path(`/accounts/entries/${row.entry.entry}`)}>{row.what}</a>
      {row.entry.reversedBy === undefined ? null : <span class="soft"> ({t.takenBack})</span>}
    </>,
    row.accountName,
    [row.ofName, row.lineName, row.fundName].filter((one) => one !== '').join(' · '),
    cash(row.amountMinor),
    cash(row.balanceMinor),
    <DocumentStatus asked={asked} row={row} />,
  ]
}

/** A day in few letters: a ledger has many. */
const shortDay = (date: string, locale: Asked['locale']): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`))

/** Whether an entry has its document: a missing one is never passed over. */
const DocumentStatus: FC<{ readonly asked: Asked; readonly row: LedgerRow }> = ({ asked, row }) => {
  const t = asked.words(WORDS)
  switch (row.document) {
    case 'there':
      return <Status is="good">{row.entry.document?.kind === 'receipt' ? t.receipt : t.invoice}</Status>
    case 'missing':
      return <Status is="bad">{t.noDocument}</Status>
    case 'not-shown':
      return <Status is="quiet">{t.notShown}</Status>
    case 'not-needed':
      return <Status is="quiet">{t.notNeeded}</Status>
  }
}

const Filter: FC<{ readonly asked: Asked; readonly filter: LedgerFilter }> = async ({ asked, filter }) => {
  const t = asked.words(WORDS)
  const { state, charter } = asked
  const options = async (ids: readonly string[], own?: string) =>
    Promise.all(
      [...new Set(ids)].map(async (id) => ({
        value: id,
        label: id === own ? t.own(await asked.nameOf(id)) : await asked.nameOf(id),
      })),
    )
  const budgets = views.accounts.budgetsInForce(state)
  const bodies = [
    charter.id,
    ...views.projects.projects(state).map(({ project }) => project),
    ...Object.keys(charter.circles ?? {}),
  ]
  const lines = budgets.flatMap(({ now }) => now.lines.map(({ line }) => line)).filter((line) => line !== '')
  const any = { value: '', label: t.any }
  return (
    <form method="get" action={`${asked.path('/accounts')}#entries`} class="filter">
      <Select
        name="project"
        label={t.of}
        options={[any, ...(await options(bodies, charter.id))]}
        chosen={filter.project}
      />
      <Select name="line" label={t.line} options={[any, ...(await options(lines))]} chosen={filter.line} />
      <Select
        name="account"
        label={t.account}
        options={[any, ...(await options(views.accounts.balances(state).map(({ account }) => account)))]}
        chosen={filter.account}
      />
      <Field name="from" type="date" label={t.from} value={filter.from} />
      <Field name="to" type="date" label={t.to} value={filter.to} />
      <Field name="text" label={t.text} value={filter.text} />
      <div class="actions">
        <button>{t.show}</button>
        <a href={`${asked.path('/accounts')}#entries`}>{t.showAll}</a>
      </div>
    </form>
  )
}

/** What every account holds, and what is left of money that was given for something. */
const Balances: FC<{ readonly asked: Asked }> = async ({ asked }) => {
  const t = asked.words(WORDS)
  const { state, locale, charter } = asked
  const cash = (amount: bigint) => money(amount, charter.currency, locale)
  const { rows, because } = views.accounts.trialBalance(state)
  const funds = views.accounts.funds(state)
  if (rows.length === 0)
    return (
      <Empty>
        <p>{t.noBalances}</p>
      </Empty>
    )
  const sum = (key: 'debitMinor' | 'creditMinor' | 'balanceMinor') => rows.reduce((total, row) => total + row[key], 0n)
  return (
    <>
      <p>{t.balancesText}</p>
      <Table
        caption={t.trial}
        columns={[t.account, t.kind, t.in, t.out, t.holds]}
        numeric={[2, 3, 4]}
        rows={
          await Promise.all(
            rows.map(async ({ account, accountKind, debitMinor, creditMinor, balanceMinor }) => [
              <a href={`${asked.path('/accounts')}?account=${encodeURIComponent(account)}#entries`}>
                {await asked.nameOf(account)}
              </a>,
              t[`kind-${accountKind}`],
              cash(debitMinor),
              cash(creditMinor),
              cash(balanceMinor),
            ]),
          )
        }
        foot={[t.together, '', cash(sum('debitMinor')), cash(sum('creditMinor')), cash(sum('balanceMinor'))]}
      />
      <Why because={because} asked={asked} says={t.whyTrial} />
      {funds.length === 0 ? null : (
        <>
          <h2>{t.funds}</h2>
          <p>{t.fundsText}</p>
          <Table
            caption={t.funds}
            columns={[t.fund, t.received, t.spent, t.left]}
            numeric={[1, 2, 3]}
            rows={
              await Promise.all(
                funds.map(async ({ fund, receivedMinor, spentMinor, leftMinor }) => [
                  await asked.nameOf(fund),
                  cash(receivedMinor),
                  cash(spentMinor),
                  cash(leftMinor),
                ]),
              )
            }
          />
        </>
      )}
    </>
  )
}

const WORDS = wordsOf({
  title: ['Accounts', 'Cuentas'],
  'record-expense': ['Record an expense', 'Anotar un gasto'],
  'record-donation': ['Record a donation', 'Anotar una donación'],
  'record-entry': ['Record something else', 'Anotar otra cosa'],
  'record-budget': ['Set a budget', 'Fijar un presupuesto'],
  'record-account': ['Open an account', 'Abrir una cuenta'],
  'record-fund': ['Open a fund', 'Abrir un fondo'],
  budgets: ['Budgets', 'Presupuestos'],
  entries: ['Every entry', 'Todos los apuntes'],
  entriesText: [
    'Every cent, with the document behind it. Nothing is ever changed: a mistake is taken back by another entry. How to read',
    'Cada céntimo, con el documento que lo respalda. Nada se cambia: un error se corrige con otro apunte. Cómo leer',
  ],
  signsWord: ['the signs', 'los signos'],
  signs: [
    'What comes into an account is above zero, what goes out of it below; an account of income stands below zero, for the money came from there. Each entry adds up to nothing.',
    'Lo que entra en una cuenta es mayor que cero; lo que sale, menor. Una cuenta de ingresos queda por debajo de cero, porque el dinero vino de allí. Cada apunte suma cero.',
  ],
  found: [
    (count: number) => (count === 1 ? 'One line.' : `${count} lines.`),
    (count: number) => (count === 1 ? 'Una línea.' : `${count} líneas.`),
  ],
  withoutDocument: [
    (count: number) => (count === 1 ? 'One expense has no document yet' : `${count} expenses have no document yet`),
    (count: number) =>
      count === 1 ? 'Un gasto todavía no tiene documento' : `${count} gastos todavía no tienen documento`,
  ],
  noEntries: [
    'Nothing was recorded yet. Whoever keeps the books records what comes in and goes out.',
    'Todavía no hay apuntes. Quien lleva las cuentas anota lo que entra y sale.',
  ],
  noneFits: [
    'No entry fits this. Ask for less, or show all.',
    'Ningún apunte coincide. Pide menos, o muéstralos todos.',
  ],
  caption: ['Entries, the last first', 'Apuntes, el último primero'],
  day: ['Day', 'Día'],
  what: ['What', 'Qué'],
  account: ['Account', 'Cuenta'],
  of: ['For', 'Para'],
  amount: ['Amount', 'Importe'],
  balance: ['Account holds then', 'La cuenta queda en'],
  balanceSeen: ['Sum of what you see', 'Suma de lo que ves'],
  document: ['Document', 'Documento'],
  takenBack: ['taken back', 'corregido'],
  invoice: ['invoice', 'factura'],
  receipt: ['receipt', 'recibo'],
  noDocument: ['no document yet', 'todavía sin documento'],
  notShown: ['not shown to you', 'no se te muestra'],
  notNeeded: ['none needed', 'no hace falta'],
  older: ['Older entries', 'Apuntes anteriores'],
  csv: ['These lines as CSV', 'Estas líneas en CSV'],
  hledger: ['Journal for hledger', 'Diario para hledger'],
  beancount: ['Journal for Beancount', 'Diario para Beancount'],
  notAll: [
    'Some entries are for others, as the charter says; the sums below count them.',
    'Algunos apuntes son para otras personas, según los estatutos; las sumas de abajo los incluyen.',
  ],
  any: ['all', 'todo'],
  own: [(name: string) => `${name} itself`, (name: string) => `${name} en sí`],
  line: ['Budget line', 'Partida'],
  from: ['From', 'Desde'],
  to: ['To', 'Hasta'],
  text: ['Words in it', 'Palabras'],
  show: ['Show these', 'Mostrar'],
  showAll: ['Show all', 'Mostrar todo'],
  balances: ['What the accounts hold', 'Lo que hay en las cuentas'],
  balancesText: [
    'All that came in and went out, to the last cent: together it is nothing, or something was lost.',
    'Todo lo que entró y salió, hasta el último céntimo: en total suma cero, o se perdió algo.',
  ],
  noBalances: ['No account was posted to yet.', 'Todavía no hay movimientos en ninguna cuenta.'],
  trial: ['All accounts', 'Todas las cuentas'],
  kind: ['What it is', 'Qué es'],
  'kind-asset': ['what we have', 'lo que tenemos'],
  'kind-liability': ['what we owe', 'lo que debemos'],
  'kind-equity': ['capital and reserves', 'capital y reservas'],
  'kind-income': ['what comes in', 'ingresos'],
  'kind-expense': ['what is spent', 'gastos'],
  in: ['In', 'Entró'],
  out: ['Out', 'Salió'],
  holds: ['Holds', 'Queda'],
  together: ['Together', 'En total'],
  whyTrial: ['How was this computed? (all accounts)', '¿Cómo se calculó? (todas las cuentas)'],
  funds: ['Money given for something', 'Dinero dado para algo'],
  fundsText: ['It may be spent on that and on nothing else.', 'Solo se puede gastar en eso.'],
  fund: ['Fund', 'Fondo'],
  received: ['Given', 'Recibido'],
  spent: ['Spent', 'Gastado'],
  left: ['Left', 'Queda'],
})
