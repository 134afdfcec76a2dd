import { type DecisionRule, tryDecide } from '../decisions/index.js'
import { assessOverlaps, DISCLOSURE } from '../disclosure/index.js'
import { equal, exact, ONE } from '../exact/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem, wrongKind } from '../problems/index.js'
import type { Charter } from './charter.js'
import type { Findings } from './findings.js'
import { withNumbers } from './replay.js'
import { isShareRule } from './rule.js'
import { type SecrecyRule, secrecyRuleOf, USUAL } from './secrecy.js'
import { own } from './tree.js'

/** Secret votes that can be kept secret: enough key holders, thresholds that expose nobody, and something named for where there are too few. */
export const checkSecrecy = (charter: Charter, findings: Findings): void => {
  for (const [id, provision] of Object.entries(charter.secrecy ?? {})) {
    checkKeys(`secrecy.${id}`, provision, findings)
    checkNumbers(`secrecy.${id}`, provision, findings)
    if (provision.below === 'assembly' && provision.assembly === undefined)
      findings.problems.push(wrongKind(undefined, `secrecy.${id}.assembly`, ''))
  }
  for (const [id, decision] of Object.entries(charter.decisions ?? {}))
    if (decision.secret === true) checkDecision(charter, id, decision, findings)
  for (const [id, item] of Object.entries(charter.averageItems ?? {}))
    if (item.secret === true) findings.problems.push(...itemProblems(id, item))
}

type Provision = NonNullable<Charter['secrecy']>[string]
type Decision = NonNullable<Charter['decisions']>[string]
type Item = NonNullable<Charter['averageItems']>[string]

/** What is sealed has key holders, and it takes more than half of them, so that no two halves can count apart. */
const checkKeys = (
  path: string,
  { mode, keyHolders, keyQuorum }: Provision,
  { problems, warnings }: Findings,
): void => {
  if (mode === 'sealed') {
    if (keyHolders === undefined) problems.push(wrongKind(undefined, `${path}.keyHolders`, ''))
    if (keyQuorum === undefined) problems.push(wrongKind(undefined, `${path}.keyQuorum`, ''))
  }
  if (keyHolders === undefined || keyQuorum === undefined) return
  const facts = { from: '1', to: String(keyHolders) }
  if (keyHolders < 1) problems.push(problem(says.notOneOrMore, { path: `${path}.keyHolders`, received: keyHolders }))
  else if (keyQuorum > keyHolders || keyQuorum < 1)
    problems.push(problem(says.outOfRange, { path: `${path}.keyQuorum`, received: keyQuorum, facts }))
  else if (keyQuorum * 2 <= keyHolders)
    warnings.push(
      problem(says.halfCanCount, { path: `${path}.keyQuorum`, received: keyQuorum, facts: { holders: keyHolders } }),
    )
}

/** Numbers below those of the strict rules are the charter's to choose, and worth knowing of. */
const checkNumbers = (path: string, provision: Provision, { warnings }: Findings): void => {
  const { strict } = DISCLOSURE
  const least = {
    leastBallots: strict.leastForOutcome,
    leastForCounts: strict.leastForCount,
    leastChanged: strict.leastChanged,
  }
  for (const [field, required] of Object.entries(least)) {
    const received = provision[field as keyof typeof least]
    if (received !== undefined && received < required)
      warnings.push(problem(says.tooFewForSecrecy, { path: `${path}.${field}`, received, facts: { least: required } }))
  }
}

/** A secret decision that some result of would tell everybody's vote, or that could not be taken where few are entitled. */
const checkDecision = (charter: Charter, id: string, decision: Decision, { problems, warnings }: Findings): void => {
  const { rule, secrecy } = decision
  const provision = secrecy ?? USUAL
  const kept = secrecyRuleOf(charter, secrecy)
  const { below, assembly, policy } = kept
  const unanimous = problem(says.secretButUnanimous, { path: `decisions.${id}.secret`, received: true })
  if ('consensus' in rule) problems.push(unanimous)
  if (isShareRule(rule)) {
    const figures = withNumbers(rule, {}, charter)
    // A rule that cannot be decided by at all is told elsewhere.
    if (neededOf(figures, 1) !== undefined) {
      if (isAll(figures)) problems.push(unanimous)
      else warnings.push(...exposedProblems(`decisions.${id}.rule`, figures, kept))
    }
  }
  const way = wayToAssembly(charter, id)
  if (way.at(-1) === id)
    problems.push(
      problem(says.circular, {
        path: `secrecy.${provision}.assembly`,
        received: assembly,
        facts: { way: way.join(' → ') },
      }),
    )
  const instead = own(charter.decisions, assembly)?.rule
  if (below === 'assembly' && instead !== undefined && 'consent' in instead) {
    const options = Object.entries(charter.decisions ?? {}).filter(([, { rule: other }]) => isShareRule(other))
    const facts = { options: options.map(([name]) => name).join(', ') }
    problems.push(problem(says.notOneOf, { path: `secrecy.${provision}.assembly`, received: assembly, facts }))
  }
  if (below === 'wait-for-more' || below === 'outcome-only')
    warnings.push(
      problem(says.nothingBelowTheFloor, {
        path: `secrecy.${provision}.below`,
        received: below,
        facts: { decision: id, least: policy.leastForOutcome },
      }),
    )
  if (below === 'open' && isAboutOne(charter, id))
    warnings.push(
      problem(says.oneCanHinder, { path: `secrecy.${provision}.below`, received: below, facts: { decision: id } }),
    )
}

