import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Account, beancountJournal, csvJournal, type Entry, hledgerJournal } from '../../src/accounts/index.js'
import { always } from '../arbitraries/run.js'
import { thrownBy } from '../decisions/problems-of.js'
import { CHART, entries, entryOn, given, moved, nonzero, SHA, spent, sumsOf } from './given.js'

const WRITERS = { hledger: hledgerJournal, beancount: beancountJournal, csv: csvJournal } as const
type Tool = keyof typeof WRITERS
const TOOLS = Object.keys(WRITERS) as readonly Tool[]
const written = (tool: Tool, list: readonly Entry[], accounts: readonly Account[] = CHART): string =>
  [...WRITERS[tool]({ accounts, entries: list })].join('')
/** What is written of entries, without what is written of the chart and of currencies. */
const body = (tool: Tool, list: readonly Entry[]): string =>
  written(tool, list)
    .slice(written(tool, []).length)
    .replaceAll(/^\ncommodity .*\n/gm, '')
const rowsOf = (text: string) => parse(text, { columns: true }) as unknown as readonly Record<string, string>[]

const FULL: Entry = {
  ...spent('e1', 12050, { project: 'app, mobile', line: 'print: A4', fund: 'gift "7"' }),
  what: 'posters; "two", 100 %',
  document: { kind: 'invoice', name: 'factura 7, año.pdf', sha256: SHA, counterparty: "O'Hara \\ Sons" },
  reverses: 'e0, before',
}

describe('From the source', () => {
  it('WJC-21: the journal as hledger reads it, every entry with where it comes from', () => {
    expect(body('hledger', [FULL])).toBe(`
2025-03-01 posters, "two", 100 %
    ; id:e1
    ; reverses:e0  before
    ; invoice:factura 7  año.pdf
    ; sha256:${SHA}
    ; counterparty:O'Hara \\ Sons
    expenses:printing  120.50 USD  ; project:app  mobile, line:print: A4, fund:gift "7"
    assets:bank  -120.50 USD
`)
  })

  it('WJC-21: hledger is told of each currency once, before the first entry in it, with its places', () => {
    const list = ['USD', 'JPY', 'USD', 'KWD'].map((currency, at) => ({ ...given(`e${at}`, 5), currency }))
    const said = written('hledger', list).match(/^(commodity .*|\d{4}-.*)$/gm)
    const [gift0, gift1, gift2, gift3] = list.map(({ id }) => `2025-03-01 ${id}`)
    expect(said).toEqual([
      'commodity 1000.00 USD',
      gift0,
      'commodity 1000. JPY',
      gift1,
      gift2,
      'commodity 1000.000 KWD',
      gift3,
    ])
  })

  it('WJC-21: the journal as Beancount reads it', () => {
    expect(body('beancount', [FULL])).toBe(`
2025-03-01 * "posters; \\"two\\", 100 %"
  id: "e1"
  reverses: "e0, before"
  invoice: "factura 7, año.pdf"
  sha256: "${SHA}"
  counterparty: "O'Hara \\\\ Sons"
  Expenses:Printing  120.50 USD
    project: "app, mobile"
    line: "print: A4"
    fund: "gift \\"7\\""
  Assets:Bank  -120.50 USD
`)
  })

  it('WJC-21: the journal for spreadsheets, a posting a row', () => {
    expect(rowsOf(written('csv', [FULL]))).toEqual([
      {
        entry: 'e1',
        date: '2025-03-01',
        account: 'printing',
        kind: 'expense',
        amount: '120.50',
        currency: 'USD',
        project: 'app, mobile',
        line: 'print: A4',
        fund: 'gift "7"',
        what: 'posters; "two", 100 %',
        reverses: 'e0, before',
        document: 'invoice',
        name: 'factura 7, año.pdf',
        sha256: SHA,
        counterparty: "O'Hara \\ Sons",
      },
      expect.objectContaining({ account: 'bank', kind: 'asset', amount: '-120.50', project: '', line: '', fund: '' }),
    ])
  })

  it('WJC-21: each account of the chart is declared with its kind, as each tool has it', () => {
    const five = (['asset', 'liability', 'equity', 'income', 'expense'] as const).map((kind) => ({
      id: `x:${kind}`,
      kind,
    }))
    expect(written('hledger', [], five)).toBe(
      [
        'account assets:x:asset  ; type: A',
        'account liabilities:x:liability  ; type: L',
        'account equity:x:equity  ; type: E',
        'account income:x:income  ; type: R',
        'account expenses:x:expense  ; type: X',
        '',
      ].join('\n'),
    )
    expect(written('beancount', [], five).match(/open \S+/g)).toEqual([
      'open Assets:X:Asset',
      'open Liabilities:X:Liability',
      'open Equity:X:Equity',
      'open Income:X:Income',
      'open Expenses:X:Expense',
    ])
  })
})

