import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCOUNTS_SEEN_BY, seeing } from '../../src/cooperative/accounts/seeing.js'
import {
  accountsSeenBy,
  balances,
  budgetAgainstActual,
  budgetsInForce,
  documents,
  funds,
  keepsBooks,
  spendings,
  trialBalance,
  withoutDocument,
} from '../../src/cooperative/accounts/views.js'
import type { CalendarDate } from '../../src/calendar/index.js'
import type { Charter } from '../../src/charter/index.js'
import { ACCOUNTS_FOLLOW } from '../../src/cooperative/accounts/follow.js'
import { type Command, cooperative, type EventOf, type State } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { always } from '../arbitraries/run.js'
import { codesOf, story, typesOf } from './story.js'

const at = '2025-03-01'
const by = 'ana'
const account = (id: string, kind: 'asset' | 'liability' | 'income' | 'expense', more: object = {}): Command => ({
  type: 'open-account',
  at,
  by,
  account: id,
  kind,
  ...more,
})

const CHART: readonly Command[] = [
  account('bank', 'asset', { serves: 'payments' }),
  account('loan', 'liability'),
  account('donations', 'income', { source: 'outside' }),
  account('dues', 'income', { source: 'members' }),
  account('printing', 'expense'),
  account('wages', 'expense', { serves: 'pay' }),
]

