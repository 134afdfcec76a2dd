import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { open as openSqlite } from '../../examples/adapters/sqlite/sqlite.js'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { Accounts } from '../../examples/desk/kernel/accounts.js'
import { freePorts } from '../servers/free-ports.js'

/** A desk as `npm start` opens it, in a process of its own, with data of its own. */
export interface RunningDesk {
  readonly origin: string
  /** What it printed when it was there. */
  readonly printed: () => string
  /** Everything that it logged. */
  readonly logged: () => string
  /** The path of a new link that signs somebody in. */
  readonly linkFor: (person: string, coop?: string) => Promise<string>
  readonly process: ChildProcess
  readonly stop: () => Promise<void>
}

/** Starts a desk on a SQLite file of its own and waits until it answers. `words` are what stands behind the command. */
export const startDesk = async (words: readonly string[] = []): Promise<RunningDesk> => {
  const data = mkdtempSync(join(tmpdir(), 'desk-'))
  const [port] = await freePorts(1)
  const child = spawn(process.execPath, ['examples/desk/dist/main.js', ...words], {
    env: { ...process.env, COOP_DATA: data, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [printed, logged] = ['', '']
  child.stdout.on('data', (text: Buffer) => (printed += text.toString()))
  child.stderr.on('data', (text: Buffer) => (logged += text.toString()))
  const origin = `http://localhost:${String(port)}`
  await answering(origin, child, () => logged)
  const linkFor = async (person: string, coop = 'the-lantern'): Promise<string> => {
    const stores = await openSqlite(pathToFileURL(join(data, 'desk.db')).href)
    try {
      const token = await new Accounts({ stores, coop }).makeLink({ person, for: 'sign-in', days: 1 })
      return `/c/${coop}/link/${token}`
    } finally {
      await stores.close()
    }
  }
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    }
    rmSync(data, { recursive: true, force: true })
  }
  return { origin, printed: () => printed, logged: () => logged, linkFor, process: child, stop }
}

const answering = async (origin: string, child: ChildProcess, logged: () => string): Promise<void> => {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`the desk ended: ${logged()}`)
    try {
      await fetch(origin, { redirect: 'manual' })
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new Error(`the desk did not answer: ${logged()}`)
}

/** Debian's chromium; undefined where it is not installed. Tests in it are then skipped and say so, but never in continuous integration, which installs it. */
export const CHROMIUM = ((): string | undefined => {
  try {
    return execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
})()
export const NO_BROWSER = CHROMIUM === undefined && process.env['CI'] !== 'true'
if (NO_BROWSER)
  console.warn('NOT TESTED IN A BROWSER: there is no chromium here (on Debian: apt-get install chromium).')

export const CHROMIUM_ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const

/** A browser with nothing of a profile, that calls nobody at home. */
export const startBrowser = async (options: BrowserContextOptions = {}) => {
  const profile = mkdtempSync(join(tmpdir(), 'desk-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: [...CHROMIUM_ARGUMENTS],
    locale: 'en-GB',
    ...options,
  })
  return {
    context,
    stop: async () => {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** Signs somebody in, as people do: opens their link, and presses the button. */
export const signIn = async (
  context: BrowserContext,
  desk: RunningDesk,
  person: string,
  coop?: string,
): Promise<Page> => {
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(desk.origin + (await desk.linkFor(person, coop)))
  await page.locator('main button').click()
  return page
}
