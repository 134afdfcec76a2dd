import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { preset } from 'coop-rules/presets'
import { deskInProcess } from './in-memory.js'

const COOP = 'the-lantern'
const VOTE = '/decisions/rent-studio'

let desk: ReturnType<typeof deskInProcess>
beforeAll(async () => {
  desk = deskInProcess()
  await desk.startDemo()
})

const at = (path: string) => `/c/${COOP}${path}`
const page = async (person: string, path: string): Promise<string> =>
  plain(await (await desk.get(at(path), await desk.as(COOP, person))).text())
/** What a page says, without its markup; where its links and forms lead stays. */
const plain = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html)
    .replaceAll(/(?:href|action)="([^"]*)"[^>]*>/g, '>[$1]')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ')
const send = async (person: string, path: string, fields: Readonly<Record<string, string>> = {}) => {
  const who = await desk.as(COOP, person)
  const sent = await desk.post(at(path), fields, who)
  const to = sent.headers.get('location') ?? ''
  return { to, text: to === '' ? plain(await sent.text()) : plain(await (await desk.get(to, who)).text()) }
}

describe('what members of other systems complain of', () => {
  it('nobody who has voted is reminded; whoever took their ballot back is', async () => {
    // What somebody said already stands below, for them to change.
    const awaited = async () => (await page('finch', '/')).split('What you already said')[0] ?? ''
    expect(await awaited()).toContain(VOTE)
    await send('finch', `${VOTE}/cast`, { answer: 'abstain' })
    expect(await awaited()).not.toContain(VOTE)
    await send('finch', `${VOTE}/withdraw`)
    expect(await awaited()).toContain(VOTE)
  })

  it('after saving another page says what was saved, with a receipt; what was refused says so on the page it was typed on', async () => {
    const saved = await send('finch', `${VOTE}/cast`, { answer: 'for' })
    expect(saved.to).toMatch(/\/saved\//)
    expect(saved.text).toMatch(/Saved.*Number of this receipt/)
    const refused = await send('finch', `${VOTE}/cast`, { answer: 'perhaps' })
    expect(refused.to).toBe('')
    expect(refused.text).toContain('Nothing was saved')
    expect(refused.text).not.toMatch(/Receipt|was saved then/)
    await send('finch', `${VOTE}/withdraw`)
  })

  it('withdrawing is not abstaining: the page says so, and the counts are others', async () => {
    await send('finch', `${VOTE}/cast`, { answer: 'abstain' })
    const abstained = await page('otter', VOTE)
    expect(await page('finch', VOTE)).toContain('Withdrawing is not abstaining')
    await send('finch', `${VOTE}/withdraw`)
    const withdrawn = await page('otter', VOTE)
    expect(abstained).toContain('2 for, 1 against, 1 abstaining')
    expect(withdrawn).toContain('2 for, 1 against, 0 abstaining')
  })

  it('how many more are needed, and of whom, is said while the vote is open, in the words of its rule', async () => {
    const told = await page('finch', VOTE)
    expect(told).toMatch(
      /\d+ more votes? for (is|are) needed.*of \d+ who may vote|As it stands it is carried: it takes \d+/,
    )
    expect(await page('finch', `${VOTE}/computed`)).toMatch(/of the ballots for or against.*2 × 2 = 4/)
  })

  it('no page of a vote that can be changed says that it cannot be undone, in neither language', async () => {
    const who = await desk.as(COOP, 'finch')
    for (const path of [VOTE, '/decisions', '/', '/numbers', '/numbers/weekly-hours', '/sealed', '/proposals'])
      for (const language of ['en', 'es']) {
        const text = await (await desk.get(at(path), who, { 'accept-language': language })).text()
        expect([path, language, /undone|irrevoca|final vote|deshacer|definitiv/i.exec(text)?.[0]]).toEqual([
          path,
          language,
          undefined,
        ])
      }
  })

  it('after a new wording, whoever backed the old one reads that their backing was for another text, and reads both', async () => {
    // tern proposed it and backs it: here otter does, and tern words it anew.
    const decision = '/decisions/backing-quiet-friday'
    await send('tern', `${decision}/withdraw`)
    await send('otter', `${decision}/cast`, { answer: 'for' })
    await send('tern', `${decision}/reword`, { wording: 'On the first Friday of a month nobody calls a meeting.' })
    const told = await page('otter', decision)
    expect(told).toContain('On the first Friday of a month nobody calls a meeting.')
    expect(told).toContain('On Fridays nobody calls a meeting: whoever wants to record')
    expect(told).toContain('Whoever backed the text before has to back this one anew')
    expect((await page('otter', '/')).split('What you already said')[0]).toContain(decision)
  })

  it('the same commands on one server or on two come to the same log, state and pages', async () => {
    const give = async (servers: 1 | 2) => {
      const first = deskInProcess({ today: () => '2026-03-02' })
      await first.houses.add('alder', preset('we-just-coop'))
      const second = servers === 1 ? first : deskInProcess({ today: () => '2026-03-02', stores: first.stores })
      const people = ['ana', 'ben', 'eva', 'fei']
      const founders = people.map((member) => ({ member, memberClass: 'worker-owner' }))
      const found = { type: 'found', at: '2026-01-01', by: 'ana', founders } as const
      await (await first.house('alder')).desk.run({ ...found, commandId: 'found' })
      for (const [n, by] of people.entries()) {
        const house = await (n % 2 === 0 ? first : second).house('alder')
        const number = { type: 'propose-number', item: 'weekly-hours', value: String(20 + n), at: '2026-03-01', by }
        await house.desk.run({ ...number, commandId: `c-${String(n)}` } as never)
      }
      const who = await first.as('alder', 'ana')
      const text = await (await second.get('/c/alder/numbers/weekly-hours', who)).text()
      return { state: (await second.house('alder')).desk.state.position, text: plain(text) }
    }
    expect(await give(2)).toEqual(await give(1))
  })
})

describe('what the documents claim', () => {
  const files = (folder: string): readonly string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
      one.isDirectory() ? files(join(folder, one.name)) : one.name.endsWith('.test.ts') ? [join(folder, one.name)] : [],
    )
  const tests = files('test')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
    .replaceAll(/\\(['"`])/g, '$1')
  const rowsOf = (file: string): readonly string[] =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !/^\| (ASVS|complaint|---)/.test(line))
  /** What a row says shows it: titles of tests, a file of tests, or a picture. */
  const shownBy = (row: string): readonly string[] =>
    [...(row.split(' | ').at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, one = '']) => one)
  const isThere = (shown: string): boolean =>
    /^(test|docs)\/\S+$/.test(shown) ? existsSync(shown) : tests.includes(shown)

  it.each(['docs/desk-complaints.md', 'docs/security.md'])(
    'every test that %s names is there, by its title',
    (file) => {
      const rows = rowsOf(file)
      expect(rows.length).toBeGreaterThan(25)
      const missing = rows.flatMap(shownBy).filter((one) => !isThere(one))
      expect(missing).toEqual([])
    },
  )

  it('every complaint has a test or a picture that shows that ours is not so', () => {
    expect(rowsOf('docs/desk-complaints.md').filter((row) => shownBy(row).length === 0)).toEqual([])
  })
})
