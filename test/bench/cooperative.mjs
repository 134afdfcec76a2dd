import { cooperative } from 'coop-rules/cooperative'
import { preset } from 'coop-rules/presets'
import { performance } from 'node:perf_hooks'
import { randomFrom } from './inputs.mjs'
import { sink } from './measure.mjs'
import { atLeast, atMost, checkEqual, row } from './rows.mjs'

/**
 * A cooperative whole: a million events of one of 10,000 members folded (ballots and proposals that change, and members who come and go), one command decided and
 * folded in, what a member costs in memory, and how all of it grows from 100 members to 100,000. The peer of the fold keeps the same facts in Maps that it
 * changes in place: no past, no electorate, no rule.
 */
export const cooperativeWhole = (_settings, quick) => {
  const sizes = quick ? [100, 1000] : [100, 1000, 10_000, 100_000]
  const judged = quick ? 1000 : 10_000
  const count = quick ? 5000 : 1_000_000
  return sizes.flatMap((members) => {
    const coop = cooperative(preset('we-just-coop'))
    const before = held()
    const state = founded(coop, members)
    const bytes = (held() - before) / members
    const events = eventsOf(members, members === judged ? count : Math.min(count, 200_000))
    // Once on a part: compiling is no part of an event.
    sink.last = events.slice(0, 20_000).reduce(coop.evolve, state)
    const [mine, folded] = timed(() => events.reduce(coop.evolve, state))
    const [maps, plain] = timed(() => inMaps(events))
    checkEqual('ballots for', folded.decisions.open.get('d1').tally.for, plain.tally.for)
    checkEqual('proposals', folded.averages.items.get('weekly-hours').now.proposals.size, plain.proposals.size)
    const [median, slowest] = commands(coop, folded, members, quick ? 200 : 5000)
    const target = (aim) => (members === judged ? aim : null)
    const of = `cooperative of ${members}`
    return [
      row({
        name: `${of}, ${events.length} events folded (a second; Maps changed in place)`,
        ours: (events.length / mine) * 1000,
        peer: (events.length / maps) * 1000,
        target: target(atLeast(300_000)),
      }),
      row({ name: `${of}, one command decided and folded (µs)`, ours: median, target: target(atMost(20, 'µs')) }),
      row({ name: `${of}, the same, 99th of 100 (µs)`, ours: slowest }),
      row({ name: `${of}, memory of a member without ballots (bytes)`, ours: bytes }),
    ]
  })
}

const AT = '2026-02-01'

const founded = (coop, members) => {
  const founders = Array.from({ length: members }, (_, at) => ({
    member: `m${at}`,
    memberClass: 'worker-owner',
    since: '2025-01-01',
  }))
  const given = [
    { type: 'begin-in-mid-life', by: 'm0', at: '2026-01-01', members: founders },
    { type: 'open-decision', by: 'm0', at: AT, decision: 'd1', provision: 'other-matters' },
  ]
  return given.reduce((state, command) => {
    const answer = coop.decide(state, command)
    checkEqual('answer', answer.kind, 'accepted')
    return answer.events.reduce(coop.evolve, state)
  }, coop.initialState())
}

/** As many ballots as proposals, each of somebody at random, most of them changes of one that stands; as they come out of a log, which is JSON. */
const eventsOf = (members, count) => {
  const random = randomFrom(6)
  return Array.from({ length: count }, (_, at) => {
    const member = `m${Math.floor(random() * members)}`
    const head = { v: 1, at: AT, by: member, member }
    const event =
      at % 2 === 0
        ? { ...head, type: 'ballot-cast', decision: 'd1', answer: random() < 0.7 ? 'for' : 'against' }
        : { ...head, type: 'number-proposed', item: 'weekly-hours', value: String(20 + Math.floor(random() * 40) / 2) }
    return JSON.parse(JSON.stringify(event))
  })
}

const inMaps = (events) => {
  const ballots = new Map()
  const proposals = new Map()
  const tally = { for: 0, against: 0 }
  for (const { type, member, answer, value } of events) {
    if (type === 'ballot-cast') {
      const before = ballots.get(member)
      if (before !== undefined) tally[before]--
      tally[answer]++
      ballots.set(member, answer)
    } else proposals.set(member, value)
  }
  return { ballots, proposals, tally }
}

/** Commands one after the other, each upon what the one before left behind, timed one by one: the median and the 99th of 100, in microseconds. */
const commands = (coop, from, members, count) => {
  const random = randomFrom(7)
  const times = []
  let state = from
  for (let at = 0; at < 2 * count; at++) {
    const by = `m${Math.floor(random() * members)}`
    const command =
      at % 2 === 0
        ? { type: 'cast', by, at: AT, decision: 'd1', answer: random() < 0.5 ? 'for' : 'abstain' }
        : { type: 'propose-number', by, at: AT, item: 'weekly-hours', value: 20 + Math.floor(random() * 80) / 2 }
    const [time, next] = timed(() => {
      const answer = coop.decide(state, command)
      return answer.kind === 'accepted' ? answer.events.reduce(coop.evolve, state) : undefined
    })
    checkEqual('answered', next !== undefined, true)
    state = next
    // The first half teaches the compiler.
    if (at >= count) times.push(time * 1000)
  }
  const sorted = times.toSorted((a, b) => a - b)
  return [sorted[Math.floor(count / 2)], sorted[Math.floor(count * 0.99)]]
}

const timed = (run) => {
  const start = performance.now()
  const result = run()
  return [performance.now() - start, result]
}

const held = () => {
  for (let times = 0; times < 3; times++) globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
