import { type AnyBallots, type ElectionRule, electionOf } from '../../../elections/index.js'
import { meanOf } from '../../measures/mean.js'
import type { Stream } from '../../stream.js'
import type { Society } from './society.js'

/** The rules that the room of elections counts. */
export const COUNTED = ['scottish-stv', 'meek-stv', 'approval', 'score'] as const

/** How one of them is to be counted. */
export interface CountedInput {
  readonly method: (typeof COUNTED)[number]
  readonly seats: number
  /** How many each member approves of: those they like better than candidates on average, or so many. */
  readonly approves: 'above-mean' | number
  readonly highestScore: number
}

/**
 * Who is elected, counted by the room of elections? Members fill in ballots as they think. Ties are broken by earlier stages, where there are any, and then by a lot whose seed is drawn.
 *
 * Scores go from 0 for whom a member likes least to the highest one for whom they like best, in between in proportion, to the nearest whole one.
 *
 * @internal
 */
export const countedBy = (input: CountedInput, society: Society, ties: Stream): readonly number[] => {
  const { method, seats } = input
  const candidates = Array.from({ length: society.candidates }, (_, one) => `${one}`)
  const rule = ruleOf(input, seats)
  const members = Array.from({ length: society.members }, (_, member) => member)
  const ballots = members.map((member) => {
    if (method === 'approval') return { approves: approvedBy(member, society, input.approves).map(String) }
    if (method === 'score') return { scores: scoresOf(member, society, input.highestScore) }
    return { preferences: Array.from(rankedBy(member, society), String) }
  })
  const { elected } = electionOf({
    rule,
    candidates,
    ballots: ballots as AnyBallots,
    seed: `${ties.word()}-${ties.word()}`,
  })
  return elected.map(Number)
}

const ruleOf = ({ method, highestScore }: CountedInput, seats: number): ElectionRule => {
  switch (method) {
    case 'scottish-stv':
      return { method, seats, tieBreaks: ['earlier-stages', 'lot'] }
    case 'meek-stv':
      return { method, seats, places: 9, omega: 6, tieBreaks: ['earlier-stages', 'lot'] }
    case 'approval':
      return { method, seats, tieBreaks: ['lot'] }
    case 'score':
      return { method, seats, min: 0, max: highestScore, by: 'sum', tieBreaks: ['lot'] }
  }
}

const rankedBy = (member: number, { candidates, order, ranked }: Society): Uint16Array =>
  order.subarray(member * candidates, member * candidates + (ranked[member] as number))

const approvedBy = (member: number, society: Society, approves: 'above-mean' | number): readonly number[] => {
  const inOrder = [...rankedBy(member, society)]
  if (approves !== 'above-mean') return inOrder.slice(0, approves)
  const liked = likedBy(member, society)
  const mean = meanOf(liked)
  return inOrder.filter((one) => (liked[one] as number) > mean)
}

const scoresOf = (member: number, society: Society, highest: number) => {
  const liked = likedBy(member, society)
  const least = liked.reduce((low, one) => Math.min(low, one), Number.POSITIVE_INFINITY)
  const most = liked.reduce((high, one) => Math.max(high, one), Number.NEGATIVE_INFINITY)
  return Array.from(liked, (one, candidate) => ({
    candidate: `${candidate}`,
    score: most === least ? 0 : Math.floor(((one - least) * highest) / (most - least) + 0.5),
  }))
}

const likedBy = (member: number, { candidates, utility }: Society): Float64Array =>
  utility.subarray(member * candidates, (member + 1) * candidates)
