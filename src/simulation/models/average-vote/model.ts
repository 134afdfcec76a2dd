import { ratio } from '../../../exact/index.js'
import { giniOf } from '../../measures/gini.js'
import { type Cell, type Column, makeModel } from '../../model.js'
import { exactCell } from '../whole.js'
import { type Course, type Step, takeCourse } from './course.js'
import { liesAmong } from './lies.js'
import { AVERAGE_VOTE, type AverageVote, numberOf } from './parameters.js'

const MEASURES: readonly Column[] = [
  { name: 'outcome', kind: 'number', means: 'The number in force at the end; none where nobody proposes anything' },
  {
    name: 'outcomeSteps',
    kind: 'exact',
    unit: 'steps',
    means: 'The number in force at the end, exactly, in steps from the low end',
  },
  { name: 'sincereOutcome', kind: 'number', means: 'What would be in force if everyone proposed their peak' },
  {
    name: 'sincereOutcomeSteps',
    kind: 'exact',
    unit: 'steps',
    means: 'What would be in force if everyone proposed their peak, exactly, in steps from the low end',
  },
  { name: 'sincereMean', kind: 'number', means: 'The mean of all peaks, those of the absent included' },
  {
    name: 'movedByAll',
    kind: 'number',
    means: 'How far everything together moved the number from the sincere outcome',
  },
  { name: 'distanceToSincereOutcome', kind: 'number', means: 'How far the number ends from the sincere outcome' },
  { name: 'distanceToSincereMean', kind: 'number', means: 'How far the number is from the sincere mean' },
  { name: 'movedByOne', kind: 'number', means: 'How far one best reply to sincere others moves the number, at most' },
  { name: 'gainByOne', kind: 'number', means: 'How much nearer to their peak the best liar among sincere others gets' },
  {
    name: 'reachOfOne',
    kind: 'number',
    means: 'How far apart the numbers are that one member can bring about, at most',
  },
  { name: 'meanLoss', kind: 'number', means: 'The mean distance of the number from the peaks' },
  { name: 'worstLoss', kind: 'number', means: 'The distance of the number from the peak of whom it serves worst' },
  {
    name: 'giniOfLosses',
    kind: 'number',
    unit: 'share',
    means: 'How unequal those distances are: their Gini coefficient',
  },
  { name: 'settled', kind: 'truth', means: 'Whether nobody would change anything any more' },
  { name: 'lastChange', kind: 'whole', unit: 'rounds', means: 'The last round that changed anything' },
  {
    name: 'cycle',
    kind: 'whole',
    unit: 'rounds',
    means: 'After how many rounds everything comes back; none if it was not seen to',
  },
  { name: 'lowest', kind: 'number', means: 'The least that was in force in that cycle, or at the end' },
  { name: 'highest', kind: 'number', means: 'The most that was in force in that cycle, or at the end' },
  { name: 'rounds', kind: 'whole', unit: 'rounds', means: 'How many rounds there were' },
  { name: 'members', kind: 'whole', unit: 'members', means: 'How many members there were at the end' },
  { name: 'proposers', kind: 'whole', unit: 'members', means: 'How many of them proposed something' },
]

const SERIES: readonly Column[] = [
  { name: 'round', kind: 'whole', unit: 'rounds', means: 'After which round; 0 is the start' },
  { name: 'inForce', kind: 'number', means: 'The number in force' },
  { name: 'deviation', kind: 'number', means: 'The standard deviation of the proposals' },
  { name: 'moved', kind: 'number', means: 'How far it moved a proposal, on average' },
  { name: 'proposers', kind: 'whole', unit: 'members', means: 'How many proposed something' },
]

/**
 * How far does strategy move a number that is the mean of everyone's proposal, or its kin? Members wish for a number each and re-vote, round by round; who replies best
 * to the others proposes more than they wish for. Peaks and proposals are whole steps of a scale, so that sums, outcomes and all comparisons are exact; distances are told
 * as doubles of the scale.
 */
