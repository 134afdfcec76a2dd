import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DocumentRef,
  type DocumentsInput,
  documentsOf,
  type Entry,
  reversalOf,
  tryDocumentsOf,
} from '../../src/accounts/index.js'
import { explain, type Reason } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { CHART, entries, given, isExpense, moved, OTHER_SHA, SHA, spent } from './given.js'

const document = (name: string, sha256 = SHA): DocumentRef => ({
  kind: 'invoice',
  name,
  sha256,
  counterparty: 'studio',
})
const cost = (id: string, found?: DocumentRef): Entry => ({
  ...spent(id, 100),
  ...(found === undefined ? {} : { document: found }),
})
const report = (entries: readonly Entry[], kept: DocumentsInput['kept'] = []) =>
  documentsOf({ accounts: CHART, entries, kept })
const states = (...given: Parameters<typeof report>) =>
  report(...given).expenses.map(({ entry, state }) => [entry, state])
const refused = (more: object) => refusedOf(tryDocumentsOf({ accounts: CHART, entries: [], kept: [], ...more }))
/** The expenses that lack something, by the reasons given. */
const named = (because: readonly Reason[]) =>
  because.flatMap((reason) =>
    reason.code === 'without-document' || reason.code === 'document-missing' || reason.code === 'document-altered'
      ? reason.entries
      : [],
  )
const back = (entry: Entry, id: string) => reversalOf({ entry, id, date: '2025-04-01' })

describe('From the source', () => {
  const FOUR = [cost('e1', document('a.pdf')), cost('e2'), cost('e3', document('b.pdf')), cost('e4', document('c.pdf'))]
  const KEPT = [
    { name: 'a.pdf', sha256: SHA },
    { name: 'c.pdf', sha256: OTHER_SHA },
  ]

  it('WJC-21: every expense with its document unchanged, or visibly without, not found, or altered', () => {
    expect(report(FOUR, KEPT)).toEqual({
      kind: 'documents',
      expenses: [
        { entry: 'e1', state: 'documented', document: 'a.pdf' },
        { entry: 'e2', state: 'without', document: undefined },
        { entry: 'e3', state: 'missing', document: 'b.pdf' },
        { entry: 'e4', state: 'altered', document: 'c.pdf' },
      ],
      because: [
        { code: 'documents', clauses: ['WJC-21'], documented: 1, without: 1, missing: 1, altered: 1 },
        { code: 'without-document', clauses: ['WJC-21'], entries: ['e2'] },
        { code: 'document-missing', clauses: ['WJC-21'], entries: ['e3'] },
        { code: 'document-altered', clauses: ['WJC-21'], entries: ['e4'] },
      ],
    })
  })

  it('WJC-21: the same in words, each expense that lacks something by its id', () => {
    for (const locale of ['en', 'es'] as const)
      expect(explain(report(FOUR, KEPT).because, locale)).toMatch(/\be2\b.*\be3\b.*\be4\b/)
  })

  it('WJC-21: the SHA-256 of the empty file, as FIPS 180-4 has it, is a hash like any other', () => {
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    expect(states([cost('e1', document('empty', empty))], [{ name: 'empty', sha256: empty.toUpperCase() }])).toEqual([
      ['e1', 'documented'],
    ])
  })

  it('WJC-21: what was taken back needs no document, and what was not does', () => {
    const wrong = cost('e1')
    expect(states([wrong, back(wrong, 'e2'), cost('e3')])).toEqual([['e3', 'without']])
  })

  it('WJC-21: an expense whose correction was itself taken back needs its document again', () => {
    const wrong = cost('e1')
    const correction = back(wrong, 'e2')
    expect(states([wrong, correction, back(correction, 'e3')])).toEqual([['e1', 'without']])
  })

  it('WJC-21: an expense is not hidden by a correction of something else that claims to take it back', () => {
    const claim = { ...moved('e2', 1, ['bank', 'rent']), reverses: 'e1' }
    expect(refused({ entries: [cost('e1'), claim] })).toEqual(['not-the-reverse entries[1].postings'])
  })
})

