import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { isRulesError } from 'coop-rules/problems'
import type { Context, Hono } from 'hono'
import { deskApp } from './app.js'
import { begin } from './begin.js'
import { demo } from './demo/demo.js'
import { type Houses, housesIn } from './kernel/house.js'
import { closeAll } from './kernel/listening.js'
import { limitsOf } from './kernel/limits.js'
import { factsOf, openLog } from './kernel/log.js'
import { keepUp } from './keep-up.js'
import { printLink } from './print-link.js'
import { type Options, readOptions, withoutPassword } from './options.js'
import { openStores } from './stores.js'
import { TERMINAL } from './terminal.js'

/** Where a desk is told what to do, and tells what it does. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
  readonly log: (line: string) => void
}

/** What a process ends with: as usual, for want of something, or for it was asked wrongly. */
const EXIT = { well: 0, failed: 1, asked: 2 } as const

/** Opens a desk: the store, the co-ops in it, and a server on this machine alone. Goes on until it is stopped, and says how it ended. */
export const serveDesk = async (words: readonly string[], terminal: Terminal): Promise<number> => {
  const read = readOptions(words, terminal.env)
  if (read.kind === 'help') return terminal.print(read.text), EXIT.well
  if (read.kind === 'refused') return read.words.forEach(terminal.complain), EXIT.asked
  const { options } = read
  const t = TERMINAL[options.locale]
  const stopped = untilStopped(terminal, t.stopping)
  let stores
  try {
    stores = await openStores(options)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    terminal.complain(t.noStore(withoutPassword(options.store ?? ''), withoutPassword(reason)))
    return EXIT.failed
  }
  const houses = housesIn(stores)
  const log = openLog(terminal.log)
  try {
    if (options.link !== undefined) {
      const printed = await printLink(houses, options.link, options.locale)
      if (printed.kind === 'refused') return printed.words.forEach(terminal.complain), EXIT.asked
      const origin = options.origin ?? `http://localhost:${String(options.port ?? FIRST_PORT)}`
      for (const line of [t.link(printed.name, printed.title), `  ${origin}${printed.address}`, t.linkTold])
        terminal.print(line)
      log({ level: 'info', event: 'link-printed', coop: printed.coop })
      return EXIT.well
    }
    const told = await beginnings(houses, options)
    if (told.kind === 'refused') return told.words.forEach(terminal.complain), EXIT.asked
    const listening = await listen(options)
    if (listening === 'taken') return terminal.complain(t.portTaken(options.port ?? 0)), EXIT.failed
    const { server, answerWith } = listening
    const { port } = server.address() as AddressInfo
    const here = `http://localhost:${String(port)}`
    const origin = options.origin ?? here
    const today = todayIn(options.timeZone)
    const limits = limitsOf({ addressOf: addressOf(options) })
    answerWith(deskApp({ houses, today, origin, limits, log, stopping: stopped }))
    for (const line of told.lines(origin, here)) terminal.print(line)
    log({ level: 'info', event: 'open', port, process: process.pid })
    const ended = keepUp({ houses, today, log, stopping: stopped })
    await new Promise((resolve) => stopped.addEventListener('abort', resolve))
    await ending(server)
    await ended
    for (const { desk } of houses.opened()) await desk.saveSnapshot()
    log({ level: 'info', event: 'stopped' })
    return EXIT.well
  } catch (error) {
    log({ level: 'fatal', ...factsOf(error) })
    if (isRulesError(error)) terminal.complain(withoutPassword(error.message))
    return EXIT.failed
  } finally {
    await stores.close()
  }
}

type Told =
  | { readonly kind: 'told'; readonly lines: (origin: string, here: string) => readonly string[] }
  | { readonly kind: 'refused'; readonly words: readonly string[] }

/** The demonstration, or a cooperative that begins today, or just what is there; and what is to be said of it. */
const beginnings = async (houses: Houses, options: Options): Promise<Told> => {
  const { fresh, locale } = options
  const t = TERMINAL[locale]
  const told = (lines: (origin: string) => readonly string[]): Told => ({
    kind: 'told',
    lines: (origin, here) => [t.open, origin === here ? origin : `${origin} (${here})`, ...lines(origin), '', t.stop],
  })
  if (fresh !== undefined) {
    const begun = await begin(houses, fresh, locale)
    if (begun.kind === 'refused') return begun
    return told((origin) => [
      '',
      t.found(begun.title, begun.name),
      `  ${origin}${begun.address}`,
      ...(new URL(origin).hostname === 'localhost' ? [`  ${t.onlyHere}`] : []),
    ])
  }
  if (!options.demo) {
    const empty = (await houses.list()).length === 0
    return told(() => (empty ? ['', t.empty] : []))
  }
  const links = await demo(houses, todayIn(options.timeZone)(), locale)
  const titles = [...new Set(links.map(({ title }) => title))]
  return told((origin) => [
    '',
    t.links,
    ...titles.flatMap((title) => [
      '',
      title,
      ...links
        .filter((link) => link.title === title)
        .flatMap(({ who, address }) => [`  ${who}`, `    ${origin}${address}`]),
    ]),
  ])
}

/** A server that has its port, and does not answer before it is told with what. */
const listen = async ({
  port,
}: Options): Promise<'taken' | { readonly server: Server; readonly answerWith: (app: Hono) => void }> => {
  let answerWith: (app: Hono) => void = () => undefined
  const app = new Promise<Hono>((resolve) => (answerWith = resolve))
  const server = createAdaptorServer({
    fetch: async (request, env) => (await app).fetch(request, env),
  }) as Server
  for (let next = port ?? FIRST_PORT; next < (port ?? FIRST_PORT + 100) + 1; next++)
    if (await bound(server, next)) return { server, answerWith }
  return 'taken'
}

const FIRST_PORT = 4380

const bound = (server: Server, port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    })
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error')
      resolve(true)
    })
  })

/** Takes in nothing more and waits for what is under way; whatever holds a connection for long is cut off after a while. */
const ending = async (server: Server): Promise<void> => {
  const closed = new Promise((resolve) => server.close(resolve))
  closeAll()
  const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearTimeout(impatient)
}

const GRACE_MS = 10_000

/** Is aborted by Ctrl-C and by SIGTERM. Asked a second time, the process ends at once: nothing that was answered is lost by that. */
const untilStopped = (terminal: Terminal, words: string): AbortSignal => {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(EXIT.failed)
      terminal.print(words)
      stopping.abort()
    })
  return stopping.signal
}

/** The address that asks: of the connection, or what a proxy of one's own wrote last. */
const addressOf =
  ({ behindProxy }: Options) =>
  (c: Context): string => {
    const forwarded = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
    return forwarded ?? getConnInfo(c).remote.address ?? ''
  }

/** Which day it is at some place on earth, as YYYY-MM-DD. */
const todayIn = (timeZone: string | undefined) => {
  const format = new Intl.DateTimeFormat('en', {
    ...(timeZone === undefined ? {} : { timeZone }),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return (): string => {
    const parts = new Map(format.formatToParts().map(({ type, value }) => [type, value]))
    return [parts.get('year'), parts.get('month'), parts.get('day')].join('-')
  }
}
