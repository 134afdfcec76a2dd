import type { Charter } from 'coop-rules/charter'
import type { Command } from 'coop-rules/cooperative'
import { preset } from 'coop-rules/presets'
import { memoryStores } from 'coop-rules/storage'
import { deskApp } from '../../examples/desk/app.js'
import { formToken } from '../../examples/desk/kernel/accounts.js'
import { type CoopHouse, housesIn } from '../../examples/desk/kernel/house.js'

const ORIGIN = 'http://localhost:4380'

/** A desk in this process with one co-op, of worker-owners where no charter is given, and a clock that the test moves on. */
export const deskOfPeople = async (
  coop: string,
  founders: readonly string[],
  { charter = preset('we-just-coop'), memberClass = 'worker-owner' }: Of = {},
) => {
  let today = '2026-01-02'
  let given = 0
  const stores = memoryStores()
  const houses = housesIn(stores)
  const limits = { allows: () => Promise.resolve(true) }
  const app = deskApp({ houses, today: () => today, origin: ORIGIN, limits, log: () => undefined })
  await houses.add(coop, charter)
  const house = (await houses.open(coop)) as CoopHouse
  const give = async (command: Command): Promise<void> => {
    const ran = await house.desk.run({ ...command, commandId: `test-${String(++given)}` })
    if (ran.kind === 'refused') throw new Error(JSON.stringify(ran))
  }
  const members = founders.map((member) => ({ member, memberClass }))
  await give({ type: 'found', at: '2025-01-01', by: founders[0] ?? '', founders: members })
  const days = (count: number) => {
    today = new Date(Date.parse(today) + count * 86_400_000).toISOString().slice(0, 10)
  }
  /** These vote for a decision, straight to the rules: the pages of decisions have tests of their own. Then so many days pass that it is carried, if it is. */
  const voted = async (decision: string, voters: readonly string[]) => {
    for (const by of voters) await give({ type: 'cast', at: today, by, decision, answer: 'for' })
    days(8)
    await give({ type: 'pass-time', at: today, by: founders[0] ?? '' })
  }
  return {
    app,
    coop,
    stores,
    house,
    give,
    days,
    voted,
    today: () => today,
    state: () => house.desk.state,
    events: () => house.desk.state.position,
    person: (who: string) => personAt({ app, coop, house }, who),
    inSpanish: (who: string) => personAt({ app, coop, house }, who, 'es'),
  }
}

interface Of {
  readonly charter?: Charter
  readonly memberClass?: string
}

interface Desk {
  readonly app: ReturnType<typeof deskApp>
  readonly coop: string
  readonly house: CoopHouse
}

/** A person at their browser without JavaScript: they see pages, and send the forms that stand there. */
export interface Person {
  /** What a page says, without its markup. */
  readonly read: (path: string) => Promise<string>
  readonly status: (path: string) => Promise<number>
  /** Sends the form of a page that goes to an address, with what they fill in; where there are several, the one with these hidden values. */
  readonly send: (
    page: string,
    to: string,
    filled?: Readonly<Record<string, string>>,
    hidden?: Readonly<Record<string, string>>,
  ) => Promise<Sent>
  /** Whether a page has a form that goes to an address. */
  readonly offers: (page: string, to: string) => Promise<boolean>
  /** Sends what no page offers them, with a token of their own session. */
  readonly forge: (to: string, filled?: Readonly<Record<string, string>>) => Promise<Sent>
  /** A token as a form of theirs has it. */
  readonly token: () => string
}

interface Sent {
  readonly status: number
  /** The page that came back, or the one it leads to. */
  readonly text: string
  readonly html: string
}

/** Somebody of a co-op, signed in. */
export const personAt = async ({ app, coop, house }: Desk, who: string, locale = 'en'): Promise<Person> => {
  const { token, session } = await house.accounts.openSession(who)
  const cookie = `desk=${token}`
  let forms = 0
  const form = () => formToken(session, { commandId: `form-${who}-${String(++forms)}`, seen: house.desk.position })
  const full = (path: string) => `/c/${coop}${path}`
  const get = async (path: string) => {
    const answer = await app.request(path, { headers: { cookie, 'accept-language': locale } })
    return { status: answer.status, html: await answer.text() }
  }
  const post = async (to: string, body: URLSearchParams): Promise<Sent> => {
    const answer = await app.request(full(to), {
      method: 'POST',
      headers: { origin: ORIGIN, cookie, 'accept-language': locale },
      body,
    })
    const next = answer.headers.get('location')
    const html = next === null ? await answer.text() : (await get(next)).html
    return { status: answer.status, html, text: textOf(html) }
  }
  const formsOf = (html: string, to: string) =>
    (html.match(/<form[\s\S]*?<\/form>/g) ?? []).filter((form) => form.includes(`action="${full(to)}"`))
  return {
    read: async (path) => textOf((await get(full(path))).html),
    status: async (path) => (await get(full(path))).status,
    offers: async (page, to) => formsOf((await get(full(page))).html, to).length > 0,
    send: async (page, to, filled = {}, hidden = {}) => {
      const forms = formsOf((await get(full(page))).html, to).map(hiddenOf)
      const form = forms.find((one) => Object.entries(hidden).every(([name, value]) => one[name] === value))
      if (form === undefined) throw new Error(`${who} is offered no form to ${to} at ${page}`)
      return post(to, new URLSearchParams({ ...form, ...filled }))
    },
    token: form,
    forge: async (to, filled = {}) => post(to, new URLSearchParams({ form: form(), ...filled })),
  }
}

const hiddenOf = (form: string): Record<string, string> =>
  Object.fromEntries(
    (form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []).map((input) => [
      /name="([^"]*)"/.exec(input)?.[1] ?? '',
      /value="([^"]*)"/.exec(input)?.[1] ?? '',
    ]),
  )

const textOf = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html)
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')
