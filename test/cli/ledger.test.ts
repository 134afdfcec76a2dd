import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { command } from './command.js'

const folder = mkdtempSync(join(tmpdir(), 'coop-rules-ledger-'))
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const entry = (id: string, amount: number, to: string, from: string, more: object = {}) => ({
  id,
  date: '2025-03-01',
  currency: 'USD',
  postings: [
    { account: to, amountMinor: String(amount), ...(to === 'printing' ? { fund: 'prints', project: 'app' } : {}) },
    { account: from, amountMinor: String(-amount), ...(from === 'gifts' ? { fund: 'prints' } : {}) },
  ],
  ...more,
})
const CHART = {
  accounts: [
    { id: 'bank', kind: 'asset' },
    { id: 'gifts', kind: 'income' },
    { id: 'printing', kind: 'expense' },
  ],
  funds: [{ id: 'prints', projects: ['app'] }],
}
const GOOD = [entry('e1', 50000, 'bank', 'gifts'), entry('e2', 12050, 'printing', 'bank', { what: 'posters; "two"' })]
const document = (entries: readonly unknown[], chart: object = CHART) =>
  `${JSON.stringify({ ...chart, entries }, null, 1)}\n`
const lines = (entries: readonly unknown[], chart: unknown = CHART) =>
  [chart, ...entries].map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')

const ledger = (args: string, stdin: string | Uint8Array) => command(['ledger', ...args.split(' ')], { stdin })
const json = async (args: string, stdin: string | Uint8Array) => {
  const { code, stdout, stderr } = await ledger(args, stdin)
  return { code, stderr, answer: JSON.parse(stdout) as Record<string, unknown> }
}
interface NotPosted {
  readonly kind: string
  readonly entry: string
  readonly line?: number
  readonly problems?: readonly { readonly code: string; readonly path: string }[]
  readonly because?: readonly { readonly code: string }[]
}
/** What was not posted and why, as `entry line: codes`. */
const told = (list: unknown): readonly string[] =>
  (list as readonly NotPosted[]).map(({ entry, line, problems = [], because = [] }) => {
    const wrong = problems.map(({ code, path }) => (path === '' ? code : `${code} ${path}`))
    return `${entry} ${line ?? ''}: ${[...wrong, ...because.map(({ code }) => code)].join(', ')}`
  })

describe('From the source', () => {
  it('WJC-21: a journal in order: checked, with its reason, and exit code 0', async () => {
    expect(await json('check --json', document(GOOD))).toEqual({
      code: 0,
      stderr: '',
      answer: {
        kind: 'ledger',
        entries: 2,
        because: [{ code: 'trial-balance', clauses: ['WJC-21'], entries: 2, accounts: 3 }],
        notPosted: [],
      },
    })
  })

  it('WJC-21: the balances, account by account, and what is left of each fund', async () => {
    const { answer } = await json('balance --json', document(GOOD))
    expect(answer).toMatchObject({
      rows: [
        {
          account: 'bank',
          accountKind: 'asset',
          currency: 'USD',
          debitMinor: '50000',
          creditMinor: '12050',
          balanceMinor: '37950',
        },
        { account: 'gifts', accountKind: 'income', balanceMinor: '-50000' },
        { account: 'printing', accountKind: 'expense', balanceMinor: '12050' },
      ],
      funds: [{ fund: 'prints', currency: 'USD', receivedMinor: '50000', spentMinor: '12050', leftMinor: '37950' }],
    })
  })

  it('WC-9: money spent on something it was not given for is named, and exit code 1', async () => {
    const elsewhere = entry('e3', 5, 'printing', 'bank')
    const broken = {
      ...elsewhere,
      postings: elsewhere.postings.map((one) => ('fund' in one ? { ...one, project: 'party' } : one)),
    }
    const { code, answer } = await json('check --json', document([...GOOD, broken]))
    expect(code).toBe(1)
    expect(answer['notPosted']).toMatchObject([
      {
        kind: 'not-allowed',
        entry: 'e3',
        because: [{ code: 'outside-purpose', clauses: ['WC-9'], named: 'party', allowed: ['app'] }],
      },
    ])
  })

  it('WJC-21: exported for hledger, Beancount and spreadsheets', async () => {
    const out = async (to: string) => (await ledger(`export --to ${to}`, document(GOOD))).stdout
    expect(await out('hledger')).toContain(
      '\n2025-03-01 posters, "two"\n    ; id:e2\n    expenses:printing  120.50 USD  ; project:app, fund:prints\n',
    )
    expect(await out('beancount')).toContain(
      '\n2025-03-01 * "posters; \\"two\\""\n  id: "e2"\n  Expenses:Printing  120.50 USD\n',
    )
    const rows = parse(await out('csv'), { columns: true }) as unknown as readonly Record<string, string>[]
    expect(rows.map((row) => [row['entry'], row['account'], row['amount']])).toEqual([
      ['e1', 'bank', '500.00'],
      ['e1', 'gifts', '-500.00'],
      ['e2', 'printing', '120.50'],
      ['e2', 'bank', '-120.50'],
    ])
  })
})

