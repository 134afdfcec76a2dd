import type { CalendarDate } from '../../../calendar/index.js'
import { views } from '../../../cooperative/index.js'
import type { Stream } from '../../stream.js'
import { type Life, oneOf, RECORD } from './life.js'
import { amend, dayLonger, matterOf } from './votes.js'

/** A meeting that is called, and what it is to decide. */
interface Called {
  readonly meeting: string
  readonly on: CalendarDate
  readonly matters: readonly string[]
  readonly amendments: readonly string[]
}

/** Where the charter has a general meeting decide on matters, it is called, by the body that may, for the day on which notice lets it be held. */
export const callMeeting = (life: Life, chance: Stream): Called | undefined => {
  const [provision] = meetingOf(life) ?? []
  if (provision === undefined) return undefined
  const { matters, amendments } = life.parameters
  const names = (what: string, rate: number): readonly string[] =>
    Array.from({ length: life.timesThisMonth(rate, chance) }, () => life.named(what))
  const on = life.after((life.charter.meetings?.[provision]?.noticeDays ?? 0) + 1)
  const called = {
    meeting: life.named('meeting'),
    on,
    matters: names('matter', matters),
    amendments: names('amendment', amendments),
  }
  const agenda = [...called.matters, ...called.amendments]
  const by = callersIn(life, provision)[0]
  if (by === undefined || agenda.length === 0) return undefined
  return life.give({ type: 'call-meeting', by, meeting: called.meeting, provision, on, agenda }) ? called : undefined
}

/** The meeting is held on its day: whoever comes is registered, the quorum is taken, and matters are put to the vote of those present. */
export const holdMeeting = (life: Life, { meeting, on, matters, amendments }: Called, chance: Stream): void => {
  life.untilDay(on)
  const here: string[] = []
  for (const { name: by, doing } of life.electorate())
    if (
      doing.chance(life.parameters.turnout) &&
      life.give({ type: 'register-presence', by, meeting, how: 'in-person' })
    )
      here.push(by)
  const provision = matterOf(life)
  const [chair] = here
  if (chair === undefined || provision === undefined) return
  if (!life.give({ type: 'take-quorum', by: chair, meeting })) return
  if (views.meetings.meetingInFull(life.state, meeting)?.quorum !== 'quorate') return
  for (const matter of matters) {
    const by = oneOf(here, chance) ?? chair
    life.give({ type: 'put-to-vote', by, meeting, matter, decision: `${matter}-vote`, provision, record: RECORD })
  }
  for (const amendment of amendments) amend(life, oneOf(here, chance) ?? chair, dayLonger(life, provision), amendment)
}

/** The kind of meeting that decides on matters, where there is one. */
const meetingOf = (life: Life) => {
  const provision = matterOf(life)
  return Object.entries(life.charter.meetings ?? {}).find(
    ([, { decides }]) => provision !== undefined && decides?.includes(provision),
  )
}

const callersIn = (life: Life, provision: string): readonly string[] => {
  const bodies = life.charter.meetings?.[provision]?.calledBy ?? []
  return views.circles
    .circles(life.state)
    .filter(({ circle }) => bodies.includes(circle))
    .flatMap(({ members }) => members)
}

/** Whether matters are decided in meetings only. */
export const decidesInMeetings = (life: Life): boolean => meetingOf(life) !== undefined
