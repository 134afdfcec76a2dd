import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from 'vega-lite'
import { z } from 'zod'
import { svgOf } from '../../src/cli/simulation-render.js'
import {
  carryOut,
  Gathered,
  influencePicture,
  makeModel,
  type Picture,
  picturesOf,
  type Plan,
  type PlotWish,
  readPlan,
  sensitivityOf,
  summaryOf,
  tryReadPlan,
} from '../../src/simulation/index.js'
import { figuresOf } from '../../src/simulation/plots/figures.js'
import { wilsonOf } from '../../src/simulation/plots/wilson.js'
import { lowsAndHighs } from '../../src/simulation/plots/thinned.js'
import { always } from '../arbitraries/run.js'

/** What is there, as the test knows. */
const sure = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('not there')
  return value
}

const toy = makeModel({
  name: 'toy',
  version: 1,
  asks: 'What does the toy tell?',
  parameters: z.strictObject({
    members: z.int().default(3).meta({ description: 'How many members there are' }),
    rule: z.string().default('mean').meta({ description: 'How votes become one number' }),
    noise: z.number().default(0),
    wishes: z.json().optional(),
  }),
  measures: [
    { name: 'sum', kind: 'number', unit: 'votes', means: 'The sum' },
    { name: 'exactShare', kind: 'exact', unit: 'share', means: 'A share, exactly' },
    { name: 'step', kind: 'number', unit: 'share', means: 'A share, in as many steps as there is noise' },
    { name: 'settled', kind: 'truth', means: 'Whether it settled' },
    { name: 'ending', kind: 'text', means: 'How it ended' },
  ],
  series: [
    { name: 'round', kind: 'whole', unit: 'rounds', means: 'The round' },
    { name: 'value', kind: 'number', means: 'The number in force' },
  ],
  run: ({ members, rule, noise }, streams, wantsSeries) => {
    if (members === 13) throw new Error('thirteen')
    const drawn = streams.noise.uniform()
    return {
      measures: {
        sum: members + noise * drawn,
        exactShare: '1/3',
        step: noise === 0 ? 0 : Math.round(drawn * noise) / noise,
        settled: drawn < 0.5,
        ending: rule === 'mean' && drawn < 0.25 ? 'cycle' : 'fixed',
      },
      // Two members never settle: their number goes to and fro.
      ...(wantsSeries
        ? {
            series: Array.from({ length: 500 }, (_, round) => [
              round,
              members === 2 ? round % 2 : members + round * drawn,
            ]),
          }
        : {}),
    }
  },
})

const gatheredOf = (plan: Omit<Plan, 'model' | 'seed'>): Gathered => {
  const gathered = new Gathered({ plan: readPlan({ seed: 'a', ...plan, model: 'toy' }, [toy]) })
  for (let at = 0; at < gathered.plan.runs; at++) gathered.add(carryOut(gathered.plan, at))
  return gathered
}

const wish = (over: Partial<PlotWish>): PlotWish => ({
  name: 'a',
  kind: 'interval',
  measure: 'sum',
  over: 'members',
  ...over,
})

const drawn = (plan: Omit<Plan, 'model' | 'seed'>): Picture => picturesOf(gatheredOf(plan))[0] as Picture

const rowsIn = ({ spec }: Picture): readonly Readonly<Record<string, unknown>>[] =>
  (spec['data'] as { readonly values: readonly Readonly<Record<string, unknown>>[] }).values

const textIn = ({ spec }: Picture): string => JSON.stringify(spec['title'])

/** The same, its lines as one. */
const saidIn = (picture: Picture): string => textIn(picture).replaceAll('","', ' ')

