import type { CalendarDate, Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { problem, tellNoTexts } from '../problems/index.js'
import { lendersOf, type ReadCircle, type ReadMandate, readCircles } from './read-circles.js'

/** What a circle wants to decide, as it was read. */
export interface Act {
  readonly circles: ReadonlyMap<string, ReadCircle>
  readonly circle: ReadCircle
  readonly matter: string
  readonly amount: bigint
  readonly currency: string
  /** What each circle and those it lent to have spent together. */
  readonly used: ReadonlyMap<string, bigint>
  readonly against: readonly string[]
  readonly on: CalendarDate
}

/** The mandates on the way up, nearest first. */
export const mandatesOf = ({
  circles,
  circle,
}: Act): readonly { readonly id: string; readonly mandate: ReadMandate }[] =>
  lendersOf(circles, circle).chain.flatMap(({ id, mandate }) => (mandate === undefined ? [] : [{ id, mandate }]))

const KEYS = ['circles', 'circle', 'matter', 'amountMinor', 'currency', 'spent', 'against', 'on', 'clauses']

/** Reads it, and notes everything that is wrong on the way. */
export const readAct = (input: Readonly<Record<string, unknown>>, fields: Fields): Act | undefined => {
  fields.record(input, KEYS, '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  const circles = readCircles(input['circles'], 'circles', fields)
  const id = fields.oneOf(input['circle'], [...circles.keys()], 'circle')
  const matter = fields.id(input['matter'], 'matter')
  const amount = input['amountMinor'] === undefined ? 0n : fields.minor(input['amountMinor'], 'amountMinor')
  const against = input['against'] === undefined ? [] : fields.ids(input['against'], 'against')
  const on = fields.date(input['on'], 'on')
  const money = input['amountMinor'] !== undefined || input['spent'] !== undefined
  const currency =
    money || input['currency'] !== undefined ? (fields.currency(input['currency'], 'currency') ?? '') : ''
  const used = readUsed(input['spent'], circles, fields)
  const circle = id === undefined ? undefined : circles.get(id)
  if (circle === undefined || matter === undefined || amount === undefined || on === undefined) return undefined
  const act = { circles, circle, matter, amount, currency, used, against, on }
  for (const { mandate } of mandatesOf(act))
    if (currency !== '' && mandate.currency !== '' && mandate.currency !== currency) {
      const facts = { currency: mandate.currency }
      fields.note(problem(says.mixedCurrencies, { path: 'currency', received: currency, facts }))
    }
  return act
}

const readUsed = (
  value: unknown,
  circles: ReadonlyMap<string, ReadCircle>,
  fields: Fields,
): ReadonlyMap<string, bigint> => {
  const used = new Map<string, bigint>()
  const seen = new Set<string>()
  fields.records(fields.listOrNone(value, 'spent'), ['circle', 'amountMinor'], 'spent', (record, path) => {
    const id = fields.oneOf(record['circle'], [...circles.keys()], `${path}.circle`)
    const amount = fields.minor(record['amountMinor'], `${path}.amountMinor`)
    if (id === undefined || amount === undefined) return
    if (seen.has(id))
      fields.note(problem(says.listedTwice, { path: `${path}.circle`, received: id, facts: { what: id } }))
    seen.add(id)
    const { chain } = lendersOf(circles, circles.get(id) as ReadCircle)
    for (const one of chain) used.set(one.id, (used.get(one.id) ?? 0n) + amount)
  })
  return used
}
