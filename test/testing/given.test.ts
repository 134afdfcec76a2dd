import { describe, expect, it } from 'vitest'
import { soundCharter } from '../../src/charter/index.js'
import { views } from '../../src/cooperative/index.js'
import { preset, presetCharters } from '../../src/presets/index.js'
import { given } from '../../src/testing/index.js'

const founders = ['ana', 'ben', 'cleo', 'dov', 'eva'].map((member) => ({ member, memberClass: 'worker-owner' }))
const founded = given(preset('we-just-coop')).happened({ type: 'found', by: 'ana', at: '2026-01-01', founders })
const proposing = { type: 'propose-number', item: 'vacation-days', value: 25 } as const

/** What an expectation that does not hold says. */
const saidBy = (expectation: () => unknown): string => {
  try {
    expectation()
  } catch (error) {
    return (error as Error).message
  }
  return 'nothing'
}

describe('a story of a cooperative', () => {
  it('says what happened, by types and by as much of the events as matters', () => {
    founded
      .when({ ...proposing, by: 'ana' })
      .thenOnlyHappened({ type: 'number-proposed', item: 'vacation-days', member: 'ana' })
    founded
      .when({ ...proposing, by: 'ana' })
      .thenHappened('number-proposed')
      .when({ ...proposing, by: 'ana' })
      .thenOnlyHappened()
  })

  it('says why a command was refused, by the codes of reasons and of problems', () => {
    founded.when({ ...proposing, by: 'zoe' }).thenRefused()
    founded.when({ ...proposing, by: 'zoe' }).thenRefused('no-right')
    founded.when({ ...proposing, by: 'ana', value: '12,5' }).thenRefused('malformed', 'decimal-comma')
  })

  it('looks at the state, as plain data', () => {
    founded
      .thenState(
        (state) => views.members.register(state).members.map(({ member }) => member),
        ['ana', 'ben', 'cleo', 'dov', 'eva'],
      )
      .thenState((state) => state.at, '2026-01-01')
  })

  it('gives a command on the day it has come to, and lets time go by until another', () => {
    const later = founded.until('2026-03-01')
    expect(later.state.at).toBe('2026-03-01')
    expect(later.when({ ...proposing, by: 'ana' }).thenHappened().state.at).toBe('2026-03-01')
    expect(
      given(preset('we-just-coop')).until('2026-01-05').happened({ type: 'found', by: 'ana', founders }).state.at,
    ).toBe('2026-01-05')
  })

  it('begins from a log as well', () => {
    const events = founded.happened({ ...proposing, by: 'ana' }).events
    const again = given(preset('we-just-coop')).logged(...(JSON.parse(JSON.stringify(events)) as object[]))
    expect(again.events).toEqual(events)
    again.when({ ...proposing, by: 'ana' }).thenOnlyHappened()
  })

  it('tells of a fork that is written as what it does differently', () => {
    const written = {
      id: 'bakers',
      version: '1',
      title: 'The Bakers',
      extends: { charter: 'we-just-coop', version: preset('we-just-coop').version },
    }
    const bakers = given(soundCharter({ charter: written, library: [...presetCharters] }))
    bakers.when({ type: 'found', by: 'ana', at: '2026-01-01', founders }).thenHappened('cooperative-founded')
  })
})

describe('Always true', () => {
  it('a beginning stays what it was, however many stories go on from it', () => {
    const before = founded.events.length
    founded.happened({ ...proposing, by: 'ana' })
    expect(founded.events).toHaveLength(before)
    expect(founded.when({ ...proposing, by: 'ana' }).answer.kind).toBe('accepted')
  })
})

describe('Refused', () => {
  it('says in words why a command was refused that had to be accepted', () => {
    const said = saidBy(() => founded.happened({ ...proposing, by: 'zoe' }))
    expect(said).toMatch(
      /^Expected: it is accepted\nInstead: it is refused \(no-right\): .*zoe.*\nCommand: .*propose-number/,
    )
  })

  it('says what happened instead of what was expected', () => {
    const asked = founded.when({ ...proposing, by: 'ana' })
    expect(saidBy(() => asked.thenHappened('decision-opened'))).toContain('Happened: {"v":1,"type":"number-proposed"')
    expect(saidBy(() => asked.thenHappened({ type: 'number-proposed', item: 'weekly-hours' }))).toContain(
      '"item":"weekly-hours"',
    )
    expect(saidBy(() => asked.thenOnlyHappened())).toMatch(/nothing else happens/)
    expect(saidBy(() => asked.thenRefused('no-right'))).toMatch(
      /^Expected: it is refused \(no-right\)\nInstead: it is accepted/,
    )
  })

  it('says for what a command was refused, where it had to be for something else', () => {
    expect(saidBy(() => founded.when({ ...proposing, by: 'zoe' }).thenRefused('malformed'))).toContain('(no-right)')
  })

  it('says what the state is instead', () => {
    expect(saidBy(() => founded.thenState((state) => state.position, 0))).toBe(
      'Expected of the state: 0\nInstead it is: 6',
    )
    expect(saidBy(() => founded.thenState(() => ({ a: 1, b: 2 }), { a: 1 }))).toContain('"b":2')
  })

  it('says why events cannot have happened', () => {
    expect(saidBy(() => given(preset('we-just-coop')).logged({ type: 'moon-landed' }))).toMatch(
      /^These events cannot have happened\. ./,
    )
  })
})
