import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Entry, type Journal, openJournal, type PostOutcome, reversalOf } from '../../src/accounts/index.js'
import { codeOf } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { balancesOf, CHART, entries, FUNDS, given, moved, SHA, spent, sumsOf } from './given.js'

const open = (): Journal => openJournal({ accounts: CHART, funds: FUNDS })
/** A journal in which all of these are posted. */
const kept = (list: readonly Entry[]): Journal => {
  const journal = open()
  for (const entry of list) expect(refusedOf(journal.post(entry))).toEqual([])
  return journal
}
const stateOf = (journal: Journal) => [journal.trialBalance(), journal.funds()]
const codesOf = (outcome: PostOutcome) => ('because' in outcome ? outcome.because.map(({ code }) => code) : [])
const refused = (entry: unknown, journal = open()) => refusedOf(journal.post(entry as Entry))
const opened = (input: object) => thrownBy(() => openJournal({ accounts: CHART, ...input }))
const balances = (journal: Journal) => balancesOf(journal.trialBalance().rows)

const GOOD = moved('e1', 50000, ['donations', 'bank'])

describe('From the source', () => {
  it('WJC-21: every cent is traceable: what came in, what went out, and what is left, account by account', () => {
    const { rows, entries, because } = kept([given('e1', 50000), spent('e2', 12050)]).trialBalance()
    expect(rows).toEqual([
      {
        account: 'bank',
        accountKind: 'asset',
        currency: 'USD',
        debitMinor: 50000n,
        creditMinor: 12050n,
        balanceMinor: 37950n,
      },
      {
        account: 'donations',
        accountKind: 'income',
        currency: 'USD',
        debitMinor: 0n,
        creditMinor: 50000n,
        balanceMinor: -50000n,
      },
      {
        account: 'printing',
        accountKind: 'expense',
        currency: 'USD',
        debitMinor: 12050n,
        creditMinor: 0n,
        balanceMinor: 12050n,
      },
    ])
    expect(entries).toBe(2)
    expect(because).toEqual([{ code: 'trial-balance', clauses: ['WJC-21'], entries: 2, accounts: 3 }])
  })

  it('WJC-24: donations of any size are entries like any other: one cent, and 10^30 dollars', () => {
    const journal = kept([given('e1', 1), given('e2', 10n ** 32n)])
    expect(balances(journal).get('donations USD')).toBe(-(10n ** 32n) - 1n)
  })

  it('WC-9: money with strings is spent on its purpose, and money without on anything', () => {
    const journal = kept([given('e1', 10000, 'prints'), given('e2', 5000)])
    expect(journal.post(spent('e3', 4000, { fund: 'prints', project: 'app' })).kind).toBe('posted')
    expect(journal.post(moved('e4', 5000, ['bank', 'rent'])).kind).toBe('posted')
    expect(journal.post(moved('e5', 1000, ['bank', 'rent'], { about: { fund: 'prints', project: 'app' } }))).toEqual({
      kind: 'not-allowed',
      because: [{ code: 'outside-purpose', clauses: ['WC-9'], fund: 'prints', named: 'rent', allowed: ['printing'] }],
    })
    expect(journal.funds()).toEqual([
      { fund: 'prints', currency: 'USD', receivedMinor: 10000n, spentMinor: 4000n, leftMinor: 6000n },
    ])
  })

  it('WC-9: every string that is broken is named, and that there is too little as well', () => {
    const outcome = kept([given('e1', 100, 'prints')]).post(
      moved('e2', 500, ['bank', 'rent'], { about: { fund: 'prints', project: 'fiesta mayor' } }),
    )
    expect(outcome).toMatchObject({
      kind: 'not-allowed',
      because: [
        { code: 'outside-purpose', named: 'fiesta mayor', allowed: ['app'] },
        { code: 'outside-purpose', named: 'rent', allowed: ['printing'] },
        {
          code: 'fund-exhausted',
          clauses: ['WC-9'],
          fund: 'prints',
          leftMinor: 100n,
          amountMinor: 500n,
          currency: 'USD',
        },
      ],
    })
  })

  it('WC-9: money with strings does not turn into money without, or with others, between two incomes', () => {
    const between = (about: object): Entry => ({
      ...GOOD,
      id: 'e2',
      postings: [
        { account: 'donations', amountMinor: 100, fund: 'prints' },
        { account: 'donations', amountMinor: -100, ...about },
      ],
    })
    expect(kept([given('e1', 100, 'prints')]).post(between({})).kind).toBe('not-allowed')
    expect(kept([given('e1', 100, 'prints')]).post(between({ fund: 'design' })).kind).toBe('not-allowed')
    const [{ id: _, ...first }] = [between({})]
    const over = (account: string) =>
      codesOf(
        kept([given('e1', 100, 'prints')]).post({
          id: 'e2',
          ...first,
          postings: [first.postings[0] as Entry['postings'][number], { account, amountMinor: -100 }],
        }),
      )
    expect(['bank', 'loan_2.b', 'capital', 'rent'].map(over)).toEqual([
      ['posted'],
      ['posted'],
      ['not-given-back'],
      ['not-given-back'],
    ])
  })

  it('WJC-21: a correction takes an entry back and leaves it in sight', () => {
    const journal = kept([GOOD, spent('e2', 700)])
    const correction = reversalOf({ entry: spent('e2', 700), id: 'e3', date: '2025-03-05' })
    expect(correction).toEqual({
      id: 'e3',
      date: '2025-03-05',
      currency: 'USD',
      reverses: 'e2',
      postings: [
        { account: 'printing', amountMinor: -700n },
        { account: 'bank', amountMinor: 700n },
      ],
    })
    expect(journal.post(correction).kind).toBe('posted')
    expect(balances(journal)).toEqual(balances(kept([GOOD])))
    expect(journal.trialBalance()).toMatchObject({
      entries: 3,
      rows: [{ creditMinor: 700n }, {}, { debitMinor: 700n, balanceMinor: 0n }],
    })
  })
})

