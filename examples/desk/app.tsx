import { randomUUID } from 'node:crypto'
import type { State } from 'coop-rules/cooperative'
import type { Locale } from 'coop-rules/problems'
import { type Context, Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import { actsFor, canActFor, chosenIn } from './kernel/acting.js'
import { readFormToken } from './kernel/accounts.js'
import { ASSETS } from './kernel/assets.js'
import { askedOf } from './kernel/asked.js'
import { type Houses, isPassing } from './kernel/house.js'
import { documentOf, Shell } from './kernel/layout.js'
import type { Limits } from './kernel/limits.js'
import { factsOf, type Line } from './kernel/log.js'
import { titleOf } from './kernel/names.js'
import { mayCome } from './kernel/rights.js'
import { sessionCookie } from './kernel/session-cookie.js'
import type { Asked, Route } from './kernel/route.js'
import { inLocale, wordsOf } from './kernel/words.js'
import { ROUTES } from './pages/routes.js'

/** What a desk is made of. */
export interface DeskInput {
  readonly houses: Houses
  /** Which day it is, as YYYY-MM-DD. */
  readonly today: () => string
  /** The address by which people reach it: `https://desk.example`, without a slash at the end. Passkeys are bound to it. */
  readonly origin: string
  readonly limits: Limits
  /** Told of what happened, one line of facts each: never a choice, a name, a token, or an address with one in it. */
  readonly log: (line: Line) => void
  /** Aborted when the desk is about to stop: nothing new is begun then, and what goes on for long ends. */
  readonly stopping?: AbortSignal
}

/** The desk as a Hono app. */
export const deskApp = (input: DeskInput): Hono => {
  const { houses, origin, log } = input
  const secure = origin.startsWith('https:')
  const app = new Hono()

  app.use(async (c, next) => {
    const began = performance.now()
    await next()
    // What is taken home was sent in by somebody: opened in a browser after all, it may do nothing.
    if (c.res.headers.get('Content-Disposition')?.startsWith('attachment') === true)
      c.res.headers.set('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
    // The path of the route, not the address: addresses may hold one-time tokens and ids of people.
    const route = routePath(c) === '/*' ? 'none' : routePath(c)
    log({
      id: randomUUID(),
      method: c.req.method,
      route,
      status: c.res.status,
      ms: Math.round(performance.now() - began),
    })
  })
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      strictTransportSecurity: secure ? 'max-age=31536000; includeSubDomains' : false,
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
    }),
  )
  app.use(fromHere(origin))

  app.get('/assets/:name{.+}', (c) => {
    const found = ASSETS.get(c.req.param('name'))
    if (found === undefined) return c.notFound()
    return c.body(found.body, 200, {
      'Content-Type': found.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    })
  })
  app.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })
  app.get('/health', async (c) => {
    const ok = input.stopping?.aborted !== true && (await answers(houses))
    return c.json({ ok }, ok ? 200 : 503)
  })
  app.get('/', async (c) => {
    const all = await houses.list()
    const [only] = all
    if (all.length === 1 && only !== undefined) return c.redirect(`/c/${only.coop}/`)
    const look = lookOf(c)
    const t = inLocale(WORDS, look.locale)
    return documentOf(
      c,
      <Shell asked={look} title={t.coops}>
        <main id="main" tabindex={-1}>
          <h1>{t.coops}</h1>
          <ul class="cards">
            {all.map(({ coop, charter }) => (
              <li class="card">
                <h2>
                  <a href={`/c/${coop}/`}>{titleOf(charter, look.locale) ?? coop}</a>
                </h2>
              </li>
            ))}
          </ul>
        </main>
      </Shell>,
    )
  })
  app.post('/look', bodyLimit({ maxSize: 4_096 }), async (c) => {
    const form = await formOf(c)
    for (const [name, allowed] of [
      ['lang', ['en', 'es']],
      ['theme', ['auto', 'light', 'dark']],
    ] as const) {
      const value = form.get(name)
      if (typeof value === 'string' && (allowed as readonly string[]).includes(value))
        setCookie(c, name, value, { path: '/', maxAge: 31_536_000, sameSite: 'Lax', httpOnly: true, secure })
    }
    const back = form.get('back')
    return c.redirect(typeof back === 'string' && /^\/(?![/\\])[\w\-./]*$/.test(back) ? back : '/', 303)
  })

  for (const route of ROUTES) app.on(route.method, `/c/:coop${route.path}`, ...answering(input, route))
  app.get('/c/:coop', (c) => c.redirect(`/c/${c.req.param('coop')}/`))

  app.notFound((c) => {
    const look = lookOf(c)
    const t = inLocale(WORDS, look.locale)
    return documentOf(c, bare(look, t.nothingHere, t.nothingHereText), 404)
  })
  app.onError((error, c) => {
    const look = lookOf(c)
    const t = inLocale(WORDS, look.locale)
    const passing = isPassing(error)
    log({
      level: 'error',
      route: routePath(c),
      ...factsOf(error),
    })
    if ('getResponse' in error && typeof error.getResponse === 'function')
      return documentOf(c, bare(look, t.notFromHere, t.notFromHereText), 403)
    if (passing) c.header('Retry-After', '2')
    return documentOf(
      c,
      passing ? bare(look, t.unsure, t.unsureText) : bare(look, t.broken, t.brokenText),
      passing ? 503 : 500,
    )
  })
  return app
}

