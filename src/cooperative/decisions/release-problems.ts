import { isShareRule } from '../../charter/index.js'
import * as says from '../../problems/en.js'
import { type Problem, problem, wrongKind } from '../../problems/index.js'
import type { CommandOf } from '../commands.js'
import { type Came, isOfThoseWhoVoted } from './released.js'
import type { OpenDecision } from './state.js'
import { isOfEveryone } from './telling.js'

/** What is wrong with a result: another method's outcome, counts that are released only in part, or more of them than there are members. */
export const releaseProblems = (found: OpenDecision, command: CommandOf<'release-result'>): readonly Problem[] => {
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
    choosing
      ? ['chosen', 'tied', 'runoff', 'nothing-chosen']
      : // Where everyone is the base nothing is level, and there is always enough of it.
        isOfEveryone(found.rule)
        ? ['carried', 'lost']
        : ['carried', 'lost', 'tied', 'inquorate'],
  )
  if (choosing && outcome === 'chosen') {
    if (option === undefined) problems.push(wrongKind(undefined, 'option', ''))
    else expect(option, 'option', options)
  }
  if (choosing && outcome === 'runoff' && leading.length < 2) problems.push(wrongKind(undefined, 'leading', ''))
  leading.forEach((one, at) => expect(one, `leading[${at}]`, options))
  command.options?.forEach((one, at) => expect(one.option, `options[${at}].option`, options))
  if (command.end !== undefined && !isShareRule(found.rule.rule)) problems.push(unknown('end', command.end, ALL))
  return [...problems, ...countsProblems(found, command)]
}

/** How many ballots came in is said where it is known, and of what was counted before, how many of them are other than then. Of a first count, to say so would tell who took part. */
export const cameProblems = (found: OpenDecision, { ballots, changed }: Came): readonly Problem[] => {
  const { releases, entitled } = found
  const most = ballots ?? entitled
  const problems: Problem[] = []
  if (ballots === undefined) {
    if (isOfThoseWhoVoted(found)) problems.push(wrongKind(undefined, 'ballots', ''))
  } else if (!isOfThoseWhoVoted(found)) problems.push(unknown('ballots', ballots, OF_EVERYONE))
  else if (ballots > entitled)
    problems.push(
      problem(says.moreBallotsThanElectors, { path: 'ballots', received: ballots, facts: { electorate: entitled } }),
    )
  if (changed === undefined) {
    if (releases.length > 0) problems.push(wrongKind(undefined, 'changed', ''))
  } else if (releases.length === 0) problems.push(unknown('changed', changed, ['decision', 'outcome']))
  else if (changed > most)
    problems.push(
      problem(says.moreBallotsThanPresent, { path: 'changed', received: changed, facts: { present: most } }),
    )
  return problems
}

/** All the counts of the method, or none. Where everyone entitled is the base, only the votes for: what is against would tell how many took part. */
const countsProblems = (found: OpenDecision, command: CommandOf<'release-result'>): readonly Problem[] => {
  const { rule } = found.rule
  const fields =
    'choose' in rule ? CHOOSING : 'consensus' in rule ? CONSENSUS : isOfEveryone(found.rule) ? OF_EVERYONE : SHARE
  const given = ALL.filter((field) => command[field] !== undefined)
  if (given.length === 0) return []
  // Near an end there is that to be told, and nothing closer.
  if (command.end !== undefined) return given.map((field) => unknown(field, field, ['end']))
  const problems: Problem[] = fields
    .filter((field) => !given.includes(field))
    .map((field) => wrongKind(undefined, field, ''))
  for (const field of given)
    if (!(fields as readonly string[]).includes(field)) problems.push(unknown(field, field, fields))
  const ballots = command.ballots ?? found.entitled
  const { options } = command
  if (options !== undefined) {
    for (const [at, { count }] of options.entries())
      if (count > ballots)
        problems.push(
          problem(says.moreBallotsThanPresent, {
            path: `options[${at}].count`,
            received: count,
            facts: { present: ballots },
          }),
        )
    return problems
  }
  // Every ballot is one of the counts, but where everyone is the base and only those for are told.
  const sum = [...SHARE, ...CONSENSUS.slice(1)].reduce((all, field) => all + (command[field] ?? 0), 0)
  const least = fields === OF_EVERYONE ? 0 : ballots
  if (sum < least || sum > ballots)
    problems.push(
      problem(says.notWithin, {
        path: fields === OF_EVERYONE ? 'for' : '',
        received: sum,
        facts: { from: least, to: ballots },
      }),
    )
  return problems
}

const unknown = (path: string, received: unknown, known: readonly string[]): Problem =>
  problem(says.unknownKey, { path, received, facts: { known: known.join(', ') } })

const OF_EVERYONE = ['for'] as const
const SHARE = ['for', 'against', 'abstain'] as const
const CONSENSUS = ['for', 'standAside', 'block'] as const
const CHOOSING = ['options'] as const
const ALL = [...SHARE, 'standAside', 'block', ...CHOOSING] as const
