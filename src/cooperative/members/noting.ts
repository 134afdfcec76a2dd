import { date } from '../../calendar/index.js'
import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import type { ClauseId } from '../../reasons/index.js'
import type { Chapter } from '../chapter.js'
import { refuse, refuseProblems } from '../refuse.js'
import { progressOf } from './progress.js'

const TAKING_PART = 'WC-10' satisfies ClauseId
const ADMISSION = 'WJC-13' satisfies ClauseId

/** What others note of whoever wants to join: that they took part, and what they paid. Nobody notes it of themselves. */
export const NOTING: Chapter['decide'] = {
  'record-attendance': {
    who: 'anyone',
    decide: ({ state, at, by, member }, { member: person, circle, on: said }) => {
      const on = said === undefined ? at : date(said)
      if (on > at)
        return refuseProblems(
          [problem(says.notInOrder, { path: 'at', received: at, facts: { before: on } })],
          [TAKING_PART],
        )
      const circles = state.charter.inForce.circles
      if (circles === undefined || !Object.hasOwn(circles, circle))
        return refuse('no-such', { what: 'circle', id: circle }, [TAKING_PART])
      if (by === person || member === person)
        return refuse('no-right', { member: person, needed: 'another-person' }, [TAKING_PART])
      if (state.circles.members.get(circle)?.has(member) !== true)
        return refuse('no-right', { member, needed: 'circle-member' }, [TAKING_PART])
      const noted = state.members.attendances.get(person) ?? []
      return noted.some((one) => one.on === on && one.group === circle)
        ? refuse('done-already', { what: 'attendance', id: person }, [TAKING_PART])
        : [{ type: 'attendance-recorded', member: person, circle, on }]
    },
  },
  'record-contribution': {
    who: 'voter',
    decide: ({ state, at, by, member: noting }, { member, amountMinor, document }) => {
      if (by === member || noting === member)
        return refuse('no-right', { member, needed: 'another-person' }, [ADMISSION])
      const application = state.members.applications.get(member)
      if (application === undefined) return refuse('no-such', { what: 'application', id: member }, [ADMISSION])
      if (BigInt(amountMinor) <= 0n)
        return refuseProblems([problem(says.notOneOrMore, { path: 'amountMinor', received: amountMinor })], [ADMISSION])
      const paid = [...application.paid, { on: at, amountMinor }]
      const progress = progressOf(state, member, { ...application, paid }, at)
      return progress?.kind === 'refused'
        ? refuseProblems(progress.problems, [ADMISSION])
        : [{ type: 'contribution-paid', member, amountMinor, document }]
    },
  },
}
