import Big from 'big.js'
import { Decimal } from 'decimal.js'
import Fraction from 'fraction.js'

/**
 * What others would write. The folds take numbers or strings and read each as they add it, as the README of each library
 * shows. All loops count an index: `for of` over a typed array is ten times slower, and the peers get the better one.
 */

/** The plain loop: fast, and wrong in the last digit more often than not. */
export const floatMean = (values) => {
  let sum = 0
  const { length } = values
  for (let at = 0; at < length; at++) sum += values[at]
  return sum / length
}

/** The plain loop over what people wrote. */
export const floatMeanOfStrings = (texts) => {
  let sum = 0
  const { length } = texts
  for (let at = 0; at < length; at++) sum += Number(texts[at])
  return sum / length
}

export const decimalSum = (values) => {
  let sum = new Decimal(0)
  const { length } = values
  for (let at = 0; at < length; at++) sum = sum.plus(values[at])
  return sum
}

export const decimalMean = (values) => decimalSum(values).div(values.length)

export const bigSum = (values) => {
  let sum = new Big(0)
  const { length } = values
  for (let at = 0; at < length; at++) sum = sum.plus(values[at])
  return sum
}

export const bigMean = (values) => bigSum(values).div(values.length)

export const fractionMean = (values) => {
  let sum = new Fraction(0)
  const { length } = values
  for (let at = 0; at < length; at++) sum = sum.add(values[at])
  return sum.div(length)
}

/**
 * Simple interest (ACT/365F) on an amount at rates that change, stretch by stretch. The days, and the rates as Decimals, are
 * ready; the principal is multiplied and the year divided once, at the end, which is faster than in every stretch, and rounds less.
 */
export const decimalInterest = (principal, start, end, changes, rates) => {
  let sum = new Decimal(0)
  const { length } = changes
  for (let at = 0; at < length; at++) {
    const opens = Math.max(start, changes[at])
    const closes = at + 1 < length ? Math.min(end, changes[at + 1]) : end
    if (opens < closes) sum = sum.plus(rates[at].times(closes - opens))
  }
  return sum.times(principal).div(365).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toNumber()
}

/**
 * What each is paid in cents, for entries that come member by member and day by day, one a day, with one number of ordinary
 * hours and one surcharge. Nothing is checked, and nothing is said but the sums.
 */
export const decimalPayroll = ({ work, rates, overtime }) => {
  const ordinaryHours = new Decimal(overtime.ordinaryHours[0].hours)
  const factor = new Decimal(overtime.surcharges[0].surcharge.replace('%', '')).div(100).plus(1)
  const rateOf = new Map(rates.map((rate) => [rate, new Decimal(rate.ratePerUnit).times(100)]))
  const weekOf = (date) => Math.floor((Date.parse(date) / 86_400_000 + 3) / 7)
  const wages = new Map()
  let left, lines, week, worker
  const add = (rate, kind, hours) => {
    if (hours.isZero()) return
    const key = kind + rate.category + rate.from
    const line = lines.get(key)
    if (line === undefined) lines.set(key, { rate, kind, hours })
    else line.hours = line.hours.plus(hours)
  }
  const close = () => {
    let cents = new Decimal(0)
    for (const { rate, kind, hours } of lines.values()) {
      const pay = hours.times(rateOf.get(rate))
      cents = cents.plus((kind === 'overtime' ? pay.times(factor) : pay).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN))
    }
    wages.set(worker, cents)
  }
  for (const entry of work) {
    if (entry.worker !== worker) {
      if (worker !== undefined) close()
      worker = entry.worker
      lines = new Map()
      week = undefined
    }
    if (weekOf(entry.date) !== week) {
      week = weekOf(entry.date)
      left = ordinaryHours
    }
    const hours = new Decimal(entry.hours)
    const ordinary = Decimal.min(hours, left)
    left = left.minus(ordinary)
    const rate = rates.findLast(({ category, from }) => category === entry.category && from <= entry.date)
    add(rate, 'ordinary', ordinary)
    add(rate, 'overtime', hours.minus(ordinary))
  }
  close()
  return wages
}
