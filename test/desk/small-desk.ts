import { serve } from '@hono/node-server'
import type { Charter } from 'coop-rules/charter'
import type { Command } from 'coop-rules/cooperative'
import { memoryStores } from 'coop-rules/storage'
import type { BrowserContext, Page } from 'playwright-core'
import { deskApp } from '../../examples/desk/app.js'
import { type CoopHouse, housesIn } from '../../examples/desk/kernel/house.js'
import { closeAll } from '../../examples/desk/kernel/listening.js'
import { freePorts } from '../servers/free-ports.js'

/** A desk in this process, on stores in memory, whose day the test says: what takes weeks in a co-op takes a second here. */
export interface SmallDesk {
  readonly origin: string
  readonly coop: string
  readonly house: CoopHouse
  readonly day: (date: string) => void
  /** Gives commands, as if somebody had; one that is refused stops the test. */
  readonly give: (...commands: readonly Command[]) => Promise<void>
  readonly signIn: (context: BrowserContext, person: string) => Promise<Page>
  /** What somebody gets when they ask for a page, without a browser. */
  readonly fetch: (person: string, path: string) => Promise<Response>
  readonly stop: () => Promise<void>
}

export const openSmallDesk = async (charter: Charter, today: string): Promise<SmallDesk> => {
  const coop = 'small'
  const stores = memoryStores()
  const houses = housesIn(stores)
  await houses.add(coop, charter)
  const house = await houses.open(coop)
  if (house === undefined) throw new TypeError('the co-op that was just added is there')
  const [port = 0] = await freePorts(1)
  const origin = `http://localhost:${String(port)}`
  let date = today
  const app = deskApp({
    houses,
    origin,
    today: () => date,
    limits: { allows: () => Promise.resolve(true) },
    log: (line) => {
      if (line['level'] === 'error') console.error(line)
    },
  })
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(made))
  })
  let given = 0
  const sessionOf = async (person: string) => (await house.accounts.openSession(person)).token
  return {
    origin,
    coop,
    house,
    day: (to) => void (date = to),
    give: async (...commands) => {
      for (const command of commands) {
        const ran = await house.desk.run({ ...command, commandId: `given-${String(++given)}` })
        if (ran.kind === 'refused') throw new TypeError(`${command.type} was refused: ${JSON.stringify(ran)}`)
      }
    },
    signIn: async (context, person) => {
      await context.clearCookies()
      const token = await sessionOf(person)
      await context.addCookies([
        { name: 'desk', value: token, domain: 'localhost', path: `/c/${coop}/`, httpOnly: true },
      ])
      return context.pages()[0] ?? context.newPage()
    },
    fetch: async (person, path) =>
      fetch(`${origin}/c/${coop}${path}`, {
        headers: { cookie: `desk=${await sessionOf(person)}`, 'accept-language': 'en' },
        redirect: 'manual',
      }),
    stop: async () => {
      closeAll()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    },
  }
}
