import { Map } from 'immutable'
import { meetingRuleOf } from '../../charter/index.js'
import { planned, unplanned } from '../agenda.js'
import type { Chapter } from '../chapter.js'
import { laterBy } from '../decisions/open.js'
import type { State } from '../state.js'
import { asProxy, type MeetingsState, type MeetingState } from './state.js'

/** What is planned of a meeting: the day after the last one for its minutes. */
export const MINUTES = 'minutes-due'

/** How events change the meetings. */
export const MEETINGS_EVOLVE: Chapter['evolve'] = {
  'meeting-asked-for': (state, { meeting, provision, member }) => {
    const { asked } = state.meetings
    const members = [...(asked.get(meeting)?.members ?? []), member]
    return { meetings: { ...state.meetings, asked: asked.set(meeting, { provision, members }) } }
  },
  'meeting-called': (state, event) => {
    const { meeting, on, agenda } = event
    const charter = state.charter.inForce
    const rule = meetingRuleOf(charter, event.provision)
    const provision = charter.meetings?.[event.provision]
    if (rule === undefined || provision === undefined)
      throw new TypeError(`no meeting ${event.provision} in the charter: it was looked up before`)
    const called: MeetingState = {
      calling: event,
      provision,
      rule,
      on,
      call: 'first',
      agenda,
      attendance: Map(),
      quorum: 'not-taken',
      taken: undefined,
      matters: [],
      publishedOn: undefined,
      record: undefined,
      challenges: Map(),
    }
    return { meetings: { ...state.meetings, all: state.meetings.all.set(meeting, called) } }
  },
  'agenda-sent': (state, { meeting, agenda }) => changed(state, meeting, () => ({ agenda })),
  'proxy-given': (state, { giver, holder, meeting, until, at }) => {
    const { proxies } = state.meetings
    const given = asProxy({ giver, holder, on: at, meeting, until })
    return { meetings: { ...state.meetings, proxies: proxies.update(giver, [], (all) => [...all, given]) } }
  },
  'proxy-withdrawn': (state, { giver, meeting, at }) => ({
    meetings: {
      ...state.meetings,
      proxies: state.meetings.proxies.update(giver, [], (all) => {
        const last = all.findLastIndex((one) => one.meeting === meeting)
        return all.map((one, index) => (index === last ? { ...one, withdrawnOn: at } : one))
      }),
    },
  }),
  // Whoever joins again has given nobody their vote.
  'membership-ended': (state, { member }) => ({
    meetings: { ...state.meetings, proxies: state.meetings.proxies.delete(member) },
  }),
  'presence-registered': (state, { meeting, member, how }) =>
    changed(state, meeting, ({ attendance }) => ({ attendance: attendance.set(member, how) })),
  'quorum-taken': (state, { meeting, outcome, on, present, needed }) => {
    const found = meetingIn(state, meeting)
    // On another day everyone comes anew.
    const next: Partial<MeetingState> =
      outcome === 'quorate'
        ? { quorum: 'quorate' }
        : on === undefined
          ? { quorum: 'over' }
          : { call: 'second', on, attendance: on === found.on ? found.attendance : Map() }
    const patch = changed(state, meeting, () => ({ ...next, taken: { present, needed } }))
    if (outcome !== 'quorate') return patch
    const due = laterBy(found.on, found.rule.minutesWithinDays + 1)
    return { ...patch, agenda: planned(state.agenda, { on: due, what: MINUTES, id: meeting }) }
  },
  'matter-put': (state, { meeting, matter, matterKind, decision }) => {
    const { meetings } = changed(state, meeting, ({ matters }) => ({
      matters: [...matters, { matter, matterKind, decision }],
    }))
    return { meetings: { ...meetings, meetingOf: meetings.meetingOf.set(decision, meeting) } }
  },
  'minutes-published': (state, { meeting, record, at }) => ({
    ...changed(state, meeting, () => ({ publishedOn: at, record })),
    agenda: unplanned(state.agenda, { what: MINUTES, id: meeting }),
  }),
  'minutes-late': (state, { meeting }) => ({
    agenda: unplanned(state.agenda, { what: MINUTES, id: meeting }),
  }),
  'resolution-challenged': (state, { meeting, decision, member, at }) =>
    changed(state, meeting, ({ challenges }) => ({
      challenges: challenges.update(decision, [], (all) => [...all, { by: member, on: at }]),
    })),
  'challenge-settled': (state, { meeting, decision, challenger, result, at }) =>
    changed(state, meeting, ({ challenges }) => ({
      challenges: challenges.update(decision, [], (all) =>
        all.map((one) =>
          one.by === challenger && one.outcome === undefined ? { ...one, outcome: { on: at, result } } : one,
        ),
      ),
    })),
}

const meetingIn = (state: State, meeting: string): MeetingState => {
  const found = state.meetings.all.get(meeting)
  if (found === undefined) throw new TypeError(`no meeting ${meeting}: it was looked up before`)
  return found
}

const changed = (
  state: State,
  meeting: string,
  change: (found: MeetingState) => Partial<MeetingState>,
): { readonly meetings: MeetingsState } => {
  const found = meetingIn(state, meeting)
  const { all } = state.meetings
  return { meetings: { ...state.meetings, all: all.set(meeting, { ...found, ...change(found) }) } }
}
