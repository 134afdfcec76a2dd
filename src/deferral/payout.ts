import { type CalendarDate, Fields } from '../calendar/index.js'
import { allocate } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'

/** Who comes first where funds do not cover everybody. */
export type PayoutOrder = 'pro-rata' | 'oldest-first' | 'smallest-first'

/** Funds, and what is owed of each payday to each worker: the `claims` of `heldPay`. */
export interface PayoutInput {
  readonly fundsMinor: bigint | string | number
  readonly currency: string
  readonly claims: readonly {
    readonly worker: string
    readonly payday: string
    readonly owedMinor: bigint | string | number
  }[]
  readonly order: PayoutOrder
  readonly clauses?: readonly Citation[]
}

/** Who is paid how much. What is paid is never more than the funds, nor to anybody more than is owed. */
export interface Payout {
  readonly kind: 'paid-out'
  /** In the order in which the workers are first named. */
  readonly payments: readonly {
    readonly worker: string
    readonly owedMinor: bigint
    readonly amountMinor: bigint
    /** What stays owed. */
    readonly leftMinor: bigint
  }[]
  readonly paidMinor: bigint
  readonly fundsLeftMinor: bigint
  readonly because: Because
}

/**
 * How are funds shared among workers whose held pay they may not cover? In full where they do. Else:
 *
 * - `pro-rata`: to each in the proportion of all that is owed to them, by largest remainders.
 * - `oldest-first`: the oldest payday in full, then the next; the first that cannot be met in full is shared in the proportion of what is owed of it.
 * - `smallest-first`: whoever is owed least in all is paid in full, then the next; those who are owed the same share equally.
 *
 * Level remainders go by id, never by the order of the list.
 *
 * Throws, with everything that is wrong: `not-minor-units`, `negative-amount`, `unknown-currency`, `not-a-date`, `listed-twice` (a worker and payday), `not-one-of`, `wrong-kind`.
 *
 * Source: WJC-11.
 *
 * @example
 * ```ts
 * import { payOut } from 'coop-rules/deferral'
 *
 * const claims = [
 *   { worker: 'ana', payday: '2024-01-31', owedMinor: 60000 },
 *   { worker: 'ben', payday: '2024-02-29', owedMinor: 30000 },
 * ]
 * const paid = (order: 'pro-rata' | 'oldest-first' | 'smallest-first') =>
 *   payOut({ fundsMinor: 50000, currency: 'USD', claims, order }).payments.map(({ amountMinor }) => amountMinor)
 * paid('pro-rata') // => [33333n, 16667n]
 * paid('oldest-first') // => [50000n, 0n]
 * paid('smallest-first') // => [20000n, 30000n]
 * ```
 */
export const payOut = (input: PayoutInput): Payout => orThrow(tryPayOut(input))

/** The same for data from outside: refuses where `payOut` throws. */
export const tryPayOut = (input: PayoutInput): Payout | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['fundsMinor', 'currency', 'claims', 'order', 'clauses'], '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const funds = fields.minor(input.fundsMinor, 'fundsMinor')
  const currency = fields.currency(input.currency, 'currency')
  const order = fields.oneOf(input.order, ['pro-rata', 'oldest-first', 'smallest-first'] as const, 'order')
  const claims = readClaims(input.claims, fields)
  if (fields.problems.length > 0 || funds === undefined || currency === undefined || order === undefined)
    return fields.refused
  const paid = new Map<string, bigint>()
  let left = funds
  for (const group of GROUPS[order](claims)) {
    left = share(group, left, paid)
    if (left === 0n) break
  }
  const payments = [...owedByWorker(claims)].map(([worker, owedMinor]) => {
    const amountMinor = paid.get(worker) ?? 0n
    return { worker, owedMinor, amountMinor, leftMinor: owedMinor - amountMinor }
  })
  const owedMinor = payments.reduce((sum, payment) => sum + payment.owedMinor, 0n)
  const paidMinor = funds - left
  const { clauses = [CLAUSE] } = input
  const facts = { fundsMinor: funds, owedMinor, paidMinor, currency, order }
  return {
    kind: 'paid-out',
    payments,
    paidMinor,
    fundsLeftMinor: left,
    because: [{ code: 'paid-out', clauses, ...facts }],
  }
}

const CLAUSE = 'WJC-11' satisfies ClauseId

interface Claim {
  readonly worker: string
  readonly payday: CalendarDate
  readonly owed: bigint
}

/** What is owed to each of a group: its members stand in the same place of the order. */
type Group = ReadonlyMap<string, bigint>

const owedByWorker = (claims: readonly Claim[]): Map<string, bigint> => {
  const owed = new Map<string, bigint>()
  for (const claim of claims) owed.set(claim.worker, (owed.get(claim.worker) ?? 0n) + claim.owed)
  return owed
}

/** The groups in the order in which they are paid. */
const GROUPS: Record<PayoutOrder, (claims: readonly Claim[]) => readonly Group[]> = {
  'pro-rata': (claims) => [owedByWorker(claims)],
  'oldest-first': (claims) => inOrder(claims.map(({ worker, payday, owed }) => ({ place: payday, worker, owed }))),
  'smallest-first': (claims) =>
    inOrder([...owedByWorker(claims)].map(([worker, owed]) => ({ place: owed, worker, owed }))),
}

/** Groups of those who stand in one place, the first place first. */
const inOrder = (
  claims: readonly { readonly place: string | bigint; readonly worker: string; readonly owed: bigint }[],
): readonly Group[] => {
  const groups = new Map<string | bigint, Map<string, bigint>>()
  for (const { place, worker, owed } of claims) {
    const group = groups.get(place) ?? new Map<string, bigint>()
    groups.set(place, group.set(worker, owed))
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

/** Pays a group in full, or shares what there is in the proportion of what is owed; what is left comes back. */
const share = (group: Group, funds: bigint, paid: Map<string, bigint>): bigint => {
  const whole = [...group.values()].reduce((sum, owed) => sum + owed, 0n)
  const totalMinor = funds < whole ? funds : whole
  const shares = [...group].map(([id, weight]) => ({ id, weight }))
  for (const { id, amountMinor } of allocate({ totalMinor, shares }).shares)
    paid.set(id, (paid.get(id) ?? 0n) + amountMinor)
  return funds - totalMinor
}

const readClaims = (value: unknown, fields: Fields): readonly Claim[] => {
  const seen = new Set<string>()
  return fields.records(
    fields.list(value, 'claims'),
    ['worker', 'payday', 'owedMinor'],
    'claims',
    (record, path): Claim | undefined => {
      const worker = fields.id(record['worker'], `${path}.worker`)
      const payday = fields.date(record['payday'], `${path}.payday`)
      const owed = fields.minor(record['owedMinor'], `${path}.owedMinor`)
      if (worker === undefined || payday === undefined || owed === undefined) return undefined
      const what = `${worker}, ${payday}`
      if (seen.has(what)) fields.note(problem(says.listedTwice, { path, received: what, facts: { what } }))
      seen.add(what)
      return { worker, payday, owed }
    },
  )
}
