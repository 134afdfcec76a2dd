import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageOf, tryWeightedAverageOf, weightedAverageOf } from '../../src/averages/index.js'
import { exact, type ExactInput, multiply, type Ratio, ratio } from '../../src/exact/index.js'
import { isPercent, lists, plainNumbers, type Written } from '../arbitraries/numbers.js'
import { codeOf, codesOf, NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slow, slowDivide, slowSum } from '../arbitraries/slow.js'

const weights: fc.Arbitrary<Written> = plainNumbers.map(({ input, value }) =>
  value.numerator < 0n ? { input: multiply(value, ratio(-1n)), value: multiply(value, ratio(-1n)) } : { input, value },
)
const weighted = fc
  .tuple(lists(1), fc.array(weights, { minLength: 24, maxLength: 24 }))
  .map(([list, heavy]) => list.map((written, at) => ({ written, weight: heavy[at] as Written })))
  .filter((pairs) => pairs.some(({ weight }) => weight.value.numerator > 0n))

const valueOf = (pairs: readonly (readonly [ExactInput, ExactInput])[]): Ratio | undefined => {
  const mean = weightedAverageOf({ proposals: pairs.map(([proposal, weight]) => ({ proposal, weight })) })
  return mean.kind === 'average' ? mean.value : undefined
}

describe('From the source', () => {
  it('WJC-16: one person, one vote: weights of 1 give the plain mean', () => {
    expect(
      valueOf([
        ['15', 1],
        ['10', 1],
      ]),
    ).toEqual(exact('12.5'))
  })
  it('CW-4: a weight of more than one is seen in the reason', () => {
    const { because } = weightedAverageOf({
      proposals: [
        { proposal: '10', weight: 3 },
        { proposal: '20', weight: 1 },
      ],
      clauses: ['CW-4'],
    })
    expect(because).toEqual([
      {
        code: 'weighted-mean',
        clauses: ['CW-4'],
        count: 2,
        weight: ratio(4n),
        observed: exact('12.5'),
        percent: false,
      },
    ])
  })
  it('Python, statistics.fmean: grades 85 92 83 91 weighing 0.20 0.20 0.30 0.30 have the mean 87.6', () => {
    const grades = [85, 92, 83, 91] as const
    const parts = ['0.20', '0.20', '0.30', '0.30'] as const
    expect(valueOf(grades.map((grade, at) => [grade, parts[at] as string]))).toEqual(exact('87.6'))
  })
})

describe('At the boundary', () => {
  it('a weight below zero is refused, zero and more are taken', () => {
    const codes = (weight: ExactInput) =>
      codesOf(
        tryWeightedAverageOf({
          proposals: [
            { proposal: 1, weight },
            { proposal: 2, weight: 1 },
          ],
        }),
      )
    expect([codes('-0.000000000000000000001'), codes(0), codes('0.000000000000000000001')]).toEqual([
      ['negative-weight'],
      [],
      [],
    ])
  })
  it('weights of zero throughout are refused, one above zero suffices', () => {
    const codes = (weight: ExactInput) =>
      codesOf(
        tryWeightedAverageOf({
          proposals: [
            { proposal: 1, weight: 0 },
            { proposal: 2, weight },
          ],
        }),
      )
    expect([codes(0), codes('1/1000000000000000000')]).toEqual([['weights-all-zero'], []])
  })
  it('no proposals are no zero', () => {
    expect(weightedAverageOf({ proposals: [], clauses: ['WJC-16'] })).toEqual({
      kind: 'no-proposals',
      count: 0,
      because: [{ code: 'no-proposals', clauses: ['WJC-16'] }],
    })
  })
})