describe('At the boundary', () => {
  it('one smallest unit of currencies with none, two, three and four places, in and out', () => {
    const amounts = (currency: string) =>
      rowsOf(written('csv', [moved('e', 1, ['donations', 'bank'], { currency })])).map(({ amount }) => amount)
    expect(['JPY', 'USD', 'KWD', 'CLF'].map(amounts)).toEqual([
      ['1', '-1'],
      ['0.01', '-0.01'],
      ['0.001', '-0.001'],
      ['0.0001', '-0.0001'],
    ])
  })

  it('nothing, and 10^30, in full', () => {
    const first = (amount: bigint) => rowsOf(written('csv', [given('e', amount)]))[0]?.['amount']
    expect([0n, 99n, 100n, 10n ** 30n].map(first)).toEqual(['0.00', '0.99', '1.00', `1${'0'.repeat(28)}.00`])
  })

  it('no entries, and no accounts', () => {
    expect(written('hledger', [], [])).toBe('')
    expect(written('beancount', [], [])).toBe('')
    expect(written('csv', [], []).split('\n')).toHaveLength(2)
  })

  it('an account is open before the first day there is', () => {
    const first = { ...given('e', 1), date: '0001-01-01' }
    const opened = /^(\S+) open/.exec(written('beancount', [first]))?.[1] ?? ''
    expect(opened <= first.date).toBe(true)
  })
})