describe('what a ledger comes as', () => {
  it('a document and lines say the same, from a file and from standard input', async () => {
    const ways = [
      ledger('balance --json', document(GOOD)),
      ledger('balance --json', lines(GOOD)),
      ledger('balance --json -', lines(GOOD)),
      ledger('balance --json --from jsonl', lines(GOOD)),
      ledger(`balance --json ${file('a.json', document(GOOD))}`, ''),
      ledger(`balance --json ${file('a.jsonl', lines(GOOD))}`, ''),
      ledger(`balance --json ${file('one-line.json', JSON.stringify({ ...CHART, entries: GOOD }))}`, ''),
    ]
    const [first, ...rest] = await Promise.all(ways)
    for (const other of rest) expect(other).toEqual(first)
    expect(first?.code).toBe(0)
  })

  it('a document on one line, from standard input: all of it is read', async () => {
    const { answer } = await json('check --json', JSON.stringify({ ...CHART, entries: GOOD }))
    expect(answer['entries']).toBe(2)
    const asLines = await json('check --json --from jsonl', JSON.stringify({ ...CHART, entries: GOOD }))
    expect([asLines.code, told(asLines.answer['notPosted'])]).toEqual([1, [' 1: unknown-key entries']])
  })

  it('a byte-order mark, carriage returns and blank lines change nothing', async () => {
    const text = `\uFEFF${lines(GOOD).replaceAll('\n', '\r\n\r\n')}\r\n`
    expect(await json('check --json', text)).toMatchObject({ code: 0, answer: { entries: 2 } })
  })

  it('no entries are a journal in order', async () => {
    expect(await json('check --json', document([]))).toMatchObject({ code: 0, answer: { entries: 0, notPosted: [] } })
    expect(await json('check --json', lines([]))).toMatchObject({ code: 0, answer: { entries: 0 } })
  })

  it('in JSON Lines: a line for each balance, fund and entry that was not posted, and last the ledger', async () => {
    const { code, stdout } = await ledger('balance --jsonl', lines([...GOOD, 'nonsense']))
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(answers.map(({ kind, account, fund, line }) => [kind, account ?? fund ?? line])).toEqual([
      ['balance', 'bank'],
      ['balance', 'gifts'],
      ['balance', 'printing'],
      ['fund', 'prints'],
      ['refused', 4],
      ['ledger', undefined],
    ])
    expect(answers.at(-1)).toMatchObject({ entries: 2, notPosted: 1 })
    expect(code).toBe(1)
  })

  it('ten thousand lines', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => entry(`e${at}`, at, 'bank', 'gifts'))
    expect(await json('balance --json', lines(many))).toMatchObject({
      code: 0,
      answer: { rows: [{ debitMinor: '49995000' }, {}] },
    })
  })
})

describe('the tables', () => {
  it('in English and Spanish: accounts, funds, what was not posted, and the sum of it', async () => {
    const text = lines([...GOOD, entry('e9', 99999, 'printing', 'bank'), '{}'])
    const en = await ledger('balance --lang en', text)
    expect(en.stdout).toMatch(/^bank +379\.50 USD\ngifts +-500\.00 USD\nprinting +120\.50 USD\n/)
    expect(en.stdout).toMatch(
      /379\.50 USD.* prints\ne9: 999\.99 USD is more than .*379\.50 USD.*\nline 5: id: expected .*\n2 entries on 3 accounts/,
    )
    const es = await ledger('balance --lang es', text)
    expect(es.stdout).toMatch(/^bank +379,50 USD\n/)
    expect(es.stdout).toMatch(
      /379,50 USD.* prints\ne9: 999,99 USD es más de .*\nlínea 5: id: se esperaba .*\n2 asientos en 3 cuentas/,
    )
    expect([en.code, es.code]).toEqual([1, 1])
  })

  it('check says what was not posted and the sum of it, without the balances', async () => {
    const { stdout, code } = await ledger('check --lang en', document(GOOD))
    expect(stdout).toMatch(/^2 entries on 3 accounts[^\n]*\n$/)
    expect(code).toBe(0)
  })

  it('the language of the reader', async () => {
    const { stdout } = await command(['ledger', 'check'], { stdin: document(GOOD), env: { LANG: 'es_ES.UTF-8' } })
    expect(stdout).toMatch(/^2 asientos en 3 cuentas/)
  })

  it('a sentence names its line once', async () => {
    const { stdout } = await command(['ledger', 'check', '--from', 'jsonl'], {
      stdin: Buffer.concat([Buffer.from(`${lines(GOOD)}\n`), Buffer.from([0xff, 10])]),
    })
    expect(stdout.match(/line 4/g)).toHaveLength(1)
  })
})

