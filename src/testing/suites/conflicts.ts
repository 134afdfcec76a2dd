import assert from 'node:assert/strict'
import { BEGINNING, LOG, type Position } from '../../storage/index.js'
import type { Suite } from '../place.js'
import { all, holds, refusedAsConflict, stored, throwsCode } from '../stored.js'

const STREAM = { coop: 'ana-works', stream: LOG }
const LONGER = { coop: 'ana-works', stream: 'ballots/one' }

/** Events are stored where the stream ends at the expected place, and nowhere else. */
export const conflictsSuite = ({ test }: Suite): void => {
  test('who expects the beginning of a stream with something in it is refused, and nothing is stored', async (place) => {
    const { events } = await place.open()
    await stored(events, { ...STREAM, expected: BEGINNING, events: [noted(1)] })
    await refusedAsConflict(events, { ...STREAM, expected: BEGINNING, events: [noted(2), noted(3)] })
    await holds(events, place, STREAM, [[noted(1)]])
  })

  test('who is behind is refused, from this handle and from another', async (place) => {
    const [mine, theirs] = [(await place.open()).events, (await place.open()).events]
    const first = await stored(mine, { ...STREAM, expected: BEGINNING, events: [noted(1)] })
    const second = await stored(theirs, { ...STREAM, expected: first, events: [noted(2)] })
    for (const expected of [BEGINNING, first])
      for (const store of [mine, theirs]) await refusedAsConflict(store, { ...STREAM, expected, events: [noted(3)] })
    await stored(mine, { ...STREAM, expected: second, events: [noted(4)] })
    await holds(theirs, place, STREAM, [[noted(1)], [noted(2)], [noted(4)]])
  })

  test('who expects a place of another, longer stream is refused', async (place) => {
    const { events } = await place.open()
    let longer: Position = BEGINNING
    for (let number = 0; number < 5; number++)
      longer = await stored(events, { ...LONGER, expected: longer, events: [noted(number)] })
    await refusedAsConflict(events, { ...STREAM, expected: longer, events: [noted(1)] })
    await holds(events, place, STREAM, [])
    const first = await stored(events, { ...STREAM, expected: BEGINNING, events: [noted(1)] })
    await refusedAsConflict(events, { ...STREAM, expected: longer, events: [noted(2)] })
    await holds(events, place, STREAM, [[noted(1)]])
    await stored(events, { ...STREAM, expected: first, events: [noted(3)] })
  })

  test('who expects a place that is none is refused', async (place) => {
    const { events } = await place.open()
    for (const expected of NO_PLACES) await refusedAsConflict(events, { ...STREAM, expected, events: [noted(1)] })
    await holds(events, place, STREAM, [])
    assert.deepEqual(await all(events.list()), [], 'a stream in which nothing was stored is not listed')
    const first = await stored(events, { ...STREAM, expected: BEGINNING, events: [noted(1)] })
    const looksLike = [`${first} `, ` ${first}`, `${first}.0`, `${first}e0`, `+${first}`, `0${first}`]
    for (const expected of [...NO_PLACES, ...looksLike])
      await refusedAsConflict(events, { ...STREAM, expected, events: [noted(2)] })
    await holds(events, place, STREAM, [[noted(1)]])
  })

  test('who reads from a place that is none is told so', async (place) => {
    const { events } = await place.open()
    const garbage = NO_PLACES.filter((after) => !/^\d+$/.test(after))
    for (const after of garbage) await throwsCode('position-unknown', () => all(events.read({ ...STREAM, after })))
    await stored(events, { ...STREAM, expected: BEGINNING, events: [noted(1)] })
    for (const after of garbage) await throwsCode('position-unknown', () => all(events.read({ ...STREAM, after })))
  })

  test('what one cooperative is refused is nothing to another', async (place) => {
    const { events } = await place.open()
    const other = { ...STREAM, coop: 'ben-works' }
    const first = await stored(events, { ...STREAM, expected: BEGINNING, events: [noted(1)] })
    await refusedAsConflict(events, { ...STREAM, expected: BEGINNING, events: [noted(2)] })
    await stored(events, { ...other, expected: BEGINNING, events: [noted(3)] })
    await refusedAsConflict(events, { ...other, expected: BEGINNING, events: [noted(4)] })
    await stored(events, { ...STREAM, expected: first, events: [noted(5)] })
    await holds(events, place, STREAM, [[noted(1)], [noted(5)]])
    await holds(events, place, other, [[noted(3)]])
  })

  test('after a conflict the store goes on as before', async (place) => {
    const { events } = await place.open()
    let end: Position = BEGINNING
    for (let number = 0; number < 30; number++) {
      await refusedAsConflict(events, { ...STREAM, expected: 'nowhere', events: [noted(-1)] })
      end = await stored(events, { ...STREAM, expected: end, events: [noted(number)] })
    }
    const read = await holds(
      events,
      place,
      STREAM,
      Array.from({ length: 30 }, (_, number) => [noted(number)]),
    )
    assert.equal(read.at(-1)?.position, end)
  })
}

const noted = (number: number) => ({ type: 'noted', number })

/** Texts that no store gives as a place, or none for a stream of one commit. */
const NO_PLACES = [
  'nowhere',
  '-1',
  '1.5',
  '1e3',
  'NaN',
  ' ',
  '\u0000',
  '0x1',
  '٣',
  "1' OR '1'='1",
  '9'.repeat(40),
  '9007199254740993',
  '77777',
]
