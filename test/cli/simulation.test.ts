import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getLanguageService, type JSONSchema, TextDocument } from 'vscode-json-languageservice'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MODELS, planJsonSchema, readPlan, RowDigest, scenarioJsonSchema } from '../../src/simulation/index.js'
import { openSweep, sweep } from '../../src/sweeps/index.js'
import { canMount, mount, unmount } from '../servers/disks.js'
import { PassThrough, Readable } from 'node:stream'
import { run } from '../../src/cli/run.js'
import { SIMULATION_WORDS } from '../../src/cli/simulation-words.js'
import type { Ran } from './command.js'

const example = join(import.meta.dirname, '../../examples/11-simulate')
const folder = mkdtempSync(join(tmpdir(), 'coop-simulation-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let out = ''
let made = 0
beforeEach(() => {
  out = join(folder, String(++made))
})
const file = (name: string, content: unknown): string => {
  const path = join(folder, `${made}-${name}`)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
/** Runs the command in this process: what a process costs to begin would be most of the time. Those that are stopped or killed are begun as processes. */
const command = async (args: readonly string[]): Promise<Ran> => {
  const [stdout, stderr] = [collected(), collected()]
  const code = await run(args, { stdin: Readable.from([]), stdout: stdout.stream, stderr: stderr.stream, env: {} })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}
const collected = (): { readonly stream: PassThrough; readonly text: () => string } => {
  const stream = new PassThrough()
  let text = ''
  stream.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  return { stream, text: () => text }
}

const PLAN = { model: 'jury', seed: 'a', vary: { members: [3, 11] }, parameters: { votes: 10 }, replicates: 3 }

const dataOf = ({ stdout }: Ran): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown>
const problemsOf = (ran: Ran): readonly string[] =>
  (dataOf(ran)['problems'] as readonly { code: string; path: string; line?: number }[]).map(
    ({ code, path, line }) => `${line === undefined ? '' : `line ${line} `}${path}: ${code}`,
  )

describe('coop-rules sweep', () => {
  it('says where it stands why runs failed', async () => {
    // No decision is taken by more than everybody.
    const plan = file('fails.json', { model: 'abstainers', seed: 'a', parameters: { atLeast: '5' }, replicates: 2 })
    const ran = await command([
      'sweep',
      plan,
      '--out',
      out,
      '--models',
      join(example, 'abstainers.mjs'),
      '--workers',
      '1',
    ])
    expect(ran.stdout).toMatch(
      /^Every run failed\.\nruns {10}2\nfailed {8}2; the column error of runs\.csv says why\n {14}the first of them again, with the line of the model where that threw:\n {14}npx coop-rules simulate --of \S+ --run [0-9a-f]{32} --models \S+abstainers\.mjs\n/,
    )
    expect(ran.code).toBe(1)
    const [, first] = readFileSync(join(out, 'runs.csv'), 'utf8').split('\r\n')
    expect(first).toContain('rule.atLeast: expected a threshold from 0 to 1')
    // One shard of them tells it too; gone on with, it has nothing left to run.
    const shard = [
      'sweep',
      plan,
      '--out',
      `${out}-shard`,
      '--models',
      join(example, 'abstainers.mjs'),
      '--shard',
      '1/2',
    ]
    const alone = await command([...shard, '--workers', '1'])
    expect([alone.code, alone.stdout]).toEqual([
      1,
      expect.stringMatching(/\nEvery run failed\.\nruns {10}1\nfailed {8}1\n/),
    ])
    expect((await command([...shard, '--workers', '1', '--resume'])).code).toBe(0)
    // Put together once more, with the same end; and one of them alone, with the line of the model that it failed in.
    expect((await command(['sweep', 'merge', out, '--models', join(example, 'abstainers.mjs')])).code).toBe(1)
    const [told = ''] = /coop-rules simulate .*/.exec(ran.stdout) ?? []
    const one = await command(told.split(' ').slice(1))
    expect([one.code, one.stdout]).toEqual([
      1,
      expect.stringMatching(/The run failed: [^\n]*expected a threshold[^\n]*\n  in [^\n]*abstainers\.mjs:\d+:\d+\n$/),
    ])
  })

  it('makes tables of a plan: a line a run, what is set beside it, numbers as short as they come back the same', async () => {
    const ran = await command(['sweep', file('plan.json', PLAN), '--out', out, '--workers', '1'])
    expect([ran.code, ran.stderr]).toEqual([0, ''])
    expect(ran.stdout).toMatch(/^runs {10}6\nfailed {8}0\nseconds /)
    const [header, ...lines] = readFileSync(join(out, 'runs.csv'), 'utf8').split('\r\n')
    expect(header).toBe('run,point,replicate,members,error,right,rightShare,level,bestAlone')
    expect(lines).toHaveLength(7)
    expect(lines[5]).toMatch(/^[0-9a-f]{32},1,2,11,,\d+,[\d.]+,0,0\.6$/)
    const columns = JSON.parse(readFileSync(join(out, 'columns.json'), 'utf8')) as { runs: { name: string }[] }
    expect(columns.runs.map(({ name }) => name).join(',')).toBe(header)
    expect(columns.runs[3]).toEqual({ name: 'members', kind: 'whole', of: 'set', means: 'How many members decide' })
    const digest = new RowDigest()
    for await (const row of sweep({ plan: readPlan(PLAN) })) digest.add(row)
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Record<string, unknown>
    expect(manifest).toMatchObject({
      package: { name: 'coop-rules' },
      model: { name: 'jury' },
      runtime: { name: 'node', version: process.versions.node },
      runs: 6,
      failed: 0,
      missing: 0,
      digest: digest.hex(),
      plan: { seed: 'a', points: 2, runs: 6 },
      files: ['runs.csv', 'columns.json', 'manifest.json'],
    })
    expect(manifest['command']).toContain('coop-rules sweep ')
  })

  it('one that failed and ran: the command ends well, for there is something to go on with', async () => {
    const plan = file('some.json', { model: 'abstainers', seed: 'a', vary: { atLeast: ['5', '1/2'] } })
    const models = ['--models', join(example, 'abstainers.mjs')]
    const ran = await command(['sweep', plan, '--out', out, '--workers', '1', ...models])
    expect([ran.code, ran.stdout]).toEqual([0, expect.stringMatching(/^runs {10}2\nfailed {8}1;/)])
  })

  it('says how many threads work where fewer do than were asked for', async () => {
    const plan = file('one.json', { model: 'jury', seed: 'a', parameters: { votes: 10 } })
    const ran = await command(['sweep', plan, '--out', out, '--workers', '1000'])
    expect([ran.code, ran.stderr]).toEqual([0, '1 thread works, not 1000: there are no more runs.\n'])
    expect(SIMULATION_WORDS.es.fewerWorkers(1000, 8, 5000, 2)).toBe(
      'Hilos que trabajan: 8, no 1000; más de cuatro por procesador, de los que hay 2, se estorbarían.',
    )
  })

  it('in shards, merged; with Parquet, and the means of a measure for SALib', async () => {
    const plan = file('plan.json', PLAN)
    for (const shard of ['2/2', '1/2'])
      expect(
        (await command(['sweep', plan, '--out', out, '--shard', shard, '--workers', '1', '--lang', 'es'])).stdout,
      ).toContain(`La parte ${shard.replace('/', ' de ')} está hecha.`)
    const merged = await command(['sweep', 'merge', out, '--parquet', '--y', 'rightShare', '--json'])
    expect(dataOf(merged)).toMatchObject({
      kind: 'merged',
      runs: 6,
      files: ['runs.csv', 'runs.parquet', 'Y.csv', 'columns.json', 'manifest.json'],
    })
    const shares: number[] = []
    for await (const row of (await openSweep({ folder: out })).rows())
      if (row.kind === 'ran') shares.push(row.measures[1] as number)
    const means = [shares.slice(0, 3), shares.slice(3)].map((three) => three.reduce((a, b) => a + b) / 3)
    expect(readFileSync(join(out, 'Y.csv'), 'utf8')).toBe(`${means.join('\n')}\n`)
    const parquet = readFileSync(join(out, 'runs.parquet'))
    expect([parquet.subarray(0, 4).toString(), parquet.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1'])
  })

  it('has no mean of words: told before anything runs, and of rows that are there', async () => {
    const plan = file('rules.json', { model: 'self-stable', seed: 'a' })
    const begun = ['sweep', plan, '--out', out, '--workers', '1']
    const first = await command([...begun, '--y', 'rules', '--json'])
    expect([first.code, existsSync(out), problemsOf(first)]).toEqual([1, false, ['--y: not-one-of']])
    expect(first.stdout).toMatch(/"expected":"one of: selfStable, majorityStable, rounds,/)
    await command(begun)
    const merged = await command(['sweep', 'merge', out, '--y', 'rules', '--json'])
    expect([merged.code, problemsOf(merged), existsSync(join(out, 'Y.csv'))]).toEqual([1, ['--y: not-one-of'], false])
    expect((await command(['sweep', 'merge', out, '--y', 'majorityStable'])).code).toBe(0)
    expect(readFileSync(join(out, 'Y.csv'), 'utf8')).toMatch(/^[01]\n$/)
  })

  it('tells which shards are missing, and ends with 1; --partial makes tables of what there is', async () => {
    await command(['sweep', file('plan.json', PLAN), '--out', out, '--shard', '2/3', '--workers', '1'])
    const missing = await command(['sweep', 'merge', out])
    expect([missing.code, missing.stdout]).toEqual([
      1,
      '4 of 6 runs have no row yet; no tables were made.\nThey belong to the shards 1/3, 3/3.\nCarry them out, or say --partial to make tables of the rows there are.\n',
    ])
    expect((await command(['sweep', 'merge', out, '--partial'])).code).toBe(0)
  })

  it('takes points from a file as other programs write it, and keeps them in the plan', async () => {
    const points = file('points.csv', '\uFEFFmembers,competence\r\n3.000000000000000000e+00,5.5e-01\r\n11,0.6\r\n\r\n')
    const plan = file('plan.json', { model: 'jury', seed: 'a', parameters: { votes: 5 } })
    expect((await command(['sweep', plan, '--out', out, '--points', points, '--workers', '1'])).code).toBe(0)
    expect((await openSweep({ folder: out })).plan.plan.points).toEqual([
      { members: 3, competence: 0.55 },
      { members: 11, competence: 0.6 },
    ])
  })

  it('carries out a model of one’s own, in several threads too', async () => {
    const [plan, model] = [join(example, 'own-plan.json'), join(example, 'abstainers.mjs')]
    const digests: unknown[] = []
    for (const workers of ['1', '2']) {
      const ran = await command([
        'sweep',
        plan,
        '--out',
        `${out}-${workers}`,
        '--models',
        model,
        '--workers',
        workers,
        '--json',
      ])
      expect(dataOf(ran)).toMatchObject({ runs: 80, failed: 0 })
      digests.push(dataOf(ran)['digest'])
    }
    expect(digests[1]).toBe(digests[0])
    // Where everybody votes, both bases are the same: the same chance gives the same decisions.
    const lost = new Map<string, unknown[]>()
    const { plan: sound, rows } = await openSweep({ folder: `${out}-1`, models: [model] })
    for await (const row of rows()) {
      const set = sound.plan.vary?.['of']?.[Math.floor(row.at / 40)] as string
      if (row.at % 40 >= 30 && row.kind === 'ran') lost.set(set, [...(lost.get(set) ?? []), row.measures[0]])
    }
    expect(lost.get('ballots')).toEqual(lost.get('electorate'))
  })

  it('is stopped once by Ctrl-C and says how to go on; twice, it leaves at once; and then goes on', async () => {
    // Runs of about a tenth of a second.
    const plan = file('plan.json', {
      ...PLAN,
      parameters: { votes: 30_000 },
      vary: { members: [101] },
      replicates: 100,
    })
    const rows = join(out, 'rows/1-of-1.jsonl')
    for (const [signals, text] of [
      [1, '--resume'],
      [2, ''],
    ] as const) {
      const child = spawn(process.execPath, [
        join(import.meta.dirname, '../../dist/cli/main.js'),
        'sweep',
        plan,
        '--out',
        out,
        '--workers',
        '1',
        '--resume',
      ])
      let printed = ''
      child.stdout.setEncoding('utf8').on('data', (piece: string) => (printed += piece))
      const ended = new Promise((resolve) => child.on('exit', resolve))
      const size = existsSync(rows) ? readFileSync(rows).length : 0
      while (!existsSync(rows) || readFileSync(rows).length === size)
        await new Promise((resolve) => setTimeout(resolve, 10))
      for (let signal = 0; signal < signals; signal++) {
        child.kill('SIGINT')
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      expect(await ended).toBe(130)
      if (text !== '')
        expect(printed).toContain(`Go on with: npx coop-rules sweep ${plan} --out ${out} --workers 1 --resume`)
      expect(readFileSync(rows, 'utf8').endsWith('\n')).toBe(true)
    }
    expect((await openSweep({ folder: out })).count).toBeGreaterThanOrEqual(2)
  })
})

describe('what coop-rules sweep does not take', () => {
  const refusedWith = async (plan: unknown, ...more: readonly string[]) =>
    command(['sweep', file('plan.json', plan), '--out', out, '--json', ...more])

  it('a plan that is wrong: everything is told at once, where it stands', async () => {
    const wrong = {
      model: 'jury',
      vary: { members: [3, -1], x: [1, 2], competence: ['a', 0.5] },
      parameters: { votes: '100' },
      replicates: 0,
      hm: 2,
      common: { noise: ['x'] },
    }
    expect(problemsOf(await refusedWith(wrong))).toEqual([
      'seed: missing-key',
      'replicates: wrong-length',
      'hm: unknown-key',
      'common.noise[0]: unknown-parameter',
      'vary.competence[0]: wrong-kind',
      'parameters.votes: wrong-kind',
      'vary.x: unknown-key',
      'vary.members[1]: wrong-length',
    ])
    expect(existsSync(out)).toBe(false)
  })

  it('a value that is varied twice: its runs would be counted twice; points of other programs may be equal', async () => {
    const twice = { ...PLAN, vary: { competence: [0.5, 0.6, 0.5], members: [3, 3] } }
    expect(problemsOf(await refusedWith(twice))).toEqual([
      'vary.competence[2]: listed-twice',
      'vary.members[1]: listed-twice',
    ])
    const points = file('points.csv', 'members\n3\n3\n')
    const given = { model: 'jury', seed: 'a', parameters: { votes: 5 } }
    expect(dataOf(await refusedWith(given, '--points', points))).toMatchObject({ runs: 2, failed: 0 })
  })

  it('a stream that there is not: told with those that there are', async () => {
    const { stdout } = await command(['sweep', file('plan.json', { ...PLAN, common: { noises: [] } }), '--out', out])
    expect(stdout).toContain(
      'common.noises: expected one of: preferences, schedule, noise, ties, membership; received "noises".',
    )
  })

  it('hostile JSON: keys that reach a prototype, also through the path of a parameter; keys twice; no JSON at all', async () => {
    expect(problemsOf(await refusedWith('{"model":"jury","seed":"a","vary":{"a.__proto__.b":[1]}}'))).toEqual([
      'vary.a.__proto__.b: reserved-key',
    ])
    expect(problemsOf(await refusedWith('{"model":"jury","seed":"a","points":[{"__proto__":1}]}'))).toEqual([
      'points[0].__proto__: reserved-key',
    ])
    expect(problemsOf(await refusedWith('{"model":"jury","seed":"a","seed":"b"}'))).toEqual(['seed: duplicate-key'])
    expect(problemsOf(await refusedWith('{"model":"jury",'))).toEqual(['line 1 : broken-json'])
    const deep = `{"model":"jury","seed":"a","parameters":${'{"a":'.repeat(100)}1${'}'.repeat(100)}}`
    expect(problemsOf(await refusedWith(deep))).toEqual([expect.stringContaining('too-deep')])
  })

  it('a plan of more than 100000 runs, until --yes', async () => {
    const large = { ...PLAN, replicates: 50_001, parameters: { votes: 1 } }
    const asked = await command(['sweep', file('plan.json', large), '--out', out])
    expect([asked.code, asked.stdout]).toEqual([
      1,
      'This plan is of 100002 runs: 2 points, each 50001 times.\nSay --yes to carry it out, or vary fewer values.\n',
    ])
    expect(existsSync(out)).toBe(false)
    const codeOf = async (runs: number): Promise<number | null> => {
      const plan = file('plan.json', { model: 'jury', seed: 'a', parameters: { votes: 1 }, replicates: runs })
      // One run of all of them, for it is asked about the whole plan.
      return (await command(['sweep', plan, '--out', `${out}-${runs}`, '--shard', `1/${runs}`, '--workers', '1'])).code
    }
    expect([await codeOf(99_999), await codeOf(100_000), await codeOf(100_001)]).toEqual([0, 0, 1])
    expect(problemsOf(await refusedWith({ ...PLAN, replicates: 100_000_000 }))).toEqual([': too-many-runs'])
  })

  it('files of points that are none', async () => {
    const plan = { model: 'jury', seed: 'a' }
    const points = (text: string) => refusedWith(plan, '--points', file('points.csv', text))
    expect(problemsOf(await points('members,members\n3,4\n'))).toEqual(['line 1 : wrong-header'])
    expect(problemsOf(await points('members\n3,4\n5\n7,8,9\n'))).toEqual([
      'line 2 : wrong-cells',
      'line 4 : wrong-cells',
    ])
    expect(problemsOf(await points('members\n'))).toEqual([': no-points'])
    expect(problemsOf(await points('members\n3\nmany\n'))).toEqual(['points[1].members: wrong-kind'])
    // A number that no double holds, and one with the comma of other countries, are told as they stand there.
    const strange = dataOf(await points('competence;members\n1e400;3\n0,5;3\n'))['problems']
    expect(strange).toMatchObject([
      { path: 'points[0].competence', received: '"1e400"' },
      { path: 'points[1].competence', received: '"0,5"' },
    ])
  })

  it('a mean of what the model does not measure: told before the work, not after it', async () => {
    expect(problemsOf(await refusedWith(PLAN, '--y', 'rightness'))).toEqual(['--y: not-one-of'])
    expect(existsSync(out)).toBe(false)
  })

  it('command lines that cannot be meant', async () => {
    const plan = file('plan.json', PLAN)
    for (const args of [
      [plan],
      [plan, '--out', out, '--shard', '8/7'],
      [plan, '--out', out, '--shard', '0/7'],
      [plan, '--out', out, '--workers', '0'],
      [plan, '--out', out, '--workers', 'two'],
      [plan, '--out', out, '--shard', '1/7', '--parquet'],
      [plan, '--out', out, '--partial'],
      ['merge'],
      ['merge', out, '--resume'],
    ]) {
      const { code, stderr } = await command(['sweep', ...args])
      expect([args.join(' '), code]).toEqual([args.join(' '), 2])
      expect(stderr).toContain('See coop-rules sweep --help.')
    }
  })

  it('the folder of a sweep of one’s own model without its module: it is told which it was, and not which other models there are', async () => {
    const [plan, module] = [join(example, 'own-plan.json'), join(example, 'abstainers.mjs')]
    await command(['sweep', plan, '--out', out, '--models', module, '--workers', '1'])
    for (const args of [
      ['sweep', 'merge', out],
      ['plot', out],
      ['sensitivity', out],
      ['simulate', '--of', out, '--run', 'a'],
    ])
      expect((await command(args)).stdout).toBe(
        `--models: expected the module of its model: this sweep was begun with --models ${module}; received nothing. Say it again.\n`,
      )
  })

  it('files that are not there, a folder that is a file, a folder that is no sweep', async () => {
    expect((await command(['sweep', join(folder, 'nothing.json'), '--out', out])).code).toBe(3)
    expect((await command(['sweep', file('plan.json', PLAN), '--out', file('file', ''), '--workers', '1'])).code).toBe(
      3,
    )
    mkdirSync(out)
    expect(problemsOf(await command(['sweep', 'merge', out, '--json']))).toEqual([`${out}: not-a-sweep`])
  })

  it('a model that is none: every key that is missing or of another kind, and of a measure the kinds there are', async () => {
    const module = file(
      'wrong.mjs',
      `export default [{ name: 'a', version: '1', parameters: {}, streams: { luck: 'x', noise: 2 },
        series: [{ name: 'x', kind: 'whole', means: 'X', unit: 2 }],
        measures: [{ name: 'm', kind: 'percent', means: 'M' }, { name: 'm', kind: 'text' }, 3], run: async () => ({}) }, 5]`,
    )
    expect(
      problemsOf(await refusedWith(PLAN, '--models', module)).map((line) => line.replace(`${module}: `, '')),
    ).toEqual([
      '[0].asks: missing-key',
      '[0].version: wrong-kind',
      '[0].parameters: wrong-kind',
      '[0].streams.luck: not-one-of',
      '[0].streams.noise: wrong-kind',
      '[0].measures[0].kind: not-one-of',
      '[0].measures[1].means: missing-key',
      '[0].measures[1].name: listed-twice',
      '[0].measures[2]: wrong-kind',
      '[0].series[0].unit: wrong-kind',
      '[0].run: wrong-kind',
      '[1]: wrong-kind',
    ])
    const { stdout } = await command(['models', '--models', module, '--lang', 'es'])
    expect(stdout).toContain(
      'se esperaba una de estas opciones: exact, whole, number, truth, text; se recibió "percent".',
    )
    expect(stdout).toContain('se esperaba una función que no sea async')
  })

  it('modules that give no model', async () => {
    const withModule = (module: string) => refusedWith(PLAN, '--models', module)
    expect(problemsOf(await withModule(join(folder, 'nothing.mjs')))).toEqual(['--models: model-module'])
    expect(problemsOf(await withModule(file('empty.mjs', 'export default []')))).toEqual(['--models: model-module'])
    expect(problemsOf(await withModule(file('other.mjs', 'export const model = 1')))).toEqual([
      '--models: model-module',
    ])
    expect(problemsOf(await withModule(file('broken.mjs', 'export default {')))).toEqual(['--models: model-module'])
    const own = readFileSync(join(example, 'abstainers.mjs'), 'utf8').replace("name: 'abstainers'", "name: 'jury'")
    const besideIt = join(import.meta.dirname, `../../.work/own-${process.pid}.mjs`)
    mkdirSync(join(besideIt, '..'), { recursive: true })
    writeFileSync(besideIt, own)
    try {
      expect(problemsOf(await withModule(besideIt))).toEqual(['--models: model-name-taken'])
    } finally {
      rmSync(besideIt)
    }
  })
})

describe.skipIf(!canMount())('on a full disk', () => {
  let disk = ''
  beforeEach(() => {
    disk = join(folder, `disk-${made}`)
    mkdirSync(disk)
    mount(disk, '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs')
  })
  afterEach(() => unmount(disk))

  it('a sweep ends with 3, keeps whole rows, and goes on once there is room', async () => {
    const plan = file('plan.json', { ...PLAN, replicates: 2000, parameters: { votes: 1 } })
    const sweepFolder = join(disk, 'study')
    const full = await command(['sweep', plan, '--out', sweepFolder, '--workers', '1'])
    expect([full.code, full.stderr]).toEqual([3, expect.stringContaining('the disk is full')])
    expect(full.stderr).toContain('--resume')
    const text = readFileSync(join(sweepFolder, 'rows/1-of-1.jsonl'), 'utf8')
    expect(text.endsWith('\n')).toBe(true)
    // Room for the rows, but not for the tables of them.
    mount(disk, '-o', 'remount,size=450k')
    const fullAgain = await command(['sweep', plan, '--out', sweepFolder, '--workers', '1', '--resume'])
    expect([fullAgain.code, fullAgain.stderr]).toEqual([3, expect.stringContaining(`sweep merge ${sweepFolder}\n`)])
    expect(readdirSync(sweepFolder).sort()).toEqual(['plan.json', 'rows'])
    mount(disk, '-o', 'remount,size=8m')
    expect(dataOf(await command(['sweep', 'merge', sweepFolder, '--json']))).toMatchObject({ runs: 4000, failed: 0 })
  })
})

describe('coop-rules simulate', () => {
  it('tells what came of one run, which is that of a plan with the same replicate', async () => {
    const scenario = { model: 'jury', seed: 'a', parameters: { votes: 10, members: 11 }, replicate: 2 }
    const ran = await command(['simulate', file('scenario.json', scenario), '--json'])
    const rows = []
    for await (const row of sweep({ plan: readPlan(PLAN) })) rows.push(row)
    const [, , , , , last] = rows
    const { run, measures } = dataOf(ran)
    expect(last).toMatchObject({ kind: 'ran', run, measures: Object.values(measures as object) })
  })

  it('shows each measure with what it means, and the way there as small pictures; into a folder too', async () => {
    const scenario = { model: 'opinions', seed: 'a' }
    const ran = await command(['simulate', file('scenario.json', scenario), '--lang', 'es', '--out', out])
    expect(ran.code).toBe(0)
    expect(ran.stdout).toMatch(/^ {2}clusters +\d+ +\S/m)
    expect(ran.stdout).toMatch(/^ {2}clusters +[▁▂▃▄▅▆▇█]+ {2}de \d+ a \d+/m)
    expect(readFileSync(join(out, 'series.csv'), 'utf8')).toMatch(/^run,point,replicate,/)
    const again = await command(['simulate', file('scenario.json', scenario), '--out', out, '--seed', 'b', '--json'])
    expect(problemsOf(again)).toEqual(['seed: plan-changed'])
  })

  it('takes no plan', async () => {
    const ran = await command(['simulate', file('plan.json', PLAN), '--json'])
    expect([ran.code, problemsOf(ran)]).toEqual([1, ['vary: unknown-key', 'replicates: unknown-key']])
  })
})

describe('coop-rules models', () => {
  it('lists every model, and tells of one its parameters and measures', async () => {
    const all = await command(['models'])
    for (const { name, asks } of MODELS)
      expect(all.stdout).toMatch(new RegExp(`^${name} +${asks.replaceAll(/[.?*()]/g, String.raw`\$&`)}$`, 'm'))
    const jury = await command(['models', 'jury'])
    expect(jury.stdout).toContain(
      '  members     How many members decide (a whole number from 1 to 100000; 11 where nothing is said)',
    )
    // What common can name, with what it draws.
    expect(jury.stdout).toContain(
      'Streams of chance, as common names them:\n  preferences  How competent each member is, where competence is a spread\n  noise        Who is right in which decision\n',
    )
    expect(dataOf(await command(['models', 'galam', '--json']))['streams']).toEqual({
      schedule: 'Who sits in which group in which round',
    })
    // A model that does not tell is asked nothing.
    const own = await command(['models', 'abstainers', '--models', join(example, 'abstainers.mjs')])
    expect([own.code, own.stdout]).toEqual([0, expect.not.stringContaining('Streams')])
    expect((await command(['models', 'average-vote'])).stdout).toContain(
      '(mean, bounded-mean, trimmed-mean, median or generalised-median; "mean" where nothing is said)',
    )
    expect((await command(['models', 'consent', '--lang', 'es'])).stdout).toContain(
      '(un objeto del tipo (kind) uniform, beta, greatest, triangular, bell, among, listed o mixed;',
    )
    for (const { name } of MODELS)
      expect((await command(['models', name])).stdout).not.toMatch(/undefined|NaN|\[object|\(;|\( /)
    expect(problemsOf(await command(['models', 'juries', '--json']))).toEqual(['model: unknown-model'])
  })
})

describe('the schemas of plans and scenarios', () => {
  const service = getLanguageService({})
  const marked = async (schema: unknown, text: string): Promise<readonly string[]> => {
    const document = TextDocument.create('file:///plan.json', 'json', 1, text)
    const found = await service.doValidation(document, service.parseJSONDocument(document), {}, schema as JSONSchema)
    return found.map(({ range }) => document.getText(range))
  }
  const written = (name: string): string => readFileSync(join(example, name), 'utf8')

  it('find nothing wrong with the examples, also with a model of one’s own; and they are carried out', async () => {
    expect(await marked(planJsonSchema(), written('plan.json'))).toEqual([])
    expect(await marked(planJsonSchema(), written('own-plan.json'))).toEqual([])
    expect(await marked(scenarioJsonSchema(), written('scenario.json'))).toEqual([])
    expect((await command(['simulate', join(example, 'scenario.json')])).code).toBe(0)
    const ran = await command(['sweep', join(example, 'plan.json'), '--out', out, '--workers', '1', '--json'])
    expect(dataOf(ran)).toMatchObject({ runs: 120, failed: 0 })
  })

  it('know the parameters of each model by its name, and what they may be', async () => {
    const plan = (parameters: string): string => `{ "model": "jury", "seed": "a", "parameters": { ${parameters} } }`
    expect(await marked(planJsonSchema(), plan('"members": 3'))).toEqual([])
    expect(await marked(planJsonSchema(), plan('"membrs": 3'))).toEqual(['"membrs"'])
    expect(await marked(scenarioJsonSchema(), plan('"members": 0'))).toEqual(['0'])
    for (const schema of [planJsonSchema(), scenarioJsonSchema()])
      expect((schema as { allOf: readonly unknown[] }).allOf).toHaveLength(MODELS.length)
  })
})
