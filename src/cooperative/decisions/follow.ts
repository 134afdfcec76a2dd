import type { CalendarDate } from '../../calendar/index.js'
import type { Chapter } from '../chapter.js'
import type { EventOf, NewEvent } from '../events.js'
import type { State } from '../state.js'
import { entitledNow } from '../electorate.js'
import { entitledOn, entitlementOf, isEntitled } from './entitled.js'
import { CLOSING, HOLDING, THRESHOLD } from './evolve.js'
import { openedUp } from './otherwise.js'
import { groundsOf } from './grounds.js'
import { openDecision } from './open.js'
import type { Subject } from './shapes.js'
import { inOrder, isSecret, type OpenDecision, openingOf } from './state.js'
import { taken } from './taken.js'
import { verdictOn } from './verdict.js'

/** What follows when ballots, those entitled, or a threshold change: support is reached or lost, or it is decided at once where nothing can change any more. */
export const DECISIONS_FOLLOW: NonNullable<Chapter['follow']> = {
  'ballot-cast': (state, { decision }) => tested(state, state.decisions.open.get(decision)),
  'ballot-withdrawn': (state, { decision }) => tested(state, state.decisions.open.get(decision)),
  'threshold-moved': (state, { decision }) => tested(state, state.decisions.open.get(decision)),
  'electorate-recounted': (state, { decision }) => tested(state, state.decisions.open.get(decision)),
  'number-proposed': (state) => testedWhere(state, ({ rule }) => rule.thresholds === 'live'),
  'number-withdrawn': (state) => testedWhere(state, ({ rule }) => rule.thresholds === 'live'),
  'member-joined': (state) => testedWhere(state, ({ rule }) => rule.members === 'live'),
  'member-restored': (state) => testedWhere(state, ({ rule }) => rule.members === 'live'),
  'team-joined': (state) => testedWhere(state, ({ rule }) => rule.members === 'live'),
  'circle-joined': (state) => testedWhere(state, ({ rule }) => rule.members === 'live'),
  'member-suspended': (state) => testedWhere(state, () => true),
  'member-reinstated': (state) => testedWhere(state, () => true),
  'class-changed': (state) => testedWhere(state, () => true),
  'circle-left': (state) => testedWhere(state, () => true),
  'probation-begun': (state) => testedWhere(state, ({ rule }) => rule.members === 'live'),
  'team-left': (state, { project, member }) =>
    lapsedOrTested(
      state,
      (subject) => subject.kind === 'removal' && subject.project === project && subject.member === member,
    ),
  'membership-ended': (state, { member }) =>
    lapsedOrTested(
      state,
      (subject) => LEFT_WITH_THE_MEMBER.has(subject.kind) && 'member' in subject && subject.member === member,
    ),
  'project-abandoned': (state, { project }) => lapsedOrTested(state, isInside(project)),
  'project-closed': (state, { project }) => lapsedOrTested(state, isInside(project)),
  'charter-amended': (state) => recountedOrTested(state),
  'result-released': (state, event) =>
    event.countsAgainOn === undefined ? released(state, event) : broughtUpToDate(state, event.decision),
  'count-postponed': (state, { decision }) => broughtUpToDate(state, decision),
  'open-vote-agreed': (state, { decision }) => tested(state, state.decisions.open.get(decision)),
  'vote-opened': (state, { decision }) => broughtUpToDate(state, decision),
  decided: (state, event) => [...runoffOf(state, event), ...putToTheVote(state, event)],
}

/** What is about a member and comes to nothing when they are gone. Other chapters see to the rest of what is about them: oustings, candidacies, applications. */
const LEFT_WITH_THE_MEMBER: ReadonlySet<Subject['kind']> = new Set(['appointment', 'suspension', 'reinstatement'])

/** What happens when the time to vote is over, support has held for as long as the charter asks, or a number that a threshold depends on changes. */
export const DECISIONS_DUE: NonNullable<Chapter['due']> = {
  [CLOSING]: (state, { id, on }) => taken(state, id, on),
  [HOLDING]: (state, { id, on }) => {
    const found = state.decisions.open.get(id)
    return found !== undefined && verdictOn(groundsOf(state, found, on), true).outcome === 'carried'
      ? taken(state, id, on)
      : [{ type: 'support-lost', decision: id }]
  },
  [THRESHOLD]: (state, { id, on }) => {
    const [decision = '', item = ''] = id.split('\n')
    const found = state.decisions.open.get(decision)
    return found === undefined
      ? []
      : [{ type: 'threshold-moved', decision, item, numbers: groundsOf(state, found, on).numbers }]
  },
}

