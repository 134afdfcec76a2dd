import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { open as openSqlite } from '../../examples/adapters/sqlite/sqlite.js'
import { hasPostgres } from '../servers/postgres.js'
import { type DeskProcess, openDesk } from './process.js'
import { commandOf, happenedIn, PAGE, type SharedStore, sharedStore, signedIn } from './shared-store.js'
import { formOf, type Visitor } from './visitor.js'

/** A form that was sent, and what was heard of it. */
interface Sent {
  readonly who: Visitor
  readonly fields: Readonly<Record<string, string>>
  /** Undefined where no answer came. */
  readonly receipt: string | undefined
}

/** Sends one number after the other, until the server is gone. */
const keepSending = async (who: Visitor, person: string, sent: Sent[], going: () => boolean): Promise<void> => {
  while (going()) {
    // Never what they proposed last, here or in the demonstration (at most 30): that would leave nothing in the log.
    const next = ((lastSaid.get(person) ?? 0) + 1) % 10
    lastSaid.set(person, next)
    const page = await who.get(PAGE).catch(() => undefined)
    if (page === undefined) return
    if (page.status !== 200) return
    const fields = { ...formOf(page, PAGE).hidden, value: String(31 + next) }
    const answer = await who.post(PAGE, fields).catch(() => undefined)
    if (answer !== undefined && answer.status !== 303) return
    sent.push({ who, fields, receipt: answer?.to })
    if (answer === undefined) return
  }
}

/** What everybody proposed last, counted from the least. */
const lastSaid = new Map<string, number>()

/** What happened, once nothing more comes: a server of databases carries out what a process asked of it before it was killed. */
const settled = async (stores: Parameters<typeof happenedIn>[0]) => {
  for (let seen = -1; ; await delay(300)) {
    const { times } = await happenedIn(stores)
    if (times.size === seen) return times
    seen = times.size
  }
}

const PEOPLE = ['finch', 'otter', 'robin', 'tern', 'wren']

describe.each(['sqlite', 'postgres'] as const)('a desk killed while it saves, on %s', (engine) => {
  if (engine === 'postgres' && !hasPostgres()) return
  let store: SharedStore
  let other: DeskProcess
  const input = () => ({ data: store.folder, words: ['--store', store.url] })

  beforeAll(async () => {
    store = await sharedStore(engine)
    other = await openDesk(input())
  })
  afterAll(async () => {
    await other.end('SIGTERM')
    await store.dispose()
  })

  it('nobody is left unsure: what was acknowledged is there, what was not is told by sending it again, and nothing happens twice', async () => {
    let unanswered = 0
    for (let round = 0; round < 5; round++) {
      const killed = await openDesk(input())
      const stores = await store.open()
      const visitors = await Promise.all(PEOPLE.map((person) => signedIn(stores, killed.origin, person)))
      const sent: Sent[] = []
      let going = true
      const sending = visitors.map((visitor, at) => keepSending(visitor, PEOPLE[at] ?? '', sent, () => going))
      await expect.poll(() => sent.length, { interval: 5, timeout: 20_000 }).toBeGreaterThan(6 + 4 * round)
      await delay(7 * round)
      await killed.end('SIGKILL')
      going = false
      await Promise.all(sending)
      expect(sent.length).toBeGreaterThan(0)
      const before = await settled(stores)
      for (const { who, fields, receipt } of sent) {
        const there = who.at(other.origin)
        if (receipt !== undefined) {
          const page = await there.get(receipt)
          expect(page.status).toBe(200)
          expect(before.get(commandOf({ to: receipt }))).toBe(1)
          continue
        }
        unanswered++
        // Loading the page again sends the same form: it says whether it was saved before, or saves it now.
        const again = await there.post(PAGE, fields)
        expect(again.status).toBe(303)
        expect(again.to?.includes('again=1')).toBe(before.has(commandOf(again)))
        expect((await there.get(again.to ?? '')).status).toBe(200)
      }
      // A receipt of something that never came says so.
      const never = await (visitors[0] as Visitor).at(other.origin).get('/c/the-lantern/saved/never-sent?from=')
      expect(never.text).toContain('Nothing of this is saved')
      expect([...(await happenedIn(stores)).times].filter(([, count]) => count !== 1)).toEqual([])
      await stores.close()
    }
    expect(unanswered).toBeGreaterThan(0)
  })

  it('says that it is not well while the store does not answer, and is well again by itself', async () => {
    const { server } = store
    if (server === undefined) return
    await server.kill()
    expect((await fetch(`${other.origin}/health`)).status).toBe(503)
    await server.start()
    await expect.poll(async () => (await fetch(`${other.origin}/health`)).status, { timeout: 20_000 }).toBe(200)
  })
})

describe('a backup made while the desk serves', () => {
  it('goes into a new store, on which a desk opens with all that was acknowledged before it began', async () => {
    const store = await sharedStore('sqlite')
    const desk = await openDesk({ data: store.folder, words: ['--store', store.url] })
    const stores = await store.open()
    const visitors = await Promise.all(PEOPLE.map((person) => signedIn(stores, desk.origin, person)))
    const sent: Sent[] = []
    let going = true
    const sending = visitors.map((visitor, at) => keepSending(visitor, PEOPLE[at] ?? '', sent, () => going))
    await expect.poll(() => sent.length, { interval: 5, timeout: 20_000 }).toBeGreaterThan(20)
    const early = sent.flatMap(({ receipt }) => (receipt === undefined ? [] : [commandOf({ to: receipt })]))
    const file = join(store.folder, 'coop.backup')
    const command = (...words: readonly string[]) =>
      promisify(execFile)(process.execPath, [
        'dist/cli/main.js',
        ...words,
        '--adapter',
        './examples/adapters/sqlite/dist/sqlite.js',
      ])
    await command('backup', '--store', store.url, '--to', file)
    going = false
    await Promise.all(sending)
    expect(early.length).toBeGreaterThan(0)
    const url = pathToFileURL(join(store.folder, 'restored.db')).href
    await command('restore', '--store', url, file)
    const restored = await openSqlite(url)
    const { times } = await happenedIn(restored)
    await restored.close()
    for (const one of early) expect(times.get(one)).toBe(1)
    const anew = await openDesk({ data: store.folder, words: ['--without-demo', '--store', url] })
    const finch = visitors[0]?.at(anew.origin)
    expect((await finch?.get(PAGE))?.status).toBe(200)
    await stores.close()
    await Promise.all([anew.end('SIGTERM'), desk.end('SIGTERM')])
    await store.dispose()
  })
})
