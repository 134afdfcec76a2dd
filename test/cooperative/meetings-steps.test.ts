import { describe, expect, it } from 'vitest'
import { views } from '../../src/cooperative/index.js'
import { DAY, say, codes, founded, calls, there, quorum, puts, proxy, held } from './meetings-asked.js'

describe('From the source', () => {
  it('WC-2: meetings are shown by day and name, and in each who is there and for whom, by name', () => {
    const told = founded().given(
      calls('m2', { on: '2026-03-20' }),
      calls('m3', { on: '2026-03-16' }),
      calls('m1', { on: '2026-03-20' }),
      calls('m0'),
    )
    expect(views.meetings.meetingsCalled(told.state).map(({ meeting, on }) => `${on} ${meeting}`)).toEqual([
      '2026-03-15 m0',
      '2026-03-16 m3',
      '2026-03-20 m1',
      '2026-03-20 m2',
    ])
    told.given(
      proxy('eva', 'cleo'),
      proxy('dov', 'ana'),
      there('fay', 'm1', '2026-03-20'),
      there('cleo', 'm1', '2026-03-20'),
      there('ana', 'm1', '2026-03-20'),
    )
    const found = views.meetings.meetingInFull(told.state, 'm1')
    expect(found?.attendance.map(({ member }) => member)).toEqual(['ana', 'cleo', 'fay'])
    expect(found?.proxies.map(({ giver, holder }) => [giver, holder])).toEqual([
      ['dov', 'ana'],
      ['eva', 'cleo'],
    ])
    expect(found).toMatchObject({ present: 5, needed: expect.any(Number) as number })
    told.given(
      say('eva', 'ask-for-meeting', { meeting: 'z', provision: 'general-meeting' }, '2026-03-20'),
      say('fay', 'ask-for-meeting', { meeting: 'y', provision: 'general-meeting' }, '2026-03-20'),
    )
    expect(views.meetings.meetingsAskedFor(told.state).map(({ meeting }) => meeting)).toEqual(['y', 'z'])
  })
  it('WC-2: the minutes call an option that was chosen carried, what nobody chose lost, and what is not over open', () => {
    const told = held().given(
      puts('c1', 'colour', 'general-matters', { options: ['red', 'blue'] }),
      puts('c2', 'new-rules', 'change-rules'),
    )
    const verdicts = () =>
      views.meetings.meetingMinutes(told.state, 'm1')?.decisions.map(({ decision, verdict }) => [decision, verdict])
    expect(verdicts()).toEqual([
      ['c1', 'open'],
      ['c2', 'open'],
    ])
    told.given(
      ...['ana', 'cleo'].map((by) => say(by, 'cast', { decision: 'c1', answer: ['red'] }, DAY)),
      say('ana', 'pass-time', {}, '2026-04-01'),
    )
    expect(verdicts()).toEqual([
      ['c1', 'carried'],
      ['c2', 'inquorate'],
    ])
  })
  it('WC-2: who joins once the quorum is taken is there, and was not counted', () => {
    const told = held()
    const before = views.meetings.meetingInFull(told.state, 'm1')
    told.given(there('eva'))
    const after = views.meetings.meetingInFull(told.state, 'm1')
    expect([before?.present, after?.present, before?.attendance.length, after?.attendance.length]).toEqual([3, 3, 3, 4])
    expect(views.meetings.meetingsCalled(founded().given(calls('m1'), there('ana')).state)[0]).toMatchObject({
      quorum: 'not-taken',
      present: 1,
    })
  })
})

describe('At the boundary', () => {
  it.each(['2026-03-14', DAY, '2026-03-16'])('on %s, of a meeting on the 15th', (at) => {
    const told = founded().given(calls('m1'))
    const answers = codes(told, { ...proxy('eva', 'cleo'), at }, there('ana', 'm1', at), {
      ...quorum(),
      at,
    })
    expect(answers.map((code) => code === '')).toEqual(
      { '2026-03-14': [true, false, false], '2026-03-15': [true, true, true], '2026-03-16': [false, false, false] }[at],
    )
  })
  it.each([
    ['2026-03-08', ''],
    ['2026-03-09', 'given-in-time given-in-time called-by-board'],
    [DAY, 'too-late'],
  ])('an agenda that is sent after the call, seven days before, on %s', (at, code) => {
    const told = founded().given(calls('m1', { agenda: [] }))
    expect(codes(told, say('ana', 'send-agenda', { meeting: 'm1', agenda: ['colour'] }, at))).toEqual([code])
  })
})
