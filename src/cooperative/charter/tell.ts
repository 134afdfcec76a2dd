import { decisionsNeeded, type Change } from '../../charter/index.js'
import type { Citation, Reason } from '../../reasons/index.js'
import type { Chapter } from '../chapter.js'
import type { EventOf } from '../events.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { amendedBy } from './amend.js'

/** What the minutes say of the charter. */
export const CHARTER_TELL: Chapter['tell'] = {
  'amendment-proposed': (state, { amendment, version, basedOn, proposer, needed, changes }) => [
    {
      code: 'amendment-proposed',
      clauses: clausesOfAll(state, needed),
      amendment,
      version,
      basedOn,
      member: proposer,
      places: placesOf(state, changes),
      decisions: needed.map(({ provision }) => provision),
    },
  ],
  'amendment-lost': (state, { amendment, decision }) => [
    { code: 'amendment-lost', clauses: clausesOfAll(state, neededBy(state, amendment)), amendment, decision },
  ],
  'amendment-lapsed': (state, { amendment, why }) => [
    { code: 'amendment-lapsed', clauses: clausesOfAll(state, neededBy(state, amendment)), amendment, why },
  ],
  'charter-amended': (state, { amendment, version, changes }) => {
    const proposed = state.charter.pending.get(amendment)
    const answer = proposed === undefined ? undefined : amendedBy(state, proposed)
    const decided: readonly Reason[] = answer?.kind === 'amended' ? answer.because : []
    const clauses = clausesOfAll(state, neededBy(state, amendment))
    return [{ code: 'charter-amended', clauses, amendment, version, places: placesOf(state, changes) }, ...decided]
  },
}

type Needed = EventOf<'amendment-proposed'>['needed']

const neededBy = (state: State, amendment: string): Needed =>
  (state.charter.pending.get(amendment) ?? state.charter.ended.get(amendment)?.proposed)?.needed ?? []

/** The clauses of all decisions that an amendment needs. */
const clausesOfAll = (state: State, needed: Needed): readonly Citation[] => [
  ...new Set(needed.flatMap(({ provision }) => clausesOf(state.charter.inForce.decisions?.[provision]))),
]

/** The places that change, as people name them: decisions.admission, or currency. */
const placesOf = (state: State, changes: EventOf<'amendment-proposed'>['changes']): readonly string[] => [
  ...new Set(
    decisionsNeeded({
      charter: state.charter.inForce,
      changes: (changes as readonly Change[]).filter((one) => one.kind !== 'identity' || one.field !== 'version'),
    }).flatMap(({ covers }) => covers),
  ),
]
