import { z } from 'zod'
import { readDate } from '../../../calendar/index.js'
import { SPREAD } from '../../spread.js'
import { SHARES } from '../probabilities.js'

const PROBABILITY = z.number().min(0).max(1)
/** How often something happens in a month on average: so many times for certain, and once more by chance. */
const RATE = z.number().min(0).max(100)

const day = z.string().superRefine((text, context) => {
  const read = readDate(text, '')
  if (typeof read !== 'string') context.addIssue({ code: 'custom', params: { problem: read } })
})

/** The life of a simulated cooperative, in numbers. */
export const PARAMETERS = z.strictObject({
  preset: z
    .enum(['we-just-coop', 'workers-coop', 'worker-coop-plain', 'worker-coop-es', 'worker-coop-it', 'worker-coop-fr'])
    .default('we-just-coop')
    .meta({ description: 'The charter it lives by, a preset' }),
  charter: z
    .json()
    .optional()
    .meta({ description: 'A charter of your own as data, in the place of the preset; it may extend one' }),
  founders: z.int().min(1).max(2000).default(12).meta({ description: 'How many found it' }),
  months: z.int().min(1).max(600).default(12).meta({ description: 'How many months it is watched' }),
  start: day.default('2026-01-01').meta({ description: 'The day on which it is founded' }),

  proposing: PROBABILITY.default(0.15).meta({
    description: 'How probably a member says in a month what they propose for a number',
  }),
  wishes: SHARES.default({ kind: 'beta', a: 2, b: 2, from: 0, to: 1 }).meta({
    description: 'What members wish numbers to be, from the least one may propose (0) to the greatest (1)',
  }),
  strategic: PROBABILITY.default(0).meta({
    description:
      'The share of the members who propose what brings the mean to their wish, as far as they can, by what the others propose',
  }),
  extreme: PROBABILITY.default(0).meta({
    description: 'The share of the members who propose the end that is nearer to their wish',
  }),
  follow: z.string().min(1).max(100).nullable().default(null).meta({
    description: 'A number to be watched, by its name in the charter; the first that everyone sets where none is named',
  }),

  turnout: PROBABILITY.default(0.85).meta({ description: 'How probably a member votes who may' }),
  favour: PROBABILITY.default(0.85).meta({ description: 'How probably a ballot is in favour' }),
  abstaining: PROBABILITY.default(0.05).meta({
    description: 'How probably one that is not in favour abstains, or stands aside',
  }),
  blocking: PROBABILITY.default(0.02).meta({
    description: 'How probably a member blocks a consensus, or objects in a consent round',
  }),

  applications: RATE.default(0.5).meta({ description: 'How many apply to join, a month' }),
  leaving: PROBABILITY.default(0.005).meta({ description: 'How probably a member leaves in a month' }),
  oustings: RATE.default(0.02).meta({ description: 'How many oustings are begun, a month' }),
  matters: RATE.default(1).meta({ description: 'How many matters are put to the vote, a month' }),
  items: RATE.default(0.1).meta({ description: 'How many new numbers seek backing, a month' }),
  amendments: RATE.default(0.1).meta({ description: 'How many amendments of the charter are proposed, a month' }),
  rounds: RATE.default(1).meta({
    description: 'How many consent rounds are begun, a month, where circles decide by consent',
  }),
  projects: RATE.default(0.15).meta({ description: 'How many projects are proposed, a month' }),
  team: z
    .int()
    .min(0)
    .max(100)
    .default(3)
    .meta({ description: 'How many places a project has beside its coordinator' }),
  lasting: z.int().min(1).max(120).default(6).meta({ description: 'How many months a project runs' }),
  removals: RATE.default(0.05).meta({ description: 'How many removals from teams are proposed, a month' }),

  hours: z
    .int()
    .min(0)
    .max(12)
    .default(8)
    .meta({ description: 'How many hours each works on the days before a payday' }),
  workDays: z.int().min(0).max(20).default(4).meta({ description: 'On how many days' }),
  wage: z
    .int()
    .min(0)
    .max(1000)
    .default(15)
    .meta({ description: 'What pay an hour members propose around, in whole units of the currency' }),
  income: SPREAD.default({ kind: 'uniform', from: 0.6, to: 1.6 }).meta({
    description: 'What money there is for a payday, as a share of what it costs at the proposed wage',
  }),
})

export type Parameters = z.output<typeof PARAMETERS>
