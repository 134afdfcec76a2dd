import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Budget, budgetOf, maySpend, type SpendingInput, tryMaySpend } from '../../src/accounts/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { CHART, spent } from './given.js'

const BUDGET: Budget = budgetOf({
  project: 'app',
  currency: 'USD',
  lines: [
    { line: 'design', plannedMinor: 100000 },
    { line: 'travel', plannedMinor: 0 },
  ],
  commitments: [{ id: 'c1', line: 'design', amountMinor: 10000 }],
  accounts: CHART,
  entries: [spent('e1', 30000, { project: 'app', line: 'design' }), spent('e2', 5, { project: 'app', line: 'gifts' })],
})
const BASE: SpendingInput = {
  budget: BUDGET,
  line: 'design',
  amountMinor: 60000,
  payee: 'studio',
  approvedBy: ['ana', 'ben'],
  approvals: [
    { fromMinor: 0, others: 1 },
    { fromMinor: '50000', others: 2 },
  ],
}
const ask = (more: Partial<SpendingInput>) => maySpend({ ...BASE, ...more })
const codes = (more: Partial<SpendingInput>) => ask(more).because.map(({ code }) => code)
const refused = (more: object) => refusedOf(tryMaySpend({ ...BASE, ...more }))

describe('From the source', () => {
  it('WC-5: a working group spends within its own budget', () => {
    expect(ask({})).toEqual({
      kind: 'allowed',
      because: [
        {
          code: 'within-budget',
          clauses: ['WC-5'],
          line: 'design',
          leftMinor: 60000n,
          amountMinor: 60000n,
          currency: 'USD',
        },
        { code: 'spending-approved', clauses: ['WC-11'], observed: 2, required: 2 },
      ],
    })
  })

  it('WC-5: beyond the budget, or outside what the group does, is not allowed, with the clause', () => {
    expect(ask({ amountMinor: 60001 })).toMatchObject({
      kind: 'not-allowed',
      because: [{ code: 'beyond-budget', clauses: ['WC-5'], leftMinor: 60000n, amountMinor: 60001n }, {}],
    })
    expect(ask({ line: 'weapons', amountMinor: 1 })).toMatchObject({
      kind: 'not-allowed',
      because: [{ code: 'outside-budget', clauses: ['WC-5'], line: 'weapons' }, {}],
    })
  })

  it('WC-5: a line that something was spent on unplanned is still outside the budget', () => {
    expect(codes({ line: 'gifts', amountMinor: 0 })).toEqual(['outside-budget', 'spending-approved'])
  })

  it('WC-11: whoever is paid does not approve that pay alone', () => {
    const alone = { payee: 'ana', approvedBy: ['ana'], amountMinor: 100 }
    expect(ask(alone)).toMatchObject({
      kind: 'not-allowed',
      because: [{}, { code: 'spending-not-approved', clauses: ['WC-11'], observed: 0, required: 1 }],
    })
    expect(ask({ ...alone, approvedBy: ['ana', 'ben'] }).kind).toBe('allowed')
  })

  it('WC-11: no rule of approvals lets anyone approve alone what they are paid', () => {
    const alone = { payee: 'ana', approvedBy: ['ana'], amountMinor: 100 }
    expect(refused({ ...alone, approvals: [{ fromMinor: 0, others: 0 }] })).toEqual([
      'not-one-or-more approvals[0].others',
    ])
  })

  it('WC-11: nor does an amount below the first step', () => {
    const alone = { payee: 'ana', approvedBy: ['ana'], amountMinor: 100, approvals: [{ fromMinor: 101, others: 1 }] }
    expect(tryMaySpend({ ...BASE, ...alone }).kind).not.toBe('allowed')
    expect(tryMaySpend({ ...BASE, ...alone, approvedBy: [] }).kind).not.toBe('allowed')
  })
})

