import * as says from '../problems/en.js'
import { isRulesError, orThrow, problem, type Refused, RulesError } from '../problems/index.js'
import { type BallotRecord, tryContinueRecord, tryReadRecord } from '../secrecy/index.js'
import { bytesOf } from './bytes.js'
import { named } from './named.js'
import { ballotsOf, BEGINNING, type Commit, type EventStore, type Position } from './ports.js'
import { tooLargeTogether } from './trouble.js'

/** The ballot record of a vote, kept in a stream of its own. */
export interface OpenBallotRecord {
  /** As it was read last, all of it checked; undefined before it is begun. */
  readonly record: BallotRecord | undefined
  /** Reads what others stored in the meantime. */
  readonly catchUp: () => Promise<BallotRecord | undefined>
  /** Begins it with the record that `openRecord` made. Where it was begun with that one already, nothing happens; with another one, this is refused. */
  readonly begin: (record: BallotRecord) => Promise<BallotRecord | Refused>
  /**
   * Stores what `change` adds to the record: `(record) => addBallot(record, ballot)` and the like. Where others stored something first, `change` is asked again for the newer record, so it does nothing but answer. What comes back has the lines
   * stored in it, or says why they were refused; then nothing was stored.
   */
  readonly change: (change: (record: BallotRecord) => BallotRecord | Refused) => Promise<BallotRecord | Refused>
}

/** A store and a vote. */
export interface BallotRecordInput {
  readonly events: EventStore
  readonly coop: string
  /** The name of the vote, of at most 192 characters, which no other vote of the cooperative has. */
  readonly vote: string
  /** How many bytes the store takes together, as its capabilities say. */
  readonly mostBytesTogether?: number
}

/**
 * Opens the ballot record of a secret vote: the stream `ballots/` and the name of the vote, in which each line of the record is an event `{ line }`, without its line feed. Any number of processes may add to it at once. Every line is checked
 * before it is stored and whenever it is read, so nobody who can write into the store gets anything into a record that is not sound.
 *
 * A change whose answer was lost to a store that fell silent is looked for in the record before it is tried again: it never happens twice.
 *
 * Throws what is wrong with a name (`wrong-kind`) or with a record that is not sound, and what `storeTrouble` tells.
 */
export const openBallotRecord = async (input: BallotRecordInput): Promise<OpenBallotRecord> => {
  named(input.coop, 'coop')
  named(input.vote, 'vote', 200 - ballotsOf('').length)
  const kept = new KeptBallots(input)
  await kept.catchUp()
  return {
    get record() {
      return kept.record
    },
    catchUp: () => kept.alone(async () => (await kept.catchUp(), kept.record)),
    begin: (record) => kept.alone(() => kept.begin(record)),
    change: (change) => kept.alone(() => kept.change(change)),
  }
}

/** The lines of a ballot record in its commits. Throws where something else stands in its stream. */
export const ballotLinesIn = (commits: Iterable<Commit>): string => {
  const lines: string[] = []
  for (const { events } of commits)
    for (const event of events) {
      const { line } = event
      if (typeof line !== 'string' || line.includes('\n') || Object.keys(event).length !== 1)
        throw new RulesError([problem(says.notABallotRecord, { path: 'line', received: line })])
      lines.push(`${line}\n`)
    }
  return lines.join('')
}

class KeptBallots {
  record: BallotRecord | undefined
  #position: Position = BEGINNING
  readonly #input: BallotRecordInput
  readonly #stream
  /** What is under way: the next begins when it has ended, well or not. */
  #busy: Promise<unknown> = Promise.resolve()

  constructor(input: BallotRecordInput) {
    this.#input = input
    this.#stream = { coop: input.coop, stream: ballotsOf(input.vote) }
  }

  alone<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = this.#busy.then(act)
    this.#busy = result.catch(() => undefined)
    return result
  }

  async catchUp(): Promise<void> {
    const commits: Commit[] = []
    for await (const commit of this.#input.events.read({ ...this.#stream, after: this.#position })) commits.push(commit)
    const last = commits.at(-1)
    if (last === undefined) return
    const lines = ballotLinesIn(commits)
    this.record = orThrow(this.record === undefined ? tryReadRecord(lines) : tryContinueRecord(this.record, lines))
    this.#position = last.position
  }

  begin(record: BallotRecord): Promise<BallotRecord | Refused> {
    return this.#store((now) =>
      now === undefined || now.text.startsWith(record.text)
        ? (now ?? tryReadRecord(record.text))
        : refused(says.ballotRecordBegun),
    )
  }

  change(change: (record: BallotRecord) => BallotRecord | Refused): Promise<BallotRecord | Refused> {
    return this.#store((now) => {
      if (now === undefined) return refused(says.ballotRecordMissing)
      const next = change(now)
      if (next.kind === 'refused') return next
      if (!next.text.startsWith(now.text)) return refused(says.ballotRecordRewritten)
      return tryContinueRecord(now, next.text.slice(now.text.length))
    })
  }

  async #store(change: (now: BallotRecord | undefined) => BallotRecord | Refused): Promise<BallotRecord | Refused> {
    /** What was sent when the store fell silent: each may have been stored, or be stored yet. */
    const sent: BallotRecord[] = []
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      await this.catchUp()
      const now = this.record
      if (now !== undefined && sent.some(({ text }) => now.text.startsWith(text))) return now
      const next = change(now)
      if (next.kind === 'refused' || next.text === now?.text) return next
      try {
        if (await this.#append(now, next)) return next
      } catch (error) {
        // Whatever else is thrown, nothing was stored. After a silence that is not known: the record will tell.
        if (!isRulesError(error) || error.code !== 'store-unreachable' || sent.length === MOST_SILENCES) throw error
        sent.push(next)
      }
    }
    const { vote } = this.#input
    throw new RulesError([problem(says.gaveUp, { path: '', received: vote, facts: { attempts: MOST_ATTEMPTS } })])
  }

  /** Whether the lines are stored, which they are unless somebody else was first. */
  async #append(now: BallotRecord | undefined, next: BallotRecord): Promise<boolean> {
    const { events: store, mostBytesTogether: most = Number.POSITIVE_INFINITY } = this.#input
    const added = next.text.slice(now?.text.length ?? 0)
    const events = added
      .split('\n')
      .slice(0, -1)
      .map((line) => ({ line }))
    const bytes = bytesOf(events)
    if (bytes > most) throw tooLargeTogether(bytes, most)
    const appended = await store.append({ ...this.#stream, expected: this.#position, events })
    if (appended.kind === 'conflict') return false
    this.record = next
    this.#position = appended.position
    return true
  }
}

const refused = (
  saying: typeof says.ballotRecordBegun | typeof says.ballotRecordMissing | typeof says.ballotRecordRewritten,
): Refused => ({ kind: 'refused', problems: [problem(saying, { path: '', received: undefined })] })

const MOST_ATTEMPTS = 1000
/** An engine that comes back is there again after one or two: a longer wait is for whoever sent the change. */
const MOST_SILENCES = 3
