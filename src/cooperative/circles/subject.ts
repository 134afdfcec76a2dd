import type { CalendarDate } from '../../calendar/index.js'
import { type CircleLink, type Mandate, tryMayAct } from '../../circles/index.js'
import type { MemberId } from '../../membership/index.js'
import type { Because, ClauseId } from '../../reasons/index.js'
import type { Refusal } from '../chapter.js'
import { laterBy, laterByMonths } from '../decisions/open.js'
import type { EventOf } from '../events.js'
import { memberOf } from '../members/state.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import type { RoundSubject } from './shapes.js'
import { disorderOf, type Snapshot, snapshotOf, withLink, withMandate, withMember } from './snapshot.js'
import { circleOf, isIn } from './state.js'

/** Something that a circle would decide, on a day. */
interface Asked<Subject extends RoundSubject = RoundSubject> {
  readonly state: State
  readonly at: CalendarDate
  readonly circle: string
  readonly subject: Subject
  /** Whose matter it is, where this circle takes up what a narrower one found no consent to. */
  readonly takenUpFrom?: string | undefined
}

type Kind = RoundSubject['kind']
type Of<Name extends Kind> = Extract<RoundSubject, { readonly kind: Name }>

/** Why a circle may not decide this, or it cannot be; undefined where it may. Asked when a round begins, when its wording changes and when it is carried. */
export const subjectRefused = (asked: Asked): Refusal | undefined => CHECKS[asked.subject.kind](asked as never)

/** Whom it is about, where it is about somebody: they take part, and do not facilitate. */
export const personOf = (subject: RoundSubject): MemberId | undefined => {
  switch (subject.kind) {
    case 'place':
      return subject.candidate
    case 'link':
      return subject.member
    case 'admission':
      return subject.applicant
    case 'matter':
    case 'mandate':
    case 'role':
      return undefined
  }
}

const MANDATES = 'WC-4' as const satisfies ClauseId
const COMPOSITION = 'WC-5' as const satisfies ClauseId
const LINKS = 'WC-6' as const satisfies ClauseId
const ELECTED = 'WC-3' as const satisfies ClauseId
const OWN_CHOICE = 'CW-4' as const satisfies ClauseId

const CHECKS: { readonly [Name in Kind]: (asked: Asked<Of<Name>>) => Refusal | undefined } = {
  matter: ({ state, at, circle, subject: { matter }, takenUpFrom = circle }) => {
    const may = tryMayAct({ circles: snapshotOf(state).circles, circle: takenUpFrom, matter, on: at })
    if (may.kind === 'refused') return refuseProblems(may.problems)
    return may.kind === 'outside-mandate' ? refused(may.because) : undefined
  },

  place: ({ state, at, circle, subject: { circle: into, candidate } }) => {
    const found = circleOf(state, into)
    if (found === undefined) return refuse('no-such', { what: 'circle', id: into })
    const clauses = [...new Set([...clausesOf(found), COMPOSITION])]
    if (found.electedBy !== undefined)
      return refuse('not-in-the-charter', { provision: `circles.${into}.electedBy` }, [ELECTED])
    const anybody = state.circles.members.get(into)?.isEmpty() === false
    // A circle decides on its own composition; its first members are appointed by the circle it works within.
    if (anybody ? circle !== into : circle !== found.wider)
      return refuse('not-admitted-to-circle', { circle: into, member: candidate }, clauses)
    if (memberOf(state, candidate) === undefined) return refuse('no-right', { member: candidate, needed: 'a-member' })
    if (isIn(state, into, candidate)) return refuse('there-already', { what: 'member', id: candidate }, clauses)
    if (state.circles.applicants.get(into)?.has(candidate) !== true)
      return refuse('no-such', { what: 'application', id: candidate }, [OWN_CHOICE])
    return inOrder(state, at, (now) => withMember(now, into, candidate))
  },

  mandate: ({ state, at, circle, subject }) => {
    const found = circleOf(state, subject.circle)
    if (found === undefined) return refuse('no-such', { what: 'circle', id: subject.circle })
    const { wider = '', domain } = found
    if (wider !== circle)
      return refuse('lent-by-another', { circle: subject.circle, lender: circle, wider }, [MANDATES])
    const until = lastDay(state, at, subject)
    if (until === undefined)
      return refuse('not-in-the-charter', { provision: `circles.${subject.circle}.mandateMonths` }, [MANDATES])
    const latest = lastDay(state, at, { ...subject, until: undefined })
    if (until < at || (latest !== undefined && until > latest))
      return refuse(
        'too-late',
        { what: 'mandate', id: subject.circle, since: until < at ? until : (latest ?? until) },
        [MANDATES],
      )
    const wrong = inOrder(state, at, (now) =>
      withMandate(now, subject.circle, mandateOf(state, termsOf(state, at, circle, subject))),
    )
    if (wrong !== undefined) return wrong
    const outside = subject.domain.find((matter) => !domain.includes(matter))
    return outside === undefined
      ? undefined
      : refuse('outside-domain', { circle: subject.circle, matter: outside, holder: subject.circle }, [MANDATES])
  },

  link: ({ state, at, circle, subject: { narrower, member } }) => {
    const link = linkOf(state, circle, narrower, member)
    return 'kind' in link ? link : inOrder(state, at, (now) => withLink(now, link))
  },

  admission: ({ state, circle, subject: { applicant, memberClass } }) => {
    const admission = admissionOf(state, memberClass)
    const decision = admission?.decision
    const rule = state.charter.inForce.decisions?.[decision ?? '']
    if (admission === undefined || rule === undefined || !('consent' in rule.rule))
      return refuse('not-in-the-charter', { provision: `admissions.${memberClass}` }, clausesOf(admission))
    const { members } = rule.electorate
    const body = typeof members === 'object' && 'circle' in members ? members.circle : undefined
    if (body !== circle)
      return refuse('not-in-the-charter', { provision: `decisions.${decision ?? ''}` }, clausesOf(rule))
    const application = state.members.applications.get(applicant)
    return application?.stage === 'applied' && application.memberClass === memberClass
      ? undefined
      : refuse('no-such', { what: 'application', id: applicant }, clausesOf(admission))
  },

  role: ({ state, at, circle, subject: { role, from, until, links } }) => {
    if (until < from) return refuse('too-late', { what: 'role', id: role, since: until }, [LINKS])
    // Whoever has the role keeps it until the next term begins.
    const held = state.circles.roles.get(circle)?.get(role)
    if (held !== undefined && held.until >= at && from > at)
      return refuse('not-yet', { what: 'role', id: role, until: from }, [LINKS])
    if (links === undefined) return undefined
    const found = circleOf(state, links)
    return found === undefined || (circle !== links && circle !== found.wider)
      ? refuse('no-such', { what: 'circle', id: links }, [LINKS])
      : undefined
  },
}

