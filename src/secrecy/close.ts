import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import type { Assessment } from '../disclosure/index.js'
import { type ClosedCount, assessCount, historyOf, releaseOf } from './counts.js'
import { below, signedPart } from './entries.js'
import type { Folded } from './fold.js'
import { signatureEquations } from './seal.js'
import type { CloseEntry } from './shapes.js'
import { type RecordState, sumsOf, type Vote } from './state.js'

/** What a close has to say, as it follows from the entries before. */
export interface CloseFacts extends Omit<ClosedCount, 'close' | 'final' | 'told'> {
  /** How many ballots are fresh since anything was told. */
  readonly changed: number
}

/** A count is closed: how many, and what may be told of it, follow from the entries before. */
export const close = (state: RecordState, vote: Vote, entry: CloseEntry): Folded => {
  const facts = closeFacts(state, vote)
  if ('problems' in facts) return { state, problems: facts.problems, claims: [] }
  const { changed, ...counted } = facts
  const release = facts.assessment.kind
  const problems: Problem[] = []
  for (const [key, right] of Object.entries({
    count: facts.count,
    electorate: facts.electorate,
    ballots: facts.ballots,
    changed,
  }) as ['count' | 'electorate' | 'ballots' | 'changed', number][])
    if (entry[key] !== right)
      problems.push(problem(says.closeDoesNotFit, { path: key, received: entry[key], facts: { counted: right } }))
  if (entry.release !== release)
    problems.push(problem(says.releaseNotAllowed, { path: 'release', received: entry.release, facts: { release } }))
  const claims = [
    {
      path: 'signature',
      equations: signatureEquations('close', signedPart(entry), vote.keeper, entry.signature),
      wrong: problem(says.keeperDidNotSign, { path: 'signature', received: undefined }),
    },
  ]
  const closed: ClosedCount = { ...counted, final: entry.final, close: entry.fingerprint }
  return { state: problems.length > 0 ? state : { ...state, closed }, problems, claims }
}

/** What the next close has to say. */
export const closeFacts = (state: RecordState, vote: Vote): CloseFacts | { readonly problems: readonly Problem[] } => {
  const { electorate, ballots, counts, voters } = state
  const versions = [...voters].flatMap(([member, { ballot, sequence }]) =>
    ballot === undefined ? [] : [{ member, sequence }],
  )
  const counted = { contest: vote.about, layout: vote.layout, electorate, versions }
  const release = releaseOf(counted)
  const assessed = assessCount(counted, release, historyOf(counts))
  if (assessed.kind === 'refused') return { problems: assessed.problems.map((found) => below('', found)) }
  const sums = sumsOf(vote, state.sums)
  const told = new Set(
    counts.flatMap((one) =>
      one.told === undefined || one.told.kind === 'nothing'
        ? []
        : one.release.ballots.map(({ member, sequence }) => `${sequence} ${member}`),
    ),
  )
  return {
    count: counts.length + 1,
    electorate,
    ballots,
    changed: versions.filter(({ member, sequence }) => !told.has(`${sequence} ${member}`)).length,
    sums,
    release,
    assessment: sums.some(({ a }) => a.is0()) && ballots > 0 ? CANCELLED : assessed,
  }
}

/** Only if all of them work together can the random numbers of all ballots add up to nothing; then there is no sum to be opened. */
const CANCELLED: Assessment = { kind: 'nothing', because: [{ code: 'randomness-cancels-out', clauses: [] }], risks: [] }
