import { soundCharter } from 'coop-rules/charter'
import { views } from 'coop-rules/cooperative'
import { presetCharters } from 'coop-rules/presets'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import charter from '../../examples/06-a-year-of-workers-coop/charter.json' with { type: 'json' }
import { NO_BROWSER, startBrowser } from './desk.js'
import { openSmallDesk, type SmallDesk } from './small-desk.js'

const PEOPLE = ['ana', 'ben', 'cleo'] as const

describe.skipIf(NO_BROWSER)('circles, without JavaScript', () => {
  let desk: SmallDesk
  let context: BrowserContext
  let stop: () => Promise<void>
  beforeAll(async () => {
    desk = await openSmallDesk(soundCharter({ charter, library: presetCharters }), '2027-03-01')
    await desk.give({
      type: 'begin-in-mid-life',
      at: '2027-03-01',
      by: 'ana',
      members: [...PEOPLE, 'dov'].map((member) => ({ member, memberClass: 'individual', since: '2026-01-01' })),
      circles: PEOPLE.map((member) => ({ circle: 'board', member })),
    })
    ;({ context, stop } = await startBrowser({ javaScriptEnabled: false }))
  })
  afterAll(async () => {
    await stop()
    await desk.stop()
  })

  const at = async (person: string, path: string): Promise<Page> => {
    const page = await desk.signIn(context, person)
    page.setDefaultTimeout(8_000)
    await page.goto(`${desk.origin}/c/small${path}`)
    return page
  }
  const press = async (person: string, path: string, button: string): Promise<void> => {
    const page = await at(person, path)
    await page.getByRole('button', { name: button, exact: true }).click()
    expect(page.url()).toContain('/saved/')
  }

  it('WC-6: a proposal goes from its presentation to an agreement, by the forms that each of three members finds', async () => {
    const page = await at('ana', '/circles/board/start/matter')
    await page.getByLabel('In a few words').fill('Winter school')
    await page.getByLabel('Which matter it is of').selectOption('learning')
    await page.getByLabel('The wording').fill('Two evenings about balance sheets.')
    await page.getByRole('button', { name: 'Begin the round' }).click()
    const [round] = views.circles.rounds(desk.house.desk.state)
    const path = `/rounds/${round?.round ?? ''}`
    await press('ana', path, 'Go on to questions')
    for (const person of PEOPLE) await press(person, path, 'I asked what I wanted, or have no question')
    await press('ana', path, 'Go on to reactions')
    for (const person of PEOPLE) await press(person, path, 'I said what I think of it, or pass')
    await press('ana', path, 'Ask for consent')
    await press('ana', path, 'I consent')
    await press('ben', path, 'I consent')

    const objector = await at('cleo', path)
    await objector.locator('summary', { hasText: 'I object' }).click()
    const form = objector.locator('details.act', { hasText: 'Your reason' }).first()
    await form.getByLabel('It harms the aim').check()
    await form.getByLabel('Your reason').fill('Nobody has time in January.')
    await form.getByRole('button').click()
    for (const person of ['ana', 'ben']) {
      const judge = await at(person, path)
      await judge.locator('summary', { hasText: 'Judge the objection of cleo' }).click()
      const upheld = judge.locator('details.act[open]')
      await upheld.getByLabel('Yes, it stands').check()
      await upheld.getByLabel('Why').fill('So it is.')
      await upheld.getByRole('button').click()
      expect(judge.url()).toContain('/saved/')
    }
    await press('ana', path, 'Conclude')
    const stands = await at('dov', path)
    expect(await stands.locator('main').innerText()).toContain('Upheld: it stands')
    expect(await stands.locator('main').innerText()).toContain('Only members of this circle take part')

    const amending = await at('cleo', path)
    await amending.locator('summary', { hasText: 'Bring another wording' }).click()
    await amending.getByLabel('The new wording').fill('Two evenings in February.')
    await amending.locator('details.act[open]').getByRole('button').click()
    for (const person of PEOPLE) await press(person, path, 'I consent')
    await press('ana', path, 'Conclude')

    const over = await (await at('ben', path)).locator('main').innerText()
    expect(over).toContain('Agreed by consent')
    expect(over).toContain('Two evenings in February.')
    const circle = await (await at('ben', '/circles/board')).locator('main').innerText()
    expect(circle).toContain('Winter school')
    expect(circle).toContain('In force')
  })

  it('WC-6: somebody is selected for a role: everybody names somebody with a reason, and consent is asked', async () => {
    const page = await at('ana', '/circles/board/start/role')
    await page.getByLabel('Name of a new role').fill('Secretary')
    await page.getByRole('button', { name: 'Begin the round' }).click()
    const found = views.circles.rounds(desk.house.desk.state)[0]
    const path = `/rounds/${found?.round ?? ''}`
    for (const person of PEOPLE) {
      const naming = await at(person, path)
      await naming.locator('summary', { hasText: 'Name somebody' }).click()
      const form = naming.locator('details.act[open]')
      await form.getByLabel('Whom').selectOption('ben')
      await form.getByLabel('Why they').fill('Writes clearly.')
      await form.getByRole('button').click()
      expect(naming.url()).toContain('/saved/')
    }
    const forward = await at('ana', path)
    await forward.locator('summary', { hasText: 'Put somebody forward' }).click()
    await forward.locator('details.act[open]').getByRole('button').click()
    expect(forward.url()).toContain('/saved/')
    const text = await (await at('ana', path)).locator('main').innerText()
    expect(text).toContain('Writes clearly.')
    expect(views.circles.roundInFull(desk.house.desk.state, found?.round ?? '')?.wording).toBe('ben')
  })

  it('WC-4: what a form asks for and the charter does not allow is refused with its reason, and what was typed is kept', async () => {
    const page = await at('ana', '/circles/board/start/mandate')
    await page.getByLabel('To which circle').selectOption('learning-group')
    await page.getByLabel('communication').check()
    await page.getByLabel('Budget').fill('12,50')
    await page.getByLabel('What it is for').fill('For the year.')
    await page.getByRole('button', { name: 'Begin the round' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('Nothing was saved')
    expect(await page.getByLabel('Budget').inputValue()).toBe('12,50')
    expect(await page.getByLabel('What it is for').inputValue()).toBe('For the year.')
  })

  it('somebody asks to join a circle, and takes it back', async () => {
    await press('dov', '/circles/learning-group', 'Ask to join')
    expect(await (await at('ana', '/circles/learning-group')).locator('main').innerText()).toContain('Ask to join\ndov')
    await press('dov', '/circles/learning-group', 'Take back my request')
  })

  it('no circle, no round, no kind of question of another name', async () => {
    for (const path of ['/circles/none', '/rounds/none', '/circles/board/start/none', '/circles/none/start/matter'])
      expect((await desk.fetch('ana', path)).status).toBe(404)
  })
})
