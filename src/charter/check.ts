import { isList, orThrow, type Problem, type Refused, refusedFor, wrongKind } from '../problems/index.js'
import type { Because, ClauseId } from '../reasons/index.js'
import type { Charter, Extends, WrittenCharter } from './charter.js'
import { consequencesOf } from './consequences.js'
import { findingsOf } from './findings-of.js'
import { readCharter } from './read.js'
import { refusedByRules } from './refused-by-rules.js'
import { resolveCharter } from './resolve.js'
import { provisionsOf } from './tree.js'

/** A charter that can be used, with everything it inherits; warnings are things it may well mean, and should know of. */
export interface Sound {
  readonly kind: 'sound'
  readonly charter: Charter
  /** What it extends, the nearest parent first. */
  readonly lineage: readonly Extends[]
  readonly warnings: readonly Problem[]
  readonly because: Because
}

/**
 * Is this charter sound? Takes whatever came out of a JSON file and the charters it may extend, and tells everything that is wrong with it at once: its shape; what it points at; circles (of charters that extend each other, of circles, of numbers that bound each
 * other); periods that never begin or are over too soon; thresholds that cannot be reached, or need the vote of the person concerned; a yes or no that would be averaged; more than one vote where each has one; what could never be amended; reserves that go nowhere. Never throws.
 *
 * Source: WJC-1, WJC-2, WJC-16, CW-2, CW-4, CW-6.
 *
 * @example
 * ```ts
 * import { checkCharter } from 'coop-rules/charter'
 * import { presetCharters } from 'coop-rules/presets'
 *
 * const fork = {
 *   id: 'bakers', version: '1', title: 'Bakers', extends: { charter: 'we-just-coop', version: '1' },
 *   decisions: { 'admit-worker-owner': { rule: { atLeast: '4/5', of: 'electorate' } } },
 * }
 * checkCharter({ charter: fork, library: presetCharters }).kind // => 'sound'
 * ```
 */
export const checkCharter = (input: {
  readonly charter: unknown
  readonly library: readonly unknown[]
}): Sound | Refused => {
  const read = readCharter(input.charter)
  // Without knowing what it extends there is no telling what it lacks.
  if (read.charter === undefined || read.lost.has('extends')) return { kind: 'refused', problems: read.problems }
  const { library, unreadable } = readLibrary(input.library)
  const resolved = resolveCharter({ charter: read.charter, library, lost: read.lost })
  // A parent that cannot be read is as good as none, and then it is said why.
  if (resolved.kind === 'refused') return refusedFor([...read.problems, ...resolved.problems, ...unreadable])
  const { charter, lineage, missing, incomplete, inheritedFrom } = resolved
  const { problems: found, warnings } = findingsOf(charter, inheritedFrom)
  // A field that is missing is told, unless it could not be read; what was looked for in a provision that lacks one is not.
  const unread = consequencesOf(read.lost)
  const follows = consequencesOf(new Set([...read.lost, ...incomplete]))
  const problems = [...read.problems, ...missing.filter((one) => !unread(one)), ...found.filter((one) => !follows(one))]
  // What is said of a whole chapter, as that it cannot be amended, is not said of its rules.
  const told = problems.map(({ path }) => path).filter((path) => path.includes('.'))
  const wrong = [...told, ...read.lost, ...incomplete]
  problems.push(...refusedByRules(charter, wrong))
  if (problems.length > 0) return refusedFor(problems)
  const facts = {
    charter: `${charter.id} ${charter.version}`,
    provisions: provisionsOf(charter).length,
    warnings: warnings.length,
  }
  return {
    kind: 'sound',
    charter,
    lineage,
    warnings,
    because: [{ code: 'charter-sound', clauses: charter.legalForm === undefined ? [] : [LEGAL_FORM], ...facts }],
  }
}

const readLibrary = (
  given: unknown,
): { readonly library: readonly WrittenCharter[]; readonly unreadable: readonly Problem[] } => {
  const library: WrittenCharter[] = []
  const unreadable: Problem[] = []
  if (!isList(given)) return { library, unreadable: [wrongKind(given, 'library', 'a list')] }
  given.forEach((one: unknown, at) => {
    const { charter, problems } = readCharter(one)
    if (charter !== undefined && problems.length === 0) library.push(charter)
    unreadable.push(
      ...problems.map((found) => ({ ...found, path: `library[${at}]${found.path === '' ? '' : '.'}${found.path}` })),
    )
  })
  return { library, unreadable }
}

const LEGAL_FORM = 'CW-6' satisfies ClauseId

/** A charter that is known to be sound: throws everything that is wrong with it where it is not. */
export const soundCharter = (input: Parameters<typeof checkCharter>[0]): Charter => {
  const checked = checkCharter(input)
  if (checked.kind === 'sound') return checked.charter
  return orThrow(checked)
}
