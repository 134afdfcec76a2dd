import type { CalendarDate } from '../../calendar/index.js'
import type { Chapter } from '../chapter.js'
import { type CharterState, type EndedAmendment, withCharter } from './state.js'

/** How events change the charter in force. */
export const CHARTER_EVOLVE: Chapter['evolve'] = {
  'cooperative-founded': (state, { at }) => ({ charter: begun(state.charter, at) }),
  'amendment-proposed': (state, event) => ({
    charter: { ...state.charter, pending: state.charter.pending.set(event.amendment, event) },
  }),
  'amendment-lost': (state, { amendment, at }) => ({ charter: ended(state.charter, amendment, 'lost', at) }),
  'amendment-lapsed': (state, { amendment, at }) => ({ charter: ended(state.charter, amendment, 'lapsed', at) }),
  'charter-amended': (state, event) => {
    const { amendment, at } = event
    const { charter, members } = withCharter(state, event)
    const { inForce, history } = charter
    const known = ended(charter, amendment, 'adopted', at)
    return { charter: { ...known, history: [...history, { on: at, charter: inForce, amendment }] }, members }
  },
}

/** The first charter is in force from the founding on. */
const begun = (charter: CharterState, on: CalendarDate): CharterState => {
  const [first, ...more] = charter.history
  return first === undefined ? charter : { ...charter, history: [{ ...first, on }, ...more] }
}

const ended = (
  charter: CharterState,
  amendment: string,
  how: EndedAmendment['how'],
  on: CalendarDate,
): CharterState => {
  const proposed = charter.pending.get(amendment)
  if (proposed === undefined) return charter
  return {
    ...charter,
    pending: charter.pending.delete(amendment),
    ended: charter.ended.set(amendment, { proposed, how, on }),
  }
}
