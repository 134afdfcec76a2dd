import {
  isList,
  isRecord,
  type Problem,
  type Refused,
  tell,
  tellUnknownKeys,
  throwProblems,
  wrongKind,
} from '../problems/index.js'
import {
  FIRST_LINE,
  isWhole,
  type LogHead,
  MOST_CHARACTERS,
  lineAfter,
  NO_EVENTS,
  notALog,
  noteCanonical,
  readEntry,
  readFirstLine,
  tooLong,
} from './log-line.js'

/** One event as the log holds it: its number, and the line of the file on which it stands. */
export interface LogEntry {
  readonly n: number
  readonly event: Readonly<Record<string, unknown>>
  readonly line: number
}

/** What one line was: the first line of the log, an entry, or why reading stops here. */
export type LogLine = { readonly kind: 'first-line' } | { readonly kind: 'entry'; readonly entry: LogEntry } | Refused

/** Reads a log line by line. After the first problem it answers nothing but that problem. */
export interface LogReader {
  /** Reads the next line, as it stands in the file, with its line feed. */
  readonly line: (text: string) => LogLine
  /** After the last line: how far the log goes, or why it could not be read. */
  readonly end: () => { readonly kind: 'ended'; readonly head: LogHead } | Refused
}

/**
 * Which lines does the log get for these events? A log is JSON Lines in UTF-8. Its first line names the format, `{"log":"coop-rules","format":1}`, and is the same in
 * every log of the format: what tells one cooperative from another are its events. Then a line an event: `{"n":1,"digest":"…","event":{…}}`, n from 1 without
 * gaps, the event in its canonical form. Every line ends with a line feed.
 *
 * The digest is the first 32 hexadecimal digits of the SHA-256 of the digest before, n and the event, one to a line (the last without a line feed), in UTF-8;
 * before the first event stands the digest of the first line. `printf '%s\n%s\n%s' "$before" 1 "$event" | sha256sum | cut -c1-32` gives the same.
 *
 * What the chain does not do: whoever can write the whole file anew can work out all digests anew, and who cuts whole lines off its end leaves a log that is
 * sound. Both show when the head is compared with one that was kept elsewhere, such as in the minutes of a meeting. It shows changes; it proves no author.
 *
 * `after` is the head of the log that is appended to; without it a new log begins, with its first line.
 *
 * Throws, with everything that is wrong: `not-json-value`, `too-deep`, `reserved-key` (see `canonicalJson`), `event-too-long`, `unknown-key`, `missing-key`,
 * `wrong-kind`.
 *
 * @example
 * ```ts
 * import { logLines, readLogText } from 'coop-rules/cooperative'
 *
 * const begun = logLines({ events: [{ kind: 'founded' }] })
 * const more = logLines({ after: begun.head, events: [{ kind: 'joined', member: 'ana' }] })
 * more.head // => { n: 2, digest: '9ea13af0ce3ef53e9e4e1e6fcb36fb89' }
 * const read = readLogText(begun.text + more.text)
 * read.kind === 'read' && read.entries.map(({ event }) => event.kind) // => ['founded', 'joined']
 * ```
 */
export const logLines = (input: {
  readonly after?: LogHead
  readonly events: readonly unknown[]
}): { readonly text: string; readonly head: LogHead } => {
  throwProblems(inputProblems(input))
  const problems: Problem[] = []
  const lines = input.after === undefined ? [`${FIRST_LINE}\n`] : []
  let head = input.after ?? NO_EVENTS
  for (const [at, event] of input.events.entries()) {
    const path = `events[${at}]`
    if (!isRecord(event)) {
      tell(problems, wrongKind(event, path, 'an object'))
      continue
    }
    const next = lineAfter(head, noteCanonical(event, path, problems))
    if (next.text.length > MOST_CHARACTERS) tell(problems, tooLong(path))
    lines.push(next.text)
    head = next.head
  }
  throwProblems(problems)
  return { text: lines.join(''), head }
}

