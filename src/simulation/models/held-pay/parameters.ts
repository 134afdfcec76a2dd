import { z } from 'zod'
import { ROUNDINGS } from '../../../exact/index.js'
import { SPREAD } from '../../spread.js'

const PERCENT = z.int().min(0).max(1000)
const CHANCE = z.number().min(0).max(1)
const BASIS_POINTS = z.int().min(0).max(100_000)

/** Cash, pay, what is done when it is short, and how the rate on held pay is voted. Money is in whole cents, rates in whole hundredths of a percent a year. */
export const HELD_PAY_PARAMETERS = z.strictObject({
  months: z
    .int()
    .min(1)
    .max(600)
    .default(36)
    .meta({ description: 'How many paydays there are, one at each end of a month' }),
  members: z.int().min(1).max(1000).default(10).meta({ description: 'How many are paid' }),
  salaries: SPREAD.default({ kind: 'uniform', from: 100_000, to: 200_000 }).meta({
    description: 'What each is due a month, in cents; at least one cent, and a million whole units at most',
  }),
  incomePercent: PERCENT.default(105).meta({
    description: 'What a regular month leaves for pay, after everything else, in percent of the pay that is due',
  }),
  season: z
    .array(PERCENT)
    .min(1)
    .max(60)
    .default([100])
    .meta({ description: 'What each month brings in percent of a regular one, again from the first after the last' }),
  noisePercent: z.int().min(0).max(100).default(0).meta({
    description: 'By how many whole percent a month may bring more or less than that, each as likely',
  }),
  shockChance: CHANCE.default(0).meta({ description: 'How probably a shock begins in a month that has none' }),
  shockPercent: z
    .int()
    .min(0)
    .max(100)
    .default(50)
    .meta({ description: 'How much of the income a shock takes, in percent' }),
  shockMonths: z.int().min(1).max(60).default(3).meta({ description: 'How many months a shock lasts' }),
  startPercent: PERCENT.default(100).meta({ description: "The funds at the start, in percent of a month's pay" }),
  bufferPercent: PERCENT.default(0).meta({
    description: "What is kept before held pay is paid out, in percent of a month's pay",
  }),
  shortage: z
    .enum(['hold', 'pro-rata', 'by-category', 'forfeit'])
    .default('pro-rata')
    .meta({ description: 'What was decided beforehand for a payday that cannot be met (WJC-20)' }),
  agree: CHANCE.default(1).meta({ description: 'How probably a member agrees to forfeit, where that was decided' }),
  volunteerPercent: z.int().min(0).max(100).default(50).meta({
    description: 'How many of the members are volunteers, in percent, rounded down; they are paid first by category',
  }),
  payout: z
    .enum(['pro-rata', 'oldest-first', 'smallest-first'])
    .default('pro-rata')
    .meta({ description: 'Who comes first where held pay is paid out and the funds do not cover all of it' }),
  wishes: SPREAD.default({ kind: 'uniform', from: 200, to: 600 }).meta({
    description: 'The yearly rate that the members find right, in hundredths of a percent',
  }),
  rateMost: BASIS_POINTS.default(1000).meta({ description: 'The highest rate that may be proposed' }),
  provisionalRate: BASIS_POINTS.default(400).meta({ description: 'The rate in force while nobody may vote on it' }),
  electorate: z
    .enum(['members', 'creditors'])
    .default('members')
    .meta({ description: 'Who votes on the rate: everybody, or those who are owed held pay' }),
  strategic: CHANCE.default(0).meta({ description: 'How probably a member is strategic about the rate' }),
  strategy: z.enum(['creditors-raise', 'net-gain']).default('creditors-raise').meta({
    description:
      'The strategic propose the most while they are owed anything; or, as the interest is paid by all alike, the most while they are owed more than the mean, and 0 while they are owed less',
  }),
  dayCount: z
    .enum(['ACT/365F', 'ACT/360', '30E/360'])
    .default('ACT/365F')
    .meta({ description: 'How days become a part of a year' }),
  rounding: z
    .enum(ROUNDINGS)
    .default('half-even')
    .meta({ description: 'How an interest is rounded to whole cents when it is posted' }),
  insolventAfter: z.int().min(0).max(120).default(3).meta({
    description: 'The cooperative counts as insolvent while it owes more than so many months of regular income',
  }),
})

/** The same, read. */
export type HeldPayParameters = z.output<typeof HELD_PAY_PARAMETERS>
