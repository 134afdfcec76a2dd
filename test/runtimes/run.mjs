import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { runtimes } from './runtimes.mjs'

/**
 * The same rows under every runtime: the built command carries out a plan of a thousand runs under Node 20, 22 and 24, Bun and Deno, with one worker and with two; and each of them carries out some runs of every model.
 */
const root = join(import.meta.dirname, '../..')

const PLAN = {
  model: 'jury',
  seed: 'runtimes',
  vary: { members: [3, 7, 11, 25, 101], competence: [0.5, 0.55, 0.6, 0.7] },
  parameters: { votes: 20 },
  replicates: 50,
}

const run = promisify(execFile)

/** What a runtime prints of a program of ours. */
const printed = async ({ binary, args: before }, args) => {
  // Of the folder they stand in, Deno and Bun would read settings.
  const { stdout } = await run(binary, [...before, ...args], { cwd: folder, maxBuffer: 1 << 24 })
  return JSON.parse(stdout)
}

const digestOf = async (runtime, workers) => {
  const { name } = runtime
  const out = join(folder, `${name}-${workers}`)
  const command = join(root, 'dist/cli/main.js')
  const args = ['sweep', join(folder, 'plan.json'), '--out', out, '--workers', String(workers), '--json']
  const { runs, failed, digest } = await printed(runtime, [command, ...args])
  if (runs !== 1000 || failed !== 0) throw new Error(`${name}: ${runs} runs, ${failed} failed`)
  return digest
}

const began = Date.now()
const all = await runtimes()
console.log(`runtimes are there after ${((Date.now() - began) / 1000).toFixed(1)} s`)
const folder = mkdtempSync(join(tmpdir(), 'coop-rules-runtimes-'))
const told = []
try {
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(PLAN))
  for (const runtime of all) {
    const { name, version } = runtime
    const digests = [await digestOf(runtime, 1), await digestOf(runtime, 2)]
    const models = await printed(runtime, [join(root, 'test/runtimes/models.mjs')])
    told.push({ name, digests, models })
    console.log(`${name.padEnd(7)} ${version.padEnd(8)} ${digests.join(' ')} and ${Object.keys(models).length} models`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const [first] = told
const wrong = told.flatMap(({ name, digests, models }) => [
  ...digests.filter((digest) => digest !== first.digests[0]).map((digest) => `${name}: ${digest}`),
  ...Object.keys(first.models)
    .filter((model) => models[model] !== first.models[model])
    .map((model) => `${name}: ${model} comes out otherwise`),
])
for (const line of wrong) console.error(line)
console.log(
  `${wrong.length === 0 ? 'all the same' : `${wrong.length} differ`}, after ${((Date.now() - began) / 1000).toFixed(1)} s`,
)
process.exitCode = wrong.length === 0 ? 0 : 1
