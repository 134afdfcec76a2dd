import * as says from '../problems/en.js'
import {
  canonicalJson,
  isRecord,
  noteCanonical,
  plainCopy,
  type Problem,
  problem,
  tellIssues,
  wrongKind,
} from '../problems/index.js'
import { type Data, encode, fingerprintOf, PROTOCOL } from './encode.js'
import { proveKnowledge } from './proofs.js'
import type { RandomSource } from './random.js'
import type { Signer } from './seal.js'
import {
  type CloseEntry,
  type ElectorateEntry,
  type Entry,
  ENTRY_SHAPES,
  type EntryType,
  type SetupEntry,
} from './shapes.js'

/** What an entry says, without its place in the chain. */
export type Said<One extends Entry = Entry> = One extends Entry
  ? Omit<One, 'index' | 'previous' | 'fingerprint'>
  : never

/** What the keeper is about to sign. */
export type Unsigned =
  | Omit<Said<SetupEntry>, 'signature'>
  | Omit<Said<ElectorateEntry>, 'signature'>
  | Omit<Said<CloseEntry>, 'signature'>

/** How far a record goes: how many entries it has, and the fingerprint of the last. */
export interface Chain {
  readonly entries: number
  readonly head: string
}

/** The chain before its first entry. */
export const NO_ENTRIES: Chain = { entries: 0, head: '0'.repeat(64) }

/** Makes the entry that comes next. Its fingerprint covers all of it, and with `previous` everything before. */
export const entryAfter = ({ entries, head }: Chain, said: Said): Entry => {
  const entry = { ...said, index: entries, previous: head }
  return { ...entry, fingerprint: fingerprintOfEntry(entry) }
}

/** The same, signed by the keeper of the record. */
export const signedAfter = (chain: Chain, said: Unsigned, keeper: Signer, random: RandomSource): Entry => {
  const entry = { ...said, index: chain.entries, previous: chain.head }
  const signature = proveKnowledge(said.type, signedPart(entry), keeper, random)
  return entryAfter(chain, { ...said, signature })
}

/** An entry as its line stands in a file, with its line feed. */
export const lineOf = (entry: Entry): string => `${canonicalJson(entry)}\n`

/** What the keeper signs of an entry: all of it but the signature and the fingerprint. With `previous` that is all that came before as well. */
export const signedPart = (entry: object): Data => {
  const { signature: _signature, fingerprint: _fingerprint, ...rest } = entry as Readonly<Record<string, Data>>
  return fingerprintOf('signed-entry', rest)
}

/** Reads the entry that comes next from its line: the text to the letter, the shape, and its place in the chain, in this order. */
export const readLine = (
  line: string,
  chain: Chain,
): { readonly entry: Entry } | { readonly problems: readonly Problem[] } => {
  const place = `[${chain.entries}]`
  const read = readValue(line, chain)
  if ('problems' in read) return { problems: read.problems.map((found) => below(place, found)) }
  const { entry } = read
  const found = linkProblem(entry, chain)
  return found === undefined ? { entry: frozen(entry) } : { problems: [below(place, found)] }
}

/** Nothing in an entry can be changed once it is read: what follows from it is kept, and would not follow any more. */
const frozen = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null) return value
  Object.values(value).forEach(frozen)
  return Object.freeze(value)
}

/** A problem moved below the place where the data it was found in stands. */
export const below = (place: string, found: Problem): Problem => {
  if (place === '' || found.path === '') return { ...found, path: `${place}${found.path}` }
  return { ...found, path: found.path.startsWith('[') ? `${place}${found.path}` : `${place}.${found.path}` }
}

type ReadValue = { readonly entry: Entry } | { readonly problems: readonly Problem[] }

const readValue = (line: string, { entries }: Chain): ReadValue => {
  const textual = textProblem(line, entries)
  if (textual !== undefined) return { problems: [textual] }
  const parsed = parse(line)
  if (parsed === undefined)
    return { problems: [problem(says.brokenEntry, { path: '', received: line, facts: { entries } })] }
  const problems: Problem[] = []
  const value = plainCopy(parsed, problems)
  if (problems.length > 0) return { problems }
  const early = entries === 0 ? formatProblem(value) : undefined
  if (early !== undefined) return { problems: [early] }
  const read = readEntry(value)
  if ('problems' in read) return read
  const written = noteCanonical(value, '', problems)
  if (problems.length > 0) return { problems }
  if (written === line) return { problems: [problem(says.noLineFeed, { path: '', received: line })] }
  if (`${written}\n` !== line) return { problems: [problem(says.rewrittenLine, { path: '', received: line })] }
  // Only whole numbers and whole characters have bytes of their own; other data might share a fingerprint.
  if (!isHashable(value)) return { problems: [problem(says.notHashable, { path: '', received: line })] }
  return read
}

/** Whether all of it has bytes to be hashed: whole numbers and whole characters. */
export const isHashable = (value: unknown): boolean => {
  try {
    encode(value as Data)
    return true
  } catch {
    return false
  }
}

/** The longest line: a setup of thousands of members. */
const MOST_CHARACTERS = 8 * 1024 * 1024

const textProblem = (line: string, entries: number): Problem | undefined => {
  if (line.length > MOST_CHARACTERS)
    return problem(says.entryTooLong, { path: '', received: undefined, facts: { most: MOST_CHARACTERS } })
  if (entries === 0 && line.startsWith('\uFEFF')) return problem(says.byteOrderMark, { path: '', received: line })
  if (line.endsWith('\r\n')) return problem(says.carriageReturn, { path: '', received: line })
  return line.trim() === '' ? problem(says.emptyLine, { path: '', received: line }) : undefined
}

/** Undefined where it is no JSON, which has no word for undefined. */
const parse = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const formatProblem = (value: unknown): Problem | undefined => {
  if (!isRecord(value) || value['type'] !== 'setup')
    return problem(says.notABallotRecord, { path: '', received: value })
  const { format } = value
  return typeof format === 'string' && format !== PROTOCOL && format.startsWith(PROTOCOL.replace(/\d+$/, ''))
    ? problem(says.newerRecord, { path: 'format', received: format, facts: { format: PROTOCOL } })
    : undefined
}

const readEntry = (value: unknown): ReadValue => {
  if (!isRecord(value)) return { problems: [wrongKind(value, '', 'an object')] }
  const { type } = value
  if (typeof type !== 'string' || !Object.hasOwn(ENTRY_SHAPES, type)) {
    const options = Object.keys(ENTRY_SHAPES).join(', ')
    return { problems: [problem(says.notOneOf, { path: 'type', received: type, facts: { options } })] }
  }
  const shape = ENTRY_SHAPES[type as EntryType]
  const read = shape.safeParse(value)
  if (read.success) return { entry: value as unknown as Entry }
  const problems: Problem[] = []
  tellIssues(read.error.issues, shape, value, problems)
  return { problems }
}

const linkProblem = (entry: Entry, { entries, head }: Chain): Problem | undefined => {
  const { index, previous, fingerprint } = entry
  if (index !== entries)
    return problem(says.entryOutOfTurn, { path: 'index', received: index, facts: { next: entries } })
  if (previous !== head) return problem(says.chainBroken, { path: 'previous', received: previous })
  return fingerprint === fingerprintOfEntry(entry)
    ? undefined
    : problem(says.fingerprintDoesNotFit, { path: 'fingerprint', received: fingerprint })
}

const fingerprintOfEntry = (entry: object): string => {
  const { fingerprint: _fingerprint, ...rest } = entry as Readonly<Record<string, Data>>
  return fingerprintOf('entry', rest)
}