describe('At the boundary', () => {
  it('a hash that differs in its last digit', () => {
    const ends = ['9', 'a', 'b'].map((digit) => SHA.slice(1) + digit)
    expect(ends.map((sha256) => states([cost('e1', document('a.pdf'))], [{ name: 'a.pdf', sha256 }])[0]?.[1])).toEqual([
      'altered',
      'documented',
      'altered',
    ])
  })

  it('no expense at all', () => {
    expect(report([given('e1', 5)]).because).toEqual([
      { code: 'documents', clauses: ['WJC-21'], documented: 0, without: 0, missing: 0, altered: 0 },
    ])
  })
})

describe('Always true', () => {
  const kept = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('inv-7.pdf', 'factura "7", Ñ;.pdf', '=1+1', '__proto__'),
      sha256: fc.constantFrom(SHA, OTHER_SHA),
    }),
    { selector: ({ name }) => name },
  )

  it('each expense is told once, in one state, and the counts add up', () => {
    always(
      fc.property(entries(12), kept, (list, files) => {
        const { expenses, because } = report(list, files)
        expect(expenses.map(({ entry }) => entry)).toEqual(
          list.filter(({ postings }) => postings.some(isExpense)).map(({ id }) => id),
        )
        const [first, ...rest] = because
        if (first.code !== 'documents') throw new Error(first.code)
        expect(first.documented + first.without + first.missing + first.altered).toBe(expenses.length)
        expect(named(rest)).toHaveLength(expenses.length - first.documented)
      }),
    )
  })

  it('an expense has its document just where a file of that name with that hash is kept', () => {
    always(
      fc.property(entries(12), kept, (list, files) => {
        for (const { entry, state } of report(list, files).expenses) {
          const wanted = list.find(({ id }) => id === entry)?.document
          const found = files.find(({ name }) => name === wanted?.name)
          const same = found?.sha256 === wanted?.sha256
          expect(state).toBe(
            wanted === undefined ? 'without' : found === undefined ? 'missing' : same ? 'documented' : 'altered',
          )
        }
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('one document may stand behind several expenses', () => {
    const both = [cost('e1', document('a.pdf')), cost('e2', document('a.pdf'))]
    expect(states(both, [{ name: 'a.pdf', sha256: SHA }])).toEqual([
      ['e1', 'documented'],
      ['e2', 'documented'],
    ])
  })

  it('a donation needs none: only what is spent is asked for', () => {
    expect(states([given('e1', 5), moved('e2', 5, ['bank', 'caja chica'])])).toEqual([])
  })

  it('a file that is kept under another name is not found, though its hash is the same', () => {
    expect(states([cost('e1', document('a.pdf'))], [{ name: 'A.pdf', sha256: SHA }])).toEqual([['e1', 'missing']])
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(tryDocumentsOf(input as never))).toEqual(['wrong-kind'])
    expect(refusedOf(tryDocumentsOf({} as never))).toEqual([
      'missing-key accounts',
      'missing-key entries',
      'missing-key kept',
    ])
    expect(thrownBy(() => documentsOf(null as never))).toEqual(['wrong-kind'])
  })

  it('everything at once', () => {
    const files = [
      { name: 'a.pdf', sha256: 'no hash' },
      { name: '', sha256: SHA },
      { name: 'b.pdf', sha256: SHA },
      { name: 'b.pdf', sha256: OTHER_SHA },
      { sha256: null, file: 'x' },
      null,
    ]
    expect(refused({ entries: [{ ...cost('e1'), date: '' }], kept: files, clauses: [1], extra: 1 })).toEqual([
      'unknown-key extra',
      'wrong-kind clauses[0]',
      'not-a-date entries[0].date',
      'not-a-hash kept[0].sha256',
      'not-a-name kept[1].name',
      'listed-twice kept[3].name',
      'unknown-key kept[4].file',
      'missing-key kept[4].name',
      'not-a-hash kept[4].sha256',
      'wrong-kind kept[5]',
    ])
  })

  it('an entry twice, as a journal would', () => {
    expect(refused({ entries: [cost('e1'), cost('e1', document('a.pdf'))] })).toEqual(['listed-twice entries[1].id'])
  })

  it('a journal that does not add up', () => {
    expect(refused({ entries: [{ ...cost('e1'), postings: [{ account: 'rent', amountMinor: 1 }] }] })).toEqual([
      'unbalanced entries[0].postings',
    ])
  })
})
