import { views } from '../../../cooperative/index.js'
import {
  add,
  compare,
  divide,
  exact,
  exactString,
  multiply,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from '../../../exact/index.js'
import type { Life, Person } from './life.js'

/** A number that members set, as a row of steps from the least that may be proposed to the greatest. */
interface Grid {
  readonly place: views.averages.ItemPlace
  readonly min: Ratio
  readonly step: Ratio
  readonly most: number
  /** Whether it is a mean, which a proposal beyond one's wish moves further. */
  readonly isMean: boolean
}

/** Members say what they propose for the numbers that everyone sets, in an order by chance; what a strategic one says depends on what the others do. */
export const proposeNumbers = (life: Life, month: number): void => {
  const people = [...life.members.values()]
  const { schedule } = life.streams
  const numbers = views.averages.numbersInForce(life.state)
  // All at once, whoever says something of them: what somebody wishes does not depend on what was said before.
  for (const { item } of numbers) life.wishes.placeOf(item)
  numbers.forEach((number, at) => {
    const grid = gridOf(life, number)
    if (grid === undefined) return
    for (const next of schedule.of(month * 1000 + at).order(people.length)) {
      const person = people[next] as Person
      if (!person.doing.chance(life.parameters.proposing)) continue
      if (!views.averages.mayProposeFor(life.state, grid.place, person.name)) continue
      const value = textOf(grid, proposed(life, grid, person))
      life.give({ type: 'propose-number', by: person.name, ...grid.place, value })
    }
  })
}

const gridOf = (life: Life, { item, scope, inForce }: views.averages.NumberNow): Grid | undefined => {
  const found = views.averages.numberRule(life.state, item)
  if (found === undefined || found.rule.secret === true) return undefined
  const { aggregation, provisional } = found.rule
  const min = found.min ?? ZERO
  // A number without an upper end is thought of as up to twice what it is to begin with.
  const usual = typeof provisional === 'object' && 'average' in provisional ? inForce.value : exact(provisional)
  const max = found.max ?? add(min, multiply(ratio(2n), usual))
  const span = subtract(max, min)
  if (compare(span, ZERO) <= 0) return undefined
  const step = found.step ?? divide(span, ratio(100n))
  const { numerator, denominator } = divide(span, step)
  return {
    place: { item, ...(scope === undefined ? {} : { scope }) },
    min,
    step,
    most: Number(numerator / denominator),
    isMean: aggregation === 'mean' || (typeof aggregation === 'object' && 'clampedMean' in aggregation),
  }
}

const textOf = ({ min, step }: Grid, steps: number): string => {
  return exactString(add(min, multiply(step, ratio(BigInt(steps)))))
}

/** What somebody proposes, in steps. */
const proposed = (life: Life, grid: Grid, person: Person): number => {
  const wish = Math.floor(life.wishes.of(person, grid.place.item) * grid.most + 0.5)
  switch (person.behaviour) {
    case 'sincere':
      return wish
    case 'extreme':
      return 2 * wish < grid.most ? 0 : grid.most
    case 'strategic':
      return grid.isMean ? bestReply(life, grid, person, wish) : wish
  }
}

/** What brings the mean to the wish, with the proposals of the others as they are; or as near to it as the ends let it. */
const bestReply = (life: Life, grid: Grid, { name }: Person, wish: number): number => {
  const coming = views.averages.numberToCome(life.state, grid.place)
  const all = coming === undefined ? [] : views.averages.proposalsFor(life.state, grid.place, coming.from)
  let sum = 0
  let others = 0
  for (const { member, value } of all) {
    if (member === name) continue
    const { numerator, denominator } = divide(subtract(value, grid.min), grid.step)
    sum += Number(numerator / denominator)
    others++
  }
  return Math.max(0, Math.min(grid.most, (others + 1) * wish - sum))
}
