import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meetingRuleProblems } from '../../src/meetings/index.js'
import { always } from '../arbitraries/run.js'
import { broken } from '../membership/hostile.js'
import { RULE } from './given.js'

const told = (rule: unknown, path = '') =>
  meetingRuleProblems({ rule, path }).map(({ code, path: place }) => (place === '' ? code : `${code} ${place}`))

describe('From the source', () => {
  it('WC-2: share, presence and quorum of the general meeting are data, and go through JSON', () => {
    expect(told(RULE)).toEqual([])
    expect(told(JSON.parse(JSON.stringify(RULE)))).toEqual([])
  })
})

describe('Always true', () => {
  it('answers whatever it is given', () => {
    always(
      fc.property(broken(RULE), (rule) => {
        for (const { path } of meetingRuleProblems({ rule, path: 'assembly' })) expect(path).toMatch(/^assembly|^$/)
      }),
      1500,
    )
  })
})

describe('Refused', () => {
  it('everything at once, each by its place in the charter', () => {
    const rule = {
      presence: ['remote', 'remote', 'smoke'],
      firstCall: 1,
      secondCall: {},
      calledBy: { board: true, members: 2 },
      alwaysDecided: [],
      minutesWithinDays: 1.5,
      challenge: [],
      gavel: true,
    }
    expect(told(rule, 'assembly')).toEqual([
      'unknown-key assembly.gavel',
      'missing-key assembly.notice',
      'missing-key assembly.agenda',
      'listed-twice assembly.presence[1]',
      'not-one-of assembly.presence[2]',
      'wrong-kind assembly.firstCall',
      'missing-key assembly.secondCall.quorum',
      'missing-key assembly.secondCall.after',
      'wrong-kind assembly.calledBy.members',
      'not-a-count assembly.minutesWithinDays',
      'wrong-kind assembly.challenge',
    ])
    expect(told(null)).toEqual(['wrong-kind'])
  })
})
