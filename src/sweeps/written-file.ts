import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { pid } from 'node:process'

/** A file that is written from its beginning, beside its name: it has its name once it is whole. */
export class WrittenFile {
  readonly #file: string
  readonly #beside: string
  #handle: number | undefined
  #pending: string[] = []
  #length = 0
  /** How many bytes were given to it. */
  bytes = 0

  constructor(file: string) {
    this.#file = file
    this.#beside = besideOf(file)
    this.#handle = writing(file, () => openSync(this.#beside, 'w'))
  }

  text(text: string): void {
    this.#pending.push(text)
    this.#length += text.length
    if (this.#length >= PIECE) this.#flush()
  }

  raw(bytes: Uint8Array): void {
    this.#flush()
    const handle = this.#handle
    if (handle === undefined) return
    writing(this.#file, () => {
      for (let from = 0; from < bytes.length; ) from += writeSync(handle, bytes, from)
    })
    this.bytes += bytes.length
  }

  /** Gives it its name, also where there is a file of that name. */
  finish(): void {
    this.#flush()
    const handle = this.#handle
    if (handle === undefined) return
    writing(this.#file, () => {
      fsyncSync(handle)
      this.#close()
      renameSync(this.#beside, this.#file)
    })
  }

  /** Leaves nothing of it, where it is not finished. */
  discard(): void {
    this.#close()
    rmSync(this.#beside, { force: true })
  }

  #flush(): void {
    if (this.#pending.length === 0) return
    const bytes = Buffer.from(this.#pending.join(''), 'utf8')
    this.#pending = []
    this.#length = 0
    this.raw(bytes)
  }

  #close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle)
    this.#handle = undefined
  }
}

/** Puts a small file in its place whole, on the disk, instead of one that is there. */
export const placeOver = (file: string, text: string): void => {
  const written = new WrittenFile(file)
  try {
    written.text(text)
    written.finish()
  } finally {
    written.discard()
  }
}

/**
 * Puts a small file in its place where there is none; false where there is one. It is written beside its name and linked to it, so that nobody ever reads half of it, however
 * many do this at the same moment. A file system without links has it written where it stands.
 */
export const placeNew = (file: string, text: string): boolean => {
  if (existsSync(file)) return false
  const beside = besideOf(file)
  try {
    writeFileSync(beside, text, { flush: true })
    try {
      linkSync(beside, file)
    } catch (error) {
      if (!WITHOUT_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error
      writeFileSync(file, text, { flag: 'wx', flush: true })
    }
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw about(file, error)
    return false
  } finally {
    rmSync(beside, { force: true })
  }
}

/** What the system answers names the file that was meant, and not the one beside it that nobody knows of. */
export const writing = <Result>(file: string, write: () => Result): Result => {
  try {
    return write()
  } catch (error) {
    throw about(file, error)
  }
}

const about = (file: string, error: unknown): Error =>
  Object.assign(error as Error, { path: file, tried: 'write-file' })

const WITHOUT_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'])

/** A name beside a file that no other process uses. */
export const besideOf = (file: string): string => `${file}.${hostname()}.${pid}.new`

const PIECE = 1 << 18
