import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isRulesError } from '../../src/problems/index.js'
import { readPlan } from '../../src/simulation/index.js'
import { loadModels, makeFolder, mergeSweep, openSweep, planOf, runShard } from '../../src/sweeps/index.js'
import { whyNot } from '../../src/sweeps/why-not-loaded.js'
import { freshFolder, THOUSAND } from './given.js'

const folder = freshFolder()
const inFolder = (...names: readonly string[]): string => join(folder.path, ...names)

const problemsOf = async (act: () => unknown): Promise<readonly string[]> => {
  try {
    await act()
  } catch (error) {
    if (isRulesError(error)) return error.problems.map(({ code, path, expected }) => `${code} ${path}: ${expected}`)
    throw error
  }
  return []
}

const root = join(import.meta.dirname, '../..')

/** A module with a model of one's own, and with a line more where it was changed. */
const coin = (more = ''): string => `import { z } from '${pathToFileURL(join(root, 'node_modules/zod/index.js')).href}'
const shape = z.strictObject({})
const column = { name: 'heads', kind: 'truth', means: 'Whether it fell on its head' }
const run = (_, { noise }) => ({ measures: { heads: noise.chance(0.5) } })
export default { name: 'coin', version: 1, asks: 'Head?', parameters: shape, measures: [column], series: [], run }
${more}`

describe('Always true', () => {
  it('the folder of a sweep of a model of one’s own says which module it came from, and its SHA-256; one of ours says none', async () => {
    const module = inFolder('coin.mjs')
    writeFileSync(module, coin())
    const plan = readPlan({ model: 'coin', seed: 'a', replicates: 4 }, await loadModels([module]))
    await runShard({ folder: inFolder('s'), plan, models: [module] })
    const kept = JSON.parse(readFileSync(inFolder('s/plan.json'), 'utf8')) as { readonly module: unknown }
    expect(kept.module).toEqual({ path: module, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown })
    await mergeSweep({ folder: inFolder('s'), models: [module] })
    const { model } = JSON.parse(readFileSync(inFolder('s/manifest.json'), 'utf8')) as { readonly model: unknown }
    expect(model).toEqual({ name: 'coin', version: 1, sha256: (kept.module as { readonly sha256: string }).sha256 })
    await runShard({ folder: inFolder('ours'), plan: readPlan({ ...THOUSAND, replicates: 1 }), models: [module] })
    expect(JSON.parse(readFileSync(inFolder('ours/plan.json'), 'utf8'))).not.toHaveProperty('module')
  })

  it('a sweep that an earlier version began, with a stream in common that its model draws nothing from, is read, put together and gone on with; begun it is not any more', async () => {
    const module = inFolder('coin.mjs')
    const telling = (streams: object): void =>
      writeFileSync(module, coin().replace('series: []', `series: [], streams: ${JSON.stringify(streams)}`))
    telling({ noise: 'The coin', ties: 'Nothing' })
    const models = [module]
    const written = { model: 'coin', seed: 'a', replicates: 4, common: { ties: [] } }
    const begun = readPlan(written, await loadModels(models))
    await runShard({ folder: inFolder('s'), plan: begun, models, shard: { shard: 1, of: 2 } })
    const known = inFolder('known.mjs')
    telling({ noise: 'The coin' })
    writeFileSync(known, readFileSync(module))
    const now = await loadModels([known])
    expect(await problemsOf(() => readPlan(written, now))).toEqual(['not-among common.ties: one of noise'])
    const { plan, count } = await openSweep({ folder: inFolder('s'), models: [known] })
    expect(count).toBe(2)
    const input = { folder: inFolder('s'), plan, models: [known], changedModel: 'allowed', rows: 'go-on' } as const
    expect(await runShard(input)).toMatchObject({ kind: 'done', done: 4, before: 2 })
    expect(await mergeSweep({ folder: inFolder('s'), models: [known] })).toMatchObject({ kind: 'merged', runs: 4 })
  })

  it('a folder is made level by level, and is there afterwards; the first that was made is told', () => {
    expect(makeFolder(inFolder('a/b/c'))).toBe(inFolder('a'))
    expect(makeFolder(inFolder('a/b/c'))).toBeUndefined()
    expect(makeFolder(inFolder('a/b/d'))).toBe(inFolder('a/b/d'))
    expect(existsSync(inFolder('a/b/c'))).toBe(true)
  })
})

