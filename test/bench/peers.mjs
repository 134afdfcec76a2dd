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
