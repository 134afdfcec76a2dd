import fc from 'fast-check'
import type { BallotVersion, Release } from '../../src/disclosure/index.js'
import { keyOf, type Plan } from './oracle.js'

/** Ballots of so many members, each as first cast, or as cast anew so many times. */
export const team = (size: number, sequence: (at: number) => number = () => 0): readonly BallotVersion[] =>
  Array.from({ length: size }, (_, at) => ({ member: `member-${at}`, sequence: sequence(at) }))

interface Shape {
  /** How many members there are to begin with, and how many at most. */
  readonly members: { readonly from: number; readonly to: number }
  readonly mosts: readonly number[]
  readonly steps: number
  /** How many bits all worlds may take: the ballots times what each can add. */
  readonly bits: number
  /** Whether there are thresholds, or means only, or both. */
  readonly kind: 'decisions' | 'means' | 'both'
}

/** Votes counted again and again, while members change their ballots, withdraw, join, leave, and come back with the ballot they had. */
export const plans = ({ members, mosts, steps, bits, kind }: Shape): fc.Arbitrary<Plan> =>
  fc
    .record({
      most: fc.constantFrom(...mosts),
      size: fc.integer({ min: members.from, max: members.to }),
      needed: fc.array(fc.nat(), { minLength: steps, maxLength: steps }),
      means: fc.array(fc.boolean(), { minLength: steps, maxLength: steps }),
      moves: fc.array(
        fc.array(fc.tuple(fc.constantFrom('cast', 'cast', 'cast', 'leave', 'come'), fc.nat(7)), { maxLength: 9 }),
        {
          minLength: 1,
          maxLength: steps - 1,
        },
      ),
    })
    .map(({ most, size, needed, means, moves }) => {
      const here = new Map<string, number>(team(size).map(({ member, sequence }) => [member, sequence]))
      const last = new Map(here)
      const used = new Set(team(size).map(keyOf))
      const room = Math.floor(bits / most)
      const stepAt = (at: number): Release => {
        const ballots = [...here].map(([member, sequence]) => ({ member, sequence }))
        const all = ballots.length * most
        const asMean = kind === 'means' || (kind === 'both' && means[at] === true)
        return { ballots, most, ...(asMean || all === 0 ? {} : { needed: thresholdOf(needed[at] ?? 0, all) }) }
      }
      const list = [stepAt(0)]
      moves.forEach((some, at) => {
        for (const [move, which] of some) {
          const member = `member-${which}`
          if (move === 'leave') here.delete(member)
          else if (move === 'come') {
            // Who was here comes back with the ballot they had; who was not, with a first one.
            const sequence = last.get(member)
            if (sequence !== undefined) here.set(member, sequence)
            else if (used.size < room) {
              here.set(member, 0)
              last.set(member, 0)
              used.add(keyOf({ member, sequence: 0 }))
            }
          } else if (here.has(member) && used.size < room) {
            const sequence = (last.get(member) ?? 0) + 1
            here.set(member, sequence)
            last.set(member, sequence)
            used.add(keyOf({ member, sequence }))
          }
        }
        list.push(stepAt(at + 1))
      })
      return { most, steps: list }
    })
    .filter(({ steps: list }) => list.every(({ ballots }) => ballots.length > 0))

/** Any threshold, and mostly one that leaves choices open. */
const thresholdOf = (drawn: number, all: number): number =>
  drawn % 4 === 0 || all < 5 ? 1 + (drawn % all) : 3 + (drawn % (all - 4))
