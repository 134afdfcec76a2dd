import type { Route } from '../../kernel/route.js'
import { amendmentForm, choosePlace, expertForm } from './amend.js'
import { checkAmendment, proposeAmendment } from './check.js'
import { charterJson, byLawsFile } from './files.js'
import { forgetDraft, keepDraft } from './draft.js'
import { diffPage } from './diff.js'
import { historyPage } from './history.js'
import { charterPage } from './by-laws.js'

/** The charter as by-laws, what differs from the one it came from, its versions, and amending it. */
export const CHARTER_ROUTES: readonly Route[] = [
  { method: 'get', path: '/charter', who: 'signed-in', answer: charterPage },
  { method: 'get', path: '/charter/diff', who: 'signed-in', answer: diffPage },
  { method: 'get', path: '/charter/history', who: 'signed-in', answer: historyPage },
  { method: 'get', path: '/charter/charter.json', who: 'signed-in', answer: charterJson },
  { method: 'get', path: '/charter/by-laws.md', who: 'signed-in', answer: byLawsFile },
  { method: 'get', path: '/charter/amend', who: 'who-votes', answer: choosePlace },
  // What was checked is a form that was sent: loaded anew, there is only the draft.
  {
    method: 'get',
    path: '/charter/amend/check',
    who: 'who-votes',
    answer: (asked) => asked.redirect('/charter/amend'),
  },
  { method: 'get', path: '/charter/amend/expert', who: 'who-votes', answer: (asked) => expertForm(asked) },
  {
    method: 'get',
    path: '/charter/amend/:section/:id',
    who: 'who-votes',
    answer: (asked) => amendmentForm(asked),
  },
  {
    method: 'post',
    path: '/charter/amend/check',
    who: 'who-votes',
    mostBytes: 1_000_000,
    answer: checkAmendment,
  },
  { method: 'post', path: '/charter/amend/keep', who: 'who-votes', mostBytes: 250_000, answer: keepDraft },
  { method: 'post', path: '/charter/amend/forget', who: 'who-votes', answer: forgetDraft },
  { method: 'post', path: '/charter/amend', who: 'who-votes', mostBytes: 1_000_000, answer: proposeAmendment },
]
