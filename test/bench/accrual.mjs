import { dateOfEpochDay, epochDay } from 'coop-rules/calendar'
import { interestOn, rateTimeline } from 'coop-rules/deferral'
import { Decimal } from 'decimal.js'
import { indexes, randomFrom } from './inputs.mjs'
import { medians, sink } from './measure.mjs'
import { decimalInterest } from './peers.mjs'
import { checkEqual, fasterBy, row } from './rows.mjs'

/** Interest on held pay at a voted rate that changed every week: each debt begins in the first of 400 weeks and is due in the last. */
export const accrual = (settings, quick) => {
  const debts = quick ? 64 : 4096
  // The loop is slow: it is timed on fewer, so that its samples are as short as ours.
  const fewer = 8
  const { timeline, changes, rates } = weeklyRates(400)
  const { principals, starts, ends } = debtsOf(debts, changes)
  const froms = starts.map((day) => timeline.placeOf(dateOfEpochDay(day)))
  const tos = ends.map((day) => timeline.placeOf(dateOfEpochDay(day)))

  const kernelOf = (at) => timeline.roundedBetween(principals[at], froms[at], tos[at], 'half-even')
  const inputs = Array.from(principals, (principal, at) => ({
    timeline,
    principalMinor: BigInt(principal),
    start: dateOfEpochDay(starts[at]),
    end: dateOfEpochDay(ends[at]),
    rounding: 'half-even',
  }))
  const loopOf = (at) => decimalInterest(principals[at], starts[at], ends[at], changes, rates)
  for (let at = 0; at < debts; at++) {
    checkEqual('interestOn', kernelOf(at), interestOn(inputs[at]))
    if (at < 256) checkEqual('interest', kernelOf(at), loopOf(at))
  }

  const kernel = {
    operations: debts,
    run: () => {
      let sum = 0
      for (let at = 0; at < debts; at++) sum += kernelOf(at)
      return sum
    },
  }
  const open = {
    operations: debts,
    run: () => {
      for (let at = 0; at < debts; at++) sink.last = interestOn(inputs[at])
      return sink.last
    },
  }
  const loop = {
    operations: fewer,
    run: () => {
      for (let at = 0; at < fewer; at++) sink.last = loopOf(at)
      return sink.last
    },
  }
  const against = (name, ours, target) => {
    const [mine, theirs] = medians([ours, loop], settings)
    return row({ name: `interest over 400 rates: ${name} / decimal.js loop (ns)`, ours: mine, peer: theirs, target })
  }
  return [against('RateTimeline.roundedBetween', kernel, fasterBy(1000)), against('interestOn, dates as text', open)]
}

/** A rate from 4.00 % to 12.00 % for each week from 2016 on. */
const weeklyRates = (weeks) => {
  const first = epochDay('2016-01-04')
  const changes = Int32Array.from({ length: weeks }, (_, week) => first + 7 * week)
  const hundredths = indexes(weeks, 801, 8).map((above) => 400 + above)
  const percentages = Array.from(hundredths, (rate) => `${(rate / 100).toFixed(2)}%`)
  const timeline = rateTimeline({
    dayCount: 'ACT/365F',
    rates: percentages.map((ratePerYear, week) => ({ from: dateOfEpochDay(changes[week]), ratePerYear })),
  })
  return { timeline, changes, rates: Array.from(hundredths, (rate) => new Decimal(rate).div(10_000)) }
}

/** From 10 to 50,000 in whole cents. */
const debtsOf = (count, changes) => {
  const random = randomFrom(9)
  const within = (first) => Int32Array.from({ length: count }, () => first + Math.floor(random() * 7))
  return {
    principals: Float64Array.from({ length: count }, () => 1000 + Math.floor(random() * 5e6)),
    starts: within(changes[0]),
    ends: within(changes.at(-1) + 1),
  }
}
