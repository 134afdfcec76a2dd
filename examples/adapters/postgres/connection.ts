import { setTimeout as delay } from 'node:timers/promises'
import { storeTrouble } from 'coop-rules/storage'
import pg from 'pg'
import { lostAgainstOthers, troubleOf, withoutPassword } from './trouble.js'

/** Gives one statement to the server, which carries it out as one transaction; again where it only lost against others at the same moment. */
export type Ask = <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>

/** Connections to a server, as many as are needed at once up to ten. */
export interface Connection {
  readonly ask: Ask
  /** Waits for what is under way. */
  readonly close: () => Promise<void>
}

/** Nothing is sent before something is asked. Throws what is wrong with the address itself. */
export const connect = (url: string): Connection => {
  const told = withoutPassword(url)
  const pool = poolOf(url, told)
  // A connection that breaks while nobody uses it: whoever asks next gets a new one, or is told.
  pool.on('error', () => undefined)
  const underWay = new Set<Promise<unknown>>()
  let closed: Promise<void> | undefined

  const asked: Ask = async (text, values = []) => {
    for (let attempt = 1; ; attempt++)
      try {
        return (await pool.query<never>(text, [...values])).rows
      } catch (error) {
        if (attempt === MOST_ATTEMPTS || !lostAgainstOthers(error)) throw troubleOf(told, error)
        await delay(Math.random() * 2 ** attempt)
      }
  }
  const ask: Ask = async (text, values) => {
    const one = asked<never>(text, values)
    underWay.add(one)
    try {
      return await one
    } finally {
      underWay.delete(one)
    }
  }
  return { ask, close: () => (closed ??= Promise.allSettled(underWay).then(() => pool.end())) }
}

const MOST_ATTEMPTS = 10

/** Where it cannot log in, the library leaves the connection as it is: the server would wait for it a minute, and a program that wants to end would wait as long. */
class EndedClient extends pg.Client {
  override connect(): Promise<pg.Client>
  override connect(callback: (error: Error) => void): void
  override connect(callback?: (error: Error) => void): Promise<pg.Client> | undefined {
    if (callback === undefined) return super.connect()
    super.connect((error: Error | null) => {
      if (error !== null) this.end().catch(() => undefined)
      callback(error as Error)
    })
    return undefined
  }
}

const poolOf = (url: string, told: string): pg.Pool => {
  const cause = new Error('it is not like postgres://name@host:5432/database')
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) throw storeTrouble('store-address', { url: told, cause })
  const settings = {
    application_name: 'coop-rules',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    // Longer than what the server allows itself, so that mostly the server says what became of a statement.
    query_timeout: 35_000,
    keepAlive: true,
    // Whatever the address says of these goes before.
    connectionString: url,
    Client: EndedClient as never,
    // The types know of no hook that is waited for, and it is.
    onConnect: ((client) => client.query(WAIT_FOR_THE_DISK)) as (client: pg.ClientBase) => unknown,
  }
  try {
    // What is wrong with the rest of an address, such as a certificate that is not there, is found without a connection.
    new pg.Client(settings)
  } catch (error) {
    throw storeTrouble('store-address', { url: told, cause: error })
  }
  return new pg.Pool(settings)
}

/** What is acknowledged is on the disk, whatever the server or the name is set to; what is stricter stays. */
const WAIT_FOR_THE_DISK = `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`
