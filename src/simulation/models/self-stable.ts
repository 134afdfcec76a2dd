import { z } from 'zod'
import { ratio } from '../../exact/index.js'
import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import { type Cell, makeModel } from '../model.js'
import { shareFrom, SHARES } from './probabilities.js'
import { averageGame } from './self-stable/average-game.js'
import { preferencesOverRules } from './self-stable/rules.js'
import { exactCell } from './whole.js'

const PARAMETERS = z
  .strictObject({
    members: z.int().min(1).max(150).default(10).meta({ description: 'How many members there are' }),
    inFavour: SHARES.default({ kind: 'listed', values: [0.3, 0.3, 0.5, 0.5, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7] }).meta({
      description: 'How probably each of them is for a change, each alone; taken to the nearest whole step',
    }),
    steps: z.int().min(1).max(1000).default(100).meta({ description: 'How many steps a probability has' }),
    from: z
      .int()
      .min(1)
      .max(150)
      .optional()
      .meta({ description: 'The rule they begin with: a simple majority where nothing is said' }),
    rounds: z
      .int()
      .min(1)
      .max(100_000)
      .default(100)
      .meta({ description: 'How often a change of the rule is proposed at most' }),
  })
  .superRefine(({ members, from }, context) => {
    if (from === undefined || from <= members) return
    const found = problem(says.notOneOf, { path: '', received: from, facts: { options: `1–${members}` } })
    context.addIssue({ code: 'custom', path: ['from'], params: { problem: found } })
  })

/**
 * Which majority rules would a society keep, if it asked itself by that very rule? Members are for a change with a probability of their own; a rule `s` carries a change that at least `s` of them are for; a member likes a rule as much as it probably gives them what they will
 * want. A rule is self-stable where there is none that at least `s` members like better. Barberà and Jackson, Choosing how to choose: self-stable majority rules and constitutions (The Quarterly Journal of Economics 119, 2004).
 *
 * Beside it, a threshold that is the average of what members wish: in good faith, and where everyone says what moves the average to where they like it best (Renault and Trannoy, Protecting minorities through the average voting rule, Journal of Public
 * Economic Theory 7, 2005). All of it in whole numbers: probabilities are whole steps, so that nothing level is taken for better.
 */
export const selfStable = makeModel({
  name: 'self-stable',
  version: 1,
  asks: 'Which majority rules would members keep, and where does a threshold settle that is the average of what they wish?',
  parameters: PARAMETERS,
  streams: {
    preferences: 'How probably each member is in favour',
    schedule: 'Which of several changes that would carry is made',
  },
  measures: [
    {
      name: 'selfStable',
      kind: 'whole',
      unit: 'rules',
      means: 'How many of the rules from 1 vote to all are self-stable',
    },
    { name: 'rules', kind: 'text', means: 'Which they are: votes needed, with a blank between' },
    {
      name: 'liked',
      kind: 'text',
      means: 'The rule that each member likes best, in the order of the members; of several the lowest',
    },
    { name: 'majorityStable', kind: 'truth', means: 'Whether a simple majority is self-stable' },
    {
      name: 'rounds',
      kind: 'whole',
      unit: 'rounds',
      means: 'How often the rule was changed until none that would carry was left',
    },
    { name: 'settledAt', kind: 'whole', unit: 'votes', means: 'The rule at which it settled; none where it did not' },
    { name: 'sincereAverage', kind: 'exact', unit: 'share', means: 'The average of the shares that members like best' },
    {
      name: 'averageEquilibrium',
      kind: 'exact',
      unit: 'share',
      means: 'Where that average comes to rest if everyone moves it as they like',
    },
  ],
  series: [
    { name: 'round', kind: 'whole', unit: 'rounds', means: 'After how many changes' },
    { name: 'rule', kind: 'whole', unit: 'votes', means: 'How many votes carry a change then' },
  ],
  run: ({ members, inFavour, steps, from, rounds }, { preferences, schedule }, wantsSeries) => {
    const probability = Array.from({ length: members }, (_, member) =>
      Math.floor(shareFrom(inFavour, member, preferences.of(member)) * steps + 0.5),
    )
    const { liked, better, stable } = preferencesOverRules(probability, steps)
    const majority = Math.floor(members / 2) + 1
    let rule = from ?? majority
    const series: Cell[][] = [[0, rule]]
    let gone = 0
    let next = better(rule)
    for (; next.length > 0 && gone < rounds; next = better(rule)) {
      rule = next[schedule.below(next.length)] as number
      gone++
      if (wantsSeries) series.push([gone, rule])
    }
    const game = averageGame(liked, members)
    const measures = {
      selfStable: stable.length,
      rules: stable.join(' '),
      liked: liked.join(' '),
      majorityStable: stable.includes(majority),
      rounds: gone,
      settledAt: next.length === 0 ? rule : null,
      sincereAverage: written(game.sincere),
      averageEquilibrium: written(game.equilibrium),
    }
    return wantsSeries ? { measures, series } : { measures }
  },
})

const written = ([numerator, denominator]: readonly [number, number]): string =>
  exactCell(ratio(BigInt(numerator), BigInt(denominator)))
