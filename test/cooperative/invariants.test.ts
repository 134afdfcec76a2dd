import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarDate, dateOfEpochDay, epochDay } from '../../src/calendar/index.js'
import { cooperative, foldEvents, type State } from '../../src/cooperative/index.js'
import { always } from '../arbitraries/run.js'
import { eventsAreSound, pastStays } from './invariants-past.js'
import { told, turns, type Turn, type World, WORLDS } from './invariants-story.js'
import { circlesByHand, moneyByHand } from './invariants-sums.js'
import { everythingEnds, votesByHand } from './invariants-votes.js'
import { plainState } from './plain-state.js'

const STORIES = 40
const LONGEST = 60

describe.each<[string, World]>(Object.entries(WORLDS))('Always true of %s', (_, world) => {
  const stories = (property: (all: readonly Turn[]) => void, numRuns = STORIES): void => {
    always(fc.property(turns(LONGEST, 10), property), numRuns)
  }

  it('WJC-12, WJC-16, WJC-19: one member has one ballot, and the numbers in force are the means of what everybody proposed', () => {
    stories((all) => {
      told(world, all, votesByHand())
    })
  })

  it('every vote that stands comes to an end, and nothing that was due is forgotten', () => {
    stories((all) => {
      const { state, events } = told(world, all, everythingEnds)
      endsWithTime(world, state, events)
    })
  })

  it('no past result changes', () => {
    stories((all) => {
      told(world, all, pastStays())
    })
  })

  it('WJC-9, WJC-11, WJC-21, CW-1: no cent is lost', () => {
    stories((all) => {
      told(world, all, moneyByHand())
    })
  })

  it('WC-4, WC-5, WC-6: circles act within what they were lent, and whoever links two circles is in both', () => {
    stories((all) => {
      told(world, all, circlesByHand())
    })
  })

  it('every event can be read back, is told in both languages, and is folded by one chapter for each slice', () => {
    stories((all) => {
      told(world, all, eventsAreSound)
    })
  })

  it('WJC-12: the same commands give the same log; every beginning of it leads to where things stood; and what is refused leaves nothing', () => {
    stories((all) => {
      const states: State[] = []
      const story = told(world, all, ({ answer, before, after, events }) => {
        for (const { after: then } of events) states.push(then)
        if (answer.kind === 'refused') expect(after).toBe(before)
      })
      const { initialState, decide, evolve } = cooperative(world.charter)
      // Once more, command by command; deciding leaves the state as it is, in every depth of it.
      let state = initialState()
      const again = story.commands.flatMap((command, n) => {
        const before = n % 10 === 0 ? plainState(state) : undefined
        const answer = decide(state, command)
        if (before !== undefined) expect(plainState(state)).toEqual(before)
        if (answer.kind === 'refused') return []
        state = answer.events.reduce(evolve, state)
        return answer.events
      })
      expect(again).toEqual(story.events)
      const stored = story.events.map((event): unknown => JSON.parse(JSON.stringify(event)))
      for (const length of [1, Math.floor(stored.length / 3), stored.length - 1, stored.length]) {
        if (length < 1) continue
        const folded = foldEvents({ state: initialState(), events: stored.slice(0, length) })
        expect(folded.kind).toBe('folded')
        if (folded.kind === 'folded') expect(plainState(folded.state)).toEqual(plainState(states[length - 1]))
      }
    }, 20)
  })
})

/** Once more time went by than any window is long, nothing is open that had one. */
const endsWithTime = (world: World, state: State, events: readonly unknown[]): void => {
  const { decide, evolve } = cooperative(world.charter)
  const at = dateOfEpochDay(epochDay(state.at as CalendarDate) + 4000)
  const answer = decide(state, { type: 'pass-time', at, by: 'ana' })
  expect([answer.kind, events.length > 0]).toEqual(['accepted', true])
  if (answer.kind === 'refused') return
  const then = answer.events.reduce(evolve, state)
  for (const [decision, { opening, closesOn, heldSince }] of then.decisions.open)
    if (!opening.secret) expect([decision, closesOn, heldSince]).toEqual([decision, undefined, undefined])
  for (const [election, { stage }] of then.elections.all)
    expect([election, ['nominations', 'voting', 'run-off'].includes(stage)]).toEqual([election, false])
  for (const [item, { renewsOn }] of then.averages.items)
    expect([item, renewsOn === undefined || renewsOn > at]).toEqual([item, true])
  expect(then.circles.mandates.size).toBe(0)
  for (const due of then.agenda) expect([due, due.on > at]).toEqual([due, true])
}
