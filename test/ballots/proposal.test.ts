import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkNumberQuestion, type NumberQuestion, readProposal } from '../../src/ballots/index.js'
import { compare, divide, exact } from '../../src/exact/index.js'
import { explainProblem, type Problem } from '../../src/problems/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf } from '../decisions/problems-of.js'

const PAY = { kind: 'number', id: 'pay', unit: 'USD per hour', min: '0', max: '100', step: '0.01' } as const
const SHARE = { kind: 'number', id: 'removal', unit: 'share', min: 0, max: 1 } as const

const read = (question: NumberQuestion, answer: unknown) => readProposal(question, answer, 'proposal')
const codes = (question: NumberQuestion, answers: readonly unknown[]) =>
  answers.map((answer) => refusedOf(read(question, answer))[0] ?? 'read')
const checked = (question: Partial<NumberQuestion>): readonly string[] =>
  checkNumberQuestion({ kind: 'number', id: 'q', unit: 'days', ...question }).map(
    ({ code, path }: Problem) => `${code} ${path}`,
  )

describe('From the source', () => {
  it('WJC-9: the amounts of the two people of the example are proposals: 15, 10, 10, 5 and 10, 10, 10, 8 USD an hour', () => {
    for (const amount of [15, 10, 5, 8]) expect(read(PAY, amount)).toEqual({ kind: 'answer', answer: exact(amount) })
  })
  it('WJC-7: the ten shares of the example are proposals, 40% and 100% among them', () => {
    for (const share of ['50%', '90%', '60%', '80%', '40%', '70%', '100%'])
      expect(read(SHARE, share)).toEqual({ kind: 'answer', answer: exact(share) })
  })
  it('WJC-17: days of vacation by whole days, hours by halves', () => {
    const days = { kind: 'number', id: 'vacation', unit: 'days a year', min: 0, step: 1 } as const
    expect(codes(days, ['25', '25.5'])).toEqual(['read', 'off-step proposal'])
  })
  it('a working week of at most 48 hours (Directive 2003/88/EC, art. 6)', () => {
    const hours = { kind: 'number', id: 'hours', unit: 'hours a week', max: 48 } as const
    expect(codes(hours, ['47.5', 48, '48.5'])).toEqual(['read', 'read', 'out-of-range proposal'])
  })
})

describe('At the boundary', () => {
  it('the lower end: one step below, exactly, one step above', () => {
    expect(codes(PAY, ['-0.01', '0', '0.01'])).toEqual(['out-of-range proposal', 'read', 'read'])
  })
  it('the upper end: one step below, exactly, one step above', () => {
    expect(codes(PAY, ['99.99', '100', '100.01'])).toEqual(['read', 'read', 'out-of-range proposal'])
  })
  it('a step, counted from the lower end: just below, exactly, just above', () => {
    const fromOne = { ...PAY, min: '1', step: '0.3' }
    expect(codes(fromOne, ['1.29', '1.3', '1.31', '1.2'])).toEqual([
      'off-step proposal',
      'read',
      'off-step proposal',
      'off-step proposal',
    ])
  })
  it('a step, counted from nothing where there is no lower end, on both sides of it', () => {
    const open = { kind: 'number', id: 'q', unit: 'points', step: '0.1' } as const
    expect(codes(open, [0.3, '-0.3', 0.1 + 0.2, '0.35'])).toEqual([
      'read',
      'read',
      'off-step proposal',
      'off-step proposal',
    ])
  })
  it('a third is on the step of a third, which no decimal is', () => {
    const thirds = { kind: 'number', id: 'q', unit: 'share', step: '1/3' } as const
    expect(codes(thirds, ['2/3', '0.6667', '1'])).toEqual(['read', 'off-step proposal', 'read'])
  })
  it('the ends of a range: reversed, the same, in order; and a step: below nothing, nothing, above', () => {
    expect([2, 1, 0].map((min) => checked({ min, max: 1 }))).toEqual([['bounds-reversed min'], [], []])
    expect(['-0.5', 0, '0.5'].map((step) => checked({ step }))).toEqual([
      ['step-not-positive step'],
      ['step-not-positive step'],
      [],
    ])
  })
})

describe('Always true', () => {
  it('it is read exactly where it lies within the range and on a step', () => {
    const tenths = fc.integer({ min: -300, max: 300 })
    const step = fc.integer({ min: 1, max: 30 })
    always(
      fc.property(tenths, tenths, tenths, step, (a, b, at, size) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)]
        const question = { ...PAY, min: `${min}/10`, max: `${max}/10`, step: `${size}/10` }
        const fits = at >= min && at <= max && (at - min) % size === 0
        expect(read(question, `${at}/10`).kind).toBe(fits ? 'answer' : 'refused')
      }),
    )
  })
  it('the answer is the very number that was written', () => {
    always(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 12n }), (numerator, denominator) => {
        const free = { kind: 'number', id: 'q', unit: 'points' } as const
        const answer = read(free, `${numerator}/${denominator}`)
        if (answer.kind !== 'answer') throw new Error('a fraction was refused')
        expect(compare(answer.answer, divide(exact(numerator), exact(denominator)))).toBe(0)
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('0.1 + 0.2 of a computer is not 0.3, and is not on its step: write it as text', () => {
    expect(read({ ...PAY, step: '0.1' }, 0.1 + 0.2).kind).toBe('refused')
    expect(read({ ...PAY, step: '0.1' }, '0.3').kind).toBe('answer')
  })
})

describe('Refused', () => {
  it('a percentage of what is no share, a decimal comma, what is no number', () => {
    expect(codes(PAY, ['15%', '12,5', 'ten', '', null, Number.NaN, [15]])).toEqual([
      'percent-not-meant proposal',
      'decimal-comma proposal',
      'not-a-number proposal',
      'not-a-number proposal',
      'not-a-number proposal',
      'not-a-number proposal',
      'not-a-number proposal',
    ])
  })
  it('72 where 72% is meant lies out of range, as the bound was written', () => {
    const answer = read({ ...SHARE, max: '100%' }, '72')
    const [problem] = answer.kind === 'refused' ? answer.problems : []
    expect(problem && explainProblem(problem, 'en')).toBe(
      'proposal: expected a number from 0 to 100%, both included; received "72". Propose a number within the range.',
    )
  })
  it('a question all of whose numbers are wrong: all at once', () => {
    expect(checked({ min: 'none', max: '1,5', step: Number.POSITIVE_INFINITY })).toEqual([
      'not-a-number min',
      'decimal-comma max',
      'not-a-number step',
    ])
    expect(checked({ min: 3, max: 2, step: -1 })).toEqual(['bounds-reversed min', 'step-not-positive step'])
  })
})
