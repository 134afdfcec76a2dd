import { z } from 'zod'
import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import { meanOf } from '../measures/mean.js'
import { type Cell, makeModel } from '../model.js'
import { drawFrom, SPREAD } from '../spread.js'
import type { Stream, Streams } from '../stream.js'
import { clustersOf } from './opinions/clusters.js'
import { hearingTheNear, meetingInPairs, type Round, weighing } from './opinions/steps.js'

const EPSILON = z.number().min(0).meta({
  description:
    'How far apart two opinions may be and still be heard; what is so far but for rounding may be heard or not',
})

const HEARS = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('degroot'),
    weights: z
      .array(z.array(z.number().min(0)).min(1).max(1000))
      .min(1)
      .max(1000)
      .optional()
      .meta({
        description: 'A row for each member: how much they heed each of the members. All alike where there are none',
      }),
  }),
  z.strictObject({ kind: z.literal('hegselmann-krause'), epsilon: EPSILON }),
  z.strictObject({
    kind: z.literal('deffuant'),
    epsilon: EPSILON,
    step: z.number().gt(0).max(0.5).default(0.5).meta({ description: 'Which share of the way each goes to the other' }),
  }),
])

const PARAMETERS = z
  .strictObject({
    members: z.int().min(1).max(100_000).default(100).meta({ description: 'How many members there are' }),
    opinions: z
      .union([
        z.strictObject({
          kind: z.literal('even'),
          from: z.number().default(0).meta({ description: 'The lowest' }),
          to: z.number().default(1).meta({ description: 'The highest' }),
        }),
        SPREAD,
      ])
      .default({ kind: 'uniform', from: 0, to: 1 })
      .meta({
        description:
          'What they think at first: drawn from a spread, or even: at equal distances from one end to the other',
      }),
    hears: HEARS.default({ kind: 'hegselmann-krause', epsilon: 0.25 }).meta({ description: 'Who heeds whom' }),
    rounds: z.int().min(1).max(1_000_000).default(1000).meta({ description: 'The most rounds that are gone through' }),
    tolerance: z
      .number()
      .min(0)
      .default(1e-9)
      .meta({ description: 'What moves less in a round is taken to stand still' }),
    apart: z
      .number()
      .min(0)
      .default(0.001)
      .meta({ description: 'Neighbours further apart than this are of different groups' }),
    mainShare: z
      .number()
      .min(0)
      .max(1)
      .default(0.02)
      .meta({ description: 'Which share of the members makes a main group' }),
  })
  .superRefine(({ members, hears }, context) => {
    const weights = hears.kind === 'degroot' ? hears.weights : undefined
    if (weights === undefined) return
    const wrong = weights.find((row) => row.length !== members || row.every((weight) => weight === 0))
    if (weights.length === members && wrong === undefined) return
    const found = problem(says.wrongWeights, { path: '', received: wrong ?? weights.length, facts: { members } })
    context.addIssue({ code: 'custom', path: ['hears', 'weights'], params: { problem: found } })
  })

/**
 * What becomes of opinions that heed each other? Opinions are real numbers, so these are doubles, added up in a fixed order. By weights (DeGroot 1974); all at once among those who are near (Hegselmann and Krause 2002); in pairs that meet by chance and are near
 * (Deffuant and others 2000).
 */
export const opinions = makeModel({
  name: 'opinions',
  version: 1,
  asks: 'Where do the opinions of members settle who heed each other?',
  parameters: PARAMETERS,
  streams: {
    preferences: 'The opinion of each member at the start',
    schedule: 'Who meets whom in which round',
  },
  measures: [
    { name: 'clusters', kind: 'whole', unit: 'groups', means: 'In how many groups the opinions lie at last' },
    { name: 'mainClusters', kind: 'whole', unit: 'groups', means: 'How many of them have a main share of the members' },
    { name: 'largest', kind: 'whole', unit: 'members', means: 'How many members the greatest group has' },
    { name: 'settled', kind: 'truth', means: 'Whether nothing moved any more' },
    { name: 'rounds', kind: 'whole', unit: 'rounds', means: 'How many rounds were gone through' },
    { name: 'spread', kind: 'number', means: 'From the lowest opinion to the highest, at last' },
    { name: 'firstMean', kind: 'number', means: 'The mean opinion at first' },
    { name: 'finalMean', kind: 'number', means: 'The mean opinion at last' },
  ],
  series: [
    { name: 'round', kind: 'whole', unit: 'rounds', means: 'After how many rounds' },
    { name: 'clusters', kind: 'whole', unit: 'groups', means: 'In how many groups the opinions lie' },
    { name: 'spread', kind: 'number', means: 'From the lowest opinion to the highest' },
    { name: 'mean', kind: 'number', means: 'The mean opinion' },
  ],
  run: (parameters, streams, wantsSeries) => {
    const { rounds, apart, mainShare } = parameters
    const now = startOf(parameters, streams.preferences)
    const firstMean = meanOf(now)
    const go = roundOf(parameters, streams)
    const seen = () => clustersOf({ opinions: now, apart, mainShare })
    const series: Cell[][] = []
    const note = (round: number): void => {
      const { clusters, spread } = seen()
      series.push([round, clusters, spread, meanOf(now)])
    }
    if (wantsSeries) note(0)
    let settled = false
    let gone = 0
    while (!settled && gone < rounds) {
      settled = go(now, gone++)
      if (wantsSeries) note(gone)
    }
    const { clusters, main, largest, spread } = seen()
    const measures = {
      clusters,
      mainClusters: main,
      largest,
      settled,
      rounds: gone,
      spread,
      firstMean,
      finalMean: meanOf(now),
    }
    return wantsSeries ? { measures, series } : { measures }
  },
})

type Parameters = z.output<typeof PARAMETERS>

const startOf = ({ members, opinions: start }: Parameters, preferences: Stream): Float64Array =>
  Float64Array.from({ length: members }, (_, member) => {
    if (start.kind !== 'even') return drawFrom(start, member, preferences.of(member))
    return members === 1 ? start.from : start.from + ((start.to - start.from) * member) / (members - 1)
  })

const roundOf = ({ hears, tolerance }: Parameters, { schedule }: Streams): Round => {
  switch (hears.kind) {
    case 'degroot':
      return weighing(hears.weights, tolerance)
    case 'hegselmann-krause':
      return hearingTheNear(hears.epsilon, tolerance)
    case 'deffuant':
      return meetingInPairs(hears.epsilon, hears.step, tolerance, schedule)
  }
}
