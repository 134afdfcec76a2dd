import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { pagesOf, serve } from './serve.mjs'

/**
 * Looks at the built site in a browser, `npm run docs:look`: every page, light and dark, on a phone and on a desk (of the reference one page in six; the others once each). axe finds nothing, nothing is wider than the screen, no console complains, nothing is asked of
 * anybody else. Pictures of all of it are left in .work/site-look. `-- --only concepts` looks at pages whose path contains that; `-- --whole` takes pictures of all of a page and not of a screen; `-- --no-pictures` none.
 */
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    pictures: { type: 'boolean', default: true },
    whole: { type: 'boolean', default: false },
  },
  allowNegative: true,
})

const root = fileURLToPath(new URL('../..', import.meta.url))
const site = join(root, '.work/site')
const pictures = join(root, '.work/site-look')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const WIDTHS = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } }
const THEMES = ['light', 'dark']
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** WCAG 2.2, A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const looksAt = (page, at) => {
  const all = Object.keys(WIDTHS).flatMap((width) => THEMES.map((theme) => ({ width, theme })))
  return page.startsWith('/api/') && at % 6 !== 0 ? [all[at % all.length]] : all
}

/** What is wrong with a page as it stands in the browser. */
const wrongWith = async (tab) => {
  const found = await tab.evaluate(
    async (tags) =>
      (await globalThis.axe.run(document, { runOnly: tags })).violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ target }) => target.join(' '))
            .join('; ')}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''}`,
      ),
    TAGS,
  )
  const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return over > 0 ? [...found, `${over} px wider than the screen`] : found
}

const { origin, close } = await serve(site)
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })
rmSync(pictures, { recursive: true, force: true })
mkdirSync(pictures, { recursive: true })

const complaints = []
let looks = 0
const pages = pagesOf(site).filter((page) => page.includes(options.only))
const tabs = new Map()
for (const width of Object.keys(WIDTHS))
  for (const theme of THEMES) {
    const context = await browser.newContext({
      viewport: WIDTHS[width],
      colorScheme: theme,
      reducedMotion: 'reduce',
      bypassCSP: false,
    })
    const tab = await context.newPage()
    const heard = []
    tab.on(
      'console',
      (message) => ['error', 'warning'].includes(message.type()) && heard.push(`console: ${message.text()}`),
    )
    tab.on('pageerror', (error) => heard.push(`error: ${error.message}`))
    tab.on('request', (request) => {
      if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
        heard.push(`asked of another: ${request.url()}`)
    })
    tab.on('response', (response) => response.status() >= 400 && heard.push(`${response.status()}: ${response.url()}`))
    tabs.set(`${width} ${theme}`, { tab, heard })
  }

for (const [at, page] of pages.entries())
  for (const { width, theme } of looksAt(page, at)) {
    const { tab, heard } = tabs.get(`${width} ${theme}`)
    await tab.goto(`${origin}${page}`, { waitUntil: 'networkidle' })
    // Evaluated from outside of the page: its policy stays in force for all that is its own.
    await tab.evaluate(axe)
    looks += 1
    for (const wrong of [...(await wrongWith(tab)), ...heard.splice(0)])
      complaints.push(`${page}, ${width}, ${theme}: ${wrong}`)
    const name = `${page === '/' ? 'index' : page.slice(1).replace(/\/$/, '').replaceAll('/', '_')}-${width}-${theme}.png`
    if (options.pictures) await tab.screenshot({ path: join(pictures, name), fullPage: options.whole })
  }

await browser.close()
await close()
for (const complaint of complaints) console.log(complaint)
console.log(`${pages.length} pages, ${looks} looks, ${complaints.length} complaints`)
process.exitCode = complaints.length === 0 && looks > 0 ? 0 : 1
