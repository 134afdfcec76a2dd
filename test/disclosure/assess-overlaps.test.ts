import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assessOverlaps,
  assessRelease,
  DISCLOSURE,
  type PastRelease,
  tryAssessOverlaps,
} from '../../src/disclosure/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { keyOf } from './oracle.js'
import { team } from './plans.js'

describe('Always true', () => {
  it('WJC-8: says what the lists of ballots say, where a ballot that stopped being counted never counts again', () => {
    const drawn = fc.record({
      size: fc.integer({ min: 1, max: 12 }),
      needed: fc.nat(),
      carried: fc.boolean(),
      casts: fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }),
      policy: fc.constantFrom(DISCLOSURE.strict, DISCLOSURE.told),
    })
    always(
      fc.property(drawn, ({ size, needed: any, carried, casts, policy }) => {
        const needed = 1 + (any % size)
        const sequences = Array.from({ length: size }, () => 0)
        const counted = [team(size)]
        for (const cast of casts) {
          for (let at = 0; at < Math.min(cast, size); at++) sequences[(at * 5) % size] = counted.length
          counted.push(team(size, (at) => sequences[at] ?? 0))
        }
        const told = { kind: 'outcome', carried } as const
        const history = counted.slice(0, -1).map((ballots): PastRelease => ({ ballots, most: 1, needed, told }))
        const ballots = counted.at(-1) ?? []
        const mine = new Set(ballots.map(keyOf))
        const earlier = history.map((one) => {
          const shared = one.ballots.filter((ballot) => mine.has(keyOf(ballot))).length
          return { told, needed, members: size, shared, fresh: size - shared, dropped: size - shared }
        })
        const byLists = assessRelease({ history, next: { ballots, most: 1, needed }, policy })
        const bySizes = assessOverlaps({ members: size, most: 1, needed, earlier, policy })
        expect({ ...bySizes, risks: [] }).toEqual({ ...byLists, risks: [] })
      }),
    )
  })
})

describe('Refused', () => {
  const input = { members: 10, most: 1, needed: 8, policy: DISCLOSURE.strict, earlier: [] }
  const lost = {
    told: { kind: 'outcome', carried: false },
    needed: 8,
    members: 10,
    shared: 6,
    fresh: 4,
    dropped: 4,
  } as const
  const refused = (more: object) => refusedOf(tryAssessOverlaps({ ...input, ...more }))

  it('sizes that are none, or do not make up the two counts', () => {
    expect(refusedOf(tryAssessOverlaps(null as never))).toEqual(['wrong-kind'])
    for (const members of [-1, Number.NaN, 0.5]) expect(refused({ members })).toEqual(['not-within members'])
    expect(refused({ needed: 11 })).toEqual(['not-within needed'])
    expect(refused({ earlier: [{ ...lost, fresh: 5 }] })).toEqual(['not-within earlier[0].fresh'])
    expect(refused({ earlier: [{ ...lost, shared: 11 }] })).toEqual(['not-within earlier[0].shared'])
    expect(refused({ earlier: [{ ...lost, needed: undefined }] })).toEqual(['missing-key earlier[0].needed'])
    expect(refused({ earlier: [lost] })).toEqual([])
    expect(thrownBy(() => assessOverlaps({ ...input, most: 0 }))).toEqual(['not-within most'])
  })
})
