import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Answer, cooperative, type Event, type State, stateLines } from '../../src/cooperative/index.js'
import { allViews } from './all-views.js'
import { differences, placesOf } from './differences.js'
import { expectKept } from './kept.js'
import { eventsOf, fileOf, KEPT_STORIES } from './kept-stories.js'
import { whyRefused, written } from './written.js'

/** What came of a command, without what it said itself. */
const cameOf = (answer: Answer): readonly string[] =>
  answer.kind === 'refused'
    ? whyRefused(answer).map((one) => `refused ${one}`)
    : [
        ...answer.because.map((one) => `because ${written(one)}`),
        ...answer.events.map(({ v: _, at, by, ...event }) => `event ${written(event)}`),
      ]

/** Every field of where things stand, as it is stored, by a digest: where it is another and was not meant to be, something is kept otherwise. */
const storedAs = (state: State): string => {
  const hash = createHash('sha256')
  for (const line of stateLines(state)) hash.update(`${line}\n`)
  return `stored ${hash.digest('hex').slice(0, 16)}`
}

/** In the middle of a story and at its end everything that can be shown is looked at, and what is stored more often. */
const STORED_APART = 10

describe.each(KEPT_STORIES)('In full: $story', ({ story, charter, commands }) => {
  it('what is asked is answered as it was; what is stored is the same, and everything that can be shown', () => {
    const { decide, evolve, initialState } = cooperative(charter)
    const events: Event[] = []
    let state = initialState()
    let shown: ReadonlyMap<string, string> = new Map()
    const lines = commands.flatMap((command, n) => {
      const answer = decide(state, command)
      for (const event of eventsOf(answer)) {
        state = evolve(state, event)
        events.push(event)
      }
      const last = n === commands.length - 1
      const said = [
        `${n + 1} ${command.at} ${command.by} ${command.type}`,
        ...cameOf(answer),
        ...(last || n % STORED_APART === 0 ? [storedAs(state)] : []),
      ]
      if (!last && n !== Math.floor(commands.length / 2)) return said
      const before = shown
      shown = new Map(placesOf(allViews(state, events)))
      return [...said, ...differences(before, shown)]
    })
    expectKept(fileOf(story, 'txt'), lines.join('\n'))
    expect(events.length).toBeGreaterThan(commands.length / 3)
  })
})
