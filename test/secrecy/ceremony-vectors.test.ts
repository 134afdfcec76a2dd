import { describe, expect, it } from 'vitest'
import { readBallotKey, type ReadBallotKey } from '../../src/secrecy/ballot-key.js'
import { readCertificates } from '../../src/secrecy/certificates.js'
import { holds } from '../../src/secrecy/claims.js'
import { type Point, pointText, readPoint } from '../../src/secrecy/group.js'
import { type CeremonyMessage, keyOf, type Plan, planFingerprint, tryMakeBallotKey } from '../../src/secrecy/index.js'
import vectors from '../vectors/secrecy/ceremony.json' with { type: 'json' }
import { combined, wrongs } from './ceremony-run.js'

/** The ceremonies as they were made once: what was a key then is one now, and what was refused still is. */
describe('kept ceremonies', () => {
  describe('Always true', () => {
    it.each([vectors.allOf, vectors.quorum])('a ballot key for $plan.scheme of its holders', (kept) => {
      const plan = kept.plan as unknown as Plan
      const messages = kept.messages as unknown as readonly CeremonyMessage[]
      const { ballotKey, holderSecrets, shareKeys } = kept
      expect(planFingerprint(plan)).toBe(kept.planFingerprint)
      expect(tryMakeBallotKey({ plan, messages })).toEqual({ kind: 'made', ballotKey })
      const read = readBallotKey(plan, ballotKey as never) as ReadBallotKey
      expect(read.claims.every(({ equations }) => holds(equations))).toBe(true)
      expect(read.shareKeys.map(pointText)).toEqual(shareKeys)
      expect(holderSecrets.map(({ secret }) => keyOf(secret))).toEqual(shareKeys)
      expect(pointText(combined(plan.scheme, holderSecrets.slice(-plan.quorum)))).toBe(ballotKey.key)
      expect(Object.values(kept.identitySecrets).map(keyOf)).toEqual(plan.holders.map(({ identity }) => identity))
    })

    it('two certificates of a key', () => {
      const { certifiers, ...certified } = vectors.certificates
      const keys = new Map(Object.entries(certifiers).map(([name, key]) => [name, readPoint(key) as Point]))
      const { problems, claims } = readCertificates(certified, keys)
      expect(problems).toEqual([])
      expect(claims.map(({ equations }) => holds(equations))).toEqual([true, true])
    })
  })

  describe('Refused', () => {
    it.each(vectors.refused)('$name', ({ instead, kind, problems }) => {
      const { plan, messages } = vectors.quorum
      const isSame = (one: { readonly kind: string; readonly holder: string }) => (other: typeof one) =>
        one.kind === other.kind && one.holder === other.holder
      const given = [
        ...messages.map((message) => instead.find(isSame(message)) ?? message),
        ...instead.filter((message) => !messages.some(isSame(message))),
      ]
      const answer = tryMakeBallotKey({ plan: plan as never, messages: given as never })
      expect(answer.kind).toBe(kind)
      expect(wrongs(answer)).toEqual(problems)
    })
  })
})
