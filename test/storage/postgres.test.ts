import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { connect } from '../../examples/adapters/postgres/connection.js'
import { keyOf, nameOf } from '../../examples/adapters/postgres/keys.js'
import { open } from '../../examples/adapters/postgres/postgres.js'
import { BEGINNING, type Commit, LOG, type StreamId } from '../../src/storage/index.js'
import { storeContract } from '../../src/testing/contract.js'
import { always } from '../arbitraries/run.js'
import { hasPostgres, type PostgresServer, startPostgres } from '../servers/postgres.js'
import { all, codeOf } from './asked.js'

/** The PostgreSQL adapter: what every store keeps, and what is its own. What may go wrong with a server is tested beside this. */
const INSTALLED = hasPostgres()
// Nothing is asked of it where everything is skipped.
const server = INSTALLED ? await startPostgres() : ({} as PostgresServer)
const address = INSTALLED ? await server.freshDatabase() : 'postgres://localhost/none'
afterAll(() => (INSTALLED ? server.dispose() : undefined))

const stream: StreamId = { coop: 'wjc', stream: LOG }
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)
/** The address with something else in it. */
const changed = (parts: Partial<Pick<URL, 'username' | 'password' | 'port' | 'hostname' | 'pathname'>>): string =>
  Object.assign(new URL(address), parts).href

describe.skipIf(!INSTALLED)('From the contract of every store', () => {
  storeContract({
    runner: { describe, it: (name, test, timeoutMs) => it(name, test, timeoutMs) },
    module: join(import.meta.dirname, '../../examples/adapters/postgres/dist/postgres.js'),
    fresh: async () => {
      const url = await server.freshDatabase()
      return {
        url,
        behind: async ({ coop, stream: id }: StreamId) => {
          const keys = [coop, id].map((name) => JSON.stringify(name).slice(1, -1))
          const text = 'SELECT events FROM coop_rules_commits WHERE coop_id = $1 AND stream = $2 ORDER BY position'
          const rows = await server.sql(url, text, keys)
          return rows.map(({ events }) => JSON.parse(events as string) as Commit['events'])
        },
        crash: async () => {
          await server.kill()
          await server.start()
        },
        dispose: () => server.dropDatabase(url),
      }
    },
    promises: { engine: 'a-server' },
    wrongAddresses: [
      { url: 'file:coop.db', code: 'store-address' },
      { url: 'postgres://', code: 'store-unreachable' },
      { url: 'postgres://localhost:99999/coops', code: 'store-address' },
      { url: changed({ port: '1' }), code: 'store-unreachable' },
      { url: changed({ hostname: 'nowhere.invalid' }), code: 'store-unreachable' },
      { url: changed({ pathname: '/elsewhere' }), code: 'store-address' },
      { url: changed({ password: 'wrong' }), code: 'store-login-refused' },
      { url: changed({ password: '' }), code: 'store-login-refused' },
      { url: changed({ username: 'nobody' }), code: 'store-login-refused' },
      { url: `${address}?sslmode=require&sslrootcert=/nowhere.pem`, code: 'store-address' },
      { url: `${address}?sslmode=no-verify`, code: 'store-unreachable' },
    ],
  })
})

describe('Always true', () => {
  it('a name is in its column as it is, unless it has signs that the server would lose; no two become one', () => {
    always(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ unit: 'binary' }), (name, other) => {
        expect(nameOf(keyOf(name))).toBe(name)
        expect(keyOf(name) === keyOf(other)).toBe(name === other)
      }),
    )
    expect(keyOf('We Just Coop – año 2026 😀')).toBe('We Just Coop – año 2026 😀')
    expect(keyOf('a\0b')).toBe(String.raw`a\u0000b`)
  })
})

