import { decide, type DecisionRule } from '../decisions/index.js'
import {
  type Assessment,
  type BallotVersion,
  type DisclosurePolicy,
  type PastRelease,
  type Release,
  tellSum,
  type Told,
  tryAssessRelease,
} from '../disclosure/index.js'
import type { Refused } from '../problems/index.js'
import type { Contest, Layout } from './contest.js'
import type { Ciphertext } from './proofs.js'
import type { ToldResult } from './shapes.js'

/** A count as it was closed: what it counts, and what may be told of it. */
export interface ClosedCount {
  readonly count: number
  readonly final: boolean
  /** The fingerprint of the close. */
  readonly close: string
  readonly electorate: number
  readonly ballots: number
  /** The sums of the ballots, encrypted, in the order of the layout's. */
  readonly sums: readonly Ciphertext[]
  readonly release: Release
  readonly assessment: Assessment
  /** What was told of it; nothing until the result is there. */
  readonly told?: ToldResult
}

/** What a count is about. */
export interface Counted {
  readonly contest: Contest
  readonly layout: Layout
  readonly electorate: number
  readonly versions: readonly BallotVersion[]
}

/**
 * The ballots of a count, and how many of them carry it. Who cast a ballot is in the record, so those ballots alone are counted: whoever reads it knows of the others that
 * they added nothing. Where every count leads to the same outcome, nothing carries and no outcome tells of anybody.
 */
export const releaseOf = ({ contest, layout, electorate, versions }: Counted): Release => {
  const needed = contest.rule === undefined ? undefined : neededOf(contest, electorate, versions.length)
  return { ballots: versions, most: layout.most, ...(needed === undefined ? {} : { needed }) }
}

/** What may be told of a count, by the disclosure rules, from what the record says; or what cannot be of what was told before. */
export const assessCount = (
  { contest, layout }: Pick<Counted, 'contest' | 'layout'>,
  release: Release,
  history: readonly PastRelease[],
): Assessment | Refused => {
  const { disclosure: policy, rule } = contest
  const several = layout.sums.length > 1
  // For or against may be settled by few votes as well as by many; then no number of votes in favour stands for the outcome.
  const next = several && rule?.of === 'for-or-against' ? withoutNeeded(release) : release
  // Of several options all counts are told, with their risks, or the outcome alone.
  return tryAssessRelease({
    history,
    next,
    policy: several && policy.ends === 'hidden' ? outcomesOnly(policy) : policy,
  })
}

const withoutNeeded = ({ ballots, most }: Release): Release => ({ ballots, most })

/** No number of ballots is enough for a count. */
const outcomesOnly = (policy: DisclosurePolicy): DisclosurePolicy => ({
  ...policy,
  leastForCount: Number.MAX_SAFE_INTEGER,
})

/** The outcome of a decision whose ballots add up to these sums. */
export const outcomeOf = (
  { asks, rule }: Contest,
  electorate: number,
  ballots: number,
  sums: readonly number[],
): 'carried' | 'lost' | 'tied' | 'inquorate' | undefined => {
  if (rule === undefined) return undefined
  const [inFavour = 0] = sums
  const against = asks.kind === 'choose' ? (sums[1] ?? 0) : ballots - inFavour
  const abstain = asks.kind === 'choose' ? (sums[2] ?? 0) : 0
  return outcomeBy(rule, electorate, { for: inFavour, against, abstain })
}

/** The outcome that every count of so many ballots leads to, where it is the same whatever they say. */
export const certainOutcome = (contest: Contest, electorate: number, ballots: number): ReturnType<typeof outcomeOf> => {
  if (contest.rule === undefined || neededOf(contest, electorate, ballots) !== undefined) return undefined
  const outcomes = new Set(
    Array.from({ length: ballots + 1 }, (_, sum) => outcomeAt(contest, electorate, ballots, sum)),
  )
  return outcomes.size === 1 ? [...outcomes][0] : undefined
}

