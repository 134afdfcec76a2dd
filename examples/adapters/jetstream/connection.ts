import { setTimeout as delay } from 'node:timers/promises'
import {
  jetstream,
  type JetStreamManager,
  jetstreamManager,
  type PubAck,
  type StreamConfig,
  type StreamInfo,
} from '@nats-io/jetstream'
import { connect, errors } from '@nats-io/transport-node'
import { storeTrouble } from 'coop-rules/storage'
import type { Address } from './address.js'
import { recordsName } from './names.js'
import { codeOf, isNoAnswer, isNobodyThere, STREAM_NOT_FOUND, troubleOf } from './trouble.js'

/** A way to the cluster that waits for a new leader where the last one was lost. */
export interface Connection {
  readonly manager: JetStreamManager
  /** On how many nodes everything is kept. */
  readonly replicas: number
  /** How many bytes a message may have. */
  readonly mostBytes: number
  /** Asks for something that changes nothing: again and again while nobody answers. */
  readonly ask: <Answer>(question: () => Promise<Answer>) => Promise<Answer>
  /** Sends a message once: only where nobody was there to take it, again. What the cluster says no to is thrown as it said it. */
  readonly send: (message: Message) => Promise<PubAck>
  /** Makes a stream unless it is there. Two who make it at once make the same. */
  readonly make: (stream: StreamToMake) => Promise<void>
  /** How a stream stands, said by its leader; nothing where there is no such stream. */
  readonly infoOf: (name: string) => Promise<StreamInfo | undefined>
  /** Does something that takes several steps, and that closing waits for. */
  readonly whole: <Result>(act: () => Promise<Result>) => Promise<Result>
  /** Waits for what is under way. */
  readonly close: () => Promise<void>
}

interface Message {
  /** The stream that is to take it. */
  readonly stream: string
  readonly subject: string
  readonly data: Uint8Array
  /** The number of the message that the stream must end with, or it is not taken. */
  readonly behind?: number
}

export type StreamToMake = Partial<StreamConfig> & Pick<StreamConfig, 'name' | 'subjects'>

/** Throws what is wrong with the way there, with the login, or with JetStream. */
export const connected = async (url: string, address: Address): Promise<Connection> => {
  const orTrouble = (error: unknown): never => {
    throw troubleOf(url, error)
  }
  const nats = await connect({
    servers: [...address.servers],
    name: 'coop-rules',
    ...(address.user === undefined ? {} : { user: address.user }),
    ...(address.password === undefined ? {} : { pass: address.password }),
    ...(address.encrypted ? { tls: {} } : {}),
    timeout: ANSWER_MS,
    maxReconnectAttempts: -1,
    reconnectTimeWait: PAUSE_MS,
  }).catch(orTrouble)
  const manager = await jetstreamManager(nats, { checkAPI: false, timeout: ANSWER_MS })
  await patiently(
    () => manager.getAccountInfo(),
    (error) => isNoAnswer(error) && !isNobodyThere(error),
  ).catch(async (error: unknown) => {
    await nats.close()
    // Every node answers this where JetStream is switched on.
    if (isNobodyThere(error)) throw storeTrouble('store-address', { url, cause: new Error('it has no JetStream') })
    return orTrouble(error)
  })
  const client = jetstream(nats)
  const underWay = new Set<Promise<unknown>>()
  let closed: Promise<void> | undefined
  const whole: Connection['whole'] = async (act) => {
    const one = act()
    underWay.add(one)
    try {
      return await one
    } finally {
      underWay.delete(one)
    }
  }
  const ask: Connection['ask'] = (question) => whole(() => patiently(question, isNoAnswer).catch(orTrouble))
  const records = recordsName(address.store)
  const infoOf: Connection['infoOf'] = (name) =>
    ask(async () => {
      const info = await askedOf(manager, name)
      if (info !== undefined || name === records) return info
      // A cluster that has just come up says so of streams that it has not remembered yet. What it is asked to write comes after all that it knows.
      await remember(manager, records)
      return askedOf(manager, name)
    })
  return {
    manager,
    replicas: address.replicas,
    mostBytes: (nats.info?.max_payload ?? 0) - BYTES_OF_HEADERS,
    ask,
    infoOf,
    whole,
    make: async (stream) => {
      if ((await infoOf(stream.name)) !== undefined) return
      await ask(() => manager.streams.add({ ...KEPT, num_replicas: address.replicas, ...stream }))
    },
    send: ({ stream, subject, data, behind }) => {
      const expect = { streamName: stream, ...(behind === undefined ? {} : { lastSequence: behind }) }
      const publish = (): Promise<PubAck> => client.publish(subject, data, { expect, timeout: ACKNOWLEDGED_MS })
      return whole(() =>
        patiently(publish, async (error) => isNobodyThere(error) && (await infoOf(stream)) !== undefined),
      )
    },
    close: () => (closed ??= Promise.allSettled(underWay).then(() => nats.close())),
  }
}

/** Until it works, or fails in a way that time does not mend, or takes too long. */
const patiently = async <Result>(
  act: () => Promise<Result>,
  isWorthIt: (error: unknown) => boolean | Promise<boolean>,
): Promise<Result> => {
  for (const until = Date.now() + PATIENCE_MS; ; await delay(PAUSE_MS))
    try {
      return await act()
    } catch (error) {
      if (Date.now() > until || !(await isWorthIt(error))) throw error
    }
}

const askedOf = async (manager: JetStreamManager, name: string): Promise<StreamInfo | undefined> => {
  try {
    const info = await manager.streams.info(name)
    // A stream without a leader is told of by others, who know no more than its name.
    if (info.cluster !== undefined && (info.cluster.leader ?? '') === '') throw new errors.NoRespondersError(name)
    return info
  } catch (error) {
    if (codeOf(error) === STREAM_NOT_FOUND) return undefined
    throw error
  }
}

/** Has the cluster write down once more what a stream is like. The stream of the records is always there: where it is not known, nothing is known yet. */
const remember = async (manager: JetStreamManager, records: string): Promise<void> => {
  try {
    await manager.streams.update(records, {})
  } catch (error) {
    throw codeOf(error) === STREAM_NOT_FOUND ? new errors.NoRespondersError(records) : error
  }
}

/** What every stream of ours has: on disk, without an end, and nothing is left out for having been sent twice. */
const KEPT = {
  storage: 'file',
  retention: 'limits',
  max_msgs: -1,
  max_bytes: -1,
  max_age: 0,
  allow_direct: false,
  duplicate_window: 100_000_000,
} as const satisfies Partial<StreamConfig>

/** How long an answer is waited for. */
const ANSWER_MS = 2000
/** A message that is not acknowledged by then may be stored or not. */
const ACKNOWLEDGED_MS = 5000
/** A cluster of this version has a new leader four to ten seconds after it lost one. */
const PATIENCE_MS = 15_000
const PAUSE_MS = 100
/** The payload that a server takes includes the headers: ours have about a hundred bytes. */
const BYTES_OF_HEADERS = 512
