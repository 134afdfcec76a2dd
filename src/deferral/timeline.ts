import {
  type CalendarDate,
  type DayCount,
  dateOfEpochDay,
  daysIn,
  epochDay,
  type YearScale,
  yearScale,
} from '../calendar/index.js'
import { type Ratio, type Rounding, roundTo } from '../exact/index.js'

/** A yearly rate, and the day from which it is in force, until the next one is. */
export interface RateFrom {
  readonly from: CalendarDate
  readonly ratePerYear: Ratio
}

/** A stretch of days under one rate. */
export interface Stretch {
  readonly start: CalendarDate
  readonly end: CalendarDate
  readonly ratePerYear: Ratio
}

/**
 * Rates that change, prepared so that the interest of any period costs two look-ups however many changes lie in it: what one unit has earned since the first rate is
 * known at each change. All of it is whole numbers over one denominator.
 */
export class RateTimeline {
  readonly dayCount: DayCount
  /** In the order of their days. */
  readonly rates: readonly RateFrom[]
  /** So many parts of `grown` make one smallest unit. */
  readonly denominator: bigint
  readonly #scale: YearScale
  /** Where each change lies on the scale of the day count. */
  readonly #places: Float64Array
  /** The rates over a common denominator. */
  readonly #rates: readonly bigint[]
  /** What one unit has earned at each change. */
  readonly #earned: readonly bigint[]
  readonly #inDoubles: InDoubles | undefined

