import type { Because, ClauseId, Reason, ReasonCode, ReasonFacts } from '../../reasons/index.js'
import type { Chapter } from '../chapter.js'
import type { EventOf } from '../events.js'
import type { State } from '../state.js'
import { mayActNow } from './commands.js'
import { movedBy } from './rounds.js'

const MANDATES = 'WC-4' as const satisfies ClauseId
const COMPOSITION = 'WC-5' as const satisfies ClauseId
const LINKS = 'WC-6' as const satisfies ClauseId
const OWN_CHOICE = 'CW-4' as const satisfies ClauseId

/** What the minutes say of circles; of a step and of an act, what the rule says of it. */
export const CIRCLES_TELL: Chapter['tell'] = {
  'circle-applied': (_, { circle, member }) => said('circle-applied', { circle, member }, OWN_CHOICE),
  'circle-application-ended': (_, { circle, member }) =>
    said('circle-application-ended', { circle, member }, OWN_CHOICE),
  'circle-joined': (_, { circle, member, how = 'imported' }) =>
    said('circle-joined', { circle, member, how }, COMPOSITION),
  'circle-left': (_, { circle, member, why = 'left' }) => said('circle-left', { circle, member, why }, COMPOSITION),
  'mandate-lent': (state, { circle, lender, domain, until, budgetMinor }) => [
    one('mandate-lent', { circle, lender, matters: domain, until }, MANDATES),
    ...(budgetMinor === undefined
      ? []
      : [
          one(
            'budget-lent',
            { circle, amountMinor: BigInt(budgetMinor), currency: state.charter.inForce.currency },
            COMPOSITION,
          ),
        ]),
  ],
  'mandate-ended': (_, { circle, why }) => said('mandate-ended', { circle, why }, MANDATES),
  'link-set': (_, { narrower, wider, member, sentBy }) => said('link-set', { narrower, wider, member, sentBy }, LINKS),
  'link-broken': (_, { narrower, wider, member, sentBy, why }) =>
    said('link-broken', { narrower, wider, member, sentBy, why }, LINKS),
  // Of what the rule was asked before, the rule's own words: it says the same again.
  'round-started': (_, { round: proposal, circle, present }) =>
    said('round-started', { circle, proposal, present: present.length }, LINKS),
  'selection-started': (_, { circle, subject }) =>
    said('selection-started', { circle, role: subject.kind === 'role' ? subject.role : '' }, LINKS),
  'named-for-role': (_, { member, nominee }) => said('named-for-role', { member, nominee }, LINKS),
  'put-forward-for-role': (_, { nominee }) => said('put-forward-for-role', { member: nominee }, LINKS),
  'step-taken': (state, { round, member, step }) => {
    const open = state.circles.rounds.get(round)
    const outcome = open?.round === undefined ? undefined : movedBy(open, member, step)
    return outcome?.kind === 'moved' ? outcome.because : said('heard-out', { member }, LINKS)
  },
  'round-ended': (_, { round, outcome, to = '' }) => said('round-ended', { round, outcome, to }, LINKS),
  'round-lapsed': (_, { round, why }) => said('round-lapsed', { round, why }, LINKS),
  'agreement-made': (_, { circle, wording, reviewOn }) => said('agreement-made', { circle, wording, reviewOn }, LINKS),
  'review-due': (state, { round, at }) => said('due-for-review', { proposals: [round], on: at }, LINKS),
  'role-given': (_, { role, member, from, until }) => said('role-selected', { role, member, from, until }, LINKS),
  'role-ended': (_, { circle, role, member, why }) => said('role-ended', { circle, role, member, why }, LINKS),
  'circle-acted': (state, event) => actTold(state, event),
}

/** Why the circle may do so, as the rule says it of the state before. */
const actTold = (state: State, event: EventOf<'circle-acted'>): Because => {
  const may = mayActNow(state, event.at, event)
  if (may.kind !== 'within-mandate') throw new TypeError('the act was within the mandate when it was accepted')
  return may.because
}

const one = <Code extends ReasonCode>(code: Code, facts: ReasonFacts[Code], clause: ClauseId): Reason =>
  ({ code, clauses: [clause], ...facts }) as unknown as Reason

const said = <Code extends ReasonCode>(code: Code, facts: ReasonFacts[Code], clause: ClauseId): Because => [
  one(code, facts, clause),
]
