import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ActInput, type Circle, type Mandate, mayAct, tryMayAct } from '../../src/circles/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { mutated } from './mutated.js'

const BOARD: Circle = {
  id: 'board',
  domain: ['mission', 'website', 'training', 'contracts'],
  members: ['ana', 'ben'],
  legalResponsibility: true,
  reserved: ['contracts'],
}
const MANDATE: Mandate = {
  lentBy: 'board',
  domain: ['website', 'training', 'contracts'],
  limits: { budgetMinor: '100000', perDecisionMinor: '30000', currency: 'GBP', strategy: ['open-source'] },
  from: '2026-01-01',
  until: '2026-12-31',
}
const WEB: Circle = { id: 'web', wider: 'board', domain: ['website', 'training'], members: ['ben'], mandate: MANDATE }
const LESSONS: Circle = {
  id: 'lessons',
  wider: 'web',
  domain: ['training', 'contracts'],
  members: ['eva'],
  mandate: {
    lentBy: 'web',
    domain: ['training', 'contracts'],
    limits: { budgetMinor: '40000', currency: 'GBP' },
    from: '2026-03-01',
    until: '2026-09-30',
  },
}
const BASE: ActInput = { circles: [BOARD, WEB, LESSONS], circle: 'web', matter: 'website', on: '2026-06-01' }
const act = (more: Partial<ActInput>) => mayAct({ ...BASE, ...more })
const codes = (more: Partial<ActInput>) => act(more).because.map(({ code }) => code)
const lessons = (more: Partial<ActInput>) => act({ circle: 'lessons', matter: 'training', ...more })
const spend = (amountMinor: bigint, more: Partial<ActInput> = {}) => act({ amountMinor, currency: 'GBP', ...more })

describe('From the source', () => {
  it('WC-4: a circle does what it was lent, and says by whom and until when', () => {
    expect(act({})).toEqual({
      kind: 'within-mandate',
      because: [
        {
          code: 'holds-matter',
          clauses: ['WC-4'],
          circle: 'web',
          matter: 'website',
          lender: 'board',
          until: '2026-12-31',
        },
      ],
    })
  })

  it('WC-4: what it was not lent it does not do', () => {
    expect(act({ matter: 'mission' })).toEqual({
      kind: 'outside-mandate',
      because: [{ code: 'outside-domain', clauses: ['WC-4'], circle: 'web', matter: 'mission', holder: 'web' }],
    })
  })

  it('WC-5: within its budget, and the budgets of all that lent to it', () => {
    expect(spend(30000n)).toMatchObject({
      kind: 'within-mandate',
      because: [{}, { code: 'within-budget', clauses: ['WC-5'], line: 'web', leftMinor: 100000n }],
    })
    const spent = [
      { circle: 'web', amountMinor: 70000n },
      { circle: 'lessons', amountMinor: 10000n },
    ]
    const more = { circle: 'lessons', matter: 'training', spent }
    expect(spend(20000n, more).because.slice(1)).toMatchObject([
      { line: 'lessons', leftMinor: 30000n },
      { line: 'web', leftMinor: 20000n },
    ])
    expect(spend(20001n, more)).toMatchObject({
      kind: 'outside-mandate',
      because: [{ code: 'beyond-budget', clauses: ['WC-5'], line: 'web', leftMinor: 20000n }],
    })
  })

  it('WC-5: nothing against the strategy and policies it was lent its powers to keep, whoever in the line must keep them', () => {
    expect(lessons({ against: ['open-source', 'green'] })).toEqual({
      kind: 'outside-mandate',
      because: [{ code: 'against-policy', clauses: ['WC-5'], circle: 'web', policies: ['open-source'] }],
    })
    expect(lessons({ against: ['green'] }).kind).toBe('within-mandate')
  })

  it('WC-7: what the board has reserved only the board decides, whatever was lent, and by whom', () => {
    const contracts = (circle: string) => act({ circle, matter: 'contracts' })
    expect(contracts('board')).toMatchObject({ kind: 'within-mandate', because: [{ lender: '', until: '' }] })
    expect(contracts('lessons').because).toContainEqual({
      code: 'matter-reserved',
      clauses: ['WC-7'],
      circle: 'lessons',
      matter: 'contracts',
      holder: 'board',
    })
  })

  it('WC-4: what was lent on the lender does not decide meanwhile; where it keeps it, it does, and after the end again', () => {
    expect(act({ matter: 'training' })).toMatchObject({
      kind: 'outside-mandate',
      because: [{ code: 'lent-on', clauses: ['WC-4'], circle: 'web', to: 'lessons' }],
    })
    const kept = { ...LESSONS, mandate: { ...(LESSONS.mandate as Mandate), lenderKeeps: true as const } }
    expect(act({ matter: 'training', circles: [BOARD, WEB, kept] }).kind).toBe('within-mandate')
    expect(act({ matter: 'training', on: '2026-10-01' }).kind).toBe('within-mandate')
  })

  it('sociocracy.info, of sociocratic by-laws (WC-7): a top circle that cannot dissolve or sell the business cannot lend that either', () => {
    const top = { ...BOARD, domain: ['policy'], reserved: [] }
    const below = { ...WEB, domain: ['dissolution'], mandate: { ...MANDATE, domain: ['dissolution'] } }
    const may = (circle: string) =>
      mayAct({ circles: [top, below], circle, matter: 'dissolution', on: '2026-06-01' }).kind
    expect(['board', 'web'].map(may)).toEqual(['outside-mandate', 'outside-mandate'])
  })
})

