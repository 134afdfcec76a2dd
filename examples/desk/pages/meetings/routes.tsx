import type { Route } from '../../kernel/route.js'
import { askFor, callMeeting, meetingsPage } from './list.js'
import { meetingPage } from './meeting.js'
import {
  castByProxy,
  challenge,
  giveProxy,
  publishMinutes,
  putToVote,
  registerPresence,
  sendAgenda,
  settleChallenge,
  takeQuorum,
  withdrawProxy,
} from './steps.js'

/** Meetings: called, held, minuted, challenged. */
export const MEETING_ROUTES: readonly Route[] = [
  { method: 'get', path: '/meetings', who: 'who-votes', answer: (asked) => meetingsPage(asked) },
  { method: 'post', path: '/meetings', who: 'who-votes', answer: callMeeting },
  { method: 'post', path: '/meetings/ask', who: 'who-votes', answer: askFor },
  { method: 'get', path: '/meetings/:meeting', who: 'who-votes', answer: (asked) => meetingPage(asked) },
  { method: 'post', path: '/meetings/:meeting/agenda', who: 'who-votes', answer: sendAgenda },
  { method: 'post', path: '/meetings/:meeting/presence', who: 'who-votes', answer: registerPresence },
  { method: 'post', path: '/meetings/:meeting/quorum', who: 'who-votes', answer: takeQuorum },
  { method: 'post', path: '/meetings/:meeting/proxy', who: 'who-votes', answer: giveProxy },
  { method: 'post', path: '/meetings/:meeting/withdraw-proxy', who: 'who-votes', answer: withdrawProxy },
  { method: 'post', path: '/meetings/:meeting/put', who: 'who-votes', answer: putToVote },
  { method: 'post', path: '/meetings/:meeting/by-proxy', who: 'who-votes', answer: castByProxy },
  { method: 'post', path: '/meetings/:meeting/minutes', who: 'who-votes', answer: publishMinutes },
  { method: 'post', path: '/meetings/:meeting/challenge', who: 'who-votes', answer: challenge },
  { method: 'post', path: '/meetings/:meeting/settle', who: 'who-votes', answer: settleChallenge },
]
