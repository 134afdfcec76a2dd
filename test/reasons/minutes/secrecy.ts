import type { SecrecyMinutes } from '../../../src/reasons/subjects/minutes/secrecy.js'
import type { FactsOf } from '../facts-of.js'

const decision = 'd17'
const item = 'bonus'

export const SECRECY_MINUTES_FACTS: FactsOf<SecrecyMinutes> = {
  'ballots-opened': [
    { decision, holders: 1 },
    { decision, holders: 5 },
  ],
  'ballots-not-opened': [{ what: 'decision', id: decision }],
  'not-carried-by-this-count': [{ decision, until: '2026-06-01' }],
  'count-postponed': [{ decision, until: '2026-06-01' }],
  'instead-of-secrecy': [
    { decision, how: 'openly' },
    { decision, how: 'if-all-agree' },
    { decision, how: 'assembly' },
  ],
  'open-vote-agreed': [{ decision, member: 'ben' }],
  'vote-opened': [
    { decision, closesOn: '2026-03-15' },
    { decision, closesOn: '' },
  ],
  'too-few-for-secrecy': [
    { instead: 'wait-for-more' },
    { instead: 'outcome-only' },
    { instead: 'open' },
    { instead: 'openly' },
    { instead: 'assembly' },
  ],
  'too-near-an-end': [{ decision }],
  'counts-left-out': [{ decision }],
  'outcomes-only': [{}],
  'item-ballots-opened': [
    { item, holders: 5 },
    { item, scope: 'web', holders: 1 },
  ],
  'item-ballots-closed': [{ item }, { item, scope: 'web' }],
  'mean-released': [
    { item, observed: 8 },
    { item, scope: 'web', observed: 1 },
  ],
  'number-not-told': [{ item }],
  'voting-key-enrolled': [{ member: 'ana' }],
  'voting-key-unchanged': [{ member: 'ana' }],
  'voting-key-certified': [{ member: 'ana', certifier: 'ben' }],
  'key-in-use': [{ what: 'decision', id: decision }],
}
