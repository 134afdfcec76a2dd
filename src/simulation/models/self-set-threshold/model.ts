import { openAverage } from '../../../averages/index.js'
import { decide } from '../../../decisions/index.js'
import type { Ratio } from '../../../exact/index.js'
import { type Cell, makeModel } from '../../model.js'
import type { Stream } from '../../stream.js'
import { exactCell, nearDouble } from '../whole.js'
import { type Member, memberOf, proposesAgain, wantedBy, whoProposes } from './member.js'
import { SELF_SET_PARAMETERS, type SelfSetParameters } from './parameters.js'
import { periodOf, stillFrom } from './settled.js'

/**
 * Does a threshold that everybody may propose, and whose mean is in force, settle; where, and in how many rounds? Decisions are taken by the threshold in force, exactly:
 * at least so much of all members must be for. Between two rounds each member sees what the rule did for them, and may propose again.
 *
 * Under `by-own-threshold` a new mean takes the threshold in force to come into force itself, as changes of the rule do in Barberà and Jackson, Choosing how to choose:
 * self-stable majority rules and constitutions (Quarterly Journal of Economics 119, 2004). Whoever is indifferent is not for it.
 *
 * Source: WJC-19 (the shares in the rules are averages that are voted), WJC-12 (proposals stand and may be changed).
 */
export const selfSetThreshold = makeModel({
  name: 'self-set-threshold',
  version: 1,
  asks: 'Does a threshold settle that those set who decide by it, where, and in how many rounds?',
  parameters: SELF_SET_PARAMETERS,
  streams: {
    preferences: 'The threshold that each member finds right, and how probably they are in favour',
    schedule: 'Who proposes anew in which round',
    noise: 'Who is in favour in which decision',
  },
  measures: [
    { name: 'thresholdStart', kind: 'exact', unit: 'share', means: 'The mean of the first proposals' },
    { name: 'thresholdEnd', kind: 'exact', unit: 'share', means: 'The threshold in force after the last round' },
    { name: 'startPercent', kind: 'number', unit: 'percent', means: 'The first, near enough for pictures' },
    { name: 'endPercent', kind: 'number', unit: 'percent', means: 'The last, near enough for pictures' },
    { name: 'neededEnd', kind: 'whole', unit: 'members', means: 'How many must be for, under the last' },
    {
      name: 'settled',
      kind: 'truth',
      means: 'Whether it stayed within the width asked for, over the last rounds asked for',
    },
    {
      name: 'settledRound',
      kind: 'whole',
      unit: 'rounds',
      means: 'After which round it did so to the last; none where it did not settle',
    },
    {
      name: 'period',
      kind: 'whole',
      unit: 'rounds',
      means: 'After how many rounds the last ones repeat: 1 stands still; none where nothing repeats',
    },
    {
      name: 'swingPercent',
      kind: 'number',
      unit: 'percent',
      means: 'The highest less the lowest threshold over the last rounds',
    },
    {
      name: 'supportPercent',
      kind: 'number',
      unit: 'percent',
      means: 'How probably a member is for what is decided on, on the mean of the members',
    },
    {
      name: 'decisions',
      kind: 'whole',
      unit: 'decisions',
      means: 'How many decisions were taken over the last rounds',
    },
    { name: 'carried', kind: 'whole', unit: 'decisions', means: 'How many of these were carried' },
    { name: 'carriedShare', kind: 'number', unit: 'share', means: 'Which share of these; none where none was taken' },
    { name: 'refused', kind: 'whole', unit: 'rounds', means: 'How often a new mean did not come into force' },
  ],
  series: [
    { name: 'round', kind: 'whole', unit: 'rounds', means: 'The round, 0 for the first proposals' },
    { name: 'thresholdPercent', kind: 'number', unit: 'percent', means: 'The threshold in force after it' },
    { name: 'proposedPercent', kind: 'number', unit: 'percent', means: 'The mean of what is proposed after it' },
    { name: 'carried', kind: 'whole', unit: 'decisions', means: 'How many decisions before it were carried' },
  ],
  run: (asked, { preferences, schedule, noise }, wantsSeries) => {
    const { members, rounds, interval, window, within } = asked
    const team = Array.from({ length: members }, (_, at) => memberOf(asked, at, preferences.of(at)))
    const average = openAverage({
      question: { kind: 'number', id: 'threshold', unit: 'share', min: 0, max: 1 },
      electorate: team.map(({ id }) => id),
      clauses: ['WJC-19'],
    })
    for (const { id, proposal } of team) average.cast({ member: id, proposal: PERCENTS[proposal] })
    let sum = team.reduce((total, { proposal }) => total + proposal, 0)
    let inForce = thresholdOf(sum, meanOf(average), members)
    const start = inForce
    // Whole: each is the mean in percent, times the members.
    const sums = new Float64Array(rounds + 1)
    sums[0] = sum
    const carried = new Float64Array(rounds + 1)
    const series: Cell[][] = [[0, percentOf(inForce.value), percentOf(inForce.value), 0]]
    let refused = 0
    for (let round = 1; round <= rounds; round++) {
      carried[round] = decideSome({ team, needed: inForce.needed, count: interval, chance: noise.of(round) })
      // Those of one round answer what stood before it, whoever of them is looked at first.
      const again = whoProposes(asked, round - 1, schedule).map((at) => {
        const member = team[at] as Member
        return { member, proposal: proposesAgain(asked, member, sum) }
      })
      for (const { member, proposal } of again) {
        member.against = 0
        if (proposal === member.proposal) continue
        sum += proposal - member.proposal
        member.proposal = proposal
        average.cast({ member: member.id, proposal: PERCENTS[proposal] })
      }
      if (sum !== inForce.sum) {
        if (comesIntoForce(asked, team, inForce, sum)) inForce = thresholdOf(sum, meanOf(average), members)
        else refused++
      }
      sums[round] = inForce.sum
      if (wantsSeries) series.push([round, percentOf(inForce.value), sum / members, carried[round] as number])
    }
    const last = Math.min(window, rounds)
    const lastSums = sums.subarray(rounds + 1 - last)
    const from = stillFrom(sums, within * members)
    const settled = rounds - from >= window
    const carriedLast = carried.subarray(rounds + 1 - last).reduce((total, count) => total + count, 0)
    const measures = {
      thresholdStart: exactCell(start.value),
      thresholdEnd: exactCell(inForce.value),
      startPercent: percentOf(start.value),
      endPercent: percentOf(inForce.value),
      neededEnd: inForce.needed,
      settled,
      settledRound: settled ? from : null,
      period: periodOf(sums, window),
      swingPercent:
        (lastSums.reduce((most, one) => Math.max(most, one)) - lastSums.reduce((least, one) => Math.min(least, one))) /
        members,
      supportPercent: (team.reduce((total, { leaning }) => total + leaning, 0) / members) * 100,
      decisions: last * interval,
      carried: carriedLast,
      carriedShare: interval === 0 ? null : carriedLast / (last * interval),
      refused,
    }
    return wantsSeries ? { measures, series } : { measures }
  },
})

