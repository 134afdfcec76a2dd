import { describe, expect, it } from 'vitest'
import { Accounts, digestOf } from '../../examples/desk/kernel/accounts.js'
import { deskInProcess, linkIn } from './in-memory.js'

const COOP = 'alder'
const start = async () => {
  const desk = deskInProcess()
  const house = await desk.found(COOP, ['ana', 'ben', 'eva'])
  // A second server on the same store knows nothing that the store does not say.
  const other = new Accounts({ stores: desk.stores, coop: COOP })
  return { ...desk, house, other, ana: await desk.as(COOP, 'ana'), ben: await desk.as(COOP, 'ben') }
}
const idIn = (html: string): string => /\/recovery\/(r-[0-9a-f]+)\//.exec(html)?.[1] ?? ''

describe('links of one use', () => {
  it('opening a link uses nothing up; using it signs in once, and a second time not', async () => {
    const { house, get, post } = await start()
    const path = `/c/${COOP}/link/${await house.accounts.makeLink({ person: 'ana', for: 'sign-in', days: 1 })}`
    expect((await get(path)).status).toBe(200)
    expect((await get(path)).status).toBe(200)
    const used = await post(path)
    expect([used.status, used.headers.get('location')]).toEqual([303, `/c/${COOP}/`])
    expect((await post(path)).status).toBe(404)
    expect((await get(path)).status).toBe(404)
  })

  it('of many tries at the same moment on two servers one gets through', async () => {
    const { house, other } = await start()
    const token = await house.accounts.makeLink({ person: 'ana', for: 'sign-in', days: 1 })
    const tries = await Promise.all([house.accounts, other, house.accounts, other].map((one) => one.useLink(token)))
    expect(tries.filter((one) => one !== undefined)).toHaveLength(1)
  })

  it('a link that is too old signs nobody in', async () => {
    const { house } = await start()
    const token = await house.accounts.makeLink({ person: 'ana', for: 'sign-in', days: 0 })
    expect(await house.accounts.useLink(token)).toBeUndefined()
  })
})

describe('invitations', () => {
  it('WJC-13: a member with a vote invites somebody, who comes in as a visitor and is nothing more', async () => {
    const { ana, post, get, house, app } = await start()
    const made = await post(`/c/${COOP}/invite`, { name: 'Zoë Okafor', what: 'Come and see <us>' }, ana)
    const html = await made.text()
    expect(made.status).toBe(200)
    const link = linkIn(html)
    const opened = await (await get(link)).text()
    expect(opened).toContain('Sign in as Zoë Okafor.')
    expect(opened).toContain('Come and see &lt;us&gt;')
    const used = await post(link)
    expect(used.headers.get('location')).toBe(`/c/${COOP}/me`)
    const cookie = used.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await app.request(`/c/${COOP}/me`, { headers: { cookie } })).status).toBe(200)
    expect((await app.request(`/c/${COOP}/invite`, { headers: { cookie } })).status).toBe(403)
    const [mine] = await house.accounts.invitations.of('ana')
    expect([mine?.stands, mine?.what]).toEqual(['used', 'Come and see <us>'])
    expect(mine?.person).toMatch(/^p-[0-9a-f]{12}$/)
  })

  it('the same form sent twice invites once, and hands over the same link', async () => {
    const { ana, post, house } = await start()
    const form = ana.form()
    const [first, second] = await Promise.all(
      [1, 2].map(async () => (await post(`/c/${COOP}/invite`, { name: 'Zoë', form }, ana)).text()),
    )
    expect(linkIn(first ?? '')).toBe(linkIn(second ?? ''))
    expect(await house.accounts.invitations.of('ana')).toHaveLength(1)
  })

  it('a link is shown once: no later page has it, and no record', async () => {
    const { ana, post, get, stores } = await start()
    const token =
      linkIn(await (await post(`/c/${COOP}/invite`, { name: 'Zoë' }, ana)).text())
        .split('/')
        .at(-1) ?? ''
    expect(await (await get(`/c/${COOP}/invite`, ana)).text()).not.toContain(token)
    for await (const id of stores.records.list({ coop: `${COOP}/desk` })) {
      const value = await stores.records.get({ coop: `${COOP}/desk`, id })
      expect(id + Buffer.from(value ?? []).toString()).not.toContain(token)
    }
    for await (const { stream } of stores.events.list({ coop: `${COOP}/desk` }))
      for await (const commit of stores.events.read({ coop: `${COOP}/desk`, stream }))
        expect(stream + JSON.stringify(commit)).not.toContain(token)
  })

  it('whoever made an invitation withdraws it, nobody else does, and then it signs nobody in', async () => {
    const { ana, ben, post, house } = await start()
    const link = linkIn(await (await post(`/c/${COOP}/invite`, { name: 'Zoë' }, ana)).text())
    const [{ link: digest } = { link: '' }] = await house.accounts.invitations.of('ana')
    expect((await post(`/c/${COOP}/invite/${digest}/withdraw`, {}, ben)).status).toBe(422)
    expect((await post(`/c/${COOP}/invite/${digest}/withdraw`, {}, ana)).status).toBe(303)
    expect((await post(link)).status).toBe(404)
    expect((await house.accounts.invitations.of('ana'))[0]?.stands).toBe('withdrawn')
  })

  it('a name is refused where it is empty, too long, or has signs that are not seen', async () => {
    const { ana, post } = await start()
    for (const name of ['', '  ', 'x'.repeat(81), 'Ana\u202Egro.live', 'A\u0000na', 'A\u200Bna', 'A\uFEFFna'])
      expect([name, (await post(`/c/${COOP}/invite`, { name }, ana)).status]).toEqual([name, 422])
    const kept = await (await post(`/c/${COOP}/invite`, { name: '', what: 'kept text' }, ana)).text()
    expect(kept).toContain('kept text')
  })
})

