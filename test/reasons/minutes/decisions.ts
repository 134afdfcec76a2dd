import type { DecisionOutcome, DecisionsMinutes } from '../../../src/reasons/subjects/minutes/decisions.js'
import type { FactsOf } from '../facts-of.js'

const decision = 'd17'
const outcome = (one: DecisionOutcome): { readonly decision: string; readonly outcome: DecisionOutcome } => ({
  decision,
  outcome: one,
})

export const DECISIONS_MINUTES_FACTS: FactsOf<DecisionsMinutes> = {
  'decision-opened': [
    { decision, provision: 'other-matters', proposer: 'ana', entitled: 9, closesOn: '2026-03-15', secret: false },
    { decision, provision: 'remove-from-team', proposer: 'ana', entitled: 1, closesOn: '', secret: true },
  ],
  'item-proposed': [{ decision, item: 'lunch-break' }],
  'took-part-in': [{ decision, member: 'ben' }],
  'ballot-final': [{}],
  'wording-changed': [{ decision }],
  'wording-unchanged': [{ decision }],
  'support-reached': [{ decision, until: '2026-03-08' }],
  'support-lost': [{ decision }],
  'threshold-moved': [{ decision, item: 'project-threshold' }],
  'second-ballot': [{ decision, closesOn: '2026-03-15' }],
  'electorate-recounted': [
    { decision, entitled: 1 },
    { decision, entitled: 8 },
  ],
  'ballots-closed': [{ decision }],
  'result-released': [outcome('carried'), outcome('lost')],
  decided: [
    outcome('carried'),
    outcome('lost'),
    outcome('tied'),
    outcome('inquorate'),
    outcome('chosen'),
    outcome('runoff'),
    outcome('nothing-chosen'),
  ],
  'counts-not-released': [{}],
  'decision-lapsed': [
    { decision, why: 'withdrawn' },
    { decision, why: 'without-object' },
    { decision, why: 'nobody-entitled' },
  ],
  'time-passed': [{}],
  'outcome-does-not-follow': [
    { decision, outcome: 'carried', would: 'lost' },
    { decision, outcome: 'chosen', would: 'open' },
  ],
}
