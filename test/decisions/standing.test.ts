import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, type StandingOutcome, standingOf, tryStandingOf } from '../../src/decisions/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from './problems-of.js'

/** Tests a standing decision day by day, as whoever keeps it does, until it is decided. */
const story = (days: readonly { readonly today: number; readonly holds: boolean }[], holdForDays: number) => {
  const kinds: string[] = []
  let before: StandingOutcome | undefined
  for (const { today, holds } of days) {
    const since = before !== undefined && 'sinceDay' in before ? { sinceDay: before.sinceDay } : {}
    before = standingOf({ holds, today, holdForDays, ...since })
    kinds.push(before.kind)
    if (before.kind === 'decided') break
  }
  return kinds
}

describe('From the source', () => {
  it('WJC-12: members change their votes at any time; what holds for a week is decided and ends', () => {
    // Given ten members and a rule of two thirds of all; when votes come and go; then it is decided a week after it first holds for good.
    const votes = [6, 7, 6, 7, 8, 7]
    const days = [100, 102, 103, 105, 109, 112]
    const test = days.map((today, at) => {
      const rule = { atLeast: '2/3', of: 'electorate' } as const
      const counts = { electorate: 10, for: votes[at] ?? 0, against: 1, abstain: 0, closed: true }
      return { today, holds: decide({ rule, ...counts }).kind === 'carried' }
    })
    expect(story(test, 7)).toEqual(['not-holding', 'holding', 'not-holding', 'holding', 'holding', 'decided'])
  })
  it('as with the confirmation period of a referendum in Polkadot OpenGov: what fails within it starts confirming anew', () => {
    const days = [0, 1, 2, 3, 4, 5].map((today) => ({ today, holds: today !== 2 }))
    expect(story(days, 2)).toEqual(['holding', 'holding', 'not-holding', 'holding', 'holding', 'decided'])
  })
})

describe('At the boundary', () => {
  it('the days it must hold: one fewer, as many, one more', () => {
    const answers = [106, 107, 108].map((today) => standingOf({ holds: true, sinceDay: 100, today, holdForDays: 7 }))
    expect(answers).toMatchObject([
      { kind: 'holding', sinceDay: 100, decidedOnDay: 107, because: [{ code: 'holding-since', observed: 6 }] },
      { kind: 'decided', sinceDay: 100, decidedOnDay: 107, because: [{ code: 'held-long-enough', observed: 7 }] },
      { kind: 'decided', sinceDay: 100, decidedOnDay: 107, because: [{ code: 'held-long-enough', observed: 7 }] },
    ])
  })
  it('no days at all, one day: on the day it first holds', () => {
    const kinds = [0, 1].map((holdForDays) => standingOf({ holds: true, today: 5, holdForDays }).kind)
    expect(kinds).toEqual(['decided', 'holding'])
  })
})

describe('Always true', () => {
  it('it is decided exactly where it has held without a break for the days asked', () => {
    const days = fc.array(fc.boolean(), { minLength: 1, maxLength: 30 })
    always(
      fc.property(days, fc.nat(6), fc.integer({ min: -40, max: 20_000 }), (held, holdForDays, first) => {
        const test = held.map((holds, at) => ({ holds, today: first + at }))
        const end = held.findIndex((_, at) => at >= holdForDays && held.slice(at - holdForDays, at + 1).every(Boolean))
        const kinds = story(test, holdForDays)
        expect(kinds.indexOf('decided')).toBe(end)
        kinds.slice(0, end === -1 ? undefined : end).forEach((kind, at) => {
          expect(kind).toBe(held[at] === true ? 'holding' : 'not-holding')
        })
      }),
    )
  })
  it('testing oftener changes nothing, as long as it holds', () => {
    always(
      fc.property(fc.nat(20), fc.nat(20), (held, holdForDays) => {
        const rare = standingOf({ holds: true, sinceDay: 0, today: held, holdForDays })
        const often = story(
          Array.from({ length: held + 1 }, (_, today) => ({ today, holds: true })),
          holdForDays,
        )
        expect(often.at(-1)).toBe(rare.kind)
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('it is decided late, where nothing was tested on the day, and says on which day it was', () => {
    expect(standingOf({ holds: true, sinceDay: 100, today: 130, holdForDays: 7 })).toMatchObject({
      kind: 'decided',
      decidedOnDay: 107,
    })
  })
  it('what holds no more on the last day is not decided, however long it held', () => {
    expect(standingOf({ holds: false, sinceDay: 100, today: 107, holdForDays: 7 })).toEqual({
      kind: 'not-holding',
      because: [{ code: 'not-holding', clauses: ['WJC-12'] }],
    })
  })
})

describe('Refused', () => {
  it('days that run backwards, that are not whole, and a negative wait', () => {
    const days = { holds: true, sinceDay: 10, today: 10, holdForDays: 1 }
    expect(thrownBy(() => standingOf({ ...days, today: 11 }))).toEqual([])
    expect(thrownBy(() => standingOf({ ...days, today: 9 }))).toEqual(['not-a-count today'])
    expect(thrownBy(() => standingOf({ ...days, today: 10.5 }))).toEqual(['not-a-count today'])
    expect(thrownBy(() => standingOf({ ...days, holdForDays: -1 }))).toEqual(['not-a-count holdForDays'])
    expect(thrownBy(() => standingOf({ ...days, holdForDays: Number.NaN }))).toEqual(['not-a-count holdForDays'])
  })
  it('everything that is wrong with data from outside, at once', () => {
    const given = { holds: 'yes', sinceDay: 1.5, today: null, holdForDays: '7', clauses: 'WJC-12', until: 9 }
    expect(refusedOf(tryStandingOf(given as never))).toEqual([
      'unknown-key until',
      'wrong-kind holds',
      'not-a-count holdForDays',
      'wrong-kind clauses',
      'not-a-count today',
      'not-a-count sinceDay',
    ])
    expect(refusedOf(tryStandingOf({ holds: true, holdForDays: 1 } as never))).toEqual(['missing-key today'])
    expect(refusedOf(tryStandingOf(null as never))).toEqual(['wrong-kind'])
  })
})
