import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from './command.js'

const folder = mkdtempSync(join(tmpdir(), 'coop-rules-plot-'))
const grid = join(folder, 'grid')
const sobol = join(folder, 'sobol')
const planOf = (name: string, plan: object): string => {
  const file = join(folder, `${name}.json`)
  writeFileSync(file, JSON.stringify({ model: 'jury', seed: 'a', ...plan }))
  return file
}

beforeAll(async () => {
  const plots = [
    { name: 'right', kind: 'interval', measure: 'rightShare', over: 'members', by: 'competence' },
    { name: 'spread', kind: 'distribution', measure: 'right', over: 'members' },
  ]
  const vary = { members: [1, 3, 11], competence: [0.4, 0.6] }
  const ranges = { members: { from: 1, to: 31, whole: true }, competence: { from: 0.4, to: 0.7 } }
  const plans = [
    [planOf('grid', { parameters: { votes: 20 }, vary, replicates: 5, plots }), grid],
    [
      planOf('sobol', { parameters: { votes: 20 }, sample: { design: 'sobol', size: 16, ranges }, replicates: 2 }),
      sobol,
    ],
  ] as const
  for (const [plan, out] of plans) expect((await command(['sweep', plan, '--out', out, '--workers', '1'])).code).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('coop-rules plot', () => {
  it('draws what the plan asks for: specifications with their data, and SVG; the same bytes every time', async () => {
    const { code, stdout } = await command(['plot', grid])
    expect(code).toBe(0)
    expect(stdout).toContain('Drawn from 30 runs.')
    expect(readdirSync(join(grid, 'plots')).sort()).toEqual([
      'right.svg',
      'right.vl.json',
      'spread.svg',
      'spread.vl.json',
    ])
    const spec = JSON.parse(readFileSync(join(grid, 'plots/right.vl.json'), 'utf8')) as { data: { values: unknown[] } }
    expect(spec.data.values).toHaveLength(6)
    const before = readFileSync(join(grid, 'plots/right.svg'), 'utf8')
    expect(before).toMatch(/^<svg .*width="\d+".*<\/svg>\n$/s)
    const { stdout: json } = await command(['plot', grid, '--only', 'right', '--json'])
    expect(JSON.parse(json)).toEqual({
      kind: 'drawn',
      folder: grid,
      files: ['plots/right.vl.json', 'plots/right.svg'],
      runs: 30,
      failed: 0,
      missing: 0,
    })
    expect(readFileSync(join(grid, 'plots/right.svg'), 'utf8')).toBe(before)
  })

  it('takes away what it drew under names that are gone, and leaves what is not its own', async () => {
    const plots = join(grid, 'plots')
    const right = readFileSync(join(plots, 'right.vl.json'), 'utf8')
    // As a plan drew it that asked for another picture; and a copy that somebody changed and gave a name.
    writeFileSync(join(plots, 'gone.vl.json'), right.replace('"name": "right"', '"name": "gone"'))
    writeFileSync(join(plots, 'gone.svg'), '<svg/>')
    writeFileSync(join(plots, 'mine.vl.json'), right)
    writeFileSync(join(plots, 'mine.svg'), '<svg/>')
    const names = (): readonly string[] => readdirSync(plots).map((file) => file.replace(/\..*/, ''))
    expect((await command(['plot', grid, '--only', 'right'])).code).toBe(0)
    expect(names()).toContain('gone')
    expect((await command(['plot', grid])).code).toBe(0)
    expect([...new Set(names())].sort()).toEqual(['mine', 'right', 'spread'])
    for (const file of ['mine.vl.json', 'mine.svg']) rmSync(join(plots, file))
  })

  it('refuses a picture there is not, and names those there are', async () => {
    const { code, stdout } = await command(['plot', grid, '--only', 'left', '--lang', 'es'])
    expect(code).toBe(1)
    expect(stdout).toContain('right, spread')
  })

  it('refuses a folder that is no sweep, and a command line without one', async () => {
    expect((await command(['plot', folder])).code).toBe(1)
    const { code, stderr } = await command(['plot'])
    expect(code).toBe(2)
    expect(stderr).toContain('coop-rules plot takes the folder of one sweep.')
  })
})

describe('coop-rules sensitivity', () => {
  it('tells the indices with their intervals, and writes them, how they converge, and a picture', async () => {
    const { code, stdout } = await command(['sensitivity', sobol, '--measure', 'rightShare'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^The 2 replicates of each point are averaged first\./)
    expect(stdout).toMatch(/competence +-?\d\.\d{4} \[-?\d\.\d{4}, -?\d\.\d{4}\]/)
    const table = readFileSync(join(sobol, 'sensitivity.csv'), 'utf8').trim().split('\n')
    expect(table[0]).toBe('measure,parameter,figure,value,low,high,blocks,left_out')
    expect(table.slice(1).map((line) => line.split(',').slice(0, 3).join(' '))).toEqual([
      'rightShare competence first',
      'rightShare competence total',
      'rightShare members first',
      'rightShare members total',
    ])
    // Of 16 blocks: a quarter, a half, and all; an eighth would be 2, which is too few.
    const blocks = readFileSync(join(sobol, 'convergence.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[1])
    expect([...new Set(blocks)]).toEqual(['4', '8', '16'])
    expect(existsSync(join(sobol, 'plots/sensitivity-right-share.svg'))).toBe(true)
  })

  it('refuses a sweep without a design, and a measure that the model does not have', async () => {
    const { code, stdout } = await command(['sensitivity', grid, '--json'])
    expect(code).toBe(1)
    expect((JSON.parse(stdout) as { problems: { code: string }[] }).problems.map(({ code }) => code)).toEqual([
      'no-sample',
    ])
    expect((await command(['sensitivity', sobol, '--measure', 'left'])).code).toBe(1)
  })
})