describe('At the boundary', () => {
  it('sides that are one short, even, and one over', () => {
    const sides = (amountMinor: number) =>
      refused({ ...GOOD, postings: [GOOD.postings[0], { account: 'donations', amountMinor }] })
    expect([-49999, -50000, -50001].map(sides)).toEqual([['unbalanced postings'], [], ['unbalanced postings']])
  })

  it('no posting, one of nothing, and two', () => {
    const zero = { account: 'bank', amountMinor: 0 }
    const of = (postings: readonly object[]) => refused({ ...GOOD, postings })
    expect([[], [zero], GOOD.postings].map(of)).toEqual([['unbalanced postings'], ['unbalanced postings'], []])
  })

  it('a fund of which one cent less, all, and one cent more is spent', () => {
    const spend = (amount: number) =>
      codesOf(kept([given('e1', 100, 'app')]).post(spent('e2', amount, { fund: 'app', project: 'app' })))
    expect([99, 100, 101].map(spend)).toEqual([['posted'], ['posted'], ['fund-exhausted']])
  })

  it('a donation is given back to the last cent, and not beyond', () => {
    const back = (amount: number) =>
      codesOf(
        kept([given('e1', 100, 'app')]).post(moved('e2', amount, ['bank', 'donations'], { about: { fund: 'app' } })),
      )
    expect([99, 100, 101].map(back)).toEqual([['posted'], ['posted'], ['fund-exhausted']])
  })

  it('what comes in with an entry can be spent by it, to the cent', () => {
    const through = (amount: bigint) =>
      codesOf(
        open().post({
          ...GOOD,
          postings: [
            { account: 'donations', amountMinor: -100n, fund: 'app' },
            { account: 'rent', amountMinor: amount, fund: 'app', project: 'app' },
            { account: 'bank', amountMinor: 100n - amount },
          ],
        }),
      )
    expect([99n, 100n, 101n].map(through)).toEqual([['posted'], ['posted'], ['fund-exhausted']])
  })

  it('a fund in one currency holds nothing in another', () => {
    const journal = kept([given('e1', 100, 'app')])
    const euros = { ...spent('e2', 1, { fund: 'app', project: 'app' }), currency: 'EUR' }
    expect(codesOf(journal.post(euros))).toEqual(['fund-exhausted'])
  })

  it('a fund for nothing at all can be received and not spent; one without strings can be spent on anything', () => {
    const journal = openJournal({ accounts: CHART, funds: [{ id: 'locked', projects: [] }, { id: 'free' }] })
    for (const fund of ['locked', 'free']) expect(journal.post(given(`${fund}-in`, 100, fund)).kind).toBe('posted')
    const spend = (fund: string) => codesOf(journal.post(spent(`${fund}-out`, 1, { fund, project: 'app' })))
    expect(['locked', 'free'].map(spend)).toEqual([['outside-purpose'], ['posted']])
  })
})

