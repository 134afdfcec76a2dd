import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHROMIUM, CHROMIUM_ARGUMENTS, NO_BROWSER, type RunningDesk, signIn, startDesk } from './desk.js'
import { MAIN_PAGES, OTHER_PAGES, type PageSeen } from './pages.js'

/** The pages themselves, in a real browser: what a phone and a desktop show of them, in both themes and languages. With UPDATE_SCREENSHOTS=1 the pictures in docs/desk are taken anew. */
const PICTURES =
  process.env['UPDATE_SCREENSHOTS'] === '1' ? 'docs/desk' : join(tmpdir(), `desk-pictures-${process.pid.toString()}`)
const SIZES = {
  desktop: { width: 1120, height: 720 },
  phone: { width: 390, height: 780 },
  narrow: { width: 320, height: 700 },
} as const
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

describe.skipIf(NO_BROWSER)('The pages of the desk', () => {
  let desk: RunningDesk
  let browser: Browser
  const pages = new Map<string, Promise<Page>>()

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true })
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

  /** The browser of somebody who is signed in, the same one every time. */
  const browserOf = ({ as, coop }: PageSeen): Promise<Page> => {
    const key = `${String(as)} ${coop}`
    const known = pages.get(key)
    if (known !== undefined) return known
    const made = browser
      .newContext({ reducedMotion: 'reduce', locale: 'en-GB' })
      .then((context) => (as === undefined ? context.newPage() : signIn(context, desk, as, coop)))
    pages.set(key, made)
    return made
  }
  const open = async (seen: PageSeen, lang: 'en' | 'es', size: keyof typeof SIZES): Promise<Page> => {
    const page = await browserOf(seen)
    await page.context().addCookies([{ name: 'lang', value: lang, url: desk.origin }])
    await page.setViewportSize(SIZES[size])
    await page.emulateMedia({ colorScheme: 'light' })
    const answer = await page.goto(`${desk.origin}/c/${seen.coop}${seen.path}`)
    expect(answer?.status(), seen.path).toBe(200)
    expect(new URL(page.url()).pathname, 'leads nowhere else').toBe(`/c/${seen.coop}${seen.path}`)
    expect(await page.locator('html').getAttribute('lang')).toBe(lang)
    return page
  }

  for (const main of MAIN_PAGES)
    it(`${main.name}: axe finds nothing against WCAG 2.2 AA in both themes and languages, nothing is wider than 320 pixels, and the keyboard reaches everything`, async () => {
      for (const lang of ['en', 'es'] as const) {
        const page = await open(main, lang, 'desktop')
        if (lang === 'en') await reachesAll(page)
        for (const theme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: theme })
          expect(await found(page), `${main.name}, ${theme}, ${lang}`).toEqual([])
        }
        await page.setViewportSize(SIZES.narrow)
        expect(await page.evaluate('document.documentElement.scrollWidth'), `${main.name}, ${lang}`).toBeLessThan(321)
        if (lang === 'es') expect(await found(page), `${main.name}, narrow, ${lang}`).toEqual([])
      }
    })

  it('every main page has its picture, on a desktop and a phone, in both themes', async () => {
    for (const main of MAIN_PAGES) {
      const page = await open(main, 'en', 'desktop')
      for (const size of ['desktop', 'phone'] as const) {
        await page.setViewportSize(SIZES[size])
        for (const theme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: theme })
          const picture = await page.screenshot({ path: join(PICTURES, `${main.name}-${size}-${theme}.png`) })
          expect(picture.length).toBeGreaterThan(10_000)
        }
      }
    }
  })

  it('on the other pages, axe finds nothing either, and nothing is wider than 320 pixels', async () => {
    for (const other of OTHER_PAGES)
      for (const lang of ['en', 'es'] as const) {
        const page = await open(other, lang, 'narrow')
        if (lang === 'es') await page.emulateMedia({ colorScheme: 'dark' })
        expect(await page.evaluate('document.documentElement.scrollWidth'), `${other.name}, ${lang}`).toBeLessThan(321)
        expect(await found(page), `${other.name}, ${lang}`).toEqual([])
      }
  })
})

/** What axe finds, in a line each. */
const found = async (page: Page): Promise<readonly string[]> => {
  // Scripts of a page are its own alone, so axe comes in from outside of it.
  await page.evaluate(`window.axe ?? (() => { ${AXE} })()`)
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run({ runOnly: ${JSON.stringify(WCAG)}, resultTypes: ['violations'] })`,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  )
}

/** Goes through a page by the Tab key: everything that can be pressed or filled in gets the focus, and shows that it has it. */
const reachesAll = async (page: Page): Promise<void> => {
  const missing = new Set(await page.evaluate<string[]>(PRESSABLE))
  // Fields for days are three stops each, tables that may scroll one more.
  for (let tabs = missing.size * 3 + 40; tabs > 0 && missing.size > 0; tabs--) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate<{ readonly what: string; readonly outlined: boolean } | null>(FOCUSED)
    if (here === null) continue
    expect(here.outlined, `${here.what} shows that it has the focus`).toBe(true)
    missing.delete(here.what)
  }
  expect([...missing]).toEqual([])
}

/** Each thing that can be pressed or filled in, numbered: of radio buttons of one name the keyboard reaches one. */
const PRESSABLE = `(() => {
  const shown = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter((one) => one.checkVisibility())
  const radios = new Set()
  return shown.flatMap((one, at) => {
    one.dataset.pressable = String(at)
    if (one.type === 'radio') {
      if (radios.has(one.name)) return []
      radios.add(one.name)
      return [\`radio \${one.form?.action} \${one.name}\`]
    }
    return [\`\${at} \${one.tagName} \${one.textContent.slice(0, 40)}\`]
  })
})()`

const FOCUSED = `(() => {
  const one = document.activeElement
  if (one === null || one.dataset.pressable === undefined) return null
  const { outlineStyle, outlineWidth } = getComputedStyle(one)
  const what = one.type === 'radio' ? \`radio \${one.form?.action} \${one.name}\` : \`\${one.dataset.pressable} \${one.tagName} \${one.textContent.slice(0, 40)}\`
  return { what, outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 }
})()`
