import { sealShare } from '../../src/secrecy/ceremony-deal.js'
import {
  type CommitmentMessage,
  type DealMessage,
  partStatement,
  revealFingerprint,
  type RevealMessage,
  type SealedShare,
  signMessage,
} from '../../src/secrecy/ceremony-messages.js'
import { G, readPoint, type Scalar } from '../../src/secrecy/group.js'
import {
  type CeremonyMessage,
  type KeyPair,
  planFingerprint,
  testsOnlyRandom,
  tryMakeBallotKey,
} from '../../src/secrecy/index.js'
import { signerOf } from '../../src/secrecy/keys.js'
import { proveKnowledge } from '../../src/secrecy/proofs.js'
import type { Signer } from '../../src/secrecy/seal.js'
import { type Planned, planned, wholeCeremony } from './ceremony-run.js'

export const random = testsOnlyRandom('cheats')
export const ZERO_POINT = '00'.repeat(32)
/** Three key holders, nuria, olga and pau, of whom two are needed; and their ceremony. */
export const THREE = planned('quorum', 2, 3)
export const WHOLE = wholeCeremony(THREE)
export const fingerprint = planFingerprint(THREE.plan)

export const signerIn = ({ identities }: Planned, holder: string): Signer =>
  signerOf((identities.get(holder) as KeyPair).secret)
export const sentBy = <Kind extends CeremonyMessage['kind']>(
  holder: string,
  kind: Kind,
  messages: readonly CeremonyMessage[] = WHOLE.messages,
) => messages.find((one) => one.holder === holder && one.kind === kind) as CeremonyMessage & { readonly kind: Kind }
/** The messages of the whole ceremony, with these in the place of those of the same holder and kind. */
export const withInstead = (...others: readonly CeremonyMessage[]): readonly CeremonyMessage[] =>
  WHOLE.messages.map(
    (message) => others.find(({ holder, kind }) => holder === message.holder && kind === message.kind) ?? message,
  )
export const keyMade = (messages: readonly CeremonyMessage[], { plan } = THREE) => tryMakeBallotKey({ plan, messages })
/** The places of these kinds of messages of a holder among all. */
export const placeOf = (holder: string, kind: CeremonyMessage['kind']): string =>
  `messages[${WHOLE.messages.findIndex((one) => one.holder === holder && one.kind === kind)}]`

/** A reveal of olga's that says anything at all, and the commitment to it, both signed. */
export const revealed = (
  commitments: readonly string[],
  secret: Scalar,
  of = THREE,
): readonly [CommitmentMessage, RevealMessage] => {
  const plan = planFingerprint(of.plan)
  const signer = signerIn(of, 'olga')
  const constant = { secret, key: readPoint(commitments[0] as string) ?? G }
  const proof = proveKnowledge('key-share', partStatement(plan, { holder: 'olga', commitments }), constant, random)
  const reveal = signMessage({ kind: 'reveal', plan, holder: 'olga', commitments, proof } as const, signer, random)
  return [
    signMessage(
      { kind: 'commitment', plan, holder: 'olga', reveal: revealFingerprint(reveal) } as const,
      signer,
      random,
    ),
    reveal,
  ]
}

/** A deal of olga's with another share for pau, signed. */
export const dealWith = (share: (fitting: SealedShare) => SealedShare): DealMessage => {
  const { kind, plan, holder, reveal, shares } = sentBy('olga', 'deal')
  return signMessage(
    { kind, plan, holder, reveal, shares: shares.map((one) => (one.to === 'pau' ? share(one) : one)) },
    signerIn(THREE, 'olga'),
    random,
  )
}
export const wrongShare = (value: Scalar): SealedShare =>
  sealShare({ plan: fingerprint, from: 'olga', to: 'pau' }, signerIn(THREE, 'pau').key, value, random)
