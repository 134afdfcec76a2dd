import { describe, expect, it } from 'vitest'
import { logLines } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import {
  BEGINNING,
  type EventStore,
  LOG,
  memoryStores,
  openCooperative,
  type StoredEvent,
  type Stores,
  verifyStore,
  wholeRecords,
} from '../../src/storage/index.js'
import { good, wrongsOf } from '../secrecy/given.js'
import { CHARTER, storesOf } from './given.js'

/** All commits of a stream. */
const commitsOf = async (events: EventStore, stream: string): Promise<StoredEvent[][]> => {
  const commits: StoredEvent[][] = []
  for await (const commit of events.read({ coop: 'wjc', stream })) commits.push([...commit.events])
  return commits
}

/** The same store but for one stream, of which the commits are changed. */
const changed = async (stream: string, change: (commits: StoredEvent[][]) => StoredEvent[][]): Promise<Stores> => {
  const from = await storesOf()
  const to = memoryStores()
  for (const name of [LOG, 'ballots/removal', 'outbox']) {
    const commits = await commitsOf(from.events, name)
    let expected = BEGINNING
    for (const events of name === stream ? change(commits) : commits) {
      const appended = await to.events.append({ coop: 'wjc', stream: name, expected, events })
      if (appended.kind === 'appended') expected = appended.position
    }
  }
  return { ...to, records: from.records }
}

