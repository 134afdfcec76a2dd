import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asked, closed, connected } from '../../examples/adapters/sqlite/connection.js'
import { eventsIn } from '../../examples/adapters/sqlite/events.js'
import { inName, nameOf } from '../../examples/adapters/sqlite/names.js'
import { recordsIn } from '../../examples/adapters/sqlite/records.js'
import { open } from '../../examples/adapters/sqlite/sqlite.js'
import { BEGINNING, type Commit, LOG, type StreamId } from '../../src/storage/index.js'
import { storeContract } from '../../src/testing/contract.js'
import { always } from '../arbitraries/run.js'
import { all, codeOf } from './asked.js'
import { askedOtherwise } from './sqlite-otherwise.js'

/** The SQLite adapter: what every store keeps, what is its own, and what a disk may do to it. */
const MODULE = join(import.meta.dirname, '../../examples/adapters/sqlite/dist/sqlite.js')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coop-sqlite-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})
const inFolder = (name: string): string => `file:${join(folder, name)}`
const otherwise = askedOtherwise()
afterAll(() => otherwise.end())
const stream: StreamId = { coop: 'wjc', stream: LOG }

describe('From the contract of every store', () => {
  storeContract({
    runner: { describe, it: (name, test, timeoutMs) => it(name, test, timeoutMs) },
    module: MODULE,
    fresh: () => {
      const own = mkdtempSync(join(tmpdir(), 'coop-contract-'))
      const path = join(own, 'coop.db')
      return Promise.resolve({
        url: `file:${path}`,
        behind: async ({ coop, stream: id }: StreamId) => {
          const sql = 'SELECT events FROM commits WHERE coop_id = ? AND stream_id = ? ORDER BY n'
          const rows = await otherwise.ask(path, sql, inName(coop), inName(id))
          return rows.map(([events]) => JSON.parse(events as string) as Commit['events'])
        },
        dispose: () => Promise.resolve(rmSync(own, { recursive: true })),
      })
    },
    wrongAddresses: [
      { url: 'postgres://desk:secret@localhost/coop', code: 'store-address' },
      { url: 'file:', code: 'store-address' },
      { url: 'file::memory:', code: 'store-address' },
      { url: 'file:coop.db?cache=shared', code: 'store-address' },
      { url: 'file://elsewhere/coop.db', code: 'store-address' },
      { url: `file:${tmpdir()}`, code: 'store-address' },
      { url: 'file:/nowhere/at/all/coop.db', code: 'store-address' },
      { url: `file:${import.meta.filename}`, code: 'store-damaged' },
    ],
  })
})

