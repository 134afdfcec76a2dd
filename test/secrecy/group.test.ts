import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import sodium from 'libsodium-wrappers-sumo'
import { beforeAll, describe, expect, it } from 'vitest'
import { sumOfManyProducts } from '../../src/secrecy/buckets.js'
import { smallExponent } from '../../src/secrecy/exponent.js'
import {
  G,
  inverse,
  mod,
  ORDER,
  type Point,
  pointText,
  preparePoint,
  readPoint,
  readScalar,
  type Scalar,
  scalarFromWide,
  scalarText,
  sumOfProducts,
  times,
  timesBlinded,
  timesPublic,
  ZERO,
} from '../../src/secrecy/group.js'
import { randomScalar, testsOnlyRandom } from '../../src/secrecy/random.js'
import { always } from '../arbitraries/run.js'

interface Vectors {
  readonly multiples: readonly string[]
  readonly invalid: Readonly<Record<string, readonly string[]>>
}

const vectors = JSON.parse(readFileSync(new URL('../vectors/secrecy/rfc9496.json', import.meta.url), 'utf8')) as Vectors
const invalid = Object.values(vectors.invalid).flat()

const scalars = fc.uint8Array({ minLength: 64, maxLength: 64 }).map(scalarFromWide)
const edges: readonly Scalar[] = [0n, 1n, 2n, ORDER - 1n, ORDER - 2n, 2n ** 252n, 2n ** 252n - 1n]

const bytesOf = (text: string): Uint8Array => sodium.from_hex(text)
const hexOf = (bytes: Uint8Array): string => sodium.to_hex(bytes)

beforeAll(() => sodium.ready)

describe('the group: from the source', () => {
  it('RFC 9496, A.1: has these small multiples', () => {
    let sum: Point = ZERO
    for (const [times, encoding] of vectors.multiples.entries()) {
      expect(pointText(sum)).toBe(encoding)
      expect(pointText(timesPublic(G, BigInt(times)))).toBe(encoding)
      if (times > 0) expect(readPoint(encoding)?.equals(sum)).toBe(true)
      sum = sum.add(G)
    }
  })

  it('RFC 9496, A.2: none of these 29 is an element', () => {
    expect(invalid).toHaveLength(29)
    for (const encoding of invalid) expect(readPoint(encoding)).toBeUndefined()
    for (const encoding of invalid)
      expect(sodium.crypto_core_ristretto255_is_valid_point(bytesOf(encoding))).toBe(false)
  })

  it('agrees with libsodium on thousands of sums, differences and products', () => {
    const random = testsOnlyRandom('points')
    for (let round = 0; round < 700; round++) {
      const [one, other] = [randomScalar(random), randomScalar(random)]
      const [a, b] = [times(G, one), times(G, other)]
      const [aBytes, bBytes] = [bytesOf(pointText(a)), bytesOf(pointText(b))]
      expect(hexOf(sodium.crypto_scalarmult_ristretto255_base(bytesOf(scalarText(one))))).toBe(pointText(a))
      expect(hexOf(sodium.crypto_core_ristretto255_add(aBytes, bBytes))).toBe(pointText(a.add(b)))
      expect(hexOf(sodium.crypto_core_ristretto255_sub(aBytes, bBytes))).toBe(pointText(a.subtract(b)))
      const product = hexOf(sodium.crypto_scalarmult_ristretto255(bytesOf(scalarText(one)), bBytes))
      expect(pointText(times(b, one))).toBe(product)
      expect(pointText(timesPublic(b, one))).toBe(product)
    }
  })

  it('agrees with libsodium on thousands of scalars', () => {
    const random = testsOnlyRandom('scalars')
    for (let round = 0; round < 2000; round++) {
      const wide = random.bytes(64)
      const scalar = scalarFromWide(wide)
      const other = randomScalar(random)
      const [bytes, otherBytes] = [bytesOf(scalarText(scalar)), bytesOf(scalarText(other))]
      expect(scalarText(scalar)).toBe(hexOf(sodium.crypto_core_ristretto255_scalar_reduce(wide)))
      expect(scalarText(mod(scalar + other))).toBe(hexOf(sodium.crypto_core_ristretto255_scalar_add(bytes, otherBytes)))
      expect(scalarText(mod(scalar - other))).toBe(hexOf(sodium.crypto_core_ristretto255_scalar_sub(bytes, otherBytes)))
      expect(scalarText(mod(scalar * other))).toBe(hexOf(sodium.crypto_core_ristretto255_scalar_mul(bytes, otherBytes)))
      expect(scalarText(inverse(other))).toBe(hexOf(sodium.crypto_core_ristretto255_scalar_invert(otherBytes)))
    }
  })

  it('agrees with libsodium on which of thousands of random texts are elements', () => {
    const random = testsOnlyRandom('encodings')
    let elements = 0
    for (let round = 0; round < 3000; round++) {
      const bytes = random.bytes(32)
      // An element has its highest bit at 0, and its lowest: most random bytes would fall at these.
      bytes[31] = (bytes[31] ?? 0) & (round % 4 === 0 ? 0xff : 0x7f)
      bytes[0] = (bytes[0] ?? 0) & (round % 3 === 0 ? 0xff : 0xfe)
      const point = readPoint(hexOf(bytes))
      expect(point !== undefined).toBe(sodium.crypto_core_ristretto255_is_valid_point(bytes))
      if (point !== undefined) elements++
    }
    expect(elements).toBeGreaterThan(100)
  })
})

