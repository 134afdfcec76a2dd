import { describe, expect, it } from 'vitest'
import type { Data } from '../../src/secrecy/encode.js'
import { allHold, type Equation } from '../../src/secrecy/equations.js'
import { smallExponent } from '../../src/secrecy/exponent.js'
import {
  challengeOf,
  G,
  inverse,
  mod,
  ORDER,
  type Point,
  pointBytes,
  pointText,
  readPoint,
  readScalar,
  type Scalar,
  scalarText,
  times,
  ZERO,
} from '../../src/secrecy/group.js'
import {
  bitEquations,
  type Ciphertext,
  equalityEquations,
  type EqualityProof,
  knowledgeEquation,
  proveBit,
  proveEquality,
  proveKnowledge,
  type SamePower,
} from '../../src/secrecy/proofs.js'
import { randomScalar, testsOnlyRandom } from '../../src/secrecy/random.js'

const random = testsOnlyRandom('proofs')
const secret = (): Scalar => randomScalar(random)
const pair = (): { readonly secret: Scalar; readonly key: Point } => {
  const made = secret()
  return { secret: made, key: times(G, made) }
}
const { key: KEY } = pair()
const holds = (equations: readonly Equation[] | undefined, key = KEY): boolean =>
  equations !== undefined && allHold(equations, key, 'a seed')
const encrypt = (bit: bigint, randomness: Scalar, key = KEY): Ciphertext => ({
  a: times(G, randomness),
  b: times(key, randomness).add(times(G, bit)),
})

/** Whose ballot it is, and which: a statement, and each of its parts changed in turn. */
const STATEMENT = ['c0'.repeat(32), 'ana', 1, null, 0] as const satisfies Data
const CHANGED: Readonly<Record<string, Data>> = {
  'another contest': ['c1'.repeat(32), 'ana', 1, null, 0],
  'another member': ['c0'.repeat(32), 'berta', 1, null, 0],
  'another sequence': ['c0'.repeat(32), 'ana', 2, null, 0],
  'another ballot before': ['c0'.repeat(32), 'ana', 1, 'ab'.repeat(32), 0],
  'another slot': ['c0'.repeat(32), 'ana', 1, null, 1],
  'the same parts in other lists': [['c0'.repeat(32), 'ana', 1, null], 0],
}

/** What could stand in the place of a text of a proof: other digits, the identity, another point, the same scalar written another way. */
const insteadOf = (text: string): readonly string[] => {
  const scalar = BigInt(`0x${Buffer.from(text, 'hex').reverse().toString('hex')}`)
  const flipped = [0, 1, 62, 63].map(
    (at) => text.slice(0, at) + (Number.parseInt(text.charAt(at), 16) ^ 1).toString(16) + text.slice(at + 1),
  )
  return [
    ...flipped,
    scalarText(mod(scalar + 1n)),
    // The same number to whoever does not look whether it is below the order.
    ...(scalar + ORDER < 2n ** 256n ? [scalarText(scalar + ORDER)] : []),
    '0'.repeat(64),
    'f'.repeat(64),
    pointText(G),
    pointText(times(G, 77n)),
    text.toUpperCase() === text ? ' ' : text.toUpperCase(),
    '',
  ].filter((other) => other !== text)
}

/** The proof with one text in it replaced, for each text and each of these. */
const mutationsOf = (proof: unknown): readonly unknown[] => {
  if (typeof proof === 'string') return insteadOf(proof)
  if (Array.isArray(proof))
    return proof.flatMap((one, at) =>
      mutationsOf(one).map((other): unknown => (proof as readonly unknown[]).with(at, other)),
    )
  return Object.entries(proof as object).flatMap(([key, one]) =>
    mutationsOf(one).map((other) => ({ ...(proof as object), [key]: other })),
  )
}

