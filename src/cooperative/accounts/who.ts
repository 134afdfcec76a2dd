import type { Context, Refusal } from '../chapter.js'
import { memberOf } from '../members/state.js'
import { clausesOf, refuse } from '../refuse.js'
import type { State } from '../state.js'
import type { Body } from './shapes.js'

/** The office that keeps the books. */
export const KEEPER = 'financial-coordinator'

/** Why somebody may not record in the books; undefined where they may: the financial coordinator where there is one, else every member with a vote. */
export const keeperRefused = ({ state, member }: Pick<Context, 'state' | 'member'>): Refusal | undefined => {
  const clauses = clausesOf(state.charter.inForce.accounts?.books)
  const holder = state.members.offices.get(KEEPER)
  if (holder !== undefined && memberOf(state, holder) !== undefined)
    return holder === member ? undefined : refuse('no-right', { member, needed: 'financial-coordinator' }, clauses)
  return memberOf(state, member)?.votes === true ? undefined : refuse('no-right', { member, needed: 'a-vote' }, clauses)
}

/** Why there is no such project or circle; undefined where there is. */
export const bodyRefused = (state: State, of: Body): Refusal | undefined => {
  if (of === undefined) return undefined
  if ('circle' in of)
    return state.circles.members.has(of.circle) || Object.hasOwn(state.charter.inForce.circles ?? {}, of.circle)
      ? undefined
      : refuse('no-such', { what: 'circle', id: of.circle })
  return state.projects.all.has(of.project) ? undefined : refuse('no-such', { what: 'project', id: of.project })
}
