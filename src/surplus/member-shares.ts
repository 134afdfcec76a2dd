import { add, allocate, type Ratio, ratio, ZERO } from '../exact/index.js'
import type { Because, Citation, Reason } from '../reasons/index.js'
import type { ReadSurplus } from './read-surplus.js'

/** What a member gets of a surplus, for their capital and for their work, and why so much. */
export interface MemberShare {
  readonly id: string
  readonly returnMinor: bigint
  readonly patronageMinor: bigint
  readonly because: Because
}

type Member = ReadSurplus['members'][number]

/** What a surplus gives all members together, for one of the two, while its provisions are gone through. */
export class MemberShares {
  readonly #members: readonly Member[]
  readonly #weightOf: (member: Member) => Ratio
  readonly #sums = new Map<string, bigint>()
  #total = 0n

  constructor(members: readonly Member[], by: 'labour' | 'capital') {
    this.#members = members
    this.#weightOf = by === 'labour' ? ({ labour }) => labour : ({ capital }) => ratio(capital)
  }

  /** Shares an amount out in the proportion of what members put in; false where there is something and nobody put in anything. */
  add(totalMinor: bigint): boolean {
    if (totalMinor === 0n) return true
    const shares = this.#members.map((member) => ({ id: member.id, weight: this.#weightOf(member) }))
    if (shares.every(({ weight }) => weight.numerator === 0n)) return false
    for (const { id, amountMinor } of allocate({ totalMinor, shares }).shares)
      this.#sums.set(id, this.of(id) + amountMinor)
    this.#total += totalMinor
    return true
  }

  get totalMinor(): bigint {
    return this.#total
  }

  of(id: string): bigint {
    return this.#sums.get(id) ?? 0n
  }
}

/** Each member's share with its reasons, in the given order. */
export const memberShares = (
  { members, currency }: ReadSurplus,
  { work, capital }: { readonly work: MemberShares; readonly capital: MemberShares },
  clauses: readonly Citation[],
): readonly MemberShare[] => {
  const labourOfAll = members.reduce((sum, { labour }) => add(sum, labour), ZERO)
  const capitalOfAll = members.reduce((sum, one) => sum + one.capital, 0n)
  return members.map((member) => {
    const [returnMinor, patronageMinor] = [capital.of(member.id), work.of(member.id)]
    const reasons: Reason[] = []
    if (work.totalMinor > 0n)
      reasons.push({
        code: 'share-by-work',
        clauses,
        observed: member.labour,
        outOf: labourOfAll,
        amountMinor: patronageMinor,
        totalMinor: work.totalMinor,
        currency,
      })
    if (capital.totalMinor > 0n)
      reasons.push({
        code: 'share-by-capital',
        clauses,
        observedMinor: member.capital,
        outOfMinor: capitalOfAll,
        amountMinor: returnMinor,
        totalMinor: capital.totalMinor,
        currency,
      })
    const [first, ...rest] = reasons
    const because: Because = first === undefined ? [{ code: 'nothing-to-members', clauses }] : [first, ...rest]
    return { id: member.id, returnMinor, patronageMinor, because }
  })
}
