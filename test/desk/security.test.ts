import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Accounts, refOf } from '../../examples/desk/kernel/accounts.js'
import { closeAll } from '../../examples/desk/kernel/listening.js'
import { ROUTES } from '../../examples/desk/pages/routes.js'
import { readItem } from '../../examples/desk/pages/sealed/items.js'
import { NO_BROWSER, type RunningDesk, signIn, startBrowser, startDesk } from './desk.js'
import { deskInProcess, linkIn, ORIGIN, realLimits } from './in-memory.js'

const COOP = 'alder'
type Desk = ReturnType<typeof deskInProcess>
type Somebody = Awaited<ReturnType<Desk['as']>>

const start = async (options: Parameters<typeof deskInProcess>[0] = {}) => {
  const desk = deskInProcess(options)
  const house = await desk.found(COOP, ['ana', 'ben', 'eva'])
  return { ...desk, house, ana: await desk.as(COOP, 'ana'), ben: await desk.as(COOP, 'ben') }
}
const invitationsOf = async ({ house }: { readonly house: Awaited<ReturnType<Desk['house']>> }) =>
  (await house.accounts.invitations.of('ana')).length

describe('sessions', () => {
  it('the cookie is for one co-op, out of reach of programs, and behind TLS for TLS alone', async () => {
    for (const [origin, name, secure] of [
      [ORIGIN, 'desk=', false],
      ['https://desk.example', '__Secure-desk=', true],
    ] as const) {
      const desk = await start({ origin })
      const token = await desk.house.accounts.makeLink({ person: 'ana', for: 'sign-in', days: 1 })
      const cookie = (await desk.post(`/c/${COOP}/link/${token}`)).headers.get('set-cookie') ?? ''
      expect(cookie.startsWith(name)).toBe(true)
      for (const part of [`Path=/c/${COOP}/;`, 'HttpOnly', 'SameSite=Lax', 'Expires=']) expect(cookie).toContain(part)
      expect(cookie.includes('Secure;') || cookie.endsWith('Secure') || cookie.includes('; Secure')).toBe(secure)
      expect(cookie).not.toContain('Domain')
    }
  })

  it('signing in always makes a new session, never one whose secret came with the request, and ends the one before', async () => {
    const { house, app, ana } = await start()
    const planted = `${'a'.repeat(22)}.${'b'.repeat(43)}`
    for (const before of [planted, ana.token]) {
      const token = await house.accounts.makeLink({ person: 'ben', for: 'sign-in', days: 1 })
      const headers = { origin: ORIGIN, cookie: `desk=${before}` }
      const body = new URLSearchParams(before === ana.token ? { form: ana.form() } : {})
      const answer = await app.request(`/c/${COOP}/link/${token}`, { method: 'POST', headers, body })
      const given = /desk=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? ''
      expect(given).toMatch(/^[\w-]{22}\.[\w-]{43}$/)
      expect(given).not.toBe(before)
      expect((await house.accounts.sessionOf(given))?.person).toBe('ben')
      expect(await house.accounts.sessionOf(before)).toBeUndefined()
    }
  })

  it('a session ends after fourteen days in any case, after three without use, and lives on while it is used', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-01-01T12:00:00Z') })
    try {
      const { house, stores } = await start()
      const day = 86_400_000
      const [used, idle] = [await house.accounts.openSession('ana'), await house.accounts.openSession('ana')]
      // Asked on another server now and then: each knows from the store when it was last used.
      const asked = (token: string) => new Accounts({ stores, coop: COOP }).sessionOf(token)
      for (let days = 1; days < 14; days++) {
        vi.setSystemTime(Date.parse('2026-01-01T12:00:00Z') + days * day)
        expect([days, (await asked(used.token))?.person]).toEqual([days, 'ana'])
      }
      expect(await asked(idle.token)).toBeUndefined()
      vi.setSystemTime(Date.parse('2026-01-01T12:00:00Z') + 14 * day)
      expect(await asked(used.token)).toBeUndefined()
      const just = await house.accounts.openSession('ben')
      vi.setSystemTime(Date.now() + 3 * day - 1)
      expect(await asked(just.token)).toBeDefined()
      const over = await house.accounts.openSession('ben')
      vi.setSystemTime(Date.now() + 3 * day)
      expect(await asked(over.token)).toBeUndefined()
    } finally {
      vi.useRealTimers()
    }
  })

  it('what is stored of a session does not open it', async () => {
    const { stores, ana } = await start()
    for await (const id of stores.records.list({ coop: `${COOP}/desk` })) {
      const value = await stores.records.get({ coop: `${COOP}/desk`, id })
      expect(id + Buffer.from(value ?? []).toString()).not.toContain(ana.token.split('.')[1])
    }
  })

  it('signed out is signed out: the secret opens nothing any more', async () => {
    const { post, get, ana } = await start()
    const answer = await post(`/c/${COOP}/sign-out`, {}, ana)
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await get(`/c/${COOP}/me`, ana)).headers.get('location')).toBe(`/c/${COOP}/sign-in`)
  })

  it('what changes how somebody signs in is asked for afresh after an hour, where they have a passkey', async () => {
    const { house, postJson, ana } = await start()
    const options = async () =>
      (await (await postJson(`/c/${COOP}/me/passkeys/options`, {}, ana)).json()) as { readonly kind?: string }
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_001 })
    try {
      expect((await options()).kind).toBeUndefined()
      await house.accounts.put(`passkeys/x`, {
        person: 'ana',
        name: 'x',
        credential: 'x',
        publicKey: '',
        transports: [],
      })
      const stream = `people/${refOf('ana')}`
      const end = (await house.accounts.read(stream)).at(-1)?.position ?? ''
      await house.accounts.append(stream, end, { type: 'passkey-added', passkey: 'x', counter: 0, on: 1 })
      expect((await options()).kind).toBe('sign-in-again')
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('forms of other pages', () => {
  it('without a token, with a wrong one, with one of another session or another person nothing is done', async () => {
    const desk = await start()
    const { ana, ben, app } = desk
    const again = await desk.as(COOP, 'ana')
    const good = ana.form()
    const forged = `${good.slice(0, -2)}${good.endsWith('AA') ? 'BB' : 'AA'}`
    for (const form of [
      '',
      'x',
      forged,
      ben.form(),
      again.form(),
      `${good}x`,
      good.split('.')[0] ?? '',
      '..',
      '\u0000.a.b',
    ]) {
      const body = new URLSearchParams({ name: 'Zoë', form })
      const headers = { origin: ORIGIN, cookie: ana.cookie }
      const answer = await app.request(`/c/${COOP}/invite`, { method: 'POST', headers, body })
      expect([form, answer.status]).toEqual([form, 403])
    }
    expect(await invitationsOf(desk)).toBe(0)
    expect((await desk.post(`/c/${COOP}/invite`, { name: 'Zoë' }, ana)).status).toBe(200)
    expect(await invitationsOf(desk)).toBe(1)
  })

  it('from another site nothing is done, whatever kind of thing is sent and whatever token it has', async () => {
    const desk = await start()
    const kinds = [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      'application/json',
      '',
    ]
    const origins = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:4381' },
      { origin: `${ORIGIN}.evil.example` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      {},
    ] as Record<string, string>[]
    for (const from of origins)
      for (const kind of kinds) {
        const headers = {
          ...from,
          cookie: desk.ana.cookie,
          'x-form': desk.ana.form(),
          ...(kind === '' ? {} : { 'content-type': kind }),
        }
        const body = new URLSearchParams({ name: 'Zoë', form: desk.ana.form() }).toString()
        for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
          const answer = await desk.app.request(`/c/${COOP}/invite`, { method, headers, body })
          expect([from, kind, method, answer.status]).toEqual([from, kind, method, 403])
        }
      }
    expect(await invitationsOf(desk)).toBe(0)
  })

  it('JSON without its token does nothing for whoever is signed in', async () => {
    const desk = await start()
    for (const form of ['', 'x', desk.ben.form()])
      expect((await desk.postJson(`/c/${COOP}/me/passkeys/options`, {}, desk.ana, { 'x-form': form })).status).toBe(403)
    expect((await desk.postJson(`/c/${COOP}/me/passkeys/options`, {}, desk.ana)).status).toBe(200)
  })

  it('what is only looked at changes nothing: no GET of all routes stores anything', async () => {
    const desk = await start()
    const count = async () => {
      let all = 0
      for await (const { coop, stream } of desk.stores.events.list()) {
        for await (const { events } of desk.stores.events.read({ coop, stream })) all += events.length
      }
      return all
    }
    const before = await count()
    for (const { method, path } of ROUTES)
      if (method === 'get' && path !== '/live')
        await desk.get(`/c/${COOP}${path.replace(/:\w+(\{[^}]*\})?/g, 'x')}`, desk.ana)
    expect(await count()).toBe(before)
  })
})

