import { averagesByCategory } from '../../../averages/index.js'
import { type Ratio, roundTo, subtract } from '../../../exact/index.js'
import { type Cell, type Column, makeModel } from '../../model.js'
import { exactCell } from '../whole.js'
import { CATEGORIES, type Category, SALARY_PARAMETERS } from './parameters.js'
import { type Amounts, type Member, proposalsOf, teamOf } from './team.js'

const columnsOf = (category: Category, who: string): Column[] => [
  {
    name: `${category}Rate`,
    kind: 'exact',
    unit: 'cents an hour',
    means: `What ${who} earns; none where nobody proposed it`,
  },
  {
    name: `${category}Cents`,
    kind: 'whole',
    unit: 'cents an hour',
    means: 'The same, published in whole cents, half to even',
  },
  {
    name: `${category}Moved`,
    kind: 'whole',
    unit: 'cents an hour',
    means: 'How much more that is than it would be were all sincere',
  },
]

/**
 * What do categories earn where each is paid the mean, or the median, of what everyone proposes for it, and how far do those who earn in a category move it? Everybody
 * proposes an amount for each category, or leaves it blank, which is no zero; a member of a category never leaves their own blank. The strategic raise the category that
 * they earn in, as far as the bounds let them, and say what they find right of the others. Rates are those of `averagesByCategory`, exact, in cents.
 *
 * Source: WJC-9, WJC-10 (who forfeits a salary is paid none and still proposes).
 */
export const salaryCategories = makeModel({
  name: 'salary-categories',
  version: 1,
  asks: 'What do categories earn where each is paid the mean of what everyone proposes, and how far do those who earn in one move it?',
  parameters: SALARY_PARAMETERS,
  streams: {
    preferences: 'What each member finds right for which category, who is strategic, and who gives up pay',
  },
  measures: [
    ...columnsOf('coordinator', 'a full-time coordinator'),
    ...columnsOf('workerOwner', 'a full-time worker-owner'),
    ...columnsOf('fullTimeVolunteer', 'a full-time volunteer'),
    ...columnsOf('partTimeVolunteer', 'a part-time volunteer'),
    { name: 'costCents', kind: 'whole', unit: 'cents', means: 'What the salaries of a month come to' },
    {
      name: 'extraCents',
      kind: 'whole',
      unit: 'cents',
      means: 'How much more that is than it would be were all sincere',
    },
    {
      name: 'forfeitedCents',
      kind: 'whole',
      unit: 'cents',
      means: 'What volunteers give up of a month, which is not in the cost',
    },
    {
      name: 'shortCents',
      kind: 'whole',
      unit: 'cents',
      means: 'By how much the cost exceeds the budget; 0 where it does not',
    },
    {
      name: 'pull',
      kind: 'exact',
      unit: 'cents an hour',
      means:
        'How far the first member alone would move the rate of their category by proposing the most instead of what they find right',
    },
  ],
  series: [],
  run: (parameters, { preferences }) => {
    const team = teamOf(parameters, preferences)
    const { aggregation } = parameters
    const sincere = ratesOf(
      team.map(({ finds }) => finds),
      aggregation,
    )
    const rates = ratesOf(team.map(proposalsOf), aggregation)
    const [first] = team as [Member]
    const alone = ratesOf(
      team.map((one) => (one === first ? { ...one.finds, [first.category]: parameters.most } : one.finds)),
      aggregation,
    )
    const cost = costOf(team, rates, parameters.hours)
    const before = costOf(team, sincere, parameters.hours)
    const measures: Record<string, Cell> = {}
    for (const category of CATEGORIES) {
      const rate = rates.get(category)
      const was = sincere.get(category)
      measures[`${category}Rate`] = rate === undefined ? null : exactCell(rate)
      measures[`${category}Cents`] = rate === undefined ? null : published(rate)
      measures[`${category}Moved`] = rate === undefined || was === undefined ? null : published(rate) - published(was)
    }
    return {
      measures: {
        ...measures,
        costCents: cost.paid,
        extraCents: cost.paid - before.paid,
        forfeitedCents: cost.forfeited,
        shortCents: Math.max(0, cost.paid - parameters.budgetCents),
        // Of their own category nobody leaves a blank: there is a rate.
        pull: exactCell(subtract(alone.get(first.category) as Ratio, sincere.get(first.category) as Ratio)),
      },
    }
  },
})

const ratesOf = (proposals: readonly Amounts[], aggregation: 'mean' | 'median'): ReadonlyMap<Category, Ratio> => {
  const { averages } = averagesByCategory({ categories: CATEGORIES, proposals, aggregation, clauses: ['WJC-9'] })
  return new Map(
    averages.flatMap((average) => (average.kind === 'average' ? [[average.category as Category, average.value]] : [])),
  )
}

const published = (rate: Ratio): number => Number(roundTo({ value: rate, places: 0, rounding: 'half-even' }))

/** What a month costs, and what is given up of it. A category that nobody proposed a rate for is paid nothing yet. */
const costOf = (
  team: readonly Member[],
  rates: ReadonlyMap<Category, Ratio>,
  inMonth: Readonly<Record<Category, number>>,
) => {
  let paid = 0
  let forfeited = 0
  for (const { category, forfeits } of team) {
    const rate = rates.get(category)
    const pay = rate === undefined ? 0 : published(rate) * inMonth[category]
    if (forfeits) forfeited += pay
    else paid += pay
  }
  return { paid, forfeited }
}
