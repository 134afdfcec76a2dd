import { type Circle, type CircleLink, checkCircles, type Mandate } from '../../circles/index.js'
import type { CalendarDate } from '../../calendar/index.js'
import type { Reason } from '../../reasons/index.js'
import type { State } from '../state.js'
import { membersIn } from './state.js'

/** The circles and links as they are, as the rules on circles take them. */
export interface Snapshot {
  readonly circles: readonly Circle[]
  readonly links: readonly CircleLink[]
}

/** The circles of the charter with their members, roles, mandates and links of now. */
export const snapshotOf = (state: State): Snapshot => {
  const named = Object.entries(state.charter.inForce.circles ?? {})
  const circles = named.map(([id, { wider, domain, reserved, legalResponsibility, supervises }]): Circle => {
    const mandate = state.circles.mandates.get(id)?.mandate
    const roles = state.circles.roles.get(id)
    return {
      id,
      ...(wider === undefined ? {} : { wider }),
      // What is not lent a circle does not claim: a mandate may lend a part of what the charter lets it have.
      domain: mandate === undefined ? domain : domain.filter((matter) => mandate.domain.includes(matter)),
      members: membersIn(state, id),
      ...(roles === undefined
        ? {}
        : { roles: [...roles].map(([role, { holder, until }]) => ({ role, holder, until })) }),
      ...(legalResponsibility === true ? { legalResponsibility } : {}),
      ...(reserved === undefined ? {} : { reserved }),
      ...(supervises === undefined ? {} : { supervises }),
      ...(mandate === undefined ? {} : { mandate }),
    }
  })
  const links = named.flatMap(([narrower, { wider }]) => {
    const link = state.circles.links.get(narrower)
    if (link === undefined || wider === undefined) return []
    return (['wider', 'narrower'] as const).flatMap((sentBy) => {
      const person = link[sentBy]
      return person?.standing === 'holds' ? [{ narrower, wider, member: person.member, sentBy }] : []
    })
  })
  return { circles, links }
}

/** The circles with somebody more in one of them. */
export const withMember = ({ circles, links }: Snapshot, circle: string, member: string): Snapshot => ({
  circles: circles.map((one) => (one.id === circle ? { ...one, members: [...one.members, member] } : one)),
  links,
})

/** The circles with another mandate of one of them; its claim to matters is what it would be lent. */
export const withMandate = ({ circles, links }: Snapshot, circle: string, mandate: Mandate): Snapshot => ({
  circles: circles.map((one) => (one.id === circle ? { ...one, mandate, domain: mandate.domain } : one)),
  links,
})

/** The circles with somebody as a link, in the place of whoever the same side sent before. */
export const withLink = ({ circles, links }: Snapshot, link: CircleLink): Snapshot => ({
  circles,
  links: [...links.filter(({ narrower, sentBy }) => narrower !== link.narrower || sentBy !== link.sentBy), link],
})

/** What a change would put out of order that is in order now. */
export const disorderOf = (before: Snapshot, after: Snapshot, on: CalendarDate): readonly Reason[] => {
  const known = new Set(findings(before, on).map(keyOf))
  return findings(after, on).filter((reason) => !known.has(keyOf(reason)))
}

/** Everything that is out of order now. */
export const findings = (snapshot: Snapshot, on: CalendarDate): readonly Reason[] => {
  const checked = checkCircles({ ...snapshot, on })
  if (checked.kind === 'refused') throw new TypeError('the circles of a sound charter can be read')
  return checked.kind === 'in-order' ? [] : checked.because
}

const keyOf = (reason: Reason): string =>
  JSON.stringify(reason, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
