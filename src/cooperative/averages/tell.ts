import type { NumberInForce } from '../../averages/index.js'
import type { Because, Reason } from '../../reasons/index.js'
import type { Chapter } from '../chapter.js'
import type { EventOf } from '../events.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { number } from '../written.js'
import { AVERAGES_EVOLVE } from './evolve.js'
import { numberOn } from './in-force.js'
import { itemRule } from './rules.js'
import { keyOf } from './state.js'

/** What the minutes say of numbers: what was proposed, and which number is in force with it. */
export const AVERAGES_TELL: Chapter['tell'] = {
  'number-proposed': (state, event) => {
    const { item, scope, member, at } = event
    const after = afterwards(state, event)
    const rule = itemRule(state, item)
    const from = after.averages.items.get(keyOf(item, scope))?.now.from
    return [
      {
        code: 'number-proposed',
        clauses: clausesOf(rule),
        item,
        ...(scope === undefined ? {} : { scope }),
        member,
        value: number(String(event.value)),
        percent: rule?.unit === 'share',
        ...(from === undefined || from === at ? {} : { from }),
      },
      ...inForce(after, event),
    ]
  },
  'number-withdrawn': (state, event) => {
    const { item, scope, member } = event
    const facts = { item, ...(scope === undefined ? {} : { scope }), member }
    return [
      { code: 'number-withdrawn', clauses: clausesOf(itemRule(state, item)), ...facts },
      ...inForce(afterwards(state, event), event),
    ]
  },
  'item-voted-anew': (state, event) => {
    const { item, scope } = event
    const facts = { item, ...(scope === undefined ? {} : { scope }) }
    return [
      { code: 'item-voted-anew', clauses: clausesOf(itemRule(state, item)), ...facts },
      ...inForce(afterwards(state, event), event),
    ]
  },
  'item-ballots-opened': (state, { item, scope, holders }) => [
    {
      code: 'item-ballots-opened',
      clauses: clausesOf(itemRule(state, item)),
      item,
      ...(scope === undefined ? {} : { scope }),
      holders: holders.length,
    },
  ],
  'item-ballots-closed': (state, { item, scope }) => [
    {
      code: 'item-ballots-closed',
      clauses: clausesOf(itemRule(state, item)),
      item,
      ...(scope === undefined ? {} : { scope }),
    },
  ],
  'mean-released': (state, event) => {
    const { item, scope, count } = event
    const facts = { item, ...(scope === undefined ? {} : { scope }), observed: count }
    return [
      { code: 'mean-released', clauses: clausesOf(itemRule(state, item)), ...facts },
      ...inForce(afterwards(state, event), event),
    ]
  },
  'item-adopted': (state, event) => {
    const { item, decision } = event
    const after = afterwards(state, event)
    return [
      { code: 'item-adopted', clauses: clausesOf(itemRule(after, item)), item, decision },
      ...inForce(after, event),
    ]
  },
}

type Told = EventOf<'number-proposed' | 'number-withdrawn' | 'item-voted-anew' | 'mean-released' | 'item-adopted'>

/** The state with the event in it: what a number comes to with a proposal is told beside the proposal. */
const afterwards = (state: State, event: Told): State => ({
  ...state,
  ...(AVERAGES_EVOLVE[event.type] as (before: State, told: Told) => Partial<State>)(state, event),
  at: event.at,
})

const inForce = (after: State, event: Told): Because | readonly Reason[] => {
  if (itemRule(after, event.item) === undefined) return []
  const found: NumberInForce = numberOn(after, event.item, 'scope' in event ? event.scope : undefined, event.at)
  return found.because
}
