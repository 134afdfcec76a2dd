import { periodAround } from '../../calendar/index.js'
import { isShareRule } from '../../charter/index.js'
import { type Assessment, tellSum } from '../../disclosure/index.js'
import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import type { Reason } from '../../reasons/index.js'
import type { Context, Refusal } from '../chapter.js'
import type { CommandOf } from '../commands.js'
import type { NewEvent } from '../events.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { entitledOn } from './entitled.js'
import { groundsOf, groundsReleased } from './grounds.js'
import { cameProblems, releaseProblems } from './release-problems.js'
import { assessed, type Came, tellingOf } from './released.js'
import { secretOrRefused } from './sealed.js'
import { isCountedAgain } from './secrecy-rule.js'
import type { OpenDecision } from './state.js'
import { possibleSums, type Telling } from './telling.js'
import { verdictOn } from './verdict.js'

/**
 * Releases what the count of a secret matter came to: by somebody it is not about, never against the counts released with it or what was told before, and exactly as much as sizes alone allow. Whoever could choose between the
 * counts and the outcome once they are known would tell of the counts by choosing. What stands open and was not carried by this count is counted again on the next count date.
 *
 * Source: WJC-8.
 */
export const releaseResult = (
  context: Context,
  command: CommandOf<'release-result'>,
): readonly NewEvent[] | Refusal => {
  const { state, at } = context
  const { decision, outcome, at: _at, by: _by, onBehalfOf: _member, commandId: _id, type: _type, ...counts } = command
  const found = secretOrRefused(context, decision)
  if ('kind' in found) return found
  const clauses = clausesOf(found.rule)
  if (!found.ballotsClosed)
    return refuse('not-yet', { what: 'decision', id: decision, until: found.closesOn ?? at }, clauses)
  const problems = [...releaseProblems(found, command), ...cameProblems(found, command)]
  if (problems.length > 0) return refuseProblems(problems, clauses)
  const wrong = exposing(state, found, command) ?? notFollowing(state, found, command)
  if (wrong !== undefined) return wrong
  const countsAgainOn = outcome === 'carried' ? undefined : nextCount(context, found)
  return [
    {
      type: 'result-released',
      ...counts,
      decision,
      outcome,
      ...(countsAgainOn === undefined ? {} : { countsAgainOn }),
    },
  ]
}

/** Puts a count off of which nothing may be told, whatever it came to: that is settled by how many ballots there are and how many of them changed since the last, and by nothing else. */
export const postponeCount = (
  context: Context,
  { decision, ballots, changed }: CommandOf<'postpone-count'>,
): readonly NewEvent[] | Refusal => {
  const { state, at } = context
  const found = secretOrRefused(context, decision)
  if ('kind' in found) return found
  const { secrecy, rule, ballotsClosed, closesOn } = found
  const clauses = clausesOf(rule)
  const countsAgainOn = nextCount(context, found)
  if (secrecy === undefined || countsAgainOn === undefined)
    return refuse('not-in-the-charter', { provision: `secrecy.${rule.secrecy ?? 'ballots'}.countEveryMonths` }, clauses)
  if (!ballotsClosed) return refuse('not-yet', { what: 'decision', id: decision, until: closesOn ?? at }, clauses)
  const problems = cameProblems(found, { ballots, changed })
  if (problems.length > 0) return refuseProblems(problems, clauses)
  const { kind, because } = assessmentOf(state, found, { ballots, changed })
  return kind === 'nothing' ? [{ type: 'count-postponed', decision, countsAgainOn }] : { kind: 'refused', because }
}

/** What may be told of a decision under way. */
export const assessmentOf = (state: State, found: OpenDecision, came: Came): Assessment => {
  const { rule, secrecy } = found
  if (secrecy === undefined) throw new TypeError('what is voted on openly is not assessed')
  return assessed(rule.rule, tellingOf(state, found, came), secrecy, entitledOn(state, found))
}

