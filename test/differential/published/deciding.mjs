import { clause, reading } from './sources.mjs'

/** Examples worked out by others, or in the texts that the rules model, as cases for the oracle: it must come to the same figures without asking us. */
const cast = (votes, more) => ({ for: 0, against: 0, abstain: 0, closed: true, ...votes, ...more })
const WJC_7 = ['50%', '90%', '60%', '80%', '40%', '80%', '90%', '70%', '100%', '60%']
const TEAM = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
const TENNESSEE = [
  [42, 'Memphis', 'Nashville'],
  [26, 'Nashville', 'Chattanooga'],
  [15, 'Chattanooga', 'Knoxville'],
  [17, 'Knoxville', 'Chattanooga'],
]
const CITIES = ['Memphis', 'Nashville', 'Chattanooga', 'Knoxville']

const averages = [
  {
    rule: 'rounding',
    source: "Python's documentation of decimal, quantize: 7.325 to cents, ROUND_DOWN",
    asked: { value: '7.325', places: 2, rounding: 'down' },
    expected: { units: '732', decimals: '7.32', all: '7.325' },
  },
  {
    rule: 'rounding',
    source: 'The same, quantize: 7.325 to a whole, ROUND_UP',
    asked: { value: '7.325', places: 0, rounding: 'up' },
    expected: { units: '8', decimals: '8' },
  },
  {
    rule: 'periods',
    source: 'java.time.LocalDate, plusMonths: 2007-03-31 and one month; POSIX: day 0 is a Thursday',
    asked: { day: '1970-01-01', anchor: '2007-03-31', length: { months: 1 }, months: 1 },
    expected: { months: '2007-04-30', weekday: 'thursday', sinceEpoch: 0 },
  },
  { rule: 'averages', source: clause('WJC-7'), asked: { proposals: WJC_7 }, expected: { value: '18/25', count: 10 } },
  {
    rule: 'averages',
    source: 'Wikipedia, Winsorizing: the mean of twenty numbers trimmed by 5 % at each end',
    asked: {
      proposals: [92, 19, 101, 58, 1053, 91, 26, 78, 10, 13, -40, 101, 86, 85, 15, 89, 89, 28, -5, 41],
      aggregation: { trimmedMean: '5%' },
    },
    expected: { value: '113/2' },
  },
  {
    rule: 'weighted',
    source: 'Wikipedia, Weighted arithmetic mean: 20 pupils with 80, 30 with 90',
    asked: {
      proposals: [
        { proposal: 80, weight: 20 },
        { proposal: 90, weight: 30 },
      ],
    },
    expected: { value: '86' },
  },
  {
    rule: 'categories',
    source: clause('WJC-9'),
    asked: {
      categories: ['coordinator', 'owner', 'full', 'part'],
      proposals: [
        { coordinator: 15, owner: 10, full: 10, part: 5 },
        { coordinator: 10, owner: 10, full: 10, part: 8 },
      ],
    },
    told: ({ averages }) => averages.map(({ value }) => value),
    expected: ['25/2', '10', '10', '13/2'],
  },
  {
    rule: 'in-force',
    source: clause('WJC-19'),
    asked: { proposals: ['70%', '80%'], provisional: '3/4', minimumProposals: 2 },
    expected: { kind: 'average', value: '3/4' },
  },
  {
    rule: 'live',
    source: clause('WJC-7'),
    asked: {
      electorate: TEAM,
      aggregation: 'mean',
      steps: WJC_7.map((proposal, at) => ({ act: 'cast', member: TEAM[at], proposal })),
    },
    told: ({ steps }) => steps.at(-1).value,
    expected: '18/25',
  },
  {
    rule: 'over-time',
    source: reading('WJC-11, WJC-12'),
    asked: {
      changes: [
        { on: '2024-01-01', value: 10 },
        { on: '2024-06-10', value: 12 },
      ],
      acts: { nextPeriod: { anchor: '2024-01-01', length: { months: 1 } } },
    },
    expected: {
      numbers: [
        { from: '2024-02-01', value: '10' },
        { from: '2024-07-01', value: '12' },
      ],
    },
  },
]

