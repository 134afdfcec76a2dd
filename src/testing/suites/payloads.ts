import assert from 'node:assert/strict'
import { BEGINNING, LOG } from '../../storage/index.js'
import type { Suite } from '../place.js'
import { all, holds, stored, throwsCode, whileUnderWay } from '../stored.js'

const STREAM = { coop: 'ana-works', stream: LOG }
const MEGABYTE = 2 ** 20

/** Much at once is stored whole, or refused before anything of it is. */
export const payloadsSuite = ({ test }: Suite): void => {
  test('as much as the store takes together, or a megabyte, is stored; a byte more than it takes is refused', async (place) => {
    const { events, capabilities } = await place.open()
    const { mostBytesTogether } = capabilities
    const most = ofBytes(mostBytesTogether ?? MEGABYTE)
    const first = await stored(events, { ...STREAM, expected: BEGINNING, events: most })
    if (mostBytesTogether !== undefined) {
      // Bytes count, not letters: these are as many letters as fit, of two bytes each.
      const letters = [{ type: 'noted', text: 'é'.repeat(Math.ceil(mostBytesTogether / 2)) }]
      for (const tooMuch of [ofBytes(mostBytesTogether + 1), [...most, { type: 'noted' }], letters])
        await throwsCode('too-large-together', () => events.append({ ...STREAM, expected: first, events: tooMuch }))
    }
    await holds(events, place, STREAM, [most])
    await stored(events, { ...STREAM, expected: first, events: [{ type: 'noted' }] })
    await holds((await place.open()).events, place, STREAM, [most, [{ type: 'noted' }]])
  })

  test('a thousand events are stored together', async (place) => {
    const { events } = await place.open()
    const many = Array.from({ length: 1000 }, (_, number) => ({ type: 'noted', number, text: `event ${number}` }))
    const first = await stored(events, { ...STREAM, expected: BEGINNING, events: many })
    await stored(events, { ...STREAM, expected: first, events: many })
    await holds(events, place, STREAM, [many, many])
  })

  test('half a commit is never seen by who reads meanwhile', async (place) => {
    const [writer, reader] = [(await place.open()).events, (await place.open()).events]
    const commits = Array.from({ length: 60 }, (_, commit) =>
      Array.from({ length: 50 }, (_, part) => ({ type: 'noted', commit, part, text: 'x'.repeat(200) })),
    )
    const writing = async (): Promise<void> => {
      let expected = BEGINNING
      for (const events of commits) expected = await stored(writer, { ...STREAM, expected, events })
    }
    await whileUnderWay(writing(), async () => {
      const read = (await all(reader.read(STREAM))).map(({ events }) => events)
      assert.deepEqual(read, commits.slice(0, read.length))
    })
    await holds(reader, place, STREAM, commits)
  })
}

/** One event that has so many bytes as JSON, in its list. */
const ofBytes = (bytes: number): readonly Readonly<Record<string, unknown>>[] => {
  const around = JSON.stringify([{ type: 'noted', text: '' }]).length
  return [{ type: 'noted', text: 'x'.repeat(bytes - around) }]
}
