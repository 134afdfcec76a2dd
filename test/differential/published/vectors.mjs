import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Published examples that the folder of vectors holds, each with its source there, as cases for the oracle. */
const folder = join(import.meta.dirname, '../../vectors')
const read = (file) => readFileSync(join(folder, file), 'utf8')
const json = (file) => JSON.parse(read(file))

const yearFractions = json('daycount.json').map(
  ({ convention, start, end, expected, expectedExact, tolerance, source }) => ({
    rule: 'year-fractions',
    source,
    asked: { dayCount: convention, start, end },
    // To the places that were published, where no fraction was.
    told: ({ value }) =>
      expectedExact === undefined ? Math.abs(asNumber(value) - expected) <= tolerance : same(value, expectedExact),
    expected: true,
  }),
)

const asNumber = (value) =>
  value
    .split('/')
    .map(Number)
    .reduce((a, b) => a / b)

const same = (value, expected) => {
  const [a, b = '1'] = value.split('/')
  const [c, d = '1'] = expected.split('/')
  return BigInt(a) * BigInt(d) === BigInt(c) * BigInt(b)
}

const allocations = json('allocation.json').map(({ total, weights, expected, source }) => ({
  rule: 'allocation',
  source,
  asked: { totalMinor: `${total}`, shares: weights.map((weight, at) => ({ id: `p${at}`, weight })) },
  told: ({ shares }) => shares.map(({ amountMinor }) => Number(amountMinor)),
  expected,
}))

/** A ballot file: candidates and seats, those who withdrew, the papers, names. */
const blt = (text) => {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
  const [size, seats] = lines[0].split(/\s+/).map(Number)
  const withdrawn = []
  const papers = []
  let at = 1
  for (; lines[at] !== '0'; at++) {
    const [first, ...rest] = lines[at].split(/\s+/).map(Number)
    if (first < 0) withdrawn.push(-first, ...rest.map((one) => -one))
    else papers.push([first, rest.slice(0, -1)])
  }
  const names = lines.slice(at + 1, at + 1 + size).map((name) => name.replaceAll('"', ''))
  const named = (places) => places.map((place) => names[place - 1])
  const ballots = papers.map(([count, places]) => ({ preferences: named(places), count }))
  return { candidates: names, seats, withdrawn: named(withdrawn), ballots }
}

