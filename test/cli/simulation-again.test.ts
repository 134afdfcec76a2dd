import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
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

  it('by a model that was changed it is carried out all the same, and both are told: that its file is another, and what came of it', async () => {
    const coin = (name: string, more: string): string => {
      writeFileSync(
        inFolder(name),
        `import { makeModel } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../src/simulation/index.ts')).href)}
        import { z } from ${JSON.stringify(import.meta.resolve('zod'))}
        export default makeModel({ name: 'coin', version: 1, asks: 'How often?', parameters: z.strictObject({ throws: z.int().default(10) }),
          measures: [{ name: 'heads', kind: 'whole', means: 'How often' }, { name: 'tails', kind: 'whole', means: 'How often not' }], series: [],
          run: ({ throws }) => { ${more}; return { measures: { heads: throws, tails: 0 } } } })`,
      )
      return inFolder(name)
    }
    const plan = file('coins.json', { model: 'coin', seed: 'a' })
    const [first, remarked] = [coin('coin.mjs', ''), coin('remarked.mjs', '/* a remark */')]
    const sweep = ['sweep', plan, '--out', inFolder('coins'), '--workers', '1', '--models', first]
    expect((await command(...sweep)).code).toBe(0)
    const [, row = ''] = readFileSync(inFolder('coins/runs.csv'), 'utf8').split('\r\n')
    const again = (model: string, ...more: readonly string[]) =>
      command('simulate', '--of', inFolder('coins'), '--run', row.slice(0, 32), '--models', model, ...more)
    expect((await again(first)).stdout).not.toContain('Note')
    expect(JSON.parse((await again(first, '--json')).stdout)).not.toHaveProperty('differs')
    const other = await again(remarked)
    expect([other.code, other.stdout.match(/^Not.*$/gm)]).toEqual([
      0,
      [
        expect.stringMatching(
          /^Note: \S+remarked\.mjs is not the file that the sweep was begun with: the SHA-256 of that was [0-9a-f]{12}…, its own is [0-9a-f]{12}…\.$/,
        ),
      ],
    ])
    const more = await again(coin('more.mjs', 'return { measures: { heads: 7, tails: 3 } }'))
    expect(more.stdout).toContain('heads  7')
    expect(more.stdout.match(/^Not.*$/gm)?.[1]).toBe(
      'Note: what came of it now is not what its row in the sweep says: heads 10 there, 7 now, and 1 more.',
    )
    const failing = await again(coin('failing.mjs', "throw new Error('no coin')"), '--lang', 'es')
    expect([failing.code, failing.stdout.match(/^Not.*$/gm)?.[1]]).toEqual([
      1,
      'Nota: lo que resultó ahora no es lo que dice su fila en el barrido: terminó allí, falló (Error: no coin) ahora.',
    ])
    expect(JSON.parse((await again(inFolder('more.mjs'), '--json')).stdout)).toMatchObject({
      differs: { module: { path: inFolder('more.mjs') }, row: { measures: [10, 0] } },
    })
  })

  it('by a model that has its measures in another order, calls one otherwise, or has one fewer: they are compared by name, and no steps are told of where there are none', async () => {
    const model = (name: string, measures: Readonly<Record<string, number>>): string => {
      const columns = Object.keys(measures).map((column) => ({ name: column, kind: 'whole', means: 'One of them' }))
      writeFileSync(
        inFolder(name),
        `import { z } from ${JSON.stringify(import.meta.resolve('zod'))}
        export default { name: 'letters', version: 1, asks: 'What are they?', parameters: z.strictObject({}),
          measures: ${JSON.stringify(columns)}, series: [], run: () => ({ measures: ${JSON.stringify(measures)} }) }`,
      )
      return inFolder(name)
    }
    const [plan, out] = [file('letters.json', { model: 'letters', seed: 'a' }), inFolder('letters')]
    const sweep = ['sweep', plan, '--out', out, '--workers', '1', '--models', model('letters.mjs', { a: 1, b: 2 })]
    expect((await command(...sweep)).code).toBe(0)
    const [, row = ''] = readFileSync(inFolder('letters/runs.csv'), 'utf8').split('\r\n')
    const spanish = ['--lang', 'es']
    // Modules are loaded once: each has a name of its own.
    let count = 0
    const told = async (measures: Readonly<Record<string, number>>, ...more: readonly string[]) => {
      const models = ['--models', model(`others-${++count}.mjs`, measures)]
      const { stdout } = await command('simulate', '--of', out, '--run', row.slice(0, 32), ...models, ...more)
      return /(?:its row in the sweep says|su fila en el barrido): (.*)$/m.exec(stdout)?.[1]
    }
    expect(await told({ b: 2, a: 1 })).toBe('its measures come in another order.')
    expect(await told({ b: 2, a: 1 }, ...spanish)).toBe('sus medidas vienen en otro orden.')
    expect(await told({ b: 3, a: 1 })).toBe('b 2 there, 3 now.')
    // The same numbers, under each other's names.
    expect(await told({ b: 1, a: 2 })).toBe('b 2 there, 1 now, and 1 more.')
    expect(await told({ a: 1, b: 2 })).toBeUndefined()
    expect(await told({ a: 1, c: 2 })).toBe('it tells no c there.')
    expect(await told({ a: 1, c: 2 }, ...spanish)).toBe('no da c allí.')
    expect(await told({ a: 1 })).toBe('it tells 2 measures there, 1 now.')
    expect(await told({ a: 1 }, ...spanish)).toBe('da 2 medidas allí, 1 ahora.')
    // Without tables nobody knows what they were called.
    rmSync(inFolder('letters/columns.json'))
    expect(await told({ b: 2, a: 1 })).toBe('measure no. 1: 1 there, 2 now, and 1 more.')
    expect(await told({ b: 2, a: 1 }, ...spanish)).toBe('medida n.º 1: 1 allí, 2 ahora, y 1 más.')
    // A row that says more than it should is no other way there.
    const rows = inFolder('letters/rows/1-of-1.jsonl')
    writeFileSync(rows, `${JSON.stringify({ ...(JSON.parse(readFileSync(rows, 'utf8')) as object), series: [[1]] })}\n`)
    expect(await told({ a: 1, b: 2 })).toBe('the row differs in something else.')
    expect(await told({ a: 1, b: 2 }, ...spanish)).toBe('la fila difiere en otra cosa.')
  })

  it('of a sweep that an earlier version began, with a stream in common that its model draws nothing from; it is gone on with and put together, and none is begun like that', async () => {
    const coin = (name: string, streams: object): string => {
      writeFileSync(
        inFolder(name),
        `import { z } from ${JSON.stringify(import.meta.resolve('zod'))}
        export default { name: 'edge', version: 1, asks: 'Head?', parameters: z.strictObject({ throws: z.int().default(1) }), streams: ${JSON.stringify(streams)},
          measures: [{ name: 'heads', kind: 'whole', means: 'How often' }], series: [], run: ({ throws }) => ({ measures: { heads: throws } }) }`,
      )
      return inFolder(name)
    }
    const plan = file('edge.json', { model: 'edge', seed: 'a', vary: { throws: [1, 2] }, common: { ties: ['throws'] } })
    const out = inFolder('edge')
    const before = ['--models', coin('edge-before.mjs', { ties: 'The edge' })]
    const now = ['--models', coin('edge-now.mjs', {})]
    expect((await command('sweep', plan, '--out', out, '--shard', '1/2', '--workers', '1', ...before)).code).toBe(0)
    const begun = await command('sweep', plan, '--out', inFolder('new-edge'), '--resume', '--workers', '1', ...now)
    expect([begun.code, begun.stdout + begun.stderr]).toEqual([
      1,
      expect.stringContaining('common.ties: expected nothing in common, for this model draws nothing by chance'),
    ])
    const resumed = await command('sweep', plan, '--out', out, '--resume', '--same-model', '--workers', '1', ...now)
    expect([resumed.code, resumed.stderr]).toEqual([0, ''])
    expect((await command('sweep', 'merge', out, ...now)).code).toBe(0)
    const [, row = ''] = readFileSync(join(out, 'runs.csv'), 'utf8').split('\r\n')
    const again = await command('simulate', '--of', out, '--run', row.slice(0, 32), ...now)
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('heads  1')])
  })

  it('by the same model, its row was changed by hand: that is told, too; of a run without a row nothing is', async () => {
    const plan = file('hand.json', {
      model: 'opinions',
      seed: 'a',
      series: true,
      parameters: { members: 3 },
      replicates: 2,
    })
    await command('sweep', plan, '--out', inFolder('hand'), '--workers', '1')
    const rows = inFolder('hand/rows/1-of-1.jsonl')
    const [line = ''] = readFileSync(rows, 'utf8').split('\n')
    const { run, series } = JSON.parse(line) as { readonly run: string; readonly series: readonly unknown[] }
    writeFileSync(rows, `${JSON.stringify({ ...(JSON.parse(line) as object), series: series.slice(1) })}\n`)
    const again = (name: string) => command('simulate', '--of', inFolder('hand'), '--run', name)
    expect((await again(run)).stdout).toContain(
      'Note: what came of it now is not what its row in the sweep says: the steps on the way are others.',
    )
    const [, , second = ''] = readFileSync(inFolder('hand/runs.csv'), 'utf8').split('\r\n')
    const missing = await again(second.slice(0, 32))
    expect([missing.code, missing.stdout]).toEqual([0, expect.not.stringContaining('Note')])
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
