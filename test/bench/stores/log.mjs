import { cooperative } from 'coop-rules/cooperative'
import { preset } from 'coop-rules/presets'
import { randomFrom } from '../inputs.mjs'

/** The log of a cooperative of 10,000: its beginning, then ballots and proposals of somebody at random, most of them changes of one that stands; `perDay` of them a day. */
export const CHARTER = preset('we-just-coop')

const MEMBERS = 10_000

/** Commits of the log: the first is large, each after it has a hundred events, as much as the test wants to write at once. */
export function* commitsOf(count, perDay = 5000) {
  const coop = cooperative(CHARTER)
  const members = Array.from({ length: MEMBERS }, (_, at) => ({
    member: `m${at}`,
    memberClass: 'worker-owner',
    since: '2025-01-01',
  }))
  const begin = coop.decide(coop.initialState(), { type: 'begin-in-mid-life', by: 'm0', at: '2026-01-01', members })
  const begun = begin.events.reduce(coop.evolve, coop.initialState())
  const opened = coop.decide(begun, {
    type: 'open-decision',
    by: 'm0',
    at: '2026-01-01',
    decision: 'd1',
    provision: 'other-matters',
  })
  // In pieces that every engine takes, for the first command speaks of ten thousand.
  const first = [...begin.events, ...opened.events]
  for (let at = 0; at < first.length; at += TOGETHER) yield first.slice(at, at + TOGETHER)
  const random = randomFrom(8)
  for (let at = 0; at < count; at += TOGETHER)
    yield Array.from({ length: Math.min(TOGETHER, count - at) }, (_, more) => eventOf(at + more, random, perDay))
}

const TOGETHER = 100

const eventOf = (at, random, perDay) => {
  const member = `m${Math.floor(random() * MEMBERS)}`
  const head = { v: 1, at: dayOf(Math.floor(at / perDay)), by: member, commandId: `command-${at}`, member }
  return at % 2 === 0
    ? { ...head, type: 'ballot-cast', decision: 'd1', answer: random() < 0.7 ? 'for' : 'against' }
    : { ...head, type: 'number-proposed', item: 'weekly-hours', value: String(20 + Math.floor(random() * 40) / 2) }
}

/** Days after 1 January 2026. */
const dayOf = (days) => new Date(Date.UTC(2026, 0, 2 + days)).toISOString().slice(0, 10)
