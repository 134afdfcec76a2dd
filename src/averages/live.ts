import { type BallotOutcome, checkQuestion, type NumberQuestion, readAnswer } from '../ballots/index.js'
import { decimalPlaces, type ExactInput, exact, mantissaOfRatio, type Ratio, subtract } from '../exact/index.js'
import * as says from '../problems/en.js'
import { idProblem, problem, type Refused, RulesError, throwProblems } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'
import { type Aggregation, type Bounds, clamp, droppedFromEachEnd, readAggregation } from './aggregation.js'
import type { AverageOutcome } from './average.js'
import { DecimalProposals, type MantissaGrid } from './decimal-proposals.js'
import { RatioProposals } from './ratio-proposals.js'

/** What became of someone who joined or left. */
export type MembershipOutcome = { readonly kind: 'joined' | 'left'; readonly because: Because } | Refused

/**
 * An average kept live while members cast, change and withdraw their proposals. It belongs to whoever opened it and changes in place; a change costs the
 * same however many have proposed (a little more, for a median or a trimmed mean).
 */
export interface LiveAverage {
  readonly question: NumberQuestion
  /** How many proposals stand. */
  readonly count: number
  /** Lets a member propose from now on. */
  readonly join: (member: { readonly member: string }) => MembershipOutcome
  /** Takes a member out, with their proposal. */
  readonly leave: (member: { readonly member: string }) => MembershipOutcome
  /** Casts a member's proposal, or changes the one they have. */
  readonly cast: (ballot: { readonly member: string; readonly proposal: unknown }) => BallotOutcome
  /** Takes a member's proposal back, as if it had never been cast. */
  readonly withdraw: (ballot: { readonly member: string }) => BallotOutcome
  /** The average in force now. */
  readonly now: () => AverageOutcome
  /** What a member proposes; undefined where they have not. */
  readonly proposalOf: (member: string) => Ratio | undefined
  /** How far a member's proposal moves the average: the average now less what it would be without. Undefined where one of the two is missing. */
  readonly moveOf: (member: string) => Ratio | undefined
}

/**
 * Opens an average item: a number that everyone may propose and change at any time, and whose average is in force. The range and the step of the
 * question hold for each proposal; under a clamped mean the range holds for the mean alone.
 *
 * Throws what is wrong with the question or the aggregation. A proposal out of range, off its step, or by someone who has not joined is refused.
 *
 * Source: WJC-2, WJC-12, WJC-17.
 *
 * @example
 * ```ts
 * import { openAverage } from 'coop-rules/averages'
 *
 * const vacation = openAverage({
 *   question: { kind: 'number', id: 'vacation', unit: 'days a year', min: 0, max: 60, step: 1 },
 *   electorate: ['ana', 'ben'],
 *   clauses: ['WJC-17'],
 * })
 * vacation.cast({ member: 'ana', proposal: '25' }).kind // => 'cast'
 * vacation.cast({ member: 'ben', proposal: 30 }).kind // => 'cast'
 * vacation.cast({ member: 'ben', proposal: 28.5 }).kind // => 'refused'
 * const average = vacation.now()
 * average.kind === 'average' && average.value // => { numerator: 55n, denominator: 2n }
 * vacation.moveOf('ben') // => { numerator: 5n, denominator: 2n }
 * ```
 */
