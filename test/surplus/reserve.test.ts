import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from '../../src/reasons/index.js'
import {
  drawOnReserve,
  type Provision,
  type ReserveInput,
  shareSurplus,
  type SurplusInput,
  tryDrawOnReserve,
} from '../../src/surplus/index.js'
import { codeOf } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'

const COMMON = { id: 'common', balanceMinor: '500000', indivisible: true }
const BASE: ReserveInput = { reserve: COMMON, amountMinor: '100000', purpose: 'losses', currency: 'EUR' }
const PURPOSES = ['losses', 'enterprise', 'members'] as const
const codes = (more: object): readonly string[] => {
  const answer = tryDrawOnReserve({ ...BASE, ...more })
  return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
}

describe('From the source', () => {
  it('CW-2: nothing of an indivisible reserve ever goes to members, and the reason says what it is for', () => {
    const answer = drawOnReserve({ ...BASE, purpose: 'members' })
    expect(answer).toEqual({
      kind: 'not-allowed',
      because: [
        {
          code: 'reserve-indivisible',
          clauses: ['CW-2'],
          reserve: 'common',
          amountMinor: 100000n,
          balanceMinor: 500000n,
          currency: 'EUR',
          purpose: 'members',
        },
      ],
    })
    expect(explain(answer.because, 'en')).toBe(
      'common is indivisible: it can be drawn to meet losses, and not to be shared among members (CW-2).',
    )
    expect(explain(answer.because, 'es')).toBe(
      'common es irrepartible: sirve para cubrir pérdidas, no para repartir entre las personas socias (CW-2).',
    )
  })

  it('CW-2: it meets losses', () => {
    const answer = drawOnReserve(BASE)
    expect(answer).toMatchObject({ kind: 'drawn', balanceMinor: 400000n, because: [{ code: 'reserve-drawn' }] })
    expect(explain(answer.because, 'en')).toBe(
      '1,000.00 EUR of the 5,000.00 EUR in common is drawn to meet losses (CW-2).',
    )
  })

  it('a loss is applied to the collective account, which is not to be distributed to members (CoLab bylaws, 7.2 and 7.3)', () => {
    const reserve = { ...COMMON, id: 'collective account' }
    expect(PURPOSES.map((purpose) => drawOnReserve({ ...BASE, reserve, purpose }).kind)).toEqual([
      'drawn',
      'not-allowed',
      'not-allowed',
    ])
  })

  it('a reserve that may be divided serves every purpose', () => {
    const reserve = { ...COMMON, indivisible: false }
    expect(PURPOSES.map((purpose) => drawOnReserve({ ...BASE, reserve, purpose }).kind)).toEqual([
      'drawn',
      'drawn',
      'drawn',
    ])
  })
})

describe('At the boundary', () => {
  it('a cent less than it holds, all of it, and a cent more', () => {
    const drawn = (amountMinor: bigint) => drawOnReserve({ ...BASE, amountMinor })
    expect(drawn(499999n)).toMatchObject({ kind: 'drawn', balanceMinor: 1n })
    expect(drawn(500000n)).toMatchObject({ kind: 'drawn', balanceMinor: 0n })
    const answer = drawn(500001n)
    expect(answer).toMatchObject({ kind: 'not-allowed', because: [{ code: 'reserve-too-small', clauses: ['CW-2'] }] })
    expect(explain(answer.because, 'en')).toBe('common holds 5,000.00 EUR, less than 5,000.01 EUR (CW-2).')
    expect(explain(answer.because, 'es')).toBe('common tiene 5000,00 EUR, menos que 5000,01 EUR (CW-2).')
  })

  it('nothing, from a reserve of nothing', () => {
    const reserve = { ...COMMON, balanceMinor: 0 }
    expect(drawOnReserve({ ...BASE, reserve, amountMinor: 0 })).toMatchObject({ kind: 'drawn', balanceMinor: 0n })
    expect(drawOnReserve({ ...BASE, reserve, amountMinor: 1 }).kind).toBe('not-allowed')
  })

  it('10^30 less a cent, exactly', () => {
    const reserve = { ...COMMON, balanceMinor: 10n ** 30n }
    expect(drawOnReserve({ ...BASE, reserve, amountMinor: 10n ** 30n - 1n })).toMatchObject({ balanceMinor: 1n })
  })
})