describe('a new link for somebody who lost every way in', () => {
  const ask = async (desk: Awaited<ReturnType<typeof start>>) => {
    const asked = await desk.post(`/c/${COOP}/recovery`, { person: 'eva' }, desk.ana)
    expect(asked.status).toBe(303)
    return idIn(await (await desk.get(`/c/${COOP}/recovery`, desk.ana)).text())
  }

  it('one member asks, another confirms; the link signs in, removes what was, and all members can see it', async () => {
    const desk = await start()
    const eva = await desk.as(COOP, 'eva')
    const id = await ask(desk)
    expect((await desk.house.accounts.notices('eva')).map(({ kind }) => kind)).toEqual(['recovery-asked'])
    expect(await (await desk.get(`/c/${COOP}/me`, eva)).text()).toContain('ana asked for it')
    const confirmed = await desk.post(`/c/${COOP}/recovery/${id}/confirm`, {}, desk.ben)
    const link = linkIn(await confirmed.text())
    expect((await desk.get(`/c/${COOP}/me`, eva)).status).toBe(200)
    expect((await desk.post(link)).status).toBe(303)
    // The sessions from before are over, on every server.
    expect(await desk.other.sessionOf(eva.token)).toBeUndefined()
    expect((await desk.house.accounts.notices('eva')).map(({ kind }) => kind)).toEqual(['recovered'])
    const page = await (await desk.get(`/c/${COOP}/recovery`, desk.ana)).text()
    expect(page).toContain('Confirmed by ben.')
    expect((await desk.post(link)).status).toBe(404)
  })

  it('nobody alone: not whoever asked, not the person concerned, not a visitor', async () => {
    const desk = await start()
    const id = await ask(desk)
    const [eva, visitor] = [await desk.as(COOP, 'eva'), await desk.as(COOP, 'p-visitor')]
    const confirm = async (who: typeof eva) => (await desk.post(`/c/${COOP}/recovery/${id}/confirm`, {}, who)).status
    expect([await confirm(desk.ana), await confirm(eva), await confirm(visitor)]).toEqual([422, 422, 403])
    expect((await desk.post(`/c/${COOP}/recovery`, { person: 'ana' }, desk.ana)).status).toBe(422)
    expect((await desk.house.accounts.recoveries.find(id))?.stands).toBe('asked')
  })

  it('two confirm at the same moment on two servers: one link is made', async () => {
    const desk = await start()
    const id = await ask(desk)
    const [one, two] = await Promise.all([
      desk.house.accounts.recoveries.confirm({ id, by: 'ben', token: 'b'.repeat(43) }),
      desk.other.recoveries.confirm({ id, by: 'cleo', token: 'c'.repeat(43) }),
    ])
    expect([one, two].sort()).toEqual(['not-open', undefined])
    const links = await Promise.all(['b', 'c'].map((letter) => desk.other.linkOf(letter.repeat(43))))
    expect(links.filter((link) => link !== undefined)).toHaveLength(1)
  })

  it('the person concerned cancels, before and after it was confirmed, and the link is worthless', async () => {
    const desk = await start()
    const eva = await desk.as(COOP, 'eva')
    const first = await ask(desk)
    expect((await desk.post(`/c/${COOP}/recovery/${first}/cancel`, {}, eva)).status).toBe(303)
    const second = await ask(desk)
    const link = linkIn(await (await desk.post(`/c/${COOP}/recovery/${second}/confirm`, {}, desk.ben)).text())
    expect((await desk.post(`/c/${COOP}/recovery/${second}/cancel`, {}, eva)).status).toBe(303)
    expect((await desk.post(link)).status).toBe(404)
    expect((await desk.get(`/c/${COOP}/me`, eva)).status).toBe(200)
  })

  it('cancelled and confirmed at the same moment on two servers: no link is left that opens', async () => {
    for (let round = 0; round < 10; round++) {
      const desk = await start()
      const id = await ask(desk)
      const [confirmed, cancelled] = await Promise.all([
        desk.house.accounts.recoveries.confirm({ id, by: 'ben', token: 'b'.repeat(43) }),
        desk.other.recoveries.cancel({ id, by: 'eva' }),
      ])
      expect(cancelled).toBeUndefined()
      expect(['not-open', undefined]).toContain(confirmed)
      expect(await desk.other.linkOf('b'.repeat(43))).toBeUndefined()
    }
  })

  it('whoever asked has to have a vote still when another confirms', async () => {
    const desk = await start()
    const id = await ask(desk)
    await desk.give(desk.house, { type: 'leave', at: '2025-03-01', by: 'ana' })
    expect((await desk.post(`/c/${COOP}/recovery/${id}/confirm`, {}, desk.ben)).status).toBe(422)
  })

  it('the confirming form sent twice hands over the same link', async () => {
    const desk = await start()
    const id = await ask(desk)
    const form = desk.ben.form()
    const confirm = async () =>
      linkIn(await (await desk.post(`/c/${COOP}/recovery/${id}/confirm`, { form }, desk.ben)).text())
    expect(await confirm()).toBe(await confirm())
  })
})

