import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from './free-ports.js'

/** A private NATS cluster with JetStream, for tests: on free ports of this machine, with a password, its files in a folder of its own. */
export interface NatsCluster {
  /** The address of a store in it, as the adapter takes it. */
  readonly url: (store: string) => string
  /** Asks one node for something of its API, by the bare protocol, and gives back its JSON; nothing where it does not answer in time. */
  readonly ask: (subject: string, body?: unknown, node?: number) => Promise<JetStreamAnswer | undefined>
  /** Every message of a stream, which are JSON, in order; none where there is no stream. */
  readonly messages: (stream: string) => Promise<readonly unknown[]>
  /** Takes a store away, with all its streams. */
  readonly drop: (store: string) => Promise<void>
  /** Which node leads a stream now, if one does. */
  readonly leaderOf: (stream: string) => Promise<number | undefined>
  /** Ends a node as a loss of power of its machine would: without a chance to say or write anything. */
  readonly kill: (node: number) => Promise<void>
  readonly start: (node: number) => Promise<void>
  /** Writes other lines for the `jetstream` block; nodes that are started later follow them. */
  readonly setJetStream: (lines: string) => void
  /** The processes of the nodes that run. */
  readonly pids: () => readonly number[]
  /** Where a node keeps its files. */
  readonly files: (node: number) => string
  readonly stop: () => Promise<void>
}

/** What we read of the answers of JetStream. */
export interface JetStreamAnswer {
  readonly error?: { readonly err_code: number; readonly description: string }
  readonly streams?: readonly string[] | null
  readonly cluster?: { readonly leader?: string }
  readonly state?: { readonly messages: number; readonly last_seq: number }
  readonly message?: { readonly data?: string }
  readonly seq?: number
  readonly config?: Readonly<Record<string, unknown>>
}

/** How a cluster differs from one of three nodes with all the room there is. */
export interface NatsClusterOptions {
  readonly nodes?: number
  /** Lines for the `jetstream` block of each node, or that there is none. */
  readonly jetstream?: string
  /** Lines for the file of each node. */
  readonly lines?: string
}

