import { describe, expect, it } from 'vitest'
import { payroll } from '../../src/pay/index.js'

describe('From the source', () => {
  it('WJC-10: pay that is given up is on record, and not owed', () => {
    const june = payroll({
      period: { start: '2024-06-01', end: '2024-07-01' },
      currency: 'USD',
      rounding: 'half-even',
      categories: [{ id: 'volunteer', unit: 'hour' }],
      rates: [{ category: 'volunteer', from: '2024-01-01', ratePerUnit: '6.5' }],
      work: [{ worker: 'ana', category: 'volunteer', date: '2024-06-03', hours: 2 }],
      forfeits: [{ worker: 'ana', amountMinor: 'all' }],
    })
    expect(june).toMatchObject({ grossMinor: 1300n, forfeitedMinor: 1300n, payMinor: 0n })
  })
})