describe('At the boundary', () => {
  it('a mandate the day before it begins, on its first day, its last day, and the day after', () => {
    const on = (day: string) => codes({ on: day })
    expect(on('2025-12-31')).toEqual(['mandate-not-begun'])
    expect(['2026-01-01', '2026-12-31'].map(on)).toEqual([['holds-matter'], ['holds-matter']])
    expect(on('2027-01-01')).toEqual(['mandate-over'])
  })

  it('a mandate is worth nothing once that of its lender is over, whatever its own last day', () => {
    const long = { ...LESSONS, mandate: { ...(LESSONS.mandate as Mandate), until: '2027-12-31' } }
    const on = (day: string) => lessons({ circles: [BOARD, WEB, long], on: day }).kind
    expect(['2026-12-31', '2027-01-01'].map(on)).toEqual(['within-mandate', 'outside-mandate'])
  })

  it('what is lent on the lender decides the day before, not on its first nor its last day, and the day after', () => {
    const on = (day: string) => act({ matter: 'training', on: day }).kind
    expect(['2026-02-28', '2026-03-01', '2026-09-30', '2026-10-01'].map(on)).toEqual([
      'within-mandate',
      'outside-mandate',
      'outside-mandate',
      'within-mandate',
    ])
  })

  it('one decision: one below its limit, exactly, one above', () => {
    expect([29999n, 30000n, 30001n].map((amount) => spend(amount).because.at(-1)?.code)).toEqual([
      'within-budget',
      'within-budget',
      'over-decision-limit',
    ])
  })

  it('the limit on one decision of a lender holds for what is lent on, too', () => {
    const of = (amount: bigint) => spend(amount, { circle: 'lessons', matter: 'training' }).kind
    expect([30000n, 30001n].map(of)).toEqual(['within-mandate', 'outside-mandate'])
  })

  it('a budget: one below what is left, exactly, one above', () => {
    const spent = [{ circle: 'web', amountMinor: '90000' }]
    expect([9999n, 10000n, 10001n].map((amount) => spend(amount, { spent }).kind)).toEqual([
      'within-mandate',
      'within-mandate',
      'outside-mandate',
    ])
  })

  it('no budget lent: nothing may be spent, and what is free may be decided', () => {
    const web = { ...WEB, mandate: { ...MANDATE, limits: {} } }
    const of = (amountMinor: bigint) => spend(amountMinor, { circles: [BOARD, web] }).because.map(({ code }) => code)
    expect([0n, 1n].map(of)).toEqual([['holds-matter'], ['no-budget-lent']])
  })

  it('a circle within another without a mandate, one lent to by nobody there is, and a ring', () => {
    const { mandate: _, ...unlent } = WEB
    expect(codes({ circles: [BOARD, unlent] })).toEqual(['circle-without-mandate'])
    expect(codes({ circles: [WEB] })).toEqual(['unknown-circle'])
    expect(codes({ circles: [{ ...WEB, mandate: { ...MANDATE, lentBy: 'web' } }] })).toEqual(['circles-in-a-ring'])
  })
})

