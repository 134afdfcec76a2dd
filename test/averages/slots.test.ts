import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ProposalSlots } from '../../src/averages/index.js'
import { always } from '../arbitraries/run.js'

const MOST = Number.MAX_SAFE_INTEGER

describe('From the source', () => {
  it('WJC-12: a changed vote changes the sum and not the count, a withdrawn one leaves both', () => {
    const slots = new ProposalSlots()
    slots.set(0, 1500)
    slots.set(1, 1000)
    expect([slots.sum, slots.count]).toEqual([2500, 2])
    slots.set(0, 1200)
    expect([slots.sum, slots.count]).toEqual([2200, 2])
    expect(slots.clear(1)).toBe(1000)
    expect([slots.sum, slots.count, slots.get(1)]).toEqual([1200, 1, Number.NaN])
  })
})

describe('At the boundary', () => {
  it('one number fits up to 2^53 less one, and nothing is changed by one that does not', () => {
    const slots = new ProposalSlots()
    expect([slots.set(0, MOST + 1), slots.sum, slots.count, slots.get(0)]).toEqual([false, 0, 0, Number.NaN])
    expect([slots.set(0, MOST), slots.sum, slots.count]).toEqual([true, MOST, 1])
    expect([slots.set(0, -MOST - 1), slots.sum, slots.get(0)]).toEqual([false, MOST, MOST])
    expect([slots.set(1, 1), slots.sum, slots.count]).toEqual([false, MOST, 1])
  })
  it('three thirds of 2^53 fit, one more in one of them does not', () => {
    // 2^53 - 1 = 3 × 3002399751580330 + 1
    const third = 3002399751580330
    const slots = new ProposalSlots()
    expect([0, 1, 2].map((slot) => slots.set(slot, third))).toEqual([true, true, true])
    expect([slots.sum, slots.set(3, 0)]).toEqual([3 * third, false])
    expect([slots.set(2, third + 1), slots.sum]).toEqual([false, 3 * third])
    expect([slots.set(2, -third), slots.sum]).toEqual([true, third])
    const others = new ProposalSlots()
    expect([0, 1].map((slot) => others.set(slot, third))).toEqual([true, true])
    expect([others.set(2, third + 1), others.sum, others.count]).toEqual([false, 2 * third, 2])
  })
  it('a number as large as it can be is changed for its opposite exactly, or not at all', () => {
    const slots = new ProposalSlots()
    slots.set(0, MOST)
    const taken = slots.set(0, -MOST + 1)
    expect(slots.sum).toBe(taken ? -MOST + 1 : MOST)
  })
  it('room is made for exactly so many slots and those before them, and what was there stays', () => {
    const slots = new ProposalSlots(2)
    slots.set(0, 7)
    slots.reserve(2)
    slots.set(1, 8)
    slots.reserve(3)
    slots.reserve(100)
    expect([slots.get(0), slots.get(1), slots.get(2), slots.get(99), slots.sum]).toEqual([
      7,
      8,
      Number.NaN,
      Number.NaN,
      15,
    ])
    expect([slots.set(99, 9), slots.sum, slots.count]).toEqual([true, 24, 3])
  })
  it('a slot beyond the room that was made holds nothing, and takes nothing into the sum by halves', () => {
    const slots = new ProposalSlots(16)
    expect([slots.get(15), slots.get(16), slots.get(17)]).toEqual([Number.NaN, Number.NaN, Number.NaN])
    const taken = slots.set(16, 5)
    expect([slots.sum, slots.count, slots.get(16)]).toEqual(taken ? [5, 1, 5] : [0, 0, Number.NaN])
  })
  it('clearing an empty slot changes nothing', () => {
    const slots = new ProposalSlots()
    expect([slots.clear(5), slots.sum, slots.count]).toEqual([Number.NaN, 0, 0])
  })
  it('a zero is a proposal', () => {
    const slots = new ProposalSlots()
    slots.set(3, 0)
    expect([slots.count, slots.get(3), slots.clear(3), slots.count]).toEqual([1, 0, 0, 0])
  })
})

describe('Always true', () => {
  const mantissas = fc.oneof(
    fc.integer({ min: -10_000, max: 10_000 }),
    fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }),
  )
  it('the sum and the count are those of the slots, recomputed with bigints', () => {
    const steps = fc.array(fc.tuple(fc.nat(15), fc.option(mantissas)), { maxLength: 100 })
    always(
      fc.property(steps, (all) => {
        const slots = new ProposalSlots()
        const model = new Map<number, number>()
        for (const [slot, mantissa] of all) {
          if (mantissa === null) {
            expect(slots.clear(slot)).toBe(model.get(slot) ?? Number.NaN)
            model.delete(slot)
          } else if (slots.set(slot, mantissa)) model.set(slot, mantissa)
          const sum = [...model.values()].reduce((total, value) => total + BigInt(value), 0n)
          expect([BigInt(slots.sum), slots.count]).toEqual([sum, model.size])
          expect(slots.get(slot)).toBe(model.get(slot) ?? Number.NaN)
        }
      }),
    )
  })
  it('numbers whose sizes add up to less than 2^53 are never refused', () => {
    always(
      fc.property(fc.array(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), { maxLength: 16 }), (all) => {
        const slots = new ProposalSlots()
        expect(all.every((mantissa, slot) => slots.set(slot, mantissa))).toBe(true)
      }),
    )
  })
})
