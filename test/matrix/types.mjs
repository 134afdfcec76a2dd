import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ran } from './at-once.mjs'
import { SUBPATHS } from './packed.mjs'
import { COMPILERS, folderOf } from './tools.mjs'

/** What every project of these says; nothing of what the package declares is taken on trust. */
const STRICT = { strict: true, noEmit: true, skipLibCheck: false, target: 'es2022', noUncheckedIndexedAccess: true }
const NODENEXT = { module: 'nodenext', moduleResolution: 'nodenext' }
const BUNDLER = { module: 'esnext', moduleResolution: 'bundler', verbatimModuleSyntax: true }

/**
 * The projects: how modules are found, whether a property that may be left out may also be undefined, what is known of the world outside (browsers, Node), and whether the
 * optional peers are there. The first two differ in all of that; the third is read from CommonJS, which compilers know of since 5.8; the other two are the rest, for a longer run.
 */
const SETTINGS = {
  'nodenext, exact optional': {
    project: 'bare',
    options: { ...STRICT, ...NODENEXT, exactOptionalPropertyTypes: true },
  },
  'bundler, peers': { project: 'peered', options: { ...STRICT, ...BUNDLER, exactOptionalPropertyTypes: false } },
  'nodenext, from CommonJS': {
    project: 'bare',
    options: { ...STRICT, ...NODENEXT },
    files: ['required.cts'],
    since: 5.8,
  },
  'nodenext, peers': { project: 'peered', options: { ...STRICT, ...NODENEXT, exactOptionalPropertyTypes: false } },
  'bundler, exact optional': { project: 'bare', options: { ...STRICT, ...BUNDLER, exactOptionalPropertyTypes: true } },
}

/** Browsers' own types or Node's: some of what stores and sweeps are given, such as AbortSignal, is of neither alone. */
const WORLDS = { bare: { lib: ['es2022', 'dom'], types: [] }, peered: { lib: ['es2023'], types: ['node'] } }

/**
 * The package's types, read by every compiler from TypeScript 5.5 on. In a short run the compilers that can be driven check what the package declares and what is written with it; the newest, and all of them in a long
 * run, also check what it depends on.
 */
export const types = async (
  projects,
  { long = false, only = Object.keys(COMPILERS), settings: most = long ? 5 : 3 } = {},
) => {
  const settings = Object.entries(SETTINGS).slice(0, most)
  for (const [at, [, setting]] of settings.entries()) writeProject(projects[setting.project], at, setting)
  const jobs = only.flatMap((compiler) =>
    settings.flatMap(([name, { project, since = 0 }], at) =>
      Number(compiler.replace('typescript-', '')) < since ? [] : [{ compiler, name, project, at }],
    ),
  )
  return Promise.all(jobs.map((job) => lineOf(projects, job, long)))
}

const writeProject = (folder, at, { project, options, files: own }) => {
  // The types of the generators are those of a peer; whoever has not got it does without this one subpath, or skips the check of libraries.
  const paths = project === 'bare' ? SUBPATHS.filter((path) => path !== 'coop-rules/testing') : SUBPATHS
  const rooms = paths.map((path, number) => `export * as room${number} from '${path}'\n`)
  writeFileSync(join(folder, `every-${project}.mts`), rooms.join(''))
  const files = own ?? ['consumer.mts', `every-${project}.mts`, ...(project === 'bare' ? [] : ['with-peers.mts'])]
  const settings = { compilerOptions: { ...options, ...WORLDS[project] }, files }
  writeFileSync(join(folder, `tsconfig.${at}.json`), JSON.stringify(settings))
}

const lineOf = async (projects, { compiler, name, project, at }, long) => {
  const cwd = projects[project]
  const folder = await folderOf(compiler)
  // The native compiler has no programming interface that is promised; it is quick enough to check everything.
  const whole = long || compiler === 'typescript-7.0'
  const args = whole
    ? [join(folder, 'bin/tsc'), '-p', `tsconfig.${at}.json`]
    : [join(import.meta.dirname, 'check-own.mjs'), join(folder, 'lib/typescript.js'), `tsconfig.${at}.json`]
  const { code, stdout, stderr } = await ran(process.execPath, args, { cwd })
  return {
    what: `types, ${name}`,
    where: `typescript ${COMPILERS[compiler]}`,
    told: whole ? 'everything checked' : stdout.trim().split('\n').at(-1),
    wrong: code === 0 ? [] : `${stdout}${stderr}`.trim().split('\n').slice(0, 5),
  }
}
