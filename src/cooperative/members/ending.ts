import type { MemberId } from '../../membership/index.js'
import type { EventOf, NewEvent } from '../events.js'
import type { State } from '../state.js'

/** A membership ends; before it does, what is being decided about the person has lost its object. */
export const endedBy = (
  state: State,
  member: MemberId,
  how: EventOf<'membership-ended'>['how'],
  decision?: string,
): readonly NewEvent[] => {
  const { decision: vote, appeal } = state.members.oustings.get(member) ?? {}
  const application = state.members.applications.get(member)
  const applied = isGone(how) ? application?.decision : undefined
  return [
    ...lapsed(state, vote, appeal, application?.confirmation?.decision, applied),
    { type: 'membership-ended', member, how, decision },
  ]
}

/** Whether nobody is left who could join again. */
export const isGone = (how: string): boolean => how === 'died' || how === 'dissolved'

/** Those of these decisions that are under way have lost their object. */
export const lapsed = (state: State, ...decisions: readonly (string | undefined)[]): readonly NewEvent[] =>
  decisions.flatMap((decision): readonly NewEvent[] =>
    decision !== undefined && state.decisions.open.has(decision)
      ? [{ type: 'decision-lapsed', decision, why: 'without-object' }]
      : [],
  )
