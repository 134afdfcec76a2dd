import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { salariesOf } from '../../src/pay/index.js'
import { tryReadPlan } from '../../src/simulation/index.js'
import { salaryCategories } from '../../src/simulation/models/salary-categories/model.js'
import { always } from '../arbitraries/run.js'
import { refusedOf } from '../decisions/problems-of.js'
import { oneRun } from './one-run.js'

const CATEGORIES = ['coordinator', 'workerOwner', 'fullTimeVolunteer', 'partTimeVolunteer'] as const
const listed = (...values: readonly number[]) => ({ kind: 'listed', values })
const NOBODY = { coordinator: 0, workerOwner: 0, fullTimeVolunteer: 0, partTimeVolunteer: 0 }
const run = (parameters: Readonly<Record<string, unknown>>, seed = 'a') =>
  oneRun(salaryCategories, { step: 1, ...parameters }, seed).measures
/** Two of a category that is paid by the hour, and what they find right for it. */
const two = (first: number, second: number, more: object = {}) =>
  run({ members: 2, mix: { ...NOBODY, coordinator: 1 }, wishes: { coordinator: listed(first, second) }, ...more })

describe('From the source', () => {
  it('WJC-9: 15 10 10 5 and 10 10 10 8 USD an hour make 12.50 10 10 6.50', () => {
    const wishes = {
      coordinator: listed(1500, 1000),
      workerOwner: listed(1000, 1000),
      fullTimeVolunteer: listed(1000, 1000),
      partTimeVolunteer: listed(500, 800),
    }
    expect(run({ members: 2, wishes })).toMatchObject({
      coordinatorRate: '1250',
      workerOwnerRate: '1000',
      fullTimeVolunteerRate: '1000',
      partTimeVolunteerRate: '650',
      coordinatorMoved: 0,
    })
  })

  it('WJC-9: a blank is no zero: where all but their own is left blank, each category is paid what those who earn in it find right', () => {
    const measures = run({
      members: 3,
      mix: { ...NOBODY, coordinator: 1, partTimeVolunteer: 2 },
      wishes: { coordinator: listed(1500, 1, 1), partTimeVolunteer: listed(9999, 500, 801) },
      blank: 1,
    })
    expect(measures).toMatchObject({
      coordinatorRate: '1500',
      partTimeVolunteerRate: '1301/2',
      // Nobody earns in these, and nobody speaks to them.
      workerOwnerRate: null,
      workerOwnerCents: null,
      fullTimeVolunteerRate: null,
    })
  })

  it('WJC-10: a salary that is forfeited is recorded, and costs nothing', () => {
    const asked = {
      members: 2,
      mix: { ...NOBODY, partTimeVolunteer: 1 },
      wishes: { partTimeVolunteer: listed(500, 800) },
    }
    // Each 40 hours at 6.50.
    expect(run(asked)).toMatchObject({ costCents: 52_000, forfeitedCents: 0 })
    expect(run({ ...asked, forfeit: 1 })).toMatchObject({ costCents: 0, forfeitedCents: 52_000 })
    // Only volunteers forfeit.
    expect(two(1000, 1000, { forfeit: 1 })['forfeitedCents']).toBe(0)
  })

  it('one member moves a mean of n by what they raise over n, and the median of three alike by nothing', () => {
    const asked = { members: 3, mix: { ...NOBODY, coordinator: 1 }, wishes: { coordinator: listed(1000) }, most: 3000 }
    expect(run(asked)['pull']).toBe('2000/3')
    expect(run({ ...asked, members: 30 })['pull']).toBe('200/3')
    expect(run({ ...asked, aggregation: 'median' })['pull']).toBe('0')
    // Two alike and a third who proposes the most: the median stays; of two, it is their mean.
    expect(run({ ...asked, members: 2, aggregation: 'median' })['pull']).toBe('1000')
  })

  it('who earns in a category raises it: both to the most; or by at most so much', () => {
    expect(two(1000, 1200, { strategic: 1, most: 3000 })).toMatchObject({
      coordinatorRate: '3000',
      coordinatorMoved: 1900,
    })
    expect(two(1000, 1200, { strategic: 1, most: 3000, raise: 300 })).toMatchObject({
      coordinatorRate: '1400',
      coordinatorMoved: 300,
    })
    // 160 hours each, 19.00 more an hour.
    expect(two(1000, 1200, { strategic: 1, most: 3000 })['extraCents']).toBe(2 * 160 * 1900)
  })
})

