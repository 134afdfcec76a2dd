import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import { openShare } from './ceremony-deal.js'
import { type ComplaintMessage, type DealMessage, type SealedShare, signMessage } from './ceremony-messages.js'
import { type Data, fingerprintOf } from './encode.js'
import type { Equation } from './equations.js'
import { type Point, pointText, readPoint } from './group.js'
import { equalityEquations, proveEquality } from './proofs.js'
import type { RandomSource } from './random.js'
import type { Signer } from './seal.js'

/** Complains of a share: opens it for everybody, with a proof that it is opened rightly. Nothing else becomes open by that, for its sender proved to have made it. */
export const complainOf = (
  { holder, deal, share, shared }: { holder: string; deal: DealMessage; share: SealedShare; shared: Point },
  signer: Signer,
  random: RandomSource,
): ComplaintMessage => {
  const { plan } = deal
  const claim = { key: signer.key, base: readPoint(share.ephemeral) as Point, product: shared }
  const proof = proveEquality('complaint', complaintStatement(holder, deal), claim, signer.secret, random)
  return signMessage({ kind: 'complaint', plan, holder, deal, shared: pointText(shared), proof }, signer, random)
}

/** What has to hold of a complaint before it is judged: it opens the share for this holder, and rightly. */
export const complaintEquations = (complaint: ComplaintMessage, identity: Point): readonly Equation[] | undefined => {
  const { holder, deal } = complaint
  const share = deal.shares.find(({ to }) => to === holder)
  const base = share && readPoint(share.ephemeral)
  const product = readPoint(complaint.shared)
  return base === undefined || product === undefined
    ? undefined
    : equalityEquations(
        'complaint',
        complaintStatement(holder, deal),
        { key: identity, base, product },
        complaint.proof,
      )
}

/** Who is in the wrong: the dealer, if the opened share does not fit what they committed to, else whoever complains. `index` is the place of the complainer. */
export const judgeComplaint = (
  { plan, holder, deal, shared }: ComplaintMessage,
  dealt: { readonly commitments: readonly Point[]; readonly index: number },
  path: string,
): Problem => {
  const dealer = deal.holder
  const share = deal.shares.find(({ to }) => to === holder) as SealedShare
  const opened = openShare({ plan, from: dealer, to: holder }, share, readPoint(shared) as Point, dealt)
  const facts = { dealer, holder }
  return opened === undefined
    ? problem(says.dealerLied, { path: `${path}.deal`, received: dealer, facts })
    : problem(says.complaintFalse, { path, received: holder, facts })
}

const complaintStatement = (holder: string, deal: DealMessage): Data => [
  holder,
  fingerprintOf('ceremony-deal', deal as unknown as Data),
]