/**
 * What stands in a log, line by line, so that a log larger than the memory can be read? Each line is checked by itself and against those before it, and must be,
 * to the letter, what `logLines` writes: that also notices what `JSON.parse` would hide, such as a key that stands twice. Nothing is half-read: at the first
 * line with a problem reading stops, and the problems of that line are told. `end` must be asked too: a file without any line is no log.
 *
 * Problems, each with its line: `not-a-log`, `newer-log`, `byte-order-mark`, `carriage-return`, `empty-line`, `broken-line` (also one that was cut), `no-line-feed`,
 * `event-too-long`, `lines-missing` (a gap), `out-of-turn` (out of order, or twice), `digest-does-not-fit` (changed), `rewritten-line` (the same data in other
 * letters), `wrong-kind`, `missing-key`, `unknown-key`, `too-deep`, `reserved-key`.
 */
export const openLogReader = (): LogReader => {
  let head: LogHead | undefined
  let refused: Refused | undefined
  let number = 0

  // A hostile key may be as long as a line; a place told to people may not.
  const refuse = (problems: readonly Problem[]): Refused =>
    (refused = {
      kind: 'refused',
      problems: problems.map((found) => ({ ...found, path: found.path.slice(0, 200), line: number })),
    })

  return {
    line: (text) => {
      if (typeof text !== 'string') throwProblems([wrongKind(text, '', 'text')])
      if (refused !== undefined) return refused
      number++
      const read = head === undefined ? readFirstLine(text) : readEntry(text, head, number)
      if ('problems' in read) return refuse(read.problems)
      head = read.head
      return read.event === undefined
        ? { kind: 'first-line' }
        : { kind: 'entry', entry: { n: head.n, event: read.event, line: number } }
    },
    end: () => {
      if (refused !== undefined) return refused
      if (head !== undefined) return { kind: 'ended', head }
      number++
      return refuse([notALog(undefined)])
    },
  }
}

/**
 * The same for a log that fits the memory: all of its entries, or the problems of the first line that has some.
 *
 * @example
 * ```ts
 * import { logLines, readLogText } from 'coop-rules/cooperative'
 *
 * const { text } = logLines({ events: [{ kind: 'founded' }, { kind: 'joined', member: 'ana' }] })
 * const read = readLogText(text.replace('ana', 'ben'))
 * read.kind === 'refused' && read.problems.map(({ code, line }) => [code, line]) // => [['digest-does-not-fit', 3]]
 * ```
 */
export const readLogText = (
  text: string,
): { readonly kind: 'read'; readonly entries: readonly LogEntry[]; readonly head: LogHead } | Refused => {
  if (typeof text !== 'string') throwProblems([wrongKind(text, '', 'text')])
  const reader = openLogReader()
  const entries: LogEntry[] = []
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from)
    const next = end === -1 ? text.length : end + 1
    const read = reader.line(text.slice(from, next))
    if (read.kind === 'refused') return read
    if (read.kind === 'entry') entries.push(read.entry)
    from = next
  }
  const ended = reader.end()
  return ended.kind === 'refused' ? ended : { kind: 'read', entries, head: ended.head }
}

const inputProblems = (input: unknown): readonly Problem[] => {
  if (!isRecord(input)) return [wrongKind(input, '', 'an object')]
  const problems: Problem[] = []
  tellUnknownKeys(input, ['after', 'events'], '', problems)
  const { after, events } = input
  if (!isList(events)) problems.push(wrongKind(events, 'events', 'a list'))
  if (after === undefined) return problems
  if (!isRecord(after)) return [...problems, wrongKind(after, 'after', 'an object')]
  tellUnknownKeys(after, ['n', 'digest'], 'after', problems)
  if (!isWhole(after['n'])) problems.push(wrongKind(after['n'], 'after.n', 'a whole number'))
  if (typeof after['digest'] !== 'string') problems.push(wrongKind(after['digest'], 'after.digest', 'text'))
  return problems
}
