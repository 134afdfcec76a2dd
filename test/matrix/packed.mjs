import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { INSTALL, kept } from '../runtimes/kept.mjs'

const run = promisify(execFile)

const root = join(import.meta.dirname, '../..')

/** What people have beside the package when they use all of it, and whose types its own lean on. */
const PEERS = {
  '@types/node': '20.19.43',
  'fast-check': '4.10.2',
  'hyparquet-writer': '0.17.0',
  piscina: '5.3.2',
  vega: '6.4.0',
  'vega-lite': '6.4.3',
}

const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Every subpath that is code, as users write it. */
export const SUBPATHS = Object.keys(exports)
  .filter((path) => !path.endsWith('.json'))
  .map((path) => path.replace(/^\./, 'coop-rules'))

/**
 * Two projects that have the packed tarball, in a folder outside the repository: `bare` has what npm brings with it and nothing else, `peered` lies beside its optional
 * peers too. The tarball is packed from what is built; nothing is built here.
 */
export const packed = async (folder) => {
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
  const peers = kept('peers', PEERS)
  const { stdout } = await run('npm', pack, { cwd: root, maxBuffer: 1 << 24 })
  const [{ filename, size }] = JSON.parse(stdout)
  const bare = join(folder, 'bare')
  mkdirSync(bare)
  writeFileSync(join(bare, 'package.json'), '{"private":true,"type":"module"}')
  await run('npm', [...INSTALL, join(folder, filename)], { cwd: bare })
  const all = SUBPATHS.map((path) => JSON.stringify(path)).join(', ')
  writeFileSync(join(bare, 'subpaths.mjs'), `export const SUBPATHS = [${all}]\n`)
  writeFileSync(join(bare, 'subpaths.cjs'), `exports.SUBPATHS = [${all}]\n`)
  cpSync(join(import.meta.dirname, 'project'), bare, { recursive: true })
  // Whatever looks for a peer looks in the folders above, and finds it there.
  const peered = join(folder, 'with-peers/project')
  cpSync(bare, peered, { recursive: true })
  symlinkSync(join(await peers, 'node_modules'), join(folder, 'with-peers/node_modules'))
  return { bare, peered, tarball: { name: filename, size } }
}

/** The same project with something spoilt in it, to see that it is noticed: `spoil` is given the text of one of its files. */
export const spoilt = (project, name, file, spoil) => {
  const copy = join(project, '..', name)
  cpSync(project, copy, { recursive: true, verbatimSymlinks: true })
  const path = join(copy, file)
  const before = readFileSync(path, 'utf8')
  const after = spoil(before)
  if (after === before) throw new Error(`nothing was spoilt in ${file}`)
  writeFileSync(path, after)
  return copy
}
