import type { CalendarDate } from '../calendar/index.js'
import type { ClauseId, Reason } from '../reasons/index.js'
import { claims, type ReadCircle, type ReadMandate, runs } from './read-circles.js'

/** Everything that is wrong with the mandates, each held against what its lender itself holds. */
export const mandateFindings = (circles: ReadonlyMap<string, ReadCircle>, on: CalendarDate): Reason[] => {
  const reasons: Reason[] = []
  const lentBy = new Map<ReadCircle, Lent[]>()
  for (const circle of circles.values()) {
    const { id, wider, domain, mandate } = circle
    if (mandate === undefined) continue
    const claimed = [...domain].filter((matter) => !mandate.domain.has(matter))
    if (claimed.length > 0)
      reasons.push({ code: 'claimed-not-lent', clauses: [MANDATES], circle: id, matters: claimed })
    if (mandate.until < on)
      reasons.push({ code: 'mandate-over', clauses: [MANDATES], circle: id, until: mandate.until, on })
    if (mandate.lentBy !== wider)
      reasons.push({
        code: 'lent-by-another',
        clauses: [MANDATES],
        circle: id,
        lender: mandate.lentBy,
        wider: wider ?? '',
      })
    const lender = circles.get(mandate.lentBy)
    // A lender that is not there, or is the circle itself, was told among the rings and the unknown.
    if (lender === undefined || lender === circle) continue
    const lent = lentBy.get(lender)
    if (lent === undefined) lentBy.set(lender, [{ id, mandate }])
    else lent.push({ id, mandate })
    reasons.push(...lentFindings(lender, { id, mandate }))
  }
  for (const [lender, lent] of lentBy) reasons.push(...budgetFindings(lender, lent, on))
  return reasons
}

interface Lent {
  readonly id: string
  readonly mandate: ReadMandate
}

const MANDATES = 'WC-4' as const satisfies ClauseId
const LIMITS = 'WC-5' as const satisfies ClauseId
const BOARD = 'WC-7' as const satisfies ClauseId

const lentFindings = (lender: ReadCircle, { id, mandate }: Lent): Reason[] => {
  const reasons: Reason[] = []
  const facts = { lender: lender.id, circle: id }
  const matters = [...mandate.domain]
  const reserved = matters.filter((matter) => lender.reserved.has(matter))
  if (reserved.length > 0) reasons.push({ code: 'lent-reserved', clauses: [BOARD], ...facts, matters: reserved })
  const notHeld = matters.filter((matter) => !claims(lender, matter) && !lender.reserved.has(matter))
  if (notHeld.length > 0) reasons.push({ code: 'lent-not-held', clauses: [MANDATES], ...facts, matters: notHeld })
  const own = lender.mandate
  if (own === undefined) return reasons
  if (mandate.from < own.from || mandate.until > own.until)
    reasons.push({
      code: 'lent-outside-term',
      clauses: [MANDATES],
      ...facts,
      from: mandate.from,
      until: mandate.until,
      lenderFrom: own.from,
      lenderUntil: own.until,
    })
  const { currency } = mandate
  if (currency !== '' && own.currency !== '' && currency !== own.currency)
    reasons.push({ code: 'lent-in-other-currency', clauses: [LIMITS], ...facts, currency, required: own.currency })
  else if (mandate.perDecision !== undefined && own.perDecision !== undefined && mandate.perDecision > own.perDecision)
    reasons.push({
      code: 'lent-over-limit',
      clauses: [LIMITS],
      lender: lender.id,
      circles: [id],
      limit: 'per-decision',
      lentMinor: mandate.perDecision,
      limitMinor: own.perDecision,
      currency,
    })
  return reasons
}

/** Budgets lent that are more than the lender was lent: one alone, or those that run on the day together. */
const budgetFindings = (lender: ReadCircle, lent: readonly Lent[], on: CalendarDate): Reason[] => {
  const own = lender.mandate
  if (own === undefined) return []
  const limitMinor = own.budget ?? 0n
  const told = (circles: readonly string[], lentMinor: bigint, currency: string): Reason => ({
    code: 'lent-over-limit',
    clauses: [LIMITS],
    lender: lender.id,
    circles,
    limit: 'budget',
    lentMinor,
    limitMinor,
    currency,
  })
  // Other currencies are told by themselves.
  const budgets = lent.flatMap(({ id, mandate }) =>
    mandate.budget === undefined || (own.currency !== '' && mandate.currency !== own.currency)
      ? []
      : [{ id, mandate, budget: mandate.budget }],
  )
  const alone = budgets.filter(({ budget }) => budget > limitMinor)
  if (alone.length > 0) return alone.map(({ id, budget, mandate }) => told([id], budget, mandate.currency))
  const running = budgets.filter(({ mandate }) => runs(mandate, on))
  const [first] = running
  const sum = running.reduce((total, { budget }) => total + budget, 0n)
  return first !== undefined && sum > limitMinor
    ? [
        told(
          running.map(({ id }) => id),
          sum,
          first.mandate.currency,
        ),
      ]
    : []
}
