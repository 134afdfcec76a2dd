import type { EventStore, Stores } from '../storage/index.js'
import type { Streams } from './run.js'

/** A store of which it is told, on the error stream, how many events were read: after a second and then twice a second. Silent on short work, and where nobody watches. */
export const watchedStore = (
  stores: Stores,
  { stderr }: Pick<Streams, 'stderr'>,
  watched: boolean,
): { readonly stores: Stores; readonly end: () => void } => {
  if (!watched) return { stores, end: () => undefined }
  let count = 0
  let told = Date.now() + 500
  let shown = false
  const { events } = stores
  const read: EventStore['read'] = async function* (input) {
    for await (const commit of events.read(input)) {
      count += commit.events.length
      const now = Date.now()
      if (now - told >= 500) {
        told = now
        shown = true
        stderr.write(`\r\x1b[K${count} events`)
      }
      yield commit
    }
  }
  return {
    stores: { ...stores, events: { ...events, read } },
    end: () => shown && stderr.write('\r\x1b[K'),
  }
}
