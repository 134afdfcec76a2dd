import type { Stream } from '../../stream.js'
import type { HeldPayParameters } from './parameters.js'

/**
 * What each month leaves for pay, in whole cents: a part of the regular income by the season, more or less by noise, and less while a shock lasts. Each step rounds down.
 * A month has a stream of its own, so that two rules meet the same months.
 */
export const incomesOf = (asked: HeldPayParameters, regular: number, noise: Stream): Float64Array => {
  const { season, noisePercent, shockChance, shockPercent, shockMonths } = asked
  let shockUntil = 0
  return Float64Array.from({ length: asked.months }, (_, month) => {
    const chance = noise.of(month)
    // Drawn in every month, so that a month draws the same with and without noise.
    const hit = chance.uniform() < shockChance
    const more = chance.below(2 * noisePercent + 1) - noisePercent
    if (hit && month >= shockUntil) shockUntil = month + shockMonths
    const ofSeason = percentOf(regular, season[month % season.length] as number)
    const income = percentOf(ofSeason, 100 + more)
    return month < shockUntil ? percentOf(income, 100 - shockPercent) : income
  })
}

/** So many percent of an amount, in whole cents, rounded down: exact while the product stays below 2^53. */
export const percentOf = (cents: number, percent: number): number => Math.floor((cents * percent) / 100)
