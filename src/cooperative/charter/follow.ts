import type { Chapter } from '../chapter.js'
import type { NewEvent } from '../events.js'
import type { State } from '../state.js'
import { amendedBy } from './amend.js'
import type { ProposedAmendment } from './state.js'

/** What follows from the decisions on an amendment: adopted by all of them, lost by one. A charter that is amended ends every other amendment of the one before. */
export const CHARTER_FOLLOW: NonNullable<Chapter['follow']> = {
  decided: (state, { decision, outcome }) => {
    const proposed = amendmentOf(state, decision)
    if (proposed === undefined) return []
    const { amendment, version } = proposed
    if (outcome !== 'carried')
      return isFirstToFail(state, proposed, decision) ? [{ type: 'amendment-lost', amendment, decision }] : []
    // Of two that are backed at one stroke, the first is adopted and ends the other: that was for the charter before it.
    if (amendedBy(state, proposed).kind !== 'amended') return []
    return [{ type: 'charter-amended', amendment, version, changes: proposed.changes }]
  },
  'decision-lapsed': (state, { decision, why }) => {
    const proposed = amendmentOf(state, decision)
    if (proposed === undefined || !isFirstToFail(state, proposed, decision)) return []
    const { amendment } = proposed
    return [{ type: 'amendment-lapsed', amendment, why: why === 'withdrawn' ? 'withdrawn' : 'undecided' }]
  },
  'amendment-lost': (state, { amendment }) => withoutObject(state, amendment),
  'amendment-lapsed': (state, { amendment }) => withoutObject(state, amendment),
  'charter-amended': (state) =>
    [...state.charter.pending.keys()]
      .sort()
      .map((amendment): NewEvent => ({ type: 'amendment-lapsed', amendment, why: 'charter-changed' })),
}

/** The amendment under way that a decision is about. */
const amendmentOf = (state: State, decision: string): ProposedAmendment | undefined => {
  const subject = state.decisions.closed.get(decision)?.opening.subject
  const proposed = subject?.kind === 'amendment' ? state.charter.pending.get(subject.amendment) : undefined
  return proposed?.needed.some((one) => one.decision === decision) === true ? proposed : undefined
}

/** Whether no other decision of the amendment failed already: what follows from that is on its way. */
const isFirstToFail = (state: State, { needed }: ProposedAmendment, decision: string): boolean =>
  needed.every((one) => {
    if (one.decision === decision) return true
    const ending = state.decisions.closed.get(one.decision)?.ending
    return ending === undefined || (ending.type === 'decided' && ending.outcome === 'carried')
  })

/** What an amendment that is over still had decided has no object any more. */
const withoutObject = (state: State, amendment: string): readonly NewEvent[] =>
  (state.charter.ended.get(amendment)?.proposed.needed ?? [])
    .filter(({ decision }) => state.decisions.open.has(decision))
    .map(({ decision }) => ({ type: 'decision-lapsed', decision, why: 'without-object' }))
