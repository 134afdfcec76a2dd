import type { MeetingRule } from '../../src/meetings/index.js'

/** How the members of a small federation meet. */
export const RULE: MeetingRule = {
  notice: { days: 14, counted: 'clear' },
  agenda: { days: 7, counted: 'calendar' },
  presence: ['in-person', 'remote'],
  firstCall: { moreThan: '1/2' },
  secondCall: { quorum: { atLeast: '10%' }, after: { minutes: 30 } },
  calledBy: { board: true, members: { atLeast: '1/5' } },
  alwaysDecided: ['order-of-business'],
  minutesWithinDays: 30,
  challenge: { days: 40, from: 'decided' },
}
