import { orThrow, type Problem, type Refused } from '../problems/index.js'
import { type BallotKey, readBallotKey } from './ballot-key.js'
import { type Book, missingOf, readBook, type Round } from './ceremony-book.js'
import { judgeComplaint } from './ceremony-complaint.js'
import type { CeremonyMessage, ConfirmationMessage, RevealMessage } from './ceremony-messages.js'
import { pointsOf } from './ceremony-own.js'
import { type Plan, readPlan } from './ceremony-plan.js'
import { type Point, pointText, readPoint, ZERO } from './group.js'
import { readShape } from './read-shape.js'
import { WHOLE_CEREMONY } from './shapes-keys.js'

/** What became of a ceremony, as far as whoever keeps the ballot record can see. */
export type CeremonyResult =
  | { readonly kind: 'made'; readonly ballotKey: BallotKey }
  | { readonly kind: 'waiting'; readonly missing: readonly { readonly round: Round; readonly holder: string }[] }
  /** Somebody cheated, and everybody can see who. */
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] }

/**
 * Which ballot key did the key holders make? From the messages of a ceremony, without any secret. The sealed shares may be left out: every holder confirmed theirs.
 *
 * Throws what `nextRound` throws of messages and plans, with all that is wrong.
 */
export const makeBallotKey = (input: {
  readonly plan: Plan
  readonly messages: readonly CeremonyMessage[]
}): CeremonyResult => orThrow(tryMakeBallotKey(input))

/** The same for data from outside: refuses, with everything that is wrong, where `makeBallotKey` throws. */
export const tryMakeBallotKey = (input: {
  readonly plan: Plan
  readonly messages: readonly CeremonyMessage[]
}): CeremonyResult | Refused => {
  const given = readShape(WHOLE_CEREMONY, input)
  if (given.kind === 'refused') return given
  const plan = readPlan(given.value.plan, 'plan.')
  if (plan.kind === 'refused') return plan
  const messages = given.value.messages.map((message, at) => ({ message, path: `messages[${at}]` }))
  const book = readBook(plan, messages)
  if (book.kind === 'refused') return book
  const problems = failuresIn(book)
  if (problems.length > 0) return { kind: 'failed', problems }
  const missing = (['commitment', 'reveal', 'confirmation'] as const).flatMap((round) => missingOf(book, round))
  return missing.length > 0 ? { kind: 'waiting', missing } : ballotKeyIn(book)
}

/** Who cheated, by the complaints that can be judged: those of shares whose dealer has revealed what they are held against. */
export const failuresIn = ({ plan, sent, complaints }: Book): readonly Problem[] =>
  complaints.flatMap(({ complaint, path }) => {
    const reveal = sent.reveal.get(complaint.deal.holder)
    const index = plan.plan.holders.findIndex(({ holder }) => holder === complaint.holder) + 1
    return reveal === undefined
      ? []
      : [judgeComplaint(complaint, { commitments: pointsOf(reveal.commitments), index }, path)]
  })

/** The ballot key of a ceremony in which all reveals and confirmations have come. */
export const ballotKeyIn = ({
  plan: { plan },
  sent,
}: Book): { readonly kind: 'made'; readonly ballotKey: BallotKey } | Refused => {
  const holders = plan.holders.map(({ holder, identity }) => {
    const { commitments, proof } = sent.reveal.get(holder) as RevealMessage
    const { signature } = sent.confirmation.get(holder) as ConfirmationMessage
    return { holder, identity, commitments, proof, confirmation: signature }
  })
  const { scheme, quorum } = plan
  const ballotKey = { scheme, quorum, holders, key: keyOf(holders.map(({ commitments }) => commitments)) }
  const read = readBallotKey(plan, ballotKey)
  return read.kind === 'refused' ? read : { kind: 'made', ballotKey }
}

/** The sum of the first commitments. */
const keyOf = (commitments: readonly (readonly string[])[]): string =>
  pointText(
    commitments.map(([constant]) => readPoint(constant as string) as Point).reduce((sum, one) => sum.add(one), ZERO),
  )
