import type { MemberId } from '../../membership/index.js'
import type { NewEvent } from '../events.js'
import type { State } from '../state.js'
import { circleOf, isIn, membersIn, type OpenRound } from './state.js'
import { personOf } from './subject.js'

/** Why somebody is in a circle no longer. */
type WhyLeft = 'left' | 'not-elected' | 'term-over'

/** People leave a circle. First the rounds lapse that cannot go on without them, so that each lapses once. */
export const leaving = (
  state: State,
  circle: string,
  members: readonly MemberId[],
  why: WhyLeft,
): readonly NewEvent[] => [
  ...lapsing(state, (open) => members.some((member) => needs(state, open, circle, member))),
  ...members.map((member): NewEvent => ({ type: 'circle-left', circle, member, why })),
]

/** Somebody leaves the cooperative, and with it every circle of theirs and whatever was asked about them. */
export const leavingAll = (state: State, member: MemberId): readonly NewEvent[] => {
  const circles = [...state.circles.members.keys()].filter((circle) => isIn(state, circle, member)).sort()
  const gone = (open: OpenRound) =>
    personOf(open.subject) === member || circles.some((circle) => needs(state, open, circle, member))
  return [
    ...lapsing(state, gone),
    ...circles.map((circle): NewEvent => ({ type: 'circle-left', circle, member, why: 'membership-ended' })),
  ]
}

/** The rounds under way that lapse. */
export const lapsing = (state: State, gone: (open: OpenRound) => boolean): readonly NewEvent[] =>
  byName(state.circles.rounds)
    .filter(([, open]) => gone(open))
    .map(([round, open]) => ({
      type: 'round-lapsed',
      round,
      why:
        personOf(open.subject) === undefined && circleOf(state, open.circle) !== undefined
          ? 'people-changed'
          : 'without-object',
    }))

/** What follows when somebody has left a circle: their roles in it end, and the links break that they were. */
export const left = (state: State, circle: string, member: MemberId, over: boolean): readonly NewEvent[] => {
  const why = over ? 'circle-ended' : 'left'
  const roles = byName(state.circles.roles.get(circle) ?? [])
    .filter(([, { holder }]) => holder === member)
    .map(([role]): NewEvent => ({ type: 'role-ended', circle, role, member, why }))
  return [
    ...roles,
    ...brokenLinks(
      state,
      why,
      (narrower, link) => (narrower === circle || link.wider === circle) && link.member === member,
    ),
  ]
}

/** The links that hold and now break, by the narrower circle. */
export const brokenLinks = (
  state: State,
  why: 'left' | 'term-over' | 'circle-ended',
  breaks: (narrower: string, link: Broken) => boolean,
): readonly NewEvent[] =>
  byName(state.circles.links).flatMap(([narrower, pair]) =>
    (['wider', 'narrower'] as const).flatMap((sentBy): readonly NewEvent[] => {
      const link = pair[sentBy]
      if (link?.standing !== 'holds' || !breaks(narrower, { ...link, sentBy })) return []
      return [{ type: 'link-broken', narrower, wider: link.wider, member: link.member, sentBy, why }]
    }),
  )

interface Broken {
  readonly member: MemberId
  readonly wider: string
  readonly role?: string | undefined
  readonly sentBy: 'wider' | 'narrower'
}

/** Entries in the code-unit order of their names, so that the order of a table never shows. */
export const byName = <Value>(entries: Iterable<readonly [string, Value]>) =>
  [...entries].sort(([one], [other]) => (one < other ? -1 : 1))

/** What follows from an election: who sits in the bodies that it elects. */
export const seated = (
  state: State,
  provision: string,
  { elected, more }: { readonly elected: readonly MemberId[]; readonly more: boolean },
): readonly NewEvent[] =>
  electedBodies(state, provision).flatMap((circle) => [
    ...(more
      ? []
      : leaving(
          state,
          circle,
          membersIn(state, circle).filter((one) => !elected.includes(one)),
          'not-elected',
        )),
    ...[...elected]
      .sort()
      .filter((member) => !isIn(state, circle, member))
      .map((member): NewEvent => ({ type: 'circle-joined', circle, member, how: 'elected' })),
  ])

/** What follows when seats are left, or a term is over: whoever holds no other seat of the body leaves it. */
export const unseated = (
  state: State,
  provision: string,
  {
    election,
    members,
    why,
  }: { readonly election: string; readonly members: readonly MemberId[]; readonly why: WhyLeft },
): readonly NewEvent[] => {
  const others = (state.elections.live.get(provision) ?? []).filter((one) => one !== election)
  const seats = new Set(others.flatMap((one) => state.elections.all.get(one)?.sitting ?? []))
  return electedBodies(state, provision).flatMap((circle) =>
    leaving(
      state,
      circle,
      [...members].sort().filter((member) => !seats.has(member) && isIn(state, circle, member)),
      why,
    ),
  )
}

const electedBodies = (state: State, provision: string): readonly string[] =>
  Object.entries(state.charter.inForce.circles ?? {})
    .filter(([, { electedBy }]) => electedBy === provision)
    .map(([circle]) => circle)

/** Whether a round cannot go on when somebody leaves a circle: they facilitate it, a selection has named among them, or they are the link that is asked about. */
const needs = (
  state: State,
  { subject, circle, selection, round }: OpenRound,
  left: string,
  member: MemberId,
): boolean => {
  if (subject.kind === 'link' && subject.member === member)
    return subject.narrower === left || circleOf(state, subject.narrower)?.wider === left
  if (circle !== left) return false
  return selection === undefined ? round?.facilitator === member : selection.members.includes(member)
}