describe('Refused', () => {
  it.skipIf(process.platform !== 'linux')(
    'a folder that cannot be made, where Node tries for ever: it is named',
    () => {
      expect(() => makeFolder('/proc/x/rows')).toThrow(
        expect.objectContaining({ code: 'ENOENT', path: '/proc/x', tried: 'make-folder' }),
      )
    },
  )

  it('a folder where a file is', () => {
    writeFileSync(inFolder('file'), '')
    for (const path of ['file', 'file/rows'])
      expect(() => makeFolder(inFolder(path))).toThrow(expect.objectContaining({ tried: 'make-folder' }))
  })

  it('model-changed: a module that was changed and kept its version; gone on with where it is said to be the same', async () => {
    const module = inFolder('coin.mjs')
    writeFileSync(module, coin())
    const plan = readPlan({ model: 'coin', seed: 'a', replicates: 4 }, await loadModels([module]))
    const input = { folder: inFolder('s'), plan, models: [module], rows: 'go-on' } as const
    await runShard({ ...input, shard: { shard: 1, of: 2 } })
    writeFileSync(module, coin('// A remark.'))
    const [told = ''] = await problemsOf(() => runShard(input))
    expect(told).toMatch(
      /^model-changed .*coin\.mjs: the model coin, version 1, as it was when the sweep was begun: .*[0-9a-f]{64}$/,
    )
    // Another shard of it is no way around.
    expect(await problemsOf(() => runShard({ ...input, shard: { shard: 2, of: 2 } }))).toHaveLength(1)
    expect((await runShard({ ...input, changedModel: 'allowed' })).before).toBe(2)
    // From now on it is this one.
    expect(await problemsOf(() => runShard(input))).toEqual([])
  })

  it('module-not-said: which module the model of a sweep came from is told, and not which other models there are', async () => {
    const module = inFolder('coin.mjs')
    writeFileSync(module, coin())
    const plan = readPlan({ model: 'coin', seed: 'a' }, await loadModels([module]))
    await runShard({ folder: inFolder('s'), plan, models: [module] })
    const told = `module-not-said --models: the module of its model: this sweep was begun with --models ${module}`
    expect(await problemsOf(() => planOf(inFolder('s')))).toEqual([told])
    expect(await problemsOf(() => mergeSweep({ folder: inFolder('s') }))).toEqual([told])
  })

  it('model-module: where a module stops being JavaScript is told; what Node does not load by its ending, too', () => {
    const why = (name: string, text: string, error: Error): string => {
      writeFileSync(inFolder(name), text)
      return whyNot(pathToFileURL(inFolder(name)).href, error)
    }
    // As V8 throws it: without the line.
    const thrown = new SyntaxError("Unexpected token '='")
    const told = `${inFolder('broken.mjs')}:3: Unexpected token '='`
    expect(why('broken.mjs', 'const a = 1\nexport default {\n  name: = 2,\n}\n', thrown)).toBe(told)
    expect(why('imports.mjs', "import './broken.mjs'\nexport default 1\n", thrown)).toBe(told)
    const typed = Object.assign(new TypeError('Unknown file extension ".ts"'), { code: 'ERR_UNKNOWN_FILE_EXTENSION' })
    expect(why('typed.ts', 'export default 1\n', typed)).toContain('models are .js or .mjs files')
    expect(why('other.mjs', '', new Error('no luck\nat all'))).toBe('no luck')
  })
})
