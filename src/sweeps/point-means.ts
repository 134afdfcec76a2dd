import type { Row, SoundPlan } from '../simulation/index.js'

/** The mean of a measure at each point of a plan. Rows come in the plan's order, so that sums are always made in the same order. */
export class PointMeans {
  readonly #sums: Float64Array
  readonly #counts: Uint32Array
  readonly #replicates: number
  readonly #measure: number

  constructor({ plan, points }: SoundPlan, measure: number) {
    this.#sums = new Float64Array(points)
    this.#counts = new Uint32Array(points)
    this.#replicates = plan.replicates ?? 1
    this.#measure = measure
  }

  add(row: Row): void {
    const value = row.kind === 'failed' ? null : numberOf(row.measures[this.#measure])
    if (value === null) return
    const point = Math.floor(row.at / this.#replicates)
    this.#sums[point] = (this.#sums[point] as number) + value
    this.#counts[point] = (this.#counts[point] as number) + 1
  }

  /** A number a line, in the order of the points; `nan` where a point has none. */
  text(): string {
    return Array.from(this.#counts, (count, at) =>
      count === 0 ? 'nan\n' : `${(this.#sums[at] as number) / count}\n`,
    ).join('')
  }
}

/** A truth counts as 1 or 0; what is exact as its nearest double. */
const numberOf = (cell: unknown): number | null => {
  if (typeof cell === 'number') return cell
  if (typeof cell === 'boolean') return cell ? 1 : 0
  if (typeof cell !== 'string') return null
  const [numerator = '', denominator = '1'] = cell.split('/')
  const value = Number(numerator) / Number(denominator)
  return numerator !== '' && Number.isFinite(value) ? value : null
}
