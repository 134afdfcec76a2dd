import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { open } from '../examples/adapters/sqlite/sqlite.js'
import type { CalendarDate } from '../src/calendar/index.js'
import { checkCharter, type WrittenCharter } from '../src/charter/index.js'
import { balances, withoutDocument } from '../src/cooperative/accounts/views.js'
import { numbersInForce } from '../src/cooperative/averages/views.js'
import { type Command, eventsAbout, foldEvents, type State } from '../src/cooperative/index.js'
import { whoMayVote } from '../src/cooperative/members/views.js'
import { heldPayOn, outcomeOfPayday, salariesOn } from '../src/cooperative/pay/views.js'
import { cooperativePerformance } from '../src/cooperative/projects/views.js'
import { exact, ratio } from '../src/exact/index.js'
import { presetCharters } from '../src/presets/index.js'
import { BEGINNING, LOG } from '../src/storage/index.js'
import { plainState } from './cooperative/plain-state.js'
import { codesOf, story } from './cooperative/story.js'
import { printedBy } from './printed.js'

/** The year of a cooperative in the examples: what it is made of, what comes of it, and what the tour prints of it. */
const folder = join(import.meta.dirname, '../examples/02-a-year-of-we-just-coop')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

interface Records {
  readonly names: Readonly<Record<string, string | { readonly en: string; readonly es: string }>>
  readonly texts: Readonly<
    Record<string, { readonly salt: string; readonly text: string; readonly translation: string }>
  >
}

const commands = read('commands.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Command)
const { names, texts } = JSON.parse(read('records.json')) as Records
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const charter = (() => {
  const checked = checkCharter({ charter: JSON.parse(read('charter.json')) as WrittenCharter, library: presetCharters })
  if (checked.kind === 'refused') throw new Error(JSON.stringify(checked.problems))
  return checked.charter
})()
const told = story(charter)
const answers = commands.map((command) => ({ command, answer: told.when(command), state: told.state }))
const { state, events } = told

const on = (day: string): CalendarDate => day as CalendarDate
const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}
const stateOn = (day: string): State => answers.findLast(({ command }) => command.at <= day)?.state ?? state
const numberOf = (item: string, day: string) =>
  numbersInForce(stateOn(day), on(day)).find((one) => one.item === item)?.inForce.value
const decided = (decision: string) => events.find((event) => event.type === 'decided' && event.decision === decision)
const last = (type: string) => events.findLast((event) => event.type === type)
const typesAbout = (member: string) => eventsAbout(events, member).map(({ type }) => type)

describe('the files of the year', () => {
  it('have a record for every fingerprint, which is the SHA-256 of its salt and text, and no record more', () => {
    for (const [fingerprint, { salt, text }] of Object.entries(texts)) expect(sha256(salt + text)).toBe(fingerprint)
    const used = stringsIn(commands).filter((text) => /^[0-9a-f]{64}$/.test(text))
    expect([...new Set(used)].sort()).toEqual(Object.keys(texts).sort())
  })

  it('keep names, texts and salts out of the commands, and each salt is another', () => {
    const said = new Set(stringsIn(commands))
    const kept = [...Object.values(names).flatMap(stringsIn), ...Object.values(texts).flatMap(stringsIn)]
    // The areas of a project are plain words, and so are what a shortage leads to and what an account serves.
    expect(kept.filter((text) => said.has(text)).sort()).toEqual(['direction', 'hold', 'pay', 'production', 'sound'])
    const salts = Object.values(texts).map(({ salt }) => salt)
    expect(new Set(salts).size).toBe(salts.length)
  })

  it('name nothing that does not occur', () => {
    const known = new Set([...stringsIn(commands), ...stringsIn(events), ...stringsIn(charter)])
    const keys = new Set(commands.flatMap((command) => Object.keys(command)))
    expect(Object.keys(names).filter((id) => !known.has(id) && !keys.has(id))).toEqual([])
  })

  it('have every text in both languages', () => {
    for (const { text, translation } of Object.values(texts)) expect(translation).not.toBe(text)
  })
})

