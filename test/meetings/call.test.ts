import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { date, dateOfEpochDay, epochDay } from '../../src/calendar/index.js'
import { callMeeting, type MeetingCall, type MeetingRule, tryCallMeeting } from '../../src/meetings/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { answersAnything } from '../membership/hostile.js'
import { RULE } from './given.js'

const MEMBERS = Array.from({ length: 12 }, (_, at) => `coop-${at + 1}`)
const CALL: MeetingCall = {
  meeting: 'm1',
  on: '2025-03-20',
  noticeOn: '2025-03-01',
  agendaOn: '2025-03-05',
  by: 'board',
  agenda: ['new-rules'],
}
const called = (call: Partial<MeetingCall>, rule: Partial<MeetingRule> = {}, members = MEMBERS) =>
  callMeeting({ rule: { ...RULE, ...rule }, call: { ...CALL, ...call }, members })
const refused = (more: object) => refusedOf(tryCallMeeting({ rule: RULE, call: CALL, members: MEMBERS, ...more }))

describe('From the source', () => {
  it('WC-2: a general meeting that the board called in time, with an agenda, to everybody', () => {
    expect(called({})).toEqual({
      kind: 'called',
      faults: [],
      earliest: '2025-03-16',
      because: [
        {
          code: 'given-in-time',
          clauses: ['WC-2'],
          what: 'notice',
          given: '2025-03-01',
          meetingOn: '2025-03-20',
          days: 14,
          counted: 'clear',
          earliest: '2025-03-16',
          good: true,
        },
        {
          code: 'given-in-time',
          clauses: ['WC-2'],
          what: 'agenda',
          given: '2025-03-05',
          meetingOn: '2025-03-20',
          days: 7,
          counted: 'calendar',
          earliest: '2025-03-12',
          good: true,
        },
        { code: 'called-by-board', clauses: ['WC-2'], may: true },
      ],
    })
  })
  it('WC-2: why it is so, in words', () => {
    const day = { notice: { days: 1, counted: 'clear' } } as const
    const by = { calledBy: { board: false, members: { members: 1 } } } as const
    const { because } = called({ by: { members: ['coop-1'] }, noticeOn: '2025-03-19' }, { ...day, ...by })
    const said = (locale: 'en' | 'es') => [explain(because.slice(0, 1), locale), explain(because.slice(-1), locale)]
    expect(said('en')).toEqual([
      'The notice of 2025-03-19 is too late for a meeting on 2025-03-20: 1 clear day is needed, so that it suffices from 2025-03-21 on (WC-2).',
      '1 of 12 members called it; 1 is needed (WC-2).',
    ])
    expect(said('es')).toEqual([
      'La convocatoria del 2025-03-19 llega tarde para una reunión el 2025-03-20: se exige 1 día completo, así que basta desde el 2025-03-21 (WC-2).',
      'La convocó 1 de 12 miembros; se exige 1 (WC-2).',
    ])
  })
  it('clear days, as section 360 of the Companies Act 2006 counts 21 of them: neither the day of the notice nor that of the meeting', () => {
    const notice = { notice: { days: 21, counted: 'clear' } } as const
    const faults = (on: string) => called({ on, noticeOn: '2025-03-01', agendaOn: '2025-03-01' }, notice).faults
    expect([faults('2025-03-22'), faults('2025-03-23')]).toEqual([['short-notice'], []])
  })
  it('a fifth of the members may ask for the meeting, as in art. 23 of the Spanish Ley 27/1999', () => {
    const by = (count: number) => called({ by: { members: MEMBERS.slice(0, count) } }).faults
    // A fifth of 12 is 2.4, which 3 members reach.
    expect([by(2), by(3)]).toEqual([['may-not-call'], []])
  })
})

