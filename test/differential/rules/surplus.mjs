import {
  tryBuyOutOf,
  tryCapitalAccountsOf,
  tryFederationOf,
  tryOutsideIncomeOf,
  tryShareSurplus,
  trySubscriptionOf,
} from '../../../dist/surplus/index.js'
import { answered } from '../plain.mjs'
import { DAY_COUNTS, dateOf, dayAfter, minorOf, numberOf, ROUNDINGS, shareOf } from '../random.mjs'

/** Shares of the surplus, and of what losses left of it, never more than all together. */
const provisionsOf = (random, reserves) => {
  const { pick, chance, int, listOf } = random
  let parts = 24
  const share = (of) => {
    if (of === 'remaining') return shareOf(random)
    const taken = int(0, parts)
    parts -= taken
    return `${taken}/24`
  }
  const made = listOf(0, 5, () => {
    const kind = pick(['reserve', 'reserve', 'patronage', 'fund', 'return-on-capital', 'losses'])
    const of = pick(['surplus', 'after-losses', 'remaining'])
    if (kind === 'losses') return { kind }
    if (kind === 'return-on-capital')
      return {
        kind,
        ratePerYear: pick(['0', '3%', '6.5%', '20%', chance(0.9) ? '100%' : '1']),
        cap: pick(['0%', '4%', '0.065', '1']),
      }
    if (kind === 'patronage') return { kind, share: share(of), of }
    if (kind === 'fund') return { kind, to: 'education', share: share(of), of }
    return {
      kind,
      to: pick(reserves).id,
      share: share(of),
      of,
      ...(chance(0.4) ? { untilMinor: minorOf(random) } : {}),
    }
  })
  const once = made.filter(
    ({ kind }, at) =>
      (kind !== 'losses' && kind !== 'return-on-capital') || made.findIndex((one) => one.kind === kind) === at,
  )
  return [...once, { kind: 'rest', to: chance(0.6) ? 'patronage' : { reserve: pick(reserves).id } }]
}

const surplus = {
  name: 'surplus',
  generate: (random) => {
    const { pick, chance, names, some } = random
    const reserves = some(['common', 'second', 'third'], 1).map((id) => ({
      id,
      balanceMinor: minorOf(random),
      indivisible: chance(0.5),
    }))
    const result = minorOf(random)
    const nobody = chance(0.03)
    return {
      currency: 'EUR',
      resultMinor: result !== '0' && chance(0.2) ? `-${result}` : result,
      lossesCarriedMinor: chance(0.5) ? '0' : minorOf(random),
      reserves,
      provisions: provisionsOf(random, reserves),
      lossesFrom: some(reserves.map(({ id }) => id)),
      members: random
        .shuffled(names(random.int(1, 6)))
        .map((id) => ({ id, capitalMinor: minorOf(random), labour: nobody ? 0 : numberOf(random) })),
      rounding: pick(ROUNDINGS),
    }
  },
  answer: (asked) => {
    const outcome = answered(tryShareSurplus(asked), 'currency')
    for (const reserve of outcome.reserves ?? []) delete reserve.indivisible
    return outcome
  },
  wrong: (asked) => ({
    ...asked,
    provisions: asked.provisions.map((one) => (one.of === 'after-losses' ? { ...one, of: 'surplus' } : one)),
    lossesFrom: [],
  }),
}

const subscription = {
  name: 'subscription',
  generate: (random) => ({
    currency: 'GBP',
    labourCostMinor: minorOf(random),
    share: random.chance(0.5) ? '1/1000' : shareOf(random),
    rounding: random.pick(ROUNDINGS),
    ...(random.chance(0.4) ? { minimumMinor: random.int(0, 5000) } : {}),
  }),
  answer: (asked) => answered(trySubscriptionOf(asked), 'kind'),
  wrong: (asked) => ({ ...asked, rounding: 'up' }),
}

