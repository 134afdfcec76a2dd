import { Map } from 'immutable'
import type { CalendarDate } from '../../calendar/index.js'
import { applyDiff } from '../../charter/index.js'
import type { Charter } from '../whole-charter.js'
import type { EventOf } from '../events.js'
import { revoted } from '../members/state.js'
import type { State } from '../state.js'

/** A charter, and from which day on it was in force: that of the founding at first, and none before it. */
export interface CharterVersion {
  readonly on: CalendarDate | undefined
  readonly charter: Charter
  /** The amendment that made it. */
  readonly amendment?: string
}

/** An amendment that was proposed. */
export type ProposedAmendment = EventOf<'amendment-proposed'>

/** An amendment that is over, and what became of it. */
export interface EndedAmendment {
  readonly proposed: ProposedAmendment
  readonly how: 'adopted' | 'lost' | 'lapsed'
  readonly on: CalendarDate
}

/** The charter in force, those before it, and the amendments. */
export interface CharterState {
  readonly inForce: Charter
  /** Every version, the oldest first; the last is in force. */
  readonly history: readonly CharterVersion[]
  readonly pending: Map<string, ProposedAmendment>
  readonly ended: Map<string, EndedAmendment>
}

export const charterAtFirst = (charter: Charter): CharterState => ({
  inForce: charter,
  history: [{ on: undefined, charter }],
  pending: Map(),
  ended: Map(),
})

/** The charter that was in force on a day; before the founding, the one it was founded under. */
export const charterOn = ({ inForce, history }: CharterState, on: CalendarDate | undefined): Charter => {
  if (history.length === 1 || on === undefined) return inForce
  const found = history.findLast((version) => version.on !== undefined && version.on <= on) ?? history[0]
  return found?.charter ?? inForce
}

/** The charter with some changes made in it. */
export const changedCharter = (charter: Charter, changes: EventOf<'charter-amended'>['changes']): Charter =>
  applyDiff({ charter, diff: { kind: 'different', changes: changes } })

/** The state as far as an amended charter says at once who may vote: the charter and the members. */
export const withCharter = (state: State, event: EventOf<'charter-amended'>): State => {
  const charter = changedCharter(state.charter.inForce, event.changes)
  return {
    ...state,
    charter: { ...state.charter, inForce: charter },
    members: revoted(state.members, charter, state.position),
  }
}
