import type { Chapter } from '../chapter.js'
import { isGone } from '../members/ending.js'
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
    'membership-ended': (state, { member, how }) => {
      const before = state.members.all.get(member)
      // What was decided is undone by another decision, and whoever left said so themselves.
      if (before === undefined || !isGone(how)) return {}
      const { standing, memberClass, since, founder } = before
      return standing === 'member' || standing === 'probationer'
        ? kept(state, { kind: 'membership-ended', member, standing, memberClass, since, founder })
        : {}
    },
    'member-joined': (state, { member, memberClass, how, at: on }) =>
      how === 'joined' || how === 'imported' ? kept(state, { kind: 'member-joined', member, memberClass, on }) : {},
    'office-given': (state, { office, member, decision, at: on }) =>
      decision === undefined ? kept(state, { kind: 'office-given', member, office, on }) : {},
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
