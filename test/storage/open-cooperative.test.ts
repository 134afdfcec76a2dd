import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cooperative, type Event, foldEvents } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { isRulesError } from '../../src/problems/index.js'
import {
  BEGINNING,
  type EventStore,
  LOG,
  memoryStores,
  type NamedCommand,
  type OpenCooperative,
  openBallotRecord,
  openCooperative,
  storeTrouble,
  verifyStore,
} from '../../src/storage/index.js'
import { alwaysAsync } from '../arbitraries/run.js'
import { plainState } from '../cooperative/plain-state.js'
import { type Fate, faulty } from './faulty.js'

const charter = preset('we-just-coop')
const MEMBERS = ['ana', 'ben', 'cleo', 'dan', 'eve']
const FOUND: NamedCommand = {
  type: 'found',
  by: 'ana',
  at: '2026-01-01',
  founders: MEMBERS.map((member) => ({ member, memberClass: 'worker-owner' })),
  commandId: 'found',
}
const propose = (commandId: string, by: string, value: number): NamedCommand => ({
  type: 'propose-number',
  by,
  at: '2026-01-02',
  item: 'vacation-days',
  value,
  commandId,
})
const openOn = (events: EventStore, more: object = {}): Promise<OpenCooperative> =>
  openCooperative({ events, coop: 'wjc', charter, ...more })
const logOf = async (events: EventStore): Promise<readonly (readonly Event[])[]> => {
  const commits: (readonly Event[])[] = []
  for await (const commit of events.read({ coop: 'wjc', stream: LOG }))
    commits.push(commit.events as unknown as Event[])
  return commits
}
const codeOfRejected = async (act: () => Promise<unknown>): Promise<string | undefined> => {
  try {
    await act()
  } catch (error) {
    if (isRulesError(error)) return error.code
    throw error
  }
  return undefined
}

