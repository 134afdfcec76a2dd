import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { freePorts } from './free-ports.js'

/** A server of PostgreSQL that a test has to itself. */
export interface PostgresServer {
  /** Where its data lies. */
  readonly data: string
  /** The address of a new and empty database, as its owner, who is no superuser. `how` is added to the statement that makes it. */
  readonly freshDatabase: (how?: string) => Promise<string>
  /** Takes a database away, with whoever is connected to it. */
  readonly dropDatabase: (url: string) => Promise<void>
  /** One statement as the superuser, in a database that an address names; what comes back. */
  readonly sql: (url: string, text: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>
  /** Gives a folder to the user who runs the server. */
  readonly own: (folder: string) => void
  /** Kills the server and everything that belongs to it, as a loss of power would. */
  readonly kill: () => Promise<void>
  /** Starts it where it is down, on the port and data it had; waits until it answers. */
  readonly start: () => Promise<void>
  /** Ends it as whoever looks after it would, breaking the connections. */
  readonly stop: () => Promise<void>
  /** Kills it and takes its data away. */
  readonly dispose: () => Promise<void>
}

/** How a server is made. */
export interface PostgresInput {
  /** The folder for its data, which is empty; a new one where nothing is said. It is taken away with the server. */
  readonly folder?: string
  /** Lines of its settings. */
  readonly settings?: readonly string[]
}

/** The folder of the programs; nothing where PostgreSQL is not installed. */
export const POSTGRES_PROGRAMS = ((): string | undefined => {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
})()

/** Whether a server can be started here. Where not, its tests are skipped and say so, but never in continuous integration, which installs it. */
export const hasPostgres = (): boolean => {
  if (POSTGRES_PROGRAMS !== undefined || process.env['CI'] === 'true') return true
  console.warn('NOT TESTED ON POSTGRESQL: it is not installed here (on Debian: apt-get install postgresql).')
  return false
}

/** Makes a server on a free port of this machine, and starts it. */
export const startPostgres = async ({ folder, settings = [] }: PostgresInput = {}): Promise<PostgresServer> => {
  if (POSTGRES_PROGRAMS === undefined)
    throw new Error('PostgreSQL is not installed (on Debian: apt-get install postgresql)')
  const owner = ownerOfServers()
  const home = folder ?? mkdtempSync(join(tmpdir(), 'coop-rules-postgres-'))
  const own = (path: string): void => {
    if (owner !== undefined) chownSync(path, owner.uid, owner.gid)
  }
  own(home)
  const data = join(home, 'data')
  const [port = 0] = await freePorts(1)
  const secret = join(home, 'secret')
  writeFileSync(secret, SUPERUSER_PASSWORD, { mode: 0o600 })
  own(secret)
  execFileSync(
    join(POSTGRES_PROGRAMS, 'initdb'),
    [
      `--pgdata=${data}`,
      '--username=postgres',
      `--pwfile=${secret}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...owner, cwd: home, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const lines = ["listen_addresses = '127.0.0.1'", `port = ${port}`, `unix_socket_directories = '${home}'`, ...settings]
  writeFileSync(join(data, 'postgresql.auto.conf'), `${lines.join('\n')}\n`)

  let server: ChildProcess | undefined
  let databases = 0
  const superuser = (database: string): string =>
    `postgres://postgres:${SUPERUSER_PASSWORD}@127.0.0.1:${port}/${database}`
  const asSuperuser = (url: string): string => superuser(new URL(url).pathname.slice(1))
  const sql: PostgresServer['sql'] = async (url, text, values = []) => {
    const client = new pg.Client({ connectionString: asSuperuser(url) })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(text, [...values])).rows
    } finally {
      await client.end()
    }
  }
  const start = async (): Promise<void> => {
    if (server !== undefined) return
    const child = spawn(join(POSTGRES_PROGRAMS, 'postgres'), ['-D', data], {
      ...owner,
      cwd: home,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    server = child
    let said = ''
    child.stderr.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-4000)))
    child.once('exit', () => (server = server === child ? undefined : server))
    for (const until = Date.now() + START_MS; !(await answers(superuser('postgres'))); ) {
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > until)
        throw new Error(`PostgreSQL did not start:\n${said}`)
      await delay(20)
    }
  }
  const end = async (signal: 'SIGKILL' | 'SIGINT'): Promise<void> => {
    const child = server
    if (child?.pid === undefined) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    // Its processes end by themselves when the first is gone, but not at once: power leaves them no time.
    const all = signal === 'SIGKILL' ? [child.pid, ...childrenOf(child.pid)] : [child.pid]
    for (const pid of all) endProcess(pid, signal)
    await ended
    while (all.some(isAlive)) await delay(5)
    server = undefined
  }
  const dispose = async (): Promise<void> => {
    await end('SIGKILL')
    rmSync(folder === undefined ? home : data, { recursive: true, force: true })
  }
  try {
    await start()
    await sql(superuser('postgres'), `CREATE ROLE desk LOGIN PASSWORD '${DESK_PASSWORD}'`)
  } catch (error) {
    await dispose()
    throw error
  }
  return {
    data,
    freshDatabase: async (how = '') => {
      const name = `coops_${++databases}`
      await sql(superuser('postgres'), `CREATE DATABASE ${name} OWNER desk ${how}`)
      return `postgres://desk:${DESK_PASSWORD}@127.0.0.1:${port}/${name}`
    },
    dropDatabase: async (url) => {
      await sql(superuser('postgres'), `DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`)
    },
    sql,
    own,
    kill: () => end('SIGKILL'),
    start,
    stop: () => end('SIGINT'),
    dispose,
  }
}

/** Longer than any machine needs, recovery included. */
const START_MS = 60_000

/** Only this machine reaches the servers, as long as a test runs. */
export const DESK_PASSWORD = 'of-the-desk'
const SUPERUSER_PASSWORD = 'of-the-superuser'

/** PostgreSQL refuses to be run by root: then it is run by the user that Debian makes for it. */
const ownerOfServers = (): { readonly uid: number; readonly gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('postgres:'))
  if (line === undefined) throw new Error('There is no user postgres to run the server, which root may not do.')
  const [, , uid, gid] = line.split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

const childrenOf = (pid: number): number[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

const isAlive = (pid: number): boolean => {
  try {
    // Who has ended and was not waited for yet is dead.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

const endProcess = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended by itself.
  }
}
