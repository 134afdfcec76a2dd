import { soundCharter } from 'coop-rules/charter'
import { views } from 'coop-rules/cooperative'
import { presetCharters } from 'coop-rules/presets'
import { describe, expect, it } from 'vitest'
import { deskInProcess } from './in-memory.js'

/** A plain worker co-op, whose secret votes a ballot box collects, with two secret matters that anyone may open. */
const written = {
  id: 'bakery',
  version: '1',
  extends: { charter: 'worker-coop-plain', version: '1' },
  title: 'The Bakery',
  decisions: {
    name: {
      title: { en: 'A new name', es: 'Un nombre nuevo' },
      electorate: { members: { classes: ['worker-member'] } },
      rule: { moreThan: '1/2', of: 'electorate' },
      openDays: 14,
      ballotsCanChange: true,
      secret: true,
      thresholds: 'at-opening',
      members: 'at-opening',
    },
    hours: {
      title: { en: 'Opening hours', es: 'Horario' },
      electorate: { members: { classes: ['worker-member'] } },
      rule: { moreThan: '1/2', of: 'for-or-against' },
      openDays: 14,
      ballotsCanChange: true,
      secret: true,
      thresholds: 'at-opening',
      members: 'at-opening',
    },
  },
}
const BAKERY = soundCharter({ charter: written, library: presetCharters })
/** The same, where so few vote openly once all of them agree. */
const AGREEING = soundCharter({
  charter: { ...written, secrecy: { ballots: { below: 'open' } } },
  library: presetCharters,
})

const OPENED = '2026-03-01'
const bakery = async (size: number, charter = BAKERY) => {
  const day = { today: OPENED }
  const desk = deskInProcess({ today: () => day.today })
  await desk.houses.add('bakery', charter)
  const house = await desk.house('bakery')
  const people = Array.from({ length: size }, (_, at) => `m${String(at + 1)}`)
  const founders = people.map((member) => ({ member, memberClass: 'worker-member' }))
  await desk.give(house, { type: 'found', at: '2025-01-01', by: 'm1', founders })
  const m1 = await desk.as('bakery', 'm1')
  const page = async (path: string, who = m1) => text(await desk.get(`/c/bakery${path}`, who))
  const post = async (path: string, fields: Record<string, string>, who = m1) =>
    desk.post(`/c/bakery${path}`, fields, who)
  const open = async (provision: string) => {
    const saved = await post(`/proposals/open/${provision}`, { wording: 'What is to be decided.' })
    expect(saved.status).toBe(303)
    const [found] = (await house.desk.catchUp()).decisions.open.keys()
    return { decision: found ?? '', receipt: await text(await desk.get(saved.headers.get('location') ?? '', m1)) }
  }
  return { ...desk, house, day, m1, page, post, open }
}

