import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Table } from '../../src/cooperative/table.js'
import { always } from '../arbitraries/run.js'

const keys = fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'constructor')
const steps = fc.array(
  fc.record({
    /** Upon which of the versions so far, counted from the newest. */
    back: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(200) }),
    key: keys,
    value: fc.option(fc.integer(), { nil: undefined }),
  }),
  { maxLength: 300 },
)

describe('At the boundary', () => {
  it('a version that is changed a second time has what it had, and nothing that came with the first', () => {
    const before = Table.empty<number>().set('a', 1)
    const tried = before.set('b', 2)
    const after = before.set('c', 3)
    expect([tried, after].map((table) => table.entries())).toEqual([
      [
        ['a', 1],
        ['b', 2],
      ],
      [
        ['a', 1],
        ['c', 3],
      ],
    ])
    expect(after.keys()).toEqual(['a', 'c'])
  })
})

describe('Always true', () => {
  it('every version of a table stays what it was, whichever versions are changed, in whatever order', () => {
    always(
      fc.property(steps, (all) => {
        const versions = [{ table: Table.empty<number>(), model: new Map<string, number>() }]
        for (const { back, key, value } of all) {
          const { table, model } = versions[Math.max(0, versions.length - 1 - back)] as (typeof versions)[number]
          const next = new Map(model)
          if (value === undefined) next.delete(key)
          else next.set(key, value)
          versions.push({ table: value === undefined ? table.delete(key) : table.set(key, value), model: next })
        }
        for (const { table, model } of versions) {
          expect(table.size).toBe(model.size)
          expect(table.entries()).toEqual([...model].sort(([a], [b]) => (a < b ? -1 : 1)))
          for (const key of ['a', '__proto__', 'constructor', 'toString']) expect(table.get(key)).toBe(model.get(key))
        }
      }),
      200,
    )
  })

  it('a version that is tried out and thrown away again and again costs no copy of the whole', () => {
    let table = Table.empty<number>()
    for (let at = 0; at < 20_000; at++) table = table.set(`m${at}`, at)
    // Two thousand copies of twenty thousand entries would take the better part of a minute.
    for (let at = 0; at < 20_000; at++) {
      table.set(`m${at % 500}`, -1).set('tried', 0)
      table = table.set(`m${at % 500}`, at)
    }
    expect([table.size, table.get('m499'), table.has('tried')]).toEqual([20_000, 19_999, false])
  })
})
