import * as fs from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isRulesError } from 'coop-rules/problems'
import { storeTrouble } from 'coop-rules/storage'
import { synced } from './files.js'

/** Folders that this process has, and how often it has them open. */
const OPEN = new Map<string, { times: number; readonly lock: string }>()

/** The same, where whoever has the folder may be about to end, as on a restart: they are given a second. */
export const lockedSoon = async (folder: string, url: string): Promise<() => void> => {
  for (let tries = 0; ; tries++)
    try {
      return locked(folder, url)
    } catch (error) {
      if (tries === 20 || !isRulesError(error)) throw error
      await setTimeout(50)
    }
}

/**
 * Takes a folder for this process; what is given back gives it up. The lock with the highest number counts, and the process that it names, if it lives, has the folder. Whoever comes after a dead one makes the next lock, which one alone can do;
 * the last lock is never erased, for then somebody who had read its number before would begin to count elsewhere.
 */
const locked = (folder: string, url: string): (() => void) => {
  if (fs.mkdirSync(folder, { recursive: true }) !== undefined) synced(dirname(folder))
  // What somebody made in it who was killed before it was sure to stay.
  synced(folder)
  const path = fs.realpathSync(folder)
  const mine = OPEN.get(path) ?? { times: 0, lock: taken(path, url) }
  OPEN.set(path, mine)
  mine.times++
  let isOpen = true
  return () => {
    if (!isOpen) return
    isOpen = false
    if (--mine.times > 0) return
    OPEN.delete(path)
    fs.writeFileSync(mine.lock, NOBODY)
  }
}

const taken = (folder: string, url: string): string => {
  const last = locksIn(folder)[0] ?? 0
  const lock = join(folder, `lock-${last + 1}`)
  const draft = join(folder, `draft-${process.pid}`)
  try {
    if (last > 0 && lives(Number(fs.readFileSync(join(folder, `lock-${last}`), 'utf8')))) throw new Error('it is open')
    fs.writeFileSync(draft, String(process.pid))
    // A second name for what is written already: it fails where somebody else was first, and no lock is ever there without a process in it.
    fs.linkSync(draft, lock)
    if (locksIn(folder)[0] !== last + 1) throw new Error('somebody else was first')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code !== undefined && code !== 'EEXIST' && code !== 'ENOENT') throw cause
    throw storeTrouble('store-in-use', { url, cause })
  } finally {
    fs.rmSync(draft, { force: true })
  }
  for (const older of locksIn(folder).slice(1)) fs.rmSync(join(folder, `lock-${older}`), { force: true })
  return lock
}

const locksIn = (folder: string): readonly number[] =>
  fs
    .readdirSync(folder)
    .flatMap((name) => /^lock-(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => b - a)

/** Whether a process of this number runs that is not this one: after a restart of a container the next one often has the number of the last. */
const lives = (pid: number): boolean => {
  if (pid === Number(NOBODY) || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return !isOver(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether it has ended and only nobody has asked yet how: in a container the first process often never asks for those whose own parent is gone. Linux says so. */
const isOver = (pid: number): boolean => {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1')
    return /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
  } catch {
    return false
  }
}

const NOBODY = '0'
