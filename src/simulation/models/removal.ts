import { z } from 'zod'
import { reaches, shareTest } from '../../decisions/index.js'
import { ratio } from '../../exact/index.js'
import { removalFrom } from '../../projects/index.js'
import { makeModel } from '../model.js'
import { drawFrom, SPREAD } from '../spread.js'
import type { Stream } from '../stream.js'
import { exactCell, nearDouble, wholeWithin } from './whole.js'

/**
 * How often does a team remove somebody, and how often could it not, however the others vote? On joining, each member of the team proposes the share of the team that it
 * should take; the mean is the threshold, and at least so much of the team must vote for it. Threshold, count that is needed and warning are those of `removalFrom`; each
 * vote is compared by `reaches`, as that function compares it.
 *
 * Who is voted on does not vote for it. Each of the others does with one probability, alone; a bloc of them votes as one. Whoever does not vote for it counts as against
 * it, whether they vote or not: the base is the team.
 *
 * Source: WJC-7, WJC-8.
 */
export const removal = makeModel({
  name: 'removal',
  version: 1,
  asks: 'How often does a team remove somebody, and how often could it not, where the share that it takes is the mean of what its members proposed?',
  parameters: z.strictObject({
    team: z.int().min(2).max(1000).default(10).meta({ description: 'How many are in the team' }),
    proposals: SPREAD.default({ kind: 'uniform', from: 40, to: 100 }).meta({
      description: 'What the members propose as the share, in percent; brought between 0 and 100',
    }),
    step: z.int().min(1).max(50).default(1).meta({ description: 'Proposals are multiples of so many percent, or 100' }),
    personConcerned: z.enum(['included', 'excluded']).default('included').meta({
      description: 'Whether the person voted on is in the base (WJC-7); the others only is the other reading',
    }),
    voteFor: z.number().min(0).max(1).default(0.5).meta({ description: 'How probably each other member votes for it' }),
    blocPercent: z
      .int()
      .min(0)
      .max(100)
      .default(0)
      .meta({ description: 'Which part of the others votes as one, in percent of them, rounded down' }),
    votes: z.int().min(1).max(100_000).default(20).meta({ description: 'On how many persons a team votes' }),
  }),
  streams: {
    preferences: 'What each member proposes',
    noise: 'Who votes for the removal',
  },
  measures: [
    { name: 'threshold', kind: 'exact', unit: 'share', means: 'The mean of what the team proposed' },
    { name: 'thresholdPercent', kind: 'number', unit: 'percent', means: 'The same, near enough for pictures' },
    { name: 'needed', kind: 'whole', unit: 'members', means: 'How many votes for it remove somebody' },
    {
      name: 'unremovable',
      kind: 'truth',
      means: 'Whether it takes the vote of the person concerned, so that nobody is removed who does not wish it',
    },
    { name: 'takesAllOthers', kind: 'truth', means: 'Whether it takes every one of the others' },
    {
      name: 'couldShield',
      kind: 'whole',
      unit: 'members',
      means: 'How many members could alone have made everybody unremovable, by proposing 100 %',
    },
    { name: 'removed', kind: 'whole', unit: 'votes', means: 'How many votes removed somebody' },
    { name: 'removedShare', kind: 'number', unit: 'share', means: 'Which share of the votes removed somebody' },
  ],
  series: [],
  run: ({ team, proposals, step, personConcerned, voteFor, blocPercent, votes }, { preferences, noise }) => {
    const percents = Array.from({ length: team }, (_, member) => {
      const wish = drawFrom(proposals, member, preferences.of(member))
      return wholeWithin({ wish, step, least: 0, most: 100 })
    })
    const people = percents.map((_, member) => `m${member}`)
    const opened = removalFrom({
      from: 'team',
      person: 'm0',
      team: people,
      coordinates: [],
      proposals: percents.map((percent, member) => ({ person: `m${member}`, share: `${percent}%` })),
      // Everybody proposes on joining, so that the provisional share never rules.
      rule: { provisional: '3/4', minimumProposals: 1, personConcerned, decidedBy: 'team' },
      for: 0,
      against: 0,
      abstain: 0,
      closed: false,
    })
    const { electorate, threshold, warning } = opened
    const needed = opened.neededFor ?? 0
    const test = shareTest(threshold.value, 'at-least')
    const others = { count: team - 1, bloc: Math.floor(((team - 1) * blocPercent) / 100), voteFor }
    let removed = 0
    for (let vote = 0; vote < votes; vote++) {
      const forIt = votesFor(others, noise.of(vote))
      // Nothing carries without a vote for it, even under a threshold of 0 %.
      if (forIt > 0 && reaches(test, forIt, electorate)) removed++
    }
    return {
      measures: {
        threshold: exactCell(threshold.value),
        thresholdPercent: nearDouble(threshold.value) * 100,
        needed,
        unremovable: warning !== 'none',
        takesAllOthers: needed === team - 1,
        couldShield: personConcerned === 'included' ? shieldsIn(percents) : 0,
        removed,
        removedShare: removed / votes,
      },
    }
  },
})

const votesFor = (
  others: { readonly count: number; readonly bloc: number; readonly voteFor: number },
  chance: Stream,
) => {
  const { count, bloc, voteFor } = others
  let forIt = bloc > 0 && chance.chance(voteFor) ? bloc : 0
  for (let member = bloc; member < count; member++) if (chance.chance(voteFor)) forIt++
  return forIt
}

/** How many could have proposed 100 % and so made the mean one that all the others together do not reach. */
const shieldsIn = (percents: readonly number[]): number => {
  const team = percents.length
  const sum = percents.reduce((total, percent) => total + percent, 0)
  return percents.filter((own) => {
    const raised = ratio(BigInt(sum - own + 100), BigInt(100 * team))
    return !reaches(shareTest(raised, 'at-least'), team - 1, team)
  }).length
}
