import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DISCLOSURE } from '../../src/disclosure/index.js'
import type { Problem } from '../../src/problems/index.js'
import { bitsOf, choiceOf, tryBitsOf } from '../../src/secrecy/choice.js'
import { type Asks, layoutOf, weightsUpTo } from '../../src/secrecy/contest.js'
import { readContest, tryReadContest } from '../../src/secrecy/index.js'
import { always } from '../arbitraries/run.js'
import { inWords } from '../arbitraries/told.js'

const YES_NO = {
  cooperative: 'bakery',
  matter: 'removal-7',
  question: '0a'.repeat(32),
  asks: { kind: 'yes-no' },
  rule: { atLeast: '72%', of: 'electorate' },
  disclosure: DISCLOSURE.strict,
} as const
const { rule: _, ...WITHOUT_RULE } = YES_NO
const number = (min: string, max: string, step: string): Asks => ({ kind: 'number', min, max, step })
const choose = (options: readonly string[], least: number, most: number): Asks => ({
  kind: 'choose',
  options,
  least,
  most,
})

const wrongs = (given: unknown): readonly string[] => {
  const read = tryReadContest(given)
  return read.kind === 'refused' ? told(read.problems) : []
}
const wrongChoice = (asks: Asks, choice: unknown): readonly string[] => {
  const read = tryBitsOf(asks, choice)
  return read.kind === 'refused' ? told(read.problems) : []
}
/** By code and place; each can be told in words. */
const told = (problems: readonly Problem[]): readonly string[] => {
  problems.forEach(inWords)
  return problems.map(({ code, path }) => `${code} ${path}`)
}

/** All sums that some of these weights make. */
const sumsOf = (weights: readonly number[]): readonly number[] =>
  [...weights.reduce((sums, weight) => new Set([...sums, ...[...sums].map((sum) => sum + weight)]), new Set([0]))].sort(
    (a, b) => a - b,
  )

describe('the weights of a number', () => {
  it('0 to 100: 1, 2, 4, 8, 16, 32 and the rest, 37', () => {
    expect(weightsUpTo(100)).toEqual([1, 2, 4, 8, 16, 32, 37])
    expect(weightsUpTo(1)).toEqual([1])
    expect(weightsUpTo(127)).toEqual([1, 2, 4, 8, 16, 32, 64])
    expect(weightsUpTo(128)).toEqual([1, 2, 4, 8, 16, 32, 64, 1])
    expect(weightsUpTo(2 ** 20)).toHaveLength(21)
  })

  it('cover exactly 0 to the most, for every most up to 600', () => {
    for (let most = 0; most <= 600; most++)
      expect(sumsOf(weightsUpTo(most))).toEqual(Array.from({ length: most + 1 }, (__, sum) => sum))
  })

  it('make every number of steps, and say it again', () => {
    for (const most of [1, 2, 3, 4, 7, 8, 60, 100, 127, 128])
      for (let steps = 0; steps <= most; steps++) {
        const asks = number('0', String(most), '1')
        const { bits } = bitsOf(asks, String(steps))
        expect(choiceOf(asks, bits)).toBe(String(steps))
      }
  })
})

describe('a choice as bits', () => {
  it('is said again by its bits: numbers of any range and step', () => {
    always(
      fc.property(
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.constantFrom('1', '0.5', '0.01', '25'),
        fc.nat(),
        (least, steps, step, chosen) => {
          const at = (count: number): string =>
            ((100 * least + count * Math.round(Number(step) * 100)) / 100).toFixed(2)
          const asks = number(String(least), at(steps), step)
          const choice = at(chosen % (steps + 1))
          expect(Number(choiceOf(asks, bitsOf(asks, choice).bits))).toBe(Number(choice))
        },
      ),
    )
  })

  it('of options: as many ones as may be chosen at most, blanks included', () => {
    const asks = choose(['ana', 'berta', 'carlos', 'dora'], 1, 3)
    const { slots, ones } = layoutOf(asks)
    expect([slots.length, ones]).toEqual([6, 3])
    expect(bitsOf(asks, ['carlos']).bits).toEqual([0, 0, 1, 0, 1, 1])
    expect(bitsOf(asks, ['dora', 'ana']).bits).toEqual([1, 0, 0, 1, 1, 0])
    expect(bitsOf(asks, ['ana', 'berta', 'dora']).bits).toEqual([1, 1, 0, 1, 0, 0])
    expect(choiceOf(asks, [1, 0, 0, 1, 1, 0])).toEqual(['ana', 'dora'])
    expect(bitsOf(choose(['ana'], 0, 1), []).bits).toEqual([0, 1])
    expect(bitsOf({ kind: 'yes-no' }, 'for').bits).toEqual([1])
    expect(choiceOf({ kind: 'yes-no' }, [0])).toBe('against')
  })

  it('refuses what the vote does not know, with everything that is wrong', () => {
    for (const choice of ['yes', 1, true, undefined, ['for']])
      expect(wrongChoice({ kind: 'yes-no' }, choice)).toEqual(['not-one-of choice'])
    const hours = number('10', '40', '0.5')
    expect(wrongChoice(hours, '9.5')).toEqual(['out-of-range choice'])
    expect(wrongChoice(hours, '40.5')).toEqual(['out-of-range choice'])
    expect(wrongChoice(hours, '10.25')).toEqual(['off-step choice'])
    for (const choice of [20, '2e1', '1/2', '20%', '20,5', '', null])
      expect(wrongChoice(hours, choice)).toEqual(['not-a-plain-decimal choice'])
    const people = choose(['ana', 'berta', 'carlos'], 1, 2)
    expect(wrongChoice(people, 'ana')).toEqual(['wrong-kind choice'])
    expect(wrongChoice(people, [])).toEqual(['wrong-length choice'])
    expect(wrongChoice(people, ['ana', 'ana', 'zoe'])).toEqual([
      'not-one-of choice[2]',
      'listed-twice choice[1]',
      'wrong-length choice',
    ])
    expect(() => bitsOf(people, [])).toThrow('no fewer than 1')
  })
})

