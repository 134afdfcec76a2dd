import type { Charter } from './charter.js'
import { checkAmendments } from './check-amendments.js'
import { checkMeetings } from './check-meetings.js'
import { checkMoney } from './check-money.js'
import { checkNumbers } from './check-numbers.js'
import { checkPeople } from './check-people.js'
import { checkPeriods } from './check-periods.js'
import { checkPointers } from './check-pointers.js'
import { checkProbation } from './check-probation.js'
import { checkRules } from './check-rules.js'
import { checkSecrecy } from './check-secrecy.js'
import { checkSources } from './check-sources.js'
import type { Findings } from './findings.js'
import type { InheritedFrom } from './resolve.js'

/** Everything that is to be said of a whole charter, in the order of the by-laws' own concerns: what points where, who votes, meetings, periods, numbers, money, laws, how it changes, what is kept secret, and what the rules themselves refuse. */
export const findingsOf = (charter: Charter, inheritedFrom: InheritedFrom): Findings => {
  const findings: Findings = { problems: [], warnings: [] }
  checkPointers(charter, findings)
  checkPeople(charter, findings)
  checkProbation(charter, findings)
  checkMeetings(charter, findings)
  checkPeriods(charter, findings)
  checkNumbers(charter, findings)
  checkMoney(charter, findings)
  checkSources(charter, findings, inheritedFrom)
  checkAmendments(charter, findings)
  checkSecrecy(charter, findings)
  checkRules(charter, findings)
  return findings
}
