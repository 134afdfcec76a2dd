/**
 * The kernel of live sums: proposals as whole mantissas in numbered slots, their sum and their count. Changing one takes the same time however many
 * there are. Sums stay exact because no more is taken in than fits 2^53; the caller then moves on to bigints.
 */
export class ProposalSlots {
  #values: Float64Array
  #largest = 0
  /** The exact sum of all proposals. */
  sum = 0
  /** How many slots hold a proposal. */
  count = 0

  constructor(capacity = 16) {
    this.#values = new Float64Array(capacity).fill(Number.NaN)
  }

  /** The proposal in a slot; NaN where there is none. */
  get(slot: number): number {
    return this.#values[slot] ?? Number.NaN
  }

  /** Puts a proposal into a slot, in place of the one there; false, with nothing changed, where there is no room for the slot or the sum could leave 2^53. */
  set(slot: number, mantissa: number): boolean {
    const before = this.#values[slot]
    if (before === undefined) return false
    const size = mantissa < 0 ? -mantissa : mantissa
    if (size > this.#largest) {
      if (size * (this.count + 1) > Number.MAX_SAFE_INTEGER) return false
      this.#largest = size
    }
    // NaN, a slot without a proposal, is the one number that is not itself.
    if (before === before) {
      // In this order: what is left without the old one is as small as any sum here.
      this.sum = this.sum - before + mantissa
    } else {
      if (this.#largest * (this.count + 1) > Number.MAX_SAFE_INTEGER) return false
      this.sum += mantissa
      this.count++
    }
    this.#values[slot] = mantissa
    return true
  }

  /** Takes the proposal out of a slot; the one that was there, or NaN. */
  clear(slot: number): number {
    const before = this.#values[slot] ?? Number.NaN
    if (before === before) {
      this.sum -= before
      this.count--
      this.#values[slot] = Number.NaN
    }
    return before
  }

  /** Makes room for so many slots. */
  reserve(slots: number): void {
    if (slots <= this.#values.length) return
    const wider = new Float64Array(Math.max(slots, this.#values.length * 2)).fill(Number.NaN)
    wider.set(this.#values)
    this.#values = wider
  }
}
