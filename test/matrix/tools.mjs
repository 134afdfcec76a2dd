import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { kept } from '../runtimes/kept.mjs'

/** The compilers that read our types, by the names they are installed under: the newest of each line that is spoken of. */
export const COMPILERS = {
  'typescript-5.5': '5.5.4',
  'typescript-5.6': '5.6.3',
  'typescript-5.7': '5.7.3',
  'typescript-5.8': '5.8.3',
  'typescript-5.9': '5.9.3',
  'typescript-6.0': '6.0.3',
  'typescript-7.0': '7.0.2',
}

/** What makes bundles, and what drives a browser. */
export const TOOLS = {
  '@rollup/plugin-node-resolve': '16.0.3',
  esbuild: '0.28.2',
  'playwright-core': '1.65.1',
  rollup: '4.68.7',
  vite: '8.3.8',
  webpack: '5.112.2',
}

const compilers = Object.entries(COMPILERS).map(([name, version]) => [name, `npm:typescript@${version}`])
let installed
const folder = () => {
  installed ??= kept('matrix', { ...Object.fromEntries(compilers), ...TOOLS })
  return installed
}

/** Where a package of these lies. */
export const folderOf = async (name) => join(await folder(), 'node_modules', name)

/** One of the tools, imported. */
export const tool = async (name) => {
  const { resolve } = createRequire(join(await folder(), 'here.js'))
  const module = await import(pathToFileURL(resolve(name)).href)
  return module.default ?? module
}
