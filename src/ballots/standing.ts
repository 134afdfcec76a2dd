import { equal, isRatio } from '../exact/index.js'
import * as says from '../problems/en.js'
import {
  idProblem,
  isIterable,
  type Problem,
  problem,
  type Refused,
  tellNoTexts,
  throwProblems,
  wrongKind,
} from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'
import { type AnswerOf, checkQuestion, type Question, readAnswer } from './question.js'

/** What became of a ballot. Refused ballots change nothing. */
export type BallotOutcome =
  | { readonly kind: 'cast' | 'changed' | 'unchanged' | 'withdrawn' | 'nothing-to-withdraw'; readonly because: Because }
  | Refused

/**
 * The standing ballots on one question. It belongs to whoever opened it, changes in place, and each call takes the same time however many vote; two
 * openings share nothing.
 */
export interface StandingBallots<Q extends Question> {
  readonly question: Q
  /** How many ballots stand. */
  readonly size: number
  /** Casts a member's ballot, or changes the one they have. */
  readonly cast: (ballot: { readonly member: string; readonly answer: unknown }) => BallotOutcome
  /** Takes a member's ballot back, as if it had never been cast. */
  readonly withdraw: (ballot: { readonly member: string }) => BallotOutcome
  /** What a member's ballot says; undefined where none stands. */
  readonly answerOf: (member: string) => AnswerOf<Q> | undefined
  /** What all standing ballots say, without whose they are. */
  readonly answers: () => IterableIterator<AnswerOf<Q>>
  /** Whose ballots stand, without what they say. */
  readonly members: () => IterableIterator<string>
}

/**
 * Opens standing ballots: members cast, change and withdraw at any time, and only the last ballot of each counts. Not having voted is neither a zero
 * nor an abstention.
 *
 * Throws what is wrong with the question, `wrong-kind` and `not-a-name` for an electorate or clauses that are none. A ballot from outside the electorate, or one that does not answer the question, is refused.
 *
 * Source: WJC-12.
 *
 * @example
 * ```ts
 * import { openBallots, tallyOf } from 'coop-rules/ballots'
 *
 * const ballots = openBallots({ question: { kind: 'choice', id: 'admit-m17' }, electorate: ['ana', 'ben'] })
 * ballots.cast({ member: 'ana', answer: 'against' }).kind // => 'cast'
 * ballots.cast({ member: 'ana', answer: 'for' }).kind // => 'changed'
 * ballots.cast({ member: 'zoe', answer: 'for' }).kind // => 'refused'
 * tallyOf(ballots.answers()) // => { for: 1, against: 0, abstain: 0 }
 * ```
 */
export const openBallots = <const Q extends Question>(input: {
  readonly question: Q
  /** Who may cast; anyone with an id where it is left to the caller. */
  readonly electorate: Iterable<string> | 'anyone'
  readonly clauses?: readonly Citation[] | undefined
}): StandingBallots<Q> => {
  const { question, clauses = [CLAUSE] } = input
  throwProblems(checkQuestion(question))
  const cited: Problem[] = []
  tellNoTexts(clauses, 'clauses', cited)
  throwProblems(cited)
  if (input.electorate !== 'anyone' && !isIterable(input.electorate))
    throwProblems([wrongKind(input.electorate, 'electorate', 'a list')])
  const entitled = input.electorate === 'anyone' ? undefined : new Set(input.electorate)
  throwProblems([...(entitled ?? [])].flatMap((id) => idProblem(id, 'electorate') ?? []))
  const standing = new Map<string, AnswerOf<Q>>()

  const cast: StandingBallots<Q>['cast'] = ({ member, answer }) => {
    const wrong = idProblem(member, 'member')
    if (wrong !== undefined) return { kind: 'refused', problems: [wrong] }
    if (entitled !== undefined && !entitled.has(member)) {
      return { kind: 'refused', problems: [problem(says.notEntitled, { path: 'member', received: member })] }
    }
    const read = readAnswer({ question, answer })
    if (read.kind === 'refused') return read
    const before = standing.get(member)
    if (before !== undefined && same(before, read.answer))
      return { kind: 'unchanged', because: [{ code: 'ballot-unchanged', clauses }] }
    standing.set(member, read.answer)
    return before === undefined
      ? { kind: 'cast', because: [{ code: 'ballot-cast', clauses }] }
      : { kind: 'changed', because: [{ code: 'ballot-changed', clauses }] }
  }
  const withdraw: StandingBallots<Q>['withdraw'] = ({ member }) =>
    standing.delete(member)
      ? { kind: 'withdrawn', because: [{ code: 'ballot-withdrawn', clauses }] }
      : { kind: 'nothing-to-withdraw', because: [{ code: 'no-ballot-to-withdraw', clauses }] }

  return {
    question,
    get size() {
      return standing.size
    },
    cast,
    withdraw,
    answerOf: (member) => standing.get(member),
    answers: () => standing.values(),
    members: () => standing.keys(),
  }
}

const CLAUSE = 'WJC-12' satisfies ClauseId

const same = (a: unknown, b: unknown): boolean => {
  if (isRatio(a) && isRatio(b)) return equal(a, b)
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((option) => b.includes(option))
  return a === b
}
