import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { carryOut, Gathered, makeModel, picturesOf, type Plan, readPlan } from '../../src/simulation/index.js'
import { wilsonOf } from '../../src/simulation/plots/wilson.js'

/** What is measured is by chance alone; `rule` matters to it in no run, `other` in one of two. */
const coin = makeModel({
  name: 'coin',
  version: 1,
  asks: 'Does it fall on its head?',
  parameters: z.strictObject({
    rule: z.int().default(0),
    other: z.int().default(0),
    place: z.int().default(0),
    members: z.int().default(3),
  }),
  measures: [
    { name: 'head', kind: 'truth', means: 'Whether it does' },
    { name: 'half', kind: 'truth', means: 'Whether it does, or another does' },
    { name: 'seldom', kind: 'truth', means: 'Whether it does, told where rule is 0 or place is 0' },
  ],
  series: [],
  run: ({ rule, other, place }, { noise, ties }) => {
    const head = noise.uniform() < SHARE
    const own = ties.uniform() < SHARE
    return {
      measures: {
        head,
        half: noise.chance(0.5) && other >= 0 ? own : head,
        seldom: rule === 0 || place === 0 ? head : null,
      },
    }
  },
})

const SHARE = 0.3

interface Place {
  readonly mean: number
  readonly low: number
  readonly high: number
  readonly runs: number
  readonly independent?: number
}

const drawn = (plan: Omit<Plan, 'model' | 'seed'>, measure = 'head', seed = 'a') => {
  const plots = [{ name: 'a', kind: 'interval', measure, over: 'place' }]
  const gathered = new Gathered({ plan: readPlan({ model: 'coin', seed, plots, ...plan }, [coin]) })
  for (let at = 0; at < gathered.plan.runs; at++) gathered.add(carryOut(gathered.plan, at))
  const { spec } = picturesOf(gathered)[0] as { readonly spec: Readonly<Record<string, unknown>> }
  return {
    places: (spec['data'] as { readonly values: readonly Place[] }).values,
    said: (spec['title'] as { readonly subtitle: readonly string[] }).subtitle.join(' '),
  }
}

const RULES = [0, 1, 2, 3, 4]
const POOLED = { vary: { rule: RULES, place: [0, 1] }, replicates: 20 } as const
const COMMON = { ...POOLED, common: { noise: ['rule'], ties: ['rule'] } }

/** Of how many drawn in so many runs, each with the same chance, the interval has that chance in it: the sum of the binomial distribution over them. */
const coverageOf = (runs: number): number => {
  let covered = 0
  let mass = (1 - SHARE) ** runs
  for (let counted = 0; counted <= runs; counted++) {
    const { low, high } = wilsonOf(counted / runs, runs)
    if (low <= SHARE && SHARE <= high) covered += mass
    mass *= ((runs - counted) / (counted + 1)) * (SHARE / (1 - SHARE))
  }
  return covered
}

/** How often the interval of a picture has the true share in it, of many sweeps with seeds of their own. */
const coveredBy = (plan: Omit<Plan, 'model' | 'seed'>, measure: string): number => {
  const found = Array.from({ length: SWEEPS }, (_, at) => {
    const [{ low, high } = { low: 1, high: 0 }] = drawn(plan, measure, `sweep ${at}`).places
    return low <= SHARE && SHARE <= high
  })
  return found.filter((inIt) => inIt).length / SWEEPS
}

const SWEEPS = 400
/** Three standard deviations of a share of 95 % among so many sweeps. */
const SLACK = 3 * Math.sqrt((0.95 * 0.05) / SWEEPS)

describe('From the source', () => {
  it('Wilson: copies of one run are one run; of five copies of each of twenty the interval is that of twenty', () => {
    const { places, said } = drawn(COMMON)
    for (const { mean, low, high, runs, independent } of places) {
      expect([runs, independent]).toEqual([100, 20])
      expect({ low, high }).toEqual(wilsonOf(mean, 20))
    }
    expect(said).toContain('(Wilson), of 100 runs at each place, over all values of rule.')
    expect(said).toContain(
      'Runs of one replicate that share their chance count as one in the interval: as 20 at each place.',
    )
  })

  it('Bhatia and Davis: of units of different sizes the interval is that of Σ size / max size runs: of four of 2 and four of 1, 12 / 2', () => {
    // What place sets is in common too; the lines of the second place have a value for rule 0 alone.
    const plan = { vary: { rule: [0, 1], place: [0, 1] }, replicates: 4, common: { noise: ['rule'] } }
    const apart = drawn(
      { ...plan, plots: [{ name: 'a', kind: 'interval', measure: 'seldom', over: 'members' }] },
      'seldom',
    )
    expect(apart.places).toHaveLength(1)
    expect(apart.places[0]).toMatchObject({ runs: 12, independent: 6 })
    expect(apart.said).toContain('only 12 of 16')
  })
})