describe('At the boundary', () => {
  it('a notice of clear days one day too late, just in time, and early', () => {
    const faults = ['2025-03-06', '2025-03-05', '2025-03-04'].map((noticeOn) => called({ noticeOn }).faults)
    expect(faults).toEqual([['short-notice'], [], []])
  })
  it('an agenda of calendar days one day too late, just in time, and early', () => {
    const faults = ['2025-03-14', '2025-03-13', '2025-03-12'].map((agendaOn) => called({ agendaOn }).faults)
    expect(faults).toEqual([['late-agenda'], [], []])
  })
  it('14 days from 1 March: a meeting on 15 March by calendar days, on 16 March by clear ones', () => {
    const earliest = (counted: 'clear' | 'calendar') =>
      called({ agendaOn: '2025-03-01' }, { notice: { days: 14, counted } }).earliest
    expect([earliest('calendar'), earliest('clear')]).toEqual(['2025-03-15', '2025-03-16'])
  })
  it('no notice needed: on the day itself, or the day before by clear days', () => {
    const faults = (counted: 'clear' | 'calendar', noticeOn: string) =>
      called({ noticeOn }, { notice: { days: 0, counted } }).faults
    expect([faults('calendar', '2025-03-20'), faults('clear', '2025-03-20'), faults('clear', '2025-03-19')]).toEqual([
      [],
      ['short-notice'],
      [],
    ])
  })
  it('one member too few, exactly enough, one more; by number as well', () => {
    const by = (count: number, rule: Partial<MeetingRule>) =>
      called({ by: { members: MEMBERS.slice(0, count) } }, rule).kind
    const share = { calledBy: { board: true, members: { moreThan: '1/4' } } } as const
    expect([3, 4, 5].map((count) => by(count, share))).toEqual(['badly-called', 'called', 'called'])
    const number = { calledBy: { board: false, members: { members: 2 } } } as const
    expect([1, 2, 3].map((count) => by(count, number))).toEqual(['badly-called', 'called', 'called'])
    expect(by(0, { calledBy: { board: true, members: { atLeast: 0 } } })).toBe('badly-called')
  })
  it('whoever may not call: members where only the board may, the board where only members may', () => {
    const only = called({ by: { members: MEMBERS } }, { calledBy: { board: true } })
    expect([only.faults, only.because[0]]).toEqual([
      ['may-not-call'],
      { code: 'called-by-members', clauses: ['WC-2'], observed: 12, outOf: 12, needed: 0, may: false },
    ])
    expect(called({}, { calledBy: { board: false, members: { members: 1 } } }).faults).toEqual(['may-not-call'])
  })
  it('everything that is wrong is told, first', () => {
    const outcome = called({
      noticeOn: '2025-03-19',
      agendaOn: '2025-03-19',
      agenda: [],
      notTold: ['coop-3'],
      by: { members: ['coop-1'] },
    })
    expect(outcome.faults).toEqual(['short-notice', 'late-agenda', 'no-agenda', 'not-everybody-told', 'may-not-call'])
    const one = called({ notTold: ['coop-3'] })
    expect(one.because.map(({ code }) => code)).toEqual([
      'not-told',
      'given-in-time',
      'given-in-time',
      'called-by-board',
    ])
  })
})

describe('Always true', () => {
  it('a meeting on its earliest day is called in time, and a day earlier is not', () => {
    const lengths = fc.record({ days: fc.integer({ min: 0, max: 60 }), counted: fc.constantFrom('clear', 'calendar') })
    const dayAt = (offset: number) => dateOfEpochDay(epochDay(date('2024-02-20')) + offset)
    always(
      fc.property(lengths, lengths, fc.nat(30), fc.nat(30), (notice, agenda, noticeAt, agendaAt) => {
        const rule = { notice, agenda } as Partial<MeetingRule>
        const days = { noticeOn: dayAt(noticeAt), agendaOn: dayAt(agendaAt) }
        const { earliest = '' } = called({ ...days, on: dayAt(200) }, rule)
        expect(called({ ...days, on: earliest }, rule).kind).toBe('called')
        const before = dateOfEpochDay(epochDay(date(earliest)) - 1)
        if (before >= days.noticeOn && before >= days.agendaOn)
          expect(called({ ...days, on: before }, rule).kind).toBe('badly-called')
      }),
    )
  })
  it('answers whatever it is given', () => {
    answersAnything(tryCallMeeting, {
      rule: RULE,
      call: { ...CALL, by: { members: MEMBERS.slice(0, 2) }, notTold: ['coop-1'] },
      members: MEMBERS,
    })
  })
})

describe('Not true, on purpose', () => {
  it('notice at the end of the calendar suffices for no day', () => {
    const days = { on: '9999-12-31', noticeOn: '9999-12-31', agendaOn: '9999-12-31' }
    expect(called(days)).toMatchObject({ faults: ['short-notice', 'late-agenda'], earliest: undefined })
  })
})

describe('Refused', () => {
  it('notice on the day of the meeting, and after it', () => {
    expect(refused({ call: { ...CALL, noticeOn: '2025-03-20' } })).toEqual([])
    expect(refused({ call: { ...CALL, noticeOn: '2025-03-21' } })).toEqual(['not-in-order call.on'])
  })
  it('everything at once', () => {
    expect(
      refused({
        rule: { ...RULE, presence: [], calledBy: { board: false }, secondCall: { quorum: { atLeast: 2 }, after: {} } },
        call: {
          meeting: '',
          on: 'soon',
          noticeOn: 7,
          agendaOn: '2025-03-05',
          by: { members: ['stranger', 'coop-1', 'coop-1'] },
          agenda: 'rules',
        },
        members: [...MEMBERS, 'coop-1'],
      }),
    ).toEqual([
      'empty-list rule.presence',
      'threshold-out-of-range rule.secondCall.quorum.atLeast',
      'missing-key rule.secondCall.after.minutes',
      'missing-key rule.calledBy.members',
      'listed-twice members[12]',
      'not-a-name call.meeting',
      'not-a-date call.on',
      'not-a-date call.noticeOn',
      'listed-twice call.by.members[2]',
      'not-entitled call.by.members',
      'wrong-kind call.agenda',
    ])
    expect(refused({ call: { ...CALL, by: 'chair' } })).toEqual(['not-one-of call.by'])
    expect(thrownBy(() => callMeeting(null as never))).toEqual(['wrong-kind'])
  })
})
