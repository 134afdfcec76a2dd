import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { date, dateOfEpochDay, epochDay } from '../../src/calendar/index.js'
import { explain } from '../../src/reasons/index.js'
import { type CapitalInput, capitalAccountsOf, tryCapitalAccountsOf } from '../../src/surplus/index.js'
import { codeOf } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'

type Movement = CapitalInput['movements'][number]

const MARCH: Movement = { id: 'm1', member: 'ana', date: '2025-03-01', kind: 'contribution', amountMinor: '100000' }
const BASE: CapitalInput = { currency: 'EUR', until: '2025-12-31', movements: [MARCH] }

/** Movements of ana's in a row, each with an id of its own: the date, the kind, the amount. */
const ofAna = (...movements: readonly (readonly [string, Movement['kind'], bigint])[]): readonly Movement[] =>
  movements.map(([date, kind, amountMinor], at) => ({ id: `m${at}`, member: 'ana', date, kind, amountMinor }))
const codes = (more: object): readonly string[] => {
  const answer = tryCapitalAccountsOf({ ...BASE, ...more })
  return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
}

describe('From the source', () => {
  it('CW-4: what ana and ben have in the capital differs, and each has one vote', () => {
    const answer = capitalAccountsOf({
      currency: 'EUR',
      until: '2025-12-31',
      movements: [
        { id: 'm1', member: 'ben', date: '2025-01-15', kind: 'contribution', amountMinor: '300000' },
        { id: 'm2', member: 'ana', date: '2025-01-15', kind: 'contribution', amountMinor: '100000' },
        { id: 'm3', member: 'ana', date: '2025-04-30', kind: 'credit', amountMinor: '25050' },
        { id: 'm4', member: 'ben', date: '2025-06-30', kind: 'loss', amountMinor: '50000' },
        { id: 'm5', member: 'ben', date: '2025-09-30', kind: 'refund', amountMinor: '100000' },
      ],
    })
    expect(answer).toEqual({
      kind: 'capital-accounts',
      accounts: [
        {
          member: 'ana',
          contributedMinor: 100000n,
          creditedMinor: 25050n,
          lostMinor: 0n,
          refundedMinor: 0n,
          balanceMinor: 125050n,
        },
        {
          member: 'ben',
          contributedMinor: 300000n,
          creditedMinor: 0n,
          lostMinor: 50000n,
          refundedMinor: 100000n,
          balanceMinor: 150000n,
        },
      ],
      capitalMinor: 275050n,
      because: [
        {
          code: 'capital',
          clauses: ['CW-4'],
          members: 2,
          capitalMinor: 275050n,
          currency: 'EUR',
          until: '2025-12-31',
        },
      ],
    })
    expect(explain(answer.because, 'en')).toBe(
      'On 2025-12-31, 2 members have a capital of 2,750.50 EUR together; each has one vote (CW-4).',
    )
    expect(explain(answer.because, 'es')).toBe(
      'El 2025-12-31, 2 personas socias tienen en conjunto un capital de 2750,50 EUR; cada una tiene un voto (CW-4).',
    )
  })

  it('CW-4: one member alone is told in the singular', () => {
    const { because } = capitalAccountsOf({ ...BASE, movements: ofAna(['2025-01-15', 'contribution', 100000n]) })
    expect(explain(because, 'en')).toBe('On 2025-12-31, 1 member has a capital of 1,000.00 EUR, and one vote (CW-4).')
    expect(explain(because, 'es')).toBe(
      'El 2025-12-31, 1 persona socia tiene un capital de 1000,00 EUR y un voto (CW-4).',
    )
  })

  it('CW-1: the surplus serves to increase capital: what is credited from it is in the account, and told apart', () => {
    const movements = ofAna(['2025-01-15', 'contribution', 100000n], ['2025-12-31', 'credit', 42000n])
    const [ana] = capitalAccountsOf({ ...BASE, movements }).accounts
    expect(ana).toMatchObject({ contributedMinor: 100000n, creditedMinor: 42000n, balanceMinor: 142000n })
  })

  it("partners' equity of 80,000 and 70,000 at the end of 2008 (LiquiSearch, Partnership Accounting: Statements For Partnerships)", () => {
    const year = (member: string, amounts: readonly [opening: bigint, more: bigint, income: bigint, drawn: bigint]) =>
      (['contribution', 'contribution', 'credit', 'refund'] as const).map((kind, at) => ({
        id: `${member} ${at}`,
        member,
        date: ['2008-01-01', '2008-06-30', '2008-12-31', '2008-12-31'][at] ?? '',
        kind,
        amountMinor: (amounts[at] ?? 0n) * 100n,
      }))
    const answer = capitalAccountsOf({
      currency: 'USD',
      until: '2008-12-31',
      movements: [...year('A', [40000n, 10000n, 60000n, 30000n]), ...year('B', [30000n, 20000n, 40000n, 20000n])],
    })
    expect(answer.accounts.map(({ balanceMinor }) => balanceMinor)).toEqual([8000000n, 7000000n])
    expect(answer.capitalMinor).toBe(15000000n)
  })
})