describe('Refused', () => {
  it('each line that cannot be posted, with its number and what is wrong; the others are posted', async () => {
    const { code, answer } = await json(
      'balance --json',
      lines([
        GOOD[0],
        'nonsense',
        '{"id":"e3"}',
        '',
        '{"id":"e4","id":"e5","date":"2025-03-01","currency":"USD","postings":[]}',
        '{"id":"e6","date":"2025-03-01","currency":"USD","postings":[{"account":"bank","amountMinor":12345678901234567890}]}',
        GOOD[0],
        { ...GOOD[1], postings: GOOD[1]?.postings.slice(1) },
        '[]',
        'null',
        GOOD[1],
      ]),
    )
    expect(code).toBe(1)
    expect(told(answer['notPosted'])).toEqual([
      ' 3: not-json',
      'e3 4: missing-key date, missing-key currency, missing-key postings',
      'e5 6: duplicate-key id',
      'e6 7: lossy-number postings[0].amountMinor',
      'e1 8: listed-twice id',
      'e2 9: unbalanced postings',
      ' 10: wrong-kind, missing-key id, missing-key date, missing-key currency, missing-key postings',
      ' 11: wrong-kind, missing-key id, missing-key date, missing-key currency, missing-key postings',
    ])
    expect(answer).toMatchObject({ entries: 2, rows: [{ balanceMinor: '37950' }, {}, {}] })
  })

  it('a chart that is not in order: nothing is posted', async () => {
    const chart = { accounts: [{ id: 'bank', kind: 'money' }], funds: 7 }
    for (const text of [document(GOOD, chart), lines(GOOD, chart)]) {
      const { code, answer } = await json('balance --json', text)
      expect(code).toBe(1)
      expect(answer).toMatchObject({ entries: 0, because: [], rows: [] })
      expect(told(answer['notPosted'])[0]).toMatch(/not-one-of accounts\[0\]\.kind, wrong-kind funds$/)
    }
  })

  it('a chart with a key that nobody knows, clauses among them: a misspelt one would decide without what it meant', async () => {
    for (const key of ['fund', 'clauses', 'currency'])
      for (const text of [document(GOOD, { ...CHART, [key]: [] }), lines(GOOD, { ...CHART, [key]: [] })]) {
        const { code, answer } = await json('check --json', text)
        expect([key, code, told(answer['notPosted'])[0]]).toEqual([
          key,
          1,
          expect.stringContaining(`unknown-key ${key}`),
        ])
      }
  })

  it('a chart that is none, entries that are none, nothing at all', async () => {
    const first = async (text: string, from = 'json') => {
      const { code, answer } = await json(`check --json --from ${from}`, text)
      return [code, told(answer['notPosted'])[0]]
    }
    expect(await first('{}')).toEqual([1, ' : missing-key entries'])
    expect(await first('{"accounts":[],"entries":{}}')).toEqual([1, ' : wrong-kind entries'])
    expect(await first('{"accounts":[],"entries":[],"accounts":[]}')).toEqual([1, ' : duplicate-key accounts'])
    expect(await first('{"accounts":')).toEqual([1, ' : not-json'])
    expect(await first('')).toEqual([1, ' : not-json'])
    expect(await first('', 'jsonl')).toEqual([1, ' : missing-key accounts'])
    expect(await first('7\n', 'jsonl')).toEqual([1, ' 1: wrong-kind'])
    expect(await first('nonsense\n', 'jsonl')).toEqual([1, ' 1: not-json'])
  })

  it('a list, where a ledger is an object: what is said of it is true', async () => {
    const { code, stdout } = await ledger('check --lang en --from json', '[]')
    expect(code).toBe(1)
    expect(stdout).toContain('expected an object; received a list of 0')
  })

  it('a file that is no UTF-8', async () => {
    const bytes = Buffer.from(document(GOOD).replace('posters', 'año'), 'latin1')
    const { code, answer } = await json('check --json --from json', bytes)
    expect([code, told(answer['notPosted'])]).toEqual([1, [' : not-utf-8']])
  })

  it('an export of a journal that is not in order: nothing of it on standard output, and why on standard error', async () => {
    for (const to of ['hledger', 'beancount', 'csv'])
      for (const text of [lines([...GOOD, GOOD[0]]), document([...GOOD, GOOD[0]]), lines(GOOD, {}), 'nonsense {']) {
        const { code, stdout, stderr } = await ledger(
          `export --to ${to} --from ${text.startsWith('{\n') ? 'json' : 'jsonl'}`,
          text,
        )
        expect([code, stdout]).toEqual([1, ''])
        expect(stderr).not.toBe('')
      }
    const { stderr } = await ledger('export --to csv --lang es', lines([...GOOD, GOOD[0]]))
    expect(stderr).toMatch(/^e1: id: se esperaba .*"e1"/)
  })

  it('ids that objects have of themselves are ids like any other', async () => {
    const named = entry('__proto__', 5, 'bank', 'gifts')
    const { answer } = await json('check --json', lines([named, named, { ...named, id: 'constructor' }]))
    expect(answer['entries']).toBe(2)
    expect(told(answer['notPosted'])).toEqual(['__proto__ 3: listed-twice id'])
  })

  it('an id that a terminal would obey is shown, not obeyed', async () => {
    const { stdout } = await ledger('check', lines([entry('a\u001b[31mb', 5, 'bank', 'gifts')]))
    expect(stdout).toContain('\\u001b[31m')
    expect(stdout).not.toContain('\u001b')
    const key = await ledger('check', lines([{ ...entry('e1', 5, 'bank', 'gifts'), 'a\u001b[31mb': 1 }]))
    expect(key.stdout).toContain('e1: a\\u001b[31mb: ')
    expect(key.stdout).not.toContain('\u001b')
    const long = await ledger('check', lines([{ id: 'e'.repeat(200) }]))
    expect(long.stdout).toContain(`"${'e'.repeat(60)}…": `)
  })
})

