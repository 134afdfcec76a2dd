import { DiscardPolicy } from '@nats-io/jetstream'
import { type RecordStore, tooLargeTogether } from 'coop-rules/storage'
import type { Connection, StreamToMake } from './connection.js'
import { idOf, partOf, recordsName, recordsOf } from './names.js'
import { codeOf, NO_MESSAGE_FOUND, troubleOfSent } from './trouble.js'

/** The stream of all records: the last message of a subject is the record of that name. */
export const recordsStream = (store: string): StreamToMake => ({
  name: recordsName(store),
  subjects: [`${store}.records.*.*`],
  max_msgs_per_subject: 1,
  discard: DiscardPolicy.Old,
  description: JSON.stringify({ layout: 1 }),
})

/** The records of everybody, in one stream: a stream costs the cluster more than a record does. */
export const recordsIn = (connection: Connection, store: string, url: string): RecordStore => {
  const { ask, send, manager, mostBytes } = connection
  const stream = recordsName(store)
  const subjectOf = (coop: string, id: string): string => `${recordsOf(store, coop)}.${partOf(id)}`
  const messageOf = (subject: string) => ask(() => manager.streams.getMessage(stream, { last_by_subj: subject }))

  return {
    put: async ({ coop, id, value }) => {
      if (value.length > mostBytes) throw tooLargeTogether(value.length, mostBytes)
      const message = { stream, subject: subjectOf(coop, id), data: value.slice() }
      await send(message).catch((error: unknown) => {
        throw troubleOfSent(url, error, connection.replicas)
      })
    },
    get: async ({ coop, id }) => {
      const message = await messageOf(subjectOf(coop, id))
      return message === null ? undefined : new Uint8Array(message.data)
    },
    // Nothing is left of it, not even its name; the bytes on the disks are written over.
    delete: ({ coop, id }) =>
      connection.whole(async () => {
        const message = await messageOf(subjectOf(coop, id))
        if (message === null) return
        await ask(() => manager.streams.deleteMessage(stream, message.seq, true).catch(unlessGone))
      }),
    list: async function* ({ coop }) {
      const filter = `${recordsOf(store, coop)}.*`
      const { state } = await ask(() => manager.streams.info(stream, { subjects_filter: filter }))
      for (const subject of Object.keys(state.subjects ?? {})) yield idOf(subject.slice(filter.length - 1))
    },
  }
}

/** Somebody else erased or replaced it in between. */
const unlessGone = (error: unknown): void => {
  if (codeOf(error) !== NO_MESSAGE_FOUND) throw error
}