describe('Always true', () => {
  it('CSV read back adds up to the same, account by account', () => {
    always(
      fc.property(entries(15), (list) => {
        const sums = new Map<string, bigint>()
        for (const { account, currency, amount } of rowsOf(written('csv', list)) as Record<
          'account' | 'currency' | 'amount',
          string
        >[]) {
          const key = `${account} ${currency}`
          sums.set(key, (sums.get(key) ?? 0n) + BigInt(amount.replace('.', '')))
        }
        expect(nonzero(sums)).toEqual(sumsOf(list))
      }),
    )
  })

  it('no cell of the CSV is a formula, whatever was written', () => {
    const texts = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '"', "'", ',', ';', '|', ' ', 'A1'),
      minLength: 1,
      maxLength: 6,
    })
    const about = fc.record({
      id: texts,
      what: texts,
      project: texts,
      line: texts,
      fund: texts,
      name: texts,
      counterparty: texts,
      reverses: texts,
    })
    always(
      fc.property(about, ({ id, what, project, line, fund, name, counterparty, reverses }) => {
        const document = { kind: 'invoice' as const, name, sha256: SHA, counterparty }
        const entry: Entry = { ...spent(id, 5, { project, line, fund }), what, document, reverses }
        for (const { amount, ...cells } of rowsOf(written('csv', [entry]))) {
          expect(amount).toMatch(/^-?0\.05$/)
          for (const cell of Object.values(cells)) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
        }
      }),
    )
  })

  it('nor does any begin with the wide signs that spreadsheets take for the narrow ones (OWASP, CSV injection)', () => {
    for (const sign of ['＝', '＋', '－', '＠'])
      expect(rowsOf(written('csv', [{ ...given('e1', 1), what: `${sign}SUM(A1)` }]))[0]?.['what']).toBe(
        `'${sign}SUM(A1)`,
      )
  })

  it('what was written comes back out of the CSV, but for the apostrophe before what would be a formula', () => {
    always(
      fc.property(entries(8), (list) => {
        const rows = rowsOf(written('csv', list))
        const said = (text: string | undefined) =>
          text?.startsWith("'") === true && /^'[=+\-@]/.test(text) ? text.slice(1) : text
        const expected = list.flatMap(({ id, what = '', document, postings }) =>
          postings.map(({ account, project = '', line = '' }) => [
            id,
            account,
            project,
            line,
            what,
            document?.name ?? '',
          ]),
        )
        expect(
          rows.map((row) => [
            row['entry'],
            row['account'],
            row['project'],
            row['line'],
            said(row['what']),
            said(row['name']),
          ]),
        ).toEqual(expected)
      }),
    )
  })

  it('an entry is one transaction in hledger and in Beancount, with just its postings, whatever its texts say', () => {
    const hostile = fc.record({
      entry: entryOn(['USD', 'JPY', 'KWD']),
      text: fc.string({
        unit: fc.constantFrom(
          '2025-01-01',
          ' ',
          '  ',
          ';',
          '"',
          '\\',
          '*',
          '!',
          '|',
          ':',
          ',',
          '(',
          '[',
          'x',
          '=',
          '{',
        ),
        minLength: 1,
        maxLength: 8,
      }),
    })
    always(
      fc.property(hostile, ({ entry, text }) => {
        const about: Entry = {
          ...entry,
          id: text,
          what: text,
          reverses: text,
          document: { kind: 'receipt', name: text, sha256: SHA, counterparty: text },
          postings: entry.postings.map((posting) => ({ ...posting, project: text, line: text, fund: text })),
        }
        const [blank, head, ...rest] = body('hledger', [about]).split('\n')
        expect([blank, head?.slice(0, 11), rest.pop()]).toEqual(['', `${entry.date} `, ''])
        expect(head?.slice(11)).not.toMatch(/^[*!(|=]|[;|]/)
        const [comments, postings] = [rest.slice(0, 5), rest.slice(5)]
        for (const line of comments) expect(line).toMatch(/^ {4}; [a-z0-9]+:[^,]*$/)
        expect(postings).toHaveLength(entry.postings.length)
        for (const line of postings)
          expect(line).toMatch(
            /^ {4}(assets|liabilities|equity|income|expenses):\S+( \S+)* {2}-?\d+(\.\d+)? [A-Z]{3} {2}; project:[^,]*, line:[^,]*, fund:[^,]*$/,
          )

        const [, opening, ...lines] = body('beancount', [about]).split('\n')
        expect(lines.pop()).toBe('')
        expect(opening).toMatch(/^\d{4}-\d\d-\d\d \* "(?:[^"\\]|\\["\\])*"$/)
        for (const line of lines)
          expect(line).toMatch(
            /^ {2}[A-Z][\p{L}\p{Nd}:-]* {2}-?\d+(\.\d+)? [A-Z]{3}$|^ {2,4}[a-z0-9]+: "(?:[^"\\]|\\["\\])*"$/u,
          )
        expect(lines.filter((line) => /^ {2}[A-Z]/.test(line))).toHaveLength(entry.postings.length)
      }),
    )
  })

  it('Beancount gets names in its form, as many as there are accounts, in the order of the chart', () => {
    const part = fc.string({
      unit: fc.constantFrom('a', 'A', 'b', '2', 'ñ', 'ß', 'ø', 'Å', '½', 'ﬁ', '現', 'Ω', 'ж', '٣', '𐐀'),
      minLength: 1,
      maxLength: 3,
    })
    const name = fc.tuple(part, fc.constantFrom(' ', '-', '.', '_', ':'), part).map((parts) => parts.join(''))
    const charts = fc.uniqueArray(
      fc.record({ id: name, kind: fc.constantFrom('asset' as const, 'expense' as const) }),
      {
        selector: ({ id }) => id,
        minLength: 1,
        maxLength: 30,
      },
    )
    always(
      fc.property(charts, (chart) => {
        const names = [...written('beancount', [], chart).matchAll(/open (.*)/g)].map(([, found]) => found as string)
        expect(names).toHaveLength(chart.length)
        expect(new Set(names).size).toBe(chart.length)
        names.forEach((found, at) => {
          expect(found).toMatch(/^(Assets|Expenses)(:[\p{Lu}\p{Nd}][\p{L}\p{Nd}-]*)+$/u)
          expect(found.startsWith('Assets')).toBe(chart[at]?.kind === 'asset')
        })
      }),
    )
  })

  it('what is written of an entry does not depend on the entries around it', () => {
    always(
      fc.property(entries(6), (list) => {
        for (const tool of TOOLS) expect(body(tool, list)).toBe(list.map((entry) => body(tool, [entry])).join(''))
      }),
      100,
    )
  })
})

