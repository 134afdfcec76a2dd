import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { nearest } from '../../src/cli/nearest.js'
import { run } from '../../src/cli/run.js'

const folder = mkdtempSync(join(tmpdir(), 'coop-again-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const inFolder = (...names: readonly string[]): string => join(folder, ...names)
const file = (name: string, content: object): string => {
  writeFileSync(inFolder(name), JSON.stringify(content))
  return inFolder(name)
}
const command = async (...args: readonly string[]) => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await run(args, { stdin: Readable.from([]), stdout, stderr, env: {} })
  const textOf = (stream: PassThrough): string => String((stream.read() as Buffer | null) ?? '')
  return { code, stdout: textOf(stdout), stderr: textOf(stderr) }
}

const COMMON = {
  model: 'jury',
  seed: 'a',
  vary: { competence: [0.5, 0.6] },
  parameters: { votes: 40 },
  replicates: 3,
  common: { noise: ['competence'] },
}

describe('a run of a sweep, carried out again', () => {
  it('comes out as it did there, with its replicate and what it has in common; alone, it does not', async () => {
    const plan = file('common.json', COMMON)
    expect((await command('sweep', plan, '--out', inFolder('common'), '--workers', '1')).code).toBe(0)
    const rows = readFileSync(inFolder('common/runs.csv'), 'utf8').trim().split('\r\n').slice(1)
    expect(rows).toHaveLength(6)
    for (const row of rows) {
      const [name = '', , , , , right] = row.split(',')
      const again = await command('simulate', '--of', inFolder('common'), '--run', name, '--json')
      expect([again.code, JSON.parse(again.stdout)]).toMatchObject([
        0,
        { run: name, measures: { right: Number(right) } },
      ])
    }
    const [, , , , , last = ''] = rows
    const scenario = { model: 'jury', seed: 'a', parameters: { votes: 40, competence: 0.6 }, replicate: 2 }
    const alone = JSON.parse((await command('simulate', file('alone.json', scenario), '--json')).stdout) as {
      readonly run: string
      readonly measures: { readonly right: number }
    }
    expect(last.startsWith(`${alone.run},`)).toBe(true)
    expect(last.split(',')[5]).not.toBe(String(alone.measures.right))
    const { common } = COMMON
    const inCommon = await command('simulate', file('in-common.json', { ...scenario, common }), '--json')
    expect(JSON.parse(inCommon.stdout)).toMatchObject({ measures: { right: Number(last.split(',')[5]) } })
  })

  it('is told with the way there, also where the plan keeps no steps', async () => {
    const plan = file('opinions.json', { model: 'opinions', seed: 'a' })
    await command('sweep', plan, '--out', inFolder('opinions'), '--workers', '1')
    const [, row = ''] = readFileSync(inFolder('opinions/runs.csv'), 'utf8').split('\r\n')
    const again = await command('simulate', '--of', inFolder('opinions'), '--run', row.slice(0, 32))
    expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/\nOn the way:\n/)])
  })

  it('a name that no run of it has, and command lines that cannot be meant', async () => {
    const strange = await command('simulate', '--of', inFolder('common'), '--run', '8e', '--lang', 'es')
    expect([strange.code, strange.stdout]).toEqual([
      1,
      expect.stringContaining('el nombre de una ejecución de este barrido'),
    ])
    for (const args of [
      ['--of', 'study'],
      ['--run', 'a'],
      ['scenario.json', '--of', 'study', '--run', 'a'],
      ['--of', 'study', '--run', 'a', '--seed', 'b'],
      ['--of', 'study', '--run', 'a', '--out', 'b'],
    ])
      expect((await command('simulate', ...args)).code).toBe(2)
  })
})

