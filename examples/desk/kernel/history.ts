import type { Charter } from 'coop-rules/charter'
import { type Event, cooperative, foldEvents, type MinutesEntry, minutesFor, type State } from 'coop-rules/cooperative'
import { isRulesError } from 'coop-rules/problems'
import { type EventStore, LOG, type Position, BEGINNING } from 'coop-rules/storage'

/** Events that were stored together, and where the cooperative stood before and after them. */
export interface Happened {
  readonly position: Position
  readonly events: readonly Event[]
  readonly before: State
  readonly after: State
}

/** Where the cooperative stood at a place of its log. */
interface Chunk {
  readonly state: State
  readonly position: Position
}

/**
 * What happened in one co-op, read when somebody asks. Of the whole log it keeps the states between chunks (they share nearly all they hold) and the places to read on from, and no events but the last ones.
 */
export class History {
  readonly #events: EventStore
  readonly #coop: string
  #state: State
  #position: Position = BEGINNING
  readonly #chunks: Chunk[]
  #recent: Happened[] = []
  #reading: Promise<void> = Promise.resolve()

  constructor({
    events,
    coop,
    charter,
  }: { readonly events: EventStore; readonly coop: string; readonly charter: Charter }) {
    this.#events = events
    this.#coop = coop
    this.#state = cooperative(charter).initialState()
    this.#chunks = [{ state: this.#state, position: BEGINNING }]
  }

  /**
   * What somebody may read of the last events before a place of the log (its end, where none is given), the newest first; and where what is older ends. A page has at least `atLeast` entries, unless the log begins before, or
   * more than some thousand events say nothing to whoever reads: then they go on from there.
   */
  async page({
    viewer,
    before = Number.POSITIVE_INFINITY,
    atLeast = 50,
    about,
  }: {
    readonly viewer: string
    readonly before?: number
    readonly atLeast?: number
    readonly about?: string
  }): Promise<{ readonly entries: readonly MinutesEntry[]; readonly older: number | undefined }> {
    await this.catchUp()
    const now = this.#state
    const entries: MinutesEntry[] = []
    let at = this.#chunks.findLastIndex(({ state }) => state.position < before - 1)
    for (let read = 0; at >= 0 && entries.length < atLeast && read < MOST_CHUNKS; at--, read++) {
      const chunk = this.#chunks[at] as Chunk
      const events = await this.#eventsOf(at)
      const told = minutesFor({ state: chunk.state, events, viewer, now, ...(about === undefined ? {} : { about }) })
      entries.push(...told.filter(({ n }) => n < before).reverse())
    }
    const oldest = this.#chunks[at + 1]?.state.position ?? 0
    return { entries, older: at < 0 ? undefined : oldest + 1 }
  }

