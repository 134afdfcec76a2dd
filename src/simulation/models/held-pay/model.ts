import { giniOf } from '../../measures/gini.js'
import { makeModel } from '../../model.js'
import { exactCell } from '../whole.js'
import { liveThrough, type Month } from './live.js'
import { HELD_PAY_PARAMETERS } from './parameters.js'

const CENTS = { kind: 'whole', unit: 'cents' } as const
const RATE = { kind: 'whole', unit: 'hundredths of a percent a year' } as const

/**
 * What becomes of a cooperative that holds back pay while its income falls short, and pays it later with an interest whose rate its members vote? Pay that cannot be met is
 * held, or given up, by `meetShortage`; what is owed earns by the deferral room's `interestOn`; it is paid out by `payOut`; the rate is the mean of what everyone proposes,
 * those who are owed it among them.
 *
 * Source: WJC-10, WJC-11, WJC-20.
 */
export const heldPayModel = makeModel({
  name: 'held-pay',
  version: 1,
  asks: 'What does a cooperative owe that holds back pay while its income falls short, and pays it later at a voted rate of interest?',
  parameters: HELD_PAY_PARAMETERS,
  streams: {
    preferences: 'The salary of each member, the rate they find right, who is strategic, and who agrees to forfeit',
    noise: 'The income of each month',
  },
  measures: [
    { name: 'dueCents', ...CENTS, means: 'The pay of all paydays' },
    { name: 'paidCents', ...CENTS, means: 'What of it was paid on its payday' },
    { name: 'heldCents', ...CENTS, means: 'What of it was held' },
    { name: 'forfeitedCents', ...CENTS, means: 'What of it was given up: never owed, and without interest' },
    { name: 'paidOutCents', ...CENTS, means: 'What was paid of held pay and its interest' },
    { name: 'interestCents', ...CENTS, means: 'All interest that was earned, rounded at each posting' },
    { name: 'interestExact', kind: 'exact', unit: 'cents', means: 'The same before it was rounded' },
    { name: 'incomeCents', ...CENTS, means: 'All income' },
    { name: 'fundsEndCents', ...CENTS, means: 'What is left in the till after the last payday' },
    { name: 'owedPeakCents', ...CENTS, means: 'The most that was owed after a payday, interest included' },
    { name: 'owedPeakMonths', kind: 'number', unit: 'months of pay', means: 'The same in paydays of everybody' },
    { name: 'owedEndCents', ...CENTS, means: 'What is owed after the last payday, interest included' },
    { name: 'monthsShort', kind: 'whole', unit: 'months', means: 'How many paydays could not be met' },
    {
      name: 'longestHeldMonths',
      kind: 'whole',
      unit: 'months',
      means: 'The longest that the pay of a payday was held, until it was met or the end',
    },
    {
      name: 'insolventMonths',
      kind: 'whole',
      unit: 'months',
      means: 'After how many paydays more was owed than so many months of regular income',
    },
    { name: 'insolvent', kind: 'truth', means: 'Whether that ever happened' },
    { name: 'rateStart', ...RATE, means: 'The first rate in force' },
    { name: 'rateEnd', ...RATE, means: 'The last rate in force' },
    { name: 'rateHighest', ...RATE, means: 'The highest rate in force' },
    {
      name: 'giniPeak',
      kind: 'number',
      means: 'How unequally what is owed is shared when most of it is, from 0 to 1; none where nothing ever is',
    },
    { name: 'giniEnd', kind: 'number', means: 'The same after the last payday' },
  ],
  series: [
    { name: 'month', kind: 'whole', unit: 'months', means: 'The payday, counted from 1' },
    { name: 'incomeCents', ...CENTS, means: 'What the month brought' },
    { name: 'paidCents', ...CENTS, means: 'The pay that was paid on its payday' },
    { name: 'heldCents', ...CENTS, means: 'The pay that was held' },
    { name: 'forfeitedCents', ...CENTS, means: 'The pay that was given up' },
    { name: 'paidOutCents', ...CENTS, means: 'Held pay and interest that was paid' },
    { name: 'fundsCents', ...CENTS, means: 'What is left in the till' },
    { name: 'owedCents', ...CENTS, means: 'What is owed, interest included' },
    { name: 'rate', ...RATE, means: 'The rate in force until the next payday' },
    { name: 'creditors', kind: 'whole', unit: 'members', means: 'How many are owed something' },
  ],
  run: (parameters, streams, wantsSeries) => {
    const { months, books, regular } = liveThrough(parameters, streams)
    const sum = (key: 'due' | 'paid' | 'held' | 'forfeited' | 'paidOut' | 'income'): number =>
      months.reduce((total, month) => total + month[key], 0)
    const [first] = months as readonly [Month, ...Month[]]
    const last = months.at(-1) as Month
    const peak = months.reduce((most, month) => (owedIn(month) > owedIn(most) ? month : most))
    const limit = parameters.insolventAfter * regular
    const insolventMonths = months.filter((month) => owedIn(month) > limit).length
    const measures = {
      dueCents: sum('due'),
      paidCents: sum('paid'),
      heldCents: sum('held'),
      forfeitedCents: sum('forfeited'),
      paidOutCents: sum('paidOut'),
      interestCents: books.posted,
      interestExact: exactCell(books.exactInterest()),
      incomeCents: sum('income'),
      fundsEndCents: last.funds,
      owedPeakCents: owedIn(peak),
      owedPeakMonths: owedIn(peak) / first.due,
      owedEndCents: owedIn(last),
      monthsShort: months.filter(({ isShort }) => isShort).length,
      longestHeldMonths: books.longest,
      insolventMonths,
      insolvent: insolventMonths > 0,
      rateStart: first.rate,
      rateEnd: last.rate,
      rateHighest: months.reduce((most, { rate }) => Math.max(most, rate), 0),
      giniPeak: owedIn(peak) === 0 ? null : giniOf(peak.owed),
      giniEnd: owedIn(last) === 0 ? null : giniOf(last.owed),
    }
    return wantsSeries ? { measures, series: months.map(rowOf) } : { measures }
  },
})

const owedIn = ({ owed }: Month): number => owed.reduce((sum, cents) => sum + cents, 0)

const rowOf = (month: Month, at: number): readonly number[] => [
  at + 1,
  month.income,
  month.paid,
  month.held,
  month.forfeited,
  month.paidOut,
  month.funds,
  owedIn(month),
  month.rate,
  month.owed.reduce((count, cents) => (cents > 0 ? count + 1 : count), 0),
]
