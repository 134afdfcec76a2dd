import * as says from '../problems/en.js'
import { isList, type Problem, problem, type Refused, wrongKind } from '../problems/index.js'
import type { ClosedCount } from './counts.js'
import { type BallotRecord, knownRecord } from './record.js'
import type { Vote } from './state.js'

/** The count of a record that is closed and waits for its result. */
export interface WaitingCount {
  readonly kind: 'waiting'
  readonly vote: Vote
  readonly closed: ClosedCount
}

/** Which count of this record waits for its result? */
export const waitingCount = (record: BallotRecord): WaitingCount | Refused => {
  const known = knownRecord(record)
  if (known.kind === 'refused') return known
  const { vote, closed } = known.state
  return vote === undefined || closed === undefined
    ? { kind: 'refused', problems: [problem(says.notClosed, { path: '', received: undefined })] }
    : { kind: 'waiting', vote, closed }
}

/** Whether something that a key holder sent is of this vote and this close. */
export const placeProblem = (
  { vote, closed }: WaitingCount,
  given: { readonly contest: string; readonly close: string },
  path: string,
): Problem | undefined => {
  if (given.contest !== vote.contest)
    return problem(says.otherVote, { path: `${path}.contest`, received: given.contest })
  return given.close === closed.close
    ? undefined
    : problem(says.otherClose, { path: `${path}.close`, received: given.close })
}

/** What key holders sent, which may be anything, but comes as a list. */
export const listOf = (given: unknown, path: string): { readonly list: readonly unknown[] } | Refused =>
  isList(given) ? { list: given } : { kind: 'refused', problems: [wrongKind(given, path, 'a list')] }
