import { describe, expect, it } from 'vitest'
import {
  tryAverageOf,
  tryAveragesByCategory,
  tryAveragesByScope,
  tryWeightedAverageOf,
} from '../../src/averages/index.js'
import { readAnswer } from '../../src/ballots/index.js'
import { tryYearFraction } from '../../src/calendar/index.js'
import { tryMayAct } from '../../src/circles/index.js'
import { logLines } from '../../src/cooperative/index.js'
import { openDecision, tryChooseByApproval, tryDecideOpened } from '../../src/decisions/index.js'
import { tryFillVacancy } from '../../src/elections/index.js'
import { moneyOf, tryAllocate } from '../../src/exact/index.js'
import { canonicalJson, isRulesError, type Refused } from '../../src/problems/index.js'

/** What fuzzing found, and what is told of it now; the inputs themselves stand in `found/`. */
const told = (answer: { readonly kind: string }): readonly string[] =>
  answer.kind === 'refused'
    ? (answer as unknown as Refused).problems.map(({ code, path }) => `${code} ${path}`)
    : [answer.kind]

const thrown = (act: () => unknown): readonly string[] => {
  try {
    act()
  } catch (error) {
    if (isRulesError(error)) return error.problems.map(({ code, path }) => `${code} ${path}`)
    throw error
  }
  return []
}

/** Data as it comes from elsewhere, whatever the types say. */
const any = (value: unknown): never => value as never

const holes = Object.assign([], { length: 4_000_000_000 })

const opened = openDecision({
  rule: { atLeast: '1/2', of: 'present' },
  pin: { thresholds: 'at-opening', electorate: 'live' },
  electorate: ['ana'],
  averages: [],
  charterVersion: '1',
})
const SOUND = { opened, ballots: [['ana', 'for']], electorate: ['ana'], present: ['ana'], averages: [], closed: true }