describe('Always true', () => {
  const MATTERS = ['a', 'b', 'c', '__proto__']
  const DAYS = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01']
  const term = fc.subarray(DAYS, { minLength: 2, maxLength: 2 }) as fc.Arbitrary<[string, string]>
  const domain = fc.subarray(MATTERS, { minLength: 2 })
  const limits = fc.record({
    budgetMinor: fc.integer({ min: 0, max: 50 }),
    perDecisionMinor: fc.integer({ min: 0, max: 50 }),
    currency: fc.constant('GBP'),
    strategy: fc.subarray(['p', 'q']),
  })
  const level = fc.record({
    domain,
    lent: domain,
    limits,
    term,
    reserved: fc.subarray(MATTERS, { maxLength: 1 }),
    keeps: fc.boolean(),
  })
  /** A line of circles, each lent to by the one before. */
  const lines = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) =>
    levels.map((one, at): Circle => {
      const { domain: own, lent, reserved, limits: of, keeps } = one
      const [from, until] = one.term
      const lentBy = `c${at - 1}`
      const circle = { id: `c${at}`, domain: own, members: [], reserved }
      const mandate = {
        lentBy,
        domain: lent,
        limits: of,
        from,
        until,
        ...(keeps ? { lenderKeeps: true as const } : {}),
      }
      return at === 0 ? { ...circle, legalResponsibility: true } : { ...circle, wider: lentBy, mandate }
    }),
  )
  const cases = fc.record({
    circles: lines,
    matter: fc.constantFrom(...MATTERS),
    on: fc.constantFrom(...DAYS),
    amountMinor: fc.integer({ min: 0, max: 60 }),
    against: fc.subarray(['p', 'q']),
  })
  const runs = (mandate: Mandate | undefined, on: string) =>
    mandate === undefined || (mandate.from <= on && on <= mandate.until)

  it('a circle never acts outside what all lenders up the line hold', () => {
    always(
      fc.property(cases, (one) => {
        const last = one.circles.at(-1) as Circle
        const outcome = mayAct({ ...one, circle: last.id, currency: 'GBP' })
        const held = one.circles.every(
          ({ domain: own, mandate, reserved = [] }, at) =>
            own.includes(one.matter) &&
            (mandate === undefined || mandate.domain.includes(one.matter)) &&
            runs(mandate, one.on) &&
            (at === one.circles.length - 1 || !reserved.includes(one.matter)),
        )
        const affordable = one.circles.every(
          ({ mandate }) =>
            mandate === undefined ||
            one.amountMinor === 0 ||
            (one.amountMinor <= Number(mandate.limits.budgetMinor) &&
              one.amountMinor <= Number(mandate.limits.perDecisionMinor)),
        )
        const loyal = one.circles.every(
          ({ mandate }) => !one.against.some((policy) => mandate?.limits.strategy?.includes(policy)),
        )
        expect(outcome.kind).toBe(held && affordable && loyal ? 'within-mandate' : 'outside-mandate')
      }),
      1000,
    )
  })

  it('whatever the first circle holds somebody may decide: lending loses nothing', () => {
    always(
      fc.property(cases, ({ circles, matter, on }) => {
        if (circles[0]?.domain.includes(matter) !== true) return
        expect(circles.map(({ id }) => mayAct({ circles, circle: id, matter, on }).kind)).toContain('within-mandate')
      }),
    )
  })

  it('a smaller amount is never outside where a larger one is within', () => {
    always(
      fc.property(cases, fc.nat(60), (one, less) => {
        const kind = (amountMinor: number) =>
          mayAct({ ...one, amountMinor, circle: (one.circles.at(-1) as Circle).id, currency: 'GBP' }).kind
        if (less <= one.amountMinor && kind(one.amountMinor) === 'within-mandate')
          expect(kind(less)).toBe('within-mandate')
      }),
    )
  })

  it('it answers or refuses, whatever it is given, and its reasons can be told', () => {
    const valid = {
      ...BASE,
      amountMinor: '5',
      currency: 'GBP',
      spent: [{ circle: 'web', amountMinor: 5 }],
      against: ['x'],
    }
    always(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything(), mutated(valid)), (input) => {
        const outcome = tryMayAct(input as ActInput)
        if (outcome.kind === 'refused') expect(outcome.problems.length).toBeGreaterThan(0)
        else
          for (const locale of ['en', 'es'] as const)
            expect(explain(outcome.because, locale)).not.toContain('undefined')
      }),
      1000,
    )
  })
})

describe('Not true, on purpose', () => {
  it('the board itself knows no budget here: what it may spend its accounts say', () => {
    expect(spend(10n ** 12n, { circle: 'board', matter: 'mission' }).kind).toBe('within-mandate')
  })

  it('a matter that was lent although it was reserved stays with the board: that mandate lends nothing of it', () => {
    const circles = [BOARD, { ...WEB, domain: ['contracts'] }]
    const of = (circle: string) => mayAct({ circles, circle, matter: 'contracts', on: '2026-06-01' }).kind
    expect(['board', 'web'].map(of)).toEqual(['within-mandate', 'outside-mandate'])
  })
})

describe('Refused', () => {
  const refused = (more: object) => refusedOf(tryMayAct({ ...BASE, ...more }))

  it('what is no input', () => {
    for (const input of [null, undefined, 7, []]) expect(refusedOf(tryMayAct(input as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => mayAct(null as never))).toEqual(['wrong-kind'])
  })

  it('a circle that is none of them, an amount without its currency, or in another', () => {
    expect(refused({ circle: 'tech' })).toEqual(['not-one-of circle'])
    expect(refused({ amountMinor: 5 })).toEqual(['missing-key currency'])
    expect(refused({ amountMinor: 5, currency: 'EUR' })).toEqual(['mixed-currencies currency'])
  })

  it('everything at once', () => {
    const spent = [
      { circle: 'tech', amountMinor: -1 },
      { circle: 'web', amountMinor: 1 },
      { circle: 'web', amountMinor: 1 },
    ]
    expect(
      refused({
        matter: '',
        amountMinor: '1.5',
        currency: 'pounds',
        spent,
        against: 'p',
        on: 7,
        clauses: 1,
        by: 'ana',
      }),
    ).toEqual([
      'unknown-key by',
      'wrong-kind clauses',
      'not-a-name matter',
      'not-minor-units amountMinor',
      'wrong-kind against',
      'not-a-date on',
      'unknown-currency currency',
      'not-one-of spent[0].circle',
      'negative-amount spent[0].amountMinor',
      'listed-twice spent[2].circle',
    ])
  })
})
