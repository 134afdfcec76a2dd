import type { Chapter } from '../chapter.js'
import { withMember } from '../members/state.js'
import { beginInMidLife } from './begin.js'
import { kept, reverse } from './reverse.js'

/** How a log begins in mid-life, and how mistakes in it are put right: by events, never by changing the past. */
export const RECORDS: Chapter = {
  decide: { 'begin-in-mid-life': beginInMidLife, reverse },
  evolve: {
    'member-restored': (state, { member, memberClass, since, founder }) => ({
      members: withMember(state.members, state.charter.inForce, member, {
        memberClass,
        standing: 'member',
        since,
        entered: state.position,
        founder,
        suspended: false,
      }),
    }),
    'event-reversed': (state, { n }) => ({ records: { reversible: state.records.reversible.delete(n) } }),
    'membership-ended': (state, { member, how, decision }) => {
      const before = state.members.all.get(member)
      // What was decided is undone by another decision.
      if (before === undefined || decision !== undefined || how === 'mistaken') return {}
      const { memberClass, since, founder } = before
      return kept(state, { kind: 'membership-ended', member, memberClass, since, founder })
    },
    'member-joined': (state, { member, how }) =>
      how === 'joined' ? kept(state, { kind: 'member-joined', member }) : {},
    'office-given': (state, { office, member, decision }) =>
      decision === undefined ? kept(state, { kind: 'office-given', member, office }) : {},
  },
  tell: {
    'held-pay-imported': (state, { payday, on, member, amountMinor }) => [
      {
        code: 'held-pay-imported',
        clauses: ['WJC-11'],
        payday,
        on,
        member,
        amountMinor: BigInt(amountMinor),
        currency: state.charter.inForce.currency,
      },
    ],
    'event-reversed': (_, { n, reversed }) => [{ code: 'event-reversed', clauses: [], n, reversed }],
    'member-restored': (_, { member, since }) => [{ code: 'member-restored', clauses: [], member, since }],
  },
}
