import { tryMayAct } from '../../circles/index.js'
import type { ClauseId } from '../../reasons/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { resolutionState } from '../meetings/views.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { leaving } from './leaving.js'
import { ROUNDS_DECIDE } from './rounds.js'
import { SELECTIONS_DECIDE } from './selections.js'
import { snapshotOf } from './snapshot.js'
import { type CircleOfCharter, circleOf, isIn } from './state.js'

const LIMITS = 'WC-5' as const satisfies ClauseId
const CONSENT = 'WC-6' as const satisfies ClauseId
const ELECTED = 'WC-3' as const satisfies ClauseId
const OWN_CHOICE = 'CW-4' as const satisfies ClauseId

/** The commands of circles. */
export const CIRCLES_DECIDE: Chapter['decide'] = {
  'apply-to-circle': {
    who: 'member',
    decide: ({ state, member }, { circle }) => {
      const found = circleOf(state, circle)
      if (found === undefined) return refuse('no-such', { what: 'circle', id: circle })
      if (found.electedBy !== undefined)
        return refuse('not-in-the-charter', { provision: `circles.${circle}.electedBy` }, [ELECTED])
      if (isIn(state, circle, member)) return refuse('there-already', { what: 'member', id: member }, [OWN_CHOICE])
      if (state.circles.applicants.get(circle)?.has(member) === true)
        return refuse('there-already', { what: 'application', id: member }, [OWN_CHOICE])
      return [{ type: 'circle-applied', circle, member }]
    },
  },
  'leave-circle': {
    who: 'anyone',
    decide: ({ state, member }, { circle }) => {
      // A seat is left by leaving it, so that the election hears of it.
      if (circleOf(state, circle)?.electedBy !== undefined)
        return refuse('not-in-the-charter', { provision: `circles.${circle}.electedBy` }, [ELECTED])
      if (isIn(state, circle, member)) return leaving(state, circle, [member], 'left')
      return state.circles.applicants.get(circle)?.has(member) === true
        ? [{ type: 'circle-application-ended', circle, member }]
        : refuse('no-right', { member, needed: 'circle-member' }, [OWN_CHOICE])
    },
  },
  ...ROUNDS_DECIDE,
  ...SELECTIONS_DECIDE,
  act: {
    who: 'anyone',
    decide: ({ state, at, member }, { type: _, at: __, by, onBehalfOf, commandId, ...act }) => {
      const { circle, matter, agreement, amountMinor, against } = act
      const found = circleOf(state, circle)
      if (found === undefined) return refuse('no-such', { what: 'circle', id: circle })
      if (!isIn(state, circle, member)) return refuse('no-right', { member, needed: 'circle-member' }, clausesOf(found))
      const wrong =
        agreementRefused(state, circle, found, matter, agreement) ?? overLimit(state, circle, found, amountMinor)
      if (wrong !== undefined) return wrong
      const may = mayActNow(state, at, { circle, matter, amountMinor, against })
      if (may.kind === 'refused') return refuseProblems(may.problems, [LIMITS])
      return may.kind === 'outside-mandate'
        ? { kind: 'refused', because: may.because }
        : [{ type: 'circle-acted', ...act }]
    },
  },
}

/** Whether a circle may do something now, with all that was spent so far. */
export const mayActNow = (
  state: State,
  on: Context['at'],
  act: {
    readonly circle: string
    readonly matter: string
    readonly amountMinor?: string | undefined
    readonly against?: readonly string[] | undefined
  },
) => {
  const { circle, matter, amountMinor, against } = act
  return tryMayAct({
    circles: snapshotOf(state).circles,
    circle,
    matter,
    ...(amountMinor === undefined ? {} : { amountMinor }),
    ...(against === undefined ? {} : { against }),
    currency: state.charter.inForce.currency,
    spent: spentNow(state),
    on,
  })
}

/** What each circle spent itself: what was spent under its mandate, less what those spent that it lent to. */
const spentNow = (state: State): readonly { readonly circle: string; readonly amountMinor: bigint }[] => {
  const { mandates } = state.circles
  return [...mandates].map(([circle, { usedMinor }]) => {
    let amountMinor = usedMinor
    for (const [other, lent] of mandates)
      if (other !== circle && lent.mandate.lentBy === circle) amountMinor -= lent.usedMinor
    return { circle, amountMinor }
  })
}

/** A circle acts on what it agreed in this matter, by consent or as the charter has it decide. */
const agreementRefused = (
  state: State,
  circle: string,
  { decidesBy }: CircleOfCharter,
  matter: string,
  agreement: string,
): Refusal | undefined => {
  const agreed = state.circles.agreements.get(agreement)
  if (agreed !== undefined)
    return (agreed.circle === circle || agreed.takenUpFrom === circle) &&
      agreed.subject.kind === 'matter' &&
      agreed.subject.matter === matter
      ? undefined
      : refuse('no-such', { what: 'round', id: agreement }, [CONSENT])
  const decided = state.decisions.closed.get(agreement)
  const carried = decided?.ending.type === 'decided' && decided.ending.outcome === 'carried'
  const annulled = resolutionState(state, agreement)?.kind === 'annulled'
  if (!carried || annulled || decided.opening.provision !== decidesBy)
    return refuse('no-such', { what: 'round', id: agreement }, [CONSENT])
  const { members } = state.charter.inForce.decisions?.[decidesBy]?.electorate ?? {}
  const body = typeof members === 'object' && 'circle' in members ? members.circle : decided.opening.scope
  return body === circle ? undefined : refuse('no-such', { what: 'decision', id: agreement })
}

/** What a single expense may come to under the charter, mandate or not. */
const overLimit = (
  state: State,
  circle: string,
  { spendsUpToMinor, ...found }: CircleOfCharter,
  amount: string | undefined,
): Refusal | undefined => {
  if (amount === undefined || spendsUpToMinor === undefined) return undefined
  const [amountMinor, limitMinor] = [BigInt(amount), BigInt(spendsUpToMinor)]
  if (amountMinor <= limitMinor) return undefined
  const facts = { circle, amountMinor, limitMinor, currency: state.charter.inForce.currency }
  return refuse('over-decision-limit', facts, [...new Set([...clausesOf(found), LIMITS])])
}
