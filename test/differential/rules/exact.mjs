import { decimalString, exact, exactDecimalString, roundTo, tryAllocate } from '../../../dist/exact/index.js'
import { answered, plainOf } from '../plain.mjs'
import { minorOf, numberOf, ROUNDINGS } from '../random.mjs'

/** Halves, and what lies next to them, at the last place that is kept. */
const nearHalf = ({ int, pick, chance }, places) => {
  const units = BigInt(int(0, 50)) * 10n + pick([4n, 5n, 5n, 5n, 6n])
  const beside = pick([0n, 0n, 1n, -1n])
  const sign = chance(0.5) ? '-' : ''
  const value = units * 10n ** 6n + beside
  return value < 0n ? '0' : `${sign}${value}/${10n ** BigInt(places + 7)}`
}

const rounding = {
  name: 'rounding',
  generate: (random) => {
    const places = random.int(0, 6)
    return {
      value: random.chance(0.5) ? nearHalf(random, places) : numberOf(random, { negative: true }),
      places,
      rounding: random.pick(ROUNDINGS),
    }
  },
  answer: ({ value, places, rounding }) => {
    const read = exact(value)
    return plainOf({
      units: roundTo({ value: read, places, rounding }),
      decimals: decimalString({ value: read, places, rounding }),
      all: exactDecimalString(read),
    })
  },
  wrong: (asked) => ({ ...asked, rounding: asked.rounding === 'half-even' ? 'half-up' : asked.rounding }),
}

const allocation = {
  name: 'allocation',
  generate: (random) => {
    const { int, pick, chance, names, shuffled } = random
    const ids = shuffled(names(pick([1, 2, 3, 5, 9, 20])))
    const alike = chance(0.3) ? pick([1, '1/3', 0]) : undefined
    const total = minorOf(random)
    return {
      totalMinor: total !== '0' && chance(0.1) ? `-${total}` : total,
      shares: ids.map((id) => ({
        id,
        weight: alike ?? pick([0, 1, int(0, 9), int(0, 9), numberOf(random)]),
      })),
    }
  },
  answer: ({ totalMinor, shares }) => answered(tryAllocate({ totalMinor: BigInt(totalMinor), shares }), 'kind'),
  wrong: ({ totalMinor, shares }) => ({
    totalMinor,
    shares: shares.map(({ id, weight }) => ({ id, weight: weight === 0 ? 1 : weight })),
  }),
}

export default [rounding, allocation]
