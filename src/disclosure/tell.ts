import { Fields } from '../calendar/index.js'
import { throwProblems, wrongKind } from '../problems/index.js'
import type { Assessment } from './assess.js'
import { type DisclosurePolicy, endZone, readPolicy } from './policy.js'
import { readRelease, readSizes, readWithin, type Release, type ReleaseSizes, type Told } from './release.js'

/**
 * What is said of an actual sum, within what may be told? An outcome, as it is. A count, as it is; but where ends are hidden, only which end it is near, if it is no
 * further from it than what one ballot adds for each colluder, and 1: with one colluder and yes or no, 0 to 2, and the same from the top. A sum near an end is above or
 * below what is needed for certain, so that the outcome is told with it.
 *
 * Throws: `not-within` (a sum that these ballots cannot have), `missing-key` (an outcome without the votes needed), and what `assessRelease` throws of a release and a
 * policy.
 *
 * Source: WJC-8.
 *
 * @example
 * ```ts
 * import { assessOverlaps, DISCLOSURE, tellSum } from 'coop-rules/disclosure'
 *
 * const release = { members: 10, most: 1, needed: 8 }
 * const policy = DISCLOSURE.strict
 * const assessment = assessOverlaps({ ...release, policy, earlier: [] })
 * tellSum({ assessment, release, policy, sum: 7 }) // => { kind: 'count', sum: 7 }
 * tellSum({ assessment, release, policy, sum: 9 }) // => { kind: 'end', end: 'high' }
 * tellSum({ assessment, release, policy, sum: 10 }) // => { kind: 'end', end: 'high' }
 * ```
 */
export const tellSum = (input: {
  readonly assessment: Pick<Assessment, 'kind'>
  readonly release: Release | ReleaseSizes
  readonly policy: DisclosurePolicy
  readonly sum: number
}): Told => {
  const fields = new Fields()
  const record = fields.record(input, ['assessment', 'release', 'policy', 'sum'], '')
  const policy = readPolicy(record['policy'], 'policy', fields)
  const release = readEither(record['release'], fields)
  const { kind } = fields.record(record['assessment'], ['kind', 'because', 'risks'], 'assessment')
  const assessed = fields.oneOf(kind, ['count', 'outcome-only', 'nothing'], 'assessment.kind')
  const all = release === undefined ? 0 : release.members * release.most
  const sum = release === undefined ? undefined : readWithin(record['sum'], { from: 0, to: all }, 'sum', fields)
  if (assessed === 'outcome-only' && release !== undefined && release.needed === undefined)
    fields.note(wrongKind(undefined, 'release.needed', ''))
  throwProblems(fields.problems)
  if (assessed === 'nothing' || release === undefined || policy === undefined || sum === undefined)
    return { kind: 'nothing' }

  if (assessed === 'outcome-only') return { kind: 'outcome', carried: sum >= (release.needed ?? 0) }
  const zone = endZone(release.most, policy, release.members)
  if (policy.ends === 'hidden' && sum <= zone) return { kind: 'end', end: 'low' }
  if (policy.ends === 'hidden' && sum >= all - zone) return { kind: 'end', end: 'high' }
  return { kind: 'count', sum }
}

const readEither = (value: unknown, fields: Fields): ReleaseSizes | undefined => {
  if (typeof value !== 'object' || value === null || !('members' in value)) return readRelease(value, 'release', fields)
  const record = fields.record(value, ['members', 'most', 'needed'], 'release')
  const members = fields.oneOrMore(record['members'], 'release.members')
  return members === undefined ? undefined : readSizes(record, members, 'release', fields)
}
