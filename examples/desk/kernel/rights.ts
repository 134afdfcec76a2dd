import { type State, views } from 'coop-rules/cooperative'

/** Who may come to a page at all. What they see there, and what they may do, the rules say from the same state. */
export type Who =
  /** Everybody, signed in or not. */
  | 'everybody'
  /** Everybody who is signed in to this co-op, whether they belong to it or not: visitors may propose a project and ask to join (WJC-3, WJC-13). */
  | 'signed-in'
  /** Whoever belongs, with a vote or without one: donors and supporters too. */
  | 'who-belongs'
  /** Whoever has a vote. */
  | 'who-votes'
  /** Whoever may see budgets and expenses (WJC-22). */
  | 'who-sees-accounts'

/** Whether somebody may come to a page, by where the co-op stands: there is no other table of roles. */
export const mayCome = (who: Who, state: State, viewer: string | undefined): boolean =>
  who === 'everybody' || (viewer !== undefined && RIGHTS[who](state, viewer))

const RIGHTS: Readonly<Record<Exclude<Who, 'everybody'>, (state: State, viewer: string) => boolean>> = {
  'signed-in': () => true,
  'who-belongs': (state, viewer) => views.members.recordOf(state, viewer)?.standing === 'member',
  'who-votes': (state, viewer) => views.members.mayVote(state, viewer),
  'who-sees-accounts': (state, viewer) => views.accounts.maySeeAccounts(state, viewer, 'budgets').kind === 'shown',
}
