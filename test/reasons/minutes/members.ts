import type { FactsOf } from '../facts-of.js'
import type { MembersMinutes } from '../../../src/reasons/subjects/minutes/members.js'

const WHO = { member: 'ana' } as const

export const MEMBERS_MINUTES_FACTS: FactsOf<MembersMinutes> = {
  'cooperative-founded': [{ charter: 'we-just-coop', version: '1' }],
  'application-received': [
    { ...WHO, memberClass: 'worker-owner', decidedBy: 'vote' },
    { ...WHO, memberClass: 'enterprise', decidedBy: 'consent' },
    { ...WHO, memberClass: 'supporter', decidedBy: 'nobody' },
  ],
  'application-ended': [
    { ...WHO, how: 'withdrawn' },
    { ...WHO, how: 'turned-down' },
    { ...WHO, how: 'lapsed' },
    { ...WHO, how: 'died' },
    { ...WHO, how: 'dissolved' },
  ],
  'contribution-paid': [{ ...WHO, amountMinor: 10_000n, currency: 'EUR' }],
  'attendance-recorded': [{ ...WHO, circle: 'learning-group', on: '2026-03-01' }],
  'confirmation-opened': [WHO],
  'probation-confirmed': [{ ...WHO, endsOn: '2026-09-01' }],
  'member-joined': [
    { ...WHO, memberClass: 'worker-owner', how: 'founded' },
    { ...WHO, memberClass: 'worker-owner', how: 'admitted' },
    { ...WHO, memberClass: 'donor', how: 'joined' },
    { ...WHO, memberClass: 'worker-owner', how: 'imported' },
  ],
  'class-changed': [{ ...WHO, memberClass: 'worker-owner' }],
  'leaving-announced': [{ ...WHO, endsOn: '2026-04-01' }],
  'membership-ended': [
    { ...WHO, how: 'left' },
    { ...WHO, how: 'ousted' },
    { ...WHO, how: 'died' },
    { ...WHO, how: 'dissolved' },
    { ...WHO, how: 'not-confirmed' },
    { ...WHO, how: 'mistaken' },
  ],
  'representative-named': [{ enterprise: 'bakery', person: 'ana' }],
  'representative-withdrawn': [{ enterprise: 'bakery', person: 'ana' }],
  'office-given': [{ ...WHO, office: 'financial-coordinator' }],
  'office-ended': [{ ...WHO, office: 'financial-coordinator' }],
  'member-suspended': [
    { ...WHO, votes: true },
    { ...WHO, votes: false },
  ],
  'member-reinstated': [WHO],
  'ousting-proposed': [{ ...WHO, proposer: 'ben', grounds: ['ground-1', 'ground-2'] }],
  'ousting-notified': [WHO],
  'ousting-heard': [
    { ...WHO, how: 'heard' },
    { ...WHO, how: 'declined-hearing' },
    { ...WHO, how: 'did-not-come' },
  ],
  'ousting-put-to-vote': [WHO],
  'ousting-told': [{ ...WHO, appealUntil: '2026-04-01', takesEffectOn: '2026-04-02' }],
  'ousting-appealed': [WHO],
  'ousting-appeal-decided': [
    { ...WHO, result: 'upheld' },
    { ...WHO, result: 'overturned' },
  ],
}
