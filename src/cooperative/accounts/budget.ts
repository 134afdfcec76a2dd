import { type Budget, tryBudgetOf } from '../../accounts/index.js'
import type { Refused } from '../../problems/index.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { type BudgetRecord, keyOfBody, type Spent } from './state.js'
import type { Body } from './shapes.js'

/** The budget in force of a project, of a circle, or of the cooperative, with its name; undefined where there is none. */
export const currentBudget = (state: State, of: Body): readonly [string, BudgetRecord] | undefined => {
  const { budgets, current } = state.accounts
  const budget = current.get(keyOfBody(of))
  const record = budget === undefined ? undefined : budgets.get(budget)
  return budget === undefined || record === undefined ? undefined : [budget, record]
}

/** A budget as it stands: the rule is asked with the sum of each line, and not with every entry behind it. */
export const tryBudgetNow = (
  state: State,
  { of, lines, spent }: Pick<BudgetRecord, 'of' | 'lines' | 'spent'>,
): Budget | Refused => {
  const { currency, accounts } = state.charter.inForce
  const project = of === undefined ? state.charter.inForce.id : 'project' in of ? of.project : of.circle
  const clauses = clausesOf(accounts?.books)
  const outcome = tryBudgetOf({
    project,
    currency,
    lines,
    accounts: [
      { id: 'spent', kind: 'expense' },
      { id: 'paid', kind: 'asset' },
    ],
    entries: [...spent.keys()].sort().map((line, at) => {
      const amountMinor = spent.get(line)?.minor ?? 0n
      return {
        id: `line-${at}`,
        date: state.at ?? '0001-01-01',
        currency,
        // Not of a document: which entries have none is kept with them.
        document: { kind: 'receipt', name: 'sum', sha256: '0'.repeat(64), counterparty: 'sum' },
        postings: [
          { account: 'spent', amountMinor, project, ...(line === '' ? {} : { line }) },
          { account: 'paid', amountMinor: -amountMinor },
        ],
      }
    }),
    ...(clauses.length === 0 ? {} : { clauses }),
  })
  return outcome.kind === 'refused' ? outcome : { ...outcome, ...withEntries(state, outcome, spent) }
}

/** The entries that the sums are made of, in the place of the sums. */
const withEntries = (state: State, { lines, because }: Budget, spent: Spent): Partial<Budget> => {
  const undocumented = [...spent.values()]
    .flatMap(({ entries }) => [...entries])
    .filter((entry) => state.accounts.undocumented.has(entry))
  const missing = [...new Set(undocumented)].sort()
  const [first, ...rest] = because
  return {
    lines: lines.map((line) => ({ ...line, entries: [...(spent.get(line.line)?.entries ?? [])].sort() })),
    undocumented: missing,
    because:
      missing.length === 0
        ? because
        : [first, ...rest, { code: 'without-document', clauses: first.clauses, entries: missing }],
  }
}