  /** There is at least one rate, and they are in the order of their days. */
  constructor(dayCount: DayCount, rates: readonly RateFrom[]) {
    this.dayCount = dayCount
    this.rates = rates
    const scale = yearScale(dayCount)
    this.#scale = scale
    const common = rates.reduce((multiple, { ratePerYear }) => leastMultiple(multiple, ratePerYear.denominator), 1n)
    this.denominator = common * BigInt(scale.unitsPerYear)
    this.#rates = rates.map(({ ratePerYear }) => ratePerYear.numerator * (common / ratePerYear.denominator))
    this.#places = Float64Array.from(rates, ({ from }) => this.placeOf(from))
    const earned = [0n]
    for (let at = 1; at < rates.length; at++) earned.push(this.#earnedIn(at - 1, earned, this.#places[at] as number))
    this.#earned = earned
    this.#inDoubles = inDoubles(this.#rates, earned, this.denominator, scale)
  }

  /** Where a day lies on the scale. Conventions without one are never cut, and their days only tell which rate is in force. */
  placeOf(day: CalendarDate): number {
    return (this.#scale.unitAt ?? epochDay)(day)
  }

  /** The interest on an amount from a start, included, to an end, not included: exact, in parts of a smallest unit. */
  grown(amountMinor: bigint, start: CalendarDate, end: CalendarDate): bigint {
    const { unitAt, unitsBetween } = this.#scale
    const from = this.placeOf(start)
    if (unitAt === undefined) {
      return amountMinor * (this.#rates[this.#changeBefore(from)] as bigint) * BigInt(unitsBetween(start, end))
    }
    return amountMinor * (this.#earnedBy(unitAt(end)) - this.#earnedBy(from))
  }

  /** The same in whole units, with the amount of each day rounded by itself, as some courts do: daily amount × days. */
  grownByDay(amountMinor: bigint, start: CalendarDate, end: CalendarDate, rounding: Rounding): bigint {
    let sum = 0n
    for (const stretch of this.stretches(start, end)) {
      const rate = this.#rates[this.#changeBefore(this.placeOf(stretch.start))] as bigint
      if (this.#scale.isByDay) {
        const value = { numerator: amountMinor * rate, denominator: this.denominator }
        sum += roundTo({ value, places: 0, rounding }) * BigInt(daysIn(stretch))
        continue
      }
      // Days that measure the same earn the same: each such amount is worked out once.
      const amounts = new Map<number, bigint>()
      let today = stretch.start
      for (let day = epochDay(stretch.start) + 1; today < stretch.end; day++) {
        const tomorrow = dateOfEpochDay(day)
        const units = this.#scale.unitsBetween(today, tomorrow)
        let amount = amounts.get(units)
        if (amount === undefined) {
          const value = { numerator: amountMinor * rate * BigInt(units), denominator: this.denominator }
          amount = roundTo({ value, places: 0, rounding })
          amounts.set(units, amount)
        }
        sum += amount
        today = tomorrow
      }
    }
    return sum
  }

  /**
   * The interest between two places of the scale, rounded, all of it in doubles; NaN where they would not be exact. For sums over very many debts: the result is that
   * of `grown`, rounded.
   */
  roundedBetween(amountMinor: number, from: number, to: number, rounding: Rounding): number {
    const doubles = this.#inDoubles
    if (doubles === undefined) return NaN
    const parts = amountMinor * (this.#earnedInDoubles(doubles, to) - this.#earnedInDoubles(doubles, from))
    return parts >= 0 && parts <= MOST_SAFE ? roundedPart(parts, doubles.denominator, rounding) : NaN
  }

  /** The stretches of a period by the rate in force. */
  stretches(start: CalendarDate, end: CalendarDate): readonly Stretch[] {
    return this.rates.flatMap(({ from, ratePerYear }, at) => {
      const next = this.rates[at + 1]?.from
      const opens = from < start ? start : from
      const closes = next === undefined || next > end ? end : next
      return opens < closes ? [{ start: opens, end: closes, ratePerYear }] : []
    })
  }

  /** The rate in force on a day that does not lie before the first one. */
  rateOn(day: CalendarDate): RateFrom {
    // By date: under 30E/360 a 30th and a 31st lie in one place.
    return this.rates.findLast(({ from }) => from <= day) ?? (this.rates[0] as RateFrom)
  }

  #earnedBy(place: number): bigint {
    return this.#earnedIn(this.#changeBefore(place), this.#earned, place)
  }

  /** What one unit has earned by a place after a change, and before the next. */
  #earnedIn(change: number, earned: readonly bigint[], place: number): bigint {
    const units = place - (this.#places[change] as number)
    return (earned[change] as bigint) + (this.#rates[change] as bigint) * BigInt(units)
  }

  #earnedInDoubles({ rates, earned }: InDoubles, place: number): number {
    const change = this.#changeBefore(place)
    return (earned[change] as number) + (rates[change] as number) * (place - (this.#places[change] as number))
  }

  /** The last change that does not lie after a place. */
  #changeBefore(place: number): number {
    const places = this.#places
    let first = 0
    let size = places.length
    // Halves without a branch that could be guessed wrong.
    while (size > 1) {
      const half = size >> 1
      first += (places[first + half] as number) <= place ? half : 0
      size -= half
    }
    return first
  }
}

/** What a timeline knows, in doubles. */
interface InDoubles {
  readonly rates: Float64Array
  readonly earned: Float64Array
  readonly denominator: number
}

const MOST_SAFE = Number.MAX_SAFE_INTEGER
/** More years than the calendar has, even where it counts those of 366 days in years of 360. */
const MOST_YEARS = 10_200n

/** Undefined where a sum could leave the whole numbers that doubles hold before the calendar ends, and for conventions without a scale. */
const inDoubles = (
  rates: readonly bigint[],
  earned: readonly bigint[],
  denominator: bigint,
  { unitsPerYear, unitAt }: YearScale,
): InDoubles | undefined => {
  if (unitAt === undefined) return undefined
  const highest = rates.reduce((most, rate) => (rate > most ? rate : most), 0n)
  return highest * BigInt(unitsPerYear) * MOST_YEARS > BigInt(MOST_SAFE) || denominator > BigInt(MOST_SAFE)
    ? undefined
    : {
        rates: Float64Array.from(rates, Number),
        earned: Float64Array.from(earned, Number),
        denominator: Number(denominator),
      }
}

/** Zero or more parts, divided and rounded: the same as `roundTo`, in doubles. */
const roundedPart = (parts: number, denominator: number, rounding: Rounding): number => {
  // Below 2^53 a quotient is never rounded up to a whole number that it does not reach: the next double below lies nearer.
  const whole = Math.floor(parts / denominator)
  const rest = parts - whole * denominator
  if (rest === 0) return whole
  switch (rounding) {
    case 'down':
      return whole
    case 'up':
      return whole + 1
    case 'half-up':
      return rest >= denominator - rest ? whole + 1 : whole
    case 'half-even':
      return rest > denominator - rest || (rest === denominator - rest && whole % 2 === 1) ? whole + 1 : whole
  }
}

const leastMultiple = (a: bigint, b: bigint): bigint => {
  let x = a
  let y = b
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}
