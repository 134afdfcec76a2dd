import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lotOrder } from '../../src/elections/index.js'
import { always } from '../arbitraries/run.js'
import { thrownBy } from '../decisions/problems-of.js'
import { NAMES } from './given.js'

describe('From the source', () => {
  it('WC-3: the numbers are what sha256sum prints for the seed, the stage and the id, one to a line', () => {
    // printf '%s\n%s\n%s' '4 8 15' 3 ana | sha256sum (GNU coreutils)
    const drawn = lotOrder({ seed: '4 8 15', stage: 3, among: ['ana', 'ben'] })
    expect(drawn.find(({ candidate }) => candidate === 'ana')?.drawn).toBe(
      '82f92f036195ee5a6c071d97d4dd1c69258efc0c32479047311e87a2e2a99559',
    )
  })
})

describe('Always true', () => {
  const lots = fc.record({
    seed: fc.constantFrom('a', 'ñ', '4 8 15'),
    stage: fc.integer({ min: 1, max: 20 }),
    among: fc.shuffledSubarray([...NAMES, 'Núñez', '山田']),
  })

  it('another program draws the same', () => {
    always(
      fc.property(lots, ({ seed, stage, among }) => {
        for (const { candidate, drawn } of lotOrder({ seed, stage, among }))
          expect(drawn).toBe(createHash('sha256').update(`${seed}\n${stage}\n${candidate}`).digest('hex'))
      }),
      100,
    )
  })

  it('the order in which they are given plays no part, and leaving one out keeps the order of the others', () => {
    always(
      fc.property(lots, (lot) => {
        const order = lotOrder(lot)
        expect(lotOrder({ ...lot, among: [...lot.among].reverse() })).toEqual(order)
        const [, ...fewer] = lot.among
        expect(lotOrder({ ...lot, among: fewer })).toEqual(order.filter(({ candidate }) => fewer.includes(candidate)))
      }),
      100,
    )
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    expect(thrownBy(() => lotOrder(null as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => lotOrder({} as never))).toEqual([
      'missing-key seed',
      'missing-key stage',
      'missing-key among',
    ])
    expect(thrownBy(() => lotOrder({ seed: 'a\nb', stage: 0, among: ['a', 'a', ''], more: 1 } as never))).toEqual([
      'unknown-key more',
      'not-a-seed seed',
      'not-one-or-more stage',
      'listed-twice among[1]',
      'not-a-name among[2]',
    ])
  })
})
