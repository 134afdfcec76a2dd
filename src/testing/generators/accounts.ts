import type { Arbitrary } from 'fast-check'
import * as accounts from '../../accounts/index.js'
import type { Kit } from './kit.js'

/** The accounts that every generated journal has. */
const ACCOUNTS: readonly accounts.Account[] = [
  { id: 'bank', kind: 'asset' },
  { id: 'wages', kind: 'expense' },
  { id: 'rent', kind: 'expense' },
  { id: 'donations', kind: 'income' },
]
const LINES = ['design', 'travel'] as const

/** Any bookkeeping: entries, budgets, documents, bank statements, and who may see what. */
export const anyAccounts = (kit: Kit) => {
  const { fc, one, some } = kit
  const amounts = (most = 100_000) => fc.integer({ min: 1, max: most })
  /** An expense of a project, or a donation to it. */
  const entry = (at: number): Arbitrary<accounts.Entry> =>
    fc
      .tuple(
        fc.record({
          date: kit.days(0, 700),
          amount: amounts(),
          spent: fc.boolean(),
          account: one('wages', 'rent'),
          line: one(...LINES),
        }),
        fc.option(own.DocumentRef(), { nil: undefined }),
      )
      .map(([{ date, amount, spent, account, line }, document]) => ({
        id: `e${at}`,
        date,
        currency: 'EUR',
        postings: spent
          ? [
              { account, amountMinor: amount, project: 'app', line },
              { account: 'bank', amountMinor: -amount, project: 'app' },
            ]
          : [
              { account: 'bank', amountMinor: amount, project: 'app', fund: 'gifts' },
              { account: 'donations', amountMinor: -amount, project: 'app', fund: 'gifts' },
            ],
        ...(document === undefined || !spent ? {} : { document }),
      }))
  const entries = (): Arbitrary<accounts.Entry[]> =>
    kit.count(6).chain((size) => fc.tuple(...Array.from({ length: size }, (_, at) => entry(at))))
  /** A journal with entries in it, and what came of each. */
  const posted = () =>
    entries().map((all) => {
      const journal = accounts.openJournal({ accounts: ACCOUNTS, funds: [{ id: 'gifts' }] })
      return { journal, outcomes: all.map((one) => journal.post(one)) }
    })
  const bankText = () =>
    kit
      .list(
        fc.record({
          day: kit.days(0, 300),
          amount: fc.integer({ min: -99_999, max: 99_999 }),
          what: one('rent', 'donation', 'post'),
        }),
        1,
      )
      .map((lines) =>
        [
          'day,amount,what',
          ...lines.map(({ day, amount, what }) => `${day},${(amount / 100).toFixed(2)},${what}`),
        ].join('\n'),
      )
  const own = {
    AccountKind: (): Arbitrary<accounts.AccountKind> => one('asset', 'liability', 'equity', 'income', 'expense'),
    Account: (): Arbitrary<accounts.Account> => one(...ACCOUNTS),
    DocumentRef: (): Arbitrary<accounts.DocumentRef> =>
      fc.record({
        kind: one('invoice', 'receipt'),
        name: kit.ids('scan-', 9),
        sha256: kit.hashes(),
        counterparty: kit.ids('seller-'),
      }),
    Entry: (): Arbitrary<accounts.Entry> => entry(1),
    Posting: (): Arbitrary<accounts.Posting> => kit.part(own.Entry(), ({ postings }) => postings),
    Fund: (): Arbitrary<accounts.Fund> =>
      some(
        { id: kit.ids('f') },
        { projects: fc.constant(['app']), lines: fc.constant(['design']), accounts: fc.constant(['wages']) },
      ),
    Journal: (): Arbitrary<accounts.Journal> => posted().map(({ journal }) => journal),
    PostOutcome: (): Arbitrary<accounts.PostOutcome> => kit.part(posted(), ({ outcomes }) => outcomes),
    TrialBalance: (): Arbitrary<accounts.TrialBalance> => own.Journal().map((journal) => journal.trialBalance()),
    BalanceRow: (): Arbitrary<accounts.BalanceRow> => kit.part(own.TrialBalance(), ({ rows }) => rows),
    FundBalance: (): Arbitrary<accounts.FundBalance> => kit.part(own.Journal(), (journal) => journal.funds()),
    ExportInput: (): Arbitrary<accounts.ExportInput> => entries().map((all) => ({ accounts: ACCOUNTS, entries: all })),
    BudgetInput: (): Arbitrary<accounts.BudgetInput> =>
      fc
        .tuple(
          entries(),
          fc.tuple(kit.minors(), kit.minors()),
          kit.list(fc.record({ line: one(...LINES), amountMinor: amounts() }), 0, 3),
        )
        .map(([all, planned, commitments]) => ({
          project: 'app',
          currency: 'EUR',
          lines: LINES.map((line, at) => ({ line, plannedMinor: planned[at as 0 | 1] })),
          commitments: commitments.map((made, at) => ({ id: `c${at}`, ...made })),
          accounts: ACCOUNTS,
          entries: all,
        })),
    Budget: (): Arbitrary<accounts.Budget> => kit.outcome(own.BudgetInput(), accounts.tryBudgetOf),
    BudgetLine: (): Arbitrary<accounts.BudgetLine> => kit.part(own.Budget(), ({ lines }) => lines),
    SpendingInput: (): Arbitrary<accounts.SpendingInput> =>
      fc.record({
        budget: own.Budget(),
        line: one(...LINES),
        amountMinor: amounts(),
        payee: kit.person(),
        approvedBy: kit.people(),
        approvals: one(
          [{ fromMinor: 0, others: 1 }],
          [
            { fromMinor: 0, others: 1 },
            { fromMinor: 50_000, others: 2 },
          ],
        ),
      }),
    SpendingOutcome: (): Arbitrary<accounts.SpendingOutcome> => kit.outcome(own.SpendingInput(), accounts.tryMaySpend),
    Audience: (): Arbitrary<accounts.Audience> => one('worker-owners', 'volunteers', 'donors'),
    ClosingInput: (): Arbitrary<accounts.ClosingInput> =>
      some(
        {
          project: kit.ids('p'),
          closesOn: kit.days(400),
          presentations: fc.uniqueArray(fc.record({ to: own.Audience(), on: kit.days(0, 400) }), {
            selector: ({ to }) => to,
          }),
          financialCoordinator: kit.person(),
          involved: kit.people(),
        },
        { audit: fc.record({ auditor: kit.person(), on: kit.days(0, 400) }) },
      ),
    Closing: (): Arbitrary<accounts.Closing> => kit.outcome(own.ClosingInput(), accounts.tryClosingOf),
    DocumentsInput: (): Arbitrary<accounts.DocumentsInput> =>
      fc.tuple(entries(), kit.hashes(), fc.nat({ max: 3 })).map(([all, other, wrong]) => {
        const named = new Map(
          all.flatMap(({ document }) => (document === undefined ? [] : [[document.name, document.sha256] as const])),
        )
        const kept = [...named].map(([name, sha256], at) => ({ name, sha256: at === wrong ? other : sha256 }))
        return { accounts: ACCOUNTS, entries: all, kept }
      }),
    DocumentReport: (): Arbitrary<accounts.DocumentReport> =>
      kit.outcome(own.DocumentsInput(), accounts.tryDocumentsOf),
    DocumentState: (): Arbitrary<accounts.DocumentState> => one('documented', 'without', 'missing', 'altered'),
    BankFormat: (): Arbitrary<accounts.BankFormat> =>
      fc.constant({
        encoding: 'utf-8',
        separator: ',',
        dateColumn: 'day',
        dateForm: 'YYYY-MM-DD',
        amountColumn: 'amount',
        decimal: '.',
        whatColumns: ['what'],
        currency: 'EUR',
      } as const),
    BankStatement: (): Arbitrary<accounts.BankStatement> =>
      kit.outcome(
        fc.record({ bytes: bankText().map((text) => new TextEncoder().encode(text)), format: own.BankFormat() }),
        accounts.tryReadBankStatement,
      ),
    BankLine: (): Arbitrary<accounts.BankLine> => kit.part(own.BankStatement(), ({ lines }) => lines),
    AccountsData: (): Arbitrary<accounts.AccountsData> => one(...accounts.ACCOUNTS_DATA),
    Viewer: (): Arbitrary<accounts.Viewer> => one(...accounts.VIEWERS),
    Visibility: (): Arbitrary<accounts.Visibility> =>
      fc
        .array(fc.subarray([...accounts.VIEWERS]), { minLength: 11, maxLength: 11 })
        .map(
          (lists) =>
            Object.fromEntries(
              accounts.ACCOUNTS_DATA.map((data, at) => [data, lists[at] ?? []]),
            ) as unknown as accounts.Visibility,
        ),
    VisibilityInput: (): Arbitrary<accounts.VisibilityInput> =>
      some({ viewer: own.Viewer(), data: own.AccountsData(), own: fc.boolean() }, { visibility: own.Visibility() }),
    VisibilityOutcome: (): Arbitrary<accounts.VisibilityOutcome> =>
      kit.outcome(own.VisibilityInput(), accounts.tryMaySee),
  }
  return own
}