/** Whether the store answers, and soon. */
const answers = async ({ stores }: Houses): Promise<boolean> => {
  let late: NodeJS.Timeout | undefined
  const waited = new Promise<boolean>((resolve) => {
    late = setTimeout(() => {
      resolve(false)
    }, PATIENCE_MS)
  })
  const asked = stores.records.get({ coop: 'desk', id: 'health' }).then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([asked, waited])
  } finally {
    clearTimeout(late)
  }
}

const PATIENCE_MS = 2_000

/** What stands between the network and a route: how much may be sent, who it is, whether they may come, and whether the form is one of theirs. */
const answering = ({ houses, limits, today, origin }: DeskInput, route: Route) =>
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
const fromHere = (origin: string) =>
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

const formOf = async (c: Context): Promise<FormData> => {
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

/** How somebody wants to see pages. */
const lookOf = (c: Context) => {
  const [lang, theme] = [getCookie(c, 'lang'), getCookie(c, 'theme')]
  const locale: Locale =
    lang === 'en' || lang === 'es'
      ? lang
      : (accepts(c, { header: 'Accept-Language', supports: ['en', 'es'], default: 'en', match: firstKnown }) as Locale)
  return { c, locale, theme: theme === 'light' || theme === 'dark' ? theme : 'auto' } as const
}

/** The language that somebody likes best of those that there are; of which country does not matter. */
const firstKnown: NonNullable<Parameters<typeof accepts>[1]['match']> = (wanted, { supports, default: other }) =>
  wanted
    .toSorted((a, b) => b.q - a.q)
    .map(({ type }) => type.slice(0, 2).toLowerCase())
    .find((language) => supports.includes(language)) ?? other

/** A page of no co-op. */
const bare = (look: ReturnType<typeof lookOf>, title: string, text: string) => (
  <Shell asked={look} title={title}>
    <main id="main" tabindex={-1}>
      <h1>{title}</h1>
      <p>{text}</p>
    </main>
  </Shell>
)

const WORDS = wordsOf({
  coops: ['Cooperatives', 'Cooperativas'],
  nothingHere: ['There is nothing here', 'Aquí no hay nada'],
  nothingHereText: [
    'Nothing has this address. It may have been mistyped, or be of another cooperative.',
    'Nada tiene esta dirección. Quizá se escribió mal, o es de otra cooperativa.',
  ],
  notForYou: ['This page is not for you', 'Esta página no es para ti'],
  notForYouText: [
    'The charter says who may see what; the menu shows what is for you.',
    'Los estatutos dicen quién puede ver qué; el menú muestra lo que es para ti.',
  ],
  signInFirst: ['Sign in first', 'Entra primero'],
  signInFirstText: ['You are not signed in, so nothing was saved.', 'No has entrado, así que no se guardó nada.'],
  oldForm: ['This form is no longer good', 'Este formulario ya no sirve'],
  oldFormText: [
    'It was made for another session, and nothing was saved. Go back, load the page anew, and send it again.',
    'Se hizo para otra sesión y no se guardó nada. Vuelve atrás, carga de nuevo la página y envíalo otra vez.',
  ],
  notFromHere: ['This did not come from here', 'Esto no vino de aquí'],
  notFromHereText: [
    'The form was sent from another site, or by a program. Nothing was saved.',
    'El formulario vino de otro sitio o de un programa. No se guardó nada.',
  ],
  tooLarge: ['That is too large', 'Es demasiado grande'],
  tooLargeText: [
    'More was sent than this page takes. Nothing was saved.',
    'Se envió más de lo que admite esta página. No se guardó nada.',
  ],
  tooOften: ['Too often in a short time', 'Demasiadas veces en poco tiempo'],
  tooOftenText: [
    'Wait a minute, then try again. Nothing was saved.',
    'Espera un minuto y prueba otra vez. No se guardó nada.',
  ],
  unsure: ['The store does not answer', 'El almacén de datos no responde'],
  unsureText: [
    'It may or may not have been saved. Load the page again in a moment: it says what is saved. Sending the same form again does nothing twice.',
    'Puede que se guardara o no. Carga de nuevo la página dentro de un momento: dice lo que está guardado. Enviar otra vez el mismo formulario no hace nada dos veces.',
  ],
  broken: ['Something went wrong here', 'Algo falló aquí'],
  brokenText: [
    'It is our fault, and was noted. What you sent was not saved.',
    'La culpa es nuestra y ha quedado anotado. Lo que enviaste no se guardó.',
  ],
})
