import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { LOG } from 'coop-rules/storage'
import { afterAll, describe, expect, it } from 'vitest'
import { open as openSqlite } from '../../examples/adapters/sqlite/sqlite.js'
import { freePorts } from '../servers/free-ports.js'
import { openDesk, runDesk } from './process.js'
import { enter, formOf, Visitor } from './visitor.js'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'desk-start-'))
  folders.push(made)
  return made
}
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

const linksIn = (printed: string): readonly string[] => printed.match(/\/c\/[\w-]+\/link\/[\w-]{43}/g) ?? []

/** How many events each co-op of a file has. */
const logsIn = async (file: string, ...coops: readonly string[]): Promise<readonly number[]> => {
  const stores = await openSqlite(pathToFileURL(file).href)
  try {
    return await Promise.all(
      coops.map(async (coop) => {
        let events = 0
        for await (const commit of stores.events.read({ coop, stream: LOG })) events += commit.events.length
        return events
      }),
    )
  } finally {
    await stores.close()
  }
}

describe('npm start', () => {
  it('answers, prints a link for each role, takes each link once, and goes on from where it was stopped', async () => {
    const data = folder()
    const [port = 0] = await freePorts(1)
    const first = await openDesk({ data, port })
    expect(first.origin).toBe(`http://localhost:${String(port)}`)
    for (const role of [
      'worker-owner',
      'coordinator',
      'part-time volunteer',
      'donor',
      'visitor',
      'key holder',
      'on the board',
    ])
      expect(first.printed()).toContain(role)
    const links = linksIn(first.printed())
    const [link = ''] = links
    const finch = new Visitor(first.origin)
    // A program that opens the link before its reader does uses nothing up.
    await new Visitor(first.origin).get(link)
    expect((await enter(finch, link)).status).toBe(303)
    expect((await finch.get('/c/the-lantern/')).text).toContain('Esi Mensah')
    // Its charter is told beside the one that it was made from.
    expect((await finch.get('/c/the-lantern/charter/diff')).text).toContain('This charter was made from “We Just Coop”')
    expect((await new Visitor(first.origin).get(link)).status).toBe(404)
    // Somebody who listens for changes keeps nobody from stopping.
    const listening = await finch.stream('/c/the-lantern/live')
    expect(listening.headers.get('content-type')).toContain('text/event-stream')
    const heard = listening.text()
    expect(await first.end('SIGTERM')).toBe(0)
    expect(await heard).toContain('retry:')
    expect(first.logged()).toContain('"event":"stopped"')

    const before = await logsIn(join(data, 'desk.db'), 'the-lantern', 'commonweal')
    const second = await openDesk({ data, port, env: { LANG: 'es_ES.UTF-8' } })
    expect(second.printed()).toContain('La mesa está abierta')
    expect(second.printed()).toContain('socia trabajadora')
    const anew = linksIn(second.printed())
    expect(anew).toHaveLength(links.length)
    expect(links).not.toEqual(expect.arrayContaining([anew[0]]))
    // Whoever was signed in still is.
    expect((await finch.get('/c/the-lantern/')).text).toContain('Esi Mensah')
    expect(await second.end('SIGINT')).toBe(0)
    expect(await logsIn(join(data, 'desk.db'), 'the-lantern', 'commonweal')).toEqual(before)
  })

  it('takes the next port where its own is taken, and says so where it was asked for one', async () => {
    const [first, second] = [await openDesk({ data: folder() }), await openDesk({ data: folder() })]
    expect(second.origin).not.toBe(first.origin)
    const taken = await runDesk({ data: folder(), words: ['--port', new URL(first.origin).port] })
    expect(taken).toMatchObject({ code: 1, complained: expect.stringContaining('already') as string })
    await Promise.all([first.end('SIGTERM'), second.end('SIGTERM')])
  })

  it('logs facts as JSON lines: no name, no token, no choice, no address with one of them', async () => {
    const [port = 0] = await freePorts(1)
    const desk = await openDesk({ data: folder(), port })
    const [link = ''] = linksIn(desk.printed())
    const finch = new Visitor(desk.origin)
    await enter(finch, link)
    const page = await finch.get('/c/the-lantern/numbers/vacation-days')
    const saved = await finch.send(page, '/numbers/vacation-days', { value: '27.5' })
    expect(saved.status).toBe(303)
    await finch.get(saved.to ?? '')
    await finch.get('/c/the-lantern/nowhere?secret=27.5')
    await finch.post('/c/the-lantern/numbers/vacation-days', { form: 'forged', value: '27.5' })
    await desk.end('SIGTERM')
    const lines = desk.logged().trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ at: expect.any(String) as string })
    for (const hidden of ['Mensah', 'finch', '27.5', link.split('/').at(-1) ?? '', 'desk=', 'forged', 'secret'])
      expect(desk.logged()).not.toContain(hidden)
  })

  it('behind TLS, its links, its cookies and its promise to browsers are those of its origin', async () => {
    const [port = 0] = await freePorts(1)
    const desk = await openDesk({ data: folder(), port, words: ['--origin', 'https://desk.example', '--behind-proxy'] })
    const link = /https:\/\/desk\.example(\/c\/the-lantern\/link\/[\w-]{43})/.exec(desk.printed())?.[1] ?? ''
    const here = `http://127.0.0.1:${String(port)}`
    const page = await new Visitor(here).get(link)
    expect(page.headers.get('strict-transport-security')).toContain('max-age=31536000')
    const { hidden } = formOf(page, link)
    const signedIn = await fetch(here + link, {
      method: 'POST',
      body: new URLSearchParams(hidden),
      headers: { origin: 'https://desk.example', 'x-forwarded-for': '203.0.113.7' },
      redirect: 'manual',
    })
    expect(signedIn.status).toBe(303)
    expect(signedIn.headers.getSetCookie().join()).toMatch(/HttpOnly; Secure; SameSite=Lax/)
    await desk.end('SIGTERM')
  })
})