const decisions = [
  {
    rule: 'verdicts',
    source: clause('WJC-7'),
    asked: cast({ for: 7, against: 3 }, { rule: { atLeast: '72%', of: 'electorate' }, electorate: 10 }),
    expected: { kind: 'lost', neededFor: null },
  },
  {
    rule: 'verdicts',
    source: reading('WJC-3'),
    asked: cast({ for: 7, against: 2 }, { rule: { atLeast: '2/3', of: 'electorate' }, electorate: 12 }),
    expected: { kind: 'lost', neededFor: 8 },
  },
  {
    rule: 'others',
    source: reading('WJC-7, WJC-14'),
    asked: {
      classes: [{ id: 'member', hasVote: true }],
      people: TEAM.map((id) => ({ id, memberClass: 'member' })),
      members: 'all',
      parties: { candidate: 'a' },
      except: ['candidate'],
      rule: { atLeast: '72%', of: 'electorate' },
      ballots: TEAM.map((id) => [id, 'for']),
    },
    told: ({ verdict }) => verdict,
    expected: { kind: 'carried', neededFor: 7, settled: true },
  },
  ...['at-opening', 'live'].map((thresholds) => ({
    rule: 'opened',
    source: `${reading('WJC-19')}: ${thresholds}`,
    asked: {
      rule: { atLeast: { average: 'share' }, of: 'electorate' },
      pin: { thresholds, electorate: 'at-opening' },
      averages: [{ item: 'share', value: '75%' }],
      averagesNow: [{ item: 'share', value: '100%' }],
      electorate: [...TEAM, 'k', 'l'],
      electorateNow: [...TEAM, 'k', 'l'],
      ballots: TEAM.slice(0, 9).map((id) => [id, 'for']),
      closed: true,
      ballotsFinal: false,
    },
    told: ({ kind }) => kind,
    expected: thresholds === 'live' ? 'lost' : 'carried',
  })),
  {
    rule: 'consensus',
    source: reading('WJC-1'),
    asked: { electorate: 10, asked: 10, agree: 9, standAside: 0, block: 0, noticeOver: true },
    expected: { kind: 'carried' },
  },
  {
    rule: 'choosing',
    source: 'Wikipedia, Approval voting: the capital of Tennessee, the two nearest approved of',
    asked: {
      options: CITIES,
      runoff: 'never',
      ballots: TENNESSEE.flatMap(([count, ...two]) => Array(count).fill(two)),
    },
    expected: { kind: 'chosen', option: 'Nashville' },
  },
  {
    rule: 'backing',
    source: clause('WJC-18'),
    asked: {
      wording: 'w',
      electorate: TEAM,
      backings: TEAM.slice(0, 3).map((member) => ({ member, wording: 'w' })),
      share: '1/3',
    },
    expected: { kind: 'not-yet', neededBackers: 4 },
  },
  {
    rule: 'standing',
    source: `${clause('WJC-12')}, and the example of standingOf`,
    asked: {
      holdForDays: 7,
      events: [
        { day: 100, holds: true },
        { day: 106, holds: true },
        { day: 108, holds: false },
      ],
    },
    told: ({ events }) => events.map(({ kind }) => kind),
    expected: ['holding', 'holding', 'decided'],
  },
]

const elections = [
  {
    rule: 'approval',
    source: 'Wikipedia, Approval voting: the capital of Tennessee, the two nearest approved of',
    asked: {
      candidates: CITIES,
      seats: 1,
      tieBreaks: [],
      ballots: TENNESSEE.map(([count, ...approves]) => ({ approves, count })),
    },
    told: ({ elected, approvals }) => [elected, approvals.map(({ approvals }) => approvals)],
    expected: [['Nashville'], [42, 68, 58, 32]],
  },
  {
    rule: 'countback',
    source: 'the example of fillVacancy, WC-3',
    asked: {
      method: 'scottish-stv',
      candidates: ['ana', 'ben', 'cleo', 'dan'],
      seats: 2,
      tieBreaks: ['earlier-stages', 'lot'],
      leavers: ['ana'],
      sitting: ['cleo'],
      ballots: [
        { preferences: ['ana', 'ben'], count: 5 },
        { preferences: ['cleo'], count: 4 },
        { preferences: ['dan'], count: 2 },
      ],
    },
    expected: { kind: 'filled', by: ['ben'] },
  },
  {
    rule: 'score',
    source: reading('Elections: a candidate left unscored'),
    asked: {
      candidates: ['ana'],
      seats: 1,
      tieBreaks: [],
      min: 0,
      max: 5,
      by: 'mean',
      ballots: [
        { scores: [{ candidate: 'ana', score: 5 }] },
        { scores: [{ candidate: 'ana', score: 2 }] },
        { scores: [] },
      ],
    },
    told: ({ scores }) => scores[0].value,
    expected: '7/2',
  },
  {
    rule: 'lot',
    source: 'the example of lotOrder, which sha256sum draws as well',
    asked: { seed: 'public draw of 2026-03-01: 4 8 15 16 23 42', stage: 3, among: ['ana', 'ben', 'cleo'] },
    expected: { order: ['cleo', 'ana', 'ben'] },
  },
]

export const DECIDING = [averages, decisions, elections].flat()
