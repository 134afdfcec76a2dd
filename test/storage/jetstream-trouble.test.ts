import { describe, expect, it } from 'vitest'
import { open } from '../../examples/adapters/jetstream/jetstream.js'
import { placeOf } from '../../examples/adapters/jetstream/names.js'
import { preset } from '../../src/presets/index.js'
import { BEGINNING, LOG, openCooperative, type Position, type Stores, type StreamId } from '../../src/storage/index.js'
import { hasNats, type NatsCluster, type NatsClusterOptions, OFF, startNatsCluster } from '../servers/nats.js'
import { all, codeOf, untilAnswered } from './asked.js'

/** What may go wrong with a cluster: what is told, and what is there when it is well again. */
const INSTALLED = hasNats()
const stream: StreamId = { coop: 'wjc', stream: LOG }

const inCluster = async (options: NatsClusterOptions, body: (cluster: NatsCluster) => Promise<void>): Promise<void> => {
  const cluster = await startNatsCluster(options)
  try {
    await body(cluster)
  } finally {
    await cluster.stop()
  }
}

/** Adds notes until that is refused; how many were stored, and the code of the trouble. */
const fill = async ({ events }: Stores, bytes: number): Promise<{ readonly stored: number; readonly code: string }> => {
  let expected: Position = BEGINNING
  for (let stored = 0; ; stored++) {
    const note = { type: 'noted', number: stored, text: 'x'.repeat(bytes) }
    const code = await codeOf(
      events.append({ ...stream, expected, events: [note] }).then((answer) => {
        if (answer.kind === 'appended') expected = answer.position
      }),
    )
    if (code !== undefined) return { stored, code }
  }
}

const numbersIn = async ({ events }: Stores): Promise<readonly unknown[]> =>
  (await untilAnswered(() => all(events.read(stream)))).map((commit) => commit.events[0]?.['number'])

describe.skipIf(!INSTALLED)('A single node', () => {
  it('without JetStream is no store', () =>
    inCluster({ nodes: 1, jetstream: OFF }, async (cluster) => {
      expect(await codeOf(open(cluster.url('coops')))).toBe('store-address')
    }))

  it('does not hold three replicas, and with one it promises nothing', () =>
    inCluster({ nodes: 1 }, async (cluster) => {
      const one = cluster.url('coops')
      expect(await codeOf(open(one.replace('replicas=1', 'replicas=3')))).toBe('store-address')
      const stores = await open(one)
      expect(stores.capabilities.outlives).toBe('nothing')
      await stores.close()
    }))

  it('that takes small messages only says so, and what is larger is not sent', () =>
    inCluster({ nodes: 1, lines: 'max_payload: 65536' }, async (cluster) => {
      const stores = await open(cluster.url('coops'))
      expect(stores.capabilities.mostBytesTogether).toBe(65_024)
      const events = [{ text: 'x'.repeat(65_536) }]
      expect(await codeOf(stores.events.append({ ...stream, expected: BEGINNING, events }))).toBe('too-large-together')
      await stores.close()
    }))

  it('that is full says so, keeps what it acknowledged, and goes on when it has room again', () =>
    inCluster({ nodes: 1, jetstream: 'max_file_store: 1MB' }, async (cluster) => {
      const stores = await open(cluster.url('coops'))
      const { stored, code } = await fill(stores, 50_000)
      expect(code).toBe('store-full')
      expect(stored).toBeGreaterThan(5)
      expect(await numbersIn(stores)).toEqual(Array.from({ length: stored }, (_, number) => number))
      cluster.setJetStream('max_file_store: 10MB')
      await cluster.kill(0)
      await cluster.start(0)
      expect(await numbersIn(stores)).toHaveLength(stored)
      const expected = String(stored)
      const events = [{ type: 'noted', number: stored }]
      expect(await stores.events.append({ ...stream, expected, events })).toMatchObject({ kind: 'appended' })
      expect(await numbersIn(stores)).toEqual(Array.from({ length: stored + 1 }, (_, number) => number))
      await stores.close()
    }))
})

describe.skipIf(!INSTALLED)('Three nodes', () => {
  it('that are full leave open what became of a message, for one of them may have had room; with room all that was acknowledged is there', () =>
    inCluster({ jetstream: 'max_file_store: 1MB' }, async (cluster) => {
      const stores = await open(cluster.url('coops'))
      const { stored, code } = await fill(stores, 50_000)
      expect(code).toBe('store-unreachable')
      expect(stored).toBeGreaterThan(5)
      cluster.setJetStream('max_file_store: 10MB')
      for (const node of [0, 1, 2]) {
        await cluster.kill(node)
        await cluster.start(node)
      }
      const there = await numbersIn(stores)
      expect(there).toEqual(Array.from({ length: there.length }, (_, number) => number))
      expect([stored, stored + 1]).toContain(there.length)
      const events = [{ type: 'noted', number: there.length }]
      const expected = String(there.length)
      expect(await stores.events.append({ ...stream, expected, events })).toMatchObject({ kind: 'appended' })
      await stores.close()
    }))

  it('of which two are down fall silent; when they are back all is there, and a command that is sent again happens once', () =>
    inCluster({}, async (cluster) => {
      const stores = await open(cluster.url('coops'))
      const desk = await openCooperative({ events: stores.events, coop: 'wjc', charter: preset('we-just-coop') })
      const founders = ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass: 'worker-owner' }))
      const found = { type: 'found', by: 'ana', at: '2026-01-01', founders, commandId: 'founding' } as const
      expect((await desk.run(found)).kind).toBe('accepted')
      const leader = (await cluster.leaderOf(placeOf('coops', stream).name)) ?? 0
      const down = [leader, (leader + 1) % 3]
      await Promise.all(down.map((node) => cluster.kill(node)))
      const { position } = desk
      const number = { item: 'project-threshold', value: '0.5' }
      const proposed = {
        type: 'propose-number',
        by: 'ben',
        at: '2026-01-02',
        ...number,
        commandId: 'proposing',
      } as const
      expect(await codeOf(desk.run(proposed))).toBe('store-unreachable')
      await Promise.all(down.map((node) => cluster.start(node)))
      // It may have been stored in the silence, or not: either way it is there once in the end, however often it is sent until a leader is found.
      const answered = await untilAnswered(() => desk.run(proposed, { firstSeen: position }))
      expect(['accepted', 'accepted-before']).toContain(answered.kind)
      const read = await untilAnswered(() => all(stores.events.read(stream)))
      const names = read.map(({ events }) => events[0]?.['commandId'])
      expect(names).toEqual(['founding', 'proposing'])
      await stores.close()
    }))
})
