import type { Decider, Patch } from '../chapter.js'
import type { NewEvent } from '../events.js'
import { memberOf } from '../members/state.js'
import { refuse } from '../refuse.js'
import type { State } from '../state.js'
import type { Reversible } from './state.js'

/**
 * Undoes what was recorded by mistake. Entries of the accounts have reversing entries of their own, ballots and numbers are changed by whoever cast them, and what was decided is undone by another decision: here it is
 * who belongs, and who holds an office.
 */
export const reverse: Decider<'reverse'> = {
  who: 'voter',
  decide: ({ state, member }, { n, grounds }) => {
    const id = String(n)
    const found = state.records.reversible.get(n)
    if (found === undefined)
      return n > state.position ? refuse('no-such', { what: 'event', id }) : refuse('closed', { what: 'event', id })
    // Nobody puts their own affairs right alone.
    if (found.member === member) return refuse('no-right', { member, needed: 'another-person' }, [CLAUSE])
    const undone = undoing(state, found)
    if (undone === undefined) return refuse('closed', { what: 'event', id })
    return [{ type: 'event-reversed', n, reversed: found.kind, member: found.member, grounds }, ...undone]
  },
}

const CLAUSE = 'WJC-16' as const

/** What undoes an event; undefined where something else has happened since that rests on it. */
const undoing = (state: State, found: Reversible): readonly NewEvent[] | undefined => {
  const { member } = found
  switch (found.kind) {
    case 'membership-ended': {
      const { memberClass, since, founder } = found
      return state.members.all.get(member)?.standing === 'former'
        ? [{ type: 'member-restored', member, memberClass, since, founder }]
        : undefined
    }
    case 'member-joined':
      return memberOf(state, member) === undefined ? undefined : [{ type: 'membership-ended', member, how: 'mistaken' }]
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
