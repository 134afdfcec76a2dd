import { z } from 'zod'
import { compare, HALF, type Ratio, readExact, ZERO } from '../../../exact/index.js'
import * as says from '../../../problems/en.js'
import { type Problem, problem } from '../../../problems/index.js'
import { SPREAD } from '../../spread.js'

const SHARE = z.number().min(0).max(1)

/** The shape of the parameters of an average vote. */
export const AVERAGE_VOTE = z
  .strictObject({
    members: z.int().min(1).max(1_000_000).default(25).meta({ description: 'How many members there are at the start' }),
    peaks: SPREAD.default({ kind: 'uniform', from: 0, to: 1 }).meta({ description: 'Which number each wishes for' }),
    from: z.number().default(0).meta({ description: 'The low end of the scale' }),
    to: z.number().default(1).meta({ description: 'The high end of the scale' }),
    steps: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .default(1_000_000)
      .meta({ description: 'Into how many whole steps the scale is cut: peaks and proposals lie on them' }),
    least: z.number().optional().meta({ description: 'The least that may be proposed; the low end of the scale' }),
    most: z.number().optional().meta({ description: 'The most that may be proposed; the high end of the scale' }),
    aggregation: z
      .enum(['mean', 'bounded-mean', 'trimmed-mean', 'median', 'generalised-median'])
      .default('mean')
      .meta({ description: 'How the proposals become one number' }),
    trim: z
      .union([z.string(), z.number()])
      .default('1/10')
      .meta({ description: 'Trimmed mean: which share is dropped at each end, exactly: 0.1, "10%" or "1/10"' }),
    lower: z.number().optional().meta({ description: 'Bounded mean: the least that can be in force' }),
    upper: z.number().optional().meta({ description: 'Bounded mean: the most that can be in force' }),
    phantoms: z
      .union([z.literal('uniform'), z.array(z.number()).min(1).max(100_001)])
      .default('uniform')
      .meta({
        description:
          'Generalised median: the n + 1 fixed numbers counted beside n proposals. uniform: least + k/n of the way to most. Of a list, sorted, the k-th is the one at floor(k × (length - 1) / n)',
      }),
    behaviours: z
      .strictObject({
        strategic: SHARE.default(0).meta({ description: 'Share that replies best to what the others propose' }),
        partial: SHARE.default(0).meta({ description: 'Share that replies best to the last number it heard of' }),
        absent: SHARE.default(0).meta({ description: 'Share that proposes nothing' }),
        extreme: SHARE.default(0).meta({ description: 'Share that proposes an end and stays there' }),
        following: SHARE.default(0).meta({ description: 'Share that moves toward the number in force' }),
      })
      .default({ strategic: 1, partial: 0, absent: 0, extreme: 0, following: 0 })
      .meta({ description: 'How probably a member behaves how; all others are sincere' }),
    extremeEnd: z
      .enum(['nearest', 'least', 'most'])
      .default('nearest')
      .meta({ description: 'Which end the extreme propose: that nearest their peak, or all the same' }),
    noise: z
      .number()
      .min(0)
      .default(0)
      .meta({ description: 'Partially informed: by how much at most they mishear the number in force' }),
    publishedEvery: z.int().min(1).default(1).meta({
      description: 'Partially informed: every how many rounds they hear it; and whenever somebody came or left',
    }),
    weight: SHARE.default(0.5).meta({ description: 'Following: which part of the way they move in a round' }),
    confidence: z
      .number()
      .min(0)
      .optional()
      .meta({ description: 'Following: only where the number in force is no farther away; however far, if not given' }),
    indifference: z.enum(['keep', 'sincere']).default('keep').meta({
      description:
        'Of proposals that serve equally well: the one nearest to what stands already, or nearest to the peak',
    }),
    schedule: z.enum(['in-turn', 'shuffled', 'at-once', 'some-at-once', 'part-way']).default('in-turn').meta({
      description:
        'Who re-votes when in a round: one after the other in listed order or shuffled; all at once; a share of them by chance at once, and at least one; all at once, that share of the way',
    }),
    share: z.number().min(0).max(1).default(0.5).meta({ description: 'The share of the last two schedules' }),
    rounds: z.int().min(0).max(1_000_000).default(100).meta({ description: 'How many rounds there are at most' }),
    until: z
      .enum(['settled', 'last-round'])
      .default('settled')
      .meta({ description: 'Whether a run ends as soon as nobody would change anything, or a cycle closed' }),
    leaving: SHARE.default(0).meta({ description: 'How probably a member leaves before a round' }),
    joining: SHARE.default(0).meta({ description: 'How many join before a round, as a share of those at the start' }),
  })
  .superRefine((read, context) => {
    for (const found of problemsOf(read))
      context.addIssue({ code: 'custom', params: { problem: found }, message: `${found.path.slice(1)}: ${found.code}` })
  })

