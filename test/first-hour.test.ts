import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tryDecide } from '../src/decisions/index.js'
import { tryStatementOf } from '../src/deferral/index.js'
import * as says from '../src/problems/en.js'
import { explainProblem, problem } from '../src/problems/index.js'
import { blocksOf, commandsOf } from './first-hour/blocks.js'
import { installPacked, notInstalled } from './first-hour/packed.js'
import { openShell, pageOf, type Shell } from './first-hour/shell.js'
import { freePorts } from './servers/free-ports.js'
import { hasPostgres, type PostgresServer, startPostgres } from './servers/postgres.js'

/**
 * The first hour of three kinds of users is walked as they walk it: in an empty folder outside of the repository, with the packed package, block by block from top to bottom. What a page shows below a command is what it prints.
 * `UPDATE_FIRST_HOUR=1 npx vitest run test/first-hour.test.ts` writes into the pages of both languages what is printed now: read it before you keep it.
 */
const root = join(import.meta.dirname, '..')
const installed = mkdtempSync(join(tmpdir(), 'coop-rules-first-hour-'))
beforeAll(() => {
  installPacked(installed)
})
afterAll(() => {
  rmSync(installed, { recursive: true, force: true })
})

/** The repository as far as the page needs it, in a folder of its own: what is seen from there by `..` lies beside it. */
const copyRepository = (folder: string): void => {
  mkdirSync(folder)
  symlinkSync(join(root, 'examples'), join(folder, 'examples'))
}

/** How long something took, and a link of one use, are others each time. */
const masked = (text: string): string =>
  text.replaceAll(/^(seconds +)\d+\.\d$/gm, '$1').replaceAll(/\/link\/[\w-]{43}/g, '/link/…')

interface Walk {
  /** Everything that was printed, as it was. */
  readonly printed: () => string
  readonly folder: () => string
  /** Where the app of the page answers. */
  readonly address: () => string
}

/** A page, and what stands for the addresses of its databases here. */
const walk = (name: string, databases: () => Promise<Readonly<Record<string, string>>>): Walk => {
  let [folder, printed, port, second] = ['', '', 0, 0]
  let stands: Readonly<Record<string, string>> = {}
  let shell: Shell | undefined
  let now = readFileSync(pageOf(name, 'en'), 'utf8')
  const written: (readonly [string, string])[] = []
  /** The ports of the page may be taken on this machine, and its databases are on a server of this test. */
  const here = (line: string): string =>
    line
      .replaceAll('localhost:3000', `localhost:${port}`)
      .replaceAll(/(localhost:|PORT=)3001/g, `$1${second}`)
      .replaceAll(/postgres:\/\/localhost\/\w+/g, (address) => stands[address] ?? address)
  // Tables end their lines as RFC 4180 has it, pages do not.
  const there = (text: string): string =>
    text
      .replaceAll('\r', '')
      .replaceAll(String(port), name === 'fork-a-charter' ? '4380' : '3000')
      .replaceAll(String(second), '3001')

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'coop-rules-first-hour-walk-'))
    symlinkSync(join(installed, 'node_modules'), join(folder, 'node_modules'))
    ;[port = 0, second = 0] = await freePorts(2)
    stands = await databases()
    shell = openShell({ folder, installed, env: { PORT: String(port) } })
  })
  afterAll(async () => {
    await shell?.end()
    rmSync(folder, { recursive: true, force: true })
    if (process.env['UPDATE_FIRST_HOUR'] === undefined) return
    for (const locale of ['en', 'es'] as const) {
      now = readFileSync(pageOf(name, locale), 'utf8')
      for (const [before, after] of written) now = now.replace(before, () => after)
      writeFileSync(pageOf(name, locale), now)
    }
  })

  let project = ''
  for (const { language, file, content } of blocksOf(pageOf(name, 'en'))) {
    if (file !== undefined)
      it(`${file} is written`, () => {
        const path = join(folder, project, file)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, content)
      })
    else if (language === 'sh')
      it(commandsOf(content)[0]?.line ?? '', async () => {
        let block = ''
        for (const { line, shown } of commandsOf(content)) {
          const [, entered] = /^mkdir (\S+) && cd \1$/.exec(line) ?? []
          if (entered !== undefined) project = entered
          if (line.startsWith('npm install')) expect([line, notInstalled(line)]).toEqual([line, []])
          if (line === 'cd coop-rules') copyRepository(join(folder, project, 'coop-rules'))
          const out = (await shell?.run(here(line), shown.split('\n').length - 1)) ?? ''
          printed += out
          block += `$ ${line}\n${there(out)}`
        }
        written.push([content, block])
        if (process.env['UPDATE_FIRST_HOUR'] === undefined) expect(masked(block)).toBe(masked(content))
      })
    else it('every other block has the name of a file', () => expect(`${language} block without a name`).toBe(''))
  }
  return { printed: () => printed, folder: () => join(folder, project), address: () => `http://localhost:${port}` }
}