describe('At the boundary', () => {
  it.each([
    [319_999, 1],
    [320_000, 0],
    [320_001, 0],
  ])('a budget of %i cents for salaries of 320,000 is short by %i', (budgetCents, shortCents) => {
    expect(two(1000, 1000, { budgetCents })).toMatchObject({ costCents: 320_000, shortCents })
  })

  it.each([
    [100, 101, 100],
    [101, 102, 102],
    [101, 101, 101],
  ])('the mean of %i and %i cents is published half to even: %i', (first, second, cents) => {
    expect(two(first, second)['coordinatorCents']).toBe(cents)
  })

  it.each([
    [199, 199],
    [200, 200],
    [201, 200],
  ])('whoever finds %i right proposes %i where 200 is the most', (wish, rate) => {
    expect(two(wish, wish, { most: 200 })['coordinatorRate']).toBe(String(rate))
  })

  it('a wish halfway between two steps goes up', () => {
    const rate = (wish: number) =>
      run({ members: 1, step: 50, mix: { ...NOBODY, coordinator: 1 }, wishes: { coordinator: listed(wish) } })[
        'coordinatorRate'
      ]
    expect([1024, 1025, 1026].map(rate)).toEqual(['1000', '1050', '1050'])
  })
})

describe('Always true', () => {
  const amounts = fc.array(fc.tuple(...CATEGORIES.map(() => fc.integer({ min: 0, max: 3000 }))), {
    minLength: 1,
    maxLength: 12,
  })
  const wishesOf = (rows: readonly (readonly number[])[]) =>
    Object.fromEntries(CATEGORIES.map((category, at) => [category, listed(...rows.map((row) => row[at] ?? 0))]))

  it('WJC-9: under the mean, the rates are those of `salariesOf`', () => {
    always(
      fc.property(amounts, (rows) => {
        const measures = run({ members: rows.length, wishes: wishesOf(rows) })
        const dollars = (cents = 0) => ({ numerator: BigInt(cents), denominator: 100n })
        const { salaries } = salariesOf({
          currency: 'USD',
          categories: CATEGORIES.map((id) => ({ id, unit: 'hour' as const })),
          scale: {
            kind: 'category-means',
            proposals: rows.map((row) =>
              Object.fromEntries(CATEGORIES.map((category, at) => [category, dollars(row[at])])),
            ),
          },
        })
        for (const salary of salaries) {
          const [numerator = '0', denominator = '1'] = String(measures[`${salary.category}Rate`]).split('/')
          if (salary.kind !== 'salary') throw new Error('everybody proposed')
          expect(salary.ratePerUnit.numerator * BigInt(denominator) * 100n).toBe(
            BigInt(numerator) * salary.ratePerUnit.denominator,
          )
        }
      }),
      60,
    )
  })

  it('raising never lowers a category, under the mean and the median, and never beyond the most', () => {
    always(
      fc.property(
        amounts,
        fc.constantFrom('mean', 'median'),
        fc.constantFrom(0, 0.5, 1),
        (rows, aggregation, strategic) => {
          const measures = run({ members: rows.length, wishes: wishesOf(rows), aggregation, strategic, most: 3000 })
          for (const category of CATEGORIES) {
            expect(measures[`${category}Moved`]).toBeGreaterThanOrEqual(0)
            expect(measures[`${category}Cents`]).toBeLessThanOrEqual(3000)
          }
          if (strategic === 0) expect(measures['extraCents']).toBe(0)
        },
      ),
      100,
    )
  })
})

describe('Not true, on purpose', () => {
  it('one who raises the median of an even number can move it further than the mean', () => {
    // 0 0 100 100, and the first proposes the most, 100: the median goes from 50 to 100, the mean from 50 to 75.
    const asked = {
      members: 4,
      mix: { ...NOBODY, coordinator: 1 },
      wishes: { coordinator: listed(0, 0, 100, 100) },
      most: 100,
    }
    expect(run({ ...asked, aggregation: 'median' })['pull']).toBe('50')
    expect(run(asked)['pull']).toBe('25')
  })
})

describe('Refused', () => {
  it('nobody of any category, a negative bound, an aggregation there is none of', () => {
    const parameters = { members: 0, mix: NOBODY, most: -1, aggregation: 'mode' }
    expect(refusedOf(tryReadPlan({ model: 'salary-categories', seed: 'a', parameters }))).toEqual([
      'wrong-length parameters.members',
      'weights-all-zero parameters.mix',
      'wrong-length parameters.most',
      'not-one-of parameters.aggregation',
    ])
  })
})
