import { Map, Set } from 'immutable'
import type { CalendarDate } from '../../calendar/index.js'
import { actsFrom, itemRule } from '../averages/in-force.js'
import { type Agenda, planned, unplanned } from '../agenda.js'
import { type Chapter, type Patch, UNTOUCHED } from '../chapter.js'
import type { EventOf } from '../events.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { circleLeft, entitledOn, memberChanged, teamLeft } from './entitled.js'
import { decisionRule, laterBy } from './open.js'
import { releaseTold } from './released.js'
import { secrecyOf } from './secrecy-rule.js'
import { NO_BALLOTS, type OpenDecision, withBallot } from './state.js'
import { methodWith } from './verdict.js'

/** How events change the decisions. */
export const DECISIONS_EVOLVE: Chapter['evolve'] = {
  'decision-opened': (state, event) => {
    const { decision, provision, closesOn, secret } = event
    const rule = decisionRule(state, provision)
    if (rule === undefined)
      throw new TypeError(`no decision ${provision} in the charter: it was looked up at the opening`)
    const opened: OpenDecision = {
      opening: event,
      rule,
      method: methodWith(rule.rule, event.numbers, clausesOf(rule)),
      position: state.position,
      entitled: event.entitled,
      atOpening: Map(),
      ...NO_BALLOTS,
      record: event.record,
      closesOn,
      secondBallot: false,
      ballotsClosed: false,
      secrecy: secret ? secrecyOf(state.charter.inForce, rule) : undefined,
      ballotsOpened: false,
      holders: [],
      agreed: Set(),
      releases: [],
    }
    return {
      decisions: { ...state.decisions, open: state.decisions.open.set(decision, opened) },
      // The count of a secret matter is made outside: no day brings it about.
      ...(closesOn === undefined || secret
        ? {}
        : { agenda: planned(state.agenda, { on: closesOn, what: CLOSING, id: decision }) }),
    }
  },
  'ballot-cast': (state, { decision, member, answer }) =>
    changed(state, decision, (found) => withBallot(found, member, answer)),
  'ballot-withdrawn': (state, { decision, member }) =>
    changed(state, decision, (found) => withBallot(found, member, undefined)),
  'wording-changed': (state, { decision, record }) =>
    changed(state, decision, (found) => ({ ...found, ...NO_BALLOTS, record })),
  'support-reached': (state, { decision, at }) => {
    const days = state.decisions.open.get(decision)?.rule.holdForDays ?? 0
    return {
      ...changed(state, decision, (found) => ({ ...found, heldSince: at })),
      agenda: planned(state.agenda, { on: laterBy(at, days), what: HOLDING, id: decision }),
    }
  },
  'support-lost': (state, { decision }) => ({
    ...changed(state, decision, (found) => ({ ...found, heldSince: undefined })),
    agenda: unplanned(state.agenda, { what: HOLDING, id: decision }),
  }),
  'second-ballot': (state, { decision, closesOn }) => ({
    ...changed(state, decision, (found) => ({ ...found, ...NO_BALLOTS, closesOn, secondBallot: true })),
    agenda: planned(unplanned(state.agenda, { what: HOLDING, id: decision }), {
      on: closesOn,
      what: CLOSING,
      id: decision,
    }),
  }),
  'ballots-closed': (state, { decision }) =>
    changed(state, decision, (found) => ({ ...found, entitled: entitledOn(state, found), ballotsClosed: true })),
  'ballots-opened': (state, { decision, holders }) =>
    changed(state, decision, (found) => ({ ...found, ballotsOpened: true, holders })),
  // What stands open is counted again on another day: until then ballots change, and people come and go.
  'result-released': (state, event) =>
    changed(state, event.decision, (found) => ({
      ...found,
      releases: [...found.releases, releaseTold(state, found, event)],
      ...(event.countsAgainOn === undefined ? {} : { ballotsClosed: false, closesOn: event.countsAgainOn }),
    })),
  'count-postponed': (state, { decision, countsAgainOn }) =>
    changed(state, decision, (found) => ({ ...found, ballotsClosed: false, closesOn: countsAgainOn })),
  'open-vote-agreed': (state, { decision, member }) =>
    changed(state, decision, (found) => ({ ...found, agreed: found.agreed.add(member) })),
  'vote-opened': (state, { decision, closesOn }) => ({
    ...changed(state, decision, (found) => ({
      ...found,
      ...NO_BALLOTS,
      secrecy: undefined,
      ballotsClosed: false,
      closesOn,
    })),
    ...(closesOn === undefined ? {} : { agenda: planned(state.agenda, { on: closesOn, what: CLOSING, id: decision }) }),
  }),
  'electorate-recounted': (state, { decision, entitled, without }) =>
    changed(state, decision, (found) => ({
      ...without.reduce((left, member) => withBallot(left, member, undefined), found),
      entitled,
    })),
  'threshold-moved': (state, { decision, item }) => ({
    agenda: unplanned(state.agenda, { what: THRESHOLD, id: `${decision}\n${item}` }),
  }),
  decided: (state, event) => ended(state, event),
  'decision-lapsed': (state, event) => ended(state, event),
  'membership-ended': (state, { member, at }) => ({
    ...memberChanged(state, member, { standing: 'former' }),
    ...thresholdsMove(state, at, undefined),
  }),
  'member-suspended': (state, { member }) => memberChanged(state, member, { suspended: true }),
  'member-reinstated': (state, { member }) => memberChanged(state, member, { suspended: false }),
  'class-changed': (state, { member, memberClass }) =>
    memberChanged(state, member, { memberClass, entered: state.position }),
  'team-left': (state, { project, member, at }) => ({
    ...teamLeft(state, project, member),
    ...thresholdsMove(state, at, undefined),
  }),
  'circle-left': (state, { circle, member }) => circleLeft(state, circle, member),
  'number-proposed': (state, { item, at }) => thresholdsMove(state, at, item),
  'number-withdrawn': (state, { item, at }) => thresholdsMove(state, at, item),
}