const nothing = () => Promise.resolve({})

describe.skipIf(!hasPostgres())('three rules embedded in an app with tables of its own', () => {
  let server: PostgresServer | undefined
  let coop = ''
  afterAll(() => server?.dispose())
  const { printed, address } = walk('embed', async () => {
    server = await startPostgres()
    coop = await server.freshDatabase()
    return { 'postgres://localhost/coop': coop, 'postgres://localhost/coop_test': await server.freshDatabase() }
  })
  const sql = async (text: string) => (await server?.sql(coop, text)) ?? []
  const asked = async (method: string, path: string, body?: object) => {
    const headers = { 'Content-Type': 'application/json' }
    const text = body === undefined ? null : JSON.stringify(body)
    const answer = await fetch(`${address()}${path}`, { method, headers, body: text })
    return [answer.status, JSON.parse(await answer.text())] as const
  }

  it('the page shows every rule, in both languages, numbers, and refusals', () => {
    const words = ['The mean of 4', '6 of all 10', '7 de 9', 'the held pay of 1 worker', '422', 'se esperaba']
    for (const shown of [...words, '"0.71625"', '"2305.84"', '"not-cast"', 'A motion needs a title'])
      expect(printed()).toContain(shown)
  })

  it('a ballot is changed until the motion closes, and whoever leaves next month is counted', async () => {
    await sql("UPDATE members SET left_on = current_date + 30 WHERE id = 'ida'")
    const cast = async (choice: string) => asked('PUT', '/motions/3/ballots/ben', { choice })
    expect([await cast('for'), await cast('against')]).toEqual(Array(2).fill([200, { kind: 'cast' }]))
    expect(await cast('yes')).toMatchObject([422, { problems: [{ path: 'choice' }] }])
    expect(await asked('GET', '/motions/3')).toEqual([200, { kind: 'open' }])
    await sql('UPDATE motions SET closes_at = now() WHERE id = 3')
    expect(await cast('for')).toEqual([409, { kind: 'not-cast' }])
    const closed = await asked('POST', '/motions/3/close')
    expect(closed).toMatchObject([200, { kind: 'lost', words: expect.stringMatching(/^1 of all 10 /) as unknown }])
  })

  it('what was written down is answered, whoever closes, and however often', async () => {
    await sql('UPDATE motions SET outcome = NULL, because = NULL WHERE id = 1')
    const closes = await Promise.all(Array.from({ length: 6 }, async () => asked('POST', '/motions/1/close')))
    await sql("DELETE FROM ballots WHERE motion = 1 AND member = 'ada'")
    const later = await asked('POST', '/motions/1/close')
    expect(later).toMatchObject([200, { words: expect.stringMatching(/^6 of all 10 /) as unknown }])
    expect(closes).toEqual(Array(6).fill(later))
    expect(await asked('GET', '/motions/99')).toEqual([404, { kind: 'not-found' }])
  })

  it('without wishes a motion has to bring its rule, and one that could never be closed is none', async () => {
    await sql('DELETE FROM threshold_wishes')
    expect(await asked('POST', '/motions', { title: 'Sell' })).toMatchObject([409, { kind: 'no-threshold' }])
    const rule = { atLeast: '2/3', of: 'electorate' }
    expect(await asked('POST', '/motions', { title: 'Sell', rule })).toEqual([200, { kind: 'opened' }])
    for (const wrong of [null, { moreThan: '1/2', of: 'present' }])
      expect((await asked('POST', '/motions', { title: 'Sell', rule: wrong }))[0]).toBe(422)
  })

  it('what the database refuses is the mistake of whoever sent it, and nobody is shown where in the code', async () => {
    const nul = { title: 'a\u0000', rule: { atLeast: '2/3', of: 'electorate' } }
    expect(await asked('POST', '/motions', nul)).toEqual([422, { kind: 'failed' }])
    expect(await asked('GET', '/motions/abc')).toEqual([422, { kind: 'failed' }])
    const text = await fetch(`${address()}/motions`, { ...JSON_POST, body: '{' })
    expect([text.status, await text.json()]).toEqual([400, { kind: 'failed' }])
    await sql('DROP TABLE interest_rates')
    expect(await asked('GET', '/held-pay/ada?until=2026-12-31')).toEqual([500, { kind: 'failed' }])
  })

  it('the queries that the page gives beside its own are ones', async () => {
    for (const locale of ['en', 'es'] as const) {
      const page = readFileSync(pageOf('embed', locale), 'utf8')
      const [, last = ''] = /`(SELECT DISTINCT ON [^`]+)`/.exec(page) ?? []
      expect(await sql(last.replace('$1', '2'))).toEqual([])
      const [, mapped = ''] = /`(CASE choice [^`]+)`/.exec(page) ?? []
      const choices = await sql(`SELECT ${mapped} AS told FROM unnest('{si,no,abstencion}'::text[]) choice`)
      expect(choices.map(({ told }) => told)).toEqual(['for', 'against', 'abstain'])
    }
  })
})