const text = async (answer: Response): Promise<string> =>
  (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('a secret vote whose ballots a ballot box collects', () => {
  it('WJC-8: is never said to be sealed here, is said to be over when it is, and ends by what the box counted', async () => {
    const { house, day, page, post, open } = await bakery(9)
    expect(await page('/proposals/open/name')).toContain('Its ballots are not collected in this desk')
    expect(await page('/proposals')).toContain('Voting is open for 14 days. The vote is secret.')
    const { decision } = await open('name')
    const path = `/decisions/${decision}`
    for (const where of ['/', path, '/decisions'])
      expect(await page(where)).not.toMatch(/[Ss]ealed in your browser|Seal your vote/)
    expect(await page('/')).toContain('A ballot box that the cooperative trusts collects the ballots')
    expect(await page('/')).toContain('in 14 days')
    expect(await page(path)).toContain('Voting in the ballot box is open')
    // Before its day nobody closes it.
    expect(await page(path)).not.toContain('Close the ballot box')
    expect((await post(`${path}/close-box`, { text: 'too soon' })).status).toBe(422)

    day.today = '2026-04-30'
    const home = await page('/')
    expect(home).toContain('The time to vote is over.')
    expect(home).not.toContain('today')
    expect(await page('/decisions')).toMatch(/Voting is over; the count is not told yet .*What is to be decided/)
    expect(await page(path)).toContain('Close the ballot box')
    expect((await post(`${path}/close-box`, { text: '' })).status).toBe(422)
    expect((await post(`${path}/close-box`, { text: 'Ada keeps the box in the safe.' })).status).toBe(303)
    expect(await page(path)).toContain('The ballot box is closed')
    expect(await page('/')).toContain('Record what was counted')
    expect((await post(`${path}/count`, { outcome: 'carried', for: 'six' })).status).toBe(422)
    // An outcome that its counts do not lead to is refused.
    expect((await post(`${path}/count`, { outcome: 'lost', for: '6' })).status).toBe(422)
    const again = await post(`${path}/count`, { outcome: 'lost', for: '6' })
    expect(await again.text()).toContain('value="6"')
    expect((await post(`${path}/count`, { outcome: 'carried', for: '6' })).status).toBe(303)
    const { ending } = (await house.desk.catchUp()).decisions.closed.get(decision) ?? {}
    expect(ending).toMatchObject({ type: 'decided', outcome: 'carried', for: 6 })
    expect(await page(path)).toContain('Carried')
    expect(await page('/')).not.toContain('Record what was counted')
  })

  it('WJC-8: what is near an end is recorded as that, and what has abstentions by its outcome alone', async () => {
    const { house, day, post, open } = await bakery(9)
    const all = await open('name')
    day.today = '2026-03-15'
    await post(`/decisions/${all.decision}/close-box`, { text: 'In the safe.' })
    expect((await post(`/decisions/${all.decision}/count`, { outcome: 'carried', for: '9' })).status).toBe(303)
    const near = (await house.desk.catchUp()).decisions.closed.get(all.decision)?.ending
    expect(near).toMatchObject({ outcome: 'carried', end: 'high' })
    expect(near).not.toHaveProperty('for')
    const cast = await open('hours')
    day.today = '2026-03-29'
    await post(`/decisions/${cast.decision}/close-box`, { text: 'In the safe.' })
    const counts = { for: '5', against: '2', abstain: '1' }
    expect((await post(`/decisions/${cast.decision}/count`, { outcome: 'carried', ...counts })).status).toBe(303)
    const alone = (await house.desk.catchUp()).decisions.closed.get(cast.decision)?.ending
    expect(alone).toMatchObject({ outcome: 'carried', ballots: 8 })
    expect(alone).not.toHaveProperty('for')
  })

  it('WJC-8: where too few ballots came in, it is taken up as the charter says instead', async () => {
    const { house, day, page, post, open } = await bakery(9)
    const { decision } = await open('hours')
    day.today = '2026-03-15'
    await post(`/decisions/${decision}/close-box`, { text: 'In the safe.' })
    const few = { for: '2', against: '1', abstain: '0' }
    expect((await post(`/decisions/${decision}/count`, { outcome: 'carried', ...few })).status).toBe(303)
    expect((await house.desk.catchUp()).decisions.open.get(decision)?.opening).toMatchObject({ below: 'openly' })
    expect(await page(`/decisions/${decision}`)).toContain('This vote is not secret')
  })

  it('has its page in Spanish too', async () => {
    const { get, m1, open } = await bakery(9)
    const { decision } = await open('name')
    const es = { cookie: `${m1.cookie}; lang=es` }
    expect(await text(await get(`/c/bakery/decisions/${decision}`, es))).toContain(
      'La votación en la urna está abierta',
    )
    expect((await get(`/c/bakery/sealed/${decision}`, es)).headers.get('location')).toBe(
      `/c/bakery/decisions/${decision}`,
    )
  })
})

describe('a vote that too few may vote on for secrecy', () => {
  it('WJC-8: says that it is open before it is opened, and on its page', async () => {
    const { page, open } = await bakery(4)
    const before = await page('/proposals/open/name')
    expect(before).toContain('This vote is not secret')
    expect(before).toContain(
      'The charter wants it secret, but 4 may vote; below 5 this vote is open (WJC-8): every member can see who voted how.',
    )
    const { decision } = await open('name')
    expect(await page(`/decisions/${decision}`)).toContain('This vote is not secret')
    const five = await bakery(5)
    expect(await five.page('/proposals/open/name')).toContain('The vote will be secret')
  })

  it('WJC-8: where all of them have to agree to vote openly, each agrees by a form, and then it is open', async () => {
    const { as, house, page, post, open } = await bakery(4, AGREEING)
    expect(await page('/proposals/open/name')).toContain('below 5 it begins once all of them agree to vote openly')
    const { decision } = await open('name')
    expect(await page('/')).toContain('Too few may vote for secrecy')
    for (const [at, who] of ['m1', 'm2', 'm3', 'm4'].entries()) {
      const one = await as('bakery', who)
      expect(await page(`/decisions/${decision}`, one)).toContain(`${String(at)} of 4 agree to vote openly.`)
      expect((await post(`/decisions/${decision}/agree`, {}, one)).status).toBe(303)
    }
    expect(views.decisions.decisionView(await house.desk.catchUp(), decision)?.secret).toBe(false)
    expect(await page(`/decisions/${decision}`)).toContain('Cast my vote')
  })
})
