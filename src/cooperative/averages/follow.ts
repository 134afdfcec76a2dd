import type { Chapter } from '../chapter.js'
import { VOTED_ANEW } from './evolve.js'
import { itemRule } from './rules.js'

/** What follows for numbers: one that was put to the vote, and has the backing for it, is set by everyone from then on. */
export const AVERAGES_FOLLOW: NonNullable<Chapter['follow']> = {
  decided: (state, { decision, outcome }) => {
    const opening = state.decisions.closed.get(decision)?.opening
    const proposed = state.averages.proposed.get(decision)
    if (opening?.subject.kind !== 'item' || proposed === undefined || outcome !== 'carried') return []
    const { item, definition } = proposed
    // The charter, or another decision, may have one of that name meanwhile.
    if (itemRule(state, item) !== undefined) return []
    return [{ type: 'item-adopted', item, decision, provision: opening.provision, definition }]
  },
}

/** What is due: a number that is voted from time to time is voted anew. */
export const AVERAGES_DUE: NonNullable<Chapter['due']> = {
  [VOTED_ANEW]: (_, { id }) => {
    const [item = '', scope] = id.split('\n')
    return [{ type: 'item-voted-anew', item, ...(scope === undefined ? {} : { scope }) }]
  },
}
