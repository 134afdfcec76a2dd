import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import { combineShares } from './ballot-key.js'
import { compareIds } from './ceremony-plan.js'
import type { JudgedClaim } from './claims.js'
import { assessCount, type ClosedCount, historyOf, mayBeTold } from './counts.js'
import type { Data } from './encode.js'
import type { Folded } from './fold.js'
import { G, type Point, pointText, readPoint, timesPublic } from './group.js'
import { type Ciphertext, equalityEquations } from './proofs.js'
import { signatureEquations } from './seal.js'
import type { Result, ResultEntry, ShareMessage, SignedTold, ToldResult } from './shapes.js'
import type { RecordState, Vote } from './state.js'

/** The result of the count that was closed last: what is told of it, and what shows that it is true. */
export const tellResult = (state: RecordState, vote: Vote, entry: ResultEntry): Folded => {
  const { closed } = state
  const wrong = (...problems: readonly Problem[]): Folded => ({ state, problems, claims: [] })
  if (closed === undefined) return wrong(problem(says.notClosed, { path: 'type', received: 'result' }))
  if (entry.close !== closed.close) return wrong(problem(says.otherClose, { path: 'close', received: entry.close }))
  const { told } = entry
  const release = closed.assessment.kind
  if (!mayBeTold(vote.about, closed, told))
    return wrong(problem(says.toldNotAllowed, { path: 'told', received: told.kind, facts: { release } }))
  const shown = shownBy(vote, closed)
  const unwanted = unwantedProblem(entry, shown)
  if (unwanted !== undefined) return wrong(unwanted)
  const read = shown === 'shares' ? readShares(vote, closed, entry) : readSignatures(vote, closed, entry, shown)
  if (read.problems.length > 0) return { state, problems: read.problems, claims: read.claims }

  const { closed: _closed, ...open } = state
  const counts = [...state.counts, { ...closed, told }]
  const against = contradiction(vote, closed, counts)
  if (against !== undefined) return { state, problems: [against], claims: read.claims }
  return { state: { ...open, counts }, problems: [], claims: read.claims }
}

/** What shows that a result is true: decryption shares where the whole count is told, signatures where less of it is than those would open, nothing where nothing is told. */
export const shownBy = ({ about }: Vote, { assessment }: ClosedCount): 'shares' | 'signatures' | 'nothing' => {
  if (assessment.kind === 'nothing') return 'nothing'
  return assessment.kind === 'count' && about.disclosure.ends === 'told' ? 'shares' : 'signatures'
}

/** What a decryption share of one sum has to prove: the holder's share of the key is the same in it as in the ballot key. */
export const shareStatement = (vote: Vote, close: string, holder: string, sum: number, { a, b }: Ciphertext): Data => [
  vote.contest,
  close,
  holder,
  vote.layout.sums[sum] ?? '',
  pointText(a),
  pointText(b),
]

/** What a key holder signs where they stand for what is told. */
export const toldStatement = (vote: Vote, close: string, told: ToldResult): Data => [vote.contest, close, told]

/** The shares of one holder, read: a point for every sum, and what has to hold of them. */
export const readHolderShares = (
  vote: Vote,
  { close, sums }: ClosedCount,
  { holder, shares }: Pick<ShareMessage, 'holder' | 'shares'>,
  path: string,
): {
  readonly points: readonly Point[]
  readonly claims: readonly JudgedClaim[]
  readonly problems: readonly Problem[]
} => {
  const at = vote.ballotKey.holders.findIndex((one) => one.holder === holder)
  const key = vote.shareKeys[at]
  if (key === undefined) return failed(problem(says.notAKeyHolder, { path: `${path}holder`, received: holder }))
  const lacking = { path: `${path}shares`, received: shares, facts: { holder } }
  if (shares.length !== sums.length) return failed(problem(says.shareDoesNotHold, lacking))
  const points: Point[] = []
  const claims: JudgedClaim[] = []
  for (const [sum, { point, proof }] of shares.entries()) {
    const product = readPoint(point)
    const encrypted = sums[sum] as Ciphertext
    if (product === undefined)
      return failed(problem(says.notAPoint, { path: `${path}shares[${sum}].point`, received: point }))
    points.push(product)
    const place = `${path}shares[${sum}].proof`
    claims.push({
      path: place,
      equations: equalityEquations(
        'decryption-share',
        shareStatement(vote, close, holder, sum, encrypted),
        { key, base: encrypted.a, product },
        proof,
      ),
      wrong: problem(says.shareDoesNotHold, { path: place, received: holder, facts: { holder } }),
    })
  }
  return { points, claims, problems: [] }
}

