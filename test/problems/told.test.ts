import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  idProblem,
  isRecord,
  listedTwiceIn,
  plainCopy,
  type Problem,
  received,
  RESERVED_KEYS,
  RulesError,
  tellIssues,
  tellNoTexts,
  tellUnknownKeys,
  wrongKind,
} from '../../src/problems/index.js'
import { toldBy } from '../arbitraries/told.js'

/** Everything that is told on the way. */
const telling = (tell: (problems: Problem[]) => unknown) => {
  const problems: Problem[] = []
  tell(problems)
  return problems.map(toldBy)
}

describe('At the boundary', () => {
  it('a text of 59, 60 and 61 characters, and numbers of as many digits, are shown', () => {
    expect([59, 60, 61].map((length) => received('x'.repeat(length)))).toEqual([
      `"${'x'.repeat(59)}"`,
      `"${'x'.repeat(60)}"`,
      `"${'x'.repeat(60)}…"`,
    ])
    const digits = (count: number) => 10n ** BigInt(count - 1)
    expect([59, 60, 61].map((count) => received(digits(count)))).toEqual([
      `the bigint ${digits(59)}n`,
      `the bigint ${digits(60)}n`,
      `the bigint ${digits(60)}… (61 digits)`,
    ])
    expect(received(-digits(60))).toBe(`the bigint -1${'0'.repeat(58)}… (60 digits)`)
    expect([received(-0), received(0), received(-1), received(false)]).toEqual(['0', '0', '-1', 'false'])
    expect(received('a\u2028b\u0085c')).toBe('"a\\u2028b\\u0085c"')
  })

  it('an object, and what is none', () => {
    expect([{}, Object.create(null), [], null, undefined, 1, 'x', () => 1].map(isRecord)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ])
  })

  it('copying takes so many values and no more, wherever they stand', () => {
    const copying = (value: unknown, most: number) => telling((problems) => plainCopy(value, problems, most))
    expect(copying({ a: 1, b: 2 }, 2)).toEqual([])
    expect(copying({ a: 1, b: 2, c: 3 }, 2)).toEqual([['too-large', 'c', 'an object', { most: 2 }]])
    expect(copying([[1], [2]], 3)).toEqual([['too-large', '[1][0]', 'a list of 1', { most: 3 }]])
    expect([...RESERVED_KEYS]).toEqual(['__proto__', 'constructor', 'prototype'])
    expect(plainCopy({ list: [1, { a: null }], text: 'x' }, [])).toEqual({ list: [1, { a: null }], text: 'x' })
    expect(plainCopy('x', [])).toBe('x')
  })
})

