import { z } from 'zod'
import * as says from '../problems/en.js'
import { orThrow, type Problem, problem, type Refused } from '../problems/index.js'
import { wrongOf } from './check.js'
import { compareIds } from './ceremony-plan.js'
import { toldOf } from './counts.js'
import { below } from './entries.js'
import { smallExponent } from './exponent.js'
import type { Point } from './group.js'
import { readShape } from './read-shape.js'
import type { BallotRecord } from './record.js'
import { openedSums, readHolderShares } from './result.js'
import { SHARE_MESSAGE, type ShareMessage, type ToldResult } from './shapes.js'
import { listOf, placeProblem, type WaitingCount, waitingCount } from './waiting-count.js'

/** A count, opened. The sums are for the key holders alone wherever less than them is told. */
export interface SecretTally {
  readonly kind: 'counted'
  readonly sums: readonly number[]
  readonly told: ToldResult
  /** Whose shares opened it: the first good ones, as many as are needed. */
  readonly from: readonly string[]
  /** In whose names only shares came that are none, and why. Shares are not signed: ask them whether they sent it before anything is concluded. */
  readonly badHolders: readonly BadHolder[]
}

/** A key holder in whose name a share came that does not hold, and none that does. */
export interface BadHolder {
  readonly holder: string
  readonly problems: readonly Problem[]
}

/** A record whose count is closed, and what key holders sent. */
export interface TallyInput {
  readonly record: BallotRecord
  readonly shares: readonly ShareMessage[]
}

/**
 * Opens a count with the shares of key holders. Every share is checked on its own, so that whoever sent a bad one is named, and the good ones of as many holders as are needed open the sums.
 * Of a holder in whose name a good share came, bad ones are passed over: anybody can write a name on a file.
 *
 * Throws `not-closed`, `nothing-may-be-told`, `too-few-shares` with everything that is wrong with those that came.
 */
export const tallyShares = (input: TallyInput): SecretTally => orThrow(tryTallyShares(input))

/** The same for data from outside: refuses where `tallyShares` throws. */
export const tryTallyShares = (input: TallyInput): SecretTally | Refused => {
  const opened = openCount(input)
  return opened.kind === 'refused' ? opened : opened.tally
}

/** A count that was opened, and the messages that opened it. */
export interface OpenedCount {
  readonly kind: 'opened'
  readonly waiting: WaitingCount
  readonly tally: SecretTally
  readonly used: readonly ShareMessage[]
}

/** The same, with what is needed to go on. */
export const openCount = ({ record, shares }: TallyInput): OpenedCount | Refused => {
  const waiting = waitingCount(record)
  if (waiting.kind === 'refused') return waiting
  const { vote, closed } = waiting
  if (closed.assessment.kind === 'nothing')
    return { kind: 'refused', problems: [problem(says.nothingMayBeTold, { path: '', received: 'nothing' })] }
  const given = listOf(shares, 'shares')
  if ('problems' in given) return given
  const { good, badHolders } = sortShares(waiting, given.list)
  const { quorum } = vote.ballotKey
  const used = good.slice(0, quorum)
  if (used.length < quorum) {
    const found = problem(says.tooFewShares, {
      path: 'shares',
      received: good.map(({ holder }) => holder),
      facts: { observed: good.length, required: quorum },
    })
    return { kind: 'refused', problems: [found, ...badHolders.flatMap(({ problems }) => problems)] }
  }
  const most = closed.ballots * vote.layout.most
  const sums = openedSums(vote, closed, used).map((point) => smallExponent(point, most))
  // Every ballot is proven to hold bits, so there is a sum; this is for what nobody can make.
  if (sums.some((sum) => sum === undefined))
    return { kind: 'refused', problems: [problem(says.sumDoesNotFit, { path: 'shares', received: undefined })] }
  const whole = sums as readonly number[]
  const told = toldOf(vote.about, closed, whole)
  const from = used.map(({ holder }) => holder)
  return {
    kind: 'opened',
    waiting,
    tally: { kind: 'counted', sums: whole, told, from, badHolders },
    used: used.map(({ message }) => message),
  }
}

interface GoodShares {
  readonly holder: string
  readonly points: readonly Point[]
  readonly message: ShareMessage
}

/** Good shares in the order of their holders, and in whose names only bad ones came. */
const sortShares = (
  waiting: WaitingCount,
  shares: readonly unknown[],
): { readonly good: readonly GoodShares[]; readonly badHolders: readonly BadHolder[] } => {
  const good = new Map<string, GoodShares>()
  const bad: BadHolder[] = []
  shares.forEach((given, at) => {
    const read = readShares(waiting, given, `shares[${at}]`)
    if ('problems' in read) bad.push(read)
    else good.set(read.holder, read)
  })
  return {
    good: [...good.values()].sort((a, b) => compareIds(a.holder, b.holder)),
    badHolders: bad.filter(({ holder }) => !good.has(holder)),
  }
}

const readShares = (waiting: WaitingCount, given: unknown, path: string): GoodShares | BadHolder => {
  const { vote, closed } = waiting
  const read = readShape(SHARE_MESSAGE, given)
  if (read.kind === 'refused')
    return { holder: nameIn(given), problems: read.problems.map((found) => below(path, found)) }
  const message = read.value
  const { holder } = message
  const found = placeProblem(waiting, message, path)
  if (found !== undefined) return { holder, problems: [found] }
  const { points, claims, problems } = readHolderShares(vote, closed, message, `${path}.`)
  const wrong = [...problems, ...wrongOf(claims, vote.key)]
  return wrong.length > 0 ? { holder, problems: wrong } : { holder, points, message }
}

const nameIn = (given: unknown): string => {
  const read = z.object({ holder: z.string() }).safeParse(given)
  return read.success ? read.data.holder : ''
}
