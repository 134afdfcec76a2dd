import type { CalendarDate } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import type { Citation, ClauseId } from '../reasons/index.js'
import type { MemberId } from './electorate.js'
import { byDay, type RuleFields } from './rule-fields.js'

/** Within which limits one member may carry the vote of another. */
export interface ProxyRule {
  /** How many proxies one person may hold, their own vote not counted; none is 0. */
  readonly mostPerHolder: number
  /** Members who are entitled to vote themselves, or anybody. */
  readonly whoMayHold: 'members' | 'anyone'
  /** For one meeting that it names, or for every meeting until a day. */
  readonly writtenFor: 'one-meeting' | 'until'
  /** Kinds of matter on which nobody votes by proxy. */
  readonly notOn: readonly string[]
  readonly clauses?: readonly Citation[] | undefined
}

/** A proxy: who gives it to whom and on which day, for which meeting or until which day, that day included; and from which day on it is withdrawn, if it is. */
export interface Proxy {
  readonly giver: MemberId
  readonly holder: string
  readonly on: string
  readonly meeting?: string | undefined
  readonly until?: string | undefined
  readonly withdrawnOn?: string | undefined
}

/** Limits of proxies as they were read. */
export interface ReadProxyRule {
  readonly mostPerHolder: number
  readonly whoMayHold: 'members' | 'anyone'
  readonly writtenFor: 'one-meeting' | 'until'
  readonly notOn: readonly string[]
  readonly clauses: readonly Citation[]
}

/** A proxy as it was read. */
export interface ReadProxy {
  readonly giver: MemberId
  readonly holder: string
  readonly on: CalendarDate
  readonly meeting: string | undefined
  readonly until: CalendarDate | undefined
  readonly withdrawnOn: CalendarDate | undefined
}

/** Reads the limits of proxies. */
export const readProxyRule = (value: unknown, path: string, fields: RuleFields): ReadProxyRule | undefined => {
  const KEYS = ['mostPerHolder', 'whoMayHold', 'writtenFor', 'notOn', 'clauses']
  const record = fields.object(value, KEYS, path)
  if (record === undefined) return undefined
  const mostPerHolder = fields.count(record['mostPerHolder'], `${path}.mostPerHolder`)
  const whoMayHold = fields.oneOf(record['whoMayHold'], ['members', 'anyone'] as const, `${path}.whoMayHold`)
  const writtenFor = fields.oneOf(record['writtenFor'], ['one-meeting', 'until'] as const, `${path}.writtenFor`)
  const notOn = fields.ids(record['notOn'], `${path}.notOn`)
  const clauses = fields.clauses(record['clauses'], `${path}.clauses`, [CLAUSE])
  if (mostPerHolder === undefined || whoMayHold === undefined || writtenFor === undefined) return undefined
  return { mostPerHolder, whoMayHold, writtenFor, notOn, clauses }
}

const CLAUSE = 'WC-2' satisfies ClauseId

/** Reads proxies, by day; those of one day as listed. Each says what the rule writes proxies for, and nothing else. */
export const readProxies = (
  value: unknown,
  writtenFor: ProxyRule['writtenFor'] | undefined,
  fields: RuleFields,
): readonly ReadProxy[] => {
  const KEYS = ['giver', 'holder', 'on', 'meeting', 'until', 'withdrawnOn']
  const known = KEYS.filter((key) => key !== (writtenFor === 'until' ? 'meeting' : 'until'))
  return byDay(
    fields.records(fields.list(value, 'proxies'), KEYS, 'proxies', (record, path): ReadProxy | undefined => {
      const giver = fields.id(record['giver'], `${path}.giver`)
      const holder = fields.id(record['holder'], `${path}.holder`)
      const on = fields.date(record['on'], `${path}.on`)
      const meeting = writtenFor === 'one-meeting' ? fields.id(record['meeting'], `${path}.meeting`) : undefined
      const until = writtenFor === 'until' ? fields.date(record['until'], `${path}.until`) : undefined
      const withdrawnOn = fields.dateOrNone(record['withdrawnOn'], `${path}.withdrawnOn`)
      const stray = writtenFor === 'until' ? 'meeting' : 'until'
      if (writtenFor !== undefined && record[stray] !== undefined) {
        const facts = { known: known.join(', ') }
        fields.note(problem(says.unknownKey, { path: `${path}.${stray}`, received: stray, facts }))
      }
      fields.notBefore(until, on, `${path}.until`)
      fields.notBefore(withdrawnOn, on, `${path}.withdrawnOn`)
      if (giver === undefined || holder === undefined || on === undefined) return undefined
      return { giver, holder, on, meeting, until, withdrawnOn }
    }),
  )
}
