import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, needsThePersonConcerned } from '../../src/decisions/index.js'
import { always } from '../arbitraries/run.js'
import { thrownBy } from './problems-of.js'

const needs = (atLeast: string, electorate: number) =>
  needsThePersonConcerned({ rule: { atLeast, of: 'electorate' }, electorate })

describe('From the source', () => {
  it('WJC-7: the team of ten at 72% can do without the one it removes', () => {
    expect(needs('72%', 10)).toBe(false)
  })
  it('WJC-14: three quarters of all oust one of four or more; of three or fewer only with their own vote', () => {
    expect([1, 2, 3, 4, 5].map((size) => needs('3/4', size))).toEqual([true, true, true, false, false])
  })
  it('the liberum veto of the Polish Sejm: under unanimity nobody goes unless they agree', () => {
    expect([1, 10, 1000].map((size) => needs('1', size))).toEqual([true, true, true])
  })
})

describe('At the boundary', () => {
  it('of ten: just below 9/10, exactly, just above', () => {
    expect(['89.99%', '90%', '90.01%'].map((share) => needs(share, 10))).toEqual([false, false, true])
  })
  it('more than, of ten: just below 9/10, exactly', () => {
    const answers = ['89.99%', '90%'].map((moreThan) =>
      needsThePersonConcerned({ rule: { moreThan, of: 'electorate' }, electorate: 10 }),
    )
    expect(answers).toEqual([false, true])
  })
  it('of nobody, nobody is needed', () => {
    expect([0, 1].map((size) => needs('1', size))).toEqual([false, true])
  })
})

describe('Always true', () => {
  it('it is needed exactly where all the others together do not carry', () => {
    const shares = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 20 })).filter(([a, b]) => a < b)
    always(
      fc.property(shares, fc.boolean(), fc.integer({ min: 2, max: 60 }), ([a, b], more, electorate) => {
        const share = `${a}/${b}`
        const rule = { ...(more ? { moreThan: share } : { atLeast: share }), of: 'electorate' } as const
        const others = decide({ rule, electorate, for: electorate - 1, against: 1, abstain: 0, closed: true })
        expect(needsThePersonConcerned({ rule, electorate })).toBe(others.kind !== 'carried')
      }),
    )
  })
  it('so it is where a least number of votes for, or a quorum of votes for, is what they do not reach', () => {
    const rule = { atLeast: '1/2', of: 'electorate' } as const
    const electorate = 10
    const others = { electorate, for: 9, against: 1, abstain: 0, closed: true }
    expect(decide({ rule: { ...rule, minimumFor: 10 }, ...others }).kind).toBe('lost')
    expect(needsThePersonConcerned({ rule: { ...rule, minimumFor: 10 }, electorate })).toBe(true)
    const quorum = { atLeast: '95%', of: 'electorate', counting: ['for'] } as const
    expect(decide({ rule: { ...rule, quorum }, ...others }).kind).toBe('inquorate')
    expect(needsThePersonConcerned({ rule: { ...rule, quorum }, electorate })).toBe(true)
  })
})

describe('Not true, on purpose', () => {
  it('a rule of the ballots is never warned of: it can do without anyone who stays away', () => {
    for (const of of ['ballots', 'for-or-against', 'present'] as const) {
      expect(needsThePersonConcerned({ rule: { atLeast: 1, of }, electorate: 5 })).toBe(false)
    }
  })
})

describe('Refused', () => {
  it('a rule that is none, an electorate that is no count, all at once', () => {
    const rule = { atLeast: '100.1%', of: 'electorate' } as const
    expect(thrownBy(() => needsThePersonConcerned({ rule, electorate: -1 }))).toEqual([
      'threshold-out-of-range rule.atLeast',
      'not-a-count electorate',
    ])
  })
})
