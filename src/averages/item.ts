import { type ExactInput, exact, type Ratio } from '../exact/index.js'
import * as says from '../problems/en.js'
import { RulesError, problem } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'
import type { AverageOutcome } from './average.js'

/** The number an average item has in force: the average, or the provisional number the charter names while too few have proposed. */
export interface NumberInForce {
  readonly kind: 'average' | 'provisional'
  readonly item: string
  readonly value: Ratio
  readonly because: Because
}

/**
 * Which number is in force for an item whose charter names a provisional one? The provisional number rules until `minimumProposals` proposals stand;
 * from exactly that many on, their average does.
 *
 * Throws `not-a-count` and what `exact` throws.
 *
 * Source: WJC-19: the percentages of the text are provisional, and the average of everyone's takes their place. Reading: one proposal out of a hundred
 * members does not yet; how many do is charter data.
 *
 * @example
 * ```ts
 * import { averageOf, numberInForce } from 'coop-rules/averages'
 *
 * const average = averageOf({ proposals: ['70%', '80%'], clauses: ['WJC-19'] })
 * const inForce = numberInForce({ item: 'admission', average, provisional: '3/4', minimumProposals: 3 })
 * inForce.kind // => 'provisional'
 * ```
 */
export const numberInForce = (input: {
  readonly item: string
  readonly average: AverageOutcome
  readonly provisional: ExactInput
  /** What one is one of; `share` where nothing is said, for thresholds are what is most often provisional. */
  readonly unit?: string
  /** From so many proposals on the average rules. */
  readonly minimumProposals: number
  readonly clauses?: readonly Citation[]
}): NumberInForce => {
  const { item, average, minimumProposals, unit = 'share', clauses = [CLAUSE] } = input
  if (!Number.isSafeInteger(minimumProposals) || minimumProposals < 0) {
    throw new RulesError([problem(says.notACount, { path: 'minimumProposals', received: minimumProposals })])
  }
  const provisional = exact(input.provisional)
  const percent = unit === 'share'
  if (average.kind === 'average' && average.count >= minimumProposals) {
    return {
      kind: 'average',
      item,
      value: average.value,
      because: [
        { code: 'average-in-force', clauses, item, count: average.count, value: average.value, percent },
        ...average.because,
      ],
    }
  }
  return {
    kind: 'provisional',
    item,
    value: provisional,
    because: [
      {
        code: 'provisional',
        clauses,
        item,
        observed: average.count,
        required: minimumProposals,
        value: provisional,
        percent,
      },
    ],
  }
}

const CLAUSE = 'WJC-19' satisfies ClauseId
