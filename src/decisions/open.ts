import type { NumberInForce } from '../averages/index.js'
import type { MemberId } from '../membership/index.js'
import { isRecord, listedTwiceIn, orThrow, type Refused, refusedFor } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { ruleInForce } from './in-force.js'
import { openingProblems } from './opened-shape.js'
import { readRule } from './read-rule.js'
import type { CharterRule } from './rule.js'

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

/** What a decision is opened with. */
export interface OpeningInput {
  readonly rule: CharterRule
  readonly pin: OpenedDecision['pin']
  /** Who is entitled at the opening. */
  readonly electorate: readonly MemberId[]
  /** The averages in force now, those that the thresholds point at among them. */
  readonly averages: readonly NumberInForce[]
  /** Under which version of the charter: 1 to 200 characters on one line, told in the reasons. */
  readonly charterVersion: string
}

/**
 * Opens a decision: looks the thresholds up in the averages in force, and pins them and the electorate where the charter says so. Keep what it returns, and
 * decide with it. Its reasons cite the clauses of the rule; none where it says `clauses: []`, and WJC-19 for what is pinned where it says nothing of clauses.
 *
 * Throws `unknown-item` where a threshold points at no average given, what `decide` throws of a rule, `listed-twice` for a member twice in the electorate,
 * `not-a-name` for an id or a version of the charter that is none, `not-one-of` for a pin, `missing-key`, `unknown-key`, `wrong-kind`; the error lists all
 * of them.
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
export const openDecision = (input: OpeningInput): OpenedDecision => orThrow(tryOpenDecision(input))

/**
 * The same for data from outside: refuses, with everything that is wrong, where `openDecision` throws.
 *
 * @example
 * ```ts
 * import { tryOpenDecision } from 'coop-rules/decisions'
 *
 * const tried = tryOpenDecision({
 *   rule: { atLeast: '2/3', of: 'electorate' },
 *   pin: { thresholds: 'at-opening', electorate: 'live' },
 *   electorate: ['ana', 'ben', 'ana'],
 *   averages: [],
 *   charterVersion: '',
 * })
 * tried.kind === 'refused' && tried.problems.map(({ code, path }) => `${code} ${path}`)
 * // => ['not-a-name charterVersion', 'listed-twice electorate[2]']
 * ```
 */
export const tryOpenDecision = (input: OpeningInput): OpenedDecision | Refused => {
  const problems = openingProblems(input)
  // Numbers are looked up only in what can be read.
  if (!isRecord(input) || !isRecord(input.rule) || problems.some(({ path }) => path.startsWith('averages')))
    return refusedFor(problems)
  const { rule, pin, electorate, averages, charterVersion } = input
  const looked = ruleInForce(rule, averages, problems)
  readRule(looked.rule, 'rule', problems)
  if (!problems.some(({ path }) => path.startsWith('electorate')))
    problems.push(...listedTwiceIn(electorate, 'electorate'))
  if (problems.length > 0) return refusedFor(problems)
  const clauses = clausesOfPinning(rule)
  const pinned = (what: 'thresholds' | 'electorate'): Reason =>
    pin[what] === 'live'
      ? { code: 'taken-live', clauses, what }
      : { code: 'pinned-at-opening', clauses, what, charterVersion }
  return {
    kind: 'opened',
    rule: pin.thresholds === 'at-opening' ? looked.rule : rule,
    pin,
    electorate,
    charterVersion,
    because: [
      { code: 'electorate', clauses: rule.clauses ?? [], count: electorate.length },
      ...looked.reasons,
      pinned('thresholds'),
      pinned('electorate'),
    ],
  }
}

/** What is cited for what was pinned: the rule's own clauses where it says any, or that it has none. */
export const clausesOfPinning = ({ clauses }: CharterRule): readonly Citation[] => clauses ?? [CLAUSE]

const CLAUSE = 'WJC-19' satisfies ClauseId
