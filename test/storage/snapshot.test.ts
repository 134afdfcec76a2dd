import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { cooperative, type Event, foldEvents, readLogText, type State } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import {
  BEGINNING,
  type EventStore,
  isSnapshot,
  LOG,
  memoryStores,
  openCooperative,
  type Stores,
  verifyStore,
  wholeRecords,
  type NamedCommand,
} from '../../src/storage/index.js'
import { commitAfter, readSnapshot, saveSnapshot } from '../../src/storage/snapshot.js'
import { plainState } from '../cooperative/plain-state.js'

const COOP = 'wjc'
const charter = preset('we-just-coop')
const founders = ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass: 'worker-owner' }))

const idsOf = async ({ records }: Pick<Stores, 'records'>): Promise<readonly string[]> => {
  const ids: string[] = []
  for await (const id of records.list({ coop: COOP })) ids.push(id)
  return ids.sort()
}

/** A store with a cooperative, of which a snapshot stands. */
const saved = async () => {
  const stores = memoryStores()
  const { events, records } = stores
  const desk = await openCooperative({ events, coop: COOP, charter, snapshots: records })
  await desk.run({ type: 'found', by: 'ana', at: '2026-01-01', founders, commandId: 'c-1' })
  await desk.saveSnapshot()
  return { stores, desk }
}

/** Events that nobody may read but what stands behind a place. */
const readBehind = (events: EventStore): EventStore & { readonly places: string[] } => {
  const places: string[] = []
  return { ...events, places, read: (input) => (places.push(input.after ?? BEGINNING), events.read(input)) }
}

const reopened = async ({ events, records }: Stores) => {
  const watched = readBehind(events)
  const desk = await openCooperative({ events: watched, coop: COOP, charter, snapshots: records })
  return { desk, places: watched.places }
}

const SECOND: NamedCommand = {
  type: 'propose-number',
  by: 'ana',
  at: '2026-01-02',
  item: 'vacation-days',
  value: 25,
  commandId: 'c-2',
}

describe('A snapshot', () => {
  it('is read in the place of the log it was made of; what came after is read from the log', async () => {
    const { stores, desk } = await saved()
    const at = desk.position
    await desk.run(SECOND)
    const again = await reopened(stores)
    // The commit behind which it was made is looked at, and then what came after.
    expect(again.places).toEqual([BEGINNING, at])
    expect(plainState(again.desk.state)).toEqual(plainState(desk.state))
    expect(again.desk.position).toBe(desk.position)
  })

  it('takes the place of the one before: nothing of that stays', async () => {
    const { stores, desk } = await saved()
    const before = await idsOf(stores)
    await desk.run(SECOND)
    await desk.saveSnapshot()
    const after = await idsOf(stores)
    expect(after).toHaveLength(before.length)
    expect(after.filter((id) => before.includes(id))).toEqual(['coop-rules/snapshot/head'])
    expect((await reopened(stores)).places.at(-1)).toBe(desk.position)
  })

  it('is told from the records of people, which stay', async () => {
    const { stores, desk } = await saved()
    await stores.records.put({ coop: COOP, id: 'ana', value: Uint8Array.of(1) })
    await desk.saveSnapshot()
    expect((await idsOf(stores)).filter((id) => !isSnapshot(id))).toEqual(['ana'])
  })

  it('of a cooperative with thousands of members comes in parts that every engine takes', async () => {
    const stores = memoryStores()
    const { events, records } = stores
    const desk = await openCooperative({ events, coop: COOP, charter, snapshots: records })
    const members = Array.from({ length: 10_000 }, (_, at) => ({
      member: `m${at}`,
      memberClass: 'worker-owner',
      since: '2025-01-01',
    }))
    const ran = await desk.run({ type: 'begin-in-mid-life', by: 'm0', at: '2026-01-01', members, commandId: 'c-1' })
    expect(ran.kind).toBe('accepted')
    await desk.saveSnapshot()
    const sizes = await Promise.all(
      (await idsOf(stores)).map(async (id) => (await records.get({ coop: COOP, id }))?.length ?? 0),
    )
    expect(sizes.length).toBeGreaterThan(4)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(256 * 1024)
    expect(plainState((await reopened(stores)).desk.state)).toEqual(plainState(desk.state))
  })
})

