import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  carryOut,
  Gathered,
  type Plan,
  picturesOf,
  readPlan,
  type SoundPlan,
  summaryOf,
} from '../src/simulation/index.js'

const root = join(import.meta.dirname, '../examples/studies')
const studies = readdirSync(root).filter((name) => existsSync(join(root, name, 'plan.json')))
const read = (name: string, file: string): string => readFileSync(join(root, name, file), 'utf8')

/** Of each parameter the first and the last value, once each; of a list of points some of them. */
const thinned = (plan: Plan): Plan => ({
  ...plan,
  replicates: 1,
  ...(plan.vary === undefined
    ? {}
    : { vary: Object.fromEntries(Object.entries(plan.vary).map(([path, values]) => [path, ends(values)])) }),
  ...(plan.points === undefined
    ? {}
    : { points: plan.points.filter((_, at, all) => at % Math.ceil(all.length / 12) === 0) }),
  ...(plan.sample === undefined ? {} : { sample: { ...plan.sample, size: 4 } }),
})

const ends = <Value>(values: readonly Value[]): readonly Value[] =>
  values.filter((_, at) => at === 0 || at === values.length - 1)

/** Some runs of a plan, spread over it. */
const someOf = ({ runs }: SoundPlan): readonly number[] =>
  Array.from({ length: runs }, (_, at) => at).filter((at) => at % Math.ceil(runs / 24) === 0)

describe.each(studies)('the study %s', (name) => {
  const plan = JSON.parse(read(name, 'plan.json')) as Plan

  it('has a plan that is in order and says the version of its model', () => {
    expect(readPlan(plan).runs).toBeGreaterThan(100)
    expect(plan.modelVersion).toBeDefined()
  })

  it('has a report with its question, its result, what would falsify it and how to run it again, of one page', () => {
    const report = read(name, 'README.md')
    for (const section of [/question/i, /result/i, /falsify/i])
      expect(report).toMatch(new RegExp(`^(?:#+ |\\*\\*)[^\\n]*${section.source}`, 'im'))
    expect(report).toContain(`npm run study -- ${name}`)
    expect(report.split(/\s+/).length).toBeLessThan(1500)
  })

  it('shows pictures that are there, and the plan asks for each of them', () => {
    const report = read(name, 'README.md')
    const shown = [...report.matchAll(/\]\(([^)#]+)\)/g)]
      .map(([, file]) => file as string)
      .filter((file) => !/^https?:/.test(file))
    expect(shown.filter((file) => file.endsWith('.svg'))).not.toEqual([])
    expect(shown.filter((file) => !existsSync(join(root, name, file)))).toEqual([])
    const asked = (plan.plots ?? []).map((plot) => `${plot.name}.svg`)
    const drawn = readdirSync(join(root, name)).filter(
      (file) => file.endsWith('.svg') && !file.startsWith('sensitivity-'),
    )
    expect(drawn.sort()).toEqual(asked.sort())
  })

  it('tells in its report the digest that came of its plan', () => {
    const result = JSON.parse(read(name, 'result.json')) as {
      digest: string
      runs: number
      failed: number
      plan: { seed: string }
    }
    expect(read(name, 'README.md')).toContain(result.digest.slice(0, 16))
    expect([result.runs, result.failed, result.plan.seed]).toEqual([readPlan(plan).runs, 0, plan.seed])
    expect(read(name, 'summary.csv').trim().split('\n')).toHaveLength(1 + readPlan(plan).points)
  })

  it('runs through, thinned out, without a failed run, and can be drawn', () => {
    const sound = readPlan(thinned(plan))
    const gathered = new Gathered({ plan: sound })
    for (const at of someOf(sound)) gathered.add(carryOut(sound, at))
    expect(gathered.failed).toBe(0)
    expect(picturesOf(gathered).map(({ name }) => name)).toEqual((plan.plots ?? []).map(({ name }) => name))
    expect([...summaryOf(gathered)].length).toBeGreaterThan(0)
  })
})
