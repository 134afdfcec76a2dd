import { meanOf } from 'coop-rules/exact'
import { doublesOf, mantissas, stringsOf } from './inputs.mjs'
import { compileOnShort, medians } from './measure.mjs'
import { decimalMean, decimalSum, floatMeanOfStrings } from './peers.mjs'
import { atMostTimes, checkEqual, row } from './rows.mjs'

/** The mean of a million numbers as people write them. */
export const strings = (settings, quick) => {
  const count = quick ? 10_000 : 1_000_000
  const fewer = 2000
  const texts = stringsOf(doublesOf(mantissas(count, 2)))
  const someTexts = texts.slice(0, fewer)
  const { numerator, denominator } = meanOf(someTexts)
  checkEqual('decimal.js', numerator * BigInt(fewer), decimalSum(someTexts).times(denominator).toFixed())

  compileOnShort([meanOf, floatMeanOfStrings, decimalMean], texts, quick)
  const ours = { run: () => meanOf(texts), operations: count }
  const [mine, float] = medians([ours, { run: () => floatMeanOfStrings(texts), operations: count }], settings)
  const [again, decimal] = medians([ours, { run: () => decimalMean(someTexts), operations: fewer }], settings)
  const name = 'mean of 1e6 decimal strings: meanOf /'
  return [
    row({ name: `${name} float sum of Number(s) (ms)`, ours: mine, peer: float, target: atMostTimes(0.5) }),
    row({ name: `${name} decimal.js fold, timed on 2e3 and scaled (ms)`, ours: again, peer: decimal }),
  ]
}