describe('Always true', () => {
  const amounts = fc.bigInt({ min: 0n, max: 10n ** 9n })
  const draws = fc.record({ amount: amounts, purpose: fc.constantFrom(...PURPOSES) })

  it('what is drawn is gone from the reserve, and a reserve never falls below zero', () => {
    always(
      fc.property(amounts, fc.boolean(), draws, (balanceMinor, indivisible, { amount, purpose }) => {
        const reserve = { id: 'r', balanceMinor, indivisible }
        const answer = drawOnReserve({ ...BASE, reserve, amountMinor: amount, purpose })
        if (answer.kind === 'drawn') {
          expect(answer.balanceMinor).toBe(balanceMinor - amount)
          expect(answer.balanceMinor >= 0n).toBe(true)
        }
        const may = amount <= balanceMinor && (!indivisible || purpose === 'losses')
        expect(answer.kind).toBe(may ? 'drawn' : 'not-allowed')
      }),
    )
  })

  it('over years of surplus and of loss, a reserve marked indivisible never decreases but by losses', () => {
    const provisions: fc.Arbitrary<readonly Provision[]> = fc
      .tuple(
        fc.shuffledSubarray<Provision>([
          { kind: 'losses' },
          { kind: 'reserve', to: 'common', share: '30%', of: 'remaining' },
          { kind: 'reserve', to: 'common', share: '10%', of: 'surplus', untilMinor: 200000000n },
          { kind: 'reserve', to: 'free', share: '20%', of: 'surplus' },
          { kind: 'return-on-capital', ratePerYear: '6%', cap: '4%' },
          { kind: 'patronage', share: '1/3', of: 'remaining' },
          { kind: 'fund', to: 'education', share: '5%', of: 'surplus' },
        ]),
        fc.constantFrom<Provision>(
          { kind: 'rest', to: 'patronage' },
          { kind: 'rest', to: { reserve: 'common' } },
          { kind: 'rest', to: { reserve: 'free' } },
        ),
      )
      .map(([some, rest]) => [...some, rest])
    const steps = fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constant('year' as const),
          result: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
          provisions,
          lossesFrom: fc.shuffledSubarray(['common', 'free']),
        }),
        fc.record({ kind: fc.constant('draw' as const), from: fc.constantFrom('common', 'free'), draw: draws }),
      ),
      { maxLength: 25 },
    )
    always(
      fc.property(steps, (story) => {
        let reserves: SurplusInput['reserves'] = [
          { id: 'common', balanceMinor: 100000000n, indivisible: true },
          { id: 'free', balanceMinor: 50000000n, indivisible: false },
        ]
        let lossesCarriedMinor = 0n
        const held = (id: string): bigint => BigInt(reserves.find((reserve) => reserve.id === id)?.balanceMinor ?? -1)
        for (const step of story) {
          const before = held('common')
          let lost = 0n
          if (step.kind === 'year') {
            const { result, provisions: charter, lossesFrom } = step
            const year = shareSurplus({
              currency: 'EUR',
              resultMinor: result,
              lossesCarriedMinor,
              reserves,
              provisions: charter,
              lossesFrom,
              members: [{ id: 'ana', capitalMinor: 1000000, labour: 1600 }],
              rounding: 'half-even',
            })
            const carried = lossesCarriedMinor
            ;({ reserves, lossesCarriedMinor } = year)
            if (result < 0n) {
              // What the reserves do not meet is carried over, to the last cent.
              lost = -result
              const met = year.lines.filter(({ to }) => to !== undefined).map(({ amountMinor }) => amountMinor)
              expect(met.reduce((sum, amount) => sum + amount, 0n)).toBe(result + lossesCarriedMinor - carried)
            }
          } else {
            const { from, draw } = step
            const reserve = reserves.find(({ id }) => id === from) as SurplusInput['reserves'][number]
            const answer = drawOnReserve({ ...BASE, reserve, amountMinor: draw.amount, purpose: draw.purpose })
            if (answer.kind === 'drawn')
              reserves = reserves.map((one) => (one.id === from ? { ...one, balanceMinor: answer.balanceMinor } : one))
            if (from === 'common' && draw.purpose === 'losses') lost = draw.amount
          }
          expect(held('common') >= before - lost).toBe(true)
          expect(held('common') >= 0n && held('free') >= 0n).toBe(true)
          expect(reserves.map(({ id, indivisible }) => [id, indivisible])).toEqual([
            ['common', true],
            ['free', false],
          ])
        }
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('an indivisible reserve does not serve the enterprise either: it stays where it is until there are losses', () => {
    expect(drawOnReserve({ ...BASE, purpose: 'enterprise' })).toMatchObject({
      kind: 'not-allowed',
      because: [{ code: 'reserve-indivisible', purpose: 'enterprise' }],
    })
  })

  it('that it holds too little is not said where it could not be drawn anyway', () => {
    expect(drawOnReserve({ ...BASE, amountMinor: '500001', purpose: 'members' }).because).toHaveLength(1)
  })

  it('even nothing may not be drawn from it for members', () => {
    expect(drawOnReserve({ ...BASE, amountMinor: 0, purpose: 'members' }).kind).toBe('not-allowed')
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    expect(
      codes({
        reserve: { id: 'a\tb', balanceMinor: '-1', indivisible: 'yes', until: 5 },
        amountMinor: '1.5',
        purpose: 'bonus',
        currency: 'euro',
        clauses: 'CW-2',
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'wrong-kind clauses',
      'unknown-key reserve.until',
      'not-a-name reserve.id',
      'negative-amount reserve.balanceMinor',
      'wrong-kind reserve.indivisible',
      'not-minor-units amountMinor',
      'not-one-of purpose',
      'unknown-currency currency',
    ])
  })

  it('an amount below zero: nobody puts money into a reserve by drawing on it', () => {
    expect(codes({ amountMinor: -1 })).toEqual(['negative-amount amountMinor'])
  })

  it('nothing at all, and each key that is left out', () => {
    for (const input of [null, undefined, 7, '', [], Number.NaN])
      expect(tryDrawOnReserve(input as unknown as ReserveInput)).toMatchObject({
        kind: 'refused',
        problems: [{ code: 'wrong-kind', path: '' }],
      })
    expect(['amountMinor', 'purpose', 'currency'].map((key) => codes({ [key]: undefined }))).toEqual([
      ['missing-key amountMinor'],
      ['missing-key purpose'],
      ['missing-key currency'],
    ])
    expect(codes({ reserve: undefined })[0]).toBe('missing-key reserve')
    for (const reserve of [null, '', 7, []]) expect(codes({ reserve })[0]).toBe('wrong-kind reserve')
    expect(Object.keys(COMMON).map((key) => codes({ reserve: { ...COMMON, [key]: undefined } }))).toEqual([
      ['missing-key reserve.id'],
      ['missing-key reserve.balanceMinor'],
      ['missing-key reserve.indivisible'],
    ])
  })

  it('amounts that are no whole smallest units', () => {
    for (const amountMinor of ['', ' 5', '1e30', '12.50', 0.5, Number.NaN, 2 ** 53, null, {}])
      expect(codes({ amountMinor })).toEqual(['not-minor-units amountMinor'])
  })

  it('whether it is indivisible is said, and nothing else stands for it', () => {
    for (const indivisible of [1, 0, 'true', '', null, []])
      expect(codes({ reserve: { ...COMMON, indivisible } })).toEqual(['wrong-kind reserve.indivisible'])
  })

  it('an id by the name of what objects have anyway is an id', () => {
    for (const id of ['__proto__', 'constructor'])
      expect(drawOnReserve({ ...BASE, reserve: { ...COMMON, id } }).because).toMatchObject([{ reserve: id }])
  })

  it('the throwing face throws what the other refuses', () => {
    expect(codeOf(() => drawOnReserve({ ...BASE, amountMinor: -1 }))).toBe('negative-amount')
  })

  it('whatever stands for a field is answered or refused, and nothing else is thrown', () => {
    const kinds = ['drawn', 'not-allowed', 'refused']
    always(
      fc.property(fc.constantFrom(...Object.keys(BASE), 'clauses'), fc.anything(), (key, value) => {
        expect(kinds).toContain(tryDrawOnReserve({ ...BASE, [key]: value }).kind)
      }),
    )
    always(
      fc.property(fc.constantFrom(...Object.keys(COMMON)), fc.anything(), (key, value) => {
        expect(kinds).toContain(tryDrawOnReserve({ ...BASE, reserve: { ...COMMON, [key]: value } }).kind)
      }),
    )
  })
})