describe('Always true', () => {
  it('whatever becomes of one of its records, the cooperative opens where it stood', async () => {
    const { stores, desk } = await saved()
    const ids = await idsOf(stores)
    const kept = new Map(
      await Promise.all(ids.map(async (id) => [id, await stores.records.get({ coop: COOP, id })] as const)),
    )
    const damage = fc.oneof(
      fc.constant(undefined),
      fc.uint8Array({ maxLength: 40 }),
      fc.json().map((text) => new TextEncoder().encode(text)),
      fc.record({ cut: fc.nat(), flip: fc.nat() }),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ids), damage, async (id, how) => {
        for (const [one, value] of kept) await stores.records.put({ coop: COOP, id: one, value: value as Uint8Array })
        const value = (kept.get(id) as Uint8Array).slice()
        if (how === undefined) await stores.records.delete({ coop: COOP, id })
        else if (how instanceof Uint8Array) await stores.records.put({ coop: COOP, id, value: how })
        else {
          const at = how.flip % value.length
          value[at] = (value[at] as number) ^ (1 << (how.cut % 8))
          const short = how.cut % 2 === 0 ? value.subarray(0, how.cut % value.length) : value
          await stores.records.put({ coop: COOP, id, value: short })
        }
        const again = await reopened(stores)
        expect(again.places).toEqual([BEGINNING])
        expect(plainState(again.desk.state)).toEqual(plainState(desk.state))
      }),
      { seed: 20261121, numRuns: 150 },
    )
  })

  it('whoever breaks off while saving leaves the last snapshot, or the log', async () => {
    const { stores, desk } = await saved()
    const before = desk.position
    await desk.run(SECOND)
    const { state, position } = desk
    for (let calls = 0; calls < 6; calls++) {
      let left = calls
      const breaking =
        <Input, Result>(act: (input: Input) => Promise<Result>) =>
        (input: Input) =>
          left-- > 0 ? act(input) : Promise.reject(new Error('gone'))
      const { put, delete: erase } = stores.records
      const records = { ...stores.records, put: breaking(put), delete: breaking(erase) }
      const found = (await commitAfter({ events: stores.events, coop: COOP, after: before })) as { last: string }
      await saveSnapshot({ records, coop: COOP, charter, state, position, before, last: found.last }).catch(
        () => undefined,
      )
      expect(plainState((await reopened(stores)).desk.state)).toEqual(plainState(state))
    }
  })

  it.each([
    ['examples/02-a-year-of-we-just-coop', 'the-lantern'],
    ['examples/06-a-year-of-workers-coop', 'a-federation'],
  ])('the year of %s, saved again and again, is the year that was never saved', async (_, log) => {
    const vectors = join(import.meta.dirname, '../vectors/logs')
    const kept = readLogText(readFileSync(join(vectors, `${log}.jsonl`), 'utf8'))
    const own = JSON.parse(readFileSync(join(vectors, `${log}.charter.json`), 'utf8')) as Charter
    const all = kept.kind === 'read' ? kept.entries.map(({ event }) => event as Event) : []
    const { records } = memoryStores()
    let state: State = cooperative(own).initialState()
    for (let at = 0; at < all.length; at += 40) {
      const folded = foldEvents({ state, events: all.slice(at, at + 40) })
      if (folded.kind === 'refused') throw new Error(JSON.stringify(folded.problems))
      await saveSnapshot({
        records,
        coop: COOP,
        charter: own,
        state: folded.state,
        position: String(at),
        before: '',
        last: '',
      })
      const found = await readSnapshot({ records, coop: COOP, charter: own })
      expect(found?.position).toBe(String(at))
      state = found?.state as State
    }
    const whole = foldEvents({ state: cooperative(own).initialState(), events: all })
    expect(plainState(state)).toEqual(plainState(whole.kind === 'folded' ? whole.state : undefined))
  })
})

