import { describe, expect, it } from 'vitest'
import { planOf } from './plan.mjs'
import { intervalOf } from './wilson.mjs'

const TESTS = [3000, 10, 200, 1].map((ms) => ({ ms, isSound: true }))
const planFor = (hits: Readonly<Record<string, number>>, atLoad = {}, mostSeconds = 60, tests = TESTS) =>
  planOf([{ id: 'm' }], { tests, hits: Object.keys(hits).length === 0 ? {} : { m: hits }, atLoad }, mostSeconds)

describe('what a mutant is tried with', () => {
  describe('From the source', () => {
    it('Wilson 1927: the interval stays between 0 and 1, and is wide where little was asked', () => {
      // Of n that were asked with none found, his formula leaves z² / (n + z²), with z² = 3.8415: 3.8415 / 13.8415.
      expect(intervalOf(0, 10).low).toBe(0)
      expect(intervalOf(0, 10).high).toBeCloseTo(0.27753, 5)
      expect(intervalOf(10, 10).low).toBeCloseTo(0.72247, 5)
      expect(intervalOf(0, 0)).toEqual({ low: 0, high: 1 })
    })
  })

  describe('At the boundary', () => {
    it('the shortest tests first, as long as they cost no more together than they may', () => {
      const all = { 0: 1, 1: 1, 2: 1, 3: 1 }
      expect(planFor(all).reached[0]?.tests).toEqual([3, 1, 2, 0])
      expect(planFor(all, {}, 3.211).reached[0]?.tests).toEqual([3, 1, 2, 0])
      expect(planFor(all, {}, 3.21).reached[0]?.tests).toEqual([3, 1, 2])
    })

    it('but at least two, whatever they cost', () => {
      expect(planFor({ 0: 1 }, {}, 1).reached[0]?.tests).toEqual([0])
      expect(planFor({ 0: 1, 2: 1 }, {}, 0.001).reached[0]?.tests).toEqual([2, 0])
    })

    it('a loop is endless at a hundred times as many rounds, a process after five times as long and twenty seconds', () => {
      expect(planFor({ 1: 4, 2: 3 }).reached[0]).toMatchObject({ mostHits: 700, mostMs: 21_050 })
    })
  })

  describe('Always true', () => {
    it('code that runs at load is tried with all tests, and with those that run it as well', () => {
      const plan = planFor({ 2: 1 }, { m: 1 })
      expect(plan.reached[0]?.tests).toEqual([2])
      expect(plan.loaded).toMatchObject([{ tests: [3, 1, 2, 0], isReached: true }])
      expect(planFor({}, { m: 1 })).toMatchObject({ reached: [], loaded: [{ isReached: false }], unreached: [] })
    })

    it('what nothing runs is tried with nothing, nor is what only a test runs that fails by itself', () => {
      expect(planFor({})).toEqual({ reached: [], loaded: [], unreached: [{ id: 'm' }] })
      const broken = TESTS.map((test, at) => ({ ...test, isSound: at !== 2 }))
      expect(planFor({ 2: 1 }, {}, 60, broken).unreached).toEqual([{ id: 'm' }])
      expect(planFor({ 1: 1, 2: 1 }, {}, 60, broken).reached[0]?.tests).toEqual([1])
    })
  })
})
