import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import { loadTypeScript } from '../endure/load.mjs'

/**
 * Which guard of JetStream lets one of several writers through: `node test/storage/measure/nats-guards.mjs --rounds 300`. Six writers, two at each of three nodes, send at once what is to stand behind the same place; it counts the
 * rounds in which more than one of them, or none, was told that it stands there.
 */
const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '300' } } })
const rounds = Number(options.rounds)
const require = createRequire(new URL('../../../examples/adapters/jetstream/jetstream.ts', import.meta.url))
const { connect } = require('@nats-io/transport-node')
const { jetstream, jetstreamManager } = require('@nats-io/jetstream')
const { NATS_SERVER, PASSWORD, startNatsCluster, USER } = await loadTypeScript(
  new URL('../../servers/nats.ts', import.meta.url),
)
if (NATS_SERVER === undefined) throw new Error('nats-server is not installed')

const cluster = await startNatsCluster()
const hosts = new URL(cluster.url('guards').replace(/,[^/]*/, '')).host
const others = /,([^/]*)\//.exec(cluster.url('guards'))[1].split(',')
const login = { user: USER, pass: PASSWORD, noRandomize: true, ignoreClusterUpdates: true }
const writers = []
for (const servers of [hosts, ...others, hosts, ...others]) writers.push(await connect({ ...login, servers }))
const manager = await jetstreamManager(writers[0])

const newStream = (name) =>
  manager.streams.add({
    name,
    subjects: [`${name}.>`],
    num_replicas: 3,
    storage: 'file',
    duplicate_window: 100_000_000,
  })

/** All send at once; each says whether it was told that its message stands there. */
const race = async (subject, expect) => {
  const answers = await Promise.all(
    writers.map((writer, at) =>
      jetstream(writer)
        .publish(subject, `writer ${at}`, { expect, retries: 20 })
        .then(
          () => true,
          (error) => {
            if (error.code !== 10071) throw error
            return false
          },
        ),
    ),
  )
  return answers.filter(Boolean).length
}

const GUARDS = {
  /** The same subject again and again, behind its last message. */
  'per subject, behind a message': async () => {
    await newStream('subject')
    let { seq } = await jetstream(writers[0]).publish('subject.one', 'begin')
    return async () => {
      const won = await race('subject.one', { lastSubjectSequence: seq })
      seq = (await manager.streams.getMessage('subject', { last_by_subj: 'subject.one' })).seq
      return won
    }
  },
  /** A new subject each round. */
  'per subject, the first message': async () => {
    await newStream('first')
    let round = 0
    return () => race(`first.${++round}`, { lastSubjectSequence: 0 })
  },
  'per stream, behind a message': async () => {
    await newStream('whole')
    let { seq } = await jetstream(writers[0]).publish('whole.one', 'begin')
    return async () => {
      const won = await race('whole.one', { lastSequence: seq })
      seq = (await manager.streams.info('whole')).state.last_seq
      return won
    }
  },
  /** A new stream each round. */
  'per stream, the first message': async () => {
    let round = 0
    return async () => {
      const name = `new-${++round}`
      await newStream(name)
      const won = await race(`${name}.one`, { lastSequence: 0 })
      await manager.streams.delete(name)
      return won
    }
  },
}

const rows = []
for (const [guard, begin] of Object.entries(GUARDS)) {
  const once = await begin()
  const won = []
  for (let round = 0; round < rounds; round++) won.push(await once())
  rows.push({
    guard,
    rounds,
    'exactly one': won.filter((count) => count === 1).length,
    'more than one': won.filter((count) => count > 1).length,
    none: won.filter((count) => count === 0).length,
  })
}
console.log(`nats-server ${writers[0].info.version}, three nodes, six writers`)
console.table(rows)
for (const writer of writers) await writer.close()
await cluster.stop()
