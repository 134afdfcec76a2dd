import { clause, reading } from './sources.mjs'

/** The same of money: held pay, pay, and a year's surplus. */
const amounts = (key) => (answer) => answer[key].map(({ amountMinor }) => Number(amountMinor))

const HELD = {
  currency: 'USD',
  dayCount: '30E/360',
  compounding: 'none',
  rounding: 'half-even',
  roundingAt: 'event',
  rates: [
    { from: '2023-01-01', ratePerYear: '4%' },
    { from: '2023-07-01', ratePerYear: '8%' },
  ],
  held: [{ worker: 'ana', payday: '2023-01-01', amountMinor: 100000 }],
  until: '2024-01-01',
  paymentOrder: 'oldest-payday-first',
}
const CLAIMS = [
  { worker: 'ana', payday: '2024-01-31', owedMinor: 60000 },
  { worker: 'ben', payday: '2024-02-29', owedMinor: 30000 },
]

export const MONEY = [
  ...[
    ['each-day', '6000'],
    ['at-due-date', '4000'],
  ].map(([rateInForce, interest]) => ({
    rule: 'held-pay',
    source: `${reading('WJC-11: which rate?')} ${rateInForce}`,
    asked: { ...HELD, rateInForce },
    told: ({ interestMinor }) => interestMinor,
    expected: interest,
  })),
  ...[
    ['pro-rata', [33333, 16667]],
    ['oldest-first', [50000, 0]],
    ['smallest-first', [20000, 30000]],
  ].map(([order, expected]) => ({
    rule: 'payouts',
    source: `${reading('Payouts')} ${order}`,
    asked: { fundsMinor: 50000, currency: 'USD', claims: CLAIMS, order },
    told: amounts('payments'),
    expected,
  })),
  {
    rule: 'salaries',
    source: `${reading('WJC-9: means, or a base with weights?')}`,
    asked: {
      currency: 'USD',
      categories: [
        { id: 'coordinator', unit: 'hour' },
        { id: 'volunteer', unit: 'hour' },
      ],
      scale: { kind: 'weighted-base', base: [10], weights: [{ coordinator: '1.5', volunteer: 1 }] },
    },
    told: ({ salaries }) => salaries.map(({ ratePerUnit }) => ratePerUnit),
    expected: ['15', '10'],
  },
  {
    rule: 'compensation',
    source: reading('WJC-15: the package of the year'),
    asked: {
      currency: 'USD',
      oustedOn: '2026-03-10',
      floor: 500,
      rounding: 'half-even',
      packages: [{ year: 2026, proposals: [0, 0] }],
    },
    expected: { amountMinor: '50000' },
  },
  {
    rule: 'payroll',
    source: '29 CFR 778.110: 46 hours of a week at 12 dollars, beyond 40 at time and a half: 588 dollars',
    asked: {
      period: { start: '2024-06-03', end: '2024-06-10' },
      currency: 'USD',
      rounding: 'half-even',
      categories: [{ id: 'worker', unit: 'hour' }],
      rates: [{ category: 'worker', from: '2024-01-01', ratePerUnit: 12 }],
      overtime: {
        per: 'week',
        weekStarts: 'monday',
        ordinaryHours: [{ from: '2024-01-01', hours: 40 }],
        surcharges: [{ from: '2024-01-01', surcharge: '1/2' }],
      },
      work: [10, 9, 9, 9, 9].map((hours, at) => ({
        worker: 'ana',
        category: 'worker',
        date: `2024-06-0${3 + at}`,
        hours,
      })),
    },
    told: ({ payMinor }) => payMinor,
    expected: '58800',
  },
  {
    rule: 'shortage',
    source: reading('WJC-11, WJC-20: whom does a decision to forfeit bind?'),
    asked: {
      payday: '2024-06-30',
      currency: 'USD',
      fundsMinor: 0,
      decided: 'beforehand',
      pay: ['a', 'b', 'c', 'd', 'e'].map((worker) => ({ worker, amountMinor: 1000 })),
      decision: { rule: { kind: 'forfeit', binds: 'who-agrees', agreed: ['a', 'b', 'c'] }, decidedOn: '2024-01-10' },
    },
    told: ({ held }) => held.map(({ worker }) => worker),
    expected: ['d', 'e'],
  },
  ...[
    ['surplus', [300, 100, 600]],
    ['remaining', [300, 70, 630]],
  ].map(([of, expected]) => ({
    rule: 'surplus',
    source: `${reading('CW-1: the order is the charter’s')} ${of}`,
    asked: {
      currency: 'EUR',
      resultMinor: 1000,
      lossesCarriedMinor: 0,
      rounding: 'half-even',
      lossesFrom: [],
      reserves: [{ id: 'common', balanceMinor: 0, indivisible: true }],
      provisions: [
        { kind: 'reserve', to: 'common', share: '30%', of },
        { kind: 'fund', to: 'education', share: '10%', of },
        { kind: 'rest', to: { reserve: 'common' } },
      ],
      members: [],
    },
    told: amounts('lines'),
    expected,
  })),
  {
    rule: 'subscription',
    source: `${clause('WC-8')}: a thousandth of what was spent on labour`,
    asked: { currency: 'GBP', labourCostMinor: 4_000_000_000, share: '0.1%', rounding: 'half-even' },
    expected: { amountMinor: '4000000' },
  },
  {
    rule: 'federation',
    source: 'the example of federationOf, CW-5',
    asked: {
      currency: 'GBP',
      share: '1/1000',
      rounding: 'half-even',
      federation: {
        id: 'country',
        keeps: 1,
        members: [
          {
            id: 'north',
            keeps: '3/4',
            members: [
              { id: 'bakery', labourCostMinor: 20000000 },
              { id: 'print', labourCostMinor: 40000000 },
            ],
          },
          { id: 'software', labourCostMinor: 100000000 },
        ],
      },
    },
    told: ({ levels }) => levels.map(({ keptMinor }) => keptMinor),
    expected: ['115000', '45000'],
  },
  {
    rule: 'outside-income',
    source: 'the example of outsideIncomeOf, WC-9',
    asked: {
      currency: 'GBP',
      limit: '1/3',
      income: [
        { from: 'members', amountMinor: 4000000 },
        { from: 'outside', amountMinor: 2000000 },
      ],
    },
    expected: { kind: 'within-limit', share: '1/3' },
  },
  {
    rule: 'capital',
    source: 'the example of capitalAccountsOf, CW-1',
    asked: {
      currency: 'EUR',
      until: '2025-12-31',
      movements: [
        { id: 'm1', member: 'ana', date: '2025-01-15', kind: 'contribution', amountMinor: 100000 },
        { id: 'm2', member: 'ana', date: '2025-06-30', kind: 'refund', amountMinor: 40000 },
      ],
    },
    told: ({ capitalMinor }) => capitalMinor,
    expected: '60000',
  },
  {
    rule: 'buy-out',
    source: 'the example of buyOutOf, CW-3: 60,000 in three equal parts at 4 %',
    asked: {
      currency: 'EUR',
      priceMinor: 10000000,
      signedOn: '2025-01-01',
      rounding: 'half-even',
      contributions: [{ member: 'ana', date: '2025-01-01', amountMinor: 4000000 }],
      credit: {
        amountMinor: 6000000,
        ratePerYear: '4%',
        dayCount: '30E/360',
        paidOn: ['2026-01-01', '2027-01-01', '2028-01-01'],
      },
    },
    told: ({ payments, ownership }) => [
      ...payments.map(({ interestMinor }) => interestMinor),
      ownership.at(-1).cooperative,
    ],
    expected: ['240000', '160000', '80000', '3/5'],
  },
]
