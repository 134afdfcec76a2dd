import { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import type { Budget, BudgetLine } from './budget.js'

/** Something somebody wants to spend, under a budget. */
export interface SpendingInput {
  readonly budget: Budget
  readonly line: string
  readonly amountMinor: bigint | string | number
  /** Who is paid by it: what they approve themselves does not count. */
  readonly payee: string
  readonly approvedBy: readonly string[]
  /** How many others must approve, one at least, from which amount on; the last step that the amount reaches holds. The first begins at 0. */
  readonly approvals: readonly { readonly fromMinor: bigint | string | number; readonly others: number }[]
  readonly clauses?: readonly Citation[]
}

/** Whether it may be spent, and every reason why not. */
export interface SpendingOutcome {
  readonly kind: 'allowed' | 'not-allowed'
  readonly because: Because
}

/**
 * May this be spent? It must lie on a line of the budget, not go beyond what is left of it, and be approved by enough people other than whoever is paid. Steps of approval begin at 0 and
 * ask for one other at least, so nothing is ever approved by whoever is paid alone.
 *
 * Throws, with everything that is wrong: `not-minor-units`, `negative-amount`, `not-a-name`, `listed-twice` (an approval, a step), `not-one-or-more`, `empty-list` (no steps), `first-step-above-zero`, `wrong-kind`
 * (a budget that is none, or was refused).
 *
 * Source: WC-5 (within the budget and the domain), WC-11 (nobody approves alone what they are paid). Reading: a line that the budget does not have is outside the domain.
 *
 * @example
 * ```ts
 * import { budgetOf, maySpend } from 'coop-rules/accounts'
 *
 * const budget = budgetOf({
 *   project: 'app', currency: 'USD', lines: [{ line: 'design', plannedMinor: 100000 }], accounts: [], entries: [],
 * })
 * const approvals = [{ fromMinor: 0, others: 1 }, { fromMinor: 50000, others: 2 }]
 * maySpend({ budget, line: 'design', amountMinor: 49999, payee: 'ana', approvedBy: ['ana', 'ben'], approvals }).kind // => 'allowed'
 * maySpend({ budget, line: 'design', amountMinor: 50000, payee: 'ana', approvedBy: ['ana', 'ben'], approvals }).kind // => 'not-allowed'
 * ```
 */
export const maySpend = (input: SpendingInput): SpendingOutcome => orThrow(tryMaySpend(input))

/** The same for data from outside: refuses where `maySpend` throws. */
export const tryMaySpend = (input: SpendingInput): SpendingOutcome | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const read = readSpending(input, fields)
  if (fields.problems.length > 0 || read === undefined) return fields.refused
  const { line, amount, steps, observed } = read
  const { clauses = [LIMITS] } = input
  const { currency, lines } = input.budget
  const reasons: Reason[] = []
  const found = lines.find((one) => one.line === line && one.state !== 'unplanned')
  const leftMinor = found?.leftMinor ?? 0n
  const within = found !== undefined && amount <= leftMinor
  if (found === undefined) reasons.push({ code: 'outside-budget', clauses, line })
  else
    reasons.push({
      code: within ? 'within-budget' : 'beyond-budget',
      clauses,
      line,
      leftMinor,
      amountMinor: amount,
      currency,
    })
  const required = steps.reduce((others, step) => (step.from <= amount ? step.others : others), 0)
  const approved = observed >= required
  reasons.push({
    code: approved ? 'spending-approved' : 'spending-not-approved',
    clauses: [NOT_ALONE],
    observed,
    required,
  })
  const [first, ...rest] = reasons as [Reason, ...Reason[]]
  return { kind: within && approved ? 'allowed' : 'not-allowed', because: [first, ...rest] }
}

const LIMITS = 'WC-5' satisfies ClauseId
const NOT_ALONE = 'WC-11' satisfies ClauseId

const readSpending = (input: Readonly<Record<string, unknown>>, fields: Fields) => {
  fields.record(input, ['budget', 'line', 'amountMinor', 'payee', 'approvedBy', 'approvals', 'clauses'], '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  readBudget(input['budget'], fields)
  const line = fields.id(input['line'], 'line')
  const amount = fields.minor(input['amountMinor'], 'amountMinor')
  const payee = fields.id(input['payee'], 'payee')
  const approvedBy = fields.ids(input['approvedBy'], 'approvedBy')
  const list = fields.list(input['approvals'], 'approvals')
  if (Array.isArray(input['approvals']) && list.length === 0)
    fields.note(problem(says.emptyList, { path: 'approvals', received: list, facts: { what: 'step' } }))
  const seen = new Set<bigint>()
  const steps = fields.records(list, ['fromMinor', 'others'], 'approvals', (record, path) => {
    const from = fields.minor(record['fromMinor'], `${path}.fromMinor`)
    const others = fields.oneOrMore(record['others'], `${path}.others`)
    if (from === undefined || others === undefined) return undefined
    if (seen.has(from))
      fields.note(
        problem(says.listedTwice, { path: `${path}.fromMinor`, received: from, facts: { what: String(from) } }),
      )
    seen.add(from)
    return { from, others }
  })
  steps.sort((a, b) => (a.from < b.from ? -1 : 1))
  const [first] = steps
  // Told where the steps themselves are in order.
  if (first !== undefined && steps.length === list.length && first.from > 0n)
    fields.note(problem(says.firstStepAboveZero, { path: 'approvals', received: first.from }))
  if (line === undefined || amount === undefined) return undefined
  return { line, amount, steps, observed: approvedBy.filter((id) => id !== payee).length }
}

/** Notes what is wrong with a budget, as far as it is asked here: it may have been stored, and have come back as something else. */
const readBudget = (budget: unknown, fields: Fields): void => {
  if (budget === undefined || !isRecord(budget) || budget['kind'] !== 'budget') {
    fields.note(wrongKind(budget, 'budget', 'an object'))
    return
  }
  fields.currency(budget['currency'], 'budget.currency')
  fields.list(budget['lines'], 'budget.lines').forEach((line, at) => {
    const path = `budget.lines[${at}]`
    if (!isRecord(line)) {
      fields.note(wrongKind(line, path, 'an object'))
      return
    }
    const { line: name, leftMinor, state } = line
    if (typeof name !== 'string') fields.note(wrongKind(name, `${path}.line`, 'text'))
    if (typeof leftMinor !== 'bigint')
      fields.note(problem(says.notMinorUnits, { path: `${path}.leftMinor`, received: leftMinor }))
    fields.oneOf(state, STATES, `${path}.state`)
  })
}

const STATES = ['within', 'overspent', 'unplanned'] as const satisfies readonly BudgetLine['state'][]