describe('Always true', () => {
  /** Entries that add up, and entries that are spoilt in one way or another. */
  const spoilers: readonly ((entry: Entry) => unknown)[] = [
    (entry) => entry,
    (entry) => ({ ...entry, postings: [...entry.postings, { account: 'bank', amountMinor: 1 }] }),
    (entry) => ({ ...entry, postings: entry.postings.slice(1) }),
    (entry) => ({ ...entry, id: 'e0' }),
    (entry) => ({ ...entry, id: '' }),
    (entry) => ({ ...entry, date: '2025-02-29' }),
    (entry) => ({ ...entry, currency: 'usd' }),
    (entry) => ({ ...entry, postings: [...entry.postings, { account: 'nowhere', amountMinor: 0 }] }),
    (entry) => ({ ...entry, postings: [...entry.postings, { account: 'rent', amountMinor: 0, fund: 'unheard of' }] }),
    (entry) => ({ ...entry, postings: [...entry.postings, { account: 'rent', amountMinor: 0.5 }] }),
    (entry) => ({ ...entry, reverses: 'e0' }),
    (entry) => ({ ...entry, reverses: 'unheard of' }),
    (entry) => ({ ...entry, document: { kind: 'invoice', name: 'x', sha256: 'no hash', counterparty: 'y' } }),
  ]
  const attempts = fc
    .tuple(entries(12), fc.array(fc.constantFrom(...spoilers), { minLength: 12, maxLength: 12 }))
    .map(([list, how]) => list.map((entry, at) => (how[at] ?? ((same) => same))(entry)))

  it('the journal balances in each currency, whatever anyone tries to post', () => {
    always(
      fc.property(attempts, (list) => {
        const journal = open()
        for (const entry of list) {
          journal.post(entry as Entry)
          const totals = new Map<string, bigint>()
          for (const { currency, debitMinor, creditMinor, balanceMinor } of journal.trialBalance().rows) {
            totals.set(currency, (totals.get(currency) ?? 0n) + debitMinor - creditMinor)
            expect(balanceMinor).toBe(debitMinor - creditMinor)
            expect(debitMinor >= 0n && creditMinor >= 0n).toBe(true)
          }
          expect([...totals.values()].filter((total) => total !== 0n)).toEqual([])
        }
      }),
    )
  })

  it('what is not posted changes nothing', () => {
    always(
      fc.property(attempts, (list) => {
        const journal = open()
        for (const entry of list) {
          const before = stateOf(journal)
          if (journal.post(entry as Entry).kind !== 'posted') expect(stateOf(journal)).toEqual(before)
        }
      }),
    )
  })

  it('each balance is the plain sum of its postings', () => {
    always(
      fc.property(entries(20), (list) => {
        expect(balances(kept(list))).toEqual(sumsOf(list))
      }),
    )
  })

  it('the order of entries makes no difference to balances', () => {
    const twoOrders = entries(15).chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length })),
    )
    always(
      fc.property(twoOrders, ([one, other]) => {
        expect(stateOf(kept(one))).toEqual(stateOf(kept(other)))
      }),
    )
  })

  it('the order of the postings of an entry makes no difference, to its correction neither', () => {
    always(
      fc.property(entries(5), (list) => {
        const turned = list.map((entry) => ({ ...entry, postings: entry.postings.toReversed() }))
        const journal = kept(turned)
        expect(stateOf(journal)).toEqual(stateOf(kept(list)))
        for (const entry of list)
          expect(journal.post(reversalOf({ entry, id: `${entry.id}-back`, date: '2025-12-31' })).kind).toBe('posted')
        expect(balances(journal)).toEqual(new Map())
      }),
    )
  })

  it('a correction restores the balances, and the correction of a correction what was corrected', () => {
    always(
      fc.property(entries(10), fc.nat(), (list, pick) => {
        const entry = list[pick % list.length] as Entry
        const journal = kept(list)
        const correction = reversalOf({ entry, id: 'back', date: '2025-12-31' })
        expect(journal.post(correction).kind).toBe('posted')
        expect(balances(journal)).toEqual(sumsOf(list.filter((one) => one !== entry)))
        expect(journal.post(reversalOf({ entry: correction, id: 'forth', date: '2025-12-31' })).kind).toBe('posted')
        expect(balances(journal)).toEqual(sumsOf(list))
      }),
    )
  })

  it('an entry is corrected once, and only by what it said with its signs turned', () => {
    always(
      fc.property(entries(6), fc.nat(), (list, pick) => {
        const entry = list[pick % list.length] as Entry
        const journal = kept(list)
        const right = reversalOf({ entry, id: 'back', date: '2025-12-31' })
        const [first, ...rest] = right.postings as readonly [Entry['postings'][number], ...Entry['postings']]
        const wrong = [
          { ...right, currency: entry.currency === 'EUR' ? 'USD' : 'EUR' },
          { ...right, postings: [...right.postings, { account: 'rent', amountMinor: 0 }] },
          { ...right, postings: [{ ...first, project: 'another' }, ...rest] },
          { ...right, postings: [{ ...first, fund: 'app' }, ...rest] },
        ]
        for (const one of wrong) expect(refused(one, journal)).toEqual(['not-the-reverse postings'])
        expect(refused(right, journal)).toEqual([])
        expect(refused({ ...right, id: 'again' }, journal)).toEqual(['reversed-already reverses'])
      }),
    )
  })

  it('no fund is spent below zero, and what is left of it is what was given less what was spent', () => {
    const step = fc.record({
      fund: fc.constantFrom('prints', 'app', 'design'),
      amount: fc.integer({ min: 1, max: 100 }),
      kind: fc.constantFrom('given', 'given back', 'spent', 'spent elsewhere'),
      currency: fc.constantFrom('USD', 'JPY'),
    })
    always(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const journal = open()
        const left = new Map<string, number>()
        steps.forEach(({ fund, amount, kind, currency }, at) => {
          const about = { fund, project: 'app', line: kind === 'spent elsewhere' ? 'viajes' : 'design' }
          const sides = {
            given: ['donations', 'bank'],
            'given back': ['bank', 'donations'],
            spent: ['bank', 'printing'],
            'spent elsewhere': ['bank', 'rent'],
          } as const
          const entry = moved(`e${at}`, amount, sides[kind], { currency, about })
          const key = `${fund} ${currency}`
          const before = left.get(key) ?? 0
          // Rent is what the app may need, and neither prints nor design.
          const allowed = kind === 'given' || (amount <= before && (kind !== 'spent elsewhere' || fund === 'app'))
          expect(journal.post(entry).kind).toBe(allowed ? 'posted' : 'not-allowed')
          if (allowed) left.set(key, before + (kind === 'given' ? amount : -amount))
        })
        for (const { fund, currency, receivedMinor, spentMinor, leftMinor } of journal.funds()) {
          expect(leftMinor).toBe(receivedMinor - spentMinor)
          expect(leftMinor).toBe(BigInt(left.get(`${fund} ${currency}`) ?? 0))
        }
      }),
    )
  })

  it('journals share nothing, and nothing that was given is changed', () => {
    always(
      fc.property(entries(5), (list) => {
        const before = structuredClone(list)
        const journal = kept(list)
        expect(list).toEqual(before)
        expect(stateOf(open())).toEqual([{ ...open().trialBalance(), rows: [], entries: 0 }, []])
        const rows = journal.trialBalance().rows as unknown as { balanceMinor: bigint }[]
        for (const row of rows) row.balanceMinor = 7n
        expect(balances(journal)).toEqual(sumsOf(list))
      }),
      100,
    )
  })
})

