import { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Citation } from '../reasons/index.js'
import { type Assessment, assess } from './assess.js'
import { CLAUSE, type DisclosurePolicy, readPolicy } from './policy.js'
import { type PastRelease, type ReadRelease, readRelease, readTold, type Release, type Told } from './release.js'
import { sumsTold } from './sums.js'

/** What was told so far, what is to be told next, and by which policy. */
export interface ReleaseInput {
  /** What was told of earlier counts, by the same policy; and what was not told, or not: nothing says nothing. */
  readonly history: readonly PastRelease[]
  readonly next: Release
  readonly policy: DisclosurePolicy
  readonly clauses?: readonly Citation[]
}

/**
 * What may be told of a secret vote, so that nobody can conclude how another member voted: the count, the outcome only, or nothing?
 *
 * It is settled before anyone counts, from what everybody knows: how many ballots there are, how many are needed, and what was told before of the same ballots.
 * Never from the sum: a count that is withheld because the minority is small says that the minority is small. What is said of the actual sum, `tellSum` says.
 *
 * With ends `hidden`, a count is told, but near an end only which end; and an outcome, if the votes needed stay away from both ends: for one colluder, from 3 to all
 * but 2. Of ballots of which something was told before, an outcome may be told as long as all that was told lies on one side, and enough ballots are fresh: usually 4
 * (as many as are needed more than then, 2, and 1 for each colluder on either side). After a count, every ballot is cast anew first; whoever means to count a standing
 * vote again and again tells outcomes only, by a `leastForCount` out of reach. With ends `told`, everything is told of enough members and after enough fresh ballots,
 * and the risks are named.
 *
 * Where not having voted counts against and nobody knows who took part, give a ballot for everyone entitled. Where it is known, give the ballots that were cast.
 *
 * What stands against it: only what is certain counts as exposed; a count makes choices likelier too. Not covered: a choice among several options, whose counts tell of
 * one another; see `assessChoice`.
 *
 * Throws, with everything that is wrong: `listed-twice` (a member with two ballots in one release), `not-within` (a sequence, the most a ballot adds, the votes needed,
 * a sum, another most for the same ballots), `told-cannot-be` (what no ballots could add up to), `missing-key` (an outcome without the votes needed),
 * `not-one-or-more`, `not-one-of`, `not-a-name`, `wrong-kind`, `unknown-key`.
 *
 * Source: WJC-8 (a removal vote is secret). The numbers are our own: docs/why/disclosure.md.
 *
 * @example
 * ```ts
 * import { assessRelease, DISCLOSURE } from 'coop-rules/disclosure'
 *
 * const team = (size: number) => Array.from({ length: size }, (_, at) => ({ member: `member-${at}`, sequence: 0 }))
 * const assessed = (size: number, needed: number) =>
 *   assessRelease({ history: [], next: { ballots: team(size), most: 1, needed }, policy: DISCLOSURE.strict }).kind
 * assessed(10, 8) // => 'count'
 * assessed(5, 3) // => 'outcome-only'
 * assessed(7, 6) // => 'nothing'
 * ```
 */
export const assessRelease = (input: ReleaseInput): Assessment => orThrow(tryAssessRelease(input))

/** The same for data from outside: refuses, with everything that is wrong, where `assessRelease` throws. */
export const tryAssessRelease = (input: ReleaseInput): Assessment | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['history', 'next', 'policy', 'clauses'], '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const policy = readPolicy(input.policy, 'policy', fields)
  const next = readRelease(input.next, 'next', fields)
  const history = readHistory(input.history, fields)
  if (fields.problems.length > 0 || policy === undefined || next === undefined) return fields.refused

  const earlier = connectedTo(next, history)
  tellImpossible(next, earlier, policy, fields)
  if (fields.problems.length > 0) return fields.refused
  const before = new Set(earlier.flatMap(({ keys }) => [...keys]))
  const fresh = [...next.people].filter(([key]) => !before.has(key))
  const dropped = earlier.flatMap(({ people }) => [...people].filter(([key]) => !next.keys.has(key)))
  const changed = [...new Set([...fresh, ...dropped].map(([, member]) => member))]
  const { members, most, needed } = next
  return assess(
    {
      members,
      most,
      ...(needed === undefined ? {} : { needed }),
      fresh: fresh.length,
      earlier: earlier.map((one) => ({ ...one, ...overlapOf(one, next) })),
      changed,
    },
    policy,
    input.clauses ?? [CLAUSE],
  )
}

interface ReadPast extends ReadRelease {
  readonly told: Told
  readonly path: string
}

const readHistory = (value: unknown, fields: Fields): readonly ReadPast[] =>
  fields.list(value, 'history').flatMap((one, at) => {
    const path = `history[${at}]`
    const release = readRelease(one, path, fields, ['told'])
    const told = isRecord(one) ? readTold(one['told'], release, `${path}.told`, fields) : undefined
    return release === undefined || told === undefined ? [] : [{ ...release, told, path }]
  })

/** Those of which something was told that share a ballot with this release, or with one that does. */
const connectedTo = (next: ReadRelease, history: readonly ReadPast[]): readonly ReadPast[] => {
  const reached = new Set(next.keys)
  const found = new Set<ReadPast>()
  let before = -1
  while (found.size > before) {
    before = found.size
    for (const one of history) {
      if (found.has(one) || one.told.kind === 'nothing' || sharedBy(one.keys, reached) === 0) continue
      found.add(one)
      for (const key of one.keys) reached.add(key)
    }
  }
  return history.filter((one) => found.has(one))
}

const overlapOf = (one: ReadRelease, next: ReadRelease) => {
  const shared = sharedBy(one.keys, next.keys)
  return { shared, fresh: next.members - shared, dropped: one.members - shared }
}

const sharedBy = (keys: ReadonlySet<string>, others: ReadonlySet<string>): number => {
  let shared = 0
  for (const key of keys) if (others.has(key)) shared++
  return shared
}

/** Tells releases that count the same ballots by another range, or whose sums lie further apart than their ballots allow. */
const tellImpossible = (
  next: ReadRelease,
  earlier: readonly ReadPast[],
  policy: DisclosurePolicy,
  fields: Fields,
): void => {
  earlier.forEach((one, at) => {
    const { most } = next
    if (one.most !== most) {
      const facts = { from: most, to: most }
      fields.note(problem(says.notWithin, { path: `${one.path}.most`, received: one.most, facts }))
      return
    }
    const sums = sumsTold(one, policy)
    for (const other of earlier.slice(0, at)) {
      const shared = sharedBy(one.keys, other.keys)
      const others = sumsTold(other, policy)
      const tooHigh = sums.from - others.to > (one.keys.size - shared) * most
      const tooLow = others.from - sums.to > (other.keys.size - shared) * most
      if (tooHigh || tooLow)
        fields.note(
          problem(says.toldCannotBe, {
            path: `${one.path}.told`,
            received: one.told.kind,
            facts: { other: other.path },
          }),
        )
    }
  })
}