const JSON_POST = { method: 'POST', headers: { 'Content-Type': 'application/json' } }

describe('a question asked of simulated teams', () => {
  const { folder } = walk('simulate', nothing)

  it('leaves a picture and tables', () => {
    expect(readFileSync(join(folder(), 'study/plots/reach.svg'), 'utf8')).toMatch(/^<svg /)
    expect(existsSync(join(folder(), 'study/columns.json'))).toBe(true)
  })
})

describe('a charter forked and adopted', () => {
  const { printed, folder } = walk('fork-a-charter', nothing)

  it('the by-laws are pages in both languages', () => {
    expect(readFileSync(join(folder(), 'by-laws.html'), 'utf8')).toContain('<html lang="en"')
    expect(readFileSync(join(folder(), 'estatutos.html'), 'utf8')).toContain('<html lang="es"')
  })

  it('behind the link that the desk printed, the cooperative can be founded under its charter', async () => {
    const [link = ''] = /http:\/\/localhost:\d+\/c\/kiln\/link\/[\w-]+/.exec(printed()) ?? []
    const answer = await fetch(link)
    expect([answer.status, (await answer.text()).includes('The Kiln')]).toEqual([200, true])
  })
})

describe('Always true', () => {
  it('what goes wrong is quoted as the package says it', () => {
    const counted = { rule: { atLeast: '2/3', of: 'electorate' }, for: 7, against: 1, abstain: 0, closed: true }
    const terms = { currency: 'EUR', dayCount: 'ACT/365F', compounding: 'none', rounding: 'half-even' }
    const orders = { roundingAt: 'event', rateInForce: 'each-day', paymentOrder: 'oldest-payday-first' }
    const held = [{ worker: 'ada', payday: new Date(0), amountMinor: '1250.00' }]
    const rates = [{ from: '2026-01-01', ratePerYear: '3%' }]
    const refused = [
      tryDecide({ ...counted, electorate: '10' } as never),
      tryStatementOf({ ...terms, ...orders, worker: 'ada', until: '2026-12-31', held, rates } as never),
    ]
    const told = refused.flatMap((one) => (one.kind === 'refused' ? one.problems : []))
    expect(told).toHaveLength(3)
    for (const locale of ['en', 'es'] as const)
      for (const one of told) {
        const [sentence = ''] = explainProblem(one, 'en').split(/(?<=\.) /)
        expect(readFileSync(pageOf('embed', locale), 'utf8')).toContain(`- \`${sentence}\``)
      }
    const there = problem(says.fileExists, { path: '', received: 'kiln/charter.json' })
    const mistyped = problem(says.notInherited, { path: '', received: 'expell', facts: { known: '…' } })
    for (const locale of ['en', 'es'] as const)
      for (const one of [there, mistyped]) {
        const [sentence = ''] = explainProblem(one, locale).split(';')
        expect(readFileSync(pageOf('fork-a-charter', locale), 'utf8')).toContain(sentence)
      }
  })

  it.each(['embed', 'simulate', 'fork-a-charter'])('%s has the same blocks in both languages', (name) => {
    expect(blocksOf(pageOf(name, 'es'))).toEqual(blocksOf(pageOf(name, 'en')))
  })
})