describe('Refused', () => {
  it.each([undefined, null, 12, '12', []])('wrong-kind: no object at all (%j)', (input) => {
    const faces = [tryAllocate, tryYearFraction, tryChooseByApproval, tryDecideOpened]
    for (const face of faces) expect(told(face(any(input)))).toEqual(['wrong-kind '])
    expect(thrown(() => moneyOf(any(input)))).toEqual(['wrong-kind '])
  })

  it('of an allocation: a total that is no whole amount, shares that are none', () => {
    expect(told(tryAllocate(any({ totalMinor: 1.5, shares: 'all' })))).toEqual([
      'not-minor-units totalMinor',
      'wrong-kind shares',
    ])
    expect(told(tryAllocate(any({ totalMinor: 1n, shares: [{ id: 'a', weight: 1 }, null] })))).toEqual([
      'wrong-kind shares[1]',
    ])
  })

  it('of an opened decision that was kept: everything of another kind at once', () => {
    expect(told(tryDecideOpened(any(SOUND)))).toEqual(['carried'])
    expect(told(tryDecideOpened(any({ ...SOUND, opened: 1 })))).toEqual(['wrong-kind opened'])
    const kept = { ...opened, rule: [], pin: 'live', electorate: { ana: 1 }, because: [1] }
    expect(told(tryDecideOpened(any({ ...SOUND, opened: kept, electorate: [1], present: {} })))).toEqual([
      'wrong-kind opened.rule',
      'wrong-kind opened.pin',
      'wrong-kind opened.electorate',
      'wrong-kind opened.because[0]',
      'wrong-kind electorate[0]',
      'wrong-kind present',
    ])
    const averages = [{ kind: 'average', item: 'majority', value: '1/2' }]
    expect(told(tryDecideOpened(any({ ...SOUND, averages, ballots: [{}] })))).toEqual([
      'wrong-kind averages[0]',
      'wrong-kind ballots[0]',
    ])
    // Reasons are told again as they came, so they have to be data.
    const deep: unknown = Array.from({ length: 30 }).reduce((inner) => [inner], 1)
    for (const fact of [Symbol('x'), () => 1, Number.NaN, new Date(0), deep, holes]) {
      const because = [{ code: 'mean', clauses: [], count: 1, fact }]
      expect(told(tryDecideOpened(any({ ...SOUND, averages: [{ item: 'x', because }] })))).toEqual([
        'wrong-kind averages[0]',
      ])
      expect(told(tryDecideOpened(any({ ...SOUND, opened: { ...opened, because } })))).toEqual([
        'wrong-kind opened.because[0]',
      ])
    }
    for (const average of [{}, Number.NEGATIVE_INFINITY, { toString: 1 }, null]) {
      const pin = { thresholds: 'live', electorate: 'live' }
      const pointing = { ...opened, pin, rule: { moreThan: { average }, of: 'ballots' } }
      expect(told(tryDecideOpened(any({ ...SOUND, opened: pointing })))).toEqual(['not-a-number rule.moreThan'])
    }
    expect(told(tryDecideOpened(any({ ...SOUND, ballots: [[1, 'for']] })))).toEqual(['not-a-name ballots[0]'])
  })

  it('names that are no text, clauses that are none', () => {
    expect(told(tryAveragesByCategory(any({ categories: [Number.NaN, 'a', {}], proposals: [] })))).toEqual([
      'wrong-kind categories[0]',
      'wrong-kind categories[2]',
    ])
    const scopes = [{ scope: [1], proposals: [] }]
    expect(told(tryAveragesByScope(any({ categories: ['a'], scopes })))).toEqual(['wrong-kind scopes[0].scope'])
    const proposals = [{ proposal: 1, weight: 1 }]
    expect(told(tryWeightedAverageOf(any({ proposals, clauses: Object('WJC-1') as unknown })))).toEqual([
      'wrong-kind clauses',
    ])
    const question = { kind: 'options', id: 'q', options: ['a'] }
    expect(told(tryChooseByApproval(any({ question, ballots: [], runoff: 'never', clauses: 1 })))).toEqual([
      'wrong-kind clauses',
    ])
  })

  it('of a ballot on options: a hole, which is none of them; and no more problems than anybody reads', () => {
    const question = { kind: 'options', id: 'q', options: ['a', 'b'] } as const
    const hole = Object.assign(['a'], { length: 2 })
    expect(told(readAnswer({ question, answer: hole }))).toEqual(['not-one-of answer[1]'])
    expect(told(readAnswer({ question, answer: ['a', 'a'] }))).toEqual(['listed-twice answer[1]'])
    const many = told(readAnswer({ question, answer: Array.from({ length: 5000 }, (_, at) => `no ${at}`) }))
    expect(many.slice(-2)).toEqual(['too-many-problems ', 'too-many-chosen answer'])
    expect(many).toHaveLength(102)
    expect(told(readAnswer({ question, answer: holes }))).toEqual(['wrong-kind answer'])
  })

  it('a list of thousands of millions of holes, at once', () => {
    expect(told(tryAverageOf({ proposals: holes }))).toEqual(['wrong-kind proposals'])
    expect(told(tryWeightedAverageOf({ proposals: holes }))).toEqual(['wrong-kind proposals'])
    const circles = [{ id: 'board', domain: ['web'], members: holes }]
    expect(told(tryMayAct(any({ circles, circle: 'board', matter: 'web', on: '2026-01-01' })))).toContain(
      'wrong-kind circles[0].members',
    )
    expect(told(tryAveragesByCategory(any({ categories: ['a'], proposals: [], clauses: holes })))).toEqual([
      'wrong-kind clauses',
    ])
    expect(told(tryAveragesByCategory(any({ categories: holes, proposals: [] })))).toEqual(['wrong-kind categories'])
    const election = {
      rule: { method: 'scottish-stv', seats: 2, tieBreaks: ['lot'] },
      candidates: ['ana', 'ben', 'cleo'],
      ballots: [{ preferences: ['ana'] }],
    }
    const vacancy = { rule: 'countback', leavers: ['ben'], leftOn: '2027-01-01', termEndsOn: '2027-12-31', election }
    for (const key of ['sitting', 'unavailable'])
      expect(told(tryFillVacancy(any({ ...vacancy, sitting: [], [key]: holes })))).toEqual([`wrong-kind ${key}`])
    expect(thrown(() => logLines({ events: holes }))).toEqual(['wrong-kind events'])
    expect(thrown(() => canonicalJson({ list: holes })).slice(0, 2)).toEqual([
      'not-json-value list[0]',
      'not-json-value list[1]',
    ])
  })
})