describe('Always true', () => {
  it('the weighted mean is the weighted sum divided by the weights', () => {
    always(
      fc.property(weighted, (pairs) => {
        const sum = slowSum(pairs.map(({ written, weight }) => multiply(written.value, weight.value)))
        const weight = slowSum(pairs.map((pair) => pair.weight.value))
        const mean = weightedAverageOf({
          proposals: pairs.map((pair) => ({ proposal: pair.written.input, weight: pair.weight.input })),
        })
        expect(mean).toMatchObject({ kind: 'average', value: slowDivide(sum, weight), count: pairs.length })
        expect(mean.because).toMatchObject([{ weight, percent: isPercent(pairs[0]?.written.input) }])
      }),
    )
  })
  it('equal weights of any size give the plain mean', () => {
    always(
      fc.property(
        lists(1),
        weights.filter(({ value }) => value.numerator > 0n),
        (list, { input: weight }) => {
          const plain = averageOf({ proposals: list.map(({ input }) => input) })
          expect(valueOf(list.map(({ input }) => [input, weight]))).toEqual(plain.kind === 'average' && plain.value)
        },
      ),
    )
  })
  it('a weight of 3 is the same as proposing three times', () => {
    always(
      fc.property(
        lists(1),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 24, maxLength: 24 }),
        (list, times) => {
          const repeated = list.flatMap(({ input }, at) => Array.from({ length: times[at] as number }, () => input))
          const plain = averageOf({ proposals: repeated })
          expect(valueOf(list.map(({ input }, at) => [input, times[at] as number]))).toEqual(
            plain.kind === 'average' && plain.value,
          )
        },
      ),
    )
  })
})

describe('Not true, on purpose', () => {
  it('a weight of zero is counted as a proposal, and moves nothing', () => {
    expect(
      weightedAverageOf({
        proposals: [
          { proposal: 100, weight: 0 },
          { proposal: 10, weight: 1 },
        ],
      }),
    ).toMatchObject({ value: slow(10n), count: 2 })
  })
})

describe('Refused', () => {
  it('a key that it does not know', () => {
    const given = { proposals: [{ proposal: 5, weight: 1 }], min: 0 }
    expect(tryWeightedAverageOf(given)).toMatchObject({ problems: [{ code: 'unknown-key', path: 'min' }] })
  })
  it.each(NOT_NUMBERS)('%s, as a proposal and as a weight', (_name, input, code) => {
    const wrong = input as ExactInput
    const good = isPercent(input) ? '5%' : 5
    expect(
      tryWeightedAverageOf({
        proposals: [
          { proposal: good, weight: 1 },
          { proposal: wrong, weight: 1 },
        ],
      }),
    ).toMatchObject({ problems: [{ code, path: 'proposals[1].proposal' }] })
    expect(tryWeightedAverageOf({ proposals: [{ proposal: 5, weight: wrong }] })).toMatchObject({
      problems: [{ code, path: 'proposals[0].weight' }],
    })
    expect(codeOf(() => weightedAverageOf({ proposals: [{ proposal: 5, weight: wrong }] }))).toBe(code)
  })
  it('unknown-key: a row that says more than its proposal and its weight', () => {
    const proposals = [
      { proposal: '5', weight: 2, max: 3 },
      { proposal: '6', weight: 1 },
    ]
    expect(tryWeightedAverageOf({ proposals })).toMatchObject({
      problems: [{ code: 'unknown-key', path: 'proposals[0].max' }],
    })
  })
  it('mixed-percent: percentages among plain proposals, each where it stands', () => {
    const proposals = ['50%', '0.5', '60%', 0.7].map((proposal) => ({ proposal, weight: 1 }))
    const read = tryWeightedAverageOf({ proposals })
    expect(read.kind === 'refused' && read.problems.map(({ code, path }) => [code, path])).toEqual([
      ['mixed-percent', 'proposals[1].proposal'],
      ['mixed-percent', 'proposals[3].proposal'],
    ])
  })
  it('everything wrong is told at once, up to a hundred', () => {
    const wrong = { proposal: 'x', weight: -1 }
    expect(codesOf(tryWeightedAverageOf({ proposals: [wrong, wrong] }))).toEqual([
      'not-a-number',
      'negative-weight',
      'not-a-number',
      'negative-weight',
    ])
    const codes = codesOf(tryWeightedAverageOf({ proposals: Array.from({ length: 51 }, () => wrong) }))
    expect([codes.length, codes.at(-1)]).toEqual([101, 'too-many-problems'])
  })
  it('a row that is none is told in its place', () => {
    expect(tryWeightedAverageOf({ proposals: [null as never] })).toMatchObject({
      problems: [{ code: 'wrong-kind', path: 'proposals[0]' }],
    })
  })
  it('mixed-percent: weights that are percentages among weights that are not', () => {
    const answer = tryWeightedAverageOf({
      proposals: [
        { proposal: 10, weight: '50%' },
        { proposal: 20, weight: 50 },
      ],
    })
    expect(answer).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'mixed-percent', path: 'proposals[1].weight' }],
    })
  })
})