describe('one’s own account', () => {
  it('somebody signs out everywhere, and every session of theirs is over on every server, and nobody else’s', async () => {
    const desk = await start()
    const second = await desk.as(COOP, 'ana')
    await desk.other.sessionOf(second.token)
    expect((await desk.post(`/c/${COOP}/sign-out-everywhere`, {}, desk.ana)).status).toBe(303)
    expect(await desk.other.sessionOf(second.token)).toBeUndefined()
    expect(await desk.house.accounts.sessionOf(desk.ana.token)).toBeUndefined()
    expect(await desk.other.sessionOf(desk.ben.token)).toBeDefined()
  })

  it('what is kept of sessions that are over is erased, and nobody is signed out by it', async () => {
    const desk = await start()
    const over = await desk.house.accounts.openSession('eva')
    const [ref = '', hidden = ''] = over.token.split('.')
    const id = `sessions/${ref}/${digestOf(hidden)}`
    await desk.house.accounts.put(id, { ...over.session, until: Date.now() - 1 })
    await desk.house.accounts.sweep()
    expect(await desk.house.accounts.get(id)).toBeUndefined()
    expect((await desk.other.sessionOf(desk.ana.token))?.person).toBe('ana')
  })

  it('somebody takes home everything about them, and of others only what stands in the same events', async () => {
    const desk = await start()
    await desk.give(desk.house, {
      type: 'propose-number',
      at: '2025-02-02',
      by: 'ana',
      item: 'vacation-days',
      value: 25,
    })
    await desk.give(desk.house, {
      type: 'propose-number',
      at: '2025-02-02',
      by: 'ben',
      item: 'vacation-days',
      value: 30,
    })
    const answer = await desk.get(`/c/${COOP}/me/data`, desk.ana)
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    const data = (await answer.json()) as { id: string; events: { by?: string; type: string }[]; account: object }
    expect(data.id).toBe('ana')
    expect(data.events.some(({ type, by }) => type === 'number-proposed' && by === 'ana')).toBe(true)
    expect(data.events.some(({ type, by }) => type === 'number-proposed' && by === 'ben')).toBe(false)
    expect(JSON.stringify(data.account)).not.toContain(desk.ana.token.split('.')[1])
  })
})
