import {
  compoundFactor,
  interestOn,
  rateTimeline,
  tryAccrue,
  tryHeldPay,
  tryPayOut,
} from '../../../dist/deferral/index.js'
import { answered, plainOf } from '../plain.mjs'
import { ADDITIVE, DAY_COUNTS, dateOf, dayAfter, inOrder, minorOf, ROUNDINGS } from '../random.mjs'

const rateOf = ({ int, pick, chance }) =>
  chance(0.1)
    ? pick(['0', '0%', '100%', '250%', '1', '3'])
    : pick([`${int(0, 20)}%`, `${int(0, 12)}.${int(0, 999)}%`, `1/${int(3, 60)}`, `0.${int(0, 2999)}`])

/** Rates from a day on that is no later than the start; where one does not matter, several in the period. */
const ratesOf = (random, start, end, several) => {
  const { listOf, int } = random
  const first = dayAfter(start, -int(0, 40))
  const days = several ? listOf(0, 4, () => between(random, start, end)) : []
  return [...new Set([first, ...days])].map((from) => ({ from, ratePerYear: rateOf(random) }))
}

/** A day of a period; its ends often. */
const between = ({ int, chance, pick }, start, end) => {
  const days = (Date.parse(end) - Date.parse(start)) / 86_400_000
  return chance(0.2) ? pick([start, end]) : dayAfter(start, int(0, days))
}

/** A period of a few days to a few years, within which days can be reckoned both ways. */
const periodOf = (random, most) => {
  const start = dateOf(random).replace(/^(0001|9999)/, '2023')
  return [start, dayAfter(start, random.pick([0, 1, random.int(0, 40), random.int(0, most)]))]
}

const dayCountOf = ({ pick, chance }) => (chance(0.5) ? 'ACT/365F' : pick(DAY_COUNTS))

const interest = {
  name: 'interest',
  generate: (random) => {
    const [start, end] = inOrder(...[0, 1].map(() => dateOf(random).replace(/^0001/, '0002')))
    const dayCount = dayCountOf(random)
    const rates = ratesOf(random, start, end, ADDITIVE.includes(dayCount))
    return { principalMinor: minorOf(random), dayCount, rates, start, end, rounding: random.pick(ROUNDINGS) }
  },
  answer: ({ dayCount, rates, principalMinor, ...asked }) => {
    const timeline = rateTimeline({ dayCount, rates })
    return plainOf({ interest: interestOn({ timeline, principalMinor: BigInt(principalMinor), ...asked }) })
  },
  wrong: (asked) => ({ ...asked, dayCount: 'ACT/360' }),
}

const compound = {
  name: 'compound',
  generate: (random) => ({
    ratePerYear: rateOf(random),
    periodsPerYear: random.pick([1, 2, 4, 12, 360, 365]),
    periods: random.pick([0, 1, random.int(0, 48), random.int(0, 365)]),
    places: random.int(0, 12),
    rounding: random.pick(ROUNDINGS),
  }),
  answer: (asked) => plainOf({ factor: compoundFactor(asked) }),
  wrong: (asked) => ({ ...asked, periods: asked.periods + 1 }),
}

/** Amounts of payments: what it earns in a while, part of what is owed, about all of it, or very little. */
const paymentOf = ({ int, pick, chance }, principal) => {
  const whole = Number(BigInt(principal) % 1_000_000_000_000n)
  if (chance(0.05)) return '0'
  const most = Math.floor(whole / pick([3, 10, 30, 100]))
  const amounts = [
    int(0, 5),
    Math.floor(whole / int(1, 9)),
    Math.floor(whole / int(20, 200)),
    whole,
    whole + int(0, most),
  ]
  return `${pick(amounts)}`
}

const termsOf = (random, start, end, merchants) => {
  const { pick, chance, listOf } = random
  const byDay = chance(0.25)
  const several = chance(0.6)
  const dayCount = several || byDay || merchants ? pick(['ACT/365F', ...ADDITIVE]) : pick(DAY_COUNTS)
  const capitalises = chance(0.4)
  return {
    currency: 'USD',
    dayCount,
    rates: ratesOf(random, start, end, several),
    rounding: pick(ROUNDINGS),
    roundingAt: byDay ? 'day' : 'event',
    compounding: capitalises
      ? { capitaliseOn: [...new Set(listOf(1, 4, () => between(random, start, end)))].sort() }
      : 'none',
  }
}

