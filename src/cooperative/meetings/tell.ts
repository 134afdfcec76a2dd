import type { Because, Citation, Reason, ReasonCode, ReasonFacts } from '../../reasons/index.js'
import type { Chapter } from '../chapter.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { quorumNow } from './rules.js'

const reason = <Code extends ReasonCode>(code: Code, facts: ReasonFacts[Code], clauses: readonly Citation[]): Reason =>
  ({ code, clauses, ...facts }) as unknown as Reason

/** The clauses of the meeting that an event is about. */
const clausesIn = (state: State, meeting: string): readonly Citation[] =>
  clausesOf(state.meetings.all.get(meeting)?.provision)

const ofProvision = (state: State, provision: string): readonly Citation[] =>
  clausesOf(state.charter.inForce.meetings?.[provision])

const ofProxies = (state: State): readonly Citation[] => clausesOf(state.charter.inForce.membership?.proxies)

/** What the minutes say of meetings. */
export const MEETINGS_TELL: Chapter['tell'] = {
  'meeting-asked-for': (state, { meeting, provision, member }) => [
    reason('meeting-asked-for', { meeting, member }, ofProvision(state, provision)),
  ],
  'meeting-called': (state, { meeting, provision, on, agenda, callers }) => [
    reason('meeting-called', { meeting, on, agenda, callers }, ofProvision(state, provision)),
  ],
  'agenda-sent': (state, { meeting, agenda }) => [
    reason('agenda-sent', { meeting, agenda }, clausesIn(state, meeting)),
  ],
  'proxy-given': (state, { giver, holder, meeting, until }) => [
    reason('proxy-given', { giver, holder, meeting: meeting ?? '', until: until ?? '' }, ofProxies(state)),
  ],
  'proxy-withdrawn': (state, { giver, holder }) => [reason('proxy-withdrawn', { giver, holder }, ofProxies(state))],
  'presence-registered': (state, { meeting, member, how }) => [
    reason('presence-registered', { meeting, member, how }, clausesIn(state, meeting)),
  ],
  'quorum-taken': (state, event): Because => {
    const { meeting, call, outcome, present, entitled, on } = event
    const said = reason(
      'quorum-taken',
      { meeting, call, reached: outcome === 'quorate', present: present.length, entitled, on: on ?? '' },
      clausesIn(state, meeting),
    )
    const found = state.meetings.all.get(meeting)
    const quorum = found === undefined ? undefined : quorumNow(state, found, event.at, event.afterMinutes)
    return quorum === undefined || quorum.kind === 'refused' ? [said] : [said, ...quorum.because]
  },
  'matter-put': (state, { meeting, matter, decision }) => [
    reason('matter-put', { meeting, matter, decision }, clausesIn(state, meeting)),
  ],
  'minutes-published': (state, { meeting, record }) => [
    reason('minutes-published', { meeting, record }, clausesIn(state, meeting)),
  ],
  'minutes-late': (state, { meeting }) => [reason('minutes-late', { meeting }, clausesIn(state, meeting))],
  'resolution-challenged': (state, { meeting, decision, member }) => [
    reason('resolution-challenged', { meeting, decision, member }, clausesIn(state, meeting)),
  ],
  'challenge-settled': (state, { meeting, decision, challenger, result }) => [
    reason('challenge-settled', { decision, member: challenger, result }, clausesIn(state, meeting)),
  ],
}
