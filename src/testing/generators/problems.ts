import type { Arbitrary } from 'fast-check'
import { tryAverageOf } from '../../averages/index.js'
import { checkCharter } from '../../charter/index.js'
import * as problems from '../../problems/index.js'
import { charterMistakes } from './charter-mistakes.js'
import type { Kit } from './kit.js'

/** Any problem that data from outside may have, and how it is refused. */
export const anyProblems = (kit: Kit) => {
  const { fc, one } = kit
  const own = {
    Locale: (): Arbitrary<problems.Locale> => one(...problems.LOCALES),
    /** Of numbers that are none, and of charters with slips in them. */
    Refused: (): Arbitrary<problems.Refused> =>
      fc
        .oneof(
          kit
            .list(fc.oneof(kit.amounts(), one<readonly unknown[]>('', 'x', '1/0', '12,5', null, true, [], {})), 1)
            .map((proposals) => tryAverageOf({ proposals: proposals as never })),
          charterMistakes(fc).map((charter) => checkCharter({ charter, library: [] })),
        )
        .filter((made): made is problems.Refused => made.kind === 'refused'),
    Problem: (): Arbitrary<problems.Problem> => kit.part(own.Refused(), (refused) => refused.problems),
    ProblemCode: (): Arbitrary<problems.ProblemCode> => own.Problem().map(({ code }) => code),
    RulesError: (): Arbitrary<problems.RulesError> =>
      own
        .Refused()
        .map(({ problems: all }) => new problems.RulesError(all as [problems.Problem, ...problems.Problem[]])),
  }
  return own
}