describe('From the source', () => {
  it('an interval has the mean of the replicates, and the 5th and 95th of 100 sorted values, by the definition of a percentile without interpolation', () => {
    const values = Float64Array.from({ length: 100 }, (_, at) => 100 - at)
    expect(figuresOf(values)).toEqual({ count: 100, mean: 50.5, p5: 5, p50: 50, p95: 95 })
    expect(figuresOf(Float64Array.of(7))).toEqual({ count: 1, mean: 7, p5: 7, p50: 7, p95: 7 })
    expect(figuresOf(Float64Array.of(NaN))).toBeUndefined()
  })

  it('a share of yes and no has the interval of Wilson: 5 of 10 from .2366 to .7634, 0 of 10 from 0 to .2775, and the picture says so', () => {
    const rounded = (counted: number, count: number) =>
      Object.values(wilsonOf(counted / count, count)).map((end) => Number(end.toFixed(4)))
    expect([rounded(5, 10), rounded(0, 10), rounded(10, 10)]).toEqual([
      [0.2366, 0.7634],
      [0, 0.2775],
      [0.7225, 1],
    ])
    const picture = drawn({ vary: { members: [3, 4] }, replicates: 10, plots: [wish({ measure: 'settled' })] })
    for (const { mean, low, high } of rowsIn(picture)) {
      const { low: least, high: most } = wilsonOf(Number(mean), 10)
      expect([low, high]).toEqual([least, most])
    }
    expect(saidIn(picture)).toContain('The share, and its 95 % confidence interval (Wilson), of 10 runs at each place.')
  })

  it('a share that is 0 everywhere has an axis from 0 to 1, as what is 0 in every run has', () => {
    const never = {
      ...toy,
      run: () => ({ measures: { sum: 0, exactShare: '0', step: 0, settled: false, ending: 'a' } }),
    }
    for (const measure of ['settled', 'step', 'exactShare']) {
      const plan = readPlan({ model: 'toy', seed: 'a', vary: { members: [3, 4] }, plots: [wish({ measure })] }, [never])
      const gathered = new Gathered({ plan })
      for (let at = 0; at < plan.runs; at++) gathered.add(carryOut(plan, at))
      expect(JSON.stringify(sure(picturesOf(gathered)[0]).spec)).toMatch(/"field":"mean"[^}]*"domain":\[0,1\]/)
    }
  })

  it('the axes say what models and parameters say of themselves, with the unit; the title is the question', () => {
    const text = JSON.stringify(drawn({ vary: { members: [1, 2] } }).spec)
    for (const words of ['What does the toy tell?', 'The sum (votes)', 'How many members there are (members)'])
      expect(text).toContain(words)
    expect(JSON.stringify(drawn({ title: 'Another question?', vary: { members: [1, 2] } }).spec)).toContain(
      'Another question?',
    )
  })

  it('vega-lite takes every kind of picture, and they are drawn without a canvas: colours, names and titles are in the SVG', async () => {
    const vary = { members: [3, 10, 30, 100], rule: ['mean', 'median'], noise: [0, 1] }
    const apart = { by: 'rule', beside: 'noise' }
    const pictures = picturesOf(
      gatheredOf({
        vary,
        replicates: 5,
        series: true,
        plots: [
          wish({ name: 'interval', ...apart }),
          wish({ name: 'distribution', kind: 'distribution', ...apart }),
          wish({ name: 'words', kind: 'distribution', measure: 'ending', ...apart }),
          wish({ name: 'heat', kind: 'heat', by: 'rule' }),
          wish({ name: 'lines', kind: 'lines', measure: 'value', over: 'round', ...apart }),
        ],
      }),
    )
    for (const { name, spec } of pictures) {
      const warned: unknown[] = []
      const logger = {
        warn: (...told: unknown[]) => warned.push(told),
        info: () => logger,
        debug: () => logger,
        error: (...told: unknown[]) => warned.push(told),
        level: () => logger,
      }
      compile(spec as never, { logger: logger as never })
      expect([name, warned]).toEqual([name, []])
      const svg = await svgOf(spec)
      expect(svg).toMatch(/^<svg .*<\/svg>$/s)
      expect(svg).toContain('What does the toy tell?')
      expect(svg).toContain('fill="white"')
      expect(svg).not.toMatch(/NaN|undefined|Infinity|>1e\+/)
    }
  })
})

