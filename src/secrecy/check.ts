import type { Problem, Refused } from '../problems/index.js'
import type { JudgedClaim } from './claims.js'
import { below, readLine } from './entries.js'
import { allHold } from './equations.js'
import { fold } from './fold.js'
import { G, type Point } from './group.js'
import type { Entry } from './shapes.js'
import type { RecordState } from './state.js'

/** Entries that were taken one after another, every proof and signature of which holds. */
export interface Checked {
  readonly kind: 'checked'
  readonly state: RecordState
  readonly entries: readonly Entry[]
}

/**
 * Checks lines of a record after this state. The first entry in which anything is wrong is the one that is told, and in an entry its text comes before its shape, then its
 * place in the chain, then the rules, then proofs and signatures. All proofs are checked in one sum; only if that fails, the entry is looked for.
 */
export const checkLines = (before: RecordState, lines: Iterable<string>): Checked | Refused => {
  let state = before
  const entries: Entry[] = []
  const claims: JudgedClaim[][] = []
  let problems: readonly Problem[] = []
  for (const line of lines) {
    const read = readLine(line, state)
    if ('problems' in read) {
      problems = read.problems
      break
    }
    const folded = fold(state, read.entry)
    const place = `[${state.entries}]`
    const own = folded.claims.map((claim) => ({ ...claim, wrong: below(place, claim.wrong) }))
    if (folded.problems.length > 0) {
      problems = told(
        folded.problems.map((found) => below(place, found)),
        own,
        keyOf(state),
      )
      break
    }
    state = folded.state
    entries.push(read.entry)
    claims.push(own)
  }
  const wrong = firstWrong(claims, state)
  if (wrong.length > 0) return { kind: 'refused', problems: wrong }
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'checked', state, entries }
}

/** Two problems rest on proofs, so these are told where they do not hold: whoever is said to have signed two ballots did sign this one, and the shares that open another sum are good. */
const told = (problems: readonly Problem[], claims: readonly JudgedClaim[], key: Point): readonly Problem[] => {
  if (problems[0]?.code !== 'equivocation' && problems[0]?.code !== 'sum-does-not-fit') return problems
  const wrong = wrongOf(claims, key)
  return wrong.length > 0 ? wrong : problems
}

/** The problems of the first entry whose claims do not hold. */
const firstWrong = (claims: readonly (readonly JudgedClaim[])[], state: RecordState): readonly Problem[] => {
  const key = keyOf(state)
  const hold = (some: readonly (readonly JudgedClaim[])[]): boolean => {
    const equations = some.flatMap((own) => own.map((claim) => claim.equations))
    const all = equations.flatMap((own) => own ?? [])
    // The last fingerprint stands for everything that is checked here.
    return equations.every((own) => own !== undefined) && allHold(all, key, state.head)
  }
  if (claims.length === 0 || hold(claims)) return []
  let [from, to] = [0, claims.length]
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2)
    if (hold(claims.slice(from, middle))) from = middle
    else to = middle
  }
  return wrongOf(claims[from] as readonly JudgedClaim[], key)
}

/** The problems of the claims that do not hold, each taken alone. */
export const wrongOf = (claims: readonly JudgedClaim[], key: Point): readonly Problem[] =>
  claims
    .filter(({ equations }) => equations?.every((equation) => allHold([equation], key, '')) !== true)
    .map(({ wrong }) => wrong)

const keyOf = ({ vote }: RecordState): Point => vote?.key ?? G
