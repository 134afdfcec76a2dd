import {
  assessRelease,
  DISCLOSURE,
  type DisclosurePolicy,
  type PastRelease,
  type Release,
  type Told,
  tellSum,
} from '../../../disclosure/index.js'
import { drawFrom, type Spread } from '../../spread.js'
import type { Streams } from '../../stream.js'

/** A secret vote that stands, and is counted on count dates. */
export interface VoteInput {
  readonly members: number
  /** What a ballot adds at most: 1 for yes or no. */
  readonly most: number
  /** The sum that carries it; none for a mean. */
  readonly needed: number | undefined
  readonly counts: number
  readonly castAnew: number
  readonly turnover: number
  readonly choices: Spread
  readonly policy: Policy
}

/** `outcomes`: the strict one, whose counts are out of reach. Under `none`, every ballot is told of as soon as it is cast. */
type Policy = 'strict' | 'outcomes' | 'told' | 'none' | DisclosurePolicy

/** A ballot as a member cast it once, and the first and the last count in which it counts. */
export interface Ballot {
  readonly member: number
  readonly sequence: number
  readonly value: number
  readonly from: number
  to: number
}

/** What was heard of one count: what was told, and the sums of which the same would have been told, both ends included. */
export interface Heard {
  readonly told: Told
  readonly sum: number
  readonly least: number
  readonly most: number
}

/** What was cast, and what was told of it. */
export interface Vote {
  readonly ballots: readonly Ballot[]
  readonly heard: readonly Heard[]
  /** How many people were members at any time. */
  readonly people: number
}

/**
 * A vote is held. Everyone casts a ballot; before each later count some members leave and others take their places, and some cast anew, by chance. What is told of each
 * count is for the rules of disclosure to say: `assessRelease` before anyone counts, and `tellSum`.
 */
export const voteBy = (input: VoteInput, { preferences, schedule }: Streams): Vote => {
  const { members, most, choices } = input
  const wishes: { next: () => number }[] = []
  const ballots: Ballot[] = []
  const seats: Ballot[] = []
  const heard: Heard[] = []
  const history: PastRelease[] = []

  const wishOf = (member: number): number => {
    const stream = preferences.of(member)
    wishes[member] ??= { next: () => Math.floor(drawFrom(choices, member, stream) * (most + 1)) }
    return Math.max(0, Math.min(most, wishes[member].next()))
  }
  const cast = (seat: number, member: number, sequence: number): void => {
    const ballot = { member, sequence, value: wishOf(member), from: heard.length, to: heard.length }
    seats[seat] = ballot
    ballots.push(ballot)
  }
  const count = (): void => {
    for (const ballot of seats) ballot.to = heard.length
    const sum = seats.reduce((total, { value }) => total + value, 0)
    heard.push(toldOf(input, seats, sum, history))
  }

  for (let seat = 0; seat < members; seat++) cast(seat, seat, 0)
  count()
  let people = members
  for (let date = 1; date < input.counts; date++) {
    const order = schedule.of(date).order(members)
    const moving = Math.min(members, input.turnover + input.castAnew)
    for (let at = 0; at < moving; at++) {
      const seat = order[at] as number
      const before = seats[seat] as Ballot
      if (at < input.turnover) cast(seat, people++, 0)
      else cast(seat, before.member, before.sequence + 1)
      if (input.policy === 'none') count()
    }
    if (input.policy !== 'none' || moving === 0) count()
  }
  return { ballots, heard, people }
}

const toldOf = (
  { members, most, needed, policy }: VoteInput,
  seats: readonly Ballot[],
  sum: number,
  history: PastRelease[],
): Heard => {
  if (policy === 'none') return { told: { kind: 'count', sum }, sum, least: sum, most: sum }
  const rules = rulesOf(policy)
  const release: Release = {
    ballots: seats.map(({ member, sequence }) => ({ member: `m${member}`, sequence })),
    most,
    ...(needed === undefined ? {} : { needed }),
  }
  const sizes = { members, most, ...(needed === undefined ? {} : { needed }) }
  const assessment = assessRelease({ history, next: release, policy: rules, clauses: [] })
  const tell = (total: number): Told =>
    tellSum({ assessment: { kind: assessment.kind }, release: sizes, policy: rules, sum: total })
  const told = tell(sum)
  history.push({ ...release, told })
  if (told.kind === 'nothing') return { told, sum, least: 0, most: members * most }
  if (told.kind === 'count') return { told, sum, least: sum, most: sum }
  // Of which other sums would the same be told? They lie side by side.
  const same = (total: number): boolean => isSame(tell(total), told)
  let least = sum
  while (least > 0 && same(least - 1)) least--
  let greatest = sum
  while (greatest < members * most && same(greatest + 1)) greatest++
  return { told, sum, least, most: greatest }
}

const isSame = (one: Told, other: Told): boolean =>
  one.kind === 'outcome' && other.kind === 'outcome'
    ? one.carried === other.carried
    : one.kind === 'end' && other.kind === 'end' && one.end === other.end

const rulesOf = (policy: Exclude<Policy, 'none'>): DisclosurePolicy => {
  if (policy === 'outcomes') return { ...DISCLOSURE.strict, leastForCount: Number.MAX_SAFE_INTEGER }
  return typeof policy === 'string' ? DISCLOSURE[policy] : policy
}