const founded = (charter: Charter, memberClass: string, ...more: { member: string; memberClass: string }[]) =>
  story(charter).given({
    type: 'found',
    at: '2025-01-01',
    by,
    founders: [...['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass })), ...more],
  })

/** We Just Coop with three worker-owners, a volunteer and a donor. */
const wjc = () =>
  founded(
    preset('we-just-coop'),
    'worker-owner',
    { member: 'vera', memberClass: 'volunteer' },
    { member: 'dora', memberClass: 'donor' },
  ).given(...CHART)

/** The plain worker co-op, where larger expenses ask for others. */
const plain = () => founded(preset('worker-coop-plain'), 'worker-member').given(...CHART)

const SHA = 'a'.repeat(64)
const document = { kind: 'invoice', name: 'inv-7', sha256: SHA } as const
const contact = 'c0ffee'.repeat(4)

const donate = (entry: string, amountMinor: string, more: object = {}): Command => ({
  type: 'record-donation',
  at,
  by,
  entry,
  amountMinor,
  income: 'donations',
  into: 'bank',
  ...more,
})
const spend = (entry: string, amountMinor: string, more: object = {}): Command => ({
  type: 'record-expense',
  at,
  by,
  entry,
  amountMinor,
  account: 'printing',
  from: 'bank',
  ...more,
})
const budget: Command = {
  type: 'set-budget',
  at,
  by,
  budget: 'b1',
  lines: [
    { line: 'leaflets', plannedMinor: '60000' },
    { line: 'travel', plannedMinor: '20000' },
  ],
}

const balanceOf = (told: ReturnType<typeof story>, id: string): bigint | undefined =>
  balances(told.state).find(({ account: one }) => one === id)?.balanceMinor

describe('From the source', () => {
  it('WJC-21: every cent is traceable: what is spent stands on the line of its budget, with the entry behind it', () => {
    const told = wjc().given(
      budget,
      donate('e1', '100000'),
      spend('e2', '45000', { line: 'leaflets', document, contact }),
    )
    const now = budgetAgainstActual(told.state)
    expect(
      now?.lines.map(({ line, actualMinor, leftMinor, entries }) => [line, actualMinor, leftMinor, entries]),
    ).toEqual([
      ['leaflets', 45000n, 15000n, ['e2']],
      ['travel', 0n, 20000n, []],
    ])
    expect(now?.undocumented).toEqual([])
    expect(balanceOf(told, 'bank')).toBe(55000n)
  })

  it('WJC-21: a line without its document is visible as such, until the document is attached', () => {
    const told = wjc().given(budget, donate('e1', '100000'))
    const answer = told.when(spend('e2', '45000', { line: 'leaflets' }))
    expect(answer.because.map(({ code }) => code)).toEqual(['entry-posted', 'without-document'])
    expect(withoutDocument(told.state)).toEqual(['e2'])
    expect(budgetAgainstActual(told.state)?.undocumented).toEqual(['e2'])
    told.given({ type: 'attach-document', at, by, entry: 'e2', document, contact })
    expect(withoutDocument(told.state)).toEqual([])
    expect(documents(told.state, [{ name: 'inv-7', sha256: SHA }]).expenses).toEqual([
      { entry: 'e2', state: 'documented', document: 'inv-7' },
    ])
    expect(documents(told.state, [{ name: 'inv-7', sha256: 'b'.repeat(64) }]).expenses[0]?.state).toBe('altered')
  })

  it('WJC-21: a budget is set at the start and revised, never set a second time', () => {
    const told = wjc().given(budget)
    expect(codesOf(told.when({ ...budget, budget: 'b2' }))).toEqual(['there-already'])
    told.given({ type: 'revise-budget', at, by, budget: 'b1', lines: [{ line: 'leaflets', plannedMinor: '70000' }] })
    expect(budgetAgainstActual(told.state)?.plannedMinor).toBe(70000n)
  })

  it('WJC-21: where budgets are yearly the next one begins anew, and a correction counts where the entry did', () => {
    const told = plain().given(budget, spend('e1', '10000', { line: 'leaflets', from: 'loan' }), {
      ...budget,
      budget: 'b2',
      at: '2026-01-01',
    })
    expect(budgetAgainstActual(told.state)?.actualMinor).toBe(0n)
    told.given({ type: 'correct-entry', at: '2026-01-02', by, entry: 'e2', reverses: 'e1' })
    expect(budgetAgainstActual(told.state)?.actualMinor).toBe(0n)
    expect(told.state.accounts.budgets.get('b1')?.spent.get('leaflets')?.minor).toBe(0n)
    expect(
      codesOf(
        told.when({
          type: 'revise-budget',
          at: '2026-01-02',
          by,
          budget: 'b1',
          lines: [{ line: 'x', plannedMinor: '1' }],
        }),
      ),
    ).toEqual(['closed'])
  })

  it('WJC-21: what was spent before there was a budget counts in the first one; what nobody planned stands on a line of its own', () => {
    const told = wjc().given(
      donate('e0', '100000'),
      spend('e1', '10000', { line: 'leaflets' }),
      spend('e2', '500', { line: 'cake' }),
      budget,
    )
    expect(
      budgetAgainstActual(told.state)?.lines.map(({ line, actualMinor, state }) => [line, actualMinor, state]),
    ).toEqual([
      ['leaflets', 10000n, 'within'],
      ['travel', 0n, 'within'],
      ['cake', 500n, 'unplanned'],
    ])
  })

  it('WJC-21: a mistake is corrected by an entry that takes it back, and both stay', () => {
    const told = wjc().given(donate('e1', '100000'), spend('e2', '45000'), {
      type: 'correct-entry',
      at,
      by,
      entry: 'e3',
      reverses: 'e2',
    })
    expect(balanceOf(told, 'bank')).toBe(100000n)
    expect(told.state.accounts.entries.size).toBe(3)
    expect(withoutDocument(told.state)).toEqual([])
    // What took it back was itself a mistake: the expense stands again, and wants its document again.
    told.given({ type: 'correct-entry', at, by, entry: 'e4', reverses: 'e3' })
    expect(withoutDocument(told.state)).toEqual(['e2'])
    expect(balanceOf(told, 'bank')).toBe(55000n)
    told.given({ type: 'correct-entry', at, by, entry: 'e5', reverses: 'e4' })
    expect(withoutDocument(told.state)).toEqual([])
    expect(balanceOf(told, 'bank')).toBe(100000n)
  })

  it('WC-9: a correction of a correction counts in the year of the entry that it brings back', () => {
    const told = wjc().given(
      donate('d', '1000'),
      { type: 'correct-entry', at: '2026-05-05', by, entry: 'c1', reverses: 'd' },
      { type: 'correct-entry', at: '2027-05-05', by, entry: 'c2', reverses: 'c1' },
    )
    expect(told.state.accounts.income.toJS()).toEqual({ 2025: { members: 0n, supporters: 0n, outside: 1000n } })
  })

  it('WJC-21: what was spent before there was a budget is taken back in the first one, also where another has followed', () => {
    const yearly = (budget: string, day: string): Command => ({
      type: 'set-budget',
      at: day,
      by,
      budget,
      lines: [{ line: 'leaflets', plannedMinor: '100' }],
    })
    const told = founded(preset('workers-coop'), 'enterprise').given(
      ...CHART,
      donate('d', '1000'),
      spend('e', '50', { line: 'leaflets' }),
      yearly('b1', at),
      yearly('b2', '2026-01-01'),
      { type: 'correct-entry', at: '2026-01-02', by, entry: 'c', reverses: 'e' },
    )
    expect(budgetAgainstActual(told.state)?.lines.map(({ actualMinor }) => actualMinor)).toEqual([0n])
    expect(told.state.accounts.budgets.get('b1')?.spent.get('leaflets')?.minor).toBe(0n)
  })

  it('WJC-22: a worker-owner, a volunteer and a donor see budgets, expenses and documents; a stranger sees none of them', () => {
    const told = wjc().given(
      budget,
      donate('e1', '100000'),
      spend('e2', '45000', { line: 'leaflets', document, contact }),
    )
    for (const viewer of ['ben', 'vera', 'dora']) {
      const seen = accountsSeenBy(told.state, viewer)
      expect(seen.budgets.map(({ project }) => project)).toEqual(['we-just-coop'])
      expect(seen.entries.map(({ entry, document: shown }) => [entry, shown?.name])).toEqual([
        ['e1', undefined],
        ['e2', 'inv-7'],
      ])
      expect(seen.entries.every(({ contact: shown }) => shown === undefined)).toBe(true)
    }
    const stranger = accountsSeenBy(told.state, 'zoe')
    expect(stranger.budgets).toEqual([])
    expect(stranger.entries.map(({ entry }) => entry)).toEqual(['e1'])
    expect(seeing(told.state, 'zoe', 'budgets')).toMatchObject({
      kind: 'not-shown',
      because: [{ code: 'may-not-see', clauses: ['WJC-22'] }],
    })
  })

  it('WJC-22: the minutes show entries by the same rule', () => {
    const told = wjc().given(donate('e1', '100000'), spend('e2', '45000'))
    const seen = (viewer: string): readonly string[] =>
      told.events.flatMap((event) =>
        event.type === 'entry-posted' && ACCOUNTS_SEEN_BY['entry-posted']?.(told.state, event, viewer) === true
          ? [event.entry]
          : [],
      )
    expect([seen('dora'), seen('vera'), seen('zoe')]).toEqual([['e1', 'e2'], ['e1', 'e2'], ['e1']])
  })

  it('WJC-24: donations of any size, with or without a purpose, are entries like any other', () => {
    const told = wjc().given(
      donate('e1', '1'),
      { type: 'open-fund', at, by, fund: 'leaflets', lines: ['leaflets'] },
      donate('e2', '123456789012345678901234567890', { fund: 'leaflets' }),
    )
    expect(balanceOf(told, 'bank')).toBe(123456789012345678901234567891n)
    expect(funds(told.state)).toEqual([
      {
        fund: 'leaflets',
        currency: 'USD',
        receivedMinor: 123456789012345678901234567890n,
        spentMinor: 0n,
        leftMinor: 123456789012345678901234567890n,
      },
    ])
  })

  it('WC-9: money given for a purpose is spent on it and on nothing else, and no more of it than there is', () => {
    const told = wjc().given(
      donate('e0', '100000'),
      { type: 'open-fund', at, by, fund: 'gift', lines: ['leaflets'] },
      donate('e1', '30000', { fund: 'gift' }),
    )
    const outside = told.when(spend('e2', '10000', { line: 'travel', fund: 'gift' }))
    expect(codesOf(outside)).toEqual(['outside-purpose'])
    expect(outside.because[0].clauses).toEqual(['WC-9'])
    expect(codesOf(told.when(spend('e2', '30001', { line: 'leaflets', fund: 'gift' })))).toEqual(['fund-exhausted'])
    expect(codesOf(told.when(spend('e2', '30000', { line: 'leaflets', fund: 'gift' })))).toEqual([])
    expect(codesOf(told.when(spend('e3', '1', { line: 'leaflets', fund: 'gift' })))).toEqual(['fund-exhausted'])
  })

  it('WC-9: a charter that lets money with strings be spent on anything is taken at its word', () => {
    const { accounts, ...charter } = preset('worker-coop-plain')
    const books = accounts?.books
    if (books === undefined) throw new Error('the preset has books')
    const told = founded({ ...charter, accounts: { books: { ...books, purposes: false } } }, 'worker-member')
      .given(
        ...CHART,
        { type: 'open-fund', at, by, fund: 'gift', lines: ['leaflets'] },
        donate('e1', '30000', { fund: 'gift' }),
      )
      .given(spend('e2', '30000', { line: 'travel', fund: 'gift' }))
    expect(funds(told.state)[0]?.leftMinor).toBe(0n)
  })
})

describe('What an app shows', () => {
  it('WJC-21: budgets in force with their ids, and whether somebody keeps the books', () => {
    const told = wjc().given(budget, spend('e1', '2500', { line: 'leaflets' }))
    expect(budgetsInForce(told.state)).toMatchObject([{ budget: 'b1', of: undefined, now: { actualMinor: 2500n } }])
    expect(['ana', 'vera', 'dora'].map((one) => keepsBooks(told.state, one))).toEqual([true, true, false])
  })

  it('WC-11: what somebody asked to spend, with who agreed', () => {
    const told = plain().given(
      budget,
      { type: 'ask-to-spend', at, by, spending: 's1', line: 'leaflets', payee: 'ben', amountMinor: '700' },
      { type: 'agree-to-spending', at, by: 'cleo', spending: 's1' },
    )
    expect(spendings(told.state)).toEqual([
      {
        spending: 's1',
        by: 'ana',
        of: undefined,
        line: 'leaflets',
        payee: 'ben',
        amountMinor: 700n,
        askedOn: at,
        agreed: ['cleo'],
        used: false,
      },
    ])
  })
})

describe('At the boundary', () => {
  it('WC-11: from the amount on that the charter names, an expense needs somebody else, within a line of the budget', () => {
    const told = plain().given(budget)
    expect(codesOf(told.when(spend('e1', '49999', { line: 'leaflets', from: 'loan' })))).toEqual([])
    const alone = told.when(spend('e2', '50000', { line: 'leaflets', from: 'loan' }))
    expect(codesOf(alone)).toEqual(['beyond-budget', 'spending-not-approved'])
    told.given({ type: 'revise-budget', at, by, budget: 'b1', lines: [{ line: 'leaflets', plannedMinor: '200000' }] })
    expect(codesOf(told.when(spend('e2', '50001', { line: 'leaflets', from: 'loan' })))).toContain(
      'spending-not-approved',
    )
    told.given({ type: 'ask-to-spend', at, by, spending: 's1', line: 'leaflets', payee: 'ben', amountMinor: '50001' })
    for (const member of ['ana', 'ben'])
      expect(codesOf(told.when({ type: 'agree-to-spending', at, by: member, spending: 's1' }))).toEqual(['no-right'])
    told.given({ type: 'agree-to-spending', at, by: 'cleo', spending: 's1' })
    expect(codesOf(told.when({ type: 'agree-to-spending', at, by: 'cleo', spending: 's1' }))).toEqual(['done-already'])
    const more = spend('e2', '50002', { line: 'leaflets', from: 'loan', spending: 's1' })
    expect(codesOf(told.when(more))).toContain('spending-not-approved')
    const agreed = spend('e2', '50001', { line: 'leaflets', from: 'loan', spending: 's1' })
    expect(codesOf(told.when(agreed))).toEqual([])
    expect(codesOf(told.when({ ...agreed, entry: 'e3' } as Command))).toEqual(['done-already'])
    expect(codesOf(told.when({ type: 'agree-to-spending', at, by: 'ana', spending: 's1' }))).toEqual(['closed'])
  })

  it('WJC-21: a line is within its budget to the last cent', () => {
    const left = (amountMinor: string) =>
      budgetAgainstActual(wjc().given(budget, spend('e1', amountMinor, { line: 'travel', from: 'loan' })).state)
        ?.lines[1]
    expect([left('19999')?.state, left('20000')?.state, left('20001')?.state]).toEqual([
      'within',
      'within',
      'overspent',
    ])
  })
})

const step = fc.record({
  kind: fc.constantFrom('donate', 'spend', 'move', 'correct', 'wrong'),
  amount: fc.bigInt({ min: 1n, max: 10n ** 20n }),
  which: fc.nat({ max: 30 }),
  fund: fc.boolean(),
})

describe('Always true', () => {
  it('WJC-21: the balances of all accounts add up to nothing, whatever is recorded or refused', () => {
    always(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const told = wjc().given({ type: 'open-fund', at, by, fund: 'gift', lines: ['leaflets'] })
        steps.forEach(({ kind, amount, which, fund }, index) => {
          const amountMinor = String(amount)
          const more = fund ? { fund: 'gift', line: 'leaflets' } : {}
          const entry = `e${index}`
          const command: Command =
            kind === 'donate'
              ? donate(entry, amountMinor, fund ? { fund: 'gift' } : {})
              : kind === 'spend'
                ? spend(entry, amountMinor, more)
                : kind === 'correct'
                  ? { type: 'correct-entry', at, by, entry, reverses: `e${which}` }
                  : {
                      type: 'post-entry',
                      at,
                      by,
                      entry,
                      postings: [
                        { account: 'bank', amountMinor },
                        { account: 'loan', amountMinor: String(-amount - (kind === 'wrong' ? 1n : 0n)) },
                      ],
                    }
          told.when(command)
          const sum = balances(told.state).reduce((total, { balanceMinor }) => total + balanceMinor, 0n)
          expect(sum).toBe(0n)
        })
        const { rows } = trialBalance(told.state)
        const again = new Map<string, bigint>()
        for (const { postings } of told.state.accounts.entries.values())
          for (const { account: id, minor } of postings) again.set(id, (again.get(id) ?? 0n) + minor)
        for (const { account: id, balanceMinor } of rows) expect(balanceMinor).toBe(again.get(id))
      }),
      60,
    )
  })
})

