import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import type { SectionName } from './chapters/list.js'
import type { Charter } from './charter.js'
import type { Findings } from './findings.js'
import { provisionsOf } from './tree.js'

/** Periods that last for some time, and end one after the other as they are told. */
export const checkPeriods = (charter: Charter, findings: Findings): void => {
  checkLengths(charter, findings)
  checkHolding(charter, findings)
  checkChallenges(charter, findings)
}

/** A term, a mandate or a probation of no months is none, though the by-laws would tell it. */
const checkLengths = (charter: Charter, { problems }: Findings): void => {
  for (const { section, id, provision } of provisionsOf(charter)) {
    const field = LENGTHS[section]
    if (field !== undefined && provision[field] === 0)
      problems.push(problem(says.noLength, { path: `${section}.${id}.${field}`, received: 0 }))
  }
}

const LENGTHS: Readonly<Partial<Record<SectionName, string>>> = {
  admissions: 'probationMonths',
  circles: 'mandateMonths',
  elections: 'termMonths',
}

/** Voting that is over when its days are is decided then: a threshold that would have to be met for as many or more of them would never have to. */
const checkHolding = (charter: Charter, { problems }: Findings): void => {
  for (const [id, { rule, openDays, holdForDays }] of Object.entries(charter.decisions ?? {})) {
    // Consensus may be asked for longer; and of voting that is open for no day it is told that it is.
    if (openDays === undefined || openDays === 0 || 'consensus' in rule) continue
    if (holdForDays === undefined || holdForDays < openDays) continue
    const facts = { open: openDays }
    problems.push(
      problem(says.holdBeyondClosing, { path: `decisions.${id}.holdForDays`, received: holdForDays, facts }),
    )
  }
}

/** Whoever was not there learns from the minutes what was decided, and can challenge it still. */
const checkChallenges = (charter: Charter, { warnings }: Findings): void => {
  for (const [id, { challengeDays, challengeFrom, minutesWithinDays }] of Object.entries(charter.meetings ?? {})) {
    if (challengeFrom !== 'decided' || challengeDays >= minutesWithinDays) continue
    const facts = { minutes: minutesWithinDays }
    warnings.push(
      problem(says.challengeBeforeMinutes, { path: `meetings.${id}.challengeDays`, received: challengeDays, facts }),
    )
  }
}
