import type { CalendarDate } from '../../calendar/index.js'
import type { MemberId } from '../../membership/index.js'
import type { Chapter } from '../chapter.js'
import type { Subject } from '../decisions/shapes.js'
import type { EventOf, NewEvent } from '../events.js'
import type { State } from '../state.js'
import { endedBy } from './ending.js'
import { NOTICE, PROBATION } from './evolve.js'
import { EFFECT } from './evolve-ousting.js'
import { expulsionOn } from './ousting.js'
import { confirmed, furthered, welcomed } from './progress.js'
import { memberOf } from './state.js'

/** What follows for members: a decision admits, ousts, gives an office; an office ends with membership. */
export const MEMBERS_FOLLOW: NonNullable<Chapter['follow']> = {
  'application-received': (state, { member, at }) => furthered(state, member, at),
  'contribution-paid': (state, { member, at }) => furthered(state, member, at),
  decided: (state, event) => {
    const subject = state.decisions.closed.get(event.decision)?.opening.subject
    return subject === undefined ? [] : followed(state, event, subject)
  },
  'decision-lapsed': (state, { decision, why, at }) => {
    const subject = state.decisions.closed.get(decision)?.opening.subject
    if (why === 'without-object') return []
    // An appeal that is withdrawn leaves the ousting as it was; one that nobody can decide is not held against the person.
    if (subject?.kind === 'appeal')
      return appealDecided(state, subject.member, why === 'withdrawn' ? 'upheld' : 'overturned', at)
    if (subject?.kind !== 'admission') return []
    const { applicant } = subject
    const application = state.members.applications.get(applicant)
    return application?.stage === 'applied' && application.decision === decision
      ? [{ type: 'application-ended', member: applicant, how: why === 'withdrawn' ? 'withdrawn' : 'lapsed' }]
      : []
  },
  'ousting-appeal-decided': (state, { member, at }) => {
    const found = state.members.oustings.get(member)
    const read = expulsionOn(state, member, found?.steps ?? [], at)
    if (read.kind === 'not-expelled') return [{ type: 'ousting-ended', member, how: 'overturned' }]
    return read.kind === 'expelled' ? endedBy(state, member, 'ousted', found?.decision) : []
  },
  'membership-ended': (state, { member }) =>
    [...state.members.offices]
      .filter(([, holder]) => holder === member)
      .map(([office]) => office)
      .sort()
      .map((office): NewEvent => ({ type: 'office-ended', office, member })),
  /** A circle admits by consent, in its rounds. */
  'round-ended': (state, { round, outcome }) => {
    const subject = state.circles.over.get(round)?.subject
    if (outcome !== 'not-carried' || subject?.kind !== 'admission') return []
    const { applicant: member, memberClass } = subject
    const application = state.members.applications.get(member)
    return application?.stage === 'applied' && application.memberClass === memberClass
      ? [{ type: 'application-ended', member, how: 'turned-down' }]
      : []
  },
}

/** What happens when probation, the notice before leaving, or the time to appeal is over. */
export const MEMBERS_DUE: NonNullable<Chapter['due']> = {
  [PROBATION]: (state, { id: member }) => {
    const application = state.members.applications.get(member)
    return application === undefined ? [] : [welcomed(state, member, application)]
  },
  [NOTICE]: (state, { id: member }) => endedBy(state, member, 'left'),
  [EFFECT]: (state, { id: member }) => endedBy(state, member, 'ousted', state.members.oustings.get(member)?.decision),
}

/** What follows from a decision, by what it was about. */
const followed = (
  state: State,
  { decision, outcome, at }: EventOf<'decided'>,
  subject: Subject,
): readonly NewEvent[] => {
  const carried = outcome === 'carried'
  switch (subject.kind) {
    case 'admission': {
      const application = state.members.applications.get(subject.applicant)
      if (application?.confirmation?.decision === decision) return confirmed(state, subject.applicant, at)
      return application?.decision === decision ? furthered(state, subject.applicant, at) : []
    }
    case 'ousting': {
      const { member } = subject
      const found = state.members.oustings.get(member)
      if (carried || found?.decision !== decision) return []
      return [{ type: 'ousting-ended', member, how: outcome === 'tied' || outcome === 'inquorate' ? outcome : 'lost' }]
    }
    case 'appeal':
      return appealDecided(state, subject.member, carried ? 'upheld' : 'overturned', at)
    case 'suspension':
    case 'reinstatement': {
      const { kind, member } = subject
      const found = memberOf(state, member)
      if (!carried || found === undefined || found.suspended === (kind === 'suspension')) return []
      return [{ type: kind === 'suspension' ? 'member-suspended' : 'member-reinstated', member, decision }]
    }
    case 'appointment': {
      const { office, member } = subject
      const holder = state.members.offices.get(office)
      if (!carried || holder === member || memberOf(state, member) === undefined) return []
      const given: NewEvent = { type: 'office-given', office, member, decision }
      return holder === undefined ? [given] : [{ type: 'office-ended', office, member: holder }, given]
    }
    default:
      return []
  }
}

/**
 * An appeal puts the ousting to those who hear appeals, who decide it anew: where they carry it, it stands; otherwise it is overturned.
 */
const appealDecided = (
  state: State,
  member: MemberId,
  result: 'upheld' | 'overturned',
  at: CalendarDate,
): readonly NewEvent[] => {
  const found = state.members.oustings.get(member)
  if (found === undefined) return []
  const read = expulsionOn(state, member, [...found.steps, { kind: 'appeal-decided', on: at, result }], at)
  const takesEffectOn = read.kind === 'under-way' || read.kind === 'expelled' ? read.takesEffectOn : undefined
  return [{ type: 'ousting-appeal-decided', member, result, takesEffectOn }]
}
