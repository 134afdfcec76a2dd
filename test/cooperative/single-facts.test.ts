import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { type Command, readersOf } from '../../src/cooperative/index.js'
import { readCommand } from '../../src/cooperative/read-command.js'
import { preset } from '../../src/presets/index.js'
import { toldOfFew, strictly } from './kept-secret.js'
import { founded, OPENING, OUTSIDE, RECORD, WJC } from './removal.js'
import { codesOf, story } from './story.js'

const say = (by: string, type: string, more: object = {}, at = '2026-02-01'): Command =>
  ({ type, at, by, ...more }) as Command

const item = 'weekly-hours'
/** A charter under which weekly hours are a secret number. */
const secretHours = (more: object = {}): Charter =>
  ({
    ...WJC,
    averageItems: { ...WJC.averageItems, [item]: { ...WJC.averageItems?.[item], secret: true, ...more } },
  }) as Charter

describe('From the source', () => {
  it('WJC-8: a number whose ballots are not sealed has no record to open, and it is said which rules keep it secret', () => {
    const opens = (charter: Charter) =>
      founded(8, charter).would(say('ana', 'open-item-ballots', { item, opening: OPENING, holders: OUTSIDE }))
        .because[0]
    const min = { min: 0, max: 60, step: 1 }
    expect(opens(strictly(secretHours(min)))).toMatchObject({
      code: 'not-in-the-charter',
      provision: 'secrecy.ballots.mode',
    })
    const numbers = { title: 'Numbers', mode: 'disclosure-rules' }
    const named = { ...secretHours({ ...min, secrecy: 'numbers' }), secrecy: { ...WJC.secrecy, numbers } } as Charter
    expect(opens(named)).toMatchObject({ code: 'not-in-the-charter', provision: 'secrecy.numbers.mode' })
  })

  it('WJC-8: what may be told of a secret choice is by the clauses that its charter cites, or by that of the rules', () => {
    const other = { ...WJC.decisions?.['other-matters'], rule: { choose: 'approval', runoff: 'never' }, secret: true }
    const charter = { ...WJC, decisions: { ...WJC.decisions, 'other-matters': other } } as Charter
    const cited = (more: object) =>
      founded(9, strictly(charter, more))
        .given(
          say('ana', 'open-decision', { decision: 'd', provision: 'other-matters', options: ['red', 'green'] }),
          say('ana', 'close-ballots', { decision: 'd', closing: RECORD }, '2026-02-15'),
        )
        .would(
          say('ana', 'release-result', { decision: 'd', outcome: 'chosen', option: 'red', ballots: 3 }, '2026-02-15'),
        ).because[0]
    expect(cited({ clauses: ['WJC-20'] })).toMatchObject({ code: 'too-few-counted', clauses: ['WJC-20'] })
    expect(cited({})).toMatchObject({ code: 'too-few-counted', clauses: ['WJC-8'] })
  })

  it('WJC-22: whether others may read what names somebody is asked of one of their standing whom it does not name', () => {
    const founders = [{ member: 'ana', memberClass: 'individual' }].concat(
      ['gus', 'hal'].map((member) => ({ member, memberClass: 'supporter' })),
    )
    const told = story(preset('workers-coop')).given(say('ana', 'found', { founders }, '2026-01-01'))
    const events = told.events.filter((event) => event.type === 'member-joined')
    expect(
      readersOf({ state: told.state, events }).map(({ standings }) => standings.map(({ memberClass }) => memberClass)),
    ).toEqual([['individual'], ['individual'], ['individual']])
  })
})

describe('At the boundary', () => {
  it('WJC-8: a secret number of one step, and of none', () => {
    const told = (step: number) =>
      founded(8, toldOfFew(secretHours({ min: 0, max: 1, step, provisional: 0 }))).given(
        say('ana', 'close-item-ballots', { item, closing: RECORD }),
      )
    const tells = say('ana', 'release-mean', { item, count: 8, sum: '4' })
    expect(told(1).given(tells).events.at(-1)).toMatchObject({ type: 'mean-released', steps: 4, most: 1 })
    expect(codesOf(told(2).would(tells))).toEqual(['not-in-the-charter'])
  })

  it('WJC-8: two certify a key, and no third', () => {
    const certifies = (by: string) => say(by, 'certify-voting-key', { member: 'ana', key: OPENING })
    const told = founded(4, WJC).given(say('ana', 'enrol-voting-key', { key: OPENING }), certifies('ben'))
    expect(codesOf(told.would(certifies('dario')))).toEqual([])
    expect(codesOf(told.given(certifies('cleo')).would(certifies('dario')))).toEqual(['done-already'])
  })
})

describe('Refused', () => {
  it('a command that there is not, with those that there are', () => {
    const read = readCommand({ type: 'fount', at: '2026-02-01', by: 'ana' })
    const [found] = read.kind === 'refused' ? read.problems : []
    expect(found).toMatchObject({ code: 'not-one-of', path: 'type', received: '"fount"' })
    expect(found?.facts?.['options']).toMatch(/\bfound\b.*\bcast\b/)
  })
})