  /** Where the co-op stood right after the event at a place of its log. */
  async after(n: number): Promise<State | undefined> {
    await this.catchUp()
    const at = this.#chunks.findLastIndex(({ state }) => state.position < n)
    const chunk = this.#chunks[at]
    if (chunk === undefined) return undefined
    const events = (await this.#eventsOf(at)).slice(0, n - chunk.state.position)
    const folded = foldEvents({ state: chunk.state, events })
    return folded.kind === 'folded' && folded.state.position === n ? folded.state : undefined
  }

  /** The commit that a command made, which was sent when the log ended at `from` or before; undefined where it left nothing in the log. */
  async commitOf(commandId: string, from: Position): Promise<Happened | undefined> {
    await this.catchUp()
    const known = this.#recent.findLast(({ events }) => events.some((event) => event.commandId === commandId))
    if (known !== undefined) return partOf(known, commandId)
    const { events, before } = await this.#commitAfter(commandId, from).catch(nothingThere)
    if (events === undefined || before === undefined) return undefined
    const folded = foldEvents({ state: before.state, events })
    if (folded.kind === 'refused') return undefined
    return partOf(
      { position: before.position, events: folded.events, before: before.state, after: folded.state },
      commandId,
    )
  }

  /** Reads what was stored since it was asked last. */
  async catchUp(): Promise<void> {
    // One reading after the other, whoever asks.
    const reading = this.#reading.then(() => this.#read())
    this.#reading = reading.catch(() => undefined)
    return reading
  }

  async #read(): Promise<void> {
    for await (const { position, events } of this.#events.read({
      coop: this.#coop,
      stream: LOG,
      after: this.#position,
    })) {
      const folded = foldEvents({ state: this.#state, events })
      if (folded.kind === 'refused') throw new TypeError(`the log of ${this.#coop} does not fold`)
      this.#recent.push({ position, events: folded.events, before: this.#state, after: folded.state })
      if (this.#recent.length > 2 * RECENT) this.#recent = this.#recent.slice(-RECENT)
      this.#state = folded.state
      this.#position = position
      const last = this.#chunks.at(-1)
      if (last === undefined || this.#state.position - last.state.position >= CHUNK)
        this.#chunks.push({ state: this.#state, position })
    }
  }

  async #eventsOf(at: number): Promise<readonly Event[]> {
    const from = this.#chunks[at]
    const until = this.#chunks[at + 1]?.position ?? this.#position
    if (from === undefined || from.position === until) return []
    const found: Event[] = []
    let state = from.state
    for await (const { position, events } of this.#events.read({
      coop: this.#coop,
      stream: LOG,
      after: from.position,
    })) {
      const folded = foldEvents({ state, events })
      if (folded.kind === 'refused') throw new TypeError(`the log of ${this.#coop} does not fold`)
      found.push(...folded.events)
      state = folded.state
      if (position === until) break
    }
    return found
  }

  /** Looks for a command behind a place, a few hundred commits far: whoever asks says the place before it was sent. */
  async #commitAfter(commandId: string, from: Position) {
    const chunkAt = new Map(this.#chunks.map(({ position }, at) => [position, at]))
    let passed = chunkAt.get(from)
    let found: { readonly events: readonly object[]; readonly position: Position } | undefined
    let read = 0
    for await (const commit of this.#events.read({ coop: this.#coop, stream: LOG, after: from })) {
      if (found === undefined && commit.events.some((event) => event['commandId'] === commandId)) found = commit
      const next = chunkAt.get(commit.position)
      // The kept state before it is the last one passed on the way, or that before the next one behind it.
      if (found !== undefined && passed === undefined && next !== undefined) passed = next - 1
      if (found !== undefined && passed !== undefined) break
      if (next !== undefined) passed = next
      if (found === undefined && ++read === FAR) break
    }
    if (found === undefined) return {}
    const chunk = this.#chunks[passed ?? this.#chunks.length - 1] as Chunk
    return { events: found.events, before: await this.#stateBefore(chunk, found.position) }
  }

  async #stateBefore(
    chunk: Chunk,
    wanted: Position,
  ): Promise<{ readonly state: State; readonly position: Position } | undefined> {
    let { state } = chunk
    for await (const { position, events } of this.#events.read({
      coop: this.#coop,
      stream: LOG,
      after: chunk.position,
    })) {
      if (position === wanted) return { state, position }
      const folded = foldEvents({ state, events })
      if (folded.kind === 'refused') return undefined
      state = folded.state
    }
    return undefined
  }
}

/** What one command left, of a commit that several were stored in, with all that followed from it: what follows has no command's name. */
const partOf = (happened: Happened, commandId: string): Happened | undefined => {
  const { events } = happened
  const mine = (event: Event): boolean => event.commandId === commandId
  const first = events.findIndex(mine)
  const next = events.findIndex((event, at) => at > events.findLastIndex(mine) && event.commandId !== undefined)
  const last = (next === -1 ? events.length : next) - 1
  if (first === 0 && last === events.length - 1) return happened
  const before = foldEvents({ state: happened.before, events: events.slice(0, first) })
  const part = events.slice(first, last + 1)
  const after = before.kind === 'folded' ? foldEvents({ state: before.state, events: part }) : before
  return before.kind === 'folded' && after.kind === 'folded'
    ? { position: happened.position, events: part, before: before.state, after: after.state }
    : undefined
}

/** A place that is none of this log's has nothing behind it. */
const nothingThere = (error: unknown): { readonly events?: undefined; readonly before?: undefined } => {
  if (isRulesError(error) && error.code === 'position-unknown') return {}
  throw error
}

/** How many events lie between two states that are kept. */
const CHUNK = 256
/** How many of the last commits are kept as they are. */
const RECENT = 500
/** How many stretches between kept states a page goes through at most. */
const MOST_CHUNKS = 40
/** How many commits are looked through for a command. */
const FAR = 2_000
