import { exact, exactDecimalString, type ExactInput, type Ratio } from '../exact/index.js'

/** An exact number as events write it: a decimal where it has one, else a fraction. */
export const written = (input: ExactInput): string => {
  const value = exact(input)
  return exactDecimalString(value) ?? `${value.numerator}/${value.denominator}`
}

/** The number that an event wrote. */
export const number = (text: string): Ratio => exact(text)
