import { Buffer } from 'node:buffer'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_BROWSER, type RunningDesk, signIn, startBrowser, startDesk } from './desk.js'

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const EXE = Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])
const PAGES = [
  '/pay',
  '/pay/salaries/harbour',
  '/pay/paydays/pay-harbour-1',
  '/pay/paydays/pay-harbour-2',
  '/held-pay',
  '/held-pay/harbour/otter',
  '/accounts',
  '/accounts/entries/harbour-posters',
]

describe.skipIf(NO_BROWSER)('money, in a real browser', () => {
  let desk: RunningDesk
  let browser: { readonly context: BrowserContext; readonly stop: () => Promise<void> }
  const at = (path: string): string => `${desk.origin}/c/the-lantern${path}`
  beforeAll(async () => {
    desk = await startDesk()
    browser = await startBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser.stop()
    await desk.stop()
  })

  it('WJC-9: somebody in the team changes what they propose, and sees it saved', async () => {
    const page = await signIn(browser.context, desk, 'finch')
    await page.goto(at('/pay/salaries/harbour'))
    await page.getByRole('textbox', { name: 'Full-time coordinator' }).fill('15,50')
    await page.getByRole('button', { name: 'Change my proposal' }).click()
    expect(page.url()).toContain('/saved/')
    await page.goto(at('/pay/salaries/harbour'))
    expect(await page.getByRole('textbox', { name: 'Full-time coordinator' }).inputValue()).toBe('15.5')
  })

  it('WJC-21: a program named as a PDF is refused; a PDF is kept, and comes back as it was', async () => {
    const page = await signIn(browser.context, desk, 'wren')
    await page.goto(at('/accounts/entries/harbour-train'))
    const attach = async (buffer: Buffer) => {
      await page
        .getByLabel('Document', { exact: true })
        .setInputFiles({ name: 'train.pdf', mimeType: 'application/pdf', buffer })
      await page.getByRole('button', { name: 'Attach the document' }).click()
    }
    await attach(EXE)
    expect(await page.locator('.problem').innerText()).toContain('whatever its name says')
    await attach(PDF)
    expect(page.url()).toContain('/saved/')
    await page.goto(at('/accounts/entries/harbour-train'))
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /train\.pdf/ }).click(),
    ])
    expect(download.suggestedFilename()).toBe('train.pdf')
    const chunks: Uint8Array[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Uint8Array)
    expect(Buffer.concat(chunks)).toEqual(PDF)
  })

  it('what is asked for stands in the address, and the file beside it has the same', async () => {
    const page = await signIn(browser.context, desk, 'magpie')
    await page.goto(at('/accounts'))
    await page.getByLabel('Budget line').selectOption({ label: 'the boat' })
    await page.getByRole('button', { name: 'Show these' }).click()
    expect(new URL(page.url()).searchParams.get('line')).toBe('l-boat')
    const rows = await page.getByRole('region', { name: 'Entries, the last first' }).locator('tbody tr').count()
    const csv = await page.getByRole('link', { name: 'These lines as CSV' }).getAttribute('href')
    const file = await (await page.request.get(desk.origin + (csv ?? ''))).text()
    expect(file.trimEnd().split('\r\n')).toHaveLength(rows + 1)
    expect(rows).toBe(1)
  })

  it('nothing is wider than a phone of 320 pixels, and fields and buttons have names', async () => {
    const page = await signIn(browser.context, desk, 'otter')
    await page.setViewportSize({ width: 320, height: 700 })
    for (const path of PAGES) {
      const answer = await page.goto(at(path))
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
      expect([path, answer?.status(), wide]).toEqual([path, 200, 320])
    }
    await page.setViewportSize({ width: 1280, height: 900 })
  })
})
