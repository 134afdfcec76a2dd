import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Adapter, Stores } from 'coop-rules/storage'
import type { Options } from './options.js'

/** Opens the store that an address names, by the adapter that knows it, which is loaded only then. Without an address it is a file of this machine: one for the demonstration, another for cooperatives of one's own. */
export const openStores = async ({ store, demo }: Pick<Options, 'store' | 'demo'>): Promise<Stores> => {
  const url = store ?? ownFile(demo ? 'desk.db' : 'cooperatives.db')
  const adapter = (await import(adapterOf(url))) as Adapter
  return adapter.open(url)
}

const adapterOf = (url: string): string => {
  if (/^postgres(ql)?:/.test(url)) return 'coop-rules-postgres'
  if (/^(nats|tls):/.test(url)) return 'coop-rules-jetstream'
  return 'coop-rules-sqlite'
}

const ownFile = (name: string): string => {
  const folder = resolve(process.env['COOP_DATA'] ?? fileURLToPath(new URL('../../../.data', import.meta.url)))
  mkdirSync(folder, { recursive: true })
  return pathToFileURL(join(folder, name)).href
}