describe('what comes of the year', () => {
  it('is accepted, but for what was meant to be refused', () => {
    const refused = answers.flatMap(({ command, answer }) =>
      answer.kind === 'refused' ? [[command.at, command.by, command.type, codesOf(answer)[0]]] : [],
    )
    expect(refused).toEqual(REFUSED)
  })

  it('WJC-13, WJC-19: 70 and 80 give 75, and three of four are exactly enough', () => {
    expect(numberOf('admission-threshold', '2025-10-02')).toEqual(ratio(3n, 4n))
    expect(decided('admission-finch')).toMatchObject({ outcome: 'carried', for: 3, against: 1, entitled: 4 })
    expect(typesAbout('kestrel')).toContain('application-ended')
  })

  it('WJC-17: hours count from the next month on, vacation from the next year on', () => {
    expect(numberOf('weekly-hours', '2025-10-31')).toEqual(exact('40'))
    expect(numberOf('weekly-hours', '2025-11-01')).toEqual(exact('35'))
    expect(numberOf('vacation-days', '2025-12-31')).toEqual(exact('20'))
    expect(numberOf('vacation-days', '2026-01-01')).toEqual(exact('26'))
  })

  it('WJC-3, WJC-5: two thirds of six accept the project, and a coordinator is found by the others or outside', () => {
    expect(decided('accept-salt-road')).toMatchObject({ outcome: 'carried', for: 4, entitled: 6 })
    expect(decided('coordination-otter')).toMatchObject({ outcome: 'carried', for: 4, entitled: 5 })
    expect(decided('coordination-lynx')).toBeUndefined()
    expect(decided('coordination-ibis')).toMatchObject({ outcome: 'carried', for: 4, entitled: 6 })
  })

  it('WJC-7, WJC-8: 72 % of a team of ten are eight, and the log holds no ballot of it', () => {
    expect(decided('removal-lynx')).toMatchObject({
      ...{ outcome: 'carried', ballots: 10, entitled: 10 },
      numbers: { 'removal-threshold': '0.72' },
    })
    const ofIt = events.filter((event) => 'decision' in event && event.decision === 'removal-lynx')
    expect(ofIt.map(({ type }) => type)).toEqual([
      ...['decision-opened', 'ballots-opened', 'ballots-closed', 'result-released', 'decided', 'team-left'],
    ])
  })

  it('WJC-9, WJC-10, WJC-27: salaries, overtime, thirty seconds, and pay that is given up', () => {
    const rates = salariesOn(state, 'salt-road', on('2026-02-01')).map((one) =>
      one.kind === 'salary' ? one.ratePerUnit : undefined,
    )
    expect(rates).toEqual([exact('12.5'), exact(10), exact(10), exact('6.5')])
    const paid = outcomeOfPayday(state, 'pay-january')?.members.map((one) => [
      one.member,
      one.paidMinor,
      one.forfeitedMinor,
    ])
    expect(paid).toEqual([
      ['dunlin', 0n, 6500n],
      ['finch', 14000n, 0n],
      ['marten', 3900n, 0n],
      ['otter', 52500n, 0n],
      ['swift', 5n, 0n],
    ])
  })

  it('WJC-11, WJC-20: pay is held as it was chosen, earns at a rate that changes, and is paid later in part', () => {
    expect(last('shortage-menu-set')).toMatchObject({ menu: ['hold', 'pro-rata'] })
    expect(last('shortage-met')).toMatchObject({ rule: 'hold', decidedOn: '2026-03-09', payMinor: '73200' })
    expect(numberOf('interest-rate', '2026-04-30')).toEqual(exact('3%'))
    expect(numberOf('interest-rate', '2026-05-01')).toEqual(exact('5%'))
    // Once one of those who proposed had left, the provisional rate was in force until somebody proposed in their place.
    expect(numberOf('interest-rate', '2026-07-01')).toEqual(exact('2%'))
    expect(numberOf('interest-rate', '2026-08-01')).toEqual(exact('5%'))
    // Seven people's part of 732.00 EUR, each rounded: 31 days at 3 %, 61 at 5 %, and 9 at 2 %, until 10 July.
    const interest = [10000, 10000, 8000, 10000, 5200, 20000, 10000].map((held) =>
      Math.round((held * (3 * 31 + 5 * 61 + 2 * 9)) / 36_500),
    )
    const owed = interest.reduce((sum, one) => sum + one, 73_200)
    expect(last('held-pay-settled')).toMatchObject({ owedMinor: String(owed), paidMinor: '40000' })
    expect(heldPayOn(state, 'salt-road', on('2026-09-30')).open?.owedMinor).toBe(34356n)
  })

  it('WJC-1: one who blocks stops a change of the objectives; nobody does, and they change', () => {
    expect(decided('for-subscribers-change-objectives')).toMatchObject({ outcome: 'lost', for: 2, block: 1 })
    expect(decided('free-and-taught-change-objectives')).toMatchObject({ outcome: 'carried', for: 6, standAside: 1 })
    expect(JSON.stringify(state.charter.inForce.objectives?.['purpose']?.text)).toContain('teach')
  })

  it('WJC-18: a third back an item and its wording, from nothing once it was reworded', () => {
    expect(decided('backing-rest')).toMatchObject({ outcome: 'carried', for: 3, entitled: 7 })
    expect(numberOf('rest-days', '2026-09-30')).toEqual(exact(4))
  })

  it('WJC-19: a vote that runs keeps the threshold of its opening when the charter is amended', () => {
    expect(numberOf('admission-threshold', '2026-03-12')).toEqual(exact('85%'))
    expect(decided('admission-tern')).toMatchObject({
      ...{ outcome: 'carried', for: 5, entitled: 6, charterVersion: '1' },
      numbers: { 'admission-threshold': '0.75' },
    })
  })

  it('WJC-14, WJC-15: one leaves while it is voted, five of six oust another, who gets a compensation', () => {
    expect(decided('ousting-lynx')).toMatchObject({ outcome: 'carried', for: 5, against: 1, entitled: 6 })
    expect(last('compensation-owed')).toMatchObject({ member: 'lynx', amountMinor: '160000', year: 2026 })
    expect(whoMayVote(state).filter(({ memberClass }) => memberClass === 'worker-owner')).toHaveLength(5)
  })

  it('undoes what was recorded by mistake, and rewrites nothing of it', () => {
    expect(typesAbout('magpie')).toEqual([
      ...['member-joined', 'membership-ended', 'event-reversed', 'member-restored'],
    ])
    expect(state.members.all.get('magpie')).toMatchObject({ memberClass: 'donor', since: '2025-11-04' })
  })

  it('WJC-21, CW-1: every cent balances, one expense has no document, and the surplus is what the accounts say', () => {
    const rows = balances(state)
    expect(rows.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0n)).toBe(0n)
    expect(rows.find(({ account }) => account === 'a-bank')?.balanceMinor).toBe(460445n)
    expect(withoutDocument(state).filter((entry) => !entry.startsWith('pay-'))).toEqual(['taxi'])
    const owed = heldPayOn(stateOn('2026-09-13'), 'salt-road', on('2026-09-14')).open?.owedMinor ?? 0n
    expect(last('surplus-shared')).toMatchObject({ resultMinor: String(460445n - owed) })
  })

  it('WJC-4, WJC-29: the cooperative does as well as its projects did', () => {
    expect(cooperativePerformance(state)?.kind).toBe('performance')
  })

  it('leads to the same state when the log is folded from its JSON', () => {
    const again = foldEvents({
      state: story(charter).state,
      events: JSON.parse(JSON.stringify(events)) as readonly unknown[],
    })
    expect(again.kind === 'folded' && plainState(again.state)).toEqual(plainState(state))
  })
})

