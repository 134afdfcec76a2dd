import { dateOfEpochDay, epochDay, weekdayOf } from 'coop-rules/calendar'
import { payroll as payrollOf } from 'coop-rules/pay'
import { memberIds, randomFrom } from './inputs.mjs'
import { medians } from './measure.mjs'
import { decimalPayroll } from './peers.mjs'
import { checkEqual, perSecond, row } from './rows.mjs'

/**
 * The payroll of a month in one call: 20 days of each member, hours as people write them, in two categories of which each changes its rate in the midst of a
 * week, and overtime beyond 40 hours a week.
 */
export const payroll = (settings, quick) => {
  const members = quick ? 50 : 10_000
  // The loop is timed on fewer, so that its samples are short: it goes member by member, and needs no more for more of them.
  const fewer = quick ? 10 : 100
  const input = monthOf(memberIds(members))
  const some = input.work.slice(0, fewer * WORKDAYS.length)
  const june = payrollOf(input)
  const wages = decimalPayroll({ ...input, work: some })
  checkEqual('members', june.workers.length, members)
  checkEqual(
    'sum',
    june.payMinor,
    june.workers.reduce((sum, { payMinor }) => sum + payMinor, 0n),
  )
  for (const { worker, payMinor } of june.workers.slice(0, fewer)) checkEqual(worker, payMinor, wages.get(worker))

  const ours = { run: () => payrollOf(input), operations: members }
  const loop = { run: () => decimalPayroll({ ...input, work: some }), operations: fewer }
  const [mine, theirs] = medians([ours, loop], settings)
  const name = 'payroll of a month, 1e4 members, 2e5 entries: payroll / decimal.js loop'
  const inAll = (nanoseconds) => (nanoseconds * 10_000) / 1e6
  return [
    row({ name: `${name}, timed on 1e2 and scaled (ms)`, ours: inAll(mine), peer: inAll(theirs) }),
    row({ name: `${name} (members a second)`, ours: perSecond(mine), peer: perSecond(theirs) }),
  ]
}

const START = epochDay('2024-06-01')
const WORKDAYS = Array.from({ length: 30 }, (_, day) => dateOfEpochDay(START + day)).filter(
  (day) => !['saturday', 'sunday'].includes(weekdayOf(day)),
)

const monthOf = (ids) => {
  const random = randomFrom(11)
  const quarters = () => (24 + Math.floor(random() * 21)) / 4
  const work = ids.flatMap((worker) =>
    WORKDAYS.map((date) => ({
      worker,
      category: random() < 0.7 ? 'production' : 'care',
      date,
      hours: quarters().toFixed(2),
    })),
  )
  return {
    period: { start: '2024-06-01', end: '2024-07-01' },
    currency: 'USD',
    rounding: 'half-even',
    categories: [
      { id: 'production', unit: 'hour' },
      { id: 'care', unit: 'hour' },
    ],
    rates: [
      { category: 'production', from: '2024-01-01', ratePerUnit: '18.37' },
      { category: 'production', from: '2024-06-13', ratePerUnit: '18.91' },
      { category: 'care', from: '2024-01-01', ratePerUnit: '17.05' },
      { category: 'care', from: '2024-06-13', ratePerUnit: '17.66' },
    ],
    overtime: {
      per: 'week',
      weekStarts: 'monday',
      ordinaryHours: [{ from: '2024-01-01', hours: 40 }],
      surcharges: [{ from: '2024-01-01', surcharge: '25%' }],
    },
    work,
  }
}
