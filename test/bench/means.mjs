import { meanOf, sumOfDoubles, sumOfMantissas } from 'coop-rules/exact'
import { mean as statisticsMean } from 'simple-statistics'
import { doublesOf, mantissas } from './inputs.mjs'
import { compileOnShort, medians } from './measure.mjs'
import { bigMean, bigSum, decimalMean, decimalSum, floatMean, fractionMean } from './peers.mjs'
import { atMostTimes, checkEqual, fasterBy, row } from './rows.mjs'

/** The mean of a million numbers with 2 decimals. */
export const means = (settings, quick) => {
  const count = quick ? 10_000 : 1_000_000
  // Folds are slow: they are timed on fewer, so that their samples are as short as ours, for long ones are interrupted
  // more often, which would speak for us. This way speaks for them: a fold of a million takes 15 % more for each.
  const fewer = 2000
  const cents = mantissas(count, 1)
  const values = doublesOf(cents)
  const someValues = values.subarray(0, fewer)
  const largest = cents.reduce((most, mantissa) => Math.max(most, mantissa), 0)
  check(cents, values, someValues, largest)

  const sumAtTwo = (list) => sumOfDoubles(list, 2)
  const sumStored = (list) => sumOfMantissas(list, largest)
  compileOnShort([sumAtTwo, meanOf, floatMean, decimalMean, bigMean, statisticsMean], values, quick)
  compileOnShort([sumStored], cents, quick)

  const kernel = { run: () => sumAtTwo(values) / 100 / count, operations: count }
  const stored = { run: () => sumStored(cents) / 100 / count, operations: count }
  const open = { run: () => meanOf(values), operations: count }
  const plain = Array.from(values)
  compileOnShort([meanOf, floatMean], plain, quick)
  const ofArray = { run: () => meanOf(plain), operations: count }
  const float = { run: () => floatMean(values), operations: count }
  const floatOfArray = { run: () => floatMean(plain), operations: count }
  // Nanoseconds a number are milliseconds a million.
  const against = (name, ours, peer, target) => {
    const [mine, theirs] = medians([ours, peer], settings)
    return row({ name: `mean of 1e6 numbers, ${name} (ms)`, ours: mine, peer: theirs, target })
  }
  const fold = (mean) => ({ run: () => mean(someValues), operations: fewer })
  return [
    against('checked on the fly: sumOfDoubles / float loop', kernel, float, atMostTimes(2.5)),
    against('checked on the fly: meanOf / float loop', open, float, atMostTimes(2.5)),
    against('stored mantissas: sumOfMantissas / float loop', stored, float, atMostTimes(1)),
    against('in a plain array: meanOf / float loop over the array', ofArray, floatOfArray),
    against('sumOfDoubles / decimal.js fold, timed on 2e3 and scaled', kernel, fold(decimalMean), fasterBy(350)),
    against('meanOf / decimal.js fold, timed on 2e3 and scaled', open, fold(decimalMean), fasterBy(350)),
    against('meanOf / big.js fold, timed on 2e3 and scaled', open, fold(bigMean)),
    against('meanOf / fraction.js fold, timed on 2e3 and scaled', open, fold(fractionMean)),
    against('meanOf / simple-statistics mean', open, { run: () => statisticsMean(values), operations: count }),
  ]
}

/** Decimal and Big are exact while they add, and round when they divide: their sums are compared. */
const check = (cents, values, someValues, largest) => {
  checkEqual('stored', sumOfMantissas(cents, largest), sumOfDoubles(values, 2))
  checkEqual('decimal.js', sumOfDoubles(someValues, 2), decimalSum(someValues).times(100))
  checkEqual('big.js', sumOfDoubles(someValues, 2), bigSum(someValues).times(100))
  const { numerator, denominator } = meanOf(someValues)
  checkEqual('fraction.js', `${numerator}/${denominator}`, fractionMean(someValues).toFraction())
}
