import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Command,
  cooperative,
  type Event,
  foldEvents,
  readEvent,
  type State,
} from '../../src/cooperative/index.js'
import { presetCharters, preset } from '../../src/presets/index.js'
import { explain } from '../../src/reasons/index.js'
import { anyCommand } from '../arbitraries/commands.js'
import { always } from '../arbitraries/run.js'
import { plainState } from './plain-state.js'

const IDS = ['ana', 'ben', 'cleo', 'dario', 'eva', 'board', 'finance-group', 'p1', 'd1', 'x']
const DAYS = ['2026-01-01', '2026-01-02', '2026-01-09', '2026-02-01', '2026-03-15', '2027-01-01', '2028-06-30']

/** Names that the charter knows are as likely as any: without them few commands would get far. */
const poolOf = (id: string) => {
  const charter = presetCharters.find((one) => one.id === id) as unknown as Record<string, object>
  const known = ['memberClasses', 'averageItems', 'decisions', 'circles', 'matters', 'elections', 'payCategories']
  return { ids: [...IDS, ...known.flatMap((section) => Object.keys(charter[section] ?? {}))], days: DAYS }
}

const begun = (id: 'we-just-coop' | 'workers-coop') => {
  const coop = cooperative(preset(id))
  const memberClass = id === 'we-just-coop' ? 'worker-owner' : 'individual'
  const founders = ['ana', 'ben', 'cleo', 'dario'].map((member) => ({ member, memberClass }))
  const found: Command = { type: 'found', by: 'ana', at: '2026-01-01', founders }
  return { coop, found }
}

/** Gives commands one after the other. Events are kept as their JSON, as a log would. */
const live = (coop: ReturnType<typeof cooperative>, commands: readonly Command[]) => {
  let state = coop.initialState()
  const log: string[] = []
  const states: State[] = [state]
  for (const command of commands) {
    const before = plainState(state)
    const answer = coop.decide(state, command)
    expect(answer.because.length).toBeGreaterThan(0)
    for (const locale of ['en', 'es'] as const)
      expect(explain(answer.because, locale)).not.toMatch(/undefined|NaN|\[object/)
    // Deciding changes nothing.
    expect(plainState(state)).toEqual(before)
    if (answer.kind === 'refused') continue
    for (const event of answer.events) {
      log.push(JSON.stringify(event))
      state = coop.evolve(state, JSON.parse(log.at(-1) as string) as Event)
      states.push(state)
    }
  }
  return { state, log, states }
}

const resultsOf = ({ decisions }: State): ReadonlyMap<string, string> =>
  new Map([...decisions.closed].map(([id, { ending }]) => [id, JSON.stringify(ending)]))

describe.each(['we-just-coop', 'workers-coop'] as const)('whatever is asked of a cooperative under %s', (id) => {
  const { coop, found } = begun(id)
  const commands = fc.array(anyCommand(poolOf(id)), { minLength: 5, maxLength: 60 }).map((list) => {
    // In the order of their days, most of them: what is out of order is refused anyway.
    const days = list.map(({ at }) => String(at)).sort()
    return [found, ...list.map((one, index) => ({ ...one, at: days[index] }))] as unknown as readonly Command[]
  })

  it('is answered with reasons; and the log alone tells where it stands', () => {
    always(
      fc.property(commands, (given) => {
        const { state, log } = live(coop, given)
        const events = log.map((line) => JSON.parse(line) as unknown)
        for (const event of events) expect(readEvent(event)).toEqual({ kind: 'event', event })
        const folded = foldEvents({ state: coop.initialState(), events })
        expect(folded.kind).toBe('folded')
        if (folded.kind === 'folded') expect(plainState(folded.state)).toEqual(plainState(state))
        expect(live(coop, given).log).toEqual(log)
      }),
      60,
    )
  })

  it('changes no past result, gives nobody two ballots, and lets every beginning of the log be replayed', () => {
    always(
      fc.property(commands, (given) => {
        const { states } = live(coop, given)
        let before = new Map<string, string>() as ReadonlyMap<string, string>
        for (const state of states) {
          const results = resultsOf(state)
          for (const [decision, result] of before) expect(results.get(decision)).toBe(result)
          before = results
          for (const [, { ballots, entitled, tally }] of state.decisions.open) {
            expect(ballots.size).toBeLessThanOrEqual(entitled)
            const choices = [...ballots.values()].filter((answer) => answer === 'for')
            expect(tally.for).toBe(choices.length)
          }
        }
      }),
      60,
    )
  })
})
