import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRulesError } from '../../src/problems/index.js'
import { memoryStores, type RecordStore, recordsOf, wholeRecords } from '../../src/storage/index.js'
import { asyncAlways } from './run.js'

const COOP = 'wjc'
const MOST = 2000

const namesIn = async (records: RecordStore, coop = COOP): Promise<readonly string[]> => {
  const names: string[] = []
  for await (const name of records.list({ coop })) names.push(name)
  return names.sort()
}

/** A store whose process dies before its call number `calls` ends. */
const dying = (records: RecordStore, calls: number): RecordStore => {
  let left = calls
  const live = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    if (left-- <= 0) throw new Error('killed')
    return act()
  }
  return {
    put: (input) => live(() => records.put(input)),
    get: (input) => live(() => records.get(input)),
    delete: (input) => live(() => records.delete(input)),
    list: (input) => records.list(input),
  }
}

const same = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === null || b === null ? a === b : Buffer.compare(a, b) === 0

const sizes = fc.constantFrom(0, 1, MOST - 1, MOST, MOST + 1, 2 * MOST, 2 * MOST + 1, 5 * MOST)
const values = fc.tuple(sizes, fc.nat(255)).map(([length, byte]) => new Uint8Array(length).fill(byte))
const ids = fc.constantFrom('plan', '~parts/plan', '~parts/', 'ñ/🙂', 'x'.repeat(200), `~parts/${'x'.repeat(193)}`)

describe('records of any size', () => {
  describe('At the boundary', () => {
    it('a value of just the size the engine takes is kept as it is, and one byte more in parts', async () => {
      const { records } = memoryStores()
      const whole = wholeRecords({ records, mostBytes: MOST })
      await whole.put({ coop: COOP, id: 'a', value: new Uint8Array(MOST) })
      expect(await namesIn(records)).toEqual(['a'])
      await whole.put({ coop: COOP, id: 'a', value: new Uint8Array(MOST + 1) })
      expect(await namesIn(records)).toHaveLength(4)
      expect(await namesIn(whole)).toEqual(['a'])
      await whole.put({ coop: COOP, id: 'a', value: new Uint8Array(MOST) })
      expect(await namesIn(records)).toEqual(['a'])
    })
    it('a store without a limit is left alone', () => {
      const stores = memoryStores()
      expect(recordsOf(stores)).toBe(stores.records)
    })
  })

  describe('Always true', () => {
    it('what was put last is there, no record of the engine is larger than it takes, and what was erased leaves nothing', async () => {
      const steps = fc.array(fc.tuple(ids, fc.option(values)), { maxLength: 12 })
      await asyncAlways(
        fc.asyncProperty(steps, async (given) => {
          const { records } = memoryStores()
          const whole = wholeRecords({ records, mostBytes: MOST })
          const model = new Map<string, Uint8Array>()
          for (const [id, value] of given) {
            if (value === null) {
              await whole.delete({ coop: COOP, id })
              model.delete(id)
            } else {
              await whole.put({ coop: COOP, id, value })
              model.set(id, value)
            }
          }
          expect(await namesIn(whole)).toEqual([...model.keys()].sort())
          for (const [id, value] of model) expect(await whole.get({ coop: COOP, id })).toEqual(value)
          for (const id of await namesIn(records)) {
            expect(id.length).toBeLessThanOrEqual(200)
            expect((await records.get({ coop: COOP, id }))?.length).toBeLessThanOrEqual(MOST)
          }
          for (const id of model.keys()) await whole.delete({ coop: COOP, id })
          expect(await namesIn(records)).toEqual([])
        }),
        100,
      )
    })
    it('a crash at any moment leaves the value of before or the new one, and the next put or erasing leaves nothing behind', async () => {
      const property = fc.asyncProperty(
        ids,
        fc.option(values),
        fc.option(values),
        fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }),
        async (id, before, after, crashes) => {
          const { records } = memoryStores()
          const name = { coop: COOP, id }
          const whole = wholeRecords({ records, mostBytes: MOST })
          if (before !== null) await whole.put({ ...name, value: before })
          for (const calls of crashes) {
            const crashing = wholeRecords({ records: dying(records, calls), mostBytes: MOST })
            await (after === null ? crashing.delete(name) : crashing.put({ ...name, value: after })).catch(
              () => undefined,
            )
            const there = (await whole.get(name)) ?? null
            expect([before, after].some((one) => same(one, there))).toBe(true)
            expect(await namesIn(whole)).toEqual(there === null ? [] : [id])
          }
          const last = new Uint8Array(3 * MOST).fill(77)
          await whole.put({ ...name, value: last })
          expect(await whole.get(name)).toEqual(last)
          // Three parts, the head, and what says that there are parts.
          expect(await namesIn(records)).toHaveLength(5)
          await whole.delete(name)
          expect(await namesIn(records)).toEqual([])
        },
      )
      await asyncAlways(property, 100)
    })
    it('who reads while the value changes gets one or the other', async () => {
      const { records } = memoryStores()
      const whole = wholeRecords({ records, mostBytes: MOST })
      const name = { coop: COOP, id: 'plan' }
      await whole.put({ ...name, value: new Uint8Array(3 * MOST).fill(1) })
      const puts = (async () => {
        for (let round = 0; round < 50; round++)
          await whole.put({ ...name, value: new Uint8Array(3 * MOST).fill(round % 250) })
      })()
      for (let round = 0; round < 50; round++) expect(new Set(await whole.get(name)).size).toBe(1)
      await puts
    })
    it('a value that looks like one in parts comes back as it was', async () => {
      const { records } = memoryStores()
      const whole = wholeRecords({ records, mostBytes: MOST })
      const value = new TextEncoder().encode('\u0000~parts\u0000{"digest":"00","parts":9}')
      await whole.put({ coop: COOP, id: 'x', value })
      expect(await whole.get({ coop: COOP, id: 'x' })).toEqual(value)
    })
    it('records that were there before are read', async () => {
      const { records } = memoryStores()
      await records.put({ coop: COOP, id: 'old', value: new Uint8Array([1, 2]) })
      expect(await wholeRecords({ records, mostBytes: MOST }).get({ coop: COOP, id: 'old' })).toEqual(
        new Uint8Array([1, 2]),
      )
    })
  })

  describe('Refused', () => {
    it('a record with a part missing, or changed', async () => {
      for (const spoil of ['missing', 'changed']) {
        const { records } = memoryStores()
        const whole = wholeRecords({ records, mostBytes: MOST })
        await whole.put({ coop: COOP, id: 'plan', value: new Uint8Array(3 * MOST) })
        const part = (await namesIn(records)).find((name) => name.endsWith('/1')) ?? ''
        if (spoil === 'missing') await records.delete({ coop: COOP, id: part })
        else await records.put({ coop: COOP, id: part, value: new Uint8Array(MOST).fill(1) })
        const error: unknown = await whole.get({ coop: COOP, id: 'plan' }).catch((thrown: unknown) => thrown)
        expect(isRulesError(error) && error.code).toBe('broken-record')
      }
    })
    it('parts too small to hold a name', () => {
      for (const mostBytes of [1999, 0, -1, Number.NaN])
        expect(() => wholeRecords({ records: memoryStores().records, mostBytes })).toThrow('2000')
    })
  })
})