describe('a contest', () => {
  it('is read as it was written', () => {
    expect(readContest(YES_NO).contest).toEqual(YES_NO)
    expect(wrongs({ ...WITHOUT_RULE, asks: number('0', '60', '0.5') })).toEqual([])
    expect(wrongs({ ...WITHOUT_RULE, asks: choose(['ana', 'berta'], 0, 2) })).toEqual([])
    expect(wrongs({ ...YES_NO, asks: choose(['for', 'against', 'abstain'], 1, 1) })).toEqual([])
    expect(wrongs({ ...YES_NO, disclosure: DISCLOSURE.told })).toEqual([])
  })

  it('numbers: a whole number of steps, at least 1 and at most 2^20', () => {
    const of = (min: string, max: string, step: string): readonly string[] =>
      wrongs({ ...WITHOUT_RULE, asks: number(min, max, step) })
    expect(of('0', '1', '1')).toEqual([])
    expect(of('-5', '5', '0.1')).toEqual([])
    expect(of('0', '1048576', '1')).toEqual([])
    expect(of('0', '1048577', '1')).toEqual(['too-many-steps asks.max'])
    expect(of('3', '3', '1')).toEqual(['too-many-steps asks.max'])
    expect(of('3', '2', '1')).toEqual(['bounds-reversed asks.max'])
    expect(of('0', '1', '0.3')).toEqual(['off-step asks.max'])
    expect(of('0', '1', '0')).toEqual(['step-not-positive asks.step'])
    expect(of('0', '1', '-1')).toEqual(['step-not-positive asks.step'])
    expect(of('0', '1/2', '10%')).toEqual(['not-a-plain-decimal asks.max', 'not-a-plain-decimal asks.step'])
  })

  it('options: each once, and no more chosen than there are', () => {
    const of = (options: readonly string[], least: number, most: number): readonly string[] =>
      wrongs({ ...WITHOUT_RULE, asks: choose(options, least, most) })
    expect(of(['ana', 'ana'], 0, 1)).toEqual(['listed-twice asks.options[1]'])
    expect(of(['ana', 'berta'], 0, 3)).toEqual(['wrong-length asks.most'])
    expect(of(['ana', 'berta'], 2, 1)).toEqual(['wrong-length asks.least'])
    expect(of([], 0, 1)).toEqual(['wrong-length asks.options'])
    expect(of(['a\nb'], 0, 1)).toEqual(['not-a-name asks.options[0]'])
    expect(of(['ana'], -1, 0)).toEqual(['wrong-length asks.least', 'wrong-length asks.most'])
  })

  it('a rule: only where ballots are for or against, and with numbers that can be hashed', () => {
    const options = choose(['for', 'abstain', 'against'], 1, 1)
    expect(wrongs({ ...YES_NO, asks: options })).toEqual(['rule-needs-for-or-against rule'])
    expect(wrongs({ ...YES_NO, asks: choose(['for', 'against', 'abstain'], 0, 1) })).toEqual([
      'rule-needs-for-or-against rule',
    ])
    expect(wrongs({ ...YES_NO, asks: number('0', '9', '1') })).toEqual(['rule-needs-for-or-against rule'])
    expect(wrongs({ ...YES_NO, rule: { atLeast: 0.72, of: 'electorate' } })).toEqual(['lossy-number rule.atLeast'])
    expect(wrongs({ ...YES_NO, rule: { atLeast: 1, of: 'electorate' } })).toEqual([])
    expect(wrongs({ ...YES_NO, rule: { atLeast: '172%', of: 'everyone' } })).toEqual([
      'threshold-out-of-range rule.atLeast',
      'not-one-of rule.of',
    ])
    expect(wrongs({ ...YES_NO, rule: { atLeast: { average: 'x' }, of: 'electorate' } })).toEqual([
      'threshold-not-pinned rule.atLeast',
    ])
  })

  it('refuses everything else, each at its place', () => {
    expect(wrongs(null)).toEqual(['wrong-kind '])
    expect(wrongs({ ...YES_NO, more: 1 })).toEqual(['unknown-key more'])
    expect(wrongs({ ...YES_NO, question: '0A'.repeat(32) })).toEqual(['not-hex-64 question'])
    expect(wrongs({ ...YES_NO, cooperative: '', matter: 7 })).toEqual(['not-a-name cooperative', 'wrong-kind matter'])
    expect(wrongs({ ...YES_NO, asks: { kind: 'ranked' } })).toEqual(['not-one-of asks.kind'])
    expect(wrongs({ ...YES_NO, asks: { kind: 'yes-no', options: [] } })).toEqual(['unknown-key asks.options'])
    expect(wrongs({ ...YES_NO, disclosure: { ...DISCLOSURE.strict, ends: 'shown', colluders: 0 } })).toEqual([
      'not-one-or-more disclosure.colluders',
      'not-one-of disclosure.ends',
    ])
    expect(() => readContest({ ...YES_NO, more: 1 })).toThrow('more: expected one of')
  })
})
