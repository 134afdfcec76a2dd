import type { Command } from 'coop-rules/cooperative'
import { type DaysAgo, type DemoPart, demoText } from './part.js'

// What is open today at Commonweal, the federation. Its board are m01 (Amina Yusuf), m02, m04, m05, m06 and m07, with one seat vacant; the learning group m02 and m09.
// - `news-again`: a consent round of the board, in which m04 objects; it waits for m02, m05 and m06 to judge the objection;
// - `winter-school`: a round of the learning group, in which m09 may still ask questions;
// - `board-seat`: an election for the vacant seat, in which votes are cast, by m07 and e01 so far;
// - `winter-meeting`: a general meeting that was called, in two weeks.

const NEWS = demoText(
  'The communication group writes to members once a month, and spends up to £800 until the summer.',
  'El grupo de comunicación escribe a los miembros una vez al mes y gasta hasta 800 libras hasta el verano.',
)
const SCHOOL = demoText(
  'A winter school of two evenings in January, about reading balance sheets, for forty people.',
  'Una escuela de invierno de dos tardes en enero, sobre cómo leer balances, para cuarenta personas.',
)
const LEARNING = demoText(
  'The learning group looks after learning and events for another year, with £2,500.',
  'El grupo de formación se ocupa de la formación y de los encuentros otro año más, con 2500 libras.',
)
const COSTS = demoText(
  'The budget for the year is not agreed yet, and this would spend from it.',
  'El presupuesto del año aún no está acordado, y esto gastaría de él.',
)
const NOT_YET = demoText(
  'We lend it from January, when the budget is agreed.',
  'Lo prestamos desde enero, con el presupuesto acordado.',
)

export const federationDemo: DemoPart = {
  names: {
    'news-again': {
      en: '“Mandate of the communication group, renewed”',
      es: '«Mandato del grupo de comunicación, renovado»',
    },
    'lend-learning-again': {
      en: '“Mandate of the learning group, renewed”',
      es: '«Mandato del grupo de formación, renovado»',
    },
    'winter-school': { en: '“Winter school”', es: '«Escuela de invierno»' },
    'board-seat': { en: '“A seat on the board”', es: '«Un puesto en el consejo»' },
    'winter-meeting': { en: '“Winter”', es: '«Invierno»' },
    'meeting-place': { en: '“Where we meet in spring”', es: '«Dónde nos reunimos en primavera»' },
  },
  texts: [NEWS, SCHOOL, COSTS, NOT_YET, LEARNING],
  commands: (day) => [...rounds(day), ...election(day), ...meeting(day)],
}

/** One round that waits for an objection to be judged, and one in which questions are asked (WC-3, WC-4). */
const rounds = (day: DaysAgo): readonly Command[] => [
  {
    at: day(10),
    by: 'm01',
    type: 'start-round',
    round: 'lend-learning-again',
    circle: 'board',
    subject: { kind: 'mandate', circle: 'learning-group', domain: ['learning', 'events'], budgetMinor: '250000' },
    reviewOn: day(-355),
    facilitator: 'm01',
    present: ['m01', 'm02', 'm05', 'm06'],
    wording: LEARNING.fingerprint,
  },
  ...[1, 2, 3].map((): Command => step(day(10), 'm01', 'lend-learning-again', { kind: 'proceed' })),
  ...['m01', 'm02'].map((by) => step(day(10), by, 'lend-learning-again', { kind: 'answer', answer: 'consent' })),
  step(day(10), 'm01', 'lend-learning-again', { kind: 'proceed' }),
  {
    at: day(3),
    by: 'm01',
    type: 'start-round',
    round: 'news-again',
    circle: 'board',
    subject: { kind: 'mandate', circle: 'communication-group', domain: ['communication'], budgetMinor: '80000' },
    reviewOn: day(-180),
    facilitator: 'm01',
    present: ['m01', 'm02', 'm04', 'm05', 'm06'],
    wording: NEWS.fingerprint,
  },
  ...[1, 2, 3].map((): Command => step(day(3), 'm01', 'news-again', { kind: 'proceed' })),
  ...['m01', 'm02', 'm06'].map((by) => step(day(2), by, 'news-again', { kind: 'answer', answer: 'consent' })),
  step(day(2), 'm04', 'news-again', {
    kind: 'answer',
    answer: 'objection',
    criterion: 'breaks-a-policy',
    reason: COSTS.fingerprint,
  }),
  step(day(2), 'm01', 'news-again', { kind: 'judge', of: 'm04', upheld: false, reason: NOT_YET.fingerprint }),
  {
    at: day(1),
    by: 'm02',
    type: 'start-round',
    round: 'winter-school',
    circle: 'learning-group',
    subject: { kind: 'matter', matter: 'learning' },
    reviewOn: day(-90),
    facilitator: 'm02',
    present: ['m02', 'm09'],
    wording: SCHOOL.fingerprint,
  },
  step(day(1), 'm02', 'winter-school', { kind: 'proceed' }),
]

const step = (
  at: string,
  by: string,
  round: string,
  said: Extract<Command, { readonly type: 'take-step' }>['step'],
): Command => ({ at, by, type: 'take-step', round, step: said })

/** A vacant seat that no earlier candidate is left for, while votes are cast (WC-3). */
const election = (day: DaysAgo): readonly Command[] => {
  const ELECTION = { election: 'board-seat' } as const
  const candidates = ['m08', 'm09', 'm10']
  return [
    { at: day(16), by: 'm08', type: 'leave-seat', election: 'board-2026' },
    {
      at: day(16),
      by: 'm01',
      type: 'open-election',
      ...ELECTION,
      provision: 'board',
      fills: 'board-2026',
      seats: 1,
      nominationsUntil: day(6),
      votingUntil: day(-8),
    },
    ...candidates.map(
      (candidate): Command => ({ at: day(12), by: 'r01', onBehalfOf: 'e01', type: 'nominate', ...ELECTION, candidate }),
    ),
    ...candidates.map((by): Command => ({ at: day(9), by, type: 'accept-nomination', ...ELECTION })),
    { at: day(4), by: 'm07', type: 'cast-election-ballot', ...ELECTION, ballot: { ranked: ['m09', 'm10'] } },
    {
      at: day(2),
      by: 'r01',
      onBehalfOf: 'e01',
      type: 'cast-election-ballot',
      ...ELECTION,
      ballot: { ranked: ['m10', 'm08'] },
    },
  ]
}

/** A meeting that was called in time, with what it is to decide (WC-2). */
const meeting = (day: DaysAgo): readonly Command[] => [
  {
    at: day(5),
    by: 'm01',
    type: 'call-meeting',
    meeting: 'winter-meeting',
    provision: 'general-meeting',
    on: day(-14),
    agenda: ['meeting-place'],
  },
]
