import { readFileSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { kill, pid } from 'node:process'
import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'
import { placeNew } from './written-file.js'

/**
 * Takes a lock: a file that says which process of which computer has it. One that a process of this computer left behind when it died is taken over; of another computer's
 * processes nothing can be known from here. What comes back gives the lock up.
 *
 * Throws `shard-taken`.
 */
export const takeLock = (lock: string): (() => void) => {
  while (!made(lock)) {
    const holder = holderOf(lock)
    if (holder === undefined) continue
    if (holder.host !== hostname() || isAlive(holder.pid, lock)) throw taken(lock, holder)
    takeAway(lock, holder)
  }
  HELD.add(resolve(lock))
  return () => {
    HELD.delete(resolve(lock))
    rmSync(lock, { force: true })
  }
}

/** The locks that this process has. */
const HELD = new Set<string>()

interface Holder {
  readonly host: string
  readonly pid: number
}

const taken = (lock: string, { host, pid: process }: Holder): RulesError =>
  new RulesError([problem(says.shardTaken, { path: '--out', received: lock, facts: { host, process } })])

/** Makes a file that says who we are; false where there is one. */
const made = (file: string): boolean => placeNew(file, JSON.stringify({ host: hostname(), pid }))

/**
 * Removes what a dead process left. Of several that found it dead at once, one alone may; whoever comes later looks again, for it may be somebody's new lock by then. That one
 * has a lock for it, too: where it is killed at this very moment, the next takes that over in its turn.
 */
const takeAway = (lock: string, dead: Holder): void => {
  const release = takeLock(`${lock}.${dead.pid}`)
  try {
    const now = holderOf(lock)
    if (now?.pid === dead.pid && now.host === dead.host && !isAlive(now.pid, lock)) rmSync(lock, { force: true })
  } finally {
    release()
  }
}

/** What a lock says; undefined where it is gone. One that says nothing of the kind is not ours. */
const holderOf = (lock: string): Holder | undefined => {
  let text: string
  try {
    text = readFileSync(lock, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return undefined
  }
  try {
    const { host, pid: process } = JSON.parse(text) as Partial<Holder>
    if (typeof host === 'string' && Number.isSafeInteger(process)) return { host, pid: process as number }
  } catch {
    // Told below.
  }
  return { host: '?', pid: 0 }
}

/** Whether the process that has a lock lives. After a restart of a container the next one often has the number of the last: ours says something only of locks that we took. */
const isAlive = (process: number, lock: string): boolean => {
  if (process === pid) return HELD.has(resolve(lock))
  try {
    kill(process, 0)
    return !isOver(process)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Whether a process has ended and only nobody has asked yet how: in a container the first process often never asks for those whose own parent is gone. Linux says so. */
const isOver = (process: number): boolean => {
  try {
    const stat = readFileSync(`/proc/${process}/stat`, 'latin1')
    return /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
  } catch {
    return false
  }
}