describe('the command line', () => {
  const code = async (...args: readonly string[]) =>
    (await command(['ledger', ...args], { stdin: document(GOOD) })).code

  it('is wrong: exit code 2, nothing on standard output, and what is right on standard error', async () => {
    const wrong = [
      [],
      ['mend'],
      ['export'],
      ['export', '--to', 'excel'],
      ['check', '--to', 'csv'],
      ['balance', '--to', 'csv'],
      ['check', '--json', '--jsonl'],
      ['check', 'a.json', 'b.json'],
      ['check', '--lang', 'fr'],
      ['check', '--from', 'xml'],
      ['check', '--from', 'csv'],
      ['check', '--rule', '{}'],
      ['check', '--min', '3'],
      ['check', file('ballots.csv', 'member,choice\n')],
    ]
    for (const args of wrong) {
      const ran = await command(['ledger', ...args], { stdin: document(GOOD) })
      expect([args, ran.code, ran.stdout, ran.stderr === '']).toEqual([args, 2, '', false])
    }
  })

  it('is wrong with an action that only looks like one', async () => {
    for (const action of ['__proto__', 'constructor', 'Check', ''])
      expect([action, await code(action)]).toEqual([action, 2])
  })

  it('asks for an export as JSON, which there is none of', async () => {
    for (const shape of ['--json', '--jsonl']) expect(await code('export', '--to', 'csv', shape)).toBe(2)
  })

  it('names a file that cannot be read: exit code 3', async () => {
    for (const path of [join(folder, 'none.json'), folder]) {
      const { code, stdout, stderr } = await command(['ledger', 'check', path])
      expect([code, stdout, stderr.includes(path)]).toEqual([3, '', true])
    }
  })

  it('asks for help', async () => {
    const { code, stdout } = await command(['ledger', '--help'])
    expect(code).toBe(0)
    for (const word of ['check', 'balance', 'export', 'hledger', 'beancount', 'csv']) expect(stdout).toContain(word)
  })

  it('has its options before or after the action and the file', async () => {
    const path = file('order.json', document(GOOD))
    expect(await command(['ledger', '--to', 'csv', 'export', path])).toEqual(
      await command(['ledger', 'export', path, '--to', 'csv']),
    )
  })
})
