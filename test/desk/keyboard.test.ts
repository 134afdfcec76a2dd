import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHROMIUM, CHROMIUM_ARGUMENTS, NO_BROWSER, type RunningDesk, signIn, startDesk } from './desk.js'

describe.skipIf(NO_BROWSER)('The desk with the keyboard alone, and without JavaScript', () => {
  let desk: RunningDesk
  let browser: Browser

  beforeAll(async () => {
    desk = await startDesk()
    browser = await chromium.launch({
      ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
      args: [...CHROMIUM_ARGUMENTS],
    })
  })
  afterAll(async () => {
    await browser.close()
    await desk.stop()
  })

  it('somebody signs in, finds what closes first, casts a ballot, changes it, withdraws it, and reads each receipt', async () => {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
    await page.goto(desk.origin + (await desk.linkFor('finch')))
    await pressed(page, 'main button')
    expect(await page.locator('h1').innerText()).toBe('What awaits me')

    await pressed(page, 'main .card a')
    expect(new URL(page.url()).pathname).toBe('/c/the-lantern/decisions/rent-studio')
    await chosen(page, 'for')
    await pressed(page, 'main form button')
    expect(page.url()).toContain('/saved/')
    expect(await page.locator('main').innerText()).toContain('For')

    for (const [answer, says] of [
      ['against', 'Against'],
      [undefined, 'no ballot'],
    ] as const) {
      await page.goto(`${desk.origin}/c/the-lantern/decisions/rent-studio`)
      if (answer === undefined) await pressed(page, 'main form button:not([aria-label^="Change"])', /Withdraw/)
      else {
        await chosen(page, answer)
        await pressed(page, 'main form button')
      }
      expect(page.url()).toContain('/saved/')
      expect((await page.locator('main').innerText()).toLowerCase()).toContain(says.toLowerCase())
    }
    await page.context().close()
  })

  it('the first thing that Tab reaches leads past the menu, to the page itself', async () => {
    const page = await signIn(await browser.newContext({ locale: 'en-GB' }), desk, 'finch')
    await page.goto(`${desk.origin}/c/the-lantern/numbers`)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Skip to the page')
    expect(await page.evaluate('document.activeElement.getBoundingClientRect().left')).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
    await page.keyboard.press('Tab')
    expect(await page.evaluate("document.activeElement.closest('main') !== null")).toBe(true)
    await page.context().close()
  })

  it('a form that is refused comes back with an alert on top, the fields that are wrong marked, and everything that was filled in', async () => {
    const page = await signIn(await browser.newContext({ locale: 'en-GB' }), desk, 'finch')
    await page.goto(`${desk.origin}/c/the-lantern/numbers/weekly-hours`)
    await reached(page, 'main input[inputmode="decimal"]')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('many')
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    const alert = page.getByRole('alert')
    expect(await alert.count()).toBe(1)
    expect((await alert.innerText()).length).toBeGreaterThan(20)
    expect(await page.evaluate("document.activeElement.getAttribute('role')"), 'the focus is on it').toBe('alert')
    const field = page.locator('main input[inputmode="decimal"]')
    expect(await field.inputValue()).toBe('many')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    const about = (await field.getAttribute('aria-describedby')) ?? ''
    expect(await page.locator(`#${about.split(' ').at(-1) ?? ''}`).innerText()).not.toBe('')

    await page.goto(`${desk.origin}/c/the-lantern/projects/propose`)
    await reached(page, 'main [name="title"]')
    await page.keyboard.type('Night trains')
    await reached(page, 'main [name="budget"]')
    await page.keyboard.type('lots')
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    expect(await page.getByRole('alert').count()).toBe(1)
    expect(await page.locator('main [name="title"]').inputValue()).toBe('Night trains')
    expect(await page.locator('main [name="budget"]').inputValue()).toBe('lots')
    await page.context().close()
  })

  it('without JavaScript, every page that a menu or a page of a menu leads to is there, with its forms; only sealed votes and passkeys ask for more', async () => {
    for (const [coop, person] of [
      ['the-lantern', 'finch'],
      ['commonweal', 'm05'],
      ['the-lantern', 'magpie'],
    ] as const) {
      const context = await browser.newContext({ locale: 'en-GB', javaScriptEnabled: false })
      const page = await signIn(context, desk, person, coop)
      const seen = new Set<string>()
      const open = async (path: string): Promise<readonly string[]> => {
        const kind = path.replace(/[\w]*-[\w-]*|\/members\/\w+/g, '*')
        if (seen.has(path) || [...seen].filter((one) => one.startsWith(`${kind} `)).length >= MOST_OF_A_KIND) return []
        seen.add(path).add(`${kind} ${path}`)
        const answer = await page.goto(desk.origin + path).catch((error: unknown) => {
          if (String(error).includes('Download is starting')) return undefined
          throw error
        })
        if (answer === undefined) return []
        expect(answer?.status(), `${path}, for ${person}`).toBe(200)
        const shown = await page.locator('main').innerText()
        expect(await page.locator('h1').count(), path).toBe(1)
        if (!NEEDS_A_BROWSER.test(path)) expect(shown, path).not.toMatch(/JavaScript/)
        for (const form of await page.locator('main form').all())
          expect(await form.locator('button').count(), `${path}: a form that can be sent`).toBeGreaterThan(0)
        const links = await page.locator('body a[href^="/c/"]:not([download])').all()
        return Promise.all(links.map(async (one) => (await one.getAttribute('href')) ?? ''))
      }
      const first = await open(`/c/${coop}/`)
      for (const path of first.filter(isPage)) for (const next of (await open(path)).filter(isPage)) await open(next)
      expect(seen.size).toBeGreaterThan(15)
      await context.close()
    }
  })
})

const MOST_OF_A_KIND = 3
const NEEDS_A_BROWSER = /\/sealed|\/sign-in$|\/me$/
/** Anchors lead within a page. */
const isPage = (path: string): boolean => !path.includes('#')

/** Presses Tab until something has the focus. */
const reached = async (page: Page, selector: string, says = /(?:)/): Promise<void> => {
  for (let tabs = 0; tabs < 150; tabs++) {
    await page.keyboard.press('Tab')
    const text = await page.evaluate<string | null>(
      `document.activeElement?.matches(${JSON.stringify(selector)}) ? document.activeElement.textContent : null`,
    )
    if (text !== null && says.test(text)) return
  }
  throw new Error(`the keyboard reaches no ${selector} on ${page.url()}`)
}

/** Goes to something and presses Enter on it. */
const pressed = async (page: Page, selector: string, says?: RegExp): Promise<void> => {
  await reached(page, selector, says)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

/** Goes to the choices of a ballot and chooses one by the arrow keys. */
const chosen = async (page: Page, answer: string): Promise<void> => {
  await reached(page, 'main input[type="radio"]')
  await page.keyboard.press('Space')
  for (let steps = 0; steps < 5; steps++) {
    const checked = await page.evaluate<string>("document.querySelector('main input[type=radio]:checked')?.value")
    if (checked === answer) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`the keyboard does not choose ${answer}`)
}
