import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRulesError } from '../../src/problems/index.js'
import { carryOut, readPlan, type Row, rowLine } from '../../src/simulation/index.js'
import { keepRows, mergeSweep, openSweep, runShard, sweep, workersFor } from '../../src/sweeps/index.js'
import { digestOf, freshFolder, tablesIn, THOUSAND, thousand } from './given.js'

const folder = freshFolder()
const inFolder = (...names: readonly string[]): string => join(folder.path, ...names)

const codesOf = async (act: () => Promise<unknown>): Promise<readonly string[]> => {
  try {
    await act()
  } catch (error) {
    if (isRulesError(error)) return error.problems.map(({ code, path }) => `${path}: ${code}`)
    throw error
  }
  return []
}

const merged = async (
  sweepFolder: string,
): Promise<{ readonly digest: string; readonly tables: readonly string[] }> => {
  const told = await mergeSweep({ folder: sweepFolder })
  if (told.kind !== 'merged') throw new Error('runs are missing')
  return { digest: told.digest, tables: tablesIn(sweepFolder) }
}

/** Begins the built command on a plan, and kills it once so many rows are on the disk. */
const killed = async (
  plan: object,
  sweepFolder: string,
  rows: number,
  signal: NodeJS.Signals,
  workers = '2',
): Promise<number | null> => {
  writeFileSync(inFolder('plan.json'), JSON.stringify(plan))
  const command = join(import.meta.dirname, '../../dist/cli/main.js')
  const args = [command, 'sweep', inFolder('plan.json'), '--out', sweepFolder, '--workers', workers]
  const child = spawn(process.execPath, args, { stdio: 'ignore' })
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
  const file = join(sweepFolder, 'rows/1-of-1.jsonl')
  while (!existsSync(file) || readFileSync(file, 'utf8').split('\n').length <= rows) {
    if (child.exitCode !== null) throw new Error('it ended before it was killed')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  child.kill(signal)
  return ended
}

describe('Always true', () => {
  it('a plan of a thousand runs has one digest for 1, 2 and 4 workers', async () => {
    const digests = await Promise.all([1, 2, 4].map((workers) => digestOf(thousand(), workers)))
    expect(new Set(digests).size).toBe(1)
  })

  it('and for 1, 7 and 64 shards; with the same tables, byte for byte', async () => {
    const plan = thousand()
    const outcomes: unknown[] = []
    for (const of of [1, 7, 64]) {
      // Not in their order: nothing depends on it.
      for (let at = of; at > 0; at--) await runShard({ folder: inFolder(`s${of}`), plan, shard: { shard: at, of } })
      outcomes.push(await merged(inFolder(`s${of}`)))
    }
    expect(outcomes[1]).toEqual(outcomes[0])
    expect(outcomes[2]).toEqual(outcomes[0])
    expect(outcomes[0]).toMatchObject({ digest: await digestOf(plan) })
  })

  it('what was begun in 7 shards is gone on with as one, and the other way round', async () => {
    const plan = thousand()
    for (const shard of [2, 5]) await runShard({ folder: inFolder('a'), plan, shard: { shard, of: 7 } })
    const rest = await runShard({ folder: inFolder('a'), plan, rows: 'go-on' })
    expect([rest.before, rest.done]).toEqual([286, 1000])
    for (let shard = 1; shard <= 7; shard++)
      await runShard({ folder: inFolder('b'), plan, shard: { shard, of: 7 }, rows: 'go-on' })
    expect(await merged(inFolder('a'))).toEqual(await merged(inFolder('b')))
  })

  // Long enough to be killed on the way.
  const slow = { ...THOUSAND, parameters: { votes: 250 } }

  it('killed while it works, and gone on with, it has the same digest', async () => {
    expect(await killed(slow, inFolder('killed'), 40, 'SIGKILL')).toBe(null)
    const before = await openSweep({ folder: inFolder('killed') })
    expect(before.count).toBeGreaterThanOrEqual(40)
    expect(before.count).toBeLessThan(1000)
    await runShard({ folder: inFolder('killed'), plan: readPlan(slow), rows: 'go-on' })
    await runShard({ folder: inFolder('whole'), plan: readPlan(slow) })
    expect(await merged(inFolder('killed'))).toEqual(await merged(inFolder('whole')))
  })

  it('stopped by Ctrl-C, it ends with 130, gives its lock up, and goes on as well', async () => {
    expect(await killed(slow, inFolder('stopped'), 40, 'SIGINT')).toBe(130)
    expect(existsSync(inFolder('stopped/rows/1-of-1.jsonl.lock'))).toBe(false)
    const text = readFileSync(inFolder('stopped/rows/1-of-1.jsonl'), 'utf8')
    expect(text.endsWith('\n')).toBe(true)
    const ran = await runShard({ folder: inFolder('stopped'), plan: readPlan(slow), rows: 'go-on' })
    expect(ran.before).toBe(text.split('\n').length - 1)
    expect(ran).toMatchObject({ kind: 'done', done: 1000 })
  })

  it('of a thousand workers that were asked for as many work as are of use, and it is ended as one of two is', async () => {
    expect(await killed(slow, inFolder('many'), 1, 'SIGTERM', '1000')).toBe(130)
    expect(existsSync(inFolder('many/rows/1-of-1.jsonl.lock'))).toBe(false)
  })

  it('a line of rows is the canonical JSON of its row', async () => {
    const plan = readPlan({ ...THOUSAND, replicates: 1 })
    const { canonicalJson } = await import('../../src/problems/index.js')
    const rows: readonly Row[] = [
      carryOut(plan, 3),
      { kind: 'failed', at: 0, run: 'a', error: 'half \ud800 a pair, "quoted"\n' },
      { kind: 'ran', at: 1, run: 'b', measures: [1e21, 0.1, null, true, '2/3'], series: [[1, 'é'], []] },
    ]
    for (const row of rows) expect(rowLine(row)).toBe(canonicalJson(row))
  })
})

describe('At the boundary', () => {
  it('workers: as many as are asked for, no more than there are runs, nor than four for each processor', () => {
    const used = (asked: number, runs: number) => workersFor({ asked, runs, processors: 2 })
    expect([1, 7, 8, 9, 1000].map((asked) => used(asked, 1000))).toEqual([1, 7, 8, 8, 8])
    expect([4, 5, 6].map((runs) => used(5, runs))).toEqual([4, 5, 5])
    expect(used(8, 0)).toBe(1)
  })

  it('a last line that broke off is cut away, and its run carried out again', async () => {
    const plan = thousand()
    const file = inFolder('s/rows/1-of-1.jsonl')
    await runShard({ folder: inFolder('s'), plan })
    const whole = readFileSync(file)
    for (const cut of [1, 2, 60]) {
      writeFileSync(file, whole.subarray(0, whole.length - cut))
      const ran = await runShard({ folder: inFolder('s'), plan, rows: 'go-on' })
      expect([cut, ran.before, ran.done]).toEqual([cut, 999, 1000])
      expect(readFileSync(file)).toEqual(whole)
    }
  })

  it('a run that fails is a row with its error, and the others are carried out', async () => {
    const plan = readPlan({
      model: 'jury',
      seed: 'a',
      points: [{ members: 3 }, { members: 5 }],
      parameters: { votes: 5 },
    })
    const model = {
      ...plan.model,
      run: (given: { members: number }) => {
        if (given.members === 5) throw new Error('five is too many')
        return { measures: { right: 1, rightShare: Number.NaN, level: 0, bestAlone: 0 } }
      },
    }
    const rows: Row[] = []
    for await (const row of sweep({ plan: { ...plan, model: model } })) rows.push(row)
    expect(rows.map((row) => (row.kind === 'failed' ? row.error : ''))).toEqual([
      'rightShare is NaN, which is not of the kind number: a finite number, or null where there is none',
      'Error: five is too many',
    ])
  })

  it('the lock of a process that died is taken over; that of another computer is not, for nothing can be known of it', async () => {
    const plan = readPlan({ ...THOUSAND, replicates: 1 })
    const lock = inFolder('s/rows/1-of-1.jsonl.lock')
    mkdirSync(inFolder('s/rows'), { recursive: true })
    // No process has this number: it is above what Linux gives.
    writeFileSync(lock, JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1 }))
    expect((await runShard({ folder: inFolder('s'), plan })).kind).toBe('done')
    expect(existsSync(lock)).toBe(false)
    // And whoever took it over may have been killed at that moment, too.
    writeFileSync(lock, JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1 }))
    writeFileSync(`${lock}.${2 ** 22 + 1}`, JSON.stringify({ host: hostname(), pid: 2 ** 22 + 2 }))
    expect((await runShard({ folder: inFolder('s'), plan, rows: 'go-on' })).kind).toBe('done')
    expect(readdirSync(inFolder('s/rows'))).toEqual(['1-of-1.jsonl'])
    writeFileSync(lock, JSON.stringify({ host: 'another-node', pid: 1 }))
    expect(await codesOf(() => runShard({ folder: inFolder('s'), plan, rows: 'go-on' }))).toEqual([
      '--out: shard-taken',
    ])
    // Whoever holds the lock lives: it is what started this test.
    writeFileSync(lock, JSON.stringify({ host: hostname(), pid: process.ppid }))
    expect(await codesOf(() => runShard({ folder: inFolder('s'), plan, rows: 'go-on' }))).toEqual([
      '--out: shard-taken',
    ])
  })

  it.skipIf(process.platform !== 'linux')(
    'the lock of a process that has ended, and whose end nobody has asked about, is taken over',
    async () => {
      const plan = readPlan({ ...THOUSAND, replicates: 1 })
      const lock = inFolder('over/rows/1-of-1.jsonl.lock')
      mkdirSync(inFolder('over/rows'), { recursive: true })
      // The shell starts a process, and becomes one that never asks how it ended.
      const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
      try {
        const [said] = (await once(parent.stdout, 'data')) as [Buffer]
        const pid = Number(String(said))
        await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'latin1')).toContain(') Z ')
        writeFileSync(lock, JSON.stringify({ host: hostname(), pid }))
        expect((await runShard({ folder: inFolder('over'), plan })).kind).toBe('done')
      } finally {
        parent.kill('SIGKILL')
      }
    },
  )

  it('after a restart of a container, whose next process has the number of the last, the lock is taken over; of two calls of one process it is not', async () => {
    const plan = readPlan({ ...THOUSAND, replicates: 1 })
    const lock = inFolder('again/rows/1-of-1.jsonl.lock')
    mkdirSync(inFolder('again/rows'), { recursive: true })
    writeFileSync(lock, JSON.stringify({ host: hostname(), pid: process.pid }))
    const first = runShard({ folder: inFolder('again'), plan })
    expect(await codesOf(() => runShard({ folder: inFolder('again'), plan }))).toEqual(['--out: shard-taken'])
    expect((await first).kind).toBe('done')
    expect(existsSync(lock)).toBe(false)
  })

  it('many shards begun at the same moment find one plan; each asks for --resume only where it has rows itself', async () => {
    const plan = thousand()
    const shards = Array.from({ length: 8 }, (_, at) => ({ shard: at + 1, of: 8 }))
    await Promise.all(shards.map((shard) => runShard({ folder: inFolder('s'), plan, shard })))
    expect((await openSweep({ folder: inFolder('s') })).count).toBe(1000)
    expect(await codesOf(() => runShard({ folder: inFolder('s'), plan, shard: { shard: 3, of: 8 } }))).toEqual([
      '--out: rows-there',
    ])
    expect(await codesOf(() => runShard({ folder: inFolder('s'), plan }))).toEqual(['--out: rows-there'])
  })

  it('a title and plots may change while rows are there', async () => {
    const plan = readPlan({ ...THOUSAND, replicates: 1 })
    await runShard({ folder: inFolder('s'), plan })
    const titled = readPlan({ ...THOUSAND, replicates: 1, title: 'Juries' })
    expect((await runShard({ folder: inFolder('s'), plan: titled, rows: 'go-on' })).before).toBe(20)
    expect((await openSweep({ folder: inFolder('s') })).plan.plan.title).toBe('Juries')
  })

  it('tables of the rows there are only where that is asked for; until then the shards are told whose runs are missing', async () => {
    const plan = thousand()
    for (const shard of [1, 2, 4, 5]) await runShard({ folder: inFolder('s'), plan, shard: { shard, of: 6 } })
    expect(await mergeSweep({ folder: inFolder('s') })).toEqual({
      kind: 'missing',
      runs: 333,
      of: 1000,
      shards: [
        { shard: 3, of: 6 },
        { shard: 6, of: 6 },
      ],
    })
    expect(existsSync(inFolder('s/runs.csv'))).toBe(false)
    expect(await mergeSweep({ folder: inFolder('s'), missing: 'allowed' })).toMatchObject({ runs: 667, missing: 333 })
  })
})

