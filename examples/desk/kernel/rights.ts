import { type State, views } from 'coop-rules/cooperative'

/** Who may come to a page at all. What they see there, and what they may do, the rules say from the same state. */
export type Who =
  /** Everybody, signed in or not. */
  | 'everybody'
  /** Everybody who is signed in to this co-op, whether they belong to it or not: visitors may propose a project and ask to join (WJC-3, WJC-13). */
  | 'signed-in'
  /** Whoever belongs, with a vote or without one: donors and supporters too. */
  | 'who-belongs'
  /** Whoever has a vote, and whoever may propose without one, on probation for instance: they read what is put to the vote and discussed. What they may do there, the rules say. */
  | 'who-has-a-voice'
  /** Whoever has a vote. */
  | 'who-votes'
  /** Whoever may see budgets and expenses (WJC-22). */
  | 'who-sees-accounts'

/** Whether somebody may come to a page, by where the co-op stands: there is no other table of roles. */
export const mayCome = (who: Who, state: State, viewer: string | undefined): boolean =>
  who === 'everybody' || (viewer !== undefined && RIGHTS[who](state, viewer))

const RIGHTS: Readonly<Record<Exclude<Who, 'everybody'>, (state: State, viewer: string) => boolean>> = {
  'signed-in': () => true,
  'who-belongs': (state, viewer) => views.members.recordOf(state, viewer) !== undefined,
  'who-has-a-voice': (state, viewer) => views.members.mayVote(state, viewer) || hasVoice(state, viewer),
  'who-votes': (state, viewer) => views.members.mayVote(state, viewer),
  'who-sees-accounts': (state, viewer) => views.accounts.maySeeAccounts(state, viewer, 'budgets').kind === 'shown',
}

/** Whether a class without a vote, or before it has one, may propose. Whoever is suspended has neither. */
const hasVoice = (state: State, viewer: string): boolean => {
  const record = views.members.recordOf(state, viewer)
  if (record === undefined || record.suspended) return false
  return state.charter.inForce.memberClasses?.[record.memberClass]?.mayPropose === true
}
