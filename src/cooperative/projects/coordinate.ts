import type { ClauseId } from '../../reasons/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { openDecision } from '../decisions/open.js'
import type { NewEvent } from '../events.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { charterOf, isWorkerOwner, statedThreshold } from './charter.js'
import { projectOf } from './propose.js'
import type { ProjectRecord } from './state.js'
import { coordinationAt } from './verdicts.js'

const CLAUSE = 'WJC-5' satisfies ClauseId

/** Standing for the coordination of an area, and looking for somebody outside. */
export const COORDINATE: Chapter['decide'] = {
  'stand-for-coordination': {
    who: 'anyone',
    decide: (context, { project, area, decision, removalThreshold }) => {
      const { state, member } = context
      const found = withoutCoordinator(state, project, area)
      if ('kind' in found) return found
      const provision = charterOf(state).coordinators
      if (provision === undefined) return refuse('not-in-the-charter', { provision: 'projects.coordinators' })
      const clauses = clausesOf(provision)
      if (standing(found, area, member) !== undefined)
        return refuse('there-already', { what: 'candidate', id: member }, clauses)
      const one = { area, member, decision, approved: false }
      const asked = coordinationAt(state, { ...found, candidacies: [...found.candidacies, one] })
      if (asked.kind === 'refused') return refuseProblems(asked.problems, clauses)
      const waits = asked.areas
        .flatMap(({ because }) => because)
        .filter((reason) => reason.code === 'candidacy-waits' && reason.area === area && reason.person === member)
      const [first, ...rest] = isWorkerOwner(state, member) ? [] : waits
      if (first !== undefined) return { kind: 'refused', because: [first, ...rest] }
      const threshold = statedThreshold(state, removalThreshold)
      if ('kind' in threshold) return threshold
      const opened: readonly NewEvent[] | Refusal = openDecision(context, {
        decision,
        provision: provision.decision,
        subject: { kind: 'coordinator', project, area, candidate: member },
        proposer: member,
        parties: { candidate: member },
      })
      return 'kind' in opened
        ? opened
        : [{ type: 'candidacy-received', project, area, member, decision, ...threshold }, ...opened]
    },
  },
  'withdraw-coordination-candidacy': {
    who: 'anyone',
    decide: ({ state, member }, { project, area }) => {
      const found = withoutCoordinator(state, project, area)
      if ('kind' in found) return found
      const one = standing(found, area, member)
      if (one === undefined) return refuse('no-such', { what: 'candidate', id: member }, [CLAUSE])
      const { decision } = one
      return one.approved
        ? [{ type: 'candidacy-ended', project, area, member, decision }]
        : [{ type: 'decision-lapsed', decision, why: 'withdrawn' }]
    },
  },
  'open-talent-search': {
    who: 'voter',
    decide: ({ state, member }, { project, area, record }) => {
      const found = withoutCoordinator(state, project, area)
      if ('kind' in found) return found
      const provision = charterOf(state).coordinators
      if (provision?.otherwise === undefined)
        return refuse('not-in-the-charter', { provision: 'projects.coordinators.otherwise' }, clausesOf(provision))
      if (!isWorkerOwner(state, member)) return refuse('no-right', { member, needed: 'worker-owner' }, [CLAUSE])
      const asked = coordinationAt(state, found, area)
      if (asked.kind === 'refused') return refuseProblems(asked.problems)
      const where = asked.areas.find((one) => one.area === area)
      if (where?.kind === 'search-due') return [{ type: 'talent-search-opened', project, area, record }]
      return { kind: 'refused', because: where?.because ?? asked.because }
    },
  },
  'resign-coordination': {
    who: 'anyone',
    decide: ({ state, member }, { project, area }) => {
      const found = projectOf(state, project)
      if ('kind' in found) return found
      if (!BEING_BUILT.has(found.standing)) return refuse('closed', { what: 'project', id: project }, [CLAUSE])
      return found.coordinators.get(area) === member
        ? [{ type: 'coordinator-left', project, area, member, why: 'resigned' }]
        : refuse('no-right', { member, needed: 'coordinator' }, [CLAUSE])
    },
  },
}

/** While a project has teams to build: accepted, and not ended. */
export const BEING_BUILT: ReadonlySet<ProjectRecord['standing']> = new Set([
  'seeking-coordinators',
  'staffing',
  'running',
])

/** The project, where this area of it still needs its coordinator. */
const withoutCoordinator = (state: Context['state'], project: string, area: string): ProjectRecord | Refusal => {
  const found = projectOf(state, project)
  if ('kind' in found) return found
  if (found.standing === 'proposed')
    return refuse('not-yet', { what: 'project', id: project, until: 'accepted' }, ['WJC-3'])
  if (!BEING_BUILT.has(found.standing)) return refuse('closed', { what: 'project', id: project }, [CLAUSE])
  if (!found.proposal.areas.includes(area)) return refuse('no-such', { what: 'area', id: area }, [CLAUSE])
  const person = found.coordinators.get(area)
  return person === undefined
    ? found
    : {
        kind: 'refused',
        because: [
          {
            code: 'area-found',
            clauses: [CLAUSE],
            area,
            person,
            from: isWorkerOwner(state, person) ? 'inside' : 'outside',
          },
        ],
      }
}

const standing = ({ candidacies }: ProjectRecord, area: string, member: string) =>
  candidacies.find((one) => one.area === area && one.member === member)
