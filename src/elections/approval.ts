import { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Reason } from '../reasons/index.js'
import {
  type CandidateId,
  ELECTION_KEYS,
  type ElectionInput,
  PaperCount,
  readCandidates,
  readElection,
} from './ballots.js'
import { cutStanding } from './cut.js'
import { type ElectionOutcome, namesOf, outcomeOf } from './outcome.js'

/** A ballot that approves of as many candidates as it likes, and how many papers say the same (1 where it is left out). */
export interface ApprovalBallot {
  readonly approves: readonly CandidateId[]
  readonly count?: number
}

/** An election by approval. */
export interface ApprovalInput extends ElectionInput {
  readonly ballots: readonly ApprovalBallot[]
  /** The most that one ballot may approve of; all of them where it is not stated. */
  readonly most?: number
}

/** What came of an election by approval. */
export type ApprovalCount = ElectionOutcome & {
  readonly valid: number
  readonly blank: number
  readonly approvals: readonly { readonly candidate: CandidateId; readonly approvals: number }[]
}

/**
 * Who is elected by approval? Each ballot approves of as many candidates as it likes, and those approved on the most ballots are elected, as many as there are seats. Nobody is elected whom no ballot approves of: then seats stay vacant. Those
 * level at the last seat are told apart as `tieBreaks` says (there are no earlier stages here), or are the outcome.
 *
 * Throws, with everything that is wrong: `too-many-chosen`, and what `countScottish` throws.
 *
 * Source: WC-3.
 *
 * @example
 * ```ts
 * import { countApproval } from 'coop-rules/elections'
 *
 * const count = countApproval({
 *   candidates: ['ana', 'ben', 'cleo'], seats: 2, tieBreaks: [],
 *   ballots: [{ approves: ['ana', 'ben'], count: 3 }, { approves: ['ben', 'cleo'] }, { approves: [] }],
 * })
 * count.elected // => ['ben', 'ana']
 * ```
 */
export const countApproval = (input: ApprovalInput): ApprovalCount => orThrow(tryCountApproval(input))

/** The same for data from outside: refuses, with everything that is wrong, where `countApproval` throws. */
export const tryCountApproval = (input: ApprovalInput): ApprovalCount | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, [...ELECTION_KEYS, 'most'], '')
  const election = readElection(input, ['lot', 'run-off'], fields)
  const most = readMost(input.most, 'most', fields)
  const observed = election.candidates.map(() => 0)
  const papers = new PaperCount(fields)
  fields.records(fields.list(input.ballots, 'ballots'), ['approves', 'count'], 'ballots', (record, path) => {
    const times = papers.read(record['count'], path)
    const place = `${path}.approves`
    const approved = readCandidates(record['approves'], place, election, fields)
    if (most !== undefined && Array.isArray(record['approves']) && record['approves'].length > most)
      fields.note(problem(says.tooManyChosen, { path: place, received: record['approves'], facts: { most } }))
    for (const one of approved) observed[one] = (observed[one] as number) + times
    if (approved.length === 0) papers.blank += times
    return undefined
  })
  if (fields.problems.length > 0) return fields.refused

  const { candidates, clauses, seats } = election
  const had = (one: number): number => observed[one] as number
  const taken = cutStanding(
    { electable: (one) => had(one) > 0, compare: (one, other) => had(one) - had(other) },
    1,
    election,
  )
  const valid = papers.total - papers.blank
  const because: Because = [
    { code: 'counted-by', clauses, method: 'approval', seats, valid, blank: papers.blank },
    ...taken.taken.map((one): Reason => {
      const facts = { candidate: candidates[one] as CandidateId, observed: had(one), outOf: valid }
      return { code: 'elected-by-approval', clauses, ...facts }
    }),
    ...taken.because,
  ]
  return {
    ...outcomeOf(namesOf(taken.taken, candidates), election, because, taken.unsettled),
    valid,
    blank: papers.blank,
    approvals: candidates.map((candidate, at) => ({ candidate, approvals: had(at) })),
  }
}

/** Reads the most that one ballot may approve of. */
export const readMost = (value: unknown, path: string, fields: Fields): number | undefined =>
  value === undefined ? undefined : fields.oneOrMore(value, path)
