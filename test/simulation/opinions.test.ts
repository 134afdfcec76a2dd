import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tryReadPlan } from '../../src/simulation/index.js'
import { clustersOf } from '../../src/simulation/models/opinions/clusters.js'
import { hearingTheNear } from '../../src/simulation/models/opinions/steps.js'
import { always } from '../arbitraries/run.js'
import { numberOf, ran } from './ran.js'

const listed = (...values: number[]) => ({ kind: 'listed', values })

/** The rule of Hegselmann and Krause word by word: everyone looks at everyone. */
const wordByWord = (opinions: readonly number[], epsilon: number): readonly number[] =>
  opinions.map((own) => {
    const near = opinions.filter((other) => Math.abs(other - own) <= epsilon)
    return near.reduce((sum, one) => sum + one, 0) / near.length
  })

describe('From the source', () => {
  // 0 hears 0 and .2: .1. .2 hears 0 and .2: .1. .7 hears itself.
  it('Hegselmann and Krause (2002): everyone takes the mean of those within reach, all at once', () => {
    const [told] = ran(
      'opinions',
      { members: 3, opinions: listed(0, 0.2, 0.7), hears: { kind: 'hegselmann-krause', epsilon: 0.25 } },
      { series: true },
    )
    expect(told.measures).toMatchObject({ clusters: 2, largest: 2, settled: true, rounds: 2 })
    expect(told.series.map((row) => row.slice(0, 2))).toEqual([
      [0, 3],
      [1, 2],
      [2, 2],
    ])
    expect(numberOf(told, 'spread')).toBeCloseTo(0.6, 12)
  })

  it('DeGroot (1974): all who are heard alike agree after one round, on the mean', () => {
    const [told] = ran('opinions', { members: 4, opinions: listed(0, 0, 0.5, 1), hears: { kind: 'degroot' } })
    expect(told.measures).toMatchObject({ clusters: 1, settled: true, rounds: 2, finalMean: 0.375, spread: 0 })
  })

  it('Deffuant and others (2000): two who are near meet in the middle; two who are not stay as they are', () => {
    const of = (epsilon: number) =>
      ran('opinions', { members: 2, opinions: listed(0.25, 0.75), hears: { kind: 'deffuant', epsilon }, rounds: 10 })[0]
    expect(of(0.6).measures).toMatchObject({ clusters: 1, spread: 0, finalMean: 0.5, settled: true })
    expect(of(0.4).measures).toMatchObject({ clusters: 2, spread: 0.5, finalMean: 0.5, settled: true, rounds: 1 })
  })
})

describe('At the boundary', () => {
  const after = (kind: string, epsilon: number) =>
    ran('opinions', { members: 2, opinions: listed(0.25, 0.5), hears: { kind, epsilon } })[0].measures['clusters']

  it('Hegselmann and Krause hear those exactly at the bound; Deffuant hears those below it only', () => {
    expect([0.249, 0.25, 0.251].map((epsilon) => after('hegselmann-krause', epsilon))).toEqual([2, 1, 1])
    expect([0.249, 0.25, 0.251].map((epsilon) => after('deffuant', epsilon))).toEqual([2, 2, 1])
  })

  // .07 × 100 is 7.000000000000001 in doubles.
  it('seven of a hundred are a main share of .07, six are not', () => {
    const of = (size: number) =>
      clustersOf({
        opinions: Float64Array.from({ length: 100 }, (_, at) => (at < size ? 0 : 1)),
        apart: 0.1,
        mainShare: 0.07,
      })
    expect([6, 7, 8].map((size) => of(size).main)).toEqual([1, 2, 2])
  })

  it('neighbours are of one group where they are exactly so far apart, and of two where they are further', () => {
    const of = (apart: number) => clustersOf({ opinions: Float64Array.of(0, 0.5, 0.25), apart, mainShare: 2 / 3 })
    expect(of(0.25)).toEqual({ clusters: 1, main: 1, largest: 3, spread: 0.5 })
    expect(of(0.2)).toEqual({ clusters: 3, main: 0, largest: 1, spread: 0.5 })
  })

  it('a member alone has nobody to hear', () => {
    for (const kind of ['hegselmann-krause', 'deffuant'])
      expect(ran('opinions', { members: 1, hears: { kind, epsilon: 1 } })[0].measures).toMatchObject({
        clusters: 1,
        settled: true,
        spread: 0,
      })
  })
})