describe('Pay', () => {
  const coop = cooperative(preset('we-just-coop'))
  const paid = (amountMinor: string): EventOf<'pay-paid'> => ({
    v: 1,
    type: 'pay-paid',
    at: at as CalendarDate,
    member: 'vera',
    amountMinor,
    of: 'payday',
    ref: 'march',
    project: 'app',
  })
  /** The state after a payment and the entry that follows it. */
  const afterPay = (state: State, amountMinor: string): State => {
    const event = paid(amountMinor)
    const entries = ACCOUNTS_FOLLOW['pay-paid']?.(state, event) ?? []
    return entries.reduce((next, entry) => coop.evolve(next, { v: 1, at: at as CalendarDate, ...entry }), {
      ...state,
      position: state.position + 1,
    })
  }

  it('WJC-21: what is paid to members is an entry, so that no money vanishes', () => {
    const told = wjc().given(donate('e1', '100000'))
    const sum = (state: State): bigint => balances(state).reduce((total, { balanceMinor }) => total + balanceMinor, 0n)
    let state = afterPay(told.state, '30000')
    state = afterPay(state, '0')
    state = afterPay(state, '20000')
    expect(balances(state).map(({ account: id, balanceMinor }) => [id, balanceMinor])).toContainEqual(['wages', 50000n])
    expect(balances(state).map(({ account: id, balanceMinor }) => [id, balanceMinor])).toContainEqual(['bank', 50000n])
    expect(sum(state)).toBe(0n)
    const shownTo = (viewer: string): number =>
      accountsSeenBy(state, viewer).entries.filter(({ about }) => about === 'pay').length
    // What one person was paid is for those who work here; a donor sees the sum in the accounts.
    expect(['ana', 'vera', 'dora', 'zoe'].map(shownTo)).toEqual([2, 2, 0, 0])
  })

  it('without accounts for it nothing is posted', () => {
    const told = founded(preset('we-just-coop'), 'worker-owner')
    expect(ACCOUNTS_FOLLOW['pay-paid']?.(told.state, paid('30000'))).toEqual([])
  })

  it('WJC-21: where there is a financial coordinator, nobody else records; where they have left, every member with a vote again', () => {
    const told = wjc()
    const given = coop.evolve(told.state, {
      v: 1,
      type: 'office-given',
      at: at as CalendarDate,
      office: 'financial-coordinator',
      member: 'ben',
      decision: 'd1',
    })
    expect(codesOf(coop.decide(given, donate('e1', '1')))).toEqual(['no-right'])
    expect(codesOf(coop.decide(given, { ...donate('e1', '1'), by: 'ben' }))).toEqual([])
    expect(codesOf(coop.decide(given, { ...budget, by: 'cleo' }))).toEqual(['no-right'])
    expect(seeing(given, 'ben', 'bank-lines').kind).toBe('shown')
    expect(seeing(given, 'ana', 'bank-lines').kind).toBe('not-shown')
    const left = coop.evolve(given, {
      v: 1,
      type: 'membership-ended',
      at: at as CalendarDate,
      member: 'ben',
      how: 'left',
    })
    expect(codesOf(coop.decide(left, donate('e1', '1')))).toEqual([])
  })
})