/** What has become of a decision now that something it depends on has changed. The ballots of a secret matter are not in the log, so there is nothing to test. */
const tested = (state: State, found: OpenDecision | undefined): readonly NewEvent[] => {
  if (found === undefined || found.ballotsClosed) return []
  const { rule, opening, closesOn } = found
  const { decision } = opening
  if (rule.members !== 'live' && found.entitled === 0)
    return [{ type: 'decision-lapsed', decision, why: 'nobody-entitled' }]
  if (isSecret(found)) return openedUp(state, found)
  const at = state.at ?? opening.at
  if (rule.by === 'backing') return holds(state, found, at) ? taken(state, decision, at) : []
  if (rule.holdForDays === undefined) {
    // What is decided in a meeting ends with it, and ballots that can change settle nothing.
    if (closesOn === undefined || rule.ballotsCanChange === true) return []
    return verdictOn(groundsOf(state, found, at), false).outcome === 'open' ? [] : taken(state, decision, at)
  }
  const supported = holds(state, found, at)
  if (supported && rule.holdForDays === 0) return taken(state, decision, at)
  if (supported === (found.heldSince !== undefined)) return []
  return [{ type: supported ? 'support-reached' : 'support-lost', decision }]
}

/** Whether it would be carried with the ballots as they stand. */
const holds = (state: State, found: OpenDecision, at: CalendarDate): boolean =>
  verdictOn(groundsOf(state, found, at), true).outcome === 'carried'

const testedWhere = (state: State, concerned: (found: OpenDecision) => boolean): readonly NewEvent[] =>
  state.decisions.open.some(concerned)
    ? inOrder(state)
        .filter(concerned)
        .flatMap((found) => tested(state, found))
    : []

/** A decision whose object is gone comes to nothing; the others are looked at again. */
const lapsedOrTested = (
  state: State,
  isGone: (subject: Subject, scope: string | undefined) => boolean,
): readonly NewEvent[] =>
  inOrder(state).flatMap((found): readonly NewEvent[] => {
    const { decision, subject, scope } = found.opening
    return isGone(subject, scope)
      ? [{ type: 'decision-lapsed', decision, why: 'without-object' }]
      : tested(state, found)
  })

/** Whether something is decided inside a project, so that nothing is left to decide when it is over. */
const isInside =
  (project: string) =>
  (_subject: Subject, scope: string | undefined): boolean =>
    scope === project

const recountedOrTested = (state: State): readonly NewEvent[] =>
  inOrder(state).flatMap((found) => broughtUpToDate(state, found.opening.decision))

/** The decision as it is with those who are entitled now: nobody left while its ballots were closed. */
const broughtUpToDate = (state: State, decision: string): readonly NewEvent[] => {
  const found = state.decisions.open.get(decision)
  if (found === undefined) return []
  const counted = recounted(state, found)
  return counted.length > 0 ? counted : tested(state, found)
}

/** Whoever an amendment of the charter took the vote from is no longer counted. */
const recounted = (state: State, found: OpenDecision): readonly NewEvent[] => {
  const { decision } = found.opening
  if (found.ballotsClosed) return []
  const without = [...found.ballots.keys()].filter((member) => !isEntitled(state, found, member)).sort()
  // Whoever is in a team or a circle need not be in the register.
  const all = entitledNow(state, entitlementOf(found)).filter((member) => isEntitled(state, found, member)).length
  const entitled = Math.min(all, entitledOn(state, found))
  return without.length === 0 && entitled === found.entitled
    ? []
    : [{ type: 'electorate-recounted', decision, entitled, without }]
}

/** The result of a secret matter ends it, with no more than was released. */
const released = (state: State, event: EventOf<'result-released'>): readonly NewEvent[] => {
  const { decision } = event
  const found = state.decisions.open.get(decision)
  if (found === undefined) return []
  const { v: _version, type: _type, at, by: _by, commandId: _command, changed: _changed, ...result } = event
  const { numbers, entitled } = groundsOf(state, found, at)
  return [{ ...result, type: 'decided', entitled, numbers, charterVersion: found.opening.charterVersion }]
}

/** Where no option has a majority, the leading ones are voted on once more. */
const runoffOf = (state: State, { decision, outcome, leading = [], at }: EventOf<'decided'>): readonly NewEvent[] => {
  const over = state.decisions.closed.get(decision)
  if (outcome !== 'runoff' || over === undefined) return []
  const { provision, subject, proposer, scope, parties } = over.opening
  const id = freeName(state, decision, '-runoff')
  const { record } = over
  const opening = { provision, subject, proposer, scope, parties, options: leading, runoffOf: decision, record }
  const opened = openDecision({ state, at }, { ...opening, decision: id })
  return 'kind' in opened ? [] : opened
}

/** A name that no decision has, made of this one, and no longer than a name may be. */
const freeName = (state: State, name: string, ending = ''): string => {
  const free = `${name.slice(0, LONGEST - ending.length)}${ending}`
  return openingOf(state, free) === undefined ? free : freeName(state, name, `${ending}-2`)
}

const LONGEST = 200

/** What enough have backed goes to the vote that it was proposed for, in the words that were backed. */
const putToTheVote = (state: State, { decision, outcome, at }: EventOf<'decided'>): readonly NewEvent[] => {
  const over = state.decisions.closed.get(decision)
  if (outcome !== 'carried' || over?.opening.subject.kind !== 'item') return []
  const { vote } = over.opening.subject
  if (vote === undefined) return []
  const { proposer } = over.opening
  const opened = openDecision(
    { state, at },
    { ...vote, decision: freeName(state, vote.decision), subject: { kind: 'matter' }, proposer, record: over.record },
  )
  return 'kind' in opened ? [] : opened
}
