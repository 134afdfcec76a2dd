import { checkCharter } from 'coop-rules/charter'
import { views } from 'coop-rules/cooperative'
import { preset } from 'coop-rules/presets'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_BROWSER, startBrowser } from './desk.js'
import { openSmallDesk, type SmallDesk } from './small-desk.js'

describe.skipIf(NO_BROWSER)('the charter, without JavaScript', () => {
  let desk: SmallDesk
  let context: BrowserContext
  let stop: () => Promise<void>
  beforeAll(async () => {
    desk = await openSmallDesk(preset('we-just-coop'), '2027-03-01')
    const founders = ['ana', 'ben'].map((member) => ({ member, memberClass: 'worker-owner' }))
    await desk.give({ type: 'found', at: '2027-03-01', by: 'ana', founders })
    ;({ context, stop } = await startBrowser({ javaScriptEnabled: false }))
  })
  afterAll(async () => {
    await stop()
    await desk.stop()
  })
  const at = async (person: string, path: string): Promise<Page> => {
    const page = await desk.signIn(context, person)
    await page.goto(`${desk.origin}/c/small${path}`)
    return page
  }

  it('the by-laws are text that people read, with what their words mean and how each article changes', async () => {
    const text = await (await at('ana', '/charter')).locator('main').innerText()
    expect(text).toContain('Article 1.')
    expect(text).toContain('What our words mean')
    expect(text).toContain('How these articles change')
  })

  it('WJC-2: somebody changes a number by a form, sees what would change and which decision that needs, and proposes it', async () => {
    const page = await at('ana', '/charter/amend/decisions/change-objectives')
    const days = page.getByLabel('Days it is open')
    expect(await days.inputValue()).toBe('30')
    await days.fill('45')
    await page.getByRole('button', { name: 'Check it' }).click()
    const checked = await page.locator('main').innerText()
    expect(checked).toContain('What would change')
    expect(checked).toContain('45')
    expect(checked).toContain('Which decisions it needs')
    expect(views.charter.pendingAmendments(desk.house.desk.state)).toHaveLength(0)
    await page.getByLabel('In a few words').fill('More time for the objectives')
    await page.getByLabel('Why').fill('Volunteers need longer.')
    await page.getByRole('button', { name: 'Propose this change' }).click()
    expect(page.url()).toContain('/saved/')
    const [pending] = views.charter.pendingAmendments(desk.house.desk.state)
    expect(pending?.changes).toContainEqual({
      kind: 'changed',
      section: 'decisions',
      id: 'change-objectives',
      field: 'openDays',
      from: 30,
      to: 45,
    })
    const charter = await (await at('ben', '/charter')).locator('main').innerText()
    expect(charter).toContain('More time for the objectives')
    expect(charter).toContain('Still needed')
  })

  it('what cannot be so is said in words, and what was typed is kept; nothing is proposed', async () => {
    const page = await at('ana', '/charter/amend/decisions/change-objectives')
    await page.getByLabel('Days it is open').fill('soon')
    await page.getByRole('button', { name: 'Check it' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('It cannot be so')
    expect(await page.getByLabel('Days it is open').inputValue()).toBe('soon')
  })

  it('an expert changes the charter as data; what is no data, or no sound charter, is refused', async () => {
    const page = await at('ana', '/charter/amend/expert')
    const field = page.getByLabel('The charter (JSON)')
    const before = await field.inputValue()
    await field.fill('{')
    await page.getByRole('button', { name: 'Check it' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('cannot be read as JSON')
    await field.fill(before.replace('"currency": ', '"currency_": '))
    await page.getByRole('button', { name: 'Check it' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('It cannot be so')
    await field.fill(before)
    await page.getByRole('button', { name: 'Check it' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('That changes nothing.')
  })

  it('the charter can be taken home, as data that is sound and as text', async () => {
    const data: unknown = await (await desk.fetch('ana', '/charter/charter.json')).json()
    expect(checkCharter({ charter: data, library: [] }).kind).toBe('sound')
    const text = await desk.fetch('ana', '/charter/by-laws.md')
    expect(text.headers.get('content-disposition')).toContain('attachment')
    expect(await text.text()).toContain('# ')
  })

  it('versions and differences are told to whoever is signed in; nobody without a vote proposes', async () => {
    expect(await (await desk.fetch('stranger', '/charter/history')).text()).toContain('Version 1')
    expect(await (await desk.fetch('stranger', '/charter/diff')).text()).toContain('They say the same')
    expect((await desk.fetch('stranger', '/charter/amend')).status).toBe(403)
  })
})
