import assert from 'node:assert/strict'
import { preset } from '../../presets/index.js'
import {
  BEGINNING,
  type EventStore,
  LOG,
  type NamedCommand,
  type OpenCooperative,
  openCooperative,
  type Stores,
  storeTrouble,
} from '../../storage/index.js'
import type { Suite } from '../place.js'
import { all, holds, refusedAsConflict, stored, throwsCode } from '../stored.js'

const COOP = 'we-just-coop'
const STREAM = { coop: COOP, stream: LOG }

/** Whatever is sent again happens once. */
export const retriesSuite = ({ test }: Suite): void => {
  test('the same events stored twice at the same place are a conflict the second time, and there once', async (place) => {
    const [mine, theirs] = [(await place.open()).events, (await place.open()).events]
    const events = [{ type: 'noted', commandId: 'c-1' }]
    const first = await stored(mine, { ...STREAM, expected: BEGINNING, events })
    for (const store of [mine, theirs]) await refusedAsConflict(store, { ...STREAM, expected: BEGINNING, events })
    await stored(mine, { ...STREAM, expected: first, events })
    for (const store of [mine, theirs]) await refusedAsConflict(store, { ...STREAM, expected: first, events })
    // Two commits of the same events at two places are two.
    await holds(theirs, place, STREAM, [events, events])
  })

  test('a command that is sent again happened before, to whomever it is sent', async (place) => {
    const desk = await deskOn(await place.open())
    const later = await deskOn(await place.open())
    assert.equal((await desk.run(FOUND)).kind, 'accepted')
    for (const one of [desk, later, await deskOn(await place.open())])
      assert.equal((await one.run(FOUND)).kind, 'accepted-before')
    assert.equal((await later.run(PROPOSE)).kind, 'accepted')
    for (const one of [desk, later]) assert.equal((await one.run(PROPOSE)).kind, 'accepted-before')
    await happenedOnce(await place.open(), [FOUND, PROPOSE])
  })

  test('a command that is sent to six at one moment happens once', async (place) => {
    const desks = await Promise.all(Array.from({ length: 6 }, async () => deskOn(await place.open())))
    for (const command of [FOUND, PROPOSE]) {
      const answers = await Promise.all(desks.map((desk) => desk.run(command)))
      assert.deepEqual(answers.map(({ kind }) => kind).sort(), [
        'accepted',
        ...Array<string>(5).fill('accepted-before'),
      ])
    }
    await happenedOnce(await place.open(), [FOUND, PROPOSE])
  })

  for (const [fault, when] of Object.entries(FAULTS) as [Fault, string][])
    test(`a command happens once where the store ${when}`, async (place) => {
      const stores = await place.open()
      const desk = await deskOn({ ...stores, events: faulty(stores.events, [fault]) })
      assert.equal((await desk.run(FOUND)).kind, 'accepted')
      assert.equal((await desk.run(FOUND)).kind, 'accepted-before')
      await happenedOnce(await place.open(), [FOUND])
    })

  for (const [fault, when] of Object.entries(FAULTS) as [Fault, string][])
    test(`a command happens once where whoever sent it gave up, for the store ${when} again and again`, async (place) => {
      const stores = await place.open()
      await (await deskOn(stores)).run(FOUND)
      const broken = await deskOn({ ...stores, events: faulty(stores.events, Array<Fault>(20).fill(fault)) })
      const firstSeen = broken.position
      try {
        await broken.run(PROPOSE)
      } catch {
        // Not known to have happened, or not: as somebody whose desk lost its store.
      }
      const healthy = await deskOn(await place.open())
      const { kind } = await healthy.run(PROPOSE, { firstSeen })
      assert.ok(kind === 'accepted' || kind === 'accepted-before', kind)
      await happenedOnce(await place.open(), [FOUND, PROPOSE])
    })

  test('a store that stays silent is told of, and nothing has happened', async (place) => {
    const stores = await place.open()
    const desk = await deskOn({ ...stores, events: faulty(stores.events, Array<Fault>(20).fill('not-sent')) })
    await throwsCode('store-unreachable', () => desk.run(FOUND))
    await holds(stores.events, place, STREAM, [])
  })

  test('a command from before a snapshot is found by the place it was first tried at', async (place) => {
    const stores = await place.open()
    const desk = await deskOn(stores)
    await desk.run(FOUND)
    const firstSeen = desk.position
    await desk.run(PROPOSE)
    await desk.saveSnapshot()
    const again = await deskOn(await place.open())
    assert.equal((await again.run(PROPOSE, { firstSeen })).kind, 'accepted-before')
    assert.equal((await again.run(FOUND)).kind, 'accepted-before')
    await happenedOnce(stores, [FOUND, PROPOSE])
  })
}

const FOUND: NamedCommand = {
  type: 'found',
  by: 'ana',
  at: '2026-01-01',
  founders: ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass: 'worker-owner' })),
  commandId: 'found-1',
}
const PROPOSE: NamedCommand = {
  type: 'propose-number',
  by: 'ben',
  at: '2026-01-02',
  item: 'vacation-days',
  value: 25,
  commandId: 'propose-1',
}

const deskOn = ({ events, records, capabilities: { mostBytesTogether } }: Stores): Promise<OpenCooperative> =>
  openCooperative({
    events,
    coop: COOP,
    charter: preset('we-just-coop'),
    snapshots: records,
    ...(mostBytesTogether === undefined ? {} : { mostBytesTogether }),
  })

/** The log holds one commit for each command, in the order in which they were given, and nothing else. */
const happenedOnce = async ({ events }: Stores, commands: readonly NamedCommand[]): Promise<void> => {
  const commits = await all(events.read(STREAM))
  assert.deepEqual(
    commits.map((commit) => [...new Set(commit.events.map(({ commandId }) => commandId))]),
    commands.map(({ commandId }) => [commandId]),
  )
}

/** How a store falls silent. */
const FAULTS = {
  'lost-answer': 'stored it and its answer was lost',
  'not-sent': 'was gone before it was stored',
  late: 'fell silent and stored it late',
} as const
type Fault = keyof typeof FAULTS

/** A store whose connection breaks: each time that something is to be stored, in the way that comes next. What comes late comes right before what is stored next. */
const faulty = (store: EventStore, faults: readonly Fault[]): EventStore => {
  const coming = [...faults]
  const late: Parameters<EventStore['append']>[0][] = []
  return {
    read: (input) => store.read(input),
    list: (input) => store.list(input),
    append: async (input) => {
      for (const held of late.splice(0)) await store.append(held)
      const fault = coming.shift()
      if (fault === undefined) return store.append(input)
      if (fault === 'late') late.push(input)
      if (fault === 'lost-answer') await store.append(input)
      throw storeTrouble('store-unreachable', { url: 'faulty:' })
    },
  }
}
