import { describe, expect, it } from 'vitest'
import { bitsOf } from '../../src/secrecy/choice.js'
import { type Asks, type Layout, layoutOf } from '../../src/secrecy/contest.js'
import { allHold } from '../../src/secrecy/equations.js'
import {
  G,
  ORDER,
  type Point,
  pointText,
  preparePoint,
  readPoint,
  readScalar,
  scalarText,
  times,
} from '../../src/secrecy/group.js'
import {
  type Bit,
  newSigner,
  sealBallot,
  type SealedBallot,
  type SealInput,
  testsOnlyRandom,
  trySealBallot,
  tryWithdrawBallot,
  type WithdrawInput,
} from '../../src/secrecy/index.js'
import { randomScalar } from '../../src/secrecy/random.js'
import { opens, readSealed, sealBits, trackingCode, type VoteContext } from '../../src/secrecy/seal.js'

const random = testsOnlyRandom('seal')
const keySecret = randomScalar(random)
const KEY = preparePoint(times(G, keySecret))
const voterSecret = randomScalar(random)
const VOTER = { secret: voterSecret, key: times(G, voterSecret) }
const PLACE = { member: 'ana', sequence: 1, before: null }

const YES_NO: Asks = { kind: 'yes-no' }
const NUMBER: Asks = { kind: 'number', min: '0', max: '100', step: '1' }
const CHOOSE: Asks = { kind: 'choose', options: ['ana', 'berta', 'carlos', 'dora'], least: 1, most: 3 }

const voteOn = (asks: Asks, contest = 'c0'.repeat(32)): VoteContext => ({ contest, key: KEY, layout: layoutOf(asks) })
const seal = (asks: Asks, bits: readonly Bit[], place = PLACE): ReturnType<typeof sealBits> =>
  sealBits(voteOn(asks), place, bits, VOTER, random)

/** Everything that is wrong with a ballot: places. An empty list is a good ballot. */
const wrongs = (vote: VoteContext, ballot: SealedBallot, key: Point = VOTER.key): readonly string[] => {
  const read = readSealed(vote, ballot, key)
  if ('wrongAt' in read) return [read.wrongAt]
  return read.claims
    .filter(({ equations }) => equations === undefined || !allHold(equations, vote.key, 'seed'))
    .map(({ path }) => path)
}

const decrypted = (ballot: SealedBallot): readonly number[] =>
  ballot.slots.map(({ a, b }) => {
    const left = (readPoint(b) as Point).subtract(times(readPoint(a) as Point, keySecret))
    return left.is0() ? 0 : left.equals(G) ? 1 : -1
  })

/** The ballot with what it says of others taken over, and signed anew by whoever takes it over. */
const signedAnew = (vote: VoteContext, ballot: SealedBallot, layout: Layout = vote.layout): SealedBallot => {
  const { ballot: own } = sealBits(
    { ...vote, layout },
    PLACE,
    ballot.slots.map((): Bit => 0),
    VOTER,
    random,
  )
  return { ...ballot, signature: own.signature }
}

const CASES: readonly (readonly [name: string, asks: Asks, bits: readonly (readonly Bit[])[]])[] = [
  ['yes or no', YES_NO, [[0], [1]]],
  ['a number', NUMBER, ['0', '1', '50', '63', '64', '99', '100'].map((choice) => bitsOf(NUMBER, choice).bits)],
  [
    'options',
    CHOOSE,
    [['ana'], ['berta', 'dora'], ['ana', 'carlos', 'dora']].map((choice) => bitsOf(CHOOSE, choice).bits),
  ],
]