const counts = readdirSync(join(folder, 'elections'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => json(`elections/${name}`))

/** Lots as they were drawn then, put as a run-off: whoever was drawn first came last. */
const electionOf = ({ ballots, drawn }) => {
  const election = blt(read(`elections/${ballots}`))
  const rest = election.candidates.filter((one) => !drawn.includes(one))
  return { ...election, runOffs: [[...rest, ...drawn.toReversed()]] }
}

const decimals = (value, places) => {
  const [a, b = '1'] = value.split('/')
  const scaled = BigInt(a) * 10n ** BigInt(places)
  // Votes that were published to the nearest whole.
  const units = places === 0 ? (2n * scaled + BigInt(b)) / (2n * BigInt(b)) : scaled / BigInt(b)
  const digits = `${units}`.padStart(places + 1, '0')
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

const scottish = counts
  .filter(({ rule }) => rule === 'scottish')
  .map((one) => ({
    rule: 'scottish',
    source: one.title,
    asked: { ...electionOf(one), tieBreaks: ['earlier-stages', 'run-off'], lastTransfer: 'made' },
    told: ({ quota, valid, stages }) => ({
      quota,
      valid,
      stages: stages.map(({ action, votes, elected, excluded }, at) => ({
        action: [action.kind, action.candidate],
        votes: votes.map((credit, who) =>
          one.stages[at]?.votes[who] === null ? null : decimals(credit.votes, one.decimals),
        ),
        elected: elected.toSorted(),
        excluded,
      })),
    }),
    expected: {
      quota: one.quota,
      valid: one.valid,
      stages: one.stages.map(({ action, votes, elected, excluded }) => ({
        action: [action.kind, action.candidate],
        votes,
        elected: elected.toSorted(),
        excluded,
      })),
    },
  }))

const meek = counts
  .filter(({ rule }) => rule === 'meek')
  .map((one) => ({
    rule: 'meek',
    source: one.title,
    asked: { ...electionOf(one), tieBreaks: ['run-off'], places: one.places, omega: one.omega },
    told: ({ stages }) =>
      stages.map(({ quota, surplus, exhausted, votes, keepValues, elected, excluded }, at) => ({
        quota: decimals(quota, one.places),
        surplus: one.stages[at]?.surplus === null ? null : decimals(surplus, one.places),
        exhausted: decimals(exhausted, one.places),
        votes: votes.map((credit) => decimals(credit.votes, one.places)),
        keepValues: keepValues.map(({ keep }) => decimals(keep, one.places)),
        elected: elected.toSorted(),
        excluded,
      })),
    expected: one.stages.map(({ quota, surplus, exhausted, votes, keepValues, elected, excluded }) => ({
      quota,
      surplus,
      exhausted,
      votes,
      keepValues,
      elected: elected.toSorted(),
      excluded,
    })),
  }))

const vector = (id) => json('interest.json').find((one) => one.id === id)
const cents = (amount) => amount.replace('.', '')
const simple = vector('int-21')
const growth = vector('int-03')
const byDay = vector('int-09')
const payments = vector('int-28')
const old = vector('int-24')
const account = { currency: 'USD', compounding: 'none', rounding: 'half-up', roundingAt: 'event' }

const interest = [
  {
    rule: 'interest',
    source: simple.source,
    asked: {
      principalMinor: cents(simple.input.principal),
      dayCount: 'ACT/365F',
      rates: [{ from: simple.input.start, ratePerYear: simple.input.rate }],
      start: simple.input.start,
      end: simple.input.end,
      rounding: 'half-up',
    },
    expected: { interest: cents(simple.expected.interest) },
  },
  {
    rule: 'compound',
    source: growth.source,
    asked: { ratePerYear: growth.input.rate, periodsPerYear: 365, periods: 1, places: 9, rounding: 'half-up' },
    told: ({ factor }) => decimals(factor, 9),
    expected: growth.expected.factor,
  },
  {
    rule: 'accrual',
    source: byDay.source,
    asked: {
      ...account,
      roundingAt: 'day',
      dayCount: 'ACT/365F',
      rates: [{ from: '2024-01-01', ratePerYear: byDay.input.rate }],
      principalMinor: cents(byDay.input.principal),
      start: '2024-01-01',
      end: '2024-03-13',
    },
    told: ({ interestMinor }) => interestMinor,
    expected: cents(byDay.expected.interest),
  },
  {
    rule: 'accrual',
    source: payments.source,
    asked: {
      ...account,
      dayCount: '30E/360',
      rates: [{ from: '2023-01-01', ratePerYear: payments.input.rate }],
      principalMinor: cents(payments.input.principal),
      start: '2023-01-01',
      end: `2023-${payments.input.settleMonth + 1}-01`,
      payments: payments.input.payments.map(({ month, amount }) => ({
        date: `2023-${`${month + 1}`.padStart(2, '0')}-01`,
        amountMinor: cents(amount),
      })),
    },
    told: ({ dueMinor }) => dueMinor,
    expected: cents(payments.expected.balance),
  },
  {
    rule: 'accrual',
    source: old.source,
    asked: {
      ...account,
      dayCount: '30E/360',
      rates: [{ from: old.input.start, ratePerYear: old.input.rate }],
      principalMinor: cents(old.input.principal),
      start: old.input.start,
      end: old.input.settle,
      payments: old.input.payments.map(({ date, amount }) => ({ date, amountMinor: cents(amount) })),
    },
    told: ({ dueMinor, entries }) => [
      dueMinor,
      entries.filter(({ code }) => code === 'interest').map(({ amountMinor }) => amountMinor),
    ],
    expected: [cents(old.expected.balance), old.expected.interest.map((amount) => `${Number(cents(amount))}`)],
  },
]

export const VECTORS = [yearFractions, allocations, scottish, meek, interest].flat()
