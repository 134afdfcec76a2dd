import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Problem, tellIssues } from '../../src/problems/index.js'

// What a schema could say and ours do not: nothing that is refused may be passed over, whatever zod makes of it.

type Issues = Parameters<typeof tellIssues>[0]

const told = (issue: object, whole: unknown, schema: z.ZodType = z.any()): readonly string[] => {
  const problems: Problem[] = []
  tellIssues([issue] as unknown as Issues, schema, whole, problems)
  return problems.map(({ code, path, expected, received }) => `${code} ${path}: ${expected}; ${received}`)
}
describe('At the boundary', () => {
  it('a union that says nothing of what is wrong in its nearest branch', () => {
    expect(told({ code: 'invalid_union', path: ['a'], errors: [[]], message: 'Not so' }, { a: 1 })).toEqual([
      'not-taken : what its check takes, which says: Not so; an object',
    ])
  })

  it('a union without branches: among no options, or of two at once', () => {
    const issue = { code: 'invalid_union', path: ['a'], errors: [], message: 'Both' }
    expect(told({ ...issue, options: ['x', 'y'] }, { a: 'z' })).toEqual(['not-one-of a: one of: x, y; "z"'])
    expect(told({ ...issue, inclusive: true, options: ['x'] }, { a: 'z' })).toEqual(['not-one-of a: one of: x; "z"'])
    expect(told(issue, { a: 'z' })).toEqual(['not-one-of a: one of: ; "z"'])
    expect(told({ ...issue, inclusive: false }, { a: 'z' })).toEqual([
      'not-taken a: what its check takes, which says: Both; "z"',
    ])
  })

  it('the option that is not there: named where they are few, and not where there is none to name', () => {
    const issue = { code: 'invalid_value', path: ['a'], values: ['x', 'y'], message: '' }
    const facts = (values: readonly string[], path: readonly string[]): unknown => {
      const problems: Problem[] = []
      tellIssues([{ ...issue, values, path }] as unknown as Issues, z.any(), undefined, problems)
      return problems.map(({ code, facts: known }) => [code, known])
    }
    expect(facts(['x', 'y'], ['a'])).toEqual([['missing-key', { key: 'a', options: 'x, y' }]])
    expect(facts([], ['a'])).toEqual([['missing-key', { key: 'a' }]])
    expect(facts(['x'], [])).toEqual([['wrong-kind', { kind: '' }]])
  })

  it('a key that is no short name, three levels down', () => {
    expect(told({ code: 'invalid_key', path: ['a', 'b', 'C c'], message: '' }, { a: { b: { 'C c': 1 } } })).toEqual([
      'not-a-short-name a.b.C c: a short name of small letters, digits and single hyphens, such as admit-worker-owner; "C c"',
    ])
  })

  it('a code that this version of zod does not have', () => {
    expect(told({ code: 'of-tomorrow', path: ['a'], message: 'Not today\nnor later' }, { a: 1 })).toEqual([
      'not-taken a: what its check takes, which says: Not today; 1',
    ])
  })

  it('places inside what has none: text, nothing, what only a prototype has', () => {
    const at = (path: readonly PropertyKey[], whole: unknown) =>
      told({ code: 'invalid_type', expected: 'string', path, message: '' }, whole)
    expect(at(['length'], 'text')).toEqual(at(['length'], {}))
    expect(at(['a', 'b'], { a: null })).toEqual(at(['a', 'b'], {}))
    expect(at(['a', 'b'], { a: 5 })).toEqual(at(['a', 'b'], {}))
    expect(at(['toString'], {})).toEqual(['missing-key toString: a value for toString; nothing'])
  })

  it('keys that are not known where the schema knows of no such place', () => {
    const issue = { code: 'unrecognized_keys', keys: ['k'], message: '' }
    const schema = z.strictObject({ a: z.string() })
    expect(told({ ...issue, path: ['b'] }, { b: { k: 1 } }, schema)).toEqual(['unknown-key b.k: one of: ; "k"'])
    expect(told({ ...issue, path: [] }, { k: 1 }, schema)).toEqual(['unknown-key k: one of: a; "k"'])
  })

  it('of two branches a key too many is nearer than two keys that are wrong', () => {
    const wrong = (key: string) => ({ code: 'invalid_type', expected: 'string', path: [key], message: '' })
    const errors = [[wrong('a'), wrong('b')], [{ code: 'unrecognized_keys', keys: ['c'], path: [], message: '' }]]
    const union = { code: 'invalid_union', path: [], errors, message: '' }
    expect(told(union, { a: 1, b: 2, c: 3 }, z.strictObject({ a: z.number(), b: z.number() }))).toEqual([
      'unknown-key c: one of: a, b; "c"',
    ])
  })

  it('no issues: nothing is told', () => {
    const problems: Problem[] = []
    tellIssues([], z.any(), {}, problems)
    expect(problems).toEqual([])
  })
})