describe('a cooperative in a store', () => {
  describe('From the source', () => {
    it('WJC-12: a founding is stored with all that follows from it, and whoever opens the log later stands where the first one stands', async () => {
      const { events } = memoryStores()
      const first = await openOn(events)
      const ran = await first.run(FOUND)
      expect(ran.kind).toBe('accepted')
      expect(await logOf(events)).toEqual([ran.kind === 'accepted' ? ran.events : []])
      const second = await openOn(events)
      expect(plainState(second.state)).toEqual(plainState(first.state))
      expect(second.position).toBe(first.position)
    })

    it('decides on what others stored in the meantime', async () => {
      const { events } = memoryStores()
      const [first, second] = [await openOn(events), await openOn(events)]
      await first.run(FOUND)
      const again = await second.run({ ...FOUND, commandId: 'another' })
      expect(again.because[0].code).toBe('founded-already')
    })

    it('stores nothing for a refusal, and answers it with its reasons', async () => {
      const { events } = memoryStores()
      const desk = await openOn(events)
      await desk.run(FOUND)
      const ran = await desk.run(propose('p', 'zoe', 25))
      expect(ran).toMatchObject({ kind: 'refused', because: [{ code: 'no-right' }], problems: [] })
      expect(await logOf(events)).toHaveLength(1)
    })
  })

  describe('Always true', () => {
    it('a command sent again under its name happens once, and is answered so', async () => {
      const { events } = memoryStores()
      const desk = await openOn(events)
      await desk.run(FOUND)
      const [a, b] = await Promise.all([desk.run(propose('p', 'ana', 30)), desk.run(propose('p', 'ana', 30))])
      expect([a.kind, b.kind]).toEqual(['accepted', 'accepted-before'])
      expect(b.because).toEqual([{ code: 'accepted-before', clauses: [], commandId: 'p' }])
    })

    it('a command is the one that was given, whatever becomes of the object while it waits', async () => {
      const { events } = memoryStores()
      const desk = await openOn(events)
      await desk.run(FOUND)
      const mine = { ...propose('p', 'ana', 30) }
      const first = desk.run(mine)
      Object.assign(mine, { commandId: 'q', by: 'ben' })
      await Promise.all([first, desk.run(mine)])
      const heads = (await logOf(events))
        .slice(1)
        .flat()
        .map((event) => [event.commandId, event.by])
      expect(heads).toEqual([
        ['p', 'ana'],
        ['q', 'ben'],
      ])
    })

    it('what broke after it was stored is found in the log, and answered with its own events and reasons', async () => {
      const store = memoryStores().events
      const desk = await openOn(faulty(store, ['well', 'lost-after'].values() as Iterator<Fate>))
      await desk.run(FOUND)
      const ran = await desk.run(propose('p', 'ana', 30))
      expect(ran.kind).toBe('accepted')
      expect(ran.kind === 'accepted' && ran.events).toEqual((await logOf(store))[1])
    })

    it('whatever breaks when, whoever writes beside, every command that was answered is in the log once, none that was never sent is, and all agree', async () => {
      const fate = fc.constantFrom<Fate>('well', 'well', 'well', 'lost-before', 'lost-after', 'late')
      const sent = fc.record({
        desk: fc.nat({ max: 2 }),
        member: fc.constantFrom(...MEMBERS),
        value: fc.integer({ min: 0, max: 60 }),
        // Whoever had no answer sends it again, perhaps by another desk.
        again: fc.option(fc.nat({ max: 2 })),
        settle: fc.boolean(),
      })
      await alwaysAsync(
        fc.asyncProperty(
          fc.array(fate, { maxLength: 60 }),
          fc.array(sent, { maxLength: 12 }),
          async (fates, script) => {
            const { events } = memoryStores()
            await (await openOn(events)).run(FOUND)
            const store = faulty(events, fates.values())
            const desks = await Promise.all([0, 1, 2].map(() => openOn(store)))
            const answered = new Map<string, string>()
            const under = async (desk: number, command: NamedCommand): Promise<void> => {
              try {
                const { kind } = await (desks[desk] as OpenCooperative).run(command)
                answered.set(command.commandId, kind)
              } catch (error) {
                if (!isRulesError(error) || error.code !== 'store-unreachable') throw error
              }
            }
            // Those of a round are sent at once.
            for (let from = 0; from < script.length; from += 3) {
              const round = script.slice(from, from + 3).map((one, at) => ({ ...one, id: `c-${from + at}` }))
              await Promise.all(round.map(({ desk, id, member, value }) => under(desk, propose(id, member, value))))
              for (const { again, id, member, value, settle } of round) {
                if (settle) await store.settle()
                if (again !== null) await under(again, propose(id, member, value))
              }
            }
            await store.settle()
            const ids = (await logOf(events))
              .slice(1)
              .flat()
              .map(({ commandId }) => commandId ?? '')
            const effective = new Set(ids)
            expect(ids).toHaveLength(effective.size)
            for (const id of effective) expect(script[Number(id.slice(2))]).toBeDefined()
            for (const [id, kind] of answered) if (kind === 'accepted-before') expect(effective).toContain(id)
            const folded = foldEvents({
              state: cooperative(charter).initialState(),
              events: (await logOf(events)).flat(),
            })
            for (const desk of desks)
              expect(plainState(await desk.catchUp())).toEqual(folded.kind === 'folded' && plainState(folded.state))
            // Each has the number of their last command that was stored.
            for (const [id, kind] of answered) if (kind === 'refused') expect(effective).not.toContain(id)
          },
        ),
        150,
      )
    })

    it('commands that come in at once are stored together, and each is answered with its own events', async () => {
      const { events } = memoryStores()
      const desk = await openOn(events)
      await desk.run(FOUND)
      const ran = await Promise.all(MEMBERS.map((member, at) => desk.run(propose(`p-${at}`, member, 20 + at))))
      const commits = (await logOf(events)).slice(1)
      expect(commits).toHaveLength(1)
      expect(ran.map((one) => (one.kind === 'accepted' ? one.events : []))).toEqual(commits.flat().map((one) => [one]))
      const others = await openOn(events)
      expect(plainState(others.state)).toEqual(plainState(desk.state))
    })

    it('a command is decided on what those before it in the same commit did, and one that is refused for it leaves them stored', async () => {
      const { events } = memoryStores()
      const desk = await openOn(events)
      const [first, second] = await Promise.all([
        desk.run(FOUND),
        desk.run({ ...FOUND, by: 'ben', commandId: 'again' }),
      ])
      expect([first.kind, second.kind]).toEqual(['accepted', 'refused'])
      expect(await logOf(events)).toHaveLength(1)
    })

    it('the same command twice at once happens once', async () => {
      const { events } = memoryStores()
      const desk = await openOn(events)
      await desk.run(FOUND)
      const ran = await Promise.all([1, 2, 3].map(() => desk.run(propose('p', 'ana', 30))))
      expect(ran.map(({ kind }) => kind)).toEqual(['accepted', 'accepted-before', 'accepted-before'])
      expect((await logOf(events)).slice(1).flat()).toHaveLength(1)
    })

    it('what broke after several were stored together is found in the log, and each is answered with its own', async () => {
      const store = memoryStores().events
      const desk = await openOn(faulty(store, ['well', 'lost-after'].values() as Iterator<Fate>))
      await desk.run(FOUND)
      const ran = await Promise.all(MEMBERS.map((member, at) => desk.run(propose(`p-${at}`, member, 20 + at))))
      const stored = (await logOf(store)).slice(1).flat()
      expect(ran.map((one) => (one.kind === 'accepted' ? one.events : []))).toEqual(stored.map((one) => [one]))
    })

    it('where the store takes less together than all come to, each commit has as many as fit', async () => {
      const { events } = memoryStores()
      await (await openOn(events)).run(FOUND)
      const one = JSON.stringify((await logOf(events))[0]?.[1]).length
      const desk = await openOn(events, { mostBytesTogether: 3 * one })
      const sent = MEMBERS.map((member, at) => desk.run(propose(`p-${at}`, member, 20 + at)))
      expect((await Promise.all(sent)).map(({ kind }) => kind)).toEqual(MEMBERS.map(() => 'accepted'))
      const commits = (await logOf(events)).slice(1)
      expect(commits.length).toBeGreaterThan(1)
      for (const commit of commits) expect(JSON.stringify(commit).length).toBeLessThanOrEqual(3 * one)
    })

    it('six desks that found the same cooperative at once found it once', async () => {
      const { events } = memoryStores()
      const desks = await Promise.all(Array.from({ length: 6 }, () => openOn(events)))
      const ran = await Promise.all(desks.map((desk, at) => desk.run({ ...FOUND, commandId: `found-${at}` })))
      expect(ran.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
      expect(ran.filter(({ because }) => because[0].code === 'founded-already')).toHaveLength(5)
    })

    it('a retry with the place first seen reads no more than what came since', async () => {
      const { events, records } = memoryStores()
      const desk = await openOn(events, { snapshots: records })
      await desk.run(FOUND)
      const firstSeen = desk.position
      await desk.run(propose('p', 'ana', 30))
      await desk.run(propose('q', 'ben', 20))
      await desk.saveSnapshot()
      const read: string[] = []
      const watched: EventStore = {
        ...events,
        read: (input) => {
          read.push(input.after ?? BEGINNING)
          return events.read(input)
        },
      }
      const later = await openOn(watched, { snapshots: records })
      read.length = 0
      expect((await later.run(propose('p', 'ana', 30), { firstSeen })).kind).toBe('accepted-before')
      expect(read).not.toContain(BEGINNING)
      // Without the place the log is searched once, and known from then on.
      const third = await openOn(watched, { snapshots: records })
      read.length = 0
      expect((await third.run(propose('p', 'ana', 30))).kind).toBe('accepted-before')
      expect((await third.run(propose('q', 'ben', 20))).kind).toBe('accepted-before')
      expect(read.filter((after) => after === BEGINNING)).toHaveLength(1)
    })
  })

  describe('At the boundary', () => {
    it.each([
      [199, [199]],
      [200, [200]],
      [201, [200, 1]],
    ])('of %i commands at once, 200 are stored together', async (count, sizes) => {
      const { events } = memoryStores()
      const desk = await openOn(events)
      const members = Array.from({ length: count }, (_, at) => `m${String(at)}`)
      const founders = members.map((member) => ({ member, memberClass: 'worker-owner' }))
      await desk.run({ ...FOUND, by: 'm0', founders })
      await Promise.all(members.map((member) => desk.run(propose(`p-${member}`, member, 25))))
      expect((await logOf(events)).slice(1).map((commit) => commit.length)).toEqual(sizes)
    })

    it('what is stored in several commits needs one attempt each, and no more', async () => {
      const { events } = memoryStores()
      await (await openOn(events)).run(FOUND)
      const desk = await openOn(events, { attempts: 1, mostBytesTogether: 300 })
      const ran = await Promise.all(MEMBERS.map((member, at) => desk.run(propose(`p-${String(at)}`, member, 20 + at))))
      expect(ran.map(({ kind }) => kind)).toEqual(MEMBERS.map(() => 'accepted'))
      expect((await logOf(events)).slice(1).length).toBeGreaterThan(1)
    })
  })

  describe('Not true, on purpose', () => {
    it('a place that is not the one first seen is believed: behind a snapshot a command may happen twice by it, and verifyStore tells', async () => {
      const stores = memoryStores()
      const desk = await openOn(stores.events, { snapshots: stores.records })
      await desk.run(FOUND)
      await desk.run(propose('p', 'ana', 30))
      await desk.run(propose('q', 'ana', 20))
      await desk.saveSnapshot()
      const later = await openOn(stores.events, { snapshots: stores.records })
      expect((await later.run(propose('p', 'ana', 30), { firstSeen: later.position })).kind).toBe('accepted')
      expect(await verifyStore({ stores, coop: 'wjc' })).toMatchObject({ problems: [{ code: 'command-twice' }] })
    })

    it('a command without effect leaves nothing in the log, and so is decided again', async () => {
      const { events } = memoryStores()
      const desk = await openOn(events)
      await desk.run(FOUND)
      await desk.run(propose('p', 'ana', 30))
      const same = propose('q', 'ana', 30)
      const [first, again] = [await desk.run(same), await desk.run(same)]
      expect([first.kind, again.kind]).toEqual(['accepted', 'accepted'])
      expect(await logOf(events)).toHaveLength(2)
    })
  })

  describe('Refused', () => {
    it('a command without a name, or with one that cannot be', async () => {
      const desk = await openOn(memoryStores().events)
      for (const commandId of [undefined, '', 7, 'x'.repeat(201), 'a\nb']) {
        const ran = await desk.run({ ...FOUND, commandId } as unknown as NamedCommand)
        expect(ran).toMatchObject({ kind: 'refused', problems: [{ code: 'not-a-name', path: 'commandId' }] })
      }
    })

    it('what is no command at all', async () => {
      const desk = await openOn(memoryStores().events)
      for (const given of [null, undefined, '', 7, [], {}, () => 1])
        expect(await desk.run(given as NamedCommand)).toMatchObject({ kind: 'refused' })
      expect((await desk.run(FOUND)).kind).toBe('accepted')
    })

    it('a cooperative, or a vote, without a name that every engine tells from others', async () => {
      const { events } = memoryStores()
      for (const coop of [undefined, null, 7, '', 'x'.repeat(201), 'a\ud800', '\udc1d'] as unknown as string[]) {
        expect(await codeOfRejected(() => openOn(events, { coop }))).toBe('wrong-kind')
        expect(await codeOfRejected(() => openBallotRecord({ events, coop, vote: 'v' }))).toBe('wrong-kind')
        expect(await codeOfRejected(() => openBallotRecord({ events, coop: 'wjc', vote: coop }))).toBe('wrong-kind')
      }
      expect(await codeOfRejected(() => openBallotRecord({ events, coop: 'wjc', vote: 'x'.repeat(193) }))).toBe(
        'wrong-kind',
      )
      await openBallotRecord({ events, coop: '🐝'.repeat(100), vote: 'x'.repeat(192) })
    })

    it('the name of a command of somebody else: what is asked would be taken for done', async () => {
      const desk = await openOn(memoryStores().events)
      await desk.run(FOUND)
      await desk.run(propose('p', 'ana', 30))
      expect(await desk.run(propose('p', 'ben', 10))).toMatchObject({
        kind: 'refused',
        problems: [{ code: 'command-id-taken' }],
      })
    })

    it('a log that began with another charter, that goes back in time, or is of a newer version', async () => {
      const { events } = memoryStores()
      await (await openOn(events)).run(FOUND)
      const other = { ...charter, version: '99' }
      expect(await codeOfRejected(() => openCooperative({ events, coop: 'wjc', charter: other }))).toBe('other-charter')
      const damaged = memoryStores().events
      const [[first] = []] = await logOf(events)
      await damaged.append({ coop: 'wjc', stream: LOG, expected: BEGINNING, events: [{ ...first, v: 9 }] })
      expect(await codeOfRejected(() => openOn(damaged))).toBe('newer-event')
      const strange = memoryStores().events
      await strange.append({ coop: 'wjc', stream: LOG, expected: BEGINNING, events: [{ type: 'nothing', v: 1 }] })
      expect(await codeOfRejected(() => openOn(strange))).toBe('not-one-of')
    })

    it('more than the store takes together, before it is sent', async () => {
      const { events } = memoryStores()
      const desk = await openOn(events, { mostBytesTogether: 100 })
      expect(await codeOfRejected(() => desk.run(FOUND))).toBe('too-large-together')
      expect(await logOf(events)).toEqual([])
    })

    it('a store that stays silent: its trouble is told, and the command can be sent again', async () => {
      const { events } = memoryStores()
      let silent = true
      const desk = await openOn({
        ...events,
        append: (input) =>
          silent ? Promise.reject(storeTrouble('store-unreachable', { url: 'memory:' })) : events.append(input),
      })
      expect(await codeOfRejected(() => desk.run(FOUND))).toBe('store-unreachable')
      silent = false
      expect((await desk.run(FOUND)).kind).toBe('accepted')
      expect(await logOf(events)).toHaveLength(1)
    })

    it('what is wrong with the store itself is not tried again', async () => {
      const { events } = memoryStores()
      let tried = 0
      const desk = await openOn({
        ...events,
        append: () => {
          tried++
          return Promise.reject(storeTrouble('store-full', { url: 'memory:' }))
        },
      })
      expect(await codeOfRejected(() => desk.run(FOUND))).toBe('store-full')
      expect(tried).toBe(1)
    })

    it('a place that others overtake at every attempt is given up, and told so', async () => {
      const { events } = memoryStores()
      const desk = await openOn({ ...events, append: () => Promise.resolve({ kind: 'conflict' }) }, { attempts: 5 })
      expect(await codeOfRejected(() => desk.run(FOUND))).toBe('gave-up')
    })
  })
})
