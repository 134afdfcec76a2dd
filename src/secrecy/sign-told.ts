import * as says from '../problems/en.js'
import { orThrow, problem, type Refused } from '../problems/index.js'
import { readSigner } from './keys.js'
import { proveKnowledge } from './proofs.js'
import { type RandomSource, systemRandom } from './random.js'
import { toldStatement } from './result.js'
import type { SignedTold } from './shapes.js'
import { openCount, type TallyInput } from './tally.js'

/** What a key holder needs to sign what is told: the record, the shares that open the count, and their own identity key. */
export interface SignToldInput extends TallyInput {
  readonly holder: string
  /** The secret of the holder's identity key. */
  readonly secret: string
}

/** A key holder's signature on what is told of a count. */
export interface ToldSigned {
  readonly kind: 'signed'
  readonly signed: SignedTold
}

/**
 * A key holder opens the count themself and signs what is told of it: where less than the sums is told, the signatures of as many holders as are needed stand in the result
 * instead of the shares. Throws what `tallyShares` throws, and `not-the-secret`.
 */
export const signTold = (input: SignToldInput, random: RandomSource = systemRandom): ToldSigned =>
  orThrow(trySignTold(input, random))

/** The same for data from outside: refuses where `signTold` throws. */
export const trySignTold = (
  { record, shares, holder, secret }: SignToldInput,
  random: RandomSource = systemRandom,
): ToldSigned | Refused => {
  const opened = openCount({ record, shares })
  if (opened.kind === 'refused') return opened
  const { vote, closed } = opened.waiting
  const at = vote.ballotKey.holders.findIndex((one) => one.holder === holder)
  const signer = readSigner(secret)
  if (signer === undefined || vote.identities[at]?.equals(signer.key) !== true)
    return {
      kind: 'refused',
      problems: [problem(says.notTheSecret, { path: 'secret', received: undefined, facts: { holder } })],
    }
  const { told } = opened.tally
  const { contest } = vote
  const { close } = closed
  const signature = proveKnowledge('told', toldStatement(vote, close, told), signer, random)
  return { kind: 'signed', signed: { contest, close, holder, told, signature } }
}
