import { type Amended, amendCharter, type TakenDecision } from '../../charter/index.js'
import type { Refused } from '../../problems/index.js'
import type { State } from '../state.js'
import { changedCharter, type ProposedAmendment } from './state.js'

/** What the charter in force makes of an amendment now: adopted by the decisions that were taken, or which are still missing. */
export const amendedBy = (state: State, proposed: ProposedAmendment): Amended | Refused => {
  const { inForce: charter } = state.charter
  return amendCharter({
    charter,
    proposed: changedCharter(charter, proposed.changes),
    version: proposed.version,
    decisions: decisionsTaken(state, proposed),
  })
}

/** Which of the decisions that an amendment needs were taken. Where nobody was entitled on one, and the charter names another for that, the other counts for it. */
const decisionsTaken = (state: State, { needed }: ProposedAmendment): readonly TakenDecision[] =>
  needed.flatMap(({ provision, decision }): TakenDecision[] => {
    const over = state.decisions.closed.get(decision)
    if (over?.ending.type !== 'decided' || over.ending.outcome !== 'carried') return []
    const { at, charterVersion } = over.ending
    return [{ decision: provision, kind: 'carried', on: at, charterVersion }]
  })
