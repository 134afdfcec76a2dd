import { z } from 'zod'
import * as says from '../problems/en.js'
import { orThrow, type Problem, problem, type Refused } from '../problems/index.js'
import type { HolderSecret } from './ceremony.js'
import type { ClosedCount } from './counts.js'
import { pointText, timesBlinded } from './group.js'
import { readSigner } from './keys.js'
import { type Ciphertext, proveEquality } from './proofs.js'
import { type RandomSource, randomScalar, systemRandom } from './random.js'
import { readShape } from './read-shape.js'
import { type BallotRecord, knownRecord } from './record.js'
import { shareStatement } from './result.js'
import type { Signer } from './seal.js'
import { HEX, ID, SECRET } from './shapes-keys.js'
import type { ShareMessage } from './shapes.js'
import type { RecordState, Vote } from './state.js'

/** What a key holder keeps in mind of a count they shared: never to share another one in its place. */
export interface RememberedShare {
  readonly plan: string
  readonly contest: string
  readonly count: number
  /** The fingerprint of the close. */
  readonly close: string
}

/** A key holder's decryption shares of a count, to be sent to the other key holders, and what to remember. */
export interface Shared {
  readonly kind: 'shared'
  readonly message: ShareMessage
  readonly remember: RememberedShare
}

/** The record, what the ceremony left a key holder with, and what they remember of counts before. */
export interface ShareInput {
  readonly record: BallotRecord
  readonly holderSecret: HolderSecret
  readonly remembered?: readonly RememberedShare[]
}

/**
 * A key holder's part in opening a count. It takes the whole record, and never a ciphertext: every entry is checked, the sum is worked out anew, and the disclosure rules are
 * applied to everything that was told before, so that whoever keeps the record can ask for no more than the rules tell. A record that is not the one of which this holder
 * shared an earlier count is refused, for two versions of one count could be held against each other.
 *
 * Keep `remember` before the message is sent. The secret cannot be erased from the memory of JavaScript: end the program, and destroy its file after the last count.
 *
 * Throws `not-closed`, `nothing-may-be-told`, `other-vote`, `not-the-secret`, `forked-record`, and what `readRecord` throws.
 */
export const shareOf = (input: ShareInput, random: RandomSource = systemRandom): Shared =>
  orThrow(tryShareOf(input, random))

/** The same for data from outside: refuses where `shareOf` throws. */
export const tryShareOf = (
  { record, holderSecret, remembered = [] }: ShareInput,
  random: RandomSource = systemRandom,
): Shared | Refused => {
  const read = readShape(OWN, { holderSecret, remembered })
  if (read.kind === 'refused') return read
  const known = knownRecord(record)
  if (known.kind === 'refused') return known
  const { state } = known
  const { vote, closed } = state
  if (vote === undefined || closed === undefined)
    return refused(problem(says.notClosed, { path: '', received: undefined }))
  if (closed.assessment.kind === 'nothing')
    return refused(problem(says.nothingMayBeTold, { path: `[${state.entries - 1}].release`, received: 'nothing' }))
  const own = read.value.holderSecret
  const fork = forkProblem(state, vote, closed, read.value.remembered)
  const secret = secretOf(vote, own)
  if ('code' in secret) return refused(secret)
  if (fork !== undefined) return refused(fork)

  const { holder, index } = own
  const shareKey = vote.shareKeys[index - 1] as Vote['key']
  const shares = closed.sums.map((encrypted: Ciphertext, sum) => {
    const base = encrypted.a
    const product = timesBlinded(base, secret.secret, randomScalar(random))
    const statement = shareStatement(vote, closed.close, holder, sum, encrypted)
    const proof = proveEquality('decryption-share', statement, { key: shareKey, base, product }, secret.secret, random)
    return { point: pointText(product), proof }
  })
  const { contest, plan } = vote
  const { close, count } = closed
  return { kind: 'shared', message: { contest, close, holder, shares }, remember: { plan, contest, count, close } }
}

const OWN = z.strictObject({
  holderSecret: z.strictObject({ plan: HEX, holder: ID, index: z.int().min(1), secret: SECRET }),
  remembered: z.array(z.strictObject({ plan: HEX, contest: HEX, count: z.int().min(1), close: HEX })),
})

const refused = (...problems: readonly Problem[]): Refused => ({ kind: 'refused', problems })

/** The secret, where it is the one of this holder under this ballot key. */
const secretOf = (vote: Vote, { plan, holder, index, secret }: HolderSecret): Signer | Problem => {
  if (plan !== vote.plan) return problem(says.otherVote, { path: 'holderSecret.plan', received: plan })
  const signer = readSigner(secret)
  const mine = vote.ballotKey.holders[index - 1]?.holder === holder
  return signer !== undefined && mine && vote.shareKeys[index - 1]?.equals(signer.key) === true
    ? signer
    : problem(says.notTheSecret, { path: 'holderSecret', received: undefined, facts: { holder } })
}

/** One ballot key serves one record, and every count that was shared stands in it as it was shared. */
const forkProblem = (
  { counts }: RecordState,
  { plan, contest }: Vote,
  closed: ClosedCount,
  remembered: readonly RememberedShare[],
): Problem | undefined => {
  const closes = [...counts, closed].map(({ close }) => close)
  const at = remembered.findIndex(
    (one) => one.plan === plan && (one.contest !== contest || closes[one.count - 1] !== one.close),
  )
  const { count, close } = remembered[at] ?? { count: 0, close: '' }
  return at === -1
    ? undefined
    : problem(says.forkedRecord, { path: `remembered[${at}]`, received: close, facts: { count } })
}
