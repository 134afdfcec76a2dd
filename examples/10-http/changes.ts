import { setTimeout as wait } from 'node:timers/promises'
import { type EventStore, follow, LOG, type Position } from 'coop-rules/storage'

/** What is listened to, and from where on. */
export interface ChangesInput {
  readonly events: EventStore
  readonly coop: string
  readonly after: Position
  /** Waits before a store that cannot tell of changes is asked again; a second, where nothing is said. */
  readonly pause?: (signal: AbortSignal) => Promise<void>
  readonly report: (trouble: unknown) => void
}

/**
 * Tells that something was stored, as server-sent events: the place behind each commit and nothing of what is in it. Whoever listens then asks the views for what they may see. A listener that comes back says the
 * last place it heard of, and misses nothing.
 */
export const changesAfter = async (input: ChangesInput): Promise<ReadableStream<Uint8Array>> => {
  const { events, coop, after, pause = aSecond, report } = input
  const log = { events, coop, stream: LOG, after }
  // A place that is none of this store's is refused before listening begins.
  for await (const _ of events.read(log)) break
  const gone = new AbortController()
  const commits = follow({ ...log, pause, signal: gone.signal })
  const text = new TextEncoder()
  return new ReadableStream({
    // The head of the answer is sent with its first bytes: a comment, which listeners pass over.
    start: (to) => to.enqueue(text.encode(': listening\n\n')),
    pull: async (to) => {
      try {
        const next = await commits.next()
        if (gone.signal.aborted || next.done === true) return
        const { position } = next.value
        to.enqueue(text.encode(`id: ${position}\ndata: ${JSON.stringify({ position })}\n\n`))
      } catch (error) {
        // Listeners come back by themselves, and are answered properly then.
        report(error)
        to.close()
      }
    },
    cancel: () => gone.abort(),
  })
}

const aSecond = (signal: AbortSignal): Promise<void> => wait(1000, undefined, { signal }).catch(() => undefined)
