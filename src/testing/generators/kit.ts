import type { Arbitrary } from 'fast-check'
import type fastCheck from 'fast-check'
import { type CalendarDate, date, dateOfEpochDay, epochDay, type PeriodLength } from '../../calendar/index.js'
import { type DecimalLike, type ExactInput, type Ratio, ratio, ROUNDINGS, toDecimal } from '../../exact/index.js'
import type { MemberId } from '../../membership/index.js'
import type { Refused } from '../../problems/index.js'
import type { ClauseId } from '../../reasons/index.js'

/** fast-check, as `import fc from 'fast-check'` gives it. It is handed in, so that the package works where it is not installed. */
export type FastCheck = typeof fastCheck

/** What the generators of all rooms are made of. */
export type Kit = ReturnType<typeof kitOf>

/** People who turn up everywhere; few, so that the same ones meet again and again. */
export const PEOPLE = ['ana', 'ben', 'cleo', 'dov', 'eva', 'fay', 'gus', 'hal'] as const

/** The days that turn up: ten years from the first on, which values shrink towards. */
const FIRST_DAY = epochDay(date('2024-01-01'))
const DAYS = 3652

export const kitOf = (fc: FastCheck) => {
  const one = <const Values extends readonly unknown[]>(...values: Values): Arbitrary<Values[number]> =>
    fc.constantFrom(...values)
  const some = <Needed, Other>(
    needed: { readonly [Key in keyof Needed]: Arbitrary<Needed[Key]> },
    other: { readonly [Key in keyof Other]: Arbitrary<Other[Key]> },
  ): Arbitrary<Needed & Partial<Other>> =>
    fc.record({ ...needed, ...other }, { requiredKeys: Object.keys(needed) as never }) as Arbitrary<never>

  const wholes = (): Arbitrary<bigint> =>
    fc.oneof(
      { weight: 4, arbitrary: fc.bigInt({ min: -10_000n, max: 10_000n }) },
      { weight: 1, arbitrary: fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }) },
    )
  const ratios = (): Arbitrary<Ratio> =>
    fc.tuple(wholes(), fc.bigInt({ min: 1n, max: 10_000n })).map(([a, b]) => ratio(a, b))
  const shareRatios = (): Arbitrary<Ratio> =>
    fc
      .tuple(fc.bigInt({ min: 0n, max: 100n }), fc.bigInt({ min: 1n, max: 100n }))
      .map(([a, b]) => (a < b ? ratio(a, b) : ratio(b, a === 0n ? 1n : a)))
  const decimals = (most: number): Arbitrary<DecimalLike> =>
    fc
      .integer({ min: 0, max: most })
      .map((cents) => toDecimal({ value: ratio(BigInt(cents), 100n), places: 2, rounding: 'half-even' }))
  /** Numbers from nought to a limit, as people write them: none of them as a percentage. */
  const amounts = (most = 1000): Arbitrary<ExactInput> =>
    fc.oneof(
      fc.integer({ min: 0, max: most }),
      fc.integer({ min: 0, max: most * 100 }).map((cents) => cents / 100),
      fc.integer({ min: 0, max: most * 100 }).map((cents) => (cents / 100).toFixed(2)),
      fc.bigInt({ min: 0n, max: BigInt(most) }),
      fc.tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 1, max: 12 })).map(([a, b]) => `${a}/${b}`),
      fc
        .tuple(fc.bigInt({ min: 0n, max: BigInt(most) }), fc.bigInt({ min: 1n, max: 12n }))
        .map(([a, b]) => ratio(a, b)),
      decimals(most * 100),
    )
  const percentages = (least = 0): Arbitrary<string> => fc.integer({ min: least, max: 100 }).map((whole) => `${whole}%`)
  /** A share of a whole: from nought, or from more than nought, to one. */
  const shares = (): Arbitrary<ExactInput> =>
    fc.oneof(percentages(), shareRatios(), one('1/2', '2/3', '3/4', '1/3', '0.5', 0.6, 1, 0))
  const majorities = (): Arbitrary<ExactInput> => fc.oneof(percentages(1), one('1/2', '2/3', '3/4', '90%', 0.6))
  const minors = (most = 10_000_00): Arbitrary<bigint | string | number> =>
    fc.oneof(
      fc.integer({ min: 0, max: most }),
      fc.bigInt({ min: 0n, max: BigInt(most) }),
      fc.integer({ min: 0, max: most }).map(String),
    )
  const days = (from = 0, to = DAYS): Arbitrary<CalendarDate> =>
    fc.integer({ min: from, max: to }).map((day) => dateOfEpochDay(FIRST_DAY + day))
  const people = (least = 0): Arbitrary<MemberId[]> => fc.subarray([...PEOPLE], { minLength: least })

  return {
    fc,
    one,
    /** An object that has some things always, and others at times. */
    some,
    list: <Value>(each: Arbitrary<Value>, least = 0, most = 6): Arbitrary<Value[]> =>
      fc.array(each, { minLength: least, maxLength: most }),
    wholes,
    ratios,
    shareRatios,
    decimals,
    amounts,
    percentages,
    shares,
    majorities,
    /** Numbers that go together: plain ones, or percentages throughout. */
    proposals: (least = 0): Arbitrary<ExactInput[]> =>
      fc.oneof(
        fc.array(amounts(), { minLength: least, maxLength: 12 }),
        fc.array(percentages(), { minLength: least, maxLength: 12 }),
      ),
    minors,
    count: (most = 20, least = 0): Arbitrary<number> => fc.integer({ min: least, max: most }),
    roundings: () => one(...ROUNDINGS),
    currencies: () => one('EUR', 'USD', 'JPY'),
    days,
    /** Days in their order, no two of them the same. */
    daysInOrder: (least: number, most = least): Arbitrary<CalendarDate[]> =>
      fc
        .uniqueArray(fc.integer({ min: 0, max: DAYS }), { minLength: least, maxLength: most })
        .map((offsets) => offsets.sort((a, b) => a - b).map((day) => dateOfEpochDay(FIRST_DAY + day))),
    lengths: (): Arbitrary<PeriodLength> =>
      fc.oneof(
        fc.integer({ min: 1, max: 24 }).map((months) => ({ months })),
        fc.integer({ min: 1, max: 400 }).map((length) => ({ days: length })),
      ),
    person: (): Arbitrary<MemberId> => one(...PEOPLE),
    people,
    /** Opaque ids of things: a letter and a number, the letter saying what. */
    ids: (letter: string, most = 5): Arbitrary<string> => fc.integer({ min: 1, max: most }).map((n) => `${letter}${n}`),
    hashes: (): Arbitrary<string> => fc.integer({ min: 0, max: 0xffff }).map((n) => n.toString(16).padStart(64, '0')),
    words: (): Arbitrary<string> => fc.stringMatching(/^[a-z][a-záéñ ]{0,20}[a-z]$/),
    clauses: (): Arbitrary<ClauseId[]> => fc.subarray(['WJC-2', 'WJC-7', 'CW-4', 'WC-2'] as ClauseId[]),
    /** What a rule answers, of inputs that it takes: whatever is generated can really come of it. */
    outcome: <Input, Outcome extends { readonly kind: string }>(
      input: Arbitrary<Input>,
      rule: (input: Input) => Outcome,
    ): Arbitrary<Exclude<Outcome, Refused>> =>
      input.map(rule).filter((made): made is Exclude<Outcome, Refused> => made.kind !== 'refused'),
    /** One of the parts that something larger has. */
    part: <Whole, Part>(whole: Arbitrary<Whole>, parts: (whole: Whole) => readonly Part[]): Arbitrary<Part> =>
      fc
        .tuple(
          whole.map(parts).filter((found) => found.length > 0),
          fc.nat(),
        )
        .map(([found, at]) => found[at % found.length] as Part),
    /** One of the things that have a name in an object. */
    only: <Whole extends { readonly kind: string }, Kind extends Whole['kind']>(
      whole: Arbitrary<Whole>,
      ...kinds: readonly Kind[]
    ): Arbitrary<Extract<Whole, { readonly kind: Kind }>> =>
      whole.filter((made): made is Extract<Whole, { readonly kind: Kind }> => kinds.some((kind) => kind === made.kind)),
  }
}
