import { tryChallengeOf } from '../../meetings/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { isCalled, isOfCallers, meetingOrRefused } from './rules.js'
import type { MeetingState } from './state.js'

/** After a meeting: its minutes, and challenges to what it decided. */
export const AFTERWARDS: Chapter['decide'] = {
  'publish-minutes': {
    who: 'member',
    decide: (context, { meeting, record }) => {
      const { state, at, member } = context
      const found = meetingOrRefused(state, meeting)
      if ('kind' in found) return found
      const clauses = clausesOf(found.provision)
      if (!isOfCallers(state, found.provision, member) && !found.attendance.has(member))
        return refuse('no-right', { member, needed: 'board' }, clauses)
      if (at < found.on || found.quorum === 'not-taken')
        return refuse('not-yet', { what: 'meeting', id: meeting, until: found.on }, clauses)
      if (found.publishedOn !== undefined) return refuse('done-already', { what: 'meeting', id: meeting }, clauses)
      return [{ type: 'minutes-published', meeting, record }]
    },
  },
  'challenge-resolution': {
    who: 'voter',
    decide: (context, { decision, record }) => {
      const found = resolutionOrRefused(context, decision)
      if ('kind' in found) return found
      const { meeting, decidedOn } = found
      const { state, at, member } = context
      const clauses = clausesOf(meeting.provision)
      if (!isCalled(state, meeting.provision, member))
        return refuse('no-right', { member, needed: 'entitled' }, clauses)
      const made = meeting.challenges.get(decision) ?? []
      if (made.some(({ by, outcome }) => by === member && outcome === undefined))
        return refuse('done-already', { what: 'decision', id: decision }, clauses)
      const { rule, publishedOn } = meeting
      const challenges = [...made, { by: member, on: at }]
      const published = publishedOn === undefined ? {} : { publishedOn: laterOf(publishedOn, decidedOn) }
      const stands = tryChallengeOf({ rule, decidedOn, ...published, challenges, on: at })
      if (stands.kind === 'refused') return refuseProblems(stands.problems, clauses)
      if (stands.kind === 'annulled' || stands.tooLate.includes(made.length))
        return { kind: 'refused', because: stands.because }
      return [{ type: 'resolution-challenged', meeting: meeting.calling.meeting, decision, member, record }]
    },
  },
  'settle-challenge': {
    who: 'member',
    decide: (context, { decision, challenger, result, record }) => {
      const found = resolutionOrRefused(context, decision)
      if ('kind' in found) return found
      const { state, member } = context
      const { meeting } = found
      const clauses = clausesOf(meeting.provision)
      const open = meeting.challenges
        .get(decision)
        ?.some(({ by, outcome }) => by === challenger && outcome === undefined)
      if (open !== true) return refuse('no-such', { what: 'challenge', id: decision }, clauses)
      if (result === 'withdrawn') {
        if (member !== challenger) return refuse('no-right', { member, needed: 'the-person' }, clauses)
      } else if (member === challenger) return refuse('no-right', { member, needed: 'another-person' }, clauses)
      else if (!isOfCallers(state, meeting.provision, member))
        return refuse('no-right', { member, needed: 'board' }, clauses)
      return [{ type: 'challenge-settled', meeting: meeting.calling.meeting, decision, challenger, result, record }]
    },
  },
}

interface Resolution {
  readonly meeting: MeetingState
  readonly decidedOn: string
}

/** A decision that was taken in a meeting, and when; there is nothing to challenge before it is. */
const resolutionOrRefused = ({ state, at }: Context, decision: string): Resolution | Refusal => {
  const meeting = meetingOf(state, decision)
  if (meeting === undefined) return refuse('no-such', { what: 'decision', id: decision })
  const ending = state.decisions.closed.get(decision)?.ending
  if (ending?.type === 'decided') return { meeting, decidedOn: ending.at }
  const clauses = clausesOf(meeting.provision)
  return ending === undefined
    ? refuse(
        'not-yet',
        { what: 'decision', id: decision, until: state.decisions.open.get(decision)?.closesOn ?? at },
        clauses,
      )
    : refuse('closed', { what: 'decision', id: decision }, clauses)
}

/** The meeting in which a decision was put to the vote. */
export const meetingOf = (state: State, decision: string): MeetingState | undefined =>
  state.meetings.all.get(state.meetings.meetingOf.get(decision) ?? '')

/** Where the minutes were out before the vote was over, the time to challenge runs from the vote. */
export const laterOf = (a: string, b: string): string => (a > b ? a : b)