describe('the command line', () => {
  it('tells how it is used, in both languages', async () => {
    expect(await runDesk({ data: folder(), words: ['--help'] })).toMatchObject({
      code: 0,
      printed: expect.stringContaining('npm run desk -- --fresh') as string,
    })
    const es = await runDesk({ data: folder(), words: ['--help'], env: { LANG: 'es_ES.UTF-8' } })
    expect(es.printed).toContain('La mesa de votación')
  })

  it('tells everything that is wrong with it, and ends with 2', async () => {
    const words = ['--hots', 'x', '--host', '0.0.0.0', '--port', '70000', '--store', 'mysql://me:secret@there/x']
    const wrong = await runDesk({
      data: folder(),
      words: [...words, '--charter', 'x', '--time-zone', 'Mars/North', 'go'],
    })
    expect(wrong.code).toBe(2)
    expect(wrong.complained).toBe(
      `There is no option --hots.
There is no --host: the desk answers on 127.0.0.1 alone. Put a server with TLS before it and say --origin.
“70000” is no port: it is a number from 1 to 65535.
“mysql://me:***@there/x” is no address of a store: it begins with file:, postgres:// or nats://.
“Mars/North” is no time zone: one is like Europe/Madrid.
There is no command “go”.
--charter goes with --fresh.
See --help.
`
        .split('\n')
        .filter((line) => line !== '')
        .sort((a, b) => wrong.complained.indexOf(a) - wrong.complained.indexOf(b))
        .join('\n')
        .concat('\n'),
    )
  })

  it('ends with 1 where the store does not answer, and shows no password', async () => {
    const [port = 0] = await freePorts(1)
    const words = ['--store', `postgres://me:hush@127.0.0.1:${String(port)}/x`]
    const wrong = await runDesk({ data: folder(), words })
    expect(wrong.code).toBe(1)
    expect(wrong.complained).toContain('could not be opened')
    expect(wrong.complained).not.toContain('hush')
  })

  it('says everything that is wrong with a charter, in words', async () => {
    const data = folder()
    const file = join(data, 'wrong.json')
    const charter = { id: 'x', version: '1', title: 'X', extends: { charter: 'we-just-coop', version: '1' }, foo: 1 }
    writeFileSync(file, JSON.stringify({ ...charter, decisions: { 'admit-worker-owner': { rule: { atLeast: 'x' } } } }))
    const wrong = await runDesk({ data, words: ['--fresh', '--charter', file] })
    expect(wrong.code).toBe(2)
    expect(wrong.complained).toContain('decisions.admit-worker-owner.rule.atLeast: expected a number')
    expect(wrong.complained).toContain('foo: expected one of')
    const none = await runDesk({ data, words: ['--fresh', '--charter', 'no-such'] })
    expect(none).toMatchObject({ code: 2, complained: expect.stringContaining('we-just-coop') as string })
  })
})

