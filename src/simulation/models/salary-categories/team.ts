import { allocate } from '../../../exact/index.js'
import { drawFrom } from '../../spread.js'
import type { Stream } from '../../stream.js'
import { wholeWithin } from '../whole.js'
import { CATEGORIES, type Category, type SalaryParameters } from './parameters.js'

/** What somebody says of categories, in cents an hour. */
export type Amounts = Readonly<Partial<Record<Category, number>>>

/** Somebody in the team. */
export interface Member {
  readonly category: Category
  /** What they find right; a category left out is a blank. */
  readonly finds: Amounts
  /** What they propose for their own category. */
  readonly own: number
  readonly forfeits: boolean
}

/** What somebody proposes: what they find right, but for their own category. */
export const proposalsOf = ({ category, finds, own }: Member): Amounts => ({ ...finds, [category]: own })

/** The team, category by category. Each member draws from a stream of their own. */
export const teamOf = (asked: SalaryParameters, preferences: Stream): readonly Member[] => {
  const { members, mix, wishes, step, most, blank, strategic, raise, forfeit } = asked
  const shares = CATEGORIES.map((id) => ({ id, weight: mix[id] }))
  const counts = allocate({ totalMinor: BigInt(members), shares }).shares
  const categories = counts.flatMap(({ id, amountMinor }) =>
    Array.from({ length: Number(amountMinor) }, () => id as Category),
  )
  return categories.map((category, at) => {
    const stream = preferences.of(at)
    // First, so that who is strategic does not depend on what the wishes draw.
    const isStrategic = stream.uniform() < strategic
    const givesUp = stream.uniform() < forfeit
    const finds: Partial<Record<Category, number>> = {}
    for (const one of CATEGORIES) {
      const isBlank = stream.uniform() < blank
      const amount = wholeWithin({ wish: drawFrom(wishes[one], at, stream), step, least: 0, most })
      if (one === category || !isBlank) finds[one] = amount
    }
    const right = finds[category] ?? 0
    const own = isStrategic ? Math.min(most, right + raise) : right
    return { category, finds, own, forfeits: givesUp && category.endsWith('Volunteer') }
  })
}
