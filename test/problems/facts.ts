import type * as SAYINGS from '../../src/problems/en.js'

/** The facts of one saying: what its words are made of; none where they are made of nothing. */
type FactsOf<Words> = Words extends () => unknown
  ? undefined
  : Words extends (facts: infer Facts) => unknown
    ? Facts
    : never

/** Plausible facts for everything that can be wrong. A saying without facts here does not compile. */
export const FACTS: { readonly [Key in keyof typeof SAYINGS]: FactsOf<(typeof SAYINGS)[Key]['words']> } = {
  notANumber: undefined,
  decimalComma: { meant: '12.5' },
  numberTooLong: { most: 1000 },
  lossyNumber: undefined,
  zeroDenominator: undefined,
  notACount: undefined,
  notOneOrMore: undefined,
  notPlaces: undefined,
  noValues: undefined,
  wrongKind: { kind: 'a list' },
  unknownKey: { known: 'atLeast, moreThan' },
  missingKey: { key: 'electorate' },
  duplicateKey: { key: 'electorate' },
  notOneOf: { options: 'for, against, abstain' },
  listedTwice: { what: 'ana' },
  emptyList: { what: 'option' },
  noComparison: undefined,
  twoComparisons: undefined,
  thresholdOutOfRange: { meant: '72%' },
  moreThanAll: undefined,
  presentMissing: undefined,
  morePresentThanElectors: { electorate: 10 },
  moreBallotsThanElectors: { electorate: 10 },
  moreBallotsThanPresent: { present: 8 },
  thresholdNotPinned: { item: 'admission' },
  unknownItem: { item: 'admission' },
  tiePolicyWithoutTies: undefined,
  documentTooLong: { most: 268435456 },
  unnamedColumn: { column: 3 },
  decimalPoint: undefined,
  notADate: undefined,
  reversedPeriod: { start: '2024-01-01' },
  negativeAmount: undefined,
  outsidePeriod: { start: '2024-01-01', end: '2024-12-31' },
  rateGap: { start: '2024-01-01' },
  negativeRate: undefined,
  notInOrder: { before: '2024-02-01' },
  beyondTheCalendar: undefined,
  afterAccount: { until: '2024-03-13' },
  beforeAccount: { until: '2024-03-13' },
  nothingHeld: undefined,
  mixedUnits: undefined,
  negativeHours: undefined,
  beyondTheDay: { worker: 'ana', date: '2024-06-03' },
  overlapping: { worker: 'ana' },
  moreThanPay: { worker: 'ana', pay: '12344' },
  notPaid: undefined,
  floorNotPositive: undefined,
  notAnAccount: undefined,
  unknownAccount: undefined,
  unbalanced: { rest: '50', currency: 'JPY' },
  unknownEntry: undefined,
  reversedAlready: undefined,
  notTheReverse: { entry: 'e1' },
  unknownFund: undefined,
  notAHash: undefined,
  unknownLine: undefined,
  unknownCommitment: undefined,
  firstStepAboveZero: undefined,
  debitAndCredit: { columns: 'Credit, Debit' },
  afterClosing: { closesOn: '2025-12-20' },
  wrongEncoding: { encoding: 'utf-8' },
  notAYear: undefined,
  notAShare: undefined,
  nobodyWorked: undefined,
  noRest: undefined,
  sharesOverWhole: undefined,
  unknownReserve: undefined,
  tooManyLevels: { most: 20 },
  moreThanCapital: { member: 'ana', balance: '100' },
  priceNotMet: { price: '100', met: '90' },
  beforeSigning: { signedOn: '2025-01-01' },
  notAdditive: undefined,
  notMinorUnits: undefined,
  unknownCurrency: undefined,
  wrongMinorUnits: { places: 2, currency: 'USD' },
  mixedCurrencies: { currency: 'USD' },
  outOfRange: { from: '0', to: '60' },
  offStep: { step: '0.5', from: '0' },
  boundsReversed: undefined,
  mixedPercent: undefined,
  percentNotMeant: { unit: 'USD per hour' },
  trimTooLarge: undefined,
  stepNotPositive: undefined,
  negativeWeight: undefined,
  weightsAllZero: undefined,
  notAName: undefined,
  notEntitled: undefined,
  alreadyJoined: undefined,
  notJoined: undefined,
  tooManyChosen: { most: 3 },
  notJson: undefined,
  tooDeep: { most: 64 },
  lineTooLong: { most: 1000000 },
  notUtf8: undefined,
  noHeader: { columns: 'member, proposal' },
  missingColumn: { column: 'member' },
  wrongWidth: { width: 3 },
  brokenCsv: { detail: 'line 3' },
  tooManyProblems: { most: 100 },

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
