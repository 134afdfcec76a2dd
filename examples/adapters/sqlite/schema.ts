import type { Client } from '@libsql/client'
import { storeTrouble } from 'coop-rules/storage'

/** Four letters in the header of the file that tell whose it is: "coop". */
const APPLICATION = 0x636f6f70

/** What brings a store from each version to the next; the first makes it. Each makes something that cannot be made twice, so that of two processes one is told that the other was first. */
const STEPS = [
  [
    `CREATE TABLE commits (
      coop_id TEXT NOT NULL, stream_id TEXT NOT NULL, n INTEGER NOT NULL, events TEXT NOT NULL,
      PRIMARY KEY (coop_id, stream_id, n)
    ) STRICT`,
    `CREATE TABLE records (
      coop_id TEXT NOT NULL, record_id TEXT NOT NULL, value BLOB NOT NULL,
      PRIMARY KEY (coop_id, record_id)
    ) STRICT`,
    `PRAGMA application_id = ${APPLICATION}`,
    'PRAGMA user_version = 1',
  ],
  // Which streams there are is looked up among their first commits, not among all.
  ['CREATE INDEX streams ON commits (coop_id, stream_id) WHERE n = 1', 'PRAGMA user_version = 2'],
] as const

/** Makes a new file a store, brings an older store to this version, and leaves alone whatever is something else. */
export const prepare = async (client: Client, url: string): Promise<void> => {
  await versionOf(client, url)
  // What was acknowledged outlives the loss of power; what is erased is overwritten.
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON'])
    await client.execute(`PRAGMA ${setting}`)
  for (;;) {
    const version = await versionOf(client, url)
    const step = STEPS[version]
    if (step === undefined) return
    try {
      await client.batch([...step], 'write')
    } catch (error) {
      if ((await versionOf(client, url)) === version) throw error
    }
  }
}

/** The version of a store, 0 for a file with nothing in it. That of another program is refused, and so is a newer one: neither is touched. */
const versionOf = async (client: Client, url: string): Promise<number> => {
  const [found] = (await client.execute(WHAT_IT_IS)).rows
  const { whose, version, things } = found as unknown as Readonly<Record<'whose' | 'version' | 'things', number>>
  const isOurs = whose === APPLICATION || (whose === 0 && things === 0)
  if (!isOurs) throw storeTrouble('store-damaged', { url, cause: new Error('it is the database of another program') })
  if (version > STEPS.length)
    throw storeTrouble('store-newer', { url, cause: new Error(`it is of version ${version}`) })
  return version
}

const WHAT_IT_IS = `SELECT application_id AS whose, user_version AS version, (SELECT count(*) FROM sqlite_schema) AS things
  FROM pragma_application_id, pragma_user_version`
