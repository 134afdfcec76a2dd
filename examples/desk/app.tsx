import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { setCookie } from 'hono/cookie'
import { routePath } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import { ASSETS } from './kernel/assets.js'
import { type Houses, isPassing } from './kernel/house.js'
import { documentOf, Shell } from './kernel/layout.js'
import { factsOf, type Line } from './kernel/log.js'
import { titleOf } from './kernel/names.js'
import { inLocale } from './kernel/words.js'
import { ROUTES } from './pages/routes.js'
import { type Answering, answering, formOf, fromHere } from './kernel/answering.js'
import { bare, lookOf, WORDS } from './kernel/bare.js'

/** What a desk is made of. */
export interface DeskInput extends Answering {
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
