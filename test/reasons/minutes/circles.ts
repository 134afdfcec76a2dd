import type { CirclesMinutes } from '../../../src/reasons/subjects/minutes/circles.js'
import type { FactsOf } from '../facts-of.js'

const LINK = { narrower: 'web', wider: 'board', member: 'ana' } as const

export const CIRCLES_MINUTES_FACTS: FactsOf<CirclesMinutes> = {
  'circle-applied': [{ circle: 'web', member: 'ana' }],
  'circle-application-ended': [{ circle: 'web', member: 'ana' }],
  'circle-joined': [
    { circle: 'board', member: 'ana', how: 'elected' },
    { circle: 'web', member: 'ana', how: 'admitted' },
    { circle: 'web', member: 'ana', how: 'appointed' },
    { circle: 'web', member: 'ana', how: 'imported' },
  ],
  'circle-left': [
    { circle: 'web', member: 'ana', why: 'left' },
    { circle: 'web', member: 'ana', why: 'membership-ended' },
    { circle: 'board', member: 'ana', why: 'not-elected' },
    { circle: 'board', member: 'ana', why: 'term-over' },
    { circle: 'web', member: 'ana', why: 'circle-ended' },
  ],
  'mandate-lent': [{ circle: 'web', lender: 'board', matters: ['website', 'events'], until: '2026-12-31' }],
  'budget-lent': [{ circle: 'web', amountMinor: 150_000n, currency: 'GBP' }],
  'mandate-ended': [
    { circle: 'web', why: 'over' },
    { circle: 'web', why: 'lender-ended' },
    { circle: 'web', why: 'circle-ended' },
  ],
  'link-set': [
    { ...LINK, sentBy: 'wider' },
    { ...LINK, sentBy: 'narrower' },
  ],
  'link-broken': [
    { ...LINK, sentBy: 'wider', why: 'left' },
    { ...LINK, sentBy: 'narrower', why: 'term-over' },
    { ...LINK, sentBy: 'narrower', why: 'circle-ended' },
  ],
  'selection-started': [{ circle: 'web', role: 'secretary' }],
  'named-for-role': [{ member: 'ana', nominee: 'ben' }],
  'put-forward-for-role': [{ member: 'ben' }],
  'round-ended': [
    { round: 'r1', outcome: 'carried', to: '' },
    { round: 'r1', outcome: 'not-carried', to: '' },
    { round: 'r1', outcome: 'escalated', to: 'board' },
  ],
  'round-lapsed': [
    { round: 'r1', why: 'without-object' },
    { round: 'r1', why: 'people-changed' },
  ],
  'agreement-made': [{ circle: 'web', wording: 'a1b2c3d4e5f60718', reviewOn: '2027-01-01' }],
  'role-ended': [
    { circle: 'web', role: 'secretary', member: 'ana', why: 'term-over' },
    { circle: 'web', role: 'secretary', member: 'ana', why: 'left' },
    { circle: 'web', role: 'secretary', member: 'ana', why: 'circle-ended' },
  ],
}
