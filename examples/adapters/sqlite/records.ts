import { type Stores, storeTrouble } from 'coop-rules/storage'
import { type Ask, EMPTY_LAST_WRITES } from './connection.js'
import { inName, nameOf } from './names.js'

/** How many names are held in memory at a time. */
const ROWS_A_PAGE = 1_000

const NOT_OVERWRITTEN =
  'somebody reads the file: the record is gone, but its bytes are not before it is erased once more'

/** A record is a row, and is overwritten where it is erased. */
export const recordsIn = (ask: Ask, url: string): Stores['records'] => ({
  put: async ({ coop, id, value }) => {
    await ask('INSERT OR REPLACE INTO records (coop_id, record_id, value) VALUES (?1, ?2, ?3)', [
      inName(coop),
      inName(id),
      value,
    ])
  },
  get: async ({ coop, id }) => {
    const sql = 'SELECT value FROM records WHERE coop_id = ?1 AND record_id = ?2'
    const [row] = (await ask(sql, [inName(coop), inName(id)])).rows
    return row === undefined ? undefined : new Uint8Array(row['value'] as ArrayBuffer)
  },
  delete: async ({ coop, id }) => {
    await ask('DELETE FROM records WHERE coop_id = ?1 AND record_id = ?2', [inName(coop), inName(id)])
    // What was erased stands in the file of the last writes still, until they are brought over and it is emptied.
    const [emptied] = (await ask(EMPTY_LAST_WRITES, [])).rows
    if (emptied?.['busy'] !== 0) throw storeTrouble('store-in-use', { url, cause: new Error(NOT_OVERWRITTEN) })
  },
  list: async function* ({ coop }) {
    const sql = `SELECT record_id FROM records WHERE coop_id = ?1 AND record_id > ?2 ORDER BY record_id LIMIT ${ROWS_A_PAGE}`
    for (let last = ''; ; ) {
      const { rows } = await ask(sql, [inName(coop), last])
      for (const row of rows) yield nameOf(row['record_id'])
      const end = rows.at(-1)
      if (end === undefined || rows.length < ROWS_A_PAGE) return
      last = end['record_id'] as string
    }
  },
})
