import type { MemberId } from '../../membership/index.js'
import { KEEPER } from '../accounts/who.js'
import type { Chapter } from '../chapter.js'
import { memberOf } from '../members/state.js'
import type { State } from '../state.js'

/** Whether somebody may read what one person was paid: like everyone who votes, unless the charter shows pay by category; then whoever keeps the books does. Their own everybody may. */
export const mayReadPayOf = (state: State, viewer: MemberId): boolean => {
  const record = memberOf(state, viewer)
  return state.charter.inForce.pay?.visibility?.shows === 'by-category'
    ? record !== undefined && state.members.offices.get(KEEPER) === viewer
    : record?.votes === true
}

const byPerson = (state: State, _: unknown, viewer: MemberId): boolean => mayReadPayOf(state, viewer)

/** What of pay the minutes show to whom; all else is for every member with a vote. */
export const PAY_SEEN_BY: NonNullable<Chapter['seenBy']> = {
  'pay-worked-out': byPerson,
  'pay-paid': byPerson,
  'pay-held': byPerson,
  'pay-forfeited': byPerson,
}
