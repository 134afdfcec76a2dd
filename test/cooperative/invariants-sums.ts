import { expect } from 'vitest'
import { heldPayOn } from '../../src/cooperative/pay/views.js'
import type { Event, State } from '../../src/cooperative/index.js'
import type { Happened } from './invariants-story.js'

type EventOf<Type extends Event['type']> = Extract<Event, { readonly type: Type }>

const sum = (values: Iterable<bigint>): bigint => [...values].reduce((total, one) => total + one, 0n)

/** Beside the story, money counted from the events alone. */
export const moneyByHand = (): ((happened: Happened) => void) => {
  const events: Event[] = []
  const all = <Type extends Event['type']>(type: Type): readonly EventOf<Type>[] =>
    events.filter((event): event is EventOf<Type> => event.type === type)
  return ({ events: happened, after }) => {
    for (const { event, before } of happened) {
      events.push(event)
      if (event.type === 'payday-run') paydayAddsUp(event, all)
      if (event.type === 'entry-posted') expect(sum(event.postings.map(minorOf))).toBe(0n)
      if (event.type === 'surplus-shared') surplusAddsUp(event)
      if (event.type === 'held-pay-settled') settled(event, before, all)
    }
    if (happened.length === 0) return
    heldAddsUp(after, all)
    booksAddUp(after, all)
    for (const [, { owedMinor, paidMinor }] of after.pay.compensations) {
      expect(owedMinor > 0n).toBe(true)
      expect(paidMinor <= owedMinor).toBe(true)
    }
    for (const [, minor] of after.surplus.reserves) expect(minor >= 0n).toBe(true)
    for (const [, minor] of after.surplus.owed) expect(minor >= 0n).toBe(true)
  }
}

type All = <Type extends Event['type']>(type: Type) => readonly EventOf<Type>[]

const minorOf = ({ amountMinor }: { readonly amountMinor: string }): bigint => BigInt(amountMinor)

/** Of what was earned on a payday each cent is paid, held or given up, of everybody and together. */
const paydayAddsUp = (event: EventOf<'payday-run'>, all: All): void => {
  const { payday } = event
  const earned = all('pay-worked-out').filter((one) => one.payday === payday)
  const paid = all('pay-paid').filter((one) => one.of === 'payday' && one.ref === payday)
  const held = all('pay-held').filter((one) => one.payday === payday)
  const forfeited = all('pay-forfeited').filter((one) => one.payday === payday)
  expect(all('payday-run').filter((one) => one.payday === payday)).toHaveLength(1)
  expect(new Set(earned.map(({ member }) => member)).size).toBe(earned.length)
  for (const { member, grossMinor, lines, tasks } of earned) {
    const own = [...paid, ...held, ...forfeited].filter((one) => one.member === member)
    expect([member, sum(own.map(minorOf))]).toEqual([member, BigInt(grossMinor)])
    expect(sum([...lines, ...tasks].map(minorOf))).toBe(BigInt(grossMinor))
  }
  expect(sum(earned.map(({ grossMinor }) => BigInt(grossMinor)))).toBe(BigInt(event.grossMinor))
  expect(sum(paid.map(minorOf))).toBe(BigInt(event.paidMinor))
  expect(sum(held.map(minorOf))).toBe(BigInt(event.heldMinor))
  expect(sum(forfeited.map(minorOf))).toBe(BigInt(event.forfeitedMinor))
}

const ofProject =
  (project: string | undefined) =>
  (event: { readonly project?: string | undefined }): boolean =>
    event.project === project

/** What was held, with its interest, is what was paid of it and what is owed still. */
const heldAddsUp = (state: State, all: All): void => {
  if (state.at === undefined) return
  for (const key of state.pay.held.keys()) {
    const project = key === '' ? undefined : key
    const { open, closed } = heldPayOn(state, project, state.at)
    const accounts = [...closed, ...(open === undefined ? [] : [open])]
    for (const one of accounts) {
      expect(one.heldMinor + one.interestMinor).toBe(one.paidMinor + one.owedMinor + one.forfeitedMinor)
      expect(one.interestMinor >= 0n).toBe(true)
      expect(sum(one.claims.map(({ owedMinor }) => owedMinor))).toBe(one.owedMinor)
    }
    for (const { owedMinor } of closed) expect(owedMinor).toBe(0n)
    const held = sum(all('pay-held').filter(ofProject(project)).map(minorOf))
    const paid = all('pay-paid')
      .filter((one) => one.of === 'held-pay')
      .filter(ofProject(project))
    expect(sum(accounts.map(({ heldMinor }) => heldMinor))).toBe(held)
    expect(sum(accounts.map(({ paidMinor, returnedMinor }) => paidMinor + returnedMinor))).toBe(sum(paid.map(minorOf)))
  }
}

const settled = (event: EventOf<'held-pay-settled'>, before: State, all: All): void => {
  const { payout, project, owedMinor, paidMinor, leftMinor, fundsMinor } = event
  expect(BigInt(paidMinor) + BigInt(leftMinor)).toBe(BigInt(owedMinor))
  expect(BigInt(paidMinor) <= BigInt(fundsMinor)).toBe(true)
  const paid = all('pay-paid').filter((one) => one.of === 'held-pay' && one.ref === payout)
  expect(sum(paid.map(minorOf))).toBe(BigInt(paidMinor))
  // The payments of this payout are folded already.
  const { open } = heldPayOn(before, project, event.at)
  expect(open?.owedMinor ?? 0n).toBe(BigInt(leftMinor))
}

