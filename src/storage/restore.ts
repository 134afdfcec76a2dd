import { problem, RulesError, type Problem, type Refused } from '../problems/index.js'
import * as says from '../problems/en.js'
import { readBackup } from './backup-lines.js'
import { type BackupOfCoop, checkBackup } from './check-backup.js'
import { BEGINNING, type Position, type Stores } from './ports.js'
import { compareBackup } from './restore-compare.js'
import { forgetSnapshots } from './snapshot.js'
import { recordsOf } from './whole-records.js'

/** A backup, and the store into which it is restored. */
export interface RestoreInput {
  /** The lines of the backup, each with its line feed, from the first: it is read several times. */
  readonly lines: () => AsyncIterable<string>
  readonly stores: Stores
}

/** Everything of a backup, in a store that gave it back as the backup has it. */
export interface Restored {
  readonly kind: 'restored'
  readonly coops: readonly BackupOfCoop[]
  /** How many commits and records were stored now; fewer than the backup has where an earlier attempt broke off. */
  readonly storedNow: { readonly commits: number; readonly records: number }
}

/**
 * Restores a backup into a store of any engine. First the whole backup is checked, then it is compared with the store: where a cooperative has anything there that is not the beginning of what the backup has of it, nothing is written and all
 * of it is told. Then snapshots of these cooperatives that the store has are taken away, and commits are stored as they were, with their boundaries, and records. Then everything is read back from the store and compared with the backup once more. Memory does not grow with the backup.
 *
 * A restore that broke off is run again: what is there already stays, and the rest follows. Nobody else writes these cooperatives meanwhile; before the answer came, nobody relies on them.
 *
 * Problems: those of `checkBackup`; `not-empty` and `too-large-together`, with nothing written; `restored-otherwise` where the store gives back something else. Throws what the store throws.
 *
 * @example
 * ```ts
 * import { backupOf, BEGINNING, LOG, memoryStores, restoreBackup } from 'coop-rules/storage'
 *
 * const stores = memoryStores()
 * await stores.events.append({ coop: 'wjc', stream: LOG, expected: BEGINNING, events: [{ type: 'cooperative-founded' }] })
 * const restored = await restoreBackup({ lines: () => backupOf({ stores }), stores: memoryStores() })
 * restored.kind // => 'restored'
 * ```
 */
export const restoreBackup = async ({ lines, stores }: RestoreInput): Promise<Restored | Refused> => {
  const checked = await checkBackup(lines())
  if (checked.kind === 'refused') return checked
  const before = await compareBackup({ lines: lines(), stores, as: 'beginning' })
  if (before.length > 0) return { kind: 'refused', problems: before }
  const storedNow = await write(lines(), stores)
  const after = await compareBackup({ lines: lines(), stores, as: 'whole' })
  return after.length > 0 ? { kind: 'refused', problems: after } : { kind: 'restored', coops: checked.coops, storedNow }
}

/** Stores what is not there yet. What is there was compared before. */
const write = async (lines: AsyncIterable<string>, stores: Stores): Promise<Restored['storedNow']> => {
  const records = recordsOf(stores)
  const storedNow = { commits: 0, records: 0 }
  const problems: Problem[] = []
  let coop = ''
  let stream = ''
  let there = new Set<string>()
  /** How many commits of the stream are there already, and the place behind them. */
  let stands: { readonly commits: number; readonly position: Position } = { commits: 0, position: BEGINNING }
  let number = 0
  for await (const item of readBackup(lines, problems))
    switch (item.kind) {
      case 'coop':
        ;({ coop } = item)
        // They stand where another log stood.
        await forgetSnapshots(records, coop)
        there = await namesIn(records.list({ coop }))
        break
      case 'stream':
        ;({ stream } = item)
        stands = await endOf(stores, coop, stream)
        number = 0
        break
      case 'commit': {
        if (++number <= stands.commits) break
        const appended = await stores.events.append({ coop, stream, expected: stands.position, events: item.events })
        if (appended.kind === 'conflict')
          throw new RulesError([problem(says.restoredOtherwise, { path: stream, received: coop })])
        stands = { commits: number, position: appended.position }
        storedNow.commits++
        break
      }
      case 'record':
        if (there.has(item.id)) break
        await records.put({ coop, id: item.id, value: item.value })
        storedNow.records++
        break
      case 'stream-end':
      case 'coop-end':
    }
  if (problems.length > 0) throw new RulesError(problems as [Problem, ...Problem[]])
  return storedNow
}

const endOf = async (
  { events }: Stores,
  coop: string,
  stream: string,
): Promise<{ readonly commits: number; readonly position: Position }> => {
  let commits = 0
  let position: Position = BEGINNING
  for await (const commit of events.read({ coop, stream })) {
    commits++
    ;({ position } = commit)
  }
  return { commits, position }
}

const namesIn = async (names: AsyncIterable<string>): Promise<Set<string>> => {
  const found = new Set<string>()
  for await (const name of names) found.add(name)
  return found
}
