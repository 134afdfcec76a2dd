import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { checkCharter, type WrittenCharter } from 'coop-rules/charter'
import { type Command, commandJsonSchema, cooperative, minutesFor, views } from 'coop-rules/cooperative'
import { toPlain } from 'coop-rules/exact'
import { preset, presetCharters } from 'coop-rules/presets'
import { BEGINNING, LOG, memoryStores, openCooperative, storeTrouble, type Stores } from 'coop-rules/storage'
import express from 'express'
import fc from 'fast-check'
import { Hono } from 'hono'
import { mount } from 'hono/mount'
import { getLanguageService, type JSONSchema, TextDocument } from 'vscode-json-languageservice'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coopApp, coopHandler, type HandlerInput } from '../examples/10-http/handler.js'
import { VIEWS } from '../examples/10-http/views.js'
import { localeOf } from '../examples/10-http/words.js'
import { always } from './arbitraries/run.js'
import { plainState } from './cooperative/plain-state.js'

/** Cooperatives behind HTTP: the handler by itself, and mounted in Hono and in Express on servers of this machine. */
const WJC = preset('we-just-coop')
const FOUNDERS = ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass: 'worker-owner' }))
const FOUND = { type: 'found', founders: FOUNDERS, commandId: 'c-found' }

/** Whoever a request says they are: a test has no passwords. An id of one co-op is nobody in another. */
const whoIs: HandlerInput['whoIs'] = (request, coop) => {
  const [person, of] = (request.headers.get('authorization') ?? '').split('@')
  return Promise.resolve(of === coop ? person : undefined)
}

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: {
    readonly kind?: string
    readonly words?: string
    readonly position?: string
    readonly because?: readonly { readonly code: string }[]
    readonly problems?: readonly { readonly code: string; readonly path: string; readonly words: string }[]
    readonly answer?: unknown
  }
}

interface Asking {
  readonly as?: string
  readonly headers?: Readonly<Record<string, string>>
  /** A command, or the text of a body as it is. */
  readonly post?: object | string | Uint8Array<ArrayBuffer>
}

type Ask = (path: string, asking?: Asking) => Promise<Answer>

const asked = async (
  send: (path: string, init: RequestInit) => Promise<Response>,
  path: string,
  { as = 'ana@wjc', headers = {}, post }: Asking,
): Promise<Answer> => {
  const body = typeof post === 'object' && !(post instanceof Uint8Array) ? JSON.stringify(post) : post
  const sent = { authorization: as, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }
  const response = await send(path, { headers: sent, ...(body === undefined ? {} : { method: 'POST', body }) })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] }
}

const input = (more: Partial<HandlerInput> = {}): HandlerInput => ({
  stores: memoryStores(),
  charters: new Map([
    ['wjc', WJC],
    ['other', WJC],
  ]),
  whoIs,
  today: () => '2026-01-02',
  report: () => undefined,
  ...more,
})

/** The handler without a server. */
const byHand = (given: HandlerInput): Ask => {
  const handler = coopHandler(given)
  return (path, asking = {}) =>
    asked((at, init) => handler(new Request(`http://coop.example${at}`, init)), path, asking)
}

const founded = async (more: Partial<HandlerInput> = {}): Promise<Ask> => {
  const ask = byHand(input(more))
  await ask('/coops/wjc/commands', { post: FOUND })
  return ask
}

const codesOf = ({ body }: Answer) => [...(body.problems ?? []).map(({ code }) => code)]

const serving = (listener: ReturnType<typeof getRequestListener>): Server =>
  createServer((request, response) => void listener(request, response))

