import { type Stores, storeTrouble } from 'coop-rules/storage'
import { readAddress } from './address.js'
import { connected } from './connection.js'
import { eventsIn } from './events.js'
import { recordsIn, recordsStream } from './records.js'

/**
 * Opens a store in a NATS cluster with JetStream, by an address such as `nats://desk:secret@10.0.0.1:4222,10.0.0.2:4222,10.0.0.3:4222/coops?replicas=3`, and makes there what it needs where it is new. The README says how the
 * cluster is run, and what it outlives.
 */
export const open = async (url: string): Promise<Stores> => {
  const address = readAddress(url)
  const connection = await connected(url, address)
  const { store, replicas } = address
  const { mostBytes } = connection
  try {
    await connection.make(recordsStream(store))
    const config = (await connection.infoOf(recordsStream(store).name))?.config
    const layout = layoutIn(config?.description)
    if (layout !== 1)
      throw storeTrouble(layout === undefined ? 'store-damaged' : 'store-newer', {
        url,
        cause: new Error(`layout ${layout ?? 'unknown'}`),
      })
    if (config !== undefined && config.num_replicas < replicas)
      throw storeTrouble('store-address', {
        url,
        cause: new Error(`the store was made with replicas=${config.num_replicas}`),
      })
    return {
      capabilities: {
        // A node writes to its disk when it finds the time. One alone promises nothing, then.
        outlives: replicas === 1 ? 'nothing' : 'a-machine',
        writers: 'many-processes',
        mostBytesTogether: mostBytes,
        mostBytesOfARecord: mostBytes,
      },
      events: eventsIn(connection, store, url),
      records: recordsIn(connection, store, url),
      close: connection.close,
    }
  } catch (error) {
    await connection.close()
    throw error
  }
}

const layoutIn = (description: string | undefined): number | undefined => {
  try {
    return (JSON.parse(description ?? '') as { readonly layout?: number }).layout
  } catch {
    return undefined
  }
}
