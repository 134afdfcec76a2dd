import {
  type ConsentRound,
  type ConsentRule,
  type ConsentStep,
  tryNextRound,
  trySelectRole,
  tryStartRound,
} from '../../circles/index.js'
import type { CalendarDate } from '../../calendar/index.js'
import { consentRuleOf } from '../../charter/index.js'
import type { MemberId } from '../../membership/index.js'
import type { ClauseId } from '../../reasons/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import type { EventOf, NewEvent } from '../events.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import type { RoundSubject, Step } from './shapes.js'
import { circleOf, isIn, membersIn, type OpenRound } from './state.js'
import { admissionOf, personOf, subjectRefused } from './subject.js'

const ROUNDS = 'WC-6' as const satisfies ClauseId

/** Consent rounds: beginning one, and each step in it. */
export const ROUNDS_DECIDE: Chapter['decide'] = {
  'start-round': {
    who: 'member',
    decide: (context, command) => {
      const { state, at } = context
      const { round, circle, facilitator, present, reviews, takesUp } = command
      // The schema has read the days.
      const [subject, reviewOn] = [command.subject as RoundSubject, command.reviewOn as CalendarDate]
      if (subject.kind === 'role') return refuse('not-in-the-charter', { provision: 'start-selection' }, [ROUNDS])
      const found = mayBegin(context, round, circle, subject)
      if ('kind' in found) return found
      const wrong =
        restsOn(state, { circle, subject, reviews, takesUp }) ??
        subjectRefused({ state, at, circle, subject, takenUpFrom: takenUpFrom(state, takesUp) }) ??
        (reviewOn < at ? refuse('too-late', { what: 'round', id: round, since: reviewOn }, [ROUNDS]) : undefined)
      if (wrong !== undefined) return wrong
      const person = personOf(subject)
      const wording = person ?? command.wording
      if (wording === undefined) return refuse('no-such', { what: 'document', id: round }, [ROUNDS])
      // Only a matter of the domain can be taken up by the wider circle: nobody else decides who is in a circle, or whom it sends.
      const wider = subject.kind === 'matter' ? circleOf(state, circle)?.wider : undefined
      const started = {
        type: 'round-started',
        round,
        circle,
        wider,
        subject,
        provision: found.provision,
        wording,
        reviewOn,
        facilitator,
        present: [...present],
        concerned: person !== undefined && isIn(state, circle, person) ? [person] : [],
        reviews,
        takesUp,
        charterVersion: state.charter.inForce.version,
      } as const satisfies NewEvent
      const outcome = begun(state, started)
      if (outcome.kind === 'refused') return refuseProblems(outcome.problems, [ROUNDS])
      return outcome.kind === 'inquorate' ? { kind: 'refused', because: outcome.because } : [started]
    },
  },
  'take-step': {
    who: 'anyone',
    decide: ({ state, at, member }, command) => {
      const { round } = command
      const step = command.step as Step
      const found = openRound(state, round, member)
      if ('kind' in found) return found
      if (found.round === undefined)
        return refuse('not-yet', { what: 'round', id: round, until: 'put-forward' }, [ROUNDS])
      const wrong = step.kind === 'amend' ? amendmentRefused({ state, at, open: found, step }) : undefined
      if (wrong !== undefined) return wrong
      const outcome = movedBy(found, member, step)
      if (outcome.kind === 'refused') return refuseProblems(outcome.problems, [ROUNDS])
      if (outcome.kind === 'not-now') return { kind: 'refused', because: outcome.because }
      return [{ type: 'step-taken', round, member, step }]
    },
  },
}

/** What a round is taken by, where it may begin; or why it may not. */
export const mayBegin = (
  { state, member }: Context,
  round: string,
  circle: string,
  subject: RoundSubject,
): { readonly provision: string } | Refusal => {
  const { rounds, over } = state.circles
  if (rounds.has(round) || over.has(round)) return refuse('there-already', { what: 'round', id: round })
  const found = circleOf(state, circle)
  if (found === undefined) return refuse('no-such', { what: 'circle', id: circle })
  if (!isIn(state, circle, member)) return refuse('no-right', { member, needed: 'circle-member' }, clausesOf(found))
  const provision = subject.kind === 'admission' ? admissionOf(state, subject.memberClass)?.decision : found.decidesBy
  return provision === undefined || consentRuleOf(state.charter.inForce, provision) === undefined
    ? refuse('not-in-the-charter', { provision: `decisions.${provision ?? ''}` }, clausesOf(found))
    : { provision }
}

/** A round under way that somebody may take part in. */
export const openRound = (state: State, round: string, member: MemberId): OpenRound | Refusal => {
  const found = state.circles.rounds.get(round)
  if (found === undefined)
    return state.circles.over.has(round)
      ? refuse('closed', { what: 'round', id: round }, [ROUNDS])
      : refuse('no-such', { what: 'round', id: round })
  return isIn(state, found.circle, member) ? found : refuse('no-right', { member, needed: 'circle-member' }, [ROUNDS])
}

