/**
 * What an app shows of where a cooperative stands, by chapter: pure functions over the state, which change nothing. They say what the log knows, and what is secret is not in it; those that take somebody's id show what that
 * person may see, or what is theirs, and all others are for members. Amounts are whole smallest units, as bigints.
 *
 * @module
 */
import type { MemberId } from '../membership/index.js'
import type { NextStep } from '../projects/index.js'
import { awaitingProposalOf, type ItemPlace } from './averages/views.js'
import {
  type AgreementView,
  agreementsToReview,
  mattersToTakeUp,
  type RoundView,
  roundsAwaiting,
} from './circles/views.js'
import { type AwaitedVote, awaitingVoteOf } from './decisions/views.js'
import { type ElectionAwaiting, electionsAwaiting } from './elections/views.js'
import { type MeetingShown, meetingsAwaiting } from './meetings/views.js'
import { awaitedBy, partsOf } from './projects/views.js'
import type { State } from './state.js'

export * as accounts from './accounts/views.js'
export * as averages from './averages/views.js'
export * as charter from './charter/views.js'
export * as circles from './circles/views.js'
export * as decisions from './decisions/views.js'
export * as elections from './elections/views.js'
export * as meetings from './meetings/views.js'
export * as members from './members/views.js'
export * as pay from './pay/views.js'
export * as projects from './projects/views.js'
export * as secrecy from './secrecy/views.js'
export * as surplus from './surplus/views.js'

/** Everything that awaits somebody, by what it is. */
export interface Awaiting {
  /** Decisions on which they are entitled and have not voted. */
  readonly votes: readonly AwaitedVote[]
  /** Nominations they have not accepted, and elections in which they have not voted. */
  readonly elections: readonly ElectionAwaiting[]
  /** Consent rounds that wait for them. */
  readonly rounds: readonly RoundView[]
  /** Meetings they are called to that are still to be held. */
  readonly meetings: readonly MeetingShown[]
  /** Numbers that they have not proposed anything for. */
  readonly numbers: readonly ItemPlace[]
  /** Projects they take part in that are not over. */
  readonly projects: readonly AwaitedProject[]
  /** What found no consent in a narrower circle, and comes to one they are in. */
  readonly mattersToTakeUp: readonly MatterToTakeUp[]
  /** Agreements of circles they are in that it is time to review. */
  readonly agreementsToReview: readonly AgreementView[]
}

/** A project that somebody takes part in, what they coordinate in it, and what it waits for. */
export interface AwaitedProject {
  readonly project: string
  readonly coordinates: readonly string[]
  readonly next: NextStep
}

/** A matter that waits for a circle to take it up. */
export type MatterToTakeUp = ReturnType<typeof mattersToTakeUp>[number] & { readonly circle: string }

/**
 * What awaits this person: votes, elections, consent rounds, meetings, numbers, projects? It is what they may do, and nobody has to. A vote on a secret matter awaits everyone entitled until its ballots are closed, and a
 * secret election everyone entitled while voting is open, for who has voted is as secret as how.
 *
 * Source: WJC-8, WJC-12.
 *
 * @example
 * ```ts
 * import { cooperative } from 'coop-rules/cooperative'
 * import { preset } from 'coop-rules/presets'
 *
 * const coop = cooperative(preset('we-just-coop'))
 * const founders = [{ member: 'ana', memberClass: 'worker-owner' }, { member: 'ben', memberClass: 'worker-owner' }]
 * const founded = coop.decide(coop.initialState(), { type: 'found', by: 'ana', at: '2026-01-01', founders })
 * const state = founded.kind === 'accepted' ? founded.events.reduce(coop.evolve, coop.initialState()) : coop.initialState()
 * coop.views.awaiting(state, 'ana').votes // => []
 * coop.views.awaiting(state, 'ana').numbers.some(({ item }) => item === 'vacation-days') // => true
 * ```
 */
export const awaiting = (state: State, member: MemberId): Awaiting => {
  const circles = [...state.circles.members.keys()]
    .filter((circle) => state.circles.members.get(circle)?.has(member) === true)
    .sort()
  return {
    votes: awaitingVoteOf(state, member),
    elections: electionsAwaiting(state, member),
    rounds: roundsAwaiting(state, member),
    meetings: meetingsAwaiting(state, member),
    numbers: awaitingProposalOf(state, member),
    projects: partsOf(state, member).flatMap(({ project, coordinates }): readonly AwaitedProject[] => {
      const next = awaitedBy(state, project)
      return next === undefined || next.kind === 'nothing-follows' ? [] : [{ project, coordinates, next }]
    }),
    mattersToTakeUp: circles.flatMap((circle) => mattersToTakeUp(state, circle).map((one) => ({ ...one, circle }))),
    agreementsToReview: agreementsToReview(state).filter(({ circle }) => circles.includes(circle)),
  }
}
