import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asked, closed, connected } from '../../examples/adapters/sqlite/connection.js'
import { eventsIn } from '../../examples/adapters/sqlite/events.js'
import { recordsIn } from '../../examples/adapters/sqlite/records.js'
import { BEGINNING, LOG, type Position } from '../../src/storage/index.js'
import { canMount, mount, unmount } from '../servers/disks.js'
import { all, codeOf } from './asked.js'
import { askedOtherwise } from './sqlite-otherwise.js'

/** What a full disk and one that may only be read do to a store in a file. */
const MODULE = join(import.meta.dirname, '../../examples/adapters/sqlite/dist/sqlite.js')

const CAN_MOUNT = canMount()

let folder = ''
const mounts: string[] = []
/** Mounts something on a new folder. */
const mounted = (name: string, ...args: readonly string[]): string => {
  const path = join(folder, name)
  mkdirSync(path)
  mount(path, ...args)
  mounts.push(path)
  return path
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coop-disk-'))
})
afterEach(() => {
  for (const path of mounts.splice(0)) unmount(path)
  rmSync(folder, { recursive: true })
})
const otherwise = askedOtherwise()
afterAll(() => otherwise.end())

/** A store on a disk of half a megabyte, and how to give it room. */
const onSmallDisk = async () => {
  // Where there is none, SQLite is told that its file may not grow.
  const disk = CAN_MOUNT ? mounted('small', '-t', 'tmpfs', '-o', 'size=512k', 'tmpfs') : undefined
  const path = join(disk ?? folder, 'coop.db')
  const url = `file:${path}`
  const client = await connected(url)
  const ask = asked(client, url)
  if (disk === undefined) await ask('PRAGMA max_page_count = 60', [])
  return {
    ...{ path, events: eventsIn(ask, url), records: recordsIn(ask, url), close: () => closed(client) },
    giveRoom: async () => {
      if (disk === undefined) await ask('PRAGMA max_page_count = 100000', [])
      else mount(disk, '-o', 'remount,size=16m')
    },
  }
}

describe('A full disk', () => {
  it('is said as store-full, keeps what was acknowledged, and takes the same append once there is room', async () => {
    const { path, events, records, close, giveRoom } = await onSmallDisk()
    const stream = { coop: 'wjc', stream: LOG }
    let position: Position = BEGINNING
    let stored = 0
    const appendOne = async (): Promise<void> => {
      const event = { n: stored, text: 'x'.repeat(2_000) }
      const appended = await events.append({ ...stream, expected: position, events: [event] })
      if (appended.kind === 'conflict') throw new Error('nobody else writes')
      position = appended.position
      stored += 1
    }
    const untilFull = async (): Promise<void> => {
      for (;;) await appendOne()
    }
    const numbers = async () => (await all(events.read(stream))).map(({ events: [event] }) => event?.['n'])
    const upTo = (end: number) => Array.from({ length: end }, (_, n) => n)

    expect(await codeOf(untilFull())).toBe('store-full')
    expect(stored).toBeGreaterThan(5)
    expect(await codeOf(appendOne())).toBe('store-full')
    expect(await codeOf(records.put({ coop: 'wjc', id: 'a', value: new Uint8Array(400_000) }))).toBe('store-full')
    expect(await numbers()).toEqual(upTo(stored))
    expect(await records.get({ coop: 'wjc', id: 'a' })).toBeUndefined()

    await giveRoom()
    for (const _ of upTo(100)) await appendOne()
    await records.put({ coop: 'wjc', id: 'a', value: new Uint8Array(400_000) })
    expect(await numbers()).toEqual(upTo(stored))
    await close()
    expect(await otherwise.ask(path, 'PRAGMA integrity_check')).toEqual([['ok']])
    expect(await otherwise.ask(path, 'SELECT count(*) FROM commits')).toEqual([[stored]])
  })
})

