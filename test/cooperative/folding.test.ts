import { describe, expect, it } from 'vitest'
import { cooperative, type Event, foldEvents, pastDecisionsOf, readEvent } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { owners, opens, casts, say, withDecision, PEOPLE } from './decisions-asked.js'

const WJC = preset('we-just-coop')
const FOUNDED = { v: 1, type: 'cooperative-founded', at: '2026-01-01', charter: WJC.id, charterVersion: WJC.version }
const JOINED = {
  v: 1,
  type: 'member-joined',
  at: '2026-01-02',
  member: 'ana',
  memberClass: 'worker-owner',
  how: 'founded',
}

const folded = (...events: readonly unknown[]) => foldEvents({ state: cooperative(WJC).initialState(), events })
/** What is wrong, whole but for the sentences. */
const wrong = (answer: ReturnType<typeof folded> | ReturnType<typeof readEvent>) =>
  answer.kind === 'refused'
    ? answer.problems.map(({ code, path, received, facts }) => ({
        code,
        path,
        received,
        ...(facts === undefined ? {} : { facts }),
      }))
    : []

describe('From the source', () => {
  it('WJC-12: where a log leads is told with its events as they are read', () => {
    const answer = folded(FOUNDED, JOINED)
    expect(answer).toMatchObject({
      kind: 'folded',
      events: [FOUNDED, JOINED],
      state: { position: 2, at: '2026-01-02' },
    })
  })
  it('WJC-19: of past decisions those are tried anew that were decided by a share, with what was counted of them', () => {
    const told = owners(withDecision('shortage-menu', { openDays: 1 })).given(
      opens('d1'),
      opens('d2'),
      say('ana', 'propose-number', { item: 'project-threshold', value: '60%' }),
      opens('d3', { provision: 'shortage-menu', options: ['hold', 'pro-rata'] }),
      opens('gone'),
      say('ana', 'withdraw-decision', { decision: 'gone' }),
      ...casts('d1', 'for', 'ana', 'ben'),
      ...casts('d1', 'against', 'cleo'),
      ...casts('d1', 'abstain', 'dov'),
      ...casts('d2', 'for', 'ana'),
      ...casts('d2', 'against', 'ben'),
      say('ana', 'pass-time', {}, '2026-02-15'),
    )
    const head = { decision: 'other-matters', on: '2026-02-15', electorate: PEOPLE.length, averages: {} }
    expect(pastDecisionsOf(told.events)).toEqual([
      { ...head, id: 'd1', outcome: 'carried', for: 2, against: 1, abstain: 1, present: 4 },
      { ...head, id: 'd2', outcome: 'lost', for: 1, against: 1, abstain: 0, present: 2 },
    ])
    const secret = told.events.map(
      (event): Event => (event.type === 'decided' ? { ...event, against: undefined } : event),
    )
    expect(pastDecisionsOf(secret)).toEqual([
      { ...head, id: 'd1', outcome: 'carried' },
      { ...head, id: 'd2', outcome: 'lost' },
    ])
    // Of what was opened before the part of a log that is looked at, the rule is not known.
    expect(pastDecisionsOf(told.events.filter(({ type }) => type !== 'decision-opened'))).toEqual([])
  })
})

describe('At the boundary', () => {
  it('an event of the day before the last, of the same day, and of the day after', () => {
    const left = (at: string) => ({ v: 1, type: 'time-passed', at })
    expect(folded(FOUNDED, JOINED, left('2026-01-02'), left('2026-01-03')).kind).toBe('folded')
    expect(wrong(folded(FOUNDED, JOINED, left('2026-01-01')))).toEqual([
      { code: 'impossible-event', path: 'events[2]', received: expect.any(String) as string, facts: { before: 2 } },
    ])
  })
  it.each([-1, 0, 1.5, 2, '1', null, undefined])('version %s of an event', (v) => {
    expect(wrong(readEvent({ ...JOINED, v })).map(({ code, path }) => `${code} ${path}`)).toEqual([
      v === 2 ? 'newer-event v' : v === undefined ? 'missing-key v' : 'not-one-or-more v',
    ])
  })
})

describe('Refused as the neighbours do', () => {
  it('what is no event, is of no kind, lacks a field, or speaks of what is not there, by its place', () => {
    const cast = { v: 1, type: 'ballot-cast', at: '2026-01-02', decision: 'd1', member: 'ana', answer: 'for' }
    const places = [
      [7],
      [FOUNDED, null],
      [FOUNDED, { ...JOINED, type: 'member-flew' }],
      [FOUNDED, { ...JOINED, type: undefined }],
      [FOUNDED, { ...JOINED, member: 7, more: 'yes' }],
      [FOUNDED, JOINED, cast],
    ].map((events) => wrong(folded(...events)).map(({ code, path }) => `${code} ${path}`))
    expect(places.map((one) => one.join(' '))).toEqual([
      'wrong-kind events[0]',
      'wrong-kind events[1]',
      'not-one-of events[1].type',
      'missing-key events[1].type',
      'not-one-of events[1].more wrong-kind events[1].member',
      'impossible-event events[2]',
    ])
  })
})