/** Who decides in the place of too few, who in the place of those where they are too few as well, and so on; it ends with whoever does so a second time, or with nobody. */
const wayToAssembly = (charter: Charter, id: string): readonly (string | undefined)[] => {
  const way: string[] = []
  let next: string | undefined = id
  while (next !== undefined && !way.includes(next)) {
    way.push(next)
    const decision: Decision | undefined = own(charter.decisions, next)
    const { below, assembly }: SecrecyRule = secrecyRuleOf(charter, decision?.secrecy)
    next = decision?.secret === true && below === 'assembly' ? assembly : undefined
  }
  return [...way, next]
}

/** Up to how many entitled a threshold takes all votes or nearly all, so that the outcome would tell them. Where the charter names what happens then, it goes that way by itself. */
const exposedProblems = (path: string, rule: DecisionRule, { policy, below }: SecrecyRule): readonly Problem[] => {
  const isNamed = below === 'openly' || below === 'open' || below === 'assembly'
  let most = 0
  let carries = 1
  for (let members = policy.leastForOutcome; members <= MANY; members++) {
    carries = neededOf(rule, members, carries) ?? members
    const needed = Math.min(members, carries)
    const { kind, risks } = assessOverlaps({ members, most: 1, needed, earlier: [], policy })
    const tellsAll = risks.some((risk) => risk.kind === 'threshold-near-an-end' && risk.exposed === 'everyone')
    if (tellsAll || (kind === 'nothing' && !isNamed)) most = members
  }
  const facts = { from: policy.leastForOutcome, to: most }
  return most === 0 ? [] : [problem(says.secretInSmallGroups, { path, received: rule.atLeast ?? rule.moreThan, facts })]
}

/** The largest group that is looked at. */
const MANY = 100

/**
 * The fewest votes that carry it where everybody votes for or against, one more than there are where none do; undefined where no rule could be read. It is sought from `near`
 * on: what one more member changes is a vote at most.
 */
const neededOf = (rule: DecisionRule, members: number, near = 1): number | undefined => {
  const carries = (inFavour: number): boolean | undefined => {
    const counts = { electorate: members, present: members, for: inFavour, against: members - inFavour, abstain: 0 }
    const tried = tryDecide({ ...counts, closed: true, rule })
    return tried.kind === 'refused' ? undefined : tried.kind === 'carried'
  }
  let needed = Math.min(near, members)
  const found = carries(needed)
  if (found === undefined) return undefined
  if (!found) {
    do needed++
    while (needed <= members && carries(needed) !== true)
    return needed
  }
  while (needed > 1 && carries(needed - 1) === true) needed--
  return needed
}

/** Whether a rule asks for all of its base. */
const isAll = ({ atLeast }: DecisionRule): boolean => atLeast !== undefined && equal(exact(atLeast), ONE)

/** Whether a decision is about one person, who would have to agree to an open vote on themselves. */
const isAboutOne = ({ membership, projects }: Charter, id: string): boolean =>
  [membership?.expulsion?.decision, membership?.expulsion?.appealTo, projects?.removal?.decision].includes(id)

/** A secret number is the mean of whole steps between two bounds: nothing else can be counted without opening what everybody proposed. */
const itemProblems = (id: string, { aggregation, min, max, step }: Item): readonly Problem[] => {
  const path = `averageItems.${id}`
  const missing = Object.entries({ min, max, step }).filter(([, value]) => value === undefined)
  return [
    ...(aggregation === 'mean'
      ? []
      : [problem(says.notOneOf, { path: `${path}.aggregation`, received: aggregation, facts: { options: 'mean' } })]),
    ...missing.map(([field]) => wrongKind(undefined, `${path}.${field}`, '')),
  ]
}
