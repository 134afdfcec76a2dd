import assert from 'node:assert/strict'
import { BEGINNING, type Commit, type EventStore, LOG, type Position, type StreamId } from '../../storage/index.js'
import type { Suite } from '../place.js'
import { all, holds, stored, whileUnderWay } from '../stored.js'

const LOG_OF_ANA = { coop: 'ana-works', stream: LOG }

/** What is stored is read in the order in which it was stored, whole, and from any place on. */
export const orderSuite = ({ test }: Suite): void => {
  test('a stream of which nothing is known is empty', async (place) => {
    const { events } = await place.open()
    await holds(events, place, LOG_OF_ANA, [])
    assert.deepEqual(await all(events.list()), [])
  })

  test('what was stored is read in order, each commit whole', async (place) => {
    const { events } = await place.open()
    const sizes = [1, 3, 1, 12, 2]
    await fill(events, LOG_OF_ANA, sizes)
    await holds(events, place, LOG_OF_ANA, commitsOf(sizes))
    await holds((await place.open()).events, place, LOG_OF_ANA, commitsOf(sizes))
  })

  test('the place that storing answers is the one that reading tells', async (place) => {
    const { events } = await place.open()
    const answered = await fill(events, LOG_OF_ANA, [1, 2, 1])
    assert.deepEqual((await all(events.read(LOG_OF_ANA))).map(placeOf), answered)
  })

  test('reading goes on behind any place, over several pages', async (place) => {
    const { events } = await place.open()
    const sizes = Array.from({ length: 700 }, (_, at) => 1 + (at % 3))
    const places = await fill(events, LOG_OF_ANA, sizes)
    const whole = await holds(events, place, LOG_OF_ANA, commitsOf(sizes))
    for (const at of [0, 1, 99, 255, 256, 499, 500, 698, 699])
      assert.deepEqual(await all(events.read({ ...LOG_OF_ANA, after: places[at] as Position })), whole.slice(at + 1))
    assert.deepEqual(await all(events.read({ ...LOG_OF_ANA, after: BEGINNING })), whole)
  })

  test('a reader may stop early and begin again', async (place) => {
    const { events } = await place.open()
    const sizes = Array.from({ length: 300 }, () => 1)
    await fill(events, LOG_OF_ANA, sizes)
    const first: Commit[] = []
    for await (const commit of events.read(LOG_OF_ANA)) if (first.push(commit) === 10) break
    const rest = await all(events.read({ ...LOG_OF_ANA, after: placeOf(first[9] as Commit) }))
    assert.deepEqual(
      [...first, ...rest].map(({ events: found }) => found),
      commitsOf(sizes),
    )
  })

  test('who reads while others store sees a beginning of the stream, and at least what stood there', async (place) => {
    const [writer, reader] = [(await place.open()).events, (await place.open()).events]
    const sizes = Array.from({ length: 300 }, () => 2)
    let answered = 0
    const expected = commitsOf(sizes)
    await whileUnderWay(
      fill(writer, LOG_OF_ANA, sizes, () => answered++),
      async () => {
        const stood = answered
        const read = await all(reader.read(LOG_OF_ANA))
        assert.ok(read.length >= stood, `${stood} commits were answered before, and ${read.length} were read`)
        assert.deepEqual(
          read.map(({ events }) => events),
          expected.slice(0, read.length),
        )
      },
    )
    await holds(reader, place, LOG_OF_ANA, expected)
  })

  test('two streams of one cooperative do not mix', async (place) => {
    const { events } = await place.open()
    const ballots = { ...LOG_OF_ANA, stream: 'ballots/one' }
    const ends = new Map<StreamId, Position>()
    for (let number = 0; number < 40; number++)
      for (const stream of number % 3 === 0 ? [LOG_OF_ANA] : [LOG_OF_ANA, ballots])
        ends.set(
          stream,
          await stored(events, {
            ...stream,
            expected: ends.get(stream) ?? BEGINNING,
            events: [{ type: 'noted', number, of: stream.stream }],
          }),
        )
    const numbers = Array.from({ length: 40 }, (_, number) => number)
    const noted = (number: number, of: string) => [{ type: 'noted', number, of }]
    await holds(
      events,
      place,
      LOG_OF_ANA,
      numbers.map((number) => noted(number, LOG)),
    )
    await holds(
      events,
      place,
      ballots,
      numbers.filter((number) => number % 3 !== 0).map((number) => noted(number, ballots.stream)),
    )
  })

  test('the streams with something in them are listed, and no other', async (place) => {
    const { events } = await place.open()
    const streams = ['ana-works', 'ben-works'].flatMap((coop) =>
      [LOG, 'ballots/one', 'ballots/two'].map((stream) => ({ coop, stream })),
    )
    for (const stream of streams) await fill(events, stream, [1, 1])
    await all(events.read({ coop: 'cleo-works', stream: LOG }))
    assert.deepEqual(sorted(await all(events.list())), sorted(streams))
    assert.deepEqual(sorted(await all(events.list({ coop: 'ben-works' }))), sorted(streams.slice(3)))
    assert.deepEqual(await all(events.list({ coop: 'cleo-works' })), [])
  })

  test('what is under way when a store is closed comes to its end first', async (place) => {
    const stores = await place.open()
    const value = new Uint8Array([1, 2, 3])
    const underWay = Promise.all([
      fill(stores.events, LOG_OF_ANA, [3]),
      stores.records.put({ coop: 'ana-works', id: 'ana', value }),
    ])
    await place.close(stores)
    await underWay
    const again = await place.open()
    await holds(again.events, place, LOG_OF_ANA, commitsOf([3]))
    assert.deepEqual([...((await again.records.get({ coop: 'ana-works', id: 'ana' })) ?? [])], [1, 2, 3])
  })
}

/** Stores commits of so many events each, and gives the places behind them. */
const fill = async (
  store: EventStore,
  stream: StreamId,
  sizes: readonly number[],
  answered: () => void = () => undefined,
): Promise<readonly Position[]> => {
  const places: Position[] = []
  for (const events of commitsOf(sizes)) {
    places.push(await stored(store, { ...stream, expected: places.at(-1) ?? BEGINNING, events }))
    answered()
  }
  return places
}

const commitsOf = (sizes: readonly number[]) =>
  sizes.map((size, commit) => Array.from({ length: size }, (_, part) => ({ type: 'noted', commit, part })))

const placeOf = ({ position }: Commit): Position => position

const sorted = (streams: readonly StreamId[]): readonly string[] =>
  streams.map(({ coop, stream }) => JSON.stringify([coop, stream])).sort()
