import type { Writable } from 'node:stream'
import type { Locale } from '../problems/index.js'
import type { Progressed } from '../sweeps/index.js'
import { SIMULATION_WORDS } from './simulation-words.js'

/** Tells, on the error stream, how far a sweep has come: after half a second and then twice a second. Silent on short work, and where nobody watches. */
export class SweepProgress {
  readonly #stream: Writable | undefined
  readonly #locale: Locale
  #told = Date.now()
  #shown = false
  /** How many were done when it was first seen that one is, and when that was. */
  #first: { readonly done: number; readonly at: number } | undefined

  constructor(input: { readonly stream: Writable; readonly watched: boolean; readonly locale: Locale }) {
    this.#stream = input.watched ? input.stream : undefined
    this.#locale = input.locale
  }

  /**
   * Runs, with a bar. What is left is told of from a second after the first run of this attempt is done, and from those that came since: to begin threads takes a while, and runs of earlier attempts took no time.
   */
  runs({ done, of, before }: Progressed): void {
    if (done > before) this.#first ??= { done, at: Date.now() }
    const first = this.#first
    this.#tell(() => {
      const part = of === 0 ? 1 : done / of
      const bar = `[${'#'.repeat(Math.floor(WIDTH * part)).padEnd(WIDTH, '.')}]`
      const words = SIMULATION_WORDS[this.#locale]
      const told = `${bar} ${words.progress(done, of, String(Math.floor(100 * part)))}`
      const seconds = first === undefined ? 0 : (Date.now() - first.at) / 1000
      if (first === undefined || seconds < 1 || done === first.done) return told
      const rate = (done - first.done) / seconds
      return `${told}, ${words.left(shortRate(rate), time((of - done) / rate))}`
    })
  }

  /** Rows that tables were made of. */
  rows({ done, of }: { readonly done: number; readonly of: number }): void {
    this.#tell(() => SIMULATION_WORDS[this.#locale].merging(done, of))
  }

  /** Takes the line away. */
  end(): void {
    if (this.#shown) this.#stream?.write('\r\x1b[K')
    this.#shown = false
  }

  #tell(line: () => string): void {
    const now = Date.now()
    if (this.#stream === undefined || now - this.#told < 500) return
    this.#told = now
    this.#shown = true
    this.#stream.write(`\r\x1b[K${line()}`)
  }
}

const WIDTH = 24

const shortRate = (rate: number): string => (rate >= 10 ? String(Math.round(rate)) : rate.toPrecision(2))

const time = (seconds: number): string => {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  if (seconds < 5400) return `${Math.ceil(seconds / 60)} min`
  return `${(seconds / 3600).toFixed(1)} h`
}
