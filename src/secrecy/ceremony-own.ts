import * as says from '../problems/en.js'
import { type Problem, problem, type Refused } from '../problems/index.js'
import { type Book, revealsOf } from './ceremony-book.js'
import { complainOf } from './ceremony-complaint.js'
import { openShare, sealShare } from './ceremony-deal.js'
import {
  type CeremonyMessage,
  type ComplaintMessage,
  type ConfirmationMessage,
  type DealMessage,
  partStatement,
  revealFingerprint,
  type RevealMessage,
  signMessage,
  transcriptOf,
} from './ceremony-messages.js'
import { isDealt, type ReadPlan, readPlan } from './ceremony-plan.js'
import type { CeremonyNotes, NextRoundInput } from './ceremony.js'
import {
  G,
  mod,
  type Point,
  pointText,
  readPoint,
  readScalar,
  type Scalar,
  scalarText,
  times,
  timesBlinded,
} from './group.js'
import { readSigner } from './keys.js'
import { valueAt } from './polynomial.js'
import { proveKnowledge } from './proofs.js'
import { hedgedScalar, type RandomSource, randomScalar } from './random.js'
import type { Signer } from './seal.js'

/** The key holder whose turn it is. */
export interface Self {
  readonly kind: 'self'
  readonly plan: ReadPlan
  readonly holder: string
  /** Their place in the plan, counted from 1. */
  readonly index: number
  readonly signer: Signer
}

/** Reads who asks: a holder of the plan, with the secret of their key. */
export const readSelf = ({
  plan,
  holder,
  identitySecret,
}: Pick<NextRoundInput, 'plan' | 'holder' | 'identitySecret'>): Self | Refused => {
  const read = readPlan(plan, 'plan.')
  if (read.kind === 'refused') return read
  const index = plan.holders.findIndex((one) => one.holder === holder) + 1
  if (index === 0) return refused(problem(says.notAKeyHolder, { path: 'holder', received: holder }))
  const signer = readSigner(identitySecret)
  // A secret is never shown, not even a wrong one.
  const received = undefined
  if (signer === undefined) return refused(problem(says.notAScalar, { path: 'identitySecret', received }))
  if (!signer.key.equals(read.identities[index - 1] as Point))
    return refused(problem(says.notTheSecret, { path: 'identitySecret', received, facts: { holder } }))
  return { kind: 'self', plan: read, holder, index, signer }
}

/** What is wrong with the notes: those of another, or of another ceremony; or left behind, after a message was sent that nothing else can follow. */
export const problemsOfNotes = (
  { plan, holder }: Self,
  own: CeremonyNotes | undefined,
  received: readonly CeremonyMessage[],
): readonly Problem[] => {
  if (own === undefined)
    return received.some((message) => message.holder === holder && message.plan === plan.fingerprint)
      ? [problem(says.notesMissing, { path: 'own', received: own })]
      : []
  const problems: Problem[] = []
  if (own.plan !== plan.fingerprint)
    problems.push(problem(says.otherCeremony, { path: 'own.plan', received: own.plan }))
  if (own.holder !== holder) problems.push(problem(says.notAKeyHolder, { path: 'own.holder', received: own.holder }))
  own.coefficients.forEach((text, at) => {
    if (readScalar(text) === undefined)
      problems.push(problem(says.notAScalar, { path: `own.coefficients[${at}]`, received: undefined }))
  })
  return problems
}

/** Draws the polynomial of this holder, and makes the commitment, the reveal and the shares for the others; only the first is to be sent at once. */
export const begin = (self: Self, random: RandomSource): CeremonyNotes => {
  const { holder, signer } = self
  const { fingerprint: plan, plan: agreed } = self.plan
  const coefficients = Array.from({ length: isDealt(self.plan) ? agreed.quorum : 1 }, (_, power) =>
    hedgedScalar(random, signer.secret, ['coefficient', plan, holder, power]),
  )
  const points = coefficients.map((coefficient) => times(G, coefficient))
  const commitments = points.map(pointText)
  const constant = { secret: coefficients[0] as Scalar, key: points[0] as Point }
  const proof = proveKnowledge('key-share', partStatement(plan, { holder, commitments }), constant, random)
  const reveal = signMessage({ kind: 'reveal', plan, holder, commitments, proof }, signer, random)
  const commitment = signMessage(
    { kind: 'commitment', plan, holder, reveal: revealFingerprint(reveal) },
    signer,
    random,
  )
  const deals = isDealt(self.plan) ? [deal(self, reveal, coefficients, random)] : []
  return { plan, holder, coefficients: coefficients.map(scalarText), made: [commitment, reveal, ...deals] }
}

const deal = (
  { plan: { plan: agreed, fingerprint: plan, identities }, holder, signer }: Self,
  reveal: RevealMessage,
  coefficients: readonly Scalar[],
  random: RandomSource,
): DealMessage => {
  const shares = agreed.holders.flatMap(({ holder: to }, at) =>
    to === holder
      ? []
      : [sealShare({ plan, from: holder, to }, identities[at] as Point, valueAt(coefficients, at + 1), random)],
  )
  return signMessage({ kind: 'deal', plan, holder, reveal: revealFingerprint(reveal), shares }, signer, random)
}

/** Opens what others dealt this holder; complains of each share that does not fit. All reveals and deals have come. */
export const openOwnShares = (
  book: Book,
  { plan, holder, index, signer }: Self,
  random: RandomSource,
): { readonly shares: readonly Scalar[]; readonly complaints: readonly ComplaintMessage[] } => {
  const shares: Scalar[] = []
  const complaints: ComplaintMessage[] = []
  for (const dealt of book.sent.deal.values()) {
    const share = dealt.shares.find(({ to }) => to === holder)
    if (share === undefined) continue
    const { commitments } = book.sent.reveal.get(dealt.holder) as RevealMessage
    const shared = timesBlinded(readPoint(share.ephemeral) as Point, signer.secret, randomScalar(random))
    const place = { plan: plan.fingerprint, from: dealt.holder, to: holder }
    const opened = openShare(place, share, shared, { commitments: pointsOf(commitments), index })
    if (opened === undefined) complaints.push(complainOf({ holder, deal: dealt, share, shared }, signer, random))
    else shares.push(opened)
  }
  return { shares, complaints }
}

/** Says that everybody's part of the key was seen, and that one's own shares fit. */
export const confirm = (book: Book, { plan, holder, signer }: Self, random: RandomSource): ConfirmationMessage => {
  const transcript = transcriptOf(plan.fingerprint, revealsOf(book) as readonly RevealMessage[])
  return signMessage({ kind: 'confirmation', plan: plan.fingerprint, holder, transcript }, signer, random)
}

/** The holder's share of the secret: what others dealt and what they keep for themself; under `all-of` their own part alone. */
export const shareOf = ({ plan, index }: Self, coefficients: readonly string[], shares: readonly Scalar[]): Scalar => {
  const own = coefficients.map((text) => readScalar(text) as Scalar)
  return isDealt(plan) ? mod(shares.reduce((sum, share) => sum + share, valueAt(own, index))) : (own[0] as Scalar)
}

/** Commitments that were read before. */
export const pointsOf = (commitments: readonly string[]): readonly Point[] =>
  commitments.map((text) => readPoint(text) as Point)

const refused = (found: Problem): Refused => ({ kind: 'refused', problems: [found] })
