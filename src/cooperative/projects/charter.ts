import { readAnswer } from '../../ballots/index.js'
import { isShareRule, projectRulesOf } from '../../charter/index.js'
import type { Charter } from '../whole-charter.js'
import type { ExactInput } from '../../exact/index.js'
import type { MemberId } from '../../membership/index.js'
import { wrongKind } from '../../problems/index.js'
import type { ProjectRules } from '../../projects/index.js'
import { itemRule, questionOf } from '../averages/in-force.js'
import type { Refusal } from '../chapter.js'
import { decisionRule } from '../decisions/open.js'
import { memberOf } from '../members/state.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { written } from '../written.js'

/** What the charter in force says about projects. */
export type ProjectsCharter = NonNullable<Charter['projects']>

export const charterOf = (state: State): ProjectsCharter => state.charter.inForce.projects ?? {}

/** The rules on projects as the rules of the room take them; refused where the charter does not speak of all that projects need. */
export const rulesOf = (state: State): ProjectRules | Refusal =>
  projectRulesOf(state.charter.inForce) ?? refuse('not-in-the-charter', { provision: 'projects' })

/** Whether somebody is one of those of whom coordinators are found: a worker-owner. */
export const isWorkerOwner = (state: State, member: MemberId): boolean => {
  const record = memberOf(state, member)
  return record !== undefined && (charterOf(state).coordinators?.candidates ?? []).includes(record.memberClass)
}

/** The class of volunteers: whoever comes into a team joins the cooperative in it. Of several, the first by its name. */
export const volunteerClass = (state: State): string | undefined => classOfKind(state, 'volunteer')

export const classOfKind = (state: State, kind: 'volunteer' | 'donor'): string | undefined =>
  Object.entries(state.charter.inForce.memberClasses ?? {})
    .filter(([, found]) => found.kind === kind)
    .map(([name]) => name)
    .sort()[0]

/** The number that each team sets for removing somebody; undefined where the charter has it set otherwise. */
export const removalItem = (state: State): string | undefined => {
  const rule = decisionRule(state, charterOf(state).removal?.decision ?? '')?.rule
  const threshold = rule !== undefined && isShareRule(rule) ? (rule.atLeast ?? rule.moreThan) : undefined
  if (typeof threshold !== 'object' || !('average' in threshold)) return undefined
  const members = itemRule(state, threshold.average)?.proposedBy.members
  return typeof members === 'object' && 'team' in members ? threshold.average : undefined
}

/** What somebody who wants to come into a team states as the share that a removal takes; nothing where a team sets none. */
export const statedThreshold = (
  state: State,
  value: ExactInput | undefined,
): { readonly removalThreshold?: string } | Refusal => {
  const item = removalItem(state)
  const rule = item === undefined ? undefined : itemRule(state, item)
  if (item === undefined || rule === undefined) return {}
  const clauses = clausesOf(rule)
  if (value === undefined) return refuseProblems([wrongKind(undefined, 'removalThreshold', '')], clauses)
  const read = readAnswer({ question: questionOf(state, item, rule), answer: value, path: 'removalThreshold' })
  return read.kind === 'refused' ? refuseProblems(read.problems, clauses) : { removalThreshold: written(read.answer) }
}
