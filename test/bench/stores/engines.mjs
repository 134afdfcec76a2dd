import { execFileSync } from 'node:child_process'
import { appendFileSync, closeSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadTypeScript } from '../../storage/endure/load.mjs'

/**
 * The engines that are measured. Each says where its adapter is, gives fresh addresses, and writes barely: one durable write of the engine by itself, with no place to guard, which is the floor under what the adapter can do.
 */
const adapter = (name) => new URL(`../../../examples/adapters/${name}/dist/${name}.js`, import.meta.url).href
const requiredBy = (name) => createRequire(new URL(`../../../examples/adapters/${name}/${name}.ts`, import.meta.url))
const server = (name) => loadTypeScript(new URL(`../../servers/${name}.ts`, import.meta.url))

const folders = () => {
  const made = []
  const fresh = () => made[made.push(mkdtempSync(join(tmpdir(), 'coop-rules-bench-'))) - 1]
  return { fresh, stop: async () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })) }
}

const memory = async () => ({
  name: 'memory',
  version: `Node ${process.version}`,
  module: adapter('memory'),
  url: async () => 'memory:',
  bare: async () => {
    const kept = []
    return { write: async (text) => kept.push(text), close: async () => undefined }
  },
  stop: async () => undefined,
})

const jsonLines = async () => {
  const { fresh, stop } = folders()
  return {
    name: 'json-lines',
    version: 'files and fsync',
    module: adapter('json-lines'),
    url: async () => `json-lines:${fresh()}`,
    bare: async () => {
      const fd = openSync(join(fresh(), 'bare'), 'a')
      const write = async (text) => {
        appendFileSync(fd, text)
        fsyncSync(fd)
      }
      return { write, close: async () => closeSync(fd) }
    },
    stop,
  }
}

const sqlite = async () => {
  const { fresh, stop } = folders()
  const { createClient } = requiredBy('sqlite')('@libsql/client')
  const { dependencies } = requiredBy('sqlite')('./package.json')
  const own = createClient({ url: ':memory:' })
  const { rows } = await own.execute('SELECT sqlite_version() AS version')
  own.close()
  return {
    name: 'sqlite',
    version: `SQLite ${rows[0].version} in @libsql/client ${dependencies['@libsql/client']}`,
    module: adapter('sqlite'),
    url: async () => `file:${join(fresh(), 'coop.db')}`,
    bare: async () => {
      const client = createClient({ url: `file:${join(fresh(), 'bare.db')}`, concurrency: 1 })
      await client.execute('PRAGMA journal_mode=WAL')
      await client.execute('PRAGMA synchronous=FULL')
      await client.execute('CREATE TABLE bare (n INTEGER PRIMARY KEY, events TEXT)')
      const write = (text) => client.execute({ sql: 'INSERT INTO bare (events) VALUES (?)', args: [text] })
      return { write, close: async () => client.close() }
    },
    stop,
  }
}

const postgres = async () => {
  const { POSTGRES_PROGRAMS, startPostgres } = await server('postgres')
  if (POSTGRES_PROGRAMS === undefined) return undefined
  const running = await startPostgres()
  const { Pool } = requiredBy('postgres')('pg')
  return {
    name: 'postgres',
    version: execFileSync(join(POSTGRES_PROGRAMS, 'postgres'), ['--version'], { encoding: 'utf8' }).trim(),
    module: adapter('postgres'),
    url: () => running.freshDatabase(),
    bare: async () => {
      const pool = new Pool({ connectionString: await running.freshDatabase(), max: 8 })
      await pool.query('CREATE TABLE bare (n bigint PRIMARY KEY, events text)')
      let n = 0
      const write = (text) => pool.query('INSERT INTO bare VALUES ($1, $2)', [++n, text])
      return { write, close: () => pool.end() }
    },
    stop: () => running.dispose(),
  }
}

const jetstream = async () => {
  const { NATS_SERVER, PASSWORD, startNatsCluster, USER } = await server('nats')
  if (NATS_SERVER === undefined) return undefined
  const cluster = await startNatsCluster()
  const { connect } = requiredBy('jetstream')('@nats-io/transport-node')
  const js = requiredBy('jetstream')('@nats-io/jetstream')
  let stores = 0
  return {
    name: 'jetstream',
    version: `${execFileSync(NATS_SERVER, ['--version'], { encoding: 'utf8' }).trim()}, 3 nodes, R3`,
    module: adapter('jetstream'),
    url: async () => cluster.url(`bench${++stores}`),
    bare: async () => {
      const [, hosts] = /@([^/]*)\//.exec(cluster.url('bare'))
      const connection = await connect({ servers: hosts.split(','), user: USER, pass: PASSWORD })
      const name = `bare${++stores}`
      const manager = await js.jetstreamManager(connection)
      await manager.streams.add({ name, subjects: [`${name}.>`], num_replicas: 3, storage: 'file' })
      const client = js.jetstream(connection)
      return { write: (text) => client.publish(`${name}.log`, text), close: () => connection.close() }
    },
    mostCoops: 100,
    stop: () => cluster.stop(),
  }
}

/** By their names, in the order of a report. What is not installed comes out as nothing. */
export const ENGINES = { memory, 'json-lines': jsonLines, sqlite, postgres, jetstream }