describe('too often, too much', () => {
  it('after twenty tries in a minute from one address nobody signs in from there; pages are shown on', async () => {
    const desk = await start({ limits: realLimits() })
    const statuses: number[] = []
    for (let n = 0; n < 22; n++) statuses.push((await desk.post(`/c/${COOP}/link/${'x'.repeat(43)}`)).status)
    expect(statuses.slice(0, 20).every((status) => status === 404)).toBe(true)
    expect(statuses.slice(20)).toEqual([429, 429])
    const refused = await desk.postJson(`/c/${COOP}/sign-in/options`, {})
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
    expect(await refused.text()).toContain('Too often in a short time')
    expect((await desk.get(`/c/${COOP}/sign-in`)).status).toBe(200)
  })

  it('a person has the whole log read at most ten times in a minute, and sees pages on', async () => {
    const desk = await start({ limits: realLimits() })
    const statuses: number[] = []
    for (let n = 0; n < 12; n++)
      statuses.push((await desk.get(`/c/${COOP}/${n % 2 === 0 ? 'minutes.jsonl' : 'me/data'}`, desk.ana)).status)
    expect(statuses.slice(0, 10).every((status) => status === 200)).toBe(true)
    expect(statuses.slice(10)).toEqual([429, 429])
    expect((await desk.get(`/c/${COOP}/minutes`, desk.ana)).status).toBe(200)
  })

  it('a person sends at most 120 forms in a minute, and others send on', async () => {
    const desk = await start({ limits: realLimits() })
    const statuses: number[] = []
    for (let n = 0; n < 122; n++) statuses.push((await desk.post(`/c/${COOP}/invite`, { name: '' }, desk.ana)).status)
    expect(statuses.filter((status) => status === 422)).toHaveLength(120)
    expect(statuses.slice(120)).toEqual([429, 429])
    expect((await desk.post(`/c/${COOP}/invite`, { name: '' }, desk.ben)).status).toBe(422)
  })

  it('more than a form may have is refused with a page that says so', async () => {
    const desk = await start()
    const answer = await desk.post(`/c/${COOP}/invite`, { name: 'Zoë', what: 'x'.repeat(70_000) }, desk.ana)
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('That is too large')
  })
})

