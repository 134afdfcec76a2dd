import { z } from 'zod'
import { type Cell, makeModel } from '../model.js'
import { leastFor } from './committee/least-for.js'
import { shareFrom, SHARES } from './probabilities.js'
import { votesOf } from './votes-of.js'

const VOTES = z.int().min(0).max(1_000_000)
const SHARE = z.string().regex(/^\d{1,15}(?:\/[1-9]\d{0,14}|(?:\.\d{1,12})?%?)$/)
const OF = z
  .enum(['electorate', 'ballots'])
  .default('electorate')
  .meta({ description: 'The base: all votes there are, or those cast' })

const PARAMETERS = z
  .strictObject({
    members: z.int().min(1).max(100_000).default(5).meta({ description: 'How many members there are' }),
    inFavour: SHARES.default({ kind: 'listed', values: [0.5] }).meta({
      description: 'How probably each of them is for a proposal, each alone',
    }),
    takesPart: z.number().min(0).max(1).default(1).meta({ description: 'How probably a member casts a ballot' }),
    weights: z
      .array(VOTES)
      .min(1)
      .max(100_000)
      .default([1])
      .meta({ description: 'How many votes each has: the first member the first, and again from the first' }),
    threshold: z
      .union([
        z.strictObject({ votes: VOTES.min(1).meta({ description: 'So many votes for carry' }) }),
        z.strictObject({ atLeast: SHARE.meta({ description: 'This share of the base carries' }), of: OF }),
        z.strictObject({ moreThan: SHARE.meta({ description: 'More than this share of the base carries' }), of: OF }),
      ])
      .default({ moreThan: '1/2', of: 'electorate' })
      .meta({ description: 'What carries: so many votes, or a share of all votes or of those cast' }),
    decisions: z.int().min(1).max(1_000_000).default(1000).meta({ description: 'How many proposals a run decides' }),
  })
  .superRefine(({ threshold, members, weights }, context) => {
    // What the rules of decisions refuse, such as a share above 1, is refused here too, in the same words.
    const refused = leastFor(
      threshold,
      votesOf(members, weights).reduce((sum, one) => sum + one, 0),
    )
    if (typeof refused === 'function') return
    for (const found of refused.problems.slice(0, 1))
      context.addIssue({ code: 'custom', path: ['threshold'], params: { problem: { ...found, path: '' } } })
  })

/**
 * What does a threshold do to decisions on which members are for or against, each by chance and alone? How often something is carried; how often one member could have turned it (Penrose 1946; Banzhaf 1965); how often a member gets what they want (Rae 1969); how often a majority does.
 */
export const committee = makeModel({
  name: 'committee',
  version: 1,
  asks: 'What does a threshold do to what is carried, and to who gets what they want?',
  parameters: PARAMETERS,
  streams: {
    preferences: 'How probably each member is in favour',
    noise: 'What each wants in which decision',
    membership: 'Who takes part in which decision',
  },
  measures: [
    { name: 'carried', kind: 'whole', unit: 'decisions', means: 'How many proposals were carried' },
    { name: 'carriedShare', kind: 'number', unit: 'share', means: 'Which share of the proposals was carried' },
    {
      name: 'decisiveShare',
      kind: 'number',
      unit: 'share',
      means: 'Of how many decisions some member could have turned the outcome by the opposite ballot',
    },
    {
      name: 'pivotalShare',
      kind: 'number',
      unit: 'share',
      means: 'Of how many decisions that is true of a member, on average',
    },
    { name: 'servedShare', kind: 'number', unit: 'share', means: 'How often a member gets what they want, on average' },
    {
      name: 'majorityServed',
      kind: 'whole',
      unit: 'decisions',
      means: 'How many decisions were what more members wanted than did not',
    },
    { name: 'level', kind: 'whole', unit: 'decisions', means: 'On how many as many members were for as against' },
    {
      name: 'welfare',
      kind: 'number',
      means: 'Those who get what they want less those who do not, as a share of the members, on average',
    },
  ],
  series: [
    { name: 'member', kind: 'whole', means: 'Which member, counted from 0' },
    { name: 'votes', kind: 'whole', unit: 'votes', means: 'How many votes they have' },
    { name: 'inFavour', kind: 'number', unit: 'share', means: 'How probably they are for a proposal' },
    { name: 'pivotal', kind: 'whole', unit: 'decisions', means: 'How many outcomes they could have turned' },
    { name: 'served', kind: 'whole', unit: 'decisions', means: 'How often they got what they want' },
  ],
  run: (
    { members, inFavour, takesPart, weights, threshold, decisions },
    { preferences, noise, membership },
    wantsSeries,
  ) => {
    const probability = Float64Array.from({ length: members }, (_, member) =>
      shareFrom(inFavour, member, preferences.of(member)),
    )
    const votes = votesOf(members, weights)
    const least = leastFor(
      threshold,
      votes.reduce((sum, one) => sum + one, 0),
    )
    if (typeof least !== 'function') throw new Error('a threshold that is refused')
    const wants = new Uint8Array(members)
    const casts = new Uint8Array(members).fill(1)
    const pivotal = new Uint32Array(members)
    const served = new Uint32Array(members)
    let [carried, decisive, majorityServed, level, net] = [0, 0, 0, 0, 0]
    for (let decision = 0; decision < decisions; decision++) {
      // A decision has chance of its own, so that a member meets the same however many others there are.
      const minds = noise.of(decision)
      const presence = membership.of(decision)
      let [support, cast, wishing] = [0, 0, 0]
      for (let member = 0; member < members; member++) {
        const own = minds.chance(probability[member] as number) ? 1 : 0
        wants[member] = own
        wishing += own
        if (takesPart < 1) casts[member] = presence.chance(takesPart) ? 1 : 0
        if (casts[member] === 0) continue
        cast += votes[member] as number
        support += own * (votes[member] as number)
      }
      const needed = least(cast)
      const outcome = support >= needed ? 1 : 0
      carried += outcome
      const content = outcome === 1 ? wishing : members - wishing
      net += 2 * content - members
      if (2 * content > members) majorityServed++
      else if (2 * content === members) level++
      let turned = false
      for (let member = 0; member < members; member++) {
        if (wants[member] === outcome) served[member] = (served[member] as number) + 1
        if (casts[member] === 0) continue
        const own = votes[member] as number
        const otherwise = wants[member] === 1 ? support - own : support + own
        if ((otherwise >= needed ? 1 : 0) === outcome) continue
        pivotal[member] = (pivotal[member] as number) + 1
        turned = true
      }
      if (turned) decisive++
    }
    const each = (counts: Uint32Array): number => counts.reduce((sum, one) => sum + one, 0) / (members * decisions)
    const measures = {
      carried,
      carriedShare: carried / decisions,
      decisiveShare: decisive / decisions,
      pivotalShare: each(pivotal),
      servedShare: each(served),
      majorityServed,
      level,
      welfare: net / (members * decisions),
    }
    if (!wantsSeries) return { measures }
    const series: Cell[][] = Array.from(votes, (own, member) => [
      member,
      own,
      probability[member] as number,
      pivotal[member] as number,
      served[member] as number,
    ])
    return { measures, series }
  },
})
