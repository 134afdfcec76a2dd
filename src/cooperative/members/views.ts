import type { CalendarDate } from '../../calendar/index.js'
import type { Expulsion, MemberId } from '../../membership/index.js'
import type { State } from '../state.js'
import { type Application, type MemberRecord, memberOf } from './state.js'
import { expulsionOn } from './ousting.js'

export type { Application, MemberRecord } from './state.js'

/** Somebody in the register. */
export interface RegisterEntry extends Omit<MemberRecord, 'entered'> {
  readonly member: MemberId
}

/** The register of members: everybody who belongs, asks to, or did. */
export interface Register {
  readonly members: readonly RegisterEntry[]
  readonly probationers: readonly RegisterEntry[]
  /** Whoever asked to join, members of another class among them, and which class they asked for. */
  readonly applicants: readonly {
    readonly member: MemberId
    readonly memberClass: string
    readonly since: CalendarDate
  }[]
  readonly former: readonly RegisterEntry[]
  /** The members among those who founded the cooperative. */
  readonly founders: readonly MemberId[]
}

/** Who belongs, asks to, or did: each list in the order of ids. */
export const register = (state: State): Register => {
  const entries = [...state.members.all]
    .map(([member, { entered: _, ...record }]): RegisterEntry => ({ member, ...record }))
    .sort((a, b) => (a.member < b.member ? -1 : 1))
  const standing = (one: MemberRecord['standing']) => entries.filter((entry) => entry.standing === one)
  const members = standing('member')
  return {
    members,
    probationers: standing('probationer'),
    applicants: [...state.members.applications]
      .filter(([, { stage }]) => stage === 'applied')
      .map(([member, { memberClass, on: since }]) => ({ member, memberClass, since }))
      .sort((a, b) => (a.member < b.member ? -1 : 1)),
    former: standing('former'),
    founders: members.filter(({ founder }) => founder).map(({ member }) => member),
  }
}

/** Somebody who may vote. */
export interface VoterNow {
  readonly member: MemberId
  readonly memberClass: string
  /** Where they vote only in the projects or the circles they are in. */
  readonly onlyIn: 'project' | 'circle' | undefined
  /** Who acts for them, where it is an enterprise. */
  readonly representative: string | undefined
}

/** Who may vote now, in the order of ids: one vote each (WJC-16). Each decision says itself who of them is entitled on it. */
export const whoMayVote = (state: State): readonly VoterNow[] =>
  [...state.members.all]
    .filter(([, { votes }]) => votes)
    .map(([member, { memberClass }]) => ({
      member,
      memberClass,
      onlyIn: state.charter.inForce.memberClasses?.[memberClass]?.onlyIn,
      representative: state.members.representatives.get(member),
    }))
    .sort((a, b) => (a.member < b.member ? -1 : 1))

/** The enterprises that a person acts for, in code-unit order: each named them as its representative, and has a vote of its own (WC-2). */
export const representedBy = (state: State, person: string): readonly MemberId[] =>
  [...state.members.representatives]
    .filter(([, representative]) => representative === person)
    .map(([enterprise]) => enterprise)
    .sort()

/** Whether somebody may vote now at all. */
export const mayVote = (state: State, member: MemberId): boolean => memberOf(state, member)?.votes === true

/** What somebody is to the cooperative, or was; undefined where they are not in its register. */
export const recordOf = (state: State, member: MemberId): Omit<RegisterEntry, 'member'> | undefined => {
  const found = memberOf(state, member)
  if (found === undefined) return undefined
  const { entered: _, ...record } = found
  return record
}

/** The application of somebody, as it stands; undefined where there is none. */
export const applicationOf = (state: State, member: MemberId): Application | undefined =>
  state.members.applications.get(member)

/** How far the ousting of a member has come on the day of the last event, and what comes next; undefined where none is under way. */
export const oustingOf = (state: State, member: MemberId): Expulsion | undefined => {
  const found = state.members.oustings.get(member)
  if (found === undefined || state.at === undefined) return undefined
  const read = expulsionOn(state, member, found.steps, state.at)
  return read.kind === 'refused' ? undefined : read
}

/** Who holds which office, in the order of their names. */
export const offices = (state: State): readonly { readonly office: string; readonly member: MemberId }[] =>
  [...state.members.offices]
    .map(([office, member]) => ({ office, member }))
    .sort((a, b) => (a.office < b.office ? -1 : 1))
