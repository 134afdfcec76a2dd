import { isRulesError } from '../../problems/index.js'
import { openJournal, tryDocumentsOf } from '../../accounts/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { currentBudget, tryBudgetNow } from './budget.js'
import type { Body } from './shapes.js'
import { Map } from 'immutable'
import { bodyRefused, keeperRefused } from './who.js'

/** Accounts, funds and budgets: opened, set and revised. */
export const CHART_DECIDE: Chapter['decide'] = {
  'open-account': {
    who: 'member',
    decide: (context, { type: _, at: __, by: ___, onBehalfOf: ____, commandId: _____, ...account }) => {
      const wrong = keeperRefused(context)
      if (wrong !== undefined) return wrong
      if (context.state.accounts.accounts.has(account.account))
        return refuse('there-already', { what: 'account', id: account.account })
      const chart = { accounts: [{ id: account.account, kind: account.kind }], entries: [], kept: [] }
      const read = tryDocumentsOf(chart)
      if (read.kind === 'refused') return refuseProblems(read.problems, booksOf(context))
      const needed = account.serves === 'pay' ? 'expense' : account.serves === 'payments' ? 'asset' : account.kind
      if (needed !== account.kind)
        return refuse('account-of-another-kind', { account: account.account, accountKind: account.kind, needed })
      return [{ type: 'account-opened', ...account }]
    },
  },
  'open-fund': {
    who: 'member',
    decide: (context, { fund, projects, lines, accounts }) => {
      const wrong = keeperRefused(context)
      if (wrong !== undefined) return wrong
      const { state } = context
      if (state.accounts.funds.has(fund)) return refuse('there-already', { what: 'fund', id: fund })
      for (const account of accounts ?? [])
        if (!state.accounts.accounts.has(account)) return refuse('no-such', { what: 'account', id: account })
      for (const project of projects ?? []) {
        const missing = bodyRefused(state, { project })
        if (missing !== undefined) return missing
      }
      return (
        fundRefused(context, { id: fund, projects, lines, accounts }) ?? [
          { type: 'fund-opened', fund, projects, lines, accounts } as const,
        ]
      )
    },
  },
  'set-budget': {
    who: 'member',
    decide: (context, { budget, of, lines }) => {
      const { state } = context
      const wrong = keeperRefused(context) ?? bodyRefused(state, of) ?? linesRefused(context, of, lines)
      if (wrong !== undefined) return wrong
      if (state.accounts.budgets.has(budget)) return refuse('there-already', { what: 'budget', id: budget })
      const before = currentBudget(state, of)
      // One that is made every year follows the one before; one made at the start of a project is revised.
      if (before !== undefined && state.charter.inForce.accounts?.books?.budgets !== 'yearly')
        return refuse('there-already', { what: 'budget', id: before[0] }, booksOf(context))
      return [{ type: 'budget-set', budget, of, lines }]
    },
  },
  'revise-budget': {
    who: 'member',
    decide: (context, { budget, lines }) => {
      const wrong = keeperRefused(context)
      if (wrong !== undefined) return wrong
      const { state } = context
      const found = state.accounts.budgets.get(budget)
      if (found === undefined) return refuse('no-such', { what: 'budget', id: budget }, booksOf(context))
      if (currentBudget(state, found.of)?.[0] !== budget)
        return refuse('closed', { what: 'budget', id: budget }, booksOf(context))
      return linesRefused(context, found.of, lines) ?? [{ type: 'budget-revised', budget, lines } as const]
    },
  },
}

const booksOf = ({ state }: Context) => clausesOf(state.charter.inForce.accounts?.books)

/** What is wrong with the lines of a budget. */
const linesRefused = (
  context: Context,
  of: Body,
  lines: readonly { readonly line: string; readonly plannedMinor: string }[],
): Refusal | undefined => {
  const read = tryBudgetNow(context.state, { of, lines, spent: Map() })
  return read.kind === 'refused' ? refuseProblems(read.problems, booksOf(context)) : undefined
}

/** What is wrong with a fund; there is no way but to open a journal with it. */
const fundRefused = (
  context: Context,
  {
    id,
    ...purposes
  }: { readonly id: string } & Readonly<Record<'projects' | 'lines' | 'accounts', readonly string[] | undefined>>,
): Refusal | undefined => {
  const { accounts } = context.state.accounts
  const named = Object.fromEntries(Object.entries(purposes).filter(([, value]) => value !== undefined))
  try {
    openJournal({
      accounts: [...new Set(purposes.accounts)].map((account) => ({
        id: account,
        kind: accounts.get(account)?.kind ?? 'expense',
      })),
      funds: [{ id, ...named }],
    })
    return undefined
  } catch (error) {
    if (!isRulesError(error)) throw error
    return refuseProblems(error.problems, booksOf(context))
  }
}
