import { exact } from '../../../src/exact/index.js'
import type { FactsOf } from '../facts-of.js'
import type { SurplusMinutes } from '../../../src/reasons/subjects/minutes/surplus.js'

const money = { amountMinor: 123456n, currency: 'EUR' } as const
const one = { member: 'ana', ...money } as const
const refund = { ...one, contributedMinor: 200000n, lossesMinor: 50000n, keptMinor: 26544n } as const

export const SURPLUS_MINUTES_FACTS: FactsOf<SurplusMinutes> = {
  'surplus-proposed': [{ year: '2025', decision: 'surplus-2025', ...money }],
  'surplus-lapsed': [{ year: '2025' }],
  'surplus-shared': [
    { year: '2025', members: 12, ...money },
    { year: '2025', members: 1, ...money },
    { year: '2025', members: 12, amountMinor: -5000n, currency: 'EUR' },
  ],
  'more-than-losses': [{ ...money, lossesMinor: 100n }],
  'return-settled': [
    { ...one, as: 'paid' },
    { ...one, as: 'capital' },
  ],
  'more-than-owed': [{ ...one, owedMinor: 100n }],
  'capital-contributed': [one],
  'capital-refunded': [one],
  'refund-set': [
    { ...refund, how: 'left', due: ['2026-01-31', '2026-07-31'] },
    { ...refund, how: 'ousted', due: [] },
    { ...refund, how: 'died', due: ['2026-01-31'] },
    { ...refund, how: 'dissolved', due: ['2026-01-31'] },
  ],
  'refund-paid': [one],
  'subscription-set': [{ ...one, member: 'bakery', year: '2025' }],
  'buy-out-planned': [{ buyOut: 'workshop' }],
  'buy-out-paid': [
    { buyOut: 'workshop', payment: 1, principalMinor: 2000000n, interestMinor: 240000n, currency: 'EUR' },
  ],
  'level-opened': [
    { level: 'country', within: '', keeps: exact(1) },
    { level: 'north', within: 'country', keeps: exact('3/4') },
  ],
  'enterprise-placed': [{ enterprise: 'bakery', level: 'north' }],
  'delegates-sent': [
    { level: 'north', from: 'bakery', delegates: ['ana', 'ben'] },
    { level: 'north', from: 'bakery', delegates: [] },
  ],
}