/** The program, or nothing where it is not installed. */
export const NATS_SERVER = ((): string | undefined => {
  try {
    return execFileSync('sh', ['-c', 'command -v nats-server'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
})()

/** Whether a cluster can be started here. Where not, its tests are skipped and say so, but never in continuous integration, which installs it. */
export const hasNats = (): boolean => {
  if (NATS_SERVER !== undefined || process.env['CI'] === 'true') return true
  console.warn('NOT TESTED ON NATS: it is not installed here (on Debian: apt-get install nats-server).')
  return false
}

/** Says that a cluster has no JetStream. */
export const OFF = 'off'

export const USER = 'desk'
export const PASSWORD = 'not a:secret/@ll'

/** Starts a cluster, and comes back when it takes streams. */
export const startNatsCluster = async (options: NatsClusterOptions = {}): Promise<NatsCluster> => {
  if (NATS_SERVER === undefined) throw new Error('NATS is not installed (on Debian: apt-get install nats-server)')
  const program = NATS_SERVER
  const count = options.nodes ?? 3
  const folder = mkdtempSync(join(tmpdir(), 'coop-rules-nats-'))
  const ports = await freePorts(count * 2)
  const clientPort = (node: number): number => ports[node] as number
  const files = (node: number): string => join(folder, `n${node}`)
  /** What a node said last: its files are gone when a test has failed. */
  const logOf = (node: number): string =>
    existsSync(`${files(node)}.log`) ? readFileSync(`${files(node)}.log`, 'utf8').slice(-4000) : ''
  const running = new Map<number, ChildProcess>()
  for (let node = 0; node < count; node++) mkdirSync(files(node))
  const write = (written: NatsClusterOptions): void => {
    for (let node = 0; node < count; node++)
      writeFileSync(join(folder, `n${node}.conf`), fileOf(node, files(node), ports, written))
  }
  write(options)

  const start = async (node: number): Promise<void> => {
    const child = spawn(program, ['-c', join(folder, `n${node}.conf`), '-l', join(folder, `n${node}.log`)], {
      stdio: 'ignore',
    })
    running.set(node, child)
    const ended = (): boolean => child.exitCode !== null || child.signalCode !== null
    for (const until = Date.now() + START_MS; (await exchange(clientPort(node), undefined, '')) === undefined; ) {
      if (ended() || Date.now() > until) throw new Error(`nats-server does not run:\n${logOf(node)}`)
      await pause(50)
    }
  }
  const kill = async (node: number): Promise<void> => {
    const child = running.get(node)
    if (child === undefined) return
    running.delete(node)
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  const ask: NatsCluster['ask'] = async (subject, body = '', node) => {
    const from = node ?? [...running.keys()][0]
    if (from === undefined) return undefined
    const text = await exchange(clientPort(from), subject, body === '' ? '' : JSON.stringify(body))
    return text === undefined || text === '' ? undefined : (JSON.parse(text) as JetStreamAnswer)
  }
  const stop = async (): Promise<void> => {
    for (const node of [...running.keys()]) await kill(node)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await Promise.all(Array.from({ length: count }, (_, node) => start(node)))
    const takesStreams = async (): Promise<boolean> =>
      options.jetstream === OFF ||
      (await ask('$JS.API.STREAM.CREATE.probe', { name: 'probe', subjects: ['probe'], num_replicas: count }))?.error ===
        undefined
    for (let tries = 0; !(await takesStreams()); tries++) {
      if (tries === 300) throw new Error(`the cluster takes no streams:\n${logOf(0)}`)
      await pause(100)
    }
    await ask('$JS.API.STREAM.DELETE.probe')
  } catch (error) {
    await stop()
    throw error
  }
  const hosts = ports.slice(0, count).map((port) => `127.0.0.1:${port}`)
  return {
    url: (store) => `nats://${USER}:${encodeURIComponent(PASSWORD)}@${hosts.join(',')}/${store}?replicas=${count}`,
    ask,
    messages: async (stream) => {
      const last = (await ask(`$JS.API.STREAM.INFO.${stream}`))?.state?.last_seq ?? 0
      const found: unknown[] = []
      for (let seq = 1; seq <= last; seq++) {
        const data = (await ask(`$JS.API.STREAM.MSG.GET.${stream}`, { seq }))?.message?.data ?? ''
        found.push(JSON.parse(Buffer.from(data, 'base64').toString('utf8')))
      }
      return found
    },
    drop: async (store) => {
      const names = (await ask('$JS.API.STREAM.NAMES', { subject: `${store}.>` }))?.streams ?? []
      for (const name of names) await ask(`$JS.API.STREAM.DELETE.${name}`)
    },
    leaderOf: async (stream) => {
      const leader = (await ask(`$JS.API.STREAM.INFO.${stream}`))?.cluster?.leader
      return leader === undefined || leader === '' ? undefined : Number(leader.slice(1))
    },
    kill,
    start,
    setJetStream: (jetstream) => write({ ...options, jetstream }),
    pids: () => [...running.values()].map(({ pid }) => pid as number),
    files,
    stop,
  }
}

/** Longer than any machine needs. */
const START_MS = 60_000

const fileOf = (node: number, files: string, ports: readonly number[], options: NatsClusterOptions): string => {
  const count = ports.length / 2
  const routes = ports.slice(count).map((port) => `nats://127.0.0.1:${port}`)
  const cluster = `cluster { name: coop, listen: "127.0.0.1:${ports[count + node] as number}", routes: [${routes.map((route) => `"${route}"`).join(', ')}] }`
  return `server_name: n${node}
listen: "127.0.0.1:${ports[node] as number}"
authorization { user: ${USER}, password: "${PASSWORD}" }
${options.jetstream === OFF ? '' : `jetstream { store_dir: "${files}"\n${options.jetstream ?? ''}\n}`}
${count > 1 ? cluster : ''}
${options.lines ?? ''}
`
}

/** One question and its answer by the bare protocol: nothing where nobody answers. Without a subject it only says good day. */
const exchange = (port: number, subject: string | undefined, body: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let got = ''
    const end = (answer: string | undefined): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(2000, () => end(undefined))
    socket.on('error', () => end(undefined))
    socket.on('close', () => end(undefined))
    socket.on('data', (part) => {
      got += part.toString('latin1')
      if (subject === undefined && got.includes('PONG\r\n')) return end('')
      const found = /(?:^|\r\n)MSG \S+ \d+ (\d+)\r\n/.exec(got)
      if (found === null) return
      const from = found.index + found[0].length
      const answer = got.slice(from, from + Number(found[1]))
      if (answer.length === Number(found[1])) end(Buffer.from(answer, 'latin1').toString('utf8'))
    })
    const login = JSON.stringify({
      user: USER,
      pass: PASSWORD,
      verbose: false,
      pedantic: false,
      lang: 'test',
      version: '0',
    })
    socket.write(`CONNECT ${login}\r\nPING\r\n`)
    if (subject !== undefined)
      socket.write(`SUB _INBOX.test 1\r\nPUB ${subject} _INBOX.test ${Buffer.byteLength(body)}\r\n${body}\r\n`)
  })

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
