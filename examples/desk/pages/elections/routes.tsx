import type { Route } from '../../kernel/route.js'
import { calledOff, castBallot, castRunOff } from './cast.js'
import { electionPage } from './election.js'
import { electionsPage, openElection } from './list.js'
import {
  acceptNomination,
  closeBallots,
  commitLot,
  drawLot,
  fillVacancy,
  leaveSeat,
  nominate,
  openRunOff,
  releaseCount,
  withdrawCandidacy,
} from './steps.js'

/** Elections: who stands, voting, the count, ties, seats that fall vacant. */
export const ELECTION_ROUTES: readonly Route[] = [
  { method: 'get', path: '/elections', who: 'who-has-a-voice', answer: (asked) => electionsPage(asked) },
  { method: 'post', path: '/elections', who: 'who-votes', answer: openElection },
  { method: 'get', path: '/elections/:election', who: 'who-has-a-voice', answer: (asked) => electionPage(asked) },
  { method: 'post', path: '/elections/:election/nominate', who: 'who-votes', answer: nominate },
  { method: 'post', path: '/elections/:election/accept', who: 'who-votes', answer: acceptNomination },
  { method: 'post', path: '/elections/:election/withdraw', who: 'who-votes', answer: withdrawCandidacy },
  { method: 'post', path: '/elections/:election/ballot', who: 'who-votes', answer: castBallot },
  { method: 'post', path: '/elections/:election/run-off-ballot', who: 'who-votes', answer: castRunOff },
  { method: 'post', path: '/elections/:election/commit-lot', who: 'who-votes', answer: commitLot },
  { method: 'post', path: '/elections/:election/draw-lot', who: 'who-votes', answer: drawLot },
  { method: 'post', path: '/elections/:election/run-off', who: 'who-votes', answer: openRunOff },
  { method: 'post', path: '/elections/:election/close-ballots', who: 'who-votes', answer: closeBallots },
  { method: 'post', path: '/elections/:election/release', who: 'who-votes', answer: releaseCount },
  { method: 'post', path: '/elections/:election/leave-seat', who: 'who-votes', answer: leaveSeat },
  { method: 'post', path: '/elections/:election/fill-vacancy', who: 'who-votes', answer: fillVacancy },
  { method: 'post', path: '/elections/:election/call-off', who: 'who-votes', answer: calledOff },
]