describe.skipIf(!INSTALLED)('Always true of a server', () => {
  it('the longest names there may be are taken, even where every sign is written in six', async () => {
    const stores = await open(await server.freshDatabase())
    for (const sign of ['\0', '\ud800', '"', 'ñ', '한', '😀'].map((one) => one.repeat(200 / one.length))) {
      const names = { coop: sign, stream: sign }
      expect(await stores.events.append({ ...names, expected: BEGINNING, events: [{ type: 'a' }] })).toMatchObject({
        kind: 'appended',
      })
      expect(await all(stores.events.list({ coop: sign }))).toEqual([names])
      await stores.records.put({ coop: sign, id: sign, value: new Uint8Array([0, 255]) })
      expect(await all(stores.records.list({ coop: sign }))).toEqual([sign])
      expect(await stores.records.get({ coop: sign, id: sign })).toEqual(new Uint8Array([0, 255]))
    }
    await stores.close()
  })

  it('a stream is read in pages: of many commits, and of large ones, all come once and in order', async () => {
    const url = await server.freshDatabase()
    const stores = await open(url)
    await server.sql(
      url,
      `INSERT INTO coop_rules_commits SELECT 'wjc', 'log', n, '[{"n":' || n || ',"text":"' ||
        repeat('x', CASE WHEN n % 400 = 0 THEN 3000000 ELSE n % 7 END) || '"}]' FROM generate_series(1, 2500) AS n`,
    )
    const read = await all(stores.events.read({ ...stream, after: '3' }))
    expect(read.map(({ events: [event] }) => event?.['n'])).toEqual(upTo(2500).slice(3))
    expect(read.map(({ position }) => position)).toEqual(upTo(2500).slice(3).map(String))
    const sizes = upTo(2500).map((n) => (n % 400 === 0 ? 3_000_000 : n % 7))
    expect(read.map(({ events: [event] }) => String(event?.['text']).length)).toEqual(sizes.slice(3))
    await stores.close()
  })

  it('streams and records are listed in pages, and of one cooperative only its own', async () => {
    const url = await server.freshDatabase()
    const stores = await open(url)
    const streams = `SELECT 'coop-' || n % 2, 'ballots/' || n, p, '[]' FROM generate_series(1, 2500) AS n, generate_series(1, 2) AS p`
    await server.sql(url, `INSERT INTO coop_rules_commits ${streams}`)
    await server.sql(url, `INSERT INTO coop_rules_records SELECT 'wjc', n::text, '' FROM generate_series(1, 2500) AS n`)
    const found = await all(stores.events.list())
    expect(new Set(found.map((one) => one.stream)).size).toBe(2500)
    expect(found).toHaveLength(2500)
    const own = await all(stores.events.list({ coop: 'coop-1' }))
    expect(own).toHaveLength(1250)
    expect(own.every(({ coop }) => coop === 'coop-1')).toBe(true)
    expect(new Set(await all(stores.records.list({ coop: 'wjc' })))).toEqual(new Set(upTo(2500).map(String)))
    await stores.close()
  })

  it('nothing is held open on the server while a stream is being read', async () => {
    const url = await server.freshDatabase()
    const stores = await open(url)
    await stores.events.append({ ...stream, expected: BEGINNING, events: [{ type: 'a' }] })
    for await (const commit of stores.events.read(stream)) {
      expect(commit.position).toBe('1')
      const text = `SELECT state FROM pg_stat_activity WHERE application_name = 'coop-rules' AND datname = current_database()`
      expect(new Set((await server.sql(url, text)).map(({ state }) => state))).toEqual(new Set(['idle']))
    }
    await stores.close()
  })

  it.each([
    ['off', 'on'],
    ['local', 'local'],
    ['on', 'on'],
    ['remote_apply', 'remote_apply'],
  ])('who is set to synchronous_commit = %s writes with %s', async (set, found) => {
    const url = await server.freshDatabase()
    const name = new URL(url).pathname.slice(1)
    await server.sql(url, `ALTER DATABASE ${name} SET synchronous_commit = '${set}'`)
    const { ask, close } = connect(url)
    expect(await Promise.all(upTo(5).map(() => ask('SHOW synchronous_commit')))).toEqual(
      upTo(5).map(() => [{ synchronous_commit: found }]),
    )
    await close()
  })

  it('a server that does not wait for its disk is not said to outlive anything', async () => {
    const url = await server.freshDatabase()
    for (const [fsync, outlives] of [
      ['off', 'nothing'],
      ['on', 'a-crash'],
    ]) {
      await server.sql(url, `ALTER SYSTEM SET fsync = ${String(fsync)}`)
      await server.sql(url, 'SELECT pg_reload_conf()')
      await expect.poll(async () => server.sql(url, 'SHOW fsync')).toEqual([{ fsync }])
      const stores = await open(url)
      expect(stores.capabilities.outlives).toBe(outlives)
      await stores.close()
    }
  })

  it('closing waits for what is under way, and can be done again', async () => {
    const stores = await open(await server.freshDatabase())
    const under = upTo(30).map((n) =>
      stores.events.append({ coop: `coop-${n}`, stream: LOG, expected: BEGINNING, events: [{ type: 'a' }] }),
    )
    await Promise.all([stores.close(), stores.close()])
    expect(await Promise.all(under)).toEqual(upTo(30).map(() => ({ kind: 'appended', position: '1' })))
    await stores.close()
    expect(await codeOf(all(stores.events.read(stream)))).toBe('store-unreachable')
  })
})

