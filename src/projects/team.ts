import { type CalendarDate, dateOfEpochDay, epochDay, Fields } from '../calendar/index.js'
import type { MemberId } from '../membership/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'

/**
 * When somebody's part in a project ends, besides leaving the team or being removed: not before the project does; or so many days after they last worked;
 * or when they say that their part is done.
 */
export type ParticipationEnd =
  | 'with-the-project'
  | 'when-they-say'
  | {
      /** They are in through that many days after their last work, and out on the next. */
      readonly daysAfterLastWork: number
    }

/** Who joined, worked and left. */
export interface TeamInput {
  readonly project: string
  /** The day that is asked about. What happened after it is not looked at. */
  readonly on: string
  readonly rule: ParticipationEnd
  readonly joins: readonly { readonly person: MemberId; readonly on: string }[]
  /** The days on which they worked, however little; joining counts as one. */
  readonly work?: readonly { readonly person: MemberId; readonly on: string }[]
  /** `said-done` ends somebody's part only where the rule is `when-they-say`; the others always do. `record` is the id of the recorded reason. */
  readonly endings?: readonly {
    readonly person: MemberId
    readonly on: string
    readonly why: 'said-done' | 'left' | 'removed'
    readonly record: string
  }[]
  /** The day on which the project ended, if it did: with it the team ends. */
  readonly projectEndedOn?: string
  readonly clauses?: readonly Citation[]
}

/** Somebody whose part has ended, on which day, and why. */
export interface EndedPart {
  readonly person: MemberId
  readonly on: CalendarDate
  readonly why: 'with-the-project' | 'days-after-work' | 'said-done' | 'left' | 'removed'
  /** The id of the recorded reason, where there was one. */
  readonly record?: string
}

/** Who is in the team: the base of its votes, and those whose proposals make its means. */
export interface Team {
  readonly kind: 'team'
  readonly project: string
  /** In the order in which they were first listed. */
  readonly members: readonly MemberId[]
  readonly finished: readonly EndedPart[]
  readonly because: Because
}

/**
 * Who is in the team of this project on that day? Whoever has joined by then, for thirty seconds of work as for a year, until their part ends. On the day
 * on which it ends they are out; somebody may join again from the next day on. Those whose part has ended leave base and mean, each with the reason. A team
 * is one project's: nobody votes on another by it.
 *
 * Throws, with everything that is wrong: `not-joined` (work or an ending of somebody who never joined), `listed-twice` (somebody who joins twice on one
 * day), `not-a-date`, `not-one-or-more` (the days after the last work), `not-one-of`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WJC-27. Readings: when a part ends is charter data, and none of the three is a default.
 *
 * @example
 * ```ts
 * import { teamOn } from 'coop-rules/projects'
 *
 * const team = teamOn({
 *   project: 'app', on: '2025-03-31', rule: { daysAfterLastWork: 30 },
 *   joins: [{ person: 'ana', on: '2025-01-01' }, { person: 'voice', on: '2025-02-28' }],
 *   work: [{ person: 'ana', on: '2025-03-30' }],
 * })
 * team.members // => ['ana']
 * ```
 */
export const teamOn = (input: TeamInput): Team => orThrow(tryTeamOn(input))

/** The same for data from outside: refuses where `teamOn` throws. */
export const tryTeamOn = (input: TeamInput): Team | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const read = readTeam(input, fields)
  const { on, rule } = read
  if (fields.problems.length > 0 || on === undefined || rule === undefined) return fields.refused
  const { project, clauses = [CLAUSE] } = input
  const members: MemberId[] = []
  const finished: EndedPart[] = []
  for (const [person, part] of read.parts) {
    const joined = latest(part.joins, on)
    if (joined === undefined) continue
    const end = endOf({ ...part, joined, on, rule, projectEndedOn: read.projectEndedOn })
    if (end === undefined) members.push(person)
    else finished.push({ person, ...end })
  }
  const days = typeof rule === 'object' ? rule.daysAfterLastWork : 0
  const ended = finished.map(
    ({ record = '', ...one }): Reason => ({ code: 'part-ended', clauses, ...one, days, record }),
  )
  return {
    kind: 'team',
    project,
    members,
    finished,
    because: [{ code: 'team', clauses, project, count: members.length, on }, ...ended],
  }
}

const CLAUSE = 'WJC-27' satisfies ClauseId

interface Part {
  readonly joins: CalendarDate[]
  readonly work: CalendarDate[]
  readonly endings: (Omit<EndedPart, 'person'> & { readonly why: 'said-done' | 'left' | 'removed' })[]
}

