import { tryMaySpend } from '../../accounts/index.js'
import { Map as Table, Set } from 'immutable'
import type { Chapter, Refusal } from '../chapter.js'
import { memberOf } from '../members/state.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { currentBudget, tryBudgetNow } from './budget.js'
import type { Said } from './entry.js'
import { keyOfBody } from './state.js'
import { bodyRefused } from './who.js'

/** Asking to spend, and agreeing to it, where the charter wants others to. */
export const SPENDING_DECIDE: Chapter['decide'] = {
  'ask-to-spend': {
    who: 'member',
    decide: ({ state, member }, { spending, of, line, payee, amountMinor }) => {
      const { accounts } = state.charter.inForce
      if (accounts?.spending === undefined)
        return refuse('not-in-the-charter', { provision: 'accounts.spending' }, clausesOf(accounts?.books))
      if (state.accounts.spendings.has(spending)) return refuse('there-already', { what: 'spending', id: spending })
      return (
        bodyRefused(state, of) ?? [{ type: 'spending-asked', spending, of, line, payee, amountMinor, member } as const]
      )
    },
  },
  'agree-to-spending': {
    who: 'voter',
    decide: ({ state, by, member }, { spending }) => {
      const clauses = clausesOf(state.charter.inForce.accounts?.spending)
      const found = state.accounts.spendings.get(spending)
      if (found === undefined) return refuse('no-such', { what: 'spending', id: spending }, clauses)
      if (found.used) return refuse('closed', { what: 'spending', id: spending }, clauses)
      // Nor by acting for an enterprise.
      const { asked } = found
      if ([member, by].some((one) => asked.member === one || asked.payee === one))
        return refuse('no-right', { member, needed: 'another-person' }, [...clauses, NOT_ALONE])
      if (found.agreed.has(member)) return refuse('done-already', { what: 'spending', id: spending }, clauses)
      return [{ type: 'spending-agreed', spending, member }]
    },
  },
}

const NOT_ALONE = 'WC-11'

/**
 * Why money cannot be spent without others; undefined where it can. From the amount on that the charter names, the rule is asked: others have to have agreed, and what is spent has to lie on a
 * line of a budget and within what is left of it. Below that amount what was spent is recorded as it was, and shows where nobody planned it.
 */
export const spendingRefused = (
  state: State,
  by: string,
  { postings }: Said,
  spending?: string,
): Refusal | undefined => {
  const rule = state.charter.inForce.accounts?.spending
  if (spending !== undefined) {
    const found = state.accounts.spendings.get(spending)
    if (found === undefined) return refuse('no-such', { what: 'spending', id: spending }, clausesOf(rule))
    if (found.used) return refuse('done-already', { what: 'spending', id: spending }, clausesOf(rule))
  }
  if (rule === undefined) return undefined
  const lines = linesSpent(state, postings)
  const total = [...lines.values()].reduce((sum, { minor }) => sum + minor, 0n)
  if (total < BigInt(rule.othersAboveMinor)) return undefined
  for (const { of, line, minor } of lines.values()) {
    const record = currentBudget(state, of)?.[1] ?? { of, lines: [], spent: Table() }
    const budget = tryBudgetNow(state, record)
    if (budget.kind === 'refused') return refuseProblems(budget.problems, clausesOf(rule))
    const found = spending === undefined ? undefined : state.accounts.spendings.get(spending)
    const { asked, agreed } = found ?? { asked: undefined, agreed: Set<string>() }
    const meant = asked?.line === line && keyOfBody(asked.of) === keyOfBody(of) && minor <= BigInt(asked.amountMinor)
    const outcome = tryMaySpend({
      budget,
      line: line === '' ? NO_LINE : line,
      amountMinor: minor,
      payee: asked?.payee ?? by,
      approvedBy: meant ? [...agreed].filter((one) => memberOf(state, one)?.votes === true).sort() : [],
      approvals: [{ fromMinor: 0, others: Math.max(rule.others, 1) }],
    })
    if (outcome.kind === 'refused') return refuseProblems(outcome.problems, clausesOf(rule))
    if (outcome.kind === 'not-allowed') return { kind: 'refused', because: outcome.because }
  }
  return undefined
}

/** A line is asked for by name; what is spent on none is told as such. */
const NO_LINE = '-'

interface LineSpent {
  readonly of: Said['postings'][number]['of']
  readonly line: string
  readonly minor: bigint
}

/** What an entry spends on each line. */
const linesSpent = (state: State, postings: Said['postings']): ReadonlyMap<string, LineSpent> => {
  const lines = new Map<string, LineSpent>()
  for (const { account, amountMinor, of, line = '' } of postings) {
    const minor = BigInt(amountMinor)
    if (minor <= 0n || state.accounts.accounts.get(account)?.kind !== 'expense') continue
    const key = JSON.stringify([keyOfBody(of), line])
    lines.set(key, { of, line, minor: (lines.get(key)?.minor ?? 0n) + minor })
  }
  return lines
}
