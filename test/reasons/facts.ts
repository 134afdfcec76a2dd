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
const heldPay = {
  workers: 3,
  until: '2024-12-31',
  currency: 'USD',
  heldMinor: 300000n,
  interestMinor: 12000n,
  paidMinor: 100000n,
  returnedMinor: 0n,
  forfeitedMinor: 50000n,
  owedMinor: 162000n,
}
const worked = {
  start: '2024-01-01',
  end: '2024-03-13',
  principalMinor: 500000n,
  currency: 'USD',
  ratePerYear: exact('10%'),
  days: 72,
  dayCount: 'ACT/365F',
  yearFraction: exact('72/365'),
  interest: exact('3600000/365'),
  roundingAt: 'event',
} as const
const met = {
  amountMinor: 50000n,
  toInterestMinor: 9863n,
  toPrincipalMinor: 40137n,
  currency: 'USD',
  payday: '2024-01-31',
}
const payLine = {
  line: 'ordinary',
  category: 'coordinator',
  unit: 'hour',
  units: exact(8),
  ratePerUnit: exact('12.5'),
  surcharge: exact(0),
  amountMinor: 10000n,
  currency: 'USD',
} as const
const reserve = { reserve: 'common', amountMinor: 100n, balanceMinor: 500n, currency: 'EUR' }
const payrollSums = {
  workers: 2,
  start: '2024-06-01',
  end: '2024-07-01',
  currency: 'USD',
  grossMinor: 100000n,
  forfeitedMinor: 10000n,
  withheldMinor: 20000n,
  payMinor: 70000n,
}

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
      currency: 'USD',
      interestMinor: 9863n,
      principalMinor: 500000n,
      start: '2024-01-01',
      end: '2024-03-13',
      dayCount: 'ACT/365F',
      rounding: 'half-up',
      roundingAt: 'event',
    },
    {
      currency: 'USD',
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
  'provisional-from': [{ item: 'interest', from: '2024-01-01', value: exact('3%'), percent: true }],
  'in-force-from': [
    { item: 'interest', changedOn: '2024-01-10', from: '2024-02-01', value: exact('4%'), percent: true },
    { item: 'hours', changedOn: '2024-01-10', from: '2024-01-10', value: exact('37.5'), percent: false },
  ],
  'bound-from': [
    { item: 'pay', from: '2025-01-01', value: exact('12.5'), percent: false },
    { item: 'interest', from: '2025-01-01', value: exact('3%'), percent: true },
  ],
  published: [
    { observed: exact('1/30'), value: exact('0.0333'), places: 4, rounding: 'half-even', percent: true },
    { observed: exact('31/3'), value: exact('10.33'), places: 2, rounding: 'half-even', percent: false },
  ],
  'held-pay': [heldPay, { ...heldPay, workers: 1, returnedMinor: 500n }],
  'rate-in-force': [{ rateInForce: 'each-day' }, { rateInForce: 'at-due-date' }],
  'nothing-since': [{ until: '2024-03-13' }],
  'rate-assumed': [{ from: '2024-01-01', ratePerYear: exact('4%') }],
  'pay-held': [{ amountMinor: 100000n, currency: 'USD', payday: '2024-01-31' }],
  'interest-worked-out': [worked, { ...worked, roundingAt: 'day', interest: exact(9864) }],
  'interest-posted': [
    { amountMinor: 9863n, currency: 'USD', rounding: 'half-up', roundingAt: 'event' },
    { amountMinor: 9864n, currency: 'USD', rounding: 'half-up', roundingAt: 'day' },
  ],
  'payment-met': [met],
  'held-pay-forfeited': [met],
  capitalised: [{ amountMinor: 9863n, currency: 'USD', payday: '2024-01-31' }],
  'payment-returned': [{ amountMinor: 500n, currency: 'USD' }],
  'paid-out': [
    { fundsMinor: 50000n, owedMinor: 90000n, paidMinor: 50000n, currency: 'USD', order: 'pro-rata' },
    { fundsMinor: 50000n, owedMinor: 90000n, paidMinor: 50000n, currency: 'USD', order: 'oldest-first' },
    { fundsMinor: 50000n, owedMinor: 90000n, paidMinor: 50000n, currency: 'USD', order: 'smallest-first' },
    { fundsMinor: 90000n, owedMinor: 0n, paidMinor: 0n, currency: 'USD', order: 'pro-rata' },
    { fundsMinor: 90000n, owedMinor: 90000n, paidMinor: 90000n, currency: 'USD', order: 'pro-rata' },
  ],
  salary: [
    { category: 'coordinator', ratePerUnit: exact('12.5'), currency: 'USD', unit: 'hour' },
    { category: 'coordinator', ratePerUnit: exact('2000'), currency: 'USD', unit: 'month' },
  ],
  'salary-bound': [
    { observed: exact('6.5'), required: exact('7.25'), bound: 'min', currency: 'USD', unit: 'hour' },
    { observed: exact('90'), required: exact('80'), bound: 'max', currency: 'USD', unit: 'hour' },
  ],
  'weighted-salary': [{ base: exact('10'), weight: exact('1.25'), value: exact('12.5') }],
  'pay-line': [
    payLine,
    { ...payLine, line: 'overtime', surcharge: exact('25%') },
    { ...payLine, line: 'leave' },
    { ...payLine, line: 'donated', ratePerUnit: exact(0), amountMinor: 0n },
    { ...payLine, line: 'month', unit: 'month', units: exact('14/29') },
  ],
  'pay-forfeited': [{ amountMinor: 10000n, currency: 'USD' }],
  withheld: [{ what: 'tax', amountMinor: 10000n, currency: 'USD' }],
  payroll: [payrollSums, { ...payrollSums, workers: 1 }],
  'funds-suffice': [{ fundsMinor: 100n, payMinor: 100n, currency: 'USD' }],
  'funds-short': [{ fundsMinor: 100n, payMinor: 250n, currency: 'USD' }],
  'shortage-rule': [
    { rule: 'forfeit', decidedOn: '2024-01-10' },
    { rule: 'hold', decidedOn: '2024-01-10' },
    { rule: 'pro-rata', decidedOn: '2024-01-10' },
    { rule: 'by-category', decidedOn: '2024-01-10' },
  ],
  'nothing-decided': [
    { payday: '2024-06-30', decidedOn: '' },
    { payday: '2024-06-30', decidedOn: '2024-06-30' },
  ],
  'forfeit-binds': [
    { binds: 'who-agrees', observed: 2 },
    { binds: 'all', observed: 5 },
  ],
  'pay-visible': [{}],
  'pay-unnamed': [{}],
  compensation: [
    { amountMinor: 150000n, currency: 'USD', year: 2025 },
    { amountMinor: 50000n, currency: 'USD', year: 0 },
  ],
  'compensation-floor': [{ floor: exact('500'), currency: 'USD' }],
  posted: [{}],
  'outside-purpose': [
    { fund: 'app grant', named: 'posters', allowed: ['design', 'code'] },
    { fund: 'app grant', named: '', allowed: ['design'] },
    { fund: 'app grant', named: 'posters', allowed: [] },
  ],
  'fund-exhausted': [{ fund: 'app grant', leftMinor: 100n, amountMinor: 250n, currency: 'USD' }],
  'not-given-back': [{ fund: 'app grant', amountMinor: 250n, currency: 'USD' }],
  'trial-balance': [
    { entries: 1, accounts: 2 },
    { entries: 2, accounts: 1 },
  ],
  budget: [
    {
      project: 'app',
      currency: 'USD',
      plannedMinor: 100000n,
      committedMinor: 30000n,
      actualMinor: 45000n,
      leftMinor: 25000n,
    },
  ],
  overspent: [{ line: 'design', overMinor: 100n, currency: 'USD' }],
  unplanned: [
    { line: 'posters', amountMinor: 100n, currency: 'USD' },
    { line: '', amountMinor: 100n, currency: 'USD' },
  ],
  'outside-budget': [{ line: 'posters' }],
  'within-budget': [{ line: 'design', leftMinor: 250n, amountMinor: 100n, currency: 'USD' }],
  'beyond-budget': [{ line: 'design', leftMinor: 100n, amountMinor: 250n, currency: 'USD' }],
  'spending-approved': [
    { observed: 1, required: 1 },
    { observed: 2, required: 1 },
  ],
  'spending-not-approved': [
    { observed: 1, required: 2 },
    { observed: 0, required: 1 },
  ],
  documents: [
    { documented: 1, without: 0, missing: 0, altered: 0 },
    { documented: 7, without: 1, missing: 2, altered: 1 },
  ],
  'without-document': [{ entries: ['e1', 'e2'] }],
  'document-missing': [{ entries: ['e1'] }],
  'document-altered': [{ entries: ['e1'] }],
  'own-data': [{ data: 'pay-by-person' }],
  'may-see': [{ viewer: 'donor', data: 'expenses', allowed: ['donor'] }],
  'may-not-see': [
    { viewer: 'donor', data: 'donor-names', allowed: ['financial-coordinator', 'auditor'] },
    { viewer: 'auditor', data: 'pay-by-person', allowed: [] },
  ],
  presented: [{ to: ['worker-owners', 'volunteers', 'donors'] }],
  'not-presented': [{ to: ['donors'] }],
  audited: [
    { auditor: 'eva', financialCoordinator: 'eva', byAnother: false },
    { auditor: 'ben', financialCoordinator: 'eva', byAnother: true },
  ],
  'not-audited': [
    { auditor: '', financialCoordinator: 'eva', byAnother: false },
    { auditor: 'eva', financialCoordinator: 'eva', byAnother: true },
  ],
  surplus: [{ amountMinor: 1000000n, currency: 'EUR', rounding: 'half-even' }],
  provision: [
    { provision: 'losses', to: '', amountMinor: 100n, currency: 'EUR' },
    { provision: 'reserve', to: 'common', amountMinor: 100n, currency: 'EUR' },
    { provision: 'return-on-capital', to: '', amountMinor: 100n, currency: 'EUR' },
    { provision: 'patronage', to: '', amountMinor: 100n, currency: 'EUR' },
    { provision: 'fund', to: 'education', amountMinor: 100n, currency: 'EUR' },
    { provision: 'rest', to: '', amountMinor: 100n, currency: 'EUR' },
    { provision: 'rest', to: 'common', amountMinor: 100n, currency: 'EUR' },
  ],
  'only-what-is-left': [{ askedMinor: 250n, amountMinor: 100n, currency: 'EUR' }],
  'reserve-full': [{ reserve: 'common', askedMinor: 2500n, untilMinor: 1000n, currency: 'EUR' }],
  'return-capped': [{ observed: exact('8%'), required: exact('6%') }],
  'losses-remain': [{ amountMinor: 1000n, currency: 'EUR' }],
  loss: [{ amountMinor: 1000n, currency: 'EUR' }],
  'loss-met': [{ from: 'common', amountMinor: 1000n, currency: 'EUR' }],
  'loss-carried': [{ amountMinor: 1000n, currency: 'EUR' }],
  'reserve-drawn': [
    { ...reserve, purpose: 'losses' },
    { ...reserve, purpose: 'enterprise' },
    { ...reserve, purpose: 'members' },
  ],
  'reserve-indivisible': [{ ...reserve, purpose: 'members' }],
  'reserve-too-small': [{ ...reserve, amountMinor: 900n, purpose: 'losses' }],
  subscription: [
    {
      labourCostMinor: 18250055n,
      share: exact('1/1000'),
      amountMinor: 18250n,
      currency: 'GBP',
      rounding: 'half-even',
    },
  ],
  'subscription-minimum': [{ minimumMinor: 15000n, currency: 'GBP' }],
  federation: [
    { enterprises: 3, levels: 2, subscribedMinor: 160000n, currency: 'GBP' },
    { enterprises: 1, levels: 1, subscribedMinor: 160000n, currency: 'GBP' },
  ],
  'outside-income': [
    {
      outsideMinor: 2000000n,
      incomeMinor: 6000000n,
      observed: exact('1/3'),
      required: exact('1/3'),
      currency: 'GBP',
      over: false,
    },
    {
      outsideMinor: 3000000n,
      incomeMinor: 6000000n,
      observed: exact('1/2'),
      required: exact('1/3'),
      currency: 'GBP',
      over: true,
    },
  ],
  capital: [
    { members: 2, capitalMinor: 60000n, currency: 'EUR', until: '2025-12-31' },
    { members: 1, capitalMinor: 60000n, currency: 'EUR', until: '2025-12-31' },
  ],
  'buy-out': [
    {
      priceMinor: 10000000n,
      creditMinor: 6000000n,
      interestMinor: 480000n,
      members: 2,
      currency: 'EUR',
      signedOn: '2025-01-01',
    },
    { priceMinor: 100n, creditMinor: 0n, interestMinor: 0n, members: 1, currency: 'EUR', signedOn: '2025-01-01' },
  ],
  'one-vote-each': [{ members: 2 }, { members: 1 }],
  'pay-approved': [
    { observed: 1, required: 1 },
    { observed: 2, required: 1 },
  ],
  'pay-not-approved': [{ observed: 0, required: 1 }],

  // Members and meetings
  // (end of members and meetings)

  // Elections
  // (end of elections)

  // Circles
  // (end of circles)

  // Projects
  // (end of projects)

  // Charters
  // (end of charters)
}
