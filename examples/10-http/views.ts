import { date } from 'coop-rules/calendar'
import type { Charter } from 'coop-rules/charter'
import { cooperative, foldEvents, minutesFor, type State, views } from 'coop-rules/cooperative'
import { toPlain } from 'coop-rules/exact'
import type { Locale } from 'coop-rules/problems'
import { explain, type Reason } from 'coop-rules/reasons'
import { type EventStore, LOG } from 'coop-rules/storage'

/** What is asked of a view, by whom, and of what. */
interface Asked {
  readonly state: State
  readonly viewer: string
  readonly today: string
  readonly events: EventStore
  readonly coop: string
  readonly charter: Charter
  /** What stands behind the question mark of the address. */
  readonly query: Readonly<Record<string, string>>
}

export interface View {
  /** The question it answers. */
  readonly summary: string
  /** Whether only members with a vote may ask, or everybody who is signed in, and is shown what they may see. */
  readonly for: 'members' | 'everybody'
  /** What may stand behind the question mark, and what it means. */
  readonly parameters?: Readonly<Record<string, string>>
  readonly answer: (asked: Asked) => unknown
}

/** What can be asked here: an app adds views of the library to this list, each with who may see it. */
export const VIEWS: ReadonlyMap<string, View> = new Map<string, View>([
  [
    'awaiting',
    {
      summary: 'What awaits me: votes, elections, rounds, meetings, numbers, projects?',
      for: 'everybody',
      answer: ({ state, viewer }) => views.awaiting(state, viewer),
    },
  ],
  [
    'minutes',
    {
      summary: 'What happened, in order, of what I may see?',
      for: 'everybody',
      parameters: { about: 'Only what speaks of this person, decision or project' },
      answer: minutes,
    },
  ],
  [
    'accounts',
    {
      summary: 'What of the budgets and entries am I shown?',
      for: 'everybody',
      answer: ({ state, viewer }) => views.accounts.accountsSeenBy(state, viewer),
    },
  ],
  [
    'my-proposals',
    {
      summary: 'Which numbers do I propose?',
      for: 'everybody',
      answer: ({ state, viewer }) => views.averages.proposalsOf(state, viewer),
    },
  ],
  [
    'numbers',
    {
      summary: 'Which numbers are in force, and why?',
      for: 'members',
      answer: ({ state }) => views.averages.numbersInForce(state),
    },
  ],
  [
    'thresholds',
    {
      summary: 'Which thresholds are in force for which decisions?',
      for: 'members',
      answer: ({ state }) => views.averages.thresholdsInForce(state),
    },
  ],
  [
    'salaries',
    {
      summary: 'What is each category paid, and why?',
      for: 'members',
      parameters: {
        project: 'The project whose team is paid',
        on: 'The day, as YYYY-MM-DD; today where it is left out',
      },
      answer: ({ state, today, query }) => views.pay.salariesOn(state, query['project'], date(query['on'] ?? today)),
    },
  ],
  [
    'register',
    {
      summary: 'Who belongs, asks to, or did?',
      for: 'members',
      answer: ({ state }) => views.members.register(state),
    },
  ],
  [
    'open-decisions',
    {
      summary: 'Which decisions are under way, and how do they stand?',
      for: 'members',
      answer: ({ state }) => views.decisions.openDecisions(state),
    },
  ],
  [
    'projects',
    {
      summary: 'Which projects are there, and were there?',
      for: 'members',
      answer: ({ state }) => views.projects.projects(state),
    },
  ],
])

/** Whether somebody may ask for a view at all. */
export const maySee = ({ for: whom }: View, state: State, viewer: string): boolean =>
  whom === 'everybody' || views.members.mayVote(state, viewer)

/** An answer as JSON can carry it, with words beside all reasons in it. */
export const told = (answer: unknown, locale: Locale): unknown => toPlain(withWords(answer, locale))

const withWords = (value: unknown, locale: Locale): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => withWords(one, locale))
  const copy = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withWords(one, locale)]))
  return 'because' in value ? { ...copy, words: explain(value.because as readonly Reason[], locale) } : copy
}

async function minutes({ events, coop, charter, viewer, query: { about } }: Asked): Promise<unknown> {
  const stored: unknown[] = []
  for await (const commit of events.read({ coop, stream: LOG })) for (const event of commit.events) stored.push(event)
  const state = cooperative(charter).initialState()
  const folded = foldEvents({ state, events: stored })
  if (folded.kind === 'refused') throw new Error(`the log of ${coop} does not fold: ${JSON.stringify(folded.problems)}`)
  return minutesFor({ state, events: folded.events, viewer, ...(about === undefined ? {} : { about }) })
}
