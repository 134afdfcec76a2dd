import { type State, views } from 'coop-rules/cooperative'
import type { CoopHouse } from '../../kernel/house.js'
import type { Asked } from '../../kernel/route.js'

/** Who belongs, made once for each place of the log. */
export const registerOf = (state: State): ReturnType<typeof views.members.register> => {
  const known = registers.get(state) ?? views.members.register(state)
  registers.set(state, known)
  return known
}
const registers = new WeakMap<State, ReturnType<typeof views.members.register>>()

/** What people are called, and in which order their names come. */
interface Index {
  readonly names: ReadonlyMap<string, string>
  readonly ranks: ReadonlyMap<string, number>
  readonly until: number
}

/**
 * Puts people in the order of their names, and leaves out whose name does not have what is looked for. The names of a co-op are read from the store once and kept for some minutes, for with thousands of members
 * a page would read thousands; whoever came meanwhile is read when they are met.
 */
export const byName = async <Entry extends { readonly member: string }>(
  { house, locale }: Asked,
  entries: readonly Entry[],
  wanted = '',
): Promise<readonly Entry[]> => {
  const { names, ranks } = await indexOf(
    house,
    entries.map(({ member }) => member),
    locale,
  )
  const text = folded(wanted)
  return entries
    .filter(({ member }) => text === '' || (names.get(member) ?? '').includes(text) || member === wanted)
    .toSorted((a, b) => (ranks.get(a.member) ?? 0) - (ranks.get(b.member) ?? 0))
}

const indexOf = async (house: CoopHouse, members: readonly string[], locale: 'en' | 'es'): Promise<Index> => {
  const kept = indexes.get(house)
  const fresh = kept !== undefined && kept.until > performance.now()
  if (fresh && members.every((member) => kept.names.has(member))) return kept
  const names = new Map(fresh ? kept.names : [])
  const missing = members.filter((member) => !names.has(member))
  for (let from = 0; from < missing.length; from += TOGETHER)
    await Promise.all(
      missing.slice(from, from + TOGETHER).map(async (member) => {
        names.set(member, folded(await house.names.nameOf(member, locale)))
      }),
    )
  const inOrder = [...names].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0))
  const index: Index = {
    names,
    ranks: new Map(inOrder.map(([member], rank) => [member, rank])),
    until: fresh ? kept.until : performance.now() + KEPT_MS,
  }
  indexes.set(house, index)
  return index
}

/** After somebody's name was corrected or erased here. */
export const forgetNames = (house: CoopHouse): void => {
  indexes.delete(house)
}

/** Without accents and capitals, so that people find who they look for. */
const folded = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const indexes = new WeakMap<CoopHouse, Index>()
const KEPT_MS = 300_000
const TOGETHER = 200
