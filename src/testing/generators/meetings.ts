import type { Arbitrary } from 'fast-check'
import * as meetings from '../../meetings/index.js'
import type { Kit } from './kit.js'

/** Any meeting: how it is called, whether enough are there, what it may decide, and its minutes. */
export const anyMeetings = (kit: Kit) => {
  const { fc, one, some } = kit
  const notice = () => fc.record({ days: kit.count(21), counted: one('clear', 'calendar') })
  const agenda = () => fc.subarray(['budget', 'election', 'rent'], { minLength: 1 })
  const own = {
    Presence: (): Arbitrary<meetings.Presence> => one('in-person', 'remote', 'proxy'),
    CallDelay: (): Arbitrary<meetings.CallDelay> =>
      fc.oneof(fc.record({ minutes: kit.count(120) }), fc.record({ days: kit.count(10) })),
    MeetingQuorum: (): Arbitrary<meetings.MeetingQuorum> =>
      fc.oneof(
        fc.record({ moreThan: one('1/2', '1/3') }),
        fc.record({ atLeast: one('2/3', 0.25) }),
        fc.record({ members: kit.count(5, 1) }),
      ),
    MeetingRule: (): Arbitrary<meetings.MeetingRule> =>
      some(
        {
          notice: notice(),
          agenda: notice(),
          presence: fc.subarray(['in-person', 'remote', 'proxy'], { minLength: 1 }),
          firstCall: own.MeetingQuorum(),
          calledBy: some({ board: one(true) }, { members: one({ atLeast: '1/4' }) }),
          alwaysDecided: one([], ['dissolution']),
          minutesWithinDays: kit.count(60, 1),
          challenge: fc.record({ days: kit.count(60, 1), from: one('decided', 'published') }),
        },
        { secondCall: fc.record({ quorum: fc.record({ members: kit.count(2, 1) }), after: own.CallDelay() }) },
      ),
    MeetingCall: (): Arbitrary<meetings.MeetingCall> =>
      fc
        .tuple(
          kit.daysInOrder(3),
          agenda(),
          fc.oneof(one('board'), fc.record({ members: kit.people(1) })),
          kit.people(),
        )
        .map(([[noticeOn = '', agendaOn = '', on = ''], list, by, notTold]) => ({
          meeting: 'm1',
          on,
          noticeOn,
          agendaOn,
          by,
          agenda: list,
          notTold,
        })),
    CallInput: (): Arbitrary<meetings.CallInput> =>
      fc.tuple(own.MeetingRule(), own.MeetingCall(), kit.people(1)).map(([rule, call, members]) => ({
        rule,
        call: {
          ...call,
          notTold: (call.notTold ?? []).filter((one) => members.includes(one)),
          by: call.by === 'board' ? call.by : { members: members.slice(0, 1) },
        },
        members,
      })),
    Called: (): Arbitrary<meetings.Called> => kit.outcome(own.CallInput(), meetings.tryCallMeeting),
    CallFault: (): Arbitrary<meetings.CallFault> => kit.part(own.Called(), ({ faults }) => faults),
    MatterInput: (): Arbitrary<meetings.MatterInput> =>
      fc.record({
        rule: own.MeetingRule(),
        agenda: agenda(),
        matter: some({ id: one('budget', 'surprise') }, { kind: one('dissolution', 'other') }),
      }),
    MayDecide: (): Arbitrary<meetings.MayDecide> => kit.outcome(own.MatterInput(), meetings.tryMayDecide),
    Challenge: (): Arbitrary<meetings.Challenge> => kit.part(own.ChallengeInput(), ({ challenges }) => challenges),
    ChallengeInput: (): Arbitrary<meetings.ChallengeInput> =>
      fc
        .tuple(
          own.MeetingRule(),
          kit.daysInOrder(5),
          kit.person(),
          one('annulled', 'dismissed', 'withdrawn'),
          kit.count(2),
        )
        .map(
          ([rule, [decidedOn = '', publishedOn = '', challengedOn = '', endedOn = '', on = ''], by, result, far]) => ({
            rule,
            decidedOn,
            publishedOn,
            on,
            challenges:
              far === 0 ? [] : [{ by, on: challengedOn, ...(far === 1 ? {} : { outcome: { on: endedOn, result } }) }],
          }),
        ),
    ResolutionState: (): Arbitrary<meetings.ResolutionState> =>
      kit.outcome(own.ChallengeInput(), meetings.tryChallengeOf),
    Attendance: (): Arbitrary<meetings.Attendance> => fc.record({ member: kit.person(), by: own.Presence() }),
    MeetingQuorumInput: (): Arbitrary<meetings.MeetingQuorumInput> =>
      fc.tuple(own.MeetingRule(), kit.people(1), kit.count(8), kit.count(60)).map(([rule, entitled, size, later]) => {
        // A second call says how much later in the unit of the rule: minutes, or days.
        const after = rule.secondCall?.after ?? { minutes: 30 }
        return {
          rule,
          entitled,
          call: later % 2 === 0 ? 'first' : { second: 'minutes' in after ? { minutes: later } : { days: later } },
          attendance: entitled.slice(0, size).map((member) => ({ member, by: rule.presence[0] ?? 'in-person' })),
        }
      }),
    MeetingQuorumOutcome: (): Arbitrary<meetings.MeetingQuorumOutcome> =>
      kit.outcome(own.MeetingQuorumInput(), meetings.tryQuorumOf),
    MinutedDecision: (): Arbitrary<meetings.MinutedDecision> =>
      fc.record({
        matter: one('budget', 'election', 'surprise'),
        verdict: one('carried', 'lost', 'tied', 'inquorate', 'open'),
        decision: kit.ids('d'),
      }),
    MinutesInput: (): Arbitrary<meetings.MinutesInput> =>
      fc
        .tuple(
          own.MeetingRule(),
          kit.people(),
          agenda(),
          fc.uniqueArray(own.MinutedDecision(), { selector: ({ decision }) => decision, maxLength: 3 }),
          kit.daysInOrder(5),
          kit.count(3),
        )
        .map(
          ([
            rule,
            present,
            list,
            decisions,
            [heldOn = '', writtenOn = '', approvedOn = '', publishedOn = '', on = ''],
            far,
          ]) => ({
            rule,
            meeting: { id: 'm1', on: heldOn },
            present,
            agenda: list,
            decisions,
            on,
            ...(far > 0 ? { writtenOn } : {}),
            ...(far > 1 ? { approvedOn } : {}),
            ...(far > 2 ? { publishedOn } : {}),
          }),
        ),
    Minutes: (): Arbitrary<meetings.Minutes> => kit.outcome(own.MinutesInput(), meetings.tryMinutesOf),
  }
  return own
}
