import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { open } from '../../examples/adapters/postgres/postgres.js'
import { withoutPassword } from '../../examples/adapters/postgres/trouble.js'
import { preset } from '../../src/presets/index.js'
import { BEGINNING, LOG, openCooperative, type Stores, type StreamId } from '../../src/storage/index.js'
import { cuttingProxy } from '../servers/cutting-proxy.js'
import { canMount, mount, unmount } from '../servers/disks.js'
import { hasPostgres, type PostgresServer, startPostgres } from '../servers/postgres.js'
import { all, codeOf } from './asked.js'

/** What a server, its disk and the way to it may do to a store, and that nothing that was acknowledged is lost by it. */
const INSTALLED = hasPostgres()
// Nothing is asked of it where everything is skipped.
const server = INSTALLED ? await startPostgres() : ({} as PostgresServer)
afterAll(() => (INSTALLED ? server.dispose() : undefined))

const stream: StreamId = { coop: 'wjc', stream: LOG }
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)
const first = { ...stream, expected: BEGINNING, events: [{ type: 'a' }] }

/** Somebody whose transaction stands where the next commit is to stand, so that whoever appends waits for its end. */
const standingInTheWay = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('BEGIN')
  await client.query(`INSERT INTO coop_rules_commits VALUES ('wjc', 'log', 1, '[]')`)
  return client
}

/** Comes back when somebody waits for a lock. */
const somebodyWaits = (url: string): Promise<unknown> =>
  expect
    .poll(async () => server.sql(url, `SELECT wait_event_type FROM pg_stat_activity WHERE wait_event_type = 'Lock'`), {
      timeout: 30_000,
    })
    .not.toEqual([])

describe('Always true of an address', () => {
  it.each([
    ['postgres://desk:secret@localhost:5432/coops', 'postgres://desk:***@localhost:5432/coops'],
    ['postgres://desk:se@cr:et@localhost/coops', 'postgres://desk:***@localhost/coops'],
    ['postgres://desk@localhost/coops?password=secret&ssl=1', 'postgres://desk@localhost/coops?password=***&ssl=1'],
    ['postgres://desk:secret@local host:99999999/coops', 'postgres://…'],
  ])('%s is told without its password', (url, told) => {
    expect(withoutPassword(url).replaceAll('%2A', '*')).toBe(told)
  })
})

