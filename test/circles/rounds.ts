import type { ConsentRule, ConsentStep, StartInput } from '../../src/circles/index.js'

/** Who sits in the circle of these tests. */
export const FOUR = ['ana', 'ben', 'cleo', 'dov'] as const

export const RULE: ConsentRule = {
  standAside: 'not-allowed',
  silence: 'awaited',
  objectionTest: {
    decides: 'circle',
    rule: { moreThan: '1/2', of: 'electorate' },
    criteria: ['harms-aim', 'exceeds-domain'],
  },
  mostRounds: 3,
  otherwise: 'not-carried',
}
export const BY_FACILITATOR: ConsentRule = {
  ...RULE,
  objectionTest: { decides: 'facilitator', criteria: ['harms-aim'] },
}
export const QUIET: ConsentRule = { ...RULE, silence: 'consents' }

export const start = (rule: ConsentRule = RULE, more: Partial<StartInput> = {}): StartInput => ({
  circle: 'web',
  proposal: 'p1',
  wording: 'v1',
  reviewOn: '2027-06-01',
  rule,
  members: FOUR,
  present: FOUR,
  facilitator: 'ana',
  ...more,
})

export const proceed: ConsentStep = { kind: 'proceed', by: 'ana' }
export const heard = (by: string): ConsentStep => ({ kind: 'heard', by })
export const consent = (by: string): ConsentStep => ({ kind: 'answer', by, answer: 'consent' })
export const aside = (by: string): ConsentStep => ({ kind: 'answer', by, answer: 'stand-aside' })
export const objection = (by: string, reason = 'r1', criterion = 'harms-aim'): ConsentStep => ({
  kind: 'answer',
  by,
  answer: 'objection',
  reason,
  criterion,
})
export const judge = (by: string, of: string, upheld: boolean): ConsentStep => ({
  kind: 'judge',
  by,
  of,
  upheld,
  reason: 'why',
})
export const amend = (by: string, wording: string): ConsentStep => ({ kind: 'amend', by, wording })

/** Presented, asked about, reacted to by these: consent is being asked. */
export const opening = (present: readonly string[] = FOUR): readonly ConsentStep[] => [
  proceed,
  ...present.map(heard),
  proceed,
  ...present.map(heard),
  proceed,
]
