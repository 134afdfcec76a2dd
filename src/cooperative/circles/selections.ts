import type { CalendarDate } from '../../calendar/index.js'
import { type SelectionInput, trySelectRole } from '../../circles/index.js'
import type { ClauseId } from '../../reasons/index.js'
import type { Chapter, Refusal } from '../chapter.js'
import type { EventOf, NewEvent } from '../events.js'
import { refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { mayBegin, openRound, ruleOf } from './rounds.js'
import { membersIn, type OpenRound } from './state.js'
import { subjectRefused } from './subject.js'

const ROUNDS = 'WC-6' as const satisfies ClauseId

/** Selecting somebody for a role, up to whoever is put forward; the consent to them is asked in steps like any. */
export const SELECTIONS_DECIDE: Chapter['decide'] = {
  'start-selection': {
    who: 'member',
    decide: (context, { round, circle, role, from, until, links, facilitator, present }) => {
      const { state, at } = context
      // The schema has read the days.
      const term = { from: from as CalendarDate, until: until as CalendarDate }
      const subject = { kind: 'role', role, ...term, ...(links === undefined ? {} : { links }) } as const
      const found = mayBegin(context, round, circle, subject)
      if ('kind' in found) return found
      if (until < at) return refuse('too-late', { what: 'role', id: role, since: until }, [ROUNDS])
      const wrong = subjectRefused({ state, at, circle, subject })
      if (wrong !== undefined) return wrong
      const started = {
        type: 'selection-started',
        round,
        circle,
        subject,
        provision: found.provision,
        facilitator,
        present: [...present],
        charterVersion: state.charter.inForce.version,
      } as const satisfies NewEvent
      const outcome = trySelectRole(selectionOf(state, started))
      if (outcome.kind === 'refused') return refuseProblems(outcome.problems, [ROUNDS])
      return outcome.kind === 'inquorate' ? { kind: 'refused', because: outcome.because } : [started]
    },
  },
  'name-for-role': {
    who: 'anyone',
    decide: ({ state, member }, { round, nominee, reason }) => {
      const found = stillNaming(state, round, member)
      if ('kind' in found) return found
      const { selection } = found
      const named = selection.nominations.some(({ by }) => by === member)
      const all = selection.nominations.length === selection.present.length
      // Heard all reasons, one may change; before that, and twice, one may not.
      if (named && (!all || selection.changes?.some(({ by }) => by === member) === true))
        return refuse('said-already', { member }, [ROUNDS])
      const outcome = trySelectRole(withNamed(selection, { by: member, nominee, reason }, named))
      if (outcome.kind === 'refused') return refuseProblems(outcome.problems, [ROUNDS])
      return [{ type: 'named-for-role', round, member, nominee, reason, again: named }]
    },
  },
  'put-forward': {
    who: 'anyone',
    decide: ({ state, member }, { round, nominee }) => {
      const found = stillNaming(state, round, member)
      if ('kind' in found) return found
      const { selection } = found
      const { facilitator } = selection
      if (member !== facilitator) return refuse('not-the-facilitator', { member, facilitator }, [ROUNDS])
      const outcome = trySelectRole({ ...selection, proposed: nominee })
      if (outcome.kind === 'refused') return refuseProblems(outcome.problems, [ROUNDS])
      // Nominations are awaited; or the facilitator is put forward, and somebody else would have to facilitate.
      if (outcome.kind !== 'waiting' || outcome.stage !== 'consent')
        return { kind: 'refused', because: outcome.because }
      return [{ type: 'put-forward-for-role', round, nominee }]
    },
  },
}

/** The selection that an event began. */
export const selectionOf = (
  state: State,
  { round, circle, subject, provision, facilitator, present }: Omit<EventOf<'selection-started'>, 'v' | 'at'>,
): SelectionInput => {
  if (subject.kind !== 'role') throw new TypeError(`${round} selects for a role`)
  const { role, from, until } = subject
  return {
    circle,
    role,
    term: { from, until },
    rule: ruleOf(state, provision, undefined),
    members: membersIn(state, circle),
    present,
    facilitator,
    nominations: [],
  }
}

/** The selection with somebody named, the first time or again. */
export const withNamed = (
  selection: SelectionInput,
  named: SelectionInput['nominations'][number],
  again: boolean,
): SelectionInput =>
  again
    ? { ...selection, changes: [...(selection.changes ?? []), named] }
    : { ...selection, nominations: [...selection.nominations, named] }

/** The round after somebody is put forward. */
export const consentOf = (selection: SelectionInput) => {
  const outcome = trySelectRole(selection)
  return 'round' in outcome ? outcome.round : undefined
}

const stillNaming = (
  state: State,
  round: string,
  member: string,
): (OpenRound & { readonly selection: SelectionInput }) | Refusal => {
  const found = openRound(state, round, member)
  if ('kind' in found) return found
  const { selection } = found
  if (selection === undefined) return refuse('no-such', { what: 'role', id: round }, [ROUNDS])
  return found.round === undefined
    ? { ...found, selection }
    : refuse('too-late', { what: 'role', id: round, since: 'put-forward' }, [ROUNDS])
}