/** The least sum that carries; undefined where none does. */
const neededOf = (contest: Contest, electorate: number, ballots: number): number | undefined => {
  const carries = (sum: number): boolean => outcomeAt(contest, electorate, ballots, sum) === 'carried'
  if (!carries(ballots)) return undefined
  let [low, high] = [1, ballots]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (carries(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** With so many in favour, and all others against. */
const outcomeAt = (contest: Contest, electorate: number, ballots: number, sum: number): ReturnType<typeof outcomeOf> =>
  outcomeOf(contest, electorate, ballots, contest.asks.kind === 'choose' ? [sum, ballots - sum, 0] : [sum])

const outcomeBy = (
  rule: DecisionRule,
  electorate: number,
  counts: { readonly for: number; readonly against: number; readonly abstain: number },
): 'carried' | 'lost' | 'tied' | 'inquorate' => {
  const { kind } = decide({ rule, electorate, ...counts, closed: true })
  return kind === 'open' ? 'lost' : kind
}

/** What the disclosure policy leaves of these sums. */
export const toldOf = (contest: Contest, closed: ClosedCount, sums: readonly number[]): ToldResult => {
  const { assessment, release, electorate, ballots } = closed
  const [first = 0] = sums
  if (assessment.kind === 'nothing') return { kind: 'nothing' }
  if (assessment.kind === 'outcome-only')
    return { kind: 'outcome', outcome: outcomeOf(contest, electorate, ballots, sums) ?? 'lost' }
  const told = tellSum({ assessment, release, policy: contest.disclosure, sum: first })
  return told.kind === 'end' ? told : { kind: 'count', sums }
}

/** What was told, in the words of the disclosure rules. A tie is as good as a count: it says exactly how many. */
export const historyOf = (counts: readonly ClosedCount[]): readonly PastRelease[] =>
  counts.flatMap(({ release, told, ballots }): readonly PastRelease[] => {
    if (told === undefined) return []
    const there = toldThere(release, ballots, told)
    // Counts of which nothing was told have no bearing on the next: thousands of them cost nothing.
    return there.kind === 'nothing' ? [] : [{ ...release, told: there }]
  })

const toldThere = ({ needed }: Release, ballots: number, told: ToldResult): Told => {
  if (told.kind === 'count') return { kind: 'count', sum: told.sums[0] ?? 0 }
  if (told.kind !== 'outcome') return told
  // With abstentions there may have been fewer; nothing more is told of these ballots either way.
  if (told.outcome === 'tied') return { kind: 'count', sum: Math.floor(ballots / 2) }
  return needed === undefined ? { kind: 'nothing' } : { kind: 'outcome', carried: told.outcome === 'carried' }
}

/** Could this be told of the count, with the release that the close says? */
export const mayBeTold = (contest: Contest, closed: ClosedCount, told: ToldResult): boolean => {
  const { assessment, release, ballots, electorate, sums } = closed
  if (assessment.kind === 'nothing') return told.kind === 'nothing'
  if (assessment.kind === 'outcome-only')
    return told.kind === 'outcome' && possibleOutcomes(contest, electorate, ballots).has(told.outcome)
  const most = ballots * release.most
  if (told.kind === 'end') return contest.disclosure.ends === 'hidden'
  if (told.kind !== 'count' || told.sums.length !== sums.length || told.sums.some((sum) => sum > most)) return false
  return toldOf(contest, closed, told.sums).kind === 'count'
}

/** Every outcome that some count of so many ballots leads to. With abstentions a tie is possible of an odd number too, and nobody may be for or against. */
const possibleOutcomes = (contest: Contest, electorate: number, ballots: number): ReadonlySet<string | undefined> => {
  const outcomes = new Set(
    Array.from({ length: ballots + 1 }, (_, sum) => outcomeAt(contest, electorate, ballots, sum)),
  )
  if (contest.asks.kind !== 'choose') return outcomes
  const level = Math.min(1, Math.floor(ballots / 2))
  for (const each of [0, level]) outcomes.add(outcomeOf(contest, electorate, ballots, [each, each, ballots - 2 * each]))
  return outcomes
}
