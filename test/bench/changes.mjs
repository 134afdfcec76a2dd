import { openAverage, ProposalSlots, SortedNumbers } from 'coop-rules/averages'
import { sink } from './measure.mjs'

/**
 * Ways to change one proposal after another and read the number in force each time, ours and what others would write.
 * Each goes through the same members and takes the two lists of new values in turns; each holds proposals of its own.
 */

const inTurns = (passes) => {
  let turn = 0
  return () => passes[turn++ % passes.length]
}

const dollars = (passes) => passes.map((cents) => Array.from(cents, (mantissa) => mantissa / 100))

/** By member id, through the public functions; a ratio with its reasons comes out each time. */
export const byId = ({ ids, standing, who, passes }, aggregation) => {
  const question = { kind: 'number', id: 'pay', unit: 'USD per hour' }
  const average = openAverage({ question, electorate: ids, aggregation })
  ids.forEach((member, at) => average.cast({ member, proposal: standing[at] / 100 }))
  const casting = Array.from(who, (slot) => ids[slot])
  const next = inTurns(dollars(passes))
  return {
    operations: who.length,
    run: () => {
      const values = next()
      for (let at = 0; at < casting.length; at++) {
        average.cast({ member: casting[at], proposal: values[at] })
        sink.last = average.now()
      }
      return sink.last
    },
  }
}

/** What one would write without a library, with a sum that drifts. */
export const ofMap = ({ ids, standing, who, passes }) => {
  const proposals = new Map(ids.map((member, at) => [member, standing[at] / 100]))
  const casting = Array.from(who, (slot) => ids[slot])
  const next = inTurns(dollars(passes))
  let standingSum = 0
  for (const value of proposals.values()) standingSum += value
  return {
    operations: who.length,
    run: () => {
      const values = next()
      let sum = standingSum
      let total = 0
      for (let at = 0; at < casting.length; at++) {
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
export const bySlot = ({ standing, who, passes }) => {
  const slots = new ProposalSlots(standing.length)
  standing.forEach((mantissa, slot) => slots.set(slot, mantissa))
  const next = inTurns(passes)
  return {
    operations: who.length,
    sum: () => slots.sum,
    run: () => {
      const cents = next()
      let total = 0
      for (let at = 0; at < who.length; at++) {
        slots.set(who[at], cents[at])
        total += slots.sum / slots.count
      }
      return Math.round(total)
    },
  }
}

/** The least there is to do: nothing is checked, and no slot can be empty. */
export const ofDoubles = ({ standing, who, passes }) => {
  const values = standing.slice()
  const next = inTurns(passes)
  let standingSum = values.reduce((before, value) => before + value, 0)
  return {
    operations: who.length,
    run: () => {
      const cents = next()
      let sum = standingSum
      let total = 0
      for (let at = 0; at < who.length; at++) {
        const slot = who[at]
        sum += cents[at] - values[slot]
        values[slot] = cents[at]
        total += sum / values.length
      }
      standingSum = sum
      return Math.round(total)
    },
  }
}

/** Our kernel of the median: remove, add, look. */
export const ofBlocks = ({ standing, who, passes }) => {
  const values = standing.slice()
  const sorted = new SortedNumbers()
  for (const value of values) sorted.add(value)
  const next = inTurns(passes)
  return {
    operations: who.length,
    run: () => {
      const cents = next()
      let total = 0
      for (let at = 0; at < who.length; at++) {
        sorted.remove(values[who[at]])
        sorted.add(cents[at])
        values[who[at]] = cents[at]
        total += sorted.at(sorted.size >> 1)
      }
      return total
    },
  }
}

/** One sorted typed array: both places are searched, and what lies between them moves by one. */
export const ofSortedArray = ({ standing, who, passes }) => {
  const values = standing.slice()
  const sorted = standing.slice().sort()
  const next = inTurns(passes)
  return {
    operations: who.length,
    run: () => {
      const cents = next()
      let total = 0
      for (let at = 0; at < who.length; at++) {
        const from = placeOf(sorted, values[who[at]])
        const to = placeOf(sorted, cents[at])
        if (to > from) sorted.copyWithin(from, from + 1, to)
        else sorted.copyWithin(to + 1, to, from)
        sorted[to > from ? to - 1 : to] = cents[at]
        values[who[at]] = cents[at]
        total += sorted[sorted.length >> 1]
      }
      return total
    },
  }
}

/** Twice the median after the first pass, by sorting all: an even number of members have two in the middle. */
export const median = ({ standing, who, passes: [cents] }) => {
  const values = standing.slice()
  who.forEach((slot, at) => (values[slot] = cents[at]))
  values.sort()
  return values[values.length / 2 - 1] + values[values.length / 2]
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