describe('the group: at the boundary', () => {
  it('multiplies by 0, by 1 and by the order less one', () => {
    for (const point of [G, times(G, 5n), preparePoint(times(G, 7n))]) {
      expect(times(point, 0n).is0()).toBe(true)
      expect(timesPublic(point, 0n).is0()).toBe(true)
      expect(times(point, 1n).equals(point)).toBe(true)
      expect(times(point, ORDER - 1n).equals(point.negate())).toBe(true)
      expect(
        timesPublic(point, ORDER - 1n)
          .add(point)
          .is0(),
      ).toBe(true)
    }
  })

  it('reads a scalar below the order, and none from it on', () => {
    expect(readScalar(scalarText(ORDER - 1n))).toBe(ORDER - 1n)
    expect(readScalar(scalarText(0n))).toBe(0n)
    expect(readScalar(scalarText(ORDER))).toBeUndefined()
    expect(readScalar(scalarText(ORDER + 1n))).toBeUndefined()
    expect(readScalar('f'.repeat(64))).toBeUndefined()
  })

  it('finds every number back from the exponent, and none beyond', () => {
    for (const most of [0, 1, 2, 3, 7, 8, 9, 50, 101])
      for (let number = 0; number <= most + 2; number++)
        expect(smallExponent(timesPublic(G, BigInt(number)), most)).toBe(number <= most ? number : undefined)
    expect(smallExponent(timesPublic(G, ORDER - 1n), 50)).toBeUndefined()
  })

  it('finds sums of 2^28 back', () => {
    const most = 2 ** 28
    for (const number of [0, 1, most - 1, most, 123_456_789])
      expect(smallExponent(timesPublic(G, BigInt(number)), most)).toBe(number)
    expect(smallExponent(timesPublic(G, BigInt(most) + 1n), most)).toBeUndefined()
  })
})

describe('the group: always true', () => {
  it('reads what it writes', () => {
    always(
      fc.property(scalars, (scalar) => {
        const point = times(G, scalar)
        expect(readScalar(scalarText(scalar))).toBe(scalar)
        if (scalar !== 0n) expect(readPoint(pointText(point))?.equals(point)).toBe(true)
      }),
    )
  })

  it('multiplies alike in secret, in public, blinded and by a table', () => {
    always(
      fc.property(scalars, fc.oneof(scalars, fc.constantFrom(...edges)), scalars, (base, scalar, blind) => {
        const point = times(G, base)
        const product = pointText(times(point, scalar))
        expect(pointText(timesPublic(point, scalar))).toBe(product)
        expect(pointText(timesBlinded(point, scalar, blind))).toBe(product)
        expect(pointText(times(G, mod(base * scalar)))).toBe(product)
      }),
      60,
    )
    const prepared = preparePoint(times(G, 99n))
    always(
      fc.property(scalars, (scalar) => {
        expect(times(prepared, scalar).equals(times(G, mod(99n * scalar)))).toBe(true)
      }),
      60,
    )
  })

  it('a long sum is what its terms make one by one, whatever the scalars', () => {
    const random = testsOnlyRandom('sums')
    for (const length of [0, 1, 2, 47, 48, 49, 100, 300]) {
      const secrets = Array.from({ length }, () => randomScalar(random))
      const points = secrets.map((secret) => times(G, secret))
      const factors = secrets.map((_, at) => {
        const edge = edges[at % 20]
        return edge ?? (at % 2 === 0 ? randomScalar(random) : BigInt.asUintN(128, randomScalar(random)))
      })
      const expected = times(G, mod(secrets.reduce((sum, secret, at) => sum + secret * (factors[at] ?? 0n), 0n)))
      expect(sumOfManyProducts(points, factors).equals(expected)).toBe(true)
      expect(sumOfProducts(points, factors).equals(expected)).toBe(true)
    }
  })
})

describe('the group: refused', () => {
  it('the identity is read as no point: no key, no half of a ciphertext, no commitment', () => {
    expect(readPoint('0'.repeat(64))).toBeUndefined()
    expect(pointText(ZERO)).toBe('0'.repeat(64))
  })

  it('capital letters, spaces and other lengths are read as nothing', () => {
    const text = pointText(times(G, 3n))
    for (const wrong of [text.toUpperCase(), ` ${text}`, `${text}\n`, text.slice(2), `${text}00`, `0x${text}`, '']) {
      expect(readPoint(wrong)).toBeUndefined()
      expect(readScalar(wrong)).toBeUndefined()
    }
  })
})
