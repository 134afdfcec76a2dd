import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { exact } from '../../src/exact/index.js'
import {
  carryOut,
  type Cell,
  makeModel,
  type Model,
  MODELS,
  planJsonSchema,
  tryReadPlan,
} from '../../src/simulation/index.js'

/** A model as somebody else may write it: it counts, under a shape of theirs. */
const own = (parameters: z.ZodType, name = 'own'): Model =>
  makeModel({
    name,
    version: 1,
    asks: 'How many are there?',
    parameters,
    measures: [{ name: 'count', kind: 'whole', means: 'How many there are' }],
    series: [],
    run: () => ({ measures: { count: 1 } }),
  })

const told = (plan: object, ...models: readonly Model[]): readonly string[] => {
  const read = tryReadPlan({ model: 'own', seed: 'a', ...plan }, models)
  return read.kind === 'plan' ? [] : read.problems.map(({ code, path, expected }) => `${code} ${path}: ${expected}`)
}

const MEMBERS = z.strictObject({ members: z.int().min(1).default(3), seats: z.int().min(1).default(1) })
const FEWER = own(MEMBERS.refine(({ members, seats }) => seats < members, { error: 'fewer seats than members' }))
const THROWS = own(
  z.strictObject({
    members: z.int().transform((members) => {
      if (members === 13) throw new Error('thirteen is not spoken of\nnor is this')
      return members
    }),
  }),
)

describe('Always true', () => {
  it('a model of one’s own is read like those that come with the package', () => {
    expect(told({ parameters: { members: 5, seats: 4 } }, FEWER)).toEqual([])
    expect(told({ vary: { members: [1, 2, 12] } }, THROWS)).toEqual([])
  })

  it('what JSON Schema has no words for does not hinder the schema of plans', () => {
    const schema = planJsonSchema([...MODELS, THROWS, own(z.strictObject({ id: z.custom<string>() }), 'custom')])
    expect(schema['$defs']).toMatchObject({ 'parameters-of-custom': { properties: { id: {} } } })
  })
})

