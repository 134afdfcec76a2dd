import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import { tryMayDecide } from '../../meetings/index.js'
import type { MemberId } from '../../membership/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { castBallot } from '../decisions/commands.js'
import { laterBy, openDecision } from '../decisions/open.js'
import { openingOf } from '../decisions/state.js'
import { entitledNow } from '../electorate.js'
import type { NewEvent } from '../events.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { isCalled, onItsDay, proxiesIn, quorateToday, quorumNow } from './rules.js'
import type { MeetingState } from './state.js'

/** Holding a meeting: who is there, whether that is enough, and what is put to the vote. */
export const HOLDING: Chapter['decide'] = {
  'register-presence': {
    who: 'anyone',
    decide: (context, { meeting, how }) => {
      const found = onItsDay(context, meeting)
      if ('kind' in found) return found
      const { state, member } = context
      const clauses = clausesOf(found.provision)
      if (!isCalled(state, found.provision, member) && !mayHoldFor(context, found))
        return refuse('no-right', { member, needed: 'entitled' }, clauses)
      if (!found.rule.presence.includes(how))
        return refuse('presence-not-counted', { by: how, members: [member] }, clauses)
      if (found.attendance.has(member)) return refuse('done-already', { what: 'meeting', id: meeting }, clauses)
      return [{ type: 'presence-registered', meeting, member, how }]
    },
  },
  'take-quorum': {
    who: 'member',
    decide: (context, { meeting, afterMinutes }) => {
      const found = onItsDay(context, meeting)
      if ('kind' in found) return found
      const { state, at } = context
      const clauses = clausesOf(found.provision)
      const absent = absentRefused(context, found)
      if (absent !== undefined) return absent
      if (found.quorum !== 'not-taken') return refuse('done-already', { what: 'meeting', id: meeting }, clauses)
      const after = found.rule.secondCall?.after
      const sameDay = found.call === 'second' && after !== undefined && 'minutes' in after
      if (afterMinutes !== undefined && !sameDay)
        return refuseProblems(
          [problem(says.mixedDelays, { path: 'afterMinutes', received: afterMinutes, facts: { unit: 'days' } })],
          clauses,
        )
      const quorum = quorumNow(state, found, at, afterMinutes)
      if (quorum.kind === 'refused') return refuseProblems(quorum.problems, clauses)
      if (quorum.kind === 'too-early' || quorum.kind === 'no-second-call')
        return { kind: 'refused', because: quorum.because }
      const again = quorum.next === 'second-call' && after !== undefined
      const on = again ? ('days' in after ? laterBy(found.on, after.days) : found.on) : undefined
      return [
        {
          type: 'quorum-taken',
          meeting,
          call: found.call,
          outcome: quorum.kind,
          present: [...quorum.present],
          needed: quorum.needed ?? 0,
          entitled: entitledNow(state, { electorate: found.provision.members }).length,
          ...(afterMinutes === undefined ? {} : { afterMinutes }),
          ...(on === undefined ? {} : { on }),
        },
      ]
    },
  },
  'put-to-vote': {
    who: 'voter',
    decide: (context, command) => {
      const { meeting, matter, matterKind, decision, provision, options, record } = command
      const found = quorateToday(context, meeting)
      if ('kind' in found) return found
      const clauses = clausesOf(found.provision)
      const absent = absentRefused(context, found)
      if (absent !== undefined) return absent
      if (found.provision.decides?.includes(provision) !== true)
        return refuse('not-in-the-charter', { provision: `decisions.${provision}` }, clauses)
      if (found.matters.some((one) => one.matter === matter))
        return refuse('done-already', { what: 'matter', id: matter }, clauses)
      const kind = matterKind === undefined ? {} : { kind: matterKind }
      const may = tryMayDecide({ rule: found.rule, agenda: found.agenda, matter: { id: matter, ...kind } })
      if (may.kind === 'refused') return refuseProblems(may.problems, clauses)
      if (may.kind === 'off-agenda') return { kind: 'refused', because: may.because }
      const { member: proposer, at } = context
      const opening = { decision, provision, subject: { kind: 'matter' as const }, proposer, options, record }
      const opened = openDecision(context, opening)
      if ('kind' in opened) return opened
      const put: NewEvent = { type: 'matter-put', meeting, matter, matterKind, decision }
      // A vote for which the charter names no days ends with the meeting.
      return [
        put,
        ...opened.map((one) =>
          one.type === 'decision-opened' && one.closesOn === undefined ? { ...one, closesOn: laterBy(at, 1) } : one,
        ),
      ]
    },
  },
  'cast-by-proxy': {
    who: 'anyone',
    decide: (context, { meeting, decision, giver, choice }) => {
      const found = quorateToday(context, meeting)
      if ('kind' in found) return found
      const { state, member } = context
      const clauses = clausesOf(found.provision)
      const opening = openingOf(state, decision)
      const provision = opening?.provision
      // An amendment is put to the vote by being proposed in the meeting.
      const proposedHere = opening?.at === context.at && found.provision.decides?.includes(opening.provision) === true
      if (!proposedHere && !found.matters.some((one) => one.decision === decision))
        return refuse('no-such', { what: 'decision', id: decision }, clauses)
      if (!carries(state, found, member, giver, provision))
        return refuse('no-such', { what: 'proxy', id: giver }, clauses)
      return castBallot({ ...context, member: giver }, { decision, answer: choice })
    },
  },
}

/** Only those who are there take the quorum, or put something to the vote. */
const absentRefused = ({ state, member }: Context, found: MeetingState): Refusal | undefined =>
  found.attendance.has(member) && isCalled(state, found.provision, member)
    ? undefined
    : refuse('no-right', { member, needed: 'entitled' }, clausesOf(found.provision))

/** Whether somebody who is not called to the meeting holds a proxy for it, of a member who is. */
const mayHoldFor = ({ state, member }: Context, { calling, provision, on }: MeetingState): boolean =>
  state.meetings.proxies.some((given) => {
    const last = given.findLast(
      ({ meeting = calling.meeting, until = on }) => meeting === calling.meeting && until >= on,
    )
    return last?.holder === member && last.withdrawnOn === undefined && isCalled(state, provision, last.giver)
  })

const carries = (
  state: State,
  found: MeetingState,
  holder: string,
  giver: MemberId,
  provision: string | undefined,
): boolean => {
  const entitled = entitledNow(state, { electorate: found.provision.members })
  const held = proxiesIn(state, found, entitled, provision)?.carriers.find(({ person }) => person === holder)
  return held?.proxiesOf.includes(giver) === true
}
