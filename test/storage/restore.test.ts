import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  backupOf,
  BEGINNING,
  isSnapshot,
  LOG,
  memoryStores,
  openCooperative,
  restoreBackup,
  type Stores,
  verifyStore,
} from '../../src/storage/index.js'
import { good, wrongsOf } from '../secrecy/given.js'
import { CHARTER, collected, given, storesOf } from './given.js'

/** A store that stops at its call number `calls` that writes. */
const stopping = (stores: Stores, calls: number): Stores => {
  let left = calls
  const live = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    if (left-- <= 0) throw new Error('stopped')
    return act()
  }
  return {
    ...stores,
    events: { ...stores.events, append: (input) => live(() => stores.events.append(input)) },
    records: { ...stores.records, put: (input) => live(() => stores.records.put(input)) },
  }
}

describe('restoring a backup', async () => {
  const lines = await collected(backupOf({ stores: await storesOf() }))
  const restore = (stores: Stores, from: readonly string[] = lines) =>
    restoreBackup({ lines: () => given(from), stores })

  it('gives a store of which the backup is the same, and the cooperative lives on in it', async () => {
    const stores = memoryStores()
    const { storedNow } = good(await restore(stores))
    expect(storedNow).toEqual({ commits: 8, records: 3 })
    expect(await collected(backupOf({ stores }))).toEqual(lines)
    expect((await verifyStore({ stores, coop: 'wjc' })).kind).toBe('verified')
    const desk = await openCooperative({ events: stores.events, coop: 'wjc', charter: CHARTER })
    expect((await desk.run({ type: 'pass-time', by: 'ana', at: '2026-02-01', commandId: 'c-9' })).kind).toBe('accepted')
    expect(
      (await desk.run({ type: 'apply', by: 'eva', at: '2026-01-02', memberClass: 'worker-owner', commandId: 'c-2' }))
        .kind,
    ).toBe('accepted-before')
  })

  it('that stopped at any moment is run again and goes on where it was', async () => {
    for (let calls = 0; calls < 11; calls++) {
      const stores = memoryStores()
      await expect(restore(stopping(stores, calls))).rejects.toThrow('stopped')
      const { storedNow } = good(await restore(stores))
      expect(storedNow.commits + storedNow.records).toBe(11 - calls)
      expect(await collected(backupOf({ stores }))).toEqual(lines)
      expect(good(await restore(stores)).storedNow).toEqual({ commits: 0, records: 0 })
    }
  })

  it('keeps other cooperatives of the store as they are', async () => {
    const stores = await storesOf(memoryStores(), 'bakers')
    const before = await collected(backupOf({ stores, coops: ['bakers'] }))
    good(await restore(stores))
    expect(await collected(backupOf({ stores, coops: ['bakers'] }))).toEqual(before)
  })

  it('takes away a snapshot that the store has of another log', async () => {
    const stores = memoryStores()
    const { records } = stores
    const before = memoryStores()
    const founders = ['mallory', 'ben', 'cleo'].map((member) => ({ member, memberClass: 'worker-owner' }))
    const other = await openCooperative({ events: before.events, coop: 'wjc', charter: CHARTER, snapshots: records })
    await other.run({ type: 'found', by: 'mallory', at: '2026-01-01', founders, commandId: 'c-1' })
    await other.saveSnapshot()
    good(await restore(stores))
    for await (const id of records.list({ coop: 'wjc' })) expect(isSnapshot(id)).toBe(false)
  })

  it('into a store that takes small records only keeps large ones in parts', async () => {
    const stores: Stores = {
      ...memoryStores(),
      capabilities: { outlives: 'nothing', writers: 'one-process', mostBytesOfARecord: 4000 },
    }
    good(await restore(stores))
    expect(await collected(backupOf({ stores }))).toEqual(lines)
  })

  describe('Refused, with nothing written', () => {
    const unchanged = async (stores: Stores, from = lines) => {
      const before = await collected(backupOf({ stores }))
      const found = wrongsOf(await restore(stores, from))
      expect(await collected(backupOf({ stores }))).toEqual(before)
      return found
    }
    it('a backup that is not whole', async () => {
      const stores = memoryStores()
      expect(wrongsOf(await restore(stores, lines.slice(0, -1)))).toEqual(['backup-cut'])
      expect(
        wrongsOf(
          await restore(
            stores,
            lines.map((line) => line.replace('"ben"', '"bob"')),
          ),
        ),
      ).toContain('backup-damaged log')
      await expect(collected(backupOf({ stores }))).rejects.toThrow('stored')
    })
    it('a store that has something else of the cooperative: everything that differs is told', async () => {
      const stores = memoryStores()
      await stores.events.append({ coop: 'wjc', stream: LOG, expected: BEGINNING, events: [{ other: true }] })
      await stores.events.append({ coop: 'wjc', stream: 'outbox-2', expected: BEGINNING, events: [{ other: true }] })
      await stores.records.put({ coop: 'wjc', id: 'ana', value: new Uint8Array([1]) })
      await stores.records.put({ coop: 'wjc', id: 'extra', value: new Uint8Array([1]) })
      expect((await unchanged(stores)).toSorted()).toEqual([
        'not-empty record ana',
        'not-empty record extra',
        'not-empty stream log',
        'not-empty stream outbox-2',
      ])
    })
    it('a store whose log went on after the backup', async () => {
      const stores = memoryStores()
      good(await restore(stores))
      const desk = await openCooperative({ events: stores.events, coop: 'wjc', charter: CHARTER })
      await desk.run({ type: 'pass-time', by: 'ana', at: '2026-02-01', commandId: 'c-9' })
      expect(await unchanged(stores)).toEqual(['not-empty stream log'])
    })
    it('a backup with a snapshot in it, which no backup has', async () => {
      const id = 'coop-rules/snapshot/head'
      const body = lines.slice(0, -1).map((line) => line.replace('{"record":"ana"', `{"record":"${id}"`))
      const sum = createHash('sha256').update(body.join('')).digest('hex')
      const forged = [...body, `${JSON.stringify({ lines: body.length, sha256: sum })}\n`]
      const stores = memoryStores()
      expect(wrongsOf(await restore(stores, forged))).toEqual(['backup-line'])
      expect(await stores.records.get({ coop: 'wjc', id })).toBeUndefined()
    })
    it('commits that are too large for the store', async () => {
      const stores: Stores = {
        ...memoryStores(),
        capabilities: { outlives: 'nothing', writers: 'one-process', mostBytesTogether: 100 },
      }
      expect(wrongsOf(await restore(stores))).toContain('too-large-together wjc stream log')
      await expect(collected(backupOf({ stores }))).rejects.toThrow('stored')
    })
  })

  describe('Refused, for the store gives back something else', () => {
    const lying = (stores: Stores): readonly Stores[] => [
      // Says that it stored what it did not.
      { ...stores, records: { ...stores.records, put: () => Promise.resolve() } },
      // Changes numbers.
      {
        ...stores,
        events: {
          ...stores.events,
          append: (input) =>
            stores.events.append({
              ...input,
              events: JSON.parse(JSON.stringify(input.events).replace('1e+21', '1e+20')) as object[],
            }),
        },
      },
      // Tears commits apart.
      {
        ...stores,
        events: {
          ...stores.events,
          append: async (input) => {
            let { expected } = input
            for (const event of input.events) {
              const appended = await stores.events.append({ ...input, expected, events: [event] })
              if (appended.kind === 'conflict') return appended
              expected = appended.position
            }
            return { kind: 'appended', position: expected }
          },
        },
      },
    ]
    it('records that are not there, numbers cut, commits torn', async () => {
      for (const kind of [0, 1, 2]) {
        const stores = lying(memoryStores())[kind] as Stores
        expect([kind, ...wrongsOf(await restore(stores))]).toContainEqual(expect.stringMatching(/^restored-otherwise/))
      }
    })
  })
})
