import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'

/** One row of a CSV file under its header, and the line it stands on. */
export interface Row {
  readonly line: number
  readonly fields: readonly string[]
}

/** A CSV file that cannot be read further. */
export class CsvTrouble extends Error {
  readonly problem: Problem

  constructor(found: Problem) {
    super(found.code)
    this.problem = found
  }
}

/**
 * Reads the rows of a CSV file, the header first. The separator is the one the header uses most: comma, semicolon or tab. Blank lines are skipped; a
 * byte-order mark and carriage returns are left out. Streams: memory does not grow with the lines.
 *
 * Throws `CsvTrouble` for a file that is no UTF-8 or no CSV.
 */
export const readRows = async (bytes: AsyncIterable<Uint8Array>, onRow: (row: Row) => void): Promise<void> => {
  const texts = decoded(bytes)
  // The header decides the separator, so the first pieces are kept until its line has ended.
  let head = ''
  for (let more = await texts.next(); more.done !== true; more = await texts.next()) {
    head += more.value
    if (head.includes('\n') || head.length > MOST_RECORD) break
  }
  // UTF-16 without its mark is valid UTF-8 as far as Latin letters go, with a NUL beside each.
  if (head.includes('\0')) throw new CsvTrouble(notUtf8(1))
  const parser = parse({
    delimiter: separatorOf(head.split('\n', 1)[0] ?? ''),
    relax_column_count: true,
    max_record_size: MOST_RECORD,
  })
  const source = async function* (): AsyncGenerator<string> {
    yield head
    yield* texts
  }
  const feeding = pipeline(source, parser)
  // What goes wrong while feeding comes out of the loop below as well, and is told there.
  feeding.catch(() => undefined)
  let line = 1
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      if (record.length > 1 || record[0] !== '') onRow({ line, fields: record })
      line++
      for (const field of record) if (field.includes('\n')) line += field.split('\n').length - 1
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new CsvTrouble(
      problem(says.brokenCsv, { path: '', received: undefined, line, facts: { detail: error.code } }),
    )
  }
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  try {
    for await (const chunk of bytes) {
      const text = decoder.decode(chunk, { stream: true })
      yield text
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line++
    }
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw new CsvTrouble(notUtf8(line))
    throw error
  }
}

const separatorOf = (header: string): string => {
  const counts = [',', ';', '\t'].map((separator) => [header.split(separator).length, separator] as const)
  return counts.reduce((most, next) => (next[0] > most[0] ? next : most))[1]
}

/** A row longer than this is a quotation mark that was never closed. */
const MOST_RECORD = 1 << 20

/** The problem of bytes that are no UTF-8: they cannot be shown. */
export const notUtf8 = (line: number): Problem => ({
  ...problem(says.notUtf8, { path: '', received: undefined, line }),
  received: 'other bytes',
})