describe('proof of knowledge', () => {
  const signer = pair()
  const proof = proveKnowledge('ballot', STATEMENT, signer, random)
  const check = (tag: string, statement: Data, key: Point, given = proof): boolean => {
    const equation = knowledgeEquation(tag, statement, key, given)
    return holds(equation === undefined ? undefined : [equation])
  }

  it('holds for what it was made for', () => {
    expect(check('ballot', STATEMENT, signer.key)).toBe(true)
  })

  it('holds for nothing else: another part of the statement, another tag, another key', () => {
    for (const [name, statement] of Object.entries(CHANGED))
      expect(check('ballot', statement, signer.key), name).toBe(false)
    expect(check('withdrawal', STATEMENT, signer.key)).toBe(false)
    expect(check('ballot', STATEMENT, pair().key)).toBe(false)
    expect(check('ballot', STATEMENT, signer.key.negate())).toBe(false)
    expect(check('ballot', STATEMENT, ZERO)).toBe(false)
  })

  it('is refused with any of its texts changed', () => {
    for (const mutated of mutationsOf(proof))
      expect(check('ballot', STATEMENT, signer.key, mutated as typeof proof)).toBe(false)
  })
})

describe('proof of the same power', () => {
  const { secret: power, key } = pair()
  const base = pair().key
  const claim: SamePower = { key, base, product: times(base, power) }
  const proof = proveEquality('sum', STATEMENT, claim, power, random)
  const check = (tag: string, statement: Data, given: SamePower, made = proof): boolean =>
    holds(equalityEquations(tag, statement, given, made))

  it('holds for what it was made for', () => {
    expect(check('sum', STATEMENT, claim)).toBe(true)
  })

  it('holds for nothing else: another part of the statement, another tag, any point of the claim', () => {
    for (const [name, statement] of Object.entries(CHANGED)) expect(check('sum', statement, claim), name).toBe(false)
    expect(check('decryption-share', STATEMENT, claim)).toBe(false)
    const other = pair().key
    for (const point of ['key', 'base', 'product'] as const)
      for (const instead of [other, claim[point].negate(), ZERO, G])
        expect(check('sum', STATEMENT, { ...claim, [point]: instead }), point).toBe(false)
    expect(check('sum', STATEMENT, { key: claim.base, base: claim.key, product: claim.product })).toBe(false)
  })

  it('cannot be made for a claim that is false', () => {
    const wrong = { ...claim, product: claim.product.add(G) }
    expect(check('sum', STATEMENT, wrong, proveEquality('sum', STATEMENT, wrong, power, random))).toBe(false)
  })

  it('is refused with any of its texts changed', () => {
    for (const mutated of mutationsOf(proof))
      expect(check('sum', STATEMENT, claim, mutated as typeof proof)).toBe(false)
  })
})

