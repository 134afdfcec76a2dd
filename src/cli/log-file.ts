import { createReadStream, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeSync, closeSync } from 'node:fs'
import { type Event, type LogHead, logLines, openLogReader } from '../cooperative/index.js'
import type { Problem } from '../problems/index.js'
import { notUtf8 } from './csv.js'

/** The events of a log as they stand in the file, unread; or why the file cannot be read. */
export interface LogRead {
  readonly kind: 'read'
  readonly events: readonly Readonly<Record<string, unknown>>[]
  /** The line of the file on which each event stands. */
  readonly lines: readonly number[]
  readonly head: LogHead | undefined
}

/** Reads a log from its file. One that is not there yet has no events, where that is allowed. */
export const readLogFile = async (
  file: string,
  missing: 'begins' | 'fails',
): Promise<LogRead | { readonly kind: 'refused'; readonly problems: readonly Problem[] }> => {
  if (missing === 'begins' && !existsSync(file)) return { kind: 'read', events: [], lines: [], head: undefined }
  const reader = openLogReader()
  const events: Readonly<Record<string, unknown>>[] = []
  const lines: number[] = []
  let line = 0
  for await (const text of rawLinesOf(createReadStream(file))) {
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
  return ended.kind === 'refused' ? ended : { kind: 'read', events, lines, head: ended.head }
}

/** The lines of a stream of bytes as they are, line feeds and all: a log is checked to the letter. Undefined for one that is no UTF-8; nothing comes after it. */
async function* rawLinesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest = ''
  try {
    for await (const chunk of bytes) {
      rest += decoder.decode(chunk, { stream: true })
      let from = 0
      for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', from)) {
        yield rest.slice(from, end + 1)
        from = end + 1
      }
      rest = rest.slice(from)
      // What is longer than any line of a log is told by the reader, before it fills the memory.
      if (rest.length > LONGEST) break
    }
    rest += decoder.decode()
  } catch {
    yield undefined
    return
  }
  if (rest !== '') yield rest
}

const LONGEST = 8 * 1024 * 1024

/** A log that is being written: one process at a time. */
export interface LogWriter {
  /** Writes events to the end of the log; once it returns, they are on the disk. */
  readonly append: (events: readonly Event[]) => void
  readonly close: () => void
}

/** Opens a log for writing, after those that are in it. Throws an error with the code `ELOCKED` where another process writes it. */
export const openLogWriter = (
  file: string,
): Omit<LogWriter, 'append'> & { readonly from: (head: LogHead | undefined) => LogWriter } => {
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
    from: (before) => {
      let head = before
      return {
        close,
        append: (events) => {
          if (events.length === 0) return
          handle ??= openSync(file, head === undefined ? 'wx' : 'a')
          const { text, head: next } = logLines({ ...(head === undefined ? {} : { after: head }), events })
          writeWhole(handle, Buffer.from(text, 'utf8'))
          fsyncSync(handle)
          head = next
        },
      }
    },
  }
}

const writeWhole = (handle: number, bytes: Uint8Array): void => {
  for (let from = 0; from < bytes.length; ) from += writeSync(handle, bytes, from)
}

/** Takes the lock: a file with the number of our process, which nobody else may make. One that a dead process left behind is taken over. */
const takeLock = (lock: string): void => {
  for (;;) {
    try {
      const handle = openSync(lock, 'wx')
      writeWhole(handle, Buffer.from(String(process.pid)))
      closeSync(handle)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (isAlive(lock)) throw Object.assign(new Error(lock), { code: 'ELOCKED', syscall: 'open', path: lock })
      rmSync(lock, { force: true })
    }
  }
}

const isAlive = (lock: string): boolean => {
  const holder = Number(readFileSync(lock, 'utf8'))
  // A lock without a number is being written this moment.
  if (!Number.isSafeInteger(holder) || holder <= 0) return true
  try {
    process.kill(holder, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