/** The first count date after today of what stands until it is carried; they are counted from the day on which it could be counted first. */
const nextCount = ({ at }: Context, { rule, secrecy, opening }: OpenDecision) =>
  secrecy?.countEveryMonths === undefined || !isCountedAgain(rule, secrecy)
    ? undefined
    : periodAround({ day: at, anchor: opening.closesOn ?? opening.at, length: { months: secrecy.countEveryMonths } })
        .end

/** Why a release would tell how somebody voted: by the sizes, because the counts come too near to all of them, or because what is left out says what they are. Undefined where it tells nobody. */
const exposing = (state: State, found: OpenDecision, command: CommandOf<'release-result'>): Refusal | undefined => {
  const { secrecy } = found
  if (secrecy === undefined) return undefined
  const { policy } = secrecy
  const assessment = assessmentOf(state, found, command)
  if (assessment.kind === 'nothing') {
    // What is only too soon after the last count is put off; what so few could never be told is taken up otherwise.
    const isTooSoon = assessmentOf(state, { ...found, releases: [] }, command).kind !== 'nothing'
    const offered: Reason = { code: 'too-few-for-secrecy', clauses: clausesOf(found.rule), instead: secrecy.below }
    return { kind: 'refused', because: isTooSoon ? assessment.because : [...assessment.because, offered] }
  }
  const { options = [] } = command
  const sums = [command.for, command.against, command.abstain, ...options.map(({ count }) => count)].filter(
    (sum) => sum !== undefined,
  )
  const isOutcomeOnly = sums.length === 0 && command.end === undefined
  if (assessment.kind === 'outcome-only')
    return isOutcomeOnly ? undefined : { kind: 'refused', because: assessment.because }
  // Where counts near an end are told as they are, an end says less than may be told.
  if (isOutcomeOnly || (command.end !== undefined && policy.ends === 'told'))
    return refuse('counts-left-out', { decision: command.decision }, secrecy.clauses)
  const { members, most, needed } = tellingOf(state, found, command)
  const release = { members, most, ...(needed === undefined ? {} : { needed }) }
  const isNear = sums.some((sum) => tellSum({ assessment, release, policy, sum }).kind === 'end')
  return isNear ? refuse('too-near-an-end', { decision: command.decision }, secrecy.clauses) : undefined
}

/** Why a result cannot be: the counts lead to another, or none of the sums that are possible by what was told before does. */
const notFollowing = (state: State, found: OpenDecision, command: CommandOf<'release-result'>): Refusal | undefined => {
  const { decision, outcome, end, option } = command
  const clauses = clausesOf(found.rule)
  const { entitled, numbers } = groundsOf(state, found, state.at ?? found.opening.at)
  const grounds = groundsReleased(found, { ...command, entitled, numbers })
  const would = grounds === undefined ? undefined : verdictOn(grounds, true)
  if (would !== undefined && (would.outcome !== outcome || (outcome === 'chosen' && would.option !== option)))
    return refuse('outcome-does-not-follow', { decision, outcome, would: would.outcome }, clauses)
  if (!isShareRule(found.rule.rule)) return undefined
  const telling = tellingOf(state, found, command)
  const { from, to } = possibleSums(telling)
  const inFavour = command.for
  if (inFavour !== undefined && (inFavour < from || inFavour > to))
    return refuseProblems([problem(says.notWithin, { path: 'for', received: inFavour, facts: { from, to } })], clauses)
  const only = onlyOutcome(telling, end)
  return only === undefined || (outcome === 'carried') === (only === 'carried')
    ? undefined
    : refuse('outcome-does-not-follow', { decision, outcome, would: only }, clauses)
}

/** Whether it can only be carried, or only not, by which end it is near and by what was told before; undefined where both can be. */
const onlyOutcome = (telling: Telling, end: 'low' | 'high' | undefined): 'carried' | 'lost' | undefined => {
  const { needed } = telling
  const { from, to } = possibleSums(telling)
  if (needed === undefined || to < needed || end === 'low') return 'lost'
  return from >= needed || end === 'high' ? 'carried' : undefined
}
