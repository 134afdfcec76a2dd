import type { NumberInForce } from '../averages/index.js'
import { readChoice, tallyOf } from '../ballots/index.js'
import type { MemberId } from '../membership/index.js'
import * as says from '../problems/en.js'
import { idProblem, listedTwiceIn, orThrow, type Problem, problem, type Refused, tell } from '../problems/index.js'
import type { Choice, Reason } from '../reasons/index.js'
import { tryDecide, type Verdict } from './decide.js'
import { ruleInForce } from './in-force.js'
import { clausesOfPinning, type OpenedDecision } from './open.js'
import { openedProblems } from './opened-shape.js'

/** What is decided with an opened decision: who votes how, and who and what is in force now. */
export interface OpenedInput {
  readonly opened: OpenedDecision
  /** Whose ballot says what, one a member. Ballots of those who are not entitled any more, or were not yet, do not count, and the reasons tell how many. */
  readonly ballots: readonly (readonly [MemberId, Choice])[]
  /** Who is entitled now; `opened.electorate` where the base of the opening is to be kept whoever left. */
  readonly electorate: readonly MemberId[]
  /** The averages in force now: they matter only to live thresholds. */
  readonly averages: readonly NumberInForce[]
  /** Who is present, where the rule counts by it. */
  readonly present?: readonly MemberId[] | undefined
  readonly closed: boolean
  readonly ballotsFinal?: boolean | undefined
}

/**
 * Is an opened decision carried? Under a pinned electorate those who have left since leave base and count, and those who joined since enter neither; under a
 * live one the electorate of now counts. Where some left a pinned electorate, a reason says how many: with 14 at the opening and 9 for, two thirds are lost of
 * 14 and carried of 13. To keep the base of the opening whoever left, pass `electorate: opened.electorate`.
 *
 * Throws what `decide` throws; `unknown-item` for a live threshold whose average is missing; `ballot-of-member-twice` for two ballots of one member;
 * `not-entitled` for the ballot of somebody who was entitled neither at the opening nor is now; `listed-twice`, `not-a-name`, `not-one-of`, `unknown-key`
 * and others for what is not of its shape.
 *
 * Source: WJC-12, WJC-19.
 *
 * @example
 * ```ts
 * import { decideOpened, openDecision } from 'coop-rules/decisions'
 *
 * const opened = openDecision({
 *   rule: { atLeast: '2/3', of: 'electorate' },
 *   pin: { thresholds: 'at-opening', electorate: 'at-opening' },
 *   electorate: ['ana', 'ben', 'cleo', 'dario'],
 *   averages: [],
 *   charterVersion: '1',
 * })
 * const input = { opened, ballots: [['ana', 'for'], ['ben', 'for']], averages: [], closed: true } as const
 * const left = decideOpened({ ...input, electorate: ['ana', 'ben', 'cleo'] })
 * left.kind // => 'carried'
 * left.because.at(-1)?.code // => 'left-since-opening'
 * decideOpened({ ...input, electorate: opened.electorate }).kind // => 'lost'
 * ```
 */
export const decideOpened = (input: OpenedInput): Verdict => orThrow(tryDecideOpened(input))

/** The same for data from outside: refuses, with everything that is wrong, where `decideOpened` throws. */
export const tryDecideOpened = (input: OpenedInput): Verdict | Refused => {
  const shape = openedProblems(input)
  if (shape.length > 0) return { kind: 'refused', problems: shape }
  const { opened, present } = input
  const problems: Problem[] = []
  const looked = ruleInForce(opened.rule, input.averages, problems)
  problems.push(...listedTwiceIn(present ?? [], 'present'))
  const voters = votersOf(input)
  const { choices, left, joined } = readBallots(input.ballots, voters, problems)
  if (problems.length > 0) return { kind: 'refused', problems }
  const { entitled } = voters
  const verdict = tryDecide({
    rule: looked.rule,
    electorate: entitled.size,
    ...tallyOf(choices),
    closed: input.closed,
    present: present?.filter((member) => entitled.has(member)).length,
    ballotsFinal: input.ballotsFinal,
  })
  if (verdict.kind === 'refused') return verdict
  const [first, ...more] = verdict.because
  // Where pinned thresholds came from was told at the opening; where live ones come from is told now.
  const pins = opened.because.filter(({ code }) => code === 'pinned-at-opening' || code === 'taken-live')
  const sources =
    opened.pin.thresholds === 'live'
      ? [...looked.reasons, ...pins]
      : opened.because.filter(({ code }) => code !== 'electorate')
  const clauses = clausesOfPinning(opened.rule)
  const then = voters.atOpening.size
  const leavers: readonly Reason[] =
    opened.pin.electorate === 'live' || then === entitled.size
      ? []
      : [{ code: 'left-since-opening', clauses, entitled: then, left: then - entitled.size, remaining: entitled.size }]
  const notCounted: readonly Reason[] =
    left + joined === 0 ? [] : [{ code: 'ballots-not-counted', clauses, left, joined }]
  return { ...verdict, because: [first, ...more, ...sources, ...leavers, ...notCounted] }
}

interface Voters {
  readonly atOpening: ReadonlySet<MemberId>
  readonly now: ReadonlySet<MemberId>
  /** Whose ballots count. */
  readonly entitled: ReadonlySet<MemberId>
}

const votersOf = ({ opened, electorate }: OpenedInput): Voters => {
  const atOpening = new Set(opened.electorate)
  const now = new Set(electorate)
  const entitled = opened.pin.electorate === 'live' ? now : new Set([...atOpening].filter((member) => now.has(member)))
  return { atOpening, now, entitled }
}

/** What the ballots that count say, and how many do not: of those who left since, and of those who joined since. */
const readBallots = (
  ballots: OpenedInput['ballots'],
  { atOpening, now, entitled }: Voters,
  problems: Problem[],
): { readonly choices: readonly Choice[]; readonly left: number; readonly joined: number } => {
  const choices: Choice[] = []
  let [left, joined] = [0, 0]
  const seen = new Set<MemberId>()
  ballots.forEach(([member, choice], at) => {
    const path = `ballots[${at}]`
    const read = readChoice(choice, path)
    const wrong = idProblem(member, path)
    if (wrong !== undefined) tell(problems, wrong)
    else if (read.kind === 'refused') for (const found of read.problems) tell(problems, found)
    else if (seen.has(member))
      tell(problems, problem(says.ballotOfMemberTwice, { path, received: member, facts: { member } }))
    else if (entitled.has(member)) choices.push(read.answer)
    else if (now.has(member)) joined++
    else if (atOpening.has(member)) left++
    else tell(problems, problem(says.notEntitled, { path, received: member }))
    seen.add(member)
  })
  return { choices, left, joined }
}
