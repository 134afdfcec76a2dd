import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Row } from './carry-out.js'

/**
 * A row as a line of text, without its line feed: its canonical JSON. A row is made of text, finite numbers, truths and nulls in keys of a known order, so that
 * JSON.stringify writes the canonical form, several times as fast.
 *
 * @example
 * ```ts
 * import { rowLine } from 'coop-rules/simulation'
 *
 * rowLine({ kind: 'failed', at: 3, run: '0f', error: 'no members' }) // => '{"at":3,"error":"no members","kind":"failed","run":"0f"}'
 * ```
 */
export const rowLine = (row: Row): string => {
  const { at, kind, run } = row
  return kind === 'failed'
    ? JSON.stringify({ at, error: row.error, kind, run })
    : JSON.stringify({ at, kind, measures: row.measures, run, series: row.series })
}

/**
 * The digest of rows given one by one, in the plan's order: the SHA-256 of their canonical JSON, a line each. The same rows have the same digest, whoever carried them
 * out.
 *
 * @example
 * ```ts
 * import { carryOut, readPlan, RowDigest } from 'coop-rules/simulation'
 *
 * const plan = readPlan({ model: 'jury', seed: 'a', parameters: { members: 3, votes: 10 } })
 * const digest = new RowDigest()
 * digest.add(carryOut(plan, 0))
 * digest.hex().length // => 64
 * ```
 */
export class RowDigest {
  readonly #hash = sha256.create()
  #pending = ''

  add(row: Row): void {
    this.#pending += `${rowLine(row)}\n`
    // In large pieces: a million small ones would be felt.
    if (this.#pending.length > PIECE) this.#flush()
  }

  /** The digest of what was added so far, in hexadecimal digits. */
  hex(): string {
    this.#flush()
    return bytesToHex(this.#hash.clone().digest())
  }

  #flush(): void {
    this.#hash.update(utf8ToBytes(this.#pending))
    this.#pending = ''
  }
}

const PIECE = 65_536
