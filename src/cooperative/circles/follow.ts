import { date } from '../../calendar/index.js'
import { tryCircleAdmission } from '../../circles/index.js'
import type { MemberId } from '../../membership/index.js'
import type { Chapter } from '../chapter.js'
import type { NewEvent } from '../events.js'
import type { State } from '../state.js'
import { brokenLinks, byName, lapsing, leavingAll, left, seated, unseated } from './leaving.js'
import { welcomed } from '../members/progress.js'
import { MANDATE_ENDS, REVIEW, ROLE_ENDS } from './evolve.js'
import { snapshotOf } from './snapshot.js'
import { circleOf, membersIn, type OpenRound } from './state.js'
import { linkOf, subjectRefused, termsOf } from './subject.js'

/** What follows in the circles from what happened. */
export const CIRCLES_FOLLOW: NonNullable<Chapter['follow']> = {
  'step-taken': (state, { round }) => {
    const open = state.circles.rounds.get(round)
    return open?.round?.result === undefined ? [] : endingOf(state, round, open)
  },
  'circle-left': (state, { circle, member, why }) => left(state, circle, member, why === 'circle-ended'),
  'membership-ended': (state, { member }) => leavingAll(state, member),
  'application-ended': (state, { member }) => noLongerAsked(state, member),
  'member-joined': (state, { member }) => noLongerAsked(state, member),
  'mandate-ended': (state, { circle }) => lentOn(state, circle),
  'mandate-lent': (state, { circle }) => lentOn(state, circle),
  'role-ended': (state, { circle, member, role, why }) =>
    why === 'term-over'
      ? brokenLinks(state, 'term-over', (narrower, link) => {
          const sender = link.sentBy === 'narrower' ? narrower : link.wider
          return link.role === role && link.member === member && sender === circle
        })
      : [],
  'election-decided': (state, { election, provision, elected }) =>
    seated(state, provision, { elected, more: state.elections.all.get(election)?.opening.fills !== undefined }),
  'vacancy-filled': (state, { provision, elected }) => seated(state, provision, { elected, more: true }),
  'seat-vacated': (state, { election, provision, member }) =>
    unseated(state, provision, { election, members: [member], why: 'left' }),
  'term-ended': (state, { election, provision, members }) =>
    unseated(state, provision, { election, members, why: 'term-over' }),
  'charter-amended': (state) => [...lapsing(state, (open) => !standsStill(state, open)), ...endedCircles(state)],
}

/** What happens on its day: a mandate or a role is over on the day after its last one; an agreement is to be reviewed. */
export const CIRCLES_DUE: NonNullable<Chapter['due']> = {
  [MANDATE_ENDS]: (_, { id }) => [{ type: 'mandate-ended', circle: id, why: 'over' }],
  [ROLE_ENDS]: (state, { id }) => {
    const [circle = '', role = ''] = id.split('\n')
    const holder = state.circles.roles.get(circle)?.get(role)?.holder ?? ''
    return [{ type: 'role-ended', circle, role, member: holder, why: 'term-over' }]
  },
  [REVIEW]: (_, { id }) => [{ type: 'review-due', round: id }],
}

/** A round that is closed: how it ended, and what follows where it was carried. What is not possible any more lapses. */
const endingOf = (state: State, id: string, open: OpenRound): readonly NewEvent[] => {
  const { round, circle, subject, reviews } = open
  const result = round?.result
  if (round === undefined || result === undefined) return []
  if (result.kind !== 'carried') {
    const to = result.kind === 'escalated' ? result.to : undefined
    return [{ type: 'round-ended', round: id, outcome: result.kind, to }]
  }
  const effects = effectsOf(state, id, open)
  if (effects === undefined) return [{ type: 'round-lapsed', round: id, why: 'without-object' }]
  const { wording, reviewOn } = round
  const agreed: NewEvent = {
    type: 'agreement-made',
    round: id,
    circle,
    wording,
    reviewOn: date(reviewOn),
    replaces: reviews !== undefined && state.circles.agreements.has(reviews) ? reviews : undefined,
  }
  return [
    { type: 'round-ended', round: id, outcome: 'carried' },
    ...(subject.kind === 'role' ? [] : [agreed]),
    ...effects,
  ]
}

