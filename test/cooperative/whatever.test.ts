import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Command, cooperative, foldEvents, readEvent } from '../../src/cooperative/index.js'
import { explain } from '../../src/reasons/index.js'
import { anyCommand, COMMAND_TYPES, knownIn } from '../arbitraries/commands.js'
import { diceOf } from '../../src/testing/generators/dice.js'
import { always } from '../arbitraries/run.js'
import { type World, WORLDS } from './invariants-story.js'
import { plainState } from './plain-state.js'

const DAYS = ['2026-03-01', '2026-03-02', '2026-03-09', '2026-04-01', '2026-05-15', '2027-01-01', '2028-06-30']

/** A kind of command, and the throw that it is made by: of what there is at that moment, its schema filled with whatever fits. */
const asked = fc.array(
  fc.record({ type: fc.constantFrom(...COMMAND_TYPES), seed: fc.noShrink(fc.integer({ min: 1, max: 0x7fffffff })) }),
  { minLength: 10, maxLength: 60 },
)

/** Gives commands one after the other, beginning where the prelude of a cooperative leaves off. Events are kept as their JSON, as a log would. */
const live = (
  { charter, found, prelude }: World,
  all: readonly { type: (typeof COMMAND_TYPES)[number]; seed: number }[],
) => {
  const coop = cooperative(charter)
  const log: string[] = []
  let state = coop.initialState()
  const give = (command: Command): void => {
    const answer = coop.decide(state, command)
    expect(answer.because.length).toBeGreaterThan(0)
    for (const locale of ['en', 'es'] as const)
      expect(explain(answer.because, locale)).not.toMatch(/undefined|NaN|\[object/)
    if (answer.kind === 'refused') return
    for (const event of answer.events) log.push(JSON.stringify(event))
    state = answer.events.reduce(coop.evolve, state)
  }
  for (const command of [found, ...prelude]) give(command)
  all.forEach(({ type, seed }, n) => {
    const dice = diceOf(seed)
    const at = DAYS[Math.floor((n * DAYS.length) / all.length)] ?? ''
    give(anyCommand(type, { dice, at, known: knownIn(state), fresh: `n${n}` }) as unknown as Command)
  })
  return { coop, state, log }
}

describe.each<[string, World]>(Object.entries(WORLDS))('whatever is asked of a cooperative under %s', (_, world) => {
  it('is answered with reasons; and the log alone tells where it stands', () => {
    always(
      fc.property(asked, (all) => {
        const { coop, state, log } = live(world, all)
        const events = log.map((line) => JSON.parse(line) as unknown)
        for (const event of events) expect(readEvent(event)).toEqual({ kind: 'event', event })
        const folded = foldEvents({ state: coop.initialState(), events })
        expect(folded.kind).toBe('folded')
        if (folded.kind !== 'folded') return
        expect(plainState(folded.state)).toEqual(plainState(state))
      }),
      40,
    )
  })
})
