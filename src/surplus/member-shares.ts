import { add, allocate, type Ratio, ratio, ZERO } from '../exact/index.js'
import type { Because, Citation, Reason, SharedOutFacts } from '../reasons/index.js'
import type { ReadSurplus } from './read-surplus.js'

/** What a member gets of a surplus, for their capital and for their work, and why so much. */
export interface MemberShare {
  readonly id: string
  readonly returnMinor: bigint
  readonly patronageMinor: bigint
  readonly because: Because
}

type Member = ReadSurplus['members'][number]

/** What the provisions of a surplus give all members together, for one of the two, while they are gone through. */
export class MemberShares {
  readonly #members: readonly Member[]
  readonly #weightOf: (member: Member) => Ratio
  readonly #ofAll: Ratio
  /** What each provision gave: in all, and to each member. */
  readonly #given: { readonly totalMinor: bigint; readonly parts: ReadonlyMap<string, bigint> }[] = []

  constructor(members: readonly Member[], by: 'labour' | 'capital') {
    this.#members = members
    this.#weightOf = by === 'labour' ? ({ labour }) => labour : ({ capital }) => ratio(capital)
    this.#ofAll = members.reduce((sum, member) => add(sum, this.#weightOf(member)), ZERO)
  }

  /** Shares an amount out in the proportion of what members put in; false where there is something and nobody put in anything. */
  add(totalMinor: bigint): boolean {
    if (totalMinor === 0n) return true
    if (this.#ofAll.numerator === 0n) return false
    const shares = this.#members.map((member) => ({ id: member.id, weight: this.#weightOf(member) }))
    const parts = allocate({ totalMinor, shares }).shares.map(({ id, amountMinor }) => [id, amountMinor] as const)
    this.#given.push({ totalMinor, parts: new Map(parts) })
    return true
  }

  /** What all members put in together: the hours, or the smallest units. */
  get ofAll(): Ratio {
    return this.#ofAll
  }

  /** A member's part of what each provision gave, and whether a unit that rounding down left over is among it. */
  of(member: Member): readonly Omit<SharedOutFacts, 'currency'>[] {
    const weight = this.#weightOf(member)
    return this.#given.map(({ totalMinor, parts }) => {
      const amountMinor = parts.get(member.id) ?? 0n
      const above = totalMinor * weight.numerator * this.#ofAll.denominator
      const roundedDown = above / (weight.denominator * this.#ofAll.numerator)
      return { amountMinor, extraMinor: amountMinor - roundedDown, totalMinor }
    })
  }
}

/** Each member's share with its reasons, in the given order. */
export const memberShares = (
  { members, currency }: ReadSurplus,
  { work, capital }: { readonly work: MemberShares; readonly capital: MemberShares },
  clauses: readonly Citation[],
): readonly MemberShare[] =>
  members.map((member) => {
    const [byWork, byCapital] = [work.of(member), capital.of(member)]
    const reasons: readonly Reason[] = [
      ...byWork.map(
        (part): Reason => ({
          code: 'share-by-work',
          clauses,
          observed: member.labour,
          outOf: work.ofAll,
          ...part,
          currency,
        }),
      ),
      ...byCapital.map(
        (part): Reason => ({
          code: 'share-by-capital',
          clauses,
          observedMinor: member.capital,
          outOfMinor: capital.ofAll.numerator,
          ...part,
          currency,
        }),
      ),
    ]
    const [first, ...rest] = reasons
    const because: Because = first === undefined ? [{ code: 'nothing-to-members', clauses }] : [first, ...rest]
    return { id: member.id, returnMinor: sumOf(byCapital), patronageMinor: sumOf(byWork), because }
  })

const sumOf = (parts: readonly { readonly amountMinor: bigint }[]): bigint =>
  parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
