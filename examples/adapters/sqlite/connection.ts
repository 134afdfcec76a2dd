import { setImmediate } from 'node:timers/promises'
import { type Client, createClient, type InArgs, LibsqlError, type Row } from '@libsql/client'
import { storeTrouble } from 'coop-rules/storage'
import { prepare } from './schema.js'
import { orTrouble } from './trouble.js'

/** Asks SQLite one thing. Its troubles come in the words of a store. */
export type Ask = (
  sql: string,
  args: InArgs,
) => Promise<{ readonly rows: readonly Row[]; readonly rowsAffected: number }>

/** How long a write waits for that of another process. It waits without doing anything else: no other program should hold the file for long. */
const BUSY_MS = 5_000

/**
 * The one connection to a file. What is set for it (`synchronous`, `secure_delete`) holds for that one only, and a client opens others by itself as soon as two things are asked of it at once, unless `concurrency` forbids it.
 */
export const connected = (url: string): Promise<Client> =>
  orTrouble(url, async () => {
    const client = createClient({ url: addressed(url), timeout: BUSY_MS, concurrency: 1 })
    try {
      await prepare(client, url)
    } catch (error) {
      client.close()
      // Here nothing can have been stored yet. Later on this is said when a commit is on the disk already, and may be found there after a crash.
      if (error instanceof LibsqlError && error.extendedCode === 'SQLITE_IOERR_SHMSIZE')
        throw storeTrouble('store-full', { url, cause: error })
      throw error
    }
    return client
  })

/**
 * How that connection is asked. While SQLite works nothing else happens in the process, so what came in until now is let in first: it can then be stored along with the next, and nobody who asks on and on keeps all others waiting.
 */
export const asked =
  (client: Client, url: string): Ask =>
  async (sql, args) => {
    await setImmediate()
    return orTrouble(url, () => client.execute({ sql, args }))
  }

/** Brings what was written last over into the file, and empties the file in which it stood. */
export const EMPTY_LAST_WRITES = 'PRAGMA wal_checkpoint(TRUNCATE)'

/** What was asked before is answered first, for there is one connection and one queue. Then the file alone holds everything. */
export const closed = async (client: Client): Promise<void> => {
  // Those who asked before have asked the client then, as above.
  await setImmediate()
  if (client.closed) return
  try {
    await client.execute(EMPTY_LAST_WRITES)
  } catch {
    // Another process brings the last writes over, or whoever opens the file next: nothing is lost.
  }
  client.close()
}

/** The address, if it is that of a file: the client would also go out into the network, or keep everything in memory. */
const addressed = (url: string): string => {
  if (!/^file:(?!:memory:)[^?#]+$/.test(url) || /^file:\/\/[^/]*$/.test(url)) throw new URIError('write file:path.db')
  return url
}
