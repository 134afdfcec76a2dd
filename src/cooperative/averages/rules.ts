import type { CalendarDate } from '../../calendar/index.js'
import type { Charter } from '../whole-charter.js'
import { charterOn } from '../charter/state.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'

/** A number that everyone sets, as the charter has it, or as members adopted it. */
export type ItemRule = NonNullable<Charter['averageItems']>[string]

/** The rule of an item; undefined where there is none of that name now. */
export const itemRule = (state: State, item: string): ItemRule | undefined =>
  ruleIn(state.charter.inForce, item) ?? adoptedRule(state, item)

/** The rule of an item on a day. Where there was none that day: the last one it had, for decisions under way may still look at it. */
export const itemRuleOn = (state: State, item: string, on: CalendarDate | undefined): ItemRule | undefined => {
  const then = ruleIn(charterOn(state.charter, on), item) ?? adoptedRule(state, item)
  if (then !== undefined) return then
  const last = state.charter.history.findLast(({ charter }) => ruleIn(charter, item) !== undefined)
  return last === undefined ? undefined : ruleIn(last.charter, item)
}

/** The names of all items there are now, those of the charter first. */
export const itemsNow = (state: State): readonly string[] => [
  ...new Set([...Object.keys(state.charter.inForce.averageItems ?? {}), ...[...state.averages.adopted.keys()].sort()]),
]

/** Whose number it is: everyone's, or that of each team, or of each circle. */
export const setBy = ({ proposedBy: { members } }: ItemRule): 'everyone' | 'team' | 'circle' => {
  if (members === 'circle') return 'circle'
  return typeof members === 'object' && 'team' in members ? 'team' : 'everyone'
}

/** The teams or the circles that each have a number of their own; where it is everyone's, none. */
export const scopesOf = (state: State, rule: ItemRule): readonly (string | undefined)[] => {
  const by = setBy(rule)
  if (by === 'everyone') return [undefined]
  return [...(by === 'team' ? state.projects.teams : state.circles.members).keys()].sort()
}

/** What an item is one of, in one word. */
export const unitOf = ({ unit }: ItemRule): string => (typeof unit === 'string' ? unit : unit.en)

/** The rule of an item that a charter itself has. */
export const ruleIn = ({ averageItems }: Charter, item: string): ItemRule | undefined =>
  averageItems !== undefined && Object.hasOwn(averageItems, item) ? averageItems[item] : undefined

const adoptedRule = (state: State, item: string): ItemRule | undefined => {
  const adopted = state.averages.adopted.get(item)
  if (adopted === undefined) return undefined
  const { unit, min, max, step, provisional, minimumProposals, aggregation } = adopted.definition
  // Whoever backed it may set it: as the charter has it now, or else as it had it then.
  const decision =
    state.charter.inForce.decisions?.[adopted.provision] ??
    charterOn(state.charter, adopted.at).decisions?.[adopted.provision]
  return {
    title: item,
    clauses: clausesOf(decision),
    unit,
    proposedBy: { members: decision?.electorate.members ?? 'all' },
    aggregation,
    provisional,
    minimumProposals,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(step === undefined ? {} : { step }),
  }
}
