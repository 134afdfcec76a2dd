import type { ClauseId } from '../../reasons/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { refuse, refuseProblems } from '../refuse.js'
import { isWorkerOwner } from './charter.js'
import { isOver, projectOf } from './propose.js'
import { areasOf, type ProjectRecord } from './state.js'
import { ownTeam } from './team.js'
import { closingAt, FINANCIAL_COORDINATOR, nextAt } from './verdicts.js'

const CLAUSE = 'WJC-23' satisfies ClauseId
const BUILT = 'WJC-26' satisfies ClauseId

/** From the first day of work to the closing of a project. */
export const FINISH: Chapter['decide'] = {
  'start-project': {
    who: 'anyone',
    decide: (context, { project }) => {
      const found = coordinated(context, project)
      if ('kind' in found) return found
      if (found.standing === 'running' || found.standing === 'ended')
        return refuse('done-already', { what: 'project', id: project }, [BUILT])
      const wrong = notNext(context, project, found, 'running')
      return wrong ?? [{ type: 'project-started', project }]
    },
  },
  'end-project': {
    who: 'anyone',
    decide: (context, { project, record }) => {
      const found = coordinated(context, project)
      if ('kind' in found) return found
      if (found.standing === 'ended') return refuse('done-already', { what: 'project', id: project }, [CLAUSE])
      const wrong = notNext(context, project, found, 'ended')
      return wrong ?? [{ type: 'project-ended', project, member: context.member, record }]
    },
  },
  'present-results': {
    who: 'anyone',
    decide: (context, { project, to, record }) => {
      const found = presenting(context, project)
      if ('kind' in found) return found
      const wrong = notEnded(found, project)
      return wrong ?? [{ type: 'results-presented', project, to, member: context.member, record }]
    },
  },
  'audit-project': {
    who: 'member',
    decide: ({ state, at, member }, { project, record }) => {
      const found = projectOf(state, project)
      if ('kind' in found) return found
      const wrong = notEnded(found, project)
      if (wrong !== undefined) return wrong
      const financialCoordinator = state.members.offices.get(FINANCIAL_COORDINATOR)
      if (financialCoordinator === undefined)
        return refuse('no-such', { what: 'office', id: FINANCIAL_COORDINATOR }, [CLAUSE])
      if (!isWorkerOwner(state, member) && member !== financialCoordinator)
        return refuse('no-right', { member, needed: 'worker-owner' }, [CLAUSE])
      const asked = closingAt(state, project, found, { auditor: member, on: at, financialCoordinator })
      if (asked.kind === 'refused') return 'because' in asked ? asked : refuseProblems(asked.problems, [CLAUSE])
      const [first, ...rest] = asked.because.filter(({ code }) => code === 'not-audited')
      return first === undefined
        ? [{ type: 'project-audited', project, auditor: member, financialCoordinator, record }]
        : { kind: 'refused', because: [first, ...rest] }
    },
  },
  'close-project': {
    who: 'anyone',
    decide: (context, { project }) => {
      const { state, member } = context
      const found = projectOf(state, project)
      if ('kind' in found) return found
      if (areasOf(found, member).length === 0 && !isWorkerOwner(state, member))
        return refuse('no-right', { member, needed: 'coordinator' }, [CLAUSE])
      const wrong = notEnded(found, project) ?? notNext(context, project, found, 'closed')
      return wrong ?? [{ type: 'project-closed', project }]
    },
  },
}

/** The project, where whoever acts is in its team; once nobody is, any worker-owner presents what it came to, for it could never be closed otherwise. */
const presenting = (context: Context, project: string): ProjectRecord | Refusal => {
  const { state, member } = context
  const found = state.projects.all.get(project)
  const nobodyLeft = found?.standing === 'ended' && (state.projects.teams.get(project)?.size ?? 0) === 0
  return nobodyLeft && isWorkerOwner(state, member) ? found : ownTeam(context, project)
}

/** Why the project cannot take this step now, with all that stands in its way; undefined where it can. */
const notNext = (
  { state }: Context,
  project: string,
  record: ProjectRecord,
  step: 'running' | 'ended' | 'closed',
): Refusal | undefined => {
  const next = nextAt(state, project, record)
  if (next === undefined) return refuse('not-in-the-charter', { provision: 'projects' })
  if (next.kind === 'refused') return refuseProblems(next.problems)
  if (next.next !== step)
    return refuse('not-yet', { what: 'project', id: project, until: next.next ?? record.standing }, [BUILT])
  if (next.kind === 'may-go-on') return undefined
  if (!next.obstacles.includes('not-closable')) return { kind: 'refused', because: next.because }
  const closing = closingAt(state, project, record, record.audit)
  const [first, ...rest] = next.because
  const why = 'because' in closing ? closing.because : []
  return { kind: 'refused', because: [first, ...rest, ...why] }
}

const notEnded = (record: ProjectRecord, project: string): Refusal | undefined => {
  if (record.standing === 'ended') return undefined
  return isOver(record)
    ? refuse('closed', { what: 'project', id: project }, [CLAUSE])
    : refuse('not-yet', { what: 'project', id: project, until: 'ended' }, [CLAUSE])
}

/** The project, where whoever acts coordinates an area of it. */
const coordinated = ({ state, member }: Context, project: string): ProjectRecord | Refusal => {
  const found = projectOf(state, project)
  if ('kind' in found) return found
  if (isOver(found)) return refuse('closed', { what: 'project', id: project }, [CLAUSE])
  return areasOf(found, member).length > 0 ? found : refuse('no-right', { member, needed: 'coordinator' }, ['WJC-16'])
}
