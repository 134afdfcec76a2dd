import {
  closeSync,
  createReadStream,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { type Event, type LogHead, logLines, openLogReader } from '../cooperative/index.js'
import type { Problem } from '../problems/index.js'
import { notUtf8 } from './csv.js'
import { LONGEST_LINE } from './lines.js'

/** The events of a log as they stand in the file, unread; or why the file cannot be read. */
export interface LogRead {
  readonly kind: 'read'
  readonly events: readonly Readonly<Record<string, unknown>>[]
  /** The line of the file on which each event stands. */
  readonly lines: readonly number[]
  readonly head: LogHead | undefined
  /** How long the file is: whoever writes on finds it so. */
  readonly bytes: number
}

/** Reads a log from its file. One that is not there yet has no events, where that is allowed. */
export const readLogFile = async (
  file: string,
  missing: 'begins' | 'fails',
): Promise<LogRead | { readonly kind: 'refused'; readonly problems: readonly Problem[] }> => {
  if (missing === 'begins' && !existsSync(file))
    return { kind: 'read', events: [], lines: [], head: undefined, bytes: 0 }
  const reader = openLogReader()
  const events: Readonly<Record<string, unknown>>[] = []
  const lines: number[] = []
  let line = 0
  const stream = createReadStream(file)
  for await (const text of rawLinesOf(stream)) {
    line++
    if (text === undefined) return { kind: 'refused', problems: [notUtf8(line)] }
    const read = reader.line(text)
    if (read.kind === 'refused') return read
    if (read.kind === 'entry') {
      events.push(read.entry.event)
      lines.push(read.entry.line)
    }
  }
  const ended = reader.end()
  return ended.kind === 'refused' ? ended : { kind: 'read', events, lines, head: ended.head, bytes: stream.bytesRead }
}

/**
 * The lines of a stream of bytes as they are, line feeds and all: a log is checked to the letter. Undefined for one that is no UTF-8. Of a last line without its line feed, whose writing broke off, half a character may be left.
 */
async function* rawLinesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string | undefined> {
  let rest: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    let from = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      yield decoded(Buffer.concat([...rest, chunk.subarray(from, end + 1)]))
      rest = []
      length = 0
      from = end + 1
    }
    rest.push(chunk.subarray(from))
    length += chunk.length - from
    // What is longer than any line of a log is told by the reader, before it fills the memory.
    if (length > LONGEST_LINE) break
  }
  if (length > 0) yield new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(rest))
}

const decoded = (line: Uint8Array): string | undefined => {
  try {
    return DECODER.decode(line)
  } catch {
    return undefined
  }
}

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const NEWLINE = 10

/** A log that is being written: one process at a time. */
export interface LogWriter {
  /** Writes events to the end of the log; once it returns, they are on the disk. */
  readonly append: (events: readonly Event[]) => void
  readonly close: () => void
}

/**
 * Opens a log for writing, after those that are in it. Throws an error with the code `ELOCKED` where another process writes it, and with `EMOVED` where something wrote to it all the same, such as a
 * process on another computer, which takes no notice of our lock.
 */
export const openLogWriter = (
  file: string,
): Omit<LogWriter, 'append'> & { readonly from: (read: Pick<LogRead, 'head' | 'bytes'>) => LogWriter } => {
  const lock = `${file}.lock`
  takeLock(lock)
  let handle: number | undefined
  const close = (): void => {
    if (handle !== undefined) closeSync(handle)
    handle = undefined
    rmSync(lock, { force: true })
  }
  return {
    close,
    from: ({ head: before, bytes }) => {
      let head = before
      let size = bytes
      return {
        close,
        append: (events) => {
          if (events.length === 0) return
          handle ??= openSync(file, head === undefined ? 'wx' : 'a')
          if (fstatSync(handle).size !== size) throw trouble('EMOVED', file)
          const { text, head: next } = logLines({ ...(head === undefined ? {} : { after: head }), events })
          const written = Buffer.from(text, 'utf8')
          writeWhole(handle, written, size)
          head = next
          size += written.length
        },
      }
    },
  }
}

const trouble = (code: 'ELOCKED' | 'EMOVED', path: string): Error =>
  Object.assign(new Error(path), { code, syscall: 'open', path })

/** All of it, on the disk; or nothing, as far as that can still be had, where the disk is full. */
const writeWhole = (handle: number, bytes: Uint8Array, size: number): void => {
  try {
    for (let from = 0; from < bytes.length; ) from += writeSync(handle, bytes, from)
    fsyncSync(handle)
  } catch (error) {
    try {
      ftruncateSync(handle, size)
    } catch {
      // What broke off is told when the log is read again.
    }
    throw error
  }
}

/** Takes the lock: a file with the number of our process, which nobody else may make. One that a dead process left behind is taken over. */
const takeLock = (lock: string): void => {
  while (!made(lock)) {
    const holder = holderOf(lock)
    if (holder === undefined) continue
    if (isAlive(holder)) throw trouble('ELOCKED', lock)
    takeAway(lock, holder)
  }
}

/** Makes a file with the number of our process in it; false where there is one. */
const made = (file: string): boolean => {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

/** Removes what a dead process left. Of several that found it dead at once, one alone does; whoever comes later looks again, for it may be somebody's new lock by then. */
const takeAway = (lock: string, dead: string): void => {
  const claim = `${lock}.${dead}`
  if (!made(claim)) throw trouble('ELOCKED', claim)
  try {
    if (holderOf(lock) === dead) rmSync(lock, { force: true })
  } finally {
    rmSync(claim, { force: true })
  }
}

/** What a lock says; undefined where it is gone. */
const holderOf = (lock: string): string | undefined => {
  try {
    return readFileSync(lock, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return undefined
  }
}

const isAlive = (text: string): boolean => {
  // A lock without a number is being written this moment; or is no lock of ours.
  if (!/^[1-9]\d{0,9}$/.test(text)) return true
  try {
    process.kill(Number(text), 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