describe.skipIf(!CAN_MOUNT)('A disk that is full for what the processes share of a file', () => {
  it('leaves open what became of a commit: it is on the disk already, and would be there after a crash', async () => {
    const disk = mounted('full', '-t', 'tmpfs', '-o', 'size=32m', 'tmpfs')
    const path = join(disk, 'coop.db')
    const client = await connected(`file:${path}`)
    const ask = asked(client, `file:${path}`)
    const events = eventsIn(ask, `file:${path}`)
    const stream = { coop: 'wjc', stream: LOG }
    let [position, stored] = [BEGINNING, 0]
    const appendOne = async (): Promise<void> => {
      const answer = await events.append({ ...stream, expected: position, events: [{ text: 'x'.repeat(1000) }] })
      if (answer.kind === 'appended') [position, stored] = [answer.position, stored + 1]
    }
    // Behind so many pages in the file of the last writes, SQLite needs more shared memory.
    await ask('PRAGMA wal_autocheckpoint = 0', [])
    while (statSync(`${path}-wal`).size < 32 + 4_057 * 4_120) await appendOne()
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(join(disk, 'ballast'), new Uint8Array(bavail * bsize - 28_672))
    let code: string | undefined
    while (code === undefined) code = await codeOf(appendOne())
    expect(code).toBe('store-unreachable')
    rmSync(join(disk, 'ballast'))
    // Whoever looks and tries again where it is not there stores it once.
    expect(await all(events.read(stream))).toHaveLength(stored)
    await appendOne()
    expect(await all(events.read(stream))).toHaveLength(stored)
    await closed(client)
    expect(await otherwise.ask(path, 'SELECT count(*) FROM commits')).toEqual([[stored]])
  })
})

describe('A disk that may only be read', () => {
  /** Opens a store in a process of its own, that holds nothing open afterwards, and appends to it. What it is told is printed. */
  const written = (url: string, before = ''): string => {
    const script = `import { open } from ${JSON.stringify(MODULE)}
      import { isRulesError } from 'coop-rules/problems'
      ${before}
      try {
        const stores = await open(${JSON.stringify(url)})
        let expected = ''
        for await (const { position } of stores.events.read({ coop: 'wjc', stream: 'log' })) expected = position
        const appended = await stores.events.append({ coop: 'wjc', stream: 'log', expected, events: [{ type: 'a' }] })
        console.log(appended.kind, appended.position)
        await stores.close()
      } catch (error) {
        console.log(isRulesError(error) ? error.code : error)
      }`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    return `${stdout}${stderr}`.trim()
  }

  it.skipIf(!CAN_MOUNT)('is said as store-read-only, whether the file is there or not, and nothing is lost', () => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    expect(written(`file:${disk}/coop.db`)).toBe('appended 1')
    const readOnly = mounted('read-only', '--bind', disk)
    mount(readOnly, '-o', 'remount,ro,bind')
    expect(written(`file:${readOnly}/coop.db`)).toBe('store-read-only')
    expect(written(`file:${readOnly}/new.db`)).toBe('store-read-only')
    mount(readOnly, '-o', 'remount,rw,bind')
    expect(written(`file:${readOnly}/coop.db`)).toBe('appended 2')
  })

  it('is said as store-read-only where this process may not write, too', () => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    expect(written(`file:${disk}/coop.db`)).toBe('appended 1')
    chmodSync(folder, 0o755)
    chmodSync(disk, 0o555)
    chmodSync(join(disk, 'coop.db'), 0o444)
    // To the owner of the machine everything may be written: the process becomes somebody else.
    const becomeNobody = process.getuid?.() === 0 ? 'process.setgid(65534); process.setuid(65534)' : ''
    expect(written(`file:${disk}/coop.db`, becomeNobody)).toBe('store-read-only')
    expect(written(`file:${disk}/new.db`, becomeNobody)).toBe('store-read-only')
    chmodSync(disk, 0o755)
    chmodSync(join(disk, 'coop.db'), 0o644)
    expect(written(`file:${disk}/coop.db`)).toBe('appended 2')
  })
})
