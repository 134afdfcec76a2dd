import type { Because, ClauseId, Reason } from '../../reasons/index.js'
import { withoutDocument } from '../accounts/views.js'
import type { Chapter } from '../chapter.js'
import type { State } from '../state.js'
import { number } from '../written.js'
import { rulesOf } from './charter.js'
import { type PlaceEvent, stepOf } from './staff.js'
import { proposalAt, staffingAt } from './verdicts.js'
import type { ProjectRecord } from './state.js'

const PROPOSED = 'WJC-3' satisfies ClauseId
const EVALUATED = 'WJC-4' satisfies ClauseId
const COORDINATED = 'WJC-5' satisfies ClauseId
const ORDER = 'WJC-6' satisfies ClauseId
const DOCUMENTS = 'WJC-21' satisfies ClauseId
const CLOSED = 'WJC-23' satisfies ClauseId
const BUILT = 'WJC-26' satisfies ClauseId
const TAKING_PART = 'WJC-27' satisfies ClauseId
const REMOVED = 'WJC-28' satisfies ClauseId

/** What the minutes say of projects. */
export const PROJECTS_TELL: Chapter['tell'] = {
  'project-proposed': (state, { project, ...proposal }) => ofProposal(state, project, proposal),
  'proposal-changed': (state, { project, ...proposal }) => ofProposal(state, project, proposal),
  'project-evaluated': (state, { project, objective, member: person, side, value }) => {
    const rules = rulesOf(state)
    const unit = 'kind' in rules ? '' : rules.evaluation.unit
    return [
      { code: 'project-evaluated', clauses: [EVALUATED], project, objective, person, side, value: number(value), unit },
    ]
  },
  'project-accepted': (_, { project, decision }) => [
    { code: 'project-accepted', clauses: [PROPOSED], project, decision },
  ],
  'project-lost': (_, { project, decision }) => [{ code: 'project-lost', clauses: [PROPOSED], project, decision }],
  'project-withdrawn': (_, { project }) => [{ code: 'project-withdrawn', clauses: [PROPOSED], project }],
  'project-abandoned': (_, { project, member: person, record }) => [
    { code: 'project-abandoned', clauses: [CLOSED], project, person, record },
  ],
  'candidacy-received': (_, { project, area, member: person }) => [
    { code: 'candidacy-received', clauses: [COORDINATED], project, area, person },
  ],
  'candidacy-ended': (_, { project, area, member: person }) => [
    { code: 'candidacy-ended', clauses: [COORDINATED], project, area, person },
  ],
  'talent-search-opened': (_, { project, area, record }) => [
    { code: 'talent-search-opened', clauses: [COORDINATED], project, area, record },
  ],
  'coordinator-found': (_, { project, area, member: person }) => [
    { code: 'coordinator-found', clauses: [COORDINATED], project, area, person },
  ],
  'coordinator-left': (_, { project, area, member: person, why }) => [
    { code: 'coordinator-left', clauses: [why === 'demoted' ? REMOVED : COORDINATED], project, area, person, why },
  ],
  'staffing-began': (_, { project }) => [{ code: 'staffing-began', clauses: [BUILT], project }],
  'place-opened': (_, { project, area, place }) => [{ code: 'place-opened', clauses: [BUILT], project, area, place }],
  'place-applied-for': ofStep,
  'place-application-withdrawn': ofStep,
  'place-application-declined': ofStep,
  'next-pool-opened': ofStep,
  'place-given': ofStep,
  'team-joined': (_, { project, member: person }) => [{ code: 'team-joined', clauses: [TAKING_PART], project, person }],
  'project-worked-on': (_, { project, member: person }) => [
    { code: 'project-worked-on', clauses: [TAKING_PART], project, person },
  ],
  'part-goes-on': (_, { project, member: person }) => [
    { code: 'part-goes-on', clauses: [TAKING_PART], project, person },
  ],
  'team-left': (_, { project, member: person, why, decision, record }) => [
    {
      code: 'team-left',
      clauses: [why === 'removed' ? REMOVED : TAKING_PART],
      project,
      person,
      why,
      record: decision ?? record ?? '',
    },
  ],
  'project-started': (_, { project }) => [{ code: 'project-started', clauses: [BUILT], project }],
  'project-ended': (_, { project, member: person, record }) => [
    { code: 'project-ended', clauses: [EVALUATED], project, person, record },
  ],
  'results-presented': (_, { project, to, member: person, record }) => [
    { code: 'results-presented', clauses: [CLOSED], project, to, person, record },
  ],
  'project-audited': (state, { project, auditor, financialCoordinator, record }) => {
    const byAnother = auditor !== financialCoordinator
    const audited: Reason = { code: 'project-audited', clauses: [CLOSED], project, auditor, byAnother, record }
    const entries = withoutDocument(state, project)
    return entries.length === 0 ? [audited] : [audited, { code: 'without-document', clauses: [DOCUMENTS], entries }]
  },
  'project-closed': (_, { project }) => [{ code: 'project-closed', clauses: [EVALUATED, CLOSED], project }],
}

/** What the rule on proposals says of it. */
const ofProposal = (state: State, project: string, proposal: ProjectRecord['proposal']): Because => {
  const read = proposalAt(state, project, proposal)
  const { proposer: by, areas } = proposal
  return read.kind === 'refused'
    ? [{ code: 'proposal-complete', clauses: [PROPOSED], project, by, areas }]
    : read.because
}

/** What the rule on filling teams says of the step. */
function ofStep(state: State, event: PlaceEvent): Because {
  const found = state.projects.all.get(event.project)
  const asked = found === undefined ? undefined : staffingAt(state, found, stepOf(event))
  const said = asked !== undefined && asked.kind !== 'refused' ? asked.steps.at(-1)?.because : undefined
  return said ?? [{ code: 'staffing-began', clauses: [ORDER], project: event.project } satisfies Reason]
}
