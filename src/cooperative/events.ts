import { z } from 'zod'
import type { CalendarDate } from '../calendar/index.js'
import { ACCOUNTS_EVENTS } from './accounts/shapes.js'
import { AVERAGES_EVENTS } from './averages/shapes.js'
import { CHARTER_EVENTS } from './charter/shapes.js'
import { CIRCLES_EVENTS } from './circles/shapes.js'
import { DECISIONS_EVENTS } from './decisions/shapes.js'
import { ELECTIONS_EVENTS } from './elections/shapes.js'
import { MEETINGS_EVENTS } from './meetings/shapes.js'
import { MEMBERS_EVENTS } from './members/shapes.js'
import { PAY_EVENTS } from './pay/shapes.js'
import { PROJECTS_EVENTS } from './projects/shapes.js'
import { RECORDS_EVENTS } from './records/shapes.js'
import { SECRECY_EVENTS } from './secrecy/shapes.js'
import { day, type EventsOf, id } from './shapes.js'
import { SURPLUS_EVENTS } from './surplus/shapes.js'

/** The fields of every kind of event, by chapter. */
export const EVENTS = {
  ...MEMBERS_EVENTS,
  ...AVERAGES_EVENTS,
  ...DECISIONS_EVENTS,
  ...PROJECTS_EVENTS,
  ...CIRCLES_EVENTS,
  ...ELECTIONS_EVENTS,
  ...MEETINGS_EVENTS,
  ...PAY_EVENTS,
  ...ACCOUNTS_EVENTS,
  ...SURPLUS_EVENTS,
  ...CHARTER_EVENTS,
  ...SECRECY_EVENTS,
  ...RECORDS_EVENTS,
}

/** The version in which events are written today. Older ones are read for ever (see upcast.ts). */
export const EVENT_VERSION = 1

/** What every event says. */
const HEAD = {
  v: z.literal(EVENT_VERSION),
  at: day,
  /** Who caused it; nobody, where it followed by itself. */
  by: id.optional(),
  commandId: id.optional(),
  /** More events of the same command follow: a log that ends here was cut. */
  more: z.literal(true).optional(),
}

export interface EventHead {
  readonly v: typeof EVENT_VERSION
  readonly at: CalendarDate
  readonly by?: string | undefined
  readonly commandId?: string | undefined
  readonly more?: true | undefined
}

/** What happened, as a chapter says it: without day and person, which the composition adds. */
export type NewEvent = EventsOf<typeof EVENTS>

/** Something that happened, as plain JSON: no names, no free text, no choice in a secret matter. */
export type Event = NewEvent & EventHead
export type EventType = keyof typeof EVENTS
export type EventOf<Type extends EventType> = Extract<NewEvent, { readonly type: Type }> & EventHead

/** The schema of each kind of event: no keys but its own. */
export const EVENT_SCHEMAS = Object.fromEntries(
  Object.entries(EVENTS).map(([type, fields]) => [type, z.strictObject({ type: z.literal(type), ...HEAD, ...fields })]),
) as unknown as Readonly<Record<EventType, z.ZodType<Event>>>
