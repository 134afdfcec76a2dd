import { describe, expect, it } from 'vitest'
import { articleOf, type Charter, checkCharter } from '../../src/charter/index.js'
import { preset, presetCharters } from '../../src/presets/index.js'
import { BALLOTS, SMALL, smallWith } from '../arbitraries/charters.js'
import { refusedOf } from '../decisions/problems-of.js'

// What can be written and would make the by-laws say what is not so, or what hardly anybody means.

type Json = Readonly<Record<string, unknown>>

const check = (charter: unknown) => checkCharter({ charter, library: presetCharters })
const wrong = (more: Json) => refusedOf(check(smallWith(more)))
const warned = (more: Json): readonly string[] | string => {
  const checked = check(smallWith(more))
  return checked.kind === 'sound' ? checked.warnings.map(({ code, path }) => `${code} ${path}`) : checked.kind
}

const ALL = { members: 'all' }
const CLASS = SMALL.memberClasses.member
const HALF = { moreThan: '1/2', of: 'electorate' }
const decision = (more: Json = {}): Json => ({ title: 'It', electorate: ALL, rule: HALF, ...BALLOTS, ...more })
const decisions = (more: Json = {}): Json => ({ ...SMALL.decisions, it: decision(more) })
const MEETING = {
  title: 'Assembly',
  members: ALL,
  calledByShare: '1/5',
  noticeDays: 14,
  noticeCounted: 'clear',
  agendaDays: 14,
  quorum: '1/3',
  presence: ['in-person'],
  minutesWithinDays: 7,
  challengeDays: 30,
  challengeFrom: 'decided',
}
const meeting = (more: Json): Json => ({ meetings: { assembly: { ...MEETING, ...more } } })
const CONSENT = { ...preset('workers-coop').decisions?.['consent'], clauses: undefined }
const PROXIES = { proxies: { title: 'Proxies', mostPerHolder: 1, heldBy: 'members', for: 'one-meeting' } }

describe('From the source', () => {
  it('WC-1: classes with a voice and no vote are not among those who vote, in a decision or an election', () => {
    const memberClasses = { member: CLASS, friend: { ...CLASS, plural: 'friends', hasVote: false } }
    const electorate = { members: { classes: ['member', 'friend'] } }
    const election = { title: 'E', seats: 1, electorate, method: 'approval', tieBreaks: ['lot'] }
    expect(wrong({ memberClasses, decisions: decisions({ electorate }), elections: { e: election } })).toEqual([
      'voteless-class decisions.it.electorate.members.classes[1]',
      'voteless-class elections.e.electorate.members.classes[1]',
    ])
    const checked = check(smallWith({ memberClasses, decisions: decisions({ electorate }) }))
    expect(checked.kind === 'refused' && checked.problems[0]?.facts).toEqual({ id: 'friend' })
    // All members are those with a vote, and a meeting is also of those who have but a voice.
    expect(wrong({ memberClasses, decisions: decisions() })).toEqual([])
    expect(wrong({ memberClasses, ...meeting({ members: electorate }) })).toEqual([])
  })

  it('WJC-14: a charter may count the vote of whoever is to be ousted, and says so; one that does not say so is warned', () => {
    const expulsion = {
      title: 'Expulsion',
      decision: 'it',
      grounds: ['harm'],
      noticeDays: 7,
      noticeCounted: 'clear',
      hearing: true,
      appealDays: 7,
      appealTo: 'it',
    }
    const membership = { expulsion }
    const told = (more: Json, appeal: Json = {}) =>
      warned({ decisions: { ...decisions(more), appeal: decision(appeal) }, membership })
    expect(told({})).toEqual(['person-concerned-votes decisions.it.electorate'])
    expect(told({ reading: 'Of all of them, the person concerned included.' })).toEqual([])
    expect(told({ electorate: { ...ALL, except: ['person-concerned'] } })).toEqual([])
    expect(told({ rule: { atLeast: '100%', of: 'electorate' } })).toEqual([
      'needs-the-person-concerned decisions.it.rule.atLeast',
    ])
    expect(told({ rule: { atLeast: '100%', of: 'ballots' } })).toEqual([
      'person-concerned-votes decisions.it.electorate',
    ])
    expect(
      warned({
        decisions: { ...decisions({ electorate: { ...ALL, except: ['person-concerned'] } }), appeal: decision() },
        membership: { expulsion: { ...expulsion, appealTo: 'appeal' } },
      }),
    ).toEqual(['person-concerned-votes decisions.appeal.electorate'])
  })

  it('WC-2: what a meeting decides says so in its own article, and what none decides says nothing of meetings', () => {
    const charter = preset('worker-coop-plain')
    const said = (id: string, locale: 'en' | 'es') =>
      articleOf({ charter, locale, section: 'decisions', id }).find(({ name }) => name === 'meetings')?.sentence
    expect([said('expel', 'en'), said('expel', 'es'), said('admit', 'en')]).toEqual([
      'It is put to the vote in a meeting, “General meeting” (Article 19); voting goes on after it, for whoever was not there too.',
      'Se somete a votación en asamblea, «Asamblea general» (artículo 19); se sigue votando después, también quien no asistió.',
      undefined,
    ])
  })

  it('WC-2: a decision without days of its own ends with its meeting, and says that it is taken there', () => {
    const { decisions: known, ...charter } = preset('worker-coop-plain')
    const { openDays: _, ...expel } = known?.['expel'] ?? {}
    const said = articleOf({
      charter: { ...charter, decisions: { ...known, expel } } as Charter,
      locale: 'en',
      section: 'decisions',
      id: 'expel',
    }).find(({ name }) => name === 'meetings')
    expect(said?.sentence).toBe('It is taken in a meeting: “General meeting” (Article 19).')
  })
})