describe('At the boundary', () => {
  it('30 different numbers are shown one by one, 31 in twenty classes, which is told', () => {
    const of = (count: number) => drawn({ vary: { members: Array.from({ length: count }, (_, at) => 20 + at) } })
    expect(rowsIn(of(30))).toHaveLength(30)
    expect(textIn(of(30))).not.toContain('classes')
    expect(rowsIn(of(31))).toHaveLength(20)
    expect(textIn(of(31))).toMatch(/20[ ",]+classes/)
  })

  it('7 numbers tell colours apart one by one; 8 are gathered into classes, each called by the values it has, which is told', () => {
    const of = (count: number, more: Partial<PlotWish> = {}) =>
      drawn({
        vary: { members: Array.from({ length: count }, (_, at) => 4 + at), rule: ['mean', 'median'] },
        plots: [wish({ over: 'rule', by: 'members', ...more })],
      })
    const byIn = (picture: Picture) => [...new Set(rowsIn(picture).map(({ by }) => by))]
    expect(byIn(of(7))).toEqual([4, 5, 6, 7, 8, 9, 10])
    expect(textIn(of(7))).not.toContain('classes')
    expect(byIn(of(9))).toEqual(['4 to 5', '6 to 7', '8', '9 to 10', '11 to 12'])
    expect(saidIn(of(9))).toContain('members has 9 values, gathered into 5 classes')
    expect(saidIn(of(16, { kind: 'heat' }))).not.toContain('classes')
    expect(byIn(of(17, { kind: 'heat' }))).toEqual(expect.arrayContaining(['4 to 5', '6', '19 to 20']))
    expect(saidIn(of(17, { kind: 'heat' }))).toContain('members has 17 values, gathered into 12 classes')
    const beside = of(13, { by: 'rule', over: 'noise', beside: 'members' })
    expect([...new Set(rowsIn(beside).map((row) => row['beside']))][0]).toBe('members: 4 to 5')
  })

  it('of a table of colours 24 numbers to the right are fields, 25 are gathered into classes called by their values; classes of decimals are rounded as far as keeps them apart', () => {
    const overIn = (values: readonly number[], kind: PlotWish['kind']) => {
      const picture = drawn({
        vary: { noise: values, rule: ['mean'] },
        plots: [wish({ kind, over: 'noise', by: 'rule' })],
      })
      return [...new Set(rowsIn(picture).map(({ over }) => over))]
    }
    const tens = (count: number) => Array.from({ length: count }, (_, at) => at / 10)
    expect(overIn(tens(24), 'heat')).toEqual(tens(24))
    expect(overIn(tens(25), 'heat').slice(0, 2)).toEqual(['0 to 0.1', '0.2'])
    expect(overIn(tens(13), 'distribution')).toEqual(expect.arrayContaining(['0 to 0.1', '0.2', '0.6 to 0.7']))
    const close = Array.from({ length: 13 }, (_, at) => 1 + at / 1e6)
    expect(overIn(close, 'distribution')).toContain('1 to 1.000001')
  })

  it('of shares the last class has 1 itself: none begins there. Of whole numbers each class has as many', () => {
    const ends = (noise: number) =>
      rowsIn(
        drawn({
          parameters: { noise, members: 0 },
          replicates: 100,
          plots: [wish({ kind: 'distribution', measure: 'step', over: 'rule' })],
        }),
      ).flatMap(({ from, to }) => (typeof from === 'number' ? [[from, to]] : []))
    const shares = ends(20)
    expect(shares.at(-1)).toEqual([0.9, 1])
    expect(shares[0]?.[0]).toBe(0)
    expect(ends(1).at(-1)).toEqual([0.5, 1.5])
  })

  it('of 400 runs the steps of each are kept, of 401 points those of every second; a run of 500 steps is thinned to 200 at most, the last among them', () => {
    const kept = (points: number) =>
      gatheredOf({ vary: { noise: Array.from({ length: points }, (_, at) => at) }, series: true }).steps()
    expect(kept(400)).toHaveLength(400)
    expect(kept(401)).toHaveLength(201)
    // Of a number that only rises, the first and the last of each of 100 stretches.
    const steps = kept(1)[0]?.[1] ?? []
    expect(steps.length).toBe(200)
    expect([steps[0]?.[0], steps.at(-1)?.[0]]).toEqual([0, 499])
  })
})

describe('Always true', () => {
  it('of a long run the lowest and the highest of each stretch are drawn: a cycle of period 2 goes to and fro from the beginning to the end', () => {
    const picture = drawn({
      parameters: { members: 2 },
      series: true,
      plots: [wish({ kind: 'lines', measure: 'value', over: 'round' })],
    })
    // Every second round, or every fourth, would always be the same.
    for (let from = 0; from < 500; from += 5) {
      const there = rowsIn(picture).flatMap(({ over, value }) =>
        Math.floor((over as number) / 5) * 5 === from ? [value] : [],
      )
      expect([from, Math.min(...(there as number[])), Math.max(...(there as number[]))]).toEqual([from, 0, 1])
    }
  })

  it('places kept of a row of values hold its ends, and in each stretch the least and the greatest value', () => {
    const row = fc.array(fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant(NaN)), { minLength: 1, maxLength: 60 })
    always(
      fc.property(row, fc.integer({ min: 1, max: 9 }), (values, stretches) => {
        const kept = lowsAndHighs(values, stretches)
        expect([kept[0], kept.at(-1)]).toEqual([0, values.length - 1])
        expect(kept.length).toBeLessThanOrEqual(2 * stretches + 2)
        for (let stretch = 0; stretch < stretches; stretch++) {
          const [from, to] = [stretch, stretch + 1].map((at) => Math.floor((at * values.length) / stretches))
          const told = values.slice(from, to).filter((value) => !Number.isNaN(value))
          const shown = kept.filter((at) => at >= sure(from) && at < sure(to)).map((at) => sure(values[at]))
          const numbers = shown.filter((value) => !Number.isNaN(value))
          expect([Math.min(...numbers), Math.max(...numbers)]).toEqual([Math.min(...told), Math.max(...told)])
        }
      }),
    )
  })

  it('a picture of steps takes its runs from all over the plan, and different replicates at different points', () => {
    const gathered = gatheredOf({
      vary: { noise: Array.from({ length: 100 }, (_, at) => at) },
      replicates: 10,
      series: true,
      plots: [wish({ kind: 'lines', measure: 'value', over: 'round' })],
    })
    const runs = [...new Set(rowsIn(sure(picturesOf(gathered)[0])).map(({ run }) => run as number))]
    expect(runs).toHaveLength(12)
    expect(Math.max(...runs)).toBeGreaterThan(900)
    expect(new Set(gathered.steps().map(([at]) => at % 10)).size).toBe(10)
  })

  it('the axis of a distribution ends where its classes do: of counts, half a step below none', () => {
    const counts = drawn({
      vary: { members: [0, 7, 20] },
      plots: [wish({ kind: 'distribution', over: 'rule' })],
    })
    // Three runs have six classes at least, of a width of 5 the range of 20 has five: from 0 to 25.
    expect(JSON.stringify(counts.spec)).toContain('"domain":[0,25]')
    const few = drawn({ vary: { members: [0, 1, 4] }, plots: [wish({ kind: 'distribution', over: 'rule' })] })
    expect(JSON.stringify(few.spec)).toContain('"domain":[-0.5,4.5]')
  })

  it('rows may be added in any order: pictures and summary are the same, and so is the SVG to the last byte', async () => {
    const plan = { vary: { members: [3, 5], rule: ['mean', 'median'] }, replicates: 4, series: true }
    const inOrder = gatheredOf(plan)
    const backwards = new Gathered({ plan: inOrder.plan })
    for (let at = inOrder.plan.runs - 1; at >= 0; at--) backwards.add(carryOut(inOrder.plan, at))
    expect(picturesOf(backwards)).toEqual(picturesOf(inOrder))
    expect([...summaryOf(backwards)]).toEqual([...summaryOf(inOrder)])
    for (const { spec } of picturesOf(inOrder).slice(-1)) expect(await svgOf(spec)).toBe(await svgOf(spec))
  })

  it('the mean lies between the least and the greatest, and so do the percentiles, in order', () => {
    always(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 }), (values) => {
        const { mean, p5, p50, p95, count } = sure(figuresOf(Float64Array.from(values)))
        const [least, greatest] = [Math.min(...values), Math.max(...values)]
        const slack = 1e-9 * Math.max(Math.abs(least), Math.abs(greatest))
        expect(count).toBe(values.length)
        expect(mean).toBeGreaterThanOrEqual(least - slack)
        expect(mean).toBeLessThanOrEqual(greatest + slack)
        expect([least, p5, p50, p95, greatest].toSorted((a, b) => a - b)).toEqual([least, p5, p50, p95, greatest])
      }),
    )
  })

  it('the shares of a distribution add up to one at each place, and every run is in it', () => {
    const picture = drawn({
      vary: { rule: ['mean', 'median'] },
      parameters: { noise: 5 },
      replicates: 60,
      plots: [wish({ kind: 'distribution', over: 'rule' })],
    })
    for (const rule of ['mean', 'median']) {
      const shares = rowsIn(picture).flatMap((row) =>
        row['over'] === rule && typeof row['share'] === 'number' ? [row['share']] : [],
      )
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    }
  })

  it('what varies and is not told apart is said', () => {
    const picture = drawn({ vary: { members: [1, 2], rule: ['mean', 'median'] }, plots: [wish({})] })
    expect(textIn(picture)).toContain('over all values of rule')
    expect(rowsIn(picture).map(({ runs }) => runs)).toEqual([2, 2])
  })
})