describe('npm run desk -- --fresh', () => {
  it('begins a cooperative that its founders found in the browser, the same minute', async () => {
    const data = folder()
    const [port = 0] = await freePorts(1)
    const words = [
      '--fresh',
      '--charter',
      'we-just-coop',
      '--coop',
      'kiln',
      '--name',
      'Ada Byron',
      '--founders',
      'Bo Lund',
    ]
    const desk = await openDesk({ data, port, words })
    const [link = ''] = linksIn(desk.printed())
    expect(link).toMatch(/^\/c\/kiln\//)
    expect(desk.printed()).toContain('It opens on this computer only')
    // Nobody else can found it, and there is nothing else to see yet.
    const stranger = new Visitor(desk.origin)
    expect((await stranger.get('/c/kiln/')).to).toBe('/c/kiln/found')
    expect((await stranger.get('/c/kiln/found')).text).toContain('Not founded yet')
    const ada = new Visitor(desk.origin)
    // Whoever has the link comes straight to the form.
    expect((await enter(ada, link)).to).toBe('/c/kiln/found')
    const page = await ada.get('/c/kiln/found')
    for (const name of ['Ada Byron', 'Bo Lund']) expect(page.text).toContain(`value="${name}"`)
    const { action, hidden } = formOf(page, '/found')
    const form = (...rows: readonly (readonly [string, string])[]) => [
      ...Object.entries(hidden),
      ...rows.flatMap(([name, memberClass]) => [['name', name] as const, ['class', memberClass] as const]),
    ]
    const refused = await ada.post(action, form(['Ada Byron', 'no-such-class'], ['Bo Lund', 'worker-owner']))
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('value="Bo Lund"')
    const twice = await ada.post(action, form(['Ada Byron', 'worker-owner'], [' ADA  byron ', 'worker-owner']))
    expect(twice.status).toBe(422)
    expect(twice.text).toContain('“ADA  byron” stands here twice')
    expect(twice.text).toContain('value="Ada Byron"')
    const rows = [
      ['Ada Byron', 'worker-owner'],
      ['Bo Lund', 'worker-owner'],
      ['', 'worker-owner'],
      ['Cy Twig', 'worker-owner'],
    ] as const
    const founded = await ada.post(action, form(...rows))
    expect(founded.status).toBe(200)
    const links = linksIn(founded.text)
    expect(links).toHaveLength(2)
    expect(founded.text).toContain('opens on this computer only')
    expect(founded.text).toContain('For Bo Lund')
    // Sent twice, it happens once and shows the same.
    expect(linksIn((await ada.post(action, form(...rows))).text)).toEqual(links)
    const bo = new Visitor(desk.origin)
    expect((await enter(bo, links[0] ?? '')).status).toBe(303)
    expect((await bo.get('/c/kiln/members')).text).toContain('Cy Twig')
    expect((await ada.get('/c/kiln/found')).to).toBe('/c/kiln/')
    expect(await desk.end('SIGTERM')).toBe(0)

    const again = await runDesk({ data, words })
    expect(again).toMatchObject({ code: 2, complained: expect.stringContaining('is founded') as string })
    // Whoever runs the machine prints a new link, with the desk open or not, and all are told.
    const words2 = ['--without-demo', '--link', 'ada byron']
    const printed = await runDesk({ data, words: [...words2, '--origin', 'https://desk.example'] })
    expect(printed).toMatchObject({ code: 0, printed: expect.stringContaining('With this link Ada Byron') as string })
    expect(printed.printed).toMatch(/https:\/\/desk\.example\/c\/kiln\/link\/[\w-]{43}/)
    expect(printed.complained).toContain('"event":"link-printed"')
    expect(printed.complained).not.toContain('Ada')
    const mixed = await runDesk({ data, words: ['--fresh', '--link', 'Ada Byron'] })
    expect(mixed).toMatchObject({ code: 2, complained: expect.stringContaining('--link does not go with') as string })
    const later = await openDesk({ data, port, words: ['--without-demo'] })
    const back = new Visitor(later.origin)
    expect((await enter(back, linksIn(printed.printed)[0] ?? '')).to).toBe('/c/kiln/me')
    expect((await bo.get('/c/kiln/')).text).toContain('A new link for Ada Byron was printed')
    expect((await bo.get('/c/kiln/members')).text).toContain('Ada Byron')
    expect(await logsIn(join(data, 'cooperatives.db'), 'kiln')).toEqual([4])
    await later.end('SIGTERM')
  })

  it('prints a new link as long as the cooperative is not founded', async () => {
    const data = folder()
    const words = ['--fresh', '--coop', 'kiln']
    const first = await openDesk({ data, words })
    await first.end('SIGTERM')
    const second = await openDesk({ data, words })
    expect(linksIn(second.printed())).not.toEqual(linksIn(first.printed()))
    await second.end('SIGTERM')
  })
})
