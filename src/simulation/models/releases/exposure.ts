import type { Ballot, Heard, Vote } from './vote.js'
import { certainLots, type Lot } from './worlds.js'

/** Members who cast the same at the same times: nobody can tell them apart, so that what one of them learns, each of them does. */
interface Kind {
  readonly members: number
  readonly ballots: readonly Ballot[]
}

/**
 * How many members have cast a ballot that somebody else knows for certain, after the first so many counts? Known to nobody in particular where `together` is 0; to some
 * other member, or to so many who tell each other their own, where it is more. Whoever listens knows when each ballot was cast, and what everybody is told; the worst that
 * can be, for in a cooperative who cast is as secret as what.
 */
export const exposedTo = (vote: Vote, most: number, together: number, counts = vote.heard.length): number => {
  const heard = vote.heard.slice(0, counts)
  const kinds = kindsOf(vote.ballots, counts)
  const exposed = new Set<Kind>()
  for (const listening of groupsOf(kinds, together))
    for (const kind of exposedBy(kinds, listening, heard, most)) exposed.add(kind)
  let members = 0
  for (const kind of exposed) members += kind.members
  return members
}

/** After how many counts was somebody exposed to somebody? What is known stays known, so that it is sought by halves. */
export const firstExposing = (vote: Vote, most: number): number | null => {
  let none = 0
  let some = vote.heard.length
  if (exposedTo(vote, most, 1) === 0) return null
  while (some - none > 1) {
    const middle = Math.floor((none + some) / 2)
    if (exposedTo(vote, most, 1, middle) > 0) some = middle
    else none = middle
  }
  return some
}

const kindsOf = (ballots: readonly Ballot[], counts: number): readonly Kind[] => {
  const byMember = new Map<number, Ballot[]>()
  for (const ballot of ballots) {
    if (ballot.from >= counts) continue
    const cut = { ...ballot, to: Math.min(ballot.to, counts - 1) }
    const found = byMember.get(ballot.member)
    if (found === undefined) byMember.set(ballot.member, [cut])
    else found.push(cut)
  }
  const kinds = new Map<string, { members: number; readonly ballots: readonly Ballot[] }>()
  for (const own of byMember.values()) {
    const key = own.map(({ from, to, value }) => `${from} ${to} ${value}`).join(',')
    const found = kinds.get(key)
    if (found === undefined) kinds.set(key, { members: 1, ballots: own })
    else found.members++
  }
  return [...kinds.values()]
}

/** All ways in which so many listen, told by how many of each kind they are. */
const groupsOf = (kinds: readonly Kind[], together: number): readonly ReadonlyMap<Kind, number>[] => {
  let groups: readonly { readonly last: number; readonly of: ReadonlyMap<Kind, number> }[] = [
    { last: 0, of: new Map() },
  ]
  for (let at = 0; at < together; at++)
    groups = groups.flatMap(({ last, of }) =>
      kinds.slice(last).flatMap((kind, next) => {
        const already = of.get(kind) ?? 0
        return already < kind.members ? [{ last: last + next, of: new Map(of).set(kind, already + 1) }] : []
      }),
    )
  return groups.map(({ of }) => of)
}

/** The kinds of members of whom somebody is exposed to these, themselves left out. */
const exposedBy = (
  kinds: readonly Kind[],
  listening: ReadonlyMap<Kind, number>,
  heard: readonly Heard[],
  most: number,
): readonly Kind[] => {
  const lots = new Map<string, { from: number; to: number; ballots: number; sum: number }>()
  const others = kinds.filter((kind) => kind.members > (listening.get(kind) ?? 0))
  for (const kind of others) {
    const members = kind.members - (listening.get(kind) ?? 0)
    for (const { from, to, value } of kind.ballots) {
      const key = `${from} ${to}`
      const lot = lots.get(key) ?? { from, to, ballots: 0, sum: 0 }
      lot.ballots += members
      lot.sum += members * value
      lots.set(key, lot)
    }
  }
  const certain = new Set<string>()
  const all: readonly (readonly [string, Lot])[] = [...lots]
  certainLots(
    all.map(([, lot]) => lot),
    heard,
    most,
  ).forEach((one, at) => {
    if (one) certain.add((all[at] as readonly [string, Lot])[0])
  })
  return others.filter(({ ballots }) => ballots.some(({ from, to }) => certain.has(`${from} ${to}`)))
}
