import { views } from 'coop-rules/cooperative'
import { describe, expect, it } from 'vitest'
import { minorOf } from '../../examples/desk/pages/projects/propose.js'
import { deskOfPeople } from './people.js'

const COOP = 'alder'

const start = async () => {
  const desk = await deskOfPeople(COOP, ['ana', 'ben', 'cleo', 'dario', 'eva'])
  const only = () => views.projects.projects(desk.state())[0]?.project ?? ''
  return { ...desk, only }
}

const PROPOSAL = {
  title: 'A radio play',
  'how-purpose': 'It tells of the village.',
  areas: 'Direction\nSound',
  budget: '1.250,50',
  detail: 'Studio 900, travel 350.50.',
}

describe('A project, from its proposal to its closing, through the pages', () => {
  it('WJC-3, WJC-4, WJC-5, WJC-6, WJC-23, WJC-26, WJC-27: every step is taken by a form of the page, without JavaScript', async () => {
    const { house, person, only, voted: carried, give, today: at } = await start()
    const [ana, ben, cleo, eva, vera, zoe] = await Promise.all(['ana', 'ben', 'cleo', 'eva', 'vera', 'zoe'].map(person))
    if (!ana || !ben || !cleo || !eva || !vera || !zoe) throw new Error('six people')

    // A visitor proposes it (WJC-3), and changes their mind about the cost.
    expect((await zoe.send('/projects/propose', '/projects/propose', PROPOSAL)).status).toBe(303)
    const project = only()
    const page = `/projects/${project}`
    const now = () => views.projects.projectNow(house.desk.state, project)
    expect([now()?.proposer, now()?.budgetMinor]).toEqual(['zoe', '125050'])
    expect((await zoe.send(`${page}/change`, `${page}/change`, { ...PROPOSAL, budget: '1,300' })).status).toBe(303)
    expect(now()?.budgetMinor).toBe('130000')
    expect(now()?.areas).toHaveLength(2)

    // Worker-owners evaluate what it promises, and put it to the vote (WJC-4).
    expect(await zoe.offers(page, `${page}/evaluate`)).toBe(false)
    expect(await ana.offers(page, `${page}/vote`)).toBe(false)
    expect((await ana.send(page, `${page}/evaluate`, { value: '7,5' })).status).toBe(303)
    expect((await ben.send(page, `${page}/evaluate`, { value: '9' })).status).toBe(303)
    expect(await cleo.read(page)).toContain('8.25 mean of 2')
    expect((await ana.send(page, `${page}/vote`)).status).toBe(303)
    await carried(now()?.acceptance ?? '', ['ana', 'ben', 'cleo', 'dario', 'eva'])
    expect(now()?.standing).toBe('seeking-coordinators')

    // One coordinator each area (WJC-5): ana for the first, ben for the second.
    const [direction = '', sound = ''] = now()?.areas ?? []
    for (const [who, area] of [
      [ana, direction],
      [ben, sound],
    ] as const)
      expect((await who.send(page, `${page}/stand`, { threshold: '60' }, { area })).status).toBe(303)
    for (const { decision, member } of views.projects.projectFile(house.desk.state, project)?.candidacies ?? [])
      await carried(
        decision,
        ['ana', 'ben', 'cleo', 'dario', 'eva'].filter((one) => one !== member),
      )
    expect(now()?.standing).toBe('staffing')

    // They build their team (WJC-26), worker-owners first, then volunteers, with the reason recorded (WJC-6).
    expect(await cleo.offers(page, `${page}/open-place`)).toBe(false)
    expect((await ben.send(page, `${page}/open-place`, { title: 'the voices', area: sound })).status).toBe(303)
    const place = now()?.staffing?.places[0]?.place ?? ''
    expect((await vera.forge(`${page}/take-in`, { place, person: 'vera' })).status).not.toBe(303)
    expect(await vera.status(page)).toBe(404)
    expect(
      (await ben.send(page, `${page}/next-pool`, { text: 'No worker-owner asked for it.' }, { place })).status,
    ).toBe(303)
    expect(await vera.read(page)).toContain('the voices')
    expect((await vera.send(page, `${page}/apply`, { threshold: '80', pool: 'volunteers' }, { place })).status).toBe(
      303,
    )
    expect(await cleo.offers(page, `${page}/take-in`)).toBe(false)
    expect((await ben.send(page, `${page}/take-in`, {}, { place, person: 'vera' })).status).toBe(303)
    expect(now()?.team?.members).toEqual(['ana', 'ben', 'vera'])

    // It starts, people work on it (WJC-27), and it ends.
    expect((await ana.send(page, `${page}/start`)).status).toBe(303)
    expect(await vera.read(page)).toContain('3 people')
    expect(await vera.offers(page, `${page}/end`)).toBe(false)
    expect((await ana.send(page, `${page}/end`, { text: 'Six evenings of radio.' })).status).toBe(303)

    // What it achieved is evaluated, its results presented and its finances audited: before, nobody closes it (WJC-23).
    const refused = await ana.forge(`${page}/close`)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Nothing was saved')
    expect((await cleo.send(page, `${page}/evaluate`, { value: '6' })).status).toBe(303)
    for (const to of ['worker-owners', 'volunteers', 'donors'])
      expect((await ana.send(page, `${page}/present`, { to, text: 'Heard by 900 people.' })).status).toBe(303)
    const decision = 'appoint-eva'
    const subject = { kind: 'appointment', office: 'financial-coordinator', member: 'eva' } as const
    await give({
      type: 'open-decision',
      at: at(),
      by: 'ana',
      decision,
      provision: 'other-matters',
      subject,
      record: 'ab'.repeat(32),
    })
    await carried(decision, ['ana', 'ben', 'cleo', 'dario', 'eva'])
    // Such a matter is open for two weeks.
    await carried(decision, [])
    expect(await cleo.offers(page, `${page}/audit`)).toBe(false)
    expect((await eva.send(page, `${page}/audit`, { text: 'Every cent is there.' })).status).toBe(303)
    expect((await ana.send(page, `${page}/close`)).status).toBe(303)
    expect(now()?.standing).toBe('closed')

    // Both evaluations stay side by side, and the cooperative does as well as its projects (WJC-29).
    const read = await ana.read(page)
    expect(read).toContain('8.25 mean of 2')
    expect(read).toContain('6 by one person')
    expect(await ana.read('/projects')).toContain('How well we serve our objectives')
  })

  it('a form that is refused comes back with all that was filled in', async () => {
    const { person, only, events } = await start()
    const zoe = await person('zoe')
    const wrong = await zoe.send('/projects/propose', '/projects/propose', { ...PROPOSAL, budget: 'much' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="A radio play"')
    expect(wrong.html).toContain('It tells of the village.')
    await zoe.send('/projects/propose', '/projects/propose', PROPOSAL)
    const ana = await person('ana')
    const before = events()
    const page = `/projects/${only()}`
    const much = await ana.send(page, `${page}/evaluate`, { value: '11' })
    expect([much.status, events()]).toEqual([422, before])
    expect(much.html).toContain('value="11"')
  })

  it('the same form sent twice proposes one project', async () => {
    const { house, person, only } = await start()
    const zoe = await person('zoe')
    const form = zoe.token()
    const once = () => zoe.forge('/projects/propose', { ...PROPOSAL, form })
    const [first, second] = [await once(), await once()]
    expect([first.status, second.status]).toEqual([303, 303])
    expect(views.projects.projects(house.desk.state)).toHaveLength(1)
    expect(await zoe.read(`/projects/${only()}`)).toContain('A radio play')
  })

  it('whoever does not belong sees their own projects, and no others', async () => {
    const { person, only } = await start()
    const [zoe, yan] = await Promise.all(['zoe', 'yan'].map(person))
    await zoe?.send('/projects/propose', '/projects/propose', PROPOSAL)
    const page = `/projects/${only()}`
    expect([await zoe?.status(page), await yan?.status(page)]).toEqual([200, 404])
    expect(await yan?.read('/projects')).not.toContain('A radio play')
  })

  it('nobody but whoever proposed it changes a proposal, or its name', async () => {
    const { house, person, only, events } = await start()
    const [zoe, ana] = await Promise.all(['zoe', 'ana'].map(person))
    await zoe?.send('/projects/propose', '/projects/propose', PROPOSAL)
    const before = events()
    await ana?.forge(`/projects/${only()}/change`, { ...PROPOSAL, title: 'Mine now' })
    expect(events()).toBe(before)
    expect(await house.names.nameOf(only(), 'en')).toBe('A radio play')
  })
})

describe('Amounts as people type them', () => {
  it.each([
    ['1250', 'EUR', 125_000n],
    ['1.250,50', 'EUR', 125_050n],
    ['1,250.50', 'EUR', 125_050n],
    ['1.250', 'EUR', 125_000n],
    ['12,5', 'EUR', 1_250n],
    ['1 250,00', 'EUR', 125_000n],
    ['900', 'JPY', 900n],
  ])('%s %s', (typed, currency, minor) => {
    expect(minorOf(typed, currency)).toBe(minor)
  })
  it.each(['much', '', '-3', '1.2.3', '1e3'])('%s is none', (typed) => {
    expect(minorOf(typed, 'EUR')).toBeUndefined()
  })
})
