import { describe, expect, it } from 'vitest'
import { whoMayVote } from '../../src/cooperative/members/views.js'
import { type Command, eventsAbout, minutesFor, cooperative } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { codesOf, story, typesOf } from './story.js'

const WJC = preset('we-just-coop')
const RECORD = '0123456789abcdef'
const OWNER = 'worker-owner'
type Begin = Extract<Command, { type: 'begin-in-mid-life' }>
const BEGIN: Begin = {
  type: 'begin-in-mid-life',
  at: '2026-05-01',
  by: 'ana',
  members: ['ana', 'ben', 'cleo', 'dov'].map((member) => ({ member, memberClass: OWNER, since: '2020-01-01' })),
  offices: [{ office: 'financial-coordinator', member: 'ben' }],
  heldPay: [{ payday: '2026-03', on: '2026-03-31', member: 'cleo', amountMinor: '12345' }],
  numbers: ['ana', 'ben', 'cleo'].map((member) => ({ member, item: 'admission-threshold', value: '50%' })),
  decisions: [
    {
      decision: 'eva',
      provision: 'admit-worker-owner',
      subject: { kind: 'admission', applicant: 'eva', memberClass: OWNER },
      proposer: 'eva',
      ballots: [{ member: 'ana', answer: 'for' }],
    },
  ],
}
const begun = (more: Partial<Begin> = {}) => story(WJC).given({ ...BEGIN, ...more })
const problemsOf = (more: Partial<Begin>) => {
  const answer = story(WJC).when({ ...BEGIN, ...more })
  return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
}

describe('A log that begins in mid-life', () => {
  it('WJC-13: what was being voted on goes on, by the number that everyone proposed before, and admits', () => {
    const told = begun().given(
      { type: 'cast', at: '2026-05-02', by: 'ben', decision: 'eva', answer: 'for' },
      { type: 'pass-time', at: '2026-05-09', by: 'ana' },
    )
    expect(told.state.members.all.get('eva')).toMatchObject({ standing: 'member', memberClass: OWNER })
    expect(told.state.members.offices.get('financial-coordinator')).toBe('ben')
    expect(whoMayVote(told.state)).toHaveLength(5)
  })
  it('what stands twice is told at its place, all of it at once', () => {
    const [one] = BEGIN.members
    const [number] = BEGIN.numbers ?? []
    expect(
      problemsOf({
        members: [...BEGIN.members, ...(one === undefined ? [] : [one])],
        numbers: number === undefined ? [] : [number, { ...number, value: '60%' }],
      }),
    ).toEqual(['listed-twice members[4]', 'listed-twice numbers[1]'])
  })
  it('WC-1: nobody to vote, a vote that needs steps before it, and somebody who does not belong in a circle', () => {
    expect(problemsOf({ members: [{ member: 'ana', memberClass: 'donor', since: '2020-01-01' }] })).toEqual([
      'nobody-votes members',
    ])
    const ousting = { decision: 'd', provision: 'oust-worker-owner', proposer: 'ana', ballots: [] }
    expect(problemsOf({ decisions: [{ ...ousting, subject: { kind: 'ousting', member: 'ben' } }] })).toEqual([
      'not-one-of decisions[0].subject.kind',
    ])
    const wc = story(preset('workers-coop'))
    const members = [{ member: 'ana', memberClass: 'individual', since: '2020-01-01' }]
    const circles = [{ circle: 'board', member: 'zoe' }]
    expect(codesOf(wc.when({ type: 'begin-in-mid-life', at: '2026-05-01', by: 'ana', members, circles }))).toEqual([
      'no-such',
    ])
  })
})

describe('What was recorded by mistake', () => {
  const reverse = (n: number, by = 'ben', at = '2026-05-03'): Command => ({
    type: 'reverse',
    at,
    by,
    n,
    grounds: RECORD,
  })
  it('WJC-16: whoever was said to be dead is what they were; nobody undoes it twice, or for themselves', () => {
    const told = begun().given({ type: 'report-end', at: '2026-05-02', by: 'ana', member: 'dov', how: 'died' })
    const n = told.events.findIndex(({ type }) => type === 'membership-ended') + 1
    expect(typesOf(told.when(reverse(n)))).toEqual(['event-reversed', 'member-restored'])
    expect(told.state.members.all.get('dov')).toMatchObject({ standing: 'member', since: '2020-01-01' })
    expect(codesOf(told.when(reverse(n)))).toEqual(['closed'])
    expect(codesOf(told.when(reverse(0)))).toEqual(['no-such'])
    expect(codesOf(told.when(reverse(999)))).toEqual(['no-such'])
  })
  it('WJC-13: whoever left said so themselves, and asks to join again: one voter alone brings nobody back', () => {
    const told = begun().given({ type: 'leave', at: '2026-05-02', by: 'dov' })
    const n = told.events.findIndex(({ type }) => type === 'membership-ended') + 1
    expect(codesOf(told.when(reverse(n)))).toEqual(['closed'])
  })
  it('WJC-14: one voter alone ousts nobody: what takes something away is undone on the day it was recorded only', () => {
    const told = begun()
    const n = told.events.findIndex((event) => event.type === 'member-joined' && event.member === 'dov') + 1
    expect(codesOf(told.when(reverse(n, 'ana', '2026-05-02')))).toEqual(['too-late'])
    const same = begun()
    expect(codesOf(same.when(reverse(n, 'dov', '2026-05-01')))).toEqual(['no-right'])
    expect(typesOf(same.when(reverse(n, 'ben', '2026-05-01')))).toContain('membership-ended')
    const office = begun().events.findIndex(({ type }) => type === 'office-given') + 1
    expect(typesOf(begun().when(reverse(office, 'ana', '2026-05-01')))).toEqual(['event-reversed', 'office-ended'])
  })
})

describe('What a person may be given', () => {
  it('WJC-12: everything that names them, and nothing for being called what a class or a field is called', () => {
    const told = begun()
    expect(eventsAbout(told.events, 'cleo').map(({ type }) => type)).toEqual([
      'member-joined',
      'held-pay-imported',
      'number-proposed',
    ])
    for (const name of [OWNER, 'member', 'decision', 'ballot-cast', 'eva-1', 'for', 'admission-threshold']) {
      expect(eventsAbout(told.events, name)).toEqual([])
      const state = cooperative(WJC).initialState()
      expect(minutesFor({ state, events: told.events, viewer: name })).toEqual([])
    }
  })
})

describe('Whatever is given as a command', () => {
  it('WJC-12: is answered: a getter that throws, what is nested without an end, and the last day there is', () => {
    let deep: unknown = 1
    for (let at = 0; at < 20_000; at++) deep = [deep]
    const hostile = [
      Object.defineProperty({}, 'type', {
        enumerable: true,
        get: () => {
          throw new Error('read')
        },
      }),
      { type: 'propose-number', at: '2026-05-02', by: 'ana', item: 'vacation-days', value: deep },
      {
        type: 'open-decision',
        at: '2026-05-02',
        by: 'ana',
        decision: 'd',
        provision: 'p',
        parties: JSON.parse('{"__proto__":"ben"}') as object,
      },
      { type: 'propose-number', at: '9999-12-31', by: 'ana', item: 'vacation-days', value: 3 },
      { type: 'apply', at: '2026-05-02', by: 'z'.repeat(195), memberClass: OWNER },
    ] as unknown as readonly Command[]
    for (const command of hostile) expect(codesOf(begun().when(command))).toEqual(['malformed'])
  })
})
