import {
  averageOf,
  numberInForce,
  openAverage,
  tryAverageOf,
  tryAveragesByCategory,
  tryNumbersOverTime,
  tryWeightedAverageOf,
} from '../../../dist/averages/index.js'
import { answered, plainOf } from '../plain.mjs'
import { dateOf, numberOf, ROUNDINGS, shareOf } from '../random.mjs'

const trimOf = ({ int, pick }) => pick(['0', '10%', '1/3', '0.25', '1/9', '49%', '0.4999', '1/2', `${int(0, 4)}/10`])
const aggregationOf = (random) =>
  random.pick(['mean', 'mean', 'median', { trimmedMean: trimOf(random) }, { clampedMean: true }])

/** Rarely a long list, which is kept as a column of doubles; and rarely one of percentages among plain numbers. */
const proposalsOf = (random, percent, most) => {
  const { int, pick, chance } = random
  const size = chance(0.003) ? int(500, 1500) : pick([0, 1, 2, 3, int(2, 12), int(2, 40)])
  const decimals = chance(0.5)
  const few = Array.from({ length: 3 }, () => numberOf(random, { percent, most }))
  return Array.from({ length: size }, () => {
    if (chance(0.2)) return pick(few)
    return decimals && !percent ? `${int(0, most)}.${int(10, 99)}` : numberOf(random, { percent, most })
  })
}

const averages = {
  name: 'averages',
  generate: (random) => {
    const { chance, pick } = random
    const percent = chance(0.4)
    const proposals = proposalsOf(random, percent, percent ? 100 : 500)
    if (chance(0.01)) proposals.push(percent ? 5 : '5%')
    const bound = () =>
      proposals.length > 0 && chance(0.5) ? pick(proposals) : numberOf(random, { percent, most: 50 })
    const aggregation = aggregationOf(random)
    const bounded = typeof aggregation === 'object' && 'clampedMean' in aggregation ? 0.8 : 0.1
    return {
      proposals,
      aggregation,
      ...(chance(bounded) ? { min: percent ? '10%' : 20 } : {}),
      ...(chance(bounded) ? { max: bound() } : {}),
    }
  },
  answer: (asked) => answered(tryAverageOf(asked)),
  wrong: (asked) => ({ ...asked, aggregation: asked.aggregation === 'median' ? 'mean' : asked.aggregation }),
}

const weighted = {
  name: 'weighted',
  generate: (random) => {
    const percent = random.chance(0.3)
    return {
      proposals: random.listOf(0, 12, () => ({
        proposal: numberOf(random, { percent }),
        weight: random.chance(0.3) ? random.int(0, 1) : numberOf(random, { most: 20 }),
      })),
    }
  },
  answer: (asked) => answered(tryWeightedAverageOf(asked)),
  wrong: ({ proposals }) => ({ proposals: proposals.map(({ proposal }) => ({ proposal, weight: 1 })) }),
}

const categories = {
  name: 'categories',
  generate: (random) => {
    const names = random.some(['coordinator', 'volunteer', 'constructor', 'owner'], 1)
    return {
      categories: names,
      aggregation: random.pick(['mean', 'median', { trimmedMean: '1/4' }]),
      proposals: random.listOf(0, 9, () =>
        Object.fromEntries(random.some(names).map((name) => [name, numberOf(random, { most: 60 })])),
      ),
    }
  },
  answer: (asked) => answered(tryAveragesByCategory(asked), 'kind'),
  wrong: (asked) => ({
    ...asked,
    proposals: asked.proposals.map((row) => ({
      ...Object.fromEntries(asked.categories.map((name) => [name, 0])),
      ...row,
    })),
  }),
}

const inForce = {
  name: 'in-force',
  generate: (random) => ({
    proposals: random.listOf(0, 5, () => numberOf(random, { percent: true })),
    provisional: shareOf(random),
    minimumProposals: random.int(0, 6),
  }),
  answer: ({ proposals, provisional, minimumProposals }) => {
    const { kind, value } = numberInForce({
      item: 'item',
      average: averageOf({ proposals }),
      provisional,
      minimumProposals,
    })
    return plainOf({ kind, value })
  },
  wrong: (asked) => ({ ...asked, minimumProposals: asked.minimumProposals + 1 }),
}

const live = {
  name: 'live',
  generate: (random) => {
    const { int, pick, chance, listOf, names, some } = random
    const members = names(int(1, 7))
    const grid = chance(0.5)
    const aggregation = aggregationOf(random)
    const bounds = chance(0.5) ? { min: 10, max: pick([10, 40, 100]) } : {}
    return {
      ...bounds,
      electorate: some(members),
      // Half from each end leaves nothing, which is refused at the opening.
      aggregation: aggregation.trimmedMean === '1/2' ? 'median' : aggregation,
      steps: listOf(1, 14, () => ({
        act: pick(['cast', 'cast', 'cast', 'cast', 'withdraw', 'join', 'leave']),
        member: pick(members),
        proposal: grid ? `${int(0, 110)}.${int(0, 9)}` : numberOf(random, { most: 110 }),
      })),
    }
  },
  answer: ({ min, max, electorate, aggregation, steps }) => {
    const question = { kind: 'number', id: 'item', unit: 'days', min, max }
    const item = openAverage({ question, electorate, aggregation })
    return {
      steps: steps.map(({ act, member, proposal }) => {
        item[act]({ member, ...(act === 'cast' ? { proposal } : {}) })
        const now = item.now()
        return plainOf({ count: item.count, value: now.value, moves: item.moveOf(member) })
      }),
    }
  },
  wrong: ({ steps, ...asked }) => ({
    ...asked,
    steps: steps.map((step) => (step.act === 'withdraw' ? { ...step, act: 'leave' } : step)),
  }),
}

const overTime = {
  name: 'over-time',
  generate: (random) => {
    const { int, pick, chance, listOf, some } = random
    // No row of periods reaches back to the year 1.
    const day = () => dateOf(random, 2020, 2026).replace('0001-', '2020-')
    const days = (most) => listOf(1, most, day).sort()
    const value = () => `${int(0, 60)}/${pick([1, 2, 3, 8, 30])}`
    const bound = (low, high) => [...new Set(days(3))].map((from) => ({ from, value: int(low, high) }))
    const changes = days(6).map((on) => ({ on, value: value() }))
    const length = chance(0.7) ? { months: int(1, 4) } : { days: int(1, 40) }
    return {
      changes,
      acts: pick(['same-day', 'next-day', { nextPeriod: { anchor: day(), length } }]),
      ...(chance(0.6) ? { published: { places: int(0, 4), rounding: pick(ROUNDINGS) } } : {}),
      ...(chance(0.4) ? { min: bound(0, 12) } : {}),
      ...(chance(0.4) ? { max: bound(12, 25) } : {}),
      ...(chance(0.5) ? { provisional: { from: some([changes[0].on, '2019-06-30'], 1)[0], value: 12 } } : {}),
    }
  },
  answer: (asked) => answered(tryNumbersOverTime({ item: 'item', unit: 'days', ...asked }), 'kind'),
  wrong: (asked) => ({ ...asked, acts: asked.acts === 'next-day' ? 'same-day' : asked.acts }),
}

export default [averages, weighted, categories, inForce, live, overTime]
