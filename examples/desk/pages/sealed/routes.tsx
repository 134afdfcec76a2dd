import type { Route } from '../../kernel/route.js'
import { ballotPage, castBallot, receiptPage, voteJson, voteSetup } from './ballot.js'
import { closeVote, countOtherwise, recordFile, recordPage, releaseVote } from './count.js'
import { beginBallots } from './begin.js'
import { ceremonyJson, sendItem } from './ceremony.js'
import { nameHolders } from './ask-holders.js'
import { holdersPage } from './holders.js'
import { sealedPage } from './index-page.js'
import { certify, demoKeys, enrol, keysPage } from './keys.js'
import { proposePage, propose } from './propose.js'

/** A sealed ballot of a hundred options, and the messages of fifteen key holders, are smaller. */
const MOST_BYTES = 512 * 1024

/**
 * The whole life of a sealed vote (WJC-7, WJC-8, WJC-28). Key holders come from outside the vote, and may be nobody's member: so whoever is signed in may come, and each page looks who they are. Nothing here tells who voted, or how many did, before the count is
 * told.
 */
export const SEALED_ROUTES: readonly Route[] = [
  { method: 'get', path: '/sealed', who: 'signed-in', answer: sealedPage },
  { method: 'get', path: '/sealed/keys', who: 'signed-in', answer: (asked) => keysPage(asked) },
  { method: 'post', path: '/sealed/keys', who: 'signed-in', answer: enrol },
  { method: 'get', path: '/sealed/keys/demo', who: 'signed-in', answer: demoKeys },
  { method: 'post', path: '/sealed/keys/certify', who: 'signed-in', answer: certify },
  { method: 'get', path: '/sealed/propose', who: 'signed-in', answer: (asked) => proposePage(asked) },
  { method: 'post', path: '/sealed/propose', who: 'signed-in', answer: propose },
  { method: 'get', path: '/sealed/:decision', who: 'signed-in', answer: (asked) => ballotPage(asked) },
  { method: 'get', path: '/sealed/:decision/vote', who: 'signed-in', answer: voteJson },
  { method: 'get', path: '/sealed/:decision/setup', who: 'signed-in', answer: voteSetup },
  { method: 'post', path: '/sealed/:decision/cast', who: 'signed-in', mostBytes: MOST_BYTES, answer: castBallot },
  { method: 'get', path: '/sealed/:decision/receipt/:code', who: 'signed-in', answer: receiptPage },
  { method: 'get', path: '/sealed/:decision/key', who: 'signed-in', answer: (asked) => holdersPage(asked) },
  { method: 'post', path: '/sealed/:decision/holders', who: 'signed-in', answer: nameHolders },
  { method: 'get', path: '/sealed/:decision/messages', who: 'signed-in', answer: ceremonyJson },
  { method: 'post', path: '/sealed/:decision/messages', who: 'signed-in', mostBytes: MOST_BYTES, answer: sendItem },
  { method: 'post', path: '/sealed/:decision/begin', who: 'signed-in', answer: beginBallots },
  { method: 'post', path: '/sealed/:decision/close', who: 'signed-in', answer: closeVote },
  { method: 'post', path: '/sealed/:decision/release', who: 'signed-in', answer: releaseVote },
  { method: 'post', path: '/sealed/:decision/otherwise', who: 'signed-in', answer: countOtherwise },
  { method: 'get', path: '/sealed/:decision/record', who: 'signed-in', answer: recordPage },
  { method: 'get', path: '/sealed/:decision/record-file', who: 'signed-in', answer: recordFile },
]
