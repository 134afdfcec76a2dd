import type { Streams } from '../../stream.js'
import { type MeanVote, startRevoting } from './kernel.js'
import type { Members } from './members.js'
import type { AverageVote } from './parameters.js'
import { bounded, type Rule, ruleFor, Tally } from './tally.js'
import { onTheWay, publish, wishOf } from './wishes.js'

/** What carries out rounds among the same members. */
export interface Engine {
  readonly rule: Rule
  /** Carries out a round; tells how many steps it moved all proposals together. */
  readonly round: (round: number) => number
  /** The number in force, over the width of the rule. */
  readonly inForce: () => number
  /** Nobody would change anything now. Asked after a round without changes. */
  readonly isContent: () => boolean
  /** The proposals that move. */
  readonly moving: Float64Array
  /** Whether they may ever come back to where they were; false where it is proved that they settle. */
  readonly mayCycle: boolean
  /** Writes the proposals as they stand to the members. */
  readonly writeBack: () => void
}

/** The fast kernel where it applies, and otherwise what takes every behaviour and aggregation. */
export const engineFor = (members: Members, read: AverageVote, streams: Streams): Engine =>
  isPlain(members, read) ? plainEngine(members, read) : generalEngine(members, read, streams)

const isPlain = ({ behaviours }: Members, { aggregation, indifference, schedule }: AverageVote): boolean =>
  (aggregation === 'mean' || aggregation === 'bounded-mean') &&
  indifference === 'keep' &&
  (schedule === 'in-turn' || schedule === 'at-once') &&
  !behaviours.some((behaviour) => behaviour === 'partial' || behaviour === 'following')

/** How many propose something. */
const proposersAmong = ({ behaviours }: Members): number =>
  behaviours.reduce((count, behaviour) => count + (behaviour === 'absent' ? 0 : 1), 0)

const plainEngine = (members: Members, read: AverageVote): Engine => {
  const { behaviours, peaks, proposals } = members
  const rule = ruleFor(read, proposersAmong(members))
  const isStrategic = (_: number, at: number): boolean => behaviours[at] === 'strategic'
  const moving = proposals.filter(isStrategic)
  let sum = 0
  for (const [at, behaviour] of behaviours.entries())
    if (behaviour !== 'strategic' && behaviour !== 'absent') sum += proposals[at] as number
  const { least, most, lower, upper } = rule.ends
  const revoting = startRevoting({
    proposals: moving,
    peaks: peaks.filter(isStrategic),
    others: { sum, count: rule.width - moving.length },
    least,
    most,
    schedule: read.schedule as MeanVote['schedule'],
    ...(read.aggregation === 'bounded-mean' ? { lower, upper } : {}),
  })
  return {
    rule,
    round: revoting.round,
    inForce: () => bounded(revoting.sum(), rule),
    isContent: () => true,
    moving,
    mayCycle: read.schedule === 'at-once',
    writeBack: () => {
      let next = 0
      for (const [at, behaviour] of behaviours.entries())
        if (behaviour === 'strategic') proposals[at] = moving[next++] as number
    },
  }
}

/** @internal */
export const generalEngine = (members: Members, read: AverageVote, { schedule, noise }: Streams): Engine => {
  const { behaviours, proposals } = members
  const present = proposals.filter((_, at) => behaviours[at] !== 'absent')
  const rule = ruleFor(read, present.length)
  const tally = new Tally(rule, present)
  let published = publish(read, members, tally, noise)
  const wish = (at: number, heard = published): number => wishOf(at, read, members, tally, heard)
  const propose = (at: number, next: number): number => {
    const now = proposals[at] as number
    if (next === now) return 0
    proposals[at] = next
    tally.change(now, next)
    return Math.abs(next - now)
  }
  const places = Uint32Array.from(proposals.keys())
  const whoInRound = (round: number): Uint32Array => {
    if (read.schedule === 'shuffled') return schedule.of(round).order(places.length)
    if (read.schedule !== 'some-at-once') return places
    // One at least: in a team of four, a tenth of them would be nobody for ever.
    const least = read.share > 0 ? 1 : 0
    return schedule
      .of(round)
      .order(places.length)
      .subarray(0, Math.max(least, Math.floor(read.share * places.length + 0.5)))
  }
  return {
    rule,
    round: (round) => {
      // Told at the start, where nobody has re-voted yet, and then every so many rounds.
      if (round % read.publishedEvery === 0) published = publish(read, members, tally, noise)
      const who = whoInRound(round)
      let moved = 0
      if (read.schedule === 'in-turn' || read.schedule === 'shuffled') {
        for (const at of who) moved += propose(at, wish(at))
        return moved
      }
      const share = read.schedule === 'part-way' ? read.share : 1
      const next = Float64Array.from(who, (at) => onTheWay(proposals[at] as number, wish(at), share))
      for (const [place, at] of who.entries()) moved += propose(at, next[place] as number)
      return moved
    },
    inForce: () => tally.inForce,
    isContent: () => {
      if (read.noise > 0 && behaviours.includes('partial')) return false
      const fresh = publish(read, members, tally, noise)
      return places.every((at) => wish(at, fresh) === proposals[at])
    },
    moving: proposals,
    mayCycle: true,
    writeBack: () => undefined,
  }
}
