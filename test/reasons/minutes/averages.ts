import { exact } from '../../../src/exact/index.js'
import type { AveragesMinutes } from '../../../src/reasons/subjects/minutes/averages.js'
import type { FactsOf } from '../facts-of.js'

export const AVERAGES_MINUTES_FACTS: FactsOf<AveragesMinutes> = {
  'number-proposed': [
    { item: 'vacation-days', member: 'ana', value: exact(25), percent: false, from: '2027-01-01' },
    { item: 'removal-threshold', scope: 'garden', member: 'ana', value: exact('72%'), percent: true },
  ],
  'number-withdrawn': [
    { item: 'vacation-days', member: 'ana' },
    { item: 'removal-threshold', scope: 'garden', member: 'ana' },
  ],
  'item-voted-anew': [{ item: 'ousting-compensation' }, { item: 'pay-scale', scope: 'garden' }],
  'item-adopted': [{ item: 'health-care', decision: 'back-health-care' }],
  'number-stays': [
    { item: 'ousting-compensation', observed: 1, required: 3 },
    { item: 'ousting-compensation', observed: 2, required: 3 },
  ],
}
