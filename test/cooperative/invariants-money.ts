import type { Command } from '../../src/cooperative/index.js'
import { PEOPLE } from '../arbitraries/commands.js'
import { belonging, keeper, type Move, say } from './invariants-people.js'

const DOCUMENT = { kind: 'invoice', name: 'inv-1', sha256: 'ab'.repeat(32) } as const
const CHART = [
  { account: 'bank', kind: 'asset', serves: 'payments' },
  { account: 'wages', kind: 'expense', serves: 'pay' },
  { account: 'gifts', kind: 'income', source: 'supporters' },
  { account: 'sales', kind: 'income' },
  { account: 'costs', kind: 'expense' },
  { account: 'loans', kind: 'liability' },
] as const

const openBooks: Move = (scene) => {
  const { state, at, dice } = scene
  const missing = CHART.filter(({ account }) => !state.accounts.accounts.has(account))
  const by = keeper(scene)
  return missing.length === 0
    ? [say(at, by, { type: 'open-fund', fund: dice.one(['f1', 'f2']), accounts: ['costs'] })]
    : missing.map((one) => say(at, by, { type: 'open-account', ...one }))
}

const setBudget: Move = (scene) => {
  const { state, at, dice, fresh, known } = scene
  const by = keeper(scene)
  const projects = known['project'] ?? []
  const of = projects.length > 0 && dice.chance(1, 2) ? { of: { project: dice.one(projects) } } : {}
  const lines = [
    { line: 'paper', plannedMinor: '100000' },
    { line: 'travel', plannedMinor: dice.one(['0', '5000']) },
  ]
  const budgets = [...state.accounts.budgets.keys()]
  return budgets.length > 0 && dice.chance(1, 3)
    ? [say(at, by, { type: 'revise-budget', budget: dice.one(budgets), lines })]
    : [say(at, by, { type: 'set-budget', budget: fresh, ...of, lines })]
}

const post: Move = (scene) => {
  const { state, at, dice, fresh: entry, known } = scene
  const by = keeper(scene)
  const amountMinor = dice.one(['1', '333', '50000', '50001', '200000'])
  const document = dice.chance(1, 2) ? { document: DOCUMENT } : {}
  const fund = [...state.accounts.funds.keys()]
  const forFund = fund.length > 0 && dice.chance(1, 2) ? { fund: dice.one(fund) } : {}
  const bodies = [undefined, ...(known['project'] ?? []).map((project) => ({ project }))]
  const of = dice.one(bodies)
  const entries = [...state.accounts.entries.keys()]
  const spendings = [...state.accounts.spendings.keys()]
  const spending = spendings.length > 0 && dice.chance(1, 2) ? { spending: dice.one(spendings) } : {}
  const postings = [
    { account: dice.one(['bank', 'costs']), amountMinor },
    { account: dice.one(['sales', 'loans', 'gifts']), amountMinor: `-${amountMinor}` },
  ]
  const expense = {
    type: 'record-expense',
    entry,
    amountMinor,
    account: 'costs',
    from: 'bank',
    ...(of === undefined ? {} : { of }),
    ...(dice.chance(2, 3) ? { line: dice.one(['paper', 'travel']) } : {}),
    ...forFund,
    ...spending,
    ...document,
  }
  const kinds: readonly (() => readonly Command[])[] = [
    () => [
      say(at, by, {
        type: 'record-donation',
        entry,
        amountMinor,
        income: 'gifts',
        into: 'bank',
        ...forFund,
        ...document,
      }),
    ],
    () => [say(at, by, expense)],
    () => [say(at, by, expense)],
    () => [say(at, by, { type: 'post-entry', entry, postings, ...document })],
    () => (entries.length === 0 ? [] : [say(at, by, { type: 'correct-entry', entry, reverses: dice.one(entries) })]),
    () =>
      entries.length === 0
        ? []
        : [say(at, by, { type: 'attach-document', entry: dice.one(entries), document: DOCUMENT })],
    () => [
      say(at, by, { type: 'ask-to-spend', spending: entry, line: 'paper', payee: dice.one(PEOPLE), amountMinor }),
      say(at, dice.one(belonging(scene)), { type: 'agree-to-spending', spending: entry }),
    ],
  ]
  return dice.one(kinds)()
}

