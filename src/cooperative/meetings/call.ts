import type { CalendarDate } from '../../calendar/index.js'
import { type CallFault, type MeetingRule, tryCallMeeting } from '../../meetings/index.js'
import type { MemberId } from '../../membership/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { entitledNow } from '../electorate.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { isCalled, isOfCallers, meetingOrRefused, provisionOrRefused } from './rules.js'
import type { MeetingOfCharter } from './state.js'

/** Calling a meeting: with notice, with an agenda, by whoever may. */
export const CALLING: Chapter['decide'] = {
  'ask-for-meeting': {
    who: 'voter',
    decide: ({ state, member }, { meeting, provision }) => {
      const body = provisionOrRefused(state, provision)
      if ('kind' in body) return body
      const clauses = clausesOf(body.provision)
      if (body.rule.calledBy.members === undefined)
        return refuse('not-in-the-charter', { provision: `meetings.${provision}.calledByShare` }, clauses)
      if (!isCalled(state, body.provision, member)) return refuse('no-right', { member, needed: 'entitled' }, clauses)
      const asked = state.meetings.asked.get(meeting)
      if (state.meetings.all.has(meeting) || (asked !== undefined && asked.provision !== provision))
        return refuse('there-already', { what: 'meeting', id: meeting }, clauses)
      if (asked?.members.includes(member) === true)
        return refuse('done-already', { what: 'meeting', id: meeting }, clauses)
      return [{ type: 'meeting-asked-for', meeting, provision, member }]
    },
  },
  'call-meeting': {
    who: 'member',
    decide: (context, { meeting, provision, on, agenda = [] }) => {
      const { state, member } = context
      const body = provisionOrRefused(state, provision)
      if ('kind' in body) return body
      const clauses = clausesOf(body.provision)
      const asked = state.meetings.asked.get(meeting)
      if (state.meetings.all.has(meeting) || (asked !== undefined && asked.provision !== provision))
        return refuse('there-already', { what: 'meeting', id: meeting }, clauses)
      const entitled = entitledNow(state, { electorate: body.provision.members })
      const callers = callersOf(context, body.provision, asked?.members ?? [])
      const wrong = callRefused(body.rule, body.provision, entitled, {
        meeting,
        on,
        noticeOn: context.at,
        agendaOn: context.at,
        by: callers === 'board' ? callers : { members: callers },
        agenda,
      })
      if (wrong !== undefined) return wrong
      if (callers !== 'board' && !callers.includes(member))
        return refuse('no-right', { member, needed: 'board' }, clauses)
      return [
        {
          type: 'meeting-called',
          meeting,
          provision,
          on: on as CalendarDate,
          agenda,
          callers: callers === 'board' ? 0 : callers.length,
          entitled: entitled.length,
          charterVersion: state.charter.inForce.version,
        },
      ]
    },
  },
  'send-agenda': {
    who: 'member',
    decide: ({ state, at, member }, { meeting, agenda }) => {
      const found = meetingOrRefused(state, meeting)
      if ('kind' in found) return found
      const { provision, rule, calling, on } = found
      const clauses = clausesOf(provision)
      const asked = state.meetings.asked.get(meeting)?.members ?? []
      const called = calling.callers === 0 ? isOfCallers(state, provision, member) : asked.includes(member)
      if (!called) return refuse('no-right', { member, needed: 'board' }, clauses)
      if (found.agenda.length > 0) return refuse('done-already', { what: 'meeting', id: meeting }, clauses)
      if (at >= on) return refuse('too-late', { what: 'meeting', id: meeting, since: on }, clauses)
      const entitled = entitledNow(state, { electorate: provision.members })
      const call = { meeting, on, noticeOn: calling.at, agendaOn: at, by: 'board' as const, agenda }
      return (
        callRefused({ ...rule, calledBy: { board: true } }, provision, entitled, call) ?? [
          { type: 'agenda-sent', meeting, agenda },
        ]
      )
    },
  },
}

/** Who calls: the body that may, where whoever acts belongs to it; else the members who asked, those of them who still are called. */
const callersOf = (
  { state, member }: Context,
  provision: MeetingOfCharter,
  asked: readonly MemberId[],
): 'board' | readonly MemberId[] =>
  isOfCallers(state, provision, member) ? 'board' : asked.filter((one) => isCalled(state, provision, one))

/** Why a call is not one by the rules of the charter. An agenda that is still to be sent is not missed yet. */
const callRefused = (
  rule: MeetingRule,
  provision: MeetingOfCharter,
  members: readonly MemberId[],
  call: Parameters<typeof tryCallMeeting>[0]['call'],
): Refusal | undefined => {
  const clauses = clausesOf(provision)
  const called = tryCallMeeting({ rule, call, members })
  if (called.kind === 'refused')
    return refuseProblems(
      called.problems.map((one) => ({ ...one, path: one.path.replace(/^call\./, '') })),
      clauses,
    )
  const later: readonly CallFault[] = call.agenda.length === 0 ? ['no-agenda', 'late-agenda'] : []
  return called.faults.every((fault) => later.includes(fault))
    ? undefined
    : { kind: 'refused', because: called.because }
}