/** The parameters of an average vote, read. */
export type AverageVote = z.output<typeof AVERAGE_VOTE>

/** The share that is dropped at each end. */
export const trimOf = ({ trim }: Pick<AverageVote, 'trim'>): Ratio => {
  const read = readExact(trim, 'trim')
  return 'code' in read ? ZERO : read.value
}

/** The step nearest to a number of the scale. */
export const stepOf = ({ from, to, steps }: Pick<AverageVote, 'from' | 'to' | 'steps'>, number: number): number =>
  Math.floor(((number - from) / (to - from)) * steps + 0.5)

/** So many steps from the low end, as a number of the scale. */
export const numberOf = ({ from, to, steps }: Pick<AverageVote, 'from' | 'to' | 'steps'>, step: number): number =>
  from + (to - from) * (step / steps)

/** The ends of what may be proposed, and of what can be in force, in whole steps. */
export interface Ends {
  readonly least: number
  readonly most: number
  readonly lower: number
  readonly upper: number
}

export const endsOf = (read: AverageVote): Ends => {
  const { from, to, least = from, most = to, lower = from, upper = to, aggregation } = read
  const isBounded = aggregation === 'bounded-mean'
  return {
    least: stepOf(read, least),
    most: stepOf(read, most),
    // Whatever is proposed lies between the ends: without bounds of its own, what is in force does too.
    lower: stepOf(read, isBounded ? lower : least),
    upper: stepOf(read, isBounded ? upper : most),
  }
}

const problemsOf = (read: AverageVote): readonly Problem[] => {
  const problems: Problem[] = []
  const { from, to, least = from, most = to, lower = from, upper = to, behaviours } = read
  const reversed = (path: string, received: number): void => {
    problems.push(problem(says.boundsReversed, { path: `.${path}`, received }))
  }
  if (!(from < to)) reversed('from', from)
  else if (!(from <= least && least <= most && most <= to)) reversed('least', least)
  else if (!(from <= lower && lower <= upper && upper <= to)) reversed('lower', lower)
  const share = readExact(read.trim, '.trim')
  if ('code' in share) problems.push(share)
  else if (compare(share.value, ZERO) < 0 || compare(share.value, HALF) >= 0)
    problems.push(problem(says.trimTooLarge, { path: '.trim', received: read.trim }))
  const { strategic, partial, absent, extreme, following } = behaviours
  const all = strategic + partial + absent + extreme + following
  // Shares such as 0.7 + 0.2 + 0.1 add up to a little more than 1 in doubles.
  if (all > 1.000001)
    problems.push(problem(says.outOfRange, { path: '.behaviours', received: all, facts: { from: '0', to: '1' } }))
  // At worst every place is taken anew in every round. Each who ever joins has streams of their own, of which there are 2^32 - 1.
  const mostMembers = read.members * (1 + (read.joining > 0 ? read.rounds : 0))
  const mostRounds = Math.floor(0xffffffff / read.members) - 1
  if (read.joining > 0 && read.rounds > mostRounds)
    problems.push(
      problem(says.outOfRange, {
        path: '.rounds',
        received: read.rounds,
        facts: { from: '0', to: String(mostRounds) },
      }),
    )
  // Sums of whole steps are exact as long as no sum can leave 2^53.
  const mostSteps = Math.floor(0x20000000000000 / (2 * mostMembers))
  if (read.steps > mostSteps)
    problems.push(
      problem(says.outOfRange, { path: '.steps', received: read.steps, facts: { from: '1', to: String(mostSteps) } }),
    )
  return problems
}