const accrual = {
  name: 'accrual',
  generate: (random) => {
    const { pick, listOf } = random
    const [start, end] = periodOf(random, 500)
    const principalMinor = minorOf(random)
    const paymentOrder = pick(['interest-first', 'interest-first', 'principal-first', 'merchants-rule'])
    return {
      ...termsOf(random, start, end, paymentOrder === 'merchants-rule'),
      principalMinor,
      start,
      end,
      paymentOrder,
      payments: listOf(0, 4, () => ({
        date: between(random, start, end),
        amountMinor: paymentOf(random, principalMinor),
      })),
    }
  },
  answer: (asked) => {
    const outcome = answered(tryAccrue(asked), 'kind')
    if (asked.paymentOrder === 'merchants-rule') {
      delete outcome.entries
      delete outcome.principalMinor
    }
    if (outcome.entries) outcome.entries = outcome.entries.filter(({ amountMinor }) => amountMinor !== '0')
    return outcome
  },
  wrong: (asked) => ({ ...asked, roundingAt: asked.roundingAt === 'day' ? 'event' : 'day', dayCount: 'ACT/365F' }),
}

const heldPay = {
  name: 'held-pay',
  generate: (random) => {
    const { pick, chance, names, int, listOf } = random
    const [start, until] = periodOf(random, 400)
    const paymentOrder = pick(['oldest-payday-first', 'interest-first', 'principal-first', 'merchants-rule'])
    const workers = names(pick([1, 1, 2]))
    const held = workers.flatMap((worker) => {
      const paydays = [
        ...new Set([...(worker === workers[0] ? [start] : []), ...listOf(1, 3, () => between(random, start, until))]),
      ]
      return paydays.map((payday) => ({ worker, payday, amountMinor: minorOf(random) }))
    })
    const firsts = new Map(
      workers.map((worker) => [
        worker,
        held
          .filter((one) => one.worker === worker)
          .map(({ payday }) => payday)
          .sort()[0],
      ]),
    )
    const movement = (all) => () => {
      const worker = pick(workers)
      const amountMinor = all && chance(0.3) ? 'all' : paymentOf(random, pick(held).amountMinor)
      return { worker, date: between(random, firsts.get(worker), until), amountMinor }
    }
    return {
      ...termsOf(random, start, until, paymentOrder === 'merchants-rule'),
      held,
      payments: listOf(0, int(0, 4), movement(false)),
      forfeits: listOf(0, int(0, 2), movement(true)),
      until,
      rateInForce: pick(['each-day', 'at-due-date']),
      paymentOrder,
    }
  },
  answer: (asked) => answered(tryHeldPay(asked), 'kind'),
  wrong: (asked) => ({ ...asked, rateInForce: 'each-day', paymentOrder: 'oldest-payday-first' }),
}

const payouts = {
  name: 'payouts',
  generate: (random) => {
    const { pick, chance, names } = random
    const workers = random.shuffled(names(random.int(1, 6)))
    const days = ['2024-01-31', '2024-02-29', '2024-03-31']
    const alike = chance(0.3) ? minorOf(random) : undefined
    const claims = workers.flatMap((worker) =>
      random.some(days, 1).map((payday) => ({ worker, payday, owedMinor: alike ?? minorOf(random) })),
    )
    const whole = claims.reduce((sum, { owedMinor }) => sum + BigInt(owedMinor), 0n)
    const funds = pick([0n, whole, whole + 1n, whole > 0n ? whole - 1n : 0n, whole / 2n, whole / 3n, whole / 7n])
    return {
      fundsMinor: `${funds}`,
      currency: 'USD',
      claims,
      order: pick(['pro-rata', 'oldest-first', 'smallest-first']),
    }
  },
  answer: (asked) => answered(tryPayOut(asked), 'kind'),
  wrong: (asked) => ({ ...asked, order: 'pro-rata' }),
}

export default [interest, compound, accrual, heldPay, payouts]
