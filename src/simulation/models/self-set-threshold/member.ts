import { drawFrom } from '../../spread.js'
import type { Stream } from '../../stream.js'
import { shareFrom } from '../probabilities.js'
import { wholeWithin } from '../whole.js'
import type { SelfSetParameters } from './parameters.js'

/** Somebody who decides, and proposes the threshold. */
export interface Member {
  readonly id: string
  /** The threshold they find right, in percent. */
  readonly finds: number
  /** How probably they are for what is decided on. */
  readonly leaning: number
  /** The same in parts of 2^32. */
  readonly leaningWords: number
  /** What they propose now, in percent. */
  proposal: number
  /** In the decisions since the last round: those carried against them, less those lost against them. */
  against: number
}

/** A member as they join. */
export const memberOf = (asked: SelfSetParameters, at: number, stream: Stream): Member => {
  const { lowest, highest, wishes, leaning } = asked
  const finds = wholeWithin({ wish: drawFrom(wishes, at, stream), step: 1, least: lowest, most: highest })
  const drawn = shareFrom(leaning, at, stream)
  return {
    id: `m${at}`,
    finds,
    leaning: drawn,
    leaningWords: Math.floor(drawn * 0x100000000),
    proposal: finds,
    against: 0,
  }
}

/** What a member proposes again, as the others stand. */
export const proposesAgain = (asked: SelfSetParameters, member: Member, sum: number): number => {
  const { behaviour, members, move, patience, lowest, highest } = asked
  const { finds, proposal, against } = member
  const within = (percent: number): number => Math.max(lowest, Math.min(highest, percent))
  switch (behaviour) {
    case 'sincere':
      return finds
    case 'best-reply':
      // The one proposal whose mean with the others is what they find right; where there is none, the end that comes nearest.
      return within(members * finds - (sum - proposal))
    case 'losses':
      if (against > patience) return within(proposal + move)
      return against < -patience ? within(proposal - move) : proposal
  }
}

/** The threshold that a member wants: what they find right; or, where losses taught them, what they propose. */
export const wantedBy = ({ behaviour }: SelfSetParameters, { finds, proposal }: Member): number =>
  behaviour === 'losses' ? proposal : finds

/** Who may propose again in a round. */
export const whoProposes = (asked: SelfSetParameters, round: number, schedule: Stream): readonly number[] => {
  const { members, sharePercent } = asked
  switch (asked.schedule) {
    case 'everyone':
      return Array.from({ length: members }, (_, at) => at)
    case 'share':
      return [...schedule.of(round).order(members)].slice(0, Math.max(1, Math.floor((members * sharePercent) / 100)))
    case 'one':
      return [schedule.of(round).below(members)]
    case 'in-turn':
      return [round % members]
  }
}
