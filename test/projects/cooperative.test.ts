import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, exact } from '../../src/exact/index.js'
import { evaluationOf, type PerformanceInput, performanceOf, tryPerformanceOf } from '../../src/projects/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const BASE: PerformanceInput = {
  method: 'mean-of-projects',
  projects: [
    { project: 'app', achieved: 6, budgetMinor: '300000' },
    { project: 'film', achieved: 9, budgetMinor: '100000' },
    { project: 'book' },
  ],
}
const refused = (more: object) => refusedOf(tryPerformanceOf({ ...BASE, ...more }))

describe('From the source', () => {
  it('WJC-29: the mean over the evaluations of the projects; one without an evaluation is named and left out', () => {
    expect(performanceOf(BASE)).toMatchObject({
      kind: 'performance',
      value: exact('15/2'),
      evaluated: ['app', 'film'],
      leftOut: ['book'],
      because: [
        { code: 'mean', clauses: ['WJC-29'], count: 2 },
        { code: 'projects-left-out', clauses: ['WJC-29'], projects: ['book'] },
      ],
    })
  })

  it('WJC-29: the same with each project weighing as much as its budget', () => {
    expect(performanceOf({ ...BASE, method: 'weighted-by-budget' })).toMatchObject({
      value: exact('27/4'),
      because: [{ code: 'weighted-mean' }, { code: 'projects-left-out' }],
    })
  })

  it('WJC-29: with no project evaluated there is none, and none is not zero', () => {
    for (const method of ['mean-of-projects', 'weighted-by-budget'] as const)
      expect(performanceOf({ method, projects: [{ project: 'book' }] })).toMatchObject({
        kind: 'none-evaluated',
        leftOut: ['book'],
        because: [{ code: 'no-proposals' }, { code: 'projects-left-out' }],
      })
  })

  it('WJC-29, WJC-4: it takes what the evaluations of projects come to', () => {
    const { overall } = evaluationOf({
      project: 'app',
      objectives: ['freedom'],
      scale: { min: 0, max: 10, unit: 'points' },
      projected: [],
      achieved: [{ person: 'ana', objective: 'freedom', value: 7 }],
    })
    const achieved = overall.kind === 'average' ? { achieved: overall.value } : {}
    expect(performanceOf({ ...BASE, projects: [{ project: 'app', ...achieved }] })).toMatchObject({ value: exact(7) })
  })
})

describe('Always true', () => {
  const projects = fc
    .array(fc.record({ achieved: fc.option(fc.nat(10), { nil: undefined }), budget: fc.integer({ min: 1, max: 1e6 }) }))
    .map((list) =>
      list.map(({ achieved, budget }, at) => ({
        project: `p${at}`,
        ...(achieved === undefined ? {} : { achieved }),
        budgetMinor: budget,
      })),
    )
  const method = fc.constantFrom('mean-of-projects', 'weighted-by-budget')

  it('it lies between the least and the most that a project achieved, whatever the budgets', () => {
    always(
      fc.property(projects, method, (list, how) => {
        const performance = performanceOf({ method: how, projects: list })
        const values = list.flatMap((one) => ('achieved' in one ? [one.achieved] : []))
        expect(performance.kind).toBe(values.length === 0 ? 'none-evaluated' : 'performance')
        if (performance.kind === 'none-evaluated') return
        expect(compare(performance.value, exact(Math.min(...values)))).toBeGreaterThanOrEqual(0)
        expect(compare(performance.value, exact(Math.max(...values)))).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('the order of the projects does not matter, nor does one that is not evaluated', () => {
    always(
      fc.property(projects, method, (list, how) => {
        const value = (order: PerformanceInput['projects']) => {
          const performance = performanceOf({ method: how, projects: order })
          return performance.kind === 'performance' ? performance.value : null
        }
        expect(value([...list].reverse())).toEqual(value(list))
        expect(value([...list, { project: 'new' }])).toEqual(value(list))
      }),
    )
  })

  it('every project is in it or left out', () => {
    always(
      fc.property(projects, method, (list, how) => {
        const { evaluated, leftOut } = performanceOf({ method: how, projects: list })
        expect([...evaluated, ...leftOut].sort()).toEqual(list.map(({ project }) => project).sort())
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('a project without a budget weighs nothing where budgets weigh, and is evaluated all the same', () => {
    const projects = [...BASE.projects.slice(0, 1), { project: 'film', achieved: 9, budgetMinor: 0 }]
    expect(performanceOf({ method: 'weighted-by-budget', projects })).toMatchObject({
      value: exact(6),
      evaluated: ['app', 'film'],
    })
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(tryPerformanceOf(input as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => performanceOf({} as never))).toEqual(['missing-key method', 'missing-key projects'])
  })

  it('everything at once', () => {
    expect(
      refused({
        method: 'best-of',
        projects: [
          { project: 'app', achieved: 'well' },
          { project: 'app', achieved: 1, budgetMinor: -1 },
          { project: '', budgetMinor: 1.5 },
          7,
        ],
        clauses: 7,
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'wrong-kind clauses',
      'not-one-of method',
      'not-a-number projects[0].achieved',
      'listed-twice projects[1].project',
      'negative-amount projects[1].budgetMinor',
      'not-a-name projects[2].project',
      'not-minor-units projects[2].budgetMinor',
      'wrong-kind projects[3]',
    ])
  })

  it('budgets that are missing or all nothing, where they weigh', () => {
    const weighted = (projects: object[]) => refused({ method: 'weighted-by-budget', projects })
    expect(weighted([{ project: 'app', achieved: 1 }])).toEqual(['missing-key projects[0].budgetMinor'])
    expect(weighted([{ project: 'app', achieved: 1, budgetMinor: 0 }])).toEqual(['weights-all-zero projects'])
  })

  it('percentages among plain numbers are told where they stand', () => {
    const projects = [{ project: 'book' }, { project: 'app', achieved: 1 }, { project: 'film', achieved: '50%' }]
    expect(refused({ projects })).toEqual(['mixed-percent projects[2].achieved'])
  })
})
