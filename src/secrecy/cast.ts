import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import type { JudgedClaim } from './claims.js'
import { fingerprintOf } from './encode.js'
import type { Folded } from './fold.js'
import { opens, type ReadBallot, readSealed, type SealedBallot, signatureEquations, trackingCode } from './seal.js'
import type { BallotEntry, OpenedEntry, Withdrawal, WithdrawalEntry } from './shapes.js'
import { type RecordState, type Seen, type Vote, type Voter, withBallot } from './state.js'

/** A ballot is cast: it takes the place of the member's one before. */
export const castBallot = (state: RecordState, vote: Vote, { ballot }: BallotEntry): Folded => {
  const read = readBallot(state, vote, ballot)
  if ('problem' in read) return wrong(state, read.problem)
  const { voter, ciphertexts, claims } = read
  const code = trackingCode(vote, ballot)
  const found = orderProblem(state, 'ballot.', ballot, voter, code) ?? seenProblem(state, ballot, 'cast')
  if (found !== undefined) return { state, problems: [found], claims }
  const { sequence, member } = ballot
  const cast = withBallot(state, member, { ...voter, sequence, before: code }, ciphertexts)
  return { state: marked(cast, ballot, 'cast', code), problems: [], claims }
}

/** A ballot is withdrawn: the member has none that counts, and the next follows the withdrawal. */
export const withdraw = (state: RecordState, vote: Vote, entry: WithdrawalEntry): Folded => {
  const { member, sequence, before, signature } = entry
  const voter = state.voters.get(member)
  if (voter?.entitled !== true) return wrong(state, problem(says.notInElectorate, { path: 'member', received: member }))
  const code = withdrawalCode(vote.contest, { member, sequence, before, signature })
  const claims: readonly JudgedClaim[] = [
    {
      path: 'signature',
      equations: signatureEquations('withdrawal', [vote.contest, member, sequence, before], voter.key, signature),
      wrong: problem(says.signatureDoesNotHold, { path: 'signature', received: member, facts: { who: member } }),
    },
  ]
  const found = orderProblem(state, '', entry, voter, code)
  if (found !== undefined) return { state, problems: [found], claims }
  if (voter.ballot === undefined)
    return { state, problems: [problem(says.nothingToWithdraw, { path: 'member', received: member })], claims }
  const without = withBallot(state, member, { ...voter, sequence, before: code }, undefined)
  return { state: { ...without, codes: without.codes.set(numbered(member, sequence), code) }, problems: [], claims }
}

/** A ballot is opened instead of cast, to see that the device seals what it is told to. It must be one that could have been cast. */
export const openBallot = (state: RecordState, vote: Vote, { ballot, opening }: OpenedEntry): Folded => {
  const read = readBallot(state, vote, ballot)
  if ('problem' in read) return wrong(state, read.problem)
  const { claims } = read
  const found = opens(vote, ballot, opening)
    ? seenProblem(state, ballot, 'opened')
    : // What came instead is not shown: it may open another ballot.
      problem(says.openingDoesNotFit, { path: 'opening', received: undefined })
  if (found !== undefined) return { state, problems: [found], claims }
  return { state: marked(state, ballot, 'opened'), problems: [], claims }
}

/** The tracking code of a withdrawal, by which the next ballot of the member names it. */
export const withdrawalCode = (contest: string, { member, sequence, before, signature }: Withdrawal): string =>
  fingerprintOf('withdrawal-code', { contest, withdrawal: { member, sequence, before, signature: { ...signature } } })

const wrong = (state: RecordState, found: Problem): Folded => ({ state, problems: [found], claims: [] })

const readBallot = (
  { voters }: RecordState,
  vote: Vote,
  ballot: SealedBallot,
):
  | { readonly voter: Voter; readonly ciphertexts: ReadBallot['ciphertexts']; readonly claims: readonly JudgedClaim[] }
  | { readonly problem: Problem } => {
  const { member } = ballot
  const voter = voters.get(member)
  if (voter?.entitled !== true)
    return { problem: problem(says.notInElectorate, { path: 'ballot.member', received: member }) }
  const read = readSealed(vote, ballot, voter.key)
  if ('wrongAt' in read) return { problem: placeProblem(vote, ballot, read.wrongAt) }
  const claims = read.claims.map((claim) => {
    const path = `ballot.${claim.path}`
    const wrong =
      claim.path === 'signature'
        ? problem(says.signatureDoesNotHold, { path, received: member, facts: { who: member } })
        : problem(says.proofDoesNotHold, { path, received: member })
    return { ...claim, path, wrong }
  })
  return { voter, ciphertexts: read.ciphertexts, claims }
}

/** Which is wrong: how many slots there are, or a point that is none. */
const placeProblem = ({ layout }: Vote, ballot: SealedBallot, at: string): Problem => {
  const path = `ballot.${at}`
  if (at === 'slots' || at === 'sum')
    return problem(says.wrongSlots, { path, received: ballot.slots.length, facts: { slots: layout.slots.length } })
  return problem(says.notAPoint, { path, received: undefined })
}

const numbered = (member: string, sequence: number): string => `${sequence} ${member}`

/** Is it the next of this member, after what they cast last? The same number with other content is an equivocation. */
const orderProblem = (
  { codes }: RecordState,
  path: string,
  { member, sequence, before }: { readonly member: string; readonly sequence: number; readonly before: string | null },
  voter: Voter,
  code: string,
): Problem | undefined => {
  const known = codes.get(numbered(member, sequence))
  const place = `${path}sequence`
  if (known === code) return problem(says.ballotTwice, { path: place, received: sequence })
  if (known !== undefined)
    return problem(says.equivocation, { path: place, received: sequence, facts: { member, sequence } })
  const next = voter.sequence + 1
  if (sequence !== next) return problem(says.wrongSequence, { path: place, received: sequence, facts: { next } })
  return before === voter.before ? undefined : problem(says.wrongBefore, { path: `${path}before`, received: before })
}

/** No half of a ciphertext stands anywhere before, in a ballot that was cast or opened, nor twice in this one. */
const seenProblem = ({ seen }: RecordState, ballot: SealedBallot, as: Seen): Problem | undefined => {
  const own = new Set<string>()
  for (const [at, slot] of ballot.slots.entries())
    for (const half of ['a', 'b'] as const) {
      const text = slot[half]
      const before = seen.get(text)
      if (before === undefined && !own.has(text)) {
        own.add(text)
        continue
      }
      const saying =
        as === 'cast' && before === 'opened'
          ? says.openedBallot
          : as === 'opened' && before === 'cast'
            ? says.castBallotOpened
            : says.copiedCiphertext
      return problem(saying, { path: `ballot.slots[${at}].${half}`, received: text })
    }
  return undefined
}

const marked = (state: RecordState, ballot: SealedBallot, as: Seen, code?: string): RecordState => ({
  ...state,
  seen: state.seen.withMutations((seen) => {
    for (const { a, b } of ballot.slots) seen.set(a, as).set(b, as)
  }),
  codes: code === undefined ? state.codes : state.codes.set(numbered(ballot.member, ballot.sequence), code),
})
