import type { NumberInForce } from '../averages/index.js'
import type { ExactInput } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, type Problem, problem } from '../problems/index.js'
import type { Reason } from '../reasons/index.js'
import type { AveragePointer, CharterRule, Compared, DecisionRule } from './rule.js'

/** A rule whose thresholds are numbers, and where those came from. */
export interface RuleInForce {
  readonly rule: DecisionRule
  readonly reasons: readonly Reason[]
}

/** The rule with the numbers in force where it points at averages; a pointer at none is among the problems. */
export const ruleInForce = (
  rule: CharterRule,
  averages: readonly NumberInForce[],
  problems: Problem[],
): RuleInForce => {
  const reasons: Reason[] = []
  const number = (threshold: ExactInput | AveragePointer, path: string): ExactInput => {
    if (!isPointer(threshold)) return threshold
    const { average } = threshold
    const found = averages.find(({ item }) => item === average)
    if (found === undefined) {
      problems.push(problem(says.unknownItem, { path, received: average, facts: { item: average } }))
      return 0
    }
    reasons.push(...found.because)
    return found.value
  }
  const { quorum } = rule
  const resolved = {
    ...withNumbers(rule, 'rule', number),
    ...(isRecord(quorum) ? { quorum: withNumbers(quorum, 'rule.quorum', number) } : {}),
  } as DecisionRule
  return { rule: resolved, reasons }
}

/** Whichever comparison is stated, even both or none: what is wrong with that is told when the rule is read. */
const withNumbers = (
  part: Compared<ExactInput | AveragePointer>,
  path: string,
  number: (threshold: ExactInput | AveragePointer, path: string) => ExactInput,
): object => ({
  ...part,
  ...(part.atLeast === undefined ? {} : { atLeast: number(part.atLeast, `${path}.atLeast`) }),
  ...(part.moreThan === undefined ? {} : { moreThan: number(part.moreThan, `${path}.moreThan`) }),
})

const isPointer = (threshold: unknown): threshold is AveragePointer =>
  isRecord(threshold) && typeof threshold['average'] === 'string'