describe('addresses', () => {
  it('a redirection leads nowhere but to this desk', async () => {
    const { app } = await start()
    for (const [back, to] of [
      ['//evil.example', '/'],
      ['/\\evil.example', '/'],
      ['https://evil.example', '/'],
      ['/\t/evil.example', '/'],
      ['javascript:alert(1)', '/'],
      ['/%2F/evil.example', '/'],
      ['/c/alder/me\r\nset-cookie: a=b', '/'],
      ['/c/alder/me', '/c/alder/me'],
    ]) {
      const body = new URLSearchParams({ back: back ?? '', lang: 'es' })
      const answer = await app.request('/look', { method: 'POST', headers: { origin: ORIGIN }, body })
      expect([back, answer.status, answer.headers.get('location')]).toEqual([back, 303, to])
    }
  })

  it('only the files that pages load can be had, by their names', async () => {
    const { app } = await start()
    for (const path of [
      '/assets/../app.tsx',
      '/assets/..%2fapp.tsx',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/islands/../../package.json',
      '/assets//etc/passwd',
      '/assets/desk.css%00.js',
      '/assets/',
      '/assets/__proto__',
      '/assets/constructor',
      '/../package.json',
      '/c/alder/../../package.json',
    ])
      expect([path, (await app.request(path)).status]).toEqual([path, 404])
    const css = await app.request('/assets/desk.css')
    expect([css.status, css.headers.get('x-content-type-options')]).toEqual([200, 'nosniff'])
  })

  it('a co-op that is not there, and a name that cannot be one, are nothing', async () => {
    const { get, ana } = await start()
    for (const coop of [
      'birch',
      'alder%2Fdesk',
      'Alder',
      '..',
      '%00',
      'x'.repeat(300),
      '__proto__',
      'desk',
      '%ED%A0%80',
    ])
      expect([coop, (await get(`/c/${coop}/me`, ana)).status]).toEqual([coop, 404])
  })

  it('methods that a page does not have are nothing; HEAD is GET without the page', async () => {
    const { app, ana } = await start()
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])
      expect([
        method,
        (await app.request(`/c/${COOP}/me`, { method, headers: { origin: ORIGIN, cookie: ana.cookie } })).status,
      ]).toEqual([method, 404])
    expect(
      (await app.request(`/c/${COOP}/me`, { method: 'POST', headers: { origin: ORIGIN, cookie: ana.cookie } })).status,
    ).toBe(404)
    const head = await app.request(`/c/${COOP}/me`, { method: 'HEAD', headers: { cookie: ana.cookie } })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await app.request(`/c/${COOP}/me`, { method: 'HEAD' })).headers.get('location')).toBe(`/c/${COOP}/sign-in`)
  })

  it('the name of a file to take home cannot carry a header', async () => {
    const { get, ana } = await start()
    const disposition = (await get(`/c/${COOP}/me/data`, ana)).headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/)
  })
})

