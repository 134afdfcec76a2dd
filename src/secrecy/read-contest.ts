import { z } from 'zod'
import { tryDecide } from '../decisions/index.js'
import { tryAssessOverlaps } from '../disclosure/index.js'
import { compare, divide, exact, subtract, ZERO } from '../exact/index.js'
import * as says from '../problems/en.js'
import { listedTwiceIn, orThrow, type Problem, problem, type Refused } from '../problems/index.js'
import { type Asks, type Contest, MOST_OPTIONS, MOST_STEPS } from './contest.js'
import { readShape } from './read-shape.js'
import { HEX, ID } from './shapes-keys.js'

/** A contest that can be voted on under seal. */
export interface SealedContest {
  readonly kind: 'contest'
  readonly contest: Contest
}

/**
 * Can this be voted on under seal? Reads what a vote is about, with everything that is wrong: unknown keys, ids that are none, a range that is no whole number of steps,
 * options that stand twice, a rule where nobody can be for or against, a policy with numbers that are none.
 *
 * Throws what the rooms for decisions and disclosure do; `not-a-plain-decimal`, `bounds-reversed`, `step-not-positive`, `off-step`, `too-many-steps`; `wrong-length`,
 * `listed-twice`; `rule-needs-for-or-against`.
 *
 * @example
 * ```ts
 * import { DISCLOSURE } from 'coop-rules/disclosure'
 * import { readContest } from 'coop-rules/secrecy'
 *
 * const { contest } = readContest({
 *   cooperative: 'panaderia', matter: 'removal-7', question: '0'.repeat(64),
 *   asks: { kind: 'yes-no' }, rule: { atLeast: '72%', of: 'electorate' }, disclosure: DISCLOSURE.strict,
 * })
 * contest.asks.kind // => 'yes-no'
 * ```
 */
export const readContest = (given: unknown): SealedContest => orThrow(tryReadContest(given))

/** The same for data from outside: refuses, with everything that is wrong, where `readContest` throws. */
export const tryReadContest = (given: unknown): SealedContest | Refused => {
  const read = readShape(CONTEST, given)
  if (read.kind === 'refused') return read
  // Rule and policy are read by the rooms they come from, below.
  const contest = read.value as unknown as Contest
  const problems = [...askProblems(contest.asks), ...ruleProblems(contest), ...policyProblems(contest)]
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'contest', contest }
}

/** What a ballot may say, as data from outside. */
export const ASKS = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('yes-no') }),
  z.strictObject({ kind: z.literal('number'), min: z.string(), max: z.string(), step: z.string() }),
  z.strictObject({
    kind: z.literal('choose'),
    options: z.array(ID).min(1).max(MOST_OPTIONS),
    least: z.int().min(0),
    most: z.int().min(1),
  }),
])

const CONTEST = z.strictObject({
  cooperative: ID,
  matter: ID,
  question: HEX,
  asks: ASKS,
  rule: z.looseObject({}).exactOptional(),
  disclosure: z.looseObject({}),
})

/** Everything that is wrong with what a ballot may say, but for its shape. */
export const askProblems = (asks: Asks): readonly Problem[] => {
  if (asks.kind === 'number') return rangeProblems(asks)
  if (asks.kind === 'yes-no') return []
  const { options, least, most } = asks
  const tooMany = (path: string, received: number, limit: number): readonly Problem[] =>
    received <= limit ? [] : [problem(says.wrongLength, { path, received, facts: { least: '', most: String(limit) } })]
  return [
    ...listedTwiceIn(options, 'asks.options'),
    ...tooMany('asks.most', most, options.length),
    ...tooMany('asks.least', least, most),
  ]
}

const rangeProblems = (asks: Asks & { readonly kind: 'number' }): readonly Problem[] => {
  const unreadable = (['min', 'max', 'step'] as const)
    .filter((key) => !DECIMAL.test(asks[key]))
    .map((key) => problem(says.notAPlainDecimal, { path: `asks.${key}`, received: asks[key] }))
  if (unreadable.length > 0) return unreadable
  const [min, max, step] = [exact(asks.min), exact(asks.max), exact(asks.step)]
  if (compare(step, ZERO) <= 0) return [problem(says.stepNotPositive, { path: 'asks.step', received: asks.step })]
  const { numerator, denominator } = divide(subtract(max, min), step)
  const path = 'asks.max'
  if (numerator < 0n) return [problem(says.boundsReversed, { path, received: asks.max })]
  if (denominator !== 1n)
    return [problem(says.offStep, { path, received: asks.max, facts: { step: asks.step, from: asks.min } })]
  if (numerator === 0n || numerator > BigInt(MOST_STEPS))
    return [problem(says.tooManySteps, { path, received: asks.max, facts: { most: MOST_STEPS } })]
  return []
}

/** One way to write each number would be too strict; fractions and percentages are another thing. Forty digits are more than enough. */
const DECIMAL = /^-?\d{1,20}(\.\d{1,20})?$/

/** A rule is tried on nobody: what is wrong with it does not depend on the counts. */
const ruleProblems = ({ asks, rule }: Contest): readonly Problem[] => {
  if (rule === undefined) return []
  if (!canCarry(asks)) return [problem(says.ruleNeedsForOrAgainst, { path: 'rule', received: rule })]
  const tried = tryDecide({ rule, electorate: 0, for: 0, against: 0, abstain: 0, closed: true })
  return [...(tried.kind === 'refused' ? tried.problems : []), ...fractionProblems(rule, 'rule')]
}

/** Whether there is a for and an against. */
const canCarry = (asks: Asks): boolean =>
  asks.kind === 'yes-no' ||
  (asks.kind === 'choose' &&
    asks.least === 1 &&
    asks.most === 1 &&
    asks.options.length === FOR_OR_AGAINST.length &&
    FOR_OR_AGAINST.every((option, at) => asks.options[at] === option))

const FOR_OR_AGAINST = ['for', 'against', 'abstain']

/** Numbers that are not whole have no one way to be hashed: they are written as text. */
const fractionProblems = (value: unknown, path: string): readonly Problem[] => {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? [] : [problem(says.lossyNumber, { path, received: value })]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => fractionProblems(inner, `${path}.${key}`))
}

const policyProblems = ({ disclosure }: Contest): readonly Problem[] => {
  const tried = tryAssessOverlaps({ members: 0, most: 1, earlier: [], policy: disclosure })
  if (tried.kind !== 'refused') return []
  return tried.problems.map((found) => ({ ...found, path: found.path.replace(/^policy/, 'disclosure') }))
}
