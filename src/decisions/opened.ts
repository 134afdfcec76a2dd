import type { NumberInForce } from '../averages/index.js'
import { readChoice, tallyOf } from '../ballots/index.js'
import type { ExactInput } from '../exact/index.js'
import type { MemberId } from '../membership/index.js'
import * as says from '../problems/en.js'
import {
  idProblem,
  isRecord,
  listedTwiceIn,
  orThrow,
  type Problem,
  problem,
  type Refused,
  tell,
  throwProblems,
} from '../problems/index.js'
import type { Because, Choice, ClauseId, Reason } from '../reasons/index.js'
import { tryDecide, type Verdict } from './decide.js'
import { openedProblems } from './opened-shape.js'
import { readRule } from './read-rule.js'
import type { AveragePointer, CharterRule, Compared, DecisionRule } from './rule.js'

/** Whether something stands as it was at the opening of a decision, or is always the one in force now. */
export type Pinning = 'at-opening' | 'live'

/** A decision as it was opened: plain data to be kept, so that no later change of a number rewrites what was decided. */
export interface OpenedDecision {
  readonly kind: 'opened'
  /** The rule; its thresholds are numbers where they were pinned. */
  readonly rule: CharterRule
  readonly pin: { readonly thresholds: Pinning; readonly electorate: Pinning }
  /** Who was entitled at the opening. */
  readonly electorate: readonly MemberId[]
  readonly charterVersion: string
  /** Where the thresholds came from, and what was pinned. */
  readonly because: Because
}

/**
 * Opens a decision: looks the thresholds up in the averages in force, and pins them and the electorate where the charter says so. Keep what it returns, and
 * decide with it.
 *
 * Throws `unknown-item` where a threshold points at no average given, what `decide` throws of a rule, and `listed-twice` for a member twice in the
 * electorate.
 *
 * Source: WJC-19. Reading: thresholds are pinned at the opening, so that a vote under way cannot be swung by moving its threshold; the other reading is
 * `live`.
 *
 * @example
 * ```ts
 * import { averageOf, numberInForce } from 'coop-rules/averages'
 * import { decideOpened, openDecision } from 'coop-rules/decisions'
 *
 * const admission = (proposals: string[]) =>
 *   numberInForce({ item: 'admission', average: averageOf({ proposals }), provisional: '3/4', minimumProposals: 2 })
 * const opened = openDecision({
 *   rule: { atLeast: { average: 'admission' }, of: 'electorate', clauses: ['WJC-13'] },
 *   pin: { thresholds: 'at-opening', electorate: 'at-opening' },
 *   electorate: ['ana', 'ben', 'cleo', 'dario'],
 *   averages: [admission(['70%', '80%'])],
 *   charterVersion: '1',
 * })
 * const verdict = decideOpened({
 *   opened,
 *   ballots: [['ana', 'for'], ['ben', 'for'], ['cleo', 'for']],
 *   electorate: ['ana', 'ben', 'cleo', 'dario'],
 *   averages: [admission(['100%', '100%'])],
 *   closed: true,
 * })
 * verdict.kind // => 'carried'
 * ```
 */
export const openDecision = (input: {
  readonly rule: CharterRule
  readonly pin: OpenedDecision['pin']
  readonly electorate: readonly MemberId[]
  readonly averages: readonly NumberInForce[]
  readonly charterVersion: string
}): OpenedDecision => {
  const { rule, pin, electorate, averages, charterVersion } = input
  const clauses = rule.clauses ?? []
  const looked = orThrow(lookUp(rule, averages))
  const problems = listedTwiceIn(electorate, 'electorate')
  readRule(looked.rule, 'rule', problems)
  for (const what of ['thresholds', 'electorate'] as const) {
    if (PINNINGS.includes(pin[what])) continue
    problems.push(
      problem(says.notOneOf, { path: `pin.${what}`, received: pin[what], facts: { options: PINNINGS.join(', ') } }),
    )
  }
  throwProblems(problems)
  const pinned = (what: 'thresholds' | 'electorate'): Reason =>
    pin[what] === 'live'
      ? { code: 'taken-live', clauses: [CLAUSE], what }
      : { code: 'pinned-at-opening', clauses: [CLAUSE], what, charterVersion }
  return {
    kind: 'opened',
    rule: pin.thresholds === 'at-opening' ? looked.rule : rule,
    pin,
    electorate,
    charterVersion,
    because: [
      { code: 'electorate', clauses, count: electorate.length },
      ...looked.reasons,
      pinned('thresholds'),
      pinned('electorate'),
    ],
  }
}

