import { expect } from 'vitest'
import { numberOn } from '../../src/cooperative/averages/in-force.js'
import { entitledOn } from '../../src/cooperative/decisions/entitled.js'
import { verdictOn } from '../../src/cooperative/decisions/verdict.js'
import { groundsOf } from '../../src/cooperative/decisions/grounds.js'
import type { Event, State } from '../../src/cooperative/index.js'
import { exact } from '../../src/exact/index.js'
import { slowCompare } from '../arbitraries/slow.js'
import { NaiveNumbers, NaivePeople } from './invariants-naive.js'
import type { Happened } from './invariants-story.js'

type EventOf<Type extends Event['type']> = Extract<Event, { readonly type: Type }>

/** A decision as people would keep it on paper: who may still vote, and what each of them said last. */
interface Sheet {
  readonly opening: EventOf<'decision-opened'>
  /** Who was entitled at the opening and never left. */
  readonly people: Set<string>
  readonly said: Map<string, unknown>
}

/**
 * Beside the story, ballots and numbers kept by hand: one member has one ballot, a decision counts those who may vote and nobody else, and every number is the mean of what
 * everybody proposed last.
 */
export const votesByHand = (): ((happened: Happened) => void) => {
  let people: NaivePeople | undefined
  const numbers = new NaiveNumbers()
  const sheets = new Map<string, Sheet>()
  const see = (event: Event, before: State, after: State): void => {
    people ??= new NaivePeople(after.charter.inForce)
    // What is in force when a decision is opened or taken is looked at before the event.
    if (event.type === 'decision-opened') openedByHand(event, before, people, numbers, sheets)
    if (event.type === 'decided') decidedByHand(event, sheets.get(event.decision), before, people)
    people.see(event, after.charter.inForce)
    numbers.see(event, people)
    for (const sheet of sheets.values()) leftByHand(sheet, people, before)
    if (event.type === 'ballot-cast') sheets.get(event.decision)?.said.set(event.member, event.answer)
    if (event.type === 'ballot-withdrawn') sheets.get(event.decision)?.said.delete(event.member)
    if (event.type === 'wording-changed' || event.type === 'second-ballot' || event.type === 'vote-opened')
      sheets.get(event.decision)?.said.clear()
    if (event.type === 'decided' || event.type === 'decision-lapsed') sheets.delete(event.decision)
  }
  return ({ events, before, after }) => {
    for (const { event, before: was, after: then } of events) see(event, was, then)
    if (people === undefined || events.length === 0) return
    ballotsAgree(after, sheets, people)
    if (before.at !== after.at || events.some(({ event }) => !BALLOTS.has(event.type))) numbersAgree(after, numbers)
    votersAgree(after, people)
  }
}

/** What moves no number. */
const BALLOTS: ReadonlySet<string> = new Set(['ballot-cast', 'step-taken', 'hours-recorded', 'time-passed'])

const ruleOf = (state: State, { provision }: EventOf<'decision-opened'>) => state.charter.inForce.decisions?.[provision]

const openedByHand = (
  event: EventOf<'decision-opened'>,
  before: State,
  people: NaivePeople,
  numbers: NaiveNumbers,
  sheets: Map<string, Sheet>,
): void => {
  const rule = ruleOf(before, event)
  if (rule === undefined) throw new Error(`${event.provision} is no decision of the charter`)
  const entitled = people.entitled(rule.electorate, event.scope, event.parties)
  expect([event.decision, event.entitled]).toEqual([event.decision, entitled.size])
  sheets.set(event.decision, { opening: event, people: entitled, said: new Map() })
  for (const [item, value] of Object.entries(event.numbers)) {
    const of = before.charter.inForce.averageItems?.[item]
    if (of === undefined) throw new Error(`${item} is no number`)
    const scope = typeof of.proposedBy.members === 'object' && 'team' in of.proposedBy.members ? event.scope : undefined
    expect([item, exact(value)]).toEqual([item, numbers.on(item, scope, of, event.at)])
  }
}

/** Whoever is no longer entitled is off the sheet for good; whoever is suspended only for as long. */
const leftByHand = (sheet: Sheet, people: NaivePeople, state: State): void => {
  const open = state.decisions.open.get(sheet.opening.decision)
  if (open?.ballotsClosed === true || open === undefined) return
  const now = people.entitled(open.rule.electorate, sheet.opening.scope, sheet.opening.parties)
  for (const member of sheet.people) {
    if (now.has(member)) continue
    sheet.said.delete(member)
    if (people.standing.get(member)?.suspended !== true) sheet.people.delete(member)
  }
}