describe('At the boundary', () => {
  it('a vote that is open for no day, and for one', () => {
    const open = (openDays: number) => wrong({ decisions: decisions({ openDays }) })
    expect([open(0), open(1)]).toEqual([['no-time-to-vote decisions.it.openDays'], []])
  })

  it('an agenda that is sent a day after the notice, with it, and a day before', () => {
    expect([13, 14, 15].map((agendaDays) => warned(meeting({ agendaDays })))).toEqual([
      [],
      [],
      ['agenda-before-notice meetings.assembly.agendaDays'],
    ])
  })

  it('a second quorum below the first, the same however it is written, and above it', () => {
    const second = (secondQuorum: string | number) => wrong(meeting({ secondQuorum, secondCallDays: 1 }))
    expect([second('33%'), second('2/6'), second('34%')]).toEqual([
      [],
      [],
      ['second-quorum-above-first meetings.assembly.secondQuorum'],
    ])
  })

  it('presence by proxy with proxies, and without', () => {
    const presence = ['in-person', 'proxy']
    expect(warned({ ...meeting({ presence }), membership: PROXIES })).toEqual([])
    expect(warned(meeting({ presence }))).toEqual(['no-effect meetings.assembly.presence[1]'])
    expect(warned(meeting({ presence: ['proxy'] }))).toEqual(['no-effect meetings.assembly.presence[0]'])
    expect(warned(meeting({}))).toEqual([])
  })

  it('a body and the one that supervises it: filled by one election, by two, and one of them by none', () => {
    const election = { title: 'E', seats: 3, electorate: ALL, method: 'approval', tieBreaks: ['lot'] }
    const body = (more: Json) => ({ title: 'Body', domain: ['a'], decidesBy: 'ordinary', ...more })
    const bodies = (board: Json, audit: Json) =>
      warned({
        decisions: { ...SMALL.decisions, consents: CONSENT },
        matters: { a: { title: 'A' } },
        elections: { e: election, f: election },
        circles: { board: body(board), audit: body({ supervises: 'board', ...audit }) },
      })
    expect(bodies({ electedBy: 'e' }, { electedBy: 'e' })).toEqual(['elected-together circles.audit.electedBy'])
    expect(bodies({ electedBy: 'e' }, { electedBy: 'f' })).toEqual([])
    const closed = ['closed-circle circles.board.wider', 'closed-circle circles.audit.wider']
    expect(bodies({ decidesBy: 'consents' }, { electedBy: 'e' })).toEqual(closed.slice(0, 1))
    expect(bodies({ decidesBy: 'consents' }, { decidesBy: 'consents' })).toEqual(closed)
  })

  it('a threshold of 0, of next to nothing, and of 0 with the votes that are enough', () => {
    const rule = (threshold: Json) => warned({ decisions: decisions({ rule: { ...threshold, of: 'electorate' } }) })
    expect(['0', 0, '0%', '0/7'].map((moreThan) => rule({ moreThan }))).toEqual(
      [0, 1, 2, 3].map(() => ['zero-threshold decisions.it.rule.moreThan']),
    )
    expect(rule({ atLeast: '0' })).toEqual(['zero-threshold decisions.it.rule.atLeast'])
    expect([rule({ moreThan: '0.1%' }), rule({ moreThan: 0, minimumFor: 3 })]).toEqual([[], []])
    // What is below is refused, and told once.
    expect(wrong({ decisions: decisions({ rule: { moreThan: '-1%', of: 'electorate' } }) })).toEqual([
      'threshold-out-of-range decisions.it.rule.moreThan',
    ])
  })

  it('what changes the charter by a share of those who vote: without a quorum, with one, and in a meeting that has one', () => {
    const told = (rule: Json, more: Json = {}) =>
      warned({ decisions: { ordinary: decision({ rule: { atLeast: '2/3', of: 'ballots', ...rule } }) }, ...more })
    const few = ['few-could-amend decisions.ordinary.rule']
    expect([told({}), told({ of: 'for-or-against' }), told({ of: 'electorate' })]).toEqual([few, few, []])
    const quorum = (atLeast: string) => ({ quorum: { atLeast, of: 'electorate' } })
    expect([told(quorum('0')), told(quorum('1%')), told(quorum('1/2'))]).toEqual([few, [], []])
    expect(told({ quorum: { moreThan: '1/3', of: 'electorate' } })).toEqual([])
    expect([told({ minimumFor: 3 }), told({ minimumBallots: 3 })]).toEqual([[], []])
    const decides = ['ordinary']
    expect(told({}, meeting({ decides }))).toEqual([])
    expect([told({}, meeting({ decides, quorum: '0' })), told({}, meeting({}))]).toEqual([few, few])
  })

  it('what changes nothing of the charter, or is taken by another method, needs no quorum; several amendments by one decision are told once', () => {
    const rule = { moreThan: '1/2', of: 'ballots' }
    expect(warned({ decisions: decisions({ rule }) })).toEqual([])
    const { all } = SMALL.amendments
    const amendments = { all, title: { ...all, covers: ['title'] } }
    expect(warned({ decisions: { ordinary: decision({ rule }) }, amendments })).toEqual([
      'few-could-amend decisions.ordinary.rule',
    ])
    const consensus = { title: 'It', electorate: ALL, rule: { consensus: { noticeDays: 30 } } }
    expect(warned({ decisions: { ordinary: consensus } })).toEqual([])
  })

  it('WC-5: a circle that is not elected takes people in by consent, and its first ones come by consent of its wider circle', () => {
    const circles = (kitchen: Json, board: Json = {}) =>
      warned({
        decisions: { ...SMALL.decisions, consents: CONSENT },
        matters: { a: { title: 'A' } },
        elections: { e: { title: 'E', seats: 3, electorate: ALL, method: 'approval', tieBreaks: ['lot'] } },
        circles: {
          board: { title: 'Board', domain: ['a'], decidesBy: 'consents', electedBy: 'e', ...board },
          kitchen: { title: 'K', domain: ['a'], decidesBy: 'consents', wider: 'board', link: 'none', ...kitchen },
        },
      })
    expect(circles({})).toEqual([])
    expect(circles({ decidesBy: 'ordinary' })).toEqual(['closed-circle circles.kitchen.decidesBy'])
    expect(circles({ decidesBy: 'ordinary', electedBy: 'e' })).toEqual([])
    expect(circles({ wider: undefined, link: undefined })).toEqual(['closed-circle circles.kitchen.wider'])
    expect(circles({ wider: undefined, link: undefined, electedBy: 'e' })).toEqual([])
    expect(circles({}, { decidesBy: 'ordinary' })).toEqual(['closed-circle circles.kitchen.wider'])
    expect(circles({ electedBy: 'e' }, { decidesBy: 'ordinary' })).toEqual([])
    expect(circles({}, { electedBy: undefined })).toEqual(['closed-circle circles.board.wider'])
    expect(circles({ decidesBy: 'ordinary', wider: undefined, link: undefined })).toEqual([
      'closed-circle circles.kitchen.decidesBy',
    ])
  })

  it('WC-5: of a decision, or of a wider circle, that there is not it is told that there is none, and no more', () => {
    const circle = (more: Json) => ({
      matters: { a: { title: 'A' } },
      decisions: { ...SMALL.decisions, consents: CONSENT },
      circles: { kitchen: { title: 'K', domain: ['a'], decidesBy: 'consents', wider: 'none', link: 'none', ...more } },
    })
    expect(wrong(circle({}))).toEqual(['unknown-provision circles.kitchen.wider'])
    expect(wrong(circle({ decidesBy: 'nothing' }))).toEqual([
      'unknown-provision circles.kitchen.wider',
      'unknown-provision circles.kitchen.decidesBy',
    ])
  })
})

describe('Refused', () => {
  it('what could not be read is not taken for what it inherits', () => {
    const fork = (more: Json) =>
      refusedOf(
        check({
          id: 'kiln',
          version: '1',
          title: 'Kiln',
          extends: { charter: 'worker-coop-plain', version: '1' },
          ...more,
        }),
      )
    const entitled = { electorate: { members: { classes: ['on-probation', 'worker-member'] } } }
    expect(fork({ decisions: { admit: entitled } })).toEqual([
      'voteless-class decisions.admit.electorate.members.classes[0]',
    ])
    expect(fork({ memberClasses: { 'on-probation': { hasVote: 'true' } }, decisions: { admit: entitled } })).toEqual([
      'wrong-kind memberClasses.on-probation.hasVote',
    ])
    expect(fork({ meetings: { 'general-meeting': { quorum: '90', secondQuorum: '3/4' } } })).toEqual([
      'not-a-share meetings.general-meeting.quorum',
    ])
  })
})
