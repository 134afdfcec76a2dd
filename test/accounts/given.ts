import fc from 'fast-check'
import type { Account, BalanceRow, Entry, Fund, Posting } from '../../src/accounts/index.js'

/** What tests of accounts begin with: a chart, entries on it, and random ones. */

export const SHA = 'a'.repeat(64)
export const OTHER_SHA = 'b'.repeat(64)

/** Names as people give them: parents and children, spaces, accents, other scripts, and two that differ by an accent only. */
export const CHART: readonly Account[] = [
  { id: 'bank', kind: 'asset' },
  { id: 'bank:savings account', kind: 'asset' },
  { id: 'caja chica', kind: 'asset' },
  { id: '現金', kind: 'asset' },
  { id: 'loan_2.b', kind: 'liability' },
  { id: 'préstamo', kind: 'liability' },
  { id: 'capital', kind: 'equity' },
  { id: 'donations', kind: 'income' },
  { id: 'cuotas', kind: 'income' },
  { id: 'printing', kind: 'expense' },
  { id: 'rent', kind: 'expense' },
  { id: 'gastos:diseño gráfico', kind: 'expense' },
  { id: 'año nuevo', kind: 'expense' },
  { id: 'ano nuevo', kind: 'expense' },
  { id: 'Διάφορα-έξοδα', kind: 'expense' },
  { id: 'зарплата', kind: 'expense' },
]

const kinds = new Map(CHART.map(({ id, kind }) => [id, kind]))
export const isExpense = ({ account }: Pick<Posting, 'account'>): boolean => kinds.get(account) === 'expense'

/** An entry of two sides: so much of one account, for another. */
export const moved = (
  id: string,
  amountMinor: Posting['amountMinor'],
  [from, to]: readonly [from: string, to: string],
  more: Partial<Entry> & { readonly about?: Omit<Posting, 'account' | 'amountMinor'> } = {},
): Entry => {
  const { about, ...rest } = more
  const sides: readonly [Posting, Posting] = [
    { account: to, amountMinor },
    { account: from, amountMinor: -BigInt(amountMinor) },
  ]
  // What money is for stands where it is earned or spent.
  const postings = sides.map((side) =>
    ['income', 'expense'].includes(kinds.get(side.account) ?? '') ? { ...side, ...about } : side,
  )
  return { id, date: '2025-03-01', currency: 'USD', postings, ...rest }
}

/** Money given, and money spent. */
export const given = (id: string, amountMinor: number | bigint, fund?: string): Entry =>
  moved(id, amountMinor, ['donations', 'bank'], fund === undefined ? {} : { about: { fund } })
export const spent = (
  id: string,
  amountMinor: number | bigint,
  about: Omit<Posting, 'account' | 'amountMinor'> = {},
): Entry => moved(id, amountMinor, ['bank', 'printing'], { about })

export const PROJECTS = ['app', 'fiesta mayor', 'Проект, "7"; b'] as const
export const LINES = ['design', 'print: A4, 100 g', 'viajes'] as const

const cents = fc.bigInt({ min: -1_000_000n, max: 1_000_000n })
/** Of all sizes; Beancount reckons with 28 digits, so its entries are made of cents. */
const amounts: fc.Arbitrary<bigint> = fc.oneof(
  { weight: 8, arbitrary: cents },
  { weight: 1, arbitrary: fc.constantFrom(1n, -1n, 10n ** 30n, -(10n ** 30n), 2n ** 53n) },
)

const postings = (amounts: fc.Arbitrary<bigint>): fc.Arbitrary<readonly Posting[]> =>
  fc
    .tuple(
      fc.array(
        fc.record({
          account: fc.constantFrom(...kinds.keys()),
          amount: amounts,
          about: fc.record(
            { project: fc.constantFrom(...PROJECTS), line: fc.constantFrom(...LINES) },
            { requiredKeys: [] },
          ),
          asText: fc.boolean(),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      fc.constantFrom(...kinds.keys()),
    )
    .map(([sides, last]) => {
      const rest = sides.reduce((sum, { amount }) => sum + amount, 0n)
      return [
        ...sides.map(({ account, amount, about, asText }) => ({
          account,
          amountMinor: asText ? String(amount) : amount,
          ...about,
        })),
        { account: last, amountMinor: -rest },
      ]
    })

const documents = fc.record({
  kind: fc.constantFrom('invoice' as const, 'receipt' as const),
  name: fc.constantFrom('inv-7.pdf', 'factura "7", Ñ;.pdf', '=1+1'),
  sha256: fc.constantFrom(SHA, OTHER_SHA),
  counterparty: fc.constantFrom('studio', "O'Hara, Sons & Co.", '現場; a: b'),
})

/** What people write beside an entry: among it, what means something to hledger, Beancount or a spreadsheet. */
const TEXTS = [
  'spring appeal',
  'paper, "A4"; 500 sheets',
  "O'Hara \\ backslash\\",
  '; a comment, key: value',
  '* ! (code) | payee = 7',
  '=SUM(A1:A9)',
  '+34 600 000 000',
  '@import',
  '-5',
  'Año: café, 現金, день',
  '[2025-02-31]',
  'date:2020-01-01',
  '  two  spaces  ',
  'include /etc/passwd',
] as const

/** Entries that add up, without funds and corrections. Their ids are those of their places. */
export const entries = (
  most: number,
  currencies: readonly string[] = ['USD', 'EUR', 'JPY', 'KWD'],
): fc.Arbitrary<readonly Entry[]> =>
  fc
    .array(entryOn(currencies, amounts), { minLength: 1, maxLength: most })
    .map((list) => list.map((entry, at) => ({ ...entry, id: `e${at}` })))

/** One entry, of everyday amounts where nothing else is said. */
export const entryOn = (currencies: readonly string[], sizes = cents): fc.Arbitrary<Entry> =>
  fc
    .record(
      {
        day: fc.integer({ min: 0, max: 364 }),
        currency: fc.constantFrom(...currencies),
        postings: postings(sizes),
        what: fc.constantFrom(...TEXTS),
        document: documents,
      },
      { requiredKeys: ['day', 'currency', 'postings'] },
    )
    .map(({ day, ...entry }) => ({ id: 'e', date: dayOf2025(day), ...entry }))

const dayOf2025 = (day: number): string => {
  const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  let month = 0
  let left = day
  for (; left >= (lengths[month] ?? 0); month++) left -= lengths[month] ?? 0
  return `2025-${String(month + 1).padStart(2, '0')}-${String(left + 1).padStart(2, '0')}`
}

/** What each account comes to, summed the plain way, as `account currency` to its balance; accounts that come to nothing left out. */
export const sumsOf = (list: readonly Entry[]): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>()
  for (const { currency, postings } of list)
    for (const { account, amountMinor } of postings) {
      const key = `${account} ${currency}`
      sums.set(key, (sums.get(key) ?? 0n) + BigInt(amountMinor))
    }
  return nonzero(sums)
}

/** The same out of a trial balance. */
export const balancesOf = (rows: readonly BalanceRow[]): ReadonlyMap<string, bigint> =>
  nonzero(rows.map(({ account, currency, balanceMinor }) => [`${account} ${currency}`, balanceMinor]))

export const nonzero = (sums: Iterable<readonly [string, bigint]>): ReadonlyMap<string, bigint> =>
  new Map([...sums].filter(([, sum]) => sum !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Money given for the printing of the app, and money given for anything that the app needs. */
export const FUNDS: readonly Fund[] = [
  { id: 'prints', projects: ['app'], accounts: ['printing'] },
  { id: 'app', projects: ['app'] },
  { id: 'design', lines: ['design'] },
]
