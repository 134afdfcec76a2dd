import type { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { problem, tellNoTexts } from '../problems/index.js'
import type { Citation, ClauseId } from '../reasons/index.js'
import { readTieRules, type TieBreak, type TieRules } from './ties.js'

/** The opaque id of a candidate. */
export type CandidateId = string

/** A ballot paper: its candidates from the first preference on, and how many papers say the same (1 where it is left out). Without any it is blank. */
export interface Ballot {
  readonly preferences: readonly CandidateId[]
  readonly count?: number
}

/** The ballot papers of an election; equal ones may be counted together or listed one by one. */
export type Ballots = readonly Ballot[]

/** What every election needs, however it is counted. */
export interface ElectionInput {
  readonly candidates: readonly CandidateId[]
  readonly seats: number
  /** Candidates who are passed over on every ballot, as if they had never stood. */
  readonly withdrawn?: readonly CandidateId[]
  /** Those who keep their seats while the others are counted again: they are never excluded, and theirs are among the seats. */
  readonly sitting?: readonly CandidateId[]
  /** How ties are broken, one after another; a tie that none of them breaks is the outcome. */
  readonly tieBreaks: readonly TieBreak[]
  /** What the lot is drawn from. Publish it before anyone can know who ties. */
  readonly seed?: string
  /** Run-offs that were held already: the candidates of each, the best first. */
  readonly runOffs?: readonly (readonly CandidateId[])[]
  readonly clauses?: readonly Citation[]
}

/** An election by preferences. */
export interface PreferentialInput extends ElectionInput {
  readonly ballots: Ballots
}

/** The keys of `ElectionInput`, and the ballots. */
export const ELECTION_KEYS = [
  'candidates',
  'seats',
  'ballots',
  'withdrawn',
  'sitting',
  'tieBreaks',
  'seed',
  'runOffs',
  'clauses',
] as const

/** Who stands, by their places in the list of candidates: all who did not withdraw. */
interface Standing {
  readonly indexOf: ReadonlyMap<string, number>
  readonly stands: readonly boolean[]
}

/** An election as it was read. */
export interface ReadElection extends Standing {
  readonly candidates: readonly CandidateId[]
  readonly seats: number
  readonly sits: readonly boolean[]
  /** The seats that are not kept by anyone. */
  readonly open: number
  readonly ties: TieRules
  readonly clauses: readonly Citation[]
}

/** One ballot paper as it was read, without those who withdrew. */
export interface Paper {
  readonly preferences: readonly number[]
  readonly count: number
}

/** Reads everything but the ballots. What is wrong is noted; then what comes back is not to be used. */
export const readElection = (
  input: Readonly<Record<string, unknown>>,
  allowed: readonly TieBreak[],
  fields: Fields,
): ReadElection => {
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  const candidates = fields.ids(input['candidates'], 'candidates')
  if (Array.isArray(input['candidates']) && input['candidates'].length === 0)
    fields.note(problem(says.emptyList, { path: 'candidates', received: [], facts: { what: 'candidate' } }))
  if (candidates.length > MOST_CANDIDATES) {
    const facts = { most: MOST_CANDIDATES }
    fields.note(problem(says.tooManyCandidates, { path: 'candidates', received: candidates.length, facts }))
  }
  const seats = fields.oneOrMore(input['seats'], 'seats') ?? 1
  const indexOf = new Map(candidates.map((id, at) => [id, at]))
  const named = (key: 'withdrawn' | 'sitting'): ReadonlySet<number> =>
    new Set(
      (input[key] === undefined ? [] : fields.ids(input[key], key)).flatMap((id, at) => {
        const index = indexOf.get(id)
        if (index !== undefined) return [index]
        fields.note(problem(says.unknownCandidate, { path: `${key}[${at}]`, received: id }))
        return []
      }),
    )
  const withdrawn = named('withdrawn')
  const sitting = named('sitting')
  for (const index of [...sitting].filter((one) => withdrawn.has(one))) {
    const what = candidates[index] as string
    fields.note(problem(says.listedTwice, { path: 'withdrawn', received: what, facts: { what } }))
  }
  if (sitting.size > seats)
    fields.note(problem(says.moreSittingThanSeats, { path: 'sitting', received: sitting.size, facts: { seats } }))
  const ties = readTieRules(input, allowed, indexOf, fields)
  return {
    candidates,
    indexOf,
    seats,
    stands: candidates.map((_, at) => !withdrawn.has(at)),
    sits: candidates.map((_, at) => sitting.has(at)),
    open: seats - sitting.size,
    ties,
    clauses: (input['clauses'] as readonly Citation[] | undefined) ?? [CLAUSE],
  }
}

const CLAUSE = 'WC-3' satisfies ClauseId
/** Every stage reports on every candidate: a million rows of votes are enough. */
const MOST_CANDIDATES = 1000

/** The papers that show a preference for somebody who stands, and how many show none. */
export interface ReadPapers {
  readonly papers: readonly Paper[]
  readonly valid: number
  readonly blank: number
}

/** Reads the ballots of an election by preferences. */
export const readPapers = (value: unknown, election: Standing, fields: Fields): ReadPapers => {
  const count = new PaperCount(fields)
  const papers = fields.records(fields.list(value, 'ballots'), ['preferences', 'count'], 'ballots', (record, path) => {
    const times = count.read(record['count'], path)
    const preferences = readCandidates(record['preferences'], `${path}.preferences`, election, fields)
    if (preferences.length > 0) return { preferences, count: times }
    count.blank += times
    return undefined
  })
  return { papers, valid: count.total - count.blank, blank: count.blank }
}

/** Reads some of the candidates, each once; those who withdrew are passed over. */
export const readCandidates = (
  value: unknown,
  path: string,
  { indexOf, stands }: Standing,
  fields: Fields,
): readonly number[] => {
  const found: number[] = []
  const seen = new Set<number>()
  fields.list(value, path).forEach((id, at) => {
    const index = typeof id === 'string' ? indexOf.get(id) : undefined
    if (index === undefined) fields.note(problem(says.unknownCandidate, { path: `${path}[${at}]`, received: id }))
    else if (seen.has(index)) {
      const what = String(id)
      fields.note(problem(says.listedTwice, { path: `${path}[${at}]`, received: id, facts: { what } }))
    } else {
      seen.add(index)
      if (stands[index] === true) found.push(index)
    }
  })
  return found
}

/** Counts papers as they are read; all of them together are a count too. */
export class PaperCount {
  total = 0
  blank = 0
  readonly #fields: Fields

  constructor(fields: Fields) {
    this.#fields = fields
  }

  /** How many papers say the same. */
  read(value: unknown, path: string): number {
    const times = value === undefined ? 1 : (this.#fields.oneOrMore(value, `${path}.count`) ?? 0)
    const before = this.total
    this.total += times
    if (this.total > Number.MAX_SAFE_INTEGER && before <= Number.MAX_SAFE_INTEGER)
      this.#fields.note(problem(says.notACount, { path: 'ballots', received: this.total }))
    return times
  }
}
