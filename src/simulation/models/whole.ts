import type { Ratio } from '../../exact/index.js'

/**
 * What a member writes down of a wish that is any number: the nearest multiple of a step, halves upwards, brought between two whole ends. From here on everything is whole
 * numbers.
 */
export const wholeWithin = (input: {
  readonly wish: number
  readonly step: number
  readonly least: number
  readonly most: number
}): number => {
  const { wish, step, least, most } = input
  return Math.max(least, Math.min(most, step * Math.floor(wish / step + 0.5)))
}

/** An exact number as a cell of a table: '18/25', or '3' where it is whole. */
export const exactCell = ({ numerator, denominator }: Ratio): string =>
  denominator === 1n ? String(numerator) : `${numerator}/${denominator}`

/** The nearest double, for pictures: no verdict is made of it. */
export const nearDouble = ({ numerator, denominator }: Ratio): number => Number(numerator) / Number(denominator)
