import { preset } from 'coop-rules/presets'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listening } from '../../examples/desk/kernel/listening.js'
import { NO_BROWSER, startBrowser } from './desk.js'
import { openSmallDesk, type SmallDesk } from './small-desk.js'

let desk: SmallDesk
beforeAll(async () => {
  desk = await openSmallDesk(preset('we-just-coop'), '2027-03-01')
  const founders = ['ana', 'ben'].map((member) => ({ member, memberClass: 'worker-owner' }))
  await desk.give({ type: 'found', at: '2027-03-01', by: 'ana', founders })
})
afterAll(async () => {
  await desk.stop()
})

const told = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> =>
  Buffer.from((await reader.read()).value ?? []).toString('utf8')

describe('telling that something was stored', () => {
  it('everybody with a vote who listens is told, and of nothing but that; nobody else may listen', async () => {
    expect((await desk.fetch('stranger', '/live')).status).toBe(403)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => desk.fetch(n % 2 === 0 ? 'ana' : 'ben', '/live')),
    )
    const readers = answers.map(({ body }) => (body as ReadableStream<Uint8Array>).getReader())
    for (const reader of readers) expect(await told(reader)).toBe('retry: 5000\n\n')
    expect(listening.listeners).toBe(20)
    await desk.give({ type: 'propose-number', at: '2027-03-01', by: 'ben', item: 'vacation-days', value: 25 })
    for (const reader of readers) expect(await told(reader)).toBe('data: changed\n\n')
    for (const reader of readers) await reader.cancel()
  })

  it('whoever listens is let go when the server stops', async () => {
    const { body } = await desk.fetch('ana', '/live')
    const reader = (body as ReadableStream<Uint8Array>).getReader()
    await told(reader)
    listening.closeAll()
    expect((await reader.read()).done).toBe(true)
    expect(listening.listeners).toBe(0)
  })
})

describe.skipIf(NO_BROWSER)('a page that is open while somebody else acts', () => {
  it('says so in a bar, stays as it is, keeps what is being typed and where the focus is, and shows it when asked', async () => {
    const { context, stop } = await startBrowser()
    try {
      const page = await desk.signIn(context, 'ana')
      const listens = page.waitForResponse((answer) => answer.url().endsWith('/live'))
      await page.goto(`${desk.origin}/c/small/minutes`)
      await listens
      const field = page.getByLabel('Only what speaks of')
      await field.fill('half a wo')
      await desk.give({ type: 'propose-number', at: '2027-03-01', by: 'ben', item: 'vacation-days', value: 31 })
      await page.getByText('Something changed since this page was shown.').waitFor()
      expect(await field.inputValue()).toBe('half a wo')
      expect(await page.locator(':focus').getAttribute('name')).toBe('about')
      expect(await page.locator('main').innerText()).not.toContain('31')
      await page.getByRole('button', { name: 'Show it' }).click()
      await page.getByText('31').first().waitFor()
    } finally {
      await stop()
    }
  })
})
