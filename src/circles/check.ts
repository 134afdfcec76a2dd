import { type CalendarDate, Fields } from '../calendar/index.js'
import type { MemberId } from '../membership/index.js'
import { isRecord, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { linkFindings } from './check-links.js'
import { mandateFindings } from './check-mandates.js'
import type { Circle, CircleLink } from './circle.js'
import { lendersOf, type ReadCircle, readCircles, readLinks } from './read-circles.js'

/** The circles of a cooperative, and the people who link them. */
export interface CirclesInput {
  readonly circles: readonly Circle[]
  readonly links: readonly CircleLink[]
  readonly on: string
  /** The members of the cooperative, where it is to be checked that only members sit in circles. */
  readonly members?: readonly MemberId[]
  readonly clauses?: readonly Citation[]
}

/** Whether the circles are as they should be; and where not, every finding as a reason. */
export interface CirclesChecked {
  readonly kind: 'in-order' | 'not-in-order'
  readonly because: Because
}

/**
 * Are the circles set up as they should be? Everything that is not is found at once: circles named that there are none of; authority that goes round in a ring; a
 * circle without a wider one that is neither legally responsible nor supervises, or without a mandate; a mandate that is over, comes from another circle than the
 * wider one, or lends what the lender does not hold or has reserved, money beyond its own, or days beyond its own; matters that were not lent; people who are no
 * members; roles of people outside the circle or past their term; supervisors who sit in what they supervise or depend on it; and double links that are missing
 * or wrong. A double link is two different people, full members of both circles, one appointed by the wider and one elected by the narrower.
 *
 * Refused where the data cannot be read, never thrown: `not-a-name`, `listed-twice`, `not-a-date`, `reversed-period`, `not-minor-units`, `negative-amount`, `unknown-currency`, `not-one-of`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WC-4 (mandates), WC-5 (the limits), WC-6 (formal links), WC-7 (the board as a circle). Readings: budgets lent to several circles add up; a supervisory circle needs no double link, for nobody may sit in both.
 *
 * @example
 * ```ts
 * import { checkCircles } from 'coop-rules/circles'
 *
 * const board = { id: 'board', domain: ['website', 'contracts'], members: ['ana', 'ben', 'cleo'], legalResponsibility: true } as const
 * const mandate = { lentBy: 'board', domain: ['website'], limits: {}, from: '2026-01-01', until: '2026-12-31' }
 * const web = { id: 'web', wider: 'board', domain: ['website'], members: ['ben', 'cleo', 'dov'], mandate }
 * const links = [{ narrower: 'web', wider: 'board', member: 'ben', sentBy: 'wider' }] as const
 * const checked = checkCircles({ circles: [board, web], links, on: '2026-06-01' })
 * checked.kind === 'not-in-order' && checked.because[0].code // => 'link-missing'
 * ```
 */
export const checkCircles = (input: CirclesInput): CirclesChecked | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['circles', 'links', 'on', 'members', 'clauses'], '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const circles = readCircles(input.circles, 'circles', fields)
  const links = readLinks(input.links, 'links', fields)
  const on = fields.date(input.on, 'on')
  const members = input.members === undefined ? undefined : new Set(fields.ids(input.members, 'members'))
  if (fields.problems.length > 0 || on === undefined) return fields.refused
  const found = [
    ...structureFindings(circles),
    ...mandateFindings(circles, on),
    ...peopleFindings(circles, on, members),
    ...linkFindings(circles, links),
  ].map((reason) => (input.clauses === undefined ? reason : cited(reason, input.clauses)))
  const [first, ...rest] = found
  if (first !== undefined) return { kind: 'not-in-order', because: [first, ...rest] }
  const { clauses = [MANDATES, LINKS] } = input
  return { kind: 'in-order', because: [{ code: 'circles-in-order', clauses, circles: circles.size }] }
}

/** A reason with other clauses. Assigned, not spread: spreading a union of all reasons is more than a compiler wants to do. */
const cited = (reason: Reason, clauses: readonly Citation[]): Reason => Object.assign({}, reason, { clauses })

const MANDATES = 'WC-4' as const satisfies ClauseId
const COMPOSITION = 'WC-5' as const satisfies ClauseId
const LINKS = 'WC-6' as const satisfies ClauseId
const BOARD = 'WC-7' as const satisfies ClauseId

const structureFindings = (circles: ReadonlyMap<string, ReadCircle>): Reason[] => {
  const reasons: Reason[] = []
  for (const circle of circles.values()) {
    const { id, wider, supervises, mandate, legalResponsibility } = circle
    for (const named of new Set([wider, mandate?.lentBy, supervises]))
      if (named !== undefined && !circles.has(named))
        reasons.push({ code: 'unknown-circle', clauses: [MANDATES], circle: id, named })
    if (wider === undefined && !legalResponsibility && supervises === undefined)
      reasons.push({ code: 'circle-without-wider', clauses: [BOARD], circle: id })
    if (wider !== undefined && mandate === undefined)
      reasons.push({ code: 'circle-without-mandate', clauses: [MANDATES], circle: id })
  }
  const rings = [...ringsOf(circles, ({ wider }) => wider), ...ringsOf(circles, ({ mandate }) => mandate?.lentBy)]
  const told = new Set<string>()
  for (const ring of rings) {
    const key = JSON.stringify([...ring].sort())
    if (!told.has(key)) reasons.push({ code: 'circles-in-a-ring', clauses: [MANDATES], circles: ring })
    told.add(key)
  }
  return reasons
}

/** Each ring once, from the circle of it that was listed first. Every circle is looked at once: a path ends where an earlier one began. */
const ringsOf = (
  circles: ReadonlyMap<string, ReadCircle>,
  above: (circle: ReadCircle) => string | undefined,
): readonly (readonly string[])[] => {
  const rings: string[][] = []
  const pathOf = new Map<string, string>()
  for (const start of circles.keys()) {
    const path: string[] = []
    let id: string | undefined = start
    while (id !== undefined && circles.has(id) && !pathOf.has(id)) {
      pathOf.set(id, start)
      path.push(id)
      id = above(circles.get(id) as ReadCircle)
    }
    if (id !== undefined && pathOf.get(id) === start && path.length > 0) rings.push(path.slice(path.indexOf(id)))
  }
  return rings
}

const peopleFindings = (
  circles: ReadonlyMap<string, ReadCircle>,
  on: CalendarDate,
  register: ReadonlySet<MemberId> | undefined,
): Reason[] => {
  const reasons: Reason[] = []
  for (const circle of circles.values()) {
    const { id, members, roles, supervises } = circle
    const strangers = register === undefined ? [] : [...members].filter((member) => !register.has(member))
    if (strangers.length > 0)
      reasons.push({ code: 'not-on-register', clauses: [COMPOSITION], circle: id, members: strangers })
    for (const { role, holder, until } of roles) {
      const facts = { clauses: [LINKS], circle: id, role, member: holder }
      if (!members.has(holder)) reasons.push({ code: 'role-not-member', ...facts })
      if (until < on) reasons.push({ code: 'role-term-over', ...facts, until, on })
    }
    const supervised = supervises === undefined ? undefined : circles.get(supervises)
    if (supervises === undefined || supervised === undefined) continue
    const both = [...members].filter((member) => supervised.members.has(member))
    if (both.length > 0)
      reasons.push({ code: 'supervisor-concerned', clauses: [BOARD], circle: id, supervises, members: both })
    const { wider } = circle
    if (wider === supervises || lendersOf(circles, circle).chain.includes(supervised))
      reasons.push({ code: 'supervised-lends', clauses: [BOARD], circle: id, supervises })
  }
  return reasons
}
