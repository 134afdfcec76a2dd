import { z } from 'zod'
import { compare, exact, multiply, ONE, ratio, readExact, ZERO } from '../../../exact/index.js'
import * as says from '../../../problems/en.js'
import { type Problem, problem } from '../../../problems/index.js'
import { type Column, makeModel } from '../../model.js'
import { SHARES } from '../probabilities.js'
import { exposedTo, firstExposing } from './exposure.js'
import { voteBy } from './vote.js'

const AT_LEAST_ONE = z.int().min(1).max(1_000_000)

const POLICY = z.union([
  z.enum(['strict', 'outcomes', 'told', 'none']),
  z.strictObject({
    leastForOutcome: AT_LEAST_ONE,
    leastForCount: AT_LEAST_ONE,
    leastChanged: AT_LEAST_ONE,
    ends: z.enum(['hidden', 'told']),
    colluders: AT_LEAST_ONE,
  }),
])

const SHARE = z.string().superRefine((text, context) => {
  const read = readExact(text, '')
  if (!('code' in read) && compare(read.value, ZERO) > 0 && compare(read.value, ONE) <= 0) return
  const outside = (): Problem =>
    problem(says.outOfRange, { path: '', received: text, facts: { from: '1%', to: '100%' } })
  context.addIssue({ code: 'custom', params: { problem: 'code' in read ? read : outside() } })
})

const members = (name: string, means: string): Column => ({ name, kind: 'whole', unit: 'members', means })
const counts = (name: string, means: string): Column => ({ name, kind: 'whole', unit: 'counts', means })

/**
 * What do the counts of a secret vote tell of single ballots, where it stands and is counted again and again? WJC-8 (a removal vote is secret); the policies are those of the
 * room of disclosure. Exposed is whose ballot is the same in every world in which all the same would have been told: `certainLots` says how that is found.
 */
export const releases = makeModel({
  name: 'releases',
  version: 1,
  asks: 'Whose secret choice is known for certain from what is told of the counts of a standing vote?',
  parameters: z.strictObject({
    members: z.int().min(2).max(200).default(8).meta({ description: 'How many members vote' }),
    most: z
      .int()
      .min(1)
      .max(1000)
      .default(1)
      .meta({ description: 'What a ballot adds at most: 1 for yes or no, for a number its steps' }),
    threshold: SHARE.nullable().default('2/3').meta({
      description: 'The share of all that could be in favour which carries it; null for a mean, which nothing carries',
    }),
    policy: POLICY.default('strict').meta({
      description:
        'What may be told: by a policy of that name or of these numbers; outcomes, by the strict one without counts; none, of every ballot at once',
    }),
    counts: z.int().min(1).max(60).default(6).meta({ description: 'On how many dates it is counted' }),
    castAnew: z.int().min(0).max(200).default(2).meta({
      description: 'How many cast their ballot anew before each later count, at random; all, where there are fewer',
    }),
    turnover: z
      .int()
      .min(0)
      .max(200)
      .default(0)
      .meta({ description: 'How many leave before each later count, with as many who take their places' }),
    choices: SHARES.default({ kind: 'uniform', from: 0, to: 1 }).meta({
      description: 'How choices are spread from 0 to 1: from 1/2 on a yes, or as many steps of the number',
    }),
    colluders: z
      .int()
      .min(2)
      .max(3)
      .default(2)
      .meta({ description: 'How many members may tell each other what they cast' }),
  }),
  streams: {
    preferences: 'What each member votes',
    schedule: 'Whose place is taken by another, and who casts anew, before each count',
  },
  measures: [
    counts('releases', 'How often ballots were counted'),
    counts('countsTold', 'Of which the sum was told'),
    counts('endsTold', 'Of which it was told which end the sum is near'),
    counts('outcomesTold', 'Of which the outcome alone was told'),
    counts('withheld', 'Of which nothing was told'),
    { name: 'ballots', kind: 'whole', unit: 'ballots', means: 'How many ballots were cast' },
    members('people', 'How many people were members at any time'),
    members('exposedToOutsiders', 'Whose choice anyone knows who heard what was told'),
    members('exposedToMembers', 'Whose choice some other member knows, who knows their own as well'),
    members('exposedToColluders', 'Whose choice some others know who tell each other their own'),
    {
      name: 'exposedShare',
      kind: 'number',
      unit: 'share',
      means: 'The share of the people whose choice some other member knows',
    },
    counts('firstExposing', 'After how many counts some member knew of another; none where it never came to that'),
  ],
  series: [
    counts('count', 'Which count'),
    { name: 'told', kind: 'text', means: 'What was told of it: count, end, outcome or nothing' },
    members('toOutsiders', 'Whose choice anyone knew by then'),
    members('toMembers', 'Whose choice some other member knew by then'),
  ],
  run: (parameters, streams, wantsSeries) => {
    const { most, threshold, colluders } = parameters
    const needed = threshold === null ? undefined : neededOf(threshold, parameters.members * most)
    const vote = voteBy({ ...parameters, needed }, streams)
    const told = (kind: string): number => vote.heard.filter((one) => one.told.kind === kind).length
    const toMembers = exposedTo(vote, most, 1)
    return {
      measures: {
        releases: vote.heard.length,
        countsTold: told('count'),
        endsTold: told('end'),
        outcomesTold: told('outcome'),
        withheld: told('nothing'),
        ballots: vote.ballots.length,
        people: vote.people,
        exposedToOutsiders: exposedTo(vote, most, 0),
        exposedToMembers: toMembers,
        exposedToColluders: exposedTo(vote, most, colluders),
        exposedShare: toMembers / vote.people,
        firstExposing: firstExposing(vote, most),
      },
      ...(wantsSeries
        ? {
            series: vote.heard.map((one, at) => [
              at + 1,
              one.told.kind,
              exposedTo(vote, most, 0, at + 1),
              exposedTo(vote, most, 1, at + 1),
            ]),
          }
        : {}),
    }
  },
})

/** The least whole sum that is at least this share of all. */
const neededOf = (share: string, all: number): number => {
  const { numerator, denominator } = multiply(exact(share), ratio(BigInt(all)))
  return Number((numerator + denominator - 1n) / denominator)
}
