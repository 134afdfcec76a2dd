import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as says from '../problems/en.js'
import {
  canonicalJson,
  isRecord,
  noteCanonical,
  type Problem,
  problem,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'

export { canonicalJson, noteCanonical }

/** How far a log goes: the number of its last event and the digest of that line. Before the first event n is 0. */
export interface LogHead {
  readonly n: number
  readonly digest: string
}

/** How far the log goes with a line, and its event, which the first line has not; or what is wrong with the line. */
type ReadLine =
  | { readonly head: LogHead; readonly event: Readonly<Record<string, unknown>> | undefined }
  | { readonly problems: readonly Problem[] }

/** The format this version writes. Another layout of the lines, or another reckoning of the digest, gets the next number. */
const FORMAT = 1

/** What every log of this format begins with, to the letter. */
export const FIRST_LINE = `{"log":"coop-rules","format":${FORMAT}}`

/** In UTF-8 these are at most three times as many bytes, and the command takes lines of 16 MiB. */
export const MOST_CHARACTERS = 4 * 1024 * 1024

/** The line that comes after this head, with its line feed, and the head it makes. */
export const lineAfter = (before: LogHead, event: string): { readonly text: string; readonly head: LogHead } => {
  const n = before.n + 1
  const digest = digestOf(`${before.digest}\n${n}\n${event}`)
  return { text: `{"n":${n},"digest":"${digest}","event":${event}}\n`, head: { n, digest } }
}

/** 128 bits of SHA-256. */
const digestOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32)

/** The head of a log that has its first line and no event. */
export const NO_EVENTS: LogHead = { n: 0, digest: digestOf(FIRST_LINE) }

/** Reads the first line of a log. */
export const readFirstLine = (text: string): ReadLine => {
  if (text === `${FIRST_LINE}\n`) return { head: NO_EVENTS, event: undefined }
  if (text === FIRST_LINE) return only(problem(says.noLineFeed, { path: '', received: text }))
  // Refused like a carriage return, for the same reason.
  if (text.startsWith('\uFEFF')) return only(problem(says.byteOrderMark, { path: '', received: text }))
  if (text === `${FIRST_LINE}\r\n`) return only(problem(says.carriageReturn, { path: '', received: text }))
  const value = text.length > MOST_CHARACTERS ? undefined : parsed(text)
  if (!isRecord(value) || value['log'] !== 'coop-rules') return only(notALog(text))
  const { format } = value
  if (typeof format === 'number' && format > FORMAT)
    return only(problem(says.newerLog, { path: 'format', received: format, facts: { format: FORMAT } }))
  return only(
    format === FORMAT && Object.keys(value).length === 2
      ? problem(says.rewrittenLine, { path: '', received: text })
      : notALog(text),
  )
}

/** Reads a line after the first. It stands on line `line` of the file and comes after this head. */
export const readEntry = (text: string, before: LogHead, line: number): ReadLine => {
  if (text.length > MOST_CHARACTERS) return only(tooLong(''))
  // Refused, although JSON takes it for a space: only a program that saved the file anew puts it there, and copies of a log should be equal byte for byte.
  if (text.endsWith('\r\n')) return only(problem(says.carriageReturn, { path: '', received: text }))
  if (text.trim() === '') return only(problem(says.emptyLine, { path: '', received: text }))
  const value = parsed(text)
  if (value === undefined)
    return only(problem(says.brokenLine, { path: '', received: text, facts: { n: before.n, line: line - 1 } }))
  if (!isRecord(value)) return only(wrongKind(value, '', 'an object'))
  const problems: Problem[] = []
  tellUnknownKeys(value, ['n', 'digest', 'event'], '', problems)
  const { n, digest, event } = value
  if (!isWhole(n)) problems.push(wrongKind(n, 'n', 'a whole number'))
  if (typeof digest !== 'string') problems.push(wrongKind(digest, 'digest', 'text'))
  if (!isRecord(event)) return { problems: [...problems, wrongKind(event, 'event', 'an object')] }
  if (problems.length === 0 && n !== before.n + 1) return only(outOfStep(n as number, before.n + 1))
  const written = lineAfter(before, noteCanonical(event, 'event', problems))
  if (problems.length > 0) return { problems }
  if (digest !== written.head.digest) return only(problem(says.digestDoesNotFit, { path: 'digest', received: digest }))
  if (text === written.text) return { head: written.head, event }
  const saying = `${text}\n` === written.text ? says.noLineFeed : says.rewrittenLine
  return only(problem(saying, { path: '', received: text }))
}

const only = (found: Problem): ReadLine => ({ problems: [found] })

/** Undefined where it is no JSON, which has no word for undefined. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A number came that is not the next one: a later one leaves a gap, an earlier one has had its line. */
const outOfStep = (n: number, next: number): Problem =>
  n > next
    ? problem(says.linesMissing, { path: 'n', received: n, facts: { next, last: n - 1 } })
    : problem(says.outOfTurn, { path: 'n', received: n, facts: { next } })

/** The problem of a file that does not begin as a log does. */
export const notALog = (received: string | undefined): Problem =>
  problem(says.notALog, { path: '', received, facts: { first: FIRST_LINE } })

/** The problem of an event too long for a line. */
export const tooLong = (path: string): Problem =>
  problem(says.eventTooLong, { path, received: undefined, facts: { most: MOST_CHARACTERS } })

/** A count from zero, as n is. */
export const isWhole = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0
