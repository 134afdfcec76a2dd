import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  makeModel,
  type Model,
  MODELS,
  STREAM_NAMES,
  Stream,
  tryReadKeptPlan,
  tryReadPlan,
} from '../../src/simulation/index.js'

/** Runs in which a model draws from all streams that it ever draws from. */
const SPREAD = { kind: 'uniform', from: 0, to: 1 }
const RUNS: Readonly<Record<string, readonly object[]>> = {
  jury: [{ competence: SPREAD, votes: 5 }],
  committee: [{ inFavour: SPREAD, takesPart: 0.5, decisions: 3 }],
  consent: [{ proposal: 'a-member', wishes: SPREAD }],
  elections: [{ culture: { kind: 'impartial' }, rule: 'plurality', members: 2, elections: 20 }],
  opinions: [{ opinions: SPREAD, hears: { kind: 'deffuant', epsilon: 0.5, step: 0.5 } }],
  'self-stable': [{ inFavour: SPREAD, from: 1 }, {}],
  'self-set-threshold': [{ schedule: 'share', rounds: 5 }],
  'average-vote': [
    { behaviours: { partial: 1 }, schedule: 'shuffled', noise: 0.1, leaving: 0.1, joining: 0.1, rounds: 5 },
    // As near to one end as to the other.
    { behaviours: { extreme: 1 }, from: 0, to: 100, peaks: { kind: 'listed', values: [50] }, rounds: 5 },
    { peaks: SPREAD, rounds: 5 },
  ],
  cooperative: [{ months: 3 }],
}

/** A stream that tells when something is drawn from it, or from one of its own. */
const watched = (stream: Stream, drawn: () => void): Stream =>
  new Proxy(stream, {
    get: (target, key: keyof Stream) =>
      key === 'of'
        ? (one: number) => watched(target.of(one), drawn)
        : (...given: readonly unknown[]) => {
            drawn()
            return (target[key] as (...given: readonly unknown[]) => unknown).apply(target, [...given])
          },
  })

const drawnBy = (model: Model): readonly string[] => {
  const drawn = new Set<string>()
  for (const given of RUNS[model.name] ?? [{}])
    for (let seed = 0; seed < 3; seed++) {
      const streams = STREAM_NAMES.map((name) => [name, watched(Stream.from(`${name} ${seed}`), () => drawn.add(name))])
      model.run(model.parameters.parse(given) as never, Object.fromEntries(streams) as never, true)
    }
  return STREAM_NAMES.filter((name) => drawn.has(name))
}

const told = (plan: object, models: readonly Model[] = MODELS): readonly string[] => {
  const read = tryReadPlan({ model: 'jury', seed: 'a', ...plan }, models)
  return read.kind === 'plan' ? [] : read.problems.map(({ code, path, expected }) => `${code} ${path}: ${expected}`)
}

describe('Always true', () => {
  it.each(MODELS.map((model) => [model.name, model] as const))(
    '%s draws from the streams that it tells, and from no other',
    (_, model) => {
      expect(drawnBy(model)).toEqual(STREAM_NAMES.filter((name) => Object.hasOwn(model.streams ?? {}, name)))
    },
  )

  it('a model of one’s own that tells none may have any in common', () => {
    const own = (streams?: Model['streams']): Model =>
      makeModel({
        name: 'own',
        version: 1,
        asks: 'How many?',
        parameters: z.strictObject({ members: z.int().default(3) }),
        ...(streams === undefined ? {} : { streams }),
        measures: [],
        series: [],
        run: () => ({ measures: {} }),
      })
    const plan = { model: 'own', common: { ties: ['members'] } }
    expect(told(plan, [own()])).toEqual([])
    expect(told(plan, [own({ ties: 'Who goes first' })])).toEqual([])
    expect(told(plan, [own({ noise: 'Who goes first' })])).toEqual(['not-among common.ties: one of noise'])
    expect(told(plan, [own({})])).toEqual([
      'draws-nothing common.ties: nothing in common, for this model draws nothing by chance',
    ])
    // Of a sweep that an earlier version began.
    for (const streams of [{}, { noise: 'Who goes first' }])
      expect(tryReadKeptPlan({ ...plan, seed: 'a' }, [own(streams)])).toMatchObject({ kind: 'plan', runs: 1 })
  })
})

describe('Refused', () => {
  it('not-among: a stream that the model draws nothing from, beside a path that it does not have', () => {
    expect(told({ common: { noise: ['competence'] } })).toEqual([])
    expect(told({ common: { ties: ['competence'] } })).toEqual(['not-among common.ties: one of preferences, noise'])
    expect(told({ common: { ties: ['rule'] } })).toEqual([
      'not-among common.ties: one of preferences, noise',
      expect.stringMatching(/^unknown-parameter common\.ties\[0\]: /),
    ])
  })
})