describe('Refused', () => {
  it('two rows of one run that are not the same: the run, the files and the lines are named', async () => {
    const plan = readPlan({ ...THOUSAND, replicates: 1 })
    await runShard({ folder: inFolder('s'), plan, shard: { shard: 1, of: 2 } })
    await runShard({ folder: inFolder('s'), plan, shard: { shard: 2, of: 2 } })
    const row = carryOut(plan, 4)
    writeFileSync(inFolder('s/rows/1-of-1.jsonl'), `${rowLine(carryOut(plan, 3))}\n${rowLine(row)}\n`)
    expect((await openSweep({ folder: inFolder('s') })).count).toBe(20)
    const other = { ...row, measures: [1, 0.05, 0, 0.5] } as Row
    writeFileSync(inFolder('s/rows/1-of-1.jsonl'), `${rowLine(carryOut(plan, 3))}\n${rowLine(other)}\n`)
    const told = await mergeSweep({ folder: inFolder('s') }).catch((error: unknown) => error)
    expect(isRulesError(told) && told.problems).toMatchObject([
      {
        code: 'rows-differ',
        path: inFolder('s/rows/1-of-2.jsonl'),
        line: 3,
        facts: { run: row.run, first: inFolder('s/rows/1-of-1.jsonl'), firstLine: 2 },
      },
    ])
  })

  it('a plan that is not the one the sweep was begun with, with every difference', async () => {
    await runShard({ folder: inFolder('s'), plan: readPlan({ ...THOUSAND, replicates: 1 }) })
    const rows = statSync(inFolder('s/rows/1-of-1.jsonl')).size
    const other = { ...THOUSAND, replicates: 2, seed: 'b', vary: { members: [3, 7, 12, 25, 101], competence: [0.5] } }
    expect(await codesOf(() => runShard({ folder: inFolder('s'), plan: readPlan(other), rows: 'go-on' }))).toEqual([
      'replicates: plan-changed',
      'seed: plan-changed',
      'vary.competence[1]: plan-changed',
      'vary.competence[2]: plan-changed',
      'vary.competence[3]: plan-changed',
      'vary.members[2]: plan-changed',
    ])
    expect(statSync(inFolder('s/rows/1-of-1.jsonl')).size).toBe(rows)
  })

  it('rows of another plan, and lines that are none', async () => {
    const plan = readPlan({ ...THOUSAND, replicates: 1 })
    const another = readPlan({ ...THOUSAND, replicates: 1, parameters: { votes: 21 } })
    await keepRows({ folder: inFolder('s'), plan, rows: [carryOut(plan, 0)] })
    const file = inFolder('s/rows/1-of-1.jsonl')
    const good = readFileSync(file, 'utf8')
    const row = carryOut(plan, 1)
    // Each of them would stand in a table as what its column does not hold, or break the writing of it.
    const spoilt = ['["many",0.5,0,0.6]', '[1e400,0.5,0,0.6]', '[1.5,0.5,0,0.6]', '[{},0.5,0,0.6]', '[1,0.5,0]'].map(
      (measures) => rowLine(row).replace(/\[.*\]/, measures),
    )
    const steps = rowLine(row).replace('}', ',"series":7}')
    for (const line of [
      rowLine(carryOut(another, 1)),
      '{"at":1',
      'null',
      '{"at":1e9,"run":"a"}',
      '',
      ...spoilt,
      steps,
    ]) {
      writeFileSync(file, `${good}${line}\n`)
      expect(await codesOf(() => openSweep({ folder: inFolder('s') }))).toEqual([`${file}: not-a-row`])
    }
  })

  it('rows without the plan that they were made by: another plan of other seed would take them for its own', async () => {
    const plan = readPlan({ ...THOUSAND, replicates: 1 })
    const other = readPlan({ ...THOUSAND, replicates: 1, seed: 'another' })
    const lost = [`${inFolder('s/plan.json')}: plan-lost`]
    await runShard({ folder: inFolder('s'), plan })
    const text = readFileSync(inFolder('s/plan.json'), 'utf8')
    writeFileSync(inFolder('s/plan.json'), text.replace('"thousand"', '"another"'))
    expect(await codesOf(() => mergeSweep({ folder: inFolder('s') }))).toEqual(lost)
    rmSync(inFolder('s/plan.json'))
    expect(await codesOf(() => runShard({ folder: inFolder('s'), plan: other, rows: 'go-on' }))).toEqual(lost)
    expect(existsSync(inFolder('s/plan.json'))).toBe(false)
    // What its rows do not depend on may be written into it.
    writeFileSync(inFolder('s/plan.json'), text.replace('"plan": {', '"plan": {"title":"Juries",'))
    expect(await mergeSweep({ folder: inFolder('s') })).toMatchObject({ kind: 'merged', runs: 20 })
  })

  it('a folder that is no sweep, a shard that there is not, workers that there cannot be, a model that workers cannot load', async () => {
    const plan = thousand()
    rmSync(inFolder('nothing'), { force: true, recursive: true })
    expect(await codesOf(() => openSweep({ folder: inFolder('nothing') }))).toEqual([
      `${inFolder('nothing')}: not-a-sweep`,
    ])
    writeFileSync(inFolder('plan.json'), '{"plan"')
    expect(await codesOf(() => openSweep({ folder: folder.path }))).toEqual([`${folder.path}: not-a-sweep`])
    for (const shard of [
      { shard: 8, of: 7 },
      { shard: 0, of: 7 },
      { shard: 1.5, of: 7 },
    ])
      expect(await codesOf(() => runShard({ folder: inFolder('s'), plan, shard }))).toEqual(['shard: wrong-shard'])
    expect(await codesOf(() => sweep({ plan, workers: 0 }).next())).toEqual(['workers: wrong-workers'])
    const own = { ...plan, model: { ...plan.model } }
    expect(await codesOf(() => sweep({ plan: own, workers: 2 }).next())).toEqual(['models: model-not-shared'])
  })
})