interface InForce {
  /** The proposals it is the mean of, added up, in percent. */
  readonly sum: number
  readonly value: Ratio
  /** How many must be for: one at least, even under 0 %. */
  readonly needed: number
}

const thresholdOf = (sum: number, value: Ratio, members: number): InForce => {
  const rule = { atLeast: value, of: 'electorate', clauses: ['WJC-19'] } as const
  const { neededFor } = decide({ rule, electorate: members, for: 0, against: 0, abstain: 0, closed: false })
  if (neededFor === null) throw new Error('every threshold up to 100 % can be reached')
  return { sum, value, needed: neededFor }
}

const PERCENTS = Array.from({ length: 101 }, (_, percent) => `${percent}%`)

const percentOf = (value: Ratio): number => nearDouble(value) * 100

const meanOf = (average: ReturnType<typeof openAverage>): Ratio => {
  const now = average.now()
  if (now.kind === 'no-proposals') throw new Error('everybody proposes')
  return now.value
}

/** Takes some decisions, and notes with each member how many went against them; how many were carried comes back. */
const decideSome = (asked: {
  readonly team: readonly Member[]
  readonly needed: number
  readonly count: number
  readonly chance: Stream
}): number => {
  const { team, needed, count, chance } = asked
  const isFor = new Uint8Array(team.length)
  let carried = 0
  for (let decision = 0; decision < count; decision++) {
    let votes = 0
    for (let at = 0; at < team.length; at++) {
      // One word of 32 bits a vote: a probability is met to 2^-32.
      const vote = chance.word() < (team[at] as Member).leaningWords ? 1 : 0
      isFor[at] = vote
      votes += vote
    }
    const outcome = votes >= needed ? 1 : 0
    const weight = outcome === 1 ? 1 : -1
    carried += outcome
    for (let at = 0; at < team.length; at++) if (isFor[at] !== outcome) (team[at] as Member).against += weight
  }
  return carried
}

/** Whether the mean of what is proposed now takes the place of the one in force. */
const comesIntoForce = (asked: SelfSetParameters, team: readonly Member[], inForce: InForce, sum: number): boolean => {
  if (asked.changes === 'at-once') return true
  const votes = team.filter((member) => {
    const wanted = wantedBy(asked, member) * team.length
    return Math.abs(wanted - sum) < Math.abs(wanted - inForce.sum)
  }).length
  return votes >= inForce.needed
}
