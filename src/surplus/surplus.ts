import type { ExactInput, Rounding } from '../exact/index.js'
import * as says from '../problems/en.js'
import { orThrow, problem, type Refused } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { type MemberShare, MemberShares, memberShares } from './member-shares.js'
import { heldToTarget, partAsked } from './part-asked.js'
import { readSurplus, type ReadSurplus } from './read-surplus.js'

/** What one provision takes a share of: the whole surplus of the year, that surplus less what losses took before it, or what all the provisions before it left. */
export type ShareOf = 'surplus' | 'after-losses' | 'remaining'

/** One step of sharing a surplus. They are met in order, each from what is left. */
export type Provision =
  /** Losses carried over from earlier years. */
  | { readonly kind: 'losses' }
  /** A share to a reserve, up to a balance where one is named. */
  | {
      readonly kind: 'reserve'
      readonly to: string
      readonly share: ExactInput
      readonly of: ShareOf
      readonly untilMinor?: bigint | string | number
    }
  /** A yearly return on members' capital, no higher than its cap. */
  | { readonly kind: 'return-on-capital'; readonly ratePerYear: ExactInput; readonly cap: ExactInput }
  /** A share to members by their work. */
  | { readonly kind: 'patronage'; readonly share: ExactInput; readonly of: ShareOf }
  /** A share to a fund, such as education or solidarity. */
  | { readonly kind: 'fund'; readonly to: string; readonly share: ExactInput; readonly of: ShareOf }
  /** All that is left; the last provision, so that nothing is ever unallocated. */
  | { readonly kind: 'rest'; readonly to: 'patronage' | { readonly reserve: string } }

/** The result of a year, and what is done with it. */
export interface SurplusInput {
  readonly currency: string
  /** Above zero a surplus, below a loss. */
  readonly resultMinor: bigint | string | number
  readonly lossesCarriedMinor: bigint | string | number
  readonly reserves: readonly {
    readonly id: string
    readonly balanceMinor: bigint | string | number
    readonly indivisible: boolean
  }[]
  readonly provisions: readonly Provision[]
  /** From which reserves a loss is met, in order; what they do not meet is carried over. */
  readonly lossesFrom: readonly string[]
  /** Each member's capital, and their work in hours or in pay, whichever the charter counts. */
  readonly members: readonly {
    readonly id: string
    readonly capitalMinor: bigint | string | number
    readonly labour: ExactInput
  }[]
  readonly rounding: Rounding
  readonly clauses?: readonly Citation[]
}

/** What one provision took. */
export interface SurplusLine {
  readonly provision: Provision['kind'] | 'loss'
  /** The reserve or the fund; nothing where it goes to members or meets losses. */
  readonly to: string | undefined
  readonly amountMinor: bigint
  readonly because: Because
}

/** How a surplus was shared, or a loss met: the lines add up to it. */
export interface SurplusShared {
  readonly kind: 'surplus-shared' | 'loss-met'
  readonly currency: string
  readonly lines: readonly SurplusLine[]
  /** In the given order. */
  readonly members: readonly MemberShare[]
  readonly reserves: readonly { readonly id: string; readonly balanceMinor: bigint; readonly indivisible: boolean }[]
  readonly lossesCarriedMinor: bigint
  readonly because: Because
}

/**
 * How is the surplus of a year shared, to the last cent, in the order the charter states? Each provision takes its share of the whole surplus, of the surplus less what losses took before it, or of what all before it left, rounded by
 * name, and never more than is left; the last takes all that remains. Patronage goes to members in the proportion of their work, the return on capital in the proportion of their capital, by largest remainders. A loss is met from the
 * reserves named, in order, and the rest is carried over: the only way in which an indivisible reserve ever decreases.
 *
 * By largest remainders: of what a provision gives to members each first gets their exact part, rounded down; the cents left over, fewer than there are members, go one each to those who lost most by that, and where they lost as
 * much, in the order of their ids. So with the same ids and the same work the odd cent goes to the same members every year. Whoever does not want that hands over other ids for this, such as the places of a drawing by lot of that
 * year.
 *
 * Losses of earlier years are met only by a provision that says so, and as far as what is left suffices: otherwise they remain, and the reasons say how much.
 *
 * Throws, with everything that is wrong: `no-rest` (the last provision does not take the rest, or an earlier one does), `shares-over-whole` (shares of the surplus, before or after losses), `unknown-reserve`, `listed-twice`,
 * `fund-is-a-reserve` (a fund by the id of a reserve, whose balance would stay), `nobody-worked` (something goes by work, and there is none), `not-a-share` (from 0 to 1), `negative-rate`, `rate-without-percent`, `negative-labour`, `mixed-percent` (labour in percent beside plain numbers), `not-minor-units`, `negative-amount`, `unknown-currency`, `not-one-of`, `not-a-name`,
 * `missing-key`, `unknown-key`, `wrong-kind`, and what `exact` throws.
 *
 * Source: CW-1, CW-2. Reading: work comes before capital only where the charter's order says so; the return on capital has a cap, which the charter states.
 *
 * @example
 * ```ts
 * import { shareSurplus } from 'coop-rules/surplus'
 *
 * const year = shareSurplus({
 *   currency: 'EUR', resultMinor: 1000000, lossesCarriedMinor: 100000, rounding: 'half-even', lossesFrom: ['common'],
 *   reserves: [{ id: 'common', balanceMinor: 0, indivisible: true }],
 *   provisions: [
 *     { kind: 'losses' },
 *     { kind: 'reserve', to: 'common', share: '30%', of: 'remaining' },
 *     { kind: 'rest', to: 'patronage' },
 *   ],
 *   members: [{ id: 'ana', capitalMinor: 50000, labour: 1600 }, { id: 'ben', capitalMinor: 50000, labour: 800 }],
 * })
 * year.lines.map(({ provision, amountMinor }) => [provision, amountMinor])
 * // => [['losses', 100000n], ['reserve', 270000n], ['rest', 630000n]]
 * year.members.map(({ patronageMinor }) => patronageMinor) // => [420000n, 210000n]
 * ```
 */
