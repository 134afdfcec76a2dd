import type { CharterElectorate } from '../charter/index.js'
import type { MemberId } from '../membership/index.js'
import type { State } from './state.js'

/** Who is entitled: as the charter says it, inside which project or circle, and without whom. */
export interface Entitlement {
  readonly electorate: CharterElectorate
  /** The project whose team, or the circle whose members, are meant. */
  readonly scope?: string | undefined
  /** Who the parties are that the charter names: `{ candidate: 'ana' }`. */
  readonly parties?: Readonly<Record<string, MemberId>> | undefined
}

/**
 * Since which event a member belongs to those who are named, the parties left out; undefined where they do not. Whoever was entitled when a matter was opened
 * is found by comparing it with the position of the opening, so that no list of them is kept.
 */
export const enteredAt = (
  state: State,
  { electorate, scope, parties }: Entitlement,
  member: MemberId,
): number | undefined => {
  for (const party of electorate.except ?? []) if (parties?.[party] === member) return undefined
  return belongsSince(state, electorate.members, scope, member)
}

/** How many are entitled now. */
export const countEntitled = (state: State, { electorate, scope, parties }: Entitlement): number => {
  const concerned = new Set((electorate.except ?? []).map((party) => parties?.[party]))
  let count = countOf(state, electorate.members, scope)
  for (const party of concerned)
    if (party !== undefined && belongsSince(state, electorate.members, scope, party) !== undefined) count--
  return count
}

/** Everyone entitled now, in code-unit order. For what is shown; a count needs no list. */
export const entitledNow = (state: State, entitlement: Entitlement): readonly MemberId[] =>
  [...candidatesOf(state, entitlement)].filter((member) => enteredAt(state, entitlement, member) !== undefined).sort()

const candidatesOf = (state: State, { electorate: { members }, scope }: Entitlement): Iterable<MemberId> => {
  const group = groupOf(state, members, scope)
  return group === 'classes' ? state.members.all.keys() : (group?.keys() ?? [])
}

type Members = CharterElectorate['members']

/** The team or the circle that is meant; or that it goes by classes. */
const groupOf = (state: State, members: Members, scope: string | undefined) => {
  if (members === 'all' || (typeof members === 'object' && 'classes' in members)) return 'classes'
  if (members === 'circle') return state.circles.members.get(scope ?? '')
  return 'circle' in members ? state.circles.members.get(members.circle) : state.projects.teams.get(scope ?? '')
}

const belongsSince = (
  state: State,
  members: Members,
  scope: string | undefined,
  member: MemberId,
): number | undefined => {
  const group = groupOf(state, members, scope)
  if (group !== 'classes') return group?.get(member)?.entered
  const record = state.members.all.get(member)
  return record?.votes === true && classesOf(state, members).includes(record.memberClass) ? record.entered : undefined
}

const countOf = (state: State, members: Members, scope: string | undefined): number => {
  const group = groupOf(state, members, scope)
  if (group !== 'classes') return group?.size ?? 0
  return classesOf(state, members).reduce((sum, name) => sum + state.members.voters.get(name, 0), 0)
}

/** The classes that are meant. Those without a vote have nobody in them who votes. */
const classesOf = (state: State, members: Members): readonly string[] =>
  typeof members === 'object' && 'classes' in members
    ? members.classes
    : Object.keys(state.charter.inForce.memberClasses ?? {})