describe('Always true', () => {
  it('a name is in its column as it is, unless it has signs that SQLite would lose; no two become one', () => {
    always(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ unit: 'binary' }), (name, other) => {
        expect(nameOf(inName(name))).toBe(name)
        expect(inName(name) === inName(other)).toBe(name === other)
      }),
    )
    expect(inName('We Just Coop – año 2026 😀')).toBe('We Just Coop – año 2026 😀')
    expect(inName('a\0b')).toBe(String.raw`a\u0000b`)
  })

  it('what is set for the connection holds after every kind of call, many at once among them', async () => {
    const url = inFolder('coop.db')
    const client = await connected(url)
    const ask = asked(client, url)
    const events = eventsIn(ask, url)
    const records = recordsIn(ask, url)
    const commit = { ...stream, events: [{ type: 'a' }] }
    const value = new Uint8Array([1])
    const calls = [
      () => events.append({ ...commit, expected: BEGINNING }),
      () => events.append({ ...commit, expected: BEGINNING }),
      () => all(events.read(stream)),
      () => codeOf(all(events.read({ ...stream, after: '9' }))),
      () => all(events.list()),
      () => records.put({ coop: 'wjc', id: 'a', value }),
      () => records.get({ coop: 'wjc', id: 'a' }),
      () => records.delete({ coop: 'wjc', id: 'a' }),
      () => all(records.list({ coop: 'wjc' })),
      () => codeOf(ask('nonsense', [])),
      () => Promise.all(Array.from({ length: 30 }, () => events.append({ ...commit, expected: '1' }))),
    ]
    for (const call of calls) {
      await call()
      const set = ['synchronous', 'secure_delete', 'journal_mode', 'busy_timeout'] as const
      const found = await Promise.all(set.map(async (name) => (await ask(`PRAGMA ${name}`, [])).rows[0]?.[0]))
      expect(found).toEqual([2, 1, 'wal', 5000])
    }
    await closed(client)
  })

  it('closing waits for what is under way, and can be done again', async () => {
    const stores = await open(inFolder('coop.db'))
    const under = stores.events.append({ ...stream, expected: BEGINNING, events: [{ type: 'a' }] })
    await Promise.all([stores.close(), stores.close()])
    expect(await under).toEqual({ kind: 'appended', position: '1' })
    await stores.close()
    expect(await codeOf(all(stores.events.read(stream)))).toBe('store-unreachable')
  })

  it('what is erased is in no byte of the files any more, and what was closed is whole in the one file', async () => {
    const stores = await open(inFolder('coop.db'))
    const secret = 'the address of Ana, Calle Mayor 7'
    const inBytes = () => readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(secret))
    for (const length of [1, 300]) {
      const value = new TextEncoder().encode(secret.repeat(length))
      await stores.records.put({ coop: 'wjc', id: 'ana', value })
      await stores.records.put({ coop: 'wjc', id: 'ben', value: new TextEncoder().encode('Ben') })
      expect(inBytes()).toBe(true)
      await stores.records.delete({ coop: 'wjc', id: 'ana' })
      expect(inBytes()).toBe(false)
    }
    await stores.records.put({ coop: 'wjc', id: 'ben', value: new TextEncoder().encode(secret) })
    await stores.records.put({ coop: 'wjc', id: 'ben', value: new TextEncoder().encode('Ben') })
    await stores.close()
    expect(inBytes()).toBe(false)
    expect(await otherwise.ask(join(folder, 'coop.db'), 'SELECT record_id, hex(value) FROM records')).toEqual([
      ['ben', '42656E'],
    ])
  })

  it('what is erased while somebody reads is not said to be erased before its bytes are', async () => {
    const stores = await open(inFolder('coop.db'))
    const secret = 'the address of Ana, Calle Mayor 7'
    const inBytes = () => readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(secret))
    const ana = { coop: 'wjc', id: 'ana' }
    await stores.records.put({ ...ana, value: new TextEncoder().encode(secret) })
    const reader = createClient({ url: inFolder('coop.db') })
    const reading = await reader.transaction('read')
    try {
      await reading.execute('SELECT count(*) FROM records')
      expect(await codeOf(stores.records.delete(ana))).toBe('store-in-use')
      expect(await stores.records.get(ana)).toBeUndefined()
      expect(inBytes()).toBe(true)
    } finally {
      reading.close()
      reader.close()
    }
    await stores.records.delete(ana)
    expect(inBytes()).toBe(false)
    await stores.close()
  })

  it('a stream is read in pages: of many commits, and of large ones, all come once and in order', async () => {
    const stores = await open(inFolder('coop.db'))
    const sizes = Array.from({ length: 2_500 }, (_, n) => (n % 400 === 0 ? 700_000 : n % 7))
    let position = BEGINNING
    for (const [n, size] of sizes.entries()) {
      const appended = await stores.events.append({
        ...stream,
        expected: position,
        events: [{ n, text: 'x'.repeat(size) }],
      })
      position = appended.kind === 'appended' ? appended.position : ''
    }
    const read = await all(stores.events.read({ ...stream, after: '3' }))
    expect(read.map(({ events: [event] }) => event?.['n'])).toEqual(sizes.map((_, n) => n).slice(3))
    expect(read.map(({ events: [event] }) => String(event?.['text']).length)).toEqual(sizes.slice(3))
    await stores.close()
  })

  it('eight processes may make and open the same new file at once', async () => {
    const url = inFolder('coop.db')
    const script = `import { open } from ${JSON.stringify(MODULE)}
      const stores = await open(${JSON.stringify(url)})
      await stores.events.append({ coop: 'wjc', stream: process.argv[1], expected: '', events: [{ type: 'a' }] })
      await stores.close()`
    const shell = `for n in 1 2 3 4 5 6 7 8; do "$1" --input-type=module -e "$2" $n & pids="$pids $!"; done; for p in $pids; do wait $p || exit 1; done`
    const { status, stderr } = spawnSync('sh', ['-c', shell, 'sh', process.execPath, script], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
    const stores = await open(url)
    expect((await all(stores.events.list())).map(({ stream: id }) => id).sort()).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
    ])
    await stores.close()
  })
})

