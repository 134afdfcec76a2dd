import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as says from '../../src/problems/en.js'
import { explainProblem, LOCALES, type Problem, problem, tellIssues } from '../../src/problems/index.js'

const NAME = z.string().regex(/^[a-z]+$/)
const EVENT = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('joined'), member: z.string() }),
  z.strictObject({ kind: z.enum(['left', 'expelled']), member: z.string(), reason: z.string().optional() }),
])
const NOT_SEVEN = z.string().superRefine((value, context) => {
  const found = problem(says.notANumber, { path: '.inner', received: value })
  if (value === 'seven') context.addIssue({ code: 'custom', params: { problem: found } })
})
const SCHEMA = z
  .strictObject({
    title: z.string().min(1).max(5),
    seats: z.number().int().min(1).max(9),
    open: z.boolean(),
    kind: z.enum(['worker', 'housing']),
    id: NAME,
    address: z.strictObject({ street: z.string(), town: z.string() }).nullable(),
    says: z.union([z.string(), z.strictObject({ en: z.string(), es: z.string() })]),
    shares: z.record(NAME, z.strictObject({ minor: z.string() })),
    events: z.array(EVENT),
    number: NOT_SEVEN,
  })
  .partial()

/** What is told of data that the schema does not take. */
const tellingOf = (data: unknown, schema: z.ZodType = SCHEMA, before: readonly Problem[] = []): readonly Problem[] => {
  const problems = [...before]
  const read = schema.safeParse(data)
  if (!read.success) tellIssues(read.error.issues, schema, data, problems)
  return problems
}
const told = (data: unknown, schema?: z.ZodType): readonly string[] =>
  tellingOf(data, schema).map(({ code, path, expected, received }) => `${code} ${path}: ${expected}; ${received}`)

describe('At the boundary', () => {
  it('lengths and sizes: one too few, the least, the most, one too many', () => {
    expect(['', 'x', 'xxxxx', 'xxxxxx'].map((title) => told({ title })[0])).toEqual([
      'wrong-length title: no fewer than 1; ""',
      undefined,
      undefined,
      'wrong-length title: no more than 5; "xxxxxx"',
    ])
    expect([0, 1, 9, 10].map((seats) => told({ seats })[0])).toEqual([
      'wrong-length seats: no fewer than 1; 0',
      undefined,
      undefined,
      'wrong-length seats: no more than 9; 10',
    ])
  })

  it('a number beyond what a double can count to is told once, with the bound of the schema', () => {
    expect(told({ seats: 1e20 })).toEqual(['wrong-length seats: no more than 9; 100000000000000000000'])
    expect(told({ seats: -1e20 })).toEqual(['wrong-length seats: no fewer than 1; -100000000000000000000'])
    expect(told({ seats: 1e20 }, z.strictObject({ seats: z.int().min(1) }))).toEqual([
      'wrong-length seats: no more than 9007199254740991; 100000000000000000000',
    ])
  })

  it('what the schema takes is not told', () => {
    expect(told({ title: 'x', says: { en: 'x', es: 'y' }, events: [{ kind: 'left', member: 'ana' }] })).toEqual([])
  })
})

