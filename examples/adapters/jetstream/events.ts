import { DiscardPolicy } from '@nats-io/jetstream'
import {
  type Appended,
  BEGINNING,
  type Commit,
  type EventStore,
  type Position,
  positionUnknown,
  type StoredEvent,
  storeTrouble,
  type StreamId,
  tooLargeTogether,
} from 'coop-rules/storage'
import type { Connection } from './connection.js'
import { logsOf, numberOf, type Place, placeOf } from './names.js'
import { sureOf } from './sure.js'
import { codeOf, isNobodyThere, troubleOfSent, WRONG_LAST_SEQUENCE } from './trouble.js'

/** A stream is a stream of the cluster, a commit is a message in it, a place is the number of a message. Nothing is ever taken out, so they are numbered from 1 without a gap. */
export const eventsIn = (connection: Connection, store: string, url: string): EventStore => {
  const { ask, manager, mostBytes } = connection
  const sure = sureOf(connection)

  /** The number of the last commit, 0 where there is no stream. */
  const endOf = async ({ name, subject }: Place): Promise<number> => {
    const state = (await sure(name, subject))?.state
    if (state === undefined) return 0
    if (state.messages === state.last_seq) return state.last_seq
    throw damaged(
      url,
      `the stream ${name} has ${state.messages} messages, and its last has the number ${state.last_seq}`,
    )
  }

  const commitAt = async ({ name, description }: Place, number: number): Promise<Commit> => {
    const message = await ask(() => manager.streams.getMessage(name, { seq: number }))
    const events = message === null ? undefined : read(message.data)
    if (events === undefined)
      throw damaged(url, `message ${number} of ${name}, ${description}, is missing or cannot be read`)
    return { position: String(number), events }
  }

  const append = async (place: Place, expected: Position, events: readonly object[]): Promise<Appended> => {
    const data = Buffer.from(JSON.stringify(events))
    if (data.length > mostBytes) throw tooLargeTogether(data.length, mostBytes)
    const behind = numberOf(expected)
    if (behind === undefined) return { kind: 'conflict' }
    const { name, subject, description } = place
    if (behind === 0) await connection.make({ ...APPENDED_ONLY, name, subjects: [subject], description })
    try {
      const { seq } = await connection.send({ stream: name, subject, data, behind })
      return { kind: 'appended', position: String(seq) }
    } catch (error) {
      if (codeOf(error) === WRONG_LAST_SEQUENCE) return { kind: 'conflict' }
      // Without the stream there is no such place.
      if (isNobodyThere(error) && (await connection.infoOf(name)) === undefined) return { kind: 'conflict' }
      throw troubleOfSent(url, error, connection.replicas)
    }
  }

  return {
    read: async function* ({ after = BEGINNING, ...id }) {
      const place = placeOf(store, id)
      const begin = numberOf(after)
      const last = await endOf(place)
      if (begin === undefined || begin > last) throw positionUnknown(after)
      const underWay: Promise<Commit>[] = []
      for (let next = begin + 1; next <= last || underWay.length > 0; ) {
        while (underWay.length < MOST_AHEAD && next <= last) underWay.push(quiet(commitAt(place, next++)))
        yield (await underWay.shift()) as Commit
      }
    },
    append: ({ expected, events, ...id }) => connection.whole(() => append(placeOf(store, id), expected, events)),
    // Their names are known to the whole cluster; a list with all else leaves out, without a word, the streams that have no leader just now.
    list: async function* ({ coop } = {}) {
      const names = manager.streams.names(logsOf(store, coop))
      for (let page = await ask(() => names.next()); page.length > 0; page = await ask(() => names.next()))
        for (const name of page) {
          const info = await connection.infoOf(name)
          if (info !== undefined && info.state.messages > 0) yield idIn(info.config.description, url)
        }
    },
  }
}

/** How many messages are asked for before the first of them is taken: as many, of the largest size, are in memory. */
const MOST_AHEAD = 32

/** What was stored stays, and whoever would throw away the oldest to have room for the newest is refused. */
const APPENDED_ONLY = { discard: DiscardPolicy.New, deny_delete: true, deny_purge: true } as const

const read = (data: Uint8Array): readonly StoredEvent[] | undefined => {
  try {
    const events: unknown = JSON.parse(Buffer.from(data).toString())
    return Array.isArray(events) ? (events as StoredEvent[]) : undefined
  } catch {
    return undefined
  }
}

const idIn = (description: string | undefined, url: string): StreamId => {
  try {
    return JSON.parse(description ?? '') as StreamId
  } catch {
    throw damaged(url, `the description of a stream is not as it was written: ${description ?? ''}`)
  }
}

const damaged = (url: string, what: string): Error => storeTrouble('store-damaged', { url, cause: new Error(what) })

/** What fails is thrown where it is waited for, if it still is. */
const quiet = <Result>(one: Promise<Result>): Promise<Result> => {
  one.catch(() => undefined)
  return one
}