describe('verifying what is stored of a cooperative', () => {
  it('tells how far each stream goes, with the digest that logLines gives, and what no event names', async () => {
    const stores = await storesOf()
    const verified = good(await verifyStore({ stores, coop: 'wjc' }))
    const { head } = logLines({ events: (await commitsOf(stores.events, LOG)).flat() })
    expect(verified.streams).toMatchObject([
      { stream: LOG, commits: 5, ...head },
      { stream: 'ballots/removal', n: 2 },
      { stream: 'outbox', n: 2 },
    ])
    expect(verified.records).toBe(3)
    // Ana's name goes by her id, which the log names.
    expect(verified.notes).toEqual([
      { kind: 'not-in-log', record: 'empty' },
      { kind: 'not-in-log', record: 'plan' },
    ])
  })

  it('notes a fingerprint of which there is no record, and is content with one that there is', async () => {
    const stores = memoryStores()
    const desk = await openCooperative({ events: stores.events, coop: 'wjc', charter: CHARTER })
    const founders = ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass: 'worker-owner' }))
    good(await desk.run({ type: 'found', by: 'ana', at: '2026-01-01', founders, commandId: 'c-1' }))
    const record = 'ab'.repeat(16)
    const amendment = { type: 'propose-amendment' as const, amendment: 'a-1', version: '9.0.0', changes: [], record }
    const answer = await desk.run({ ...amendment, by: 'ana', at: '2026-01-02', commandId: 'c-2' })
    const named = answer.kind === 'accepted'
    const { notes } = good(await verifyStore({ stores, coop: 'wjc' }))
    expect(notes).toEqual(named ? [{ kind: 'no-record', fingerprint: record, n: desk.state.position }] : [])
    await stores.records.put({ coop: 'wjc', id: record, value: new Uint8Array([1]) })
    if (named) expect(good(await verifyStore({ stores, coop: 'wjc' })).notes).toEqual([])
  })

  it('takes a record for that of a fingerprint, or of a person, whatever stands before it in its name', async () => {
    const stores = memoryStores()
    const desk = await openCooperative({ events: stores.events, coop: 'wjc', charter: CHARTER })
    const founders = ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass: 'worker-owner' }))
    good(await desk.run({ type: 'found', by: 'ana', at: '2026-01-01', founders, commandId: 'c-1' }))
    const record = 'cd'.repeat(32)
    const opened = { type: 'open-decision', decision: 'd-1', provision: 'change-objectives', record } as const
    expect((await desk.run({ ...opened, by: 'ana', at: '2026-01-02', commandId: 'c-2' })).kind).toBe('accepted')
    const notes = async () => good(await verifyStore({ stores, coop: 'wjc' })).notes
    const put = (id: string) => stores.records.put({ coop: 'wjc', id, value: new Uint8Array([1]) })
    expect(await notes()).toEqual([{ kind: 'no-record', fingerprint: record, n: desk.state.position }])
    // Another text is not the one that is named.
    await put(`texts/${'ce'.repeat(32)}`)
    expect((await notes()).map(({ kind }) => kind)).toEqual(['no-record', 'not-in-log'])
    await put(`texts/${record}`)
    await put('names/ana')
    expect(await notes()).toEqual([{ kind: 'not-in-log', record: `texts/${'ce'.repeat(32)}` }])
  })

  describe('Refused', () => {
    const wrongs = async (stores: Stores) => wrongsOf(await verifyStore({ stores, coop: 'wjc' }))
    it('a cooperative of which nothing is stored', async () => {
      expect(await wrongs(memoryStores())).toEqual(['nothing-stored coop'])
    })
    it('an event that no version wrote, or that cannot follow', async () => {
      const broken = (event: StoredEvent): StoredEvent => ({ ...event, colour: 'red' })
      expect(
        await wrongs(await changed(LOG, (all) => all.map((events, at) => (at === 1 ? events.map(broken) : events)))),
      ).toEqual(['unknown-key log[6].colour'])
      expect(await wrongs(await changed(LOG, ([first, , ...rest]) => [first ?? [], ...rest]))).toContain(
        'impossible-event log[6]',
      )
    })
    it('a commit without its end, and a command that is there twice', async () => {
      const torn = await changed(LOG, (all) =>
        all.map((events, at) => (at === 1 ? events.map((event) => ({ ...event, more: true })) : events)),
      )
      expect(await wrongs(torn)).toContain('broken-commit log[7]')
      expect(await wrongs(await changed(LOG, (all) => [...all, all.at(-1) ?? []]))).toContain('command-twice log[12]')
    })
    it('a commit of two commands, or with an event in it after which nothing more should follow', async () => {
      const two = await changed(LOG, ([first = [], second = [], third = [], ...rest]) => [
        first,
        [...second.map((event) => ({ ...event, more: true })), ...third],
        ...rest,
      ])
      expect(await wrongs(two)).toEqual(['broken-commit log[8]'])
      const apart = await changed(LOG, ([first = [], second = [], third = [], ...rest]) => [
        first,
        [...second, ...third],
        ...rest,
      ])
      expect(await wrongs(apart)).toEqual(['broken-commit log[7]'])
    })
    it('a charter that is anything but a name', async () => {
      for (const charter of [{ toString: 1 }, { toString: null }, null, 7, ['we-just-coop']]) {
        const own = await changed(LOG, (all) =>
          all.map((events, at) =>
            at === 0 ? events.map((event, n) => (n === 0 ? { ...event, charter } : event)) : events,
          ),
        )
        expect((await wrongs(own))[0]).toBe('charter-not-named charter')
        const { events } = own
        await expect(openCooperative({ events, coop: 'wjc', charter: CHARTER })).rejects.toThrow('charter')
      }
    })
    it('another charter than the log began with, and one that is not known', async () => {
      const stores = await storesOf()
      expect(wrongsOf(await verifyStore({ stores, coop: 'wjc', charter: preset('workers-coop') }))).toEqual([
        'other-charter charter',
      ])
      const own = await changed(LOG, (all) =>
        all.map((events, at) =>
          at === 0 ? events.map((event, n) => (n === 0 ? { ...event, charter: 'bakers' } : event)) : events,
        ),
      )
      expect(await wrongs(own)).toEqual(['charter-not-named charter'])
    })
    it('a ballot record with a changed, missing or foreign line', async () => {
      for (const change of [
        (commits: StoredEvent[][]) => commits.slice(1),
        (commits: StoredEvent[][]) =>
          commits.map((events) => events.map(({ line }) => ({ line: String(line).replace('ana-01', 'ana-02') }))),
        (commits: StoredEvent[][]) => [...commits, [{ type: 'time-passed' }]],
      ]) {
        const found = await wrongs(await changed('ballots/removal', change))
        expect(found).toHaveLength(1)
        expect(found[0]).toContain('ballots/removal')
      }
    })
    it('a record with a part missing', async () => {
      const stores: Stores = {
        ...(await storesOf()),
        capabilities: { outlives: 'nothing', writers: 'one-process', mostBytesOfARecord: 2000 },
      }
      await wholeRecords({ records: stores.records, mostBytes: 2000 }).put({
        coop: 'wjc',
        id: 'big',
        value: new Uint8Array(9000),
      })
      for await (const id of stores.records.list({ coop: 'wjc' }))
        if (id.endsWith('/2')) await stores.records.delete({ coop: 'wjc', id })
      expect(await wrongs(stores)).toEqual(['broken-record record big'])
    })
    it('everything that is wrong, at once', async () => {
      const stores = await changed(LOG, (all) => [
        ...all.map((events, at) =>
          at === 1 ? events.map((event) => ({ ...event, more: true, colour: 'red' })) : events,
        ),
        all.at(-1) ?? [],
      ])
      expect(await wrongs(stores)).toEqual([
        'unknown-key log[6].colour',
        'broken-commit log[7]',
        'command-twice log[12]',
      ])
    })
  })
})
