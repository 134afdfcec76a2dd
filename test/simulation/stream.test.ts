import { describe, expect, it } from 'vitest'
import { philox } from '../../src/simulation/philox.js'
import { Stream, tryReadPlan } from '../../src/simulation/index.js'
import { thrownBy } from '../decisions/problems-of.js'

describe('From the source', () => {
  // The known answers of Random123 (Salmon and others, SC11), file kat_vectors.
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as const)('Philox4x32-10 of %j under the key %j', (counter, key, expected) => {
    const state = Uint32Array.from(counter)
    philox(state, key[0], key[1])
    expect([...state]).toEqual(expected)
  })
})

describe('Always true', () => {
  it('a stream of one of many does not depend on what others drew', () => {
    const alone = Stream.from('a').of(3).uniform()
    const stream = Stream.from('a')
    stream.of(1).order(100)
    stream.word()
    expect(stream.of(3).uniform()).toBe(alone)
  })

  it('what is drawn below 6 is each number about as often', () => {
    const stream = Stream.from('dice')
    const counts = [0, 0, 0, 0, 0, 0]
    for (let at = 0; at < 60_000; at++) {
      const face = stream.below(6)
      counts[face] = (counts[face] as number) + 1
    }
    // Chi-squared with 5 degrees of freedom exceeds 20.5 in one of a thousand streams.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(20.5)
  })
})

describe('Refused', () => {
  it('a number below none, below a part, or below more than a word holds: no draw would ever do', () => {
    const stream = Stream.from('a')
    for (const count of [0, -1, 2.5, Number.NaN, 2 ** 32 + 1])
      expect(thrownBy(() => stream.below(count))).toContain('not-one-of count')
    expect(stream.below(2 ** 32)).toBeLessThan(2 ** 32)
    expect(stream.below(1)).toBe(0)
  })

  it('a triangle whose peak lies outside of its ends: it would draw what lies outside of them', () => {
    const read = (from: number, mode: number, to: number) =>
      tryReadPlan({ model: 'opinions', seed: 'a', parameters: { opinions: { kind: 'triangular', from, mode, to } } })
    expect([-0.1, 0, 1, 1.1].map((mode) => read(0, mode, 1).kind)).toEqual(['refused', 'plan', 'plan', 'refused'])
    expect(read(1, 0.5, 0).kind).toBe('refused')
  })
})
