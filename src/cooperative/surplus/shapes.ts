import { z } from 'zod'
import { amount } from '../accounts/shapes.js'
import { count, day, type Fields, id, minor, number, writtenNumber } from '../shapes.js'

const MOST_MEMBERS = 20_000

/** Each member's work of the year, in hours or in pay, whichever the charter counts. */
const worked = <Value extends z.ZodType>(value: Value) =>
  z
    .array(z.strictObject({ member: id, labour: value }))
    .min(1)
    .max(MOST_MEMBERS)

const credited = z.array(z.strictObject({ member: id, amountMinor: minor })).max(MOST_MEMBERS)

const contributions = z
  .array(z.strictObject({ member: id, date: day, amountMinor: minor }))
  .min(1)
  .max(MOST_MEMBERS)
const credit = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ amountMinor: minor, ratePerYear: value, dayCount: id, paidOn: z.array(day).min(1).max(600) })

const CAPITAL = { member: id, amountMinor: amount }

export const SURPLUS_COMMANDS = {
  /** Shares the result of a year, below zero for a loss, by the charter's steps; or opens the decision on it. */
  'share-surplus': {
    year: id,
    resultMinor: minor,
    labour: worked(number),
    decision: id.optional(),
    provision: id.optional(),
  },
  /** Draws on a reserve: what is drawn for members is theirs by the work that is named. */
  'draw-on-reserve': {
    reserve: id,
    amountMinor: amount,
    purpose: z.enum(['losses', 'enterprise', 'members']),
    among: worked(number).optional(),
  },
  /** Settles what a member was given of a surplus: paid, or left in the cooperative as capital. */
  'settle-return': { ...CAPITAL, as: z.enum(['paid', 'capital']) },
  'contribute-capital': CAPITAL,
  'refund-capital': CAPITAL,
  /** Pays the next part of what whoever left gets back. */
  'pay-refund': { member: id },
  /** A member enterprise states what work cost it in the year before: its subscription follows. */
  subscribe: { labourCostMinor: minor },
  'report-outside-income': { year: id },
  'plan-buy-out': { buyOut: id, priceMinor: minor, contributions, credit: credit(number).optional() },
  /** Pays the next part of the seller's credit. */
  'pay-buy-out': { buyOut: id },
  /** A level of the federation: the part that it keeps of what comes to it, and the level it is within. */
  'open-level': { level: id, keeps: number, within: id.optional() },
  'place-enterprise': { enterprise: id, level: id },
  /** One of a level, an enterprise or a level within it, says whom it sends to it: these, and nobody else. */
  'send-delegates': { level: id, from: id, delegates: z.array(id).max(100) },
} satisfies Readonly<Record<string, Fields>>

export const SURPLUS_EVENTS = {
  'surplus-proposed': { year: id, resultMinor: minor, labour: worked(writtenNumber), decision: id },
  'surplus-lapsed': { year: id, decision: id },
  'surplus-shared': {
    year: id,
    resultMinor: minor,
    labour: worked(writtenNumber),
    outcome: z.enum(['surplus-shared', 'loss-met']),
    /** What each step took: together they are the result. */
    lines: z.array(
      z.strictObject({
        provision: z.enum(['losses', 'reserve', 'return-on-capital', 'patronage', 'fund', 'rest', 'loss']),
        to: id.optional(),
        amountMinor: minor,
      }),
    ),
    members: z.array(z.strictObject({ member: id, returnMinor: minor, patronageMinor: minor })).max(MOST_MEMBERS),
    reserves: z.array(z.strictObject({ reserve: id, balanceMinor: minor, indivisible: z.boolean() })),
    lossesCarriedMinor: minor,
    decision: id.optional(),
  },
  'reserve-drawn': {
    reserve: id,
    amountMinor: minor,
    purpose: z.enum(['losses', 'enterprise', 'members']),
    members: credited.optional(),
  },
  'return-settled': { member: id, amountMinor: minor, as: z.enum(['paid', 'capital']) },
  'capital-contributed': { member: id, amountMinor: minor },
  'capital-refunded': { member: id, amountMinor: minor },
  /** What whoever left gets back of their capital, and when; with what is kept and what losses took it is all of it. */
  'refund-set': {
    member: id,
    how: z.enum(['left', 'ousted', 'died', 'dissolved']),
    contributedMinor: minor,
    lossesMinor: minor,
    keptMinor: minor,
    refundMinor: minor,
    instalments: z.array(z.strictObject({ dueOn: day, amountMinor: minor })),
  },
  'refund-paid': { member: id, dueOn: day, amountMinor: minor },
  'subscription-set': { member: id, year: id, labourCostMinor: minor, amountMinor: minor },
  'outside-income-reported': {
    year: id,
    outsideMinor: minor,
    incomeMinor: minor,
    limit: writtenNumber,
    over: z.boolean(),
  },
  'buy-out-planned': {
    buyOut: id,
    priceMinor: minor,
    signedOn: day,
    contributions,
    credit: credit(writtenNumber).optional(),
    payments: z
      .array(z.strictObject({ date: day, principalMinor: minor, interestMinor: minor, owedAfterMinor: minor }))
      .max(600),
  },
  'buy-out-paid': { buyOut: id, payment: count, principalMinor: minor, interestMinor: minor },
  'level-opened': { level: id, keeps: writtenNumber, within: id.optional() },
  'enterprise-placed': { enterprise: id, level: id },
  'delegates-sent': { level: id, from: id, delegates: z.array(id).max(100) },
} satisfies Readonly<Record<string, Fields>>
