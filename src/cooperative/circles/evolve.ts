import { Map } from 'immutable'
import type { CalendarDate } from '../../calendar/index.js'
import type { ConsentRound } from '../../circles/index.js'
import type { MemberId } from '../../membership/index.js'
import { planned, unplanned } from '../agenda.js'
import type { Chapter, Patch } from '../chapter.js'
import { laterBy } from '../decisions/open.js'
import type { State } from '../state.js'
import { begun, movedBy, stepOf } from './rounds.js'
import { withJoined, withLeft } from './people.js'
import { mandateOf } from './subject.js'
import { consentOf, selectionOf, withNamed } from './selections.js'
import type { CirclesState, ClosedRound, Link, OpenRound } from './state.js'

/** What is planned of circles: the day after the last one of a mandate or a role, and the day on which an agreement is reviewed. */
export const MANDATE_ENDS = 'mandate-ends'
export const ROLE_ENDS = 'role-ends'
export const REVIEW = 'agreement-review'

/** Under which name the end of a role is planned: no id has a line break in it. */
const roleKey = (circle: string, role: string): string => `${circle}\n${role}`

/** How events change the circles. */
export const CIRCLES_EVOLVE: Chapter['evolve'] = {
  'circle-applied': (state, { circle, member }) =>
    patch(state, {
      applicants: state.circles.applicants.update(circle, Map<MemberId, true>(), (all) => all.set(member, true)),
    }),
  'circle-application-ended': (state, { circle, member }) =>
    patch(state, { applicants: withoutApplicant(state, circle, member) }),
  'circle-joined': (state, { circle, member }) => {
    const { members, rounds } = state.circles
    const place = { entered: state.position }
    return patch(state, {
      members: members.update(circle, Map<MemberId, typeof place>(), (all) => all.set(member, place)),
      applicants: withoutApplicant(state, circle, member),
      rounds: changedRounds(rounds, circle, (round) => withJoined(round, member)),
    })
  },
  'circle-left': (state, { circle, member }) => {
    const { members, rounds } = state.circles
    return patch(state, {
      members: members.update(circle, Map(), (all) => all.delete(member)),
      rounds: changedRounds(rounds, circle, (round) => withLeft(round, member)),
    })
  },
  'membership-ended': (state, { member }) => ({
    circles: { ...state.circles, applicants: state.circles.applicants.map((all) => all.delete(member)) },
  }),
  'mandate-lent': (state, event) => {
    const { circle, until } = event
    const mandate = mandateOf(state, event)
    return {
      circles: { ...state.circles, mandates: state.circles.mandates.set(circle, { mandate, usedMinor: 0n }) },
      agenda: planned(state.agenda, { on: dayAfter(until), what: MANDATE_ENDS, id: circle }),
    }
  },
  'mandate-ended': (state, { circle }) => ({
    circles: { ...state.circles, mandates: state.circles.mandates.delete(circle) },
    agenda: unplanned(state.agenda, { what: MANDATE_ENDS, id: circle }),
  }),
  'link-set': (state, { narrower, wider, sentBy, member, role }) =>
    linked(state, narrower, sentBy, { member, wider, role, standing: 'holds' }),
  'link-broken': (state, { narrower, wider, sentBy, member }) =>
    linked(state, narrower, sentBy, { member, wider, standing: 'broken' }),
  'round-started': (state, event) => {
    const { round: id, circle, subject, provision, reviews, takesUp } = event
    const started = begun(state, event)
    const round = 'round' in started ? started.round : undefined
    const { rounds, over } = state.circles
    const earlier = takesUp === undefined ? undefined : over.get(takesUp)
    return patch(state, {
      rounds: rounds.set(id, { circle, subject, provision, round, reviews, takesUp }),
      ...(earlier === undefined || takesUp === undefined
        ? {}
        : { over: over.set(takesUp, { ...earlier, takenUpBy: id }) }),
    })
  },
  'selection-started': (state, event) => {
    const { round: id, circle, subject, provision } = event
    const selection = selectionOf(state, event)
    return patch(state, { rounds: state.circles.rounds.set(id, { circle, subject, provision, selection }) })
  },
  'named-for-role': (state, { round, member, nominee, reason, again }) =>
    changed(state, round, ({ selection, ...rest }) => ({
      ...rest,
      selection: selection && withNamed(selection, { by: member, nominee, reason }, again),
    })),
  'put-forward-for-role': (state, { round, nominee }) =>
    changed(state, round, (open) => {
      const selection = open.selection && { ...open.selection, proposed: nominee }
      return { ...open, selection, round: selection && consentOf(selection) }
    }),
  'step-taken': (state, { round, member, step }) =>
    changed(state, round, (open) => {
      const outcome = movedBy(open, member, step)
      const { selection } = open
      return {
        ...open,
        round: outcome.kind === 'moved' ? outcome.round : open.round,
        selection: selection && { ...selection, steps: [...(selection.steps ?? []), stepOf(step, member)] },
        subject: step.kind === 'amend' ? (step.subject ?? open.subject) : open.subject,
      }
    }),
  'round-ended': (state, { round, outcome, to }) => closed(state, round, { outcome, to }),
  'round-lapsed': (state, { round }) => closed(state, round, { outcome: 'lapsed' }),
  'agreement-made': (state, { round, circle, wording, reviewOn, replaces, at }) => {
    const { over, agreements } = state.circles
    const found = over.get(round)
    if (found === undefined) return {}
    const takenUpFrom = found.takesUp === undefined ? undefined : over.get(found.takesUp)?.circle
    const kept = replaces === undefined ? agreements : agreements.delete(replaces)
    const made = { circle, subject: found.subject, wording, reviewOn, takenUpFrom, due: false }
    const agenda = replaces === undefined ? state.agenda : unplanned(state.agenda, { what: REVIEW, id: replaces })
    return {
      circles: { ...state.circles, agreements: kept.set(round, made) },
      // A round may last beyond the day it named for the review: then that is due at once.
      agenda: planned(agenda, { on: reviewOn < at ? at : reviewOn, what: REVIEW, id: round }),
    }
  },
  'review-due': (state, { round }) => {
    const { agreements } = state.circles
    const found = agreements.get(round)
    return {
      circles: {
        ...state.circles,
        agreements: found === undefined ? agreements : agreements.set(round, { ...found, due: true }),
      },
      agenda: unplanned(state.agenda, { what: REVIEW, id: round }),
    }
  },
  'role-given': (state, { circle, role, member, until }) => ({
    circles: {
      ...state.circles,
      roles: state.circles.roles.update(circle, Map(), (all) => all.set(role, { holder: member, until })),
    },
    agenda: planned(state.agenda, { on: dayAfter(until), what: ROLE_ENDS, id: roleKey(circle, role) }),
  }),
  'role-ended': (state, { circle, role }) => ({
    circles: { ...state.circles, roles: state.circles.roles.update(circle, Map(), (all) => all.delete(role)) },
    agenda: unplanned(state.agenda, { what: ROLE_ENDS, id: roleKey(circle, role) }),
  }),
  'circle-acted': (state, { circle, amountMinor }) =>
    amountMinor === undefined ? {} : spent(state, circle, BigInt(amountMinor)),
}

