import type { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import type { ClauseId, Reason } from '../reasons/index.js'
import type { CandidateId } from './ballots.js'
import { drawLot, readSeed } from './lot.js'

/**
 * How a tie is broken: by the votes at the last stage before at which they differed; by a lot drawn from the published seed; by a run-off between those who tie.
 */
export type TieBreak = 'earlier-stages' | 'lot' | 'run-off'

/** What a tie stands in the way of: who is excluded, whose surplus goes first, or who gets a seat. */
export type TieFor = 'exclusion' | 'surplus' | 'seat'

/** Why an election came to no result yet: a tie that nothing breaks, or one that waits for a seed or for a run-off. */
export interface Unsettled {
  readonly kind: 'tied' | 'seed-wanted' | 'run-off-needed'
  /** Those who are still level after the tie-breaks that were tried. */
  readonly between: readonly CandidateId[]
  readonly tieFor: TieFor
  /** How many seats those who tie compete for here: of an exclusion or a surplus, how many are still to be filled. */
  readonly forSeats: number
}

export interface TieRules {
  readonly tieBreaks: readonly TieBreak[]
  readonly seed: string | undefined
  readonly runOffs: readonly (readonly CandidateId[])[]
}

/** Several candidates of whom some must be told from the others. */
export interface Tie {
  readonly between: readonly number[]
  readonly tieFor: TieFor
  /** How many are told from the others: one is excluded or goes first, or so many get the seats. */
  readonly places: number
  /** The seats still to be filled. */
  readonly forSeats: number
  readonly stage: number
  /** The votes of every candidate at the end of each stage before this one, the first one first. */
  readonly earlier: readonly (readonly bigint[])[]
}

interface Settled {
  readonly kind: 'settled'
  readonly chosen: readonly number[]
  readonly because: Reason
}

/** Breaks a tie by the means that the rule names, one after another. Never by the order of a list. */
export const settle = (
  tie: Tie,
  { candidates, ties, clauses }: { candidates: readonly CandidateId[]; ties: TieRules; clauses: readonly ClauseId[] },
): Settled | Unsettled => {
  const nameOf = (index: number): CandidateId => candidates[index] as CandidateId
  const names = tie.between.map(nameOf)
  const { tieFor, forSeats } = tie
  const settled = (by: TieBreak, chosen: readonly number[], stage: number): Settled => {
    const facts = { by, between: names, chosen: chosen.map(nameOf), tieFor, stage }
    return { kind: 'settled', chosen, because: { code: 'tie-broken', clauses, ...facts } }
  }
  let between = tie.between
  for (const by of ties.tieBreaks) {
    const left = between.map(nameOf)
    if (by === 'earlier-stages') {
      const [told, stage] = tellByEarlier(between, tie)
      if (told.length === 1) return settled(by, told, stage)
      between = told
    } else if (by === 'lot') {
      if (ties.seed === undefined) return { kind: 'seed-wanted', between: left, tieFor, forSeats }
      const order = drawLot({ seed: ties.seed, stage: tie.stage, among: left })
      // Two ids that are one in UTF-8 (half of a character in each) draw one number: that tells nobody apart.
      if (order[tie.places - 1]?.drawn !== order[tie.places]?.drawn)
        return settled(by, indicesOf(order.slice(0, tie.places), between, left), tie.stage)
    } else {
      const held = ties.runOffs.find((order) => left.every((name) => order.includes(name)))
      if (held === undefined) return { kind: 'run-off-needed', between: left, tieFor, forSeats }
      const order = held.filter((name) => left.includes(name)).map((candidate) => ({ candidate }))
      const chosen = tieFor === 'exclusion' ? order.slice(-tie.places) : order.slice(0, tie.places)
      return settled(by, indicesOf(chosen, between, left), tie.stage)
    }
  }
  return { kind: 'tied', between: between.map(nameOf), tieFor, forSeats }
}

const indicesOf = (
  chosen: readonly { readonly candidate: CandidateId }[],
  between: readonly number[],
  names: readonly CandidateId[],
): readonly number[] => chosen.map(({ candidate }) => between[names.indexOf(candidate)] as number)

/** From the last stage back: only those who had the fewest then (the most, of a surplus) stay in, until one is left; and the stage that told the last ones apart. */
const tellByEarlier = (
  between: readonly number[],
  { tieFor, earlier }: Tie,
): readonly [left: readonly number[], stage: number] => {
  let left = between
  for (let at = earlier.length - 1; at >= 0; at--) {
    const votes = earlier[at] as readonly bigint[]
    let best = votes[left[0] as number] as bigint
    for (const one of left) {
      const had = votes[one] as bigint
      if (tieFor === 'exclusion' ? had < best : had > best) best = had
    }
    left = left.filter((one) => votes[one] === best)
    if (left.length === 1) return [left, at + 1]
  }
  return [left, 0]
}

/** Reads how ties are broken. */
export const readTieRules = (
  input: Readonly<Record<string, unknown>>,
  allowed: readonly TieBreak[],
  candidates: ReadonlyMap<string, number>,
  fields: Fields,
): TieRules => ({
  tieBreaks: readTieBreaks(input['tieBreaks'], 'tieBreaks', allowed, fields),
  seed: input['seed'] === undefined ? undefined : readSeed(input['seed'], 'seed', fields),
  runOffs: fields.listOrNone(input['runOffs'], 'runOffs').map((order, at) => {
    const ids = fields.ids(order, `runOffs[${at}]`)
    ids.forEach((id, place) => {
      if (!candidates.has(id))
        fields.note(problem(says.unknownCandidate, { path: `runOffs[${at}][${place}]`, received: id }))
    })
    return ids
  }),
})

/** Reads the tie-breaks of a rule: each once, and none that the method has no use for. */
export const readTieBreaks = (
  value: unknown,
  path: string,
  allowed: readonly TieBreak[],
  fields: Fields,
): readonly TieBreak[] => {
  const found: TieBreak[] = []
  fields.list(value, path).forEach((one, at) => {
    const place = `${path}[${at}]`
    const by = fields.oneOf(one, allowed, place)
    if (by === undefined) return
    if (found.includes(by)) fields.note(problem(says.listedTwice, { path: place, received: by, facts: { what: by } }))
    found.push(by)
  })
  return found
}
