import { type CharterRule, type DecisionRule, tryDecide } from '../decisions/index.js'
import { equal, exact, ONE, ZERO } from '../exact/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import type { Charter } from './charter.js'
import type { Findings } from './findings.js'
import type { CharterElectorate } from './electorate.js'
import { withNumbers } from './replay.js'
import { averagesOf, isShareRule } from './rule.js'
import { own } from './tree.js'

/** Who votes, how much their vote weighs, and whether decisions can be taken at all. */
export const checkPeople = (charter: Charter, findings: Findings): void => {
  checkVotes(charter, findings)
  checkDecisions(charter, findings)
  checkConcerned(charter, findings)
  checkCircles(charter, findings)
}

const checkVotes = (charter: Charter, { problems }: Findings): void => {
  const oneVote = charter.membership?.oneVote
  // A charter may say that some have more; one that cites the clause of one vote each may not.
  const allowed = oneVote?.holds === false && oneVote.clauses?.includes('WJC-16') !== true
  for (const [id, { votes, plural }] of Object.entries(charter.memberClasses ?? {})) {
    if (votes === undefined || votes === 1 || allowed) continue
    const memberClass = typeof plural === 'string' ? plural : plural.en
    problems.push(
      problem(says.moreThanOneVote, { path: `memberClasses.${id}.votes`, received: votes, facts: { memberClass } }),
    )
  }
}

/** Whether anybody in an electorate has a vote. A team or a circle has whoever belongs to it. */
const hasVoters = (charter: Charter, { members }: CharterElectorate): boolean => {
  const classes = charter.memberClasses ?? {}
  if (members === 'all') return Object.values(classes).some(({ hasVote }) => hasVote)
  if (members === 'circle' || !('classes' in members)) return true
  // Of a class that there is not it is told that there is none.
  return members.classes.some((id) => !Object.hasOwn(classes, id) || classes[id]?.hasVote === true)
}

/** Classes named among those entitled that have no vote: the by-laws would promise them one, and no ballot of theirs would count. */
const votelessProblems = (charter: Charter, { members }: CharterElectorate, path: string): readonly Problem[] => {
  if (typeof members === 'string' || !('classes' in members)) return []
  return members.classes.flatMap((id, at) => {
    if (own(charter.memberClasses, id)?.hasVote !== false) return []
    return [problem(says.votelessClass, { path: `${path}.members.classes[${at}]`, received: id, facts: { id } })]
  })
}

/** What is wrong with those who are entitled to vote: nobody has a vote, or some have none. */
const votersProblems = (charter: Charter, electorate: CharterElectorate, path: string): readonly Problem[] =>
  hasVoters(charter, electorate)
    ? votelessProblems(charter, electorate, path)
    : [problem(says.nobodyVotes, { path, received: electorate })]

/** One member who votes for, and nobody else. */
const ONE_VOTE = { electorate: 1, present: 1, for: 1, against: 0, abstain: 0, closed: true } as const

const checkDecisions = (charter: Charter, { problems, warnings }: Findings): void => {
  for (const [id, decision] of Object.entries(charter.decisions ?? {})) {
    const path = `decisions.${id}`
    problems.push(...votersProblems(charter, decision.electorate, `${path}.electorate`))
    const averages: Record<string, string> = {}
    for (const pointer of averagesOf(decision.rule)) {
      const unit = charter.averageItems?.[pointer.id]?.unit
      if (unit === undefined || unit === 'share') continue
      const facts = { item: pointer.id, unit: typeof unit === 'string' ? unit : unit.en }
      problems.push(problem(says.itemNotAShare, { path: `${path}.rule${pointer.path}`, received: pointer.id, facts }))
      averages[pointer.id] = ANY_SHARE
    }
    const { rule, openDays } = decision
    if (openDays === 0) problems.push(problem(says.noTimeToVote, { path: `${path}.openDays`, received: openDays }))
    if (!isShareRule(rule)) continue
    // Deciding on one vote tells everything that is wrong with the rule itself.
    const figures = withNumbers(rule, { averages }, charter)
    const tried = tryDecide({ ...ONE_VOTE, rule: figures })
    if (tried.kind === 'refused')
      problems.push(...tried.problems.map((found) => ({ ...found, path: `${path}.${found.path}` })))
    else warnings.push(...zeroProblems(rule, `${path}.rule`))
  }
}

