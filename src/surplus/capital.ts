import { type CalendarDate, Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'

/** What moves a member's capital: paid in, credited from the surplus, taken by a loss, or paid back. */
export type CapitalMovement = 'contribution' | 'credit' | 'loss' | 'refund'

/** Every movement of members' capital. */
export interface CapitalInput {
  readonly currency: string
  readonly movements: readonly {
    readonly id: string
    readonly member: string
    readonly date: string
    readonly kind: CapitalMovement
    readonly amountMinor: bigint | string | number
  }[]
  /** The day for which the accounts are made up; movements of that day count. */
  readonly until: string
  readonly clauses?: readonly Citation[]
}

/** One member's capital. */
export interface CapitalAccount {
  readonly member: string
  readonly contributedMinor: bigint
  readonly creditedMinor: bigint
  readonly lostMinor: bigint
  readonly refundedMinor: bigint
  readonly balanceMinor: bigint
}

/** Everybody's capital. */
export interface CapitalAccounts {
  readonly kind: 'capital-accounts'
  /** By id, in code-unit order. */
  readonly accounts: readonly CapitalAccount[]
  readonly capitalMinor: bigint
  readonly because: Because
}

/**
 * What has each member in the cooperative's capital? What was paid in and credited, less losses and refunds, by date. However much it is, a member has one vote. No account ever falls below zero, on any day. What would take more
 * than there is, is told and left out, so that what comes after it is held against what was really there.
 *
 * Throws, with everything that is wrong: `more-than-capital` (a refund or loss beyond what the account held on its day), `listed-twice`, `after-account`, `not-minor-units`, `negative-amount`, `not-a-date`, `not-one-of`,
 * `not-a-name`, `unknown-currency`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: CW-1, CW-2, CW-4.
 *
 * @example
 * ```ts
 * import { capitalAccountsOf } from 'coop-rules/surplus'
 *
 * const capital = capitalAccountsOf({
 *   currency: 'EUR', until: '2025-12-31',
 *   movements: [
 *     { id: 'm1', member: 'ana', date: '2025-01-15', kind: 'contribution', amountMinor: 100000 },
 *     { id: 'm2', member: 'ana', date: '2025-06-30', kind: 'refund', amountMinor: 40000 },
 *   ],
 * })
 * capital.capitalMinor // => 60000n
 * ```
 */
export const capitalAccountsOf = (input: CapitalInput): CapitalAccounts => orThrow(tryCapitalAccountsOf(input))

/** The same for data from outside: refuses where `capitalAccountsOf` throws. */
export const tryCapitalAccountsOf = (input: CapitalInput): CapitalAccounts | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['currency', 'movements', 'until', 'clauses'], '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const currency = fields.currency(input.currency, 'currency')
  const until = fields.date(input.until, 'until')
  const movements = readMovements(input.movements, until, fields)
  const sums = new Map<string, Record<CapitalMovement, bigint>>()
  // On one day what comes in comes before what goes out, however they were listed.
  const inOrder = [...movements].sort((a, b) =>
    a.date === b.date ? comesIn(b.kind) - comesIn(a.kind) : a.date < b.date ? -1 : 1,
  )
  for (const { member, kind, amount, path } of inOrder) {
    const sum = sums.get(member) ?? { contribution: 0n, credit: 0n, loss: 0n, refund: 0n }
    sums.set(member, sum)
    const balance = balanceOf(sum)
    if (comesIn(kind) === 0 && amount > balance) {
      const facts = { member, balance: String(balance) }
      fields.note(problem(says.moreThanCapital, { path, received: String(amount), facts }))
      continue
    }
    sum[kind] += amount
  }
  if (fields.problems.length > 0 || currency === undefined || until === undefined) return fields.refused
  const accounts = [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([member, sum]) => ({
      member,
      contributedMinor: sum.contribution,
      creditedMinor: sum.credit,
      lostMinor: sum.loss,
      refundedMinor: sum.refund,
      balanceMinor: balanceOf(sum),
    }))
  const capitalMinor = accounts.reduce((total, { balanceMinor }) => total + balanceMinor, 0n)
  const { clauses = [CLAUSE] } = input
  const because: Because = [{ code: 'capital', clauses, members: accounts.length, capitalMinor, currency, until }]
  return { kind: 'capital-accounts', accounts, capitalMinor, because }
}

const CLAUSE = 'CW-4' satisfies ClauseId

const comesIn = (kind: CapitalMovement): number => (kind === 'contribution' || kind === 'credit' ? 1 : 0)

const balanceOf = ({ contribution, credit, loss, refund }: Readonly<Record<CapitalMovement, bigint>>): bigint =>
  contribution + credit - loss - refund

interface Movement {
  readonly member: string
  readonly date: CalendarDate
  readonly kind: CapitalMovement
  readonly amount: bigint
  readonly path: string
}

const readMovements = (value: unknown, until: CalendarDate | undefined, fields: Fields): readonly Movement[] => {
  const seen = new Set<string>()
  const KEYS = ['id', 'member', 'date', 'kind', 'amountMinor']
  return fields.records(fields.list(value, 'movements'), KEYS, 'movements', (record, path): Movement | undefined => {
    const id = fields.id(record['id'], `${path}.id`)
    const member = fields.id(record['member'], `${path}.member`)
    const date = fields.date(record['date'], `${path}.date`)
    const kind = fields.oneOf(record['kind'], ['contribution', 'credit', 'loss', 'refund'] as const, `${path}.kind`)
    const amount = fields.minor(record['amountMinor'], `${path}.amountMinor`)
    if (id !== undefined && seen.has(id))
      fields.note(problem(says.listedTwice, { path: `${path}.id`, received: id, facts: { what: id } }))
    if (id !== undefined) seen.add(id)
    if (date !== undefined && until !== undefined && date > until)
      fields.note(problem(says.afterAccount, { path: `${path}.date`, received: date, facts: { until } }))
    if (member === undefined || date === undefined || kind === undefined || amount === undefined) return undefined
    return { member, date, kind, amount, path: `${path}.amountMinor` }
  })
}
