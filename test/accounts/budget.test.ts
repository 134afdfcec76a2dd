import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Budget,
  type BudgetInput,
  budgetOf,
  type Entry,
  reversalOf,
  tryBudgetOf,
} from '../../src/accounts/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { CHART, entries, isExpense, LINES, moved, PROJECTS, SHA, spent } from './given.js'

const DOCUMENT = { kind: 'invoice', name: 'inv-7.pdf', sha256: SHA, counterparty: 'studio' } as const
/** An expense of the app on a line. */
const cost = (id: string, amount: number, line?: string, more: Partial<Entry> = {}): Entry => ({
  ...spent(id, amount, { project: 'app', ...(line === undefined ? {} : { line }) }),
  ...more,
})
const back = (entry: Entry, id: string) => reversalOf({ entry, id, date: '2025-04-01' })

const BASE: BudgetInput = {
  project: 'app',
  currency: 'USD',
  lines: [
    { line: 'design', plannedMinor: 100000 },
    { line: 'travel', plannedMinor: '20000' },
  ],
  accounts: CHART,
  entries: [],
}
const budget = (more: Partial<BudgetInput>): Budget => budgetOf({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryBudgetOf({ ...BASE, ...more }))
const lineOf = ({ lines }: Budget, name: string) => lines.find(({ line }) => line === name)

describe('From the source', () => {
  it('WJC-21: a detailed budget at the start, updated with invoices: planned, committed, actual, left', () => {
    const answer = budget({
      commitments: [{ id: 'c1', line: 'design', amountMinor: 30000 }],
      entries: [
        cost('e1', 45000, 'design', { document: DOCUMENT }),
        cost('e2', 1250, 'travel', { document: DOCUMENT }),
      ],
    })
    expect(answer).toEqual({
      kind: 'budget',
      project: 'app',
      currency: 'USD',
      lines: [
        {
          line: 'design',
          plannedMinor: 100000n,
          committedMinor: 30000n,
          actualMinor: 45000n,
          leftMinor: 25000n,
          state: 'within',
          entries: ['e1'],
        },
        {
          line: 'travel',
          plannedMinor: 20000n,
          committedMinor: 0n,
          actualMinor: 1250n,
          leftMinor: 18750n,
          state: 'within',
          entries: ['e2'],
        },
      ],
      plannedMinor: 120000n,
      committedMinor: 30000n,
      actualMinor: 46250n,
      leftMinor: 43750n,
      undocumented: [],
      because: [
        {
          code: 'budget',
          clauses: ['WJC-21'],
          project: 'app',
          currency: 'USD',
          plannedMinor: 120000n,
          committedMinor: 30000n,
          actualMinor: 46250n,
          leftMinor: 43750n,
        },
      ],
    })
  })

  it('WJC-21: an expense without its document is visible as such', () => {
    const answer = budget({ entries: [cost('e1', 45000, 'design'), cost('e2', 10, 'design', { document: DOCUMENT })] })
    expect(answer.undocumented).toEqual(['e1'])
    for (const locale of ['en', 'es'] as const) expect(explain(answer.because, locale)).toMatch(/\be1\b/)
  })

  it('WC-5: what is spent beyond a line, or on a line that nobody planned, is named, and folded into nothing else', () => {
    const answer = budget({ entries: [cost('e1', 100001, 'design'), cost('e2', 500, 'gifts'), cost('e3', 7)] })
    expect(answer.lines.map(({ line, leftMinor, state }) => [line, leftMinor, state])).toEqual([
      ['design', -1n, 'overspent'],
      ['travel', 20000n, 'within'],
      ['', -7n, 'unplanned'],
      ['gifts', -500n, 'unplanned'],
    ])
    expect(answer.because.slice(1, 4)).toEqual([
      { code: 'overspent', clauses: ['WC-5'], line: 'design', overMinor: 1n, currency: 'USD' },
      { code: 'unplanned', clauses: ['WC-5'], line: '', amountMinor: 7n, currency: 'USD' },
      { code: 'unplanned', clauses: ['WC-5'], line: 'gifts', amountMinor: 500n, currency: 'USD' },
    ])
    expect(explain(answer.because, 'en')).toMatch(/0\.01 USD.*0\.07 USD.*5\.00 USD/)
  })

  it('WJC-21: what was taken back is neither spent nor without a document', () => {
    const wrong = cost('e1', 45000, 'design')
    const answer = budget({ entries: [wrong, back(wrong, 'e2'), cost('e3', 4500, 'design', { document: DOCUMENT })] })
    expect(lineOf(answer, 'design')).toMatchObject({ actualMinor: 4500n, entries: ['e1', 'e2', 'e3'] })
    expect(answer.undocumented).toEqual([])
  })

  it('WJC-21: an expense is not hidden by a correction of something else that claims to take it back', () => {
    const wrong = cost('e1', 45000, 'design')
    const claim = { ...moved('e2', 1, ['bank', 'rent']), reverses: 'e1' }
    expect(refused({ entries: [wrong, claim] })).toEqual(['not-the-reverse entries[1].postings'])
  })

  it('WJC-21: an expense whose correction was itself taken back stands again, without its document', () => {
    const wrong = cost('e1', 45000, 'design')
    const correction = back(wrong, 'e2')
    const answer = budget({ entries: [wrong, correction, back(correction, 'e3')] })
    expect(answer.actualMinor).toBe(45000n)
    expect(answer.undocumented).toEqual(['e1'])
  })
})

describe('At the boundary', () => {
  it('a line on which a cent is left, nothing is left, and a cent too much was spent', () => {
    const state = (amount: number) => {
      const line = lineOf(budget({ entries: [cost('e1', amount, 'design')] }), 'design')
      return [line?.state, line?.leftMinor]
    }
    expect([99999, 100000, 100001].map(state)).toEqual([
      ['within', 1n],
      ['within', 0n],
      ['overspent', -1n],
    ])
  })

  it('what is committed counts as gone, to the cent', () => {
    const state = (amountMinor: number) =>
      lineOf(
        budget({ commitments: [{ id: 'c', line: 'design', amountMinor }], entries: [cost('e1', 40000, 'design')] }),
        'design',
      )?.state
    expect([59999, 60000, 60001].map(state)).toEqual(['within', 'within', 'overspent'])
  })

  it('a line planned at nothing holds nothing', () => {
    const zero = { lines: [{ line: 'design', plannedMinor: 0 }] }
    expect(lineOf(budget(zero), 'design')?.state).toBe('within')
    expect(lineOf(budget({ ...zero, entries: [cost('e1', 1, 'design')] }), 'design')?.state).toBe('overspent')
  })

  it('a commitment counts until it is settled', () => {
    const commitments = [
      { id: 'c1', line: 'design', amountMinor: 30000 },
      { id: 'c2', line: 'design', amountMinor: 1 },
    ]
    const committed = (settled: readonly string[]) => budget({ commitments, settled }).committedMinor
    expect([[], ['c1'], ['c1', 'c2']].map(committed)).toEqual([30001n, 1n, 0n])
  })

  it('an entry with two costs on one line stands behind it once', () => {
    const postings = [
      { account: 'printing', amountMinor: 100, project: 'app', line: 'design' },
      { account: 'rent', amountMinor: 21, project: 'app', line: 'design' },
      { account: 'bank', amountMinor: -121 },
    ]
    const answer = budget({ entries: [{ ...cost('e1', 1), postings }] })
    expect(lineOf(answer, 'design')).toMatchObject({ actualMinor: 121n, entries: ['e1'] })
  })

  it('a line that nobody planned, of which all was taken back: it is left out, and gives no reason', () => {
    const wrong = cost('e1', 500, 'gifts')
    const answer = budget({ entries: [wrong, back(wrong, 'e2')] })
    expect(lineOf(answer, 'gifts')).toBeUndefined()
    expect(answer.because.map(({ code }) => code)).toEqual(['budget'])
  })

  it('no budget, no lines: what was spent is all unplanned', () => {
    expect(budget({ lines: [], entries: [cost('e1', 5, 'design')] })).toMatchObject({
      plannedMinor: 0n,
      leftMinor: -5n,
    })
    expect(budget({ lines: [] })).toMatchObject({ lines: [], leftMinor: 0n })
  })
})

describe('Always true', () => {
  const plans = fc.record({
    project: fc.constantFrom(...PROJECTS),
    lines: fc.uniqueArray(
      fc.record({
        line: fc.constantFrom(...LINES, '__proto__', 'constructor'),
        plannedMinor: fc.bigInt({ min: 0n, max: 10n ** 31n }),
      }),
      { selector: ({ line }) => line },
    ),
    entries: entries(12, ['USD']),
    orders: fc.array(
      fc.record({ at: fc.nat(9), amountMinor: fc.bigInt({ min: 0n, max: 10n ** 6n }), settled: fc.boolean() }),
      {
        maxLength: 4,
      },
    ),
  })
  type Plan = typeof plans extends fc.Arbitrary<infer T> ? T : never
  const inputOf = ({ project, lines, entries, orders }: Plan): BudgetInput => ({
    project,
    currency: 'USD',
    lines,
    accounts: CHART,
    entries,
    commitments: orders.flatMap(({ at, amountMinor }, id) =>
      lines.length === 0 ? [] : [{ id: `c${id}`, line: lines[at % lines.length]?.line ?? '', amountMinor }],
    ),
    settled: orders.flatMap(({ settled }, id) => (settled && lines.length > 0 ? [`c${id}`] : [])),
  })

  it('planned less committed less actual is what is left, of each line and of all', () => {
    always(
      fc.property(plans, (plan) => {
        const answer = budgetOf(inputOf(plan))
        for (const { plannedMinor, committedMinor, actualMinor, leftMinor } of [...answer.lines, answer])
          expect(plannedMinor - committedMinor - actualMinor).toBe(leftMinor)
        for (const key of ['plannedMinor', 'committedMinor', 'actualMinor', 'leftMinor'] as const)
          expect(answer.lines.reduce((sum, line) => sum + line[key], 0n)).toBe(answer[key])
      }),
    )
  })

  it('the lines add up to what the expense accounts hold of the project: not a cent falls through', () => {
    always(
      fc.property(plans, (plan) => {
        const ours = plan.entries
          .flatMap(({ postings }) => postings)
          .filter((posting) => isExpense(posting) && posting.project === plan.project)
        const answer = budgetOf(inputOf(plan))
        expect(answer.actualMinor).toBe(ours.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n))
        for (const { line, actualMinor } of answer.lines) {
          const onIt = ours.filter((posting) => (posting.line ?? '') === line)
          expect(actualMinor).toBe(onIt.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n))
        }
      }),
    )
  })

  it('behind each line stand just the entries that spent on it, and each expense without a document is named once', () => {
    always(
      fc.property(plans, (plan) => {
        const answer = budgetOf(inputOf(plan))
        const spenders = (line?: string) =>
          plan.entries
            .filter(({ postings }) =>
              postings.some(
                (one) =>
                  isExpense(one) && one.project === plan.project && (line === undefined || (one.line ?? '') === line),
              ),
            )
            .map(({ id }) => id)
        for (const { line, entries } of answer.lines) expect([...new Set(entries)]).toEqual(spenders(line))
        const bare = new Set(plan.entries.filter(({ document }) => document === undefined).map(({ id }) => id))
        expect(answer.undocumented).toEqual(spenders().filter((id) => bare.has(id)))
      }),
    )
  })

  it('the order of entries makes no difference to amounts, and other projects none at all', () => {
    const amounts = ({ lines }: Budget) =>
      lines.map(({ line, plannedMinor, committedMinor, actualMinor, state }) => [
        line,
        plannedMinor,
        committedMinor,
        actualMinor,
        state,
      ])
    always(
      fc.property(plans, (plan) => {
        const answer = amounts(budgetOf(inputOf(plan)))
        expect(amounts(budgetOf(inputOf({ ...plan, entries: plan.entries.toReversed() })))).toEqual(answer)
        const ours = plan.entries.filter(({ postings }) => postings.some(({ project }) => project === plan.project))
        expect(amounts(budgetOf(inputOf({ ...plan, entries: ours })))).toEqual(answer)
      }),
      150,
    )
  })

  it('a line is overspent just where less than nothing is left, and each that is has its reason', () => {
    always(
      fc.property(plans, (plan) => {
        const { lines, because } = budgetOf(inputOf(plan))
        for (const { line, leftMinor, state } of lines)
          if (state !== 'unplanned') expect([line, state]).toEqual([line, leftMinor < 0n ? 'overspent' : 'within'])
        expect(
          because.flatMap((reason) => (reason.code === 'overspent' || reason.code === 'unplanned' ? reason.line : [])),
        ).toEqual(lines.filter(({ state }) => state !== 'within').map(({ line }) => line))
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('money that comes back on a line makes more left than was planned', () => {
    expect(lineOf(budget({ entries: [cost('e1', -500, 'design')] }), 'design')).toMatchObject({
      actualMinor: -500n,
      leftMinor: 100500n,
      state: 'within',
    })
  })

  it('income of a project is no part of what is left to spend', () => {
    const income = moved('e1', 7000, ['cuotas', 'bank'], { about: { project: 'app', line: 'design' } })
    expect(budget({ entries: [income] })).toMatchObject({ actualMinor: 0n, leftMinor: 120000n, undocumented: [] })
  })

  it('a whole budget can have money left while one of its lines is overspent', () => {
    const answer = budget({ entries: [cost('e1', 20001, 'travel')] })
    expect(answer.leftMinor).toBe(99999n)
    expect(lineOf(answer, 'travel')?.state).toBe('overspent')
  })

  it('another currency matters in the entries of the project only', () => {
    const elsewhere = {
      ...moved('e1', 5, ['bank', 'printing'], { about: { project: 'fiesta mayor' } }),
      currency: 'EUR',
    }
    expect(refused({ entries: [elsewhere] })).toEqual([])
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, 'app', []])
      expect(refusedOf(tryBudgetOf(input as never))).toEqual(['wrong-kind'])
    expect(refusedOf(tryBudgetOf({} as never))).toEqual([
      'missing-key project',
      'missing-key currency',
      'missing-key lines',
      'missing-key accounts',
      'missing-key entries',
    ])
    expect(thrownBy(() => budgetOf(null as never))).toEqual(['wrong-kind'])
  })

  it('everything at once', () => {
    expect(
      refused({
        project: '',
        currency: 'usd',
        lines: [
          { line: 'a', plannedMinor: -1 },
          { line: 'b', plannedMinor: 1.5 },
          { line: null, plannedMinor: 1 },
          7,
          { line: 'c', planned: 1 },
        ],
        commitments: [{ id: 'c', line: 'z', amountMinor: '-1' }, { line: 'b', amountMinor: Number.NaN }, null],
        settled: 'c',
        clauses: [7],
        entries: [{ ...cost('e1', 1), date: '2025-02-30' }],
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'wrong-kind clauses[0]',
      'not-a-name project',
      'unknown-currency currency',
      'negative-amount lines[0].plannedMinor',
      'not-minor-units lines[1].plannedMinor',
      'not-a-name lines[2].line',
      'wrong-kind lines[3]',
      'unknown-key lines[4].planned',
      'missing-key lines[4].plannedMinor',
      'wrong-kind settled',
      'negative-amount commitments[0].amountMinor',
      'unknown-line commitments[0].line',
      'missing-key commitments[1].id',
      'not-minor-units commitments[1].amountMinor',
      'unknown-line commitments[1].line',
      'wrong-kind commitments[2]',
      'not-a-date entries[0].date',
    ])
  })

  it('lines, commitments and entries twice', () => {
    expect(refused({ lines: [BASE.lines[0], BASE.lines[0]] })).toEqual(['listed-twice lines[1].line'])
    const order = { id: 'c1', line: 'design', amountMinor: 1 }
    expect(refused({ commitments: [order, order] })).toEqual(['listed-twice commitments[1].id'])
  })

  it('an entry twice, as a journal would: its cost is not counted twice', () => {
    expect(refused({ entries: [cost('e1', 5, 'design'), cost('e1', 5, 'design')] })).toEqual([
      'listed-twice entries[1].id',
    ])
  })

  it('two currencies in one budget', () => {
    expect(refused({ entries: [cost('e1', 5, 'design'), { ...cost('e2', 5), currency: 'EUR' }] })).toEqual([
      'mixed-currencies entries[1].currency',
    ])
    expect(refused({ currency: 'EUR', entries: [cost('e1', 5)] })).toEqual(['mixed-currencies entries[0].currency'])
  })

  it('an unbalanced entry, one on an account that nobody knows, one that is none', () => {
    const bad = [
      {
        ...cost('e1', 5),
        postings: [
          { account: 'rent', amountMinor: 5 },
          { account: 'bank', amountMinor: -4 },
        ],
      },
    ]
    expect(refused({ entries: bad })).toEqual(['unbalanced entries[0].postings'])
    expect(refused({ accounts: CHART.slice(1), entries: [cost('e1', 5)] })).toEqual([
      'unknown-account entries[0].postings[1].account',
    ])
    expect(refused({ entries: [null] })[0]).toBe('wrong-kind entries[0]')
  })

  it('a settled commitment that is no name, or that nobody made', () => {
    expect(refused({ settled: [7, null] })).toEqual(['not-a-name settled[0]', 'not-a-name settled[1]'])
    expect(refused({ settled: ['c9'] })).toEqual(['unknown-commitment settled[0]'])
  })
})