/** Somebody whom a circle sends to link the narrower with the wider; or why that cannot be. */
export const linkOf = (state: State, circle: string, narrower: string, member: MemberId): CircleLink | Refusal => {
  const found = circleOf(state, narrower)
  if (found === undefined) return refuse('no-such', { what: 'circle', id: narrower })
  const { wider } = found
  if (wider === undefined || (circle !== narrower && circle !== wider))
    return refuse('link-elsewhere', { narrower, wider: wider ?? '', member }, [LINKS])
  return { narrower, wider, member, sentBy: circle === narrower ? 'narrower' : 'wider' }
}

/** What is lent, to which circle and by which, and from when until when. */
type Terms = Omit<EventOf<'mandate-lent'>, 'type' | 'v' | 'at' | 'by' | 'commandId' | 'round'>

/** The terms of a mandate that is lent from this day on. */
export const termsOf = (state: State, at: CalendarDate, lender: string, subject: Of<'mandate'>): Terms => {
  const { kind: _, ...terms } = subject
  return { ...terms, lender, from: at, until: lastDay(state, at, subject) ?? at }
}

/** The mandate of these terms. */
export const mandateOf = (state: State, terms: Terms): Mandate => {
  const { lender: lentBy, domain, budgetMinor, perDecisionMinor, strategy, from, until, lenderKeeps } = terms
  const money = budgetMinor !== undefined || perDecisionMinor !== undefined
  const limits = {
    ...(budgetMinor === undefined ? {} : { budgetMinor }),
    ...(perDecisionMinor === undefined ? {} : { perDecisionMinor }),
    ...(money ? { currency: state.charter.inForce.currency } : {}),
    ...(strategy === undefined ? {} : { strategy }),
  }
  return { lentBy, domain, limits, from, until, ...(lenderKeeps === undefined ? {} : { lenderKeeps }) }
}

/** The admission of a class that the charter has. */
export const admissionOf = (state: State, memberClass: string) =>
  Object.values(state.charter.inForce.admissions ?? {}).find((one) => one.memberClass === memberClass)

/** The last day of a mandate that begins today: the one asked for, or that of the charter. */
const lastDay = (
  state: State,
  at: CalendarDate,
  { circle, until }: { readonly circle: string; readonly until?: CalendarDate | undefined },
): CalendarDate | undefined => {
  const months = circleOf(state, circle)?.mandateMonths
  if (until !== undefined || months === undefined) return until
  return laterBy(laterByMonths(at, months), -1)
}

const inOrder = (state: State, at: CalendarDate, change: (now: Snapshot) => Snapshot): Refusal | undefined => {
  const now = snapshotOf(state)
  const [first, ...rest] = disorderOf(now, change(now), at)
  return first === undefined ? undefined : refused([first, ...rest])
}

const refused = (because: Because): Refusal => ({ kind: 'refused', because })