describe('At the boundary', () => {
  it('one value pooled, nothing in common, or common what the picture tells apart: every run counts', () => {
    for (const plan of [
      POOLED,
      { ...COMMON, vary: { rule: [1], place: [0, 1] } },
      { ...POOLED, common: { noise: ['place'] } },
      { ...POOLED, common: {} },
    ]) {
      const { places, said } = drawn(plan)
      for (const { mean, low, high, runs, independent } of places) {
        expect(independent).toBeUndefined()
        expect({ low, high }).toEqual(wilsonOf(mean, runs))
      }
      expect(said).not.toContain('share their chance')
    }
  })

  it('of two pooled parameters with one in common, the replicates count once for each value of the other', () => {
    const both = { ...POOLED, vary: { rule: RULES, other: [0, 1, 2], place: [0] } }
    const independentIn = (common: NonNullable<Plan['common']>) => drawn({ ...both, common }).places[0]?.independent
    expect(independentIn({ noise: ['rule'] })).toBe(60)
    expect(independentIn({ noise: ['rule', 'other'] })).toBe(20)
    // One stream joins the rules, another the others: by way of both all stand together.
    expect(independentIn({ noise: ['rule'], ties: ['other'] })).toBe(20)
  })

  it('a point that is listed twice has the same runs twice, also with nothing in common', () => {
    const points = [{ rule: 1 }, { rule: 2 }, { rule: 1 }]
    expect(drawn({ points, replicates: 10 }).places[0]).toMatchObject({ runs: 30, independent: 15 })
  })
})

describe('Always true', () => {
  const variesBy = (units: readonly { readonly size: number; readonly share: number }[]) => {
    const all = units.reduce((sum, { size }) => sum + size, 0)
    const mean = units.reduce((sum, { size, share }) => sum + (size / all) * share, 0)
    const variance = units.reduce((sum, { size, share }) => sum + (size / all) ** 2 * share * (1 - share), 0)
    // The points of a unit differ in rule alone, which its noise takes no notice of.
    const points = units.flatMap(({ size }, other) => Array.from({ length: size }, (_, rule) => ({ rule, other })))
    const { runs = 0, independent = runs } = drawn({ points, common: { noise: ['rule'] } }).places[0] ?? {}
    return { independent, variance, taken: (mean * (1 - mean)) / independent }
  }

  it('ten copies with the share ½ beside ten single runs with none, three times: their mean varies by 0.0625 / 3, and is taken to vary by no less', () => {
    const units = Array.from({ length: 33 }, (_, at) => (at < 3 ? { size: 10, share: 0.5 } : { size: 1, share: 0 }))
    const { independent, variance, taken } = variesBy(units)
    expect(independent).toBe(6)
    expect(variance).toBeCloseTo(0.0625 / 3, 12)
    expect(taken).toBeCloseTo(0.1875 / 6, 12)
    // The effective size of such a sample, 3600 / 330, would promise more than holds.
    expect(0.1875 / 10).toBeLessThan(variance)
  })

  it('copies of different numbers, each with a share of their own: their mean is never taken to vary less than it does', () => {
    const unit = fc.record({ size: fc.integer({ min: 1, max: 12 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 4 }), (once, times) => {
        const { variance, taken } = variesBy(Array.from({ length: times }, () => once).flat())
        expect(taken).toBeGreaterThanOrEqual(variance - 1e-12)
      }),
      { seed: 10, numRuns: 200 },
    )
  })

  it('of copies, the interval has the true share in it as often as that of so many runs by the binomial distribution; every run for itself would have it in fewer than 8 of 10', () => {
    const plan = { ...COMMON, vary: { rule: RULES } }
    expect(coverageOf(20)).toBeCloseTo(0.9752, 4)
    const covered = coveredBy(plan, 'head')
    expect(Math.abs(covered - coverageOf(20))).toBeLessThan(SLACK)
    const alone = Array.from({ length: SWEEPS }, (_, at) => drawn(plan, 'head', `sweep ${at}`).places[0]?.mean ?? 0)
    const naive = alone.filter((mean) => {
      const { low, high } = wilsonOf(mean, 100)
      return low <= SHARE && SHARE <= high
    })
    expect(naive.length / SWEEPS).toBeLessThan(0.8)
  })

  it('of runs that are alike in part, it has it in at least 95 of 100', () => {
    const plan = { vary: { rule: RULES }, replicates: 20, common: { noise: ['rule'] } }
    expect(coveredBy(plan, 'half')).toBeGreaterThan(0.95 - SLACK)
  })
})

describe('Not true, on purpose', () => {
  it('runs that share a stream count as one also where the measure does not depend on it: the interval is then too wide, and never too narrow', () => {
    const own = { ...POOLED, common: { schedule: ['rule'] as const } }
    expect(drawn(own).places[0]).toMatchObject({ runs: 100, independent: 20 })
  })

  it('a table of means tells no interval: it is of all runs', () => {
    const { said } = drawn({
      ...COMMON,
      plots: [{ name: 'a', kind: 'heat', measure: 'head', over: 'place', by: 'members' }],
    })
    expect(said).toContain('The mean of 100 runs in each field, over all values of rule.')
  })
})
