import { epochDay } from '../../calendar/index.js'
import type { Because, Citation, ClauseId, Reason } from '../../reasons/index.js'
import { standingOf } from '../../decisions/index.js'
import type { Chapter } from '../chapter.js'
import type { EventOf } from '../events.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { groundsReleased } from './grounds.js'
import { decisionRule, laterBy } from './open.js'
import { openingOf, type OpenDecision } from './state.js'
import { verdictOn } from './verdict.js'

/** What the minutes say of decisions. Why one went as it did is told again from what its event holds. */
export const DECISIONS_TELL: Chapter['tell'] = {
  'decision-opened': (state, event) => {
    const { decision, provision, proposer, entitled, closesOn = '', secret, charterVersion, below } = event
    const rule = decisionRule(state, provision)
    const what = 'electorate'
    const instead: readonly Reason[] =
      below === undefined ? [] : [{ code: 'instead-of-secrecy', clauses: [SECRECY], decision, how: below }]
    return [
      { code: 'decision-opened', clauses: clausesOf(rule), decision, provision, proposer, entitled, closesOn, secret },
      rule?.members === 'live'
        ? { code: 'taken-live', clauses: [PINNING], what }
        : { code: 'pinned-at-opening', clauses: [PINNING], what, charterVersion },
      ...instead,
    ]
  },
  'item-proposed': (_, { decision, item }) => [{ code: 'item-proposed', clauses: [BACKING], decision, item }],
  'ballot-cast': (state, { decision, member }) => {
    const found = state.decisions.open.get(decision)
    const code =
      found?.rule.ballotsCanChange !== true
        ? 'ballot-final'
        : found.ballots.has(member)
          ? 'ballot-changed'
          : 'ballot-cast'
    const clauses = clausesOn(state, decision)
    return [
      { code: 'took-part-in', clauses, decision, member },
      { code, clauses: code === 'ballot-final' ? clauses : [CHANGING] },
    ]
  },
  'ballot-withdrawn': (state, { decision, member }) => [
    { code: 'took-part-in', clauses: clausesOn(state, decision), decision, member },
    { code: 'ballot-withdrawn', clauses: [CHANGING] },
  ],
  'wording-changed': (state, { decision }) => {
    const clauses = clausesOn(state, decision)
    const lapsed = state.decisions.open.get(decision)?.ballots.size ?? 0
    const restarted: readonly Reason[] = lapsed === 0 ? [] : [{ code: 'backing-restarted', clauses, lapsed }]
    return [{ code: 'wording-changed', clauses, decision }, ...restarted]
  },
  'support-reached': (state, { decision, at }) => {
    const until = laterBy(at, state.decisions.open.get(decision)?.rule.holdForDays ?? 0)
    return [{ code: 'support-reached', clauses: clausesOn(state, decision), decision, until }]
  },
  'support-lost': (state, { decision }) => [{ code: 'support-lost', clauses: clausesOn(state, decision), decision }],
  'threshold-moved': (state, { decision, item }) => [
    { code: 'threshold-moved', clauses: clausesOn(state, decision), decision, item },
  ],
  'second-ballot': (state, { decision, closesOn, for: observed }) => {
    const clauses = clausesOn(state, decision)
    return [
      { code: 'tie', clauses, observed },
      { code: 'second-ballot', clauses, decision, closesOn },
    ]
  },
  'electorate-recounted': (state, { decision, entitled }) => [
    { code: 'electorate-recounted', clauses: clausesOn(state, decision), decision, entitled },
  ],
  'ballots-opened': (state, { decision, holders }) => [
    { code: 'ballots-opened', clauses: clausesOn(state, decision), decision, holders: holders.length },
  ],
  'count-postponed': (state, { decision, countsAgainOn }) => [
    { code: 'count-postponed', clauses: clausesOn(state, decision), decision, until: countsAgainOn },
  ],
  'open-vote-agreed': (state, { decision, member }) => [
    { code: 'open-vote-agreed', clauses: clausesOn(state, decision), decision, member },
  ],
  'vote-opened': (state, { decision, closesOn = '' }) => [
    { code: 'vote-opened', clauses: clausesOn(state, decision), decision, closesOn },
  ],
  'ballots-closed': (state, { decision }) => [
    { code: 'ballots-closed', clauses: clausesOn(state, decision), decision },
  ],
  'result-released': (state, { decision, outcome, countsAgainOn }) =>
    countsAgainOn === undefined
      ? [{ code: 'result-released', clauses: clausesOn(state, decision), decision, outcome }]
      : [{ code: 'not-carried-by-this-count', clauses: clausesOn(state, decision), decision, until: countsAgainOn }],
  decided: (state, event) => {
    const { decision, outcome } = event
    const head = { code: 'decided', clauses: clausesOn(state, decision), decision, outcome } as const
    const found = state.decisions.open.get(decision)
    return found === undefined ? [head] : [head, ...whyDecided(found, event)]
  },
  'decision-lapsed': (state, { decision, why }) => [
    { code: 'decision-lapsed', clauses: clausesOn(state, decision), decision, why },
  ],
  'time-passed': () => [{ code: 'time-passed', clauses: [] }],
}

const SECRECY = 'WJC-8' satisfies ClauseId
const PINNING = 'WJC-19' satisfies ClauseId
const BACKING = 'WJC-18' satisfies ClauseId
const CHANGING = 'WJC-12' satisfies ClauseId

const clausesOn = (state: State, decision: string): readonly Citation[] => {
  const opening = openingOf(state, decision)
  return opening === undefined ? [] : clausesOf(decisionRule(state, opening.provision))
}

/** Why a decision went as it did: by the counts of its event, and by how long it had held. */
const whyDecided = (found: OpenDecision, event: EventOf<'decided'>): Because | readonly Reason[] => {
  const { rule, opening, heldSince } = found
  const clauses = clausesOf(rule)
  const grounds = groundsReleased(found, event)
  if (grounds === undefined) return [{ code: 'counts-not-released', clauses }]
  const { because } = verdictOn(grounds, true)
  const held =
    heldSince === undefined || rule.holdForDays === undefined
      ? []
      : standingOf({
          holds: true,
          sinceDay: epochDay(heldSince),
          today: epochDay(event.at),
          holdForDays: rule.holdForDays,
        }).because
  const what = 'thresholds'
  const pinned: readonly Reason[] =
    Object.keys(event.numbers).length === 0
      ? []
      : rule.thresholds === 'live'
        ? [{ code: 'taken-live', clauses: [PINNING], what }]
        : [{ code: 'pinned-at-opening', clauses: [PINNING], what, charterVersion: opening.charterVersion }]
  // Live, the electorate is that of now, which the counts tell; pinned, base and count are those of the opening who still are in it.
  const left = rule.members === 'live' ? 0 : opening.entitled - event.entitled
  const leavers: readonly Reason[] =
    left > 0
      ? [
          {
            code: 'left-since-opening',
            clauses: [PINNING],
            entitled: opening.entitled,
            left,
            remaining: event.entitled,
          },
        ]
      : []
  return [...because, ...held, ...pinned, ...leavers]
}
