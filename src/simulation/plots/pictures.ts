import type { PlotWish } from '../plan.js'
import { distribution, isInWords } from './distribution.js'
import { MOST_PLACES, MOST_SERIES, shownOf, type Spec } from './frame.js'
import type { Gathered } from './gathered.js'
import { heat } from './heat.js'
import { interval } from './interval.js'
import { runLines } from './runs.js'
import { shares } from './shares.js'
import { valuesAt } from './shown.js'
import { variedIn, wishesFor } from './wishes.js'

/** One picture: a specification in the language of Vega-Lite, with its data in it, so that it opens anywhere by itself. */
export interface Picture {
  /** What a file of it is called: lower-case letters, digits and hyphens. */
  readonly name: string
  readonly spec: Readonly<Record<string, unknown>>
}

/**
 * The pictures of a plan's results: those that the plan asks for, or where it asks for none, those that follow from what varies. The same results give the same pictures.
 *
 * @example
 * ```ts
 * import { carryOut, Gathered, picturesOf, readPlan } from 'coop-rules/simulation'
 *
 * const plan = readPlan({ model: 'jury', seed: 'a', vary: { members: [3, 101] }, replicates: 5 })
 * const gathered = new Gathered({ plan })
 * for (let at = 0; at < plan.runs; at++) gathered.add(carryOut(plan, at))
 * picturesOf(gathered).map(({ name }) => name) // => ['right', 'right-share']
 * ```
 */
export const picturesOf = (gathered: Gathered): readonly Picture[] => {
  const { plan } = gathered
  const varied = variedIn(plan)
  const wishes = plan.plan.plots ?? wishesFor(gathered, varied)
  return wishes.map((wish) => ({ name: wish.name, spec: specOf(gathered, wish, varied) }))
}

const specOf = (gathered: Gathered, wish: PlotWish, varied: readonly string[]): Spec => {
  const lines = wish.kind === 'lines'
  const shown = shownOf(gathered, wish, {
    // What lines lie over is a column of the steps, no parameter.
    values: (path) => (lines && path === wish.over ? [] : valuesAt(gathered.plan, path)),
    varied,
    mostPlaces: wish.kind === 'interval' ? MOST_PLACES : wish.kind === 'heat' ? 24 : 12,
    classes: wish.kind === 'interval' ? 20 : wish.kind === 'heat' ? 16 : 10,
    // Rows of a table have more room than colours.
    mostBy: wish.kind === 'heat' ? 16 : MOST_SERIES,
    classesBy: wish.kind === 'heat' ? 12 : 5,
    places: wish.kind === 'interval' ? 'measured' : 'named',
  })
  switch (wish.kind) {
    case 'interval':
      return interval(shown)
    case 'distribution':
      return isInWords(gathered.plan.model.measures.find(({ name }) => name === wish.measure))
        ? shares(shown)
        : distribution(shown)
    case 'heat':
      return heat(shown)
    case 'lines':
      return runLines(shown)
  }
}
