import type { Because, Reason } from '../reasons/index.js'
import { KEEPER } from './accounts/who.js'
import { SEEN_BY, TELLERS } from './chapters.js'
import type { Event } from './events.js'
import { evolve } from './evolve.js'
import { memberOf } from './members/state.js'
import type { State } from './state.js'

/** One thing that happened, and what the minutes say of it. */
export interface MinutesEntry {
  /** Its place in the log, counted from 1. */
  readonly n: number
  readonly event: Event
  readonly because: Because
}

/**
 * What happened, in order, as one person may read it: a member with a vote reads everything that is for members, others what the charter opens to them, and everybody what is about
 * themselves. What is secret is not in the log to begin with.
 *
 * Source: WJC-12, WJC-22.
 */
export const minutesFor = (input: {
  /** Where the cooperative stood before the first of the events. */
  readonly state: State
  readonly events: readonly Event[]
  /** Who reads; everything is told where nobody is named. */
  readonly viewer?: string
  /** Where it stands today, for who may read what is a matter of that: where the events given are not the last. What they come to, where it is left out. */
  readonly now?: State
  /** Only what speaks of this person, decision, project or whatever has this id. */
  readonly about?: string
}): readonly MinutesEntry[] => {
  const { events, viewer, about } = input
  // Who may read what is a matter of what they are today, so events are gone through twice where it is not said.
  const now = input.now ?? events.reduce(evolve, input.state)
  let { state } = input
  return events.flatMap((event): readonly MinutesEntry[] => {
    const before = state
    state = evolve(state, event)
    if (viewer !== undefined && !maySee(now, event, viewer)) return []
    if (about !== undefined && !mentions(event, about)) return []
    const [first, ...rest] = (TELLERS.get(event.type) ?? []).flatMap((teller): readonly Reason[] =>
      teller(before, event),
    )
    return first === undefined ? [] : [{ n: before.position + 1, event, because: [first, ...rest] }]
  })
}

/** Whether somebody may read an event. */
const maySee = (state: State, event: Event, viewer: string): boolean => {
  if (concerns(event, viewer, '')) return true
  const [seenBy] = SEEN_BY.get(event.type) ?? []
  return seenBy === undefined ? memberOf(state, viewer)?.votes === true : seenBy(state, event, viewer)
}

/** Who may read an event in the minutes, today. */
export interface MinutesReaders {
  /** Members by class, with a vote and without, who may read it although it does not name them. */
  readonly standings: readonly Standing[]
  /** Whoever keeps the books, by their office. */
  readonly bookkeeper: boolean
  /** People who do not belong. */
  readonly others: boolean
}

/** Members of a class, with a vote or without one. */
export interface Standing {
  readonly memberClass: string
  readonly votes: boolean
}

/**
 * Who may read each of these events in the minutes, as the cooperative stands today? Whoever an event names may read it, too. It says the same as `minutesFor` tells each of them.
 *
 * Source: WJC-12, WJC-22.
 */
export const readersOf = (input: {
  readonly state: State
  readonly events: readonly Event[]
}): readonly MinutesReaders[] => {
  const { state, events } = input
  const keeper = state.members.offices.get(KEEPER)
  const standings = new Map<string, { readonly standing: Standing; readonly members: string[] }>()
  for (const member of state.members.all.keys()) {
    const record = memberOf(state, member)
    if (record === undefined || member === keeper) continue
    const standing = { memberClass: record.memberClass, votes: record.votes }
    const key = `${standing.memberClass} ${String(standing.votes)}`
    const known = standings.get(key)
    if (known === undefined) standings.set(key, { standing, members: [member] })
    else known.members.push(member)
  }
  return events.map((event) => {
    const [seenBy] = SEEN_BY.get(event.type) ?? []
    const named = namedIn(event)
    return {
      // What an event says of somebody is theirs to read: whether others of their standing may is asked of one whom it does not name.
      standings: [...standings.values()].flatMap(({ standing, members }) => {
        const other = members.find((member) => !named.has(member)) ?? members[0]
        const reads = seenBy === undefined ? standing.votes : other !== undefined && seenBy(state, event, other)
        return reads ? [standing] : []
      }),
      bookkeeper: keeper !== undefined && maySee(state, event, keeper),
      others: seenBy?.(state, event, '') === true,
    }
  })
}

/** The people whom an event names. */
const namedIn = (event: Event): ReadonlySet<string> => {
  const found = new Set<string>()
  const look = (value: unknown, field: string): void => {
    if (typeof value === 'string') {
      if (NAMING_PEOPLE.has(field)) found.add(value)
    } else if (Array.isArray(value)) for (const one of value) look(one, field)
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) look(one, field === 'parties' ? field : name)
  }
  look(event, '')
  return found
}

/** Everything of a log that is about one person, by their id: what they may ask to be given. Fingerprints in it point at records beside the log. */
export const eventsAbout = (events: readonly Event[], member: string): readonly Event[] =>
  events.filter((event) => concerns(event, member, ''))

/** Whether an id stands anywhere in an event. */
const mentions = (value: unknown, id: string): boolean => {
  if (typeof value === 'string') return value === id
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value)
    ? value.some((one) => mentions(one, id))
    : Object.entries(value).some(([name, one]) => name === id || mentions(one, id))
}

/** Whether an event names a person. People choose their ids: whoever is called what a project or a class is called reads nothing of it for that. */
const concerns = (value: unknown, person: string, field: string): boolean => {
  if (typeof value === 'string') return value === person && NAMING_PEOPLE.has(field)
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value)
    ? value.some((one) => concerns(one, person, field))
    : Object.entries(value).some(([name, one]) => concerns(one, person, field === 'parties' ? field : name))
}

/** The fields of events that hold the ids of people, and of enterprises that are members. */
const NAMING_PEOPLE: ReadonlySet<string> = new Set([
  'by',
  'member',
  'members',
  'person',
  'enterprise',
  'parties',
  'proposer',
  'applicant',
  'approver',
  'payee',
  'coordinator',
  'financialCoordinator',
  'auditor',
  'challenger',
  'giver',
  'holder',
  'delegates',
  'from',
  'without',
  // Of circles and their rounds: an objection is of somebody, and the chair is handed on to somebody.
  'facilitator',
  'present',
  'concerned',
  'nominee',
  'of',
  'to',
  // Of elections.
  'opener',
  'nominator',
  'candidate',
  'candidates',
  'approved',
  'ranked',
  'between',
  'order',
  'elected',
  // Of secret votes.
  'certifier',
  'holders',
])