describe('sealing', () => {
  describe('Always true', () => {
    for (const [name, asks, all] of CASES)
      it(`${name}: holds, decrypts to what was sealed, and is opened by its own opening only`, () => {
        for (const bits of all) {
          const { ballot, opening } = seal(asks, bits)
          const vote = voteOn(asks)
          expect(wrongs(vote, JSON.parse(JSON.stringify(ballot)) as SealedBallot)).toEqual([])
          expect(decrypted(ballot)).toEqual(bits)
          expect(opens(vote, ballot, opening)).toBe(true)
          expect(opens(vote, ballot, { ...opening, bits: opening.bits.with(0, opening.bits[0] === 0 ? 1 : 0) })).toBe(
            false,
          )
          const [first = ''] = opening.randomness
          const others = [scalarText(1n), scalarText((readScalar(first) ?? 0n) + ORDER), '0'.repeat(64), '']
          for (const other of others)
            expect(opens(vote, ballot, { ...opening, randomness: opening.randomness.with(0, other) })).toBe(false)
          expect(opens(vote, ballot, { bits: bits.slice(1), randomness: opening.randomness })).toBe(false)
          const fresh = seal(asks, bits).ballot
          expect(opens(vote, fresh, opening)).toBe(false)
          // Half of another ciphertext is enough for it to be another ballot.
          const halves = fresh.slots.flatMap(({ a, b }, at) => [
            { at, a },
            { at, b },
          ])
          for (const { at, ...half } of halves) {
            const slots = ballot.slots.with(at, { ...(ballot.slots[at] as SealedBallot['slots'][number]), ...half })
            expect(opens(vote, { ...ballot, slots }, opening)).toBe(false)
          }
        }
      })

    it('two ballots that say the same have nothing in common but their place', () => {
      const texts = [seal(YES_NO, [1]), seal(YES_NO, [1])].map(
        ({ ballot }) => new Set(JSON.stringify(ballot).match(/[0-9a-f]{64}/g)),
      ) as [Set<string>, Set<string>]
      expect([...texts[0]].filter((text) => texts[1].has(text))).toEqual([])
    })

    it('with the same seed a ballot is the same, to the last digit', () => {
      const made = (): SealedBallot =>
        sealBits(voteOn(NUMBER), PLACE, bitsOf(NUMBER, '72').bits, VOTER, testsOnlyRandom('same')).ballot
      expect(made()).toEqual(made())
    })

    it('the tracking code names the vote and everything in the ballot', () => {
      const { ballot } = seal(YES_NO, [1])
      const code = trackingCode(voteOn(YES_NO), ballot)
      expect(code).toMatch(/^[0-9a-f]{64}$/)
      expect(trackingCode(voteOn(YES_NO, 'c1'.repeat(32)), ballot)).not.toBe(code)
      expect(trackingCode(voteOn(YES_NO), { ...ballot, sequence: 2 })).not.toBe(code)
      expect(
        trackingCode(voteOn(YES_NO), { ...ballot, signature: { ...ballot.signature, response: scalarText(1n) } }),
      ).not.toBe(code)
    })
  })

  describe('Refused', () => {
    const vote = voteOn(YES_NO)
    const { ballot } = seal(YES_NO, [1])
    const everything = ['slots[0].proof', 'signature']

    it('for another member, sequence, ballot before, vote, voting key or ballot key', () => {
      expect(wrongs(vote, { ...ballot, member: 'berta' })).toEqual(everything)
      expect(wrongs(vote, { ...ballot, sequence: 2 })).toEqual(everything)
      expect(wrongs(vote, { ...ballot, before: 'ab'.repeat(32) })).toEqual(everything)
      expect(wrongs(voteOn(YES_NO, 'c1'.repeat(32)), ballot)).toEqual(everything)
      expect(wrongs({ ...vote, key: KEY.add(G) }, ballot)).toEqual(['slots[0].proof'])
      expect(wrongs(vote, ballot, VOTER.key.negate())).toEqual(['signature'])
    })

    it('a slot copied from another member, though it is signed with the own key', () => {
      const { ballot: theirs } = sealBits(vote, { ...PLACE, member: 'berta' }, [1], VOTER, random)
      const copied = signedAnew(vote, { ...ballot, slots: theirs.slots })
      expect(wrongs(vote, copied)).toContain('slots[0].proof')
    })

    it('slots in another order, or one in the place of another', () => {
      const number = voteOn(NUMBER)
      const { ballot: sealed } = seal(NUMBER, bitsOf(NUMBER, '37').bits)
      const [first, second, ...rest] = sealed.slots as [SealedBallot['slots'][number], SealedBallot['slots'][number]]
      expect(wrongs(number, signedAnew(number, { ...sealed, slots: [second, first, ...rest] }))).toEqual([
        'slots[0].proof',
        'slots[1].proof',
        'signature',
      ])
      expect(wrongs(number, { ...sealed, slots: [first, first, ...rest] })).toEqual(['slots[1].proof', 'signature'])
    })

    it('a ballot encrypted anew by somebody who cannot read it', () => {
      const again = randomScalar(random)
      const [slot] = ballot.slots as [SealedBallot['slots'][number]]
      const anew = {
        ...slot,
        a: pointText((readPoint(slot.a) as Point).add(times(G, again))),
        b: pointText((readPoint(slot.b) as Point).add(times(KEY, again))),
      }
      expect(wrongs(vote, { ...ballot, slots: [anew] })).toEqual(everything)
    })

    it('more or fewer slots than the vote has, or a sum where there is none', () => {
      const [slot] = ballot.slots as [SealedBallot['slots'][number]]
      expect(wrongs(vote, { ...ballot, slots: [] })).toEqual(['slots'])
      expect(wrongs(vote, { ...ballot, slots: [slot, slot] })).toEqual(['slots'])
      const { ballot: chosen } = seal(CHOOSE, bitsOf(CHOOSE, ['ana']).bits)
      const { sum, ...withoutSum } = chosen
      expect(wrongs(voteOn(CHOOSE), withoutSum)).toEqual(['sum'])
      expect(wrongs(vote, sum === undefined ? ballot : { ...ballot, sum })).toEqual(['sum'])
    })

    it('the identity, and encodings that are none, as half of a ciphertext', () => {
      const [slot] = ballot.slots as [SealedBallot['slots'][number]]
      for (const half of ['a', 'b'] as const)
        for (const wrong of ['0'.repeat(64), 'f'.repeat(64), slot[half].toUpperCase(), ''])
          expect(wrongs(vote, { ...ballot, slots: [{ ...slot, [half]: wrong }] })).toEqual([`slots[0].${half}`])
    })

    it('options: too many or too few ones, though each is a bit', () => {
      for (const bits of [
        [0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 1, 1],
        [1, 1, 1, 1, 0, 0],
        [1, 1, 1, 1, 1, 1],
        [1, 1, 0, 0, 0, 0],
      ] as const satisfies readonly (readonly Bit[])[]) {
        const { ballot: wrong } = seal(CHOOSE, bits)
        const ones = bits.reduce((sum: number, bit) => sum + bit, 0)
        expect(wrongs(voteOn(CHOOSE), wrong)).toEqual(ones === 3 ? [] : ['sum'])
      }
    })

    it('every text of every slot, sum and signature changed', () => {
      const chosen = seal(CHOOSE, bitsOf(CHOOSE, ['ana']).bits).ballot
      const text = JSON.stringify(chosen)
      const places = [...text.matchAll(/[0-9a-f]{64}/g)].map(({ index }) => index)
      expect(places.length).toBe(6 * 9 + 3 + 2)
      for (const [round, place] of places.entries()) {
        const at = place + ((round * 7) % 64)
        const digit = (Number.parseInt(text.charAt(at), 16) ^ 1).toString(16)
        const changed = JSON.parse(text.slice(0, at) + digit + text.slice(at + 1)) as SealedBallot
        expect(wrongs(voteOn(CHOOSE), changed), `at ${at}`).not.toEqual([])
      }
    })
  })
})