describe('Refused', () => {
  it('whoever has no vote records nothing', () => {
    const told = wjc()
    expect(codesOf(told.when({ ...donate('e1', '1'), by: 'dora' }))).toEqual(['no-right'])
    expect(codesOf(told.when({ ...donate('e1', '1'), by: 'zoe' }))).toEqual(['no-right'])
  })

  it('an entry that does not add up, of an unknown account or fund, or of no amount', () => {
    const told = wjc()
    const postings = [
      { account: 'bank', amountMinor: '100' },
      { account: 'loan', amountMinor: '-99' },
    ]
    const answer = told.when({ type: 'post-entry', at, by, entry: 'e1', postings })
    expect(codesOf(answer)).toEqual(['malformed'])
    expect(answer.kind === 'refused' && answer.problems.map(({ code }) => code)).toEqual(['unbalanced'])
    expect(answer.kind === 'refused' && answer.because[0].clauses).toEqual(['WJC-21', 'WJC-24'])
    expect(codesOf(told.when(spend('e1', '1', { account: 'nothing' })))).toEqual(['no-such'])
    expect(codesOf(told.when(spend('e1', '1', { account: 'bank' })))).toEqual(['account-of-another-kind'])
    expect(codesOf(told.when(spend('e1', '1', { fund: 'none' })))).toEqual(['malformed'])
    expect(codesOf(told.when(spend('e1', '1', { of: { project: 'none' } })))).toEqual(['no-such'])
    expect(codesOf(told.when(spend('e1', '1', { of: { circle: 'none' } })))).toEqual(['no-such'])
    expect(codesOf(told.when(donate('e1', '0')))).toEqual(['malformed'])
    expect(codesOf(told.when(donate('e1', '-5')))).toEqual(['malformed'])
    expect(codesOf(told.when(donate('e1', '1.5')))).toEqual(['malformed'])
  })

  it('what is there already, is not there, or was done', () => {
    const told = wjc().given(budget, donate('e1', '100'), spend('e2', '5', { document }))
    expect(codesOf(told.when(donate('e1', '100')))).toEqual(['there-already'])
    expect(codesOf(told.when(account('bank', 'asset')))).toEqual(['there-already'])
    expect(codesOf(told.when(account('a  b', 'asset')))).toEqual(['malformed'])
    expect(codesOf(told.when(account('till', 'asset', { serves: 'pay' })))).toEqual(['account-of-another-kind'])
    const correct = (entry: string, reverses: string): Command => ({ type: 'correct-entry', at, by, entry, reverses })
    expect(codesOf(told.when(correct('e3', 'none')))).toEqual(['no-such'])
    told.given(correct('e3', 'e2'))
    expect(codesOf(told.when(correct('e4', 'e2')))).toEqual(['done-already'])
    const attach = (entry: string): Command => ({ type: 'attach-document', at, by, entry, document })
    expect(codesOf(told.when(attach('e2')))).toEqual(['done-already'])
    expect(codesOf(told.when(attach('e3')))).toEqual(['closed'])
    expect(codesOf(told.when(attach('none')))).toEqual(['no-such'])
    const fund = (more: object): Command => ({ type: 'open-fund', at, by, fund: 'f', ...more })
    expect(codesOf(told.when(fund({ accounts: ['none'] })))).toEqual(['no-such'])
    expect(codesOf(told.when(fund({ projects: ['none'] })))).toEqual(['no-such'])
    expect(codesOf(told.when(fund({ lines: ['a', 'a'] })))).toEqual(['malformed'])
    expect(typesOf(told.when(fund({})))).toEqual(['fund-opened'])
    expect(codesOf(told.when(fund({})))).toEqual(['there-already'])
    const lines = [
      { line: 'a', plannedMinor: '1' },
      { line: 'a', plannedMinor: '1' },
    ]
    expect(codesOf(told.when({ type: 'revise-budget', at, by, budget: 'b1', lines }))).toEqual(['malformed'])
    expect(codesOf(told.when({ type: 'revise-budget', at, by, budget: 'none', lines }))).toEqual(['no-such'])
    expect(
      codesOf(told.when({ type: 'ask-to-spend', at, by, spending: 's', line: 'a', payee: 'ben', amountMinor: '1' })),
    ).toEqual(['not-in-the-charter'])
  })
})
