import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** A module of the tests that is written in TypeScript, by its address. Where its copy lies, what it imports is found. */
export const loadTypeScript = async (address) => {
  const path = fileURLToPath(address)
  const folder = fileURLToPath(new URL('../../../node_modules/.cache/coop-rules/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const outfile = join(folder, `${basename(path, '.ts')}-${process.pid}.mjs`)
  await build({
    entryPoints: [path],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
  return import(pathToFileURL(outfile).href)
}