/** What a carried round brings about; undefined where that is not possible any more. */
const effectsOf = (state: State, id: string, open: OpenRound): readonly NewEvent[] | undefined => {
  const { circle, subject, round } = open
  const { at } = state
  if (at === undefined || round === undefined || !standsStill(state, open)) return undefined
  switch (subject.kind) {
    case 'matter':
      return []
    case 'place': {
      const own = circle === subject.circle
      if (own && !admits(state, open, subject.candidate)) return undefined
      const how = own ? 'admitted' : 'appointed'
      return [{ type: 'circle-joined', circle: subject.circle, member: subject.candidate, how, round: id }]
    }
    case 'mandate':
      return [{ type: 'mandate-lent', ...termsOf(state, at, circle, subject), round: id }]
    case 'link': {
      const link = linkOf(state, circle, subject.narrower, subject.member)
      return 'kind' in link ? undefined : [{ type: 'link-set', ...link, round: id }]
    }
    case 'admission': {
      const { applicant, memberClass } = subject
      return [welcomed(state, applicant, { memberClass, decidedBy: 'consent', decision: id })]
    }
    case 'role': {
      const { role, from, links } = subject
      const { wording: member, reviewOn: until } = round
      const given: NewEvent = { type: 'role-given', circle, role, member, from, until: date(until), round: id }
      const held = state.circles.roles.get(circle)?.get(role)?.holder
      const ended: readonly NewEvent[] =
        held === undefined || held === member
          ? []
          : [{ type: 'role-ended', circle, role, member: held, why: 'term-over' }]
      if (links === undefined) return [...ended, given]
      const asked = { state, at, circle, subject: { kind: 'link', narrower: links, member } } as const
      const link = linkOf(state, circle, links, member)
      return 'kind' in link || subjectRefused(asked) !== undefined
        ? undefined
        : [...ended, given, { type: 'link-set', ...link, role, round: id }]
    }
  }
}

/** Whether the circle's own consent lets somebody in, by the rule on its composition. */
const admits = (state: State, { circle, round }: OpenRound, candidate: MemberId): boolean => {
  const found = snapshotOf(state).circles.find(({ id }) => id === circle)
  if (found === undefined || round === undefined) return false
  return tryCircleAdmission({ circle: found, candidate, round }).kind === 'admitted'
}

/** Whether what a round is about may still be. */
const standsStill = (state: State, { circle, subject, takesUp }: OpenRound): boolean => {
  const takenUpFrom = takesUp === undefined ? undefined : state.circles.over.get(takesUp)?.circle
  return (
    state.at !== undefined &&
    circleOf(state, circle) !== undefined &&
    subjectRefused({ state, at: state.at, circle, subject, takenUpFrom }) === undefined
  )
}

/** Whoever was let in another way, or asks no longer, is not asked about any more. */
const noLongerAsked = (state: State, member: MemberId): readonly NewEvent[] =>
  lapsing(state, ({ subject }) => subject.kind === 'admission' && subject.applicant === member)

/** What a circle lent on ends with the mandate it lent it from. */
const lentOn = (state: State, circle: string): readonly NewEvent[] =>
  byName(state.circles.mandates)
    .filter(([, { mandate }]) => mandate.lentBy === circle)
    .map(([other]) => ({ type: 'mandate-ended', circle: other, why: 'lender-ended' }))

/** Circles that the charter no longer has, and what it no longer allows: mandates and links of circles that are gone, or stand within another. */
const endedCircles = (state: State): readonly NewEvent[] => {
  const ended = new Set(
    byName(state.circles.mandates)
      .filter(([circle, { mandate }]) => circleOf(state, circle)?.wider !== mandate.lentBy)
      .map(([circle]) => circle),
  )
  return [
    // What was lent on ends with it, and follows by itself.
    ...[...ended]
      .filter((circle) => !ended.has(state.circles.mandates.get(circle)?.mandate.lentBy ?? ''))
      .map((circle): NewEvent => ({ type: 'mandate-ended', circle, why: 'circle-ended' })),
    ...brokenLinks(state, 'circle-ended', (narrower, { wider }) => circleOf(state, narrower)?.wider !== wider),
    // Their rounds have lapsed with the rest that cannot be any more.
    ...byName(state.circles.members)
      .filter(([circle]) => circleOf(state, circle) === undefined)
      .flatMap(([circle]) =>
        membersIn(state, circle).map(
          (member): NewEvent => ({ type: 'circle-left', circle, member, why: 'circle-ended' }),
        ),
      ),
  ]
}