/** Served at a path of a server, as an app would mount it. */
const SERVERS: Readonly<Record<string, (given: HandlerInput) => Server>> = {
  Hono: (given) => {
    const outer = new Hono().route('/api', coopApp(given))
    return serving(getRequestListener(outer.fetch))
  },
  'Hono, by the function alone': (given) => {
    const outer = new Hono().all('/api/*', mount(coopHandler(given)))
    return serving(getRequestListener(outer.fetch))
  },
  Express: (given) => {
    const outer = express().use('/api', getRequestListener(coopHandler(given)))
    return createServer(outer)
  },
}

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`
}
const closed = (server: Server): Promise<void> => {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

/** What is asked, in this order, and how each is answered. */
const TABLE: readonly (readonly [string, string, Asking, number, string])[] = [
  ['the document', '/openapi.json', {}, 200, ''],
  ['a command', '/coops/wjc/commands', { post: FOUND }, 200, 'accepted'],
  ['the same again', '/coops/wjc/commands', { post: FOUND }, 200, 'accepted-before'],
  [
    'its name in a header',
    '/coops/wjc/commands',
    { post: { type: 'propose-number', item: 'vacation-days', value: 25 }, headers: { 'idempotency-key': '"c-1"' } },
    200,
    'accepted',
  ],
  ['a view', '/coops/wjc/views/register', {}, 200, ''],
  ['a view of somebody without a vote', '/coops/wjc/views/register', { as: 'zoe@wjc' }, 403, 'for-members'],
  ['a view there is not', '/coops/wjc/views/salaries-of-all', {}, 404, 'unknown-view'],
  [
    'against the rules',
    '/coops/wjc/commands',
    { as: 'zoe@wjc', post: { type: 'leave', commandId: 'c-2' } },
    422,
    'refused',
  ],
  ['malformed for the rules', '/coops/wjc/commands', { post: { type: 'leap', commandId: 'c-3' } }, 422, 'refused'],
  [
    'for somebody else',
    '/coops/wjc/commands',
    { post: { type: 'leave', by: 'ben', commandId: 'c-4' } },
    403,
    'not-you',
  ],
  [
    'of another day',
    '/coops/wjc/commands',
    { post: { type: 'leave', at: '2031-01-01', commandId: 'c-5' } },
    422,
    'not-today',
  ],
  ['without a name', '/coops/wjc/commands', { post: { type: 'leave' } }, 400, 'no-command-id'],
  [
    'with two names',
    '/coops/wjc/commands',
    { post: { type: 'leave', commandId: 'c-6' }, headers: { 'idempotency-key': 'c-7' } },
    400,
    'two-command-ids',
  ],
  ['broken JSON', '/coops/wjc/commands', { post: '{"type":' }, 400, 'malformed'],
  ['no object', '/coops/wjc/commands', { post: '[1]' }, 400, 'malformed'],
  ['no UTF-8', '/coops/wjc/commands', { post: new Uint8Array([0x22, 0xff, 0x22]) }, 400, 'malformed'],
  ['a form', '/coops/wjc/commands', { post: 'type=leave', headers: { 'content-type': 'text/plain' } }, 415, 'not-json'],
  ['too large', '/coops/wjc/commands', { post: { type: 'x'.repeat(1_000_001) } }, 413, 'too-large'],
  [
    'a key that reaches a prototype',
    '/coops/wjc/commands',
    { post: '{"__proto__":{"by":"ben"},"type":"leave","commandId":"c-8"}' },
    422,
    'refused',
  ],
  ['nobody', '/coops/wjc/commands', { as: '', post: FOUND }, 401, 'not-signed-in'],
  ['somebody of another co-op', '/coops/wjc/views/register', { as: 'ana@other' }, 401, 'not-signed-in'],
  ['a co-op there is not', '/coops/nowhere/views/register', {}, 404, 'unknown-coop'],
  ['a co-op called __proto__', '/coops/__proto__/views/register', {}, 404, 'unknown-coop'],
  ['nothing', '/coops', {}, 404, 'unknown-place'],
  ['the other co-op, where nothing happened', '/coops/other/views/register', { as: 'ana@other' }, 403, 'for-members'],
  ['a place that is none', '/coops/wjc/events?after=yesterday', {}, 400, 'malformed-question'],
]

describe.each(Object.keys(SERVERS))('mounted in %s', (name) => {
  let server: Server
  let base: string
  beforeAll(async () => {
    server = (SERVERS[name] as (given: HandlerInput) => Server)(input())
    base = await listening(server)
  })
  afterAll(() => closed(server))

  it('answers the table of requests as it is written, in English and in Spanish', async () => {
    for (const [what, path, asking, status, kind] of TABLE) {
      const answer = await asked((at, init) => fetch(base + at, init), path, asking)
      expect([what, answer.status, answer.body.kind ?? '']).toEqual([what, status, kind])
      expect(answer.headers.get('cache-control')).toBe('no-store')
      if (status < 400) continue
      const spanish = await asked((at, init) => fetch(base + at, init), path, {
        ...asking,
        headers: { ...asking.headers, 'accept-language': 'es-MX, en;q=0.5' },
      })
      expect(spanish.status).toBe(status)
      expect(spanish.body.words).not.toBe(answer.body.words)
    }
  })

  it('tells listeners that something happened, and nothing of what it was', async () => {
    const stop = new AbortController()
    const headers = { authorization: 'ben@wjc' }
    const response = await fetch(`${base}/coops/wjc/events?after=`, { headers, signal: stop.signal })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    while (!heard.includes('data:')) heard += (await reader?.read())?.value ?? ''
    stop.abort()
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(heard).toMatch(/^: listening\n\n(id: \d+\ndata: \{"position":"\d+"\}\n\n)+$/)
  })
})

describe('From the source', () => {
  it('a year of We Just Coop, posted, stands where its commands lead, and answers as they are answered', async () => {
    const folder = join(import.meta.dirname, '../examples/02-a-year-of-we-just-coop')
    const written = JSON.parse(readFileSync(join(folder, 'charter.json'), 'utf8')) as WrittenCharter
    const checked = checkCharter({ charter: written, library: presetCharters })
    if (checked.kind === 'refused') throw new Error(JSON.stringify(checked.problems))
    const { charter } = checked
    const commands = readFileSync(join(folder, 'commands.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line, at) => ({ ...(JSON.parse(line) as Command), commandId: `year-${at}` }))
    const stores = memoryStores()
    let day = ''
    const ask = byHand(input({ stores, charters: new Map([['year', charter]]), today: () => day }))

    const coop = cooperative(charter)
    let state = coop.initialState()
    for (const command of commands) {
      const own = coop.decide(state, command)
      if (own.kind === 'accepted') state = own.events.reduce(coop.evolve, state)
      day = command.at
      const posting = { as: `${command.by}@year`, post: command }
      const answer = await ask('/coops/year/commands', posting)
      expect([command.commandId, answer.body.kind]).toEqual([command.commandId, own.kind])
      if (own.kind === 'refused') expect(answer.body.because).toEqual(toPlain(own.because))
    }
    const desk = await openCooperative({ events: stores.events, coop: 'year', charter })
    expect(plainState(desk.state)).toEqual(plainState(state))

    // What people read over HTTP is what the library shows them.
    const voter = views.members.whoMayVote(state)[0]?.member ?? ''
    const shown = async (view: string, as: string) =>
      (await ask(`/coops/year/views/${view}`, { as: `${as}@year` })).body
    for (const viewer of [voter, 'heron', 'magpie', 'nobody']) {
      const minutes = (await shown('minutes', viewer)).answer as readonly { readonly n: number }[]
      const events = await eventsOf(stores, 'year')
      const own = minutesFor({ state: coop.initialState(), events: events as never, viewer })
      expect(minutes.map(({ n }) => n)).toEqual(own.map(({ n }) => n))
    }
    expect((await shown('awaiting', voter)).answer).toMatchObject(
      JSON.parse(JSON.stringify(toPlain(views.awaiting(state, voter)))) as object,
    )
    expect((await shown('salaries?on=2026-03-01', voter)).answer).toHaveLength(
      views.pay.salariesOn(state, undefined, '2026-03-01' as never).length,
    )
    for (const view of VIEWS.keys()) expect([view, (await shown(view, voter)).kind]).toEqual([view, undefined])
  })

  it('WJC-12: reasons come as data and in words, in the language of whoever asks', async () => {
    const ask = await founded()
    const post = { type: 'propose-number', item: 'vacation-days', value: 25, commandId: 'c-1' }
    const answers = await Promise.all(
      ['en', 'es'].map((language) =>
        ask('/coops/wjc/commands', { as: 'zoe@wjc', post, headers: { 'accept-language': language } }),
      ),
    )
    expect(answers.map(({ body }) => body.because?.map(({ code }) => code))).toEqual([['no-right'], ['no-right']])
    expect(answers.map(({ body }) => body.words)).toEqual([
      expect.stringContaining('zoe has no right to this'),
      expect.stringContaining('zoe no tiene derecho'),
    ])
  })
})

const eventsOf = async ({ events }: Stores, coop: string): Promise<readonly object[]> => {
  const all: object[] = []
  for await (const commit of events.read({ coop, stream: LOG })) all.push(...commit.events)
  return all
}

describe('At the boundary', () => {
  it('a command as large as is taken is read, one byte more is not, announced or not', async () => {
    const ask = byHand(input({ mostBytes: 200 }))
    const sized = (bytes: number): string => JSON.stringify({ commandId: 'c' }).padEnd(bytes)
    const statusOf = async (bytes: number, headers: Readonly<Record<string, string>>) =>
      (await ask('/coops/wjc/commands', { post: sized(bytes), headers })).status
    for (const headers of [{}, { 'content-length': '201' }] as const) expect(await statusOf(201, headers)).toBe(413)
    expect(await statusOf(200, {})).toBe(422)
    expect(await statusOf(200, { 'content-length': '200' })).toBe(422)
  })

  it('today is the only day: neither the day before nor the day after is another’s to choose', async () => {
    const ask = await founded()
    const given = async (at: string) =>
      (await ask('/coops/wjc/commands', { post: { type: 'pass-time', at, commandId: at } })).body.kind
    expect(await given('2026-01-01')).toBe('not-today')
    expect(await given('2026-01-02')).toBe('accepted')
    expect(await given('2026-01-03')).toBe('not-today')
  })

  it('the language is that which is liked best of those spoken here', () => {
    expect(
      [
        undefined,
        '',
        'es',
        'es-AR',
        'de, es;q=0.5, en;q=0.4',
        'en;q=0.1, es;q=0.2',
        'es;q=0, en',
        'fr',
        ';;q=x,,',
        '*',
      ].map(localeOf),
    ).toEqual(['en', 'en', 'es', 'es', 'es', 'es', 'en', 'en', 'en', 'en'])
  })

  it('a listener that comes back with the last place it heard of misses nothing, and one that goes is let go', async () => {
    const stores = memoryStores()
    const waited: AbortSignal[] = []
    const { changed } = stores.events
    const events: Stores['events'] = {
      ...stores.events,
      changed: (asking) => (waited.push(asking.signal), changed?.(asking) ?? Promise.resolve()),
    }
    const handler = coopHandler(input({ stores: { ...stores, events } }))
    const ask = await founded({ stores })
    const listen = async (headers: Readonly<Record<string, string>>) => {
      const request = new Request('http://coop.example/coops/wjc/events', {
        headers: { authorization: 'ana@wjc', ...headers },
      })
      return (await handler(request)).body?.pipeThrough(new TextDecoderStream()).getReader()
    }
    const fromNow = await listen({})
    expect((await fromNow?.read())?.value).toBe(': listening\n\n')
    const given = await ask('/coops/wjc/commands', { post: { type: 'pass-time', commandId: 'c-1' } })
    expect((await fromNow?.read())?.value).toBe(
      `id: ${given.body.position ?? ''}\ndata: {"position":"${given.body.position ?? ''}"}\n\n`,
    )
    await fromNow?.cancel()
    for (const signal of waited)
      await new Promise<unknown>((resolve) => (signal.aborted ? resolve(0) : signal.addEventListener('abort', resolve)))

    const back = await listen({ 'last-event-id': '1' })
    await back?.read()
    expect((await back?.read())?.value).toContain(`id: ${given.body.position ?? ''}\n`)
    await back?.cancel()
  })
})

describe('Always true', () => {
  it('however often and by however many it is sent again, a command happens once', async () => {
    const stores = memoryStores()
    const asks = [byHand(input({ stores })), byHand(input({ stores }))]
    await asks[0]?.('/coops/wjc/commands', { post: FOUND })
    const before = (await eventsOf(stores, 'wjc')).length
    const post = { type: 'propose-number', item: 'vacation-days', value: 25, commandId: 'c-1' }
    const answers = await Promise.all(
      [1, 2, 3, 4].flatMap(() => asks.map((ask) => ask('/coops/wjc/commands', { post }))),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(answers.filter(({ body }) => body.kind === 'accepted')).toHaveLength(1)
    expect(await eventsOf(stores, 'wjc')).toHaveLength(before + 1)
  })

  it('two co-ops are apart: names, people, command ids and views of one are nothing in the other', async () => {
    const stores = memoryStores()
    const ask = await founded({ stores })
    expect((await ask('/coops/other/views/minutes', { as: 'zoe@other' })).body.answer).toEqual([])
    const other = { ...FOUND, founders: [{ member: 'zoe', memberClass: 'worker-owner' }, ...FOUNDERS] }
    expect((await ask('/coops/other/commands', { as: 'zoe@other', post: other })).body.kind).toBe('accepted')
    const register = async (coop: string) => {
      const { answer } = (await ask(`/coops/${coop}/views/register`, { as: `ana@${coop}` })).body
      return (answer as { readonly members: readonly { readonly member: string }[] }).members.map(
        ({ member }) => member,
      )
    }
    expect([await register('wjc'), await register('other')]).toEqual([
      ['ana', 'ben', 'cleo'],
      ['ana', 'ben', 'cleo', 'zoe'],
    ])
    expect(
      (await ask('/coops/wjc/commands', { as: 'zoe@wjc', post: { type: 'leave', commandId: 'c-1' } })).status,
    ).toBe(422)
  })

  it('whatever is posted is answered in words, below 500, and changes nothing of our objects', async () => {
    const reported: unknown[] = []
    const ask = await founded({ report: (trouble) => reported.push(trouble) })
    const hostile = fc.oneof(
      fc.json(),
      fc.string(),
      fc.jsonValue().map((value) => JSON.stringify({ ...FOUND, type: 'cast', decision: value, commandId: 'c' })),
      fc.constantFrom(
        '['.repeat(100_000),
        '{"a":'.repeat(50_000),
        `{"type":"cast","commandId":"c","decision":${'['.repeat(5000)}${']'.repeat(5000)}}`,
        '{"type":"constructor","commandId":"c"}',
        '{"type":"__proto__","commandId":"c"}',
        '{"constructor":{"prototype":{"polluted":1}},"type":"leave","commandId":"c"}',
        '{"__proto__":{"polluted":1},"type":"leave","commandId":"c"}',
        '{"type":"leave","commandId":{"toString":null}}',
        '{"type":"leave","commandId":"\\u0000"}',
        '{"type":"pass-time","commandId":1e999}',
      ),
    )
    await fc.assert(
      fc.asyncProperty(hostile, async (post) => {
        const { status, body } = await ask('/coops/wjc/commands', { post })
        expect(status).toBeLessThan(500)
        expect(typeof body.words).toBe('string')
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
      }),
      { seed: 20261121, numRuns: 200 },
    )
    expect(reported).toEqual([])
  })

  it('whatever language is asked for, one that is spoken here is answered', () => {
    always(fc.property(fc.string(), (header) => ['en', 'es'].includes(localeOf(header))))
  })
})

describe('Not true, on purpose', () => {
  it('whoever has no vote reads that their command was accepted, not what else fell due with it', async () => {
    const ask = await founded()
    const post = { type: 'apply', memberClass: 'worker-owner', decision: 'd1', commandId: 'c-1' }
    const { body } = await ask('/coops/wjc/commands', { as: 'eva@wjc', post })
    expect(body.because).toEqual([{ code: 'accepted', clauses: [] }])
    const { answer } = (await ask('/coops/wjc/views/minutes', { as: 'eva@wjc' })).body
    expect(JSON.stringify(answer)).toContain('eva asks to join')
  })
})

describe('Refused', () => {
  /** A store in which every append or every read fails so. */
  const failing = (which: 'append' | 'read', error: Error): Stores => {
    const stores = memoryStores()
    const fail = () => Promise.reject(error)
    const events = {
      ...stores.events,
      [which]: which === 'append' ? fail : () => ({ [Symbol.asyncIterator]: () => ({ next: fail }) }),
    }
    return { ...stores, events: events }
  }
  const address = {
    url: 'postgres://desk:secret@10.0.0.7:5432/coop',
    cause: new Error('connect ECONNREFUSED 10.0.0.7'),
  }

  it.each([
    ['store-unreachable', 'store-unreachable', '5'],
    ['store-in-use', 'store-trouble', '5'],
    ['store-full', 'store-trouble', '300'],
    ['store-read-only', 'store-trouble', '300'],
    ['store-login-refused', 'store-trouble', '300'],
    ['store-newer', 'store-trouble', '300'],
    ['store-damaged', 'store-trouble', '300'],
  ] as const)('%s: 503, when to try again, what to do, and nothing of where the store is', async (code, kind, wait) => {
    const reported: unknown[] = []
    for (const which of ['append', 'read'] as const) {
      const stores = failing(which, storeTrouble(code, address))
      const ask = byHand(input({ stores, report: (trouble) => reported.push(trouble) }))
      const { status, headers, body } = await ask('/coops/wjc/commands', { post: FOUND })
      expect([status, headers.get('retry-after'), body.kind]).toEqual([503, wait, kind])
      expect(body.words).toContain('commandId')
      expect(JSON.stringify(body)).not.toMatch(/10\.0\.0\.7|secret|ECONN|postgres/)
    }
    expect(reported).toHaveLength(2)
  })

  it('a store that comes back is asked again: nothing has to be restarted', async () => {
    let down = true
    const stores = memoryStores()
    const events: Stores['events'] = {
      ...stores.events,
      read: (asking) => {
        if (down) throw storeTrouble('store-unreachable', address)
        return stores.events.read(asking)
      },
    }
    const ask = byHand(input({ stores: { ...stores, events } }))
    expect((await ask('/coops/wjc/commands', { post: FOUND })).status).toBe(503)
    down = false
    expect((await ask('/coops/wjc/commands', { post: FOUND })).body.kind).toBe('accepted')
  })

  it('where others always write first, it gives up with 409; what the store cannot take together is 413', async () => {
    const stores = memoryStores()
    const busy = { ...stores.events, append: () => Promise.resolve({ kind: 'conflict' as const }) }
    const gaveUp = await byHand(input({ stores: { ...stores, events: busy } }))('/coops/wjc/commands', { post: FOUND })
    expect([gaveUp.status, gaveUp.body.kind, gaveUp.headers.get('retry-after')]).toEqual([409, 'gave-up', '1'])
    const small = { ...stores, capabilities: { ...stores.capabilities, mostBytesTogether: 100 } }
    const large = await byHand(input({ stores: small }))('/coops/wjc/commands', { post: FOUND })
    expect([large.status, large.body.kind, ...codesOf(large)]).toEqual([413, 'too-large', 'too-large-together'])
    expect(await eventsOf(stores, 'wjc')).toEqual([])
  })

  it('what goes wrong inside is told to whoever looks after the server, and to nobody else', async () => {
    const reported: unknown[] = []
    const report = (trouble: unknown) => reported.push(trouble)
    const broken = byHand(input({ stores: failing('append', new Error('at /srv/secret.ts:7')), report }))
    const { status, body } = await broken('/coops/wjc/commands', { post: FOUND })
    expect([status, body.kind]).toEqual([500, 'internal'])
    expect(JSON.stringify(body)).not.toContain('secret')
    const stores = memoryStores()
    await stores.events.append({ coop: 'wjc', stream: LOG, expected: BEGINNING, events: [{ type: 'nonsense' }] })
    const noLog = await byHand(input({ stores, report }))('/coops/wjc/views/minutes')
    expect([noLog.status, JSON.stringify(noLog.body)]).toEqual([500, expect.not.stringContaining('nonsense')])
    expect(reported).toHaveLength(2)
  })

  it('a commandId of somebody else, and a day that is none', async () => {
    const ask = await founded()
    const taken = await ask('/coops/wjc/commands', { as: 'ben@wjc', post: { type: 'leave', commandId: 'c-found' } })
    expect([taken.status, ...codesOf(taken)]).toEqual([422, 'command-id-taken'])
    const noDay = await ask('/coops/wjc/views/salaries?on=tomorrow')
    expect([noDay.status, noDay.body.kind]).toEqual([400, 'malformed-question'])
  })
})

describe('the OpenAPI document', () => {
  type Schema = Readonly<Record<string, unknown>>
  interface Document {
    readonly openapi: string
    readonly servers: readonly { readonly url: string }[]
    readonly paths: Readonly<Record<string, Readonly<Record<string, Schema>>>>
    readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
  }
  const METHODS = ['get', 'post', 'put', 'patch', 'delete']
  const read = async (more: Partial<HandlerInput> = {}): Promise<Document> =>
    (await byHand(input(more))('/openapi.json')).body as unknown as Document
  const keysIn = (schema: unknown): readonly string[] =>
    typeof schema !== 'object' || schema === null
      ? []
      : Object.entries(schema).flatMap(([key, one]) => [key, ...keysIn(one)])
  const refsIn = (schema: unknown): readonly string[] =>
    typeof schema !== 'object' || schema === null
      ? []
      : Object.entries(schema).flatMap(([key, one]) =>
          key === '$ref' && typeof one === 'string' ? [one] : refsIn(one),
        )

  it('names every route of the app, and the app has every route it names', async () => {
    const { paths, openapi, servers } = await read({ mountedAt: '/api' })
    const named = Object.entries(paths).flatMap(([path, item]) =>
      METHODS.filter((method) => method in item).map((method) => `${method} ${path}`),
    )
    const routes = coopApp(input())
      .routes.filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    expect([...named].sort()).toEqual([...new Set(routes)].sort())
    expect([openapi, servers]).toEqual(['3.1.0', [{ url: '/api' }]])
  })

  it('has a parameter for everything in braces, and an answer for every kind of answer of the table', async () => {
    const { paths } = await read()
    for (const [path, item] of Object.entries(paths)) {
      const operations = METHODS.flatMap((method): readonly Schema[] =>
        item[method] === undefined ? [] : [item[method]],
      )
      const named = [item as Schema, ...operations].flatMap((one) => (one['parameters'] ?? []) as readonly Schema[])
      const required = named.filter((one) => one['in'] === 'path').map((one) => one['name'])
      expect(required.sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort())
    }
    const statuses = Object.keys(paths['/coops/{coop}/commands']?.['post']?.['responses'] as object)
    expect(statuses).toEqual(['200', '400', '401', '403', '404', '409', '413', '415', '422', '500', '503'])
  })

  it('points only at what is there, in the words of JSON Schema 2020-12, one component a command', async () => {
    const { components, paths } = await read()
    const { schemas } = components
    const refs = [...refsIn(components), ...refsIn(paths)]
    expect(refs.filter((ref) => schemas[ref.replace('#/components/schemas/', '')] === undefined)).toEqual([])
    expect(
      keysIn(components).filter((key) => ['definitions', '$schema', 'additionalItems', 'dependencies'].includes(key)),
    ).toEqual([])
    const { anyOf, definitions } = commandJsonSchema() as {
      readonly anyOf: readonly unknown[]
      readonly definitions: object
    }
    expect(Object.keys(schemas)).toHaveLength(anyOf.length + Object.keys(definitions).length + 5)
    for (const name of Object.keys(schemas)) expect(name).toMatch(/^[\w.-]+$/)
    const { oneOf, discriminator } = schemas['Command'] as {
      readonly oneOf: readonly Schema[]
      readonly discriminator: { readonly mapping: object }
    }
    expect(Object.values(discriminator.mapping)).toEqual(oneOf.map(({ $ref }) => $ref))
  })

  it('takes the commands of the year as they are sent, and no others', async () => {
    const { components } = await read()
    const service = getLanguageService({})
    const { oneOf } = components.schemas['Command'] as { readonly oneOf: JSONSchema[] }
    const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', components, oneOf } as JSONSchema
    const wrongIn = async (command: object): Promise<number> => {
      const document = TextDocument.create('file:///command.json', 'json', 1, JSON.stringify(command))
      return (await service.doValidation(document, service.parseJSONDocument(document), {}, schema)).length
    }
    const commands = readFileSync(
      join(import.meta.dirname, '../examples/02-a-year-of-we-just-coop/commands.jsonl'),
      'utf8',
    )
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Command)
    const kinds = [...new Map(commands.map((command) => [command.type, command])).values()]
    for (const { by: _, at: __, ...command } of kinds)
      expect([command.type, await wrongIn({ ...command, commandId: 'c' })]).toEqual([command.type, 0])
    expect(await wrongIn({ type: 'cast', decision: 'd1', answer: 'perhaps', commandId: 'c' })).toBeGreaterThan(0)
    expect(await wrongIn({ type: 'nothing-known' })).toBeGreaterThan(0)
  })
})
