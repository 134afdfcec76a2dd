import type { RecordsMinutes } from '../../../src/reasons/subjects/minutes/records.js'
import type { FactsOf } from '../facts-of.js'

export const RECORDS_MINUTES_FACTS: FactsOf<RecordsMinutes> = {
  'held-pay-imported': [{ payday: 'p1', on: '2025-01-31', member: 'ana', amountMinor: 50000n, currency: 'USD' }],
  'event-reversed': [
    { n: 12, reversed: 'membership-ended' },
    { n: 12, reversed: 'member-joined' },
    { n: 12, reversed: 'office-given' },
  ],
  'member-restored': [{ member: 'ana', since: '2019-03-01' }],
}
