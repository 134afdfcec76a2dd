import { readFileSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import type { ShardQueue } from './queue.js'

/**
 * Removes the lock that a machine left on a file of rows, where it has no worker any more. Of a process of its own machine `coop-rules` finds out by itself whether it runs; of another machine's nobody knows
 * it but Redis, to whom its workers are connected.
 */
export const removeLockOfLost = async (queue: ShardQueue, lock: string): Promise<boolean> => {
  const holder = holderOf(lock)
  if (holder === undefined || holder === hostname()) return false
  const workers = await queue.getWorkers()
  // Where Redis may not be asked who is there, nobody counts as lost.
  const names = workers.map(({ rawname = '' }) => rawname)
  if (!names.some((name) => name.endsWith(`:w:${hostname()}`))) return false
  if (names.some((name) => name.endsWith(`:w:${holder}`))) return false
  // Since then somebody else may have removed it, and begun.
  if (holderOf(lock) !== holder) return false
  rmSync(lock, { force: true })
  return true
}

/** Which machine has a lock; undefined where there is none, or it cannot be read. */
const holderOf = (lock: string): string | undefined => {
  try {
    const { host } = JSON.parse(readFileSync(lock, 'utf8')) as { readonly host?: unknown }
    return typeof host === 'string' ? host : undefined
  } catch {
    return undefined
  }
}
