import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageOf, averagesByCategory, type CategoryInput, tryAveragesByCategory } from '../../src/averages/index.js'
import { exact, type ExactInput, type Ratio, ratio } from '../../src/exact/index.js'
import { explain } from '../../src/reasons/index.js'
import { amounts } from '../arbitraries/numbers.js'
import { codeOf, codesOf, NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'

type Row = CategoryInput['proposals'][number]

const valuesOf = (categories: readonly string[], proposals: readonly Row[]): readonly (Ratio | undefined)[] =>
  averagesByCategory({ categories, proposals }).averages.map((average) =>
    average.kind === 'average' ? average.value : undefined,
  )

const problemsOf = (input: CategoryInput) => {
  const read = tryAveragesByCategory(input)
  return read.kind === 'refused' ? read.problems.map(({ code, path }) => [code, path]) : []
}

const FOUR = ['full-time coordinator', 'full-time worker-owner', 'full-time volunteer', 'part-time volunteer']

describe('From the source', () => {
  it('WJC-9: 15/10/10/5 and 10/10/10/8 give 12.5/10/10/6.5', () => {
    const row = (...amounts: string[]): Row => Object.fromEntries(FOUR.map((category, at) => [category, amounts[at]]))
    const proposals = [row('15', '10', '10', '5'), row('10', '10', '10', '8')]
    expect(valuesOf(FOUR, proposals)).toEqual(['12.5', '10', '10', '6.5'].map((amount) => exact(amount)))
    expect(averagesByCategory({ categories: FOUR, proposals, clauses: ['WJC-9'] }).averages[3]).toEqual({
      kind: 'average',
      category: 'part-time volunteer',
      value: exact('6.5'),
      count: 2,
      blanks: 0,
      because: [
        {
          code: 'mean',
          clauses: ['WJC-9'],
          count: 2,
          observed: exact('6.5'),
          percent: false,
          category: 'part-time volunteer',
        },
      ],
    })
  })
  it('WJC-9: a category left blank is not a zero: 15 and a blank make 15, not 7.50', () => {
    expect(valuesOf(['coordinator', 'volunteer'], [{ coordinator: 15, volunteer: 5 }, { volunteer: 8 }])).toEqual([
      exact('15'),
      exact('6.5'),
    ])
    expect(valuesOf(['coordinator'], [{ coordinator: 15 }, { coordinator: undefined }])).toEqual([exact('15')])
    expect(valuesOf(['coordinator'], [{ coordinator: 15 }, { coordinator: 0 }])).toEqual([exact('7.5')])
  })
})

describe('At the boundary', () => {
  it('each reason says of which category it is, whichever way the average is taken', () => {
    const rows = [...Array.from({ length: 12 }, () => ({ mecanica: 33 })), { mecanica: 36 }]
    const told = (more: object, locale: 'en' | 'es') =>
      averagesByCategory({ categories: ['mecanica', 'cocina'], proposals: rows, ...more }).averages.map(({ because }) =>
        explain(because, locale),
      )
    expect(told({}, 'en')).toEqual([
      'mecanica: the mean of 13 proposals is 432/13 (about 33.2308), which is 432 divided by 13.',
      'cocina: nobody has proposed a number, so there is no average; this is not a zero.',
    ])
    expect(told({}, 'es')).toEqual([
      'mecanica: la media de 13 propuestas es 432/13 (aproximadamente 33,2308), es decir, 432 entre 13.',
      'cocina: nadie ha propuesto un número, así que no hay promedio; esto no es un cero.',
    ])
    expect(told({ aggregation: 'median' }, 'en')[0]).toMatch(/^mecanica: the median of 13 proposals is 33, /)
    expect(told({ aggregation: { trimmedMean: '10%' } }, 'en')[0]).toMatch(/^mecanica: the mean of 13 proposals, /)
    expect(told({ aggregation: { clampedMean: true }, max: 33 }, 'en')[0]).toMatch(
      / mecanica: the mean, 432\/13 \(about 33\.2308\), is above the upper bound, /,
    )
  })
  it('no category, nobody, and a category that everyone left blank', () => {
    expect(averagesByCategory({ categories: [], proposals: [{}, {}] }).averages).toEqual([])
    expect(averagesByCategory({ categories: ['a'], proposals: [] }).averages).toMatchObject([
      { kind: 'no-proposals', category: 'a', blanks: 0 },
    ])
    expect(averagesByCategory({ categories: ['a'], proposals: [{}, { a: undefined }] }).averages).toEqual([
      {
        kind: 'no-proposals',
        category: 'a',
        count: 0,
        blanks: 2,
        because: [{ code: 'no-proposals', clauses: [], category: 'a' }],
      },
    ])
  })
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', ''])(
    'a category named "%s" is blank on a row that leaves it out',
    (category) => {
      const rows = [Object.fromEntries([[category, 4]]), {}]
      expect(averagesByCategory({ categories: [category], proposals: rows }).averages).toMatchObject([
        { category, value: ratio(4n), count: 1, blanks: 1 },
      ])
    },
  )
  it('the range and the aggregation hold in each category: one below, on and above the upper end', () => {
    const row = (a: ExactInput, b: ExactInput): CategoryInput => ({
      categories: ['a', 'b'],
      proposals: [{ a, b }],
      min: 0,
      max: 10,
      aggregation: 'median',
    })
    expect(problemsOf(row('9.99', '10'))).toEqual([])
    expect(problemsOf(row('10', '10.01'))).toEqual([['out-of-range', 'proposals[0].b']])
    expect(problemsOf(row('10.01', '-0.01'))).toEqual([
      ['out-of-range', 'proposals[0].a'],
      ['out-of-range', 'proposals[0].b'],
    ])
  })
})

