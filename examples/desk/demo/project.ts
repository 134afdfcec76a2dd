import type { Command } from 'coop-rules/cooperative'
import { type DaysAgo, type DemoPart, demoText } from './part.js'

// The project `harbour` and who is in it. Its team are ten people:
//   otter coordinates `direction` and robin `production` (worker-owners), ibis `sound` (a volunteer, found by a talent search);
//   finch (worker-owner) writes the script; swift, dunlin, marten and crane are volunteers of the cooperative; avocet and curlew came from outside and are volunteers now.
// wren (financial coordinator) and tern are worker-owners outside the team, so they may hold keys and check the accounts; magpie is a donor, puffin a visitor who belongs to nothing yet.
// It was proposed 52 days ago, accepted 41 days ago, has had its coordinators since 32 days ago, and was started 29 days ago.
// Its budget is `b-harbour` with the lines `l-studio`, `l-music`, `l-travel`, `l-boat`; nothing was paid for `l-music` so far.

const HOW = demoText(
  'Six stories told by people who worked at the harbour, free for everyone to hear.',
  'Seis historias contadas por quienes trabajaron en el puerto, gratis para todo el mundo.',
)
const BUDGET = demoText(
  'Studio 2,400 €, music 900 €, travel 360 €, the boat 540 €; the rest is pay.',
  'Estudio 2.400 €, música 900 €, viajes 360 €, el barco 540 €; el resto es retribución.',
)
const NO_WORKER_OWNER = demoText(
  'No worker-owner asked for this place in three days.',
  'Ninguna socia ni socio trabajador pidió este puesto en tres días.',
)
const SEARCH = demoText(
  'Wanted: somebody who records sound out of doors and brings three others to it.',
  'Se busca: alguien que grabe sonido al aire libre y enseñe a otras tres personas.',
)
const NO_VOLUNTEER = demoText(
  'Nobody of the cooperative plays the accordion or steers a boat.',
  'Nadie de la cooperativa toca el acordeón ni sabe llevar un barco.',
)
const AGREEMENT = demoText(
  'Boat for two mornings, agreed with the owner by telephone.',
  'Barco para dos mañanas, acordado por teléfono con su dueño.',
)

const PROJECT = { project: 'harbour' } as const

/** Whom each place went to, from which pool, and by whose choice. */
const PLACES = [
  ['direction', 'otter', 'harbour-script', 'finch', '65%'],
  ['direction', 'otter', 'harbour-voice', 'swift', '75%'],
  ['sound', 'ibis', 'harbour-editing', 'marten', '80%'],
  ['sound', 'ibis', 'harbour-music', 'avocet', '70%'],
  ['production', 'robin', 'harbour-poster', 'dunlin', '60%'],
  ['production', 'robin', 'harbour-evenings', 'crane', '75%'],
  ['production', 'robin', 'harbour-boat', 'curlew', '65%'],
] as const

const FROM_OUTSIDE: ReadonlySet<string> = new Set(['avocet', 'curlew'])
const WORKER_OWNERS = ['otter', 'finch', 'robin', 'wren', 'tern'] as const

export const projectDemo: DemoPart = {
  names: {
    harbour: { en: '“Harbour lights”', es: '«Luces del puerto»' },
    puffin: 'Inés Calvo',
    avocet: 'Odile Marchand',
    curlew: 'Pello Etxeberria',
    'harbour-script': { en: 'the script', es: 'el puesto de guion' },
    'harbour-voice': { en: 'the voices', es: 'el puesto de voces' },
    'harbour-editing': { en: 'editing', es: 'el puesto de montaje' },
    'harbour-music': { en: 'the accordion', es: 'el puesto de acordeón' },
    'harbour-poster': { en: 'the poster', es: 'el puesto de cartel' },
    'harbour-evenings': { en: 'the listening evenings', es: 'el puesto de veladas de escucha' },
    'harbour-boat': { en: 'the boat', es: 'el puesto de barco' },
    'accept-harbour': { en: 'acceptance of “Harbour lights”', es: 'aceptación de «Luces del puerto»' },
    'harbour-coordination-otter': {
      en: 'Carmen Vega for the direction of “Harbour lights”',
      es: 'Carmen Vega para la dirección de «Luces del puerto»',
    },
    'harbour-coordination-ibis': {
      en: 'Hanna Lind for the sound of “Harbour lights”',
      es: 'Hanna Lind para el sonido de «Luces del puerto»',
    },
    'harbour-coordination-robin': {
      en: 'Farid Azizi for the production of “Harbour lights”',
      es: 'Farid Azizi para la producción de «Luces del puerto»',
    },
    'b-harbour': { en: 'budget of “Harbour lights”', es: 'presupuesto de «Luces del puerto»' },
    'l-studio': { en: 'studio', es: 'estudio' },
    'l-music': { en: 'music', es: 'música' },
    'l-travel': { en: 'travel', es: 'viajes' },
    'l-boat': { en: 'the boat', es: 'barco' },
    'harbour-studio-1': { en: 'four days of studio', es: 'cuatro días de estudio' },
    'harbour-boat-1': { en: 'the boat for two mornings', es: 'el barco, dos mañanas' },
    'harbour-train': { en: 'train tickets', es: 'billetes de tren' },
  },
  texts: [HOW, BUDGET, SEARCH, NO_WORKER_OWNER, NO_VOLUNTEER, AGREEMENT],
  commands: (day) => [...accepted(day), ...coordinated(day), ...staffed(day), ...begun(day)],
}