describe('Refused', () => {
  it('what is missing is told by its last key; what is the whole input is not missing but of another kind', () => {
    expect(toldBy(wrongKind(undefined, 'rule.atLeast', 'text'))).toEqual([
      'missing-key',
      'rule.atLeast',
      'nothing',
      { key: 'atLeast' },
    ])
    expect(toldBy(wrongKind(undefined, 'rule', 'text'))[3]).toEqual({ key: 'rule' })
    expect(toldBy(wrongKind(undefined, '', 'text'))).toEqual(['wrong-kind', '', 'nothing', { kind: 'text' }])
    expect(toldBy(wrongKind(null, 'rule', 'text'))).toEqual(['wrong-kind', 'rule', 'null', { kind: 'text' }])
  })

  it('keys that are not known, also those that an object inherits', () => {
    const record = Object.assign(Object.create({ inherited: 1 }) as Record<string, unknown>, { a: 1, c: 2 })
    expect(telling((problems) => tellUnknownKeys(record, ['a', 'b'], 'rule', problems))).toEqual([
      ['unknown-key', 'rule.c', '"c"', { known: 'a, b' }],
      ['unknown-key', 'rule.inherited', '"inherited"', { known: 'a, b' }],
    ])
    expect(telling((problems) => tellUnknownKeys({ c: 1 }, ['a'], '', problems))).toEqual([
      ['unknown-key', 'c', '"c"', { known: 'a' }],
    ])
  })

  it('a list of texts may be left out, be empty, or hold texts', () => {
    const told = (value: unknown) => telling((problems) => tellNoTexts(value, 'clauses', problems))
    expect([undefined, [], ['a', 'b']].map(told)).toEqual([[], [], []])
    for (const value of [null, 'a', 7n])
      expect(told(value).map(([code, path, , facts]) => [code, path, facts])).toEqual([
        ['wrong-kind', 'clauses', { kind: 'a list' }],
      ])
    // Of a list it is told which of its elements are none, each at its place.
    expect(told([1, 'a', undefined])).toEqual([
      ['wrong-kind', 'clauses[0]', '1', { kind: 'text' }],
      ['wrong-kind', 'clauses[2]', 'nothing', { kind: 'text' }],
    ])
    for (const text of ['', 'a\nb', 'a\u0000b', 'x'.repeat(201)])
      expect(told(['WJC-1', text]).map(([code, path]) => [code, path])).toEqual([['not-a-name', 'clauses[1]']])
    expect(told(['by-laws 7, § 2', 'x'.repeat(200)])).toEqual([])
  })

  it('each id that stands twice, at each place but its first', () => {
    expect(listedTwiceIn(['a', 'b', 'a', 'a', 'c'], 'members').map(toldBy)).toEqual([
      ['listed-twice', 'members[2]', '"a"', { what: 'a' }],
      ['listed-twice', 'members[3]', '"a"', { what: 'a' }],
    ])
    expect(listedTwiceIn([], 'members')).toEqual([])
    for (const id of ['a\u0000', '\u001f', '\u007f', '\u009fb', 'a\u2028', '\u2029', 7, undefined, ''])
      expect(idProblem(id, 'member')).toMatchObject({ code: 'not-a-name', path: 'member' })
    for (const id of [' ', '~', '\u00a0', 'a b', '\u2027']) expect(idProblem(id, 'member')).toBeUndefined()
  })

  it('an error tells each problem on a line of its own', () => {
    const [one, two] = [wrongKind(1, 'a', 'text'), wrongKind(2, '', 'a list')]
    const error = new RulesError([one, two])
    expect(error.message).toBe(
      `a: expected ${one.expected}, received 1. ${one.todo}\nexpected ${two.expected}, received 2. ${two.todo}`,
    )
  })

  it('what a schema says in its own words is one line of at most three hundred characters', () => {
    const told = (message: string) => {
      const schema = z.string().refine(() => false, message)
      return telling((problems) => tellIssues(schema.safeParse('x').error?.issues ?? [], schema, 'x', problems))[0]?.[3]
    }
    expect(told('no\rmore')).toEqual({ reason: 'no' })
    expect(told('no\u2028more')).toEqual({ reason: 'no' })
    expect(told('n'.repeat(301))).toEqual({ reason: 'n'.repeat(300) })
    expect(told('n'.repeat(300))).toEqual({ reason: 'n'.repeat(300) })
  })

  it('lengths, options and lists within lists are told with their facts', () => {
    const schema = z.object({
      rows: z.array(z.array(z.strictObject({ kind: z.enum(['a', 'b']), name: z.string().max(2) }))),
    })
    const value = { rows: [[{ kind: 'c', name: 'xyz', more: 1 }]] }
    expect(
      telling((problems) => tellIssues(schema.safeParse(value).error?.issues ?? [], schema, value, problems)),
    ).toEqual([
      ['not-one-of', 'rows[0][0].kind', '"c"', { options: 'a, b' }],
      ['wrong-length', 'rows[0][0].name', '"xyz"', { least: '', most: '2' }],
      ['unknown-key', 'rows[0][0].more', '"more"', { known: 'kind, name' }],
    ])
  })
})
