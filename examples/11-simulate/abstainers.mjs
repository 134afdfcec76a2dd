import { makeModel } from 'coop-rules/simulation'
import { decide } from 'coop-rules/decisions'
import { z } from 'zod'

/**
 * A model of one's own: how often is a proposal lost that most members want, because some do not vote? The rule is the package's own, on exact numbers; the run is a pure function of its parameters and its streams.
 *
 *     npx coop-rules sweep own-plan.json --out own --models ./abstainers.mjs
 */
export default makeModel({
  name: 'abstainers',
  version: 1,
  asks: 'How often is a proposal lost that most members want, because some do not vote?',
  parameters: z.strictObject({
    members: z.int().min(1).max(10_000).default(20).meta({ description: 'How many members there are' }),
    inFavour: z.number().min(0).max(1).default(0.8).meta({ description: 'How probably each of them wants it' }),
    takesPart: z.number().min(0).max(1).default(0.7).meta({ description: 'How probably each of them votes' }),
    atLeast: z.string().default('2/3').meta({ description: 'The share in favour that it takes' }),
    of: z.enum(['electorate', 'ballots']).default('electorate').meta({ description: 'Of what that is a share' }),
    votes: z.int().min(1).max(100_000).default(100).meta({ description: 'How many decisions a run takes' }),
  }),
  measures: [
    {
      name: 'lostThoughWanted',
      kind: 'whole',
      unit: 'decisions',
      means: 'How many were lost though most members wanted them',
    },
    { name: 'lostShare', kind: 'number', unit: 'share', means: 'Which share of the decisions that is' },
  ],
  series: [],
  run: ({ members, inFavour, takesPart, atLeast, of, votes }, { preferences, membership }) => {
    let lost = 0
    for (let vote = 0; vote < votes; vote++) {
      // A stream of its own for each decision: what one draws leaves the others as they are.
      const [wishes, presence] = [preferences.of(vote), membership.of(vote)]
      let wanted = 0
      const ballots = { for: 0, against: 0 }
      for (let member = 0; member < members; member++) {
        const wants = wishes.chance(inFavour)
        if (wants) wanted++
        if (presence.chance(takesPart)) ballots[wants ? 'for' : 'against']++
      }
      const { kind } = decide({ rule: { atLeast, of }, electorate: members, ...ballots, abstain: 0, closed: true })
      if (2 * wanted > members && kind !== 'carried') lost++
    }
    return { measures: { lostThoughWanted: lost, lostShare: lost / votes } }
  },
})