describe('proof of a bit', () => {
  const check = (
    tag: string,
    statement: Data,
    ciphertext: Ciphertext,
    proof: ReturnType<typeof proveBit>,
    key = KEY,
  ): boolean => holds(bitEquations(tag, statement, ciphertext, key, proof), key)

  for (const bit of [0, 1] as const) {
    const randomness = secret()
    const ciphertext = encrypt(BigInt(bit), randomness)
    const proof = proveBit('bit', STATEMENT, ciphertext, { key: KEY, bit, randomness }, random)

    it(`holds for ${bit}`, () => {
      expect(check('bit', STATEMENT, ciphertext, proof)).toBe(true)
    })

    it(`of ${bit} holds for nothing else: another part of the statement, another tag, key, or half of a ciphertext`, () => {
      for (const [name, statement] of Object.entries(CHANGED))
        expect(check('bit', statement, ciphertext, proof), name).toBe(false)
      expect(check('sum', STATEMENT, ciphertext, proof)).toBe(false)
      expect(check('bit', STATEMENT, ciphertext, proof, pair().key)).toBe(false)
      for (const half of ['a', 'b'] as const)
        for (const instead of [pair().key, ciphertext[half].negate(), ciphertext[half].add(G), ZERO])
          expect(check('bit', STATEMENT, { ...ciphertext, [half]: instead }, proof), half).toBe(false)
      expect(check('bit', STATEMENT, { a: ciphertext.b, b: ciphertext.a }, proof)).toBe(false)
    })

    it(`of ${bit} does not hold for the same bit encrypted anew`, () => {
      const again = secret()
      const anew = { a: ciphertext.a.add(times(G, again)), b: ciphertext.b.add(times(KEY, again)) }
      expect(check('bit', STATEMENT, anew, proof)).toBe(false)
    })

    it(`of ${bit} is refused with any of its texts changed`, () => {
      for (const mutated of mutationsOf(proof))
        expect(check('bit', STATEMENT, ciphertext, mutated as typeof proof)).toBe(false)
    })

    it(`of ${bit} is refused with its two branches changed over`, () => {
      const [a, b, c, d] = proof.commit
      const [first, second] = proof.responses
      expect(check('bit', STATEMENT, ciphertext, { ...proof, commit: [c, d, a, b] })).toBe(false)
      expect(check('bit', STATEMENT, ciphertext, { ...proof, responses: [second, first] })).toBe(false)
    })
  }

  it('cannot be made for 2, for -1 or for the bit that it is not', () => {
    const randomness = secret()
    for (const value of [2n, ORDER - 1n, 9n]) {
      const ciphertext = encrypt(value, randomness)
      for (const bit of [0, 1] as const)
        expect(
          check(
            'bit',
            STATEMENT,
            ciphertext,
            proveBit('bit', STATEMENT, ciphertext, { key: KEY, bit, randomness }, random),
          ),
        ).toBe(false)
    }
    const one = encrypt(1n, randomness)
    expect(
      check('bit', STATEMENT, one, proveBit('bit', STATEMENT, one, { key: KEY, bit: 0, randomness }, random)),
    ).toBe(false)
  })

  it('says nothing of which branch is true: both are of the same form', () => {
    const randomness = secret()
    for (const bit of [0, 1] as const) {
      const proof = proveBit('bit', STATEMENT, encrypt(BigInt(bit), randomness), { key: KEY, bit, randomness }, random)
      expect(proof.commit.every((text) => readPoint(text) !== undefined)).toBe(true)
      expect([proof.challenge, ...proof.responses].every((text) => readScalar(text) !== undefined)).toBe(true)
    }
  })
})

/**
 * The weak Fiat-Shamir transformation: a challenge that leaves out part of what is claimed lets whoever proves choose that part afterwards. These are the forgeries, against
 * verifiers weakened on purpose; the same proofs go to ours.
 */
