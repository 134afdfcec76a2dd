import assert from 'node:assert/strict'
import { BEGINNING, LOG, type Position } from '../../storage/index.js'
import type { Suite } from '../place.js'
import { holds, stored } from '../stored.js'

const WRITERS = ['ana', 'ben', 'cleo', 'dora', 'eli', 'fay']
const STREAM = { coop: 'ana-works', stream: LOG }

/** Of all who write at one place at one moment, exactly one gets through. */
export const raceSuite = ({ test, size: { races } }: Suite): void => {
  test(
    `six writers race ${races} times for one place, and exactly one wins each time`,
    async (place) => {
      // A store that is opened by all at once, when there is none yet, is made once.
      const handles = await Promise.all(WRITERS.map(() => place.open()))
      let expected: Position = BEGINNING
      const winners: (readonly Record<string, unknown>[])[] = []
      for (let round = 0; round < races; round++) {
        const entries = WRITERS.map((by) => [{ type: 'noted', by, round }])
        const answers = await Promise.all(
          handles.map(({ events }, at) =>
            events.append({ ...STREAM, expected, events: entries[at] as readonly object[] }),
          ),
        )
        const won = answers.flatMap((answer, at) => (answer.kind === 'appended' ? [{ at, ...answer }] : []))
        assert.equal(won.length, 1, `in round ${round} ${won.length} of ${WRITERS.length} were told that they won`)
        const { at, position } = won[0] as (typeof won)[number]
        winners.push(entries[at] as readonly Record<string, unknown>[])
        expected = position
      }
      const read = await holds((await place.open()).events, place, STREAM, winners)
      assert.equal(read.at(-1)?.position, expected)
    },
    60_000 + races * 1000,
  )

  test('writers of different streams of one cooperative do not stand in each other’s way', async (place) => {
    const handles = await Promise.all(WRITERS.map(() => place.open()))
    const rounds = Math.ceil(races / 10)
    const streams = WRITERS.map((by) => ({ coop: 'ana-works', stream: `ballots/${by}` }))
    await Promise.all(
      handles.map(async ({ events }, at) => {
        let expected: Position = BEGINNING
        for (let round = 0; round < rounds; round++)
          expected = await stored(events, {
            ...(streams[at] as typeof STREAM),
            expected,
            events: [{ type: 'noted', at, round }],
          })
      }),
    )
    const { events } = await place.open()
    for (const [at, stream] of streams.entries())
      await holds(
        events,
        place,
        stream,
        Array.from({ length: rounds }, (_, round) => [{ type: 'noted', at, round }]),
      )
  })
}
