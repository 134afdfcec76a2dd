import { type Stores, storeTrouble } from 'coop-rules/storage'
import { connect } from './connection.js'
import { eventsBy } from './events.js'
import { MOST_BYTES } from './keys.js'
import { recordsBy } from './records.js'
import { prepareSchema } from './schema.js'
import { withoutPassword } from './trouble.js'

/**
 * Opens the cooperatives in a database of PostgreSQL, by an address such as `postgres://desk@localhost:5432/coops`, and makes its tables where they are not there. The README says how the database is made.
 */
export const open = async (url: string): Promise<Stores> => {
  const told = withoutPassword(url)
  const { ask, close } = connect(url)
  try {
    const [server] = await ask<{ encoding: string; fsync: string | null }>(SERVER)
    if (server?.encoding !== 'UTF8') throw storeTrouble('store-address', { url: told, cause: new Error(NOT_UTF8) })
    await prepareSchema({ ask, url: told })
    return {
      capabilities: {
        // A server that does not wait for its disk promises nothing.
        outlives: server.fsync === 'off' ? 'nothing' : 'a-crash',
        writers: 'many-processes',
        mostBytesTogether: MOST_BYTES,
        mostBytesOfARecord: MOST_BYTES,
      },
      events: eventsBy({ ask, url: told }),
      records: recordsBy({ ask }),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const NOT_UTF8 = 'its database is not of the encoding UTF8'
const SERVER = `SELECT current_setting('server_encoding') AS encoding, current_setting('fsync', true) AS fsync`
