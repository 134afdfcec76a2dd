import { describe, expect, it } from 'vitest'
import { plainCopy, type Problem } from '../../src/problems/index.js'

const copied = (value: unknown): { readonly copy: unknown; readonly told: readonly string[] } => {
  const problems: Problem[] = []
  const copy = plainCopy(value, problems)
  return { copy, told: problems.map(({ code, path }) => `${code} ${path}`) }
}
const nested = (levels: number): unknown => {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = [value]
  return value
}

describe('At the boundary', () => {
  it('41 lists within one another are copied, 42 are too deep', () => {
    expect(copied(nested(41))).toEqual({ copy: nested(41), told: [] })
    expect(copied(nested(42))).toEqual({ copy: undefined, told: [`too-deep ${'[0]'.repeat(41)}`] })
  })

  it('200 000 values are copied, one more is too large, and is told once', () => {
    expect(copied({ list: Array(199_999).fill(1) }).told).toEqual([])
    expect(copied({ list: Array(200_000).fill(1), more: [1, 2] })).toEqual({
      copy: undefined,
      told: ['too-large list[199999]'],
    })
  })
})

describe('Always true', () => {
  it('a copy shares nothing with what was given', () => {
    const given = { members: [{ id: 'ana' }], empty: null, count: 7n }
    const { copy } = copied(given)
    expect(copy).toEqual(given)
    given.members.push({ id: 'ben' })
    expect(copy).toEqual({ members: [{ id: 'ana' }], empty: null, count: 7n })
  })

  it('what was told before stays, and does not spoil a copy', () => {
    const problems: Problem[] = []
    plainCopy(nested(42), problems)
    expect(plainCopy({ a: 1 }, problems)).toEqual({ a: 1 })
    expect(problems).toHaveLength(1)
  })
})

describe('Refused', () => {
  it('reserved-key: what would reach a prototype is left out, and the rest is copied', () => {
    expect(copied(JSON.parse('{"a": {"__proto__": {"b": 1}, "constructor": 1, "prototype": 1, "c": 2}}'))).toEqual({
      copy: { a: { c: 2 } },
      told: ['reserved-key a.__proto__', 'reserved-key a.constructor', 'reserved-key a.prototype'],
    })
  })

  it('too-large: a list of a thousand million holes, though it holds nothing', () => {
    expect(copied(Array(1_000_000_000))).toEqual({ copy: undefined, told: ['too-large [200000]'] })
  })

  it('wrong-kind: what throws when it is read', () => {
    const hostile = {
      get members(): never {
        throw new Error('no')
      },
    }
    expect(copied(hostile)).toEqual({ copy: undefined, told: ['wrong-kind '] })
  })

  it('what goes round in a circle is too deep', () => {
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    expect(copied(circle).told).toEqual([`too-deep ${Array(41).fill('self').join('.')}`])
  })
})