/** A threshold of 0 is no threshold; unless the rule says how many votes are enough. */
const zeroProblems = (rule: CharterRule, path: string): readonly Problem[] =>
  (['atLeast', 'moreThan'] as const).flatMap((field) => {
    const received = rule[field]
    if (received === undefined || typeof received === 'object' || rule.minimumFor !== undefined) return []
    return equal(exact(received), ZERO) ? [problem(says.zeroThreshold, { path: `${path}.${field}`, received })] : []
  })

/** In place of a number that is no share, so that only this is told of it. */
const ANY_SHARE = '1/2'

/** Whether a rule asks for all of its base. */
const isAll = ({ atLeast }: DecisionRule): boolean => atLeast !== undefined && equal(exact(atLeast), ONE)

/** Decisions about one person, in which that person votes too: worth knowing, unless the charter says how it is meant. */
const checkConcerned = (charter: Charter, { warnings }: Findings): void => {
  const { expulsion } = charter.membership ?? {}
  const about = new Set([expulsion?.decision, expulsion?.appealTo, charter.projects?.removal?.decision])
  for (const id of about) {
    const decision = own(charter.decisions, id)
    if (decision === undefined || decision.electorate.except !== undefined) continue
    const { electorate, rule, reading } = decision
    const path = `decisions.${String(id)}`
    if (isShareRule(rule) && needsEveryone(rule, charter))
      warnings.push(problem(says.needsTheConcerned, { path: `${path}.rule.atLeast`, received: rule.atLeast }))
    else if (reading === undefined)
      warnings.push(problem(says.concernedVotes, { path: `${path}.electorate`, received: electorate }))
  }
}

const needsEveryone = (rule: CharterRule, charter: Charter): boolean => {
  if (rule.of !== 'electorate') return false
  const figures = withNumbers(rule, {}, charter)
  return tryDecide({ ...ONE_VOTE, rule: figures }).kind !== 'refused' && isAll(figures)
}

/** Circles that nobody comes into: those that are not elected take their first members from a consent round of their wider circle, and all others from one of their own (WC-5). */
const closedProblems = (charter: Charter): readonly Problem[] =>
  Object.entries(charter.circles ?? {}).flatMap(([id, { decidesBy, electedBy, wider }]) => {
    if (electedBy !== undefined) return []
    const closed = (field: 'decidesBy' | 'wider', received: string | undefined): readonly Problem[] => [
      problem(says.closedCircle, { path: `circles.${id}.${field}`, received }),
    ]
    if (!mayConsent(charter, decidesBy)) return closed('decidesBy', decidesBy)
    const lender = own(charter.circles, wider)
    // Of a circle that there is not it is told that there is none.
    const isOpen = lender === undefined ? wider !== undefined : mayConsent(charter, lender.decidesBy)
    return isOpen ? [] : closed('wider', wider)
  })

/** Whether a decision is taken by consent; of one that there is not it is told that there is none. */
const mayConsent = ({ decisions }: Charter, id: string): boolean => {
  const decision = own(decisions, id)
  return decision === undefined || 'consent' in decision.rule
}

const checkCircles = (charter: Charter, { problems, warnings }: Findings): void => {
  warnings.push(...closedProblems(charter))
  for (const [id, circle] of Object.entries(charter.circles ?? {})) {
    const { wider, domain, link } = circle
    const lender = own(charter.circles, wider)
    if (wider === undefined || lender === undefined) continue
    domain.forEach((matter, at) => {
      if (lender.domain.includes(matter) && lender.reserved?.includes(matter) !== true) return
      problems.push(
        problem(says.notLent, {
          path: `circles.${id}.domain[${at}]`,
          received: matter,
          facts: { matter, circle: wider },
        }),
      )
    })
    if (link === undefined)
      warnings.push(problem(says.missingLink, { path: `circles.${id}.link`, received: undefined }))
  }
  for (const [id, { supervises, electedBy }] of Object.entries(charter.circles ?? {})) {
    if (supervises === undefined || electedBy === undefined) continue
    if (own(charter.circles, supervises)?.electedBy !== electedBy) continue
    const facts = { body: supervises }
    warnings.push(problem(says.electedTogether, { path: `circles.${id}.electedBy`, received: electedBy, facts }))
  }
  for (const [id, { seats, electorate }] of Object.entries(charter.elections ?? {})) {
    if (seats < 1) problems.push(problem(says.notOneOrMore, { path: `elections.${id}.seats`, received: seats }))
    problems.push(...votersProblems(charter, electorate, `elections.${id}.electorate`))
  }
}
