import { z } from 'zod'
import { makeModel } from '../model.js'
import { shareFrom, SHARES } from './probabilities.js'
import { votesOf } from './votes-of.js'

const WEIGHTS = z.array(z.int().min(0).max(1_000_000)).min(1).max(100_000)

/**
 * How often is a majority right, where each member is right with some probability, and alone? Condorcet (1785); Boland, Majority systems and the Condorcet jury theorem (The Statistician 38, 1989). With weights, those who are right must have more than half of them; Shapley and
 * Grofman, Optimizing group judgmental accuracy in the presence of interdependencies (Public Choice 43, 1984).
 */
export const jury = makeModel({
  name: 'jury',
  version: 1,
  asks: 'How often is a majority right, where each member is right with some probability?',
  parameters: z.strictObject({
    members: z.int().min(1).max(100_000).default(11).meta({ description: 'How many members decide' }),
    competence: z
      .union([z.number().min(0).max(1), SHARES])
      .default(0.6)
      .meta({ description: 'How probably each of them is right: one number for all, or a spread' }),
    weights: WEIGHTS.default([1]).meta({
      description: 'How many votes each has: the first member the first, and again from the first',
    }),
    votes: z.int().min(1).max(1_000_000).default(1000).meta({ description: 'How many decisions a run takes' }),
  }),
  streams: {
    preferences: 'How competent each member is, where competence is a spread',
    noise: 'Who is right in which decision',
  },
  measures: [
    { name: 'right', kind: 'whole', unit: 'decisions', means: 'How many decisions were right' },
    { name: 'rightShare', kind: 'number', unit: 'share', means: 'Which share of the decisions was right' },
    {
      name: 'level',
      kind: 'whole',
      unit: 'decisions',
      means: 'How many were neither right nor wrong: as many votes on both sides',
    },
    {
      name: 'bestAlone',
      kind: 'number',
      unit: 'share',
      means: 'How probably the most competent member is right alone',
    },
  ],
  series: [],
  run: ({ members, competence, weights, votes }, { preferences, noise }) => {
    const competences = Float64Array.from({ length: members }, (_, member) =>
      typeof competence === 'number' ? competence : shareFrom(competence, member, preferences.of(member)),
    )
    const own = votesOf(members, weights)
    const all = own.reduce((sum, one) => sum + one, 0)
    let right = 0
    let level = 0
    for (let vote = 0; vote < votes; vote++) {
      let rightly = 0
      for (let member = 0; member < members; member++)
        if (noise.chance(competences[member] as number)) rightly += own[member] as number
      if (2 * rightly > all) right++
      else if (2 * rightly === all) level++
    }
    const bestAlone = competences.reduce((most, one) => (one > most ? one : most), 0)
    return { measures: { right, rightShare: right / votes, level, bestAlone } }
  },
})