describe('At the boundary', () => {
  it('a refund or a loss one cent below the balance, exactly, and one cent above', () => {
    for (const kind of ['refund', 'loss'] as const) {
      const taken = (amount: bigint) => ({
        movements: ofAna(['2025-03-01', 'contribution', 100000n], ['2025-06-30', kind, amount]),
      })
      expect(capitalAccountsOf({ ...BASE, ...taken(99999n) }).capitalMinor).toBe(1n)
      expect(capitalAccountsOf({ ...BASE, ...taken(100000n) }).capitalMinor).toBe(0n)
      expect(codes(taken(100001n))).toEqual(['more-than-capital movements[1].amountMinor'])
    }
  })

  it('a refund the day before the contribution, on its day, and the day after', () => {
    const refundedOn = (date: string) =>
      codes({ movements: ofAna([date, 'refund', 100000n], ['2025-03-01', 'contribution', 100000n]) })
    expect(['2025-02-28', '2025-03-01', '2025-03-02'].map(refundedOn)).toEqual([
      ['more-than-capital movements[0].amountMinor'],
      [],
      [],
    ])
  })

  it('what is paid in later does not cover a refund of earlier', () => {
    const movements = ofAna(
      ['2025-01-01', 'contribution', 100n],
      ['2025-02-01', 'refund', 101n],
      ['2025-03-01', 'contribution', 1000n],
    )
    expect(codes({ movements })).toEqual(['more-than-capital movements[1].amountMinor'])
  })

  it('the last day counts, the day before it too, the day after it is refused', () => {
    const on = (date: string) => codes({ movements: ofAna([date, 'contribution', 1n]) })
    expect(['2025-12-30', '2025-12-31', '2026-01-01'].map(on)).toEqual([[], [], ['after-account movements[0].date']])
  })

  it('an account of nothing is an account, and no movements are no accounts', () => {
    expect(capitalAccountsOf({ ...BASE, movements: ofAna(['2025-01-01', 'contribution', 0n]) }).accounts).toHaveLength(
      1,
    )
    expect(capitalAccountsOf({ ...BASE, movements: [] })).toMatchObject({ accounts: [], capitalMinor: 0n })
  })

  it('10^30 and a cent of it, exactly', () => {
    const movements = ofAna(['2025-01-01', 'contribution', 10n ** 30n], ['2025-01-02', 'refund', 1n])
    expect(capitalAccountsOf({ ...BASE, movements }).capitalMinor).toBe(10n ** 30n - 1n)
  })
})

