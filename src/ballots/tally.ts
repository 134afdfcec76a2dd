import { add, type ExactInput, type Ratio, readExact, ZERO } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isIterable, type Problem, problem, tell, throwProblems, wrongKind } from '../problems/index.js'
import type { Choice } from '../reasons/index.js'
import { readChoice } from './choice.js'

/** The counts of a yes/no matter. */
export interface Tally {
  readonly for: number
  readonly against: number
  readonly abstain: number
}

/** The counts of a numeric question: how many proposed, and the exact sum. Its mean is the sum divided by the count. */
export interface ProposalTally {
  readonly count: number
  readonly sum: Ratio
}

/** The tally of no ballots. */
export const EMPTY_TALLY: Tally = { for: 0, against: 0, abstain: 0 }

/** The proposal tally of no ballots. */
export const EMPTY_PROPOSAL_TALLY: ProposalTally = { count: 0, sum: ZERO }

/**
 * How many chose what?
 *
 * Throws, with everything that is wrong: `not-one-of` for what is no choice, by its place from 0 on; `wrong-kind` where there is nothing to go through.
 *
 * @example
 * ```ts
 * import { tallyOf } from 'coop-rules/ballots'
 *
 * tallyOf(['for', 'for', 'abstain']) // => { for: 2, against: 0, abstain: 1 }
 * ```
 */
export const tallyOf = (choices: Iterable<Choice>): Tally => {
  if (!isIterable(choices)) throwProblems([wrongKind(choices, '', 'a list')])
  let [inFavour, against, abstain, others] = [0, 0, 0, 0]
  const problems: Problem[] = []
  for (const choice of choices as Iterable<unknown>) {
    if (choice === 'for') inFavour++
    else if (choice === 'against') against++
    else if (choice === 'abstain') abstain++
    else {
      const read = readChoice(choice, `[${inFavour + against + abstain + others}]`)
      if (read.kind === 'refused') for (const found of read.problems) tell(problems, found)
      others++
    }
  }
  throwProblems(problems)
  return { for: inFavour, against, abstain }
}

/** The tally of two groups of ballots that share no member: the same as tallying all of them together. */
export const mergeTallies = (a: Tally, b: Tally): Tally => ({
  for: a.for + b.for,
  against: a.against + b.against,
  abstain: a.abstain + b.abstain,
})

/**
 * How many proposals there are, and their exact sum?
 *
 * Throws what `exact` throws and `mixed-percent` (percentages among plain numbers, told of the first that is written otherwise), with everything that is wrong, by its place from 0 on; and `wrong-kind` where there is nothing to go through.
 *
 * @example
 * ```ts
 * import { tallyOfProposals } from 'coop-rules/ballots'
 * import { decimalString } from 'coop-rules/exact'
 *
 * const { count, sum } = tallyOfProposals(['12.50', '10'])
 * count // => 2
 * decimalString({ value: sum, places: 2, rounding: 'half-even' }) // => '22.50'
 * ```
 */
export const tallyOfProposals = (proposals: Iterable<ExactInput>): ProposalTally => {
  if (!isIterable(proposals)) throwProblems([wrongKind(proposals, '', 'a list')])
  let [at, sum] = [0, ZERO]
  let percent: boolean | undefined
  let isMixed = false
  const problems: Problem[] = []
  for (const proposal of proposals as Iterable<unknown>) {
    const read = readExact(proposal, `[${at}]`)
    if ('code' in read) tell(problems, read)
    else {
      sum = add(sum, read.value)
      percent ??= read.percent
      if (!isMixed && read.percent !== percent) {
        isMixed = true
        tell(problems, problem(says.mixedPercent, { path: `[${at}]`, received: proposal }))
      }
    }
    at++
  }
  throwProblems(problems)
  return { count: at, sum }
}

/** The same for proposals: the mean of the merged tally is the mean of everyone's proposals. */
export const mergeProposalTallies = (a: ProposalTally, b: ProposalTally): ProposalTally => ({
  count: a.count + b.count,
  sum: add(a.sum, b.sum),
})
