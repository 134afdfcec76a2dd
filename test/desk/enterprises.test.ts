import { views } from 'coop-rules/cooperative'
import { beforeAll, describe, expect, it } from 'vitest'
import { deskInProcess, TODAY } from './in-memory.js'

const COOP = 'commonweal'
const at = (path: string): string => `/c/${COOP}${path}`

describe('WC-2: an enterprise acts by its representative', () => {
  const desk = deskInProcess()
  let r01: Awaited<ReturnType<typeof desk.as>>
  beforeAll(async () => {
    await desk.startDemo()
    r01 = await desk.as(COOP, 'r01')
  }, 60_000)

  const read = async (path: string): Promise<string> => (await desk.get(at(path), r01)).text()
  const events = async () => {
    const { desk: opened } = await desk.house(COOP)
    return (await opened.catchUp()).position
  }

  it('who belongs to nothing but acts for an enterprise comes where it may, and sees whose matters these are', async () => {
    for (const page of ['/', '/elections/board-seat', '/meetings', '/decisions', '/members/e01', '/me'])
      expect([page, (await desk.get(at(page), r01)).status]).toEqual([page, 200])
    const { names } = await desk.house(COOP)
    expect(await read('/')).toContain(`for ${await names.nameOf('e01', 'en')}`)
  })

  it('its ballot is its own: shown as theirs, changed under its name, and the log says who gave it', async () => {
    const before = await events()
    const sent = await desk.post(at('/elections/board-seat/ballot'), { 'place-1': 'm09', 'place-2': 'm10' }, r01)
    expect(sent.status).toBe(303)
    expect(await events()).toBe(before + 1)
    const { desk: opened, history } = await desk.house(COOP)
    const { ballot } = views.elections.ownBallot(opened.state, 'board-seat', 'e01')
    expect(ballot).toEqual({ ranked: ['m09', 'm10'] })
    const receipt = sent.headers.get('location') ?? ''
    expect(await (await desk.get(receipt, r01)).text()).toContain('<h1>Saved</h1>')
    const { entries } = await history.page({ viewer: 'e01', about: 'board-seat', atLeast: 1 })
    expect(entries.some(({ event }) => event.by === 'r01' && 'member' in event && event.member === 'e01')).toBe(true)
  })

  it('who acts for an enterprise may be themselves, and has then no more rights than they have', async () => {
    const chosen = await desk.post(at('/me/acting'), { member: 'r01' }, r01)
    const [cookie = ''] = (chosen.headers.get('set-cookie') ?? '').split(';')
    const asThemselves = { ...r01, cookie: `${r01.cookie}; ${cookie}` }
    expect((await desk.get(at('/elections/board-seat'), asThemselves)).status).toBe(403)
    expect((await desk.post(at('/me/acting'), { member: 'e02' }, r01)).status).toBe(404)
    // What a browser claims gives nobody a right.
    const claimed = { ...r01, cookie: `${r01.cookie}; acts-for=m01` }
    expect(await (await desk.get(at('/me'), claimed)).text()).not.toContain('for Amina')
    // A form acts for whom it was made for, whatever was chosen in another window since.
    const made = /name="form" value="([^"]+)"/.exec(await read('/elections/board-seat'))?.[1] ?? ''
    const before = await events()
    const ballot = { form: made, 'place-1': 'm10' }
    expect((await desk.post(at('/elections/board-seat/ballot'), ballot, asThemselves)).status).toBe(303)
    expect(await events()).toBe(before + 1)
  })

  it('whom the enterprise no longer sends can do nothing with a form from before', async () => {
    const made = /name="form" value="([^"]+)"/.exec(await read('/elections/board-seat'))?.[1] ?? ''
    await desk.give(await desk.house(COOP), { type: 'withdraw-representative', at: TODAY, by: 'e01' })
    const before = await events()
    const sent = await desk.post(at('/elections/board-seat/ballot'), { form: made, 'place-1': 'm08' }, r01)
    expect([sent.status, await events()]).toEqual([403, before])
    expect((await desk.get(at('/elections/board-seat'), r01)).status).toBe(403)
  })
})
