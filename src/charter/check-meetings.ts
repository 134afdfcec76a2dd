import { compare, exact } from '../exact/index.js'
import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import type { Charter } from './charter.js'
import type { Findings } from './findings.js'

/** Meetings that can be held as they are described: called before their agenda goes out, easier to hold the second time, and with proxies only where there are any. */
export const checkMeetings = (charter: Charter, { problems, warnings }: Findings): void => {
  for (const [id, meeting] of Object.entries(charter.meetings ?? {})) {
    const { noticeDays, agendaDays, quorum, secondQuorum, presence } = meeting
    const path = `meetings.${id}`
    // Laws may have motions announced before a meeting is called.
    if (agendaDays > noticeDays) {
      const facts = { notice: noticeDays }
      warnings.push(problem(says.agendaBeforeNotice, { path: `${path}.agendaDays`, received: agendaDays, facts }))
    }
    if (secondQuorum !== undefined && compare(exact(secondQuorum), exact(quorum)) > 0) {
      const facts = { first: String(quorum) }
      problems.push(
        problem(says.secondQuorumAboveFirst, { path: `${path}.secondQuorum`, received: secondQuorum, facts }),
      )
    }
    const byProxy = presence.indexOf('proxy')
    // Whose law lets members be represented need not say so in the charter.
    if (byProxy !== -1 && charter.membership?.proxies === undefined) {
      const facts = { without: 'membership.proxies' }
      warnings.push(problem(says.noEffect, { path: `${path}.presence[${byProxy}]`, received: 'proxy', facts }))
    }
  }
}
