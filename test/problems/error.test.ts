import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageOf } from '../../src/averages/index.js'
import * as says from '../../src/problems/en.js'
import {
  isRulesError,
  orThrow,
  type Problem,
  problem,
  RulesError,
  tell,
  throwProblems,
} from '../../src/problems/index.js'
import { always } from '../arbitraries/run.js'

const first = problem(says.notANumber, { path: 'proposals[0]', received: 'x' })
const second = problem(says.notJoined, { path: '', received: 'zoe' })

const errorOf = (act: () => unknown): unknown => {
  try {
    act()
  } catch (error) {
    return error
  }
  return undefined
}

/** What another copy of the package would throw: a class of the same name and shape, and not this class. */
class OtherCopy extends Error {
  override readonly name = 'RulesError'
  readonly code = 'not-a-number'
  readonly problems = [first]
}

describe('From the source', () => {
  it('WJC-7: two shares that cannot be read are one error that lists both', () => {
    const error = errorOf(() => averageOf({ proposals: ['50%', 'ninety', '60%', '1/0'], clauses: ['WJC-7'] }))
    expect(isRulesError(error) && [error.code, error.problems.map(({ path, code }) => [path, code])]).toEqual([
      'not-a-number',
      [
        ['proposals[1]', 'not-a-number'],
        ['proposals[3]', 'zero-denominator'],
      ],
    ])
  })
})

describe('At the boundary', () => {
  it('no problem throws nothing, one and two throw the code of the first', () => {
    expect(
      errorOf(() => {
        throwProblems([])
      }),
    ).toBeUndefined()
    expect(
      errorOf(() => {
        throwProblems([first])
      }),
    ).toMatchObject({ code: 'not-a-number', problems: [first] })
    expect(
      errorOf(() => {
        throwProblems([second, first])
      }),
    ).toMatchObject({
      code: 'not-joined',
      problems: [second, first],
    })
  })
  it('99 and 100 problems are told, the 101st says that there are too many, and no more are told', () => {
    const problems: Problem[] = []
    const more = Array.from({ length: 105 }, () => tell(problems, first))
    expect([more[98], more[99], more[100], more[101], more[104]]).toEqual([true, true, false, false, false])
    expect(problems).toHaveLength(101)
    expect(problems.slice(0, 100).every((found) => found === first)).toBe(true)
    expect(problems[100]).toMatchObject({ code: 'too-many-problems', path: '', facts: { most: 100 } })
  })
  it('one problem a line, with its path where it has one', () => {
    const error = new RulesError([first, second])
    expect(error.message).toBe(
      'proposals[0]: expected a number such as 12, 12.5, 2/3 or 72%, received "x". Write plain digits with a decimal point, and no spaces, such as 2/3 or 70%.\n' +
        'expected someone who has joined, received "zoe". Let them join first.',
    )
  })
})

describe('Always true', () => {
  it('it is an Error, of its own name, with a stack', () => {
    const error = new RulesError([first])
    expect([error instanceof Error, error instanceof RulesError, error.name]).toEqual([true, true, 'RulesError'])
    expect(error.stack).toContain('error.test.ts')
    expect(String(error)).toMatch(/^RulesError: proposals\[0\]: expected a number/)
  })
  it('the error of another copy of the package is recognised too, though it is no instance of this class', () => {
    expect([new OtherCopy() instanceof RulesError, isRulesError(new OtherCopy())]).toEqual([false, true])
  })
  it('an outcome that was not refused comes out as it went in', () => {
    always(
      fc.property(
        fc.record({ kind: fc.string().filter((kind) => kind !== 'refused'), value: fc.anything() }),
        (outcome) => {
          expect(orThrow(outcome)).toBe(outcome)
        },
      ),
    )
  })
  it('an outcome that was refused is thrown with everything that is wrong', () => {
    const error = errorOf(() => orThrow({ kind: 'refused', problems: [second, first] }))
    expect(isRulesError(error) && error.problems).toEqual([second, first])
  })
})

describe('Not true, on purpose', () => {
  it.each([
    ['any other error', new Error('x')],
    ['an error with our name alone', Object.assign(new Error('x'), { name: 'RulesError' })],
    ['an error with our code alone', Object.assign(new Error('x'), { code: 'not-a-number', problems: [] })],
    ['our data without an error', { name: 'RulesError', code: 'not-a-number', problems: [first] }],
    ['nothing', undefined],
    ['null', null],
  ])('%s is not recognised', (_name, error) => {
    expect(isRulesError(error)).toBe(false)
  })
})
