import type { Charter } from 'coop-rules/charter'
import { type Command, views } from 'coop-rules/cooperative'
import { isRulesError, type Locale, type Problem, explainProblem, type RulesError } from 'coop-rules/problems'
import type { Because } from 'coop-rules/reasons'
import { type NamedCommand, type OpenCooperative, openCooperative, type Stores } from 'coop-rules/storage'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { changesAfter } from './changes.js'
import { openApi } from './open-api.js'
import { maySee, told, VIEWS } from './views.js'
import { localeOf, say, type Trouble } from './words.js'

/** What a server of cooperatives is made of. */
export interface HandlerInput {
  readonly stores: Stores
  /** The charters with which the co-ops began, by their names in the store. Of no other name is anything answered. */
  readonly charters: ReadonlyMap<string, Charter>
  /** Who sends a request, by the id that this co-op has for them; nobody, where they are not signed in to it. */
  readonly whoIs: (request: Request, coop: string) => Promise<string | undefined>
  /** Which day it is, as YYYY-MM-DD. */
  readonly today: () => string
  /** How many bytes a command may have: a million, where nothing is said. */
  readonly mostBytes?: number
  /** How long to wait before a store that cannot tell of changes is asked again: a second, where nothing is said. */
  readonly pause?: (signal: AbortSignal) => Promise<void>
  /** Told of what went wrong, with all that senders are not told. */
  readonly report?: (trouble: unknown) => void
  /** Under which path it is mounted, for the OpenAPI document. */
  readonly mountedAt?: string
}

interface Env {
  Variables: { coop: string; charter: Charter; viewer: string; locale: Locale }
}

/** Cooperatives behind one function: it takes a `Request` and gives a `Response`, wherever there are those. */
export const coopHandler = (input: HandlerInput): ((request: Request) => Promise<Response>) => {
  const app = coopApp(input)
  return async (request) => app.fetch(request)
}

/** The same as a Hono app, to be made a part of another. */
export const coopApp = (input: HandlerInput): Hono<Env> => {
  const {
    stores,
    charters,
    whoIs,
    today,
    pause,
    mostBytes = 1_000_000,
    report = console.error,
    mountedAt = '/',
  } = input
  const deskOf = desks(input)
  const document = openApi({ mountedAt })
  const app = new Hono<Env>()

  app.use(async (c, next) => {
    c.set('locale', localeOf(c.req.header('accept-language')))
    await next()
    c.header('Cache-Control', 'no-store')
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Vary', 'Accept-Language')
  })
  app.get('/openapi.json', (c) => c.json(document))
  app.use('/coops/:coop/*', async (c, next) => {
    const coop = c.req.param('coop')
    const charter = charters.get(coop)
    if (charter === undefined) return troubled(c, 404, 'unknown-coop')
    const viewer = await whoIs(c.req.raw, coop)
    if (viewer === undefined) return troubled(c, 401, 'not-signed-in')
    c.set('coop', coop)
    c.set('charter', charter)
    c.set('viewer', viewer)
    return next()
  })

  const limit = bodyLimit({
    maxSize: mostBytes,
    onError: (c) => {
      // The rest of it is not read, so nothing else can come after it on this connection.
      c.header('Connection', 'close')
      return troubled(c as Context<Env>, 413, 'too-large')
    },
  })
  app.post('/coops/:coop/commands', limit, async (c) => {
    const { coop, viewer, locale } = c.var
    const read = await commandOf(c, today())
    if (read instanceof Response) return read
    const desk = await deskOf(coop)
    const ran = await desk.run(read)
    const { kind, position } = ran
    if (ran.kind === 'refused') return c.json({ kind, position, ...inWords(ran, locale) }, 422)
    // What fell due by this day happens with a command, whoever gave it: those without a vote read of it what the minutes show them.
    const because: Because = views.members.mayVote(desk.state, viewer)
      ? ran.because
      : [{ code: 'accepted', clauses: [] }]
    return c.json({ kind, position, ...inWords({ because, problems: [] }, locale) })
  })

  app.get('/coops/:coop/views/:view', async (c) => {
    const { coop, charter, viewer, locale } = c.var
    const view = VIEWS.get(c.req.param('view'))
    if (view === undefined) return troubled(c, 404, 'unknown-view')
    const desk = await deskOf(coop)
    await desk.catchUp()
    const { state, position } = desk
    if (!maySee(view, state, viewer)) return troubled(c, 403, 'for-members')
    const asked = { state, viewer, today: today(), events: stores.events, coop, charter, query: c.req.query() }
    return c.json({ view: c.req.param('view'), position, on: state.at, answer: told(await view.answer(asked), locale) })
  })

  app.get('/coops/:coop/events', async (c) => {
    const { coop } = c.var
    const after = c.req.header('last-event-id') ?? c.req.query('after')
    const desk = await deskOf(coop)
    if (after === undefined) await desk.catchUp()
    const from = { events: stores.events, coop, after: after ?? desk.position, report }
    const changes = await changesAfter(pause === undefined ? from : { ...from, pause })
    return c.body(changes, 200, { 'Content-Type': 'text/event-stream' })
  })

  app.all('*', (c) => troubled(c, 404, 'unknown-place'))
  app.onError((error, c) => {
    const answer = isRulesError(error) ? troubleOf(error) : undefined
    if (answer === undefined || answer.status === 503) report(error)
    const { status, trouble, wait, problems } = answer ?? { status: 500, trouble: 'internal', wait: 0, problems: [] }
    if (wait > 0) c.header('Retry-After', String(wait))
    return troubled(c, status, trouble, problems)
  })
  return app
}

