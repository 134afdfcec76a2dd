import { allocate as allocateByRemainder } from 'coop-rules/exact'
import { allocate, dinero, toSnapshot } from 'dinero.js'
import { USD } from 'dinero.js/currencies'
import { indexes, memberIds, randomFrom } from './inputs.mjs'
import { medians, sink } from './measure.mjs'
import { atMost, checkEqual, fasterBy, row } from './rows.mjs'

/**
 * An amount split among 50 by the minutes each has worked. Taken over many different splits, so that no branch can be learnt, and no more
 * than stay in the cache: whoever splits has just made the list. The peer's amounts are ready, and it checks no ids, for it has none.
 */
export const allocation = (settings, quick) => {
  const operations = quick ? 16 : 128
  const random = randomFrom(10)
  const splits = Array.from({ length: operations }, (_, seed) => ({
    totalMinor: 1_000_000 + Math.floor(random() * 9e6),
    weights: Array.from(indexes(50, 10_001, seed + 1000)),
  }))
  const ids = memberIds(50)
  const dineros = splits.map(({ totalMinor }) => dinero({ amount: totalMinor, currency: USD }))

  const oursBy = (order) => {
    const inputs = splits.map((split) => inputOf(split, order))
    return {
      operations,
      run: () => {
        for (let at = 0; at < operations; at++) sink.last = allocateByRemainder(inputs[at])
        return sink.last
      },
    }
  }
  const peer = {
    operations,
    run: () => {
      for (let at = 0; at < operations; at++) sink.last = allocate(dineros[at], splits[at].weights)
      return sink.last
    },
  }
  // Both give parts that together are the whole; dinero.js gives what is left to those of the largest weights.
  splits.forEach((split) => {
    checkEqual('sum', sumOf(partsOf(split)), split.totalMinor)
    checkEqual("dinero.js's sum", sumOf(dineroParts(split)), split.totalMinor)
  })
  const wrong = (parts) => splits.filter((split) => !isByRemainder(split, parts(split))).length
  const exactly = { totalMinor: 105, weights: [60, 30, 10] }

  const against = (name, order, target) => {
    const [mine, theirs] = medians([oursBy(order), peer], settings)
    return row({ name: `split among 50: ${name} / dinero.js allocate (ns)`, ours: mine, peer: theirs, target })
  }
  return [
    against('allocate', ids, fasterBy(3)),
    against(
      'allocate, ids in no order',
      ids.map((_, at) => ids[(at * 7) % ids.length]),
    ),
    row({
      name: `split among 50: not by largest remainder, allocate / dinero.js (of ${operations})`,
      ours: wrong(partsOf),
      peer: wrong(dineroParts),
      target: atMost(0, 'of them'),
    }),
    row({
      name: '105 by 60, 30, 10: the first part, which is 63 exactly, allocate / dinero.js',
      ours: partsOf(exactly)[0],
      peer: dineroParts(exactly)[0],
    }),
  ]
}

const inputOf = ({ totalMinor, weights }, ids) => ({
  totalMinor: BigInt(totalMinor),
  shares: weights.map((weight, at) => ({ id: ids[at], weight })),
})

const partsOf = (split) => {
  const { shares } = allocateByRemainder(inputOf(split, memberIds(split.weights.length)))
  return shares.map(({ amountMinor }) => Number(amountMinor))
}

const dineroParts = ({ totalMinor, weights }) =>
  allocate(dinero({ amount: totalMinor, currency: USD }), weights).map((part) => toSnapshot(part).amount)

const sumOf = (numbers) => numbers.reduce((sum, number) => sum + number, 0)

/** Every part is its exact one rounded down or up, and nobody who was rounded down had lost more than one who was rounded up. */
const isByRemainder = ({ totalMinor, weights }, parts) => {
  const sum = sumOf(weights)
  const rests = weights.map((weight) => (totalMinor * weight) % sum)
  const extra = parts.map((part, at) => part - (totalMinor * weights[at] - rests[at]) / sum)
  const restsOf = (units) => rests.filter((_, at) => extra[at] === units)
  return extra.every((units) => units === 0 || units === 1) && Math.max(...restsOf(0)) <= Math.min(...restsOf(1))
}
