import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkOptions, type OptionsQuestion, readOptions } from '../../src/ballots/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf } from '../decisions/problems-of.js'

const SHORTAGE = { kind: 'options', id: 'shortage', options: ['forfeit', 'hold', 'pro rata'] } as const

const told = (answer: unknown, question: OptionsQuestion = SHORTAGE) =>
  refusedOf(readOptions(question, answer, 'ballot'))
const checked = (options: readonly string[], most?: number) =>
  checkOptions({ kind: 'options', id: 'q', options, ...(most === undefined ? {} : { most }) }).map(
    ({ code, path }) => `${code} ${path}`,
  )

describe('From the source', () => {
  it('WJC-20: as many as one likes of forfeit, hold and pro rata', () => {
    for (const answer of [[], ['hold'], ['pro rata', 'hold'], ['forfeit', 'hold', 'pro rata']])
      expect(readOptions(SHORTAGE, answer, 'ballot')).toEqual({ kind: 'answer', answer })
  })
  it('WC-3: the seven seats of the board: no more than seven names on a ballot', () => {
    const names = Array.from({ length: 12 }, (_, at) => `candidate ${at + 1}`)
    const board = { kind: 'options', id: 'board', options: names, most: 7 } as const
    const answers = [6, 7, 8].map((count) => told(names.slice(0, count), board))
    expect(answers).toEqual([[], [], ['too-many-chosen ballot']])
  })
  it('the paper of the British referendum of 2016 had two answers and room for one cross', () => {
    const paper = { kind: 'options', id: '2016', options: ['Remain', 'Leave'], most: 1 } as const
    expect(told(['Leave'], paper)).toEqual([])
    expect(told(['Remain', 'Leave'], paper)).toEqual(['too-many-chosen ballot'])
  })
})

describe('At the boundary', () => {
  it('options: none, one', () => {
    expect([[], ['hold']].map((options) => checked(options))).toEqual([['empty-list options'], []])
  })
})

describe('Always true', () => {
  it('what was chosen is read as it was written, in its order', () => {
    always(
      fc.property(fc.shuffledSubarray([...SHORTAGE.options]), (answer) => {
        expect(readOptions(SHORTAGE, answer, 'ballot')).toEqual({ kind: 'answer', answer })
      }),
    )
  })
  it('a question is in order exactly where it has options and none twice', () => {
    always(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 }), (options) => {
        const fine = options.length > 0 && new Set(options).size === options.length
        expect(checked(options).length === 0).toBe(fine)
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('an option has the name it was given: another case, or a space more, is another', () => {
    expect(told(['Hold'])).toEqual(['not-one-of ballot[0]'])
    expect(told(['hold '])).toEqual(['not-one-of ballot[0]'])
  })
})

describe('Refused', () => {
  it('options that are no texts, wherever they stand', () => {
    const odd = ['a', 7, null, { toString: 1 }, 'a'] as never
    expect(checked(odd)).toEqual(['wrong-kind options[1]', 'wrong-kind options[2]', 'wrong-kind options[3]'])
  })
  it('everything at once, each in its place', () => {
    const question = { ...SHORTAGE, most: 3 }
    expect(told(['strike', 'hold', 'hold', 7], question)).toEqual([
      'not-one-of ballot[0]',
      'listed-twice ballot[2]',
      'not-one-of ballot[3]',
      'too-many-chosen ballot',
    ])
  })
  it('what is no list', () => {
    for (const answer of ['hold', null, 1, { 0: 'hold', length: 1 }, new Set(['hold'])])
      expect(told(answer)).toEqual(['wrong-kind ballot'])
  })
  it('an option listed twice in the question', () => {
    expect(checked(['a', 'b', 'a', 'b'])).toEqual(['listed-twice options[2]', 'listed-twice options[3]'])
  })
  it('a most that is no count of options: no ballot could be cast, or any', () => {
    for (const most of [-1, 0.5, Number.NaN]) expect(checked(['a', 'b'], most)).not.toEqual([])
  })
})
