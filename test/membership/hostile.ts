import fc from 'fast-check'
import { expect } from 'vitest'
import { LOCALES, type Refused } from '../../src/problems/index.js'
import { type Because, explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'

const VALUES: readonly unknown[] = [
  ...[null, undefined, true, '', ' ', 'x'.repeat(201), '__proto__', 'constructor', 'line\nbreak'],
  ...[0, -1, 1, 1.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, 9007199254740991, '-5', '1/0', '100%', '101%'],
  ...['2025-02-30', '0001-01-01', '9999-12-31', '2025-01-01', 'carried', 'open', 'ousted', 'first'],
  ...[[], [null], [[]], ['ana', 'ana'], {}, { days: 0 }, { days: 9007199254740991 }, { months: 9007199254740991 }],
  ...(JSON.parse('[{"__proto__": 1, "toString": 2}, {"on": {"on": {"on": [{"on": null}]}}}]') as readonly unknown[]),
]

/** Every place in a value, as the keys that lead there. */
const placesIn = (value: unknown): (readonly string[])[] =>
  typeof value !== 'object' || value === null
    ? [[]]
    : [[], ...Object.entries(value).flatMap(([key, one]) => placesIn(one).map((rest) => [key, ...rest]))]

const replaced = (value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown => {
  if (key === undefined) return by
  if (Array.isArray(value))
    return value.map((one, at) => (String(at) === key ? replaced(one, rest, by) : (one as unknown)))
  const record = value as Readonly<Record<string, unknown>>
  return { ...record, [key]: replaced(record[key], rest, by) }
}

/** Inputs as they should not be: sound ones with up to three places of them replaced, and any JSON at all. */
export const broken = (sound: object): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.jsonValue() },
    {
      weight: 8,
      arbitrary: fc
        .array(fc.tuple(fc.constantFrom(...placesIn(sound)), fc.constantFrom(...VALUES)), {
          minLength: 1,
          maxLength: 3,
        })
        .map((changes) =>
          changes.reduce<unknown>((input, [place, by]) => {
            let there: unknown = input
            for (const key of place.slice(0, -1)) there = (there as Record<string, unknown> | null | undefined)?.[key]
            return typeof there === 'object' && there !== null ? replaced(input, place, by) : input
          }, sound),
        ),
    },
  )

/** A rule that answers, whatever it is given: with problems, or with an outcome that can be explained in every language. */
export const answersAnything = (
  rule: (input: never) => Refused | { readonly kind: string; readonly because: Because },
  sound: object,
): void => {
  always(
    fc.property(broken(sound), (input) => {
      const outcome = rule(input as never)
      if ('problems' in outcome) expect(outcome.problems.length).toBeGreaterThan(0)
      else
        for (const locale of LOCALES) expect(explain(outcome.because, locale)).not.toMatch(/^$|undefined|NaN|\[object/)
    }),
    1500,
  )
}
