import type { State } from 'coop-rules/cooperative'
import { type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { actsFor, canActFor, chosenIn } from './acting.js'
import { readFormToken } from './accounts.js'
import { askedOf } from './asked.js'
import { type Houses } from './house.js'
import { documentOf } from './layout.js'
import type { Limits } from './limits.js'
import { mayCome } from './rights.js'
import { sessionCookie } from './session-cookie.js'
import type { Asked, Route } from './route.js'
import { inLocale } from './words.js'
import { bare, lookOf, WORDS } from './bare.js'

/** What whoever answers needs: the co-ops, the day, the address of the desk, and how often somebody may ask. */
export interface Answering {
  readonly houses: Houses
  /** Which day it is, as YYYY-MM-DD. */
  readonly today: () => string
  /** The address by which people reach it: `https://desk.example`, without a slash at the end. Passkeys are bound to it. */
  readonly origin: string
  readonly limits: Limits
}

/** What stands between the network and a route: how much may be sent, who it is, whether they may come, and whether the form is one of theirs. */
export const answering = ({ houses, limits, today, origin }: Answering, route: Route) =>
  [
    atMost(route.mostBytes ?? 65_536),
    async (c: Context): Promise<Response> => {
      const look = lookOf(c)
      const t = inLocale(WORDS, look.locale)
      const house = await houses.open(c.req.param('coop') ?? '')
      if (house === undefined) return documentOf(c, bare(look, t.nothingHere, t.nothingHereText), 404)
      const token = sessionCookie(c, origin)
      const session = token === undefined ? undefined : await house.accounts.sessionOf(token)
      if (!(await limits.allows(c, route, session?.person))) {
        c.header('Retry-After', '60')
        return documentOf(c, bare(look, t.tooOften, t.tooOftenText), 429)
      }
      const state = await house.desk.catchUp()
      const isJson = /^application\/json\b/i.test(c.req.header('content-type') ?? '')
      // What somebody sends who may not come is not read: a document of 10 MB is nobody's burden but its sender's.
      const reads = route.method === 'post' && mayComeForAny(route, state, session?.person)
      const form = reads && !isJson ? await formOf(c) : undefined
      const json = reads && isJson ? await jsonOf(c) : undefined
      const sent = isJson ? c.req.header('x-form') : form?.get('form')
      const made = session !== undefined && typeof sent === 'string' ? readFormToken(session, sent) : undefined
      const member =
        session === undefined ? undefined : actsFor(state, session.person, { made: made?.actsFor, chosen: chosenIn(c) })
      // A co-op's day never goes back, whatever the clock of one of several servers says.
      const day = [today(), state.at ?? ''].sort().at(-1) as string
      const asked: Asked = askedOf({
        ...look,
        house,
        state,
        session,
        actsFor: member ?? session?.person,
        origin,
        today: day,
        form,
        json,
        made,
      })
      // Before a co-op is founded there is nothing to see but how to.
      if (state.position === 0 && route.method === 'get' && !BEFORE_IT_IS_FOUNDED.test(route.path))
        return asked.redirect('/found')
      if (!mayCome(route.who, state, member ?? session?.person)) {
        if (session !== undefined) return asked.page({ title: t.notForYou, body: <p>{t.notForYouText}</p> }, 403)
        return route.method === 'get'
          ? asked.redirect('/sign-in')
          : asked.page({ title: t.signInFirst, body: <p>{t.signInFirstText}</p> }, 403)
      }
      // Whoever is signed in sends forms of their own session; a form of another page, or of a session that is over, does nothing.
      if (route.method === 'post' && session !== undefined && (made === undefined || member === undefined))
        return asked.page({ title: t.oldForm, body: <p>{t.oldFormText}</p> }, 403)
      return route.answer(asked)
    },
  ] as const

/** Whether somebody may come for themselves, or for anybody for whom they can act. */
const mayComeForAny = ({ who }: Route, state: State, person: string | undefined): boolean =>
  person === undefined
    ? mayCome(who, state, undefined)
    : canActFor(state, person).some((one) => mayCome(who, state, one))

/** Where people may go before: to sign in, to look after how they do, and to found it. */
const BEFORE_IT_IS_FOUNDED = /^\/(found|sign-in|link|me)(\/|$)/

/** Whatever is sent has to come from a page of this desk: browsers say where from with everything they send, of whatever kind it is. What says nothing is a program's, and is no more welcome. */
export const fromHere = (origin: string) =>
  createMiddleware(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const said = c.req.header('origin')
      const here = said === undefined ? c.req.header('sec-fetch-site') === 'same-origin' : said === origin
      if (!here) {
        const look = lookOf(c)
        const t = inLocale(WORDS, look.locale)
        return documentOf(c, bare(look, t.notFromHere, t.notFromHereText), 403)
      }
    }
    return next()
  })

/** Refuses what is longer than a page takes. Who says beforehand how long it is, is believed, for no more is read than that; the others are counted while they are read. */
const atMost = (maxSize: number) => {
  const onError = (c: Context) => {
    const look = lookOf(c)
    const t = inLocale(WORDS, look.locale)
    c.header('Connection', 'close')
    return documentOf(c, bare(look, t.tooLarge, t.tooLargeText), 413)
  }
  const counted = bodyLimit({ maxSize, onError })
  return createMiddleware(async (c, next) => {
    const length = c.req.header('content-length')
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next)
    return Number(length) > maxSize ? onError(c) : next()
  })
}

export const formOf = async (c: Context): Promise<FormData> => {
  try {
    // Short forms come as one text, and are read as one: as a stream they take several times as long.
    if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? ''))
      return await c.req.formData()
    const form = new FormData()
    for (const [name, value] of new URLSearchParams(await c.req.text())) form.append(name, value)
    return form
  } catch {
    return new FormData()
  }
}

const jsonOf = async (c: Context): Promise<unknown> => {
  try {
    return await c.req.json()
  } catch {
    return undefined
  }
}
