import { z } from 'zod'
import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import { type Cell, makeModel } from '../model.js'
import type { Stream } from '../stream.js'
import { COUNTED, countedBy } from './elections/counted.js'
import { CULTURE, societies } from './elections/cultures.js'
import { Judged } from './elections/judged.js'
import { COMPARED, type Compared, electedBy } from './elections/single.js'
import { condorcetWinner, pairwiseOf, type Society } from './elections/society.js'

const PARAMETERS = z
  .strictObject({
    members: z.int().min(1).max(100_000).default(25).meta({ description: 'How many members vote' }),
    candidates: z.int().min(1).max(100).default(5).meta({ description: 'How many candidates stand' }),
    seats: z.int().min(1).max(100).default(1).meta({ description: 'How many seats there are' }),
    rule: z
      .enum([...COUNTED, ...COMPARED])
      .default('scottish-stv')
      .meta({ description: 'How ballots are counted; those of the literature fill one seat' }),
    culture: CULTURE.default({ kind: 'impartial' }).meta({ description: 'Where preferences come from' }),
    approves: z
      .union([z.literal('above-mean'), z.int().min(1).max(100)])
      .default('above-mean')
      .meta({
        description: 'Whom a member approves of: those liked better than candidates on average, or the first so many',
      }),
    highestScore: z.int().min(1).max(1000).default(10).meta({ description: 'The best score; the worst is 0' }),
    slates: z
      .int()
      .min(1)
      .max(100)
      .default(2)
      .meta({ description: 'For proportionality: candidates belong to so many slates, one after another' }),
    elections: z.int().min(1).max(1_000_000).default(1).meta({ description: 'How many elections a run holds' }),
  })
  .superRefine(({ rule, seats }, context) => {
    if (seats === 1 || !(COMPARED as readonly string[]).includes(rule)) return
    const found = problem(says.notOneOf, { path: '', received: seats, facts: { options: '1' } })
    context.addIssue({ code: 'custom', path: ['seats'], params: { problem: found } })
  })

/**
 * Who is elected by which rule, and whom would members have had? Ballots are simulated (impartial culture, places on a line or plane, Mallows) or come from a PrefLib file, and are counted by the rules of charters (the room of elections), or by those the literature compares. Beside
 * it: whether one candidate beats each other (Condorcet 1785), how much the elected are liked (Merrill, A comparison of efficiency of multicandidate electoral systems, American Journal of Political Science 28, 1984), and how proportional the seats are (Gallagher, Electoral Studies 10, 1991).
 *
 * Source: WC-3: how members elect is for the charter to say.
 */
export const elections = makeModel({
  name: 'elections',
  version: 1,
  asks: 'Who is elected by which rule, and how well does that fit what members think?',
  parameters: PARAMETERS,
  streams: {
    preferences: 'What each member thinks of each candidate, and where candidates stand',
    ties: 'Who is ahead of those who are level in a count',
  },
  measures: [
    {
      name: 'condorcetExists',
      kind: 'whole',
      unit: 'elections',
      means: 'In how many elections a candidate beats each other one',
    },
    {
      name: 'condorcetElected',
      kind: 'whole',
      unit: 'elections',
      means: 'In how many of these that candidate is elected',
    },
    {
      name: 'efficiency',
      kind: 'number',
      unit: 'share',
      means: 'The share of the second in the first; none where there was no such candidate',
    },
    { name: 'utility', kind: 'number', means: 'How much members like those elected, on average' },
    {
      name: 'utilityEfficiency',
      kind: 'number',
      unit: 'share',
      means: 'How far that is on the way from candidates on average (0) to the best liked (1)',
    },
    {
      name: 'favourites',
      kind: 'number',
      unit: 'share',
      means: 'Which share of the members sees one of their first preferences elected, as many as there are seats',
    },
    {
      name: 'disproportionality',
      kind: 'number',
      unit: 'share',
      means: 'Gallagher’s index between first preferences and seats of slates, on average',
    },
    { name: 'vacant', kind: 'whole', unit: 'seats', means: 'How many seats stayed vacant' },
  ],
  series: [
    { name: 'election', kind: 'whole', means: 'Which election, counted from 0' },
    {
      name: 'condorcetWinner',
      kind: 'whole',
      means: 'Who beats each other one, by number from 0; none where nobody does',
    },
    { name: 'elected', kind: 'text', means: 'Who is elected, by number from 0' },
    { name: 'utility', kind: 'number', means: 'How much members like those elected' },
  ],
  run: (parameters, streams, wantsSeries) => {
    const { seats, slates, elections: held } = parameters
    const society = societies({ ...parameters, streams })
    const judged = new Judged(seats, slates)
    const series: Cell[][] = []
    for (let election = 0; election < held; election++) {
      const now = society()
      const above = pairwiseOf(now)
      const winner = condorcetWinner(above, now.candidates)
      const elected = electedIn(parameters, now, above, streams.ties)
      const utility = judged.add(now, winner, elected)
      if (wantsSeries) series.push([election, winner ?? null, elected.join(' '), utility])
    }
    return wantsSeries ? { measures: judged.measures(), series } : { measures: judged.measures() }
  },
})

const electedIn = (
  { rule, seats, approves, highestScore }: z.output<typeof PARAMETERS>,
  society: Society,
  above: Int32Array,
  ties: Stream,
): readonly number[] => {
  const method = COUNTED.find((one) => one === rule)
  return method === undefined
    ? [electedBy(rule as Compared, society, above, ties)]
    : countedBy({ method, seats, approves, highestScore }, society, ties)
}
