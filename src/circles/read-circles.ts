import type { CalendarDate, Fields } from '../calendar/index.js'
import type { MemberId } from '../membership/index.js'
import * as says from '../problems/en.js'
import { isRecord, problem, wrongKind } from '../problems/index.js'
import type { CircleLink } from './circle.js'

/** A circle as it was read: matters and members to be looked up, money in smallest units. */
export interface ReadCircle {
  readonly id: string
  readonly wider: string | undefined
  readonly domain: ReadonlySet<string>
  readonly members: ReadonlySet<MemberId>
  readonly roles: readonly { readonly role: string; readonly holder: MemberId; readonly until: CalendarDate }[]
  readonly legalResponsibility: boolean
  readonly reserved: ReadonlySet<string>
  readonly supervises: string | undefined
  readonly mandate: ReadMandate | undefined
}

export interface ReadMandate {
  readonly lentBy: string
  readonly domain: ReadonlySet<string>
  readonly budget: bigint | undefined
  readonly perDecision: bigint | undefined
  /** '' where no money is lent. */
  readonly currency: string
  readonly strategy: readonly string[]
  readonly from: CalendarDate
  readonly until: CalendarDate
  readonly lenderKeeps: boolean
}

/** Reads circles by their ids; a circle that cannot be read is left out, and what is wrong with it is told. */
export const readCircles = (value: unknown, path: string, fields: Fields): ReadonlyMap<string, ReadCircle> => {
  const found = new Map<string, ReadCircle>()
  fields.records(fields.list(value, path), CIRCLE_KEYS, path, (record, place) => {
    const circle = readCircle(record, place, fields)
    if (circle === undefined) return
    if (found.has(circle.id))
      fields.note(problem(says.listedTwice, { path: `${place}.id`, received: circle.id, facts: { what: circle.id } }))
    found.set(circle.id, circle)
  })
  return found
}

/** Reads one circle whose keys were looked at already. */
export const readCircle = (
  record: Readonly<Record<string, unknown>>,
  path: string,
  fields: Fields,
): ReadCircle | undefined => {
  const idOrNone = (key: string) => (record[key] === undefined ? undefined : fields.id(record[key], at(path, key)))
  const id = fields.id(record['id'], at(path, 'id'))
  const mandate =
    record['mandate'] === undefined ? undefined : readMandate(record['mandate'], at(path, 'mandate'), fields)
  const circle = {
    wider: idOrNone('wider'),
    domain: new Set(fields.ids(record['domain'], at(path, 'domain'))),
    members: new Set(fields.ids(record['members'], at(path, 'members'))),
    roles: fields.records(
      fields.listOrNone(record['roles'], at(path, 'roles')),
      ['role', 'holder', 'until'],
      at(path, 'roles'),
      (one, place) => {
        const role = fields.id(one['role'], `${place}.role`)
        const holder = fields.id(one['holder'], `${place}.holder`)
        const until = fields.date(one['until'], `${place}.until`)
        return role === undefined || holder === undefined || until === undefined ? undefined : { role, holder, until }
      },
    ),
    legalResponsibility: trueOrNone(record['legalResponsibility'], at(path, 'legalResponsibility'), fields),
    reserved: new Set(record['reserved'] === undefined ? [] : fields.ids(record['reserved'], at(path, 'reserved'))),
    supervises: idOrNone('supervises'),
    mandate,
  }
  return id === undefined ? undefined : { id, ...circle }
}

export const CIRCLE_KEYS = [
  'id',
  'wider',
  'domain',
  'members',
  'roles',
  'legalResponsibility',
  'reserved',
  'supervises',
  'mandate',
]

