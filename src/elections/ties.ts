import type { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import type { Citation, Reason } from '../reasons/index.js'
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
  /** The votes of every candidate at the end of each stage before this one, the first one first. At the last of them they may be level still. */
  readonly earlier: readonly (readonly bigint[])[]
}

interface Settled {
  readonly kind: 'settled'
  readonly chosen: readonly number[]
  readonly because: readonly Reason[]
}

/** A tie that is left: those whom earlier stages told from it all the same, and those who are level still. */
interface Left {
  readonly kind: 'left'
  readonly chosen: readonly number[]
  readonly because: readonly Reason[]
  readonly unsettled: Unsettled
}

/** Breaks a tie by the means that the rule names, one after another. Never by the order of a list. */
export const settle = (
  tie: Tie,
  { candidates, ties, clauses }: { candidates: readonly CandidateId[]; ties: TieRules; clauses: readonly Citation[] },
): Settled | Left => {
  const nameOf = (index: number): CandidateId => candidates[index] as CandidateId
  const { tieFor } = tie
  let { between, places } = tie
  let names = between.map(nameOf)
  // Who was told from the others before the tie was settled: only where there are several places.
  const sure: number[] = []
  const said: Reason[] = []
  const told = (by: TieBreak, chosen: readonly number[], stage: number): Reason => {
    const facts = { by, between: names, chosen: chosen.map(nameOf), tieFor, stage }
    return { code: 'tie-broken', clauses, ...facts }
  }
  const settled = (by: TieBreak, chosen: readonly number[], stage: number): Settled => {
    return { kind: 'settled', chosen: [...sure, ...chosen], because: [...said, told(by, chosen, stage)] }
  }
  const leave = (kind: Unsettled['kind']): Left => {
    const forSeats = tieFor === 'seat' ? places : tie.forSeats
    const unsettled: Unsettled = { kind, between: between.map(nameOf), tieFor, forSeats }
    return { kind: 'left', chosen: sure, because: said, unsettled }
  }
  for (const by of ties.tieBreaks) {
    const left = between.map(nameOf)
    if (by === 'earlier-stages') {
      const { first, level, stage } = tellByEarlier(between, places, tie)
      if (level.length === places - first.length) return settled(by, [...first, ...level], stage)
      if (first.length > 0) {
        said.push(told(by, first, stage))
        sure.push(...first)
        places -= first.length
        names = level.map(nameOf)
      }
      between = level
    } else if (by === 'lot') {
      if (ties.seed === undefined) return leave('seed-wanted')
      const order = drawLot({ seed: ties.seed, stage: tie.stage, among: left })
      // Two ids that are one in UTF-8 (half of a character in each) draw one number: that tells nobody apart.
      if (order[places - 1]?.drawn !== order[places]?.drawn)
        return settled(by, indicesOf(order.slice(0, places), between, left), tie.stage)
    } else {
      const held = runOffBetween(left, ties.runOffs)
      if (held === undefined) return leave('run-off-needed')
      const order = held.filter((name) => left.includes(name)).map((candidate) => ({ candidate }))
      const chosen = tieFor === 'exclusion' ? order.slice(-places) : order.slice(0, places)
      return settled(by, indicesOf(chosen, between, left), tie.stage)
    }
  }
  return leave('tied')
}

/** The run-off that was held between these: one between them alone before one that others took part in. */
const runOffBetween = (
  names: readonly CandidateId[],
  runOffs: TieRules['runOffs'],
): readonly CandidateId[] | undefined => {
  const held = runOffs.filter((order) => names.every((name) => order.includes(name)))
  return held.find((order) => order.length === names.length) ?? held[0]
}

const indicesOf = (
  chosen: readonly { readonly candidate: CandidateId }[],
  between: readonly number[],
  names: readonly CandidateId[],
): readonly number[] => chosen.map(({ candidate }) => between[names.indexOf(candidate)] as number)

/**
 * From the last stage back: of those who are left, whoever had the fewest then (the most, of a surplus or a seat) comes first, as many as there are places; only those who were level at the last place stay in, until no more are left than places.
 */
const tellByEarlier = (
  between: readonly number[],
  places: number,
  { tieFor, earlier }: Tie,
): { readonly first: readonly number[]; readonly level: readonly number[]; readonly stage: number } => {
  const first: number[] = []
  let level = between
  let stage = 0
  for (let at = earlier.length - 1; at >= 0 && level.length > places - first.length; at--) {
    const votes = earlier[at] as readonly bigint[]
    const compare = (one: number, other: number): number => {
      const difference = (votes[other] as bigint) - (votes[one] as bigint)
      const order = difference === 0n ? 0 : difference < 0n ? -1 : 1
      return tieFor === 'exclusion' ? -order : order
    }
    const order = [...level].sort(compare)
    const last = order[places - first.length - 1] as number
    const out = order.filter((one) => compare(one, last) > 0)
    const ahead = order.filter((one) => compare(one, last) < 0)
    if (out.length > 0 || ahead.length > 0) stage = at + 1
    first.push(...ahead)
    level = level.filter((one) => compare(one, last) === 0)
  }
  return { first, level, stage }
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
  runOffs: readRunOffs(input['runOffs'], candidates, fields),
})

/** Reads the run-offs that were held: none twice between the same, for the second could say otherwise. */
const readRunOffs = (value: unknown, candidates: ReadonlyMap<string, number>, fields: Fields): TieRules['runOffs'] => {
  const held = new Set<string>()
  return fields.listOrNone(value, 'runOffs').map((order, at) => {
    const ids = fields.ids(order, `runOffs[${at}]`)
    ids.forEach((id, place) => {
      if (!candidates.has(id))
        fields.note(problem(says.unknownCandidate, { path: `runOffs[${at}][${place}]`, received: id }))
    })
    const between = [...ids].sort()
    const key = JSON.stringify(between)
    if (held.has(key)) {
      const what = between.join(', ')
      fields.note(problem(says.listedTwice, { path: `runOffs[${at}]`, received: order, facts: { what } }))
    }
    held.add(key)
    return ids
  })
}

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
