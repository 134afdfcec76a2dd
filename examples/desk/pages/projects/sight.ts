import { type State, views } from 'coop-rules/cooperative'
import type { Asked } from '../../kernel/route.js'

/**
 * How much of a project somebody is shown.
 * - `all`: whoever has a vote.
 * - `own`: whoever proposed it, or took part: their own part, and how far it has come.
 * - `results`: whoever belongs without a vote: how far it has come, its budget, and what it came to (WJC-22, WJC-23).
 * - `invited`: everybody, where it looks for people outside (WJC-5, WJC-6): what for, and no more.
 */
export type Sight = 'all' | 'own' | 'results' | 'invited'

/** How much of a project whoever asks is shown; undefined where it is nothing, as if there were no such project. */
export const sightOf = ({ state, viewer }: Asked, project: string): Sight | undefined => {
  const file = views.projects.projectFile(state, project)
  if (file === undefined || viewer === undefined) return undefined
  if (views.members.mayVote(state, viewer)) return 'all'
  const now = views.projects.projectNow(state, project)
  if (now?.proposer === viewer || file.parts.some(({ member }) => member === viewer)) return 'own'
  if (views.members.recordOf(state, viewer)?.standing === 'member' && HAS_RUN.has(now?.standing ?? '')) return 'results'
  return looksOutside(state, project) ? 'invited' : undefined
}

/** Whether a project looks for people whom the cooperative does not have: a talent search, or a place that is open to more than the first pool. */
export const looksOutside = (state: State, project: string): boolean => {
  const now = views.projects.projectNow(state, project)
  if (now === undefined || !BEING_BUILT.has(now.standing)) return false
  return searchesOpen(state, project).length > 0 || placesOutside(state, project).length > 0
}

/** The talent searches that have not found anybody yet. */
export const searchesOpen = (state: State, project: string) => {
  const { searches = [], coordinators = [] } = views.projects.projectFile(state, project) ?? {}
  return searches.filter(({ area }) => !coordinators.some((one) => one.area === area))
}

/** The places of a project that whoever is no worker-owner may have. */
export const placesOutside = (state: State, project: string) => {
  const [first] = state.charter.inForce.projects?.staffing?.pools ?? []
  return (views.projects.projectNow(state, project)?.staffing?.places ?? []).filter(
    ({ kind, pool }) => kind !== 'filled' && pool !== first,
  )
}

/** While a project has teams to build. */
export const BEING_BUILT: ReadonlySet<string> = new Set(['seeking-coordinators', 'staffing', 'running'])
const HAS_RUN: ReadonlySet<string> = new Set(['running', 'ended', 'closed'])
