import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { StoredEvent, StreamId } from '../../src/storage/index.js'
import { type FreshStore, storeContract } from '../../src/testing/index.js'
import { collecting, type Failure } from './collecting.js'

const fresh = async (): Promise<FreshStore> => {
  const folder = await mkdtemp(join(tmpdir(), 'coop-rules-broken-'))
  return { url: pathToFileURL(folder).href, dispose: () => rm(folder, { recursive: true }) }
}
const moduleOf = (name: string): URL => new URL(`broken/${name}.mjs`, import.meta.url)
const SMALL = { races: 20, longLog: 8000, kills: 3 }

/** Reads the files of the store that is right. */
const behind = async (url: string, { coop, stream }: StreamId): Promise<(readonly StoredEvent[])[]> => {
  const [one, other] = [coop, stream].map((name) => createHash('sha256').update(name).digest('hex'))
  const folder = join(fileURLToPath(url), 'events', one as string, other as string)
  const numbers = (await readdir(folder).catch(() => []))
    .map((file) => Number.parseInt(file))
    .filter((number) => number > 0)
  const texts = numbers.sort((a, b) => a - b).map((number) => readFile(join(folder, `${number}.json`), 'utf8'))
  return (await Promise.all(texts)).map((text) => JSON.parse(text) as readonly StoredEvent[])
}

/** What each broken store does, and the suites that say so: the first is the one that is named after it, the others meet it too. */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
  'loses-on-crash': ['crash', 'processes'],
  'ignores-expected': ['conflicts', 'race', 'retries'],
  reorders: ['order', 'long log'],
  'doubles-on-retry': ['retries'],
  'leaks-between-coops': ['apart'],
  'truncates-numbers': ['values'],
}

describe('a store that is right and keeps each commit in a file passes the contract', () => {
  storeContract({
    runner: { describe, it },
    module: moduleOf('files'),
    fresh: async () => {
      const store = await fresh()
      return { ...store, behind: (stream) => behind(store.url, stream) }
    },
    size: SMALL,
    wrongAddresses: [{ url: 'postgres://localhost/coop', code: 'store-address' }],
  })
})

describe('a broken store is found by a suite whose name says what is broken', () => {
  for (const [name, suites] of Object.entries(BROKEN))
    it(`${name}: ${suites.join(', ')}`, async () => {
      const { runner, run } = collecting()
      storeContract({ runner, module: moduleOf(name), fresh, size: SMALL })
      const failures = await run()
      expect(suitesOf(failures), told(failures)).toEqual([...suites].sort())
    }, 600_000)
})

const suitesOf = (failures: readonly Failure[]): readonly string[] =>
  [...new Set(failures.map(({ suite }) => suite))].sort()

const told = (failures: readonly Failure[]): string =>
  failures.map(({ suite, title, error }) => `${suite}: ${title}: ${String(error)}`).join('\n')
