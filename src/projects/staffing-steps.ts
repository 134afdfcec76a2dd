import type { Citation, Reason } from '../reasons/index.js'
import type { StaffingInput, StaffingStep, StepOutcome } from './staffing.js'

/** A place while teams are filled. Pools are counted from 0, the first in precedence. */
export interface Place {
  readonly area: string
  /** The last pool that it is open to. */
  open: number
  person: string | undefined
  /** Whose application waits for an answer, and of which pool they are. */
  readonly waiting: Map<string, number>
  readonly declined: Set<string>
}

/** Where everything stands after the steps. */
export interface Standing {
  readonly areas: readonly string[]
  readonly pools: readonly string[]
  readonly places: ReadonlyMap<string, Place>
  readonly coordinators: Map<string, string>
  /** Whether every area has had its coordinator at the same time. */
  begun: boolean
  readonly outcomes: StepOutcome[]
  readonly clauses: { readonly order: readonly Citation[]; readonly building: readonly Citation[] }
}

/** Takes the steps one by one: each is judged by what stood when it was taken, so that nothing later rewrites it. */
export const fold = (input: StaffingInput, clauses: Standing['clauses']): Standing => {
  const places = input.places.map(({ place, area }): [string, Place] => [
    place,
    { area, open: 0, person: undefined, waiting: new Map(), declined: new Set() },
  ])
  const now: Standing = {
    areas: input.areas,
    pools: input.pools,
    places: new Map(places),
    coordinators: new Map(),
    begun: false,
    outcomes: [],
    clauses,
  }
  for (const step of input.steps) now.outcomes.push(take(step, now))
  return now
}

const done = (reason: Reason): StepOutcome => ({ kind: 'done', because: [reason] })

const take = (step: StaffingStep, now: Standing): StepOutcome => {
  const { order, building } = now.clauses
  if (step.kind === 'coordinator') {
    const { area, person } = step
    now.coordinators.set(area, person)
    now.begun ||= now.areas.every((one) => now.coordinators.has(one))
    return done({ code: 'coordinator-named', clauses: building, area, person })
  }
  if (step.kind === 'no-coordinator') {
    now.coordinators.delete(step.area)
    return done({ code: 'coordinator-gone', clauses: building, area: step.area })
  }
  const { place } = step
  const at = now.places.get(place) as Place
  const [first, ...rest] = inTheWay(step, at, now)
  if (first !== undefined) return { kind: 'not-allowed', because: [first, ...rest] }
  switch (step.kind) {
    case 'apply':
      at.waiting.set(step.person, now.pools.indexOf(step.pool))
      return done({ code: 'applied', clauses: order, place, person: step.person, pool: step.pool })
    case 'withdraw':
      at.waiting.delete(step.person)
      return done({ code: 'application-withdrawn', clauses: order, place, person: step.person })
    case 'accept':
      at.waiting.delete(step.person)
      at.person = step.person
      return done({ code: 'application-accepted', clauses: building, place, person: step.person, by: step.by })
    case 'decline':
      at.waiting.delete(step.person)
      at.declined.add(step.person)
      return done({ code: 'application-declined', clauses: building, place, person: step.person, record: step.record })
    case 'next-pool':
      at.open++
      return done({
        code: 'pool-opened',
        clauses: order,
        place,
        pool: now.pools[at.open] as string,
        record: step.record,
      })
    case 'vacate': {
      const person = at.person as string
      at.person = undefined
      at.open = 0
      at.declined.clear()
      return done({ code: 'place-free-again', clauses: order, place, person })
    }
  }
}

type PlaceStep = Exclude<StaffingStep, { kind: 'coordinator' | 'no-coordinator' }>

/** Everything for which a step cannot be taken now. */
const inTheWay = (step: PlaceStep, at: Place, now: Standing): readonly Reason[] => {
  const { order, building } = now.clauses
  const { place } = step
  const reasons: Reason[] = []
  if (step.kind === 'vacate')
    return at.person === undefined ? [{ code: 'nobody-has-place', clauses: order, place }] : []
  if (at.person !== undefined && step.kind !== 'withdraw')
    reasons.push({ code: 'place-filled', clauses: order, place, person: at.person })
  if ('by' in step) reasons.push(...notTheirs(step.by, place, at, now))
  if (step.kind === 'apply') {
    const { person } = step
    if (at.waiting.has(person) || at.declined.has(person))
      reasons.push({ code: 'applied-already', clauses: order, place, person })
    return reasons
  }
  const ahead = (pool: number) => [...at.waiting].filter(([, of]) => of < pool).map(([who]) => who)
  if (step.kind === 'next-pool') {
    const people = ahead(at.open + 1)
    if (people.length > 0) reasons.push({ code: 'place-to-answer', clauses: order, place, people })
    if (at.open === now.pools.length - 1)
      reasons.push({ code: 'last-pool', clauses: order, place, pool: now.pools[at.open] as string })
    return reasons
  }
  const { person } = step
  const pool = at.waiting.get(person)
  if (pool === undefined) return [...reasons, { code: 'no-application', clauses: building, place, person }]
  if (step.kind === 'withdraw') return reasons
  if (pool > at.open) {
    const [of, open] = [now.pools[pool] as string, now.pools[at.open] as string]
    reasons.push({ code: 'pool-not-open', clauses: order, place, pool: of, open })
  }
  const people = step.kind === 'accept' ? ahead(pool) : []
  if (people.length > 0) reasons.push({ code: 'earlier-pool-waits', clauses: order, place, people })
  return reasons
}

/** Why this is not for them to do: not before all coordinators are found, and then only for the area's own. */
const notTheirs = (by: string, place: string, { area }: Place, now: Standing): readonly Reason[] => {
  const clauses = now.clauses.building
  const coordinator = now.coordinators.get(area)
  const missing = now.begun ? [area] : now.areas.filter((one) => !now.coordinators.has(one))
  if (!now.begun || coordinator === undefined) return [{ code: 'coordinators-missing', clauses, areas: missing }]
  return coordinator === by ? [] : [{ code: 'not-the-coordinator', clauses, place, area, by }]
}
