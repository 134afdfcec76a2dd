import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** What is of the repository in its own words. */
const { devDependencies, scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly devDependencies: Readonly<Record<string, string>>
  readonly scripts: Readonly<Record<string, string>>
}

/** The desk as `npm run desk` starts it, without the build before it. */
export const DESK = (scripts['desk'] ?? '').replace('node ', `"${process.execPath}" `)

/**
 * Installs the packed package into a folder, as its readers do. What else the pages have them install is linked from the repository, whose versions are known: nothing depends on what was published this morning.
 */
export const installPacked = (folder: string): void => {
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
  const [packed] = JSON.parse(execFileSync('npm', pack, { cwd: root, encoding: 'utf8', stdio: QUIET })) as [
    { readonly filename: string },
  ]
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}')
  const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${packed.filename}`]
  execFileSync('npm', install, { cwd: folder, stdio: QUIET })
  const modules = join(folder, 'node_modules')
  for (const name of LINKED) {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    rmSync(join(modules, name), { recursive: true, force: true })
    symlinkSync(join(root, 'node_modules', name === 'typescript' ? 'typescript-native' : name), join(modules, name))
  }
  symlinkSync(join(modules, 'typescript/bin/tsc'), join(modules, '.bin/tsc'))
}

/** What pages may tell people to install. */
const LINKED = [
  ...['express', 'pg', 'hono', '@hono/node-server', 'piscina', 'vega', 'vega-lite', 'fast-check', 'typescript'],
  ...['@types/express', '@types/node', '@types/pg'],
] as const

/** What a line `npm install …` of a page names that this installation has not: nothing, or the page cannot be followed. */
export const notInstalled = (line: string): readonly string[] =>
  line
    .split(' ')
    .slice(2)
    .filter((name) => !name.startsWith('--') && !PROVIDED.includes(name))

const PROVIDED: readonly string[] = [...LINKED.filter((name) => name in devDependencies), 'coop-rules', 'zod']

const QUIET: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe']
