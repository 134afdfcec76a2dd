import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RemovalInput, type RemovalRule, removalFrom, tryRemovalFrom } from '../../src/projects/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const TEN = ['ana', 'ben', 'cleo', 'dario', 'eva', 'fei', 'gus', 'hana', 'ivo', 'jana']
/** The proposals of the organisation's own example. */
const SHARES = [50, 90, 60, 80, 40, 80, 90, 70, 100, 60]
const proposed = (team: readonly string[], shares: readonly number[]) =>
  shares.map((share, at) => ({ person: team[at] as string, share: `${share}%` }))
const RULE: RemovalRule = { provisional: '3/4', minimumProposals: 3, personConcerned: 'included', decidedBy: 'team' }
const BASE: RemovalInput = {
  from: 'team',
  person: 'ana',
  team: TEN,
  coordinates: [],
  proposals: proposed(TEN, SHARES),
  rule: RULE,
  for: 8,
  against: 2,
  abstain: 0,
  closed: true,
}
const remove = (more: Partial<RemovalInput>) => removalFrom({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryRemovalFrom({ ...BASE, ...more }))
const people = (count: number) => Array.from({ length: count }, (_, at) => `p${at}`)

describe('From the source', () => {
  it('WJC-7: 50 90 60 80 40 80 90 70 100 60 make 72 %, so that it takes 8 of the 10', () => {
    const removal = remove({})
    expect(removal).toMatchObject({
      kind: 'removed-from-team',
      electorate: 10,
      neededFor: 8,
      threshold: { kind: 'average', value: { numerator: 18n, denominator: 25n } },
    })
    expect(removal.because[0]).toMatchObject({ code: 'share-reached', clauses: ['WJC-7'], observed: 8, needed: 8 })
    expect(remove({ for: 7, against: 0 }).kind).toBe('not-removed')
  })

  it('WJC-7: the person concerned is in the base; under the other reading only the others are', () => {
    const others = { ...RULE, personConcerned: 'excluded' } as const
    expect(remove({ rule: others, for: 7, against: 0 })).toMatchObject({
      kind: 'removed-from-team',
      electorate: 9,
      neededFor: 7,
    })
    expect(remove({ rule: others, for: 6, against: 0 }).kind).toBe('not-removed')
  })

  it('WJC-7: a coordinator, a worker-owner, and whoever proposed the project: by the same votes', () => {
    const outcomes = TEN.map((person) => remove({ person, coordinates: ['tech'] }).kind)
    expect(new Set(outcomes)).toEqual(new Set(['removed-from-team']))
  })

  it('WJC-7: until enough have proposed a share, the provisional one rules', () => {
    const proposals = proposed(TEN, [100, 100])
    expect(remove({ proposals })).toMatchObject({
      kind: 'removed-from-team',
      threshold: { kind: 'provisional', value: { numerator: 3n, denominator: 4n } },
    })
    expect(remove({ proposals: proposed(TEN, [100, 100, 100]) }).kind).toBe('not-removed')
  })

  it('WJC-28: a coordinator is demoted and stays in the team; a member removed from the team stays in the cooperative', () => {
    const demoted = remove({ from: 'coordination', coordinates: ['tech'] })
    expect(demoted).toMatchObject({ kind: 'demoted', areasLost: ['tech'], inTeam: true })
    expect(demoted.because).toContainEqual({ code: 'demoted', clauses: ['WJC-28'], person: 'ana', areas: ['tech'] })
    const removed = remove({ coordinates: ['tech'] })
    expect(removed).toMatchObject({ kind: 'removed-from-team', areasLost: ['tech'], inTeam: false })
    expect(removed.because.map(({ code }) => code)).toContain('removed-from-team')
  })

  it('WJC-28: without enough votes both stay as they are', () => {
    for (const from of ['team', 'coordination'] as const)
      expect(remove({ from, coordinates: ['tech'], for: 7 })).toMatchObject({
        kind: 'not-removed',
        areasLost: [],
        inTeam: true,
      })
  })
})

describe('At the boundary', () => {
  it.each([
    [2, 'provisional'],
    [3, 'average'],
    [4, 'average'],
  ])('with %i proposals of a least number of 3 the threshold is %s', (count, kind) => {
    expect(remove({ proposals: proposed(TEN, SHARES.slice(0, count)) }).threshold.kind).toBe(kind)
  })

  it('a threshold of 90 % can be met by the nine others, one of 90.1 % cannot', () => {
    const warned = (share: string) =>
      remove({ proposals: TEN.map((person) => ({ person, share })), for: 0, against: 0, closed: false }).warning
    expect(['89.9%', '90%', '90.1%'].map(warned)).toEqual(['none', 'none', 'needs-own-vote'])
  })
})

describe('Always true', () => {
  const shares = (count: number) => fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: count })

  it('the verdict is the one of whole numbers, for every team up to 60 and every count of votes', () => {
    for (let count = 1; count <= 60; count++) {
      always(
        fc.property(shares(count), fc.boolean(), (list, included) => {
          const team = people(count)
          const sum = list.reduce((total, share) => total + share, 0)
          const base = included ? count : count - 1
          const rule: RemovalRule = {
            ...RULE,
            minimumProposals: 1,
            personConcerned: included ? 'included' : 'excluded',
          }
          const proposals = proposed(team, list)
          for (let votes = 0; votes <= base; votes++) {
            const { kind } = remove({ person: 'p0', team, proposals, rule, for: votes, against: 0 })
            const reached = votes > 0 && votes * 100 * list.length >= sum * base
            expect(kind).toBe(reached ? 'removed-from-team' : 'not-removed')
          }
        }),
        2,
      )
    }
  })

  it('whoever is demoted stays in the team, and only a removal from the team takes anybody out of it', () => {
    always(
      fc.property(shares(10), fc.nat(10), fc.boolean(), fc.boolean(), (list, votes, fromTeam, closed) => {
        const from = fromTeam ? 'team' : 'coordination'
        const proposals = proposed(TEN, list)
        const removal = remove({ from, coordinates: ['tech'], proposals, for: votes, against: 0, closed })
        expect(removal.inTeam).toBe(removal.kind !== 'removed-from-team')
        if (from === 'coordination') expect(removal.kind).not.toBe('removed-from-team')
        else expect(removal.kind).not.toBe('demoted')
        const acted = removal.kind === 'demoted' || removal.kind === 'removed-from-team'
        expect(removal.areasLost).toEqual(acted ? ['tech'] : [])
        expect(Object.keys(removal)).not.toContain('membership')
      }),
    )
  })

  it('one more vote for never keeps anybody who would have been removed', () => {
    always(
      fc.property(shares(10), fc.nat(9), (list, votes) => {
        const at = (count: number) => remove({ proposals: proposed(TEN, list), for: count, against: 0 }).kind
        if (at(votes) === 'removed-from-team') expect(at(votes + 1)).toBe('removed-from-team')
      }),
    )
  })

  it('the warning says whether all the others together could remove them', () => {
    always(
      fc.property(shares(10), fc.integer({ min: 1, max: 12 }), (list, count) => {
        const team = people(count)
        const proposals = proposed(team, list.slice(0, count))
        const rule = { ...RULE, minimumProposals: 1 }
        const { warning, kind } = remove({ person: 'p0', team, proposals, rule, for: count - 1, against: 0 })
        expect(warning).toBe(kind === 'removed-from-team' ? 'none' : 'needs-own-vote')
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('nobody is removed without a vote, even at a threshold of nothing', () => {
    const proposals = TEN.map((person) => ({ person, share: '0%' }))
    expect([0, 1].map((votes) => remove({ proposals, for: votes, against: 0 }).kind)).toEqual([
      'not-removed',
      'removed-from-team',
    ])
  })

  it('what somebody outside the team proposed does not count, and is told', () => {
    const proposals = [...BASE.proposals, { person: 'zoe', share: '0%' }]
    const removal = remove({ proposals })
    expect(removal.threshold.value).toEqual({ numerator: 18n, denominator: 25n })
    expect(removal.because).toContainEqual({ code: 'proposals-left-out', clauses: ['WJC-7'], people: ['zoe'] })
  })

  it('a team of one, with the others deciding: nobody is there to decide', () => {
    const alone = { team: ['ana'], proposals: [], for: 0, against: 0 }
    const rule = { ...RULE, personConcerned: 'excluded' } as const
    expect(remove({ ...alone, rule })).toMatchObject({ kind: 'not-removed', warning: 'out-of-reach', neededFor: null })
    expect(remove(alone)).toMatchObject({ kind: 'not-removed', warning: 'needs-own-vote' })
  })

  it('where worker-owners decide, they are the base; the threshold stays the one of the team', () => {
    const workerOwners = ['w1', 'w2', 'w3', 'w4']
    const rule = { ...RULE, decidedBy: 'worker-owners' } as const
    expect(remove({ rule, workerOwners, for: 3, against: 0 })).toMatchObject({
      kind: 'removed-from-team',
      electorate: 4,
      neededFor: 3,
      warning: 'none',
      threshold: { value: { numerator: 18n, denominator: 25n } },
    })
  })

  it('the vote of somebody who has none is not needed, even at a threshold of everybody', () => {
    const rule = { ...RULE, decidedBy: 'worker-owners' } as const
    const proposals = TEN.map((person) => ({ person, share: '100%' }))
    const warned = (workerOwners: readonly string[]) =>
      remove({ rule, proposals, workerOwners, for: 0, against: 0 }).warning
    expect([warned(['w1', 'w2']), warned(['w1', 'ana'])]).toEqual(['none', 'needs-own-vote'])
  })

  it('while voting goes on nothing is settled, whatever the counts', () => {
    expect(remove({ for: 10, against: 0, closed: false })).toMatchObject({ kind: 'open', inTeam: true })
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(tryRemovalFrom(input as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => removalFrom({} as never))).toEqual([
      'missing-key from',
      'missing-key person',
      'missing-key team',
      'missing-key coordinates',
      'missing-key rule',
      'missing-key proposals',
      'missing-key for',
      'missing-key against',
      'missing-key abstain',
      'missing-key closed',
    ])
  })

  it('everything at once', () => {
    expect(
      refused({
        from: 'coop',
        person: 'zoe',
        team: ['ana', 'ana'],
        coordinates: [''],
        proposals: [
          { person: 'ana', share: '101%' },
          { person: 'ana', share: -1 },
          { person: '', share: 'half' },
          { person: 'ben' },
          7,
        ],
        rule: { provisional: 75, minimumProposals: -1, personConcerned: 'yes', decidedBy: 'board' },
        for: -1,
        closed: 'yes',
        clauses: 7,
        ballots: { ana: 'for' },
      }),
    ).toEqual([
      'unknown-key ballots',
      'wrong-kind clauses',
      'not-one-of from',
      'listed-twice team[1]',
      'not-in-team person',
      'not-a-name coordinates[0]',
      'not-a-share rule.provisional',
      'not-a-count rule.minimumProposals',
      'not-one-of rule.personConcerned',
      'not-one-of rule.decidedBy',
      'not-a-share proposals[0].share',
      'listed-twice proposals[1].person',
      'not-a-share proposals[1].share',
      'not-a-name proposals[2].person',
      'not-a-number proposals[2].share',
      'missing-key proposals[3].share',
      'wrong-kind proposals[4]',
      'not-a-count for',
      'wrong-kind closed',
    ])
  })

  it('a demotion of somebody who coordinates nothing, and worker-owners who decide and are not named', () => {
    expect(refused({ from: 'coordination' })).toEqual(['not-a-coordinator coordinates'])
    expect(refused({ rule: { ...RULE, decidedBy: 'worker-owners' } })).toEqual(['missing-key workerOwners'])
  })

  it('percentages among plain numbers, and more ballots than the team', () => {
    const proposals = [
      { person: 'ana', share: '50%' },
      { person: 'ben', share: '0.5' },
    ]
    expect(refused({ proposals })).toEqual(['mixed-percent proposals[1].share'])
    expect(refused({ for: 9 })).toEqual(['more-ballots-than-electors'])
  })
})