/** Proposed, weighed by the members, and put to the vote (WJC-3, WJC-4). */
const accepted = (day: DaysAgo): readonly Command[] => [
  {
    at: day(52),
    by: 'otter',
    type: 'propose-project',
    ...PROJECT,
    serves: [{ objective: 'purpose', how: HOW.fingerprint }],
    areas: ['direction', 'sound', 'production'],
    budgetMinor: '900000',
    budget: BUDGET.fingerprint,
  },
  ...(
    [
      ['tern', 8],
      ['finch', 9],
      ['robin', 7],
      ['wren', 8],
    ] as const
  ).map(
    ([by, value]): Command => ({ at: day(50), by, type: 'evaluate-project', ...PROJECT, objective: 'purpose', value }),
  ),
  { at: day(48), by: 'otter', type: 'put-project-to-the-vote', ...PROJECT, decision: 'accept-harbour' },
  ...WORKER_OWNERS.map((by): Command => ({ at: day(48), by, type: 'cast', decision: 'accept-harbour', answer: 'for' })),
]

/** A coordinator for each area, approved by the worker-owners; where none of them stands, one is sought outside (WJC-5). */
const coordinated = (day: DaysAgo): readonly Command[] => [
  ...candidacy(day(40), 'otter', 'direction', '70%'),
  ...candidacy(day(40), 'robin', 'production', '80%'),
  { at: day(40), by: 'otter', type: 'open-talent-search', ...PROJECT, area: 'sound', record: SEARCH.fingerprint },
  ...candidacy(day(39), 'ibis', 'sound', '60%'),
]

const candidacy = (at: string, by: string, area: string, removalThreshold: string): readonly Command[] => {
  const decision = `harbour-coordination-${by}`
  return [
    { at, by, type: 'stand-for-coordination', ...PROJECT, area, decision, removalThreshold },
    ...WORKER_OWNERS.filter((one) => one !== by).map(
      (one): Command => ({ at, by: one, type: 'cast', decision, answer: 'for' }),
    ),
  ]
}

/** The places filled in order: worker-owners first, then volunteers, then from outside (WJC-6). */
const staffed = (day: DaysAgo): readonly Command[] => [
  ...PLACES.map(([area, by, place]): Command => ({ at: day(32), by, type: 'open-place', ...PROJECT, area, place })),
  ...PLACES.flatMap(([, by, place, person, removalThreshold]): Command[] => {
    const next = (record: string): Command => ({ at: day(30), by, type: 'open-next-pool', ...PROJECT, place, record })
    const outside = FROM_OUTSIDE.has(person)
    return [
      ...(person === 'finch' ? [] : [next(NO_WORKER_OWNER.fingerprint)]),
      ...(outside ? [next(NO_VOLUNTEER.fingerprint)] : []),
      {
        at: day(30),
        by: person,
        type: 'apply-for-place',
        ...PROJECT,
        place,
        pool: outside ? 'outside' : 'volunteers',
        removalThreshold,
      },
      { at: day(30), by, type: 'take-in', ...PROJECT, place, person },
    ]
  }),
]

/** Started, with a budget, salaries that the team sets, and the first things paid (WJC-9, WJC-21, WJC-22). */
const begun = (day: DaysAgo): readonly Command[] => [
  { at: day(29), by: 'otter', type: 'start-project', ...PROJECT },
  {
    at: day(29),
    by: 'wren',
    type: 'set-budget',
    budget: 'b-harbour',
    of: PROJECT,
    lines: [
      { line: 'l-studio', plannedMinor: '240000' },
      { line: 'l-music', plannedMinor: '90000' },
      { line: 'l-travel', plannedMinor: '36000' },
      { line: 'l-boat', plannedMinor: '54000' },
    ],
  },
  ...(
    [
      ['otter', 14, 12, 10, 8],
      ['finch', 12, 12, 10, 9],
      ['robin', 13, 11, 10, 8],
      ['ibis', 12, 11, 11, 10],
      ['marten', 12, 12, 12, 12],
      ['crane', 14, 12, 11, 9],
    ] as const
  ).map(
    ([by, coordinator, workerOwner, volunteer, partTime]): Command => ({
      at: day(28),
      by,
      type: 'propose-salaries',
      scope: 'harbour',
      amounts: {
        'full-time-coordinator': coordinator,
        'full-time-worker-owner': workerOwner,
        'full-time-volunteer': volunteer,
        'part-time-volunteer': partTime,
      },
    }),
  ),
  expense(day(22), 'harbour-studio-1', '120000', 'a-studio', 'l-studio', {
    document: {
      kind: 'invoice',
      name: 'invoice-studio-88',
      sha256: demoText('invoice-studio-88', 'factura-estudio-88').fingerprint,
    },
  }),
  expense(day(15), 'harbour-boat-1', '27000', 'a-travel', 'l-boat', {
    document: { kind: 'receipt', name: 'receipt-boat-3', sha256: AGREEMENT.fingerprint },
  }),
  expense(day(9), 'harbour-train', '6240', 'a-travel', 'l-travel', {}),
]

const expense = (
  at: string,
  entry: string,
  amountMinor: string,
  account: string,
  line: string,
  more: {
    readonly document?: { readonly kind: 'invoice' | 'receipt'; readonly name: string; readonly sha256: string }
  },
): Command => ({
  at,
  by: 'wren',
  type: 'record-expense',
  entry,
  amountMinor,
  account,
  from: 'a-bank',
  of: PROJECT,
  line,
  ...more,
})
