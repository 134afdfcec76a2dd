import type { MemberId, VerdictGiven } from '../../membership/index.js'
import { planned } from '../agenda.js'
import type { Chapter, Patch } from '../chapter.js'
import type { State } from '../state.js'
import { isGone } from './ending.js'
import { EFFECT, ousting, OUSTING_EVOLVE, stepped, without } from './evolve-ousting.js'
import { type Application, memberOf, type MemberRecord, type MembersState, withMember } from './state.js'

/** What is planned of members: the end of probation, and of the notice before leaving. */
export const PROBATION = 'probation-ends'
export const NOTICE = 'member-leaves'

/** How events change who belongs. */
export const MEMBERS_EVOLVE: Chapter['evolve'] = {
  ...OUSTING_EVOLVE,

  'cooperative-founded': (state) => ({ members: { ...state.members, founded: true } }),

  'application-received': (state, { member, memberClass, decidedBy, decision, at }) => {
    const application: Application = {
      memberClass,
      on: at,
      stage: 'applied',
      decidedBy,
      decision,
      verdict: decidedBy === 'nobody' ? { kind: 'carried', on: at } : undefined,
      paid: [],
      confirmation: undefined,
    }
    const belongs = memberOf(state, member) !== undefined
    const members = belongs
      ? state.members
      : recorded(state, member, { memberClass, standing: 'applicant', since: at, entered: state.position })
    return { members: { ...members, applications: members.applications.set(member, application) } }
  },
  'application-ended': (state, { member }) => {
    const before = state.members.all.get(member)
    const applications = state.members.applications.delete(member)
    if (before?.standing !== 'applicant') return { members: { ...state.members, applications } }
    // Whoever was a member once stays in the register as a former member; whoever never was leaves it.
    const members =
      before.ended === undefined
        ? { ...state.members, all: state.members.all.delete(member) }
        : recorded(state, member, { ...before, standing: 'former' })
    return { members: { ...members, applications } }
  },
  'contribution-paid': (state, { member, amountMinor, at }) =>
    applied(state, member, (found) => ({ ...found, paid: [...found.paid, { on: at, amountMinor }] })),
  'attendance-recorded': (state, { member, circle, on }) => {
    const { attendances } = state.members
    const more = [...(attendances.get(member) ?? []), { on, group: circle }]
    return { members: { ...state.members, attendances: attendances.set(member, more) } }
  },

  'probation-begun': (state, { member, memberClass, endsOn, at }) => ({
    members: admitted(
      recorded(state, member, { memberClass, standing: 'probationer', since: at, entered: state.position }),
      member,
    ),
    ...(endsOn === undefined ? {} : { agenda: planned(state.agenda, { on: endsOn, what: PROBATION, id: member }) }),
  }),
  'confirmation-opened': (state, { member, decision }) =>
    applied(state, member, (found) => ({ ...found, confirmation: { decision, verdict: undefined } })),
  'probation-confirmed': (state, { member, endsOn }) => ({
    agenda: planned(state.agenda, { on: endsOn, what: PROBATION, id: member }),
  }),
  'member-joined': (state, { member, memberClass, how, at, since = at, founder = how === 'founded' }) => {
    const before = state.members.all.get(member)
    // Whoever voted on probation already is entitled on what was opened since then.
    const stays = before?.standing === 'probationer' && before.memberClass === memberClass
    return {
      members: admitted(
        recorded(state, member, {
          memberClass,
          standing: 'member',
          since,
          entered: stays && before.votes ? before.entered : state.position,
          founder: founder || before?.founder === true,
          suspended: stays && before.suspended,
        }),
        member,
      ),
      ...without(state, member, PROBATION),
    }
  },
  'class-changed': (state, { member, memberClass, at }) => {
    const before = state.members.all.get(member)
    if (before === undefined) return {}
    const { founder, suspended, standing } = before
    const next = { memberClass, standing, since: at, entered: state.position, founder, suspended }
    return { members: admitted(recorded(state, member, next), member) }
  },

  'leaving-announced': (state, { member, endsOn }) => ({
    members: { ...state.members, leaving: state.members.leaving.set(member, endsOn) },
    agenda: planned(state.agenda, { on: endsOn, what: NOTICE, id: member }),
  }),
  'membership-ended': (state, { member, how, at }) => {
    const before = state.members.all.get(member)
    if (before === undefined) return {}
    const members = recorded(state, member, { ...before, standing: 'former', since: at, suspended: false, ended: how })
    const { applications } = members
    const stays = applications.get(member)?.stage === 'applied' && !isGone(how)
    return {
      members: {
        ...members,
        representatives: members.representatives.delete(member),
        applications: stays ? applications : applications.delete(member),
        leaving: members.leaving.delete(member),
        oustings: members.oustings.delete(member),
      },
      ...without(state, member, PROBATION, NOTICE, EFFECT),
    }
  },

  'representative-named': (state, { enterprise, person }) => ({
    members: { ...state.members, representatives: state.members.representatives.set(enterprise, person) },
  }),
  'representative-withdrawn': (state, { enterprise }) => ({
    members: { ...state.members, representatives: state.members.representatives.delete(enterprise) },
  }),
  'office-given': (state, { office, member }) => ({
    members: { ...state.members, offices: state.members.offices.set(office, member) },
  }),
  'office-ended': (state, { office }) => ({
    members: { ...state.members, offices: state.members.offices.delete(office) },
  }),
  'member-suspended': (state, { member }) => suspended(state, member, true),
  'member-reinstated': (state, { member }) => suspended(state, member, false),

  // The state is the one in which the decision is still open.
  decided: (state, { decision, outcome, at }) => {
    const subject = state.decisions.open.get(decision)?.opening.subject
    const kind = outcome === 'carried' || outcome === 'tied' || outcome === 'inquorate' ? outcome : 'lost'
    const verdict: VerdictGiven = { kind, on: at, decision }
    if (subject?.kind === 'ousting')
      return stepped(state, subject.member, { kind: 'decided', on: at, verdict: kind, decision })
    if (subject?.kind !== 'admission') return {}
    return applied(state, subject.applicant, (found) => {
      if (found.confirmation?.decision === decision) return { ...found, confirmation: { decision, verdict } }
      return found.decision === decision ? { ...found, verdict } : found
    })
  },
  // Nothing was decided: it can be put to the vote again.
  'decision-lapsed': (state, { decision }) => {
    const subject = state.decisions.open.get(decision)?.opening.subject
    if (subject?.kind === 'ousting')
      return ousting(state, subject.member, (found) => ({ ...found, decision: undefined }))
    return subject?.kind === 'admission'
      ? applied(state, subject.applicant, (found) =>
          found.confirmation?.decision === decision ? { ...found, confirmation: undefined } : found,
        )
      : {}
  },
}

