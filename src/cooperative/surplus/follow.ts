import type { Chapter } from '../chapter.js'
import type { NewEvent } from '../events.js'
import type { State } from '../state.js'
import { refundOnEnding } from './capital.js'
import { sharedBy, tryShare } from './share.js'

/** A result that was decided on is shared; whoever left with capital gets back what the charter says. */
export const SURPLUS_FOLLOW: NonNullable<Chapter['follow']> = {
  decided: (state, { decision, outcome }) => settled(state, decision, outcome === 'carried'),
  'decision-lapsed': (state, { decision }) => settled(state, decision, false),
  'membership-ended': (state, event) => refundOnEnding(state, event),
}

/** The state may have gone on since it was proposed: it is shared on what there is on the day of the decision. */
const settled = (state: State, decision: string, carried: boolean): readonly NewEvent[] => {
  const { pending } = state.surplus
  if (pending?.decision !== decision) return []
  const { year } = pending
  const shared = carried ? tryShare(state, pending) : undefined
  return shared === undefined || shared.kind === 'refused'
    ? [{ type: 'surplus-lapsed', year, decision }]
    : [sharedBy(pending, shared, decision)]
}
