import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromPlain, ratio, toPlain } from '../../src/exact/index.js'
import { explain } from '../../src/reasons/index.js'
import { shareSurplus } from '../../src/surplus/index.js'
import { arbitraries } from '../../src/testing/index.js'
import { always } from '../arbitraries/run.js'
import { thrownBy } from '../decisions/problems-of.js'

const any = arbitraries(fc)
/** Of any type, as what `JSON.parse` gives is. */
const asKept = (outcome: unknown): never => JSON.parse(JSON.stringify(toPlain(outcome))) as never

describe('From the source', () => {
  it('CW-1: a year that was kept is told in the same words, and its cents add up', () => {
    const year = shareSurplus({
      currency: 'EUR',
      resultMinor: 100,
      lossesCarriedMinor: 0,
      rounding: 'half-even',
      lossesFrom: [],
      reserves: [],
      provisions: [{ kind: 'rest', to: 'patronage' }],
      members: ['ana', 'ben', 'cleo'].map((id) => ({ id, capitalMinor: 0, labour: 1 })),
    })
    const back = fromPlain<typeof year>(asKept(year))
    expect(back.members.reduce((sum, { patronageMinor }) => sum + patronageMinor, 0n)).toBe(100n)
    expect(back.members.map(({ because }) => explain(because, 'en'))).toEqual(
      year.members.map(({ because }) => explain(because, 'en')),
    )
  })
})

describe('At the boundary', () => {
  it.each([
    ['digits under Minor', { owedMinor: '-12' }, { owedMinor: -12n }],
    ['digits under any other key', { item: '12', Minors: '12' }, { item: '12', Minors: '12' }],
    ['what is under Minor and no digits', { owedMinor: '12.0', leftMinor: 5 }, { owedMinor: '12.0', leftMinor: 5 }],
    ['a list under Minor', { partsMinor: ['1'] }, { partsMinor: ['1'] }],
    ['a fraction, in lowest terms', { numerator: '-6', denominator: '4' }, ratio(-3n, 2n)],
    ['only one part of a fraction', { numerator: '6' }, { numerator: '6' }],
    ['one part of digits', { numerator: '6', denominator: 'b' }, { numerator: '6', denominator: 'b' }],
    ['the other part of digits', { numerator: 'a', denominator: '6' }, { numerator: 'a', denominator: '6' }],
    ['more than a fraction', { numerator: '6', denominator: '4', x: 1 }, { numerator: '6', denominator: '4', x: 1 }],
    ['a list, and what is within', [[{ aMinor: '1' }]], [[{ aMinor: 1n }]]],
    ['text, nothing and numbers', ['5', null, 5, true], ['5', null, 5, true]],
    ['a bigint that never was JSON', { aMinor: 5n }, { aMinor: 5n }],
  ])('%s', (_, plain, outcome) => {
    expect(fromPlain(plain as never)).toEqual(outcome)
  })

  it('a number of a thousand characters is read, and one more is not', () => {
    expect(fromPlain({ aMinor: '9'.repeat(1000) })).toEqual({ aMinor: 10n ** 1000n - 1n })
    expect(thrownBy(() => fromPlain({ aMinor: '9'.repeat(1001) }))).toEqual(['number-too-long aMinor'])
    const long = { numerator: '1', denominator: '9'.repeat(1001) }
    expect(thrownBy(() => fromPlain([{ value: long }]))).toEqual(['number-too-long [0].value.denominator'])
    expect(thrownBy(() => fromPlain({ numerator: long.denominator, denominator: '1' }))).toEqual([
      'number-too-long numerator',
    ])
  })
})

describe('Always true', () => {
  const { surplus, pay, averages, decisions, deferral } = any
  const outcomes: Readonly<Record<string, Arbitrary<unknown>>> = {
    'a surplus': surplus.SurplusShared(),
    'accounts of capital': surplus.CapitalAccounts(),
    'income from outside': surplus.OutsideIncome(),
    'a reserve': surplus.ReserveOutcome(),
    'a subscription': surplus.Subscription(),
    'a federation': surplus.FederationTotals(),
    'a buy-out': surplus.BuyOut(),
    'a payroll': pay.Payroll(),
    salaries: pay.Salaries(),
    'a shortage': pay.Shortage(),
    'a compensation': pay.Compensation(),
    'pay by category': pay.CategoryPay(),
    'an average': averages.AverageOutcome(),
    'averages of categories': averages.CategoryAverages(),
    'averages of scopes': averages.ScopeAverages(),
    'a verdict': decisions.Verdict(),
    'held pay': deferral.Accrual(),
  }
  it.each(Object.entries(outcomes))('%s is, after JSON, what it was before', (_, outcome) => {
    always(
      fc.property(outcome, (one) => {
        expect(fromPlain(asKept(one))).toEqual(one)
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('what a cooperative writes down as text stays no text where its key says that it is an amount', () => {
    expect(fromPlain({ type: 'pay-set', amountMinor: '5' })).toEqual({ type: 'pay-set', amountMinor: 5n })
  })
})

describe('Refused', () => {
  it.each([
    ['a fraction of nothing', { value: { numerator: '1', denominator: '0' } }, ['zero-denominator value']],
    ['a key that would be a prototype', JSON.parse('{"__proto__":{"admin":true}}'), ['reserved-key __proto__']],
    ['more than forty levels', JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`), ['too-deep']],
  ])('%s', (_, plain, problems) => {
    expect(thrownBy(() => fromPlain(plain)).map((told) => (told.startsWith('too-deep') ? 'too-deep' : told))).toEqual(
      problems,
    )
  })

  it('everything that is wrong at once, and no prototype is reached', () => {
    const nothing = { numerator: '1', denominator: '0' }
    expect(thrownBy(() => fromPlain([nothing, { a: nothing }, { bMinor: '1'.repeat(2000) }]))).toEqual([
      'zero-denominator [0]',
      'zero-denominator [1].a',
      'number-too-long [2].bMinor',
    ])
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })
})
