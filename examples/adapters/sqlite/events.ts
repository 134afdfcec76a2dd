import type { Row } from '@libsql/client'
import { type Commit, positionUnknown, type Stores } from 'coop-rules/storage'
import type { Ask } from './connection.js'
import { inName, nameOf } from './names.js'
import { orTrouble } from './trouble.js'

/** A stream is the rows of its commits, numbered from 1 without a gap; a place in it is the number of a row. */
export const eventsIn = (ask: Ask, url: string): Stores['events'] => ({
  read: async function* ({ after = '', ...id }) {
    if (!PLACE.test(after)) throw positionUnknown(after)
    const args = [inName(id.coop), inName(id.stream)]
    // Up to what stands there now: behind somebody who writes on and on, reading would never end.
    const [{ end }] = (await ask(END, args)).rows as unknown as [{ readonly end: number }]
    if (Number(after) > end) throw positionUnknown(after)
    for (let n = Number(after); n < end; ) {
      const { rows } = await ask(PAGE, [...args, n])
      yield* await orTrouble(url, () => rows.map((row, index) => commitOf(row, n + index + 1)))
      n += rows.length
    }
  },
  // One statement, so nobody can write between what it looks at and what it stores, and no transaction is left open by anything.
  append: async ({ coop, stream, expected, events }) => {
    if (!PLACE.test(expected)) return { kind: 'conflict' }
    const n = Number(expected)
    const { rowsAffected } = await ask(APPEND, [inName(coop), inName(stream), n, JSON.stringify(events)])
    return rowsAffected === 1 ? { kind: 'appended', position: String(n + 1) } : { kind: 'conflict' }
  },
  list: async function* ({ coop } = {}) {
    const only = coop === undefined ? null : inName(coop)
    for (let last = { coop: only ?? '', stream: '' }; ; ) {
      const { rows } = await ask(STREAMS, [last.coop, last.stream, only])
      for (const row of rows) yield { coop: nameOf(row['coop_id']), stream: nameOf(row['stream_id']) }
      const end = rows.at(-1)
      if (end === undefined || rows.length < ROWS_A_PAGE) return
      last = { coop: end['coop_id'] as string, stream: end['stream_id'] as string }
    }
  },
})

/** How much of a stream is held in memory at a time, unless one commit is larger. */
const BYTES_A_PAGE = 1_000_000
const ROWS_A_PAGE = 1_000

const PLACE = /^([1-9]\d{0,14})?$/

const APPEND = `INSERT INTO commits (coop_id, stream_id, n, events) SELECT ?1, ?2, ?3 + 1, ?4
  WHERE ?3 = (SELECT coalesce(max(n), 0) FROM commits WHERE coop_id = ?1 AND stream_id = ?2)`

/** The next rows until they are a page; how long a text is, SQLite knows without reading it. */
const PAGE = `WITH next AS (SELECT n, octet_length(events) AS bytes FROM commits
    WHERE coop_id = ?1 AND stream_id = ?2 AND n > ?3 ORDER BY n LIMIT ${ROWS_A_PAGE}),
  summed AS (SELECT n, sum(bytes) OVER (ORDER BY n) - bytes AS before FROM next)
  SELECT n, events FROM commits WHERE coop_id = ?1 AND stream_id = ?2 AND n > ?3
    AND n <= (SELECT max(n) FROM summed WHERE before < ${BYTES_A_PAGE}) ORDER BY n`

const END = 'SELECT coalesce(max(n), 0) AS end FROM commits WHERE coop_id = ?1 AND stream_id = ?2'

const STREAMS = `SELECT coop_id, stream_id FROM commits WHERE n = 1 AND (coop_id, stream_id) > (?1, ?2)
  AND (?3 IS NULL OR coop_id = ?3) ORDER BY coop_id, stream_id LIMIT ${ROWS_A_PAGE}`

/** A row, which must be the next of its stream: one that was taken out by hand is not passed over. */
const commitOf = ({ n, events }: Row, next: number): Commit => {
  if (n !== next) throw new SyntaxError(`commit ${next} of a stream is missing`)
  return { position: String(n), events: JSON.parse(events as string) as Commit['events'] }
}
