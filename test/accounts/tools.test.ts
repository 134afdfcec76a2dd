import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  beancountJournal,
  budgetOf,
  csvJournal,
  type Entry,
  hledgerJournal,
  openJournal,
  reversalOf,
} from '../../src/accounts/index.js'
import { balancesOf, CHART, entryOn, FUNDS, given, moved, nonzero, PROJECTS, spent } from './given.js'

/**
 * Accountants check us with their own tools: hledger and Beancount read a year of 10,000 entries and come to what we come to. Both are Debian packages. Where one is missing its tests are left out, loudly; where the
 * gates run (CI=true) that is a failure.
 */
const env = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', HOME: tmpdir() }
const has = (tool: string): boolean => spawnSync(tool, ['--version'], { env }).status === 0
const missing = (['hledger', 'bean-check', 'bean-query'] as const).filter((tool) => !has(tool))
if (missing.length > 0)
  console.warn(
    `NOT CHECKED against accountants' tools: ${missing.join(', ')} not found (apt-get install hledger beancount)`,
  )
const withHledger = describe.skipIf(missing.includes('hledger'))
const withBeancount = describe.skipIf(missing.includes('bean-check') || missing.includes('bean-query'))

const folder = mkdtempSync(join(tmpdir(), 'coop-rules-accounts-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const file = (name: string, pieces: Iterable<string>): string => {
  const path = join(folder, name)
  writeFileSync(path, [...pieces].join(''))
  return path
}
/** What a tool prints; that it fails or complains is a failure. */
const run = (tool: string, ...args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(tool, args, { env, encoding: 'utf8', maxBuffer: 2 ** 30, cwd: folder })
  expect({ tool, status, stderr }).toEqual({ tool, status: 0, stderr: '' })
  return stdout
}
const csvRows = (text: string) => parse(text, { columns: true }) as unknown as readonly Record<string, string>[]
/** Smallest units of an amount with all the places of its currency. */
const PLACES: Readonly<Record<string, number>> = { USD: 2, EUR: 2, JPY: 0, KWD: 3 }
const minor = (amount: string, currency: string): bigint => {
  const [whole = '', fraction = ''] = amount.split('.')
  const places = PLACES[currency] ?? 0
  if (fraction.length > places) throw new Error(`${amount} ${currency}`)
  return BigInt(whole + fraction.padEnd(places, '0'))
}

/** What hledger calls our accounts. */
const HLEDGER = { asset: 'assets', liability: 'liabilities', equity: 'equity', income: 'income', expense: 'expenses' }
const ours = new Map(CHART.map(({ id, kind }) => [`${HLEDGER[kind]}:${id}`, id]))
const ofHledger = (args: readonly string[]): ReadonlyMap<string, bigint> =>
  nonzero(
    csvRows(run('hledger', ...args, '--flat', '--no-total', '--layout=bare', '-O', 'csv')).map(
      ({ account = '', commodity = '', balance = '' }) => [
        `${ours.get(account)} ${commodity}`,
        minor(balance, commodity),
      ],
    ),
  )

/** What Beancount calls our accounts: they are opened in the order of the chart. */
const ofBeancount = (path: string, pieces: string, where = ''): ReadonlyMap<string, bigint> => {
  const names = new Map([...pieces.matchAll(/ open (.*)/g)].map(([, name], at) => [name, CHART[at]?.id]))
  const query = `SELECT account, currency, str(sum(number)) AS total ${where} GROUP BY account, currency`
  return nonzero(
    csvRows(run('bean-query', '-f', 'csv', path, query)).map(({ account = '', currency = '', total = '' }) => [
      `${names.get(account.trim())} ${currency.trim()}`,
      // `Decimal('1.234')`: as a number it would be shown with the places that most rows have.
      minor(total.replaceAll(/[^\d.-]/g, ''), currency.trim()),
    ]),
  )
}

/** A year of 10,000 entries, always the same: gifts with strings first, then anything, and a correction now and then. */
const ENTRIES = 10_000
const year = (): readonly Entry[] => {
  const gifts = FUNDS.map(({ id }) => given(`gift for ${id}`, 10n ** 12n, id))
  const random = fc.sample(entryOn(['USD', 'EUR', 'JPY', 'KWD']), { seed: 20261121, numRuns: ENTRIES - gifts.length })
  const list: Entry[] = [...gifts]
  for (const entry of random) {
    const at = list.length
    const id = `e${at}, "no. ${at}"; año`
    const before = list[Math.floor(at / 2)] as Entry
    if (at % 17 === 0 && before.reverses === undefined)
      list.push({ ...reversalOf({ entry: before, id, date: '2025-12-31' }), what: 'taken back; wrong' })
    else if (at % 13 === 0)
      list.push({ ...spent(id, BigInt(at), { fund: 'prints', project: 'app', line: 'design' }), what: 'prints' })
    else list.push({ ...entry, id })
  }
  return list
}

describe('the tools', () => {
  it('are all there where the gates run', () => {
    expect(process.env['CI'] === 'true' ? missing : []).toEqual([])
  })
})

describe('WJC-21: a year of 10,000 entries', () => {
  const entries = year()
  const journal = openJournal({ accounts: CHART, funds: FUNDS })
  const posted = entries.map((entry) => journal.post(entry).kind)
  const balances = balancesOf(journal.trialBalance().rows)
  const input = { accounts: CHART, entries }

  it('is posted to the last entry: several currencies, corrections, documents, projects and funds among them', () => {
    expect(posted.filter((kind) => kind !== 'posted')).toEqual([])
    expect(entries).toHaveLength(ENTRIES)
    expect(new Set(entries.map(({ currency }) => currency))).toEqual(new Set(Object.keys(PLACES)))
    const counts = [
      entries.filter(({ reverses }) => reverses !== undefined),
      entries.filter(({ document }) => document !== undefined),
      entries.filter(({ what }) => what !== undefined && /[,";]/.test(what)),
      entries.filter(({ postings }) => postings.some(({ fund }) => fund !== undefined)),
      entries.filter(({ postings }) => postings.some(({ project }) => project === PROJECTS[2])),
    ]
    for (const some of counts) expect(some.length).toBeGreaterThan(200)
    expect(balances.size).toBe(CHART.length * 4)
  })

  it('adds up to the same in CSV, read by csv-parse', () => {
    const sums = new Map<string, bigint>()
    for (const { account = '', currency = '', amount = '' } of csvRows([...csvJournal(input)].join(''))) {
      const key = `${account} ${currency}`
      sums.set(key, (sums.get(key) ?? 0n) + minor(amount, currency))
    }
    expect(nonzero(sums)).toEqual(balances)
  })

  withHledger('read by hledger', () => {
    let path = ''
    beforeAll(() => {
      path = file('year.journal', hledgerJournal(input))
    })

    it('has no errors, and 10,000 transactions', () => {
      expect(run('hledger', '-f', path, 'stats')).toMatch(/Transactions +: 10000 /)
    })

    it('comes to our trial balance, account by account and currency by currency', () => {
      expect(ofHledger(['-f', path, 'balance'])).toEqual(balances)
    })

    it('has every account under its kind', () => {
      const chart = file('chart.journal', hledgerJournal({ accounts: CHART, entries: [] }))
      for (const [type, kind] of Object.entries({ A: 'asset', L: 'liability', E: 'equity', R: 'income', X: 'expense' }))
        expect(run('hledger', '-f', chart, 'accounts', `type:${type}`).trim().split('\n').sort()).toEqual(
          CHART.filter((account) => account.kind === kind)
            .map(({ id }) => `${HLEDGER[kind as keyof typeof HLEDGER]}:${id}`)
            .sort(),
        )
    })

    it('comes to the expenses of a project that our budget comes to, by its tag', () => {
      const dollars = entries.filter(({ currency }) => currency === 'USD')
      const { actualMinor } = budgetOf({
        project: 'app',
        currency: 'USD',
        lines: [],
        accounts: CHART,
        entries: dollars,
      })
      const theirs = ofHledger(['-f', path, 'balance', 'type:X', 'tag:^project$=^app$', 'cur:USD'])
      expect([...theirs.values()].reduce((sum, one) => sum + one, 0n)).toBe(actualMinor)
    })

    it('has nothing outside the year, whatever the texts say of other days', () => {
      expect(ofHledger(['-f', path, 'balance', 'date:2025'])).toEqual(balances)
    })
  })

  withBeancount('read by Beancount', () => {
    let path = ''
    let text = ''
    beforeAll(() => {
      text = [...beancountJournal(input)].join('')
      path = file('year.beancount', [text])
    })

    it('has no errors, and 10,000 transactions', () => {
      run('bean-check', path)
      expect(csvRows(run('bean-query', '-f', 'csv', path, 'SELECT DISTINCT id'))).toHaveLength(ENTRIES)
    })

    it('comes to our trial balance, account by account and currency by currency', () => {
      expect(ofBeancount(path, text)).toEqual(balances)
    })

    it('comes to the expenses of a project that our budget comes to, by its metadata', () => {
      const dollars = entries.filter(({ currency }) => currency === 'USD')
      const { actualMinor } = budgetOf({
        project: 'app',
        currency: 'USD',
        lines: [],
        accounts: CHART,
        entries: dollars,
      })
      const where = `WHERE META('project') = 'app' AND currency = 'USD' AND account ~ '^Expenses'`
      expect([...ofBeancount(path, text, where).values()].reduce((sum, one) => sum + one, 0n)).toBe(actualMinor)
    })
  })
})

describe('what is hard to read', () => {
  const one = (more: Partial<Entry>, about: object = {}): Entry => ({
    ...moved('e1', 100, ['bank', 'rent'], { about }),
    ...more,
  })
  const HOSTILE: readonly (readonly [name: string, entry: Entry])[] = [
    ['a text of marks only', one({ what: '***' })],
    ['a text of a semicolon only', one({ what: ';' })],
    ['a text that ends with a backslash', one({ what: 'C:\\' })],
    ['a text with a day before it', one({ what: '=2024-01-01 x' })],
    ['a text in quotation marks, with a code and a bar', one({ what: '(1) "a" | b' })],
    ['an id that looks like a key and a value', one({ id: 'date:2024-01-01' })],
    ['ids that objects have of themselves', one({ id: '__proto__', reverses: 'constructor' })],
    ['a project that looks like a day of another year', one({}, { project: '[2024-01-02]' })],
    ['a project that looks like a day that does not exist', one({}, { project: '[2025-02-31]' })],
    ['a line that looks like a day', one({}, { project: 'x', line: 'date:2024-01-02' })],
    ['a fund that looks like a second day', one({}, { fund: '[=2024-01-02]' })],
    ['an amount of 28 digits', one({ postings: moved('e', 10n ** 27n, ['bank', 'rent']).postings })],
    ['a day long ago', one({ date: '1899-12-31' })],
    ['the first day there is', one({ date: '0001-01-01' })],
    ['the last day there is', one({ date: '9999-12-31' })],
  ]

  withHledger('hledger', () => {
    for (const [name, entry] of HOSTILE)
      it(`${name}: read as it is`, () => {
        const path = file('one.journal', hledgerJournal({ accounts: CHART, entries: [entry] }))
        const theirs = ofHledger(['-f', path, 'balance', `date:${entry.date}`])
        expect([...theirs.values()].map(String)).toEqual(
          entry.postings.map(({ amountMinor }) => String(amountMinor)).reverse(),
        )
      })

    it('an amount of 10^30: read as it is', () => {
      const path = file('large.journal', hledgerJournal({ accounts: CHART, entries: [given('e1', 10n ** 30n)] }))
      expect(ofHledger(['-f', path, 'balance']).get('bank USD')).toBe(10n ** 30n)
    })

    it('strictly: every account and commodity is declared', () => {
      run(
        'hledger',
        '-f',
        file('strict.journal', hledgerJournal({ accounts: CHART, entries: [one({})] })),
        'check',
        '--strict',
      )
    })
  })

  withBeancount('Beancount', () => {
    for (const [name, entry] of HOSTILE)
      it(`${name}: read as it is`, () => {
        const text = [...beancountJournal({ accounts: CHART, entries: [entry] })].join('')
        const path = file(`one-${HOSTILE.findIndex(([other]) => other === name)}.beancount`, [text])
        run('bean-check', path)
        const theirs = ofBeancount(path, text, `WHERE date = ${entry.date}`)
        expect([...theirs.values()].map(String)).toEqual(
          entry.postings.map(({ amountMinor }) => String(amountMinor)).reverse(),
        )
      })

    it('not true, on purpose: it reckons with 28 digits, so an entry of more does not add up for it', () => {
      const amounts = [-(10n ** 30n), 276128n, 10n ** 30n - 276128n]
      const postings = amounts.map((amountMinor) => ({ account: 'bank', amountMinor }))
      const path = file(
        'large.beancount',
        beancountJournal({ accounts: CHART, entries: [one({ currency: 'JPY', postings })] }),
      )
      expect(spawnSync('bean-check', [path], { env, encoding: 'utf8' }).stderr).toContain('does not balance')
    })
  })
})