const shareResult: Move = (scene) => {
  const { state, at, dice, fresh, known } = scene
  const by = keeper(scene)
  const labour = belonging(scene).map((member) => ({ member, labour: dice.one(['10', '33.5', '0']) }))
  const owed = [...state.surplus.owed].filter(([, minor]) => minor > 0n)
  const refunds = [...state.surplus.refunds.keys()]
  const kinds: readonly (() => object)[] = [
    () => ({
      type: 'share-surplus',
      year: dice.one(known['year'] ?? []),
      resultMinor: dice.one(['100001', '77', '0', '-5000', '-400000']),
      labour,
      ...(dice.chance(1, 3) ? { decision: fresh, provision: 'ordinary' } : {}),
    }),
    () => ({
      type: 'draw-on-reserve',
      reserve: dice.one(['common reserve', ...(known['reserve'] ?? [])]),
      amountMinor: dice.one(['1', '5000']),
      purpose: dice.one(['losses', 'enterprise', 'members']),
    }),
    () => ({ type: 'contribute-capital', member: dice.one(belonging(scene)), amountMinor: '25000' }),
    () => ({
      type: 'settle-return',
      member: owed.length > 0 ? dice.one(owed)[0] : by,
      amountMinor: dice.one(['1', '500']),
      as: dice.one(['paid', 'capital']),
    }),
    () => ({ type: 'pay-refund', member: refunds.length > 0 ? dice.one(refunds) : by }),
    () => ({ type: 'refund-capital', member: dice.one(PEOPLE), amountMinor: '100' }),
    () => ({ type: 'subscribe', labourCostMinor: '40000000' }),
    () => ({ type: 'report-outside-income', year: at.slice(0, 4) }),
  ]
  return [say(at, by, dice.one(kinds)())]
}

const buyOut: Move = (scene) => {
  const { state, at, dice, fresh } = scene
  const by = keeper(scene)
  const plans = [...state.surplus.buyOuts.keys()]
  if (plans.length > 0 && dice.chance(3, 4)) return [say(at, by, { type: 'pay-buy-out', buyOut: dice.one(plans) })]
  const contributions = belonging(scene).map((member) => ({ member, date: at, amountMinor: '10000' }))
  const own = 10_000 * contributions.length
  const paidOn = [`${Number(at.slice(0, 4)) + 1}-01-01`, `${Number(at.slice(0, 4)) + 2}-01-01`]
  const credit = { amountMinor: '50000', ratePerYear: '3%', dayCount: 'ACT/365F', paidOn }
  return [say(at, by, { type: 'plan-buy-out', buyOut: fresh, priceMinor: String(own + 50_000), contributions, credit })]
}

const federate: Move = (scene) => {
  const { at, dice, known } = scene
  const levels = known['level'] ?? []
  const by = keeper(scene)
  if (levels.length === 0 || dice.chance(1, 4))
    return [
      say(at, by, {
        type: 'open-level',
        level: `level-${levels.length}`,
        keeps: dice.one(['10%', '1/3']),
        ...(levels[0] === undefined ? {} : { within: dice.one(levels) }),
      }),
    ]
  const level = dice.one(levels)
  return [
    say(at, by, { type: 'place-enterprise', enterprise: dice.one(['mill', 'press']), level }),
    say(at, dice.one(['mill', 'press']), {
      type: 'send-delegates',
      level,
      from: 'mill',
      delegates: [dice.one(PEOPLE)],
    }),
  ]
}

/** The books; what comes of a year's result; buy-outs and federations. */
export const BOOK_MOVES: readonly Move[] = [openBooks, openBooks, setBudget, post, post, post, post]
export const SURPLUS_MOVES: readonly Move[] = [shareResult, shareResult, buyOut]
export const FEDERATION_MOVES: readonly Move[] = [federate]