describe.skipIf(!INSTALLED)('The way to a server', () => {
  it('a password is told nowhere, whatever is wrong', async () => {
    const url = new URL(await server.freshDatabase())
    const wrong = 'Tr0ub4dor'
    const addresses = [
      Object.assign(new URL(url), { password: wrong }).href,
      Object.assign(new URL(url), { password: wrong, port: '1' }).href,
      Object.assign(new URL(url), { password: wrong, pathname: '/elsewhere' }).href,
      `postgres://desk@127.0.0.1:${url.port}/coops?password=${wrong}`,
      `postgres://desk:${wrong}@127.0.0.1:999999/coops`,
      `postgres://desk:${wrong}@127.0.0.1/coops?sslrootcert=/nowhere.pem`,
    ]
    for (const address of addresses) {
      const error: unknown = await open(address).then(
        (stores) => stores.close(),
        (thrown: unknown) => thrown,
      )
      expect(error).toBeInstanceOf(Error)
      expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(wrong)
    }
  })

  it.each([
    ['no password', ''],
    ['a wrong password', 'wrong'],
  ])('with %s no connection is left open', async (_, password) => {
    const url = await server.freshDatabase()
    const connections = () => process.getActiveResourcesInfo().filter((one) => one === 'TCPSocketWrap').length
    const before = connections()
    expect(await codeOf(open(Object.assign(new URL(url), { password }).href))).toBe('store-login-refused')
    // The server would wait a minute for the rest of the login.
    await expect.poll(connections, { timeout: 20_000 }).toBeLessThanOrEqual(before)
    await server.dropDatabase(url)
  })

  it('a connection that breaks while nobody uses it is replaced', async () => {
    const url = await server.freshDatabase()
    const stores = await open(url)
    await Promise.all(upTo(8).map(() => all(stores.events.list())))
    await server.sql(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'coop-rules' AND datname = current_database()`,
    )
    await expect.poll(async () => codeOf(stores.events.append(first))).toBeUndefined()
    expect(await all(stores.events.read(stream))).toHaveLength(1)
    await stores.close()
  })

  it.each(['terminated', 'killed'])(
    'a server that is %s in the middle of an append is unreachable, and goes on later',
    async (how) => {
      const url = await server.freshDatabase()
      const stores = await open(url)
      const other = await standingInTheWay(url)
      const append = codeOf(stores.events.append(first))
      await somebodyWaits(url)
      await (how === 'killed' ? server.kill() : server.stop())
      // Of two that are told to go, the one in the way may go first, and the append gets through: then it is there.
      const told = await append
      expect(['store-unreachable', undefined]).toContain(told)
      expect(await codeOf(stores.events.append(first))).toBe('store-unreachable')
      await server.start()
      const again = told === undefined ? { kind: 'conflict' } : { kind: 'appended', position: '1' }
      expect(await stores.events.append(first)).toEqual(again)
      expect(await all(stores.events.read(stream))).toEqual([{ position: '1', events: first.events }])
      await other.end().catch(() => undefined)
      await stores.close()
    },
  )

  it('where the answer to an append is lost, the command is found in the log, and has not happened twice', async () => {
    const direct = await server.freshDatabase()
    const proxy = await cuttingProxy(Number(new URL(direct).port))
    const stores = await open(Object.assign(new URL(direct), { port: String(proxy.port) }).href)
    const coop = await openCooperative({ events: stores.events, coop: 'wjc', charter: preset('we-just-coop') })
    const founders = ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass: 'worker-owner' }))
    await coop.run({ type: 'found', by: 'ana', at: '2026-01-01', founders, commandId: 'c-0' })
    const at = '2026-01-02'
    let silences = 0
    for (const n of upTo(5)) {
      const losing: Stores['events'] = {
        ...stores.events,
        append: async (input) => {
          proxy.loseTheNextAnswer()
          try {
            return await stores.events.append(input)
          } finally {
            // It was carried out, and only nobody heard of it.
            const [stored] = await server.sql(direct, 'SELECT count(*)::integer AS commits FROM coop_rules_commits')
            expect(stored).toEqual({ commits: n + 1 })
            silences++
          }
        },
      }
      const cut = await openCooperative({ events: losing, coop: 'wjc', charter: preset('we-just-coop') })
      const command = { type: 'propose-number', by: 'ana', at, item: 'project-threshold', value: `${n}%` } as const
      expect((await cut.run({ ...command, commandId: `c-${n}` })).kind).toBe('accepted')
      expect((await coop.run({ ...command, commandId: `c-${n}` })).kind).toBe('accepted-before')
    }
    expect(silences).toBe(5)
    expect(await all(stores.events.read(stream))).toHaveLength(6)
    await stores.close()
    await proxy.close()
  })
})

describe.skipIf(!INSTALLED)('Many at once', () => {
  it('who waits for another for too long is told that the store is in use, and stored nothing', async () => {
    const url = await server.freshDatabase()
    const stores = await open(`${url}?statement_timeout=300`)
    const other = await standingInTheWay(url)
    expect(await codeOf(stores.events.append(first))).toBe('store-in-use')
    await other.query('ROLLBACK')
    expect(await stores.events.append(first)).toEqual({ kind: 'appended', position: '1' })
    await other.end()
    await stores.close()
  })

  it.each(['serializable', 'repeatable read'])(
    'where every transaction is %s, one of eight who write at once is first, each time',
    async (isolation) => {
      const url = await server.freshDatabase()
      const name = new URL(url).pathname.slice(1)
      await server.sql(url, `ALTER DATABASE ${name} SET default_transaction_isolation = '${isolation}'`)
      const stores = await Promise.all(upTo(8).map(() => open(url)))
      const undone = `SELECT xact_rollback FROM pg_stat_database WHERE datname = '${name}'`
      const [before] = await server.sql(url, undone)
      for (const n of upTo(40)) {
        const expected = n === 1 ? BEGINNING : String(n - 1)
        const kinds = await Promise.all(
          stores.map(async ({ events }) => (await events.append({ ...stream, expected, events: [{ n }] })).kind),
        )
        expect(kinds.sort()).toEqual(['appended', ...upTo(7).map(() => 'conflict')])
      }
      await Promise.all(stores.map(({ close }) => close()))
      // The server did undo some of them, and they were given again.
      await expect
        .poll(async () => Number((await server.sql(url, undone))[0]?.['xact_rollback']), { timeout: 30_000 })
        .toBeGreaterThan(Number(before?.['xact_rollback']))
    },
  )
})

describe.skipIf(!INSTALLED)('A server that takes nothing', () => {
  it('is read, and says store-read-only to whoever writes', async () => {
    const url = await server.freshDatabase()
    const stores = await open(url)
    await stores.events.append(first)
    const standby = join(server.data, 'standby.signal')
    await server.stop()
    writeFileSync(standby, '')
    await server.start()
    const again = await open(url)
    expect(await all(again.events.read(stream))).toHaveLength(1)
    expect(await codeOf(again.events.append({ ...first, expected: '1' }))).toBe('store-read-only')
    expect(await codeOf(again.records.put({ coop: 'wjc', id: 'a', value: new Uint8Array(1) }))).toBe('store-read-only')
    await server.stop()
    rmSync(standby)
    await server.start()
    await expect.poll(async () => codeOf(stores.events.append({ ...first, expected: '1' }))).toBeUndefined()
    expect(await all(stores.events.read(stream))).toHaveLength(2)
    await Promise.all([again.close(), stores.close()])
  })
})

/** Does something on a disk of a few megabytes, which is taken away then, after the server that is on it. */
const onSmallDisk = async (
  megabytes: number,
  serverOn: (path: string) => Promise<PostgresServer>,
  body: (small: PostgresServer, path: string, resize: (megabytes: number) => void) => Promise<void>,
): Promise<void> => {
  const path = mkdtempSync(join(tmpdir(), 'coop-rules-small-disk-'))
  let small: PostgresServer | undefined
  try {
    mount(path, '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs')
    small = await serverOn(path)
    await body(small, path, (size) => {
      mount(path, '-o', `remount,size=${size}m`)
    })
  } finally {
    await small?.dispose()
    unmount(path)
    rmSync(path, { recursive: true })
  }
}

/** Appends until the store takes no more, and says why and how many it had acknowledged. */
const fill = async ({
  events,
}: Stores): Promise<{ readonly code: string | undefined; readonly acknowledged: number }> => {
  // What cannot be pressed together, so that the disk is filled.
  let state = 1
  const noise = (): string =>
    String.fromCharCode(...upTo(50_000).map(() => 33 + ((state = (state * 48_271) % 2_147_483_647) % 90)))
  for (let n = 0; ; n++) {
    const expected = n === 0 ? BEGINNING : String(n)
    const code = await codeOf(events.append({ ...stream, expected, events: [{ n, noise: noise() }] }))
    if (code !== undefined) return { code, acknowledged: n }
  }
}

describe.skipIf(!INSTALLED || !canMount())('A full disk', () => {
  it('is said as store-full where the server goes on; with room, so does the store', async () => {
    await onSmallDisk(
      14,
      () => startPostgres(),
      async (small, path, resize) => {
        small.own(path)
        const anywhere = await small.freshDatabase()
        await small.sql(anywhere, `CREATE TABLESPACE small LOCATION '${path}'`)
        const url = await small.freshDatabase('TABLESPACE small')
        const stores = await open(url)
        const { code, acknowledged } = await fill(stores)
        expect(code).toBe('store-full')
        expect(acknowledged).toBeGreaterThan(10)
        expect(await all(stores.events.read(stream))).toHaveLength(acknowledged)
        resize(40)
        expect(await stores.events.append({ ...first, expected: String(acknowledged) })).toMatchObject({
          kind: 'appended',
        })
        expect(await all(stores.events.read(stream))).toHaveLength(acknowledged + 1)
        await stores.close()
      },
    )
  })

  it('that takes the server down loses nothing that was acknowledged', async () => {
    const settings = ['max_wal_size = 1GB', 'checkpoint_timeout = 1h', 'restart_after_crash = off']
    await onSmallDisk(
      100,
      (folder) => startPostgres({ folder, settings }),
      async (small, _, resize) => {
        const stores = await open(await small.freshDatabase())
        const { code, acknowledged } = await fill(stores)
        expect(['store-full', 'store-unreachable']).toContain(code)
        expect(acknowledged).toBeGreaterThan(10)
        resize(300)
        await small.kill()
        await small.start()
        const there = await all(stores.events.read(stream))
        expect(there.length - acknowledged).toBeGreaterThanOrEqual(0)
        // The last one was not answered: it is there, or it is not.
        expect(there.length - acknowledged).toBeLessThanOrEqual(1)
        expect(there.map(({ events: [event] }) => event?.['n'])).toEqual(there.map((_, n) => n))
        expect(await stores.events.append({ ...first, expected: String(there.length) })).toMatchObject({
          kind: 'appended',
        })
        await stores.close()
        await small.dispose()
        expect(existsSync(small.data)).toBe(false)
      },
    )
  })
})
