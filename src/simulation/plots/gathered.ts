import type { Row } from '../carry-out.js'
import type { Cell, Column } from '../model.js'
import type { SoundPlan } from '../plan.js'
import { lowsAndHighs, STRETCHES } from './thinned.js'

/**
 * What came of the runs of a plan, kept for summaries and pictures: every measure as a number, and the steps of some runs. Rows are added one by one, in any order. A truth counts 1 or 0, a fraction that was told exactly ('2/3') becomes the nearest double: good for a
 * picture, and no longer exact.
 *
 * @example
 * ```ts
 * import { carryOut, Gathered, readPlan } from 'coop-rules/simulation'
 *
 * const plan = readPlan({ model: 'jury', seed: 'a', parameters: { competence: 1, votes: 10 }, replicates: 3 })
 * const gathered = new Gathered({ plan })
 * for (let at = 0; at < plan.runs; at++) gathered.add(carryOut(plan, at))
 * Array.from(gathered.valuesOf('right')) // => [10, 10, 10]
 * ```
 */
export class Gathered {
  readonly plan: SoundPlan
  /** How many runs are wanted: those that are not there are missing. */
  readonly wanted: number
  readonly #values: readonly Float64Array[]
  readonly #words: readonly string[][]
  readonly #steps = new Map<number, readonly (readonly Cell[])[]>()
  #ran = 0
  #failed = 0
  #thinned = false

  /** `wanted` where not all runs of the plan are: one, of a scenario. */
  constructor({ plan, wanted = plan.runs }: { readonly plan: SoundPlan; readonly wanted?: number }) {
    this.plan = plan
    this.wanted = wanted
    this.#values = plan.model.measures.map(() => new Float64Array(plan.runs).fill(NaN))
    this.#words = plan.model.measures.map(() => [])
  }

  /** How many runs came to their end. */
  get ran(): number {
    return this.#ran
  }

  /** Whether some run had more steps than are kept. */
  get thinned(): boolean {
    return this.#thinned
  }

  /** How many failed. */
  get failed(): number {
    return this.#failed
  }

  /** Takes a row in. */
  add(row: Row): void {
    if (row.kind === 'failed') {
      this.#failed++
      return
    }
    this.#ran++
    for (const [at, column] of this.plan.model.measures.entries()) {
      const values = this.#values[at] as Float64Array
      values[row.at] = this.#numberOf(row.measures[at] ?? null, column, this.#words[at] as string[])
    }
    if (row.series === undefined || row.series.length === 0 || !this.#isKept(row.at)) return
    this.#thinned ||= row.series.length > 2 * STRETCHES
    this.#steps.set(row.at, thinned(row.series))
  }

  /** A measure of each run, by the place of the run; not a number where there is none. Of a text its place among `wordsOf`. */
  valuesOf(measure: string): Float64Array {
    return this.#values[this.#placeOf(measure)] ?? new Float64Array()
  }

  /** The texts that a measure told, in the order of their first coming; none where it tells numbers. */
  wordsOf(measure: string): readonly string[] {
    return this.#words[this.#placeOf(measure)] ?? []
  }

  /** The steps that were kept, by the place of the run, in the plan's order. */
  steps(): readonly (readonly [at: number, steps: readonly (readonly Cell[])[]])[] {
    return [...this.#steps].sort(([one], [other]) => one - other)
  }

  #placeOf(measure: string): number {
    return this.plan.model.measures.findIndex(({ name }) => name === measure)
  }

  #numberOf(cell: Cell, { kind }: Column, words: string[]): number {
    if (kind !== 'text' || cell === null) return numberOf(cell)
    const text = String(cell)
    const found = words.indexOf(text)
    return found >= 0 ? found : words.push(text) - 1
  }

  /**
   * Of each point as many replicates, so that there are some hundred runs in all; of very many points, every so manieth. Each point begins with another replicate: with common random numbers the same
   * one would show the same chance everywhere.
   */
  #isKept(at: number): boolean {
    const { points, plan } = this.plan
    const replicates = plan.replicates ?? 1
    const every = Math.ceil(points / MOST_KEPT)
    const each = Math.max(1, Math.min(MOST_EACH, Math.floor(MOST_KEPT / points)))
    const point = Math.floor(at / replicates)
    const turned = ((at % replicates) + replicates - (Math.floor(point / every) % replicates)) % replicates
    return this.wanted <= MOST_EACH || (point % every === 0 && turned < each)
  }
}

const MOST_KEPT = 400
const MOST_EACH = 30

/** As many steps as pictures can show: where there are more, the first, the last, and those at which some column is lowest or highest in its stretch. */
const thinned = (steps: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] => {
  if (steps.length <= 2 * STRETCHES) return steps
  const columns = (steps[0] ?? []).map((_, column) => steps.map((step) => numberOf(step[column] ?? null)))
  const kept = new Set(columns.flatMap((values) => lowsAndHighs(values, STRETCHES)))
  return steps.filter((_, at) => kept.has(at))
}

/** A cell as a number, for a picture; not a number where it is none. */
export const numberOf = (cell: Cell): number => {
  if (typeof cell === 'number') return cell
  if (typeof cell === 'boolean') return cell ? 1 : 0
  if (cell === null) return NaN
  const [above = '', below = '1'] = cell.split('/')
  return Number(above) / Number(below)
}
