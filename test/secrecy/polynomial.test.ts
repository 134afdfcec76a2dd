import { ristretto255_FROST as FROST } from '@noble/curves/ed25519.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combineShares } from '../../src/secrecy/ballot-key.js'
import { G, mod, ORDER, pointText, readPoint, readScalar, type Scalar, times } from '../../src/secrecy/group.js'
import { pointAt, valueAt, weightAtZero } from '../../src/secrecy/polynomial.js'
import { testsOnlyRandom } from '../../src/secrecy/index.js'
import { always } from '../arbitraries/run.js'
import rfc9591 from '../vectors/secrecy/rfc9591.json' with { type: 'json' }

const scalarOf = (text: string): Scalar => readScalar(text) as Scalar
const atZero = (shares: readonly { readonly index: number; readonly value: Scalar }[]): Scalar => {
  const indices = shares.map(({ index }) => index)
  return mod(shares.reduce((sum, { index, value }) => sum + value * weightAtZero(index, indices), 0n))
}
const inPlace = (values: readonly Scalar[]) => values.map((value, at) => ({ index: at + 1, value }))

describe('shares of a secret', () => {
  const secret = scalarOf(rfc9591.groupSecretKey)
  const coefficients = [secret, scalarOf(rfc9591.sharePolynomialCoefficient1)]
  const shares = inPlace(rfc9591.participantShares.map(scalarOf))

  describe('From the source', () => {
    it('RFC 9591: the shares of the three participants, and their keys', () => {
      expect(shares.map(({ index }) => valueAt(coefficients, index))).toEqual(shares.map(({ value }) => value))
      const commitments = coefficients.map((one) => times(G, one))
      expect(shares.every(({ index, value }) => pointAt(commitments, index).equals(times(G, value)))).toBe(true)
    })

    it('RFC 9591: any two of the three make the group secret, and the group key', () => {
      expect(pointText(times(G, secret))).toBe(rfc9591.groupPublicKey)
      for (const left of shares) {
        const pair = shares.filter((one) => one !== left)
        expect(atZero(pair)).toBe(secret)
        const points = pair.map(({ index, value }) => ({ index, point: times(G, value) }))
        expect(pointText(combineShares('quorum', points))).toBe(rfc9591.groupPublicKey)
      }
    })

    it('a trusted dealer of another implementation deals what is read here', () => {
      const { bytes } = testsOnlyRandom('dealer')
      for (const [min, max] of [
        [2, 2],
        [2, 5],
        [3, 4],
        [5, 5],
      ] as const) {
        const ids = Array.from({ length: max }, (_, at) => FROST.Identifier.fromNumber(at + 1))
        const dealt = FROST.trustedDealer({ min, max }, ids, undefined, (length = 32) => bytes(length))
        const commitments = dealt.public.commitments.map((one) => readPoint(bytesToHex(one)) as typeof G)
        const values = ids.map((id) =>
          scalarOf(bytesToHex((dealt.secretShares[id] as { signingShare: Uint8Array }).signingShare)),
        )
        values.forEach((value, at) => {
          expect(pointAt(commitments, at + 1).equals(times(G, value))).toBe(true)
        })
        const together = FROST.combineSecret(
          ids.slice(0, min).map((id) => dealt.secretShares[id] as never),
          { min, max },
        )
        expect(atZero(inPlace(values).slice(max - min))).toBe(scalarOf(bytesToHex(together)))
      }
    })

    it('a ceremony of another implementation comes to the keys that are worked out here', () => {
      const { bytes } = testsOnlyRandom('ceremony')
      const signers = { min: 3, max: 4 }
      const ids = [1, 2, 3, 4].map((number) => FROST.Identifier.fromNumber(number))
      const first = ids.map((id) => FROST.DKG.round1(id, signers, undefined, (length = 32) => bytes(length)))
      const others = (at: number) => first.filter((_, other) => other !== at).map((one) => one.public)
      const second = first.map((one, at) => FROST.DKG.round2(one.secret, others(at)))
      const keys = first.map((one, at) => {
        const dealt = second.flatMap((shares, from) => (from === at ? [] : [shares[ids[at] as string] as never]))
        return FROST.DKG.round3(one.secret, others(at), dealt)
      })
      const parts = first.map((one) => one.public.commitment.map((point) => readPoint(bytesToHex(point)) as typeof G))
      const key = combineShares(
        'all-of',
        parts.map(([point], at) => ({ index: at + 1, point: point as typeof G })),
      )
      const values = keys.map((one) => scalarOf(bytesToHex(one.secret.signingShare)))
      values.forEach((value, at) => {
        const shareKey = parts.map((commitments) => pointAt(commitments, at + 1)).reduce((sum, one) => sum.add(one))
        expect(shareKey.equals(times(G, value))).toBe(true)
      })
      expect(times(G, atZero(inPlace(values).slice(1))).equals(key)).toBe(true)
      expect(pointText(key)).toBe(bytesToHex(keys[0]?.public.commitments[0] as Uint8Array))
    })
  })

  describe('Always true', () => {
    const scalar = fc.bigInt({ min: 0n, max: ORDER - 1n })

    it('as many values as coefficients make the constant, wherever they lie and in whatever order', () => {
      const places = fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { minLength: 5, maxLength: 5 })
      always(
        fc.property(fc.array(scalar, { minLength: 1, maxLength: 5 }), places, (drawn, indices) => {
          const values = indices.map((index) => ({ index, value: valueAt(drawn, index) }))
          expect(atZero(values.slice(0, drawn.length))).toBe(drawn[0])
          expect(atZero(values)).toBe(drawn[0])
        }),
      )
    })

    it('one fewer fit every secret there is', () => {
      always(
        fc.property(scalar, scalar, scalar, scalar, (a, b, c, other) => {
          const seen = [1, 2].map((index) => ({ index, value: valueAt([a, b, c], index) }))
          const zero = { index: 0, value: other }
          const weight = (index: number, at: number, places: readonly number[]) =>
            weightAtZero(
              index - at,
              places.map((place) => place - at),
            )
          // The parabola through what two holders have and any other secret: it goes through what they have.
          const third = {
            index: 3,
            value: mod([zero, ...seen].reduce((sum, one) => sum + one.value * weight(one.index, 3, [0, 1, 2]), 0n)),
          }
          expect(atZero([...seen, third])).toBe(other)
        }),
      )
    })
  })
})
