import { type Audience, tryClosingOf } from '../../accounts/index.js'
import type { DecisionRule } from '../../decisions/index.js'
import type { Refused } from '../../problems/index.js'
import {
  type Candidacy,
  type Coordinators,
  type Evaluation,
  type NextStep,
  type ProjectProposal,
  type Staffing,
  type StaffingStep,
  tryCoordinatorsOf,
  tryEvaluationOf,
  tryNextForProject,
  tryProposalOf,
  tryStaffingOf,
} from '../../projects/index.js'
import { withoutDocument } from '../accounts/views.js'
import type { Refusal } from '../chapter.js'
import { groundsOf } from '../decisions/grounds.js'
import { verdictOn } from '../decisions/verdict.js'
import { refuse } from '../refuse.js'
import type { State } from '../state.js'
import { charterOf, classOfKind, isWorkerOwner, rulesOf } from './charter.js'
import type { Audit, Evaluated, ProjectRecord, Standing } from './state.js'

/** Whether a proposal says what it has to say before it is put to the vote. */
export const proposalAt = (
  state: State,
  project: string,
  { proposer, serves, areas }: ProjectRecord['proposal'],
): ProjectProposal | Refused =>
  tryProposalOf({
    project,
    by: proposer,
    objectives: Object.keys(state.charter.inForce.objectives ?? {}),
    // What is left out is nothing, not undefined.
    serves: serves.map(({ objective, how }) => (how === undefined ? { objective } : { objective, how })),
    areas,
  })

/** What members expect of a project and what they found, side by side. */
export const evaluationAt = (
  state: State,
  project: string,
  record: Pick<ProjectRecord, 'proposal'> & {
    readonly projected: Iterable<Evaluated>
    readonly achieved: Iterable<Evaluated>
  },
): Evaluation | Refused | Refusal => {
  const rules = rulesOf(state)
  if ('kind' in rules) return rules
  return tryEvaluationOf({
    project,
    objectives: record.proposal.serves.map(({ objective }) => objective),
    scale: rules.evaluation,
    projected: [...record.projected],
    achieved: [...record.achieved],
  })
}

/** Where the areas stand; `callOver` names an area where nobody inside is waited for any longer. */
export const coordinationAt = (
  state: State,
  { proposal, candidacies, searches, coordinators }: ProjectRecord,
  callOver?: string,
): Coordinators | Refused => {
  const insiders = candidacies.map(({ member }) => member).filter((member) => isWorkerOwner(state, member))
  return tryCoordinatorsOf({
    areas: proposal.areas,
    workerOwners: [...new Set([...insiders, THE_OTHERS])],
    rule: AS_DECIDED,
    candidacies: candidacies.map((one) => candidacyAt(state, one)),
    callsOpen: proposal.areas.filter((area) => area !== callOver && !searches.has(area) && !coordinators.has(area)),
    openSearches: [...searches].map(([area, record]) => ({ area, record })).sort((a, b) => (a.area < b.area ? -1 : 1)),
  })
}

/**
 * The others decided on each candidacy by a decision of its own, with the numbers and the members of its opening. What it came to is final, and comes in as one
 * ballot of them all.
 */
const THE_OTHERS = 'the-others'
const AS_DECIDED = { moreThan: '1/2', of: 'for-or-against', tie: 'lost' } as const satisfies DecisionRule

/** A vote that stands until it carries has failed once it could only carry if somebody changed their ballot. */
const candidacyAt = (state: State, { area, member: person, decision, approved }: Standing): Candidacy => {
  if (approved) return { area, person, for: 1, against: 0, abstain: 0, closed: true }
  const found = state.decisions.open.get(decision)
  const failed =
    found === undefined ||
    verdictOn({ ...groundsOf(state, found, state.at ?? found.opening.at), ballotsFinal: true }, false).outcome ===
      'lost'
  return { area, person, for: 0, against: 0, abstain: 0, closed: failed }
}

/** How far the teams are filled; with a step put last, whether it may be taken. */
export const staffingAt = (
  state: State,
  { proposal, places, steps }: ProjectRecord,
  ...more: readonly StaffingStep[]
): Staffing | Refused | Refusal => {
  const rules = rulesOf(state)
  if ('kind' in rules) return rules
  return tryStaffingOf({ areas: proposal.areas, pools: rules.pools, places, steps: [...steps, ...more] })
}

/** Whether the results were presented and the finances audited; `audit` asks what it would be with this one. */
export const closingAt = (state: State, project: string, record: ProjectRecord, audit: Audit | undefined) => {
  const { closing } = charterOf(state)
  if (closing === undefined) return refuse('not-in-the-charter', { provision: 'projects.closing' })
  const financialCoordinator = audit?.financialCoordinator ?? state.members.offices.get(FINANCIAL_COORDINATOR)
  if (financialCoordinator === undefined) return refuse('no-such', { what: 'office', id: FINANCIAL_COORDINATOR })
  // An audit that is asked about is of the day of the command, which nothing has happened on yet.
  const on = record.closedOn ?? [state.at ?? '', audit?.on ?? ''].reduce((a, b) => (a > b ? a : b))
  const presented = new Set(record.presentations.map(({ to }) => to))
  return tryClosingOf({
    project,
    closesOn: on,
    presentations: record.presentations,
    nobodyIn: OTHERS.filter((to) => !presented.has(to) && (!closing.presentedTo.includes(to) || nobodyIn(state, to))),
    ...(audit === undefined ? {} : { audit: { auditor: audit.auditor, on: audit.on } }),
    financialCoordinator,
    involved: [...record.parts.keys()].sort(),
    undocumented: withoutDocument(state, project),
  })
}

/** The office that audits. */
export const FINANCIAL_COORDINATOR = 'financial-coordinator'
const OTHERS = ['volunteers', 'donors'] as const satisfies readonly Audience[]

const nobodyIn = (state: State, audience: (typeof OTHERS)[number]): boolean => {
  const named = classOfKind(state, audience === 'donors' ? 'donor' : 'volunteer')
  return !state.members.all.some(({ memberClass, standing }) => memberClass === named && standing === 'member')
}

/** What a project waits for. `acceptance` says how its vote stands, where it is asked before there is one. */
export const nextAt = (
  state: State,
  project: string,
  record: ProjectRecord,
  acceptance?: 'accepted',
): NextStep | Refused | undefined => {
  const { standing } = record
  const rules = rulesOf(state)
  if (standing === 'withdrawn' || standing === 'abandoned' || 'kind' in rules) return undefined
  const proposal = proposalAt(state, project, record.proposal)
  const evaluated = evaluationAt(state, project, {
    ...record,
    projected: record.projected.values(),
    achieved: record.achieved.values(),
  })
  const coordination = coordinationAt(state, record)
  const staffing = staffingAt(state, record)
  const closing = closingAt(state, project, record, record.audit)
  const voted = acceptance ?? (record.acceptance === undefined ? undefined : 'open')
  return tryNextForProject({
    project,
    state: standing,
    evaluateBefore: rules.evaluateBefore,
    ...(proposal.kind === 'refused' ? {} : { proposal: proposal.kind }),
    ...(voted === undefined ? {} : { acceptance: voted }),
    ...(evaluated.kind === 'refused' ? {} : { evaluatedBefore: evaluated.evaluatedBefore, evaluation: evaluated.kind }),
    ...(coordination.kind === 'refused' ? {} : { coordinators: coordination.kind }),
    ...(staffing.kind === 'refused' ? {} : { staffing: staffing.kind }),
    closable: closing.kind === 'closable',
  })
}
