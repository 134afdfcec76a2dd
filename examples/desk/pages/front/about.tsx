import { type Event, views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { mayCome } from '../../kernel/rights.js'
import type { Asked } from '../../kernel/route.js'
import { titleOfDecision } from '../../kernel/decision-title.js'
import { wordsOf } from '../../kernel/words.js'
import { roundTitle } from '../circles/find.js'
import { electionTitle } from '../elections/say.js'
import { meetingTitle } from '../meetings/list.js'
import { pathOf, titleOfNumber } from '../numbers/place.js'

/** The ways back from a receipt to what it is about: the decision, the meeting, the election, the number. `told` are decisions and numbers that the receipt links already. */
export const BackTo: FC<{
  readonly asked: Asked
  readonly events: readonly Event[]
  readonly told: readonly string[]
}> = async ({ asked, events, told }) => {
  const t = asked.words(WORDS)
  const found = (await Promise.all(events.map((event) => placesOf(asked, event)))).flat()
  const places = new Map(found.filter(({ id }) => !told.includes(id)).map((one) => [one.path, one.title]))
  if (places.size === 0) return null
  return (
    <>
      <h2>{t.about}</h2>
      <ul>
        {[...places].map(([path, title]) => (
          <li>
            <a href={asked.path(path)}>{title}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

interface PlaceOfWhat {
  readonly id: string
  readonly path: string
  readonly title: string
}

/** The pages of what an event names, the most particular first; that of a person only where it is about nothing else. */
const placesOf = async (asked: Asked, event: Event): Promise<readonly PlaceOfWhat[]> => {
  const named = event as unknown as Readonly<Record<string, unknown>>
  const id = (field: string): string | undefined => {
    const value = named[field]
    return typeof value === 'string' ? value : undefined
  }
  const places = mayCome('who-has-a-voice', asked.state, asked.me) ? await voicePlaces(asked, id) : []
  if (mayCome('who-sees-accounts', asked.state, asked.me)) places.push(...accountPlaces(asked, id))
  const project = id('project')
  if (project !== undefined && views.projects.projectNow(asked.state, project) !== undefined)
    places.push({ id: project, path: `/projects/${project}`, title: await asked.nameOf(project) })
  const member = id('member')
  if (places.length > 0 || member === undefined) return places
  return views.members.recordOf(asked.state, member) === undefined
    ? []
    : [{ id: member, path: `/members/${encodeURIComponent(member)}`, title: await asked.nameOf(member) }]
}

const accountPlaces = (asked: Asked, id: (field: string) => string | undefined): readonly PlaceOfWhat[] => {
  const t = asked.words(WORDS)
  const [entry, spending] = [id('entry'), id('spending')]
  return [
    ...(entry === undefined ? [] : [{ id: entry, path: `/accounts/entries/${entry}`, title: t.entry }]),
    ...(spending === undefined ? [] : [{ id: spending, path: '/accounts/spending', title: t.spending }]),
  ]
}

const voicePlaces = async (asked: Asked, id: (field: string) => string | undefined): Promise<PlaceOfWhat[]> => {
  const { state } = asked
  const places: PlaceOfWhat[] = []
  const add = (what: string, path: string, title: string) => places.push({ id: what, path, title })
  const [decision, election, meeting] = [id('decision') ?? '', id('election') ?? '', id('meeting') ?? '']
  const decided = views.decisions.decisionView(state, decision) ?? views.decisions.closedDecision(state, decision)
  if (decided !== undefined) add(decision, `/decisions/${decision}`, await titleOfDecision(asked, decided))
  const elected = views.elections.electionInFull(state, election)
  if (elected !== undefined)
    add(election, `/elections/${election}`, await electionTitle(asked, election, elected.provision))
  const met = views.meetings.meetingInFull(state, meeting)
  if (met !== undefined) add(meeting, `/meetings/${meeting}`, await meetingTitle(asked, meeting, met.provision))
  const round = id('round') ?? ''
  const asksIn = views.circles.roundInFull(state, round)
  if (asksIn !== undefined) add(round, `/rounds/${round}`, await roundTitle(asked, round, asksIn.subject))
  const circle = id('circle') ?? ''
  if (asksIn === undefined && asked.charter.circles?.[circle] !== undefined)
    add(circle, `/circles/${circle}`, asked.titleOf('circles', circle))
  const [item, scope] = [id('item') ?? '', id('scope')]
  const place = { item, ...(scope === undefined ? {} : { scope }) }
  if (views.averages.numberToCome(state, place) !== undefined)
    add(item, pathOf(place), await titleOfNumber(asked, place))
  const payday = id('payday')
  const votes = mayCome('who-votes', state, asked.me)
  if (payday !== undefined && votes) add(payday, `/pay/paydays/${payday}`, await asked.nameOf(payday))
  if (id('type') === 'salaries-proposed' && votes) add('salaries', '/pay', asked.words(WORDS).pay)
  return places
}

const WORDS = wordsOf({
  about: ['What this is about', 'De qué se trata'],
  entry: ['The entry in the accounts', 'El asiento en las cuentas'],
  spending: ['What was asked to be spent', 'Los gastos que se piden'],
  pay: ['Who earns what', 'Qué gana cada cual'],
})
