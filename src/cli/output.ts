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
