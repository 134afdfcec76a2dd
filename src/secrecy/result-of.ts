import * as says from '../problems/en.js'
import { orThrow, type Problem, problem, type Refused } from '../problems/index.js'
import { compareIds } from './ceremony-plan.js'
import { wrongOf } from './check.js'
import { below } from './entries.js'
import { readShape } from './read-shape.js'
import type { BallotRecord } from './record.js'
import { shownBy, signatureClaim, toldStatement } from './result.js'
import { type Result, type ShareMessage, SIGNED_TOLD, type SignedTold } from './shapes.js'
import { openCount } from './tally.js'
import { listOf, placeProblem, type WaitingCount, waitingCount } from './waiting-count.js'

/** The record, and what key holders sent: shares, or signatures. */
export interface ResultInput {
  readonly record: BallotRecord
  readonly shares?: readonly ShareMessage[]
  readonly signed?: readonly SignedTold[]
}

/** A result entry, ready to be added to the record. */
export interface ReadyResult {
  readonly kind: 'result'
  readonly result: Result
}

/**
 * The result entry of a count: with the shares of a quorum where the whole count is told, with the signatures of one where less is, and with nothing where nothing is told.
 * Throws `too-few-shares` or `too-few-signers`, with what is wrong with those that came.
 */
export const resultOf = (input: ResultInput): ReadyResult => orThrow(tryResultOf(input))

/** The same for data from outside: refuses where `resultOf` throws. */
export const tryResultOf = ({ record, shares = [], signed = [] }: ResultInput): ReadyResult | Refused => {
  const waiting = waitingCount(record)
  if (waiting.kind === 'refused') return waiting
  const { close } = waiting.closed
  const shown = shownBy(waiting.vote, waiting.closed)
  if (shown === 'nothing') return { kind: 'result', result: { close, told: { kind: 'nothing' } } }
  if (shown === 'signatures') return signedResult(waiting, signed)
  const opened = openCount({ record, shares })
  if (opened.kind === 'refused') return opened
  const { tally, used } = opened
  return {
    kind: 'result',
    result: { close, told: tally.told, shares: used.map(({ holder, shares: own }) => ({ holder, shares: own })) },
  }
}

/** The result that as many good signatures as are needed agree on. */
const signedResult = (waiting: WaitingCount, given: unknown): ReadyResult | Refused => {
  const { vote, closed } = waiting
  const { quorum } = vote.ballotKey
  const signed = listOf(given, 'signed')
  if ('problems' in signed) return signed
  const bad: Problem[] = []
  const agreed = new Map<string, Map<string, SignedTold>>()
  signed.list.forEach((one, at) => {
    const read = readSigned(waiting, one, `signed[${at}]`)
    if ('problems' in read) {
      bad.push(...read.problems)
      return
    }
    const { value } = read
    const same = JSON.stringify(toldStatement(vote, closed.close, value.told))
    agreed.set(same, (agreed.get(same) ?? new Map<string, SignedTold>()).set(value.holder, value))
  })
  const most = [...agreed.values()].sort((a, b) => b.size - a.size)[0] ?? new Map<string, SignedTold>()
  const [first] = most.values()
  if (first === undefined || most.size < quorum) {
    const facts = { observed: most.size, required: quorum }
    const found = problem(says.tooFewSigners, { path: 'signed', received: [...most.keys()], facts })
    return { kind: 'refused', problems: [found, ...bad] }
  }
  const signatures = [...most.values()]
    .sort((a, b) => compareIds(a.holder, b.holder))
    .slice(0, quorum)
    .map(({ holder, signature }) => ({ holder, signature }))
  return { kind: 'result', result: { close: closed.close, told: first.told, signatures } }
}

const readSigned = (
  waiting: WaitingCount,
  given: unknown,
  path: string,
): { readonly value: SignedTold } | { readonly problems: readonly Problem[] } => {
  const { vote, closed } = waiting
  const read = readShape(SIGNED_TOLD, given)
  if (read.kind === 'refused') return { problems: read.problems.map((found) => below(path, found)) }
  const { value } = read
  const found = placeProblem(waiting, value, path)
  if (found !== undefined) return { problems: [found] }
  const claim = signatureClaim(vote, closed.close, value, `${path}.signature`)
  if (claim === undefined)
    return { problems: [problem(says.notAKeyHolder, { path: `${path}.holder`, received: value.holder })] }
  const wrong = wrongOf([claim], vote.key)
  return wrong.length > 0 ? { problems: wrong } : { value }
}
