import * as says from '../../problems/en.js'
import { type Problem, problem, wrongKind } from '../../problems/index.js'
import type { Context, Refusal } from '../chapter.js'
import type { CommandOf } from '../commands.js'
import type { NewEvent } from '../events.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { openOrRefused } from './ballots.js'
import { groundsOf, groundsReleased } from './grounds.js'
import type { OpenDecision } from './state.js'
import { verdictOn } from './verdict.js'

/** Closes the ballots of a secret matter, from its count date on. They are not in the log: it holds the fingerprint of the record of them. */
export const closeBallots = (
  { state, at, by, member }: Context,
  { decision, closing }: CommandOf<'close-ballots'>,
): readonly NewEvent[] | Refusal => {
  const found = secretOrRefused(state, decision)
  if ('kind' in found) return found
  const clauses = clausesOf(found.rule)
  if (isConcerned(found, member) || isConcerned(found, by))
    return refuse('no-right', { member, needed: 'uninvolved' }, clauses)
  if (found.ballotsClosed) return refuse('done-already', { what: 'decision', id: decision }, clauses)
  const { closesOn } = found
  if (closesOn !== undefined && at < closesOn)
    return refuse('not-yet', { what: 'decision', id: decision, until: closesOn }, clauses)
  return [{ type: 'ballots-closed', decision, closing }]
}

/** Releases what the count of a secret matter came to, as far as it may be told: by somebody it is not about, and never against the counts released with it. */
export const releaseResult = (
  { state, at, by, member }: Context,
  command: CommandOf<'release-result'>,
): readonly NewEvent[] | Refusal => {
  const { decision, outcome, at: _at, by: _by, onBehalfOf: _member, commandId: _id, type: _type, ...counts } = command
  const found = secretOrRefused(state, decision)
  if ('kind' in found) return found
  const clauses = clausesOf(found.rule)
  if (isConcerned(found, member) || isConcerned(found, by))
    return refuse('no-right', { member, needed: 'uninvolved' }, clauses)
  if (!found.ballotsClosed)
    return refuse('not-yet', { what: 'decision', id: decision, until: found.closesOn ?? at }, clauses)
  const problems = releaseProblems(found, command)
  if (problems.length > 0) return refuseProblems(problems, clauses)
  const { entitled, numbers } = groundsOf(state, found, at)
  const grounds = groundsReleased(found, { ...command, entitled, numbers })
  if (grounds !== undefined) {
    const would = verdictOn(grounds, true)
    if (would.outcome !== outcome || (outcome === 'chosen' && would.option !== command.option))
      return refuse('outcome-does-not-follow', { decision, outcome, would: would.outcome }, clauses)
  }
  return [{ type: 'result-released', ...counts, decision, outcome }]
}

const secretOrRefused = (state: Context['state'], decision: string): OpenDecision | Refusal => {
  const found = openOrRefused(state, decision)
  if ('kind' in found || found.opening.secret) return found
  return refuse(
    'not-in-the-charter',
    { provision: `decisions.${found.opening.provision}.secret` },
    clausesOf(found.rule),
  )
}

/** Whether a matter is about a member, or names them as a party to it. */
const isConcerned = ({ opening: { subject, parties = {} } }: OpenDecision, member: string): boolean =>
  Object.values(parties).includes(member) ||
  PERSONS.some((field) => (subject as Readonly<Record<string, unknown>>)[field] === member)

const PERSONS = ['member', 'applicant', 'candidate'] as const

/** What is wrong with a result: another method's outcome, counts that are released only in part, or more of them than there are members. */
const releaseProblems = (found: OpenDecision, command: CommandOf<'release-result'>): readonly Problem[] => {
  const choosing = 'choose' in found.rule.rule
  const { outcome, option, leading = [] } = command
  const options = found.opening.options ?? []
  const problems: Problem[] = []
  const expect = (value: string, path: string, allowed: readonly string[]): void => {
    if (!allowed.includes(value))
      problems.push(problem(says.notOneOf, { path, received: value, facts: { options: allowed.join(', ') } }))
  }
  expect(
    outcome,
    'outcome',
    choosing ? ['chosen', 'tied', 'runoff', 'nothing-chosen'] : ['carried', 'lost', 'tied', 'inquorate'],
  )
  if (choosing && outcome === 'chosen') {
    if (option === undefined) problems.push(wrongKind(undefined, 'option', ''))
    else expect(option, 'option', options)
  }
  if (choosing && outcome === 'runoff' && leading.length < 2) problems.push(wrongKind(undefined, 'leading', ''))
  leading.forEach((one, at) => expect(one, `leading[${at}]`, options))
  command.options?.forEach((one, at) => expect(one.option, `options[${at}].option`, options))
  return [...problems, ...countsProblems(found, command)]
}

/** All the counts of the method, or none. */
const countsProblems = (found: OpenDecision, command: CommandOf<'release-result'>): readonly Problem[] => {
  const { rule } = found.rule
  const fields = 'choose' in rule ? CHOOSING : 'consensus' in rule ? CONSENSUS : SHARE
  const given = ALL.filter((field) => command[field] !== undefined)
  if (given.length === 0) return []
  const problems: Problem[] = fields
    .filter((field) => !given.includes(field))
    .map((field) => wrongKind(undefined, field, ''))
  for (const field of given)
    if (!(fields as readonly string[]).includes(field))
      problems.push(problem(says.unknownKey, { path: field, received: field, facts: { known: fields.join(', ') } }))
  const ballots =
    command.ballots ?? [...SHARE, ...CONSENSUS.slice(1)].reduce((sum, field) => sum + (command[field] ?? 0), 0)
  if (ballots > found.entitled) {
    const facts = { electorate: found.entitled }
    problems.push(problem(says.moreBallotsThanElectors, { path: '', received: ballots, facts }))
  }
  command.options?.forEach(({ count }, at) => {
    if (count > ballots)
      problems.push(
        problem(says.moreBallotsThanPresent, {
          path: `options[${at}].count`,
          received: count,
          facts: { present: ballots },
        }),
      )
  })
  return problems
}

const SHARE = ['for', 'against', 'abstain'] as const
const CONSENSUS = ['for', 'standAside', 'block'] as const
const CHOOSING = ['options', 'ballots'] as const
const ALL = [...SHARE, 'standAside', 'block', ...CHOOSING] as const