/** What is planned of a decision: the end of its time to vote, the end of the days for which it has to hold, and the day on which a number that its threshold depends on changes. */
export const CLOSING = 'decision-closes'
export const HOLDING = 'decision-has-held'
export const THRESHOLD = 'threshold-moves'

/** What comes after the end of a decision, such as the rest of the ballots of an import, changes nothing any more. */
const changed = (state: State, decision: string, change: (found: OpenDecision) => OpenDecision): Patch => {
  const { open, closed } = state.decisions
  const found = open.get(decision)
  if (found !== undefined) return { decisions: { ...state.decisions, open: open.set(decision, change(found)) } }
  if (closed.has(decision)) return {}
  throw new TypeError(`no decision ${decision}: it was looked up before`)
}

const ended = (state: State, ending: EventOf<'decided'> | EventOf<'decision-lapsed'>): Patch => {
  const { decision } = ending
  const { open, closed } = state.decisions
  const found = open.get(decision)
  if (found === undefined) return changed(state, decision, (one) => one)
  const { opening, record } = found
  return {
    decisions: { open: open.delete(decision), closed: closed.set(decision, { opening, record, ending }) },
    agenda: withoutDecision(state.agenda, decision),
  }
}

const withoutDecision = (agenda: Agenda, decision: string): Agenda => {
  const kept = unplanned(unplanned(agenda, { what: CLOSING, id: decision }), { what: HOLDING, id: decision })
  return kept.some(({ what }) => what === THRESHOLD)
    ? kept.filter(({ what, id }) => what !== THRESHOLD || !id.startsWith(`${decision}\n`))
    : kept
}

/** Where a changed number counts only from a later day on, the decisions whose threshold it may move are looked at again on that day; every item's that they point at, where none is named. */
const thresholdsMove = (state: State, at: CalendarDate, item: string | undefined): Patch => {
  let { agenda } = state
  for (const [decision, { rule, opening }] of state.decisions.open) {
    if (rule.thresholds !== 'live') continue
    for (const moved of item === undefined ? Object.keys(opening.numbers) : [item]) {
      const on = actsFrom(itemRule(state, moved)?.acts, at)
      if (on > at) agenda = planned(agenda, { on, what: THRESHOLD, id: `${decision}\n${moved}` })
    }
  }
  return agenda === state.agenda ? UNTOUCHED : { agenda }
}
