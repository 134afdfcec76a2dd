import { readFileSync } from 'node:fs'
import type { Problem, Refused } from '../problems/index.js'
import { type BallotRecord, tryReadRecord } from '../secrecy/index.js'
import { notUtf8 } from './csv.js'
import { sizeOf } from './document.js'
import { openLockedFile } from './locked-file.js'
import { refuse } from './secrecy-files.js'

/** Reads a ballot record and checks all of it. Throws the refusal of the first entry that is wrong, with the line it stands on. */
export const readRecordFile = async (file: string): Promise<BallotRecord> => {
  await sizeOf(file)
  return recordIn(file, readFileSync(file))
}

/** Changes a ballot record while nobody else writes it: what `change` adds to the record is added to the file. */
export const changeRecordFile = async <Answer extends { readonly record: BallotRecord }>(
  file: string,
  change: (record: BallotRecord) => Answer | Promise<Answer>,
): Promise<Answer> => {
  const locked = openLockedFile(file)
  try {
    await sizeOf(file)
    const bytes = readFileSync(file)
    const before = recordIn(file, bytes)
    const answer = await change(before)
    const added = answer.record.text.slice(before.text.length)
    if (added !== '') locked.append(added, bytes.length)
    return answer
  } finally {
    locked.close()
  }
}

/** The record after something was added to it, or the refusal. */
export const added = (file: string, record: BallotRecord | Refused): BallotRecord =>
  record.kind === 'refused' ? refuse(file, withLines(record.problems)) : record

/** Problems of a record with the line of the file: an entry has a line of its own. */
export const withLines = (problems: readonly Problem[]): readonly Problem[] =>
  problems.map((found) => {
    const [, index] = /^\[(\d+)\]/.exec(found.path) ?? []
    return index === undefined ? found : { ...found, line: Number(index) + 1 }
  })

/** Where something is wrong in a file is told without the place that its entry would have had in the record. */
export const withoutPlace = (found: Problem): Problem => ({ ...found, path: found.path.replace(/^\[\d+\]\.?/, '') })

const recordIn = (file: string, bytes: Uint8Array): BallotRecord =>
  added(file, tryReadRecord(recordTextOf(file, bytes)))

/** The text of a record as it is, byte-order mark and all: it is checked to the letter. */
export const recordTextOf = (file: string, bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return refuse(file, [notUtf8(1)])
  }
}
