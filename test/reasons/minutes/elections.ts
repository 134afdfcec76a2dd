import type { FactsOf } from '../facts-of.js'
import type { ElectionsMinutes } from '../../../src/reasons/subjects/minutes/elections.js'

const election = 'board-2026'
const windows = { nominationsUntil: '2026-03-14', votingUntil: '2026-03-28' }

export const ELECTIONS_MINUTES_FACTS: FactsOf<ElectionsMinutes> = {
  'election-opened': [
    { election, seats: 7, ...windows, secret: false },
    { election, seats: 1, ...windows, secret: true },
  ],
  'election-called-off': [
    { election, why: 'by-the-opener' },
    { election, why: 'nobody-new' },
    { election, why: 'undecided' },
    { election, why: 'term-over' },
  ],
  'candidate-nominated': [{ election, candidate: 'ana', nominator: 'bakery' }],
  'nomination-accepted': [{ election, candidate: 'ana' }],
  'candidacy-withdrawn': [{ election, candidate: 'ana' }],
  'nominations-closed': [
    { election, candidates: ['ana'] },
    { election, candidates: ['ana', 'ben'] },
  ],
  'nominations-reopened': [{ election, ...windows }],
  'election-ballot-cast': [{ election, member: 'ana' }],
  'lot-committed': [{ election, member: 'ana', commitment: '00ff' }],
  'lot-drawn': [{ election, seed: '00ff' }],
  'not-the-seed': [{ election, commitment: '00ff' }],
  'election-voting-closed': [
    { election, ballots: 1, entitled: 1 },
    { election, ballots: 20, entitled: 31 },
  ],
  'election-ballots-closed': [{ election, closing: '00ff' }],
  'election-count-released': [
    { election, elected: [], between: ['ana', 'ben'] },
    { election, elected: ['ana'], between: [] },
    { election, elected: ['ana', 'ben'], between: [] },
  ],
  'election-tied': [{ election }],
  'run-off-opened': [{ election, between: ['ana', 'ben'], votingUntil: '2026-04-05' }],
  'run-off-ballot-cast': [{ election, member: 'ana' }],
  'run-off-closed': [
    { election, order: ['ben', 'ana'], apart: 'all' },
    { election, order: ['ben', 'ana'], apart: 'too-few' },
  ],
  'election-decided': [
    { election, elected: [], until: '' },
    { election, elected: ['ana'], until: '2028-03-29' },
    { election, elected: ['ana', 'ben'], until: '' },
  ],
  'seat-vacated': [
    { election, member: 'ana', why: 'left-the-seat' },
    { election, member: 'ana', why: 'membership-ended' },
  ],
  'vacancy-filled': [
    { election, elected: ['ana'] },
    { election, elected: ['ana', 'ben'] },
  ],
  'term-ended': [
    { election, members: [] },
    { election, members: ['ana', 'ben'] },
  ],
  'election-due': [{ provision: 'board' }],
}
