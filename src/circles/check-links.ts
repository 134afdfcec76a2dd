import type { ClauseId, Reason } from '../reasons/index.js'
import type { CircleLink } from './circle.js'
import type { ReadCircle } from './read-circles.js'

/** Everything that is wrong with the links: a double link for every circle that stands within a wider one, and no others. */
export const linkFindings = (circles: ReadonlyMap<string, ReadCircle>, links: readonly CircleLink[]): Reason[] => {
  const reasons: Reason[] = []
  const told = new Set<string>()
  for (const { narrower, wider, member } of links) {
    for (const named of [narrower, wider]) {
      const key = JSON.stringify([narrower, named])
      if (circles.has(named) || told.has(key)) continue
      told.add(key)
      reasons.push({ code: 'unknown-circle', clauses: [CLAUSE], circle: narrower, named })
    }
    const one = circles.get(narrower)
    if (one !== undefined && circles.has(wider) && one.wider !== wider)
      reasons.push({ code: 'link-elsewhere', clauses: [CLAUSE], narrower, wider, member })
  }
  const byPair = new Map<string, CircleLink[]>()
  for (const link of links) {
    const key = JSON.stringify([link.narrower, link.wider])
    const pair = byPair.get(key)
    if (pair === undefined) byPair.set(key, [link])
    else pair.push(link)
  }
  for (const circle of circles.values()) {
    const wider = circle.wider === undefined ? undefined : circles.get(circle.wider)
    if (wider === undefined || wider === circle) continue
    const of = byPair.get(JSON.stringify([circle.id, wider.id])) ?? []
    reasons.push(...pairFindings(circle, wider, of))
  }
  return reasons
}

const CLAUSE = 'WC-6' as const satisfies ClauseId

const pairFindings = (circle: ReadCircle, wider: ReadCircle, links: readonly CircleLink[]): Reason[] => {
  const reasons: Reason[] = []
  const pair = { clauses: [CLAUSE], narrower: circle.id, wider: wider.id }
  const sent = (by: CircleLink['sentBy']) => [
    ...new Set(links.filter(({ sentBy }) => sentBy === by).map(({ member }) => member)),
  ]
  for (const sentBy of ['wider', 'narrower'] as const) {
    const members = sent(sentBy)
    // Supervisors may not sit in what they supervise; where their wider circle is another, it may link with them or not.
    if (members.length === 0 && circle.supervises === undefined) reasons.push({ code: 'link-missing', ...pair, sentBy })
    if (members.length > 1) reasons.push({ code: 'link-twice', ...pair, sentBy, members })
  }
  const both = sent('wider').filter((member) => sent('narrower').includes(member))
  for (const member of both) reasons.push({ code: 'link-same-person', ...pair, member })
  for (const member of new Set(links.map((link) => link.member))) {
    for (const side of [circle, wider])
      if (!side.members.has(member)) reasons.push({ code: 'link-not-member', ...pair, member, circle: side.id })
  }
  return reasons
}