type Next = Omit<MemberRecord, 'votes' | 'founder' | 'suspended'> & Partial<Pick<MemberRecord, 'founder' | 'suspended'>>

/** The members with a record; a founder stays one, and how an earlier membership ended stays known. */
const recorded = (state: State, member: MemberId, next: Next): MembersState => {
  const before = state.members.all.get(member)
  return withMember(state.members, state.charter.inForce, member, {
    founder: before?.founder ?? false,
    suspended: false,
    ended: next.standing === 'applicant' ? before?.ended : undefined,
    ...next,
  })
}

/** The application has led to something and can no longer be withdrawn. */
const admitted = (members: MembersState, member: MemberId): MembersState => {
  const found = members.applications.get(member)
  return found === undefined
    ? members
    : { ...members, applications: members.applications.set(member, { ...found, stage: 'admitted' }) }
}

const applied = (state: State, member: MemberId, change: (found: Application) => Application): Patch => {
  const { applications } = state.members
  const found = applications.get(member)
  return found === undefined
    ? {}
    : { members: { ...state.members, applications: applications.set(member, change(found)) } }
}

/** Whoever loses the vote and gets it back is entitled on what is opened from then on. */
const suspended = (state: State, member: MemberId, now: boolean): Patch => {
  const before = state.members.all.get(member)
  if (before === undefined) return {}
  const entered = now || before.votes ? before.entered : state.position
  return { members: recorded(state, member, { ...before, suspended: now, entered }) }
}
