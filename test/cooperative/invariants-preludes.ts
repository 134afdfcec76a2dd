import type { Command } from '../../src/cooperative/index.js'
import { RECORD, say } from './invariants-people.js'

const all = (at: string, people: readonly string[], command: (by: string) => object): readonly Command[] =>
  people.map((by) => say(at, by, command(by)))

const OWNERS = ['ana', 'ben', 'cleo', 'dov', 'eva']
const casting = (decision: string) => () => ({ type: 'cast', decision, answer: 'for' })

/** A project with its team and its salaries, somebody who keeps the books, and books. */
export const OF_WE_JUST_COOP: readonly Command[] = [
  say('2026-01-02', 'ana', {
    type: 'propose-project',
    project: 'app',
    serves: [{ objective: 'purpose', how: RECORD }],
    areas: ['tech'],
    budgetMinor: '500000',
    budget: RECORD,
  }),
  say('2026-01-02', 'ben', { type: 'evaluate-project', project: 'app', objective: 'purpose', value: 8 }),
  say('2026-01-02', 'ana', { type: 'put-project-to-the-vote', project: 'app', decision: 'vote-app' }),
  ...all('2026-01-02', OWNERS, casting('vote-app')),
  say('2026-01-02', 'ana', {
    type: 'open-decision',
    decision: 'office',
    provision: 'other-matters',
    subject: { kind: 'appointment', office: 'financial-coordinator', member: 'eva' },
  }),
  ...all('2026-01-02', OWNERS, casting('office')),
  say('2026-01-10', 'ana', {
    type: 'stand-for-coordination',
    project: 'app',
    area: 'tech',
    decision: 'ana-tech',
    removalThreshold: '60%',
  }),
  ...all('2026-01-10', OWNERS.slice(1), casting('ana-tech')),
  ...['ben', 'cleo'].flatMap((person, n) => [
    say('2026-01-18', 'ana', { type: 'open-place', project: 'app', area: 'tech', place: `place-${n}` }),
    say('2026-01-18', person, {
      type: 'apply-for-place',
      project: 'app',
      place: `place-${n}`,
      removalThreshold: '80%',
    }),
    say('2026-01-18', 'ana', { type: 'take-in', project: 'app', place: `place-${n}`, person }),
  ]),
  say('2026-01-18', 'ana', { type: 'open-place', project: 'app', area: 'tech', place: 'voice' }),
  say('2026-01-18', 'fay', { type: 'apply-for-place', project: 'app', place: 'voice', removalThreshold: '50%' }),
  say('2026-01-18', 'ana', { type: 'open-next-pool', project: 'app', place: 'voice', record: RECORD }),
  say('2026-01-18', 'ana', { type: 'take-in', project: 'app', place: 'voice', person: 'fay' }),
  say('2026-01-18', 'ana', { type: 'start-project', project: 'app' }),
  ...all('2026-01-19', ['ana', 'ben'], (by) => ({
    type: 'propose-salaries',
    scope: 'app',
    amounts: {
      'full-time-coordinator': by === 'ana' ? 15 : 10,
      'full-time-worker-owner': '10.01',
      'full-time-volunteer': 10,
      'part-time-volunteer': by === 'ana' ? 5 : 8,
    },
  })),
  say('2026-02-01', 'eva', { type: 'open-account', account: 'bank', kind: 'asset', serves: 'payments' }),
  say('2026-02-01', 'eva', { type: 'open-account', account: 'wages', kind: 'expense', serves: 'pay' }),
]

const BOARD = ['ana', 'ben', 'cleo']

const round = (id: string, circle: string, present: readonly string[], subject: object): readonly Command[] => {
  const at = '2026-01-10'
  const [facilitator = ''] = present
  const step = (by: string, what: object): Command => say(at, by, { type: 'take-step', round: id, step: what })
  const proceed = step(facilitator, { kind: 'proceed' })
  const heard = present.map((by) => step(by, { kind: 'heard' }))
  const begun = { type: 'start-round', round: id, circle, subject, wording: RECORD, reviewOn: '2026-12-01' }
  return [
    say(at, facilitator, { ...begun, facilitator, present }),
    ...[proceed, ...heard, proceed, ...heard, proceed],
    ...present.map((by) => step(by, { kind: 'answer', answer: 'consent' })),
    proceed,
  ]
}

/** Elected without a vote, for as many stand as there are seats. */
const unopposed = (election: string, provision: string, elected: readonly string[], by: string): readonly Command[] => [
  say('2026-01-02', by, {
    type: 'open-election',
    election,
    provision,
    nominationsUntil: '2026-01-04',
    votingUntil: '2026-01-08',
  }),
  ...elected.flatMap((candidate) => [
    say('2026-01-02', by, { type: 'nominate', election, candidate }),
    // Whoever names themselves accepts with that.
    ...(candidate === by ? [] : [say('2026-01-02', candidate, { type: 'accept-nomination', election })]),
  ]),
]

/** A board that has lent to a working group of three, and a link between them. */
export const OF_WORKERS_COOP: readonly Command[] = [
  ...unopposed('first-board', 'board', BOARD, 'mill'),
  say('2026-01-10', 'mill', { type: 'pass-time' }),
  ...round('lend', 'board', BOARD, {
    kind: 'mandate',
    circle: 'learning-group',
    domain: ['learning', 'events'],
    budgetMinor: '300000',
    perDecisionMinor: '150000',
  }),
  ...all('2026-01-10', ['ben', 'dov', 'eva'], () => ({ type: 'apply-to-circle', circle: 'learning-group' })),
  ...round('place-ben', 'board', ['ana', 'ben', 'cleo'], { kind: 'place', circle: 'learning-group', candidate: 'ben' }),
  ...round('place-dov', 'learning-group', ['ben'], { kind: 'place', circle: 'learning-group', candidate: 'dov' }),
  ...round('place-eva', 'learning-group', ['ben', 'dov'], {
    kind: 'place',
    circle: 'learning-group',
    candidate: 'eva',
  }),
  ...round('link', 'board', ['ana', 'ben', 'cleo'], { kind: 'link', narrower: 'learning-group', member: 'ben' }),
  ...round('course', 'learning-group', ['dov', 'ben', 'eva'], { kind: 'matter', matter: 'learning' }),
]

/** A board and supervisors, and salaries. */
export const OF_WORKER_COOP_PLAIN: readonly Command[] = [
  ...unopposed('first-board', 'board', BOARD, 'ana'),
  ...unopposed('first-supervisors', 'supervisors', ['dov', 'eva'], 'ana'),
  say('2026-01-05', 'ana', { type: 'pass-time' }),
  ...all('2026-01-05', BOARD, () => ({
    type: 'cast-election-ballot',
    election: 'first-board',
    ballot: { approved: BOARD },
  })),
  ...all('2026-01-05', BOARD, () => ({
    type: 'cast-election-ballot',
    election: 'first-supervisors',
    ballot: { approved: ['dov', 'eva'] },
  })),
  ...all('2026-01-09', ['ana', 'ben', 'cleo'], () => ({ type: 'propose-salaries', base: '12.5', amounts: {} })),
  say('2026-02-01', 'ana', { type: 'open-account', account: 'bank', kind: 'asset', serves: 'payments' }),
  say('2026-02-01', 'ana', { type: 'open-account', account: 'wages', kind: 'expense', serves: 'pay' }),
]
