import assert from 'node:assert/strict'
import { BEGINNING, LOG, type Position, type StreamId } from '../../storage/index.js'
import { HARD_NAMES } from '../hard-names.js'
import type { Place, Suite } from '../place.js'
import { all, holds, stored } from '../stored.js'

/** Many cooperatives live in one store and know nothing of each other, however alike their names are. */
export const apartSuite = ({ test }: Suite): void => {
  test(`the logs of ${HARD_NAMES.length} cooperatives are apart, however alike their names`, (place) =>
    streamsApart(
      place,
      HARD_NAMES.map((coop) => ({ coop, stream: LOG })),
    ))

  test('the streams of one cooperative are apart, however alike their names', (place) =>
    streamsApart(
      place,
      HARD_NAMES.map((stream) => ({ coop: 'ana-works', stream })),
    ))

  test('a cooperative and a stream that make the same text together are apart', (place) =>
    streamsApart(
      place,
      pairs.map(([coop, stream]) => ({ coop, stream })),
    ))

  test('the records of cooperatives are apart, and so are those of one', async (place) => {
    const { records } = await place.open()
    const ids = [
      ...HARD_NAMES.map((coop) => ({ coop, id: 'ana' })),
      ...HARD_NAMES.map((id) => ({ coop: 'ana-works', id })),
      ...pairs.map(([coop, id]) => ({ coop, id })),
    ]
    for (const id of ids) await records.put({ ...id, value: bytes(id) })
    for (const id of ids) assert.deepEqual(await valueOf(id), id)
    const coops = [...new Set(ids.map(({ coop }) => coop))]
    for (const coop of coops)
      assert.deepEqual(
        (await all(records.list({ coop }))).sort(),
        ids.flatMap((one) => (one.coop === coop ? [one.id] : [])).sort(),
        `the records of ${JSON.stringify(coop)}`,
      )
    // Whoever erases one erases no other.
    for (const [at, id] of ids.entries()) if (at % 2 === 0) await records.delete(id)
    for (const [at, id] of ids.entries()) assert.deepEqual(await valueOf(id), at % 2 === 0 ? undefined : id)

    async function valueOf(id: { readonly coop: string; readonly id: string }): Promise<unknown> {
      const value = await records.get(id)
      return value === undefined ? undefined : JSON.parse(new TextDecoder().decode(value))
    }
  })
}

/** Every stream gets two commits of its own, and says whose they are when it is read. */
const streamsApart = async (place: Place, streams: readonly StreamId[]): Promise<void> => {
  const { events } = await place.open()
  const ends = new Map<StreamId, Position>()
  for (const stream of streams)
    ends.set(stream, await stored(events, { ...stream, expected: BEGINNING, events: [{ type: 'founded', ...stream }] }))
  for (const stream of [...streams].reverse())
    await stored(events, {
      ...stream,
      expected: ends.get(stream) as Position,
      events: [{ type: 'went-on', ...stream }],
    })
  for (const stream of streams)
    await holds(events, place, stream, [[{ type: 'founded', ...stream }], [{ type: 'went-on', ...stream }]])
  assert.deepEqual(sorted(await all(events.list())), sorted(streams))
  for (const coop of new Set(streams.map((stream) => stream.coop)))
    assert.deepEqual(
      sorted(await all(events.list({ coop }))),
      sorted(streams.filter((stream) => stream.coop === coop)),
      `the streams of ${JSON.stringify(coop)}`,
    )
}

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

const sorted = (streams: readonly StreamId[]): readonly string[] =>
  streams.map(({ coop, stream }) => JSON.stringify([coop, stream])).sort()

/** Pairs that become one where names are joined with nothing, or with a sign, between them. */
const pairs: readonly (readonly [string, string])[] = ['', '.', '/', ':', '-', '_', ' ', ',', '|', '\u0000'].flatMap(
  (sign) =>
    [
      ['b', `c${sign}d`],
      [`b${sign}c`, 'd'],
    ] as const,
)
