import { z } from 'zod'
import * as says from '../../../problems/en.js'
import { problem } from '../../../problems/index.js'
import { SPREAD } from '../../spread.js'
import { SHARES } from '../probabilities.js'

const PERCENT = z.int().min(0).max(100)

/** Who wishes what, who proposes when, and what a proposal does. Proposals are whole percent. */
export const SELF_SET_PARAMETERS = z
  .strictObject({
    members: z.int().min(1).max(1000).default(10).meta({ description: 'How many decide, and propose the threshold' }),
    rounds: z.int().min(1).max(100_000).default(200).meta({ description: 'How often proposals may be changed' }),
    interval: z
      .int()
      .min(0)
      .max(1000)
      .default(5)
      .meta({ description: 'How many decisions are taken between two rounds' }),
    wishes: SPREAD.default({ kind: 'uniform', from: 50, to: 100 }).meta({
      description: 'The threshold that the members find right, and propose first, in percent',
    }),
    leaning: SHARES.default({ kind: 'bell', mean: 0.5, deviation: 0.15 }).meta({
      description: 'How probably a member is for what is decided on',
    }),
    behaviour: z.enum(['sincere', 'best-reply', 'losses']).default('losses').meta({
      description:
        'What members propose again: what they find right; what brings the mean nearest to it as the others stand; or, after more decisions that were carried against them than lost against them, a higher threshold, and a lower one after fewer',
    }),
    move: z.int().min(1).max(100).default(5).meta({ description: 'By how many percent losses move a proposal' }),
    patience: z
      .int()
      .min(0)
      .max(1000)
      .default(0)
      .meta({ description: 'How many more decisions of one kind than of the other a member bears without moving' }),
    schedule: z.enum(['everyone', 'share', 'one', 'in-turn']).default('everyone').meta({
      description:
        'Who may propose again in a round: all at once, a share of them by chance, one by chance, or one after the other',
    }),
    sharePercent: PERCENT.default(20).meta({
      description: 'Under the schedule of a share: how many, in percent, rounded down, and at least one',
    }),
    changes: z.enum(['at-once', 'by-own-threshold']).default('at-once').meta({
      description:
        'Whether the mean of the proposals is in force at once; or only when so many find it nearer to what they want than the threshold in force as that threshold takes',
    }),
    lowest: PERCENT.default(0).meta({ description: 'The lowest threshold that may be proposed, in percent' }),
    highest: PERCENT.default(100).meta({ description: 'The highest' }),
    within: PERCENT.default(2).meta({ description: 'It counts as settled once it stays within so many percent' }),
    window: z.int().min(1).max(10_000).default(20).meta({ description: 'And does so for so many rounds, to the last' }),
  })
  .superRefine(({ lowest, highest }, context) => {
    if (lowest <= highest) return
    const reversed = problem(says.boundsReversed, { path: '.lowest', received: lowest })
    context.addIssue({ code: 'custom', params: { problem: reversed } })
  })

/** The same, read. */
export type SelfSetParameters = z.output<typeof SELF_SET_PARAMETERS>
