import { isRulesError, type Problem, type Refused } from '../../src/problems/index.js'

/** Everything that was thrown as wrong, as `code path`; an empty list where nothing was thrown. */
export const thrownBy = (act: () => unknown): readonly string[] => {
  try {
    act()
    return []
  } catch (error) {
    if (isRulesError(error)) return error.problems.map(told)
    throw error
  }
}

/** Everything that was refused as wrong, as `code path`; an empty list where nothing was refused. */
export const refusedOf = (outcome: { readonly kind: string } | Refused): readonly string[] =>
  'problems' in outcome ? outcome.problems.map(told) : []

const told = ({ code, path }: Problem): string => (path === '' ? code : `${code} ${path}`)
