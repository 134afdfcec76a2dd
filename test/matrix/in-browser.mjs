import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inTurn } from './at-once.mjs'
import { tool } from './tools.mjs'
import { digestOf, firstDifference } from './under-runtimes.mjs'

/** Nothing of a profile, and no calls home. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** No script but the page's own, and none made of text. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'"

const PAGE = '<!doctype html><meta charset="utf-8"><title>Answers</title><script type="module" src="/page.js"></script>'

/** What the page runs: the same program. What the policy stopped is kept, and so is that it would stop text made into a program. */
const SCRIPT = `
import './without-jit.mjs'
import { answers } from './answers.mjs'
const stopped = []
addEventListener('securitypolicyviolation', (event) => stopped.push(event.blockedURI + ' by ' + event.violatedDirective))
window.told = async () => {
  const text = await answers()
  await new Promise((resolve) => setTimeout(resolve))
  const before = [...stopped]
  let strict = false
  try { new Function('return 1')() } catch { strict = true }
  return { text, stopped: before, strict }
}
`

/** The program as a bundle in a real browser, under a strict policy: the same text as elsewhere. */
export const inBrowser = async (project, answers) => {
  const chromium = execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim()
  const where = execFileSync(chromium, ['--version'], { encoding: 'utf8' }).trim()
  const { text, stopped, strict, errors, bytes } = await inTurn(() => answered(project, chromium))
  const wrong = [
    ...errors.map((error) => `the page threw ${error}`),
    ...(text === answers ? [] : [`it answered otherwise: ${firstDifference(answers, text)}`]),
    ...(strict ? [] : ['the policy let text be made into a program, so that nothing is proved']),
    ...stopped.map((one) => `the policy stopped ${one}`),
  ]
  return [
    {
      what: `answers, bundled (${Math.round(bytes / 1024)} KiB), strict policy`,
      where,
      told: digestOf(`${text}\n`),
      wrong,
    },
  ]
}

const answered = async (project, executablePath) => {
  const { chromium } = await tool('playwright-core')
  const { build } = await tool('esbuild')
  const bundle = await build({
    stdin: { contents: SCRIPT, resolveDir: project },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    logLevel: 'silent',
  })
  const [{ text: script, contents }] = bundle.outputFiles
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    response.setHeader('content-security-policy', POLICY)
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : PAGE)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const profile = mkdtempSync(join(tmpdir(), 'coop-rules-browser-'))
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: ARGUMENTS })
  try {
    const page = await context.newPage()
    const errors = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(`http://127.0.0.1:${server.address().port}/`)
    const began = await page.waitForFunction('window.told !== undefined', undefined, { timeout: 30_000 }).then(
      () => true,
      () => false,
    )
    const told = began ? await page.evaluate('window.told()') : { text: '', stopped: [], strict: true }
    return { ...told, errors, bytes: contents.length }
  } finally {
    await context.close()
    server.close()
    rmSync(profile, { recursive: true, force: true })
  }
}
