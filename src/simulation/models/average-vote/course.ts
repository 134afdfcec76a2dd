import { CycleWatch } from '../../measures/cycle.js'
import type { Streams } from '../../stream.js'
import { engineFor } from './engine.js'
import { type Members, membersAtStart, turnedOver } from './members.js'
import type { AverageVote } from './parameters.js'
import type { Rule } from './tally.js'

/** How the rounds of a vote went. */
export interface Course {
  readonly members: Members
  readonly rule: Rule
  /** The number in force at the end, over the width of the rule. */
  readonly inForce: number
  readonly rounds: number
  /** The last round that changed anything; 0 if none did. */
  readonly lastChange: number
  /** At the end nobody would change anything. */
  readonly settled: boolean
  /** After how many rounds everything comes back; undefined where that was not seen. */
  readonly cycle: number | undefined
  /** The least and the most that was in force since the cycle began, or at the end where there is none. */
  readonly lowest: number
  readonly highest: number
}

/** What stands after a round; 0 is before the first. */
export interface Step {
  readonly round: number
  /** How many steps it moved all proposals together. */
  readonly moved: number
  readonly inForce: number
  readonly rule: Rule
  readonly members: Members
}

/** Carries out the rounds, and has each step seen where somebody wants to. */
export const takeCourse = (read: AverageVote, streams: Streams, see?: (step: Step) => void): Course => {
  let members = membersAtStart(read, streams)
  let engine = engineFor(members, read, streams)
  let everCame = read.members
  const turnsOver = read.leaving > 0 || read.joining > 0
  const watch = mayCycle(read) && engine.mayCycle ? new CycleWatch(engine.moving) : undefined
  let cycle: number | undefined
  let lowest = engine.inForce()
  let highest = lowest
  let lastChange = 0
  let settled = false
  let round = 0
  const show = (moved: number): void => {
    if (see === undefined) return
    engine.writeBack()
    see({ round, moved, inForce: engine.inForce(), rule: engine.rule, members })
  }
  show(0)
  while (round < read.rounds) {
    round++
    if (turnsOver) {
      engine.writeBack()
      const after = turnedOver(members, everCame, read, streams)
      if (after !== members) {
        for (const id of after.ids) if (id >= everCame) everCame = id + 1
        members = after
        engine = engineFor(members, read, streams)
      }
    }
    const moved = engine.round(round)
    if (moved > 0) lastChange = round
    show(moved)
    settled = !turnsOver && moved === 0 && engine.isContent()
    if (watch !== undefined && cycle === undefined && !settled) {
      const inForce = engine.inForce()
      lowest = Math.min(lowest, inForce)
      highest = Math.max(highest, inForce)
      cycle = watch.see(engine.moving)
      if (watch.begins) lowest = highest = inForce
    }
    if ((settled || cycle !== undefined) && read.until === 'settled') break
  }
  engine.writeBack()
  const inForce = engine.inForce()
  if (cycle === undefined) lowest = highest = inForce
  return { members, rule: engine.rule, inForce, rounds: round, lastChange, settled, cycle, lowest, highest }
}

/** Only what no chance enters into can be known to come back. */
const mayCycle = ({ schedule, leaving, joining, behaviours, noise, publishedEvery }: AverageVote): boolean =>
  (schedule === 'in-turn' || schedule === 'at-once' || schedule === 'part-way') &&
  leaving === 0 &&
  joining === 0 &&
  (behaviours.partial === 0 || (noise === 0 && publishedEvery === 1))
