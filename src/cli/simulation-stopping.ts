import type { Streams } from './run.js'

/** What a command that was stopped by Ctrl-C ends with, as shells have it. */
export const STOPPED = 130

/** Ctrl-C once lets the runs in hand be finished; twice leaves at once. Either way the rows that were written stay. */
export class Stopping {
  readonly #controller = new AbortController()
  readonly #onSignal: () => void

  constructor({ stderr }: Streams, told: string) {
    this.#onSignal = () => {
      if (this.#controller.signal.aborted) process.exit(STOPPED)
      stderr.write(`\r\x1b[K${told}\n`)
      this.#controller.abort()
    }
    for (const name of SIGNALS) process.on(name, this.#onSignal)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  end(): void {
    for (const name of SIGNALS) process.off(name, this.#onSignal)
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const
