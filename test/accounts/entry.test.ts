import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCOUNT_KINDS, readChart, readEntry } from '../../src/accounts/entry.js'
import { type Account, type Entry, openJournal } from '../../src/accounts/index.js'
import { Fields } from '../../src/calendar/index.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { always } from '../arbitraries/run.js'
import { CHART, entries, given, SHA, spent } from './given.js'

const KINDS = new Map(CHART.map(({ id, kind }) => [id, kind]))
const GOOD: Entry = {
  ...spent('e1', 12050, { project: 'app', line: 'print: A4', fund: 'prints' }),
  what: 'posters',
  document: { kind: 'invoice', name: 'inv-7.pdf', sha256: SHA, counterparty: 'studio' },
}
const read = (input: unknown, path = '') => {
  const fields = new Fields()
  const entry = readEntry(input, KINDS, path, fields)
  return { entry, problems: refusedOf(fields.refused) }
}
const problemsOf = (input: unknown, path = '') => read(input, path).problems
const chart = (...ids: readonly unknown[]) =>
  thrownBy(() => openJournal({ accounts: ids.map((id) => ({ id, kind: 'asset' }) as Account) }))

/** One entry that adds up, at a time. */
const eachEntry = (check: (entry: Entry) => void) =>
  fc.property(entries(1), ([entry]) => {
    check(entry as Entry)
  })

describe('From the source', () => {
  it('WJC-21: an expense says what it was for, under which budget, and where its document and whoever was paid are found', () => {
    expect(read(GOOD)).toEqual({
      entry: {
        id: 'e1',
        date: '2025-03-01',
        currency: 'USD',
        postings: [
          { account: 'printing', amount: 12050n, project: 'app', line: 'print: A4', fund: 'prints' },
          { account: 'bank', amount: -12050n, project: undefined, line: undefined, fund: undefined },
        ],
        what: 'posters',
        document: { kind: 'invoice', name: 'inv-7.pdf', sha256: SHA, counterparty: 'studio' },
        reverses: undefined,
      },
      problems: [],
    })
  })

  it('WJC-21: without its document an expense is read all the same: it is shown to have none, not kept out', () => {
    const { document: _, ...without } = GOOD
    expect(read(without)).toMatchObject({ entry: { document: undefined }, problems: [] })
  })

  it('double entry has five kinds of accounts (Luca Pacioli, 1494, had them all)', () => {
    expect(ACCOUNT_KINDS).toEqual(['asset', 'liability', 'equity', 'income', 'expense'])
    const fields = new Fields()
    expect(
      readChart(
        ACCOUNT_KINDS.map((kind) => ({ id: kind, kind })),
        'accounts',
        fields,
      ).size,
    ).toBe(5)
  })
})

describe('At the boundary', () => {
  it('an account of 199, 200 and 201 letters', () => {
    expect([199, 200, 201].map((length) => chart('a'.repeat(length)))).toEqual([
      [],
      [],
      ['not-an-account accounts[0].id'],
    ])
  })

  it('a hash of 63, 64 and 65 digits', () => {
    const hash = (length: number) => problemsOf({ ...GOOD, document: { ...GOOD.document, sha256: 'a'.repeat(length) } })
    expect([63, 64, 65].map(hash)).toEqual([['not-a-hash document.sha256'], [], ['not-a-hash document.sha256']])
  })

  it('one, two and three sides that come to nothing', () => {
    const sides = (count: number) =>
      problemsOf({ ...GOOD, postings: Array.from({ length: count }, () => ({ account: 'bank', amountMinor: 0 })) })
    expect([1, 2, 3].map(sides)).toEqual([['unbalanced postings'], [], []])
  })

  it('28 and 29 February of a common year', () => {
    const on = (date: string) => problemsOf({ ...GOOD, date })
    expect(['2025-02-28', '2025-02-29', '2024-02-29'].map(on)).toEqual([[], ['not-a-date date'], []])
  })
})

