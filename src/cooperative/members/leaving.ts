import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import { firstDayAfterNotice } from '../../membership/index.js'
import type { Chapter } from '../chapter.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { endedBy, lapsed } from './ending.js'
import { memberOf } from './state.js'

/** Leaving, with the notice of the charter; and what others say of whoever cannot any more. */
export const LEAVING: Chapter['decide'] = {
  leave: {
    who: 'member',
    decide: ({ state, at, member }) => {
      const provision = state.charter.inForce.membership?.leaving
      const clauses = clausesOf(provision)
      if (state.members.leaving.has(member)) return refuse('done-already', { what: 'member', id: member }, clauses)
      const days = provision?.noticeDays ?? 0
      if (days === 0) return endedBy(state, member, 'left')
      const endsOn = firstDayAfterNotice(at, { days, counted: 'calendar' })
      return endsOn === undefined
        ? refuseProblems([problem(says.beyondTheCalendar, { path: 'at', received: at })], clauses)
        : [{ type: 'leaving-announced', member, endsOn }]
    },
  },
  'report-end': {
    // It ends somebody's membership at once: as with every such step, it takes a vote to take it.
    who: 'voter',
    decide: ({ state, by, member: reporting }, { member, how }) => {
      const { memberClasses = {}, membership } = state.charter.inForce
      const clauses = clausesOf(membership?.leaving)
      if (by === member || reporting === member)
        return refuse('no-right', { member, needed: 'another-person' }, clauses)
      const record = memberOf(state, member) ?? state.members.all.get(member)
      if (record === undefined) return refuse('no-such', { what: 'member', id: member }, clauses)
      const { standing } = record
      // Whoever asked for another class and left before it was decided still asks to come in.
      const isApplying =
        standing === 'applicant' ||
        (standing === 'former' && state.members.applications.get(member)?.stage === 'applied')
      if (standing === 'former' && !isApplying) return refuse('closed', { what: 'member', id: member }, clauses)
      const fits = memberClasses[record.memberClass]?.kind === 'enterprise' ? 'dissolved' : 'died'
      if (how !== fits)
        return refuseProblems(
          [problem(says.notOneOf, { path: 'how', received: how, facts: { options: fits } })],
          clauses,
        )
      return isApplying
        ? [
            ...lapsed(state, state.members.applications.get(member)?.decision),
            { type: 'application-ended', member, how },
          ]
        : endedBy(state, member, how)
    },
  },
  'resign-office': {
    who: 'anyone',
    decide: ({ state, member }, { office }) => {
      const holder = state.members.offices.get(office)
      if (holder === undefined) return refuse('no-such', { what: 'office', id: office })
      return holder === member
        ? [{ type: 'office-ended', office, member }]
        : refuse('no-right', { member, needed: 'office-holder' })
    },
  },
}
