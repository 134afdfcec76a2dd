import { z } from 'zod'
import { isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import * as says from '../problems/en.js'
import { withdrawalCode } from './cast.js'
import { readSigner } from './keys.js'
import { proveKnowledge } from './proofs.js'
import { type RandomSource, systemRandom } from './random.js'
import { type BallotRecord, stateOf } from './record.js'
import { readShape } from './read-shape.js'
import { type BallotForm, LAST_CAST } from './seal-ballot.js'
import { HEX, ID } from './shapes-keys.js'
import type { Withdrawal } from './shapes.js'

/** A member's last ballot or withdrawal. */
export interface LastCast {
  readonly sequence: number
  readonly trackingCode: string
}

/** Who takes back what. */
export interface WithdrawInput {
  readonly vote: Pick<BallotForm, 'contest'>
  readonly member: string
  /** The ballot that is taken back. */
  readonly replaces: LastCast
  /** The secret of the member's voting key. */
  readonly secret: string
}

/** A withdrawal, ready to be sent to whoever keeps the record, and the code by which the member finds it there. */
export interface WithdrawnBallot {
  readonly kind: 'withdrawn'
  readonly withdrawal: Withdrawal
  readonly trackingCode: string
}

/** Takes a sealed ballot back: as if it had not been cast, but for the record, in which both stand. Throws `not-a-scalar`. */
export const withdrawBallot = (input: WithdrawInput, random: RandomSource = systemRandom): WithdrawnBallot =>
  orThrow(tryWithdrawBallot(input, random))

/** The same for data from outside: refuses where `withdrawBallot` throws. */
export const tryWithdrawBallot = (
  input: WithdrawInput,
  random: RandomSource = systemRandom,
): WithdrawnBallot | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const { secret, ...rest } = input
  const read = readShape(TAKEN_BACK, rest)
  if (read.kind === 'refused') return read
  const {
    vote: { contest },
    member,
    replaces,
  } = read.value
  const signer = readSigner(secret)
  if (signer === undefined)
    return { kind: 'refused', problems: [problem(says.notAScalar, { path: 'secret', received: undefined })] }
  const sequence = replaces.sequence + 1
  const before = replaces.trackingCode
  const signature = proveKnowledge('withdrawal', [contest, member, sequence, before], signer, random)
  const withdrawal = { member, sequence, before, signature }
  return { kind: 'withdrawn', withdrawal, trackingCode: withdrawalCode(contest, withdrawal) }
}

/** Whoever has the whole ballot form may hand it over as it is. */
const TAKEN_BACK = z.strictObject({ vote: z.object({ contest: HEX }), member: ID, replaces: LAST_CAST })

/** What a member has to know of the vote of a record to seal a ballot for it. */
export const ballotFormOf = (record: BallotRecord): BallotForm => {
  const { vote } = stateOf(record)
  if (vote === undefined) throw new TypeError('A record begins with its setup.')
  return { contest: vote.contest, ballotKey: vote.ballotKey.key, asks: vote.about.asks }
}

/** What a member cast or withdrew last in a record: what their next ballot takes the place of. Undefined before their first. */
export const lastCastOf = (record: BallotRecord, member: string): LastCast | undefined => {
  const voter = stateOf(record).voters.get(member)
  const before = voter?.before ?? null
  return voter === undefined || before === null ? undefined : { sequence: voter.sequence, trackingCode: before }
}
