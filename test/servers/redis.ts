import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePorts } from './free-ports.js'

/** A private Redis, for tests: on a free port of this machine, with a password, its files in a folder of its own. */
export interface RedisServer {
  /** Its address, as BullMQ takes it. */
  readonly url: string
  /** Ends it as a loss of power would: without a chance to say or write anything. */
  readonly kill: () => Promise<void>
  /** Starts it where it is down, on the port and with the data it had; waits until it answers. */
  readonly start: () => Promise<void>
  /** Kills it and takes its data away. */
  readonly dispose: () => Promise<void>
}

/** The program, or nothing where it is not installed. */
const REDIS_SERVER = ((): string | undefined => {
  try {
    return execFileSync('sh', ['-c', 'command -v redis-server'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
})()

/** Whether a server can be started here. Where not, its tests are skipped and say so, but never in continuous integration, which installs it. */
export const hasRedis = (): boolean => {
  if (REDIS_SERVER !== undefined || process.env['CI'] === 'true') return true
  console.warn('NOT TESTED ON REDIS: it is not installed here (on Debian: apt-get install redis-server).')
  return false
}

/** Makes a server that has everything on the disk before it answers, and starts it. */
export const startRedis = async (): Promise<RedisServer> => {
  if (REDIS_SERVER === undefined) throw new Error('Redis is not installed (on Debian: apt-get install redis-server)')
  const program = REDIS_SERVER
  const folder = mkdtempSync(join(tmpdir(), 'coop-rules-redis-'))
  const [port = 0] = await freePorts(1)
  const file = join(folder, 'redis.conf')
  const log = join(folder, 'log')
  const lines = [
    'bind 127.0.0.1',
    `port ${port}`,
    `dir ${folder}`,
    `logfile ${log}`,
    `requirepass ${PASSWORD}`,
    'daemonize no',
    'save ""',
    'appendonly yes',
    'appendfsync always',
    'maxmemory-policy noeviction',
  ]
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 })

  let server: ChildProcess | undefined
  const start = async (): Promise<void> => {
    if (server !== undefined) return
    const child = spawn(program, [file], { cwd: folder, stdio: 'ignore' })
    server = child
    for (const until = Date.now() + START_MS; !(await answers(port)); await delay(20))
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > until)
        throw new Error(`Redis did not start:\n${readFileSync(log, 'utf8').slice(-4000)}`)
  }
  const kill = async (): Promise<void> => {
    const child = server
    if (child === undefined) return
    server = undefined
    const ended = once(child, 'exit')
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await ended
  }
  const dispose = async (): Promise<void> => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await start()
  } catch (error) {
    await dispose()
    throw error
  }
  return { url: `redis://:${PASSWORD}@127.0.0.1:${port}`, kill, start, dispose }
}

/** Longer than any machine needs. */
const START_MS = 60_000

/** Only this machine reaches the server, as long as a test runs. */
const PASSWORD = 'of-the-workers'

/** Whether it takes commands: while it reads its data it says that it is loading. */
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (answer: boolean): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(2000, () => end(false))
    socket.on('error', () => end(false))
    socket.on('close', () => end(false))
    let got = ''
    socket.on('data', (part) => {
      got += part.toString()
      if (got.includes('+PONG')) end(true)
      if (got.includes('-')) end(false)
    })
    socket.write(`AUTH ${PASSWORD}\r\nPING\r\n`)
  })
