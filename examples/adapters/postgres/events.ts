import {
  BEGINNING,
  type EventStore,
  positionUnknown,
  type StoredEvent,
  storeTrouble,
  tooLargeTogether,
} from 'coop-rules/storage'
import type { Ask } from './connection.js'
import { keyOf, MOST_BYTES, MOST_ROWS, nameOf, numberOf } from './keys.js'

/** The streams, by one row a commit. The commits of a stream are numbered from 1 without a gap: whoever adds one names the number before it. */
export const eventsBy = ({ ask, url }: { readonly ask: Ask; readonly url: string }): EventStore => ({
  read: async function* ({ coop, stream, after = BEGINNING }) {
    const begin = numberOf(after)
    if (begin === undefined) throw positionUnknown(after)
    for (let last = begin, more = true; more; ) {
      const rows = await ask<PageRow>(PAGE, [keyOf(coop), keyOf(stream), last])
      more = rows.length === MOST_ROWS || Number(rows.at(-1)?.through) >= PAGE_BYTES
      // The commit at the place itself comes along, without its events: so it is known to be there.
      if (last > 0 && Number(rows.shift()?.position) !== last) throw positionUnknown(after)
      for (const { position, events } of rows) {
        last++
        if (position !== String(last)) throw damaged({ stream, last, url })
        yield { position, events: read(events) ?? never(damaged({ stream, last, url })) }
      }
    }
  },
  append: async ({ coop, stream, expected, events }) => {
    const text = JSON.stringify(events)
    const bytes = Buffer.byteLength(text)
    if (bytes > MOST_BYTES) throw tooLargeTogether(bytes, MOST_BYTES)
    const before = numberOf(expected)
    if (before === undefined) return { kind: 'conflict' }
    const [row] = await ask<{ position: string }>(APPEND, [keyOf(coop), keyOf(stream), before, text])
    return row === undefined ? { kind: 'conflict' } : { kind: 'appended', position: row.position }
  },
  list: async function* ({ coop } = {}) {
    for (let last: StreamRow = { coop_id: coop === undefined ? '' : keyOf(coop), stream: '' }, more = true; more; ) {
      const rows = await ask<StreamRow>(coop === undefined ? STREAMS : STREAMS_OF_ONE, [last.coop_id, last.stream])
      more = rows.length === MOST_ROWS
      for (const row of rows) {
        yield { coop: nameOf(row.coop_id), stream: nameOf(row.stream) }
        last = row
      }
    }
  },
})

interface PageRow {
  readonly position: string
  /** Null at the place behind which is read. */
  readonly events: string | null
  /** How many bytes the page has up to here. */
  readonly through: string | null
}

interface StreamRow {
  readonly coop_id: string
  readonly stream: string
}

const PAGE_BYTES = 4 * 2 ** 20

/** As many commits as make a page: many small ones, or few large ones, or one. Asked for by the number before them, so that nothing is held open on the server between two pages. */
const PAGE = `SELECT position, events, through FROM (
  SELECT position, events, sum(octet_length(events)) OVER (ORDER BY position) AS through FROM (
    SELECT position, CASE WHEN position > $3 THEN events END AS events FROM coop_rules_commits
    WHERE coop_id = $1 AND stream = $2 AND position >= $3 ORDER BY position LIMIT ${MOST_ROWS}
  ) AS page
) AS summed WHERE through IS NULL OR through - octet_length(events) < ${PAGE_BYTES} ORDER BY position`

/**
 * Adds a commit if the last one has the expected number. Of two at the same moment both may find it so, and the key lets one through: the other stores nothing, and is told by getting no row back.
 */
const APPEND = `INSERT INTO coop_rules_commits (coop_id, stream, position, events)
SELECT $1::text, $2::text, $3::bigint + 1, $4::text WHERE $3::bigint = (
  SELECT coalesce(max(position), 0) FROM coop_rules_commits WHERE coop_id = $1 AND stream = $2
) ON CONFLICT (coop_id, stream, position) DO NOTHING RETURNING position`

/** Every stream has one first commit. */
const STREAMS = `SELECT coop_id, stream FROM coop_rules_commits
WHERE position = 1 AND (coop_id, stream) > ($1, $2) ORDER BY coop_id, stream LIMIT ${MOST_ROWS}`

const STREAMS_OF_ONE = `SELECT coop_id, stream FROM coop_rules_commits
WHERE coop_id = $1 AND position = 1 AND stream > $2 ORDER BY stream LIMIT ${MOST_ROWS}`

const read = (text: string | null): readonly StoredEvent[] | undefined => {
  try {
    const events: unknown = JSON.parse(text ?? '')
    return Array.isArray(events) ? (events as StoredEvent[]) : undefined
  } catch {
    return undefined
  }
}

const damaged = ({ stream, last, url }: { stream: string; last: number; url: string }): Error =>
  storeTrouble('store-damaged', { url, cause: new Error(`commit ${last} of ${stream} is missing or cannot be read`) })

const never = (error: Error): never => {
  throw error
}
