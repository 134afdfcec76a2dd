import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** One file that all the writers write: there is no server to kill. */
export const begin = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'coop-rules-endure-'))
  return {
    adapter: new URL('../../../examples/adapters/sqlite/dist/sqlite.js', import.meta.url).href,
    url: pathToFileURL(join(folder, 'coop.db')).href,
    strikes: {},
    dispose: () => rm(folder, { recursive: true, force: true }),
  }
}
