import { describe, expect, it } from 'vitest'
import { checkCharter } from '../../src/charter/index.js'
import { preset, presetCharters } from '../../src/presets/index.js'
import { BALLOTS, SMALL, smallWith } from '../arbitraries/charters.js'
import { refusedOf } from '../decisions/problems-of.js'

type Json = Readonly<Record<string, unknown>>

const check = (charter: unknown) => checkCharter({ charter, library: presetCharters })
const wrong = (more: Json) => refusedOf(check(smallWith(more)))
const warned = (more: Json): readonly string[] | string => {
  const checked = check(smallWith(more))
  return checked.kind === 'sound' ? checked.warnings.map(({ code, path }) => `${code} ${path}`) : checked.kind
}

const ALL = { members: 'all' }
const MEETING = { ...preset('worker-coop-plain').meetings?.['general-meeting'], members: ALL, calledBy: undefined }
const meeting = (more: Json) =>
  warned({ meetings: { m: { ...MEETING, presence: ['in-person'], decides: ['ordinary'], ...more } } })

describe('From the source', () => {
  it('WC-2: minutes are there while what was decided can be challenged, in every preset that has meetings', () => {
    for (const { meetings = {} } of [preset('worker-coop-plain'), preset('workers-coop')])
      for (const { challengeDays, minutesWithinDays } of Object.values(meetings))
        expect(challengeDays).toBeGreaterThanOrEqual(minutesWithinDays)
  })
})

describe('At the boundary', () => {
  it('a term, a mandate and a probation of no month, and of one', () => {
    const lengths = (months: number) => {
      const admission = { title: 'A', memberClass: 'member', probationEnds: 'by-itself', voteInProbation: true }
      return wrong({
        elections: {
          e: { title: 'E', seats: 1, electorate: ALL, method: 'approval', tieBreaks: ['lot'], termMonths: months },
        },
        matters: { a: { title: 'A' } },
        circles: { c: { title: 'C', domain: ['a'], decidesBy: 'ordinary', electedBy: 'e', mandateMonths: months } },
        admissions: { a: { ...admission, probationMonths: months } },
      })
    }
    expect(lengths(1)).toEqual([])
    expect(lengths(0)).toEqual([
      'no-length admissions.a.probationMonths',
      'no-length circles.c.mandateMonths',
      'no-length elections.e.termMonths',
    ])
  })

  it('a threshold that has to be met for fewer days than voting is open, for as many, and for more', () => {
    const held = (holdForDays: number, more: Json = {}) =>
      wrong({ decisions: { ordinary: { ...SMALL.decisions.ordinary, openDays: 5, holdForDays, ...more } } })
    const told = ['hold-beyond-closing decisions.ordinary.holdForDays']
    expect([0, 4, 5, 6].map((days) => held(days))).toEqual([[], [], told, told])
    expect(held(30, { openDays: undefined })).toEqual([])
    expect(held(0, { openDays: 0 })).toEqual(['no-time-to-vote decisions.ordinary.openDays'])
    expect(held(6, { rule: { consensus: { noticeDays: 30 } } })).toEqual([])
  })

  it('a challenge that is over the day before the minutes are due, that day, and the day after', () => {
    const told = ['challenge-before-minutes meetings.m.challengeDays']
    const days = [14, 15, 16]
    expect(days.map((challengeDays) => meeting({ challengeDays }))).toEqual([told, [], []])
    // Counted from the minutes it begins with them.
    expect(days.map((challengeDays) => meeting({ challengeDays, challengeFrom: 'published' }))).toEqual([[], [], []])
  })
})

describe('Refused', () => {
  it('what could not be read is not held against what is inherited', () => {
    const fork = (more: Json) => {
      const parent = { charter: 'worker-coop-plain', version: '1' }
      return refusedOf(check({ id: 'kiln', version: '1', title: 'Kiln', extends: parent, ...more }))
    }
    expect(fork({ decisions: { admit: { openDays: '40', holdForDays: 30 } } })).toEqual([
      'wrong-kind decisions.admit.openDays',
    ])
    expect(fork({ decisions: { admit: { openDays: 40, holdForDays: 30 } } })).toEqual([])
    expect(fork({ averageItems: { 'weekly-hours': { min: '50', max: 'many' } } })).toEqual([
      'not-a-number averageItems.weekly-hours.max',
    ])
    expect(fork({ surplus: { losses: { order: 'last' }, strikes: fund(1) } })).toEqual([
      'wrong-kind surplus.losses.order',
    ])
    expect(fork({ surplus: { strikes: fund(3) } })).toEqual(['order-taken surplus.strikes.order'])
  })

  it('a charter without such periods is told nothing of them', () => {
    expect(wrong({ decisions: { ordinary: { ...SMALL.decisions.ordinary, ...BALLOTS } } })).toEqual([])
  })
})

const fund = (order: number): Json => ({ title: 'F', order, step: 'fund', to: 'strikes', share: '1%', of: 'remaining' })
