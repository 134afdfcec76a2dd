import type { Decider, Patch } from '../chapter.js'
import type { NewEvent } from '../events.js'
import type { ClauseId } from '../../reasons/index.js'
import { endedBy, isGone } from '../members/ending.js'
import { memberOf } from '../members/state.js'
import { refuse } from '../refuse.js'
import type { State } from '../state.js'
import type { Reversible } from './state.js'

/**
 * Undoes what was recorded by mistake. Entries of the accounts have reversing entries of their own, ballots and numbers are changed by whoever cast them, and what was decided is undone by another decision: here it is
 * who belongs, and who holds an office.
 *
 * Reading: what gives somebody back what they had is undone on any day; what takes something from them, only on the day on which it was recorded, for one voter alone would otherwise oust. Other: by whoever
 * recorded it, at any time.
 */
export const reverse: Decider<'reverse'> = {
  who: 'voter',
  decide: ({ state, at, by, member }, { n, grounds }) => {
    const id = String(n)
    const found = state.records.reversible.get(n)
    if (found === undefined)
      return n === 0 || n > state.position
        ? refuse('no-such', { what: 'event', id })
        : refuse('closed', { what: 'event', id })
    // Nobody puts their own affairs right alone, and nobody does by acting for an enterprise.
    if (found.member === member || found.member === by)
      return refuse('no-right', { member, needed: 'another-person' }, [CLAUSE])
    if ('on' in found && found.on !== at) return refuse('too-late', { what: 'event', id, since: found.on }, [OUSTING])
    const undone = undoing(state, found)
    if (undone === undefined) return refuse('closed', { what: 'event', id })
    return [{ type: 'event-reversed', n, reversed: found.kind, member: found.member, grounds }, ...undone]
  },
}

const CLAUSE = 'WJC-16' satisfies ClauseId
const OUSTING = 'WJC-14' satisfies ClauseId

/** What undoes an event; undefined where something else has happened since that rests on it. */
const undoing = (state: State, found: Reversible): readonly NewEvent[] | undefined => {
  const { member } = found
  switch (found.kind) {
    case 'membership-ended': {
      const { standing, memberClass, since, founder } = found
      const now = state.members.all.get(member)
      if (now?.standing !== 'former' || !isGone(now.ended ?? '')) return undefined
      // What led to probation is gone with it: it was no death, so that they may ask to join again.
      return standing === 'member'
        ? [{ type: 'member-restored', member, memberClass, since, founder }]
        : [{ type: 'membership-ended', member, how: 'mistaken' }]
    }
    case 'member-joined':
      return memberOf(state, member)?.memberClass === found.memberClass ? endedBy(state, member, 'mistaken') : undefined
    case 'office-given':
      return state.members.offices.get(found.office) === member
        ? [{ type: 'office-ended', office: found.office, member }]
        : undefined
  }
}

/** Keeps what an event did, so that it can be undone. */
export const kept = (state: State, reversible: Reversible): Patch => ({
  records: { reversible: state.records.reversible.set(state.position + 1, reversible) },
})
