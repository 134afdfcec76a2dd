import { join } from 'node:path'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { open } from '../../examples/adapters/jetstream/jetstream.js'
import { idOf, partOf, placeOf } from '../../examples/adapters/jetstream/names.js'
import { BEGINNING, type Commit, LOG, type StreamId } from '../../src/storage/index.js'
import { storeContract } from '../../src/testing/contract.js'
import { always } from '../arbitraries/run.js'
import { hasNats, type NatsCluster, PASSWORD, startNatsCluster } from '../servers/nats.js'
import { all, codeOf } from './asked.js'

/** The JetStream adapter on a cluster of three nodes: what every store keeps, and what is its own. What may go wrong with a cluster is tested beside this. */
const INSTALLED = hasNats()
const cluster = INSTALLED ? await startNatsCluster() : ({} as NatsCluster)
afterAll(() => (INSTALLED ? cluster.stop() : undefined))

let stores = 0
const freshStore = (): string => `s${++stores}`
const address = INSTALLED ? cluster.url('main') : 'nats://localhost/main'
const stream: StreamId = { coop: 'wjc', stream: LOG }

/** Every other time the node that leads a log, then one that follows. */
let crashes = 0
const crash = async (store: string): Promise<void> => {
  const names = (await cluster.ask('$JS.API.STREAM.NAMES', { subject: `${store}.log.*.*` }))?.streams ?? []
  const leader = (names[0] === undefined ? undefined : await cluster.leaderOf(names[0])) ?? 0
  const node = (leader + (crashes++ % 2)) % 3
  await cluster.kill(node)
  await cluster.start(node)
}

/**
 * Suites of which the streams have one replica: to make one with three takes half a second, for they choose a leader, and these suites make hundreds. What they test is the same with one. With
 * `REPLICAS=3` nothing is shortened.
 */
const ON_ONE_NODE: ReadonlySet<string> = new Set(process.env['REPLICAS'] === '3' ? [] : ['apart', 'values'])
let registered = ''
let running = ''

describe.skipIf(!INSTALLED)('From the contract of every store', () => {
  storeContract({
    runner: {
      describe: (name, suite) => {
        describe(name, () => {
          registered = name
          suite()
        })
      },
      it: (name, test, timeoutMs) => {
        const suite = registered
        it(name, () => ((running = suite), test()), timeoutMs)
      },
    },
    module: join(import.meta.dirname, '../../examples/adapters/jetstream/dist/jetstream.js'),
    fresh: () => {
      const store = freshStore()
      return Promise.resolve({
        url: ON_ONE_NODE.has(running) ? cluster.url(store).replace('replicas=3', 'replicas=1') : cluster.url(store),
        behind: async (id: StreamId) => (await cluster.messages(placeOf(store, id).name)) as Commit['events'][],
        crash: () => crash(store),
        dispose: () => cluster.drop(store),
      })
    },
    promises: { outlives: 'a-machine', engine: 'a-server' },
    wrongAddresses: [
      { url: 'file:coop.db', code: 'store-address' },
      { url: 'nats://', code: 'store-address' },
      { url: address.replace('replicas=3', 'replicas=2'), code: 'store-address' },
      { url: address.replace('/main?', '/a.b?'), code: 'store-address' },
      { url: address.replace('replicas=3', 'fsync=always'), code: 'store-address' },
      { url: address.replace('desk:', 'de%sk:'), code: 'store-address' },
      { url: address.replace('replicas=3', 'replicas=5').replace('/main', '/five'), code: 'store-address' },
      { url: 'nats://127.0.0.1:1', code: 'store-unreachable' },
      { url: 'nats://nowhere.invalid:4222', code: 'store-unreachable' },
      { url: address.replace(/:[^:]*@/, ':wrong@'), code: 'store-login-refused' },
      { url: address.replace(/\/\/.*@/, '//'), code: 'store-login-refused' },
      { url: address.replace('//desk', '//nobody'), code: 'store-login-refused' },
    ],
    size: { kills: 3 },
  })
})

describe('Always true', () => {
  it('names of records can be read again from what is sent, and no two become one', () => {
    always(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ unit: 'binary' }), (id, other) => {
        expect(idOf(partOf(id))).toBe(id)
        expect(partOf(id)).toMatch(/^[\w-]+$/)
        expect(partOf(id) === partOf(other)).toBe(id === other)
      }),
    )
  })

  it('names of streams have letters that every cluster takes, and a length that it takes', () => {
    always(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (coop, name) => {
        const { name: taken, subject, description } = placeOf('coops', { coop, stream: name })
        expect(taken).toMatch(/^coops-log-[0-9a-f]{40}-[0-9a-f]{40}$/)
        expect(subject).toMatch(/^coops\.log\.[0-9a-f]{40}\.[0-9a-f]{40}$/)
        expect(JSON.parse(description)).toEqual({ coop, stream: name })
      }),
    )
  })
})