/** Every co-op that was asked for, opened once. One that could not be opened is tried again. */
const desks = ({ stores, charters }: HandlerInput): ((coop: string) => Promise<OpenCooperative>) => {
  const { events, capabilities } = stores
  const { mostBytesTogether } = capabilities
  const opened = new Map<string, Promise<OpenCooperative>>()
  return (coop) => {
    const known = opened.get(coop)
    if (known !== undefined) return known
    const charter = charters.get(coop) as Charter
    const limits = mostBytesTogether === undefined ? {} : { mostBytesTogether }
    const opening = openCooperative({ events, coop, charter, ...limits })
    opened.set(coop, opening)
    opening.catch(() => opened.delete(coop))
    return opening
  }
}

/** The command of a request, by whoever sent it and of today; or why there is none. The rest of it is read by the rules. */
const commandOf = async (c: Context<Env>, today: string): Promise<NamedCommand | Response> => {
  const { viewer } = c.var
  // A page of somebody else cannot send JSON in a visitor's name without being asked.
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) return troubled(c, 415, 'not-json')
  const body = parsed(await c.req.arrayBuffer())
  if (body === undefined) return troubled(c, 400, 'malformed')
  const { by = viewer, at = today, commandId } = body as Partial<Command>
  const key = c.req.header('idempotency-key')?.replace(/^"(.*)"$/, '$1')
  if (by !== viewer) return troubled(c, 403, 'not-you')
  // Who could say another day could vote after the end, or make a day that is to come the last one.
  if (at !== today) return troubled(c, 422, 'not-today')
  if (commandId === undefined && key === undefined) return troubled(c, 400, 'no-command-id')
  if (commandId !== undefined && key !== undefined && commandId !== key) return troubled(c, 400, 'two-command-ids')
  return { ...body, by, at, commandId: commandId ?? key } as unknown as NamedCommand
}

const parsed = (bytes: ArrayBuffer): object | undefined => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** As much of Hono's context as an answer needs. */
interface Asked {
  readonly var: { readonly locale: Locale }
  readonly json: (body: object, status: ContentfulStatusCode) => Response
}

/** What the store's and the rules' errors are in HTTP; undefined where one is our own fault. */
const troubleOf = ({ code, problems }: RulesError) => {
  if (code === 'gave-up') return { status: 409, trouble: 'gave-up', wait: 1, problems: [] } as const
  if (code === 'too-large-together') return { status: 413, trouble: 'too-large', wait: 0, problems } as const
  if (code === 'position-unknown' || code === 'not-a-date')
    return { status: 400, trouble: 'malformed-question', wait: 0, problems } as const
  // Where the store is and what its engine said is for whoever looks after it.
  if (code === 'store-unreachable' || code === 'store-in-use')
    return { status: 503, trouble: code === 'store-in-use' ? 'store-trouble' : code, wait: 5, problems: [] } as const
  return code.startsWith('store-')
    ? ({ status: 503, trouble: 'store-trouble', wait: 300, problems: [] } as const)
    : undefined
}

const troubled = (
  c: Asked,
  status: ContentfulStatusCode,
  trouble: Trouble,
  problems: readonly Problem[] = [],
): Response => {
  const { locale } = c.var
  return c.json(
    { kind: trouble, words: say(trouble, locale), problems: problems.map((one) => worded(one, locale)) },
    status,
  )
}

/** Reasons and problems, as data and in words. */
const inWords = (
  { because, problems }: { readonly because: Because; readonly problems: readonly Problem[] },
  locale: Locale,
) => ({ ...(told({ because }, locale) as object), problems: problems.map((one) => worded(one, locale)) })

const worded = (problem: Problem, locale: Locale) => ({ ...problem, words: explainProblem(problem, locale) })
