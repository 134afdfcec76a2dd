import { z } from 'zod'
import { idProblem, isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import * as says from '../problems/en.js'
import { type SealedChoice, tryBitsOf } from './choice.js'
import { type Asks, layoutOf } from './contest.js'
import { readBallotKeyPoint } from './group.js'
import { readSigner } from './keys.js'
import { type RandomSource, systemRandom } from './random.js'
import { ASKS, askProblems } from './read-contest.js'
import { readShape } from './read-shape.js'
import { type Opening, sealBits, type SealedBallot, trackingCode, type VoteContext } from './seal.js'
import { HEX } from './shapes-keys.js'

/** What a member has to know of a vote to seal a ballot for it. */
export interface BallotForm {
  /** The fingerprint of the first entry of the ballot record. */
  readonly contest: string
  /** The ballot key that the key holders made. */
  readonly ballotKey: string
  readonly asks: Asks
}

/** Who says what, and with which key they sign it. */
export interface SealInput {
  readonly vote: BallotForm
  readonly member: string
  readonly choice: SealedChoice
  /** The member's last ballot or withdrawal in the record, where there is one: this ballot takes its place. */
  readonly replaces?: { readonly sequence: number; readonly trackingCode: string }
  /** The secret of the member's voting key. */
  readonly secret: string
}

/** A sealed ballot, ready to be cast; or to be opened instead, for those who want to see whether their device seals what they said. */
export interface Sealed {
  readonly kind: 'sealed'
  readonly ballot: SealedBallot
  /** Whoever sees it sees the choice: it is for the member alone, who forgets it once the ballot is cast. */
  readonly opening: Opening
  readonly trackingCode: string
}

/**
 * Seals a ballot: encrypts what the member says, proves that it is something a ballot may say, and signs it with their voting key.
 *
 * JavaScript cannot erase numbers: the randomness stays in memory until the engine needs the room. A device that somebody else reads afterwards may give it away.
 *
 * Throws `not-a-name` for the member's id; `not-a-point` and `not-a-scalar` for keys that are none; what `bitsOf` throws for a choice that the vote does not know.
 *
 * @example
 * ```ts
 * import { newSigner, sealBallot } from 'coop-rules/secrecy'
 *
 * const { secret } = newSigner()
 * const { key: ballotKey } = newSigner()
 * const vote = { contest: '0'.repeat(64), ballotKey, asks: { kind: 'yes-no' } } as const
 * sealBallot({ vote, member: 'ana', choice: 'for', secret }).ballot.slots.length // => 1
 * ```
 */
export const sealBallot = (input: SealInput, random: RandomSource = systemRandom): Sealed =>
  orThrow(trySealBallot(input, random))

/** The same for data from outside: refuses, with everything that is wrong, where `sealBallot` throws. */
export const trySealBallot = (input: SealInput, random: RandomSource = systemRandom): Sealed | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const unnamed = idProblem(input.member, 'member')
  if (unnamed !== undefined) return { kind: 'refused', problems: [unnamed] }
  const form = readShape(FORM, { vote: input.vote, replaces: input.replaces })
  if (form.kind === 'refused') return form
  const { member, choice, secret: secretText } = input
  const { vote, replaces } = form.value
  const unasked = askProblems(vote.asks).map((found) => ({ ...found, path: `vote.${found.path}` }))
  if (unasked.length > 0) return { kind: 'refused', problems: unasked }
  const context = voteContextOf(vote)
  if (context === undefined)
    return {
      kind: 'refused',
      problems: [problem(says.notAPoint, { path: 'vote.ballotKey', received: vote.ballotKey })],
    }
  const signer = readSigner(secretText)
  // What came instead is not shown: it may be most of a secret.
  if (signer === undefined)
    return { kind: 'refused', problems: [problem(says.notAScalar, { path: 'secret', received: undefined })] }
  const read = tryBitsOf(vote.asks, choice)
  if (read.kind === 'refused') return read
  const place =
    replaces === undefined
      ? { member, sequence: 1, before: null }
      : { member, sequence: replaces.sequence + 1, before: replaces.trackingCode }
  const { ballot, opening } = sealBits(context, place, read.bits, signer, random)
  return { kind: 'sealed', ballot, opening, trackingCode: trackingCode(context, ballot) }
}

/** A member's last ballot or withdrawal, as data from outside. */
export const LAST_CAST = z.strictObject({ sequence: z.int().min(1), trackingCode: HEX })

const FORM = z.strictObject({
  vote: z.strictObject({ contest: HEX, ballotKey: z.string(), asks: ASKS }),
  replaces: LAST_CAST.optional(),
})

/** What proofs of ballots are about: the vote, its key as a point, and its slots. Undefined where the key is no point. */
export const voteContextOf = ({ contest, ballotKey, asks }: BallotForm): VoteContext | undefined => {
  const key = readBallotKeyPoint(ballotKey)
  return key === undefined ? undefined : { contest, key, layout: layoutOf(asks) }
}