describe('Not true, on purpose', () => {
  it('the order makes a difference to what may be posted: nothing is spent before it is given, or corrected before it is entered', () => {
    const [gift, cost] = [given('e1', 100, 'app'), spent('e2', 100, { fund: 'app', project: 'app' })]
    const back = reversalOf({ entry: gift, id: 'e3', date: '2025-03-02' })
    const kindsOf = (list: readonly Entry[]) => {
      const journal = open()
      return list.map((entry) => journal.post(entry).kind)
    }
    expect(kindsOf([gift, cost])).toEqual(['posted', 'posted'])
    expect(kindsOf([cost, gift, cost])).toEqual(['not-allowed', 'posted', 'posted'])
    expect(kindsOf([back, gift, back])).toEqual(['refused', 'posted', 'posted'])
  })

  it('taking back a gift that was spent leaves its fund below zero: the gift was never there, and that is shown', () => {
    const gift = given('e1', 100, 'app')
    const journal = kept([gift, spent('e2', 60, { fund: 'app', project: 'app' })])
    expect(journal.post(reversalOf({ entry: gift, id: 'e3', date: '2025-03-02' })).kind).toBe('posted')
    expect(journal.funds()).toMatchObject([{ receivedMinor: 0n, spentMinor: 60n, leftMinor: -60n }])
  })

  it('a correction leaves no trace in what is left of an account, but it does in what came in and went out', () => {
    const journal = kept([GOOD, reversalOf({ entry: GOOD, id: 'e2', date: '2025-03-02' })])
    expect(journal.trialBalance().rows).toMatchObject([
      { account: 'bank', debitMinor: 50000n, creditMinor: 50000n, balanceMinor: 0n },
      { account: 'donations', debitMinor: 50000n, creditMinor: 50000n, balanceMinor: 0n },
    ])
  })

  it('an account and its parts are accounts of their own: nothing is added up to the parent', () => {
    const journal = kept([moved('e1', 5, ['bank', 'bank:savings account'])])
    expect([...balances(journal)]).toEqual([
      ['bank USD', -5n],
      ['bank:savings account USD', 5n],
    ])
  })

  it('an entry of nothing balances, and is posted', () => {
    const journal = kept([moved('e1', 0, ['donations', 'bank'])])
    expect(journal.trialBalance()).toMatchObject({ entries: 1, rows: [{ debitMinor: 0n, creditMinor: 0n }, {}] })
  })

  it('an id is taken by what was posted only', () => {
    const journal = kept([given('e1', 100, 'app')])
    expect(refused({ ...GOOD, id: 'e2', date: 'today' }, journal)).toEqual(['not-a-date date'])
    expect(journal.post(spent('e2', 101, { fund: 'app', project: 'app' })).kind).toBe('not-allowed')
    expect(journal.post({ ...GOOD, id: 'e2' }).kind).toBe('posted')
    expect(refused({ ...GOOD, id: 'e2' }, journal)).toEqual(['listed-twice id'])
  })
})

