import type { CalendarDate } from '../../calendar/index.js'
import type { Charter } from '../whole-charter.js'
import type { MemberId } from '../../membership/index.js'
import { type Salaries, type Salary, type SalaryScale, trySalariesOf } from '../../pay/index.js'
import type { Refused } from '../../problems/index.js'
import type { ClauseId } from '../../reasons/index.js'
import { Map } from 'immutable'
import { actsFrom } from '../averages/in-force.js'
import { charterOn } from '../charter/state.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { keyOf, type PayState, type SalaryRow, type SalaryStand } from './state.js'

/** Whose salaries are set together: those of one team, or everybody's (no scope). */
export const scopeOfSalaries = (charter: Charter, project: string | undefined): string | undefined => {
  const members = charter.pay?.salaries?.proposedBy.members
  return typeof members === 'object' && 'team' in members ? project : undefined
}

/** The salaries that some proposals come to under a charter. */
export const salariesOfRows = (charter: Charter, rows: readonly SalaryRow[]): Salaries | Refused => {
  const { currency, payCategories = {}, pay } = charter
  const { scale = 'category-means', places, rounding } = pay?.salaries ?? {}
  const clauses = clausesOf(pay?.salaries)
  return trySalariesOf({
    currency,
    categories: Object.entries(payCategories).map(([id, { unit, minimum, maximum }]) => ({
      id,
      unit,
      ...(minimum === undefined ? {} : { minimum }),
      ...(maximum === undefined ? {} : { maximum }),
    })),
    scale: scaleOf(scale, Object.keys(payCategories), rows),
    ...(places === undefined || rounding === undefined ? {} : { published: { places, rounding } }),
    clauses: clauses.length === 0 ? [CLAUSE] : clauses,
  })
}

const CLAUSE = 'WJC-9' satisfies ClauseId

const scaleOf = (
  scale: 'category-means' | 'weighted-base' | 'equal',
  categories: readonly string[],
  rows: readonly SalaryRow[],
): SalaryScale => {
  // A category that the charter no longer has is left out.
  const amounts = rows.map((row) =>
    Object.fromEntries(Object.entries(row.amounts).filter(([category]) => categories.includes(category))),
  )
  const bases = rows.flatMap(({ base }) => (base === undefined ? [] : [base]))
  switch (scale) {
    case 'category-means':
      return { kind: 'category-means', proposals: amounts }
    case 'weighted-base':
      return { kind: 'weighted-base', base: bases, weights: amounts }
    case 'equal':
      return {
        kind: 'category-means',
        proposals: bases.map((base) => Object.fromEntries(categories.map((category) => [category, base]))),
      }
  }
}

/** The charter of a day. A category that an amendment took away is in it still: what was worked in it before is paid. */
export const payCharterOn = ({ charter }: State, day: CalendarDate): Charter => {
  const inForce = charterOn(charter, day)
  if (charter.history.length === 1) return inForce
  const before = charter.history.filter(({ on }) => on === undefined || on <= day)
  const payCategories = Object.assign(
    {},
    ...before.map((version) => version.charter.payCategories ?? {}),
  ) as NonNullable<Charter['payCategories']>
  return { ...inForce, payCategories }
}

/**
 * The salaries of a scope on any day, each by the charter of that day. A category for which nobody proposes any more keeps its last salary; before the first salary came into force, that first one
 * counts, for there was none that it could have changed. `charterOf` says under which charter: that of the day, where nothing is said.
 */
export const salariesOver = (
  state: State,
  scope: string | undefined,
  charterOf = (day: CalendarDate): Charter => charterOn(state.charter, day),
): { readonly on: (day: CalendarDate) => readonly Salary[]; readonly changes: readonly CalendarDate[] } => {
  const found = state.pay.salaries.get(keyOf(scope))
  const stands = found === undefined ? [] : [...found.earlier, found.now]
  const on = (day: CalendarDate): readonly Salary[] => {
    const charter = charterOf(day)
    const known = new WeakMap<SalaryStand, readonly Salary[]>()
    const of = (stand: SalaryStand): readonly Salary[] => {
      const before = known.get(stand)
      if (before !== undefined) return before
      const salaries = salariesOfRows(charter, [...stand.rows.values()])
      const list = salaries.kind === 'refused' ? [] : salaries.salaries
      known.set(stand, list)
      return list
    }
    const at = stands.findLastIndex(({ from }) => from <= day)
    const inOrder = [...stands.slice(0, at + 1).reverse(), ...stands.slice(at + 1)]
    const blank = salariesOfRows(charter, [])
    return (blank.kind === 'refused' ? [] : blank.salaries).map((none) => {
      for (const stand of inOrder) {
        const salary = of(stand).find(({ category }) => category === none.category)
        if (salary?.kind === 'salary') return salary
      }
      return none
    })
  }
  const amended = state.charter.history.flatMap(({ on: day }) => day ?? [])
  return { on, changes: [...stands.map(({ from }) => from), ...amended] }
}

/** The salaries with one person's proposals changed, or taken away; they count from the day that the charter says. */
export const withRow = (
  { salaries }: PayState,
  charter: Charter,
  change: {
    readonly scope: string | undefined
    readonly member: MemberId
    readonly row: SalaryRow | undefined
    readonly at: CalendarDate
  },
): PayState['salaries'] => {
  const { scope, member, row, at } = change
  const found = salaries.get(keyOf(scope))
  const last = found?.now.rows ?? Map<MemberId, SalaryRow>()
  const rows = row === undefined ? last.delete(member) : last.set(member, row)
  const asked = actsFrom(charter.pay?.salaries?.acts, at)
  const from = found !== undefined && asked < found.now.from ? found.now.from : asked
  const earlier = found === undefined ? [] : found.now.from === from ? found.earlier : [...found.earlier, found.now]
  return salaries.set(keyOf(scope), { earlier, now: { from, rows } })
}