describe('a decryption share forged against a weak challenge', () => {
  type Part = 'ciphertext' | 'factor'
  const weakChallenge = (left: readonly Part[], claim: SamePower, commit: readonly [Point, Point]): Scalar =>
    challengeOf('decryption-share', [
      STATEMENT,
      pointBytes(claim.key),
      ...(left.includes('ciphertext') ? [] : [pointBytes(claim.base)]),
      ...(left.includes('factor') ? [] : [pointBytes(claim.product)]),
      pointBytes(commit[0]),
      pointBytes(commit[1]),
    ])
  const weakVerifier = (left: readonly Part[], claim: SamePower, proof: EqualityProof): boolean => {
    const commit = [readPoint(proof.commit[0]) ?? ZERO, readPoint(proof.commit[1]) ?? ZERO] as const
    const response = readScalar(proof.response) ?? 0n
    const challenge = weakChallenge(left, claim, commit)
    return (
      times(G, response).equals(commit[0].add(times(claim.key, challenge))) &&
      times(claim.base, response).equals(commit[1].add(times(claim.product, challenge)))
    )
  }
  const ours = (claim: SamePower, proof: EqualityProof): boolean =>
    holds(equalityEquations('decryption-share', STATEMENT, claim, proof))
  const written = (commit: readonly [Point, Point], response: Scalar): EqualityProof => ({
    commit: [pointText(commit[0]), pointText(commit[1])],
    response: scalarText(mod(response)),
  })

  const [honest, corrupt] = [pair(), pair()]
  const key = honest.key.add(corrupt.key)
  // Nine ballots: one for, eight against. The tenth comes last.
  const others = Array.from({ length: 9 }, (_, at) => encrypt(at === 4 ? 1n : 0n, secret(), key))
  const sumOf = (ciphertexts: readonly Ciphertext[]): Ciphertext => ({
    a: ciphertexts.reduce((sum, { a }) => sum.add(a), ZERO),
    b: ciphertexts.reduce((sum, { b }) => sum.add(b), ZERO),
  })
  const before = sumOf(others)

  it('turns a tally of 1 into 9 where the challenge has neither ciphertext nor factor, with the last voter; ours refuses it', () => {
    const [nonce, shift] = [secret(), secret()]
    const commit = [times(G, nonce), times(before.a.add(times(G, shift)), nonce)] as const
    const unknown = { key: corrupt.key, base: ZERO, product: ZERO }
    const challenge = weakChallenge(['ciphertext', 'factor'], unknown, commit)
    // The last voter's randomness makes up for a factor that is 8 too small. Their ballot is a good one.
    const randomness = mod(shift - 8n * challenge * inverse(nonce))
    const last = encrypt(0n, randomness, key)
    const lastProof = proveBit('bit', STATEMENT, last, { key, bit: 0, randomness }, random)
    expect(holds(bitEquations('bit', STATEMENT, last, key, lastProof), key)).toBe(true)

    const sum = sumOf([...others, last])
    const claim = { key: corrupt.key, base: sum.a, product: times(sum.a, corrupt.secret).subtract(times(G, 8n)) }
    const proof = written(commit, nonce + challenge * corrupt.secret)
    const tally = (factor: Point): number | undefined =>
      smallExponent(sum.b.subtract(times(sum.a, honest.secret)).subtract(factor), 10)
    expect(tally(times(sum.a, corrupt.secret))).toBe(1)
    expect(tally(claim.product)).toBe(9)
    expect(weakVerifier(['ciphertext', 'factor'], claim, proof)).toBe(true)
    expect(ours(claim, proof)).toBe(false)
  })

  it('makes a false factor hold where the challenge leaves out the factor; ours refuses it', () => {
    const [nonce, shift] = [secret(), secret()]
    const commit = [times(G, nonce), times(before.a, nonce).add(times(G, shift))] as const
    const challenge = weakChallenge(['factor'], { key: corrupt.key, base: before.a, product: ZERO }, commit)
    const wrongBy = times(G, mod(shift * inverse(challenge)))
    const claim = { key: corrupt.key, base: before.a, product: times(before.a, corrupt.secret).subtract(wrongBy) }
    const proof = written(commit, nonce + challenge * corrupt.secret)
    expect(weakVerifier(['factor'], claim, proof)).toBe(true)
    expect(ours(claim, proof)).toBe(false)
  })

  it('makes a false factor hold where the challenge leaves out the ciphertext, with the last voter; ours refuses it', () => {
    const [nonce, e, f] = [secret(), secret(), secret()]
    const commit = [times(G, nonce), times(before.a, nonce).add(times(G, f))] as const
    const product = times(before.a, corrupt.secret).add(times(G, e))
    const challenge = weakChallenge(['ciphertext'], { key: corrupt.key, base: ZERO, product }, commit)
    const response = mod(nonce + challenge * corrupt.secret)
    const randomness = mod((f + challenge * e) * inverse(response))
    const base = before.a.add(times(G, randomness))
    const claim = { key: corrupt.key, base, product }
    const proof = written(commit, response)
    expect(product.equals(times(base, corrupt.secret))).toBe(false)
    expect(weakVerifier(['ciphertext'], claim, proof)).toBe(true)
    expect(ours(claim, proof)).toBe(false)
  })

  it('an honest share holds against all of them', () => {
    const claim = { key: corrupt.key, base: before.a, product: times(before.a, corrupt.secret) }
    expect(ours(claim, proveEquality('decryption-share', STATEMENT, claim, corrupt.secret, random))).toBe(true)
  })
})
