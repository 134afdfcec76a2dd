import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageOf, numberInForce } from '../../src/averages/index.js'
import { exact, type ExactInput } from '../../src/exact/index.js'
import { explain } from '../../src/reasons/index.js'
import { amounts } from '../arbitraries/numbers.js'
import { codeOf, NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'

const admission = (minimumProposals: number, ...proposals: string[]) =>
  numberInForce({
    item: 'admission',
    average: averageOf({ proposals, clauses: ['WJC-13'] }),
    provisional: '3/4',
    minimumProposals,
  })

describe('From the source', () => {
  it('WJC-19: 70% and 80% give 75%, from two proposals on', () => {
    expect(admission(2, '70%', '80%')).toEqual({
      kind: 'average',
      item: 'admission',
      value: exact('75%'),
      because: [
        {
          code: 'average-in-force',
          clauses: ['WJC-19'],
          item: 'admission',
          count: 2,
          value: exact('75%'),
          percent: true,
        },
        { code: 'mean', clauses: ['WJC-13'], count: 2, observed: exact('75%'), percent: true },
      ],
    })
  })
  it('WJC-19: the three quarters of the text are provisional while fewer have proposed', () => {
    const inForce = admission(3, '60%', '70%')
    expect(inForce).toEqual({
      kind: 'provisional',
      item: 'admission',
      value: exact('3/4'),
      because: [
        {
          code: 'provisional',
          clauses: ['WJC-19'],
          item: 'admission',
          observed: 2,
          required: 3,
          value: exact('3/4'),
          percent: true,
        },
      ],
    })
    expect(explain(inForce.because, 'en')).toBe(
      'The provisional 75% is in force for admission: 2 members have proposed, and the average rules from 3 on (WJC-19).',
    )
    expect(explain(inForce.because, 'es')).toBe(
      'Rige el 75\u00a0% provisional para admission: 2 personas han propuesto, y el promedio rige a partir de 3 (WJC-19).',
    )
  })
  it('WJC-17: a provisional 40 hours a week is told as 40, not as a percentage', () => {
    const hours = (minimumProposals: number) =>
      numberInForce({
        item: 'hours',
        average: averageOf({ proposals: ['36', '38'], clauses: ['WJC-17'] }),
        provisional: '40',
        unit: 'hours a week',
        minimumProposals,
        clauses: ['WJC-17'],
      })
    expect(explain(hours(3).because, 'en')).toBe(
      'The provisional 40 is in force for hours: 2 members have proposed, and the average rules from 3 on (WJC-17).',
    )
    expect(explain(hours(2).because, 'en')).toBe(
      'The average of 2 proposals is in force for hours: 37 (WJC-17). The mean of 2 proposals is 37 (74 divided by 2) (WJC-17).',
    )
  })
})

describe('At the boundary', () => {
  it('one fewer than the minimum, exactly the minimum, one more', () => {
    expect([admission(3, '60%', '70%').kind, admission(2, '60%', '70%').kind, admission(1, '60%', '70%').kind]).toEqual(
      ['provisional', 'average', 'average'],
    )
  })
  it('a minimum below zero or beyond counting is refused, zero and the largest count are taken', () => {
    expect(codeOf(() => admission(-1))).toBe('not-a-count')
    expect(admission(0, '60%').kind).toBe('average')
    expect(admission(Number.MAX_SAFE_INTEGER, '60%').kind).toBe('provisional')
    expect(codeOf(() => admission(Number.MAX_SAFE_INTEGER + 1))).toBe('not-a-count')
  })
})

describe('Always true', () => {
  it('the average is in force just when enough have proposed, and the provisional number otherwise', () => {
    always(
      fc.property(fc.array(amounts, { maxLength: 8 }), fc.nat(9), amounts, (list, minimumProposals, provisional) => {
        const average = averageOf({ proposals: list.map(({ input }) => input) })
        const inForce = numberInForce({ item: 'pay', average, provisional: provisional.input, minimumProposals })
        const enough = list.length > 0 && list.length >= minimumProposals
        expect(inForce.kind).toBe(enough ? 'average' : 'provisional')
        expect(inForce.value).toEqual(enough && average.kind === 'average' ? average.value : provisional.value)
        expect(inForce.because.map(({ code }) => code)).toEqual(enough ? ['average-in-force', 'mean'] : ['provisional'])
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('with a minimum of zero and nobody proposing, the provisional number still rules: nothing has no average', () => {
    expect(admission(0)).toMatchObject({ kind: 'provisional', value: exact('3/4') })
  })
})

describe('Refused', () => {
  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, '2', null, undefined])(
    'not-a-count: a minimum of %s',
    (minimum) => {
      expect(codeOf(() => admission(minimum as number))).toBe('not-a-count')
    },
  )
  it.each(NOT_NUMBERS)('a provisional number that is %s, even while the average rules', (_name, input, code) => {
    const average = averageOf({ proposals: ['70%'] })
    const provisional = input as ExactInput
    expect(codeOf(() => numberInForce({ item: 'x', average, provisional, minimumProposals: 1 }))).toBe(code)
  })
})
