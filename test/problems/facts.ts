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
  castTwice: { line: 7 },
  tooManyChosen: { most: 3 },
  notJson: undefined,
  tooDeep: { most: 64 },
  lineTooLong: { most: 1000000 },
  notUtf8: undefined,
  noHeader: { columns: 'member, proposal' },
  missingColumn: { column: 'member' },
  wrongWidth: { width: 3 },
  missingOption: { option: '--rule' },
  brokenCsv: { detail: 'line 3' },
  tooManyProblems: { most: 100 },
}