const patch = (state: State, more: Partial<CirclesState>): Patch => ({ circles: { ...state.circles, ...more } })

const withoutApplicant = (state: State, circle: string, member: MemberId): CirclesState['applicants'] => {
  const { applicants } = state.circles
  const all = applicants.get(circle)
  return all === undefined ? applicants : applicants.set(circle, all.delete(member))
}

const dayAfter = (day: CalendarDate): CalendarDate => laterBy(day, 1)

const linked = (state: State, narrower: string, sentBy: 'wider' | 'narrower', link: Link): Patch =>
  patch(state, { links: state.circles.links.update(narrower, {}, (pair) => ({ ...pair, [sentBy]: link })) })

const changed = (state: State, round: string, change: (open: OpenRound) => OpenRound): Patch => {
  const found = state.circles.rounds.get(round)
  return found === undefined ? {} : patch(state, { rounds: state.circles.rounds.set(round, change(found)) })
}

/** The rounds of a circle with other people in them; a selection keeps to the people it began with. */
const changedRounds = (
  rounds: CirclesState['rounds'],
  circle: string,
  change: (round: ConsentRound) => ConsentRound,
): CirclesState['rounds'] =>
  rounds.map((open) =>
    open.circle === circle && open.round !== undefined && open.selection === undefined
      ? { ...open, round: change(open.round) }
      : open,
  )

const closed = (state: State, id: string, ending: Pick<ClosedRound, 'outcome' | 'to'>): Patch => {
  const { rounds, over } = state.circles
  const found = rounds.get(id)
  if (found === undefined) return {}
  const { circle, subject, takesUp } = found
  const earlier = takesUp === undefined ? undefined : over.get(takesUp)
  const ended = over.set(id, { circle, subject, takesUp, ...ending })
  // What lapsed took nothing up: it may be taken up again.
  const free = ending.outcome === 'lapsed' && earlier !== undefined && takesUp !== undefined
  return patch(state, {
    rounds: rounds.delete(id),
    over: free ? ended.set(takesUp, { ...earlier, takenUpBy: undefined }) : ended,
  })
}

/** What a circle spends counts against its own mandate and against all above it. */
const spent = (state: State, circle: string, amount: bigint): Patch => {
  let { mandates } = state.circles
  let lent = mandates.get(circle)
  for (let at = circle; lent !== undefined; lent = mandates.get(at)) {
    mandates = mandates.set(at, { ...lent, usedMinor: lent.usedMinor + amount })
    at = lent.mandate.lentBy
  }
  return patch(state, { mandates })
}
