import { createReadStream, existsSync } from 'node:fs'
import { type Event, type LogHead, logLines, openLogReader } from '../cooperative/index.js'
import type { Problem } from '../problems/index.js'
import { notUtf8 } from './csv.js'
import { LONGEST_LINE } from './lines.js'
import { openLockedFile } from './locked-file.js'
import { type RawLine, rawLines } from './raw-lines.js'

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
  for await (const raw of rawLines(stream, LONGEST_LINE)) {
    line++
    const text = textOf(raw)
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

/** The line of a log, to the letter. Undefined for one that is no UTF-8. Of a last line whose writing broke off half a character may be left. */
const textOf = ({ bytes, ended }: RawLine): string | undefined =>
  ended ? decoded(bytes) : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

const decoded = (line: Uint8Array): string | undefined => {
  try {
    return DECODER.decode(line)
  } catch {
    return undefined
  }
}

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A log that is being written: one process at a time. */
export interface LogWriter {
  /** Writes events to the end of the log; once it returns, they are on the disk. */
  readonly append: (events: readonly Event[]) => void
  readonly close: () => void
}

/** Opens a log for writing, after those that are in it. Throws what `openLockedFile` throws. */
export const openLogWriter = (
  file: string,
): Omit<LogWriter, 'append'> & { readonly from: (read: Pick<LogRead, 'head' | 'bytes'>) => LogWriter } => {
  const { append, close } = openLockedFile(file)
  return {
    close,
    from: ({ head: before, bytes }) => {
      let head = before
      let size = bytes
      return {
        close,
        append: (events) => {
          if (events.length === 0) return
          const { text, head: next } = logLines({ ...(head === undefined ? {} : { after: head }), events })
          size = append(text, size)
          head = next
        },
      }
    },
  }
}