/** Nothing is lost in the books: they balance, and each account is the sum of its postings. */
const booksAddUp = (state: State, all: All): void => {
  const sums = new Map<string, bigint>()
  for (const { postings } of all('entry-posted'))
    for (const one of postings) sums.set(one.account, (sums.get(one.account) ?? 0n) + minorOf(one))
  let total = 0n
  for (const [account, { debitMinor, creditMinor }] of state.accounts.accounts) {
    expect([account, debitMinor - creditMinor]).toEqual([account, sums.get(account) ?? 0n])
    total += debitMinor - creditMinor
  }
  expect(total).toBe(0n)
}

/** The steps of a year's result come to that result, and members' parts to what the steps gave them. */
const surplusAddsUp = ({ resultMinor, lines, members, reserves }: EventOf<'surplus-shared'>): void => {
  expect(sum(lines.map(minorOf))).toBe(BigInt(resultMinor))
  const of = (provision: string): bigint => sum(lines.filter((line) => line.provision === provision).map(minorOf))
  expect(sum(members.map(({ patronageMinor }) => BigInt(patronageMinor)))).toBe(of('patronage'))
  expect(sum(members.map(({ returnMinor }) => BigInt(returnMinor)))).toBe(of('return-on-capital'))
  for (const { balanceMinor } of reserves) expect(BigInt(balanceMinor) >= 0n).toBe(true)
}

interface Lent {
  readonly lent: EventOf<'mandate-lent'>
  spent: bigint
}

/** Beside the story, what each circle was lent, written down by hand: it acts within that, and whoever links two circles is in both. */
export const circlesByHand = (): ((happened: Happened) => void) => {
  const mandates = new Map<string, Lent>()
  const inside = new Map<string, Set<string>>()
  const see = (event: Event, before: State): void => {
    switch (event.type) {
      case 'mandate-lent':
        mandates.set(event.circle, { lent: event, spent: 0n })
        break
      case 'mandate-ended':
        mandates.delete(event.circle)
        break
      case 'circle-joined':
        inside.set(event.circle, (inside.get(event.circle) ?? new Set()).add(event.member))
        break
      case 'circle-left':
        inside.get(event.circle)?.delete(event.member)
        break
      case 'circle-acted':
        actedWithin(event, before, mandates)
        break
      default:
    }
  }
  return ({ events, after }) => {
    for (const { event, before } of events) see(event, before)
    if (events.length === 0) return
    for (const [narrower, pair] of after.circles.links)
      for (const link of [pair.wider, pair.narrower]) {
        if (link?.standing !== 'holds') continue
        const named = [narrower, link.member]
        expect([...named, inside.get(narrower)?.has(link.member)]).toEqual([...named, true])
        expect([...named, inside.get(link.wider)?.has(link.member)]).toEqual([...named, true])
      }
    for (const [circle, { lent }] of mandates) {
      expect([circle, after.at !== undefined && lent.until >= after.at]).toEqual([circle, true])
      const { lender } = lent
      const lendersOwn = after.charter.inForce.circles?.[lender]?.wider === undefined || mandates.has(lender)
      expect([circle, lender, lendersOwn]).toEqual([circle, lender, true])
    }
    expect([...after.circles.mandates.keys()].sort()).toEqual([...mandates.keys()].sort())
  }
}

const actedWithin = (event: EventOf<'circle-acted'>, state: State, mandates: Map<string, Lent>): void => {
  const { circle, matter, amountMinor, against = [], at, agreement } = event
  const { circles } = state.charter.inForce
  const amount = BigInt(amountMinor ?? '0')
  const limit = circles?.[circle]?.spendsUpToMinor
  expect(circles?.[circle]?.domain).toContain(matter)
  if (limit !== undefined) expect(amount <= BigInt(limit)).toBe(true)
  let holder = circle
  while (circles?.[holder]?.wider !== undefined) {
    const found = mandates.get(holder)
    if (found === undefined) throw new Error(`${holder} acts and was lent nothing`)
    const { domain, from, until, budgetMinor, perDecisionMinor, strategy = [], lender } = found.lent
    expect(domain).toContain(matter)
    expect(from <= at && at <= until).toBe(true)
    found.spent += amount
    if (amount > 0n) expect(found.spent <= BigInt(budgetMinor ?? '0')).toBe(true)
    if (perDecisionMinor !== undefined) expect(amount <= BigInt(perDecisionMinor)).toBe(true)
    for (const policy of against) expect(strategy).not.toContain(policy)
    expect(circles[lender]?.reserved ?? []).not.toContain(matter)
    holder = lender
  }
  for (const [other, { lent }] of mandates)
    if (lent.lender === circle && lent.lenderKeeps !== true)
      expect([other, lent.domain.includes(matter)]).toEqual([other, false])
  const agreed = state.circles.over.get(agreement)
  const decided = state.decisions.closed.get(agreement)?.ending
  const carried = agreed?.outcome === 'carried' || (decided?.type === 'decided' && decided.outcome === 'carried')
  expect([agreement, carried]).toEqual([agreement, true])
}