/** What is decided with an opened decision: who votes how, and who and what is in force now. */
export interface OpenedInput {
  readonly opened: OpenedDecision
  /** Whose ballot says what. Ballots of those who are not entitled (any more) do not count. */
  readonly ballots: readonly (readonly [MemberId, Choice])[]
  /** Who is entitled now. */
  readonly electorate: readonly MemberId[]
  /** The averages in force now: they matter only to live thresholds. */
  readonly averages: readonly NumberInForce[]
  /** Who is present, where the rule counts by it. */
  readonly present?: readonly MemberId[]
  readonly closed: boolean
  readonly ballotsFinal?: boolean
}

/**
 * Is an opened decision carried? Under a pinned electorate those who have left since leave base and count, and those who joined since enter neither; under a
 * live one the electorate of now counts.
 *
 * Throws what `decide` throws; `unknown-item` for a live threshold whose average is missing; `listed-twice` for two ballots of one member.
 *
 * Source: WJC-12, WJC-19.
 */
export const decideOpened = (input: OpenedInput): Verdict => orThrow(tryDecideOpened(input))

/** The same for data from outside: refuses where `decideOpened` throws. */
export const tryDecideOpened = (input: OpenedInput): Verdict | Refused => {
  const shape = openedProblems(input)
  if (shape.length > 0) return { kind: 'refused', problems: shape }
  const { opened } = input
  const looked = lookUp(opened.rule, input.averages)
  if (looked.kind === 'refused') return looked
  const now = new Set(input.electorate)
  const entitled =
    opened.pin.electorate === 'live' ? now : new Set(opened.electorate.filter((member) => now.has(member)))
  const problems = listedTwiceIn(input.present ?? [], 'present')
  const counted = new Map<MemberId, Choice>()
  const seen = new Set<MemberId>()
  input.ballots.forEach(([member, choice], at) => {
    const path = `ballots[${at}]`
    const read = readChoice(choice, path)
    const wrong = idProblem(member, path)
    if (wrong !== undefined) tell(problems, wrong)
    else if (read.kind === 'refused') for (const found of read.problems) tell(problems, found)
    else if (seen.has(member))
      tell(problems, problem(says.listedTwice, { path, received: member, facts: { what: member } }))
    else if (entitled.has(member)) counted.set(member, read.answer)
    seen.add(member)
  })
  if (problems.length > 0) return { kind: 'refused', problems }
  const verdict = tryDecide({
    rule: looked.rule,
    electorate: entitled.size,
    ...tallyOf(counted.values()),
    closed: input.closed,
    ...(input.present === undefined ? {} : { present: input.present.filter((member) => entitled.has(member)).length }),
    ...(input.ballotsFinal === undefined ? {} : { ballotsFinal: input.ballotsFinal }),
  })
  if (verdict.kind === 'refused') return verdict
  const [first, ...more] = verdict.because
  // Where pinned thresholds came from was told at the opening; where live ones come from is told now.
  const pins = opened.because.filter(({ code }) => code === 'pinned-at-opening' || code === 'taken-live')
  const sources =
    opened.pin.thresholds === 'live'
      ? [...looked.reasons, ...pins]
      : opened.because.filter(({ code }) => code !== 'electorate')
  return { ...verdict, because: [first, ...more, ...sources] }
}

const PINNINGS = ['at-opening', 'live'] as const satisfies readonly Pinning[]

const CLAUSE = 'WJC-19' satisfies ClauseId

interface LookedUp {
  readonly kind: 'looked-up'
  readonly rule: DecisionRule
  readonly reasons: readonly Reason[]
}

/** The rule with the numbers in force where it points at averages. */
const lookUp = (rule: CharterRule, averages: readonly NumberInForce[]): LookedUp | Refused => {
  const problems: Problem[] = []
  const reasons: Reason[] = []
  const number = (threshold: ExactInput | AveragePointer, path: string): ExactInput => {
    if (!isPointer(threshold)) return threshold
    const found = averages.find(({ item }) => item === threshold.average)
    if (found === undefined) {
      problems.push(
        problem(says.unknownItem, { path, received: threshold.average, facts: { item: threshold.average } }),
      )
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
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'looked-up', rule: resolved, reasons }
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
  typeof threshold === 'object' && threshold !== null && 'average' in threshold
