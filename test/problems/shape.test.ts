import { describe, expect, it } from 'vitest'
import { isEnough, isList, type Problem, wrongKind } from '../../src/problems/index.js'

describe('At the boundary', () => {
  it('fifty million elements are a list that can be walked, one more is none', () => {
    expect(isList(new Array(49_999_999))).toBe(true)
    expect(isList(new Array(50_000_000))).toBe(true)
    expect(isList(new Array(50_000_001))).toBe(false)
    expect(isList({ length: 1 })).toBe(false)
  })

  it('a hundred problems are not enough, for the next one says that there are more', () => {
    const told = (count: number): Problem[] =>
      Array.from({ length: count }, (_, at) => wrongKind(at, `[${at}]`, 'text'))
    expect(isEnough(told(99))).toBe(false)
    expect(isEnough(told(100))).toBe(false)
    expect(isEnough(told(101))).toBe(true)
  })
})
