import type { State } from 'coop-rules/cooperative'
import type { Because, Reason } from 'coop-rules/reasons'

/**
 * Reasons with the clauses alone that are known here. A rule cites the text that it was written from, where its provision names none; who never adopted that text would look for it in vain.
 */
export const cited = (because: Because, known: ReadonlySet<string>): Because =>
  because.map((reason) => ({
    ...reason,
    clauses: reason.clauses.filter((clause) => known.has(clause)),
  })) as readonly Reason[] as Because

/**
 * The clauses that the charter names somewhere, or named once: minutes and receipts say the same after an amendment that gives a clause another name, or takes it out.
 */
export const clausesKnown = ({ history }: State['charter']): ReadonlySet<string> => {
  const before = KNOWN.get(history)
  if (before !== undefined) return before
  const found = new Set<string>()
  for (const { charter } of history) addClausesIn(charter, found)
  KNOWN.set(history, found)
  return found
}

const addClausesIn = (value: unknown, found: Set<string>): void => {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'clauses' && Array.isArray(inner)) for (const clause of inner) found.add(String(clause))
    else addClausesIn(inner, found)
  }
}

/** Charters change by amendments alone: each history, of which the last is in force, is looked through once. */
const KNOWN = new WeakMap<State['charter']['history'], ReadonlySet<string>>()
