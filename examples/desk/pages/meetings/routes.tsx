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
  { method: 'get', path: '/meetings', who: 'who-has-a-voice', answer: (asked) => meetingsPage(asked) },
  { method: 'post', path: '/meetings', who: 'who-has-a-voice', answer: callMeeting },
  { method: 'post', path: '/meetings/ask', who: 'who-has-a-voice', answer: askFor },
  { method: 'get', path: '/meetings/:meeting', who: 'who-has-a-voice', answer: (asked) => meetingPage(asked) },
  { method: 'post', path: '/meetings/:meeting/agenda', who: 'who-has-a-voice', answer: sendAgenda },
  { method: 'post', path: '/meetings/:meeting/presence', who: 'who-has-a-voice', answer: registerPresence },
  { method: 'post', path: '/meetings/:meeting/quorum', who: 'who-has-a-voice', answer: takeQuorum },
  { method: 'post', path: '/meetings/:meeting/proxy', who: 'who-has-a-voice', answer: giveProxy },
  { method: 'post', path: '/meetings/:meeting/withdraw-proxy', who: 'who-has-a-voice', answer: withdrawProxy },
  { method: 'post', path: '/meetings/:meeting/put', who: 'who-has-a-voice', answer: putToVote },
  { method: 'post', path: '/meetings/:meeting/by-proxy', who: 'who-has-a-voice', answer: castByProxy },
  { method: 'post', path: '/meetings/:meeting/minutes', who: 'who-has-a-voice', answer: publishMinutes },
  { method: 'post', path: '/meetings/:meeting/challenge', who: 'who-has-a-voice', answer: challenge },
  { method: 'post', path: '/meetings/:meeting/settle', who: 'who-has-a-voice', answer: settleChallenge },
]
