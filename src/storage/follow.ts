import { BEGINNING, type Commit, type EventStore, type Position, type StreamId } from './ports.js'

/** A stream that is followed, from a place on. */
export type FollowInput = StreamId & {
  readonly events: EventStore
  /** The place behind which it begins; without it the whole stream is given first. */
  readonly after?: Position
  /** Waits a moment, or until the signal aborts, before a store that cannot tell is asked again. Whoever follows has the clock, we do not. */
  readonly pause: (signal: AbortSignal) => Promise<void>
  /** Ends it. */
  readonly signal: AbortSignal
}

/**
 * Gives the commits of a stream as they come, each once and in order, until the signal aborts. A store that can tell is waited for; another is asked again after every `pause`. Keep the position of the last commit you dealt with: with it as
 * `after` you go on there, on another day or after an error.
 *
 * Throws what the store throws, such as `store-unreachable`.
 *
 * @example
 * ```ts
 * import { BEGINNING, follow, LOG, memoryStores } from 'coop-rules/storage'
 *
 * const { events } = memoryStores()
 * const log = { coop: 'wjc', stream: LOG }
 * await events.append({ ...log, expected: BEGINNING, events: [{ type: 'cooperative-founded' }] })
 * const stop = new AbortController()
 * const seen: unknown[] = []
 * for await (const commit of follow({ events, ...log, pause: () => Promise.resolve(), signal: stop.signal })) {
 *   seen.push(commit.events)
 *   stop.abort()
 * }
 * seen.length // => 1
 * ```
 */
export async function* follow({
  events,
  pause,
  signal,
  after = BEGINNING,
  ...id
}: FollowInput): AsyncGenerator<Commit> {
  const stream = { coop: id.coop, stream: id.stream }
  for (let place = after; !signal.aborted; ) {
    for await (const commit of events.read({ ...stream, after: place })) {
      if (ended(signal)) return
      place = commit.position
      yield commit
    }
    if (ended(signal)) return
    await (events.changed === undefined ? pause(signal) : events.changed({ ...stream, after: place, signal }))
  }
}

/** Asked anew each time: it changes while we wait. */
const ended = ({ aborted }: AbortSignal): boolean => aborted
