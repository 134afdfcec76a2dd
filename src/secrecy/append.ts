import { z } from 'zod'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import type { BallotKey } from './ballot-key.js'
import { closeFacts } from './close.js'
import type { Contest } from './contest.js'
import { PROTOCOL } from './encode.js'
import { type Chain, entryAfter, isHashable, lineOf, NO_ENTRIES, type Said, signedAfter } from './entries.js'
import { pointText } from './group.js'
import { readSigner } from './keys.js'
import { type RandomSource, systemRandom } from './random.js'
import { readShape } from './read-shape.js'
import { type BallotRecord, continued, knownRecord } from './record.js'
import type { Opening, SealedBallot, Signer } from './seal.js'
import {
  type Elector,
  ELECTOR,
  ENTRY_SHAPES,
  OPENING,
  RESULT,
  type Result,
  SEALED_BALLOT,
  WITHDRAWAL,
  type Withdrawal,
} from './shapes.js'
import { NO_RECORD, type RecordState } from './state.js'

/** What a ballot record begins with. */
export interface RecordSetup {
  readonly contest: Contest
  readonly ballotKey: BallotKey
  /** In the order of their ids. */
  readonly electorate: readonly Elector[]
  /** The secret of whoever keeps the record. */
  readonly secret: string
}

/** Begins a ballot record. Throws what is wrong with the contest, the ballot key or the electorate. */
export const openRecord = (setup: RecordSetup, random: RandomSource = systemRandom): BallotRecord =>
  orThrow(tryOpenRecord(setup, random))

/** The same for data from outside: refuses where `openRecord` throws. */
export const tryOpenRecord = (setup: RecordSetup, random: RandomSource = systemRandom): BallotRecord | Refused => {
  if (!isRecord(setup)) return { kind: 'refused', problems: [wrongKind(setup, '', 'an object')] }
  const { secret, ...others } = setup
  const keeper = keeperOf(secret)
  if ('problems' in keeper) return keeper
  const read = readShape(SETUP, others)
  if (read.kind === 'refused') return read
  if (!isHashable(read.value))
    return { kind: 'refused', problems: [problem(says.notHashable, { path: '', received: read.value })] }
  const said = { type: 'setup', format: PROTOCOL, ...read.value, keeper: pointText(keeper.key) } as const
  return added({ text: '', entries: [], state: NO_RECORD }, () => signedAfter(NO_ENTRIES, said, keeper, random))
}

const SETUP = ENTRY_SHAPES.setup.pick({ contest: true, ballotKey: true, electorate: true })

/** The record with this ballot. Where it cannot be counted it is refused, and the record stays as it was. */
export const addBallot = (record: BallotRecord, ballot: SealedBallot): BallotRecord | Refused => {
  const read = readShape(SEALED_BALLOT, ballot)
  return read.kind === 'refused' ? read : append(record, { type: 'ballot', ballot: read.value })
}

/** The record with this withdrawal: the member's ballot counts no more. */
export const addWithdrawal = (record: BallotRecord, withdrawal: Withdrawal): BallotRecord | Refused => {
  const read = readShape(WITHDRAWAL, withdrawal)
  return read.kind === 'refused' ? read : append(record, { type: 'withdrawal', ...read.value })
}

/** The record with this ballot opened: whoever tried their device shows it, and nobody can cast it any more. */
export const addOpened = (
  record: BallotRecord,
  opened: { readonly ballot: SealedBallot; readonly opening: Opening },
): BallotRecord | Refused => {
  const read = readShape(OPENED, opened)
  return read.kind === 'refused' ? read : append(record, { type: 'opened', ...read.value })
}

const OPENED = z.strictObject({ ballot: SEALED_BALLOT, opening: OPENING })

/** The record in which some left the electorate, with their ballots, and then some joined it. `secret` is the keeper's. */
export const changeElectorate = (
  record: BallotRecord,
  change: { readonly leaves: readonly string[]; readonly joins: readonly Elector[] },
  secret: string,
  random: RandomSource = systemRandom,
): BallotRecord | Refused => {
  const keeper = keeperOf(secret)
  if ('problems' in keeper) return keeper
  const read = readShape(CHANGE, change)
  if (read.kind === 'refused') return read
  const said = { type: 'electorate', ...read.value } as const
  return addedTo(record, (chain) => signedAfter(chain, said, keeper, random))
}

const CHANGE = z.strictObject({ leaves: z.array(z.string()), joins: z.array(ELECTOR) })

/**
 * The record with this count closed. What may be told of it follows from the record; while it waits for its result nothing is cast. After the result of a count that is not
 * `final`, voting goes on. `secret` is the keeper's.
 */
export const closeBallots = (
  record: BallotRecord,
  { final }: { readonly final: boolean },
  secret: string,
  random: RandomSource = systemRandom,
): BallotRecord | Refused => {
  const keeper = keeperOf(secret)
  if ('problems' in keeper) return keeper
  return addedTo(record, (state) => {
    const facts = state.vote === undefined ? undefined : closeFacts(state, state.vote)
    const { count, electorate, ballots, changed, assessment } =
      facts === undefined || 'problems' in facts ? NO_FACTS : facts
    const said = { type: 'close', count, final, electorate, ballots, changed, release: assessment.kind } as const
    return signedAfter(state, said, keeper, random)
  })
}

/** Stand for what cannot be worked out: checking the entry then says why. */
const NO_FACTS = { count: 1, electorate: 0, ballots: 0, changed: 0, assessment: { kind: 'nothing' } } as const

/** The record with the result of the count that was closed last. */
export const addResult = (record: BallotRecord, result: Result): BallotRecord | Refused => {
  const read = readShape(RESULT, result)
  return read.kind === 'refused' ? read : append(record, { type: 'result', ...read.value })
}

const append = (record: BallotRecord, said: Said): BallotRecord | Refused =>
  addedTo(record, (chain) => entryAfter(chain, said))

const keeperOf = (secret: unknown): Signer | Refused =>
  readSigner(secret) ?? {
    kind: 'refused',
    // What came instead is not shown: it may be most of a secret.
    problems: [problem(says.notAScalar, { path: 'secret', received: undefined })],
  }

type Make = (state: RecordState & Chain) => BallotRecord['entries'][number]

const addedTo = (given: BallotRecord, make: Make): BallotRecord | Refused => {
  const known = knownRecord(given)
  if (known.kind === 'refused') return known
  const { record, state } = known
  return added({ text: record.text, entries: record.entries, state }, make)
}

/** Whatever is added goes through its own line and is checked as anybody would check it. */
const added = (before: Parameters<typeof continued>[0], make: Make): BallotRecord | Refused =>
  continued(before, lineOf(make(before.state)))
