import type { CalendarDate } from '../../calendar/index.js'
import type { Because } from '../../reasons/index.js'
import type { Charter } from '../whole-charter.js'
import type { EventOf } from '../events.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { type Grounds, verdictOn } from './verdict.js'
import { groundsReleased } from './grounds.js'
import { type DecisionRuleOfCharter, openingOf } from './state.js'

/** A decision that is over: what it was about, how it ended, and why. */
export interface ClosedDecisionView {
  readonly decision: string
  readonly provision: string
  readonly subject: EventOf<'decision-opened'>['subject']
  readonly proposer: string
  /** The fingerprint of the wording that it had in the end. */
  readonly record: string | undefined
  readonly options: readonly string[] | undefined
  readonly openedOn: CalendarDate
  readonly secret: boolean
  readonly endedOn: CalendarDate
  /** What was decided with all it was decided on; or that it came to nothing, and why. */
  readonly ending: EventOf<'decided'> | EventOf<'decision-lapsed'>
  /** Why it went as it did, by the counts of its event; undefined where there are none to tell, or it came to nothing. */
  readonly because: Because | undefined
}

/** By which rule a decision goes: as the charter had it when it was opened, with the numbers in force then. */
export interface RuleOfDecision {
  readonly provision: string
  readonly rule: DecisionRuleOfCharter
  /** The charter in force at its opening. */
  readonly charter: Charter
  /** The numbers of the opening, of the average items the rule points at. */
  readonly numbers: Readonly<Record<string, string>>
  /** How many were entitled at the opening. */
  readonly entitledAtOpening: number
  /** The project or the circle inside which it is taken. */
  readonly scope: string | undefined
  /** The fingerprint of the wording at the opening. */
  readonly record: string | undefined
  /** The decision of which it is a second ballot, of one vote each. */
  readonly runoffOf: string | undefined
}

/** The decisions that are over, those that ended last first; `most` of them, where so many are wanted. */
export const closedDecisions = (state: State, most = Number.POSITIVE_INFINITY): readonly ClosedDecisionView[] =>
  [...state.decisions.closed.keys()]
    .map((decision) => ({ decision, at: state.decisions.closed.get(decision)?.ending.at ?? '' }))
    .sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : a.decision < b.decision ? -1 : 1))
    .slice(0, most)
    .flatMap(({ decision }) => closedDecision(state, decision) ?? [])

/** One decision that is over; undefined where there is none of that name. */
export const closedDecision = (state: State, decision: string): ClosedDecisionView | undefined => {
  const found = state.decisions.closed.get(decision)
  if (found === undefined) return undefined
  const { opening, ending, record } = found
  const { provision, subject, proposer, options, at: openedOn, secret } = opening
  const because = whyClosed(state, decision)
  return {
    ...{ decision, provision, subject, proposer, record, options, openedOn, secret },
    endedOn: ending.at,
    ending,
    because,
  }
}

/** By which rule a decision goes or went, under way or over; undefined where there is none of that name. */
export const ruleOf = (state: State, decision: string): RuleOfDecision | undefined => {
  const opening = openingOf(state, decision)
  if (opening === undefined) return undefined
  const { provision, numbers, entitled: entitledAtOpening, scope, charterVersion, record, runoffOf } = opening
  const { history, inForce } = state.charter
  const charter = history.find(({ charter: { version } }) => version === charterVersion)?.charter ?? inForce
  const rule = charter.decisions?.[provision]
  return rule === undefined
    ? undefined
    : { provision, rule, charter, numbers, entitledAtOpening, scope, record, runoffOf }
}

const whyClosed = (state: State, decision: string): Because | undefined => {
  const found = state.decisions.closed.get(decision)
  const by = ruleOf(state, decision)
  if (found === undefined || by === undefined || found.ending.type !== 'decided') return undefined
  const grounds: Grounds | undefined = groundsReleased({ rule: by.rule, opening: found.opening }, found.ending)
  return grounds === undefined
    ? [{ code: 'counts-not-released', clauses: clausesOf(by.rule) }]
    : verdictOn(grounds, true).because
}
