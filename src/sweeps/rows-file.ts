import { closeSync, fstatSync, fsync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { takeLock } from './lock.js'
import { makeFolder } from './make-folder.js'
import { writing } from './written-file.js'

/** A file of rows that this process alone adds to. */
export interface RowsFile {
  /** Adds lines. What was added more than a second ago is on the disk. */
  readonly add: (text: string) => Promise<void>
  /** Puts everything on the disk and gives the file up. */
  readonly close: () => void
}

/**
 * Opens a file of rows to go on with it. A last line that broke off is cut away.
 *
 * Throws `shard-taken` where another process writes it.
 */
export const openRowsFile = (file: string): RowsFile => {
  makeFolder(dirname(file))
  const release = takeLock(`${file}.lock`)
  let handle: number | undefined
  try {
    handle = openSync(file, 'a+')
    ftruncateSync(handle, endOfLines(handle))
    return opened(file, handle, release)
  } catch (error) {
    if (handle !== undefined) closeSync(handle)
    release()
    throw error
  }
}

const opened = (file: string, handle: number, release: () => void): RowsFile => {
  let synced = performance.now()
  return {
    add: async (text) => {
      writing(file, () => writeWhole(handle, Buffer.from(text, 'utf8')))
      if (performance.now() - synced < 1000) return
      await onDisk(handle)
      synced = performance.now()
    },
    close: () => {
      try {
        fsyncSync(handle)
      } finally {
        closeSync(handle)
        release()
      }
    },
  }
}

const onDisk = promisify(fsync)

/** All of it; or nothing, where the disk is full. */
const writeWhole = (handle: number, bytes: Uint8Array): void => {
  const { size } = fstatSync(handle)
  try {
    for (let from = 0; from < bytes.length; ) from += writeSync(handle, bytes, from)
  } catch (error) {
    try {
      ftruncateSync(handle, size)
    } catch {
      // What broke off is cut away when the file is opened again.
    }
    throw error
  }
}

/** Where the last whole line ends. */
const endOfLines = (handle: number): number => {
  const piece = Buffer.alloc(65_536)
  let end = fstatSync(handle).size
  while (end > 0) {
    const from = Math.max(0, end - piece.length)
    const read = readSync(handle, piece, 0, end - from, from)
    const at = piece.subarray(0, read).lastIndexOf(10)
    if (at >= 0) return from + at + 1
    end = from
  }
  return 0
}
