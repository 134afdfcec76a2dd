import type { CalendarDate } from '../../calendar/index.js'
import type { EventOf } from '../events.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { entitledOn } from './entitled.js'
import { numbersFor } from './open.js'
import type { OpenDecision } from './state.js'
import { ballotsLike, type Grounds, methodWith } from './verdict.js'

/** What a decision under way stands on. */
export const groundsOf = (state: State, found: OpenDecision, on: CalendarDate): Grounds => {
  const { rule, method, opening, tally, ballots } = found
  const clauses = clausesOf(rule)
  const isLive = rule.thresholds === 'live'
  const numbers = isLive ? { ...opening.numbers, ...numbersFor(state, rule, opening.scope, on) } : opening.numbers
  return {
    rule: isLive ? methodWith(rule.rule, numbers, clauses) : method,
    clauses,
    numbers,
    entitled: entitledOn(state, found),
    tally,
    approvals: 'choose' in method ? [...ballots.values()].filter((answer) => typeof answer !== 'string') : [],
    options: opening.options ?? [],
    isRunoff: opening.runoffOf !== undefined,
    ballotsFinal: rule.ballotsCanChange !== true,
  }
}

/** What a decision stood on when it was taken, or stands on by the counts that are released, from what the event holds; undefined where it holds no counts. */
export const groundsReleased = (
  { rule, opening }: Pick<OpenDecision, 'rule' | 'opening'>,
  event: Omit<EventOf<'result-released'>, 'type' | 'v' | 'at'> & Pick<EventOf<'decided'>, 'entitled' | 'numbers'>,
): Grounds | undefined => {
  const { entitled, numbers, options, ballots, standAside = 0, block = 0, against = 0, abstain = 0 } = event
  const choosing = 'choose' in rule.rule
  if (choosing ? options === undefined || ballots === undefined : event.for === undefined) return undefined
  const clauses = clausesOf(rule)
  const isRunoff = opening.runoffOf !== undefined
  return {
    rule: methodWith(rule.rule, numbers, clauses),
    clauses,
    numbers,
    entitled,
    tally: { for: event.for ?? 0, against, abstain, 'stand-aside': standAside, block },
    approvals: choosing ? ballotsLike(options ?? [], ballots ?? 0, isRunoff) : [],
    options: opening.options ?? [],
    isRunoff,
    ballotsFinal: rule.ballotsCanChange !== true,
  }
}
