import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js'
import { isRecord } from '../problems/index.js'
import { bytesIn } from './base64.js'
import type { StoredEvent } from './ports.js'
import { isSnapshot } from './snapshot.js'
import { EMPTY_STREAM, headAfter, sameText, type StreamHead } from './stream-digest.js'

/** What stands in a backup, one after the other. */
export type BackupItem =
  | { readonly kind: 'coop'; readonly coop: string }
  | { readonly kind: 'stream'; readonly stream: string }
  | { readonly kind: 'commit'; readonly events: readonly StoredEvent[] }
  | { readonly kind: 'stream-end'; readonly head: StreamHead }
  | { readonly kind: 'record'; readonly id: string; readonly value: Uint8Array }
  | { readonly kind: 'coop-end'; readonly records: number }

/** What a line came to: an item, once it is whole, and the name of what is not as it was written. */
interface Took {
  readonly item?: BackupItem
  readonly damaged?: string
}

type Value = Readonly<Record<string, unknown>>

/** Puts items together from lines. Undefined for a line that is out of its place. */
export class ItemReader {
  /** What comes next, as it looks in the file. */
  expects = COOP
  mayEnd = true
  #stream = ''
  #head = EMPTY_STREAM
  #events: StoredEvent[] = []
  #waiting = 0
  #record: { readonly id: string; readonly bytes: number; readonly sha256: string } | undefined
  #pieces: Uint8Array[] = []
  #length = 0
  #records = 0

  line(value: Value): Took | undefined {
    switch (this.expects) {
      case COOP: {
        const { coop } = value
        if (typeof coop !== 'string') return undefined
        this.#records = 0
        return this.#next(STREAM_OR_RECORD, { item: { kind: 'coop', coop } })
      }
      case STREAM_OR_RECORD:
        return 'stream' in value ? this.#begin(value) : this.#recordOrEnd(value)
      case RECORD:
        return this.#recordOrEnd(value)
      case COMMIT:
        return 'event' in value ? this.#commit(value) : this.#endStream(value)
      case EVENT:
        return this.#event(value['event'])
      case PIECE:
        return this.#piece(value['base64'])
      default:
        return undefined
    }
  }

  #next(expects: string, took: Took = {}): Took {
    this.expects = expects
    this.mayEnd = expects === COOP
    return took
  }

  #begin({ stream }: Value): Took | undefined {
    if (typeof stream !== 'string') return undefined
    this.#stream = stream
    this.#head = EMPTY_STREAM
    return this.#next(COMMIT, { item: { kind: 'stream', stream } })
  }

  #commit({ events, event }: Value): Took | undefined {
    if (!isCount(events) || events === 0) return undefined
    this.#waiting = events
    this.#events = []
    return this.#event(event)
  }

  #event(event: unknown): Took | undefined {
    if (!isRecord(event)) return undefined
    this.#events.push(event)
    if (this.#events.length < this.#waiting) return this.#next(EVENT)
    this.#head = headAfter(this.#head, this.#events)
    return this.#next(COMMIT, { item: { kind: 'commit', events: this.#events } })
  }

  #endStream({ commits, n, digest }: Value): Took | undefined {
    if (!isCount(commits) || !isCount(n) || typeof digest !== 'string') return undefined
    const wrong = sameText({ commits, n, digest }) !== sameText(this.#head)
    return this.#next(STREAM_OR_RECORD, {
      item: { kind: 'stream-end', head: this.#head },
      ...(wrong ? { damaged: this.#stream } : {}),
    })
  }

  #recordOrEnd(value: Value): Took | undefined {
    const { record: id, bytes, sha256: digest, records } = value
    if ('records' in value) {
      if (records !== this.#records) return undefined
      return this.#next(COOP, { item: { kind: 'coop-end', records: this.#records } })
    }
    // No backup has a snapshot: whoever puts one there means to be believed without a log.
    if (typeof id !== 'string' || isSnapshot(id) || !isCount(bytes) || typeof digest !== 'string') return undefined
    this.#record = { id, bytes, sha256: digest }
    this.#pieces = []
    this.#length = 0
    return bytes === 0 ? this.#endRecord() : this.#next(PIECE)
  }

  #piece(base64: unknown): Took | undefined {
    const piece = typeof base64 === 'string' ? bytesIn(base64) : undefined
    if (piece === undefined || piece.length === 0) return undefined
    this.#pieces.push(piece)
    this.#length += piece.length
    return this.#length < (this.#record?.bytes ?? 0) ? this.#next(PIECE) : this.#endRecord()
  }

  #endRecord(): Took {
    const { id = '', bytes = 0, sha256: digest = '' } = this.#record ?? {}
    const value = concatBytes(...this.#pieces)
    this.#pieces = []
    this.#records++
    const wrong = value.length !== bytes || bytesToHex(sha256(value)) !== digest
    return this.#next(RECORD, { item: { kind: 'record', id, value }, ...(wrong ? { damaged: id } : {}) })
  }
}

const COOP = '{"coop":…} | {"lines":…}'
const STREAM_OR_RECORD = '{"stream":…} | {"record":…} | {"records":…}'
const RECORD = '{"record":…} | {"records":…}'
const COMMIT = '{"events":…,"event":…} | {"commits":…}'
const EVENT = '{"event":…}'
const PIECE = '{"base64":…}'

/** A count from zero. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