describe('Older, newer and other files', () => {
  const made = async (...sql: readonly string[]): Promise<string> => {
    const client = createClient({ url: inFolder('coop.db') })
    await client.batch([...sql], 'write')
    client.close()
    return inFolder('coop.db')
  }
  const VERSION_1 = [
    'CREATE TABLE commits (coop_id TEXT NOT NULL, stream_id TEXT NOT NULL, n INTEGER NOT NULL, events TEXT NOT NULL, PRIMARY KEY (coop_id, stream_id, n)) STRICT',
    'CREATE TABLE records (coop_id TEXT NOT NULL, record_id TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (coop_id, record_id)) STRICT',
    `INSERT INTO commits VALUES ('wjc', 'log', 1, '[{"type":"a"}]'), ('wjc', 'log', 2, '[{"type":"b"}]')`,
    `PRAGMA application_id = 1668247408`,
  ]

  it('a file of version 1 is brought to this version with everything in it', async () => {
    const stores = await open(await made(...VERSION_1, 'PRAGMA user_version = 1'))
    expect(await all(stores.events.list())).toEqual([stream])
    expect(await all(stores.events.read(stream))).toHaveLength(2)
    expect(await stores.events.append({ ...stream, expected: '2', events: [{ type: 'c' }] })).toMatchObject({
      kind: 'appended',
    })
    await stores.close()
    expect(await otherwise.ask(join(folder, 'coop.db'), 'PRAGMA user_version')).toEqual([[2]])
  })

  it.each([
    ['of a newer version', 'store-newer', [...VERSION_1, 'PRAGMA user_version = 3']],
    ['of another program', 'store-damaged', ['CREATE TABLE payroll (member TEXT)']],
    ['that another program marked', 'store-damaged', ['PRAGMA application_id = 7']],
  ])('a file %s is refused as %s, and not a byte of it changes', async (_, code, sql) => {
    const url = await made(...sql)
    const before = readFileSync(join(folder, 'coop.db'))
    expect(await codeOf(open(url))).toBe(code)
    expect(readFileSync(join(folder, 'coop.db')).equals(before)).toBe(true)
  })

  it('a row that was taken out or changed by hand is not passed over', async () => {
    const url = await made(...VERSION_1, 'PRAGMA user_version = 1', 'DELETE FROM commits WHERE n = 1')
    const stores = await open(url)
    expect(await codeOf(all(stores.events.read(stream)))).toBe('store-damaged')
    await stores.close()
    await otherwise.ask(join(folder, 'coop.db'), `UPDATE commits SET n = 1, events = '[{"type":'`)
    const again = await open(url)
    expect(await codeOf(all(again.events.read(stream)))).toBe('store-damaged')
    await again.close()
  })

  it('an empty file is a new store', async () => {
    writeFileSync(join(folder, 'coop.db'), '')
    const stores = await open(inFolder('coop.db'))
    expect(await all(stores.events.list())).toEqual([])
    await stores.close()
  })
})
