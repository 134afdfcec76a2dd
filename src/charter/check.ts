import { orThrow, type Problem, type Refused } from '../problems/index.js'
import type { Because, ClauseId } from '../reasons/index.js'
import type { Charter, Extends, WrittenCharter } from './charter.js'
import { checkAmendments } from './check-amendments.js'
import { checkMoney } from './check-money.js'
import { checkNumbers } from './check-numbers.js'
import { checkPeople } from './check-people.js'
import { checkPointers } from './check-pointers.js'
import { checkRules } from './check-rules.js'
import type { Findings } from './findings.js'
import { readCharter } from './read.js'
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
 * other); thresholds that cannot be reached, or need the vote of the person concerned; a yes or no that would be averaged; more than one vote where each has one; what could never be amended; reserves that go nowhere. Never throws.
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
  if (read.kind === 'refused') return read
  const library: WrittenCharter[] = []
  const unreadable: Problem[] = []
  input.library.forEach((one, at) => {
    const parent = readCharter(one)
    if (parent.kind === 'written') library.push(parent.charter)
    else unreadable.push(...parent.problems.map((found) => ({ ...found, path: `library[${at}].${found.path}` })))
  })
  const resolved = resolveCharter({ charter: read.charter, library })
  // A parent that cannot be read is as good as none, and then it is said why.
  if (resolved.kind === 'refused') return { kind: 'refused', problems: [...resolved.problems, ...unreadable] }
  const { charter, lineage } = resolved
  const { problems, warnings } = findingsOf(charter)
  if (problems.length > 0) return { kind: 'refused', problems }
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

const LEGAL_FORM = 'CW-6' satisfies ClauseId

/** A charter that is known to be sound: throws everything that is wrong with it where it is not. */
export const soundCharter = (input: Parameters<typeof checkCharter>[0]): Charter => {
  const checked = checkCharter(input)
  if (checked.kind === 'sound') return checked.charter
  return orThrow(checked)
}

/** What is to be said of a whole charter. */
const findingsOf = (charter: Charter): Findings => {
  const findings: Findings = { problems: [], warnings: [] }
  checkPointers(charter, findings)
  // What follows looks up what a charter points at: only where all of it is there can it be judged.
  if (findings.problems.length > 0) return findings
  checkPeople(charter, findings)
  checkNumbers(charter, findings)
  checkMoney(charter, findings)
  checkAmendments(charter, findings)
  checkRules(charter, findings)
  return findings
}