export const openAverage = (input: {
  readonly question: NumberQuestion
  /** Who may propose from the start; `join` and `leave` change it. */
  readonly electorate: Iterable<string> | 'anyone'
  readonly aggregation?: Aggregation
  readonly clauses?: readonly Citation[]
}): LiveAverage => {
  const { clauses = [CLAUSE], aggregation: named = 'mean' } = input
  throwProblems(checkQuestion(input.question))
  const aggregation = readAggregation(named, 'aggregation')
  if ('code' in aggregation) throw new RulesError([aggregation])
  const bounds: Bounds = { min: valueOf(input.question.min), max: valueOf(input.question.max) }
  const question = aggregation.kind === 'clamped-mean' ? withoutRange(input.question) : input.question
  const percent = question.unit === 'share'
  const entitled = input.electorate === 'anyone' ? undefined : new Set(input.electorate)
  throwProblems([...(entitled ?? [])].flatMap((id) => idProblem(id, 'electorate') ?? []))
  const outcomes = outcomesOf(clauses)

  const grid = gridOf(question)
  const decimals = grid === undefined ? undefined : new DecimalProposals(grid, aggregation)
  let proposals: DecimalProposals | RatioProposals = decimals ?? new RatioProposals()

  const put = (member: string, value: Ratio): 'cast' | 'changed' | 'unchanged' => {
    const put = proposals.put(member, value)
    if (put !== 'no-room') return put
    // The first proposal that no decimal holds: from here on all are kept as ratios.
    const ratios = new RatioProposals()
    for (const [who, what] of proposals.entries()) ratios.put(who, what)
    proposals = ratios
    return ratios.put(member, value)
  }
  const cast: LiveAverage['cast'] = ({ member, proposal }) => {
    const quick = proposals === decimals ? decimals.changeQuickly(member, proposal) : 'no-room'
    if (quick !== 'no-room') return outcomes[quick]
    const wrong = idProblem(member, 'member')
    if (wrong !== undefined) return { kind: 'refused', problems: [wrong] }
    if (entitled !== undefined && !entitled.has(member)) {
      return { kind: 'refused', problems: [problem(says.notJoined, { path: 'member', received: member })] }
    }
    const read = readAnswer({ question, answer: proposal, path: 'proposal' })
    return read.kind === 'refused' ? read : outcomes[put(member, read.answer)]
  }
  const value = (): AverageOutcome => {
    const { count } = proposals
    if (count === 0) return { kind: 'no-proposals', count: 0, because: [{ code: 'no-proposals', clauses }] }
    const average = (observed: Ratio, because: Because): AverageOutcome => ({
      kind: 'average',
      value: observed,
      count,
      because,
    })
    switch (aggregation.kind) {
      case 'mean': {
        const observed = proposals.mean()
        return average(observed, [{ code: 'mean', clauses, count, observed, percent }])
      }
      case 'median': {
        const observed = proposals.median()
        return average(observed, [{ code: 'median', clauses, count, observed, percent }])
      }
      case 'trimmed-mean': {
        const observed = proposals.trimmedMean(aggregation.share)
        const dropped = droppedFromEachEnd(count, aggregation.share)
        return average(observed, [{ code: 'trimmed-mean', clauses, count, dropped, observed, percent }])
      }
      case 'clamped-mean': {
        const observed = proposals.mean()
        const clamped = clamp(observed, bounds, percent, clauses)
        return average(clamped.value, [{ code: 'mean', clauses, count, observed, percent }, ...clamped.reasons])
      }
    }
  }

  return {
    question: input.question,
    get count() {
      return proposals.count
    },
    join: ({ member }) => {
      const wrong = idProblem(member, 'member')
      if (wrong !== undefined) return { kind: 'refused', problems: [wrong] }
      if (entitled?.has(member))
        return { kind: 'refused', problems: [problem(says.alreadyJoined, { path: 'member', received: member })] }
      entitled?.add(member)
      return { kind: 'joined', because: [{ code: 'joined', clauses }] }
    },
    leave: ({ member }) => {
      if (entitled !== undefined && !entitled.delete(member)) {
        return { kind: 'refused', problems: [problem(says.notJoined, { path: 'member', received: member })] }
      }
      return { kind: 'left', because: [{ code: 'left', clauses, withProposal: proposals.take(member) }] }
    },
    cast,
    withdraw: ({ member }) => outcomes[proposals.take(member) ? 'withdrawn' : 'nothing-to-withdraw'],
    now: value,
    proposalOf: (member) => proposals.get(member),
    moveOf: (member) => {
      const own = proposals.get(member)
      if (own === undefined || proposals.count === 1) return undefined
      const withIt = value()
      proposals.take(member)
      const without = value()
      put(member, own)
      return withIt.kind === 'average' && without.kind === 'average' ? subtract(withIt.value, without.value) : undefined
    },
  }
}

const CLAUSE = 'WJC-12' satisfies ClauseId

const outcomesOf = (clauses: readonly Citation[]) =>
  ({
    cast: { kind: 'cast', because: [{ code: 'ballot-cast', clauses }] },
    changed: { kind: 'changed', because: [{ code: 'ballot-changed', clauses }] },
    unchanged: { kind: 'unchanged', because: [{ code: 'ballot-unchanged', clauses }] },
    withdrawn: { kind: 'withdrawn', because: [{ code: 'ballot-withdrawn', clauses }] },
    'nothing-to-withdraw': { kind: 'nothing-to-withdraw', because: [{ code: 'no-ballot-to-withdraw', clauses }] },
  }) satisfies Record<string, BallotOutcome>

const valueOf = (input: ExactInput | undefined): Ratio | undefined => (input === undefined ? undefined : exact(input))

/** The range of a clamped mean is the mean's own: proposals may lie outside it, and their steps are counted from 0. */
const withoutRange = ({ min: _min, max: _max, ...question }: NumberQuestion): NumberQuestion => question

/** At least cents, or hundredths of a percent; undefined where a bound or the step is no decimal. */
const gridOf = ({ unit, min, max, step }: NumberQuestion): MantissaGrid | undefined => {
  const numbers = [min, max, step].map(valueOf)
  const places = Math.max(
    unit === 'share' ? 4 : 2,
    ...numbers.map((value) => (value === undefined ? 0 : (decimalPlaces(value) ?? 99))),
  )
  if (places > MOST_PLACES) return undefined
  const [lowest, highest, size] = numbers.map((value) =>
    value === undefined ? undefined : mantissaOfRatio(value, places),
  )
  if ([lowest, highest, size].some(Number.isNaN)) return undefined
  return {
    places,
    lowest: lowest ?? Number.NEGATIVE_INFINITY,
    highest: highest ?? Number.POSITIVE_INFINITY,
    step: size ?? 0,
    from: lowest ?? 0,
    share: unit === 'share',
  }
}

const MOST_PLACES = 9
