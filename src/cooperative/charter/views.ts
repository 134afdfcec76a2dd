import type { CalendarDate } from '../../calendar/index.js'
import { type Change, tellDiff } from '../../charter/index.js'
import type { Charter } from '../whole-charter.js'
import type { MemberId } from '../../membership/index.js'
import type { Locale } from '../../problems/index.js'
import type { Because } from '../../reasons/index.js'
import type { State } from '../state.js'
import { amendedBy } from './amend.js'
import { changedCharter, type CharterVersion, type EndedAmendment, type ProposedAmendment } from './state.js'

export type { CharterVersion, EndedAmendment, ProposedAmendment } from './state.js'

/** An amendment under way: what it would change, and which of its decisions are still missing. */
export interface PendingAmendment {
  readonly amendment: string
  readonly version: string
  readonly basedOn: string
  readonly proposer: MemberId
  readonly proposedOn: CalendarDate
  readonly changes: readonly Change[]
  /** The decisions that were not carried yet, each with the places that it is needed for. */
  readonly missing: readonly {
    readonly provision: string
    readonly decision: string
    readonly covers: readonly string[]
  }[]
  readonly because: Because
}

/** Which charter is in force? */
export const charterInForce = (state: State): Charter => state.charter.inForce

/** Which charters were there, from which day on, and by which amendment? The oldest first; the last is in force. */
export const charterHistory = (state: State): readonly CharterVersion[] => state.charter.history

/** Which amendments are under way, and what do they still need? In code-unit order of their names. */
export const pendingAmendments = (state: State): readonly PendingAmendment[] =>
  [...state.charter.pending.values()].sort(byName).map((proposed) => {
    const { amendment, version, basedOn, proposer, at: proposedOn, needed } = proposed
    const answer = amendedBy(state, proposed)
    if (answer.kind === 'refused') throw new TypeError(`${amendment} was sound under this charter when it was proposed`)
    const missing = (answer.kind === 'amended' ? [] : answer.missing).map(({ decision: provision, covers }) => ({
      provision,
      decision: needed.find((one) => one.provision === provision)?.decision ?? '',
      covers,
    }))
    const changes = proposed.changes as readonly Change[]
    return { amendment, version, basedOn, proposer, proposedOn, changes, missing, because: answer.because }
  })

/** Which amendments are over, and what became of each? In code-unit order of their names. */
export const pastAmendments = (state: State): readonly EndedAmendment[] =>
  [...state.charter.ended.values()].sort((a, b) => byName(a.proposed, b.proposed))

/** What would an amendment under way change, in words, one line a change? Nothing, where there is none of that name. */
export const amendmentInWords = (state: State, amendment: string, locale: Locale): readonly string[] => {
  const proposed = state.charter.pending.get(amendment)
  if (proposed === undefined) return []
  const from = state.charter.inForce
  const changes = proposed.changes as readonly Change[]
  return tellDiff({ from, to: changedCharter(from, proposed.changes), diff: { kind: 'different', changes }, locale })
}

const byName = (a: ProposedAmendment, b: ProposedAmendment): number => (a.amendment < b.amendment ? -1 : 1)
