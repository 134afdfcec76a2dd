import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, equal, exact, ratio } from '../../src/exact/index.js'
import { type EvaluationInput, evaluationOf, tryEvaluationOf } from '../../src/projects/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const SCALE = { min: 0, max: 10, step: 1, unit: 'points' }
const said = (person: string, objective: string, value: number) => ({ person, objective, value })
const BASE: EvaluationInput = {
  project: 'app',
  objectives: ['freedom', 'democracy'],
  scale: SCALE,
  projected: [said('ana', 'freedom', 8), said('ben', 'freedom', 7), said('ana', 'democracy', 9)],
  achieved: [said('ana', 'freedom', 6), said('ben', 'democracy', 10), said('cleo', 'democracy', 9)],
}
const evaluate = (more: Partial<EvaluationInput>) => evaluationOf({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryEvaluationOf({ ...BASE, ...more }))

describe('From the source', () => {
  it('WJC-4: projected and achieved side by side, objective by objective, and the difference exact', () => {
    expect(evaluate({})).toMatchObject({
      kind: 'evaluated',
      evaluatedBefore: true,
      objectives: [
        {
          objective: 'freedom',
          projected: { value: exact('15/2'), count: 2 },
          achieved: { value: exact(6), count: 1 },
          difference: exact('-3/2'),
        },
        {
          objective: 'democracy',
          projected: { value: exact(9) },
          achieved: { value: exact('19/2') },
          difference: exact('1/2'),
        },
      ],
      overall: { value: exact('31/4') },
      because: [
        { code: 'evaluation-compared', clauses: ['WJC-4'], objective: 'freedom', unit: 'points' },
        { code: 'evaluation-compared', objective: 'democracy' },
      ],
    })
  })

  it('WJC-4: before a project ends there is only what was projected', () => {
    expect(evaluate({ achieved: [] })).toMatchObject({
      kind: 'projected',
      objectives: [{ difference: null }, { difference: null }],
      overall: { kind: 'no-proposals' },
      because: [{ code: 'evaluation-one-side', side: 'projected' }, { side: 'projected' }],
    })
  })

  it('WJC-4: what nobody evaluated is no zero, and keeps the project unevaluated', () => {
    const evaluation = evaluate({ projected: [], achieved: [said('ana', 'freedom', 6)] })
    expect(evaluation).toMatchObject({
      kind: 'incomplete',
      evaluatedBefore: false,
      objectives: [{ achieved: { kind: 'average' }, difference: null }, { achieved: { kind: 'no-proposals' } }],
      overall: { kind: 'no-proposals' },
      because: [
        { code: 'evaluation-one-side', side: 'achieved' },
        { code: 'evaluation-none', objective: 'democracy' },
      ],
    })
  })
})

describe('At the boundary', () => {
  it.each([
    [-1, ['out-of-range achieved[0].value']],
    [0, []],
    [1, []],
    [9, []],
    [10, []],
    [11, ['out-of-range achieved[0].value']],
    ['0.5', ['off-step achieved[0].value']],
  ])('%s on a scale from 0 to 10: %o', (value, problems) => {
    expect(refused({ achieved: [{ ...said('ana', 'freedom', 0), value }] })).toEqual(problems)
  })
})

describe('Always true', () => {
  const entries = fc.uniqueArray(
    fc.record({ person: fc.constantFrom('p', 'q', 'r'), objective: fc.constantFrom('a', 'b'), value: fc.nat(10) }),
    { selector: ({ person, objective }) => person + objective },
  )
  const input = (projected: EvaluationInput['projected'], achieved: EvaluationInput['achieved']) =>
    evaluationOf({ project: 'app', objectives: ['a', 'b'], scale: SCALE, projected, achieved })

  it('what was projected and the difference make what was achieved', () => {
    always(
      fc.property(entries, entries, (projected, achieved) => {
        for (const { projected: before, achieved: after, difference } of input(projected, achieved).objectives) {
          expect(difference === null).toBe(before.kind === 'no-proposals' || after.kind === 'no-proposals')
          if (before.kind === 'average' && after.kind === 'average' && difference !== null)
            expect(equal(add(before.value, difference), after.value)).toBe(true)
        }
      }),
    )
  })

  it('each mean is the sum of its values divided by their number, in whatever order they came', () => {
    always(
      fc.property(entries, (achieved) => {
        const evaluation = input([], achieved)
        expect(input([], [...achieved].reverse())).toEqual(evaluation)
        for (const { objective, achieved: mean } of evaluation.objectives) {
          const values = achieved.filter((one) => one.objective === objective).map(({ value }) => value)
          const sum = values.reduce((total, value) => total + value, 0)
          expect(mean.count).toBe(values.length)
          if (mean.kind === 'average') expect(mean.value).toEqual(ratio(BigInt(sum), BigInt(values.length)))
        }
        const { overall } = evaluation
        if (overall.kind === 'average') {
          expect(compare(overall.value, exact(0))).toBeGreaterThanOrEqual(0)
          expect(compare(overall.value, exact(10))).toBeLessThanOrEqual(0)
        }
      }),
    )
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(tryEvaluationOf(input as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => evaluationOf({} as never))).toEqual([
      'missing-key project',
      'missing-key objectives',
      'missing-key scale',
      'missing-key projected',
      'missing-key achieved',
    ])
  })

  it('everything at once', () => {
    expect(
      refused({
        project: 7,
        projected: [said('ana', 'profit', 1), said('ana', 'freedom', 1), said('ana', 'freedom', 2)],
        achieved: [{ person: '', objective: 'freedom', value: '50%' }, { person: 'ana' }, 7],
        clauses: {},
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'wrong-kind clauses',
      'not-a-name project',
      'not-one-of projected[0].objective',
      'listed-twice projected[2].person',
      'not-a-name achieved[0].person',
      'percent-not-meant achieved[0].value',
      'missing-key achieved[1].objective',
      'missing-key achieved[1].value',
      'wrong-kind achieved[2]',
    ])
  })

  it('a scale that is none', () => {
    const scaled = (scale: unknown) => refused({ scale, projected: [], achieved: [] })
    expect(scaled({ min: 10, max: 0, step: 0, unit: 'points' })).toEqual([
      'bounds-reversed scale.min',
      'step-not-positive scale.step',
    ])
    expect(scaled({ min: 0, from: 1 })).toEqual([
      'unknown-key scale.from',
      'missing-key scale.unit',
      'missing-key scale.max',
    ])
    expect(scaled(null)).toEqual(['wrong-kind scale'])
  })

  it('a project that serves no objective', () => {
    expect(refused({ objectives: [], projected: [], achieved: [] })).toEqual(['empty-list objectives'])
  })
})
