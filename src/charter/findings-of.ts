import type { Charter } from './charter.js'
import { checkAmendments } from './check-amendments.js'
import { checkMeetings } from './check-meetings.js'
import { checkMoney } from './check-money.js'
import { checkNumbers } from './check-numbers.js'
import { checkPeople } from './check-people.js'
import { checkPointers } from './check-pointers.js'
import { checkRules } from './check-rules.js'
import { checkSecrecy } from './check-secrecy.js'
import type { Findings } from './findings.js'

/** Everything that is to be said of a whole charter, in the order of the by-laws' own concerns: what points where, who votes, meetings, numbers, money, how it changes, what is kept secret, and what the rules themselves refuse. */
export const findingsOf = (charter: Charter): Findings => {
  const findings: Findings = { problems: [], warnings: [] }
  checkPointers(charter, findings)
  checkPeople(charter, findings)
  checkMeetings(charter, findings)
  checkNumbers(charter, findings)
  checkMoney(charter, findings)
  checkAmendments(charter, findings)
  checkSecrecy(charter, findings)
  checkRules(charter, findings)
  return findings
}