export const averageVote = makeModel({
  name: 'average-vote',
  version: 1,
  asks: 'How far does strategy move a number that is the mean, or its kin, of what everyone proposes?',
  parameters: AVERAGE_VOTE,
  streams: {
    preferences: 'The number that each member likes best',
    schedule: 'Who proposes anew in which round, and in which order',
    noise: 'By how much members with partial information misread what is published',
    ties: 'Which end those propose who are for an end, and as near to both',
    membership: 'Who joins and leaves, and how each behaves',
  },
  measures: MEASURES,
  series: SERIES,
  run: (read, streams, wantsSeries) => {
    const series: (readonly Cell[])[] = []
    const course = takeCourse(read, streams, wantsSeries ? (step) => series.push(rowOf(step, read)) : undefined)
    return { measures: measuresOf(course, read), ...(wantsSeries ? { series } : {}) }
  },
})

const measuresOf = (course: Course, read: AverageVote): Readonly<Record<string, Cell>> => {
  const { members, rule, inForce, settled, lastChange, cycle, rounds } = course
  const { peaks, behaviours } = members
  const { width } = rule
  const proposing = peaks.filter((_, at) => behaviours[at] !== 'absent')
  const told = {
    settled,
    lastChange,
    cycle: cycle ?? null,
    rounds,
    members: peaks.length,
    proposers: proposing.length,
    sincereMean: peaks.length === 0 ? null : numberOf(read, sumOf(peaks) / peaks.length),
  }
  if (proposing.length === 0) return { ...NOTHING, ...told }

  const lies = liesAmong(proposing, rule)
  const numberAt = (steps: number): number => numberOf(read, steps / width)
  const lengthOf = (steps: number): number => (read.to - read.from) * (steps / (width * read.steps))
  // Whole numbers, over the width: sorted, so that their sum does not depend on who is listed first.
  const losses = peaks.map((peak) => Math.abs(inForce - width * peak)).sort()
  const meanGap = inForce * peaks.length - width * sumOf(peaks)
  return {
    ...told,
    outcome: numberAt(inForce),
    outcomeSteps: exactly(inForce, width),
    sincereOutcome: numberAt(lies.sincere),
    sincereOutcomeSteps: exactly(lies.sincere, width),
    movedByAll: lengthOf(inForce - lies.sincere),
    distanceToSincereOutcome: lengthOf(Math.abs(inForce - lies.sincere)),
    distanceToSincereMean: lengthOf(Math.abs(meanGap) / peaks.length),
    movedByOne: lengthOf(lies.moved),
    gainByOne: lengthOf(lies.gain),
    reachOfOne: lengthOf(lies.reach),
    meanLoss: lengthOf(sumOf(losses) / peaks.length),
    worstLoss: lengthOf(losses.at(-1) ?? 0),
    giniOfLosses: giniOf(losses),
    lowest: numberAt(course.lowest),
    highest: numberAt(course.highest),
  }
}

const NOTHING: Readonly<Record<string, Cell>> = Object.fromEntries(MEASURES.map(({ name }) => [name, null]))

const rowOf = ({ round, moved, inForce, rule, members }: Step, read: AverageVote): readonly Cell[] => {
  const proposals = members.proposals.filter((_, at) => members.behaviours[at] !== 'absent')
  const count = proposals.length
  if (count === 0) return [round, null, null, 0, 0]
  const length = (steps: number): number => (read.to - read.from) * (steps / read.steps)
  return [round, numberOf(read, inForce / rule.width), length(deviationOf(proposals)), length(moved / count), count]
}

const deviationOf = (proposals: Float64Array): number => {
  const mean = sumOf(proposals) / proposals.length
  let squares = 0
  for (const proposal of proposals) squares += (proposal - mean) * (proposal - mean)
  return Math.sqrt(squares / proposals.length)
}

const sumOf = (numbers: Float64Array): number => {
  let sum = 0
  for (let at = 0; at < numbers.length; at++) sum += numbers[at] as number
  return sum
}

const exactly = (numerator: number, denominator: number): string =>
  exactCell(ratio(BigInt(numerator), BigInt(denominator)))
