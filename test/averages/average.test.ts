import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Aggregation, type AverageInput, averageOf, tryAverageOf } from '../../src/averages/index.js'
import { mergeProposalTallies, tallyOfProposals } from '../../src/ballots/index.js'
import { exact, type ExactInput, type Ratio, ratio, subtract } from '../../src/exact/index.js'
import { inputsOf, isPercent, lists, valuesOf, type Written } from '../arbitraries/numbers.js'
import { codeOf, codesOf, NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import {
  slowCompare,
  slowDivide,
  slowMean,
  slowMedian,
  slowSorted,
  slowTrimmedMean,
  slow,
} from '../arbitraries/slow.js'

const inForce = (proposals: readonly ExactInput[], aggregation: Aggregation = 'mean'): Ratio => {
  const average = averageOf({ proposals, aggregation })
  if (average.kind !== 'average') throw new Error('nothing was proposed')
  return average.value
}

/** Each aggregation, and the slow way to it. */
const AGGREGATIONS: readonly (readonly [Aggregation, (values: readonly Ratio[]) => Ratio])[] = [
  ['mean', slowMean],
  ['median', slowMedian],
  [{ trimmedMean: 0 }, slowMean],
  [{ trimmedMean: '10%' }, (values) => slowTrimmedMean(values, slow(1n, 10n))],
  [{ trimmedMean: '1/3' }, (values) => slowTrimmedMean(values, slow(1n, 3n))],
  [{ clampedMean: true }, slowMean],
]

describe('From the source', () => {
  it('WJC-7: 50 90 60 80 40 80 90 70 100 60 give 72%', () => {
    const proposals = ['50%', '90%', '60%', '80%', '40%', '80%', '90%', '70%', '100%', '60%']
    expect(averageOf({ proposals, clauses: ['WJC-7'] })).toEqual({
      kind: 'average',
      value: { numerator: 18n, denominator: 25n },
      count: 10,
      because: [
        { code: 'mean', clauses: ['WJC-7'], count: 10, observed: { numerator: 18n, denominator: 25n }, percent: true },
      ],
    })
  })
  it('WJC-9: 15 and 10 give 12.5, 10 and 10 give 10, 5 and 8 give 6.5', () => {
    expect([inForce(['15', '10']), inForce([10, 10]), inForce([5n, '8'])]).toEqual([
      exact('12.5'),
      exact('10'),
      exact('6.5'),
    ])
  })
  it('WJC-19: 70% and 80% give 75%', () => {
    expect(inForce(['70%', '80%'])).toEqual(exact('75%'))
  })
  it('WJC-2: what nobody has proposed is not averaged, and is no zero', () => {
    expect(averageOf({ proposals: [], clauses: ['WJC-2'] })).toEqual({
      kind: 'no-proposals',
      count: 0,
      because: [{ code: 'no-proposals', clauses: ['WJC-2'] }],
    })
  })
  it('Python, statistics.mean: 1 2 3 4 4 have 2.8, and 0.5 0.75 0.625 0.375 have 0.5625', () => {
    expect(inForce([1, 2, 3, 4, 4])).toEqual(exact('2.8'))
    expect(inForce(['0.5', '0.75', '0.625', '0.375'])).toEqual(exact('0.5625'))
  })
})

describe('At the boundary', () => {
  it('no proposal, one proposal, two proposals', () => {
    expect(averageOf({ proposals: [], min: '0%', max: '100%' }).kind).toBe('no-proposals')
    expect(averageOf({ proposals: ['50%'], min: '0%', max: '100%' }).kind).toBe('average')
    for (const [aggregation] of AGGREGATIONS) {
      expect(averageOf({ proposals: [], aggregation }).kind).toBe('no-proposals')
      expect(averageOf({ proposals: ['-0'], aggregation })).toMatchObject({ value: ratio(0n), count: 1 })
      expect(averageOf({ proposals: ['7', '8'], aggregation })).toMatchObject({ value: exact('7.5'), count: 2 })
    }
  })
})

describe('Always true', () => {
  it('every aggregation is what plain bigints make of it, and says so', () => {
    always(
      fc.property(lists(1), fc.constantFrom(...AGGREGATIONS), (list, [aggregation, slowly]) => {
        const average = averageOf({ proposals: inputsOf(list), aggregation, clauses: ['WJC-2'] })
        const value = slowly(valuesOf(list))
        const percent = isPercent(list[0]?.input)
        expect(average).toMatchObject({ kind: 'average', value, count: list.length })
        expect(average.because).toMatchObject([{ clauses: ['WJC-2'], count: list.length, observed: value, percent }])
      }),
      1500,
    )
  })
  it('the mean is the same whether it is asked for by name or not', () => {
    always(
      fc.property(lists(1), (list) => {
        expect(averageOf({ proposals: inputsOf(list) })).toEqual(
          averageOf({ proposals: inputsOf(list), aggregation: 'mean' }),
        )
      }),
    )
  })
  it('the order of proposals does not matter', () => {
    always(
      fc.property(
        lists(1).chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length })),
        ),
        fc.constantFrom(...AGGREGATIONS),
        ([list, shuffled], [aggregation]) => {
          expect(averageOf({ proposals: inputsOf(shuffled), aggregation })).toEqual(
            averageOf({ proposals: inputsOf(list), aggregation }),
          )
        },
      ),
    )
  })
  it('min <= average <= max', () => {
    always(
      fc.property(lists(1), fc.constantFrom(...AGGREGATIONS), (list, [aggregation]) => {
        const value = inForce(inputsOf(list), aggregation)
        const sorted = slowSorted(valuesOf(list))
        expect(slowCompare(sorted[0] as Ratio, value)).toBeLessThanOrEqual(0)
        expect(slowCompare(value, sorted.at(-1) as Ratio)).toBeLessThanOrEqual(0)
      }),
    )
  })
  it('one change moves the mean by change / n', () => {
    always(
      fc.property(lists(2), fc.nat(23), (list, index) => {
        const at = index % (list.length - 1)
        const last = list.at(-1) as Written
        const before = list.slice(0, -1)
        const after = before.with(at, last)
        const change = subtract(last.value, (before[at] as Written).value)
        expect(subtract(inForce(inputsOf(after)), inForce(inputsOf(before)))).toEqual(
          slowDivide(change, slow(BigInt(before.length))),
        )
      }),
    )
  })
  it('merging two tallies equals tallying the union, and its mean is the average of all', () => {
    always(
      fc.property(lists(1), fc.nat(24), (list, cut) => {
        const values = valuesOf(list)
        const merged = mergeProposalTallies(tallyOfProposals(values.slice(0, cut)), tallyOfProposals(values.slice(cut)))
        expect(merged).toEqual(tallyOfProposals(values))
        expect(slowDivide(merged.sum, slow(BigInt(merged.count)))).toEqual(inForce(inputsOf(list)))
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('adding someone who proposes the mean changes nothing but the count', () => {
    expect(inForce(['10', '20', '15'])).toEqual(inForce(['10', '20']))
  })
  it('the mean of means is not the mean of all: 1 and 2, 2, 2', () => {
    expect([inForce([inForce([1]), inForce([2, 2, 2])]), inForce([1, 2, 2, 2])]).toEqual([exact('1.5'), exact('1.75')])
  })
})

describe('Refused', () => {
  it.each(NOT_NUMBERS)('%s, as a proposal and as a bound', (_name, input, code) => {
    const wrong = input as ExactInput
    expect(codeOf(() => averageOf({ proposals: ['10', wrong, 5] }))).toBe(code)
    expect(tryAverageOf({ proposals: ['10', wrong] })).toMatchObject({ problems: [{ code, path: 'proposals[1]' }] })
    if (input === undefined) return
    for (const bound of ['min', 'max']) {
      expect(tryAverageOf({ proposals: [5], [bound]: wrong })).toMatchObject({ problems: [{ code, path: bound }] })
    }
  })
  it('everything wrong is told at once: proposals, aggregation, bounds', () => {
    expect(
      codesOf(tryAverageOf({ proposals: ['', '5', 'x'], aggregation: 'mode' as never, min: '12,5', max: '1/0' })),
    ).toEqual(['not-a-number', 'not-a-number', 'not-one-of', 'decimal-comma', 'zero-denominator'])
  })
  it('what is out of range is told beside what cannot be read, each once, and nothing is of a mean that is clamped', () => {
    const wrong = { proposals: ['-1', 'x', '10', '11', '50%', 3], min: 0, max: 10 } as const
    const told = (input: AverageInput) => {
      const answer = tryAverageOf(input)
      return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
    }
    expect(told(wrong)).toEqual([
      'not-a-number proposals[1]',
      'mixed-percent proposals[4]',
      'out-of-range proposals[0]',
      'out-of-range proposals[3]',
    ])
    expect(told({ ...wrong, aggregation: { clampedMean: true } })).toEqual([
      'not-a-number proposals[1]',
      'mixed-percent proposals[4]',
    ])
    const many = told({ proposals: ['x', ...Array.from({ length: 500 }, () => '11')], max: 10 })
    expect(many).toHaveLength(101)
    expect(many.at(-1)).toBe('too-many-problems ')
  })
  it('mixed-percent: percentages among plain numbers, and bounds of the other kind', () => {
    expect(codeOf(() => averageOf({ proposals: ['50%', '50'] }))).toBe('mixed-percent')
    expect(codeOf(() => averageOf({ proposals: [50, '50%'] }))).toBe('mixed-percent')
    expect(codeOf(() => averageOf({ proposals: [0.5], max: '100%' }))).toBe('mixed-percent')
    expect(codeOf(() => averageOf({ proposals: ['50%'], max: 1 }))).toBe('mixed-percent')
  })
})