export const shareSurplus = (input: SurplusInput): SurplusShared => orThrow(tryShareSurplus(input))

/** The same for data from outside: refuses where `shareSurplus` throws. */
export const tryShareSurplus = (input: SurplusInput): SurplusShared | Refused => {
  const read = readSurplus(input)
  if (read.kind === 'refused') return read
  const clauses = input.clauses ?? [CLAUSE]
  const limits = input.clauses ?? [LIMITS]
  return read.result < 0n ? meetLoss(read, clauses, limits) : shareOut(read, clauses, limits)
}

const CLAUSE = 'CW-1' satisfies ClauseId
const LIMITS = 'CW-2' satisfies ClauseId

const meetLoss = (read: ReadSurplus, clauses: readonly Citation[], limits: readonly Citation[]): SurplusShared => {
  const { currency, members, reserves } = read
  let open = -read.result
  const balances = new Map(reserves.map(({ id, balance }) => [id, balance]))
  const lines: SurplusLine[] = []
  for (const to of read.lossesFrom) {
    const balance = balances.get(to) ?? 0n
    const amount = balance < open ? balance : open
    if (amount === 0n) continue
    balances.set(to, balance - amount)
    open -= amount
    const because: Because = [
      { code: 'loss-met', clauses: limits, from: to, balanceMinor: balance, amountMinor: amount, currency },
    ]
    lines.push({ provision: 'loss', to, amountMinor: -amount, because })
  }
  if (open > 0n) {
    const because: Because = [{ code: 'loss-carried', clauses, amountMinor: open, currency }]
    lines.push({ provision: 'loss', to: undefined, amountMinor: -open, because })
  }
  return {
    kind: 'loss-met',
    currency,
    lines,
    members: memberShares(
      read,
      { work: new MemberShares(members, 'labour'), capital: new MemberShares(members, 'capital') },
      clauses,
    ),
    reserves: reserves.map(({ id, indivisible }) => ({ id, balanceMinor: balances.get(id) ?? 0n, indivisible })),
    lossesCarriedMinor: read.lossesCarried + open,
    because: [{ code: 'loss', clauses, amountMinor: -read.result, currency }],
  }
}

const shareOut = (
  read: ReadSurplus,
  clauses: readonly Citation[],
  limits: readonly Citation[],
): SurplusShared | Refused => {
  const { currency, members, reserves, rounding } = read
  const balances = new Map(reserves.map(({ id, balance }) => [id, balance]))
  const work = new MemberShares(members, 'labour')
  const capital = new MemberShares(members, 'capital')
  const lines: SurplusLine[] = []
  let left = read.result
  let lossesCarried = read.lossesCarried
  for (const provision of read.provisions) {
    const reasons: Reason[] = []
    const part = partAsked(provision, read, { left, lossesCarried, capital: capital.ofAll.numerator }, limits, reasons)
    const asked = heldToTarget(provision, part.askedMinor, { balances, currency }, clauses, reasons)
    const amount = asked < left ? asked : left
    if (asked > left)
      reasons.push({ code: 'only-what-is-left', clauses, askedMinor: asked, amountMinor: amount, currency })
    left -= amount
    const { kind } = provision
    const to = kind === 'reserve' || kind === 'fund' || kind === 'rest' ? provision.to : undefined
    if (kind === 'losses') lossesCarried -= amount
    if ((kind === 'reserve' || kind === 'rest') && to !== undefined) balances.set(to, (balances.get(to) ?? 0n) + amount)
    if (kind === 'return-on-capital') capital.add(amount)
    if ((kind === 'patronage' || (kind === 'rest' && to === undefined)) && !work.add(amount))
      return { kind: 'refused', problems: [problem(says.nobodyWorked, { path: 'members', received: members })] }
    const because: Because = [
      { code: 'provision', clauses, provision: kind, to: to ?? '', ...part, amountMinor: amount, currency },
      ...reasons,
    ]
    lines.push({ provision: kind, to, amountMinor: amount, because })
  }
  const remain: readonly Reason[] =
    lossesCarried === 0n ? [] : [{ code: 'losses-remain', clauses, amountMinor: lossesCarried, currency }]
  return {
    kind: 'surplus-shared',
    currency,
    lines,
    members: memberShares(read, { work, capital }, clauses),
    reserves: reserves.map(({ id, indivisible }) => ({ id, balanceMinor: balances.get(id) ?? 0n, indivisible })),
    lossesCarriedMinor: lossesCarried,
    because: [{ code: 'surplus', clauses, amountMinor: read.result, currency, rounding }, ...remain],
  }
}
