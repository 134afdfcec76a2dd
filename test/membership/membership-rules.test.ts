import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MembershipRules, membershipRulesProblems } from '../../src/membership/index.js'
import { always } from '../arbitraries/run.js'
import { broken } from './hostile.js'

const RULES: MembershipRules = {
  classes: [
    { id: 'worker-owner', hasVote: true },
    { id: 'enterprise', hasVote: true, of: 'enterprises' },
    { id: 'supporter', hasVote: false },
  ],
  admission: [
    { memberClass: 'worker-owner', probation: { length: { months: 6 }, vote: false, ends: 'by-decision' } },
    { memberClass: 'enterprise' },
  ],
  voting: { votingAge: 16, leapBirthday: 'march-1', probationersVote: false, suspendedVote: false },
  takingPart: { attendances: 6, within: { months: 3 }, when: 'now' },
  representatives: { mostPerPerson: 1 },
  proxies: { mostPerHolder: 2, whoMayHold: 'members', writtenFor: 'one-meeting', notOn: ['removal'] },
  recusal: { excludes: ['pay'] },
  expulsion: {
    grounds: ['harm'],
    notice: { days: 14, counted: 'clear' },
    hearing: true,
    appealDays: 30,
    appealTo: 'general-meeting',
  },
  refund: {
    ways: [{ how: 'left', share: '100%', lossesTakenOff: true, schedule: { after: { months: 6 }, instalments: 1 } }],
    rounding: 'half-even',
  },
}
const told = (rules: unknown, path = '') =>
  membershipRulesProblems({ rules, path }).map(({ code, path: place }) => (place === '' ? code : `${code} ${place}`))

describe('From the source', () => {
  it('WC-1, WC-2, WJC-13: rules of a federation and of a cooperative are sound data, and go through JSON', () => {
    expect(told(RULES)).toEqual([])
    expect(told(JSON.parse(JSON.stringify(RULES)))).toEqual([])
  })
  it('what a charter leaves out does not exist there', () => {
    expect(told({ classes: RULES.classes, admission: [], voting: RULES.voting })).toEqual([])
  })
})

describe('Always true', () => {
  it('answers whatever it is given', () => {
    always(
      fc.property(broken(RULES), (rules) => {
        for (const { path } of membershipRulesProblems({ rules, path: 'membership' }))
          expect(path).toMatch(/^membership|^$/)
      }),
      1500,
    )
  })
})

describe('Refused', () => {
  it('everything at once, each by its place in the charter', () => {
    const rules = {
      ...RULES,
      admission: [{ memberClass: 'guest' }, { memberClass: 'worker-owner' }, { memberClass: 'worker-owner' }, 7],
      voting: undefined,
      representatives: { mostPerPerson: 0 },
      refund: null,
      tea: true,
    }
    expect(told(rules, 'members')).toEqual([
      'unknown-key members.tea',
      'not-one-of members.admission[0].memberClass',
      'listed-twice members.admission[2].memberClass',
      'wrong-kind members.admission[3]',
      'missing-key members.voting',
      'not-one-or-more members.representatives.mostPerPerson',
      'wrong-kind members.refund',
    ])
    expect(told(null)).toEqual(['wrong-kind'])
  })
})
