import {
  add,
  equal,
  meanOfColumn,
  multiply,
  type Ratio,
  ratio,
  sliceColumn,
  sortColumn,
  subtract,
  ZERO,
} from '../exact/index.js'
import { droppedFromEachEnd, medianOfSorted } from './aggregation.js'
import type { StandingProposals } from './standing-proposals.js'

/**
 * Standing proposals of any kind, such as thirds, or numbers beyond fifteen digits: exact as well, and slower. A mean is kept up with each change; a
 * median or a trimmed mean is sorted anew when it is asked for.
 */
export class RatioProposals implements StandingProposals {
  readonly #values = new Map<string, Ratio>()
  #sum = ZERO

  get count(): number {
    return this.#values.size
  }

  get(member: string): Ratio | undefined {
    return this.#values.get(member)
  }

  put(member: string, value: Ratio): 'cast' | 'changed' | 'unchanged' {
    const before = this.#values.get(member)
    if (before !== undefined && equal(before, value)) return 'unchanged'
    this.#sum = add(before === undefined ? this.#sum : subtract(this.#sum, before), value)
    this.#values.set(member, value)
    return before === undefined ? 'cast' : 'changed'
  }

  take(member: string): boolean {
    const before = this.#values.get(member)
    if (before === undefined) return false
    this.#sum = subtract(this.#sum, before)
    return this.#values.delete(member)
  }

  mean(): Ratio {
    return multiply(this.#sum, ratio(1n, BigInt(this.count)))
  }

  median(): Ratio {
    return medianOfSorted(this.#sorted())
  }

  trimmedMean(share: Ratio): Ratio {
    const dropped = droppedFromEachEnd(this.count, share)
    return meanOfColumn(sliceColumn(this.#sorted(), dropped, this.count - dropped))
  }

  entries(): IterableIterator<[string, Ratio]> {
    return this.#values.entries()
  }

  #sorted() {
    return sortColumn({ kind: 'ratios', ratios: [...this.#values.values()], percent: false })
  }
}
