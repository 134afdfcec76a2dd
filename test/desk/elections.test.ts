import { preset } from 'coop-rules/presets'
import { views } from 'coop-rules/cooperative'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_BROWSER, startBrowser } from './desk.js'
import { openSmallDesk, type SmallDesk } from './small-desk.js'

const VOTERS = ['ana', 'ben', 'cleo', 'dov'] as const
const charter = preset('workers-coop')

describe.skipIf(NO_BROWSER)('elections, without JavaScript', () => {
  let desk: SmallDesk
  let context: BrowserContext
  let stop: () => Promise<void>
  let path = ''
  beforeAll(async () => {
    const board = { ...charter.elections?.['board'], seats: 1, nominatedBy: ['individual'] } as NonNullable<
      typeof charter.elections
    >[string]
    desk = await openSmallDesk({ ...charter, elections: { board } }, '2027-03-01')
    await desk.give({
      type: 'begin-in-mid-life',
      at: '2027-03-01',
      by: 'ana',
      members: VOTERS.map((member) => ({ member, memberClass: 'individual', since: '2026-01-01' })),
    })
    ;({ context, stop } = await startBrowser({ javaScriptEnabled: false }))
  })
  afterAll(async () => {
    await stop()
    await desk.stop()
  })
  const at = async (person: string, where = path): Promise<Page> => {
    const page = await desk.signIn(context, person)
    page.setDefaultTimeout(8_000)
    await page.goto(`${desk.origin}/c/small${where}`)
    return page
  }
  const saved = (page: Page) => expect(page.url()).toContain('/saved/')
  const rank = async (person: string, ...order: readonly string[]): Promise<Page> => {
    const page = await at(person)
    for (const [place, candidate] of order.entries())
      await page.getByLabel(['1st', '2nd', '3rd'][place] as string, { exact: true }).selectOption(candidate)
    await page.getByRole('button', { name: /my ballot/ }).click()
    return page
  }

  it('WC-3: somebody opens an election, nominates, and those who were nominated accept', async () => {
    const page = await at('ana', '/elections')
    await page.getByLabel('Its name').fill('Board 2027')
    await page.getByLabel('Nominations until').fill('2027-03-10')
    await page.getByLabel('Votes until').fill('2027-03-20')
    await page.getByRole('button', { name: 'Open it' }).click()
    saved(page)
    path = `/elections/${views.elections.electionsHeld(desk.house.desk.state)[0] ?? ''}`
    for (const candidate of ['ben', 'cleo']) {
      const nominating = await at('ana')
      await nominating.locator('summary', { hasText: 'Nominate somebody' }).click()
      await nominating.getByLabel('Whom').selectOption(candidate)
      await nominating.locator('details.act[open]').getByRole('button').click()
      saved(nominating)
    }
    for (const candidate of ['ben', 'cleo']) {
      const accepting = await at(candidate)
      await accepting.getByRole('button', { name: 'Accept my nomination' }).click()
      saved(accepting)
    }
  })

  it('a number for the lot is fixed by somebody who does not stand, and the desk does not tell it', async () => {
    desk.day('2027-03-12')
    await desk.give({ type: 'pass-time', at: '2027-03-12', by: 'ana' })
    const page = await at('dov')
    await page.locator('summary', { hasText: 'Fix the number for a lot' }).click()
    await page.getByRole('textbox', { name: 'The number' }).fill('00112233445566778899aabbccddeeff')
    await page.locator('details.act[open]').getByRole('button').click()
    saved(page)
    expect(await (await at('ana')).content()).not.toContain('00112233445566778899aabbccddeeff')
  })

  it('WC-3: everybody puts candidates in order, changes the ballot, and no page says how somebody else voted', async () => {
    saved(await rank('ana', 'ben', 'cleo'))
    saved(await rank('ana', 'cleo', 'ben'))
    saved(await rank('ben', 'ben'))
    saved(await rank('cleo', 'cleo'))
    saved(await rank('dov', 'ben'))
    const own = await at('ana')
    expect(await own.getByLabel('1st', { exact: true }).inputValue()).toBe('cleo')
    expect(await own.locator('main').innerText()).toContain('4 of 4 entitled')
    expect(await own.locator('main').innerText()).not.toContain('The count')
  })

  it('the same candidate in two places is refused, and the ballot stays as it was', async () => {
    const page = await rank('ana', 'ben', 'ben')
    expect(await page.getByRole('alert').innerText()).toContain('Nothing was saved')
    expect(views.elections.ownBallot(desk.house.desk.state, path.split('/').at(-1) ?? '', 'ana').ballot).toEqual({
      ranked: ['cleo', 'ben'],
    })
  })

  it('WC-3: a tie is the outcome until the lot is drawn; only the number that was fixed draws it; every stage of the count is shown', async () => {
    desk.day('2027-03-21')
    await desk.give({ type: 'pass-time', at: '2027-03-21', by: 'ana' })
    const tied = await at('dov')
    expect(await tied.locator('main').innerText()).toContain('It is a tie')
    expect(await tied.locator('main').innerText()).toContain('The lot decides')
    await tied.getByRole('textbox', { name: 'The number' }).fill('ffffffffffffffffffffffffffffffff')
    await tied.getByRole('button', { name: 'Draw the lot' }).click()
    expect(await tied.getByRole('alert').innerText()).toContain('Nothing was saved')
    await tied.getByRole('textbox', { name: 'The number' }).fill('00112233445566778899aabbccddeeff')
    await tied.getByRole('button', { name: 'Draw the lot' }).click()
    saved(tied)
    const [elected] = views.elections.sittingIn(desk.house.desk.state, 'board')
    expect(['ben', 'cleo']).toContain(elected)
    const text = await (await at('ana')).locator('main').innerText()
    expect(text).toMatch(new RegExp(`Elected\\n+${elected ?? ''}`))
    expect(text).toContain('Stage 1: first preferences')
    expect(text).toContain('4 ballots were valid, 0 blank.')
  })

  it('a seat is left, and says so', async () => {
    const [elected = ''] = views.elections.sittingIn(desk.house.desk.state, 'board')
    const page = await at(elected)
    await page.getByRole('button', { name: 'Leave my seat' }).click()
    saved(page)
    const text = await (await at('ana')).locator('main').innerText()
    expect(text).toContain('1 seat is vacant.')
    // What was counted stays as it was: whoever left had these votes.
    expect(text).toMatch(new RegExp(`${elected}\\s+2`, 'i'))
  })
})
