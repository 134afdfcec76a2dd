import { tryCompensationOf, tryMeetShortage, tryPayroll, trySalariesOf } from '../../../dist/pay/index.js'
import { answered } from '../plain.mjs'
import { dayAfter, minorOf, ROUNDINGS } from '../random.mjs'

const CATEGORIES = ['coordinator', 'worker-owner', 'volunteer']
const moneyOf = ({ int, pick }) =>
  pick([`${int(0, 40)}`, `${int(0, 40)}.${int(0, 9)}`, `${int(0, 40)}.${int(10, 99)}5`, `${int(0, 99)}/${int(1, 9)}`])

const salaries = {
  name: 'salaries',
  generate: (random) => {
    const { int, pick, chance, listOf, some } = random
    const weighs = chance(0.4)
    const unit = pick(['hour', 'month'])
    const ids = some(CATEGORIES, 1)
    const rows = listOf(0, 6, () => Object.fromEntries(some(ids).map((id) => [id, moneyOf(random)])))
    const categories = ids.map((id) => ({
      id,
      unit,
      ...(chance(0.3) ? { minimum: int(0, 20) } : {}),
      ...(chance(0.3) ? { maximum: int(20, 30) } : {}),
    }))
    return {
      currency: 'USD',
      categories,
      scale: weighs
        ? { kind: 'weighted-base', base: listOf(0, 5, () => moneyOf(random)), weights: rows }
        : { kind: 'category-means', proposals: rows },
      ...(chance(0.5) ? { published: { places: int(0, 3), rounding: pick(ROUNDINGS) } } : {}),
    }
  },
  answer: (asked) => {
    const outcome = answered(trySalariesOf(asked), 'kind', 'currency')
    for (const salary of outcome.salaries ?? []) delete salary.unit
    return outcome
  },
  wrong: ({ published: _, ...asked }) => asked,
}

const compensation = {
  name: 'compensation',
  generate: (random) => ({
    currency: 'USD',
    oustedOn: random.pick(['2026-01-01', '2026-12-31', '2024-02-29']),
    floor: random.pick([500, '0.01', '0.001', '1/3', '12.345']),
    rounding: random.pick(ROUNDINGS),
    packages: random
      .some([2023, 2024, 2025, 2026, 2027])
      .map((year) => ({ year, proposals: random.listOf(0, 4, () => moneyOf(random)) })),
  }),
  answer: (asked) => answered(tryCompensationOf(asked), 'kind'),
  wrong: (asked) => ({
    ...asked,
    packages: asked.packages.filter(({ year }) => `${year}` === asked.oustedOn.slice(0, 4)),
  }),
}

/** Never more than a day has, even where several entries fall on one. */
const hoursOf = ({ int, pick }) => pick(['0', '8', '4', '2', `${int(0, 7)}.${int(0, 9)}`, '1/3', '7.25'])

const payroll = {
  name: 'payroll',
  generate: (random) => {
    const { int, pick, chance, names, listOf, some } = random
    const start = pick(['2024-02-01', '2024-06-03', '2023-12-15', '2024-02-15'])
    const end = dayAfter(start, pick([7, 14, 31, 60, int(1, 45)]))
    const days = Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000)
    const day = () => dayAfter(start, int(0, Math.min(days - 1, 16)))
    const workers = names(int(1, 3))
    const dated = (key, value) =>
      [...new Set(['2023-01-01', ...listOf(0, 2, day)])].map((from) => ({ from, [key]: value() }))
    const entries = (most) =>
      listOf(0, most, () => ({
        worker: pick(workers),
        category: pick(['worker-owner', 'volunteer']),
        date: day(),
        hours: hoursOf(random),
      }))
    const weekly = chance(0.5)
    const work = entries(9)
    const leave = entries(2)
    const donated = entries(2)
    const months = some(workers).map((worker) => {
      const from = dayAfter(start, int(0, days - 1))
      const to = dayAfter(from, int(0, (Date.parse(end) - Date.parse(from)) / 86_400_000))
      return { worker, category: 'coordinator', from, to, ...(chance(0.4) ? { share: pick(['1/2', '80%', '1']) } : {}) }
    })
    return {
      period: { start, end },
      currency: 'USD',
      rounding: pick(ROUNDINGS),
      categories: [
        { id: 'coordinator', unit: 'month' },
        { id: 'worker-owner', unit: 'hour' },
        { id: 'volunteer', unit: 'hour' },
      ],
      rates: CATEGORIES.flatMap((category) =>
        dated('ratePerUnit', () => moneyOf(random)).map((one) => ({ category, ...one })),
      ),
      ...(chance(0.8)
        ? {
            overtime: {
              per: weekly ? 'week' : 'day',
              ...(weekly ? { weekStarts: pick(['monday', 'sunday', 'wednesday']) } : {}),
              ordinaryHours: dated('hours', () => (weekly ? pick([0, 8, 16, '12.5']) : pick([0, 4, 8, '7.5']))),
              surcharges: dated('surcharge', () => pick(['25%', '1/2', '0', '33.3%'])),
            },
          }
        : {}),
      work,
      leave,
      donated,
      months,
      ...(chance(0.2) && work.length > 0 ? { forfeits: [{ worker: work[0].worker, amountMinor: 'all' }] } : {}),
    }
  },
  answer: (asked) => {
    const outcome = answered(tryPayroll(asked), 'kind', 'period', 'currency')
    const key = ({ code, category, ratePerUnit, surcharge }) => [code, category, ratePerUnit, surcharge].join('\n')
    for (const worker of outcome.workers ?? []) {
      // What was given up is a line here, and a sum in the model.
      worker.lines = worker.lines.filter(({ code }) => code !== 'forfeited' && code !== 'withheld')
      worker.lines.sort((a, b) => (key(a) < key(b) ? -1 : 1))
    }
    return outcome
  },
  wrong: ({ overtime: _, ...asked }) => asked,
}

const shortage = {
  name: 'shortage',
  generate: (random) => {
    const { pick, chance, names, some } = random
    const pay = random
      .shuffled(names(random.int(1, 6)))
      .map((worker) => ({ worker, amountMinor: minorOf(random), category: pick(CATEGORIES) }))
    const whole = pay.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)
    const rule = pick([
      { kind: 'forfeit', binds: 'all' },
      { kind: 'forfeit', binds: 'who-agrees', agreed: some(pay.map(({ worker }) => worker)) },
      { kind: 'hold' },
      { kind: 'pro-rata' },
      {
        kind: 'by-category',
        order: pick([
          [['coordinator'], ['worker-owner'], ['volunteer']],
          [['volunteer', 'worker-owner'], ['coordinator']],
          [CATEGORIES],
        ]),
      },
    ])
    const funds = pick([0n, whole, whole > 0n ? whole - 1n : 0n, whole / 2n, whole / 3n, whole / 7n])
    return {
      payday: '2024-06-30',
      currency: 'USD',
      fundsMinor: `${funds}`,
      pay,
      decided: pick(['beforehand', 'any-day']),
      ...(chance(0.9) ? { decision: { rule, decidedOn: pick(['2024-01-10', '2024-06-29', '2024-06-30']) } } : {}),
    }
  },
  answer: (asked) => answered(tryMeetShortage(asked)),
  wrong: (asked) => ({ ...asked, decided: 'any-day', decision: { rule: { kind: 'hold' }, decidedOn: '2024-01-10' } }),
}

export default [salaries, compensation, payroll, shortage]