describe('Always true', () => {
  const start = epochDay(date('2025-01-01'))
  const members = fc.constantFrom('ana', 'ben', 'cleo', '__proto__', 'constructor')
  /** Movements that never ask for more than there is: what goes out is cut to what is there on its day. */
  const histories = fc
    .array(
      fc.record({
        member: members,
        day: fc.nat(300),
        kind: fc.constantFrom('contribution' as const, 'credit' as const, 'loss' as const, 'refund' as const),
        amount: fc.bigInt({ min: 0n, max: 10n ** 12n }),
      }),
      { maxLength: 30 },
    )
    .map((steps) => {
      const balances = new Map<string, bigint>()
      return [...steps]
        .sort((a, b) => a.day - b.day)
        .map(({ member, day, kind, amount }, at): Movement & { readonly amountMinor: bigint } => {
          const balance = balances.get(member) ?? 0n
          const goesOut = kind === 'loss' || kind === 'refund'
          const amountMinor = goesOut && amount > balance ? balance : amount
          balances.set(member, goesOut ? balance - amountMinor : balance + amountMinor)
          return { id: `m${at}`, member, date: dateOfEpochDay(start + day), kind, amountMinor }
        })
    })
  const signed = ({ kind, amountMinor }: Movement & { readonly amountMinor: bigint }): bigint =>
    kind === 'loss' || kind === 'refund' ? -amountMinor : amountMinor

  it('each balance is the sum of its movements, and the capital that of the balances', () => {
    always(
      fc.property(histories, (movements) => {
        const { accounts, capitalMinor } = capitalAccountsOf({ ...BASE, movements })
        for (const { member, balanceMinor, contributedMinor, creditedMinor, lostMinor, refundedMinor } of accounts) {
          const own = movements.filter((movement) => movement.member === member)
          expect(balanceMinor).toBe(own.reduce((sum, movement) => sum + signed(movement), 0n))
          expect(balanceMinor).toBe(contributedMinor + creditedMinor - lostMinor - refundedMinor)
          expect(balanceMinor >= 0n).toBe(true)
        }
        expect(capitalMinor).toBe(movements.reduce((sum, movement) => sum + signed(movement), 0n))
        expect(accounts.map(({ member }) => member)).toEqual([...new Set(movements.map(({ member }) => member))].sort())
      }),
    )
  })

  it('the order of the list does not matter', () => {
    const shuffled = histories.chain((movements) =>
      fc.tuple(
        fc.constant(movements),
        fc.shuffledSubarray([...movements], { minLength: movements.length, maxLength: movements.length }),
      ),
    )
    always(
      fc.property(shuffled, ([movements, others]) => {
        expect(capitalAccountsOf({ ...BASE, movements: others })).toEqual(capitalAccountsOf({ ...BASE, movements }))
      }),
    )
  })

  it('no member is touched by the movements of another', () => {
    always(
      fc.property(histories, members, (movements, member) => {
        const own = movements.filter((movement) => movement.member === member)
        const alone = capitalAccountsOf({ ...BASE, movements: own }).accounts[0]
        const among = capitalAccountsOf({ ...BASE, movements }).accounts.find((account) => account.member === member)
        expect(among).toEqual(alone)
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('on one day what comes in comes before what goes out, whatever happened first that day', () => {
    const movements = ofAna(['2025-03-01', 'refund', 100n], ['2025-03-01', 'contribution', 100n])
    expect(capitalAccountsOf({ ...BASE, movements }).capitalMinor).toBe(0n)
  })

  it('who has left, with nothing in the capital, is still listed, and counted as a member', () => {
    const movements = ofAna(['2025-01-01', 'contribution', 100n], ['2025-06-30', 'refund', 100n])
    expect(capitalAccountsOf({ ...BASE, movements }).because[0]).toMatchObject({ members: 1, capitalMinor: 0n })
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    expect(
      codes({
        currency: 'EURO',
        until: '2025-02-29',
        movements: [
          { id: '', member: 'a\nb', date: '2025-13-01', kind: 'gift', amountMinor: '-1', note: 'x' },
          'contribution',
          MARCH,
          MARCH,
          {},
        ],
        clauses: [1],
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'wrong-kind clauses[0]',
      'unknown-currency currency',
      'not-a-date until',
      'unknown-key movements[0].note',
      'not-a-name movements[0].id',
      'not-a-name movements[0].member',
      'not-a-date movements[0].date',
      'not-one-of movements[0].kind',
      'negative-amount movements[0].amountMinor',
      'wrong-kind movements[1]',
      'listed-twice movements[3].id',
      'missing-key movements[4].id',
      'missing-key movements[4].member',
      'missing-key movements[4].date',
      'missing-key movements[4].kind',
      'missing-key movements[4].amountMinor',
    ])
  })

  it('one refund too many is told once, and later ones are held against what was there', () => {
    const answer = tryCapitalAccountsOf({
      ...BASE,
      movements: ofAna(
        ['2025-01-01', 'contribution', 100n],
        ['2025-02-01', 'refund', 150n],
        ['2025-03-01', 'refund', 60n],
      ),
    })
    expect(answer).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'more-than-capital', path: 'movements[1].amountMinor', facts: { balance: '100' } }],
    })
    // A capital below zero is told to nobody: there never is one.
    expect(JSON.stringify(answer)).not.toContain('"-')
  })

  it('nothing at all, each key that is left out, and a list that is none', () => {
    for (const input of [null, undefined, 7, '', [], Number.NaN])
      expect(tryCapitalAccountsOf(input as unknown as CapitalInput)).toMatchObject({
        kind: 'refused',
        problems: [{ code: 'wrong-kind', path: '' }],
      })
    expect(['currency', 'until', 'movements'].map((key) => codes({ [key]: undefined }))).toEqual([
      ['missing-key currency'],
      ['missing-key until'],
      ['missing-key movements'],
    ])
    for (const movements of [null, '', {}, 0]) expect(codes({ movements })).toEqual(['wrong-kind movements'])
  })

  it('amounts that are no whole smallest units, and dates that are none', () => {
    for (const amountMinor of ['', '1.5', '1e30', Number.NaN, 2 ** 53, null])
      expect(codes({ movements: [{ ...MARCH, amountMinor }] })).toEqual(['not-minor-units movements[0].amountMinor'])
    for (const date of ['', '2025-3-1', '2025-02-29', 20250301, null])
      expect(codes({ movements: [{ ...MARCH, date }] })).toEqual(['not-a-date movements[0].date'])
  })

  it('kinds by the names of what objects have anyway', () => {
    for (const kind of ['__proto__', 'constructor', ''])
      expect(codes({ movements: [{ ...MARCH, kind }] })).toEqual(['not-one-of movements[0].kind'])
  })

  it('the throwing face throws what the other refuses', () => {
    expect(codeOf(() => capitalAccountsOf({ ...BASE, until: '2025-02-28' }))).toBe('after-account')
  })

  it('whatever stands for a field is answered or refused, and nothing else is thrown', () => {
    const kinds = ['capital-accounts', 'refused']
    always(
      fc.property(fc.constantFrom(...Object.keys(BASE), 'clauses'), fc.anything(), (key, value) => {
        expect(kinds).toContain(tryCapitalAccountsOf({ ...BASE, [key]: value }).kind)
      }),
    )
    always(
      fc.property(fc.constantFrom(...Object.keys(MARCH)), fc.anything(), (key, value) => {
        const movement = { ...MARCH, [key]: value }
        expect(kinds).toContain(tryCapitalAccountsOf({ ...BASE, movements: [movement] }).kind)
      }),
    )
  })
})
