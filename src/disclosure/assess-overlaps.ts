import { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Citation } from '../reasons/index.js'
import { type Assessment, assess } from './assess.js'
import type { Earlier } from './known.js'
import { CLAUSE, type DisclosurePolicy, readPolicy } from './policy.js'
import { readSizes, readTold, readWithin, type ReleaseSizes, type Told } from './release.js'

/** An earlier count of the same vote, by how far its ballots are those of the next one. */
export interface Overlap {
  readonly told: Told
  readonly needed?: number
  /** The ballots that it counted. */
  readonly members: number
  /** Of those, the ones that count again. */
  readonly shared: number
  /** The ballots of the next one that it did not count. */
  readonly fresh: number
  /** Its ballots that do not count any more. */
  readonly dropped: number
}

/** The next release by its sizes, beside all earlier counts of the same vote. */
export interface OverlapsInput extends ReleaseSizes {
  readonly earlier: readonly Overlap[]
  readonly policy: DisclosurePolicy
  readonly clauses?: readonly Citation[]
}

/**
 * What may be told of a secret vote, where nobody keeps lists of who cast which ballot when: the same as `assessRelease`, from counts of ballots only.
 *
 * The earlier counts are all those of the same vote, in any order. It rests on one thing that the caller sees to: a ballot that stopped being counted never counts
 * again (who leaves and comes back casts a new one). The last count then says how many ballots are fresh.
 *
 * Throws, with everything that is wrong: what `assessRelease` throws; `not-within` where shared, fresh and dropped do not make up the two counts.
 *
 * Source: WJC-8.
 *
 * @example
 * ```ts
 * import { assessOverlaps, DISCLOSURE } from 'coop-rules/disclosure'
 *
 * const lost = { told: { kind: 'outcome', carried: false }, needed: 8, members: 10 } as const
 * const again = (fresh: number) =>
 *   assessOverlaps({
 *     members: 10, most: 1, needed: 8, policy: DISCLOSURE.strict,
 *     earlier: [{ ...lost, shared: 10 - fresh, fresh, dropped: fresh }],
 *   }).kind
 * again(3) // => 'nothing'
 * again(4) // => 'outcome-only'
 * ```
 */
export const assessOverlaps = (input: OverlapsInput): Assessment => orThrow(tryAssessOverlaps(input))

/** The same for data from outside: refuses, with everything that is wrong, where `assessOverlaps` throws. */
export const tryAssessOverlaps = (input: OverlapsInput): Assessment | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['members', 'most', 'needed', 'earlier', 'policy', 'clauses'], '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const policy = readPolicy(input.policy, 'policy', fields)
  const members = readWithin(input.members, { from: 0, to: MOST_MEMBERS }, 'members', fields)
  const next = members === undefined ? undefined : readSizes(input, members, '', fields)
  if (next === undefined || policy === undefined) return fields.refused
  const earlier = readEarlier(input.earlier, next, fields)
  if (fields.problems.length > 0) return fields.refused

  const told = earlier.filter((one) => one.told.kind !== 'nothing')
  const connected = told.some(({ shared }) => shared > 0) ? told : []
  return assess(
    {
      ...next,
      fresh: Math.min(next.members, ...connected.map(({ fresh }) => fresh)),
      earlier: connected,
      changed: 'those-who-changed',
    },
    policy,
    input.clauses ?? [CLAUSE],
  )
}

const MOST_MEMBERS = 1_000_000_000

const OVERLAP_KEYS = ['told', 'needed', 'members', 'shared', 'fresh', 'dropped'] as const

const readEarlier = (value: unknown, next: ReleaseSizes, fields: Fields): readonly Earlier[] =>
  fields.records(fields.list(value, 'earlier'), OVERLAP_KEYS, 'earlier', (record, path) => {
    const size = (key: 'members' | 'shared', to: number) =>
      readWithin(record[key], { from: 0, to }, `${path}.${key}`, fields)
    const members = size('members', MOST_MEMBERS)
    if (members === undefined) return undefined
    const shared = size('shared', Math.min(members, next.members))
    const sizes = readSizes({ ...record, most: next.most }, members, path, fields)
    const told = readTold(record['told'], sizes, `${path}.told`, fields)
    if (sizes === undefined || told === undefined || shared === undefined) return undefined
    const rest = { fresh: next.members - shared, dropped: members - shared }
    for (const key of ['fresh', 'dropped'] as const) {
      const facts = { from: rest[key], to: rest[key] }
      if (record[key] !== rest[key])
        fields.note(problem(says.notWithin, { path: `${path}.${key}`, received: record[key], facts }))
    }
    return { ...sizes, told, shared, ...rest }
  })
