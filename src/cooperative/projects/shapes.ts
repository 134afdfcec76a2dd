import { z } from 'zod'
import { type Fields, fingerprint, id, minor, number, writtenNumber } from '../shapes.js'

/** What a proposal says. What is left out can be added before it is put to the vote. */
const PROPOSAL = {
  /** Which objectives the project serves; `how` is the fingerprint of the record that explains it. */
  serves: z.array(z.strictObject({ objective: id, how: fingerprint.optional() })).max(100),
  /** The areas of expertise that it needs: each has one coordinator. */
  areas: z.array(id).max(100),
  /** What it is to cost in all, and the fingerprint of the detailed budget. */
  budgetMinor: minor.optional(),
  budget: fingerprint.optional(),
}

/** To whom results are presented. */
const AUDIENCE = z.enum(['worker-owners', 'volunteers', 'donors'])

/** What somebody proposes as the share of the team that it takes to remove anyone, which they state as they come in. */
const REMOVAL_THRESHOLD = { removalThreshold: number.optional() }

export const PROJECTS_COMMANDS = {
  'propose-project': { project: id, ...PROPOSAL },
  /** Says anew what the project is, while it is not put to the vote. */
  'change-proposal': { project: id, ...PROPOSAL },
  /** What a member thinks of its service to an objective: of what is projected before it is accepted, of what was achieved once it has ended. */
  'evaluate-project': { project: id, objective: id, value: number },
  'put-project-to-the-vote': { project: id, decision: id.optional() },
  'withdraw-project': { project: id },
  'abandon-project': { project: id, record: fingerprint },
  'stand-for-coordination': { project: id, area: id, decision: id, ...REMOVAL_THRESHOLD },
  'withdraw-coordination-candidacy': { project: id, area: id },
  /** Nobody inside was found: it is sought outside, with the announcement of this fingerprint. */
  'open-talent-search': { project: id, area: id, record: fingerprint },
  'resign-coordination': { project: id, area: id },
  'open-place': { project: id, area: id, place: id },
  /** Worker-owners apply as such; everyone else as a volunteer, or from outside. */
  'apply-for-place': {
    project: id,
    place: id,
    pool: z.enum(['volunteers', 'outside']).optional(),
    ...REMOVAL_THRESHOLD,
  },
  'withdraw-place-application': { project: id, place: id },
  'take-in': { project: id, place: id, person: id },
  'decline-application': { project: id, place: id, person: id, record: fingerprint },
  /** The pools before have nobody: the record says why. */
  'open-next-pool': { project: id, place: id, record: fingerprint },
  /** Worked on the project on this day, however little. */
  'work-on-project': { project: id },
  'leave-team': { project: id, record: fingerprint.optional() },
  /** Says that one's part is done, where that ends it. */
  'end-part': { project: id },
  'propose-removal': {
    project: id,
    person: id,
    from: z.enum(['coordination', 'team']),
    /** Only this area; every area they coordinate, where none is named. */
    area: id.optional(),
    decision: id,
    record: fingerprint.optional(),
  },
  'start-project': { project: id },
  'end-project': { project: id, record: fingerprint },
  'present-results': { project: id, to: AUDIENCE, record: fingerprint },
  'audit-project': { project: id, record: fingerprint },
  'close-project': { project: id },
} satisfies Readonly<Record<string, Fields>>

/** A threshold as events write it. */
const STATED_THRESHOLD = { removalThreshold: writtenNumber.optional() }

export const PROJECTS_EVENTS = {
  'project-proposed': { project: id, proposer: id, ...PROPOSAL },
  'proposal-changed': { project: id, proposer: id, ...PROPOSAL },
  'project-evaluated': {
    project: id,
    objective: id,
    member: id,
    side: z.enum(['projected', 'achieved']),
    value: writtenNumber,
  },
  'project-accepted': { project: id, decision: id },
  'project-lost': { project: id, decision: id },
  'project-withdrawn': { project: id },
  'project-abandoned': { project: id, member: id, record: fingerprint },
  'candidacy-received': { project: id, area: id, member: id, decision: id, ...STATED_THRESHOLD },
  /** Somebody stands no more: they withdrew, the vote turned them down, or there is nothing to stand for. */
  'candidacy-ended': { project: id, area: id, member: id, decision: id },
  'talent-search-opened': { project: id, area: id, record: fingerprint },
  'coordinator-found': { project: id, area: id, member: id, decision: id },
  'coordinator-left': {
    project: id,
    area: id,
    member: id,
    why: z.enum(['demoted', 'resigned', 'left-the-team']),
    decision: id.optional(),
  },
  /** Every area has its coordinator: they build their teams. */
  'staffing-began': { project: id },
  'place-opened': { project: id, area: id, place: id },
  'place-applied-for': { project: id, place: id, member: id, pool: id, ...STATED_THRESHOLD },
  'place-application-withdrawn': { project: id, place: id, member: id },
  'place-application-declined': { project: id, place: id, member: id, coordinator: id, record: fingerprint },
  'next-pool-opened': { project: id, place: id, coordinator: id, record: fingerprint },
  'place-given': { project: id, place: id, member: id, coordinator: id },
  'team-joined': { project: id, member: id },
  'project-worked-on': { project: id, member: id },
  /** What would have ended somebody's part does so no more, for the charter was amended. */
  'part-goes-on': { project: id, member: id },
  'team-left': {
    project: id,
    member: id,
    why: z.enum(['left', 'said-done', 'removed', 'days-after-work', 'membership-ended', 'project-ended']),
    decision: id.optional(),
    record: fingerprint.optional(),
  },
  'project-started': { project: id },
  'project-ended': { project: id, member: id, record: fingerprint },
  'results-presented': { project: id, to: AUDIENCE, member: id, record: fingerprint },
  'project-audited': { project: id, auditor: id, financialCoordinator: id, record: fingerprint },
  'project-closed': { project: id },
} satisfies Readonly<Record<string, Fields>>
