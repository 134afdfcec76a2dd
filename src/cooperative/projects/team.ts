import type { ClauseId } from '../../reasons/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { decisionRule, openDecision } from '../decisions/open.js'
import type { Subject } from '../decisions/shapes.js'
import { enteredAt } from '../electorate.js'
import { clausesOf, refuse } from '../refuse.js'
import { charterOf, rulesOf } from './charter.js'
import { isOver, projectOf } from './propose.js'
import { areasOf, inTeam, type ProjectRecord } from './state.js'

const CLAUSE = 'WJC-27' satisfies ClauseId
const REMOVAL = 'WJC-28' satisfies ClauseId

/** Taking part in a team, leaving it, and being removed from it. */
export const TEAM: Chapter['decide'] = {
  'work-on-project': {
    who: 'anyone',
    decide: (context, { project }) => {
      const found = ownTeam(context, project)
      if ('kind' in found) return found
      const { member, at } = context
      return found.parts.get(member)?.workedOn === at
        ? { kind: 'unchanged', because: [{ code: 'project-worked-on', clauses: [CLAUSE], project, person: member }] }
        : [{ type: 'project-worked-on', project, member }]
    },
  },
  'leave-team': {
    who: 'anyone',
    decide: (context, { project, record }) => {
      const found = ownTeam(context, project)
      if ('kind' in found) return found
      return [{ type: 'team-left', project, member: context.member, why: 'left', record }]
    },
  },
  'end-part': {
    who: 'anyone',
    decide: (context, { project }) => {
      const found = ownTeam(context, project)
      if ('kind' in found) return found
      const rules = rulesOf(context.state)
      if ('kind' in rules) return rules
      return rules.participationEnds === 'when-they-say'
        ? [{ type: 'team-left', project, member: context.member, why: 'said-done' }]
        : refuse('not-in-the-charter', { provision: 'projects.participation.ends' }, [CLAUSE])
    },
  },
  'propose-removal': {
    who: 'anyone',
    decide: (context, { project, person, from, area, decision, record }) => {
      const { state, member } = context
      const found = projectOf(state, project)
      if ('kind' in found) return found
      if (isOver(found)) return refuse('closed', { what: 'project', id: project }, [REMOVAL])
      const { removal } = charterOf(state)
      const rule = decisionRule(state, removal?.decision ?? '')
      if (removal === undefined || rule === undefined)
        return refuse('not-in-the-charter', { provision: 'projects.removal' })
      const clauses = clausesOf(rule)
      if (enteredAt(state, { electorate: rule.electorate, scope: project }, member) === undefined)
        return refuse('no-right', { member, needed: 'entitled' }, clauses)
      if (!inTeam(state, project, person)) return refuse('no-such', { what: 'member', id: person }, clauses)
      const coordinates = areasOf(found, person)
      if (from === 'coordination' && (area === undefined ? coordinates.length === 0 : !coordinates.includes(area)))
        return refuse('no-such', { what: 'area', id: area ?? person }, clauses)
      const subject = {
        kind: 'removal',
        project,
        member: person,
        from,
        ...(area === undefined ? {} : { area }),
      } as const
      const under = state.decisions.open.findKey(({ opening }) => isSameRemoval(opening.subject, subject))
      if (under !== undefined) return refuse('there-already', { what: 'decision', id: under }, clauses)
      return openDecision(context, {
        decision,
        provision: removal.decision,
        subject,
        proposer: member,
        scope: project,
        parties: { 'person-concerned': person },
        record,
      })
    },
  },
}

/** Whether a decision under way is about the same removal: of one person, from one team, or from coordinating one area or all of theirs. */
const isSameRemoval = (one: Subject, other: Extract<Subject, { readonly kind: 'removal' }>): boolean =>
  one.kind === 'removal' &&
  one.project === other.project &&
  one.member === other.member &&
  one.from === other.from &&
  one.area === other.area

/** The project, where whoever acts is in its team. */
export const ownTeam = ({ state, member }: Context, project: string): ProjectRecord | Refusal => {
  const found = projectOf(state, project)
  if ('kind' in found) return found
  if (isOver(found)) return refuse('closed', { what: 'project', id: project }, [CLAUSE])
  return inTeam(state, project, member) ? found : refuse('no-right', { member, needed: 'team-member' }, [CLAUSE])
}