describe('Always true', () => {
  const opinions = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 })
  const epsilon = fc.double({ min: 0, max: 1, noNaN: true })

  it('two pointers find what everyone looking at everyone finds', () => {
    always(
      fc.property(opinions, epsilon, (start, reach) => {
        const sorted = [...start].sort((a, b) => a - b)
        const fast = Float64Array.from(start)
        hearingTheNear(reach, 0)(fast, 0)
        for (const [at, slow] of wordByWord(sorted, reach).entries()) expect(fast[at]).toBeCloseTo(slow, 12)
      }),
    )
  })

  it('who hears nobody else stays exactly where they are, however far away a great opinion lies', () => {
    const far = fc.constantFrom(1e9, 1e17, -1e9, -1e17)
    always(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 20 }),
        far,
        (some, away) => {
          const all = Float64Array.from([away, ...some.map((one) => one / 10)]).sort()
          const after = all.slice()
          expect(hearingTheNear(0.05, 0)(after, 0)).toBe(true)
          expect(after).toEqual(all)
        },
      ),
    )
  })

  it('those who agree stay where they are: nothing drifts by rounding', () => {
    for (const hears of [{ kind: 'degroot' }, { kind: 'hegselmann-krause', epsilon: 1 }])
      for (const value of [0.1, 300_000.01, 1 / 3]) {
        const given = { members: 10_000, opinions: listed(value), hears, tolerance: 0 }
        const [{ measures }] = ran('opinions', given)
        expect(measures).toMatchObject({ settled: true, rounds: 1, firstMean: value, finalMean: value })
      }
  })

  it('no opinion leaves the range in which all began', () => {
    const hears = fc.oneof(
      fc.record({ kind: fc.constantFrom('hegselmann-krause', 'deffuant'), epsilon }),
      fc.constant({ kind: 'degroot' }),
    )
    always(
      fc.property(opinions, hears, (start, how) => {
        const [told] = ran('opinions', { members: start.length, opinions: listed(...start), hears: how, rounds: 20 })
        const [least, most] = [Math.min(...start), Math.max(...start)]
        expect(numberOf(told, 'finalMean')).toBeGreaterThan(least - 1e-12)
        expect(numberOf(told, 'finalMean')).toBeLessThan(most + 1e-12)
        expect(numberOf(told, 'spread')).toBeLessThan(most - least + 1e-12)
      }),
      100,
    )
  })

  it('pairs that meet in the middle leave the mean as it was', () => {
    always(
      fc.property(opinions, epsilon, (start, reach) => {
        const [told] = ran('opinions', {
          members: start.length,
          opinions: listed(...start),
          hears: { kind: 'deffuant', epsilon: reach },
          rounds: 10,
        })
        expect(numberOf(told, 'finalMean')).toBeCloseTo(numberOf(told, 'firstMean'), 12)
      }),
      50,
    )
  })
})

describe('Not true, on purpose', () => {
  it('bounded confidence does not keep the mean: whoever has more within reach moves less', () => {
    const [told] = ran('opinions', {
      members: 4,
      opinions: listed(0, 0.2, 0.4, 0.4),
      hears: { kind: 'hegselmann-krause', epsilon: 0.2 },
    })
    expect(numberOf(told, 'finalMean')).not.toBeCloseTo(numberOf(told, 'firstMean'), 3)
  })
})

describe('Refused', () => {
  const refused = (parameters: object) => {
    const read = tryReadPlan({ model: 'opinions', seed: 'a', parameters })
    return read.kind === 'refused' ? read.problems.map(({ code, path }) => `${code} ${path}`) : []
  }

  it('weights that are no row for each member, or a row of nothing', () => {
    const weights = (rows: number[][], members = 2) => refused({ members, hears: { kind: 'degroot', weights: rows } })
    expect(weights([[1, 1]])).toEqual(['wrong-weights parameters.hears.weights'])
    expect(weights([[1, 1], [1]])).toEqual(['wrong-weights parameters.hears.weights'])
    expect(
      weights([
        [1, 1],
        [0, 0],
      ]),
    ).toEqual(['wrong-weights parameters.hears.weights'])
    expect(
      weights([
        [1, 1],
        [0, 1],
      ]),
    ).toEqual([])
    expect(
      weights([
        [1, -1],
        [0, 1],
      ]),
    ).not.toEqual([])
  })

  it.each([
    { hears: { kind: 'hegselmann-krause' } },
    { hears: { kind: 'deffuant', epsilon: 0.1, step: 0.6 } },
    { hears: { kind: 'rumour' } },
    { members: 0 },
    { opinions: { kind: 'even', from: 'low' } },
  ])('%j', (parameters) => expect(refused(parameters)).not.toEqual([]))
})
