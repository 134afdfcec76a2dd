import { mantissaOf, mantissaOfNumber, mantissaOfRatio, type Ratio, ratio, ratioOfSafe } from '../exact/index.js'
import { droppedFromEachEnd, type ReadAggregation } from './aggregation.js'
import { ProposalSlots } from './slots.js'
import { SortedNumbers } from './sorted.js'
import type { StandingProposals } from './standing-proposals.js'

/** Where proposals lie, in mantissas: the range, and the step counted from `from`; a step of 0 is none. */
export interface MantissaGrid {
  readonly places: number
  readonly lowest: number
  readonly highest: number
  readonly step: number
  readonly from: number
  /** Whether proposals may be written with a percent sign. */
  readonly share: boolean
}

/**
 * Standing proposals that are decimals of at most so many places: nearly all there are. A change is a few additions on doubles that hold whole
 * numbers exactly.
 */
export class DecimalProposals implements StandingProposals {
  readonly #grid: MantissaGrid
  readonly #unit: number
  readonly #slotOf = new Map<string, number>()
  readonly #free: number[] = []
  readonly #slots = new ProposalSlots()
  readonly #sorted: SortedNumbers | undefined

  constructor(grid: MantissaGrid, aggregation: ReadAggregation) {
    this.#grid = grid
    this.#unit = 10 ** grid.places
    this.#sorted =
      aggregation.kind === 'median' || aggregation.kind === 'trimmed-mean' ? new SortedNumbers() : undefined
  }

  get count(): number {
    return this.#slots.count
  }

  get(member: string): Ratio | undefined {
    const slot = this.#slotOf.get(member)
    return slot === undefined ? undefined : ratioOfSafe(this.#slots.get(slot), this.#unit)
  }

  put(member: string, value: Ratio): 'cast' | 'changed' | 'unchanged' | 'no-room' {
    const mantissa = mantissaOfRatio(value, this.#grid.places)
    return Number.isNaN(mantissa) ? 'no-room' : this.#put(member, mantissa)
  }

  /**
   * Changes the proposal of someone who has one standing, if the new one is plainly valid: the way nearly every ballot goes. Whoever has one was let in when
   * they cast it, so a single look-up suffices. Anything else, valid or not, is left to the slower way.
   */
  changeQuickly(member: string, proposal: unknown): 'changed' | 'unchanged' | 'no-room' {
    const { lowest, highest, step, from } = this.#grid
    const mantissa = this.#read(proposal)
    if (!(mantissa >= lowest && mantissa <= highest) || (step !== 0 && (mantissa - from) % step !== 0)) return 'no-room'
    const slot = this.#slotOf.get(member)
    return slot === undefined ? 'no-room' : this.#change(slot, mantissa)
  }

  take(member: string): boolean {
    const slot = this.#slotOf.get(member)
    if (slot === undefined) return false
    this.#slotOf.delete(member)
    this.#free.push(slot)
    this.#sorted?.remove(this.#slots.get(slot))
    this.#slots.clear(slot)
    return true
  }

  mean(): Ratio {
    return this.#ratio(this.#slots.sum, this.count)
  }

  median(): Ratio {
    const sorted = this.#sorted as SortedNumbers
    const middle = this.count >> 1
    return this.count % 2 === 1
      ? this.#ratio(sorted.at(middle), 1)
      : this.#ratio(sorted.at(middle - 1) + sorted.at(middle), 2)
  }

  trimmedMean(share: Ratio): Ratio {
    const sorted = this.#sorted as SortedNumbers
    const dropped = droppedFromEachEnd(this.count, share)
    return this.#ratio(sorted.sumOfLowest(this.count - dropped) - sorted.sumOfLowest(dropped), this.count - 2 * dropped)
  }

  *entries(): IterableIterator<[string, Ratio]> {
    for (const [member, slot] of this.#slotOf) yield [member, ratioOfSafe(this.#slots.get(slot), this.#unit)]
  }

  #read(proposal: unknown): number {
    const { places, share } = this.#grid
    if (typeof proposal === 'number') return mantissaOfNumber(proposal, places)
    if (typeof proposal !== 'string') return Number.NaN
    return share && proposal.endsWith('%')
      ? mantissaOf(proposal.slice(0, -1), places - 2)
      : mantissaOf(proposal, places)
  }

  #put(member: string, mantissa: number): 'cast' | 'changed' | 'unchanged' | 'no-room' {
    const known = this.#slotOf.get(member)
    if (known !== undefined) return this.#change(known, mantissa)
    const slot = this.#free.pop() ?? this.#slotOf.size
    this.#slots.reserve(slot + 1)
    if (!this.#slots.set(slot, mantissa)) {
      this.#free.push(slot)
      return 'no-room'
    }
    this.#slotOf.set(member, slot)
    this.#sorted?.add(mantissa)
    return 'cast'
  }

  #change(slot: number, mantissa: number): 'changed' | 'unchanged' | 'no-room' {
    const before = this.#slots.get(slot)
    if (before === mantissa) return 'unchanged'
    if (!this.#slots.set(slot, mantissa)) return 'no-room'
    this.#sorted?.remove(before)
    this.#sorted?.add(mantissa)
    return 'changed'
  }

  #ratio(sum: number, count: number): Ratio {
    const denominator = this.#unit * count
    return denominator <= Number.MAX_SAFE_INTEGER
      ? ratioOfSafe(sum, denominator)
      : ratio(BigInt(sum), BigInt(this.#unit) * BigInt(count))
  }
}