/** What people might type, by mistake or on purpose. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea><svg onload=alert(1)>',
  '</title><script>alert(1)</script>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  '\u202Egnp.exe',
  'a\u0000b',
  '%00%0d%0aset-cookie:x=y',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "'; drop table events; --",
  '=HYPERLINK("http://evil.example")',
  '\uFFFD',
  '😀'.repeat(500),
  'x'.repeat(20_000),
  '9'.repeat(400),
  '-1e999',
  'NaN',
]
/** Whether something that was typed became part of the page, not of its text. */
const BREAKS_OUT = /<script>alert|<img src=x|<svg onload|' onmouseover='alert|<a [^>]*href="javascript:/i

describe('whatever is typed', () => {
  it('in the address of every page it is answered in words, never by a failure, and is text on the page', async () => {
    const desk = await start()
    for (const { method, path } of ROUTES) {
      if (!path.includes(':')) continue
      for (const typed of HOSTILE.filter((one) => one.length < 5_000)) {
        const address = `/c/${COOP}${path.replace(/:\w+(\{[^}]*\})?/g, () => encodeURIComponent(typed))}`
        const answer = method === 'get' ? await desk.get(address, desk.ana) : await desk.post(address, {}, desk.ana)
        expect([method, path, typed, answer.status < 500]).toEqual([method, path, typed, true])
        expect([method, path, typed, BREAKS_OUT.test(await answer.text())]).toEqual([method, path, typed, false])
      }
    }
  })

  it('in every field of every form it is refused or kept, never a failure, and is text on the page', async () => {
    const desk = await start()
    // Names of fields that forms of the desk have, and some that none has.
    const fields = [
      'name',
      'what',
      'person',
      'value',
      'choice',
      'text',
      'reason',
      'amount',
      'on',
      'date',
      'title',
      'member',
    ]
    for (const { method, path } of ROUTES) {
      if (method !== 'post') continue
      for (const typed of HOSTILE) {
        const address = `/c/${COOP}${path.replace(/:\w+(\{[^}]*\})?/g, 'x')}`
        const who: Somebody = path.startsWith('/sign-out') ? await desk.as(COOP, 'ana') : desk.ben
        const filled = Object.fromEntries(fields.map((name) => [name, typed]))
        const answer = await desk.post(address, { ...filled, __proto__x: typed, constructor: typed }, who)
        expect([path, typed.slice(0, 40), answer.status < 500]).toEqual([path, typed.slice(0, 40), true])
        expect([path, typed.slice(0, 40), BREAKS_OUT.test(await answer.text())]).toEqual([
          path,
          typed.slice(0, 40),
          false,
        ])
      }
    }
  })

  it('in the query of every page it changes nothing that is not text', async () => {
    const desk = await start()
    for (const { method, path } of ROUTES) {
      if (method !== 'get' || path === '/live') continue
      for (const typed of [
        '<script>alert(1)</script>',
        '"><svg onload=alert(1)>',
        '%00',
        '%',
        '%ED%A0%80',
        '9'.repeat(400),
      ]) {
        const said = typed.startsWith('%') ? typed : encodeURIComponent(typed)
        const query = ['from', 'before', 'about', 'page', 'again', 'added', 'to', 'q']
          .map((name) => `${name}=${said}`)
          .join('&')
        const answer = await desk.get(`/c/${COOP}${path.replace(/:\w+(\{[^}]*\})?/g, 'x')}?${query}`, desk.ana)
        expect([path, typed, answer.status < 500]).toEqual([path, typed, true])
        expect(BREAKS_OUT.test(await answer.text())).toBe(false)
      }
    }
  })

  it('as JSON it is refused where it is none, too deep, or about prototypes', async () => {
    const desk = await start()
    const deep = `${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)}`
    for (const { method, path } of ROUTES) {
      if (method !== 'post') continue
      for (const sent of [
        '',
        '{',
        'null',
        '[]',
        '"\\ud800"',
        '{"__proto__":{"x":1}}',
        '{"constructor":{"prototype":{"x":1}}}',
        deep,
      ]) {
        const address = `/c/${COOP}${path.replace(/:\w+(\{[^}]*\})?/g, 'x')}`
        const who = path.startsWith('/sign-out') ? await desk.as(COOP, 'ana') : desk.ben
        const answer = await desk.postJson(address, sent, who)
        expect([path, sent.slice(0, 30), answer.status < 500]).toEqual([path, sent.slice(0, 30), true])
      }
    }
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  it('a form whose encoding is broken is refused, and so is one that is none', async () => {
    const { app, ana } = await start()
    for (const [type, body] of [
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=', '--'],
      ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="form"\r\n\r\n'],
      ['application/x-www-form-urlencoded', '%ZZ=%&%ED%A0%80=%00'],
      ['application/x-www-form-urlencoded', '&'.repeat(60_000)],
      ['text/plain', 'form=x'],
      ['application/octet-stream', '\u0000\u0001'],
    ] as const)
      for (const path of [`/c/${COOP}/invite`, `/c/${COOP}/sign-in`, '/look']) {
        const headers = { origin: ORIGIN, cookie: ana.cookie, 'content-type': type }
        const { status } = await app.request(path, { method: 'POST', headers, body })
        expect([type, path, status < 500]).toEqual([type, path, true])
      }
  })
})

describe('what is sent with every page', () => {
  it('has a policy without exceptions, and is kept by no cache; also where nothing is, or something is refused', async () => {
    const { get, post, postJson, ana, app } = await start()
    const answers = [
      await get(`/c/${COOP}/me`, ana),
      await get(`/c/${COOP}/sign-in`),
      await get('/nothing'),
      await get('/c/none/'),
      await post(`/c/${COOP}/invite`, { form: 'x' }, ana),
      await postJson(`/c/${COOP}/sign-in`, {}),
      await app.request(`/c/${COOP}/invite`, { method: 'POST' }),
    ]
    for (const { headers } of answers) {
      const policy = headers.get('content-security-policy') ?? ''
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ])
        expect(policy).toContain(part)
      expect(policy).not.toMatch(/unsafe|\*|https?:|data:/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
    expect(answers[0]?.headers.get('cache-control')).toBe('no-store')
    const tls = await start({ origin: 'https://desk.example' })
    expect((await tls.get('/')).headers.get('strict-transport-security')).toMatch(/^max-age=31536000/)
  })

  it('what is logged has no secret, no name, no address with an id in it, and nothing that was typed', async () => {
    const desk = await start()
    const token = await desk.house.accounts.makeLink({ person: 'ana', for: 'sign-in', days: 1 })
    await desk.post(`/c/${COOP}/link/${token}`)
    await desk.post(`/c/${COOP}/invite`, { name: 'Zoë Okafor', what: 'a private matter' }, desk.ana)
    await desk.get(`/c/${COOP}/recovery?secret=42`, desk.ana)
    const logged = JSON.stringify(desk.lines)
    expect(desk.lines.length).toBeGreaterThanOrEqual(3)
    for (const hidden of [token, desk.ana.token, 'Zoë', 'private', 'ana', '42"', 'secret='])
      expect([hidden, logged.includes(hidden)]).toEqual([hidden, false])
  })
})

describe('what lies beside the log', () => {
  /** Every name, text and document that a co-op keeps. */
  const keptIn = async ({ stores }: Pick<Desk, 'stores'>) => {
    const kept: string[] = []
    for await (const id of stores.records.list({ coop: COOP })) if (/^(names|texts|documents)\//.test(id)) kept.push(id)
    return kept.sort()
  }

  it('nobody names another person, or what is not theirs, by a form about something else', async () => {
    const desk = await start()
    await desk.house.names.rename('ben', 'Ben')
    for (const path of ['/meetings', '/meetings/ask'])
      await desk.post(`/c/${COOP}${path}`, { meeting: 'ben', title: 'Somebody else', provision: 'assembly' }, desk.ana)
    await desk.post(`/c/${COOP}/members/ben/name`, { name: 'Somebody else' }, desk.ana)
    await desk.post(`/c/${COOP}/projects/ben/change`, { title: 'Somebody else' }, desk.ana)
    expect(await desk.house.names.nameOf('ben', 'en')).toBe('Ben')
  })

  it('what the rules refuse leaves no name, no text and no document', async () => {
    const desk = await start()
    const puffin = await desk.as(COOP, 'puffin')
    const before = await keptIn(desk)
    const long = 'x'.repeat(10_000)
    for (const { method, path } of ROUTES) {
      if (
        method !== 'post' ||
        /^\/(found|sign-|link|me|invite|recovery|members\/:member\/name|projects\/propose)/.test(path)
      )
        continue
      const fields = { text: long, title: long, wording: long, record: long, agenda: `${long}\n${long}`, name: long }
      const more = { options: long, reason: long, what: long, called: long, contact: long, why: long, letter: long }
      await desk.post(`/c/${COOP}${path.replaceAll(/:\w+/g, 'ben')}`, { ...fields, ...more }, puffin)
    }
    expect(await keptIn(desk)).toEqual(before)
  })

  it('the same invitation sent again with another name renames nobody', async () => {
    const desk = await start()
    const form = desk.ana.form()
    await desk.post(`/c/${COOP}/invite`, { form, name: 'Mara' }, desk.ana)
    const [invited] = await desk.house.accounts.invitations.of('ana')
    await desk.post(`/c/${COOP}/invite`, { form, name: 'Mallory' }, desk.ana)
    expect(await desk.house.names.nameOf(invited?.person ?? '', 'en')).toBe('Mara')
  })

  it('one’s own name has no signs that are not seen, like the name of whoever is invited', async () => {
    const desk = await start()
    for (const name of ['Ana\u202Enab', 'A\u200Bna', 'x'.repeat(81), ''])
      expect((await desk.post(`/c/${COOP}/members/ana/name`, { name }, desk.ana)).status).toBe(422)
  })

  it('what a key holder sends has nothing in it but what such a thing has, and no hole that would stop the others', () => {
    const certificate = { member: 'ana', key: '0', signature: { commit: '1', response: '2' } }
    expect(readItem({ type: 'certificates', certificates: [{ ...certificate, junk: 'x' }], more: 1 }, 'out')).toEqual({
      type: 'certificates',
      holder: 'out',
      certificates: [certificate],
    })
    expect(readItem({ type: 'erased', holder: 'another', junk: 'x' }, 'out')).toEqual({ type: 'erased', holder: 'out' })
    for (const junk of [
      null,
      [],
      'x',
      {},
      { type: 'holders', holders: ['out'] },
      { type: 'message' },
      { type: 'identity', identity: 7 },
      { type: 'certificates', certificates: [null] },
      { type: 'certificates', certificates: [{ ...certificate, signature: null }] },
      { type: 'shares', close: 'x', letters: [{ to: 'a' }] },
      { type: 'signed', close: 'x' },
    ])
      expect([junk, readItem(junk, 'out')]).toEqual([junk, undefined])
  })

  it('one person listens at twenty places at most, and keeps nobody out', async () => {
    const desk = await start()
    const answers: Response[] = []
    for (let at = 0; at < 21; at++) answers.push(await desk.get(`/c/${COOP}/live`, desk.ana))
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(20).fill(200), 503])
    answers.push(await desk.get(`/c/${COOP}/live`, desk.ben))
    expect(answers.at(-1)?.status).toBe(200)
    await answers[0]?.body?.cancel()
    answers.push(await desk.get(`/c/${COOP}/live`, desk.ana))
    expect(answers.at(-1)?.status).toBe(200)
    closeAll()
  })

  it('an invitation is worth nothing once whoever made it has no vote any more', async () => {
    const desk = await start()
    const link = linkIn(await (await desk.post(`/c/${COOP}/invite`, { name: 'Mara' }, desk.ben)).text())
    expect((await desk.get(link)).status).toBe(200)
    await desk.give(desk.house, { type: 'leave', at: '2026-01-01', by: 'ben' })
    expect((await desk.get(link)).status).toBe(404)
    expect((await desk.post(link)).status).toBe(404)
  })
})

describe.skipIf(NO_BROWSER)('in a browser', () => {
  let desk: RunningDesk
  let browser: Awaited<ReturnType<typeof startBrowser>>
  beforeAll(async () => {
    desk = await startDesk()
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser.stop()
    await desk.stop()
  })

  it('no page breaks the policy or asks for anything from elsewhere', async () => {
    const page = await signIn(browser.context, desk, 'finch')
    const broken: string[] = []
    page.on('console', (message) => {
      if (/Content.Security.Policy|Refused to/i.test(message.text())) broken.push(`${page.url()}: ${message.text()}`)
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(desk.origin)) broken.push(`${page.url()} asks for ${request.url()}`)
    })
    for (const { method, path } of ROUTES.filter(
      ({ path }) => !path.includes(':') && path !== '/live' && path !== '/me/data',
    )) {
      if (method !== 'get' || /\.\w+$/.test(path)) continue
      const answer = await page.goto(`${desk.origin}/c/the-lantern${path}`).catch(() => null)
      // What is downloaded is no page.
      if (answer === null) continue
      expect([path, answer.status() < 500]).toEqual([path, true])
    }
    expect(broken).toEqual([])
  })

  it('a script, a style and a handler that somebody got into a page do not run', async () => {
    const page = await signIn(browser.context, desk, 'finch')
    // As if the server had sent them: into the page on its way to the browser.
    await page.route('**/c/the-lantern/me', async (route) => {
      const answer = await route.fetch()
      const body = (await answer.text()).replace(
        '</main>',
        `<script>window.ran = true</script><img src="x" onerror="window.ran = true"><p id="styled" style="color: rgb(1, 2, 3)">x</p>
        <style>body { color: rgb(1, 2, 3) }</style><script src="https://evil.example/x.js"></script>
        <iframe src="https://evil.example/"></iframe><form action="https://evil.example/" id="away"><input name="a"></form></main>`,
      )
      await route.fulfill({ response: answer, body })
    })
    await page.addInitScript(() => {
      const seen: string[] = []
      Object.assign(globalThis, { seen })
      const { addEventListener } = globalThis as unknown as {
        addEventListener: (name: string, heard: (event: { readonly effectiveDirective: string }) => void) => void
      }
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        seen.push(effectiveDirective)
      })
    })
    await page.goto(`${desk.origin}/c/the-lantern/me`)
    const outcome = await page.evaluate(async () => {
      const { document, getComputedStyle } = globalThis as unknown as {
        document: { getElementById: (id: string) => never; body: never }
        getComputedStyle: (element: never) => { color: string }
      }
      ;(document.getElementById('away') as { submit: () => void }).submit()
      await new Promise((resolve) => setTimeout(resolve, 300))
      const { ran, seen } = globalThis as { ran?: boolean; seen?: string[] }
      return {
        ran: ran === true,
        seen: [...new Set(seen)].sort(),
        colors: [getComputedStyle(document.body).color, getComputedStyle(document.getElementById('styled')).color],
      }
    })
    expect(outcome.ran).toBe(false)
    expect(outcome.colors).not.toContain('rgb(1, 2, 3)')
    for (const directive of [
      'script-src-elem',
      'script-src-attr',
      'style-src-elem',
      'style-src-attr',
      'frame-src',
      'form-action',
    ])
      expect(outcome.seen).toContain(directive)
    expect(page.url()).toBe(`${desk.origin}/c/the-lantern/me`)
  })

  it('pages cannot be framed, and programs in pages cannot read the cookie', async () => {
    const page = await signIn(browser.context, desk, 'finch')
    expect(await page.evaluate(() => (globalThis as unknown as { document: { cookie: string } }).document.cookie)).toBe(
      '',
    )
    const cookies = await browser.context.cookies(`${desk.origin}/c/the-lantern/`)
    expect(cookies.map(({ name, httpOnly, sameSite, path }) => ({ name, httpOnly, sameSite, path }))).toContainEqual({
      name: 'desk',
      httpOnly: true,
      sameSite: 'Lax',
      path: '/c/the-lantern/',
    })
    expect(await browser.context.cookies(`${desk.origin}/c/commonweal/`)).toEqual([])
  })
})
