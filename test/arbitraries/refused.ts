import { Decimal } from 'decimal.js'
import { isRulesError, type ProblemCode } from '../../src/problems/index.js'

/** The code of the error of ours that this throws; undefined where it throws nothing. Any other error goes on. */
export const codeOf = (act: () => unknown): ProblemCode | undefined => {
  try {
    act()
  } catch (error) {
    if (isRulesError(error)) return error.code
    throw error
  }
  return undefined
}

/** The codes of everything that was refused; empty where nothing was. */
export const codesOf = (outcome: {
  readonly kind: string
  readonly problems?: readonly { readonly code: ProblemCode }[]
}): readonly ProblemCode[] => (outcome.kind === 'refused' ? (outcome.problems ?? []).map(({ code }) => code) : [])

const hostile = {
  toString: () => {
    throw new Error('ran code of the value')
  },
  toJSON: () => {
    throw new Error('ran code of the value')
  },
  [Symbol.toPrimitive]: () => {
    throw new Error('ran code of the value')
  },
}

/** What is no number, each with a name for the test and the code that refuses it. */
export const NOT_NUMBERS: readonly (readonly [name: string, input: unknown, code: ProblemCode])[] = [
  ['empty text', '', 'not-a-number'],
  ['a space', ' ', 'not-a-number'],
  ['hexadecimal', '0x1F', 'not-a-number'],
  ['grouping by underscores', '1_000', 'not-a-number'],
  ['grouping by spaces', '1 000', 'not-a-number'],
  ['the word Infinity', 'Infinity', 'not-a-number'],
  ['the word NaN', 'NaN', 'not-a-number'],
  ['an exponent', '1e5', 'not-a-number'],
  ['a point without a whole part', '.5', 'not-a-number'],
  ['a point without decimals', '5.', 'not-a-number'],
  ['a lone point', '.', 'not-a-number'],
  ['two points', '1.2.3', 'not-a-number'],
  ['a lone sign', '-', 'not-a-number'],
  ['a lone percent sign', '%', 'not-a-number'],
  ['two percent signs', '50%%', 'not-a-number'],
  ['a percentage of a fraction', '1/2%', 'not-a-number'],
  ['a spaced percent sign', '50 %', 'not-a-number'],
  ['a denominator of zero', '1/0', 'zero-denominator'],
  ['a denominator of several zeros', '1/00', 'zero-denominator'],
  ['two fraction bars', '1/2/3', 'not-a-number'],
  ['a negative denominator', '1/-2', 'not-a-number'],
  ['a fraction of decimals', '1.5/2', 'not-a-number'],
  ['two signs', '+-1', 'not-a-number'],
  ['two minus signs', '--1', 'not-a-number'],
  ['a typographic minus', '\u22125', 'not-a-number'],
  ['full-width digits', '\uff11\uff12', 'not-a-number'],
  ['Arabic digits', '\u0661\u0662', 'not-a-number'],
  ['a leading space', ' 5', 'not-a-number'],
  ['a trailing space', '5 ', 'not-a-number'],
  ['a trailing line feed', '5\n', 'not-a-number'],
  ['a currency', '12 USD', 'not-a-number'],
  ['a decimal comma', '12,5', 'decimal-comma'],
  ['a negative decimal comma', '-12,5', 'decimal-comma'],
  ['a percentage with a decimal comma', '12,5%', 'decimal-comma'],
  ['two commas', '1,000,000', 'not-a-number'],
  ['1001 characters', '1'.repeat(1001), 'number-too-long'],
  ['the number NaN', Number.NaN, 'not-a-number'],
  ['the number Infinity', Number.POSITIVE_INFINITY, 'not-a-number'],
  ['the number -Infinity', Number.NEGATIVE_INFINITY, 'not-a-number'],
  ['null', null, 'not-a-number'],
  ['undefined', undefined, 'not-a-number'],
  ['true', true, 'not-a-number'],
  ['a list', [], 'not-a-number'],
  ['a list of one number', [5], 'not-a-number'],
  ['an object', {}, 'not-a-number'],
  ['an object whose own code throws', hostile, 'not-a-number'],
  ['an object with valueOf', { valueOf: () => 5 }, 'not-a-number'],
  ['a function', () => 5, 'not-a-number'],
  ['a symbol', Symbol('5'), 'not-a-number'],
  ['half a ratio written as text', { numerator: '1', denominator: 2n }, 'not-a-number'],
  ['a ratio over zero', { numerator: 1n, denominator: 0n }, 'zero-denominator'],
  ['a Decimal NaN', new Decimal(Number.NaN), 'not-a-number'],
  ['a Decimal Infinity', new Decimal(Number.POSITIVE_INFINITY), 'not-a-number'],
  ['a Decimal of 1001 characters', new Decimal('1e1000'), 'number-too-long'],
]
