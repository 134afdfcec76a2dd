import type { CharterMinutes } from '../../../src/reasons/subjects/minutes/charter.js'
import type { FactsOf } from '../facts-of.js'

export const CHARTER_MINUTES_FACTS: FactsOf<CharterMinutes> = {
  'amendment-proposed': [
    {
      amendment: 'a1',
      version: '2',
      basedOn: '1',
      member: 'ana',
      places: ['decisions.admit-worker-owner', 'currency'],
      decisions: ['change-rules'],
    },
  ],
  'amendment-lost': [{ amendment: 'a1', decision: 'a1-change-rules' }],
  'amendment-lapsed': [
    { amendment: 'a1', why: 'charter-changed' },
    { amendment: 'a1', why: 'withdrawn' },
    { amendment: 'a1', why: 'undecided' },
  ],
  'charter-amended': [{ amendment: 'a1', version: '2', places: ['decisions.admit-worker-owner', 'currency'] }],
}