describe('what coop-rules sweep cannot write', () => {
  it.skipIf(process.platform !== 'linux')('a folder that cannot be made is named at once, with 3', async () => {
    for (const args of [
      ['sweep', file('one.json', { model: 'jury', seed: 'a' }), '--workers', '1', '--out', '/proc/x'],
      ['simulate', file('one.json', { model: 'jury', seed: 'a' }), '--out', '/proc/x/y'],
      ['init', '/proc/x', '--preset', 'we-just-coop'],
    ]) {
      const { code, stderr } = await command(...args)
      expect([code, stderr]).toEqual([
        3,
        expect.stringMatching(/^coop-rules: this folder cannot be made: \/proc\/x\S* \(ENOENT\)\n$/),
      ])
    }
  })

  it('a file that cannot be written is named, and not the one beside it', async () => {
    const out = inFolder('taken')
    await command('sweep', file('taken.json', { model: 'jury', seed: 'a' }), '--out', out, '--workers', '1')
    rmSync(join(out, 'runs.csv'))
    // A folder of that name stays where it is.
    mkdirSync(join(out, 'runs.csv', 'full'), { recursive: true })
    const { code, stderr } = await command('sweep', 'merge', out)
    expect([code, stderr]).toEqual([
      3,
      expect.stringMatching(/^coop-rules: this file cannot be written: \S+\/runs\.csv \(/),
    ])
    expect(stderr).not.toContain('.new')
    expect(readdirSync(out).filter((name) => name.endsWith('.new'))).toEqual([])
    const sample = { design: 'morris', size: 2, ranges: { competence: { from: 0.5, to: 0.6 } } }
    const morris = file('morris.json', { model: 'jury', seed: 'a', parameters: { votes: 5 }, sample })
    await command('sweep', morris, '--out', inFolder('morris'), '--workers', '1')
    mkdirSync(inFolder('morris', 'sensitivity.csv', 'full'), { recursive: true })
    const told = await command('sensitivity', inFolder('morris'))
    expect([told.code, told.stderr]).toEqual([
      3,
      expect.stringMatching(/^coop-rules: this file cannot be written: \S+\/sensitivity\.csv \(/),
    ])
  })
})

describe('coop-rules plot, where there is little to be drawn', () => {
  const plan = { model: 'jury', seed: 'a', replicates: 4, parameters: { votes: 10, competence: 1 } }

  it('of measures that are the same in every run it says so, and what they are; with no picture at all it ends with 1', async () => {
    await command(
      'sweep',
      file('still.json', { ...plan, vary: { members: [3, 5] } }),
      '--out',
      inFolder('still'),
      '--workers',
      '1',
    )
    const none = await command('plot', inFolder('still'))
    const told = [
      ['right', 10],
      ['rightShare', 1],
      ['level', 0],
      ['bestAlone', 1],
    ].map(([measure, value]) => `No picture of ${measure}: it is ${value} in every run.\n`)
    expect([none.code, none.stdout]).toEqual([1, told.join('')])
    await command(
      'sweep',
      file('some.json', { ...plan, parameters: { votes: 10 } }),
      '--out',
      inFolder('some'),
      '--workers',
      '1',
    )
    const some = await command('plot', inFolder('some'))
    expect(some.code).toBe(0)
    expect(some.stdout).toMatch(/^Drawn from 4 runs\.\nNo picture of level: it is 0 in every run\.\n/)
  })

  it('of a sweep of which every run failed, and of one that has no row yet', async () => {
    const models = ['--models', join(import.meta.dirname, '../../examples/11-simulate/abstainers.mjs')]
    const fails = file('fails.json', { model: 'abstainers', seed: 'a', parameters: { atLeast: '5' }, replicates: 2 })
    await command('sweep', fails, '--out', inFolder('fails'), '--workers', '1', ...models)
    const failed = await command('plot', inFolder('fails'), ...models)
    expect([failed.code, failed.stdout]).toEqual([1, 'No picture: every run failed.\n'])
    expect(existsSync(inFolder('fails/plots'))).toBe(false)
    await command('sweep', file('shard.json', plan), '--out', inFolder('shard'), '--shard', '9/9', '--workers', '1')
    const none = await command('plot', inFolder('shard'), '--lang', 'es')
    expect([none.code, none.stdout]).toEqual([1, 'Sin imagen: ninguna ejecución tiene fila todavía.\n'])
  })

  it('an SVG is no wider than its page, and has a title and the role of a picture', async () => {
    const titled = { ...plan, title: 'Right & <wrong>', parameters: { votes: 10 }, vary: { members: [3, 5] } }
    await command('sweep', file('titled.json', titled), '--out', inFolder('titled'), '--workers', '1')
    expect((await command('plot', inFolder('titled'), '--only', 'right')).code).toBe(0)
    expect(readFileSync(inFolder('titled/plots/right.svg'), 'utf8')).toMatch(
      /^<svg [^>]*style="max-width:100%;height:auto" role="img"><title>Right &amp; &lt;wrong&gt;<\/title>/,
    )
  })
})

describe('the command line', () => {
  it('an option there is not: told with the one that was probably meant, and the help to look at', async () => {
    expect((await command('sweep', 'plan.json', '--out', 'a', '--model', 'x.mjs')).stderr).toBe(
      'coop-rules: There is no option --model; did you mean --models? See coop-rules sweep --help.\n',
    )
    for (const [name, option, meant] of [
      ['check', '--jsn', '--json'],
      ['average', '--agregation', '--aggregation'],
      ['seal', '--lnag', '--lang'],
      ['run', '--chater=a', '--charter'],
      ['backup', '--hlep', '--help'],
    ] as const)
      expect((await command(name, option)).stderr).toContain(
        `There is no option ${option.replace('=a', '')}; did you mean ${meant}?`,
      )
    expect((await command('sweep', 'plan.json', '-x')).stderr).toContain('There is no option -x. See')
    expect((await command('sweep', 'plan.json', '--colour')).stderr).toContain('There is no option --colour. See')
  })

  it('nearest: the fewest letters that differ, and at most a third of them', () => {
    expect(nearest('--model', ['--models', '--help'])).toBe('--models')
    expect(nearest('abcdef', ['abxyef'])).toBe('abxyef')
    expect(nearest('abcdef', ['xyzdef'])).toBeUndefined()
    expect(nearest('abcdef', ['bacdef', 'abcxyf'])).toBe('bacdef')
    expect(nearest('a', [])).toBeUndefined()
  })

  it('sweep merge has a help of its own, and is among the commands; the version is told', async () => {
    const merge = await command('sweep', 'merge', '--help')
    expect(merge.stdout).toMatch(/^coop-rules sweep merge: /)
    expect(merge.stdout).toContain('--partial')
    expect(merge.stdout).not.toContain('--workers')
    expect((await command('sweep', '--help')).stdout).toMatch(/^coop-rules sweep: /)
    expect((await command('--help')).stdout).toContain('coop-rules sweep merge DIR')
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
      readonly version: string
    }
    expect(await command('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })
})
