/**
 * What a cooperative needs of a store: events in streams, and records beside them. Whoever keeps both can keep a cooperative; which engine does it is nothing to the rules. Every adapter passes the contract of
 * `coop-rules/testing`.
 */

/** Names a stream: whose it is, and which of theirs. Both are any text of at least one and at most 200 characters, none of them half a surrogate pair. */
export interface StreamId {
  readonly coop: string
  readonly stream: string
}

/** The stream of what happened in a cooperative. */
export const LOG = 'log'

/** The stream of the ballot record of a secret vote, which is kept apart from the log. */
export const ballotsOf = (vote: string): string => `ballots/${vote}`

/** A place in a stream. Only the store that gave it can read it: keep it, hand it back, compare it for being the same, and nothing else. */
export type Position = string

/** The place before everything in a stream. */
export const BEGINNING: Position = ''

/** An event as it is stored: plain JSON, given back as it came, to the last digit and letter. The order of its keys is not kept. */
export type StoredEvent = Readonly<Record<string, unknown>>

/** Events that were stored together, and the place behind them. */
export interface Commit {
  readonly position: Position
  readonly events: readonly StoredEvent[]
}

/** What became of events that were to be stored. */
export type Appended =
  | {
      readonly kind: 'appended'
      /** The place behind them. */
      readonly position: Position
    }
  /** Something else stands behind the expected place already, or that place is none of the stream's: nothing was stored. */
  | { readonly kind: 'conflict' }

/** What an adapter promises beyond the contract, and where its limits are. */
export interface Capabilities {
  /** What everything that was acknowledged outlives: nothing at all, the killing of every process and of the machine, or the loss of one of several machines (but not of all at once). */
  readonly outlives: 'nothing' | 'a-crash' | 'a-machine'
  /** Who may write the same store at a time. Where it is one process, another is refused with `store-in-use` as long as the first has it open. */
  readonly writers: 'one-process' | 'many-processes'
  /** How many bytes events stored together may have, as JSON in UTF-8. None where it is left out. */
  readonly mostBytesTogether?: number
  /** How many bytes a record may have: larger ones are to be kept in parts (see `wholeRecords`). None where it is left out. */
  readonly mostBytesOfARecord?: number
}

/**
 * Streams of events. Whatever goes wrong with the engine is thrown by `storeTrouble`, so that people read what to do. Where it is not known whether events were stored (the connection broke after they were sent), `append`
 * throws `store-unreachable`: the caller reads the stream before it tries again.
 */
export interface EventStore {
  /** What stands in a stream behind a place, in order; from the beginning where no place is given. It ends with what stood there when it was asked, or later. A stream of which nothing is known is empty. */
  readonly read: (input: StreamId & { readonly after?: Position }) => AsyncIterable<Commit>
  /**
   * Stores events at the end of a stream, all of them or none, if the stream ends at the expected place (`BEGINNING` for an empty one). Once it is answered they are there for every reader, and outlive what the adapter promises. At least one
   * event is given.
   */
  readonly append: (
    input: StreamId & { readonly expected: Position; readonly events: readonly object[] },
  ) => Promise<Appended>
  /** Every stream with something in it, of one cooperative or of all, in any order. */
  readonly list: (input?: { readonly coop?: string }) => AsyncIterable<StreamId>
  /** Comes back once something may stand behind a place, or the signal aborts. An adapter whose engine cannot tell leaves it out, and `follow` asks again and again. */
  readonly changed?: (input: StreamId & { readonly after: Position; readonly signal: AbortSignal }) => Promise<void>
}

/** Names a record: whose it is, and its name, any text of at least one and at most 200 characters, none of them half a surrogate pair. Names that begin with `coop-rules/` are ours: snapshots have them, and are replaced and erased. */
export interface RecordId {
  readonly coop: string
  readonly id: string
}

/** Records beside the log: names, documents, free text. They can be corrected and erased, and what is erased is gone from the store. */
export interface RecordStore {
  /** Stores a record, in the place of one that had its name. Once it is answered it outlives what the adapter promises. */
  readonly put: (input: RecordId & { readonly value: Uint8Array }) => Promise<void>
  /** Nothing where there is none. */
  readonly get: (input: RecordId) => Promise<Uint8Array | undefined>
  /** Erases a record; one that is not there is gone already. */
  readonly delete: (input: RecordId) => Promise<void>
  /** The names of the records of a cooperative, in any order. */
  readonly list: (input: { readonly coop: string }) => AsyncIterable<string>
}

/** Both ports of one store. What an adapter opens. */
export interface Stores {
  readonly capabilities: Capabilities
  readonly events: EventStore
  readonly records: RecordStore
  /** Gives back what the store holds open. What is under way comes to its end first. */
  readonly close: () => Promise<void>
}

/** What the module of an adapter exports: the command, the contract and the desk all open stores by it. */
export interface Adapter {
  /** Opens the store of an address, and makes there what it needs where it is new. */
  readonly open: (url: string) => Promise<Stores>
}
