import type { CalendarDate } from '../../calendar/index.js'
import type { NewEvent } from '../events.js'
import type { State } from '../state.js'
import { groundsOf } from './grounds.js'
import { laterBy } from './open.js'
import { isSecret, type OpenDecision } from './state.js'
import { verdictOn } from './verdict.js'

/**
 * A decision is taken, with everything it was taken on. After a tie there is one more ballot where the charter says so; level again, it stays tied. A casting vote nobody
 * holds, for no charter names who would: that is a tie too. The ballots of a secret matter are counted elsewhere.
 */
export const taken = (state: State, decision: string, on: CalendarDate): readonly NewEvent[] => {
  const found = state.decisions.open.get(decision)
  if (found === undefined || isSecret(found)) return []
  const grounds = groundsOf(state, found, on)
  const { entitled, numbers } = grounds
  const { outcome, option, leading, next } = verdictOn(grounds, true)
  if (outcome === 'open') return []
  const { openDays } = found.rule
  if (next === 'second-ballot' && !found.secondBallot && openDays !== undefined) {
    const { for: inFavour, against, abstain } = found.tally
    const closesOn = laterBy(on, openDays)
    return [{ type: 'second-ballot', decision, for: inFavour, against, abstain, entitled, closesOn }]
  }
  return [
    {
      type: 'decided',
      decision,
      outcome,
      ...countsOf(found, grounds.options),
      ...(option === undefined ? {} : { option }),
      ...(leading === undefined ? {} : { leading: [...leading] }),
      entitled,
      numbers,
      charterVersion: found.opening.charterVersion,
    },
  ]
}

/** The counts of the ballots in the open, as the method of the decision has them. */
export const countsOf = (found: OpenDecision, names: readonly string[]) => {
  const { tally, ballots } = found
  const { for: inFavour, against, abstain, 'stand-aside': standAside, block } = tally
  if ('consensus' in found.rule.rule) return { for: inFavour, standAside, block }
  if (!('choose' in found.rule.rule)) return { for: inFavour, against, abstain }
  const answers = [...ballots.values()]
  const options = names.map((option) => ({ option, count: answers.filter((one) => one.includes(option)).length }))
  return { options, ballots: ballots.size }
}
