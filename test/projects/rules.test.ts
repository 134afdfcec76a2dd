import { describe, expect, it } from 'vitest'
import { ACCEPTANCE, checkProjectRules, COORDINATION, type ProjectRules } from '../../src/projects/index.js'

const RULES: ProjectRules = {
  acceptance: ACCEPTANCE,
  evaluateBefore: 'required',
  coordinators: COORDINATION,
  pools: ['worker-owners', 'volunteers', 'outside'],
  removal: { provisional: '72%', minimumProposals: 3, personConcerned: 'included', decidedBy: 'team' },
  participationEnds: { daysAfterLastWork: 90 },
  evaluation: { min: 0, max: 10, step: 1, unit: 'points' },
  performance: 'mean-of-projects',
}
const wrong = (more: object) =>
  checkProjectRules({ ...RULES, ...more }).map(({ code, path }) => (path === '' ? code : `${code} ${path}`))

describe('From the source', () => {
  it('WJC-3, WJC-5, WJC-6, WJC-7, WJC-27: the rules of the text, as JSON and back', () => {
    expect(checkProjectRules(JSON.parse(JSON.stringify(RULES)) as ProjectRules)).toEqual([])
  })

  it('WJC-3, WJC-5: the two shares that the text names may point at averages instead', () => {
    const pointing = { atLeast: { average: 'coordinators' }, of: 'electorate' }
    expect(
      wrong({ acceptance: { moreThan: { average: 'acceptance' }, of: 'present' }, coordinators: pointing }),
    ).toEqual([])
    expect(wrong({ acceptance: { ...ACCEPTANCE, quorum: { atLeast: { average: 'q' }, of: 'present' } } })).toEqual([])
  })

  it('WJC-7, WJC-27: every other reading is data too', () => {
    expect(
      wrong({
        evaluateBefore: 'optional',
        removal: { provisional: '1/2', minimumProposals: 0, personConcerned: 'excluded', decidedBy: 'worker-owners' },
        participationEnds: 'when-they-say',
        performance: 'weighted-by-budget',
      }),
    ).toEqual([])
  })
})

describe('Refused', () => {
  it('what are no rules', () => {
    for (const input of [null, undefined, 7, []])
      expect(checkProjectRules(input as never).map(({ code }) => code)).toEqual(['wrong-kind'])
    expect(checkProjectRules({} as never).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'missing-key acceptance',
      'missing-key evaluateBefore',
      'missing-key coordinators',
      'missing-key pools',
      'missing-key removal',
      'missing-key participationEnds',
      'missing-key evaluation',
      'missing-key performance',
    ])
  })

  it('everything at once', () => {
    expect(
      wrong({
        acceptance: { atLeast: { average: '', extra: 1 }, of: 'electorate' },
        evaluateBefore: 'perhaps',
        coordinators: { atLeast: 67, of: 'all', quorum: 7 },
        pools: [],
        removal: { provisional: '72', minimumProposals: 1.5, personConcerned: 'included', decidedBy: 'board' },
        participationEnds: 'never',
        evaluation: { min: 10, max: 0, unit: 'points' },
        performance: 'best',
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'unknown-key acceptance.atLeast.extra',
      'not-a-name acceptance.atLeast.average',
      'not-one-of evaluateBefore',
      'threshold-out-of-range coordinators.atLeast',
      'not-one-of coordinators.of',
      'wrong-kind coordinators.quorum',
      'empty-list pools',
      'not-a-share removal.provisional',
      'not-a-count removal.minimumProposals',
      'not-one-of removal.decidedBy',
      'not-one-of participationEnds',
      'bounds-reversed evaluation.min',
      'not-one-of performance',
    ])
  })
})
