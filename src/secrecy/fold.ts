import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import { castBallot, openBallot, withdraw } from './cast.js'
import type { JudgedClaim } from './claims.js'
import { close } from './close.js'
import { join, leave } from './electorate.js'
import { signedPart } from './entries.js'
import { tellResult } from './result.js'
import { signatureEquations } from './seal.js'
import { setUp } from './setup.js'
import type { ElectorateEntry, Entry } from './shapes.js'
import type { RecordState, Vote } from './state.js'

/** A state after an entry; what is wrong with the entry, by rules; and what has to hold of its proofs and signatures. Where something is wrong the state is worth nothing. */
export interface Folded {
  readonly state: RecordState
  readonly problems: readonly Problem[]
  readonly claims: readonly JudgedClaim[]
}

/** Takes one entry of which the text, the shape and the place in the chain are right. Proofs are left to whoever calls, to be checked together. */
export const fold = (state: RecordState, entry: Entry): Folded => {
  const folded = foldSaid(state, entry)
  const { fingerprint, index } = entry
  return {
    ...folded,
    state: { ...folded.state, entries: index + 1, head: fingerprint, heads: state.heads.add(fingerprint) },
  }
}

const foldSaid = (state: RecordState, entry: Entry): Folded => {
  const { vote } = state
  if (vote === undefined)
    return entry.type === 'setup'
      ? setUp(state, entry)
      : refused(state, problem(says.notABallotRecord, { path: 'type', received: entry.type }))
  const early = stageProblem(state, entry)
  if (early !== undefined) return refused(state, early)
  switch (entry.type) {
    case 'setup':
      return refused(state, problem(says.setupTwice, { path: 'type', received: entry.type }))
    case 'ballot':
      return castBallot(state, vote, entry)
    case 'withdrawal':
      return withdraw(state, vote, entry)
    case 'opened':
      return openBallot(state, vote, entry)
    case 'electorate':
      return changeElectorate(state, vote, entry)
    case 'close':
      return close(state, vote, entry)
    case 'result':
      return tellResult(state, vote, entry)
  }
}

const refused = (state: RecordState, found: Problem): Folded => ({ state, problems: [found], claims: [] })

/** Between a close and its result nothing is cast, and after the final result nothing comes at all. */
const stageProblem = ({ closed, counts }: RecordState, { type }: Entry): Problem | undefined => {
  if (closed !== undefined)
    return type === 'result' ? undefined : problem(says.countUnderWay, { path: 'type', received: type })
  return counts.at(-1)?.final === true ? problem(says.votingIsOver, { path: 'type', received: type }) : undefined
}

/** Some leave, then some join. */
const changeElectorate = (state: RecordState, vote: Vote, entry: ElectorateEntry): Folded => {
  const { leaves, joins } = entry
  if (leaves.length === 0 && joins.length === 0)
    return refused(state, problem(says.nothingChanges, { path: 'joins', received: joins }))
  const left = leave(state, leaves)
  if (left.problems.length > 0) return { state, problems: left.problems, claims: [] }
  const joined = join(left.state, vote, joins, 'joins')
  const signature = {
    path: 'signature',
    equations: signatureEquations('electorate', signedPart(entry), vote.keeper, entry.signature),
    wrong: problem(says.keeperDidNotSign, { path: 'signature', received: undefined }),
  }
  return { state: joined.state, problems: joined.problems, claims: [...joined.claims, signature] }
}
