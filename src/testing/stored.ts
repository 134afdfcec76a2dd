import assert from 'node:assert/strict'
import { isRulesError } from '../problems/index.js'
import type { Commit, EventStore, Position, StoredEvent, StreamId } from '../storage/index.js'
import type { Place } from './place.js'

/** Everything that comes of reading, in order. */
export const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const found: Item[] = []
  for await (const item of items) found.push(item)
  return found
}

/** Stores events where nobody else writes, and gives the place behind them. */
export const stored = async (
  store: EventStore,
  input: StreamId & { readonly expected: Position; readonly events: readonly object[] },
): Promise<Position> => {
  const answer = await store.append(input)
  assert.equal(answer.kind, 'appended', 'nobody else wrote, so the events should have been stored')
  return (answer as { readonly position: Position }).position
}

/** Nothing is stored, for something else stands there. */
export const refusedAsConflict = async (
  store: EventStore,
  input: StreamId & { readonly expected: Position; readonly events: readonly object[] },
): Promise<void> => {
  const { kind } = await store.append(input)
  assert.equal(
    kind,
    'conflict',
    `the place ${JSON.stringify(input.expected)} is not where the stream ends: a conflict is the answer`,
  )
}

/** A stream holds these commits and nothing else: by reading, and by looking behind the adapter where that can be done. */
export const holds = async (
  store: EventStore,
  { behind }: Pick<Place, 'behind'>,
  stream: StreamId,
  expected: readonly (readonly StoredEvent[])[],
): Promise<readonly Commit[]> => {
  const read = await all(store.read(stream))
  assert.deepEqual(
    read.map(({ events }) => events),
    expected,
    'what is read is not what was stored',
  )
  const places = new Set(read.map(({ position }) => position))
  assert.ok(places.size === read.length && !places.has(''), 'every commit has a place of its own')
  if (behind !== undefined)
    assert.deepEqual(await behind(stream), expected, 'what the engine holds is not what was stored')
  return read
}

/** Does something again and again until something else has ended. */
export const whileUnderWay = async (other: Promise<unknown>, act: () => Promise<void>): Promise<void> => {
  const state = { going: true }
  const acting = async (): Promise<void> => {
    while (state.going) await act()
  }
  await Promise.all([other.finally(() => (state.going = false)), acting()])
}

/** An act is refused with an error of this library that has the code. */
export const throwsCode = async (code: string, act: () => Promise<unknown>): Promise<void> => {
  await assert.rejects(act, (error) => {
    assert.ok(
      isRulesError(error),
      `only errors of this library are thrown, made by storeTrouble; it was ${String(error)}`,
    )
    assert.equal(error.code, code)
    return true
  })
}
