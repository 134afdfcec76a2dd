import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Text going out: gathered into large pieces, and waiting while the reader is slower than we are. */
export class Output {
  readonly #stream: Writable
  #pending = ''

  constructor(stream: Writable) {
    this.#stream = stream
  }

  /** Undefined where nothing has to be waited for, which is nearly always: a million waits for nothing would be felt. */
  write(text: string): Promise<void> | undefined {
    this.#pending += text
    return this.#pending.length >= PIECE ? this.flush() : undefined
  }

  async flush(): Promise<void> {
    const piece = this.#pending
    this.#pending = ''
    if (piece !== '' && !this.#stream.write(piece)) await once(this.#stream, 'drain')
  }
}

const PIECE = 64 * 1024

/** A line as it may be printed: what would steer a terminal, or break the line, is written out. */
export const printable = (line: string): string => line.replaceAll(CONTROLS, written)

const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g

const written = (control: string): string => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`
