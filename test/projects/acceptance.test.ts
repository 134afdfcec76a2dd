import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCEPTANCE, type AcceptanceInput, acceptanceOf, tryAcceptanceOf } from '../../src/projects/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const people = (count: number) => Array.from({ length: count }, (_, at) => `w${at}`)
const PROPOSAL = {
  project: 'app',
  by: 'zoe',
  objectives: ['freedom'],
  serves: [{ objective: 'freedom', how: 'rec-1' }],
  areas: ['tech'],
}
const BASE: AcceptanceInput = {
  proposal: PROPOSAL,
  workerOwners: people(12),
  rule: ACCEPTANCE,
  for: 8,
  against: 2,
  abstain: 0,
  closed: true,
}
const accept = (more: Partial<AcceptanceInput>) => acceptanceOf({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryAcceptanceOf({ ...BASE, ...more }))

describe('From the source', () => {
  it('WJC-3: at least two thirds of the worker-owners accept a project', () => {
    expect(accept({})).toMatchObject({
      kind: 'accepted',
      project: 'app',
      neededFor: 8,
      because: [
        { code: 'share-reached', clauses: ['WJC-3'], observed: 8, outOf: 12, base: 'electorate', needed: 8 },
        { code: 'proposal-complete' },
      ],
    })
  })

  it('WJC-3: of all worker-owners; under the other reading, of those who voted', () => {
    const votes = { for: 7, against: 2 }
    expect(accept(votes).kind).toBe('lost')
    expect(accept({ ...votes, rule: { atLeast: '2/3', of: 'ballots' } }).kind).toBe('accepted')
  })

  it('WJC-3: while voting goes on it is open, and says how many are needed', () => {
    expect(accept({ for: 3, closed: false })).toMatchObject({ kind: 'open', neededFor: 8 })
  })

  it('WJC-4: a proposal that is not complete cannot be accepted, whatever the ballots say', () => {
    const proposal = { ...PROPOSAL, serves: [{ objective: 'freedom' }] }
    expect(accept({ proposal, for: 12, against: 0 })).toMatchObject({
      kind: 'incomplete',
      neededFor: null,
      because: [{ code: 'proposal-incomplete', missing: ['how'] }],
    })
  })
})

describe('At the boundary', () => {
  it.each([
    [7, 'lost'],
    [8, 'accepted'],
    [9, 'accepted'],
  ])('%s of 12: %s', (votes, kind) => {
    expect(accept({ for: votes, against: 0 }).kind).toBe(kind)
  })

  it('67 of 100 is enough and 66 is not: two thirds are never rounded', () => {
    const of100 = (votes: number) => accept({ workerOwners: people(100), for: votes, against: 0 }).kind
    expect([66, 67].map(of100)).toEqual(['lost', 'accepted'])
  })
})

describe('Always true', () => {
  it('a complete proposal is accepted exactly where three times the votes for are at least twice the worker-owners', () => {
    always(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (count, votes) => {
        fc.pre(votes <= count)
        const { kind } = accept({ workerOwners: people(count), for: votes, against: 0 })
        expect(kind).toBe(3 * votes >= 2 * count ? 'accepted' : 'lost')
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('other rules know other outcomes: a tie, and no quorum', () => {
    expect(accept({ rule: { moreThan: '1/2', of: 'ballots' }, for: 2, against: 2 }).kind).toBe('tied')
    expect(accept({ rule: { ...ACCEPTANCE, minimumBallots: 11 } }).kind).toBe('inquorate')
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(tryAcceptanceOf(input as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => acceptanceOf({} as never))).toEqual([
      'missing-key workerOwners',
      'wrong-kind proposal',
      'missing-key rule',
      'missing-key for',
      'missing-key against',
      'missing-key abstain',
      'missing-key closed',
    ])
  })

  it('everything at once, each at its own place', () => {
    expect(
      refused({
        proposal: { ...PROPOSAL, by: '' },
        workerOwners: ['ana', 'ana'],
        rule: { atLeast: 67, of: 'everybody' },
        for: -1,
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'listed-twice workerOwners[1]',
      'not-a-name proposal.by',
      'threshold-out-of-range rule.atLeast',
      'not-one-of rule.of',
      'not-a-count for',
    ])
  })

  it('more ballots than worker-owners; but not where the worker-owners themselves are wrong', () => {
    expect(refused({ for: 11 })).toEqual(['more-ballots-than-electors'])
    expect(refused({ for: 11, workerOwners: 'all' })).toEqual(['wrong-kind workerOwners'])
  })

  it('a threshold that points at an average and was not opened', () => {
    expect(refused({ rule: { atLeast: { average: 'acceptance' }, of: 'electorate' } })).toEqual([
      'threshold-not-pinned rule.atLeast',
    ])
  })
})
