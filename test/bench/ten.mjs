import { averageOf } from 'coop-rules/averages'
import { meanOf, sumOfDoubles, sumOfMantissas } from 'coop-rules/exact'
import { Decimal } from 'decimal.js'
import { doublesOf, mantissas } from './inputs.mjs'
import { medians, sink } from './measure.mjs'
import { decimalMean, decimalSum } from './peers.mjs'
import { checkEqual, fasterBy, row } from './rows.mjs'

/** The mean of ten proposals: the everyday case. Taken over many different tens, so that no branch can be learnt. */
export const ten = (settings, quick) => {
  const sets = Array.from({ length: quick ? 16 : 512 }, (_, seed) => mantissas(10, seed + 100))
  const cents = sets.map((set) => ({ set, largest: set.reduce((most, size) => Math.max(most, size), 0) }))
  const typed = sets.map(doublesOf)
  const arrays = typed.map((values) => Array.from(values))
  const decimals = arrays.map((values) => values.map((value) => new Decimal(value)))
  typed.forEach((values, at) => {
    checkEqual('stored', sumOfMantissas(sets[at], 10_000), sumOfDoubles(values, 2))
    checkEqual('decimal.js', sumOfDoubles(values, 2), decimalSum(values).times(100))
    const { numerator, denominator } = meanOf(arrays[at])
    checkEqual('mean', `${numerator}/${denominator}`, decimalMean(values).toFraction().join('/'))
  })

  const operations = sets.length
  const sums = (sumOf) => ({
    operations,
    run: () => {
      let total = 0
      for (let at = 0; at < operations; at++) total += sumOf(at)
      return total
    },
  })
  // What is not a number is written where everyone could read it: nothing of it can be left out.
  const outcomes = (outcomeOf) => ({
    operations,
    run: () => {
      for (let at = 0; at < operations; at++) sink.last = outcomeOf(at)
      return sink.last
    },
  })
  const against = (name, ours, peer, target) => {
    const [mine, theirs] = medians([ours, peer], settings)
    return row({ name: `mean of 10 proposals: ${name} (ns)`, ours: mine, peer: theirs, target })
  }
  const stored = sums((at) => sumOfMantissas(cents[at].set, cents[at].largest))
  const checked = sums((at) => sumOfDoubles(typed[at], 2))
  const open = outcomes((at) => meanOf(arrays[at]))
  const reasoned = outcomes((at) => averageOf({ proposals: arrays[at] }))
  const fold = outcomes((at) => decimalMean(arrays[at]))
  const foldOfDecimals = outcomes((at) => decimalMean(decimals[at]))
  return [
    against('sumOfMantissas / decimal.js fold', stored, fold, fasterBy(100)),
    against('sumOfDoubles / decimal.js fold', checked, fold, fasterBy(100)),
    against('meanOf, a ratio / decimal.js fold', open, fold, fasterBy(30)),
    against('meanOf, a ratio / decimal.js fold of ready Decimals', open, foldOfDecimals),
    against('averageOf, with reasons / decimal.js fold', reasoned, fold),
  ]
}
