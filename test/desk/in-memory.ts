import type { Command } from 'coop-rules/cooperative'
import { preset } from 'coop-rules/presets'
import { memoryStores, type Stores } from 'coop-rules/storage'
import { deskApp } from '../../examples/desk/app.js'
import { demo } from '../../examples/desk/demo/demo.js'
import { formToken } from '../../examples/desk/kernel/accounts.js'
import { type CoopHouse, housesIn } from '../../examples/desk/kernel/house.js'
import { type Limits, limitsOf } from '../../examples/desk/kernel/limits.js'

export const ORIGIN = 'http://localhost:4380'
export const TODAY = new Intl.DateTimeFormat('en-CA').format()

/** Whatever is asked is allowed, as often as it is asked. */
const UNLIMITED: Limits = { allows: () => Promise.resolve(true) }

/** A desk in this process, on a store in memory: fast, and without a network. */
export const deskInProcess = ({
  stores = memoryStores(),
  limits = UNLIMITED,
  origin = ORIGIN,
  today = () => TODAY,
}: Options = {}) => {
  const houses = housesIn(stores)
  const lines: object[] = []
  const app = deskApp({ houses, today, origin, limits, log: (line) => lines.push(line) })
  const house = async (coop: string): Promise<CoopHouse> => {
    const found = await houses.open(coop)
    if (found === undefined) throw new Error(`no co-op ${coop}`)
    return found
  }
  /** A small co-op with members of its own, founded long ago. */
  const found = async (coop: string, founders: readonly string[]): Promise<CoopHouse> => {
    await houses.add(coop, preset('we-just-coop'))
    const opened = await house(coop)
    const members = founders.map((member) => ({ member, memberClass: 'worker-owner' }))
    await give(opened, { type: 'found', at: '2025-01-01', by: founders[0] ?? '', founders: members })
    return opened
  }
  const give = async (to: CoopHouse, command: Command): Promise<void> => {
    const ran = await to.desk.run({ ...command, commandId: `test-${(count++).toString()}` })
    if (ran.kind === 'refused') throw new Error(JSON.stringify(ran))
  }
  /** Somebody who is signed in to a co-op: their cookie, and a token for their forms. */
  const as = async (coop: string, person: string) => {
    const opened = await house(coop)
    const { token, session } = await opened.accounts.openSession(person)
    const form = () => formToken(session, { commandId: `form-${(count++).toString()}`, seen: opened.desk.position })
    return { token, session, form, cookie: `${origin.startsWith('https:') ? '__Secure-' : ''}desk=${token}` }
  }
  type Somebody = Awaited<ReturnType<typeof as>>
  const get = async (path: string, who?: Pick<Somebody, 'cookie'>, headers: Record<string, string> = {}) =>
    app.request(path, { headers: { ...(who === undefined ? {} : { cookie: who.cookie }), ...headers } })
  /** Sends a form as a browser on a page of this desk does. */
  const post = async (
    path: string,
    fields: Readonly<Record<string, string>> = {},
    who?: Somebody,
    headers: Record<string, string> = {},
  ) =>
    app.request(path, {
      method: 'POST',
      headers: { origin, ...(who === undefined ? {} : { cookie: who.cookie }), ...headers },
      body: new URLSearchParams({ ...(who === undefined ? {} : { form: who.form() }), ...fields }),
    })
  const postJson = async (path: string, body: unknown, who?: Somebody, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: {
        origin,
        'content-type': 'application/json',
        ...(who === undefined ? {} : { cookie: who.cookie, 'x-form': who.form() }),
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const startDemo = () => demo(houses, TODAY, 'en')
  return { app, houses, house, found, give, as, get, post, postJson, startDemo, lines, stores }
}

interface Options {
  readonly stores?: Stores
  readonly limits?: Limits
  readonly origin?: string
  /** Which day it is; a test may let days pass. */
  readonly today?: () => string
}

let count = 0

/** Limits as the desk has them, for one address. */
export const realLimits = () => limitsOf({ addressOf: () => '192.0.2.1' })

/** The path and query of the link that a page hands over. */
export const linkIn = (html: string): string => {
  const found = /value="https?:\/\/[^/]+(\/c\/[^"]+\/link\/[\w-]+)"/.exec(html)?.[1]
  if (found === undefined) throw new Error('there is no link on this page')
  return found
}
