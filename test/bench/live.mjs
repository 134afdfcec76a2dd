import { openAverage, ProposalSlots, SortedNumbers } from 'coop-rules/averages'
import { indexes, mantissas, memberIds } from './inputs.mjs'
import { medians, sink } from './measure.mjs'
import { atLeast, checkEqual, perSecond, row } from './rows.mjs'

/** One vote changes and the number in force is read, among a hundred thousand members. All proposals stand beforehand. */
export const live = (settings, quick) => {
  const members = quick ? 1000 : 100_000
  const operations = quick ? 100 : 200_000
  const input = {
    ids: memberIds(members),
    standing: mantissas(members, 3),
    who: indexes(operations, members, 4),
    cents: mantissas(operations, 5),
  }
  const against = (name, ours, peer, target = null) => {
    const [mine, theirs] = medians([ours, peer], settings)
    return row({ name: `change 1 of 1e5: ${name} (a second)`, ours: perSecond(mine), peer: perSecond(theirs), target })
  }
  const mean = changes(input, 'mean')
  const bare = { ids: changesByMap(input), slots: changesBySlot(input), floats: changesOfFloats(input) }
  checkEqual('sums', bare.slots.run(), bare.floats.run())
  mean.run()
  const { value } = sink.last
  checkEqual('mean', value.numerator * BigInt(members * 100), value.denominator * BigInt(bare.slots.sum()))
  const blocks = changesOfBlocks(input)
  const sorted = changesOfSortedArray(input)
  checkEqual('medians', blocks.run(), sorted.run())
  return [
    against('mean, kernel ProposalSlots / plain doubles, unchecked', bare.slots, bare.floats, atLeast(5e7)),
    against('mean, openAverage cast and now / Map and float sum', mean, bare.ids, atLeast(3e6)),
    against('median, kernel SortedNumbers / one sorted array', blocks, sorted),
    against('median, openAverage cast and now / one sorted array', changes(input, 'median'), sorted, atLeast(5e5)),
  ]
}

/** By member id, through the public functions; a ratio with its reasons comes out each time. */
const changes = ({ ids, standing, who, cents }, aggregation) => {
  const question = { kind: 'number', id: 'pay', unit: 'USD per hour' }
  const average = openAverage({ question, electorate: ids, aggregation })
  ids.forEach((member, at) => average.cast({ member, proposal: standing[at] / 100 }))
  const casting = Array.from(who, (slot) => ids[slot])
  const values = cents.map((mantissa) => mantissa / 100)
  return {
    operations: who.length,
    run: () => {
      for (let at = 0; at < casting.length; at++) {
        average.cast({ member: casting[at], proposal: values[at] })
        sink.last = average.now()
      }
      return sink.last
    },
  }
}

const changesBySlot = ({ standing, who, cents }) => {
  const slots = new ProposalSlots(standing.length)
  standing.forEach((mantissa, slot) => slots.set(slot, mantissa))
  return {
    operations: who.length,
    sum: () => slots.sum,
    run: () => {
      let total = 0
      for (let at = 0; at < who.length; at++) {
        slots.set(who[at], cents[at])
        total += slots.sum / slots.count
      }
      return Math.round(total)
    },
  }
}

/** The least there is to do: no check of anything, and no slot can be empty. */
const changesOfFloats = ({ standing, who, cents }) => {
  const values = standing.slice()
  let sum = values.reduce((before, value) => before + value, 0)
  return {
    operations: who.length,
    run: () => {
      let total = 0
      for (let at = 0; at < who.length; at++) {
        const slot = who[at]
        sum += cents[at] - values[slot]
        values[slot] = cents[at]
        total += sum / values.length
      }
      return Math.round(total)
    },
  }
}

/** What one would write without a library, with a sum that drifts. */
const changesByMap = ({ ids, standing, who, cents }) => {
  const proposals = new Map(ids.map((member, at) => [member, standing[at] / 100]))
  const casting = Array.from(who, (slot) => ids[slot])
  const values = cents.map((mantissa) => mantissa / 100)
  let sum = 0
  for (const value of proposals.values()) sum += value
  return {
    operations: who.length,
    run: () => {
      let total = 0
      for (let at = 0; at < casting.length; at++) {
        const before = proposals.get(casting[at])
        proposals.set(casting[at], values[at])
        sum += values[at] - before
        total += sum / proposals.size
      }
      return total
    },
  }
}

const changesOfBlocks = ({ standing, who, cents }) => {
  const values = standing.slice()
  const sorted = new SortedNumbers()
  values.forEach((value) => sorted.add(value))
  return {
    operations: who.length,
    run: () => {
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
const changesOfSortedArray = ({ standing, who, cents }) => {
  const values = standing.slice()
  const sorted = standing.slice().sort()
  const placeOf = (value) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle] < value) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    operations: who.length,
    run: () => {
      let total = 0
      for (let at = 0; at < who.length; at++) {
        const from = placeOf(values[who[at]])
        const to = placeOf(cents[at])
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