describe('Not true, on purpose', () => {
  it('a comma is no comma in a tag of hledger, and a semicolon none in its description: both would end them', () => {
    expect(body('hledger', [{ ...given('a,b', 1), what: 'c;d' }])).toContain('c,d\n    ; id:a b\n')
  })

  it('two accounts whose names become one in Beancount are told apart by a number, in the order of the chart', () => {
    const chart = ['año', 'ano', 'Año', 'ano-2'].map((id) => ({ id, kind: 'expense' as const }))
    expect(written('beancount', [], chart).match(/Expenses:\S+/g)).toEqual([
      'Expenses:Año',
      'Expenses:Ano',
      'Expenses:Año-2',
      'Expenses:Ano-2',
    ])
    const twice = ['ano', 'Ano', 'ano-2'].map((id) => ({ id, kind: 'expense' as const }))
    expect(written('beancount', [], twice).match(/Expenses:\S+/g)).toEqual([
      'Expenses:Ano',
      'Expenses:Ano-2',
      'Expenses:Ano-2-2',
    ])
  })

  it('a name that has no capital to begin with is numbered in Beancount; ours stands beside each', () => {
    const chart = ['現金', 'bank:बैंक', 'a現', '2x'].map((id) => ({ id, kind: 'asset' as const }))
    expect(written('beancount', [], chart)).toBe(
      [
        '0001-01-01 open Assets:U73fe-U91d1\n  name: "現金"',
        '0001-01-01 open Assets:Bank:U92c-U948-U902-U915\n  name: "bank:बैंक"',
        '0001-01-01 open Assets:A現\n  name: "a現"',
        '0001-01-01 open Assets:2x\n  name: "2x"',
        '',
      ].join('\n'),
    )
  })

  it('entries are written as they come: whether one is there twice is the journal to say', () => {
    expect(rowsOf(written('csv', [given('e1', 1), given('e1', 1)]))).toHaveLength(4)
  })

  it('there may be more entries than memory holds: each is read when its turn comes', () => {
    const endless = function* (): Generator<Entry> {
      for (let at = 0; ; at++) yield given(`e${at}`, at)
    }
    const pieces = csvJournal({ accounts: CHART, entries: endless() })
    const first = Array.from({ length: 5 }, () => pieces.next().value as string)
    expect(first[4]).toMatch(/^e1,2025-03-01,donations/)
  })
})

describe('Refused', () => {
  for (const tool of TOOLS) {
    it(`${tool}: a chart or an entry that a journal would refuse, with its place`, () => {
      expect(thrownBy(() => written(tool, [], [{ id: '', kind: 'asset' }]))).toEqual(['not-an-account accounts[0].id'])
      const bad = { ...given('e2', 1), currency: 'XXX', postings: [{ account: 'x', amountMinor: 1 }] }
      expect(thrownBy(() => written(tool, [given('e1', 1), bad]))).toEqual([
        'unknown-currency entries[1].currency',
        'unknown-account entries[1].postings[0].account',
      ])
      expect(
        thrownBy(() => written(tool, [{ ...given('e1', 1), postings: given('e1', 1).postings.slice(1) }])),
      ).toEqual(['unbalanced entries[0].postings'])
      expect(thrownBy(() => written(tool, [{ ...given('e1', 1), what: 'two\nlines' }]))).toEqual([
        'not-a-name entries[0].what',
      ])
    })
  }
})
