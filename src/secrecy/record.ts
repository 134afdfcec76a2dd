import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused } from '../problems/index.js'
import { checkLines } from './check.js'
import type { Entry } from './shapes.js'
import { NO_RECORD, type RecordState } from './state.js'

/** A ballot record of which every entry was checked: its text, and what its lines say. */
export interface BallotRecord {
  readonly kind: 'record'
  /** The file: one line an entry. */
  readonly text: string
  readonly entries: readonly Entry[]
  /** The fingerprint of the last entry. */
  readonly head: string
}

/**
 * Reads a ballot record and checks all of it: every line, every proof, every signature, every number. Throws the problems of the first entry in which anything is wrong, by its
 * place in the record; docs/secrecy-format.md says what is checked, and in which order.
 */
export const readRecord = (text: string): BallotRecord => orThrow(tryReadRecord(text))

/** The same for data from outside: refuses where `readRecord` throws. */
export const tryReadRecord = (text: string): BallotRecord | Refused => {
  if (typeof text !== 'string' || text === '')
    return { kind: 'refused', problems: [problem(says.notABallotRecord, { path: '', received: text })] }
  return continued({ text: '', entries: [], state: NO_RECORD }, text)
}

/** A record with these lines at its end, which are checked as `tryReadRecord` checks them; those before are not checked again. */
export const tryContinueRecord = (record: BallotRecord, lines: string): BallotRecord | Refused => {
  const known = knownRecord(record)
  if (known.kind === 'refused') return known
  const { record: before, state } = known
  return lines === '' ? before : continued({ text: before.text, entries: before.entries, state }, lines)
}

/** A record with these lines at its end, each of them checked. */
export const continued = (
  before: { readonly text: string; readonly entries: readonly Entry[]; readonly state: RecordState },
  lines: string,
): BallotRecord | Refused => {
  const checked = checkLines(before.state, linesOf(lines))
  if (checked.kind === 'refused') return checked
  const { state, entries } = checked
  // What was checked is not to be changed afterwards: the entries are frozen too, where their lines are read.
  const record: BallotRecord = Object.freeze({
    kind: 'record',
    text: before.text + lines,
    entries: Object.freeze([...before.entries, ...entries]),
    head: state.head,
  })
  STATES.set(record, state)
  return record
}

/** A record, and what it comes to. */
export interface KnownRecord {
  readonly kind: 'known'
  readonly record: BallotRecord
  readonly state: RecordState
}

/** What a record comes to. One that was read here is remembered; of what only looks like one the text is read, whatever else it says of itself. */
export const knownRecord = (given: string | BallotRecord): KnownRecord | Refused => {
  const known = isRecord(given) ? STATES.get(given) : undefined
  if (known !== undefined) return { kind: 'known', record: given as BallotRecord, state: known }
  const text: unknown = isRecord(given) ? given.text : given
  const record = tryReadRecord(text as string)
  return record.kind === 'refused' ? record : { kind: 'known', record, state: STATES.get(record) as RecordState }
}

/** The same, which throws what is wrong with the text. */
export const stateOf = (record: BallotRecord): RecordState => orThrow(knownRecord(record)).state

const STATES = new WeakMap<object, RecordState>()

/**
 * A fingerprint as people read it to each other: sixteen groups of four.
 *
 * @example
 * ```ts
 * import { spoken } from 'coop-rules/secrecy'
 *
 * spoken('00ff12ab'.repeat(8)).slice(0, 19) // => '00ff 12ab 00ff 12ab'
 * ```
 */
export const spoken = (fingerprint: string): string => (fingerprint.match(/.{1,4}/g) ?? []).join(' ')

/** Lines with their line feeds. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []
