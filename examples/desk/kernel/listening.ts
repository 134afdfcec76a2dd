import { changesAfter } from 'coop-rules-http/changes'
import type { CoopHouse } from './house.js'

/** Those who listen to what is stored in a co-op: however many they are, the store is asked once. */
interface Followed {
  readonly listeners: Set<ReadableStreamDefaultController<Uint8Array>>
  /** How many of them are one person's. */
  readonly each: Map<string, number>
  readonly stop: () => void
}

/**
 * Tells whoever listens that something was stored, and nothing of what it was: they load the page anew, which shows them what is for them. One follower a co-op serves them all; it goes when the last of them does.
 */
class Listening {
  readonly #followed = new Map<string, Followed>()
  readonly #report: (trouble: unknown) => void
  constructor(report: (trouble: unknown) => void = () => undefined) {
    this.#report = report
  }

  /** A stream of server-sent events for one listener; undefined where too many listen, or one person at too many places. */
  listen(house: CoopHouse, person: string): ReadableStream<Uint8Array> | undefined {
    const known = this.#followed.get(house.coop)
    if ((known?.listeners.size ?? 0) >= MOST || (known?.each.get(person) ?? 0) >= MOST_OF_ONE) return undefined
    const followed = known ?? this.#follow(house)
    const { listeners, each } = followed
    let mine: ReadableStreamDefaultController<Uint8Array> | undefined
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        mine = controller
        listeners.add(controller)
        each.set(person, (each.get(person) ?? 0) + 1)
        // The head of the answer goes with its first bytes; whoever is cut off comes back after a few seconds.
        controller.enqueue(ENCODER.encode('retry: 5000\n\n'))
      },
      cancel: () => {
        if (mine !== undefined) listeners.delete(mine)
        const left = (each.get(person) ?? 1) - 1
        if (left > 0) each.set(person, left)
        else each.delete(person)
        if (listeners.size === 0) this.#end(house.coop, followed)
      },
    })
  }

  /** How many listen, for whoever looks after the server. */
  get listeners(): number {
    return [...this.#followed.values()].reduce((sum, { listeners }) => sum + listeners.size, 0)
  }

  /** Ends all listening, so that the server can stop. */
  closeAll(): void {
    for (const [coop, followed] of this.#followed) {
      for (const listener of followed.listeners) closed(listener)
      followed.listeners.clear()
      this.#end(coop, followed)
    }
  }

  #follow({ coop, stores, desk }: CoopHouse): Followed {
    let stopped = false
    let stopReading = (): void => undefined
    const followed: Followed = {
      listeners: new Set(),
      each: new Map(),
      stop: () => {
        stopped = true
        stopReading()
      },
    }
    this.#followed.set(coop, followed)
    const reading = async (): Promise<void> => {
      const changes = await changesAfter({ events: stores.events, coop, after: desk.position, report: this.#report })
      const reader = changes.getReader()
      stopReading = () => void reader.cancel().catch(() => undefined)
      if (stopped) return stopReading()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) break
        // A comment, with which the stream begins, is told to nobody.
        if (value[0] === COLON) continue
        for (const listener of followed.listeners) tell(listener, followed.listeners)
      }
    }
    // Where the store failed, listeners are sent away: they come back by themselves.
    reading()
      .catch(this.#report)
      .finally(() => {
        for (const listener of followed.listeners) closed(listener)
        followed.listeners.clear()
        this.#end(coop, followed)
      })
    return followed
  }

  #end(coop: string, followed: Followed): void {
    followed.stop()
    if (this.#followed.get(coop) === followed) this.#followed.delete(coop)
  }
}

/** Says that something changed. Whoever reads slower than things happen is told once for all of them. */
const tell = (
  listener: ReadableStreamDefaultController<Uint8Array>,
  listeners: Set<ReadableStreamDefaultController<Uint8Array>>,
): void => {
  try {
    if ((listener.desiredSize ?? 0) > -BEHIND) listener.enqueue(CHANGED)
  } catch {
    listeners.delete(listener)
  }
}

const closed = (listener: ReadableStreamDefaultController<Uint8Array>): void => {
  try {
    listener.close()
  } catch {
    // It was closed by the other side.
  }
}

const ENCODER = new TextEncoder()
const CHANGED = ENCODER.encode('data: changed\n\n')
const COLON = 0x3a
/** How many tellings may wait for a slow listener. */
const BEHIND = 4
/** How many may listen to one co-op on one server. */
const MOST = 20_000
/** At how many places one person may: in the tabs of a few devices. One who opened more would keep the others out. */
const MOST_OF_ONE = 20

/** The listeners of this server. */
export const listening = new Listening()
/** Ends all listening of this server, so that it can stop. */
export const closeAll = (): void => listening.closeAll()
