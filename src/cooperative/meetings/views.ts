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

/** A meeting with who is there, and who carries whose vote. */
export interface MeetingInFull extends MeetingShown {
  /** How its rule has it: who calls, notice, quorum, ways to be present. */
  readonly rule: MeetingState['rule']
  readonly calledOn: CalendarDate
  readonly charterVersion: string
  readonly callers: number
  readonly attendance: readonly { readonly member: MemberId; readonly how: 'in-person' | 'remote' }[]
  /** The proxies given for it that were not withdrawn. */
  readonly proxies: readonly { readonly giver: MemberId; readonly holder: MemberId }[]
  /** Which decisions may be put to the vote in it. */
  readonly decides: readonly string[]
  /** The fingerprint of its minutes, once they are published. */
  readonly record: string | undefined
}

/** All of one meeting; undefined where there is none of that name. */
export const meetingInFull = (state: State, meeting: string): MeetingInFull | undefined => {
  const found = state.meetings.all.get(meeting)
  if (found === undefined) return undefined
  return {
    ...shown(state, found),
    rule: found.rule,
    calledOn: found.calling.at,
    charterVersion: found.calling.charterVersion,
    callers: found.calling.callers,
    attendance: [...found.attendance]
      .map(([member, how]) => ({ member, how }))
      .sort((a, b) => (a.member < b.member ? -1 : 1)),
    proxies: proxiesFor(state, meeting, found.on),
    decides: found.provision.decides ?? [],
    record: found.record,
  }
}

/** The proxies of a meeting: the last that each giver gave for it, or until a day that is not over. */
const proxiesFor = (
  state: State,
  meeting: string,
  on: CalendarDate,
): readonly { readonly giver: MemberId; readonly holder: MemberId }[] =>
  [...state.meetings.proxies.values()]
    .flatMap((given) => {
      const last = given.findLast(({ meeting: named = meeting, until = on }) => named === meeting && until >= on)
      return last === undefined || last.withdrawnOn !== undefined ? [] : [{ giver: last.giver, holder: last.holder }]
    })
    .sort((a, b) => (a.giver < b.giver ? -1 : 1))

/** The proxies that somebody gave and did not withdraw: for one meeting, or until a day. */
export const proxiesOf = (
  state: State,
  giver: MemberId,
): readonly { readonly holder: MemberId; readonly meeting: string | undefined; readonly until: string | undefined }[] =>
  (state.meetings.proxies.get(giver) ?? [])
    .filter(
      (one, at, all) =>
        one.withdrawnOn === undefined && all.findLastIndex(({ meeting }) => meeting === one.meeting) === at,
    )
    .map(({ holder, meeting, until }) => ({ holder, meeting, until: until === NO_END ? undefined : until }))

/** How a proxy without an end is kept. */
const NO_END = '9999-12-31'

/** Meetings that members ask for and that were not called yet, and who asks. */
export const meetingsAskedFor = (
  state: State,
): readonly { readonly meeting: string; readonly provision: string; readonly members: readonly MemberId[] }[] =>
  [...state.meetings.asked]
    .filter(([meeting]) => !state.meetings.all.has(meeting))
    .map(([meeting, asked]) => ({ meeting, ...asked }))
    .sort((a, b) => (a.meeting < b.meeting ? -1 : 1))

/** Whether somebody is called to the meetings of a body. */
export const isCalledTo = (state: State, meeting: string, member: MemberId): boolean => {
  const found = state.meetings.all.get(meeting)
  return found !== undefined && isCalled(state, found.provision, member)
}

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
