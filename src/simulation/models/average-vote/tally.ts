import { SortedNumbers } from '../../../averages/index.js'
import { type AverageVote, type Ends, endsOf, stepOf, trimOf } from './parameters.js'

/**
 * How so many proposals become one number. Mean, median, trimmed mean and generalised median are one rule: lay the phantoms beside the proposals, drop so many from each
 * end, and take the mean of the rest; then bring it within the bounds.
 */
export interface Rule {
  readonly dropped: number
  /** Fixed numbers that are counted beside the proposals. */
  readonly phantoms: readonly number[]
  /** How many numbers are left to take the mean of. */
  readonly width: number
  /** In whole steps. */
  readonly ends: Ends
}

export const ruleFor = (read: AverageVote, count: number): Rule => {
  const ends = endsOf(read)
  // Nobody proposes anything: there is no number, which is not a zero.
  if (count === 0) return { dropped: 0, phantoms: [], width: 0, ends }
  switch (read.aggregation) {
    case 'mean':
    case 'bounded-mean':
      return { dropped: 0, phantoms: [], width: count, ends }
    case 'trimmed-mean': {
      const { numerator, denominator } = trimOf(read)
      const dropped = Number((BigInt(count) * numerator) / denominator)
      return { dropped, phantoms: [], width: count - 2 * dropped, ends }
    }
    case 'median':
      return middleOf(count, [], ends)
    case 'generalised-median':
      return middleOf(count, phantomsOf(read, count, ends), ends)
  }
}

/** The one in the middle, or the mean of the two. */
const middleOf = (count: number, phantoms: readonly number[], ends: Ends): Rule => {
  const all = count + phantoms.length
  const dropped = Math.floor((all - 1) / 2)
  return { dropped, phantoms, width: all - 2 * dropped, ends }
}

/** The n + 1 phantoms beside n proposals. */
const phantomsOf = (read: AverageVote, count: number, { least, most }: Ends): readonly number[] => {
  const { phantoms } = read
  const places = Array.from({ length: count + 1 }, (_, place) => place)
  if (phantoms === 'uniform') return places.map((place) => least + Math.floor(((most - least) * place) / count + 0.5))
  const sorted = phantoms.map((phantom) => within(stepOf(read, phantom), least, most)).sort((a, b) => a - b)
  return places.map((place) => sorted[Math.floor((place * (sorted.length - 1)) / count)] as number)
}

/** What one member can do about the number, the others staying as they are: it is (core + x) / width for a proposal x, which counts as `low` below and as `high` above. */
export interface Leeway {
  readonly core: number
  readonly low: number
  readonly high: number
}

/**
 * The proposals that stand, in whole steps, and the number that comes of them as a fraction: a whole number of steps over `rule.width`. Every sum is exact. Where nothing
 * is dropped and nothing laid beside, only the sum is kept.
 */
export class Tally {
  readonly rule: Rule
  readonly #sorted: SortedNumbers | undefined
  #total = 0

  constructor(rule: Rule, proposals: Iterable<number>) {
    this.rule = rule
    if (rule.dropped === 0 && rule.phantoms.length === 0) {
      for (const proposal of proposals) this.#total += proposal
      return
    }
    this.#sorted = new SortedNumbers()
    for (const proposal of proposals) this.#sorted.add(proposal)
    for (const phantom of rule.phantoms) this.#sorted.add(phantom)
    this.#total = this.#sumOfRest(this.#sorted)
  }

  /** The sum of those that are left: before the bounds. */
  get total(): number {
    return this.#total
  }

  /** The number in force: so many steps over `rule.width`. */
  get inForce(): number {
    return bounded(this.#total, this.rule)
  }

  change(from: number, to: number): void {
    if (this.#sorted === undefined) {
      this.#total += to - from
      return
    }
    this.#sorted.remove(from)
    this.#sorted.add(to)
    this.#total = this.#sumOfRest(this.#sorted)
  }

  /** What the member who proposes this now can do. */
  leewayOf(proposal: number): Leeway {
    const sorted = this.#sorted
    const { dropped } = this.rule
    if (sorted === undefined || dropped === 0)
      return { core: this.#total - proposal, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
    const low = otherAt(sorted, dropped - 1, proposal)
    const high = otherAt(sorted, sorted.size - 1 - dropped, proposal)
    return { core: this.#total - within(proposal, low, high), low, high }
  }

  #sumOfRest(sorted: SortedNumbers): number {
    const { dropped } = this.rule
    return sorted.sumOfLowest(sorted.size - dropped) - sorted.sumOfLowest(dropped)
  }
}

/** A sum brought within the bounds of a rule. */
export const bounded = (total: number, { width, ends: { lower, upper } }: Rule): number =>
  within(total, lower * width, upper * width)

export const within = (number: number, low: number, high: number): number =>
  number < low ? low : number > high ? high : number

/** The number at an index among the others, which are all but one of those equal to `own`. */
const otherAt = (sorted: SortedNumbers, index: number, own: number): number => {
  const number = sorted.at(index)
  return number < own ? number : sorted.at(index + 1)
}
