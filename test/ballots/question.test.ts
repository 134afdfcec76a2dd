import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHOICES, checkQuestion, type Question, readAnswer } from '../../src/ballots/index.js'
import { exact } from '../../src/exact/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const ADMIT = { kind: 'choice', id: 'admit-m17' } as const
const HOURS = { kind: 'number', id: 'hours', unit: 'hours a week', min: 0, max: 60, step: '0.5' } as const
const SHORTAGE = { kind: 'options', id: 'shortage', options: ['forfeit', 'hold', 'pro rata'] } as const
const QUESTIONS: readonly Question[] = [ADMIT, HOURS, SHORTAGE]

describe('From the source', () => {
  it('WJC-12: abstaining is a choice, and not having voted is none', () => {
    expect(CHOICES).toEqual(['for', 'against', 'abstain'])
    expect(readAnswer({ question: ADMIT, answer: 'abstain' })).toEqual({ kind: 'answer', answer: 'abstain' })
    expect(readAnswer({ question: ADMIT, answer: undefined }).kind).toBe('refused')
  })
  it('WJC-17: hours of the week in halves', () => {
    expect(readAnswer({ question: HOURS, answer: '37.5' })).toEqual({ kind: 'answer', answer: exact('75/2') })
    expect(refusedOf(readAnswer({ question: HOURS, answer: '37.25' }))).toEqual(['off-step answer'])
  })
  it('WJC-20: a choice among forfeit, hold and pro rata', () => {
    expect(readAnswer({ question: SHORTAGE, answer: ['hold'] })).toEqual({ kind: 'answer', answer: ['hold'] })
  })
  it('the three answers of the Swedish referendum of 1980 on nuclear power were options, and none of them for or against', () => {
    const question = { kind: 'options', id: '1980', options: ['line 1', 'line 2', 'line 3'], most: 1 } as const
    expect(readAnswer({ question, answer: ['line 2'] }).kind).toBe('answer')
    expect(refusedOf(readAnswer({ question, answer: 'for' }))).toEqual(['wrong-kind answer'])
  })
})

describe('At the boundary', () => {
  it('a choice is its word, to the letter', () => {
    for (const choice of CHOICES) expect(readAnswer({ question: ADMIT, answer: choice }).kind).toBe('answer')
    for (const answer of ['For', 'for ', '', 'yes', 'blank', 1, true, null, ['for'], { for: true }]) {
      expect(refusedOf(readAnswer({ question: ADMIT, answer }))).toEqual(['not-one-of answer'])
    }
  })
})

describe('Always true', () => {
  it('whatever is answered is read or refused with a place and what to do, never thrown', () => {
    always(
      fc.property(fc.constantFrom(...QUESTIONS), fc.anything(), (question, answer) => {
        const read = readAnswer({ question, answer, path: 'line[3]' })
        if (read.kind === 'answer') return
        expect(read.problems.length).toBeGreaterThan(0)
        for (const { path, todo, expected } of read.problems) {
          expect(path.startsWith('line[3]')).toBe(true)
          expect(`${expected} ${todo}`).not.toMatch(/undefined|NaN/)
        }
      }),
    )
  })
  it('what was read can be read again and is the same', () => {
    const answers = fc.oneof(
      fc.constantFrom(...CHOICES).map((answer) => [ADMIT, answer] as const),
      fc.integer({ min: 0, max: 120 }).map((halves) => [HOURS, `${halves}/2`] as const),
      fc.subarray([...SHORTAGE.options]).map((answer) => [SHORTAGE, answer] as const),
    )
    always(
      fc.property(answers, ([question, answer]) => {
        const once = readAnswer<Question>({ question, answer })
        if (once.kind !== 'answer') throw new Error('a valid answer was refused')
        expect(readAnswer<Question>({ question, answer: once.answer })).toEqual(once)
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('a ballot that chooses none of the options is an answer: it counts among the ballots', () => {
    expect(readAnswer({ question: SHORTAGE, answer: [] })).toEqual({ kind: 'answer', answer: [] })
  })
})

describe('Refused', () => {
  it('an answer in the place it has on the sheet', () => {
    expect(refusedOf(readAnswer({ question: ADMIT, answer: 'maybe', path: 'row[2].vote' }))).toEqual([
      'not-one-of row[2].vote',
    ])
  })
  it('a question that is none: throws, as the mistake of the caller', () => {
    const reversed = { ...HOURS, min: 60, max: 0 }
    expect(thrownBy(() => readAnswer({ question: reversed, answer: 1 }))).toEqual(['bounds-reversed min'])
    expect(thrownBy(() => readAnswer({ question: { ...SHORTAGE, options: [] }, answer: [] }))).toEqual([
      'empty-list options',
    ])
    expect(checkQuestion(ADMIT)).toEqual([])
  })
})