describe('At the boundary', () => {
  it('a cent less than is left, all of it, and a cent more', () => {
    expect([59999, 60000, 60001].map((amountMinor) => ask({ amountMinor }).kind)).toEqual([
      'allowed',
      'allowed',
      'not-allowed',
    ])
  })

  it('nothing, and a cent, of a line of nothing', () => {
    expect([0, 1].map((amountMinor) => ask({ line: 'travel', amountMinor }).kind)).toEqual(['allowed', 'not-allowed'])
  })

  it('a cent below the step at which two must approve, just there, and a cent above', () => {
    const required = (amountMinor: number) =>
      ask({ amountMinor, approvedBy: ['ana'] }).because.flatMap((reason) =>
        'required' in reason ? [reason.required] : [],
      )
    expect([49999, 50000, 50001].map(required)).toEqual([[1], [2], [2]])
  })

  it('one fewer than must approve, as many, and one more', () => {
    const by = (...approvedBy: readonly string[]) => ask({ approvedBy }).kind
    expect([by('ana'), by('ana', 'ben'), by('ana', 'ben', 'cleo')]).toEqual(['not-allowed', 'allowed', 'allowed'])
    expect([by('ana', 'studio'), by('ana', 'ben', 'studio')]).toEqual(['not-allowed', 'allowed'])
  })

  it('the last step that the amount reaches holds, in whatever order they are written, even where it asks for fewer', () => {
    const approvals = [
      { fromMinor: 1000, others: 1 },
      { fromMinor: 0, others: 3 },
    ]
    const kinds = (amountMinor: number) => ask({ amountMinor, approvals, approvedBy: ['ana'] }).kind
    expect([999, 1000].map(kinds)).toEqual(['not-allowed', 'allowed'])
  })
})

