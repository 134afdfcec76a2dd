import { type RecordStore, tooLargeTogether } from 'coop-rules/storage'
import type { Ask } from './connection.js'
import { keyOf, MOST_BYTES, MOST_ROWS, nameOf } from './keys.js'

/** The records, by one row each. */
export const recordsBy = ({ ask }: { readonly ask: Ask }): RecordStore => ({
  put: async ({ coop, id, value }) => {
    if (value.length > MOST_BYTES) throw tooLargeTogether(value.length, MOST_BYTES)
    await ask(PUT, [keyOf(coop), keyOf(id), Buffer.from(value)])
  },
  get: async ({ coop, id }) => {
    const [row] = await ask<{ value: Buffer }>(GET, [keyOf(coop), keyOf(id)])
    return row === undefined ? undefined : new Uint8Array(row.value)
  },
  delete: async ({ coop, id }) => {
    await ask(DELETE, [keyOf(coop), keyOf(id)])
  },
  list: async function* ({ coop }) {
    for (let last = '', more = true; more; ) {
      const rows = await ask<{ id: string }>(LIST, [keyOf(coop), last])
      more = rows.length === MOST_ROWS
      for (const { id } of rows) {
        yield nameOf(id)
        last = id
      }
    }
  },
})

const PUT = `INSERT INTO coop_rules_records (coop_id, id, value) VALUES ($1, $2, $3)
ON CONFLICT (coop_id, id) DO UPDATE SET value = excluded.value`
const GET = 'SELECT value FROM coop_rules_records WHERE coop_id = $1 AND id = $2'
const DELETE = 'DELETE FROM coop_rules_records WHERE coop_id = $1 AND id = $2'
const LIST = `SELECT id FROM coop_rules_records WHERE coop_id = $1 AND id > $2 ORDER BY id LIMIT ${MOST_ROWS}`
