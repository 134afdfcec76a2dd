import type { CalendarDate } from '../../calendar/index.js'
import { tryProxiesOf } from '../../membership/index.js'
import * as says from '../../problems/en.js'
import { problem, wrongKind } from '../../problems/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { isCalled, meetingOrRefused, proxyRule } from './rules.js'
import { asProxy } from './state.js'

/** Giving somebody one's vote, and taking it back. */
export const PROXIES: Chapter['decide'] = {
  'give-proxy': {
    who: 'voter',
    decide: (context, { holder, meeting, until }) => {
      const { state, at, member } = context
      const rule = proxyRule(state)
      if (rule === undefined) return refuse('not-in-the-charter', { provision: 'membership.proxies' })
      const clauses = clausesOf(state.charter.inForce.membership?.proxies)
      const on = dayOf(context, meeting)
      if (typeof on === 'object') return on
      if (meeting !== undefined && (until !== undefined || rule.writtenFor === 'until'))
        return refuseProblems(
          [problem(says.unknownKey, { path: 'meeting', received: meeting, facts: { known: 'until' } })],
          clauses,
        )
      if (meeting === undefined && rule.writtenFor === 'one-meeting')
        return refuseProblems([wrongKind(undefined, 'meeting', '')], clauses)
      const given = asProxy({ giver: member, holder, on: at, meeting, until })
      // Asked as if the holder came and all who chose the same holder stayed away: what could never count is refused at once.
      const others = [...state.meetings.proxies.values()]
        .flatMap((given) => given.findLast((one) => one.meeting === meeting) ?? [])
        .filter((one) => one.holder === holder && one.giver !== member && one.withdrawnOn === undefined)
        .sort((a, b) => (a.giver < b.giver ? -1 : 1))
      const holds = isEntitledToHold(context, holder, meeting)
      const held = tryProxiesOf({
        rule,
        meeting: { id: meeting ?? NO_MEETING, on },
        entitled: [...others.map(({ giver }) => giver), member, ...(holds && holder !== member ? [holder] : [])],
        attending: [holder],
        proxies: [...others, given],
      })
      if (held.kind === 'refused')
        return refuseProblems(
          held.problems.map((one) => ({ ...one, path: one.path.replace(/^proxies\[\d+\]\./, '') })),
          clauses,
        )
      const why = held.refused.find(({ giver }) => giver === member)
      return why === undefined
        ? [{ type: 'proxy-given', giver: member, holder, meeting, until: until as CalendarDate | undefined }]
        : refuse('proxy-refused', why, clauses)
    },
  },
  'withdraw-proxy': {
    who: 'voter',
    decide: ({ state, member }, { meeting }) => {
      const clauses = clausesOf(state.charter.inForce.membership?.proxies)
      const given = (state.meetings.proxies.get(member) ?? []).findLast((one) => one.meeting === meeting)
      return given === undefined || given.withdrawnOn !== undefined
        ? refuse('no-such', { what: 'proxy', id: meeting ?? member }, clauses)
        : [{ type: 'proxy-withdrawn', giver: member, holder: given.holder, meeting }]
    },
  },
}

/** A proxy until a day names no meeting. */
const NO_MEETING = 'meeting'

/** The day of the meeting that a proxy is for; without one, today. The giver is called to it, and it lies ahead. */
const dayOf = ({ state, at, member }: Context, meeting: string | undefined): CalendarDate | Refusal => {
  if (meeting === undefined) return at
  const found = meetingOrRefused(state, meeting)
  if ('kind' in found) return found
  const clauses = clausesOf(found.provision)
  if (!isCalled(state, found.provision, member)) return refuse('no-right', { member, needed: 'entitled' }, clauses)
  return at > found.on || found.quorum === 'over'
    ? refuse('too-late', { what: 'meeting', id: meeting, since: found.on }, clauses)
    : found.on
}

/** Whether the holder has a vote in the meeting too. */
const isEntitledToHold = ({ state }: Context, holder: string, meeting: string | undefined): boolean => {
  const found = meeting === undefined ? undefined : state.meetings.all.get(meeting)
  return found === undefined ? state.members.all.get(holder)?.votes === true : isCalled(state, found.provision, holder)
}