describe('Always true', () => {
  const CATEGORIES = ['a', 'b', 'c'] as const
  const blankOr = fc.option(amounts, { nil: undefined })
  const rows = fc.array(fc.record({ a: blankOr, b: blankOr, c: blankOr }), { maxLength: 12 })

  it('each category is averaged by itself, with what was proposed for it', () => {
    always(
      fc.property(rows, (written) => {
        const proposals = written.map(({ a, b, c }) => ({ a: a?.input, b: b?.input, c: c?.input }))
        const { averages } = averagesByCategory({ categories: CATEGORIES, proposals, clauses: ['WJC-9'] })
        for (const [at, category] of CATEGORIES.entries()) {
          const own = proposals.flatMap((row) => row[category] ?? [])
          const blanks = proposals.length - own.length
          const alone = averageOf({ proposals: own, clauses: ['WJC-9'] })
          const because = alone.because.map((reason) => ({ ...reason, category }))
          expect(averages[at]).toEqual({ ...alone, because, category, blanks })
        }
      }),
    )
  })
  it('the order of the rows and of the categories does not matter', () => {
    always(
      fc.property(rows, (written) => {
        const proposals = written.map(({ a, b, c }) => ({ a: a?.input, b: b?.input, c: c?.input }))
        const { averages } = averagesByCategory({ categories: CATEGORIES, proposals })
        const mirrored = averagesByCategory({
          categories: CATEGORIES.toReversed(),
          proposals: proposals.toReversed(),
        })
        expect(mirrored.averages.toReversed()).toEqual(averages)
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('one category may be in percentages and another not, but not one of them in both', () => {
    expect(valuesOf(['pay', 'surcharge'], [{ pay: 10, surcharge: '50%' }, { pay: 20 }])).toEqual([
      exact('15'),
      exact('50%'),
    ])
    expect(problemsOf({ categories: ['pay'], proposals: [{ pay: 10 }, {}, { pay: '50%' }] })).toEqual([
      ['mixed-percent', 'proposals[2].pay'],
    ])
  })
})

describe('Refused', () => {
  it.each(NOT_NUMBERS.filter(([, input]) => input !== undefined))(
    '%s, in its own row and category',
    (_name, input, code) => {
      const wrong = input as ExactInput
      const proposals = [{ b: 1 }, {}, { a: wrong }]
      expect(problemsOf({ categories: ['a', 'b'], proposals })).toEqual([[code, 'proposals[2].a']])
      expect(codeOf(() => averagesByCategory({ categories: ['a', 'b'], proposals }))).toBe(code)
    },
  )
  it('unknown-key: a proposal for no known category, blank or not', () => {
    expect(problemsOf({ categories: ['a'], proposals: [{ a: 1 }, { b: 2 }, { c: undefined }] })).toEqual([
      ['unknown-key', 'proposals[1]'],
      ['unknown-key', 'proposals[2]'],
    ])
  })
  it('listed-twice: a category given twice', () => {
    expect(problemsOf({ categories: ['a', 'b', 'a'], proposals: [] })).toEqual([['listed-twice', 'categories[2]']])
  })
  it('listed-twice: every category given twice is told, not the first alone', () => {
    expect(problemsOf({ categories: ['a', 'b', 'a', 'b'], proposals: [] })).toEqual([
      ['listed-twice', 'categories[2]'],
      ['listed-twice', 'categories[3]'],
    ])
  })
  it('bounds-reversed: bounds that are wrong for all categories are told once, not once a category', () => {
    expect(problemsOf({ categories: ['a', 'b'], proposals: [{ a: 1, b: 2 }], min: 10, max: 0 })).toEqual([
      ['bounds-reversed', 'min'],
    ])
  })
  it('two bounds that are wrong alike are both told, each once', () => {
    const bounds = { min: 'ten' as ExactInput, max: 'twenty' as ExactInput }
    expect(problemsOf({ categories: ['a', 'b'], proposals: [{ a: 1, b: 2 }], ...bounds })).toEqual([
      ['not-a-number', 'min'],
      ['not-a-number', 'max'],
    ])
  })
  it('a row that is no object is refused in its place', () => {
    expect(codesOf(tryAveragesByCategory({ categories: ['a'], proposals: [{ a: 1 }, null as never] }))).toHaveLength(1)
  })
  it('everything wrong is told at once, up to a hundred', () => {
    const proposals = [{ a: 'x', d: 1 }, { b: '' }]
    expect(problemsOf({ categories: ['a', 'b'], proposals })).toEqual([
      ['unknown-key', 'proposals[0]'],
      ['not-a-number', 'proposals[0].a'],
      ['not-a-number', 'proposals[1].b'],
    ])
    const many = Array.from({ length: 60 }, () => ({ a: 'x', b: 'x' }))
    const codes = codesOf(tryAveragesByCategory({ categories: ['a', 'b'], proposals: many }))
    expect([codes.length, codes.at(-1)]).toEqual([101, 'too-many-problems'])
  })
})