describe('Always true', () => {
  it('what adds up is read, and its amounts add up to nothing', () => {
    always(
      eachEntry((entry) => {
        const { entry: found, problems } = read(entry)
        expect(problems).toEqual([])
        expect(found?.postings.reduce((sum, { amount }) => sum + amount, 0n)).toBe(0n)
        expect(found?.postings.map(({ amount }) => amount)).toEqual(
          entry.postings.map(({ amountMinor }) => BigInt(amountMinor)),
        )
      }),
    )
  })

  it('a journal survives being written as JSON and read again', () => {
    always(
      eachEntry((entry) => {
        const asText = {
          ...entry,
          postings: entry.postings.map((one) => ({ ...one, amountMinor: String(one.amountMinor) })),
        }
        expect(read(JSON.parse(JSON.stringify(asText)))).toEqual(read(entry))
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('a hash in capitals is the same hash', () => {
    const { entry } = read({ ...GOOD, document: { ...GOOD.document, sha256: SHA.toUpperCase() } })
    expect(entry?.document?.sha256).toBe(SHA)
  })

  it('names that differ by an accent, a capital or a space are different accounts', () => {
    expect(chart('año', 'ano', 'Año', 'a ño')).toEqual([])
  })
})

describe('Refused', () => {
  it('names that plain-text journals would read as something else', () => {
    const NAMES = [
      '',
      ' ',
      'a  b',
      ' a',
      'a ',
      'a:',
      ':a',
      'a::b',
      'a: b',
      'a;b',
      'a,b',
      'a"b',
      '(a)',
      '[a]',
      'a\tb',
      'a\nb',
      'a\u00a0b',
      'a\u3000b',
      '-a',
      'a-',
      'a--b',
      'a. b',
      '_a',
      '*a',
      '=a',
      '@a',
      'a/b',
      'a\\b',
      '🐖',
      'a\u200bb',
      'a\u202eb',
      '__proto__',
      'a'.repeat(10_000),
    ]
    for (const name of NAMES) expect([name, chart(name)]).toEqual([name, ['not-an-account accounts[0].id']])
    for (const name of [null, undefined, 7, true, {}, ['a'], 10n ** 30n])
      expect(chart(name)).toEqual(['not-an-account accounts[0].id'])
  })

  it('no name that is one: with digits, dots, dashes, underscores, in any script', () => {
    expect(
      chart('430.1', 'a-b_c.d e', '1:2:3', 'constructor', 'toString', 'Łódź', '現金 東京', 'مصروفات', 'ธนาคาร'),
    ).toEqual([])
  })

  it('no name in a script that writes vowels as marks', () => {
    expect(chart('बैंक', 'வங்கி')).toEqual([])
  })

  it('the same name written with an accent, and with a mark of its own: two accounts never look alike', () => {
    expect(chart('año', 'año'.normalize('NFD'))).toEqual(['not-an-account accounts[1].id'])
  })

  it('a document that is none, and one of which everything is wrong', () => {
    for (const document of [null, 7, 'inv-7.pdf', []])
      expect(problemsOf({ ...GOOD, document })[0]).toBe('wrong-kind document')
    expect(problemsOf({ ...GOOD, document: {} })).toEqual([
      'missing-key document.kind',
      'missing-key document.name',
      'missing-key document.counterparty',
      'not-a-hash document.sha256',
    ])
    const bad = { kind: 'Invoice', name: '', counterparty: 'a\nb', sha256: `0x${'a'.repeat(62)}`, url: 'x' }
    expect(problemsOf({ ...GOOD, document: bad })).toEqual([
      'unknown-key document.url',
      'not-one-of document.kind',
      'not-a-name document.name',
      'not-a-name document.counterparty',
      'not-a-hash document.sha256',
    ])
  })

  it('where each is, within a list of entries', () => {
    const two = { ...GOOD, postings: [{ account: 'x', amountMinor: 1 }, null], document: { kind: 'receipt' } }
    expect(problemsOf(two, 'entries[3]')).toEqual([
      'missing-key entries[3].document.name',
      'missing-key entries[3].document.counterparty',
      'not-a-hash entries[3].document.sha256',
      'unknown-account entries[3].postings[0].account',
      'wrong-kind entries[3].postings[1]',
    ])
    expect(problemsOf({ ...given('e1', 1), postings: [] }, 'entries[3]')).toEqual(['unbalanced entries[3].postings'])
    expect(problemsOf(null, 'entries[3]')[0]).toBe('wrong-kind entries[3]')
  })

  it('nothing of what is given is run', () => {
    const trap = {
      toString: () => {
        throw new Error('ran')
      },
      valueOf: () => {
        throw new Error('ran')
      },
    }
    for (const key of ['id', 'date', 'currency', 'what', 'reverses'])
      expect(problemsOf({ ...GOOD, [key]: trap })).toHaveLength(1)
    expect(problemsOf({ ...GOOD, postings: [{ account: trap, amountMinor: trap }, GOOD.postings[1]] })).toEqual([
      'not-a-name postings[0].account',
      'not-minor-units postings[0].amountMinor',
    ])
  })
})
