import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_BROWSER, type RunningDesk, signIn, startBrowser, startDesk } from './desk.js'

const COOP = '/c/the-lantern'

const WORDS = {
  en: {
    saved: 'Saved',
    refused: 'Nothing was saved',
    before: 'This was saved before',
    soAlready: 'Nothing had to be saved',
    noBallot: 'No ballot of yours',
  },
  es: {
    saved: 'Guardado',
    refused: 'No se guardó nada',
    before: 'Esto ya estaba guardado',
    soAlready: 'No hacía falta guardar nada',
    noBallot: 'Ahora no consta ninguna',
  },
} as const

describe.skipIf(NO_BROWSER)('the three verbs, in a browser', () => {
  let desk: RunningDesk
  beforeAll(async () => {
    desk = await startDesk()
  }, 60_000)
  afterAll(async () => {
    await desk.stop()
  })

  describe.each([
    { how: 'with JavaScript, in English', person: 'finch', javaScriptEnabled: true, locale: 'en-GB', t: WORDS.en },
    { how: 'without JavaScript, in Spanish', person: 'wren', javaScriptEnabled: false, locale: 'es-ES', t: WORDS.es },
  ])('$how', ({ person, javaScriptEnabled, locale, t }) => {
    let context: BrowserContext
    let page: Page
    let stop: () => Promise<void>
    const go = (path: string) => page.goto(`${desk.origin}${COOP}${path}`)
    const h1 = () => page.locator('h1').innerText()
    const text = () => page.locator('main').innerText()
    const press = (form: string) => page.locator(`main form[action$="${form}"] button`).first().click()
    const onForm = (form: string) => page.locator(`main form[action$="${form}"]`)

    beforeAll(async () => {
      const browser = await startBrowser({ javaScriptEnabled, locale })
      context = browser.context
      stop = browser.stop
      await context.addCookies([{ name: 'lang', value: locale.slice(0, 2), url: desk.origin }])
      page = await signIn(context, desk, person)
    }, 60_000)
    afterAll(() => stop())

    it('WJC-12, WJC-17: every average item is cast, changed and withdrawn, and the receipt says by how much the mean moved', async () => {
      await go('/numbers')
      const links = await page.locator('main table tbody a').all()
      const paths = await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''))
      expect(paths.length).toBeGreaterThan(12)
      let set = 0
      for (const full of paths) {
        const path = full.slice(COOP.length)
        await go(path)
        if ((await onForm(path).count()) === 0) continue
        set++
        const share = (await onForm(path).locator('.unit').innerText()) === '%'
        // An amendment of the year set a least number for admissions.
        const shares = path.endsWith('/admission-threshold') ? ['90 %', '91'] : ['6 %', '7']
        for (const value of share ? shares : ['3', '5,0']) {
          await page.fill('main input[name=value]', value)
          await press(path)
          expect([path, await h1()]).toEqual([path, t.saved])
          expect(await page.locator('.moved').count()).toBe(1)
          await go(path)
        }
        await press(`${path}/withdraw`)
        expect(await h1()).toBe(t.saved)
        await go(path)
        expect(await onForm(`${path}/withdraw`).count()).toBe(0)
      }
      expect(set).toBeGreaterThan(10)
    }, 60_000)

    it.each([
      ['WJC-13', 'admission-godwit', ['against', 'abstain']],
      ['WJC-2', 'rent-studio', ['against', 'for']],
      ['WJC-1', 'archive-for-all-change-objectives', ['stand-aside', 'block']],
    ])('%s: a ballot on %s is cast, changed and withdrawn', async (_, decision, answers) => {
      const path = `/decisions/${decision}`
      for (const answer of answers) {
        await go(path)
        await page.check(`input[name=answer][value=${answer}]`)
        await press(`${path}/cast`)
        expect(await h1()).toBe(t.saved)
        await go(path)
        expect(await page.isChecked(`input[name=answer][value=${answer}]`)).toBe(true)
      }
      // Who has voted is not reminded of it.
      await go('/')
      expect(await page.locator(`.cards a[href$="${path}"]`).count()).toBe(0)
      expect(await page.locator(`table a[href$="${path}"]`).count()).toBe(1)
      await go(path)
      await press(`${path}/withdraw`)
      expect(await h1()).toBe(t.saved)
      expect(await text()).toContain(t.noBallot)
      await go('/')
      expect(await page.locator(`.cards a[href$="${path}"]`).count()).toBeGreaterThan(0)
    })

    it('WJC-20: options are approved of, changed and withdrawn', async () => {
      await go('/proposals/open/shortage-menu')
      await page.fill('textarea[name=wording]', `What if there is no money, ${person}?`)
      await page.fill('textarea[name=options]', 'wait\nshare out\ngo without')
      await press('/proposals/open/shortage-menu')
      expect(await h1()).toBe(t.saved)
      await page.locator('main a[href*="/decisions/d-"]').first().click()
      const path = new URL(page.url()).pathname
      const boxes = page.locator('input[name=answer]')
      expect(await boxes.count()).toBe(3)
      await boxes.nth(0).check()
      await boxes.nth(2).check()
      await press(`${path}/cast`)
      expect(await text()).toContain('wait, go without')
      await page.goto(desk.origin + path)
      await boxes.nth(0).uncheck()
      await press(`${path}/cast`)
      expect(await h1()).toBe(t.saved)
      await page.goto(desk.origin + path)
      expect(await boxes.nth(0).isChecked()).toBe(false)
      await press(`${path}/withdraw`)
      expect(await h1()).toBe(t.saved)
    })

    it('WJC-18: an item is proposed, backed, taken back, and backed from nothing after a new wording', async () => {
      await go('/proposals/new')
      await page.fill('input[name=name]', `Bread on Mondays, ${person}`)
      await page.fill('textarea[name=wording]', 'There is bread on Mondays.')
      await press('/proposals/new')
      expect(await h1()).toBe(t.saved)
      await page.locator('main a[href*="/decisions/backing-"]').first().click()
      const path = new URL(page.url()).pathname
      const again = async (form: string) => {
        await press(`${path}/${form}`)
        expect(await h1()).toBe(t.saved)
        await page.goto(desk.origin + path)
      }
      await again('cast')
      await again('withdraw')
      await again('cast')
      expect(await onForm(`${path}/withdraw`).count()).toBe(1)
      await page
        .locator('summary', { has: page.locator('xpath=..//textarea') })
        .or(page.locator('details:has(textarea) > summary'))
        .first()
        .click()
      await page.fill('textarea[name=wording]', 'There is bread and jam on Mondays.')
      await again('reword')
      // Nobody backs the new wording yet, and the old one can still be read.
      expect(await onForm(`${path}/withdraw`).count()).toBe(0)
      expect(await page.locator('.note.warn').count()).toBe(1)
      await page.locator('details:has(form[action$="/end"]) > summary').click()
      await press(`${path}/end`)
      expect(await h1()).toBe(t.saved)
    })

    it('a number that could be two is asked about, and what was typed stays', async () => {
      await go('/numbers/weekly-hours')
      await page.fill('main input[name=value]', '1,234')
      await press('/numbers/weekly-hours')
      expect(await text()).toContain(t.refused)
      expect(await text()).toContain('1234')
      expect(await page.inputValue('main input[name=value]')).toBe('1,234')
      await page.fill('main input[name=value]', '37,5')
      await press('/numbers/weekly-hours')
      expect(await h1()).toBe(t.saved)
      expect(await page.locator('.note').innerText()).toContain(locale === 'es-ES' ? '37,5' : '37.5')
    })

    it('a receipt says the same after a reload; going back and sending the same again saves nothing, and says so', async () => {
      await go('/numbers/vacation-days')
      await page.fill('main input[name=value]', '21')
      await press('/numbers/vacation-days')
      const receipt = await text()
      await page.reload()
      expect(await text()).toBe(receipt)
      // Back to the form, and sent once more as it was.
      await page.goBack()
      await page.fill('main input[name=value]', '21')
      await press('/numbers/vacation-days')
      expect(await h1()).toBe(t.soAlready)
      // Something else is saved.
      await page.goBack()
      await page.fill('main input[name=value]', '22')
      await press('/numbers/vacation-days')
      expect(await h1()).toBe(t.saved)
    })

    it('pressing twice in a row saves once', async () => {
      await go('/numbers/vacation-days')
      const form = await page.locator('main form').first().locator('input[name=form]').inputValue()
      const send = () =>
        context.request.post(`${desk.origin}${COOP}/numbers/vacation-days`, {
          form: { form, value: '24' },
          headers: { origin: desk.origin },
        })
      const [one, two] = await Promise.all([send(), send()])
      const places = [one, two].map((answer) => new URL(answer.url()).pathname)
      expect(new Set(places).size).toBe(1)
      const told = await Promise.all([one, two].map((answer) => answer.text()))
      expect(told.filter((html) => html.includes(`<h1>${t.before}`))).toHaveLength(1)
    })

    it.each(['NaN', '', '9'.repeat(40), '-1', '١٢', '1e9', '0x10', '<script>alert(1)</script>', '0.3', '1/0'])(
      '“%s” is no vote, and nothing is saved',
      async (value) => {
        await go('/numbers/weekly-hours')
        const form = await page.locator('main form').first().locator('input[name=form]').inputValue()
        const answer = await context.request.post(`${desk.origin}${COOP}/numbers/weekly-hours`, {
          form: { form, value },
          headers: { origin: desk.origin },
        })
        expect(answer.status()).toBe(422)
        const html = await answer.text()
        expect([html.includes(t.refused), html.includes('<script>alert')]).toEqual([true, false])
      },
    )

    it('what was not saved has no receipt', async () => {
      const answer = await go('/saved/never-was?again=1&so=0')
      expect(answer?.status()).toBe(404)
      expect(await h1()).not.toBe(t.saved)
    })

    it('every result says how it was computed: rule, clause, version of the charter, whole numbers', async () => {
      await go('/decisions/surplus-2026/computed')
      const told = await text()
      expect(told).toContain('3 × 2 = 6')
      expect(told).toContain('5 × 1 = 5')
      expect(told).toContain('6 > 5')
      expect(told).toContain('CW-1')
      await go('/numbers/weekly-hours/computed')
      expect(await text()).toContain('WJC-17')
    })
  })

  it('WJC-8: a secret matter shows neither counts nor names, and one member’s receipt is not another’s', async () => {
    const { context, stop } = await startBrowser()
    try {
      const page = await signIn(context, desk, 'tern')
      await page.goto(`${desk.origin}${COOP}/numbers/overtime-surcharge`)
      await page.fill('main input[name=value]', '33')
      await page.locator('main form button').first().click()
      const receipt = page.url()
      const other = await signIn(context, desk, 'otter')
      const answer = await other.goto(receipt)
      expect(answer?.status()).toBe(404)
      await other.goto(`${desk.origin}${COOP}/decisions`)
      const secret = other.locator('a[href*="/sealed/"]')
      for (const at of Array(await secret.count()).keys()) {
        const card = other.locator('.card', { has: secret.nth(at) })
        expect(await card.locator('.bar').count()).toBe(0)
      }
    } finally {
      await stop()
    }
  })
})
