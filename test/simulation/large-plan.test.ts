import { expect, it } from 'vitest'
import { z } from 'zod'
import { makeModel, readPlan, tryReadPlan } from '../../src/simulation/index.js'

it('of a grid far too large, what is wrong is told after some values: all of them would take minutes', () => {
  let asked = 0
  const model = makeModel({
    name: 'counted',
    version: 1,
    asks: 'How often was it asked?',
    parameters: z.strictObject({ a: z.number(), b: z.number() }).refine(() => ++asked > 0),
    measures: [],
    series: [],
    run: () => ({ measures: {} }),
  })
  const values = Array.from({ length: 90_000 }, (_, at) => at)
  const wrong = ['x', ...values.slice(1)]
  const read = tryReadPlan({ model: 'counted', seed: 'a', vary: { a: values, b: wrong } }, [model])
  expect(read).toMatchObject({ problems: [{ code: 'too-many-runs' }, { path: 'vary.b[0]', code: 'wrong-kind' }] })
  asked = 0
  const tooLarge = tryReadPlan({ model: 'counted', seed: 'a', vary: { a: values, b: values } }, [model])
  expect(tooLarge).toMatchObject({ problems: [{ code: 'too-many-runs' }] })
  expect(asked).toBeLessThan(120_000)
  // Of the largest grid that is carried out, every value is tried.
  asked = 0
  expect(
    tryReadPlan({ model: 'counted', seed: 'a', vary: { a: values, b: values.slice(0, 1_111) } }, [model]).kind,
  ).toBe('plan')
  expect(asked).toBe(90_000 + 1_110)
})

it('a plan of 100 million runs is one, and one of a run more is not', () => {
  const plan = { model: 'jury', seed: 'a' }
  expect(readPlan({ ...plan, replicates: 99_999_999 }).runs).toBe(99_999_999)
  expect(readPlan({ ...plan, replicates: 100_000_000 }).runs).toBe(100_000_000)
  // 17 × 5,882,353 is 100,000,001.
  const members = Array.from({ length: 17 }, (_, at) => at + 1)
  expect(tryReadPlan({ ...plan, vary: { members }, replicates: 5_882_353 })).toMatchObject({
    problems: [{ code: 'too-many-runs' }],
  })
})