describe('Always true', () => {
  it('a problem is told in every language', () => {
    const problems = tellingOf({ title: 7, seats: 0, kind: 'x', id: 'X', events: [{}, { kind: 'x' }], extra: 1 })
    expect(problems).toHaveLength(7)
    for (const found of problems)
      for (const locale of LOCALES) expect(explainProblem(found, locale)).not.toMatch(/undefined|\[object/)
  })

  it('an unknown key that something else was told of is not told again', () => {
    const before = [problem(says.yesNoAveraged, { path: 'address.mean', received: 1 })]
    expect(tellingOf({ address: { street: 'x', town: 'y', mean: 1 } }, SCHEMA, before)).toEqual(before)
  })
})

describe('Refused', () => {
  it('missing-key: what has to be there and is not, a word among others too', () => {
    expect(told({ address: { town: 'x' } })).toEqual(['missing-key address.street: a value for street; nothing'])
    expect(told({}, z.object({ kind: z.enum(['a', 'b']) }))).toEqual([
      'missing-key kind: a value for kind, one of: a, b; nothing',
    ])
  })

  it('missing-key: up to nine words are named, ten are not', () => {
    const words = (count: number) => Array.from({ length: count }, (_, at) => `w${at}`)
    const named = (count: number) => told({}, z.object({ kind: z.enum(words(count)) }))[0]
    expect(named(9)).toContain('one of: w0, w1, w2, w3, w4, w5, w6, w7, w8;')
    expect(named(10)).toBe('missing-key kind: a value for kind; nothing')
  })

  it('wrong-kind: of each kind', () => {
    const wrong = { title: 7, seats: 1.5, open: 'yes', address: [], shares: 'none', events: {} }
    expect(told(wrong)).toEqual([
      'wrong-kind title: text; 7',
      'wrong-kind seats: a whole number; 1.5',
      'wrong-kind open: true or false; "yes"',
      'wrong-kind address: an object; a list of 0',
      'wrong-kind shares: an object; "none"',
      'wrong-kind events: a list; an object',
    ])
    expect(told(undefined)).toEqual(['wrong-kind : an object; nothing'])
    expect(told({ seats: 'two' })).toEqual(['wrong-kind seats: a number; "two"'])
  })

  it('unknown-key: with the keys that are known there, at the top, in an object, a record, a union', () => {
    const small = z.strictObject({ a: z.string(), b: z.string() }).partial()
    expect(told({ c: 1 }, small)).toEqual(['unknown-key c: one of: a, b; "c"'])
    expect(
      told({
        address: { street: 'x', town: 'y', twon: 'z' },
        says: { en: 'x', es: 'y', fr: 'z' },
        shares: { ana: { minor: '1', major: '2' } },
      }),
    ).toEqual([
      'unknown-key address.twon: one of: street, town; "twon"',
      'unknown-key says.fr: one of: en, es; "fr"',
      'unknown-key shares.ana.major: one of: minor; "major"',
    ])
  })

  it('unknown-key: where a key says which branch is meant, with the keys of that branch alone', () => {
    expect(told({ events: [{ kind: 'joined', member: 'ana', reason: 'x' }] })).toEqual([
      'unknown-key events[0].reason: one of: kind, member; "reason"',
    ])
    expect(told({ events: [{ kind: 'expelled', member: 'ana', day: 'x' }] })).toEqual([
      'unknown-key events[0].day: one of: kind, member, reason; "day"',
    ])
  })

  it('not-one-of: a word that is none of those', () => {
    expect(told({ kind: 'retail' })).toEqual(['not-one-of kind: one of: worker, housing; "retail"'])
  })

  it('of a union, the branch that is nearest to what was written is told', () => {
    expect(told({ says: { en: 'x' } })).toEqual(['missing-key says.es: a value for es; nothing'])
    expect(told({ says: 7 })).toEqual(['wrong-kind says: text; 7'])
  })

  it('a branch that a key tells: one that there is not, none, one that is not met', () => {
    const events = [
      { kind: 'moved', member: 'ana' },
      { member: 'ana' },
      { kind: null },
      { kind: 'left', member: 7 },
      'x',
    ]
    expect(told({ events })).toEqual([
      'not-one-of events[0].kind: one of: joined, left, expelled; "moved"',
      'missing-key events[1].kind: a value for kind, one of: joined, left, expelled; nothing',
      'not-one-of events[2].kind: one of: joined, left, expelled; null',
      'wrong-kind events[3].member: text; 7',
      'wrong-kind events[4]: an object; "x"',
    ])
  })

  it('not-a-short-name: as a value, and as a key', () => {
    const [value, key] = tellingOf({ id: 'Ana', shares: { Ben: { minor: '1' } } })
    expect(value).toMatchObject({ code: 'not-a-short-name', path: 'id', received: '"Ana"' })
    expect(key).toMatchObject({ code: 'not-a-short-name', path: 'shares.Ben', received: '"Ben"' })
  })

  it('the problem of a check of its own, at the place of the value', () => {
    expect(tellingOf({ number: 'seven' })).toMatchObject([{ code: 'not-a-number', path: 'number.inner' }])
  })
  it('not-taken: a check without a problem of ours in its own words, on one line; nothing is passed over', () => {
    const odd = z.string().refine((value) => value !== 'odd', 'not odd\nat all')
    expect(told('odd', odd)).toEqual(['not-taken : what its check takes, which says: not odd; "odd"'])
    expect(told({ on: 'x' }, z.object({ on: z.iso.date() }))).toEqual([
      'not-taken on: what its check takes, which says: Invalid ISO date; "x"',
    ])
    expect(told(5, z.number().multipleOf(2))).toEqual([
      'not-taken : what its check takes, which says: Invalid number: must be a multiple of 2; 5',
    ])
    const both = z.xor([z.object({ a: z.string() }), z.object({ b: z.string() })])
    expect(told({ a: 'x', b: 'x' }, both)).toHaveLength(1)
  })
})
