import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allHold } from '../../src/secrecy/equations.js'
import { type Point, readPoint } from '../../src/secrecy/group.js'
import { keyOf, newSigner, sealBallot, type Sealed } from '../../src/secrecy/index.js'
import { opens, readSealed } from '../../src/secrecy/seal.js'
import { voteContextOf } from '../../src/secrecy/seal-ballot.js'

/**
 * The same code in a real browser, where most members will seal. Debian's chromium is driven; where there is none these tests are skipped and say so, but never in
 * continuous integration, which installs it.
 */
const CHROMIUM = ((): string | undefined => {
  try {
    return execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
})()
const REQUIRED = process.env['CI'] === 'true'
if (CHROMIUM === undefined && !REQUIRED)
  console.warn('NOT TESTED IN A BROWSER: there is no chromium here (on Debian: apt-get install chromium).')

/** Nothing of a profile, and no calls home. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const voter = newSigner()
const VOTE = {
  contest: 'c0'.repeat(32),
  ballotKey: newSigner().key,
  asks: { kind: 'number', min: '0', max: '100', step: '1' },
} as const

/** What a page does; the same function checks in Node. It has to stand alone: it is sent to the page as text. */
const PAGE = `
import { sealBallot } from './src/secrecy/index.ts'
import { allHold } from './src/secrecy/equations.ts'
import { readPoint } from './src/secrecy/group.ts'
import { opens, readSealed } from './src/secrecy/seal.ts'
import { voteContextOf } from './src/secrecy/seal-ballot.ts'

window.seal = (input, times) => {
  const began = performance.now()
  for (let done = 1; done < times; done++) sealBallot(input)
  const sealed = sealBallot(input)
  return { sealed, milliseconds: (performance.now() - began) / times }
}
window.check = (vote, ballot, opening, votingKey, times) => {
  const context = voteContextOf(vote)
  const began = performance.now()
  let holds = false
  for (let done = 0; done < times; done++) {
    const read = readSealed(context, ballot, readPoint(votingKey))
    holds = !('wrongAt' in read) && read.claims.every(({ equations }) => equations !== undefined) &&
      allHold(read.claims.flatMap(({ equations }) => equations), context.key, 'browser')
  }
  return { holds, opens: opens(context, ballot, opening), milliseconds: (performance.now() - began) / times }
}
`

interface Checked {
  readonly holds: boolean
  readonly opens: boolean
  readonly milliseconds: number
}
interface SealedThere {
  readonly sealed: Sealed
  readonly milliseconds: number
}

describe.skipIf(CHROMIUM === undefined && !REQUIRED)('in a real browser', () => {
  let context: BrowserContext
  let server: Server
  let page: Page
  const profile = mkdtempSync(join(tmpdir(), 'sealed-ballots-'))

  beforeAll(async () => {
    const bundle = await build({
      stdin: { contents: PAGE, resolveDir: join(import.meta.dirname, '../..'), loader: 'ts' },
      bundle: true,
      format: 'esm',
      platform: 'browser',
      write: false,
      logLevel: 'silent',
    })
    const script = bundle.outputFiles[0]?.text ?? ''
    server = createServer((request, response) => {
      const isScript = request.url === '/page.js'
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
      response.end(
        isScript ? script : '<!doctype html><title>A vote</title><script type="module" src="/page.js"></script>',
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    context = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM ?? 'chromium',
      headless: true,
      args: ARGUMENTS,
    })
    page = await context.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await page.waitForFunction('typeof window.check === "function"')
  }, 120_000)

  afterAll(async () => {
    await context.close()
    await new Promise((resolve) => server.close(resolve))
    rmSync(profile, { recursive: true, force: true })
  })

  const inPage = async (expression: string, ...given: readonly unknown[]): Promise<unknown> =>
    page.evaluate(`${expression}(${given.map((one) => JSON.stringify(one)).join(', ')})`)

  it('a ballot sealed in the page is good in Node', { timeout: 60_000 }, async () => {
    const input = { vote: VOTE, member: 'ana', choice: '72', secret: voter.secret }
    const { sealed, milliseconds } = (await inPage('window.seal', input, 20)) as SealedThere
    console.info(`In the browser, a number of 0 to 100 (7 slots): sealed in ${milliseconds.toFixed(1)} ms.`)
    const vote = voteContextOf(VOTE)
    if (vote === undefined) throw new Error('The key of this vote is no point.')
    const read = readSealed(vote, sealed.ballot, readPoint(keyOf(voter.secret)) as Point)
    if ('wrongAt' in read) throw new Error(`It is wrong at ${read.wrongAt}.`)
    expect(read.claims.every(({ equations }) => equations !== undefined && allHold(equations, vote.key, 'node'))).toBe(
      true,
    )
    expect(opens(vote, sealed.ballot, sealed.opening)).toBe(true)
  })

  it('a ballot sealed in Node is good in the page, and a changed one is not', { timeout: 60_000 }, async () => {
    const { ballot, opening } = sealBallot({ vote: VOTE, member: 'ana', choice: '0', secret: voter.secret })
    const { milliseconds, ...good } = (await inPage('window.check', VOTE, ballot, opening, voter.key, 20)) as Checked
    console.info(`In the browser, a number of 0 to 100 (7 slots): checked alone in ${milliseconds.toFixed(1)} ms.`)
    expect(good).toEqual({ holds: true, opens: true })
    const other = { ...ballot, member: 'berta' }
    expect(await inPage('window.check', VOTE, other, opening, voter.key, 1)).toMatchObject({ holds: false })
  })

  it('a yes or no takes the page so long', { timeout: 60_000 }, async () => {
    const vote = { ...VOTE, asks: { kind: 'yes-no' } } as const
    const input = { vote, member: 'ana', choice: 'for', secret: voter.secret }
    const { sealed, milliseconds } = (await inPage('window.seal', input, 20)) as SealedThere
    const checked = (await inPage('window.check', vote, sealed.ballot, sealed.opening, voter.key, 20)) as Checked
    console.info(
      `In the browser, yes or no: sealed in ${milliseconds.toFixed(1)} ms, checked alone in ${checked.milliseconds.toFixed(1)} ms.`,
    )
    expect(checked.holds).toBe(true)
  })
})
