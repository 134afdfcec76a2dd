// Where the year is kept: a file of SQLite below the folder of the repository, or in the folder that COOP_DATA names.
import { mkdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { open } from 'coop-rules-sqlite'

/** Opens the store of the year. `file` is where it lies, as people read it. */
export const openStore = async () => {
  const folder = resolve(process.env.COOP_DATA || fileURLToPath(new URL('../../.data', import.meta.url)))
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'a-year-of-we-just-coop.db')
  const near = relative('.', path)
  return { file: near.startsWith('..') ? path : near, stores: await open(pathToFileURL(path).href) }
}
