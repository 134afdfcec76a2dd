import { describe, expect, it } from 'vitest'
import { exact, ratio, toPlain } from '../../src/exact/index.js'
import { explainProblem, isRulesError } from '../../src/problems/index.js'
import { explain, type Reason, reasonsFromPlain, SENTENCES_EN } from '../../src/reasons/index.js'
import { FACTS } from './facts.js'

const asKept = (reasons: unknown): unknown => JSON.parse(JSON.stringify(toPlain(reasons)))

const codesOf = (plain: unknown): readonly string[] => {
  try {
    reasonsFromPlain(plain)
  } catch (error) {
    if (isRulesError(error)) return error.problems.map(({ path, code }) => `${path} ${code}`)
    throw error
  }
  return []
}

describe('Always true', () => {
  it.each(Object.entries(FACTS))(
    '%s is, after JSON, what it was before, and is told in the same words',
    (code, all) => {
      const reasons = all.map((facts) => ({ code, clauses: ['WJC-7'], ...facts }) as unknown as Reason)
      const back = reasonsFromPlain(asKept(reasons))
      expect(back).toEqual(reasons)
      for (const locale of ['en', 'es'] as const) expect(explain(back, locale)).toBe(explain(reasons, locale))
    },
  )

  it('reasons that never were JSON come back as they are', () => {
    const reasons = [{ code: 'mean', clauses: [], count: 2, observed: exact('1/3'), percent: false }]
    expect(reasonsFromPlain(reasons)).toEqual(reasons)
  })
})

describe('At the boundary', () => {
  const kept = (facts: object): unknown => reasonsFromPlain([{ code: 'mean', clauses: [], ...facts }])[0]

  it('digits are numbers again in fractions and in amounts of smallest units, and nowhere else', () => {
    expect(kept({ observed: { numerator: '-6', denominator: '4' } })).toMatchObject({ observed: ratio(-3n, 2n) })
    expect(kept({ owedMinor: '12', item: '12' })).toMatchObject({ owedMinor: 12n, item: '12' })
    expect(kept({ owedMinor: '12.0' })).toMatchObject({ owedMinor: '12.0' })
    expect(kept({ list: [{ amountMinor: '-7' }] })).toMatchObject({ list: [{ amountMinor: -7n }] })
    expect(kept({ observed: { numerator: '6', denominator: 'x' } })).toMatchObject({
      observed: { numerator: '6', denominator: 'x' },
    })
    expect(kept({ observed: { numerator: 'x', denominator: '4' } })).toMatchObject({
      observed: { numerator: 'x', denominator: '4' },
    })
  })

  it('forty levels are read, and not one more', () => {
    const nested = (levels: number): unknown =>
      JSON.parse(`[{"code":"mean","clauses":[],"facts":${'['.repeat(levels)}${']'.repeat(levels)}}]`)
    expect(codesOf(nested(39))).toEqual([])
    expect(codesOf(nested(40)).map((told) => told.split(' ')[1])).toEqual(['too-deep'])
    expect(codesOf(nested(100_000)).map((told) => told.split(' ')[1])).toEqual(['too-deep'])
  })
})

describe('Refused', () => {
  it.each([
    ['text that was not parsed', '[]', [' wrong-kind']],
    ['nothing', null, [' wrong-kind']],
    ['no reasons', [], [' empty-list']],
    ['what is no reason', [1, null], ['[0] wrong-kind', '[1] wrong-kind']],
    [
      'codes of nobody',
      [{ code: 'toString', clauses: [] }, {}],
      ['[0].code not-one-of', '[1].code not-one-of', '[1].clauses missing-key'],
    ],
    [
      'a key that would be a prototype',
      JSON.parse('[{"code":"mean","clauses":[],"__proto__":{"count":1}}]'),
      ['[0].__proto__ reserved-key'],
    ],
    [
      'a fraction of nothing',
      [{ code: 'mean', clauses: [], observed: { numerator: '1', denominator: '0' } }],
      ['[0].observed zero-denominator'],
    ],
    ['a code that is a number', [{ code: 7, clauses: [] }], ['[0].code not-one-of']],
  ])('%s', (_, plain, codes) => {
    expect(codesOf(plain)).toEqual(codes)
  })

  it('each is told in words', () => {
    const told = (plain: unknown): readonly string[] => {
      try {
        reasonsFromPlain(plain)
      } catch (error) {
        if (isRulesError(error)) return error.problems.map((found) => explainProblem(found, 'en'))
        throw error
      }
      return []
    }
    expect(told('[]')).toEqual(['expected a list; received "[]". Write [ … ] there.'])
    expect(told([])).toEqual([
      'expected at least one reason; received a list of 0. Name one; a list that may be missing can be left out instead.',
    ])
    expect(told([1])).toEqual(['[0]: expected an object; received 1. Write { … } there.'])
    expect(told([{ code: 'mean', clauses: 'WJC-7' }])).toEqual([
      '[0].clauses: expected a list; received "WJC-7". Write [ … ] there.',
    ])
    expect(told([{ code: 7, clauses: [] }])).toEqual([
      `[0].code: expected one of: ${Object.keys(SENTENCES_EN).slice(0, 5).join(', ')}, …; received 7. Choose one of these.`,
    ])
    expect(told([{ code: 'mean' }])).toEqual([
      '[0].clauses: expected a value for clauses; received nothing. State it: it has no default.',
    ])
  })
})
