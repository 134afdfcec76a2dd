import { type CalendarDate, dateOfEpochDay, epochDay } from '../../calendar/index.js'
import type { MemberId } from '../../membership/index.js'
import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import type { Citation, ClauseId } from '../../reasons/index.js'
import { keeperRefused } from '../accounts/who.js'
import type { Context, Refusal } from '../chapter.js'
import { enteredAt } from '../electorate.js'
import { memberOf } from '../members/state.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { keyOf, type PaydayState } from './state.js'

/** A payday that can still be changed, or why it cannot. */
export const openPayday = (state: State, id: string): PaydayState | Refusal => {
  const found = state.pay.paydays.get(id)
  if (found === undefined) return refuse('no-such', { what: 'payday', id }, [SALARIES])
  return found.ranOn === undefined ? found : refuse('closed', { what: 'payday', id }, [SALARIES])
}

const SALARIES = 'WJC-9' satisfies ClauseId

/**
 * Whether somebody may see to the pay of a project or of the cooperative: its team, or once nobody is left in it whoever was and whoever keeps the books, for all who were may be gone; where it is that
 * of the cooperative, the members who vote on everything.
 */
const seesToPay = (state: State, project: string | undefined, member: MemberId): boolean => {
  if (project === undefined) return enteredAt(state, { electorate: { members: 'all' } }, member) !== undefined
  const team = state.projects.teams.get(project)
  if (team !== undefined && team.size > 0) return team.has(member)
  const known = state.projects.all.has(project)
  return state.pay.leftOn.has(keyOf(project, member)) || (known && keeperRefused({ state, member }) === undefined)
}

/** Why somebody may not see to it; undefined where they may. */
export const stranger = (state: State, project: string | undefined, member: MemberId): Refusal | undefined =>
  seesToPay(state, project, member)
    ? undefined
    : refuse('no-right', { member, needed: project === undefined ? 'a-vote' : 'team-member' }, [SALARIES])

/** Whether somebody was in the team, or in the cooperative, on a day on which they say that they worked. */
const workedThen = (
  state: State,
  project: string | undefined,
  member: MemberId,
  day: CalendarDate | undefined,
): boolean => {
  const inside =
    project === undefined
      ? memberOf(state, member) !== undefined
      : state.projects.teams.get(project)?.has(member) === true
  const left = state.pay.leftOn.get(keyOf(project, member))
  return inside || (left !== undefined && (day === undefined || day <= left))
}

/** A payday that is open, of whoever may earn something on it. */
export const ownPayday = ({ state, member }: Context, id: string, day?: CalendarDate): PaydayState | Refusal => {
  const found = openPayday(state, id)
  if ('kind' in found) return found
  const { project } = found
  return workedThen(state, project, member, day)
    ? found
    : refuse('no-right', { member, needed: project === undefined ? 'a-member' : 'team-member' }, [SALARIES])
}

/** What is recorded of one person for a payday. */
export const recordedOf = ({ hours, tasks }: PaydayState, member: MemberId): boolean =>
  hours.some((one) => one.member === member) || tasks.some((one) => one.member === member)

/** How many others have to approve somebody's pay; undefined where the charter does not ask for it. */
export const approvalRule = (
  state: State,
): { readonly others: number; readonly clauses: readonly Citation[] } | undefined => {
  const rule = state.charter.inForce.pay?.approval
  return rule === undefined ? undefined : { others: rule.others, clauses: clausesOf(rule) }
}

/** An amount of a command, which the schema let through: whole smallest units, and not below zero. */
export const amountOf = (text: string, clauses: readonly Citation[]): bigint | Refusal => {
  const amount = BigInt(text)
  return amount >= 0n
    ? amount
    : refuseProblems([problem(says.negativeAmount, { path: 'amountMinor', received: text })], clauses)
}

/** The day after. */
export const nextDay = (day: CalendarDate): CalendarDate => dateOfEpochDay(epochDay(day) + 1)