describe.skipIf(!INSTALLED)('The tables', () => {
  it('eight may make them at the same moment', async () => {
    for (const _ of upTo(5)) {
      const url = await server.freshDatabase()
      const opened = await Promise.all(upTo(8).map(() => open(url)))
      const appended = await Promise.all(
        opened.map(({ events }) => events.append({ ...stream, expected: BEGINNING, events: [{ type: 'a' }] })),
      )
      expect(appended.map(({ kind }) => kind).sort()).toEqual(['appended', ...upTo(7).map(() => 'conflict')])
      expect(await server.sql(url, 'SELECT version FROM coop_rules_version')).toEqual([{ version: 1 }])
      await Promise.all(opened.map(({ close }) => close()))
    }
  })

  it('are finished where making them broke off half-way', async () => {
    const url = await server.freshDatabase()
    await (await open(url)).close()
    await server.sql(url, 'DROP TABLE coop_rules_records')
    await server.sql(url, 'DELETE FROM coop_rules_version')
    const stores = await open(url)
    await stores.records.put({ coop: 'wjc', id: 'ana', value: new Uint8Array([1]) })
    expect(await all(stores.records.list({ coop: 'wjc' }))).toEqual(['ana'])
    await stores.close()
  })

  it.each([
    ['newer', 2, 'store-newer'],
    ['older', 0, 'store-older'],
  ])('of a version that is %s are refused, and not touched', async (_, version, code) => {
    const url = await server.freshDatabase()
    await (await open(url)).close()
    await server.sql(url, 'UPDATE coop_rules_version SET version = $1', [version])
    await server.sql(url, 'DROP TABLE coop_rules_records')
    expect(await codeOf(open(url))).toBe(code)
    expect(await server.sql(url, `SELECT to_regclass('coop_rules_records') AS records`)).toEqual([{ records: null }])
  })

  it('need no right to make tables once they are there, and without it nobody can make them', async () => {
    const url = await server.freshDatabase()
    const clerk = Object.assign(new URL(url), { username: 'clerk', password: 'of-the-clerk' }).href
    await server.sql(url, `CREATE ROLE clerk LOGIN PASSWORD 'of-the-clerk'`)
    expect(await codeOf(open(clerk))).toBe('store-login-refused')
    await (await open(url)).close()
    expect(await codeOf(open(clerk))).toBe('store-login-refused')
    await server.sql(url, 'GRANT SELECT ON coop_rules_version TO clerk')
    await server.sql(url, 'GRANT SELECT, INSERT ON coop_rules_commits TO clerk')
    const stores = await open(clerk)
    expect(await stores.events.append({ ...stream, expected: BEGINNING, events: [{ type: 'a' }] })).toMatchObject({
      kind: 'appended',
    })
    expect(await codeOf(stores.records.get({ coop: 'wjc', id: 'ana' }))).toBe('store-login-refused')
    await stores.close()
  })

  it.each([
    ['taken out', 'DELETE FROM coop_rules_commits WHERE position = 2'],
    ['cut', `UPDATE coop_rules_commits SET events = '[{"type":' WHERE position = 2`],
    ['replaced', `UPDATE coop_rules_commits SET events = '{}' WHERE position = 2`],
  ])('a commit that was %s by hand is not passed over', async (_, sql) => {
    const url = await server.freshDatabase()
    const stores = await open(url)
    for (const n of upTo(3))
      await stores.events.append({ ...stream, expected: n === 1 ? BEGINNING : String(n - 1), events: [{ n }] })
    await server.sql(url, sql)
    expect(await codeOf(all(stores.events.read(stream)))).toBe('store-damaged')
    await stores.close()
  })

  it('in a database of another encoding are not made', async () => {
    const url = await server.freshDatabase(`TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'`)
    expect(await codeOf(open(url))).toBe('store-address')
    expect(await server.sql(url, `SELECT to_regclass('coop_rules_commits') AS commits`)).toEqual([{ commits: null }])
  })
})
