import * as says from '../problems/en.js'
import { isRecord, plainCopy, type Problem, problem, type Refused, tellIssues, wrongKind } from '../problems/index.js'
import { EVENT_SCHEMAS, EVENT_VERSION, type Event, type EventType } from './events.js'

/** How an event of an older version is written today: by the version it comes from, each step to the next. */
export type Upcasters = readonly ((event: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>)[]

/** One step a version, the first from version 1 to 2. None yet: version 1 is the first. */
const UPCASTERS: Upcasters = []

/** An event that was read, in the version of today. */
export type EventRead = { readonly kind: 'event'; readonly event: Event } | Refused

/**
 * Reads an event from a log: one of an older version is brought to today's, and one of a newer version, which only a newer copy of this library understands, is refused.
 */
export const readEvent = (value: unknown): EventRead => readEventOf(value, UPCASTERS, EVENT_VERSION)

/**
 * The same with the steps and the version given: how old logs will be read is tested before there are any.
 *
 * @internal
 */
export const readEventOf = (value: unknown, upcasters: Upcasters, newest: number): EventRead => {
  // What is read twice is the same both times: the event is copied before it is looked at.
  const problems: Problem[] = []
  const copy = plainCopy(value, problems)
  if (problems.length > 0) return refused(problems)
  if (!isRecord(copy)) return refused([wrongKind(copy, '', 'an object')])
  const { v } = copy
  if (typeof v !== 'number' || !Number.isSafeInteger(v) || v < 1)
    return refused([v === undefined ? wrongKind(v, 'v', '') : problem(says.notOneOrMore, { path: 'v', received: v })])
  if (v > newest) return refused([problem(says.newerEvent, { path: 'v', received: v, facts: { newest } })])
  let current: Readonly<Record<string, unknown>> = copy
  for (let version = v; version < newest; version++)
    current = { ...(upcasters[version - 1]?.(current) ?? current), v: version + 1 }
  // An older version may have called it otherwise: the type is looked up under its name of today.
  const { type } = current
  if (typeof type !== 'string' || !Object.hasOwn(EVENT_SCHEMAS, type)) {
    const options = Object.keys(EVENT_SCHEMAS).join(', ')
    return refused([
      type === undefined
        ? wrongKind(type, 'type', '')
        : problem(says.notOneOf, { path: 'type', received: type, facts: { options } }),
    ])
  }
  // A version that is not there yet has no schemas but those of today.
  const today = newest === EVENT_VERSION ? current : { ...current, v: EVENT_VERSION }
  const schema = EVENT_SCHEMAS[type as EventType]
  const read = schema.safeParse(today)
  if (read.success) return { kind: 'event', event: { ...read.data, v: newest } as Event }
  tellIssues(read.error.issues, schema, today, problems)
  return refused(problems)
}

const refused = (problems: readonly Problem[]): Refused => ({ kind: 'refused', problems })
