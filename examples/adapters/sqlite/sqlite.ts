import type { Stores } from 'coop-rules/storage'
import { asked, closed, connected } from './connection.js'
import { eventsIn } from './events.js'
import { recordsIn } from './records.js'

/**
 * Opens the store in a file, `file:coop.db` or `file:/var/lib/coop/coop.db`, and makes it where there is none; its folder must be there. Any number of processes of one machine may have it open at once.
 */
export const open = async (url: string): Promise<Stores> => {
  const client = await connected(url)
  const ask = asked(client, url)
  return {
    capabilities: { outlives: 'a-crash', writers: 'many-processes' },
    events: eventsIn(ask, url),
    records: recordsIn(ask, url),
    close: () => closed(client),
  }
}
