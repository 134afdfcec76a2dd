import type { Chapter } from '../chapter.js'
import { payEntry } from './post.js'

/** What is paid to members is an entry as well, where the cooperative has said which accounts it goes by. */
export const ACCOUNTS_FOLLOW: NonNullable<Chapter['follow']> = {
  'pay-paid': (state, { at, ...paid }) => {
    const entry = payEntry(state, paid, at)
    return entry === undefined ? [] : [entry]
  },
}