/** Where the year of a test is kept. */
let data = ''
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'coop-year-'))
  vi.stubEnv('COOP_DATA', data)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(data, { recursive: true })
})
/** What the tour prints of the year, without the line that says what was found and what was carried out. */
const toldOf = (locale: string): readonly [kept: string, rest: string] => {
  const lines = printedBy(folder, 'tellYear', locale).split('\n')
  const isKept = (line: string): boolean => line.includes('a-year-of-we-just-coop.db')
  return [lines.filter(isKept).join('\n'), lines.filter((line) => !isKept(line)).join('\n')]
}
/** Lives the year in a process that is killed once so many commands are stored, before or after the last of them is. */
const livedAndKilled = (stored: number, moment: 'before' | 'after'): void => {
  const script = `import { openStore } from './store.mjs'
    import { liveYear } from './year.mjs'
    const { stores } = await openStore()
    let left = ${stored}
    const append = async (input) => {
      left -= 1
      if (left === 0 && '${moment}' === 'before') process.kill(process.pid, 'SIGKILL')
      const appended = await stores.events.append(input)
      if (left === 0) process.kill(process.pid, 'SIGKILL')
      return appended
    }
    await liveYear({ ...stores, events: { ...stores.events, append } })`
  const { signal, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect([signal, stderr]).toEqual(['SIGKILL', ''])
}
const ACCEPTED = commands.length - 24

describe('the year in its store', () => {
  it('is lived once: a second start finds it whole, and tells the same', () => {
    const [first, rest] = toldOf('en')
    expect(first).toContain(`where nothing stood yet. Commands carried out now: ${ACCEPTED}.`)
    const [second, again] = toldOf('en')
    expect(second).toContain(`Commands that stood there from before: ${ACCEPTED}. Carried out now: 0.`)
    expect(again).toBe(rest)
    expect(toldOf('es')[0]).toContain(`Órdenes que ya estaban: ${ACCEPTED}. Ejecutadas ahora: 0.`)
  })

  it.each([
    [1, 'before', 0],
    [117, 'before', 116],
    [117, 'after', 117],
    [ACCEPTED, 'after', ACCEPTED],
  ] as const)('goes on where it was killed: at command %i, %s it was stored', (stored, moment, found) => {
    livedAndKilled(stored, moment)
    const [kept, rest] = toldOf('en')
    if (found > 0) expect(kept).toContain(`from before: ${found}. Carried out now: ${ACCEPTED - found}.`)
    else expect(kept).toContain(`Commands carried out now: ${ACCEPTED}.`)
    expect(rest).toContain('leads to the same state')
    expect(rest.split('\n').filter((line) => line.includes('✗'))).toHaveLength(REFUSED.length)
  })

  it('tells names as they were corrected in the store', async () => {
    toldOf('en')
    const stores = await open(pathToFileURL(join(data, 'a-year-of-we-just-coop.db')).href)
    const value = new TextEncoder().encode(JSON.stringify('Amaya Ruiz Etxea'))
    await stores.records.put({ coop: 'the-lantern', id: 'names/heron', value })
    await stores.close()
    expect(toldOf('en')[1]).toContain('The founders: Amaya Ruiz Etxea,')
  })

  it.each([
    ['other events', { type: 'ballot-cast' }],
    ['more events than the year has', undefined],
  ])('refuses to go on with %s, says so, and changes nothing', async (_, event) => {
    if (event === undefined) toldOf('en')
    const stores = await open(pathToFileURL(join(data, 'a-year-of-we-just-coop.db')).href)
    const log = { coop: 'the-lantern', stream: LOG }
    let expected = BEGINNING
    for await (const { position } of stores.events.read(log)) expected = position
    const later = { type: 'time-passed', v: 1, at: '2027-01-01', by: 'heron' }
    await stores.events.append({ ...log, expected, events: [event ?? later] })
    const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', TOLD], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(stdout).toContain('is not this year')
    expect(status).toBe(1)
    let after = BEGINNING
    for await (const { position } of stores.events.read(log)) after = position
    await stores.close()
    expect(Number(after)).toBe(Number(expected) + 1)
  })
})

const TOLD = `import { tellYear } from './tour.mjs'
  await tellYear({ locale: 'en', print: (line = '') => process.stdout.write(line + '\\n') })`

describe('what the tour prints of the year', () => {
  it.each([
    ['en', 'leads to the same state', 'ANOTHER'],
    ['es', 'lleva al mismo estado', 'OTRO'],
  ])('in %s: in names, without ids that have one, and the log replayed', (locale, same, another) => {
    const text = printedBy(folder, 'tellYear', locale)
    expect(text).toContain(same)
    expect(text).not.toContain(another)
    expect(text.match(/undefined|NaN|\[object/g)).toBeNull()
    // What a plain word of the language is called by is no id to whoever reads it.
    const ids = Object.entries(names).flatMap(([id, name]) => (stringsIn(name).includes(id) ? [] : [id]))
    const words = new Set(text.match(/[\w-]+/g))
    expect(ids.filter((id) => words.has(id) && !PLAIN_WORDS.has(id))).toEqual([])
    expect(Object.keys(texts).filter((fingerprint) => text.includes(fingerprint))).toEqual([])
    expect(text.split('\n').filter((line) => line.includes('✗'))).toHaveLength(REFUSED.length)
    expect(text.split('\n').length).toBeLessThan(180)
  })
})

const PLAIN_WORDS = new Set(['taxi', 'purpose', 'forfeit', 'commons'])

const REFUSED = [
  ['2025-09-30', 'heron', 'propose-number', 'not-founded'],
  ['2025-10-06', 'lynx', 'propose-number', 'malformed'],
  ['2025-10-07', 'finch', 'cast', 'no-right'],
  ['2025-10-08', 'wren', 'cast', 'for-somebody-else'],
  ['2025-11-03', 'lynx', 'open-account', 'no-right'],
  ['2025-11-07', 'magpie', 'reverse', 'no-right'],
  ['2025-11-05', 'lynx', 'cast', 'before-the-last-event'],
  ['2025-11-14', 'heron', 'put-project-to-the-vote', 'stands-in-the-way'],
  ['2025-12-01', 'otter', 'cast', 'no-right'],
  ['2025-12-03', 'ibis', 'stand-for-coordination', 'candidacy-waits'],
  ['2025-12-09', 'otter', 'take-in', 'coordinators-missing'],
  ['2026-01-07', 'ibis', 'take-in', 'pool-not-open'],
  ['2026-01-26', 'finch', 'forfeit-pay', 'no-right'],
  ['2026-02-02', 'wren', 'record-expense', 'outside-purpose'],
  ['2026-02-16', 'marten', 'cast', 'secret-matter'],
  ['2026-02-20', 'ibis', 'close-ballots', 'not-yet'],
  ['2026-02-24', 'lynx', 'close-ballots', 'no-right'],
  ['2026-02-25', 'ibis', 'release-result', 'may-be-told'],
  ['2026-04-16', 'finch', 'reword', 'no-right'],
  ['2026-05-11', 'otter', 'close-project', 'stands-in-the-way'],
  ['2026-05-18', 'robin', 'audit-project', 'not-audited'],
  ['2026-06-12', 'wren', 'open-ousting', 'expulsion-next'],
  ['2026-06-29', 'heron', 'cast', 'no-right'],
  ['2026-09-15', 'wren', 'pay-compensation', 'done-already'],
]
