import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'

/** A file that only grows, written by one process at a time. */
export interface LockedFile {
  /** Writes text to the end of the file, which was so many bytes long when it was read; once it returns, it is on the disk. How long the file is then comes back. */
  readonly append: (text: string, size: number) => number
  readonly close: () => void
}

/**
 * Takes the lock of a file. Throws an error with the code `ELOCKED` where another process writes it, and with `EMOVED` where something wrote to it all the same, such as a
 * process on another computer, which takes no notice of our lock. A file that is not there yet is begun with the first text.
 */
export const openLockedFile = (file: string): LockedFile => {
  const lock = `${file}.lock`
  takeLock(lock)
  let handle: number | undefined
  return {
    append: (text, size) => {
      handle ??= openSync(file, size === 0 ? 'wx' : 'a')
      if (fstatSync(handle).size !== size) throw trouble('EMOVED', file)
      const written = Buffer.from(text, 'utf8')
      writeWhole(handle, written, size)
      return size + written.length
    },
    close: () => {
      if (handle !== undefined) closeSync(handle)
      handle = undefined
      rmSync(lock, { force: true })
    },
  }
}

const trouble = (code: 'ELOCKED' | 'EMOVED', path: string): Error =>
  Object.assign(new Error(path), { code, syscall: 'open', path })

/** All of it, on the disk; or nothing, as far as that can still be had, where the disk is full. */
const writeWhole = (handle: number, bytes: Uint8Array, size: number): void => {
  try {
    for (let from = 0; from < bytes.length; ) from += writeSync(handle, bytes, from)
    fsyncSync(handle)
  } catch (error) {
    try {
      ftruncateSync(handle, size)
    } catch {
      // What broke off is told when the log is read again.
    }
    throw error
  }
}

/** Takes the lock: a file with the number of our process, which nobody else may make. One that a dead process left behind is taken over. */
const takeLock = (lock: string): void => {
  while (!made(lock)) {
    const holder = holderOf(lock)
    if (holder === undefined) continue
    if (isAlive(holder)) throw trouble('ELOCKED', lock)
    takeAway(lock, holder)
  }
}

/** Makes a file with the number of our process in it; false where there is one. */
const made = (file: string): boolean => {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

/**
 * Removes what a dead process left. Of several that found it dead at once, one alone may; whoever comes later looks again, for it may be somebody's new lock by then. That one
 * has a lock for it, too: where it is killed at this very moment, the next takes that over in its turn.
 */
const takeAway = (lock: string, dead: string): void => {
  const claim = `${lock}.${dead}`
  takeLock(claim)
  try {
    if (holderOf(lock) === dead && !isAlive(dead)) rmSync(lock, { force: true })
  } finally {
    rmSync(claim, { force: true })
  }
}

/** What a lock says; undefined where it is gone. */
const holderOf = (lock: string): string | undefined => {
  try {
    return readFileSync(lock, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return undefined
  }
}

const isAlive = (text: string): boolean => {
  // A lock without a number is being written this moment; or is no lock of ours.
  if (!/^[1-9]\d{0,9}$/.test(text)) return true
  // After a restart of a container the next process often has the number of the last; and this one has not taken the lock yet.
  if (Number(text) === process.pid) return false
  try {
    process.kill(Number(text), 0)
    return !isOver(text)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Whether a process has ended and only nobody has asked yet how: in a container the first process often never asks for those whose own parent is gone. Linux says so. */
const isOver = (pid: string): boolean => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
  } catch {
    return false
  }
}