describe('Always true', () => {
  const PEOPLE = ['ana', 'ben', 'cleo', 'dov', '__proto__', 'constructor']
  const requests = fc.record({
    line: fc.constantFrom('design', 'travel', 'gifts', 'weapons', '__proto__'),
    amountMinor: fc.oneof(fc.integer({ min: 0, max: 70000 }), fc.constant(String(10n ** 30n))),
    payee: fc.constantFrom(...PEOPLE),
    approvedBy: fc.subarray(PEOPLE),
    approvals: fc
      .uniqueArray(
        fc.record({ fromMinor: fc.integer({ min: 1, max: 70000 }), others: fc.integer({ min: 1, max: 4 }) }),
        {
          maxLength: 3,
          selector: ({ fromMinor }) => fromMinor,
        },
      )
      .chain((steps) => fc.integer({ min: 1, max: 2 }).map((others) => [...steps, { fromMinor: 0, others }])),
  })

  it('nobody approves alone what they are paid: where it is allowed, somebody else approved', () => {
    always(
      fc.property(requests, (request) => {
        if (ask(request).kind === 'allowed')
          expect(request.approvedBy.filter((id) => id !== request.payee).length).toBeGreaterThan(0)
      }),
    )
  })

  it('nothing is allowed beyond what is left of its line', () => {
    always(
      fc.property(requests, (request) => {
        const line = BUDGET.lines.find(({ line, state }) => line === request.line && state !== 'unplanned')
        if (ask(request).kind === 'allowed') expect(BigInt(request.amountMinor) <= (line?.leftMinor ?? -1n)).toBe(true)
      }),
    )
  })

  it('the approval of whoever is paid changes nothing', () => {
    always(
      fc.property(requests, (request) => {
        const others = request.approvedBy.filter((id) => id !== request.payee)
        expect(ask({ ...request, approvedBy: [...others, request.payee] })).toEqual(
          ask({ ...request, approvedBy: others }),
        )
      }),
    )
  })

  it('one more who approves never takes away what was allowed, and the order of approvals and steps decides nothing', () => {
    always(
      fc.property(requests, (request) => {
        const { kind } = ask(request)
        if (kind === 'allowed') expect(ask({ ...request, approvedBy: [...request.approvedBy, 'zoe'] }).kind).toBe(kind)
        const turned = { approvedBy: request.approvedBy.toReversed(), approvals: request.approvals.toReversed() }
        expect(ask({ ...request, ...turned })).toEqual(ask(request))
      }),
    )
  })

  it('both questions are answered, whatever the other comes to', () => {
    always(
      fc.property(requests, (request) => {
        const { kind, because } = ask(request)
        expect(because.map(({ clauses }) => clauses)).toEqual([['WC-5'], ['WC-11']])
        const good = because.every(({ code }) => code === 'within-budget' || code === 'spending-approved')
        expect(kind).toBe(good ? 'allowed' : 'not-allowed')
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('a project with money left cannot spend it on a line that has none: lines are not exchanged here', () => {
    expect(BUDGET.leftMinor > 1n).toBe(true)
    expect(ask({ line: 'travel', amountMinor: 1 }).kind).toBe('not-allowed')
  })

  it('what was ordered counts as gone: the order itself is settled before it is paid', () => {
    expect(ask({ amountMinor: 60001 }).kind).toBe('not-allowed')
  })

  it('who may approve is not asked here: an electorate decides that', () => {
    expect(ask({ approvedBy: ['a stranger', 'another'] }).kind).toBe('allowed')
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []]) expect(refusedOf(tryMaySpend(input as never))).toEqual(['wrong-kind'])
    expect(refusedOf(tryMaySpend({} as never))).toEqual([
      'missing-key budget',
      'missing-key line',
      'missing-key amountMinor',
      'missing-key payee',
      'missing-key approvedBy',
      'missing-key approvals',
    ])
    expect(thrownBy(() => maySpend(null as never))).toEqual(['wrong-kind'])
  })

  it('everything at once', () => {
    expect(
      refused({
        budget: { kind: 'surplus' },
        line: '',
        amountMinor: -1,
        payee: null,
        approvedBy: ['ana', '', 'ana', 7],
        approvals: [
          { fromMinor: 1.5, others: -1 },
          { fromMinor: -1, others: 1.5 },
          { fromMinor: 5, others: 1 },
          { fromMinor: '5', others: 1 },
          { from: 0 },
          null,
        ],
        clauses: 'WC-5',
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'wrong-kind clauses',
      'wrong-kind budget',
      'not-a-name line',
      'negative-amount amountMinor',
      'not-a-name payee',
      'not-a-name approvedBy[1]',
      'listed-twice approvedBy[2]',
      'not-a-name approvedBy[3]',
      'not-minor-units approvals[0].fromMinor',
      'not-one-or-more approvals[0].others',
      'negative-amount approvals[1].fromMinor',
      'not-one-or-more approvals[1].others',
      'listed-twice approvals[3].fromMinor',
      'unknown-key approvals[4].from',
      'missing-key approvals[4].fromMinor',
      'missing-key approvals[4].others',
      'wrong-kind approvals[5]',
    ])
  })

  it('an approval twice, at its place in the list as it was given', () => {
    expect(refused({ approvedBy: ['ana', 'ben', 'ana'] })).toEqual(['listed-twice approvedBy[2]'])
    expect(refused({ approvedBy: ['', 'ben', 'ben'] })).toEqual([
      'not-a-name approvedBy[0]',
      'listed-twice approvedBy[2]',
    ])
  })

  it('no steps, and steps of which the first begins at 0, and at a cent', () => {
    expect(refused({ approvals: [] })).toEqual(['empty-list approvals'])
    const from = (fromMinor: number) =>
      refused({
        approvals: [
          { fromMinor: 50000, others: 2 },
          { fromMinor, others: 1 },
        ],
      })
    expect([0, 1].map(from)).toEqual([[], ['first-step-above-zero approvals']])
  })

  it('amounts that are none', () => {
    for (const amountMinor of [Number.NaN, 0.5, 1e30, '', '1,5', null])
      expect(refused({ amountMinor })).toEqual(['not-minor-units amountMinor'])
    expect(ask({ amountMinor: 10n ** 30n }).kind).toBe('not-allowed')
  })

  it('a budget that is none, that was refused, or that came through JSON with its amounts as text', () => {
    expect(refused({ budget: { kind: 'budget' } })[0]).toMatch(/ budget/)
    expect(refused({ budget: { kind: 'budget', currency: 'USD', lines: 'design' } })[0]).toMatch(/ budget/)
    expect(refused({ budget: { kind: 'refused', problems: [] } })).toEqual(['wrong-kind budget'])
    const asText = { ...BUDGET, lines: BUDGET.lines.map((line) => ({ ...line, leftMinor: String(line.leftMinor) })) }
    expect(refused({ budget: asText })[0]).toMatch(/ budget/)
  })
})
