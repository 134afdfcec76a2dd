import { byId, bySlot, ofBlocks, ofDoubles, ofMap, ofSortedArray, twiceTheMedian } from './changes.mjs'
import { indexes, mantissas, memberIds } from './inputs.mjs'
import { medians, sink } from './measure.mjs'
import { atLeast, checkEqual, perSecond, row } from './rows.mjs'

/** One vote changes and the number in force is read. Everyone proposed beforehand; members and new values are random. */
export const live = (settings, quick) => {
  const [many, fewer] = quick ? [1000, 100] : [100_000, 10_000]
  const input = inputOf(many, quick)
  const against = (name, ours, peer, target = null) => {
    const [mine, theirs] = medians([ours, peer], settings)
    return row({ name: `change 1 of ${name} (a second)`, ours: perSecond(mine), peer: perSecond(theirs), target })
  }
  const rows = []

  const slots = bySlot(input)
  const doubles = ofDoubles(input)
  checkEqual('sums', slots.run(), doubles.run())
  rows.push(against('1e5: mean, ProposalSlots / doubles, unchecked', slots, doubles, atLeast(5e7)))

  const mean = byId(input, 'mean')
  mean.run()
  const { value } = sink.last
  const sum = BigInt(bySlotSum(input))
  checkEqual('means', value.numerator * BigInt(many * 100), value.denominator * sum)
  rows.push(against('1e5: mean, openAverage cast, now / Map and float sum', mean, ofMap(input), atLeast(3e6)))

  const small = inputOf(fewer, quick)
  rows.push(against('1e4: mean, openAverage cast, now / Map and float sum', byId(small, 'mean'), ofMap(small)))

  const blocks = ofBlocks(input)
  const sorted = ofSortedArray(input)
  checkEqual('medians', blocks.run(), sorted.run())
  rows.push(against('1e5: median, SortedNumbers / one sorted array', blocks, sorted))

  const publicMedian = byId(input, 'median')
  publicMedian.run()
  checkEqual('median', sink.last.value.numerator * 200n, sink.last.value.denominator * BigInt(twiceTheMedian(input)))
  const name = '1e5: median, openAverage cast, now / one sorted array, by index'
  rows.push(against(name, publicMedian, sorted, atLeast(5e5)))
  return rows
}

const inputOf = (members, quick) => {
  const ids = memberIds(members)
  const [operations, all] = quick ? [100, 1000] : [2000, 200_000]
  const who = indexes(all, members, 4)
  const cents = [mantissas(all, 5), mantissas(all, 6)]
  return {
    ids,
    standing: mantissas(members, 3),
    who,
    casting: Array.from(who, (slot) => ids[slot]),
    cents,
    dollars: cents.map((list) => Array.from(list, (mantissa) => mantissa / 100)),
    operations,
  }
}

/** The sum after the first changes, by making them. */
const bySlotSum = (input) => {
  const once = bySlot(input)
  once.run()
  return once.sum()
}
