import { add, compare, divide, exact, exactDecimalString, multiply, ratio, subtract } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isList, listedTwiceIn, orThrow, type Problem, problem, type Refused, wrongKind } from '../problems/index.js'
import { type Asks, layoutOf } from './contest.js'

/** What a member says: `for` or `against`; a number, as it is written; or a list of the options. */
export type SealedChoice = string | readonly string[]

/** A choice as the bits of a ballot, in the order of the layout's slots. */
export interface Bits {
  readonly kind: 'bits'
  readonly bits: readonly Bit[]
}

export type Bit = 0 | 1

/**
 * Which bits say this? For or against is one bit; a number is how many steps it lies above the least, in the weights of the layout; of options each chosen one is 1, and as many
 * blank ones as are left to choose.
 *
 * Throws `not-one-of`; `not-a-plain-decimal`, `out-of-range`, `off-step`; `wrong-kind`, `listed-twice`, `wrong-length`.
 *
 * @example
 * ```ts
 * import { bitsOf } from 'coop-rules/secrecy'
 *
 * bitsOf({ kind: 'number', min: '10', max: '20', step: '0.5' }, '12.5').bits // => [1, 0, 1, 0, 0]
 * ```
 */
export const bitsOf = (asks: Asks, choice: SealedChoice): Bits => orThrow(tryBitsOf(asks, choice))

/** The same for data from outside: refuses, with everything that is wrong, where `bitsOf` throws. */
export const tryBitsOf = (asks: Asks, choice: unknown): Bits | Refused => {
  const bits =
    asks.kind === 'yes-no'
      ? yesNoBits(choice)
      : asks.kind === 'number'
        ? numberBits(asks, choice)
        : optionBits(asks, choice)
  return 'problems' in bits ? { kind: 'refused', problems: bits.problems } : { kind: 'bits', bits: bits.bits }
}

/** What these bits of an opened ballot say. */
export const choiceOf = (asks: Asks, bits: readonly Bit[]): SealedChoice => {
  if (asks.kind === 'yes-no') return bits[0] === 1 ? 'for' : 'against'
  if (asks.kind === 'choose') return asks.options.filter((_, at) => bits[at] === 1)
  const steps = layoutOf(asks).slots.reduce((sum, { weight }, at) => sum + weight * (bits[at] ?? 0), 0)
  const value = add(exact(asks.min), multiply(exact(asks.step), ratio(BigInt(steps))))
  // Decimals stay decimals when they are added and multiplied.
  return exactDecimalString(value) as string
}

type Found = { readonly bits: readonly Bit[] } | { readonly problems: readonly Problem[] }

const yesNoBits = (choice: unknown): Found =>
  choice === 'for' || choice === 'against'
    ? { bits: [choice === 'for' ? 1 : 0] }
    : { problems: [problem(says.notOneOf, { path: 'choice', received: choice, facts: { options: 'for, against' } })] }

const numberBits = (asks: Asks & { readonly kind: 'number' }, choice: unknown): Found => {
  const path = 'choice'
  if (typeof choice !== 'string' || !/^-?\d{1,20}(\.\d{1,20})?$/.test(choice))
    return { problems: [problem(says.notAPlainDecimal, { path, received: choice })] }
  const { min, max, step } = asks
  const value = exact(choice)
  if (compare(value, exact(min)) < 0 || compare(value, exact(max)) > 0)
    return { problems: [problem(says.outOfRange, { path, received: choice, facts: { from: min, to: max } })] }
  const { numerator, denominator } = divide(subtract(value, exact(min)), exact(step))
  if (denominator !== 1n)
    return { problems: [problem(says.offStep, { path, received: choice, facts: { step, from: min } })] }
  return {
    bits: bitsOfSteps(
      Number(numerator),
      layoutOf(asks).slots.map(({ weight }) => weight),
    ),
  }
}

/** From the last weight down: it is taken where those before it do not suffice. */
const bitsOfSteps = (steps: number, weights: readonly number[]): readonly Bit[] => {
  let left = steps
  let before = weights.reduce((sum, weight) => sum + weight, 0)
  const bits = weights.toReversed().map((weight): Bit => {
    before -= weight
    if (left <= before) return 0
    left -= weight
    return 1
  })
  return bits.reverse()
}

const optionBits = (asks: Asks & { readonly kind: 'choose' }, choice: unknown): Found => {
  const { options, least, most } = asks
  if (!isList(choice)) return { problems: [wrongKind(choice, 'choice', 'a list')] }
  const chosen = choice
  const unknown = chosen.flatMap((one, at) =>
    options.some((option) => option === one)
      ? []
      : [problem(says.notOneOf, { path: `choice[${at}]`, received: one, facts: { options: options.join(', ') } })],
  )
  const problems = [
    ...unknown,
    ...listedTwiceIn(
      chosen.filter((one) => typeof one === 'string'),
      'choice',
    ),
    ...(chosen.length < least ? [wrongNumber(chosen, { least: String(least), most: '' })] : []),
    ...(chosen.length > most ? [wrongNumber(chosen, { least: '', most: String(most) })] : []),
  ]
  if (problems.length > 0) return { problems }
  const blanks = Array.from({ length: most - least }, (_, at): Bit => (at < most - chosen.length ? 1 : 0))
  return { bits: [...options.map((option): Bit => (chosen.includes(option) ? 1 : 0)), ...blanks] }
}

const wrongNumber = (received: readonly unknown[], facts: { readonly least: string; readonly most: string }): Problem =>
  problem(says.wrongLength, { path: 'choice', received, facts })