describe('Refused', () => {
  it('everything that is wrong with an entry, at once', () => {
    const wrong = {
      id: '',
      date: '2025-02-29',
      currency: 'usd',
      what: 'two\nlines',
      reverses: 7,
      postings: [
        { account: 'nowhere', amountMinor: 1.5, project: '' },
        7,
        { account: 'bank', amountMinor: Number.NaN },
      ],
      document: { kind: 'bill', name: null, sha256: SHA.slice(1), counterparty: undefined, page: 1 },
      extra: 1,
    }
    expect(refused(wrong)).toEqual([
      'unknown-key extra',
      'not-a-name id',
      'not-a-date date',
      'unknown-currency currency',
      'not-a-name what',
      'not-a-name reverses',
      'unknown-key document.page',
      'not-one-of document.kind',
      'not-a-name document.name',
      'missing-key document.counterparty',
      'not-a-hash document.sha256',
      'not-minor-units postings[0].amountMinor',
      'not-a-name postings[0].project',
      'unknown-account postings[0].account',
      'wrong-kind postings[1]',
      'not-minor-units postings[2].amountMinor',
    ])
  })

  it('what is no entry', () => {
    for (const entry of [null, undefined, 7, 'e1', [], true])
      expect(refused(entry)).toEqual([
        'wrong-kind',
        'missing-key id',
        'missing-key date',
        'missing-key currency',
        'missing-key postings',
      ])
  })

  it('amounts that are no whole smallest units, and none that are', () => {
    const of = (amountMinor: unknown) =>
      refused({ ...GOOD, postings: [{ account: 'bank', amountMinor }, GOOD.postings[1]] })
    for (const amount of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      0.5,
      1e30,
      2 ** 53,
      '',
      ' 1',
      '1.0',
      '1e3',
      '1,000',
      null,
      true,
      {},
      [],
    ])
      expect(of(amount)).toEqual(['not-minor-units postings[0].amountMinor'])
    expect(of(undefined)).toEqual(['missing-key postings[0].amountMinor'])
    for (const amount of [50000, 50000n, '50000', '+50000', '0050000']) expect(of(amount)).toEqual([])
  })

  it('two currencies in one entry: it has one, and a posting has none of its own', () => {
    const postings = [{ ...GOOD.postings[0], currency: 'EUR' }, GOOD.postings[1]]
    expect(refused({ ...GOOD, postings })).toEqual(['unknown-key postings[0].currency'])
  })

  it('an entry twice, a correction of nothing, of itself, of something else, and a second one', () => {
    const journal = kept([GOOD, spent('e2', 700)])
    const back = reversalOf({ entry: GOOD, id: 'e3', date: '2025-03-02' })
    expect(refused(GOOD, journal)).toEqual(['listed-twice id'])
    expect(refused({ ...back, reverses: 'e9' }, journal)).toEqual(['unknown-entry reverses'])
    expect(refused({ ...back, reverses: 'e3' }, journal)).toEqual(['unknown-entry reverses'])
    expect(refused({ ...back, reverses: 'e2' }, journal)).toEqual(['not-the-reverse postings'])
    expect(refused({ ...GOOD, id: 'e3', reverses: 'e1' }, journal)).toEqual(['not-the-reverse postings'])
    expect(refused(back, journal)).toEqual([])
    expect(refused({ ...back, id: 'e4' }, journal)).toEqual(['reversed-already reverses'])
  })

  it('a fund that nobody knows, each posting that names one', () => {
    const [bank, donations] = GOOD.postings
    expect(
      refused({
        ...GOOD,
        postings: [
          { ...bank, fund: 'x' },
          { ...donations, fund: 'y' },
        ],
      }),
    ).toEqual(['unknown-fund postings[0].fund', 'unknown-fund postings[1].fund'])
  })

  it('ids that objects have of themselves are ids like any other', () => {
    const NAMES = ['constructor', 'toString', 'hasOwnProperty', 'valueOf']
    const accounts = NAMES.flatMap((id) => [{ id, kind: 'asset' as const }])
    for (const fund of [...NAMES, '__proto__', 'prototype']) {
      const unknown = { ...GOOD, postings: [{ ...GOOD.postings[0], fund }, GOOD.postings[1]] }
      expect(refused(unknown)[0]).toMatch(/^unknown-fund /)
      expect(refused({ ...GOOD, id: fund, reverses: fund })).toEqual(['unknown-entry reverses'])
      const journal = openJournal({ accounts: [...accounts, ...CHART], funds: [{ id: fund, projects: ['__proto__'] }] })
      expect(journal.funds()).toEqual([])
      expect(journal.post({ ...given(fund, 5, fund) }).kind).toBe('posted')
      expect(journal.post(spent('e2', 5, { fund, project: 'constructor' })).kind).toBe('not-allowed')
      expect(journal.post(spent('e2', 5, { fund, project: '__proto__' })).kind).toBe('posted')
      expect(journal.post(moved('e3', 1, ['constructor', 'toString'])).kind).toBe('posted')
      expect(journal.trialBalance().rows.map(({ account }) => account)).toContain('constructor')
    }
    expect(refused(moved('e1', 1, ['constructor', '__proto__']))).toEqual([
      'unknown-account postings[0].account',
      'unknown-account postings[1].account',
    ])
    expect(
      refused(JSON.parse(`{"__proto__":1,"id":"e1","date":"2025-01-01","currency":"USD","postings":[]}`)),
    ).toContain('unknown-key __proto__')
  })

  it('a chart with anything wrong, at once', () => {
    const accounts = [
      { id: 'bank', kind: 'asset' },
      { id: 'bank', kind: 'income' },
      { id: 'a  b', kind: 'asset' },
      { id: 'x', kind: 'money' },
      { id: 'y' },
      { kind: 'asset' },
      { id: 'z', kind: 'asset', name: 'Z' },
      7,
      null,
    ]
    const funds = [
      { id: '' },
      { id: 'f', projects: ['', 7], lines: 'design', accounts: ['bank', 'nowhere'] },
      { id: 'f' },
      { name: 'g' },
      'h',
    ]
    expect(opened({ accounts, funds })).toEqual([
      'listed-twice accounts[1].id',
      'not-an-account accounts[2].id',
      'not-one-of accounts[3].kind',
      'missing-key accounts[4].kind',
      'not-an-account accounts[5].id',
      'unknown-key accounts[6].name',
      'wrong-kind accounts[7]',
      'wrong-kind accounts[8]',
      'not-a-name funds[0].id',
      'not-a-name funds[1].projects[0]',
      'not-a-name funds[1].projects[1]',
      'wrong-kind funds[1].lines',
      'unknown-account funds[1].accounts',
      'listed-twice funds[2].id',
      'unknown-key funds[3].name',
      'missing-key funds[3].id',
      'wrong-kind funds[4]',
    ])
  })

  it('accounts and funds that are no lists', () => {
    expect(thrownBy(() => openJournal({} as never))).toEqual(['missing-key accounts'])
    expect(opened({ accounts: 'bank', funds: {} })).toEqual(['wrong-kind accounts', 'wrong-kind funds'])
    expect(opened({ accounts: null, funds: null })).toEqual(['wrong-kind accounts', 'wrong-kind funds'])
  })

  it('a journal that is opened with nothing, or with a key that is misspelt', () => {
    for (const input of [null, undefined, 7]) expect(codeOf(() => openJournal(input as never))).toBe('wrong-kind')
    expect(opened({ found: FUNDS })).toEqual(['unknown-key found'])
    expect(opened({ clauses: 'WJC-21' })).toEqual(['wrong-kind clauses'])
  })

  it('a correction without a day, an id or amounts', () => {
    const entry = { ...GOOD, postings: [{ account: 'bank', amountMinor: 0.5 }] }
    expect(thrownBy(() => reversalOf({ entry, id: '', date: '2025-13-01' }))).toEqual([
      'not-a-name id',
      'not-a-date date',
      'not-minor-units entry.postings[0].amountMinor',
    ])
  })

  it('a correction of what is no entry', () => {
    for (const entry of [null, undefined, {}, { postings: 7 }, { postings: [null] }])
      expect(() => reversalOf({ entry: entry as never, id: 'e2', date: '2025-03-02' })).toThrow(
        expect.objectContaining({ name: 'RulesError' }),
      )
  })
})
