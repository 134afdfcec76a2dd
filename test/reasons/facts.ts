import { exact, ratio } from '../../src/exact/index.js'
import type { ReasonCode, ReasonFacts } from '../../src/reasons/index.js'

const share = {
  observed: 8,
  outOf: 10,
  base: 'electorate',
  comparison: 'at-least',
  required: exact('72%'),
  needed: 8,
} as const

const quorum = {
  observed: 5,
  outOf: 10,
  base: 'present',
  counting: ['for', 'against'],
  comparison: 'more-than',
  required: exact('2/3'),
  needed: 7,
} as const

const mean = { count: 4, observed: exact('25/2'), percent: false } as const

/** Plausible facts for every reason, more than one where its sentence has more than one form. A reason without facts here does not compile. */
export const FACTS: { readonly [Code in ReasonCode]: readonly [ReasonFacts[Code], ...ReasonFacts[Code][]] } = {
  mean: [mean, { count: 1, observed: exact('72%'), percent: true }],
  'weighted-mean': [
    { ...mean, weight: ratio(4n) },
    { ...mean, observed: exact('72%'), weight: exact('5/2'), percent: true },
  ],
  median: [mean, { ...mean, count: 5 }],
  'trimmed-mean': [{ ...mean, dropped: 1 }],
  clamped: [
    { observed: exact('9'), required: exact('10'), bound: 'min', percent: false },
    { observed: exact('90%'), required: exact('80%'), bound: 'max', percent: true },
  ],
  'no-proposals': [{}],
  'day-count': [{ dayCount: 'ACT/365F', start: '2024-01-01', end: '2024-03-01', observed: exact('12/73') }],
  'interest-accrued': [
    {
      interestMinor: 9863n,
      principalMinor: 500000n,
      start: '2024-01-01',
      end: '2024-03-13',
      dayCount: 'ACT/365F',
      rounding: 'half-up',
      roundingAt: 'event',
    },
    {
      interestMinor: 9864n,
      principalMinor: 500000n,
      start: '2024-01-01',
      end: '2024-03-13',
      dayCount: 'ACT/365F',
      rounding: 'half-up',
      roundingAt: 'day',
    },
  ],
  'largest-remainder': [{ totalMinor: 10000n, shares: 3 }],
  provisional: [
    { item: 'admission', observed: 2, required: 3, value: exact('3/4'), percent: true },
    { item: 'hours', observed: 1, required: 3, value: exact('40'), percent: false },
  ],
  'average-in-force': [
    { item: 'admission', count: 3, value: exact('75%'), percent: true },
    { item: 'hours', count: 1, value: exact('37.5'), percent: false },
  ],
  'ballot-cast': [{}],
  'ballot-changed': [{}],
  'ballot-unchanged': [{}],
  'ballot-withdrawn': [{}],
  'no-ballot-to-withdraw': [{}],
  joined: [{}],
  left: [{ withProposal: true }, { withProposal: false }],
  electorate: [{ count: 10 }, { count: 1 }, { count: 0 }],
  'nobody-entitled': [{}],
  'concerned-excluded': [{ party: 'candidate' }],
  'took-part': [{ observed: 9 }, { observed: 1 }],
  'share-reached': [share, { ...share, base: 'ballots' }],
  'share-not-reached': [
    { ...share, base: 'present', comparison: 'more-than' },
    { ...share, base: 'for-or-against' },
  ],
  'empty-base': [{ base: 'electorate' }, { base: 'present' }, { base: 'ballots' }, { base: 'for-or-against' }],
  'no-vote-for': [{}],
  'quorum-reached': [quorum, { ...quorum, counting: ['for', 'against', 'abstain'] }],
  'quorum-not-reached': [{ ...quorum, base: 'electorate', counting: ['abstain'] }],
  'minimum-reached': [
    { counted: 'for', observed: 3, required: 3 },
    { counted: 'ballots', observed: 1, required: 1 },
  ],
  'minimum-not-reached': [
    { counted: 'for', observed: 1, required: 3 },
    { counted: 'ballots', observed: 2, required: 3 },
  ],
  tie: [{ observed: 5 }],
  'tie-policy': [{ policy: 'lost' }, { policy: 'second-ballot' }, { policy: 'casting-vote' }],
  'votes-needed': [{ more: 1 }, { more: 2 }],
  'out-of-reach': [{}],
  'still-open': [{ remaining: 1 }, { remaining: 2 }],
  'ballots-can-change': [{}],
  'cannot-change': [{ remaining: 0 }, { remaining: 1 }, { remaining: 2 }],
  'pinned-at-opening': [
    { what: 'thresholds', charterVersion: '2026-1' },
    { what: 'electorate', charterVersion: '2026-1' },
  ],
  'taken-live': [{ what: 'thresholds' }, { what: 'electorate' }],
  'nobody-blocks': [{ asked: 10, standingAside: 2, silent: 3 }],
  blocked: [{ observed: 1 }, { observed: 2 }],
  'not-everyone-asked': [{ observed: 9, required: 10 }],
  'notice-running': [{ silent: 1 }, { silent: 2 }],
  'most-votes': [{ option: 'hold', observed: 5, outOf: 9 }],
  'options-tied': [{ options: ['hold', 'forfeit'], observed: 4 }],
  'nothing-chosen': [{}],
  'runoff-needed': [{ options: ['hold', 'forfeit', 'pro rata'] }],
  'backing-restarted': [{ lapsed: 1 }, { lapsed: 2 }],
  'holding-since': [{ sinceDay: 20000, observed: 1, required: 30 }],
  'held-long-enough': [{ sinceDay: 20000, observed: 30, required: 30 }],
  'not-holding': [{}],
}