/** The rule of a round. Where no wider circle is there to take up what finds no consent, it is not carried. */
export const ruleOf = (state: State, provision: string, wider: string | undefined): ConsentRule => {
  const rule = consentRuleOf(state.charter.inForce, provision)
  if (rule === undefined) throw new TypeError(`${provision} is not decided by consent: it was looked up before`)
  return wider === undefined ? { ...rule, otherwise: 'not-carried' } : rule
}

/** The round that an event began. */
export const begun = (state: State, event: Omit<EventOf<'round-started'>, 'v' | 'at'>) => {
  const { round, circle, wider, provision, wording, reviewOn, facilitator, present, concerned } = event
  return tryStartRound({
    circle,
    ...(wider === undefined ? {} : { wider }),
    proposal: round,
    wording,
    reviewOn,
    rule: ruleOf(state, provision, wider),
    members: membersIn(state, circle),
    present,
    facilitator,
    concerned,
  })
}

/** What a step makes of a round; a selection looks at its wordings, which are people. */
export const movedBy = (open: OpenRound, member: MemberId, taken: Step) => {
  const { round, selection } = open
  if (round === undefined) throw new TypeError('nobody was put forward yet: it was looked at before')
  const step = stepOf(taken, member)
  if (selection === undefined) return tryNextRound({ round, step })
  const outcome = trySelectRole({ ...selection, steps: [...(selection.steps ?? []), step] })
  if (outcome.kind === 'refused' || outcome.kind === 'not-now') return outcome
  if (!('round' in outcome)) throw new TypeError('the consent round of a selection has begun')
  return { kind: 'moved' as const, round: outcome.round, because: outcome.because }
}

/** A step as the rule takes it: with who takes it, and without the terms of a mandate, which are no business of the rule. */
export const stepOf = (step: Step, by: MemberId): ConsentStep => {
  if (step.kind !== 'amend') return { ...step, by } as ConsentStep
  const { kind, wording, reviewOn } = step
  return { kind, by, wording, ...(reviewOn === undefined ? {} : { reviewOn }) }
}

const takenUpFrom = (state: State, takesUp: string | undefined): string | undefined =>
  takesUp === undefined ? undefined : state.circles.over.get(takesUp)?.circle

/** Why a round cannot rest on the earlier one it names. */
const restsOn = (
  state: State,
  input: {
    readonly circle: string
    readonly subject: RoundSubject
    readonly reviews?: string | undefined
    readonly takesUp?: string | undefined
  },
): Refusal | undefined => {
  const { circle, subject, reviews, takesUp } = input
  const agreement = reviews === undefined ? undefined : state.circles.agreements.get(reviews)
  if (reviews !== undefined && agreement?.circle !== circle)
    return refuse('no-such', { what: 'round', id: reviews }, [ROUNDS])
  if (takesUp === undefined) return undefined
  const over = state.circles.over.get(takesUp)
  if (over?.outcome !== 'escalated' || over.to !== circle || !isSame(over.subject, subject))
    return refuse('no-such', { what: 'round', id: takesUp }, [ROUNDS])
  return over.takenUpBy === undefined ? undefined : refuse('done-already', { what: 'round', id: takesUp }, [ROUNDS])
}

const isSame = (one: RoundSubject, other: RoundSubject): boolean =>
  one.kind === 'matter' && other.kind === 'matter' && one.matter === other.matter

/** Why a wording cannot be changed so: what is about somebody stays so, and the terms of a mandate stay that mandate's. */
const amendmentRefused = (input: {
  readonly state: State
  readonly at: Context['at']
  readonly open: OpenRound
  readonly step: Extract<Step, { readonly kind: 'amend' }>
}): Refusal | undefined => {
  const { state, at, open, step } = input
  const { circle, takesUp } = open
  const { reviewOn, subject = open.subject, wording } = step
  if (reviewOn !== undefined && reviewOn < at)
    return refuse('too-late', { what: 'round', id: (open.round as ConsentRound).proposal, since: reviewOn }, [ROUNDS])
  const person = personOf(open.subject)
  if (person !== undefined && wording !== person) return refuse('no-such', { what: 'candidate', id: wording }, [ROUNDS])
  if (step.subject === undefined) return undefined
  if (subject.kind !== 'mandate' || open.subject.kind !== 'mandate' || subject.circle !== open.subject.circle)
    return refuse('no-such', { what: 'mandate', id: wording }, [ROUNDS])
  return subjectRefused({ state, at, circle, subject, takenUpFrom: takenUpFrom(state, takesUp) })
}