describe('a ballot by one call', () => {
  const vote = { contest: 'c0'.repeat(32), ballotKey: pointText(KEY), asks: NUMBER }
  const secret = scalarText(voterSecret)

  it('says what the member said, and the next one takes its place', () => {
    const first = sealBallot({ vote, member: 'ana', choice: '37', secret }, random)
    expect(wrongs(voteOn(NUMBER), first.ballot)).toEqual([])
    expect(decrypted(first.ballot)).toEqual(bitsOf(NUMBER, '37').bits)
    const replaces = { sequence: 1, trackingCode: first.trackingCode }
    const { ballot } = sealBallot({ vote, member: 'ana', choice: '38', secret, replaces }, random)
    expect([ballot.sequence, ballot.before]).toEqual([2, first.trackingCode])
    expect(wrongs(voteOn(NUMBER), ballot)).toEqual([])
  })

  it('takes the random bytes of the system where none are given', () => {
    const yesNo = { ...vote, asks: YES_NO }
    const made = [1, 2].map(() => sealBallot({ vote: yesNo, member: 'ana', choice: 'for', secret }).ballot)
    expect(made[0]?.slots).not.toEqual(made[1]?.slots)
    for (const ballot of made) expect(wrongs(voteOn(YES_NO), ballot)).toEqual([])
  })

  it('refuses a form that is none, with everything that is wrong, and throws nothing', () => {
    const { key, secret } = newSigner()
    const vote = { contest: '0'.repeat(64), ballotKey: key, asks: { kind: 'yes-no' } } as const
    const wrongs = (input: unknown) => {
      const answer = trySealBallot(input as SealInput)
      return answer.kind === 'refused' ? answer.problems.map(({ path }) => path) : []
    }
    expect(wrongs(null)).toEqual([''])
    expect(wrongs({ member: 'ana', choice: 'for', secret })).toEqual(['vote'])
    expect(wrongs({ vote: { ...vote, asks: { kind: 'no' } }, member: 'ana', choice: 'for', secret })).toEqual([
      'vote.asks.kind',
    ])
    const endless = { kind: 'number', min: '0', max: '1', step: '0.3' }
    expect(wrongs({ vote: { ...vote, asks: endless }, member: 'ana', choice: '0', secret })).toEqual(['vote.asks.max'])
    const replaces = { sequence: 1.5, trackingCode: 'none' }
    expect(wrongs({ vote, member: 'ana', choice: 'for', secret, replaces })).toEqual([
      'replaces.sequence',
      'replaces.trackingCode',
    ])
    for (const input of [null, {}, { vote, member: 'ana', replaces, secret }])
      expect(tryWithdrawBallot(input as WithdrawInput).kind).toBe('refused')
  })
  it('refuses keys and members that are none, and never shows a secret', () => {
    const codeOf = (input: Partial<Parameters<typeof sealBallot>[0]>): string => {
      try {
        sealBallot({ vote, member: 'ana', choice: '37', secret, ...input }, random)
        return 'sealed'
      } catch (error) {
        expect(String(error)).not.toContain(secret.slice(0, 16))
        return (error as { readonly code: string }).code
      }
    }
    expect(codeOf({ vote: { ...vote, ballotKey: '0'.repeat(64) } })).toBe('not-a-point')
    expect(codeOf({ secret: `${secret} ` })).toBe('not-a-scalar')
    expect(codeOf({ secret: '0'.repeat(64) })).toBe('not-a-scalar')
    // A list of one text reads like that text where a pattern is asked; a deep one is read for ever.
    expect(codeOf({ secret: [secret] as never })).toBe('not-a-scalar')
    expect(codeOf({ member: '' })).toBe('not-a-name')
    expect(codeOf({ choice: '101' })).toBe('out-of-range')
  })
})
