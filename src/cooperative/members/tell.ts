import type { MemberId } from '../../membership/index.js'
import type { Citation, ClauseId, Reason } from '../../reasons/index.js'
import type { Chapter } from '../chapter.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { entranceTo } from './classes.js'
import { memberOf } from './state.js'

const OUSTING = 'WJC-14' satisfies ClauseId
const VISIBLE = 'CW-4' satisfies ClauseId
const REPRESENTED = 'WC-2' satisfies ClauseId
const TAKING_PART = 'WC-10' satisfies ClauseId

/** What the minutes say of members. */
export const MEMBERS_TELL: Chapter['tell'] = {
  'cooperative-founded': (_, { charter, charterVersion }) => [
    { code: 'cooperative-founded', clauses: [], charter, version: charterVersion },
  ],
  'application-received': (state, { member, memberClass, decidedBy, at }) => [
    { code: 'application-received', clauses: entry(state, memberClass, at), member, memberClass, decidedBy },
  ],
  'application-ended': (state, { member, how, at }) => [
    { code: 'application-ended', clauses: applicationOf(state, member, at), member, how },
  ],
  'contribution-paid': (state, { member, amountMinor, at }) => [
    {
      code: 'contribution-paid',
      clauses: applicationOf(state, member, at),
      member,
      amountMinor: BigInt(amountMinor),
      currency: state.charter.inForce.currency,
    },
  ],
  'attendance-recorded': (_, { member, circle, on }) => [
    { code: 'attendance-recorded', clauses: [TAKING_PART], member, circle, on },
  ],
  'probation-begun': (state, { member, memberClass, endsOn = '', at }) => {
    const entrance = entranceTo(state, memberClass, at)
    const vote = entrance?.provision.voteInProbation === true
    return [{ code: 'on-probation', clauses: clausesOf(entrance?.provision), member, from: at, until: endsOn, vote }]
  },
  'confirmation-opened': (state, { member, at }) => [
    { code: 'confirmation-opened', clauses: applicationOf(state, member, at), member },
  ],
  'probation-confirmed': (state, { member, endsOn, at }) => [
    { code: 'probation-confirmed', clauses: applicationOf(state, member, at), member, endsOn },
  ],
  'member-joined': (state, { member, memberClass, how, at }) => [
    { code: 'member-joined', clauses: entry(state, memberClass, at), member, memberClass, how },
  ],
  'class-changed': (state, { member, memberClass, at }) => [
    { code: 'class-changed', clauses: entry(state, memberClass, at), member, memberClass },
  ],
  'leaving-announced': (state, { member, endsOn }) => [
    { code: 'leaving-announced', clauses: clausesOf(state.charter.inForce.membership?.leaving), member, endsOn },
  ],
  'membership-ended': (state, { member, how }) => {
    const { leaving, expulsion } = state.charter.inForce.membership ?? {}
    const clauses = clausesOf(how === 'ousted' ? expulsion : leaving)
    return [{ code: 'membership-ended', clauses, member, how }]
  },
  'representative-named': (state, { enterprise, person }) => {
    const clauses = clausesOf(state.charter.inForce.membership?.representatives)
    const others = state.members.representatives.count((one, of) => one === person && of !== enterprise)
    const own = memberOf(state, person)?.votes === true ? 1 : 0
    const several: Reason[] =
      others + own === 0
        ? []
        : [{ code: 'more-than-one-vote', clauses: [VISIBLE], person, own, votes: own + others + 1 }]
    return [{ code: 'representative-named', clauses, enterprise, person }, ...several]
  },
  'representative-withdrawn': (_, { enterprise, person }) => [
    { code: 'representative-withdrawn', clauses: [REPRESENTED], enterprise, person },
  ],
  'office-given': (_, { office, member }) => [{ code: 'office-given', clauses: [], office, member }],
  'office-ended': (_, { office, member }) => [{ code: 'office-ended', clauses: [], office, member }],
  'member-suspended': (state, { member }) => [
    {
      code: 'member-suspended',
      clauses: clausesOf(state.charter.inForce.membership?.voting),
      member,
      votes: state.charter.inForce.membership?.voting?.suspendedVote === true,
    },
  ],
  'member-reinstated': (_, { member }) => [{ code: 'member-reinstated', clauses: [], member }],
  'ousting-proposed': (_, { member, proposer, grounds }) => [
    { code: 'ousting-proposed', clauses: [OUSTING], member, proposer, grounds },
  ],
  'ousting-notified': (_, { member }) => [{ code: 'ousting-notified', clauses: [OUSTING], member }],
  'ousting-heard': (_, { member, how }) => [{ code: 'ousting-heard', clauses: [OUSTING], member, how }],
  'ousting-put-to-vote': (_, { member }) => [{ code: 'ousting-put-to-vote', clauses: [OUSTING], member }],
  'ousting-told': (_, { member, appealUntil, takesEffectOn }) => [
    { code: 'ousting-told', clauses: [OUSTING], member, appealUntil, takesEffectOn },
    { code: 'rights-until-then', clauses: [OUSTING], takesEffectOn },
  ],
  'ousting-appealed': (_, { member }) => [{ code: 'ousting-appealed', clauses: [OUSTING], member }],
  'ousting-appeal-decided': (_, { member, result }) => [
    { code: 'ousting-appeal-decided', clauses: [OUSTING], member, result },
  ],
  'ousting-ended': (_, { member, how, at }) => [{ code: 'not-expelled', clauses: [OUSTING], member, how, on: at }],
}

const ofTheirOwn = (state: State, { member }: { readonly member: MemberId }, viewer: MemberId): boolean =>
  viewer === member || memberOf(state, viewer)?.votes === true

/** What concerns somebody, they read themselves, with or without a vote. */
export const MEMBERS_SEEN_BY: NonNullable<Chapter['seenBy']> = {
  'application-received': ofTheirOwn,
  'application-ended': ofTheirOwn,
  'contribution-paid': ofTheirOwn,
  'attendance-recorded': ofTheirOwn,
  'probation-begun': ofTheirOwn,
  'confirmation-opened': ofTheirOwn,
  'probation-confirmed': ofTheirOwn,
  'member-joined': ofTheirOwn,
  'class-changed': ofTheirOwn,
  'leaving-announced': ofTheirOwn,
  'membership-ended': ofTheirOwn,
  'office-given': ofTheirOwn,
  'office-ended': ofTheirOwn,
  'member-suspended': ofTheirOwn,
  'member-reinstated': ofTheirOwn,
  'ousting-proposed': ofTheirOwn,
  'ousting-notified': ofTheirOwn,
  'ousting-heard': ofTheirOwn,
  'ousting-put-to-vote': ofTheirOwn,
  'ousting-told': ofTheirOwn,
  'ousting-appealed': ofTheirOwn,
  'ousting-appeal-decided': ofTheirOwn,
  'ousting-ended': ofTheirOwn,
}

/** The clauses on coming into a class. */
const entry = (state: State, memberClass: string, on: Parameters<typeof entranceTo>[2]): readonly Citation[] =>
  clausesOf(entranceTo(state, memberClass, on)?.provision ?? state.charter.inForce.memberClasses?.[memberClass])

const applicationOf = (state: State, member: MemberId, on: Parameters<typeof entranceTo>[2]): readonly Citation[] =>
  entry(state, state.members.applications.get(member)?.memberClass ?? '', on)