describe('Refused', () => {
  it('not-taken: a check that has only a message is told in its own words, wherever the plan sets what it does not take', () => {
    const says = 'what its check takes, which says: fewer seats than members'
    expect(told({ parameters: { members: 3, seats: 3 } }, FEWER)).toEqual([`not-taken parameters: ${says}`])
    expect(told({ vary: { seats: [1, 2, 3] } }, FEWER)).toEqual([`not-taken parameters: ${says}`])
    expect(told({ points: [{ seats: 2 }, { seats: 7 }] }, FEWER)).toEqual([`not-taken parameters: ${says}`])
    const even = own(z.strictObject({ members: z.int().refine((members) => members % 2 === 0, 'an even number') }))
    expect(told({ vary: { members: [2, 3] } }, even)).toEqual([
      'not-taken vary.members[1]: what its check takes, which says: an even number',
    ])
  })

  it('not-taken: what a check finds that says nothing at all, and kinds of checks that we have no words for', () => {
    const mute = own(z.strictObject({ members: z.int().refine(() => false) }))
    expect(told({ parameters: { members: 3 } }, mute)[0]).toMatch(/^not-taken parameters\.members: /)
    const tens = own(z.strictObject({ members: z.int().multipleOf(10) }))
    expect(told({ parameters: { members: 3 } }, tens)[0]).toMatch(/^not-taken parameters\.members: .*multiple of 10/)
    const mail = own(z.strictObject({ to: z.email() }))
    expect(told({ parameters: { to: 'ana' } }, mail)[0]).toMatch(/^not-taken parameters\.to: /)
  })

  it('not-taken: a shape that throws takes nothing, and its run is a row with the reason', () => {
    const reason = 'what its check takes, which says: Error: thirteen is not spoken of'
    expect(told({ parameters: { members: 13 } }, THROWS)).toEqual([`not-taken parameters: ${reason}`])
    expect(told({ vary: { members: [12, 13] } }, THROWS)).toEqual([`not-taken parameters: ${reason}`])
    // Only each value of each varied parameter is tried: a combination that throws is met by its run alone.
    const together = own(
      z.strictObject({ a: z.int(), b: z.int() }).transform(({ a, b }) => {
        if (a + b === 2) throw new Error('two')
        return { a, b }
      }),
    )
    const read = tryReadPlan({ model: 'own', seed: 'a', vary: { a: [0, 1], b: [0, 1] } }, [together])
    if (read.kind === 'refused') throw new Error('refused')
    const rows = [0, 1, 2, 3].map((at) => carryOut(read, at))
    expect(rows.map(({ kind }) => kind)).toEqual(['ran', 'ran', 'ran', 'failed'])
    expect(rows[3]).toMatchObject({ error: 'Error: two' })
    expect(new Set(rows.map(({ run }) => run)).size).toBe(4)
  })

  it('not-taken: parameters that no run can be named by, for they are no JSON', () => {
    const dates = own(z.strictObject({ members: z.int().transform((members) => new Map([[members, members]])) }))
    expect(told({ parameters: { members: 3 } }, dates)[0]).toMatch(/^not-taken parameters: .*not-json-value/)
    const late = own(z.strictObject({ members: z.int().refine(() => Promise.resolve(true)) }))
    expect(told({ parameters: { members: 3 } }, late)[0]).toMatch(/^not-taken parameters: /)
  })

  it('unknown-parameter: what a shape that is not strict passes over, with the names there are; the runs would all have the default', () => {
    const spread = z.object({ mean: z.number().default(1), any: z.record(z.string(), z.number()).default({}) })
    const loose = own(
      z.object({ members: z.int().default(3), turnout: z.number().default(0.5), wishes: spread.optional() }),
    )
    const among = 'the path of a parameter: members, turnout, wishes'
    expect(told({ vary: { turnoot: [0.1, 0.2] } }, loose)).toEqual([`unknown-parameter vary.turnoot: ${among}`])
    expect(told({ parameters: { turnoot: 0.1 } }, loose)).toEqual([`unknown-parameter parameters.turnoot: ${among}`])
    expect(told({ points: [{ turnout: 1 }, { turnoot: 1 }] }, loose)).toEqual([
      `unknown-parameter points[1].turnoot: ${among}`,
    ])
    const sample = { design: 'morris', size: 2, ranges: { turnoot: { from: 0, to: 1 } } }
    expect(told({ sample }, loose)).toEqual([`unknown-parameter sample.ranges.turnoot: ${among}`])
    expect(told({ vary: { 'wishes.maen': [1, 2] } }, loose)).toEqual([
      'unknown-parameter vary.wishes.maen: the path of a parameter: wishes.mean, wishes.any',
    ])
    expect(
      told({ vary: { turnout: [0.1, 0.2], 'wishes.any.thing': [1, 2] }, parameters: { members: 4 } }, loose),
    ).toEqual([])
  })

  it('not told as unknown: what a shape takes and makes something else of', () => {
    const made = own(
      z.object({
        ends: z.object({ from: z.number(), to: z.number() }).transform(({ from, to }) => [from, to]),
        bag: z.record(z.string(), z.number()).transform((bag) => Object.keys(bag).length),
      }),
    )
    expect(told({ parameters: { ends: { from: 0, to: 1 }, bag: { a: 1 } } }, made)).toEqual([])
  })

  it('varied-and-set: a parameter that varies and is set for all as well; one of whose parts one varies is set as a whole', () => {
    const model = own(
      z.strictObject({ members: z.int(), wishes: z.strictObject({ mean: z.number(), width: z.number() }) }),
    )
    const wishes = { mean: 1, width: 2 }
    expect(told({ vary: { members: [1, 2] }, parameters: { members: 3, wishes } }, model)).toEqual([
      'varied-and-set parameters.members: nothing for members, which varies under vary',
    ])
    const sample = { design: 'morris', size: 2, ranges: { members: { from: 1, to: 9, whole: true } } }
    expect(told({ sample, parameters: { members: 3, wishes } }, model)).toEqual([
      'varied-and-set parameters.members: nothing for members, which varies under sample.ranges',
    ])
    expect(told({ vary: { 'wishes.mean': [1, 2] }, parameters: { members: 3, wishes } }, model)).toEqual([])
  })

  it('default-not-completed: a part of a parameter is set, and the rest of it is not: its default does not fill it in', () => {
    const ends = z.strictObject({ from: z.number(), to: z.number() }).default({ from: 0, to: 1 })
    const model = own(z.strictObject({ members: z.int().default(3), ends }))
    const whole =
      'the whole of ends, of which the plan says ends.to alone: a default is taken as a whole, and never completed'
    expect(told({ vary: { 'ends.to': [2, 3] } }, model)).toEqual([
      `default-not-completed parameters.ends.from: ${whole}`,
    ])
    expect(told({ points: [{ 'ends.to': 2 }] }, model)).toEqual([
      `default-not-completed parameters.ends.from: ${whole}`,
    ])
    expect(told({ vary: { 'ends.to': [2, 3] }, parameters: { ends: { from: 1 } } }, model)).toEqual([])
    // What is set as a whole, and set wrongly, is told as it was.
    expect(told({ vary: { 'ends.to': [2, 3] }, parameters: { ends: {} } }, model)[0]).toMatch(/^missing-key /)
  })

  it('empty-list: a parameter that varies over no value makes no run', () => {
    expect(told({ vary: { members: [] } }, own(MEMBERS))).toEqual(['empty-list vary.members: at least one value'])
  })

  it('model-name-taken: two models of one name, of which nobody can tell which is meant', () => {
    expect(told({}, own(MEMBERS), own(MEMBERS))).toEqual(['model-name-taken models: a name that no other model has'])
    expect(told({ model: 'jury' }, ...MODELS, own(MEMBERS, 'jury'))).toEqual([
      'model-name-taken models: a name that no other model has',
    ])
  })

  it('a run that throws, or tells what it does not say that it tells, is a row with its error', () => {
    const errors = [
      () => {
        throw new Error('no members')
      },
      () => ({ measures: { count: NaN } }),
      () => ({ measures: {} }),
      () => ({ measures: { cuont: 1 } }),
      () => ({ measures: { count: 1, other: 1 } }),
      () => ({ measures: { count: 1.5 } }),
      () => ({ measures: { count: {} as Cell } }),
      () => ({ measures: { count: 1 }, series: [[1]] }),
      // What runs that somebody wrote without types may give back.
      () => Promise.resolve({ measures: { count: 1 } }),
      () => Promise.reject(new Error('nobody waits for this')),
      () => undefined,
      () => ({ measures: [1] }),
      () => ({ measures: { count: 1 }, series: [1] }),
    ].map((run) => {
      const read = tryReadPlan({ model: 'own', seed: 'a' }, [{ ...own(z.strictObject({})), run: run as Model['run'] }])
      if (read.kind === 'refused') throw new Error('refused')
      const row = carryOut(read, 0)
      return row.kind === 'failed' ? row.error : undefined
    })
    const wanted = 'which is not of the kind whole: a whole number below 2^53, or null where there is none'
    expect(errors).toEqual([
      'Error: no members',
      `count is NaN, ${wanted}`,
      `count is nothing, ${wanted}`,
      'count is missing; cuont came, which is no measure of own',
      'other is no measure of own',
      `count is 1.5, ${wanted}`,
      `count is an object, ${wanted}`,
      'step 0 has 1 cells, not 0',
      'run gave back a promise: a run is no async function, and waits for nothing',
      'run gave back a promise: a run is no async function, and waits for nothing',
      'run gave back nothing, not an object with its measures',
      'run gave back measures that are a list of 1, not an object of their names',
      'run gave back a series that is no list of steps, each a list of cells',
    ])
  })

  it('what is exact is text: a fraction as the rules give it is refused with what to write', () => {
    const measures = [{ name: 'mean', kind: 'exact', unit: '', means: 'The mean' }] as const
    const told = [exact('2/3'), 0.5, '2/3', '-0.25', '1e3'].map((mean) => {
      const run = () => ({ measures: { mean: mean as Cell } })
      const read = tryReadPlan({ model: 'own', seed: 'a' }, [{ ...own(z.strictObject({})), measures, run }])
      if (read.kind === 'refused') throw new Error('refused')
      const row = carryOut(read, 0)
      return row.kind === 'failed' ? row.error : row.measures
    })
    const wanted = 'which is not of the kind exact: a fraction or a decimal as text, such as "2/3"'
    expect(told).toEqual([
      `mean is an object, ${wanted}`,
      `mean is 0.5, ${wanted}`,
      ['2/3'],
      ['-0.25'],
      `mean is "1e3", ${wanted}`,
    ])
  })
})
