import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ACCOUNTS_DATA,
  type AccountsData,
  maySee,
  tryMaySee,
  VIEWERS,
  type Viewer,
  VISIBILITY,
  type Visibility,
} from '../../src/accounts/index.js'
import { payByCategory, payroll, type PayrollInput } from '../../src/pay/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const sees = (viewer: Viewer, data: AccountsData): boolean => maySee({ viewer, data, own: false }).kind === 'shown'
const refused = (more: object) => refusedOf(tryMaySee({ viewer: 'donor', data: 'budgets', own: false, ...more }))

const GUIDE = 'docs/guides/who-sees-what.md'
const guide = readFileSync(join(import.meta.dirname, '../..', GUIDE), 'utf8')

/** The table as the guide must have it: a row for each kind of data, a column for each viewer. */
const table = [
  ['', ...VIEWERS],
  VIEWERS.map(() => '---').concat('---'),
  ...ACCOUNTS_DATA.map((data) => [data, ...VIEWERS.map((viewer) => (sees(viewer, data) ? 'yes' : '·'))]),
]
  .map((cells) => `| ${cells.join(' | ')} |`)
  .join('\n')

/** What the table in the guide says of each cell, read by a person or by this. */
const rows = guide
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  )
const said = (viewer: Viewer, data: AccountsData): string | undefined =>
  rows.find(([name]) => name === data)?.[rows[0]?.indexOf(viewer) ?? -1]

describe('From the source', () => {
  for (const viewer of ['worker-owner', 'volunteer', 'donor'] as const)
    it(`WJC-22: any ${viewer} may see the budgets and expenses`, () => {
      expect(maySee({ viewer, data: 'budgets', own: false })).toMatchObject({
        kind: 'shown',
        because: [{ code: 'may-see', clauses: ['WJC-22'], viewer, data: 'budgets' }],
      })
      expect(sees(viewer, 'expenses')).toBe(true)
    })

  it('WJC-12: everyone who works sees how much everyone is paid', () => {
    expect(VIEWERS.filter((viewer) => sees(viewer, 'pay-by-person'))).toEqual([
      'worker-owner',
      'volunteer',
      'financial-coordinator',
      'auditor',
    ])
  })

  it('WJC-22: donors see pay by category, and never by person', () => {
    expect(sees('donor', 'pay-by-category')).toBe(true)
    expect(maySee({ viewer: 'donor', data: 'pay-by-person', own: false })).toMatchObject({
      kind: 'not-shown',
      because: [{ code: 'may-not-see', allowed: ['worker-owner', 'volunteer', 'financial-coordinator', 'auditor'] }],
    })
  })

  it('WJC-22: whoever audits sees everything', () => {
    for (const data of ACCOUNTS_DATA) expect([data, sees('auditor', data)]).toEqual([data, true])
  })
})

describe(`the table in ${GUIDE}`, () => {
  it('is just what the rule says; where it differs, this is the table to paste', () => {
    expect(guide).toContain(`\n\n${table}\n\n`)
    expect(rows).toHaveLength(ACCOUNTS_DATA.length + 2)
  })

  it('has every viewer and every kind of data once', () => {
    expect(new Set(VIEWERS).size).toBe(VIEWERS.length)
    expect(new Set(ACCOUNTS_DATA).size).toBe(ACCOUNTS_DATA.length)
    expect(Object.keys(VISIBILITY)).toEqual([...ACCOUNTS_DATA])
    for (const viewers of Object.values(VISIBILITY)) expect(new Set(viewers).size).toBe(viewers.length)
  })

  for (const viewer of VIEWERS)
    for (const data of ACCOUNTS_DATA) {
      const yes = said(viewer, data) === 'yes'
      it(`${viewer} ${yes ? 'sees' : 'does not see'} ${data}`, () => {
        const { kind, because } = maySee({ viewer, data, own: false })
        expect(kind).toBe(yes ? 'shown' : 'not-shown')
        expect(because).toEqual([
          { code: yes ? 'may-see' : 'may-not-see', clauses: ['WJC-22'], viewer, data, allowed: VISIBILITY[data] },
        ])
        expect(VISIBILITY[data].includes(viewer)).toBe(yes)
        expect(maySee({ viewer, data, own: true })).toEqual({
          kind: 'shown',
          because: [{ code: 'own-data', clauses: ['WJC-22'], data }],
        })
      })
    }
})

