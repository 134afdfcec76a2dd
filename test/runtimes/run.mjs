import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * The same rows under every runtime: the built command carries out a plan of a thousand runs under Node 20, 22 and 24, Bun and Deno, with one worker and with two; and each of them carries out some runs of every model.
 *
 * The runtimes are packages of the registry that carry a binary; nothing else is fetched. They are kept in a folder outside the project, which COOP_RULES_RUNTIMES names.
 */
const VERSIONS = { node20: '20.20.2', node22: '22.23.3', node24: '24.21.0', bun: '1.4.5', deno: '2.9.6' }

const root = join(import.meta.dirname, '../..')
const kept = process.env['COOP_RULES_RUNTIMES'] ?? join(homedir(), '.cache/coop-rules/runtimes')

/** Each runtime's package, where its binary is in it, and what stands before the program on its command line. */
const runtimes = () => {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch))
    throw new Error('the packages of runtimes are named for Linux on x64 and arm64 only')
  const { arch } = process
  const node = (version) => ({ package: `npm:node-linux-${arch}@${version}`, binary: 'bin/node', args: [] })
  const bun = arch === 'x64' ? '@oven/bun-linux-x64-baseline' : '@oven/bun-linux-aarch64'
  return {
    node20: node(VERSIONS.node20),
    node22: node(VERSIONS.node22),
    node24: node(VERSIONS.node24),
    bun: { package: `npm:${bun}@${VERSIONS.bun}`, binary: 'bin/bun', args: [] },
    deno: { package: `npm:@deno/linux-${arch}-glibc@${VERSIONS.deno}`, binary: 'deno', args: ['run', '--allow-all'] },
  }
}

const binaryOf = (name) => join(kept, 'node_modules', name, runtimes()[name].binary)

/** Installs the runtimes that are not there in these versions. */
const install = () => {
  const dependencies = Object.fromEntries(Object.entries(runtimes()).map(([name, one]) => [name, one.package]))
  const wanted = JSON.stringify({ private: true, dependencies })
  const list = join(kept, 'package.json')
  const there = existsSync(list) && readFileSync(list, 'utf8') === wanted
  if (there && Object.keys(dependencies).every((name) => existsSync(binaryOf(name)))) return
  mkdirSync(kept, { recursive: true })
  writeFileSync(list, wanted)
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--no-package-lock']
  execFileSync('npm', args, { cwd: kept, stdio: ['ignore', 'ignore', 'inherit'] })
  writeFileSync(list, wanted)
}

const PLAN = {
  model: 'jury',
  seed: 'runtimes',
  vary: { members: [3, 7, 11, 25, 101], competence: [0.5, 0.55, 0.6, 0.7] },
  parameters: { votes: 20 },
  replicates: 50,
}

const run = promisify(execFile)

/** What a runtime prints of a program of ours. */
const printed = async (name, args) => {
  const { args: before } = runtimes()[name]
  // Of the folder they stand in, Deno and Bun would read settings.
  const { stdout } = await run(binaryOf(name), [...before, ...args], { cwd: folder, maxBuffer: 1 << 24 })
  return JSON.parse(stdout)
}

const digestOf = async (name, workers) => {
  const out = join(folder, `${name}-${workers}`)
  const command = join(root, 'dist/cli/main.js')
  const args = ['sweep', join(folder, 'plan.json'), '--out', out, '--workers', String(workers), '--json']
  const { runs, failed, digest } = await printed(name, [command, ...args])
  if (runs !== 1000 || failed !== 0) throw new Error(`${name}: ${runs} runs, ${failed} failed`)
  return digest
}

const began = Date.now()
install()
console.log(`runtimes are there after ${((Date.now() - began) / 1000).toFixed(1)} s`)
const folder = mkdtempSync(join(tmpdir(), 'coop-rules-runtimes-'))
const told = []
try {
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(PLAN))
  for (const name of Object.keys(VERSIONS)) {
    const digests = [await digestOf(name, 1), await digestOf(name, 2)]
    const models = await printed(name, [join(root, 'test/runtimes/models.mjs')])
    told.push({ name, digests, models })
    console.log(
      `${name.padEnd(7)} ${VERSIONS[name].padEnd(8)} ${digests.join(' ')} and ${Object.keys(models).length} models`,
    )
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