const readMandate = (value: unknown, path: string, fields: Fields): ReadMandate | undefined => {
  if (!isRecord(value)) return fields.note(wrongKind(value, path, 'an object'))
  const record = fields.record(value, ['lentBy', 'domain', 'limits', 'from', 'until', 'lenderKeeps'], path)
  const lentBy = fields.id(record['lentBy'], `${path}.lentBy`)
  const domain = new Set(fields.ids(record['domain'], `${path}.domain`))
  const limits = readLimits(record['limits'], `${path}.limits`, fields)
  const term = fields.days(record['from'], record['until'], `${path}.from`, `${path}.until`)
  const lenderKeeps = trueOrNone(record['lenderKeeps'], `${path}.lenderKeeps`, fields)
  if (lentBy === undefined || term === undefined) return undefined
  return { lentBy, domain, ...limits, from: term.start, until: term.end, lenderKeeps }
}

const readLimits = (value: unknown, path: string, fields: Fields) => {
  if (!isRecord(value)) fields.note(wrongKind(value, path, 'an object'))
  const record = isRecord(value) ? fields.record(value, LIMIT_KEYS, path) : {}
  const amount = (key: string) => (record[key] === undefined ? undefined : fields.minor(record[key], `${path}.${key}`))
  const budget = amount('budgetMinor')
  const perDecision = amount('perDecisionMinor')
  const money = record['budgetMinor'] !== undefined || record['perDecisionMinor'] !== undefined
  const currency =
    money || record['currency'] !== undefined ? fields.currency(record['currency'], `${path}.currency`) : undefined
  const strategy = record['strategy'] === undefined ? [] : fields.ids(record['strategy'], `${path}.strategy`)
  return { budget, perDecision, currency: currency ?? '', strategy }
}

const LIMIT_KEYS = ['budgetMinor', 'perDecisionMinor', 'currency', 'strategy']

/** Reads links; those that cannot be read are left out and told. */
export const readLinks = (value: unknown, path: string, fields: Fields): readonly CircleLink[] =>
  fields.records(fields.list(value, path), ['narrower', 'wider', 'member', 'sentBy'], path, (record, place) => {
    const narrower = fields.id(record['narrower'], `${place}.narrower`)
    const wider = fields.id(record['wider'], `${place}.wider`)
    const member = fields.id(record['member'], `${place}.member`)
    const sentBy = fields.oneOf(record['sentBy'], ['wider', 'narrower'] as const, `${place}.sentBy`)
    if (narrower === undefined || wider === undefined || member === undefined || sentBy === undefined) return undefined
    return { narrower, wider, member, sentBy }
  })

/** The circle, the one that lent to it, the one that lent to that, and so on; and how that ends. Every mandate on the way limits what the first may do. */
export const lendersOf = (circles: ReadonlyMap<string, ReadCircle>, first: ReadCircle): Lenders => {
  const chain: ReadCircle[] = [first]
  const seen = new Set([first.id])
  for (let last = first; ; ) {
    const { mandate, wider, id } = last
    if (mandate === undefined) return wider === undefined ? { chain, end: 'held' } : { chain, end: 'not-lent', at: id }
    const next = circles.get(mandate.lentBy)
    if (next === undefined) return { chain, end: 'unknown', at: id, named: mandate.lentBy }
    if (seen.has(next.id)) return { chain, end: 'ring' }
    seen.add(next.id)
    chain.push(next)
    last = next
  }
}

export type Lenders =
  | { readonly chain: readonly ReadCircle[]; readonly end: 'held' | 'ring' }
  | { readonly chain: readonly ReadCircle[]; readonly end: 'not-lent'; readonly at: string }
  | { readonly chain: readonly ReadCircle[]; readonly end: 'unknown'; readonly at: string; readonly named: string }

/** Whether a mandate runs on a day: its first and its last day included. */
export const runs = ({ from, until }: ReadMandate, on: CalendarDate): boolean => from <= on && on <= until

/** Whether a circle counts a matter to its domain, and was lent it where it lives on a mandate. */
export const claims = ({ domain, mandate }: ReadCircle, matter: string): boolean =>
  domain.has(matter) && (mandate === undefined || mandate.domain.has(matter))

const trueOrNone = (value: unknown, path: string, fields: Fields): boolean => {
  if (value !== undefined && value !== true) fields.note(wrongKind(value, path, 'true'))
  return value === true
}

const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)
