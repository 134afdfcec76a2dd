import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toPlain } from '../../src/exact/index.js'
import { payEveryoneSees, type PayrollInput, payroll } from '../../src/pay/index.js'
import { explain } from '../../src/reasons/index.js'
import { codeOf } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'

const BASE: PayrollInput = {
  period: { start: '2024-06-01', end: '2024-07-01' },
  currency: 'USD',
  rounding: 'half-even',
  categories: [
    { id: 'volunteer', unit: 'hour' },
    { id: 'coordinator', unit: 'month' },
  ],
  rates: [
    { category: 'volunteer', from: '2024-01-01', ratePerUnit: '6.5' },
    { category: 'coordinator', from: '2024-01-01', ratePerUnit: '3000' },
  ],
  work: [{ worker: 'ana', category: 'volunteer', date: '2024-06-03', hours: 10 }],
}
const seen = (more: Partial<PayrollInput> = {}) => payEveryoneSees(payroll({ ...BASE, ...more }))
const withheld = (worker: string, what: string, amountMinor: number) => ({ worker, what, amountMinor })

describe('From the source', () => {
  it('WJC-12: everyone sees how much everyone is paid: hours, category, rate, amount', () => {
    const answer = seen()
    expect(answer).toMatchObject({
      kind: 'visible-pay',
      period: BASE.period,
      currency: 'USD',
      because: [{ code: 'pay-visible', clauses: ['WJC-12'] }],
    })
    expect(answer.workers).toMatchObject([
      {
        worker: 'ana',
        grossMinor: 6500n,
        forfeitedMinor: 0n,
        earnedMinor: 6500n,
        lines: [
          {
            code: 'ordinary',
            category: 'volunteer',
            unit: 'hour',
            units: { numerator: 10n, denominator: 1n },
            ratePerUnit: { numerator: 13n, denominator: 2n },
            amountMinor: 6500n,
          },
        ],
      },
    ])
  })

  it('WJC-12: everybody, the coordinator as well as the volunteer', () => {
    const months = [{ worker: 'ben', category: 'coordinator', from: '2024-06-01', to: '2024-07-01' }]
    expect(seen({ months }).workers.map(({ worker, earnedMinor }) => [worker, earnedMinor])).toEqual([
      ['ana', 6500n],
      ['ben', 300000n],
    ])
  })

  it('WJC-10, WJC-12: what is given up is seen, for nobody owes it', () => {
    const [ana] = seen({ forfeits: [{ worker: 'ana', amountMinor: 2500 }] }).workers
    expect(ana).toMatchObject({ grossMinor: 6500n, forfeitedMinor: 2500n, earnedMinor: 4000n })
    expect(ana?.lines.map(({ code }) => code)).toEqual(['ordinary', 'forfeited'])
  })

  it('WC-11, WJC-12: time that is donated is seen too', () => {
    const donated = [{ worker: 'ben', category: 'volunteer', date: '2024-06-04', hours: 3 }]
    expect(seen({ donated }).workers[1]).toMatchObject({ worker: 'ben', earnedMinor: 0n, lines: [{ code: 'donated' }] })
  })

  it('WJC-12: it says in words, in both languages, that what is kept back is left out', () => {
    expect(explain(seen().because, 'en')).toContain('what is kept back for others is left out')
    expect(explain(seen().because, 'es')).toContain('lo que se retiene para terceros no se muestra')
  })
})

describe('At the boundary', () => {
  it('nothing kept back, a cent, all of it: what everyone sees is the same', () => {
    const by = (amount: number) => seen({ withholdings: [withheld('ana', 'tax', amount)] })
    expect([by(0), by(1), by(6500)]).toEqual([seen(), seen(), seen()])
  })

  it('nobody on the payroll: nobody to see', () => {
    expect(seen({ work: [] }).workers).toEqual([])
  })

  it('all given up: on record, with nothing earned', () => {
    expect(seen({ forfeits: [{ worker: 'ana', amountMinor: 'all' }] }).workers).toMatchObject([
      { grossMinor: 6500n, forfeitedMinor: 6500n, earnedMinor: 0n },
    ])
  })
})

describe('Always true', () => {
  const people = fc.array(fc.record({ hours: fc.nat(24), forfeited: fc.nat(50), kept: fc.nat(50) }), { maxLength: 6 })
  const inputOf = (list: typeof people extends fc.Arbitrary<infer T> ? T : never): PayrollInput => {
    const named = list.map((one, at) => ({ ...one, worker: `w${at}` }))
    const part = (hours: number, percent: number) => Math.floor((hours * 650 * percent) / 100)
    return {
      ...BASE,
      work: named.map(({ worker, hours }) => ({ worker, category: 'volunteer', date: '2024-06-03', hours })),
      forfeits: named.map(({ worker, hours, forfeited }) => ({ worker, amountMinor: part(hours, forfeited) })),
      withholdings: named.flatMap(({ worker, hours, kept }) => [
        withheld(worker, 'tax-of-somebody', part(hours, kept) >> 1),
        withheld(worker, 'maintenance', part(hours, kept) >> 1),
      ]),
    }
  }

  it('nothing of what is kept back can be found in it, by purpose or by sum', () => {
    always(
      fc.property(people, (list) => {
        const input = inputOf(list)
        const { withholdings: _, ...without } = input
        expect(payEveryoneSees(payroll(input))).toEqual(payEveryoneSees(payroll(without)))
        expect(JSON.stringify(toPlain(payEveryoneSees(payroll(input))))).not.toMatch(
          /tax|maintenance|withheld|payMinor/,
        )
      }),
    )
  })

  it('the lines that are seen add up to what each earned: gross without what is given up', () => {
    always(
      fc.property(people, (list) => {
        for (const { lines, grossMinor, forfeitedMinor, earnedMinor } of payEveryoneSees(payroll(inputOf(list)))
          .workers) {
          expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(earnedMinor)
          expect(earnedMinor).toBe(grossMinor - forfeitedMinor)
        }
      }),
    )
  })

  it('everybody on the payroll is seen, in its order', () => {
    always(
      fc.property(people, (list) => {
        const whole = payroll(inputOf(list))
        expect(payEveryoneSees(whole).workers.map(({ worker }) => worker)).toEqual(
          whole.workers.map(({ worker }) => worker),
        )
      }),
    )
  })

  it('the payroll itself is not changed by it', () => {
    const whole = payroll({ ...BASE, withholdings: [withheld('ana', 'tax', 100)] })
    const before = JSON.stringify(toPlain(whole))
    payEveryoneSees(whole)
    expect(JSON.stringify(toPlain(whole))).toBe(before)
  })
})

describe('Not true, on purpose', () => {
  it('what is seen is not what somebody takes home, where something is kept back', () => {
    const whole = payroll({ ...BASE, withholdings: [withheld('ana', 'tax', 1500)] })
    expect([payEveryoneSees(whole).workers[0]?.earnedMinor, whole.workers[0]?.payMinor]).toEqual([6500n, 5000n])
  })
})

describe('Refused', () => {
  it('nothing of its own: a payroll that is refused was never one to show', () => {
    expect(codeOf(() => seen({ currency: 'usd' }))).toBe('unknown-currency')
    expect(codeOf(() => seen({ withholdings: [withheld('zoe', 'tax', 1)] }))).toBe('not-paid')
  })
})
