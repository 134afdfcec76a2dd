import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import { planOf, readBallotKey } from './ballot-key.js'
import { type Contest, layoutOf } from './contest.js'
import { tryReadContest } from './read-contest.js'
import { join } from './electorate.js'
import { below, signedPart } from './entries.js'
import type { Folded } from './fold.js'
import { readPoint } from './group.js'
import { signatureEquations } from './seal.js'
import type { SetupEntry } from './shapes.js'
import { emptySums, type RecordState, type Vote } from './state.js'

/** The first entry: contest, ballot key, keeper, electorate, in this order. */
export const setUp = (state: RecordState, entry: SetupEntry): Folded => {
  const read = tryReadContest(entry.contest)
  if (read.kind === 'refused')
    return wrong(
      state,
      read.problems.map((found) => below('contest', found)),
    )
  const { contest } = read
  const unfit = cannotBeCounted(contest)
  if (unfit !== undefined) return wrong(state, [unfit])
  const ballotKey = readBallotKey(planOf(contest, entry.ballotKey), entry.ballotKey)
  if (ballotKey.kind === 'refused')
    return wrong(
      state,
      ballotKey.problems.map((found) => below('ballotKey', found)),
    )
  const keeper = readPoint(entry.keeper)
  if (keeper === undefined) return wrong(state, [problem(says.notAPoint, { path: 'keeper', received: entry.keeper })])

  const layout = layoutOf(contest.asks)
  const { key, shareKeys, identities, plan } = ballotKey
  const vote: Vote = {
    contest: entry.fingerprint,
    key,
    layout,
    about: contest,
    ballotKey: entry.ballotKey,
    plan,
    shareKeys,
    identities,
    keeper,
  }
  const joined = join({ ...state, vote, sums: emptySums(vote) }, vote, entry.electorate, 'electorate')
  const signature = {
    path: 'signature',
    equations: signatureEquations('setup', signedPart(entry), keeper, entry.signature),
    wrong: problem(says.keeperDidNotSign, { path: 'signature', received: undefined }),
  }
  const ofKey = ballotKey.claims.map((claim) => ({
    ...claim,
    path: `ballotKey.${claim.path}`,
    wrong: below('ballotKey', claim.wrong),
  }))
  return { state: joined.state, problems: joined.problems, claims: [...ofKey, ...joined.claims, signature] }
}

const wrong = (state: RecordState, problems: readonly Problem[]): Folded => ({ state, problems, claims: [] })

/**
 * Sealed votes are settled by the sums alone, and what is told of them by the votes in favour. Presence is not in a record; a quorum that counts only some kinds of ballots
 * would tell of a second threshold; and the counts of several options tell of each other, which no rule here hides.
 */
const cannotBeCounted = ({ rule, asks, disclosure }: Contest): Problem | undefined => {
  const counting = rule?.quorum?.counting
  const part = counting !== undefined && new Set(counting).size < 3
  if (rule?.of === 'present' || rule?.quorum?.of === 'present' || part)
    return problem(says.ruleCannotBeSealed, { path: 'contest.rule', received: rule })
  if (asks.kind !== 'choose' || disclosure.ends === 'told') return undefined
  return rule === undefined || rule.of === 'for-or-against'
    ? problem(says.choiceCannotBeHidden, { path: 'contest.disclosure.ends', received: disclosure.ends })
    : undefined
}
