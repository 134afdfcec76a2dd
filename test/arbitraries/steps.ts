import fc from 'fast-check'
import type { Written } from './numbers.js'

/** What a member may do with a standing proposal, and with being a member. */
export type Step =
  | { readonly kind: 'cast'; readonly member: string; readonly proposal: Written }
  | { readonly kind: 'withdraw' | 'join' | 'leave'; readonly member: string }

const MEMBERS = ['ana', 'ben', 'cleo', 'dov', 'eva', 'fay', 'gus', 'hal', 'ivy', 'jan', 'kim', 'lou'] as const

/** Who is a member from the start; the others may join. */
export const FIRST_MEMBERS: readonly string[] = MEMBERS.slice(0, 8)

const members = fc.constantFrom(...MEMBERS)

/** Mostly proposals, since the rest is only worth something between them. */
export const steps = (proposals: fc.Arbitrary<Written>): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('cast' as const), member: members, proposal: proposals }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), member: members }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('join' as const), member: members }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), member: members }) },
    ),
    { maxLength: 40 },
  )
