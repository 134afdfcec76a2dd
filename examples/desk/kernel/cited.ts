import type { Charter } from 'coop-rules/charter'
import type { Because } from 'coop-rules/reasons'

/**
 * Reasons with the clauses alone that the charter names somewhere. A rule cites the text that it was written from, where its provision names none; who never adopted that text would look for it in vain.
 */
export const cited = (because: Because, charter: Charter): Because => {
  const known = clausesOf(charter)
  return because.map((reason) => ({
    ...reason,
    clauses: reason.clauses.filter((clause) => known.has(clause)),
  })) as readonly Because[number][] as Because
}

const clausesOf = (charter: Charter): ReadonlySet<string> => {
  const before = KNOWN.get(charter)
  if (before !== undefined) return before
  const found = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'clauses' && Array.isArray(inner)) for (const clause of inner) found.add(String(clause))
      else look(inner)
    }
  }
  look(charter)
  KNOWN.set(charter, found)
  return found
}

/** Charters change by amendments alone: each is looked through once. */
const KNOWN = new WeakMap<Charter, ReadonlySet<string>>()
