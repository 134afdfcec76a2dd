/**
 * Does something that goes on by a rule alone come back to where it was? Brent's way (An improved Monte Carlo factorization algorithm, BIT 20, 1980): what is seen is
 * compared with one that was kept, and another one is kept after 1, 2, 4, 8, ... steps.
 *
 * @internal
 */
export class CycleWatch {
  #kept: Float64Array
  #since = 0
  #power = 1

  constructor(start: Float64Array) {
    this.#kept = start.slice()
  }

  /** How many steps ago what is seen now was kept. 1 means that the last step changed nothing; undefined that nothing came back yet. */
  see(now: Float64Array): number | undefined {
    this.#since++
    if (isSame(this.#kept, now)) return this.#since
    if (this.#since === this.#power) {
      this.#kept = now.slice()
      this.#since = 0
      this.#power *= 2
    }
    return undefined
  }

  /** Whether what was seen last is what is kept now. */
  get begins(): boolean {
    return this.#since === 0
  }
}

const isSame = (a: Float64Array, b: Float64Array): boolean => {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}
