import { closeSync, createReadStream, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { exists } from './secrecy-files.js'
import { isThere } from './files.js'
import { rawLines } from './raw-lines.js'

/** The lines of a backup as they stand in the file, with their line feeds. What is no UTF-8 shows in the digests. */
export async function* backupLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  for await (const { bytes: line, ended } of rawLines(bytes, LONGEST)) {
    const text = DECODER.decode(line)
    yield ended ? text : text.slice(0, 1000)
  }
}

/** The bytes of a file. */
export const bytesOf = (file: string): AsyncIterable<Uint8Array> => createReadStream(file, { highWaterMark: 1 << 18 })

/**
 * Writes a file whole or not at all: beside its name first, for nobody else to read, and under its name once it is on the disk and `check` had no objection. A file that is there already is not replaced.
 */
export const writeWhole = async (
  file: string,
  lines: AsyncIterable<string>,
  check: (written: string) => Promise<void>,
): Promise<void> => {
  if (isThere(file)) exists(file)
  const beside = `${file}.${process.pid}.new`
  const handle = openSync(beside, 'wx', 0o600)
  const remove = (): void => {
    rmSync(beside, { force: true })
  }
  // Who stops this is not to be left with half a file of personal data.
  const stop = (): void => {
    remove()
    process.exit(130)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    try {
      let waiting = ''
      const write = (): void => {
        const bytes = Buffer.from(waiting, 'utf8')
        for (let from = 0; from < bytes.length; ) from += writeSync(handle, bytes, from)
        waiting = ''
      }
      for await (const line of lines) {
        waiting += line
        if (waiting.length > PIECE) write()
      }
      write()
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    await check(beside)
    place(beside, file)
  } finally {
    remove()
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

/** Gives a file its name, unless another has it by now. */
const place = (beside: string, file: string): void => {
  try {
    linkSync(beside, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') exists(file)
    // Some disks know no second names.
    if (isThere(file)) exists(file)
    renameSync(beside, file)
  }
  const folder = openSync(dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

const DECODER = new TextDecoder('utf-8', { ignoreBOM: true })
const PIECE = 1 << 18
const LONGEST = 256 * 1024 * 1024
