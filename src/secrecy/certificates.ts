import * as says from '../problems/en.js'
import { listedTwiceIn, type Problem, problem } from '../problems/index.js'
import type { JudgedClaim } from './claims.js'
import type { Data } from './encode.js'
import type { Point } from './group.js'
import { signerOf } from './keys.js'
import { type KnowledgeProof, proveKnowledge } from './proofs.js'
import { type RandomSource, systemRandom } from './random.js'
import { signatureEquations } from './seal.js'

/** Somebody says, signed: this is the voting key of that member. */
export interface Certificate {
  readonly by: string
  readonly signature: KnowledgeProof
}

/** Whose voting key it is, and in which cooperative. */
export interface CertifiedKey {
  readonly cooperative: string
  readonly member: string
  readonly key: string
}

/**
 * Certifies a member's voting key, after hearing from that member, by voice or face to face, that the key is theirs. `secret` is that of the certifier's own key: their
 * voting key, or the identity key of a key holder. Throws `not-a-scalar`.
 *
 * @example
 * ```ts
 * import { certifyKey, newSigner } from 'coop-rules/secrecy'
 *
 * const berta = newSigner()
 * const { key } = newSigner()
 * certifyKey({ cooperative: 'bakers', member: 'ana', key, by: 'berta', secret: berta.secret }).by // => 'berta'
 * ```
 */
export const certifyKey = (
  { by, secret, ...key }: CertifiedKey & { readonly by: string; readonly secret: string },
  random: RandomSource = systemRandom,
): Certificate => ({
  by,
  signature: proveKnowledge('certificate', certificateStatement(key, by), signerOf(secret), random),
})

/** So many different people certify a voting key: one alone could hand the operator a member's vote. */
const CERTIFICATES_NEEDED = 2

/**
 * The keys of everybody who may certify, by their ids.
 *
 * @internal
 */
export interface Certifiers {
  readonly get: (id: string) => Point | undefined
}

/**
 * What is wrong with the certificates of a key, and what has to hold of their signatures. `certifiers` are the keys of everybody who may certify: the electorate and the
 * key holders.
 *
 * @internal
 */
export const readCertificates = (
  certified: CertifiedKey & { readonly certificates: readonly Certificate[] },
  certifiers: Certifiers,
): { readonly problems: readonly Problem[]; readonly claims: readonly JudgedClaim[] } => {
  const { member, certificates } = certified
  const people = certificates.map(({ by }) => by)
  const problems = listedTwiceIn(people, 'certificates')
  const claims: JudgedClaim[] = []
  certificates.forEach(({ by, signature }, at) => {
    const path = `certificates[${at}]`
    const key = certifiers.get(by)
    if (by === member) problems.push(problem(says.certifiedByThemself, { path: `${path}.by`, received: by }))
    else if (key === undefined) problems.push(problem(says.notACertifier, { path: `${path}.by`, received: by }))
    else
      claims.push({
        path: `${path}.signature`,
        equations: signatureEquations('certificate', certificateStatement(certified, by), key, signature),
        wrong: problem(says.certificateFalse, { path: `${path}.signature`, received: by, facts: { by, member } }),
      })
  })
  if (new Set(people).size < CERTIFICATES_NEEDED)
    problems.push(
      problem(says.tooFewCertificates, {
        path: 'certificates',
        received: people,
        facts: { needed: CERTIFICATES_NEEDED },
      }),
    )
  return { problems, claims }
}

const certificateStatement = ({ cooperative, member, key }: CertifiedKey, by: string): Data => [
  cooperative,
  member,
  key,
  by,
]
