import { FLOORS, ROOMS } from '../../rooms.js'

/** A line of the navigation; a test checks that each leads to a page. */
export interface Page {
  readonly text: string
  readonly link: string
}

export interface Group {
  readonly text: string
  items: Page[]
}

const FIRST_HOURS: Page[] = [
  { text: 'Which of the three', link: '/first-hour/' },
  { text: 'Embed three rules in an app', link: '/first-hour/embed' },
  { text: 'Simulate a question', link: '/first-hour/simulate' },
  { text: 'Fork a charter and adopt it', link: '/first-hour/fork-a-charter' },
]

const PRIMERAS_HORAS: Page[] = [
  { text: '¿Cuál de las tres?', link: '/es/first-hour/' },
  { text: 'Tres reglas en una aplicación', link: '/es/first-hour/embed' },
  { text: 'Simular una pregunta', link: '/es/first-hour/simulate' },
  { text: 'Derivar unos estatutos y adoptarlos', link: '/es/first-hour/fork-a-charter' },
]

const GUIDES: Page[] = [
  { text: 'Which rule answers your question', link: '/guides/which-rule' },
  { text: 'Charters that others fork', link: '/guides/fork-a-charter' },
  { text: 'What a charter says', link: '/guides/what-a-charter-says' },
  { text: 'Test your charter', link: '/guides/test-your-charter' },
  { text: 'A cooperative and its log', link: '/guides/cooperative' },
  { text: 'Keep a cooperative in a store', link: '/guides/keep-a-cooperative' },
  { text: 'Write an adapter', link: '/guides/write-an-adapter' },
  { text: 'Back up and restore', link: '/guides/backup' },
  { text: 'A secret vote by mail', link: '/guides/secret-vote' },
  { text: 'Who sees what', link: '/guides/who-sees-what' },
  { text: 'Run the desk', link: '/guides/run-the-desk' },
  { text: 'Simulate', link: '/guides/simulate' },
  { text: 'Which parameters matter', link: '/guides/sensitivity' },
  { text: 'On several machines', link: '/guides/engines' },
  { text: 'The command', link: '/guides/command' },
]

const CLAUSES: Page[] = [
  { text: 'We Just Coop', link: '/clauses/we-just-coop' },
  { text: 'workers.coop', link: '/clauses/workers-coop' },
  { text: 'Coopworking', link: '/clauses/coopworking' },
  { text: 'All readings', link: '/readings/' },
  { text: 'The texts, clause by clause', link: '/source/clauses' },
  { text: 'Not modelled yet', link: '/source/not-modelled-yet' },
]

const TRUST: Page[] = [
  { text: 'Whom you trust for what', link: '/trust' },
  { text: 'Security', link: '/security' },
  { text: 'The format of secret votes', link: '/secrecy-format' },
]

const DESK: Page[] = [
  { text: 'In pictures', link: '/desk' },
  { text: 'Complaints, and what was done', link: '/desk-complaints' },
]

const FIGURES: Page[] = [
  { text: 'Performance', link: '/performance' },
  { text: 'What the simulator reproduces', link: '/simulation-results' },
]

const ASSURANCE: Page[] = [
  { text: 'Held against other arithmetic', link: '/differential' },
  { text: 'Fuzzing', link: '/fuzzing' },
  { text: 'Faults put in on purpose', link: '/mutation' },
  { text: 'Runtimes, compilers, bundlers', link: '/matrix' },
]

const PROJECT: Page[] = [
  { text: 'How the house is built', link: '/architecture' },
  { text: 'Its own by-laws', link: '/governance/by-laws' },
  { text: 'Sus propios estatutos', link: '/governance/estatutos' },
  { text: 'Releases', link: '/releasing' },
]

const WHY: Page[] = [
  { text: 'Overview', link: '/why/' },
  { text: 'Numbers', link: '/why/numbers' },
  { text: 'Speed', link: '/why/speed' },
  { text: 'Problems and reasons', link: '/why/words' },
  { text: 'Charters', link: '/why/charter' },
  { text: 'The cooperative', link: '/why/cooperative' },
  { text: 'What may be told', link: '/why/disclosure' },
  { text: 'Secret ballots', link: '/why/secrecy' },
  { text: 'Storage', link: '/why/storage' },
  { text: 'Storage, figures', link: '/why/storage-figures' },
  { text: 'The desk', link: '/why/desk' },
  { text: 'The desk, figures', link: '/why/desk-figures' },
  { text: 'The house', link: '/why/house' },
  { text: 'Simulation', link: '/why/simulation' },
  { text: 'Simulation, speed', link: '/why/simulation-speed' },
  { text: 'Whole cooperatives', link: '/why/simulation-cooperative' },
  { text: 'Dependencies', link: '/why/dependencies' },
]

/** The rooms by floor, from the top of the house to its foundations, as they are found in the reference. */
const API: Group[] = [
  { text: 'The rooms', items: [{ text: 'All rooms', link: '/api/' }] },
  ...(
    [
      ['Deciding', [4, 6]],
      ['Work and money', [7, 7]],
      ['Rule sets and cooperatives', [8, 9]],
      ['Keeping, asking, testing', [10, 12]],
      ['Foundations', [0, 3]],
    ] as const
  ).map(([text, [lowest, highest]]) => ({
    text,
    items: ROOMS.filter((room) => FLOORS[room] >= lowest && FLOORS[room] <= highest).map((room) => ({
      text: room,
      link: room === 'cooperative' ? '/api/cooperative/' : `/api/${room}`,
    })),
  })),
]

export function sidebar(locale: 'en'): Record<'/' | '/api/', Group[]>
export function sidebar(locale: 'es'): Group[]
export function sidebar(locale: 'en' | 'es'): Group[] | Record<'/' | '/api/', Group[]> {
  if (locale === 'es') return [{ text: 'La primera hora', items: PRIMERAS_HORAS }]
  return {
    '/api/': API,
    '/': [
      { text: 'The first hour', items: FIRST_HOURS },
      { text: 'Understand', items: [{ text: 'Concepts', link: '/concepts' }] },
      { text: 'Guides', items: GUIDES },
      { text: 'Clauses and readings', items: CLAUSES },
      { text: 'Trust', items: TRUST },
      { text: 'The voting desk', items: DESK },
      { text: 'Figures', items: FIGURES },
      { text: 'How it is tested', items: ASSURANCE },
      { text: 'Why it is as it is', items: WHY },
      { text: 'The project', items: PROJECT },
      { text: 'Reference', items: [{ text: 'API by room', link: '/api/' }] },
    ],
  }
}

export const navigation = (locale: 'en' | 'es'): (Page | Group)[] =>
  locale === 'es'
    ? [
        { text: 'La primera hora', items: PRIMERAS_HORAS },
        { text: 'Conceptos (en inglés)', link: '/concepts' },
        { text: 'API (en inglés)', link: '/api/' },
      ]
    : [
        { text: 'First hour', items: FIRST_HOURS },
        { text: 'Concepts', link: '/concepts' },
        { text: 'Guides', items: GUIDES },
        { text: 'Clauses', link: '/clauses/we-just-coop' },
        { text: 'API', link: '/api/' },
      ]
