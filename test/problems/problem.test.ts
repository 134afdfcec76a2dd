import { describe, expect, it } from 'vitest'
import * as says from '../../src/problems/en.js'
import { LOCALES, problem } from '../../src/problems/index.js'

describe('From the source', () => {
  it('WJC-17: a proposal off its step is told with what it was made of', () => {
    expect(problem(says.offStep, { path: 'proposal', received: '37.25', facts: { step: '0.5', from: '0' } })).toEqual({
      code: 'off-step',
      path: 'proposal',
      expected: 'a number in steps of 0.5 counted from 0',
      received: '"37.25"',
      todo: 'Propose the nearest step.',
      facts: { step: '0.5', from: '0' },
    })
  })
})

describe('At the boundary', () => {
  it('without a line and without facts, there is no key for them', () => {
    expect(Object.keys(problem(says.notJoined, { path: '', received: undefined }))).toEqual([
      'code',
      'path',
      'expected',
      'received',
      'todo',
    ])
  })
  it('with a line, it is there', () => {
    expect(
      problem(says.missingColumn, { path: 'member', received: 'ana', line: 3, facts: { column: 'member' } }),
    ).toMatchObject({
      line: 3,
      todo: 'Add the column, or rename the one that is meant.',
    })
  })
})

describe('Always true', () => {
  it('there are two languages', () => {
    expect(LOCALES).toEqual(['en', 'es'])
  })
  it('what is in the path and the facts is data, and stays as it came', () => {
    const facts = { item: 'a ${item}\nof two lines' }
    expect(problem(says.unknownItem, { path: 'rule', received: 1, facts }).facts).toEqual(facts)
  })
})
