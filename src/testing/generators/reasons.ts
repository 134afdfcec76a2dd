import type { Arbitrary } from 'fast-check'
import * as reasons from '../../reasons/index.js'
import type { Kit } from './kit.js'

/** Any reason, of those that really turn up in what rules answer: `outcomes` are what they are taken from. */
export const anyReasons = (kit: Kit, outcomes: readonly Arbitrary<{ readonly because: reasons.Because }>[]) => {
  const { fc, one } = kit
  const own = {
    Because: (): Arbitrary<reasons.Because> => fc.oneof(...outcomes).map(({ because }) => because),
    Reason: (): Arbitrary<reasons.Reason> => kit.part(own.Because(), (because) => because),
    ReasonCode: (): Arbitrary<reasons.ReasonCode> =>
      one(...(Object.keys(reasons.SENTENCES_EN) as reasons.ReasonCode[])),
    Clause: (): Arbitrary<reasons.Clause> => one(...Object.values(reasons.CLAUSES)),
    ClauseId: (): Arbitrary<reasons.ClauseId> => one(...(Object.keys(reasons.CLAUSES) as reasons.ClauseId[])),
    Citation: (): Arbitrary<reasons.Citation> => fc.oneof(own.ClauseId(), kit.one('by-laws, article 7', 'AGM 2026')),
    Sentences: (): Arbitrary<reasons.Sentences> => one(reasons.SENTENCES_EN, reasons.SENTENCES_ES),
    Numbers: (): Arbitrary<reasons.Numbers> => one('en' as const, 'es' as const).map(reasons.numbersIn),
    Base: (): Arbitrary<reasons.Base> => one('electorate', 'present', 'ballots', 'for-or-against'),
    Choice: (): Arbitrary<reasons.Choice> => one('for', 'against', 'abstain'),
    Comparison: (): Arbitrary<reasons.Comparison> => one('at-least', 'more-than'),
    /** Reasons by one code, where the rules that are asked here give any. */
    // The compiler would compare every reason there is with each other before it believed a narrower type.
    ReasonOf: <Code extends reasons.ReasonCode>(code: Code): Arbitrary<reasons.ReasonOf<Code>> =>
      own.Reason().filter((reason) => reason.code === code) as Arbitrary<unknown> as Arbitrary<reasons.ReasonOf<Code>>,
  }
  return own
}
