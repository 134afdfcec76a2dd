import * as says from '../problems/en.js'
import { type Problem, problem, type Refused } from '../problems/index.js'
import { messageEquations, partStatement, transcriptOf } from './ceremony-messages.js'
import { type Plan, planFingerprint, type PlannedHolder, readPlan, type Scheme } from './ceremony-plan.js'
import type { JudgedClaim } from './claims.js'
import type { Contest } from './contest.js'
import { type Point, pointText, readPoint, timesPublic, ZERO } from './group.js'
import { pointAt, weightAtZero } from './polynomial.js'
import { type KnowledgeProof } from './proofs.js'
import { signatureEquations } from './seal.js'

/** What ballots of one vote are sealed with, and everything by which anybody can check how it was made. */
export interface BallotKey {
  readonly scheme: Scheme
  readonly quorum: number
  readonly holders: readonly KeyHolder[]
  /** The sum of the holders' first commitments. */
  readonly key: string
}

/** A key holder's part of a ballot key. */
export interface KeyHolder extends PlannedHolder {
  readonly commitments: readonly string[]
  readonly proof: KnowledgeProof
  readonly confirmation: KnowledgeProof
}

/** The plan by which a ballot key was made, where it is for this contest. */
export const planOf = (contest: Contest, { scheme, quorum, holders }: BallotKey): Plan => ({
  contest,
  scheme,
  quorum,
  holders: holders.map(({ holder, identity }) => ({ holder, identity })),
})

/** A ballot key whose points could be read; it is one if its claims hold. */
export interface ReadBallotKey {
  readonly kind: 'ballot-key'
  readonly plan: string
  readonly key: Point
  /** The key of each holder's share, in the order of the plan: what their part in opening the sum is held against. */
  readonly shareKeys: readonly Point[]
  readonly identities: readonly Point[]
  readonly claims: readonly JudgedClaim[]
}

/** Reads a ballot key whose shape is right. Paths begin where it stands. */
export const readBallotKey = (plan: Plan, ballotKey: BallotKey): ReadBallotKey | Refused => {
  const read = readPlan(planOf(plan.contest, ballotKey), '')
  if (read.kind === 'refused') return read
  const { fingerprint, identities } = read
  const { holders } = ballotKey
  const problems: Problem[] = []
  if (fingerprint !== planFingerprint(plan))
    problems.push(problem(says.otherCeremony, { path: 'holders', received: fingerprint }))
  const parts = holders.map((holder, at) => readCommitments(ballotKey, holder.commitments, `holders[${at}].`, problems))
  if (problems.length > 0) return { kind: 'refused', problems }

  const key = sumOf(parts.map(([constant]) => constant as Point))
  if (key.is0() || pointText(key) !== ballotKey.key)
    return { kind: 'refused', problems: [problem(says.notTheSum, { path: 'key', received: ballotKey.key })] }
  const shareKeys = shareKeysOf(ballotKey.scheme, parts)
  const at = shareKeys.findIndex((shareKey) => shareKey.is0())
  if (at !== -1)
    return {
      kind: 'refused',
      problems: [problem(says.notAPoint, { path: `holders[${at}]`, received: pointText(ZERO) })],
    }
  const claims = claimsOf(fingerprint, ballotKey, parts, identities)
  return { kind: 'ballot-key', plan: fingerprint, key, shareKeys, identities, claims }
}

/**
 * Puts together what the holders at these places, counted from 1, made of one point with their shares: what the secret of the ballot key would have made of it. Under
 * `all-of` every holder's is needed; under `quorum`, those of as many different holders as are needed, and more do no harm.
 */
export const combineShares = (
  scheme: Scheme,
  shares: readonly { readonly index: number; readonly point: Point }[],
): Point => {
  const indices = shares.map(({ index }) => index)
  return sumOf(
    shares.map(({ index, point }) => (scheme === 'all-of' ? point : timesPublic(point, weightAtZero(index, indices)))),
  )
}

/** The commitments of one holder as points; tells where they are too few or too many, or no points. */
export const readCommitments = (
  { scheme, quorum }: Pick<Plan, 'scheme' | 'quorum'>,
  commitments: readonly string[],
  path: string,
  problems: Problem[],
): readonly Point[] => {
  const needed = scheme === 'all-of' ? 1 : quorum
  if (commitments.length !== needed)
    problems.push(
      problem(says.wrongCommitments, { path: `${path}commitments`, received: commitments, facts: { needed } }),
    )
  return commitments.flatMap((text, at) => {
    const point = readPoint(text)
    if (point !== undefined) return [point]
    problems.push(problem(says.notAPoint, { path: `${path}commitments[${at}]`, received: text }))
    return []
  })
}

const shareKeysOf = (scheme: Scheme, parts: readonly (readonly Point[])[]): readonly Point[] =>
  parts.map((own, at) =>
    scheme === 'all-of' ? (own[0] as Point) : sumOf(parts.map((commitments) => pointAt(commitments, at + 1))),
  )

const claimsOf = (
  plan: string,
  { holders }: BallotKey,
  parts: readonly (readonly Point[])[],
  identities: readonly Point[],
): readonly JudgedClaim[] => {
  const transcript = transcriptOf(plan, holders)
  return holders.flatMap((part, at) => {
    const { holder, proof, confirmation } = part
    const claim = (name: string, saying: typeof says.keyNotProven | typeof says.notConfirmed) => {
      const path = `holders[${at}].${name}`
      return { path, wrong: problem(saying, { path, received: holder, facts: { holder } }) }
    }
    const message = { kind: 'confirmation', plan, holder, transcript, signature: confirmation } as const
    return [
      {
        ...claim('proof', says.keyNotProven),
        equations: signatureEquations(
          'key-share',
          partStatement(plan, part),
          (parts[at] as readonly Point[])[0] as Point,
          proof,
        ),
      },
      {
        ...claim('confirmation', says.notConfirmed),
        equations: messageEquations(message, identities[at] as Point),
      },
    ]
  })
}

const sumOf = (points: readonly Point[]): Point => points.reduce((sum, point) => sum.add(point), ZERO)