const ballotsAgree = (state: State, sheets: ReadonlyMap<string, Sheet>, people: NaivePeople): void => {
  expect([...state.decisions.open.keys()].sort()).toEqual([...sheets.keys()].sort())
  for (const [decision, found] of state.decisions.open) {
    const sheet = sheets.get(decision)
    if (sheet === undefined || found.ballotsClosed) continue
    const { electorate } = found.rule
    const now = people.entitled(electorate, found.opening.scope, found.opening.parties)
    const may = [...sheet.people].filter((member) => now.has(member))
    expect([decision, entitledOn(state, found)]).toEqual([decision, may.length])
    const kept = Object.fromEntries(found.ballots.entries())
    expect([decision, kept]).toEqual([decision, Object.fromEntries(sheet.said)])
    for (const choice of ['for', 'against', 'abstain', 'stand-aside', 'block'] as const)
      expect(found.tally[choice]).toBe([...sheet.said.values()].filter((one) => one === choice).length)
    for (const member of found.ballots.keys()) expect(may).toContain(member)
  }
}

/** What was decided follows from the sheet and from what was pinned at the opening. */
const decidedByHand = (
  event: EventOf<'decided'>,
  sheet: Sheet | undefined,
  before: State,
  people: NaivePeople,
): void => {
  const found = before.decisions.open.get(event.decision)
  if (sheet === undefined || found === undefined) throw new Error(`${event.decision} was not open`)
  const { opening } = sheet
  if (found.rule.thresholds !== 'live') expect(event.numbers).toEqual(opening.numbers)
  expect(event.charterVersion).toBe(opening.charterVersion)
  if (found.secrecy !== undefined) return
  const now = people.entitled(found.rule.electorate, opening.scope, opening.parties)
  const may = [...sheet.people].filter((member) => now.has(member))
  const count = (answer: string): number => [...sheet.said.values()].filter((one) => one === answer).length
  expect(event.entitled).toBe(may.length)
  if (event.for === undefined || 'consensus' in found.rule.rule || 'choose' in found.rule.rule) return
  expect([event.for, event.against, event.abstain]).toEqual([count('for'), count('against'), count('abstain')])
  const { rule } = found.rule
  if (!('of' in rule) || rule.of === 'present' || rule.quorum !== undefined) return
  const { of, atLeast, moreThan } = rule as unknown as { of: string; atLeast?: Needed; moreThan?: Needed }
  const base =
    of === 'electorate' ? may.length : count('for') + count('against') + (of === 'ballots' ? count('abstain') : 0)
  const needed = atLeast ?? moreThan
  const share = exact(typeof needed === 'object' ? (event.numbers[needed.average] ?? '') : (needed ?? ''))
  const most = slowCompare(
    { numerator: BigInt(count('for')) * share.denominator, denominator: 1n },
    { numerator: share.numerator * BigInt(base), denominator: 1n },
  )
  const carried = count('for') > 0 && (atLeast === undefined ? most > 0 : most >= 0)
  expect([event.decision, event.outcome === 'carried']).toEqual([event.decision, carried])
}

type Needed = string | { readonly average: string }

const numbersAgree = (state: State, numbers: NaiveNumbers): void => {
  const { at, charter } = state
  if (at === undefined) return
  for (const [item, rule] of Object.entries(charter.inForce.averageItems ?? {})) {
    if (item === 'project-evaluation') continue
    const { members } = rule.proposedBy
    const ofTeams = typeof members === 'object' && 'team' in members
    for (const scope of ofTeams ? state.projects.teams.keys() : [undefined])
      expect([item, scope, numberOn(state, item, scope, at).value]).toEqual([
        item,
        scope,
        numbers.on(item, scope, rule, at),
      ])
  }
}

const votersAgree = (state: State, people: NaivePeople): void => {
  const voting = [...state.members.all].filter(([, { votes }]) => votes).map(([member]) => member)
  expect(voting.sort()).toEqual([...people.standing.keys()].filter((one) => people.votes(one)).sort())
  expect([...state.members.voters.values()].reduce((sum, one) => sum + one, 0)).toBe(voting.length)
}

/** Every open decision ends one day, or waits for a support that it does not have now; nothing that was due is forgotten. */
export const everythingEnds = ({ after: state }: Happened): void => {
  const { at } = state
  if (at === undefined) return
  for (const due of state.agenda) expect([due, due.on >= at]).toEqual([due, true])
  const plannedOn = (what: string, id: string) => state.agenda.find((due) => due.what === what && due.id === id)?.on
  for (const [decision, found] of state.decisions.open) {
    const { rule, closesOn, heldSince } = found
    if (found.secrecy !== undefined) continue
    const named = (value: unknown) => [decision, value]
    expect(named(plannedOn('decision-closes', decision))).toEqual(named(closesOn))
    const holding = plannedOn('decision-has-held', decision)
    expect(named(holding !== undefined)).toEqual(named(heldSince !== undefined))
    if (closesOn !== undefined) continue
    const supported = verdictOn(groundsOf(state, found, at), true).outcome === 'carried'
    if (rule.holdForDays !== undefined) expect(named(supported)).toEqual(named(heldSince !== undefined))
    else if (rule.by === 'backing') expect(named(supported)).toEqual(named(false))
    else expect(named(state.meetings.meetingOf.has(decision))).toEqual(named(true))
  }
}