describe.skipIf(!INSTALLED)('What the cluster holds', () => {
  it('is on three nodes, cannot be taken out, and is refused rather than thrown away', async () => {
    const opened = await open(cluster.url('kept'))
    await opened.events.append({ ...stream, expected: BEGINNING, events: [{ type: 'a' }] })
    const { name } = placeOf('kept', stream)
    expect((await cluster.ask(`$JS.API.STREAM.INFO.${name}`))?.config).toMatchObject({
      num_replicas: 3,
      storage: 'file',
      discard: 'new',
      deny_delete: true,
      deny_purge: true,
      max_age: 0,
      max_msgs: -1,
      max_bytes: -1,
      allow_direct: false,
    })
    expect((await cluster.ask(`$JS.API.STREAM.MSG.DELETE.${name}`, { seq: 1 }))?.error).toBeDefined()
    expect((await cluster.ask(`$JS.API.STREAM.PURGE.${name}`))?.error).toBeDefined()
    await opened.close()
    await cluster.drop('kept')
  })

  it('is nothing for a stream that was only read', async () => {
    const opened = await open(cluster.url('unread'))
    expect(await all(opened.events.read(stream))).toEqual([])
    expect(await codeOf(all(opened.events.read({ ...stream, after: '1' })))).toBe('position-unknown')
    expect((await cluster.ask('$JS.API.STREAM.NAMES', { subject: 'unread.>' }))?.streams).toEqual(['unread-records'])
    await opened.close()
    await cluster.drop('unread')
  })

  it('takes the longest names there may be, even where every sign is written in six', async () => {
    const opened = await open(cluster.url('long'))
    for (const sign of ['\0', '\ud800', '한'].map((one) => one.repeat(200))) {
      const names = { coop: sign, stream: sign }
      expect(await opened.events.append({ ...names, expected: BEGINNING, events: [{ type: 'a' }] })).toMatchObject({
        kind: 'appended',
      })
      expect(await all(opened.events.list({ coop: sign }))).toEqual([names])
      await opened.records.put({ coop: sign, id: sign, value: new Uint8Array([0, 255]) })
      expect(await all(opened.records.list({ coop: sign }))).toEqual([sign])
    }
    await opened.close()
    await cluster.drop('long')
  })
})

describe.skipIf(!INSTALLED)('Refused', () => {
  const make = (store: string, more: object): Promise<unknown> =>
    cluster.ask(`$JS.API.STREAM.CREATE.${store}-records`, {
      name: `${store}-records`,
      subjects: [`${store}.records.*.*`],
      num_replicas: 3,
      ...more,
    })

  it.each([
    ['store-newer', 'newer', { description: '{"layout":2}' }],
    ['store-damaged', 'foreign', { description: 'my own' }],
    ['store-damaged', 'bare', {}],
    ['store-address', 'single', { description: '{"layout":1}', num_replicas: 1 }],
  ])('%s: the store is %s', async (code, store, more) => {
    await make(store, more)
    expect(await codeOf(open(cluster.url(store)))).toBe(code)
    await cluster.drop(store)
  })

  it('a password is in no message', async () => {
    const wrong = address.replace(/:[^:]*@/, ':some-wrong-word@')
    const told = await open(wrong).then(String, (error: unknown) => inspect(error, { depth: 20, showHidden: true }))
    expect(told).not.toContain('some-wrong-word')
    expect(told).not.toContain(encodeURIComponent(PASSWORD))
    // Not written as it should be: with a slash the address is none.
    const mistyped = await open(address.replace(/:[^:]*@/, ':some/wrong-word@')).then(String, (error: unknown) =>
      inspect(error),
    )
    expect(mistyped).not.toContain('wrong-word')
  })

  it('a stream from which somebody took a message is not passed over', async () => {
    const opened = await open(cluster.url('holed'))
    const { name, subject, description } = placeOf('holed', stream)
    const config = { name, subjects: [subject], description, num_replicas: 3, discard: 'new' }
    await cluster.ask(`$JS.API.STREAM.CREATE.${name}`, config)
    for (const expected of [BEGINNING, '1', '2'])
      await opened.events.append({ ...stream, expected, events: [{ type: 'a' }] })
    await cluster.ask(`$JS.API.STREAM.MSG.DELETE.${name}`, { seq: 2 })
    expect(await codeOf(all(opened.events.read(stream)))).toBe('store-damaged')
    await opened.close()
    await cluster.drop('holed')
  })
})
