import type { Charter } from './whole-charter.js'
import { NO_ACCOUNTS } from './accounts/state.js'
import { NO_NUMBERS } from './averages/state.js'
import { charterAtFirst } from './charter/state.js'
import { NO_CIRCLES } from './circles/state.js'
import { NO_DECISIONS } from './decisions/state.js'
import { NO_ELECTIONS } from './elections/state.js'
import { NO_MEETINGS } from './meetings/state.js'
import { NO_MEMBERS } from './members/state.js'
import { NO_PAY } from './pay/state.js'
import { NO_PROJECTS } from './projects/state.js'
import { NO_RECORDS } from './records/state.js'
import { NO_KEYS } from './secrecy/state.js'
import type { State } from './state.js'
import { NO_SURPLUS } from './surplus/state.js'

/** Where a cooperative stands before anything happened: it has a charter, and nobody in it. */
export const initialState = (charter: Charter): State => ({
  at: undefined,
  position: 0,
  agenda: [],
  members: NO_MEMBERS,
  averages: NO_NUMBERS,
  decisions: NO_DECISIONS,
  projects: NO_PROJECTS,
  circles: NO_CIRCLES,
  elections: NO_ELECTIONS,
  meetings: NO_MEETINGS,
  pay: NO_PAY,
  accounts: NO_ACCOUNTS,
  surplus: NO_SURPLUS,
  charter: charterAtFirst(charter),
  secrecy: NO_KEYS,
  records: NO_RECORDS,
})
