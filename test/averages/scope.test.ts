import { describe, expect, it } from 'vitest'
import { averagesByCategory, averagesByScope, type ScopeInput, tryAveragesByScope } from '../../src/averages/index.js'
import { exact } from '../../src/exact/index.js'
import { explain } from '../../src/reasons/index.js'

const categories = ['coordinator', 'volunteer']
const app = [
  { coordinator: '15', volunteer: '5' },
  { coordinator: '10', volunteer: '8' },
]
const film = [{ coordinator: '20' }]

describe('From the source', () => {
  it('WJC-9: each team averages its own proposals', () => {
    const { scopes } = averagesByScope({
      categories,
      scopes: [
        { scope: 'app', proposals: app },
        { scope: 'film', proposals: film },
      ],
    })
    expect(
      scopes.map(({ scope, averages }) => [
        scope,
        ...averages.map((average) => (average.kind === 'average' ? average.value : undefined)),
      ]),
    ).toEqual([
      ['app', exact('12.5'), exact('6.5')],
      ['film', exact('20'), undefined],
    ])
  })

  it('WJC-27: someone who took part in one project says nothing about another', () => {
    const alone = averagesByScope({ categories, scopes: [{ scope: 'app', proposals: app }] })
    const both = averagesByScope({
      categories,
      scopes: [
        { scope: 'film', proposals: film },
        { scope: 'app', proposals: app },
      ],
    })
    expect(both.scopes[1]).toEqual(alone.scopes[0])
  })
})

describe('Always true', () => {
  it('one scope is what averagesByCategory says of it', () => {
    const [scope] = averagesByScope({ categories, scopes: [{ scope: 'app', proposals: app }] }).scopes
    const alone = averagesByCategory({ categories, proposals: app }).averages.map((average) => ({
      ...average,
      because: average.because.map((reason) => ({ ...reason, scope: 'app' })),
    }))
    expect(scope?.averages).toEqual(alone)
    expect(explain(scope?.averages[0]?.because ?? [], 'en')).toMatch(/^app, coordinator: the mean of /)
  })
})

describe('Refused', () => {
  it('what is wrong in a scope, with the scope in its path; what is no list of scopes', () => {
    const input = {
      categories,
      scopes: [
        { scope: 'app', proposals: app },
        { scope: 'film', proposals: [{ director: '1' }, { coordinator: 'x' }], clauses: ['WJC-9'] },
      ],
    }
    const answer = tryAveragesByScope(input)
    expect(answer.kind === 'refused' && answer.problems.map(({ code, path }) => [code, path])).toEqual([
      ['unknown-key', 'scopes[1].clauses'],
      ['unknown-key', 'scopes[1].proposals[0]'],
      ['not-a-number', 'scopes[1].proposals[1].coordinator'],
    ])
    for (const wrong of [null, undefined, {}, { categories, scopes: [null] }, { categories, scopes: 'app' }]) {
      expect(tryAveragesByScope(wrong as unknown as ScopeInput).kind).toBe('refused')
    }
  })

  it('what is the same for all scopes, once and without a scope in its path: also where there are none', () => {
    const told = (input: object) => {
      const answer = tryAveragesByScope(input as ScopeInput)
      return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => [code, path]) : answer.kind
    }
    const twoTeams = [
      { scope: 'app', proposals: app },
      { scope: 'film', proposals: film },
    ]
    for (const scopes of [twoTeams, []]) {
      expect(told({ categories, scopes, clauses: 'WJC-9' })).toEqual([['wrong-kind', 'clauses']])
      expect(told({ categories, scopes, min: 'x' })).toEqual([['not-a-number', 'min']])
      expect(told({ categories: ['coordinator', 'coordinator'], scopes })).toEqual([['listed-twice', 'categories[1]']])
    }
    expect(told({ categories, scopes: [] })).toBe('averages')
  })

  it('a scope that is listed twice, for its people would be in two averages of one name', () => {
    const answer = tryAveragesByScope({
      categories,
      scopes: [
        { scope: 'app', proposals: app },
        { scope: 'app', proposals: film },
      ],
    })
    expect(answer.kind === 'refused' && answer.problems.map(({ code, path }) => [code, path])).toEqual([
      ['listed-twice', 'scopes[1].scope'],
    ])
  })
})
