import { openAverage, ProposalSlots, SortedNumbers } from 'coop-rules/averages'
import { sink } from './measure.mjs'

/**
 * Ways to change one proposal after another and read the number in force each time, ours and what others would write.
 * Each goes through the same members and values, so many at a time, and holds proposals of its own. After the last member
 * come the same members with other values: the same would change nothing for whoever is among them once.
 */
const inTurns = ({ who, operations }, passes) => {
  let pass = 0
  let to = 0
  return () => {
    if (to === who.length) {
      to = 0
      pass = (pass + 1) % passes.length
    }
    to += operations
    return { from: to - operations, to, values: passes[pass] }
  }
}

/** By member id, through the public functions; a ratio with its reasons comes out each time. */
export const byId = (input, aggregation) => {
  const { ids, standing, casting, dollars, operations } = input
  const question = { kind: 'number', id: 'pay', unit: 'USD per hour' }
  const average = openAverage({ question, electorate: ids, aggregation })
  ids.forEach((member, at) => average.cast({ member, proposal: standing[at] / 100 }))
  const next = inTurns(input, dollars)
  return {
    operations,
    run: () => {
      const { from, to, values } = next()
      for (let at = from; at < to; at++) {
        average.cast({ member: casting[at], proposal: values[at] })
        sink.last = average.now()
      }
      return sink.last
    },
  }
}

/** What one would write without a library, with a sum that drifts. */
export const ofMap = (input) => {
  const { ids, standing, casting, dollars, operations } = input
  const proposals = new Map(ids.map((member, at) => [member, standing[at] / 100]))
  const next = inTurns(input, dollars)
  let standingSum = 0
  for (const value of proposals.values()) standingSum += value
  return {
    operations,
    run: () => {
      const { from, to, values } = next()
      let sum = standingSum
      let total = 0
      for (let at = from; at < to; at++) {
        const before = proposals.get(casting[at])
        proposals.set(casting[at], values[at])
        sum += values[at] - before
        total += sum / proposals.size
      }
      standingSum = sum
      return total
    },
  }
}

/** Our kernel of the mean. The sums of all means are compared rounded: the quotients are doubles. */
export const bySlot = (input) => {
  const { standing, who, cents, operations } = input
  const slots = new ProposalSlots(standing.length)
  standing.forEach((mantissa, slot) => slots.set(slot, mantissa))
  const next = inTurns(input, cents)
  return {
    operations,
    sum: () => slots.sum,
    run: () => {
      const { from, to, values } = next()
      let total = 0
      for (let at = from; at < to; at++) {
        slots.set(who[at], values[at])
        total += slots.sum / slots.count
      }
      return Math.round(total)
    },
  }
}

/** The least there is to do: nothing is checked, and no slot can be empty. */
export const ofDoubles = (input) => {
  const { standing, who, cents, operations } = input
  const proposals = standing.slice()
  const next = inTurns(input, cents)
  let standingSum = proposals.reduce((before, value) => before + value, 0)
  return {
    operations,
    run: () => {
      const { from, to, values } = next()
      let sum = standingSum
      let total = 0
      for (let at = from; at < to; at++) {
        const slot = who[at]
        sum += values[at] - proposals[slot]
        proposals[slot] = values[at]
        total += sum / proposals.length
      }
      standingSum = sum
      return Math.round(total)
    },
  }
}

/** Our kernel of the median: remove, add, look. */
export const ofBlocks = (input) => {
  const { standing, who, cents, operations } = input
  const proposals = standing.slice()
  const sorted = new SortedNumbers()
  for (const value of proposals) sorted.add(value)
  const next = inTurns(input, cents)
  return {
    operations,
    run: () => {
      const { from, to, values } = next()
      let total = 0
      for (let at = from; at < to; at++) {
        const slot = who[at]
        sorted.remove(proposals[slot])
        sorted.add(values[at])
        proposals[slot] = values[at]
        total += sorted.at(sorted.size >> 1)
      }
      return total
    },
  }
}

/** One sorted typed array: both places are searched, and what lies between them moves by one. */
export const ofSortedArray = (input) => {
  const { standing, who, cents, operations } = input
  const proposals = standing.slice()
  const sorted = standing.slice().sort()
  const next = inTurns(input, cents)
  return {
    operations,
    run: () => {
      const { from, to, values } = next()
      let total = 0
      for (let at = from; at < to; at++) {
        const slot = who[at]
        change(sorted, proposals[slot], values[at])
        proposals[slot] = values[at]
        total += sorted[sorted.length >> 1]
      }
      return total
    },
  }
}

const change = (sorted, before, after) => {
  const left = placeOf(sorted, before)
  const entered = placeOf(sorted, after)
  if (entered > left) sorted.copyWithin(left, left + 1, entered)
  else sorted.copyWithin(entered + 1, entered, left)
  sorted[entered > left ? entered - 1 : entered] = after
}

const placeOf = (sorted, value) => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Twice the median after the first changes, by sorting all: of an even number there are two in the middle. */
export const twiceTheMedian = ({ standing, who, cents: [values], operations }) => {
  const proposals = standing.slice()
  for (let at = 0; at < operations; at++) proposals[who[at]] = values[at]
  proposals.sort()
  return proposals[proposals.length / 2 - 1] + proposals[proposals.length / 2]
}
