import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { regularTakingPart, type TakingPartRule, tryRegularTakingPart } from '../../src/membership/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { answersAnything } from './hostile.js'

const RULE: TakingPartRule = { attendances: 3, within: { days: 90 }, group: 'web', when: 'now' }
const went = (days: readonly string[], group = 'web') => days.map((on) => ({ on, group }))
const part = (days: readonly string[], on: string, rule: Partial<TakingPartRule> = {}) =>
  regularTakingPart({ rule: { ...RULE, ...rule }, attendances: went(days), on })
const refused = (more: object) =>
  refusedOf(tryRegularTakingPart({ rule: RULE, attendances: [], on: '2025-03-31', ...more }))

describe('From the source', () => {
  it('WC-10: an individual who takes part regularly in a working group can become a full member', () => {
    expect(part(['2025-01-10', '2025-02-10', '2025-03-10'], '2025-03-31')).toEqual({
      kind: 'qualifies',
      counted: 3,
      needed: 3,
      window: { from: '2025-01-01', to: '2025-03-31' },
      because: [
        {
          code: 'took-part-regularly',
          clauses: ['WC-10'],
          observed: 3,
          required: 3,
          from: '2025-01-01',
          to: '2025-03-31',
          group: 'web',
          enough: true,
        },
      ],
    })
  })
  it('WC-10: taking part in another working group does not count, unless any group does', () => {
    const attendances = [...went(['2025-01-10', '2025-02-10']), ...went(['2025-03-10'], 'press')]
    const inGroup = regularTakingPart({ rule: RULE, attendances, on: '2025-03-31' })
    const { group: _, ...any } = RULE
    expect([inGroup.kind, regularTakingPart({ rule: any, attendances, on: '2025-03-31' }).kind]).toEqual([
      'not-yet',
      'qualifies',
    ])
  })
  it('three shifts within four weeks, as many food co-ops ask of working members', () => {
    const shifts = ['2025-06-02', '2025-06-16', '2025-06-29']
    expect(part(shifts, '2025-06-29', { within: { days: 28 } }).kind).toBe('qualifies')
    expect(part(shifts, '2025-06-30', { within: { days: 28 } }).kind).toBe('not-yet')
  })
})

describe('At the boundary', () => {
  it('one time too few, exactly so many, one more', () => {
    const days = ['2025-01-10', '2025-02-10', '2025-03-10', '2025-03-11']
    const counts = [2, 3, 4].map((count) => part(days.slice(0, count), '2025-03-31'))
    expect(counts.map(({ kind, counted }) => [kind, counted])).toEqual([
      ['not-yet', 2],
      ['qualifies', 3],
      ['qualifies', 4],
    ])
  })
  it('the day before the window of days, its first day, the day after', () => {
    const counted = (day: string) => part([day], '2025-03-31').counted
    expect(['2024-12-31', '2025-01-01', '2025-01-02'].map(counted)).toEqual([0, 1, 1])
  })
  it('the day before the window of months, its first day, the day after', () => {
    const counted = (day: string) => part([day], '2025-03-31', { within: { months: 3 } }).counted
    expect(['2024-12-31', '2025-01-01', '2025-01-02'].map(counted)).toEqual([0, 1, 1])
    expect(part([], '2025-02-28', { within: { months: 1 } }).window).toEqual({ from: '2025-01-29', to: '2025-02-28' })
  })
  it('the day asked for counts, and the day after it does not', () => {
    const counted = (day: string) => part([day], '2025-03-31').counted
    expect(['2025-03-30', '2025-03-31', '2025-04-01'].map(counted)).toEqual([1, 1, 0])
  })
  it('a window that would begin before the calendar begins with it', () => {
    expect(part([], '0001-01-31', { within: { days: 90 } }).window.from).toBe('0001-01-01')
    expect(part([], '0001-01-31', { within: { months: 1 } }).window.from).toBe('0001-01-01')
    expect(part([], '0001-02-28', { within: { months: 1 } }).window.from).toBe('0001-01-29')
    expect(part([], '0001-03-01', { within: { months: 9007199254740991 } }).window.from).toBe('0001-01-01')
  })
})

describe('At the boundary, where once is enough', () => {
  it('the first window that suffices, though a later one suffices too; else the latest of the fullest', () => {
    const rule = { attendances: 2, within: { days: 10 }, when: 'once' } as const
    const days = ['2025-01-01', '2025-01-02', '2025-02-01', '2025-02-02']
    expect(part(days, '2025-03-31', rule).window).toEqual({ from: '2024-12-24', to: '2025-01-02' })
    expect(part(days, '2025-03-31', { ...rule, attendances: 3 }).window.to).toBe('2025-02-02')
  })
})

describe('Always true', () => {
  const days = fc
    .integer({ min: 0, max: 60 })
    .map((day) => `2025-0${3 + Math.floor(day / 28)}-${String((day % 28) + 1).padStart(2, '0')}`)
  const cases = fc.record({
    attended: fc.array(days, { maxLength: 20 }),
    on: days,
    attendances: fc.integer({ min: 1, max: 6 }),
    length: fc.integer({ min: 1, max: 40 }),
  })
  it('counts the different days in its window, both ends included', () => {
    always(
      fc.property(cases, fc.constantFrom('now', 'once'), ({ attended, on, attendances, length }, when) => {
        const { counted, window } = part(attended, on, { attendances, within: { days: length }, when: when as 'now' })
        const inside = new Set(attended.filter((day) => window.from <= day && day <= window.to))
        expect(counted).toBe(inside.size)
        expect(window.to <= on).toBe(true)
      }),
    )
  })
  it('whoever takes part regularly now once did, and once is the best of all windows', () => {
    always(
      fc.property(cases, ({ attended, on, attendances, length }) => {
        const within = { days: length }
        const now = part(attended, on, { attendances, within })
        const once = part(attended, on, { attendances, within, when: 'once' })
        if (now.kind === 'qualifies') expect(once.kind).toBe('qualifies')
        const ever = attended.some(
          (day) => day <= on && part(attended, day, { attendances, within }).kind === 'qualifies',
        )
        expect(once.kind === 'qualifies').toBe(ever)
      }),
    )
  })
  it('answers whatever it is given', () => {
    answersAnything(tryRegularTakingPart, {
      rule: { ...RULE, clauses: [] },
      attendances: went(['2025-01-01']),
      on: '2025-03-31',
    })
  })
})

describe('Not true, on purpose', () => {
  it('twice on one day is once', () => {
    expect(part(['2025-01-10', '2025-01-10', '2025-01-10'], '2025-03-31').counted).toBe(1)
  })
  it('whoever once took part regularly keeps that where the rule says once', () => {
    const days = ['2023-01-10', '2023-01-11', '2023-01-12']
    expect(part(days, '2025-03-31', { when: 'once' })).toMatchObject({
      kind: 'qualifies',
      window: { to: '2023-01-12' },
    })
    expect(part(days, '2025-03-31').kind).toBe('not-yet')
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    expect(
      refused({
        rule: { attendances: 0, within: { days: 0, months: 1 }, group: 7, when: 'always' },
        attendances: [{ on: '2025-13-01' }, 'yesterday'],
      }),
    ).toEqual([
      'not-one-or-more rule.attendances',
      'unknown-key rule.within.days',
      'not-a-name rule.group',
      'not-one-of rule.when',
      'not-a-date attendances[0].on',
      'missing-key attendances[0].group',
      'wrong-kind attendances[1]',
    ])
    expect(thrownBy(() => regularTakingPart(null as never))).toEqual(['wrong-kind'])
  })
})
