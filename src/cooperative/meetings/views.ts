import type { CalendarDate } from '../../calendar/index.js'
import {
  type MeetingQuorumOutcome,
  type Minutes,
  type ResolutionState,
  tryChallengeOf,
  tryMinutesOf,
} from '../../meetings/index.js'
import type { MemberId, VerdictKind } from '../../membership/index.js'
import type { State } from '../state.js'
import { laterOf, meetingOf } from './minutes.js'
import { isCalled, quorumNow } from './rules.js'
import type { MatterPut, MeetingState } from './state.js'

export type { MatterPut } from './state.js'

/** A meeting that was called, as an app lists it. */
export interface MeetingShown {
  readonly meeting: string
  readonly provision: string
  readonly on: CalendarDate
  readonly call: 'first' | 'second'
  readonly agenda: readonly string[]
  readonly quorum: MeetingState['quorum']
  /** How many take part now, themselves or by proxy, and how many are needed; null where there is no such call. */
  readonly present: number
  readonly needed: number | null
  readonly matters: readonly MatterPut[]
  readonly publishedOn: CalendarDate | undefined
}

/** The meetings that were called, by day: with who takes part, and what was put to the vote. */
export const meetingsCalled = (state: State): readonly MeetingShown[] =>
  [...state.meetings.all.values()]
    .map((found) => shown(state, found))
    .sort((a, b) => (a.on < b.on || (a.on === b.on && a.meeting < b.meeting) ? -1 : 1))

/** Which meetings somebody is called to that are still to be held. */
export const meetingsAwaiting = (state: State, member: MemberId): readonly MeetingShown[] =>
  meetingsCalled(state).filter(({ meeting, on, quorum }) => {
    const found = state.meetings.all.get(meeting)
    return (
      found !== undefined && quorum !== 'over' && on >= (state.at ?? on) && isCalled(state, found.provision, member)
    )
  })

/** Whether what a meeting decided stands; undefined where the decision was not taken in a meeting, or not yet. */
export const resolutionState = (state: State, decision: string): ResolutionState | undefined => {
  const meeting = meetingOf(state, decision)
  const ending = state.decisions.closed.get(decision)?.ending
  if (meeting === undefined || ending?.type !== 'decided') return undefined
  const { rule, publishedOn, challenges } = meeting
  const stands = tryChallengeOf({
    rule,
    decidedOn: ending.at,
    ...(publishedOn === undefined ? {} : { publishedOn: laterOf(publishedOn, ending.at) }),
    challenges: challenges.get(decision) ?? [],
    on: state.at ?? ending.at,
  })
  return stands.kind === 'refused' ? undefined : stands
}

/** The minutes of a meeting that was held: who took part, what was decided on which matter, and whether they are there. Undefined where its quorum was not taken yet. */
export const meetingMinutes = (state: State, meeting: string): Minutes | undefined => {
  const found = state.meetings.all.get(meeting)
  if (found?.taken === undefined) return undefined
  const { rule, on, agenda, taken, attendance, matters, publishedOn } = found
  const minutes = tryMinutesOf({
    rule,
    meeting: { id: meeting, on },
    present: [...new Set([...taken.present, ...attendance.keys()])].sort(),
    agenda,
    decisions: matters.map(({ matter, matterKind, decision }) => ({
      matter,
      ...(matterKind === undefined ? {} : { matterKind }),
      verdict: verdictOf(state, decision),
      decision,
    })),
    ...(publishedOn === undefined ? {} : { writtenOn: publishedOn, publishedOn }),
    on: state.at ?? on,
  })
  return minutes.kind === 'refused' ? undefined : minutes
}

/** What a decision came to, in the words of minutes: an option chosen is carried; what came to nothing is lost. */
const verdictOf = (state: State, decision: string): VerdictKind => {
  const ending = state.decisions.closed.get(decision)?.ending
  if (ending === undefined) return 'open'
  if (ending.type !== 'decided') return 'lost'
  const { outcome } = ending
  if (outcome === 'chosen') return 'carried'
  return outcome === 'runoff' || outcome === 'nothing-chosen' ? 'lost' : outcome
}

const shown = (state: State, found: MeetingState): MeetingShown => {
  const { calling, on, call, agenda, quorum, taken, matters, publishedOn } = found
  const { meeting, provision } = calling
  // Once the quorum is taken, who joins or leaves later does not change it.
  const { present, needed } =
    quorum !== 'not-taken' && taken !== undefined ? taken : takingPart(quorumNow(state, found, on, undefined))
  return { meeting, provision, on, call, agenda, quorum, present: present.length, needed, matters, publishedOn }
}

const takingPart = (
  outcome: MeetingQuorumOutcome | { readonly kind: 'refused' },
): { readonly present: readonly MemberId[]; readonly needed: number | null } =>
  outcome.kind === 'refused' ? { present: [], needed: null } : outcome
