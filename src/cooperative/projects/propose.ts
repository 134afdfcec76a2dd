import type { ClauseId } from '../../reasons/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { openDecision } from '../decisions/open.js'
import { enteredAt } from '../electorate.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { itemRule } from '../averages/in-force.js'
import { written } from '../written.js'
import { charterOf, isWorkerOwner } from './charter.js'
import { memberOf } from '../members/state.js'
import { areasOf, type ProjectRecord } from './state.js'
import { evaluationAt, nextAt, proposalAt } from './verdicts.js'

const ANYONE_PROPOSES = 'WJC-3' satisfies ClauseId
const EVALUATED = 'WJC-4' satisfies ClauseId

/** Proposing a project, evaluating it, and putting it to the vote. */
export const PROPOSE: Chapter['decide'] = {
  'propose-project': {
    who: 'anyone',
    decide: ({ state, member }, { project, serves, areas, budgetMinor, budget }) => {
      const provision = charterOf(state).proposal
      if (provision === undefined) return refuse('not-in-the-charter', { provision: 'projects.proposal' })
      const clauses = clausesOf(provision)
      if (provision.from === 'members' && memberOf(state, member) === undefined)
        return refuse('no-right', { member, needed: 'a-member' }, clauses)
      if (state.projects.all.has(project)) return refuse('there-already', { what: 'project', id: project }, clauses)
      const proposal = { proposer: member, serves, areas, budgetMinor, budget }
      const read = proposalAt(state, project, proposal)
      return read.kind === 'refused'
        ? refuseProblems(read.problems, clauses)
        : [{ type: 'project-proposed', project, ...proposal }]
    },
  },
  'change-proposal': {
    who: 'anyone',
    decide: (context, { project, serves, areas, budgetMinor, budget }) => {
      const found = proposedBy(context, project)
      if ('kind' in found) return found
      const { state, member } = context
      if (found.acceptance !== undefined)
        return refuse('too-late', { what: 'project', id: project, since: found.acceptance }, [ANYONE_PROPOSES])
      const proposal = { proposer: member, serves, areas, budgetMinor, budget }
      const read = proposalAt(state, project, proposal)
      return read.kind === 'refused'
        ? refuseProblems(read.problems, [EVALUATED])
        : [{ type: 'proposal-changed', project, ...proposal }]
    },
  },
  'evaluate-project': {
    who: 'anyone',
    decide: ({ state, member }, { project, objective, value }) => {
      const found = projectOf(state, project)
      if ('kind' in found) return found
      const { item = '' } = charterOf(state).evaluation ?? {}
      const rule = itemRule(state, item)
      if (rule === undefined) return refuse('not-in-the-charter', { provision: 'projects.evaluation' })
      if (enteredAt(state, { electorate: rule.proposedBy, scope: project }, member) === undefined)
        return refuse('no-right', { member, needed: 'entitled' }, clausesOf(rule))
      const { standing, proposal } = found
      if (standing !== 'proposed' && standing !== 'ended')
        return isOver(found)
          ? refuse('closed', { what: 'project', id: project }, [EVALUATED])
          : refuse('not-yet', { what: 'project', id: project, until: 'ended' }, [EVALUATED])
      const side = standing === 'proposed' ? 'projected' : 'achieved'
      const one = [{ person: member, objective, value: String(value) }]
      const read = evaluationAt(state, project, { proposal, projected: [], achieved: [], [side]: one })
      if (read.kind === 'refused') return 'because' in read ? read : refuseProblems(read.problems, [EVALUATED])
      const exact = written(value)
      if (found[side].get(evaluationKey(member, objective))?.value === exact)
        return { kind: 'unchanged', because: [{ code: 'ballot-unchanged', clauses: [EVALUATED] }] }
      return [{ type: 'project-evaluated', project, objective, member, side, value: exact }]
    },
  },
  'put-project-to-the-vote': {
    who: 'anyone',
    decide: (context, { project, decision = `acceptance-${project}` }) => {
      const { state, member } = context
      const found = projectOf(state, project)
      if ('kind' in found) return found
      const { proposer, budgetMinor } = found.proposal
      if (member !== proposer && !isWorkerOwner(state, member))
        return refuse('no-right', { member, needed: 'proposer' }, [ANYONE_PROPOSES])
      if (found.standing !== 'proposed') return refuse('closed', { what: 'project', id: project }, [ANYONE_PROPOSES])
      if (found.acceptance !== undefined)
        return refuse('there-already', { what: 'decision', id: found.acceptance }, [ANYONE_PROPOSES])
      const provision = charterOf(state).proposal
      if (provision === undefined) return refuse('not-in-the-charter', { provision: 'projects.proposal' })
      if (provision.states.includes('budget') && budgetMinor === undefined)
        return refuse('no-such', { what: 'budget', id: project }, clausesOf(provision))
      // It can be put to the vote when nothing but the vote stands in the way.
      const next = nextAt(state, project, found, 'accepted')
      if (next === undefined) return refuse('not-in-the-charter', { provision: 'projects' })
      if (next.kind === 'refused') return refuseProblems(next.problems)
      if (next.kind !== 'may-go-on') return { kind: 'refused', because: next.because }
      return openDecision(context, {
        decision,
        provision: provision.decision,
        subject: { kind: 'project', project },
        proposer: member,
        record: found.proposal.budget,
      })
    },
  },
  'withdraw-project': {
    who: 'anyone',
    decide: (context, { project }) => {
      const found = proposedBy(context, project)
      return 'kind' in found ? found : [{ type: 'project-withdrawn', project }]
    },
  },
  'abandon-project': {
    who: 'anyone',
    decide: ({ state, member }, { project, record }) => {
      const found = projectOf(state, project)
      if ('kind' in found) return found
      // Once it runs, it ends like every project: with its results presented and its finances audited.
      if (found.standing !== 'seeking-coordinators' && found.standing !== 'staffing')
        return refuse('closed', { what: 'project', id: project }, ['WJC-23'])
      const { coordinators, proposal } = found
      const theirs = coordinators.size === 0 ? proposal.proposer === member : areasOf(found, member).length > 0
      return theirs
        ? [{ type: 'project-abandoned', project, member, record }]
        : refuse('no-right', { member, needed: coordinators.size === 0 ? 'proposer' : 'coordinator' }, ['WJC-5'])
    },
  },
}

/** Under which key an evaluation is kept: no id has a line break in it. */
export const evaluationKey = (person: string, objective: string): string => `${person}\n${objective}`

/** The project of that id, or that there is none. */
export const projectOf = (state: Context['state'], project: string): ProjectRecord | Refusal =>
  state.projects.all.get(project) ?? refuse('no-such', { what: 'project', id: project })

/** Whether nothing more happens to a project. */
export const isOver = ({ standing }: ProjectRecord): boolean => OVER.has(standing)

const OVER: ReadonlySet<ProjectRecord['standing']> = new Set(['lost', 'closed', 'withdrawn', 'abandoned'])

/** A project that is proposed still, by whoever acts. */
const proposedBy = ({ state, member }: Context, project: string): ProjectRecord | Refusal => {
  const found = projectOf(state, project)
  if ('kind' in found) return found
  if (found.proposal.proposer !== member) return refuse('no-right', { member, needed: 'proposer' }, [ANYONE_PROPOSES])
  return found.standing === 'proposed' ? found : refuse('closed', { what: 'project', id: project }, [ANYONE_PROPOSES])
}