/** What the shares of enough holders leave of each sum: so many times G. */
export const openedSums = (
  { ballotKey }: Vote,
  { sums }: ClosedCount,
  shares: readonly { readonly holder: string; readonly points: readonly Point[] }[],
): readonly Point[] =>
  sums.map(({ b }, sum) => {
    const points = shares.map(({ holder, points: own }) => ({
      index: ballotKey.holders.findIndex((one) => one.holder === holder) + 1,
      point: own[sum] as Point,
    }))
    return b.subtract(combineShares(ballotKey.scheme, points))
  })

/** What has to hold for a holder's signature on what is told. */
export const signatureClaim = (
  vote: Vote,
  close: string,
  { holder, told, signature }: Pick<SignedTold, 'holder' | 'told' | 'signature'>,
  path: string,
): JudgedClaim | undefined => {
  const at = vote.ballotKey.holders.findIndex((one) => one.holder === holder)
  const key = vote.identities[at]
  if (key === undefined) return undefined
  return {
    path,
    equations: signatureEquations('told', toldStatement(vote, close, told), key, signature),
    wrong: problem(says.signatureDoesNotHold, { path, received: holder, facts: { who: holder } }),
  }
}

const failed = (found: Problem) => ({ points: [], claims: [], problems: [found] })

const unwantedProblem = (
  { shares, signatures }: Result,
  shown: 'shares' | 'signatures' | 'nothing',
): Problem | undefined => {
  if (shares !== undefined && shown !== 'shares')
    return problem(says.sharesNotWanted, { path: 'shares', received: shares })
  return signatures !== undefined && shown !== 'signatures'
    ? problem(says.signaturesNotWanted, { path: 'signatures', received: signatures })
    : undefined
}

interface Shown {
  readonly claims: readonly JudgedClaim[]
  readonly problems: readonly Problem[]
}

const readShares = (vote: Vote, closed: ClosedCount, { shares = [], told }: ResultEntry): Shown => {
  const quorum = quorumProblem(vote, shares, 'shares')
  if (quorum !== undefined) return { claims: [], problems: [quorum] }
  const read = shares.map((one, at) => ({
    holder: one.holder,
    ...readHolderShares(vote, closed, one, `shares[${at}].`),
  }))
  const claims = read.flatMap((one) => one.claims)
  const problems = read.flatMap((one) => one.problems)
  if (problems.length > 0 || told.kind !== 'count') return { claims, problems }
  const opened = openedSums(vote, closed, read)
  const at = told.sums.findIndex((sum, index) => !timesPublic(G, BigInt(sum)).equals(opened[index] as Point))
  if (at !== -1)
    return { claims, problems: [problem(says.sumDoesNotFit, { path: `told.sums[${at}]`, received: told.sums[at] })] }
  return { claims, problems }
}

const readSignatures = (
  vote: Vote,
  closed: ClosedCount,
  { signatures = [], told }: ResultEntry,
  shown: 'signatures' | 'nothing',
): Shown => {
  if (shown === 'nothing') return { claims: [], problems: [] }
  const quorum = quorumProblem(vote, signatures, 'signatures')
  if (quorum !== undefined) return { claims: [], problems: [quorum] }
  const problems: Problem[] = []
  const claims = signatures.flatMap(({ holder, signature }, at) => {
    const claim = signatureClaim(vote, closed.close, { holder, told, signature }, `signatures[${at}].signature`)
    if (claim !== undefined) return [claim]
    problems.push(problem(says.notAKeyHolder, { path: `signatures[${at}].holder`, received: holder }))
    return []
  })
  return { claims, problems }
}

/** As many as are needed and no more, each once: so that nobody can take one away or add one unnoticed. */
const quorumProblem = (
  { ballotKey: { quorum } }: Vote,
  given: readonly { readonly holder: string }[],
  path: string,
): Problem | undefined =>
  given.length === quorum &&
  given.every(({ holder }, at) => at === 0 || compareIds((given[at - 1] as { holder: string }).holder, holder) < 0)
    ? undefined
    : problem(says.notAQuorum, { path, received: given, facts: { quorum } })

/** What was told of this count and what was told of earlier ones cannot both be true. */
const contradiction = (
  { about, layout }: Vote,
  { release }: ClosedCount,
  counts: readonly ClosedCount[],
): Problem | undefined => {
  const assessed = assessCount({ contest: about, layout }, release, historyOf(counts))
  const [found] = assessed.kind === 'refused' ? assessed.problems : []
  return found && { ...found, path: 'told' }
}
