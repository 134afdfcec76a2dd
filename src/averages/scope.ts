import * as says from '../problems/en.js'
import {
  isList,
  isRecord,
  orThrow,
  type Problem,
  problem,
  type Refused,
  tell,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import { type CategoryAverages, type CategoryInput, tryAveragesByCategory } from './category.js'
import { namedIn } from './named.js'

/** Everyone's proposals, scope by scope: in each team, say, its own members' for its own pay. */
export interface ScopeInput extends Omit<CategoryInput, 'proposals'> {
  /** One entry a scope, such as a team: its id, and one row a person of it. Whoever is in two scopes has a row in each. */
  readonly scopes: readonly { readonly scope: string; readonly proposals: CategoryInput['proposals'] }[]
}

/** The averages of each scope, in the order the scopes were given. */
export interface ScopeAverages {
  readonly kind: 'averages'
  readonly scopes: readonly { readonly scope: string; readonly averages: CategoryAverages['averages'] }[]
}

/**
 * What is in force in each category of each scope? Scopes share nothing: what a team proposes counts in that team only. The reasons say which scope and which category they are of.
 *
 * Throws `listed-twice` (a scope) and what `averagesByCategory` throws, with the scope in the path where it is about one.
 *
 * Source: WJC-9, whose salaries are each team's own; WJC-27, under which someone who took part votes on their project only.
 *
 * @example
 * ```ts
 * import { averagesByScope } from 'coop-rules/averages'
 *
 * const { scopes } = averagesByScope({
 *   categories: ['coordinator'],
 *   scopes: [
 *     { scope: 'app', proposals: [{ coordinator: '15' }, { coordinator: '10' }] },
 *     { scope: 'film', proposals: [{ coordinator: '20' }] },
 *   ],
 * })
 * scopes.map(({ scope, averages }) => [scope, averages[0]?.count]) // => [['app', 2], ['film', 1]]
 * ```
 */
export const averagesByScope = (input: ScopeInput): ScopeAverages => orThrow(tryAveragesByScope(input))

/** The same for data from outside: refuses where `averagesByScope` throws. */
export const tryAveragesByScope = (input: ScopeInput): ScopeAverages | Refused => {
  if (!isRecord(input) || !isList(input.scopes) || !input.scopes.every(isRecord)) {
    return { kind: 'refused', problems: [wrongKind((input as Partial<ScopeInput> | null)?.scopes, 'scopes', 'a list')] }
  }
  const { scopes, ...rest } = input as ScopeInput
  // What is the same for every scope is read once, and told without the name of any: where there is no scope at all as well.
  const shared = tryAveragesByCategory({ ...rest, proposals: [] })
  if (shared.kind === 'refused') return shared
  const problems: Problem[] = []
  const known = new Set<string>()
  const averages = scopes.flatMap((row, at) => {
    const { scope, proposals } = row
    const path = `scopes[${at}]`
    tellUnknownKeys(row, ['scope', 'proposals'], path, problems)
    if (typeof (scope as unknown) !== 'string') {
      tell(problems, wrongKind(scope, `${path}.scope`, 'text'))
      return []
    }
    if (known.has(scope))
      tell(problems, problem(says.listedTwice, { path: `${path}.scope`, received: scope, facts: { what: scope } }))
    known.add(scope)
    const answer = tryAveragesByCategory({ ...rest, proposals })
    if (answer.kind === 'averages') {
      const named = answer.averages.map((one) => ({ ...one, because: namedIn(one.because, { scope }) }))
      return [{ scope, averages: named }]
    }
    for (const found of answer.problems) tell(problems, { ...found, path: `${path}.${found.path}` })
    return []
  })
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'averages', scopes: averages }
}