const federation = {
  name: 'federation',
  generate: (random) => {
    const { int, chance, listOf } = random
    let ids = 0
    const level = (depth) => ({
      id: `f${ids++}`,
      keeps: depth === 0 ? 1 : shareOf(random),
      members: listOf(depth === 0 ? 1 : 0, 3, () =>
        depth < 3 && chance(0.4) ? level(depth + 1) : { id: `e${ids++}`, labourCostMinor: minorOf(random) },
      ),
    })
    return {
      currency: 'GBP',
      share: chance(0.5) ? '1/1000' : shareOf(random),
      rounding: random.pick(ROUNDINGS),
      ...(chance(0.4) ? { minimumMinor: int(0, 5000) } : {}),
      federation: level(0),
    }
  },
  answer: (asked) => answered(tryFederationOf(asked), 'kind'),
  wrong: ({ minimumMinor: _, ...asked }) => ({ ...asked, rounding: 'down' }),
}

const outsideIncome = {
  name: 'outside-income',
  generate: (random) => ({
    currency: 'GBP',
    limit: random.chance(0.6) ? random.pick(['1/3', '1/2', '1/4']) : shareOf(random),
    income: random.listOf(0, 5, () => ({
      from: random.pick(['members', 'supporters', 'outside']),
      amountMinor: random.chance(0.5) ? random.pick([1000, 2000, 3000]) : minorOf(random),
    })),
  }),
  answer: (asked) => answered(tryOutsideIncomeOf(asked)),
  wrong: (asked) => ({
    ...asked,
    income: asked.income.map((one) => (one.from === 'supporters' ? { ...one, from: 'outside' } : one)),
  }),
}

const capital = {
  name: 'capital',
  generate: (random) => {
    const { int, pick, names, listOf } = random
    const members = names(int(1, 3))
    return {
      currency: 'EUR',
      until: '2025-12-31',
      movements: listOf(0, 8, (at) => ({
        id: `m${at}`,
        member: pick(members),
        date: pick(['2025-01-01', '2025-01-31', '2025-06-30', '2025-12-31']),
        kind: pick(['contribution', 'contribution', 'credit', 'loss', 'refund']),
        amountMinor: pick([0, 100, 100, 200, int(0, 300)]),
      })),
    }
  },
  answer: (asked) => answered(tryCapitalAccountsOf(asked), 'kind'),
  wrong: (asked) => ({
    ...asked,
    movements: asked.movements.map((one) => (one.kind === 'credit' ? { ...one, kind: 'contribution' } : one)),
  }),
}

const buyOut = {
  name: 'buy-out',
  generate: (random) => {
    const { int, pick, chance, names, listOf } = random
    const signedOn = dateOf(random).replace(/^(0001|9999)/, '2023')
    const contributions = names(int(1, 4)).flatMap((member) =>
      listOf(1, 2, () => ({
        member,
        date: dayAfter(signedOn, pick([0, 0, int(0, 400)])),
        amountMinor: minorOf(random),
      })),
    )
    const paidOn = [...new Set(listOf(1, 5, () => dayAfter(signedOn, int(1, 2000))))]
    const credit = chance(0.8)
      ? {
          amountMinor: minorOf(random),
          ratePerYear: pick(['0', '4%', '3.75%', '1/12', chance(0.9) ? '9/8' : '4']),
          dayCount: pick(DAY_COUNTS),
          paidOn,
        }
      : undefined
    const sum = contributions.reduce(
      (total, { amountMinor }) => total + BigInt(amountMinor),
      BigInt(credit?.amountMinor ?? 0),
    )
    // A price of nothing is none: it has no parts to own.
    if (sum === 0n) contributions[0].amountMinor = '1'
    return {
      currency: 'EUR',
      priceMinor: `${sum === 0n ? 1n : sum}`,
      signedOn,
      contributions,
      ...(credit ? { credit } : {}),
      rounding: pick(ROUNDINGS),
    }
  },
  answer: (asked) => {
    const outcome = answered(tryBuyOutOf(asked), 'kind')
    for (const { members } of outcome.ownership ?? []) {
      for (const member of members) delete member.votes
      members.sort((a, b) => (a.member < b.member ? -1 : 1))
    }
    return outcome
  },
  wrong: (asked) => ({
    ...asked,
    contributions: asked.contributions.map((one) => ({ ...one, date: asked.signedOn })),
    rounding: 'up',
  }),
}

export default [surplus, subscription, federation, outsideIncome, capital, buyOut]
