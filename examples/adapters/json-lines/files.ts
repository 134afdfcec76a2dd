import * as fs from 'node:fs'
import { dirname } from 'node:path'
import { BEGINNING, type StoreTrouble } from 'coop-rules/storage'

/** How much of a file is read at once. */
export const PIECE = 64 * 1024

/** The bytes of a file from one place to another. */
export const pieceOf = (file: string, from: number, to: number): Buffer =>
  opened(file, 'r', (fd) => {
    const piece = Buffer.alloc(to - from)
    return piece.subarray(0, fs.readSync(fd, piece, 0, piece.length, from))
  })

/** Whether a line ends at a place that somebody names. */
export const endsAt = (file: string, place: string): boolean => {
  if (!/^[1-9]\d{0,14}$/.test(place) || !fs.existsSync(file)) return false
  return pieceOf(file, Number(place) - 1, Number(place)).toString() === '\n'
}

/**
 * Adds a line where the file still ends at the expected place, and comes back with the new end when the line is on the disk; else with nothing. What was left of a line that was not written whole is cut off before, and a line that could not be
 * written leaves nothing.
 */
export const appended = (file: string, expected: string, line: string): number | undefined => {
  fs.mkdirSync(dirname(file), { recursive: true })
  return opened(file, 'a+', (fd) => {
    const last = lastEnd(file, fs.fstatSync(fd).size)
    if (expected !== (last === 0 ? BEGINNING : String(last))) return undefined
    // Before the first line is in it: a file that a loss of power could take away, with its folder, has none.
    if (last === 0) for (const folder of [dirname(file), dirname(dirname(file))]) synced(folder)
    try {
      fs.ftruncateSync(fd, last)
      fs.writeFileSync(fd, line)
      fs.fsyncSync(fd)
    } catch (error) {
      fs.ftruncateSync(fd, last)
      throw error
    }
    return last + Buffer.byteLength(line)
  })
}

/** Puts a file in the place of another at once: whoever reads finds the one or the other, and a crash leaves one of them. */
export const replaced = (file: string, ...pieces: readonly (string | Uint8Array)[]): void => {
  if (fs.mkdirSync(dirname(file), { recursive: true }) !== undefined) synced(dirname(dirname(file)))
  const draft = `${file}.draft`
  try {
    opened(draft, 'w', (fd) => {
      for (const piece of pieces) fs.writeFileSync(fd, piece)
      fs.fsyncSync(fd)
    })
    fs.renameSync(draft, file)
  } catch (error) {
    fs.rmSync(draft, { force: true })
    throw error
  }
  synced(dirname(file))
}

/** Sees to it that what a folder holds is on the disk: without that a new file can be gone after a loss of power. */
export const synced = (folder: string): void => {
  opened(folder, 'r', fs.fsyncSync)
}

/** What an error of the system means for a store. */
export const troubleOf = (error: unknown): StoreTrouble =>
  error instanceof SyntaxError
    ? 'store-damaged'
    : (TROUBLES[(error as NodeJS.ErrnoException).code ?? ''] ?? 'store-unreachable')

const TROUBLES: Readonly<Record<string, StoreTrouble>> = {
  ENOSPC: 'store-full',
  EDQUOT: 'store-full',
  EROFS: 'store-read-only',
  EACCES: 'store-read-only',
  EPERM: 'store-read-only',
  ENOENT: 'store-address',
  ENOTDIR: 'store-address',
  EEXIST: 'store-address',
}

const opened = <Result>(path: string, flags: string, act: (fd: number) => Result): Result => {
  const fd = fs.openSync(path, flags)
  try {
    return act(fd)
  } finally {
    fs.closeSync(fd)
  }
}

/** Where the last whole line ends. */
const lastEnd = (file: string, size: number): number => {
  for (let to = size; to > 0; to -= PIECE) {
    const from = Math.max(0, to - PIECE)
    const end = pieceOf(file, from, to).lastIndexOf('\n') + 1
    if (end > 0) return from + end
  }
  return 0
}