describe('Not true, on purpose', () => {
  it('of one run that was asked for, the others of its plan are not missing, and its steps are kept whichever replicate it is', () => {
    const { plan } = gatheredOf({
      replicates: 41,
      series: true,
      plots: [wish({ kind: 'lines', measure: 'value', over: 'round' })],
    })
    const gathered = new Gathered({ plan, wanted: 1 })
    gathered.add(carryOut(plan, 40))
    const picture = sure(picturesOf(gathered)[0])
    expect(textIn(picture)).toContain('One run, step by step; of each of 100 stretches')
    expect(textIn(picture)).not.toContain('missing')
    expect(rowsIn(picture)).toHaveLength(200)
  })

  it('runs that failed are not silently left out: the picture says how many', () => {
    const picture = drawn({ vary: { members: [3, 13] }, replicates: 2, plots: [wish({})] })
    expect(textIn(picture)).toContain('2 of 4 runs failed')
    expect(rowsIn(picture)).toHaveLength(1)
  })

  it('where all runs of a place failed it stays empty: the axis is that of the plan, and no number of runs is claimed there', () => {
    const vary = { members: [3, 13, 20], rule: ['mean', 'median'] }
    const kinds = { interval: 'sum', distribution: 'sum', heat: 'sum', words: 'ending' } as const
    for (const [name, measure] of Object.entries(kinds)) {
      const kind = (name === 'words' ? 'distribution' : name) as PlotWish['kind']
      const picture = drawn({ vary, replicates: 20, plots: [wish({ kind, measure, by: 'rule' })] })
      expect(saidIn(picture)).toMatch(/20 runs (?:at each place|in each field), but none at members 13[.;]/)
      expect(JSON.stringify(picture.spec)).toMatch(
        kind === 'interval' ? /"domain":\[3,20\]/ : /"domain":\[(?:3,13,20\]|-0\.25)/,
      )
    }
    const named = drawn({
      vary: { members: [3, 13], rule: ['mean', 'median'] },
      plots: [wish({ over: 'rule', by: 'members' })],
    })
    expect(saidIn(named)).toContain('but none at rule mean with members 13, rule median with members 13.')
    expect(JSON.stringify(named.spec)).toContain('"domain":["mean","median"]')
  })

  it('places where some runs have no value are told, with how many have one; of a sweep that is not done the whole is', () => {
    const half = {
      ...toy,
      run: () => ({ measures: { sum: null, exactShare: '1', step: 0, settled: true, ending: 'a' } }),
    }
    const plan = readPlan({ model: 'toy', seed: 'a', vary: { members: [3, 4] }, replicates: 4, plots: [wish({})] }, [
      toy,
    ])
    const gathered = new Gathered({ plan })
    const rowAt = (at: number) => carryOut(at === 5 ? { ...plan, model: half } : plan, at)
    for (let at = 0; at < 7; at++) gathered.add(rowAt(at))
    expect(saidIn(sure(picturesOf(gathered)[0]))).not.toContain('only')
    gathered.add(rowAt(7))
    expect(saidIn(sure(picturesOf(gathered)[0]))).toContain('of 3 to 4 runs at each place, only 3 of 4 at members 4.')
  })

  it('marks that are moved sideways are told; where there is one of each place, none is', () => {
    const vary = { members: [3, 4], rule: ['mean', 'median'] }
    expect(saidIn(drawn({ vary, plots: [wish({ by: 'rule' })] }))).toContain('Marks are moved sideways')
    expect(saidIn(drawn({ vary, plots: [wish({})] }))).not.toContain('sideways')
  })

  it('what lies to the right and does not vary is told', () => {
    expect(saidIn(drawn({ vary: { members: [3, 4] }, plots: [wish({ over: 'rule' })] }))).toContain(
      'rule does not vary in this plan.',
    )
    expect(textIn(drawn({ vary: { members: [3, 4] }, plots: [wish({})] }))).not.toContain('does not vary')
  })

  it('a sweep that is not done can be drawn, and the picture says what is missing', () => {
    const gathered = new Gathered({ plan: gatheredOf({ vary: { members: [3, 4] } }).plan })
    gathered.add(carryOut(gathered.plan, 1))
    expect(textIn(picturesOf(gathered)[0] ?? drawn({ plots: [wish({})] }))).toMatch(/missing|What does/)
    const asked = new Gathered({ plan: gatheredOf({ vary: { members: [3, 4] }, plots: [wish({})] }).plan })
    asked.add(carryOut(asked.plan, 1))
    expect(textIn(sure(picturesOf(asked)[0]))).toContain('1 of 2 runs are missing')
  })

  it('of runs that all failed, and of none, every kind of picture can be drawn, empty', async () => {
    const plots = [
      wish({ name: 'interval', by: 'rule' }),
      wish({ name: 'distribution', kind: 'distribution' }),
      wish({ name: 'words', kind: 'distribution', measure: 'ending' }),
      wish({ name: 'heat', kind: 'heat', by: 'rule' }),
      wish({ name: 'lines', kind: 'lines', measure: 'value', over: 'round' }),
    ]
    const gathered = gatheredOf({ vary: { members: [13], rule: ['mean', 'median'] }, series: true, plots })
    for (const picture of picturesOf(gathered)) {
      expect(rowsIn(picture)).toEqual([])
      expect(textIn(picture)).toContain('2 of 2 runs failed')
      expect(await svgOf(picture.spec)).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  it('names beyond the fortieth are one', () => {
    const picture = drawn({
      vary: { rule: Array.from({ length: 45 }, (_, at) => `rule ${at}`) },
      plots: [wish({ over: 'rule' })],
    })
    expect(rowsIn(picture)).toHaveLength(40)
    expect(rowsIn(picture).at(-1)).toMatchObject({ over: '6 others', runs: 6 })
  })

  it('an exact share is a double in a picture', () => {
    expect([...gatheredOf({}).valuesOf('exactShare')]).toEqual([1 / 3])
  })

  it('two spreads that would have one name get a number each', () => {
    const long = (last: number) => ({ kind: 'listed', values: [...Array.from({ length: 40 }, () => 1), last] })
    const rows = rowsIn(drawn({ vary: { wishes: [long(1), long(2)] }, plots: [wish({ over: 'wishes' })] }))
    expect(new Set(rows.map(({ over }) => over)).size).toBe(2)
  })

  it('what does not vary is drawn neither beside, nor at all where nothing was asked for', () => {
    expect(picturesOf(gatheredOf({ vary: { members: [3, 5] }, replicates: 4 })).map(({ name }) => name)).toEqual([
      'sum',
      'settled',
    ])
  })

  it('of a measure that is the same at every point there is no picture of what matters to it', () => {
    const gathered = gatheredOf({
      sample: {
        design: 'sobol',
        size: 8,
        ranges: { noise: { from: 0, to: 1 }, members: { from: 1, to: 9, whole: true } },
      },
    })
    const pictureOf = (measure: string) =>
      influencePicture({ gathered, sensitivity: sure(sensitivityOf({ gathered, measure })) })
    expect(pictureOf('exactShare')).toBeUndefined()
    expect(pictureOf('sum')?.name).toBe('sensitivity-sum')
  })
})

describe('Refused', () => {
  const codes = (plot: Partial<PlotWish>, plan: object = {}): readonly string[] => {
    const read = tryReadPlan({ model: 'toy', seed: 'a', ...plan, plots: [wish(plot)] }, [toy])
    return read.kind === 'refused' ? read.problems.map(({ code, path }) => `${code} ${path}`) : []
  }

  it('a picture of what the model does not have, before anything runs', () => {
    expect(codes({})).toEqual([])
    expect(codes({ measure: 'total' })).toEqual(['not-among plots[0].measure'])
    expect(codes({ over: 'team', by: 'x', beside: 'y' })).toEqual([
      'not-among plots[0].over',
      'not-among plots[0].by',
      'not-among plots[0].beside',
    ])
    expect(codes({ kind: 'lines', measure: 'value', over: 'round' })).toEqual(['no-steps plots[0].kind'])
    expect(codes({ kind: 'lines', measure: 'sum', over: 'round' }, { series: true })).toEqual([
      'not-among plots[0].measure',
    ])
    expect(codes({ kind: 'heat' })).toEqual(['heat-needs-by plots[0].by'])
  })

  it('a picture of the mean of words, or of their height: what would be drawn are the numbers that they are kept under', () => {
    const known = 'one of sum, exactShare, step, settled'
    for (const kind of ['interval', 'heat'] as const) {
      const read = tryReadPlan({ model: 'toy', seed: 'a', plots: [wish({ kind, measure: 'ending', by: 'rule' })] }, [
        toy,
      ])
      expect(read).toMatchObject({ problems: [{ code: 'not-among', path: 'plots[0].measure', expected: known }] })
    }
    expect(codes({ kind: 'distribution', measure: 'ending' })).toEqual([])
    const spoken = { ...toy, series: [...toy.series, { name: 'word', kind: 'text', means: 'What was said' } as const] }
    const plot = wish({ kind: 'lines', measure: 'word', over: 'word' })
    const read = tryReadPlan({ model: 'toy', seed: 'a', series: true, plots: [plot] }, [spoken])
    expect(read.kind === 'refused' && read.problems.map(({ path, expected }) => [path, expected])).toEqual([
      ['plots[0].measure', 'one of round, value'],
      ['plots[0].over', 'one of round, value'],
    ])
  })

  it('steps of a model that has none, told once: there is no column to choose, and to keep steps would not help', () => {
    for (const series of [false, true]) {
      const plots = [wish({ kind: 'lines', measure: 'value', over: 'round', by: 'x' })]
      const read = tryReadPlan({ model: 'toy', seed: 'a', series, plots }, [{ ...toy, series: [] }])
      expect(read.kind === 'refused' && read.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
        'not-one-of plots[0].kind',
        'not-among plots[0].by',
      ])
    }
  })

  it('two pictures of one name', () => {
    const read = tryReadPlan({ model: 'toy', seed: 'a', plots: [wish({}), wish({})] }, [toy])
    expect(read.kind === 'refused' && read.problems.map(({ code }) => code)).toEqual(['plot-named-twice'])
  })
})