const latest = (days: readonly CalendarDate[], on: CalendarDate): CalendarDate | undefined =>
  days.reduce<CalendarDate | undefined>(
    (found, day) => (day <= on && (found === undefined || day > found) ? day : found),
    undefined,
  )

/** The first thing that ended somebody's part since they joined last; undefined where nothing did yet. */
const endOf = (
  asked: Part & {
    readonly joined: CalendarDate
    readonly on: CalendarDate
    readonly rule: ParticipationEnd
    readonly projectEndedOn: CalendarDate | undefined
  },
): Omit<EndedPart, 'person'> | undefined => {
  const { joined, on, rule, projectEndedOn } = asked
  const ends: Omit<EndedPart, 'person'>[] = asked.endings.filter(
    (end) => end.on >= joined && end.on <= on && (end.why !== 'said-done' || rule === 'when-they-say'),
  )
  if (projectEndedOn !== undefined && projectEndedOn <= on) ends.push({ on: projectEndedOn, why: 'with-the-project' })
  if (typeof rule === 'object') {
    const worked = latest(asked.work, on)
    const last = epochDay(worked !== undefined && worked > joined ? worked : joined)
    if (epochDay(on) - last > rule.daysAfterLastWork)
      ends.push({ on: dateOfEpochDay(last + rule.daysAfterLastWork + 1), why: 'days-after-work' })
  }
  const [first, ...rest] = ends
  return first === undefined ? undefined : rest.reduce((one, end) => (end.on < one.on ? end : one), first)
}

const KEYS = ['project', 'on', 'rule', 'joins', 'work', 'endings', 'projectEndedOn', 'clauses']

const readTeam = (input: Readonly<Record<string, unknown>>, fields: Fields) => {
  fields.record(input, KEYS, '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  fields.id(input['project'], 'project')
  const on = fields.date(input['on'], 'on')
  const rule = readParticipationEnd(input['rule'], 'rule', fields)
  const projectEndedOn =
    input['projectEndedOn'] === undefined ? undefined : fields.date(input['projectEndedOn'], 'projectEndedOn')
  const parts = new Map<string, Part>()
  fields.records(fields.list(input['joins'], 'joins'), ['person', 'on'], 'joins', (record, path) => {
    const person = fields.id(record['person'], `${path}.person`)
    const day = fields.date(record['on'], `${path}.on`)
    if (person === undefined || day === undefined) return
    const part = parts.get(person) ?? { joins: [], work: [], endings: [] }
    if (part.joins.includes(day))
      fields.note(problem(says.listedTwice, { path: `${path}.person`, received: person, facts: { what: person } }))
    part.joins.push(day)
    parts.set(person, part)
  })
  const partOf = (value: unknown, path: string): Part | undefined => {
    const person = fields.id(value, path)
    if (person === undefined) return undefined
    return parts.get(person) ?? fields.note(problem(says.notJoined, { path, received: person }))
  }
  fields.records(fields.listOrNone(input['work'], 'work'), ['person', 'on'], 'work', (record, path) => {
    const part = partOf(record['person'], `${path}.person`)
    const day = fields.date(record['on'], `${path}.on`)
    if (part !== undefined && day !== undefined) part.work.push(day)
  })
  const endings = fields.listOrNone(input['endings'], 'endings')
  fields.records(endings, ['person', 'on', 'why', 'record'], 'endings', (ending, path) => {
    const part = partOf(ending['person'], `${path}.person`)
    const day = fields.date(ending['on'], `${path}.on`)
    const why = fields.oneOf(ending['why'], ['said-done', 'left', 'removed'] as const, `${path}.why`)
    const record = fields.id(ending['record'], `${path}.record`)
    if (part !== undefined && day !== undefined && why !== undefined && record !== undefined)
      part.endings.push({ on: day, why, record })
  })
  return { on, rule, projectEndedOn, parts }
}

/** Reads when somebody's part ends; undefined where something is wrong with it, which is noted. */
export const readParticipationEnd = (value: unknown, path: string, fields: Fields): ParticipationEnd | undefined => {
  if (!isRecord(value)) return fields.oneOf(value, ['with-the-project', 'when-they-say'] as const, path)
  fields.record(value, ['daysAfterLastWork'], path)
  const daysAfterLastWork = fields.oneOrMore(value['daysAfterLastWork'], `${path}.daysAfterLastWork`)
  return daysAfterLastWork === undefined ? undefined : { daysAfterLastWork }
}