describe('pay by category, as donors see it', () => {
  const CATEGORIES = ['coordinator', 'worker-owner', 'volunteer'] as const
  const WORKERS = ['ana', 'benito', 'cleo', 'dov'] as const
  const month = (work: PayrollInput['work'] & object, more: Partial<PayrollInput> = {}) =>
    payroll({
      period: { start: '2024-06-01', end: '2024-07-01' },
      currency: 'USD',
      rounding: 'half-even',
      categories: CATEGORIES.map((id) => ({ id, unit: 'hour' as const })),
      rates: CATEGORIES.map((category, at) => ({ category, from: '2024-01-01', ratePerUnit: `${10 + at}.33` })),
      work,
      ...more,
    })
  const shifts = fc.array(
    fc.record({
      worker: fc.constantFrom(...WORKERS),
      category: fc.constantFrom(...CATEGORIES),
      date: fc.constantFrom('2024-06-03', '2024-06-04'),
      hours: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 8 },
  )

  it('WJC-22: hours and amounts of everyone in a category, with nobody named', () => {
    const seen = payByCategory(
      month([
        { worker: 'ana', category: 'volunteer', date: '2024-06-03', hours: 2 },
        { worker: 'benito', category: 'volunteer', date: '2024-06-03', hours: 4 },
        { worker: 'ana', category: 'coordinator', date: '2024-06-04', hours: 1 },
      ]),
    )
    expect(seen).toEqual({
      kind: 'category-pay',
      period: { start: '2024-06-01', end: '2024-07-01' },
      currency: 'USD',
      categories: [
        { category: 'coordinator', unit: 'hour', units: { numerator: 1n, denominator: 1n }, grossMinor: 1033n },
        { category: 'volunteer', unit: 'hour', units: { numerator: 6n, denominator: 1n }, grossMinor: 7398n },
      ],
      because: [{ code: 'pay-unnamed', clauses: ['WJC-22'] }],
    })
  })

  it('no worker is named, whatever was worked, given, given up or withheld; and the sum is what all were paid', () => {
    always(
      fc.property(shifts, shifts, (work, given) => {
        const [first] = work
        const more: Partial<PayrollInput> = {
          donated: given,
          ...(first === undefined
            ? {}
            : {
                forfeits: [{ worker: first.worker, amountMinor: 'all' as const }],
                withholdings: [{ worker: first.worker, what: 'maintenance', amountMinor: 0 }],
              }),
        }
        const paid = month(work, more)
        const seen = payByCategory(paid)
        const text = JSON.stringify(seen, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
        for (const secret of [...WORKERS, 'maintenance', '2024-06-03']) expect(text).not.toContain(secret)
        expect(seen.categories.reduce((sum, { grossMinor }) => sum + grossMinor, 0n)).toBe(paid.grossMinor)
        expect(seen.categories.map(({ category }) => category)).toEqual(
          [...new Set(work.map(({ category }) => category))].sort(),
        )
      }),
    )
  })

  it('who worked which of the hours of a category makes no difference to what is seen', () => {
    const one = { category: 'volunteer', date: '2024-06-03', hours: 2 }
    const by = (first: string, second: string) =>
      payByCategory(
        month([
          { worker: first, ...one },
          { worker: second, ...one },
        ]),
      )
    expect(by('ana', 'benito')).toEqual(by('cleo', 'dov'))
  })
})

describe('Always true', () => {
  const visibilities = fc.record(
    Object.fromEntries(ACCOUNTS_DATA.map((data) => [data, fc.subarray([...VIEWERS])])) as Record<
      AccountsData,
      fc.Arbitrary<Viewer[]>
    >,
  )
  const questions = fc.record({ viewer: fc.constantFrom(...VIEWERS), data: fc.constantFrom(...ACCOUNTS_DATA) })

  it('where the charter says who sees what, that is so; and what is about oneself one always sees', () => {
    always(
      fc.property(visibilities, questions, (visibility, { viewer, data }) => {
        const { kind, because } = maySee({ viewer, data, own: false, visibility })
        expect(kind).toBe(visibility[data].includes(viewer) ? 'shown' : 'not-shown')
        expect(because).toMatchObject([{ viewer, data, allowed: visibility[data] }])
        expect(maySee({ viewer, data, own: true, visibility }).kind).toBe('shown')
      }),
    )
  })

  it('the less involved see nothing that the more involved do not', () => {
    const order: readonly Viewer[] = ['public', 'supporter', 'worker-owner', 'financial-coordinator']
    order.slice(1).forEach((more, at) => {
      const less = order[at] as Viewer
      for (const data of ACCOUNTS_DATA)
        if (sees(less, data)) expect([more, data, sees(more, data)]).toEqual([more, data, true])
    })
  })
})

describe('At the boundary', () => {
  it('nobody, and everybody', () => {
    const visibility = (viewers: readonly Viewer[]): Visibility => ({ ...VISIBILITY, 'bank-lines': viewers })
    const shownTo = (viewers: readonly Viewer[]) =>
      VIEWERS.filter(
        (viewer) =>
          maySee({ viewer, data: 'bank-lines', own: false, visibility: visibility(viewers) }).kind === 'shown',
      )
    expect(shownTo([])).toEqual([])
    expect(shownTo(VIEWERS)).toEqual(VIEWERS)
  })
})

describe('in words', () => {
  it('that nobody may see it is said in a whole sentence', () => {
    const visibility = { ...VISIBILITY, 'bank-lines': [] }
    const { because } = maySee({ viewer: 'donor', data: 'bank-lines', own: false, visibility })
    for (const locale of ['en', 'es'] as const)
      expect(explain(because, locale)).not.toMatch(/ {2}|,( only to| solo) \(/)
  })

  it('each answer is said in English and in Spanish, with the clause', () => {
    for (const viewer of VIEWERS)
      for (const data of ACCOUNTS_DATA)
        for (const own of [true, false])
          for (const locale of ['en', 'es'] as const) {
            const said = explain(maySee({ viewer, data, own }).because, locale)
            expect(said).toMatch(/^\p{Lu}.* \(WJC-22\)\.$/u)
            expect(said).not.toContain(data.includes('-') ? data : '  ')
          }
  })
})

describe('Not true, on purpose', () => {
  it('budgets are not for the public, though every cent is transparent: transparent to those involved', () => {
    expect(ACCOUNTS_DATA.filter((data) => sees('public', data))).toEqual(['donations-in-all'])
  })

  it('a worker-owner does not see the contacts of those who were hired: they are shown to those who need them', () => {
    expect(sees('worker-owner', 'counterparty-names')).toBe(true)
    expect(sees('worker-owner', 'counterparty-contacts')).toBe(false)
  })

  it('one person of two standings asks as each of them: the more open answer is theirs', () => {
    expect([sees('donor', 'documents'), sees('volunteer', 'documents')]).toEqual([false, true])
  })
})

describe('Refused', () => {
  it('viewers and data that nobody knows, those that objects have of themselves among them', () => {
    for (const name of ['', 'Donor', 'donors', '__proto__', 'constructor', 'toString', null, 7, Number.NaN, {}, []]) {
      expect(refused({ viewer: name })).toEqual(['not-one-of viewer'])
      expect(refused({ data: name })).toEqual(['not-one-of data'])
    }
  })

  it('whether it is about oneself must be said', () => {
    expect(refused({ own: undefined })).toEqual(['missing-key own'])
    for (const own of [null, 0, 1, 'yes', 'false']) expect(refused({ own })).toEqual(['wrong-kind own'])
  })

  it('everything at once', () => {
    expect(refusedOf(tryMaySee({ viewer: 'x', data: 'y', own: 'z' } as never))).toEqual([
      'not-one-of viewer',
      'not-one-of data',
      'wrong-kind own',
    ])
    expect(thrownBy(() => maySee({ viewer: 'x', data: 'y', own: 'z' } as never))).toHaveLength(3)
  })

  it('what is no input', () => {
    for (const input of [null, undefined, 7, []]) expect(refusedOf(tryMaySee(input as never))).toContain('wrong-kind')
  })

  it('a misspelt key: nobody is shown anything by a rule that was not read', () => {
    expect(refused({ visiblity: { ...VISIBILITY, budgets: [] } })).toEqual(['unknown-key visiblity'])
  })

  it('a charter that does not say who sees what was asked for, or says it of nobody there is', () => {
    expect(refused({ visibility: {} })).toEqual(['missing-key visibility.budgets'])
    expect(refused({ visibility: null })).toEqual(['wrong-kind visibility'])
    expect(refused({ visibility: { ...VISIBILITY, budgets: 'donor' } })).toEqual(['wrong-kind visibility.budgets'])
    expect(refused({ visibility: { ...VISIBILITY, budgets: ['donors'] } })).toEqual([
      'not-one-of visibility.budgets[0]',
    ])
    expect(refused({ visibility: { ...VISIBILITY, salaries: [] } })).toEqual(['unknown-key visibility.salaries'])
    expect(refused({ clauses: [7] })).toEqual(['wrong-kind clauses[0]'])
  })
})
