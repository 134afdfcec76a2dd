import type { Writable } from 'node:stream'

/** Tells, on the error stream, how far long work has come: after a second and then twice a second. Silent on short work, and where nobody watches. */
export class Progress {
  readonly #stream: Writable | undefined
  readonly #total: number | undefined
  readonly #began = Date.now()
  #told = this.#began + 500
  #bytes = 0
  #shown = false

  constructor(input: { readonly stream: Writable; readonly watched: boolean; readonly total: number | undefined }) {
    this.#stream = input.watched ? input.stream : undefined
    this.#total = input.total
  }

  /** Passes the bytes through and counts them. */
  async *of(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      this.#bytes += chunk.length
      this.#tell()
      yield chunk
    }
    if (this.#shown) this.#stream?.write('\r\x1b[K')
  }

  #tell(): void {
    const now = Date.now()
    if (this.#stream === undefined || now - this.#told < 500) return
    this.#told = now
    this.#shown = true
    const rate = this.#bytes / ((now - this.#began) / 1000)
    const left = this.#total === undefined ? '' : `, ${Math.ceil((this.#total - this.#bytes) / rate)} s left`
    const share =
      this.#total === undefined || this.#total === 0 ? '' : ` (${Math.floor((100 * this.#bytes) / this.#total)}%)`
    this.#stream.write(`\r\x1b[K${megabytes(this.#bytes)} MB read${share}, ${megabytes(rate)} MB/s${left}`)
  }
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)