describe('Not read', () => {
  it('under another charter than the one it was made under', async () => {
    const { stores } = await saved()
    const other = { ...charter, version: '2' }
    expect(await readSnapshot({ records: stores.records, coop: COOP, charter: other })).toBeUndefined()
  })

  it('where the log is an older copy that does not go as far', async () => {
    const { stores, desk } = await saved()
    const other = memoryStores()
    const again = await openCooperative({ events: other.events, coop: COOP, charter, snapshots: stores.records })
    expect(again.position).toBe(BEGINNING)
    expect(again.state.position).toBe(0)
    expect(desk.state.position).toBeGreaterThan(0)
    expect((await other.events.append({ coop: COOP, stream: LOG, expected: again.position, events: [{}] })).kind).toBe(
      'appended',
    )
  })

  const propose = (value: number) =>
    ({ type: 'propose-number', by: 'ana', at: '2026-01-02', item: 'vacation-days', value, commandId: 'c-2' }) as const

  it('where another log stands at the same places, or one that ends before', async () => {
    const { stores, desk } = await saved()
    await desk.run(propose(25))
    await desk.saveSnapshot()
    const other = memoryStores()
    const there = await openCooperative({ events: other.events, coop: COOP, charter })
    await there.run({ type: 'found', by: 'ana', at: '2026-01-01', founders, commandId: 'c-1' })
    // An engine that is asked for what stands behind a place that is not there may answer that nothing does.
    const quiet: EventStore = {
      ...other.events,
      read: async function* (input) {
        try {
          for await (const commit of other.events.read(input)) yield commit
        } catch {
          // Nothing.
        }
      },
    }
    const open = () => openCooperative({ events: quiet, coop: COOP, charter, snapshots: stores.records })
    expect(plainState((await open()).state)).toEqual(plainState(there.state))
    await there.run(propose(30))
    expect(there.position).toBe(desk.position)
    expect(plainState((await open()).state)).toEqual(plainState(there.state))
  })

  it('where a record that an engine keeps in parts lost one: the log is read, and the next snapshot is whole again', async () => {
    const stores = memoryStores()
    const whole = { ...stores, records: wholeRecords({ records: stores.records, mostBytes: 2000 }) }
    const { events, records } = whole
    const desk = await openCooperative({ events, coop: COOP, charter, snapshots: records })
    await desk.run({ type: 'found', by: 'ana', at: '2026-01-01', founders, commandId: 'c-1' })
    await desk.saveSnapshot()
    for (const id of await idsOf(stores)) if (id.endsWith('/0')) await stores.records.delete({ coop: COOP, id })
    const again = await reopened(whole)
    expect(plainState(again.desk.state)).toEqual(plainState(desk.state))
    expect(again.desk.position).toBe(desk.position)
    expect(again.places).toEqual([BEGINNING])
    await again.desk.saveSnapshot()
    expect((await reopened(whole)).places).toEqual([BEGINNING, desk.position])
  })

  it('where it was damaged; the next one is written whole, also where the state is the same', async () => {
    const { stores, desk } = await saved()
    const part = (await idsOf(stores)).find((id) => !id.endsWith('/head')) ?? ''
    await stores.records.put({ coop: COOP, id: part, value: Uint8Array.of(1) })
    expect((await reopened(stores)).places).toEqual([BEGINNING])
    await desk.saveSnapshot()
    expect((await reopened(stores)).places).toEqual([BEGINNING, desk.position])
  })

  it('of a log with nothing in it: none is saved', async () => {
    const { events, records } = memoryStores()
    await (await openCooperative({ events, coop: COOP, charter, snapshots: records })).saveSnapshot()
    expect(await idsOf({ records })).toEqual([])
  })
})

describe('Not true, on purpose', () => {
  it('a snapshot is no evidence: who can write records makes up where the cooperative stands', async () => {
    const { stores, desk } = await saved()
    const forger = memoryStores()
    const other = await openCooperative({ events: forger.events, coop: COOP, charter, snapshots: forger.records })
    const more = [...founders, { member: 'mallory', memberClass: 'worker-owner' }]
    await other.run({ type: 'found', by: 'ana', at: '2026-01-01', founders: more, commandId: 'c-1' })
    const found = (await commitAfter({ events: stores.events, coop: COOP, after: BEGINNING })) as { last: string }
    const { state } = other
    const { position } = desk
    await saveSnapshot({ records: stores.records, coop: COOP, charter, state, position, before: BEGINNING, ...found })
    expect(plainState((await reopened(stores)).desk.state)).toEqual(plainState(state))
    expect((await verifyStore({ stores, coop: COOP })).kind).toBe('verified')
  })
})
