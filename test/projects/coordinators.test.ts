import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Candidacy,
  COORDINATION,
  type CoordinatorsInput,
  coordinatorsOf,
  tryCoordinatorsOf,
} from '../../src/projects/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const OWNERS = ['ana', 'ben', 'cleo', 'dario']
const vote = (area: string, person: string, votes: number, more: Partial<Candidacy> = {}): Candidacy => ({
  area,
  person,
  for: votes,
  against: 0,
  abstain: 0,
  closed: true,
  ...more,
})
const BASE: CoordinatorsInput = {
  areas: ['tech'],
  workerOwners: OWNERS,
  rule: COORDINATION,
  candidacies: [],
  callsOpen: [],
  openSearches: [],
}
const SEARCH = [{ area: 'tech', record: 'rec-1' }]
const one = (more: Partial<CoordinatorsInput>) => coordinatorsOf({ ...BASE, ...more }).areas[0]
const refused = (more: object) => refusedOf(tryCoordinatorsOf({ ...BASE, ...more }))

describe('From the source', () => {
  it('WJC-5: the five areas of an app, each with its coordinator', () => {
    const areas = ['tech', 'promotion', 'pr', 'financing', 'legal']
    const people = ['ana', 'ben', 'cleo', 'dario', 'ana']
    const candidacies = areas.map((area, at) => vote(area, people[at] as string, 2))
    expect(coordinatorsOf({ ...BASE, areas, candidacies })).toMatchObject({
      kind: 'all-found',
      areas: people.map((person) => ({ kind: 'found', approved: [person] })),
      because: [{ code: 'coordinators-found', clauses: ['WJC-5'], areas: 5 }],
    })
  })

  it('WJC-5: two thirds of the other worker-owners: the candidate is in no electorate of their own', () => {
    const found = one({ candidacies: [vote('tech', 'ana', 2)] })
    expect(found).toMatchObject({
      kind: 'found',
      because: [
        { code: 'area-found', person: 'ana', from: 'inside' },
        { code: 'share-reached', clauses: ['WJC-5'], observed: 2, outOf: 3, needed: 2 },
        { code: 'electorate', count: 3 },
        { code: 'concerned-excluded', party: 'candidate' },
      ],
    })
    expect(refused({ candidacies: [vote('tech', 'ana', 4)] })).toEqual(['more-ballots-than-electors candidacies[0]'])
  })

  it('WJC-5: nobody found inside, a talent search has to open', () => {
    expect(one({})?.kind).toBe('search-due')
    expect(one({ candidacies: [vote('tech', 'ana', 1)] })?.kind).toBe('search-due')
    expect(one({ openSearches: SEARCH })).toMatchObject({
      kind: 'searching',
      because: [{ code: 'area-searching', clauses: ['WJC-5'], record: 'rec-1' }],
    })
  })

  it('WJC-5: somebody from outside can stand once the search is open, and all worker-owners decide', () => {
    const candidacies = [vote('tech', 'zoe', 3)]
    expect(one({ candidacies })).toMatchObject({
      kind: 'search-due',
      approved: [],
      because: [{ code: 'area-search-due' }, { code: 'candidacy-waits', person: 'zoe' }],
    })
    expect(one({ candidacies, openSearches: SEARCH })).toMatchObject({
      kind: 'found',
      because: [
        { code: 'area-found', person: 'zoe', from: 'outside' },
        { code: 'share-reached', observed: 3, outOf: 4, needed: 3 },
      ],
    })
    expect(one({ candidacies: [vote('tech', 'zoe', 2)], openSearches: SEARCH })?.kind).toBe('searching')
  })
})

describe('At the boundary', () => {
  it('of 6 others: 3 are too few, 4 are enough, 5 as well', () => {
    const workerOwners = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const kinds = [3, 4, 5].map((votes) => one({ workerOwners, candidacies: [vote('tech', 'a', votes)] })?.kind)
    expect(kinds).toEqual(['search-due', 'found', 'found'])
  })
})

