import { storeTrouble } from 'coop-rules/storage'
import pg from 'pg'
import type { Ask } from './connection.js'

/** What the schema needs to be made. */
export interface SchemaInput {
  readonly ask: Ask
  /** The address, as people may read it. */
  readonly url: string
}

/**
 * Sees that the tables are there and of this version, and makes them where they are not. Any number of processes may do so at once. Where they are there, no right to make tables is needed.
 *
 * Every statement is one transaction and may be given twice: no engine has to undo the making of a table, and whoever breaks off half-way leaves nothing that the next cannot finish. The version is written last.
 */
export const prepareSchema = async ({ ask, url }: SchemaInput): Promise<void> => {
  const found = await versionOf(ask)
  const cause = new Error(`it is of version ${String(found)}, and this adapter is of version ${STEPS.length}`)
  if (found !== undefined && found > STEPS.length) throw storeTrouble('store-newer', { url, cause })
  if (found !== undefined && found < OLDEST) throw storeTrouble('store-older', { url, cause })
  for (const [index, statements] of STEPS.entries()) {
    if (found !== undefined && index < found) continue
    for (const statement of [...statements, VERSION]) await makeOnce(ask, statement, index + 1)
  }
}

/** The oldest version that the steps lead on from. */
const OLDEST = 1

/** How each version is made of the one before it. */
const STEPS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE IF NOT EXISTS coop_rules_commits (
      coop_id text NOT NULL,
      stream text NOT NULL,
      position bigint NOT NULL,
      events text NOT NULL,
      PRIMARY KEY (coop_id, stream, position)
    )`,
    // One entry a stream, so that streams are listed without reading them.
    `CREATE INDEX IF NOT EXISTS coop_rules_streams ON coop_rules_commits (coop_id, stream) WHERE position = 1`,
    `CREATE TABLE IF NOT EXISTS coop_rules_records (
      coop_id text NOT NULL,
      id text NOT NULL,
      value bytea NOT NULL,
      PRIMARY KEY (coop_id, id)
    )`,
    `CREATE TABLE IF NOT EXISTS coop_rules_version (version integer PRIMARY KEY)`,
  ],
]

const VERSION = 'INSERT INTO coop_rules_version (version) VALUES ($1) ON CONFLICT (version) DO NOTHING'

/** Nothing where there is no table of versions, or nothing in it yet. */
const versionOf = async (ask: Ask): Promise<number | undefined> => {
  try {
    const [row] = await ask<{ version: number | null }>('SELECT max(version) AS version FROM coop_rules_version')
    return row?.version ?? undefined
  } catch (error) {
    if (stateOf(error) === '42P01') return undefined
    throw error
  }
}

/** Two processes that make one table at the same moment may both find that it is not there: the second is refused by the catalogue, and finds it the next time. */
const makeOnce = async (ask: Ask, statement: string, version: number): Promise<void> => {
  for (let attempt = 1; ; attempt++)
    try {
      await ask(statement, statement === VERSION ? [version] : [])
      return
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !MADE_BY_ANOTHER.has(stateOf(error))) throw error
    }
}

const MOST_ATTEMPTS = 10

/** A key of the catalogue taken; a table, a type or index there; a row of the catalogue that another changed. */
const MADE_BY_ANOTHER: ReadonlySet<string> = new Set(['23505', '42P07', '42710', 'XX000'])

/** What the server itself called an error; it is the cause of the trouble that was thrown. */
const stateOf = (error: unknown): string =>
  error instanceof Error && error.cause instanceof pg.DatabaseError ? (error.cause.code ?? '') : ''
