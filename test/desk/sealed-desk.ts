import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { soundCharter } from 'coop-rules/charter'
import { preset } from 'coop-rules/presets'
import { BEGINNING, LOG, memoryStores } from 'coop-rules/storage'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { deskApp } from '../../examples/desk/app.js'
import { secret } from '../../examples/desk/kernel/accounts.js'
import { type CoopHouse, housesIn } from '../../examples/desk/kernel/house.js'
import { removal, team } from '../cooperative/removal.js'
import { CHROMIUM } from './desk.js'
import { freePorts } from '../servers/free-ports.js'

/** Nine worker-owners, all of them in one team; ana coordinates it. */
export const MEMBERS = ['ana', 'ben', 'cleo', 'dario', 'eva', 'fei', 'gus', 'hana', 'ivo'] as const
/** Five people from outside, who came in by an invitation of ben. */
export const HOLDERS = ['out-1', 'out-2', 'out-3', 'out-4', 'out-5'] as const
const COOP = 'boat'

/** A desk in this process, whose day the test says. */
export const sealedDesk = async () => {
  const stores = memoryStores()
  const houses = housesIn(stores)
  await houses.add(COOP, soundCharter({ charter: preset('we-just-coop'), library: [] }))
  const { events } = team(MEMBERS.length)
  await stores.events.append({ coop: COOP, stream: LOG, expected: BEGINNING, events })
  const house = (await houses.open(COOP)) as CoopHouse
  for (const person of HOLDERS) {
    const token = secret()
    await house.accounts.invitations.make({ token, person, by: 'ben', what: '' })
    await house.accounts.useLink(token)
  }
  const day = { today: '2026-02-01' }
  const logged: string[] = []
  const [port = 0] = await freePorts(1)
  const origin = `http://localhost:${port}`
  const app = deskApp({
    houses,
    today: () => day.today,
    origin,
    limits: { allows: () => Promise.resolve(true) },
    log: (line) => logged.push(JSON.stringify(line)),
  })
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (_: AddressInfo) => resolve(made))
  })
  const stop = () => new Promise<void>((resolve) => void server.close(() => resolve()))
  return { stores, house, day, logged, origin, at: `${origin}/c/${COOP}`, stop, proposed: removal }
}

export type SealedDesk = Awaited<ReturnType<typeof sealedDesk>>

/** One browser in which everybody has a profile of their own. */
export const oneBrowser = () =>
  chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })

/** Somebody with a browser of their own, signed in. */
export const personAt = async (context: BrowserContext, desk: SealedDesk, person: string): Promise<Page> => {
  const page = await context.newPage()
  const token = await desk.house.accounts.makeLink({ person, for: 'sign-in', days: 1 })
  await page.goto(`${desk.at}/link/${token}`)
  await page.locator('main button').click()
  return page
}