describe('Always true', () => {
  const candidacies = fc.uniqueArray(
    fc.record({
      area: fc.constantFrom('tech', 'legal'),
      person: fc.constantFrom(...OWNERS, 'zoe', 'yara'),
      for: fc.nat(3),
      closed: fc.boolean(),
    }),
    { selector: ({ area, person }) => `${area} ${person}` },
  )
  const searches = fc.subarray(['tech', 'legal'])
  const calls = fc.subarray(['tech', 'legal'])
  const inputOf = (list: readonly Partial<Candidacy>[], open: readonly string[], callsOpen: readonly string[]) => ({
    ...BASE,
    areas: ['tech', 'legal'],
    callsOpen,
    openSearches: open.map((area) => ({ area, record: 'rec-1' })),
    candidacies: list.map((each) => vote('', '', 0, each)),
  })

  it('all are found exactly where each area has one approved, and no vote on it goes on', () => {
    always(
      fc.property(candidacies, searches, calls, (list, open, callsOpen) => {
        const { kind, areas } = coordinatorsOf(inputOf(list, open, callsOpen))
        expect(kind === 'all-found').toBe(areas.every((area) => area.kind === 'found' && area.approved.length === 1))
        for (const { area, kind: standing } of areas)
          if (standing === 'found')
            expect(list.some((each) => each.area === area && OWNERS.includes(each.person) && !each.closed)).toBe(false)
      }),
    )
  })

  it('worker-owners come first: nobody from outside is found where one of them was approved, nor without a search', () => {
    always(
      fc.property(candidacies, searches, calls, (list, open, callsOpen) => {
        for (const { area, approved } of coordinatorsOf(inputOf(list, open, callsOpen)).areas) {
          if (approved.every((person) => OWNERS.includes(person))) continue
          expect(open).toContain(area)
          expect(callsOpen).not.toContain(area)
          const inside = list.filter((each) => each.area === area && OWNERS.includes(each.person))
          expect(inside.every((each) => each.closed && 3 * each.for < 2 * 3)).toBe(true)
        }
      }),
    )
  })

  it('the order of candidacies does not matter to what an area comes to', () => {
    always(
      fc.property(candidacies, searches, (list, open) => {
        const kinds = (order: typeof list) => coordinatorsOf(inputOf(order, open, [])).areas.map(({ kind }) => kind)
        expect(kinds([...list].reverse())).toEqual(kinds(list))
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('two who are approved do not make an area settled: it has one coordinator', () => {
    expect(one({ candidacies: [vote('tech', 'ana', 3), vote('tech', 'ben', 2)] })).toMatchObject({
      kind: 'several-approved',
      approved: ['ana', 'ben'],
    })
  })

  it('one who is approved waits for a vote on another that goes on', () => {
    const candidacies = [vote('tech', 'ana', 3), vote('tech', 'ben', 0, { closed: false })]
    expect(one({ candidacies })?.kind).toBe('voting')
    expect(one({ candidacies })?.because[0]).toMatchObject({ code: 'area-voting', candidates: ['ben'] })
  })

  it('while the call is open nobody has to be sought, even where a search was opened too soon', () => {
    expect(one({ callsOpen: ['tech'], openSearches: SEARCH })?.kind).toBe('call-open')
    const candidacies = [vote('tech', 'zoe', 4)]
    expect(one({ candidacies, callsOpen: ['tech'], openSearches: SEARCH })?.kind).toBe('call-open')
  })

  it('the only worker-owner has no others to approve them', () => {
    const alone = one({ workerOwners: ['ana'], candidacies: [vote('tech', 'ana', 0)] })
    expect(alone).toMatchObject({
      kind: 'search-due',
      because: [{}, { code: 'empty-base' }, { code: 'nobody-entitled' }, {}],
    })
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(tryCoordinatorsOf(input as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => coordinatorsOf({} as never))).toEqual([
      'missing-key areas',
      'missing-key workerOwners',
      'missing-key callsOpen',
      'missing-key openSearches',
      'missing-key candidacies',
      'missing-key rule',
    ])
  })

  it('everything at once', () => {
    expect(
      refused({
        callsOpen: ['legal'],
        openSearches: [...SEARCH, ...SEARCH, { area: 'legal', record: '' }, null],
        candidacies: [
          vote('legal', '', 1),
          vote('tech', 'ana', -1),
          vote('tech', 'ana', 1),
          { area: 'tech', extra: 1 },
        ],
        clauses: 'WJC-5',
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'wrong-kind clauses',
      'not-one-of callsOpen[0]',
      'listed-twice openSearches[1].area',
      'not-one-of openSearches[2].area',
      'not-a-name openSearches[2].record',
      'wrong-kind openSearches[3]',
      'not-one-of candidacies[0].area',
      'not-a-name candidacies[0].person',
      'not-a-count candidacies[1].for',
      'listed-twice candidacies[2].person',
      'unknown-key candidacies[3].extra',
      'missing-key candidacies[3].person',
      'missing-key candidacies[3].for',
      'missing-key candidacies[3].against',
      'missing-key candidacies[3].abstain',
      'missing-key candidacies[3].closed',
    ])
  })

  it('what is wrong with the rule is told once, with candidacies or without', () => {
    const rule = { atLeast: 2, of: 'electorate' }
    expect(refused({ rule })).toEqual(['threshold-out-of-range rule.atLeast'])
    const candidacies = [vote('tech', 'ana', 1), vote('tech', 'ben', 1)]
    expect(refused({ rule, candidacies })).toEqual(['threshold-out-of-range rule.atLeast'])
  })

  it('counts are not told as too many where the worker-owners cannot be read', () => {
    expect(refused({ workerOwners: [7], candidacies: [vote('tech', 'ana', 3)] })).toEqual([
      'not-a-name workerOwners[0]',
    ])
  })

  it('a project without areas', () => {
    expect(refused({ areas: [] })).toEqual(['empty-list areas'])
  })
})
