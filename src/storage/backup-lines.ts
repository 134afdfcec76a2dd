import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as says from '../problems/en.js'
import { isRecord, type Problem, problem, tell } from '../problems/index.js'
import { type BackupItem, ItemReader, isCount } from './backup-items.js'

/** The format this version writes. Another layout of the lines gets the next number. */
const FORMAT = 1

/** What every backup of this format begins with, to the letter. */
const FIRST_LINE = `{"backup":"coop-rules","format":${FORMAT}}`

/** The lines of a backup with their line feeds, and behind them the last, which counts them and has the SHA-256 of them all. */
export async function* wholeLines(lines: AsyncIterable<object>): AsyncGenerator<string> {
  const hash = sha256.create()
  let count = 0
  const counted = (line: string): string => {
    hash.update(utf8ToBytes(line))
    count++
    return line
  }
  yield counted(`${FIRST_LINE}\n`)
  for await (const line of lines) yield counted(`${JSON.stringify(line)}\n`)
  yield `${JSON.stringify({ lines: count, sha256: bytesToHex(hash.digest()) })}\n`
}

/**
 * Reads the lines of a backup, each with its line feed, as they come: what was read is not held. What is wrong is put into `problems`: where a digest is wrong reading goes on, and at a line that is out of its place it ends. Whoever acts on
 * an item before the last line was read does not know yet whether it is as it was written.
 */
export async function* readBackup(lines: AsyncIterable<string>, problems: Problem[]): AsyncGenerator<BackupItem> {
  const hash = sha256.create()
  const reader = new ItemReader()
  let number = 0
  for await (const text of lines) {
    number++
    const line = { text, number }
    if (reader.expects === 'nothing') return void tell(problems, outOfPlace(line, 'nothing'))
    if (number === 1) {
      const wrong = firstLineProblem(line)
      if (wrong !== undefined) return void tell(problems, wrong)
      hash.update(utf8ToBytes(text))
      continue
    }
    const value = text.endsWith('\n') ? parsed(text) : undefined
    if (value === undefined)
      return void tell(problems, text.endsWith('\n') ? outOfPlace(line, reader.expects) : cut(number))
    if (reader.mayEnd && 'lines' in value) {
      if (value['lines'] !== number - 1 || value['sha256'] !== bytesToHex(hash.digest()))
        tell(problems, damaged(line, ''))
      reader.expects = 'nothing'
      continue
    }
    hash.update(utf8ToBytes(text))
    const read = reader.line(value)
    if (read === undefined) return void tell(problems, outOfPlace(line, reader.expects))
    if (read.damaged !== undefined) tell(problems, damaged(line, read.damaged))
    if (read.item !== undefined) yield read.item
  }
  if (number === 0) tell(problems, notABackup(undefined))
  else if (reader.expects !== 'nothing') tell(problems, cut(number + 1))
}

interface Line {
  readonly text: string
  readonly number: number
}

const firstLineProblem = (line: Line): Problem | undefined => {
  const { text } = line
  if (text === `${FIRST_LINE}\n`) return undefined
  const value = text.length > 1000 ? undefined : parsed(text)
  if (value?.['backup'] !== 'coop-rules') return notABackup(text)
  const { format } = value
  return isCount(format) && format > FORMAT
    ? { ...problem(says.newerBackup, { path: 'format', received: format, facts: { format: FORMAT } }), line: 1 }
    : text === FIRST_LINE
      ? cut(1)
      : damaged(line, '')
}

const notABackup = (received: string | undefined): Problem =>
  problem(says.notABackup, { path: '', received, line: 1, facts: { first: FIRST_LINE } })

const outOfPlace = ({ text, number }: Line, next: string): Problem =>
  problem(says.backupLine, { path: '', received: text, line: number, facts: { next } })

const damaged = ({ text, number }: Line, path: string): Problem =>
  problem(says.backupDamaged, { path, received: text, line: number })

const cut = (line: number): Problem => problem(says.backupCut, { path: '', received: undefined, line })

const parsed = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}
