import fc from 'fast-check'
import type { Ballot, PreferentialInput } from '../../src/elections/index.js'

export const NAMES = ['ana', 'ben', 'cleo', 'dan', 'eva', '__proto__', 'constructor'] as const

/** Ballots written as they are said aloud: `5 ana ben` are five papers. */
export const papers = (...lines: readonly string[]): readonly Ballot[] =>
  lines.map((line) => {
    const [count, ...preferences] = line.split(' ')
    return { preferences, count: Number(count) }
  })

/** Everything that an election by preferences may be, with a seed so that no tie is left. */
export const elections = (
  most: { readonly candidates?: number; readonly papers?: number } = {},
): fc.Arbitrary<PreferentialInput> =>
  fc.integer({ min: 1, max: most.candidates ?? NAMES.length }).chain((count) => {
    const candidates = NAMES.slice(0, count)
    return fc.record({
      candidates: fc.constant(candidates),
      seats: fc.integer({ min: 1, max: 4 }),
      ballots: fc.array(
        fc.record({
          preferences: fc.shuffledSubarray([...candidates], { minLength: 0 }),
          count: fc.integer({ min: 1, max: 9 }),
        }),
        { maxLength: most.papers ?? 12 },
      ),
      tieBreaks: fc.constant(['earlier-stages', 'lot'] as const),
      seed: fc.constantFrom('4 8 15', 'public draw', 'ñ'),
    })
  })

/** An election with a group whose papers all prefer its own candidates, in any order, to all others; and how many quotas the group is. */
export const coalitions: fc.Arbitrary<{
  readonly input: PreferentialInput
  readonly group: readonly string[]
  readonly quotas: number
}> = fc
  .record({
    size: fc.integer({ min: 1, max: 4 }),
    seats: fc.integer({ min: 1, max: 4 }),
    theirs: fc.array(
      fc.record({ own: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), count: fc.integer({ min: 1, max: 9 }) }),
      { minLength: 1, maxLength: 6 },
    ),
    rest: fc.array(
      fc.record({
        order: fc.shuffledSubarray([...NAMES], { minLength: 1 }),
        count: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 8 },
    ),
    tail: fc.shuffledSubarray([...NAMES]),
  })
  .map(({ size, seats, theirs, rest, tail }) => {
    const group = NAMES.slice(0, size)
    const ballots = [
      ...theirs.map(({ own, count }) => ({
        preferences: [
          ...own.filter((at) => at < size).map((at) => NAMES[at] as string),
          ...tail.filter((name) => !group.includes(name)),
        ],
        count,
      })),
      ...rest.map(({ order, count }) => ({ preferences: order, count })),
    ]
    const valid = ballots.reduce((sum, { count }) => sum + count, 0)
    const held = theirs.reduce((sum, { count }) => sum + count, 0)
    const quota = Math.floor(valid / (seats + 1)) + 1
    return {
      input: { candidates: NAMES, seats, ballots, tieBreaks: ['earlier-stages', 'lot'], seed: 'public draw' },
      group,
      quotas: Math.min(size, Math.floor(held / quota)),
    }
  })
