import type { Problem, Refused } from '../problems/index.js'
import { readBackup } from './backup-lines.js'
import type { StreamHead } from './stream-digest.js'

/** What a backup has of a cooperative: how far each of its streams goes, and how many records. */
export interface BackupOfCoop {
  readonly coop: string
  readonly streams: readonly (StreamHead & { readonly stream: string })[]
  readonly records: number
}

/** A backup of which every line was read and every digest worked out. */
export interface CheckedBackup {
  readonly kind: 'whole'
  readonly coops: readonly BackupOfCoop[]
}

/**
 * Is a backup whole and as it was written? Reads all of it, in memory that does not grow with it, and tells everything that is wrong.
 *
 * Problems, each with its line: `not-a-backup`, `newer-backup`, `backup-line` (out of its place; reading ends there), `backup-damaged` (a digest is wrong), `backup-cut`.
 */
export const checkBackup = async (lines: AsyncIterable<string>): Promise<CheckedBackup | Refused> => {
  const problems: Problem[] = []
  const coops: BackupOfCoop[] = []
  let coop = ''
  let stream = ''
  let streams: (StreamHead & { readonly stream: string })[] = []
  for await (const item of readBackup(lines, problems)) {
    if (item.kind === 'coop') [coop, streams] = [item.coop, []]
    else if (item.kind === 'stream') ({ stream } = item)
    else if (item.kind === 'stream-end') streams.push({ stream, ...item.head })
    else if (item.kind === 'coop-end') coops.push({ coop, streams, records: item.records })
  }
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'whole', coops }
}
