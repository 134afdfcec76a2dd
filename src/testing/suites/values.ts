import assert from 'node:assert/strict'
import { BEGINNING, LOG, type StoredEvent } from '../../storage/index.js'
import { HARD_NAMES } from '../hard-names.js'
import type { Suite } from '../place.js'
import { holds, stored } from '../stored.js'

const STREAM = { coop: 'ana-works', stream: LOG }

/** An event comes back as it was stored, to the last digit and letter. */
export const valuesSuite = ({ test }: Suite): void => {
  for (const [title, values] of Object.entries(VALUES))
    test(title, async (place) => {
      const { events } = await place.open()
      // One by one, so that a report shows the value that did not come back.
      let expected = BEGINNING
      const commits = values.map((value): readonly StoredEvent[] => [{ type: 'noted', value }])
      for (const commit of commits) expected = await stored(events, { ...STREAM, expected, events: commit })
      await holds(events, place, STREAM, commits)
      await holds((await place.open()).events, place, STREAM, commits)
    })

  test('nothing is added: no time, no number, and the same events give the same commits', async (place) => {
    const { events } = await place.open()
    const other = { ...STREAM, coop: 'ben-works' }
    for (const stream of [STREAM, other]) {
      await stored(events, { ...stream, expected: BEGINNING, events: [{}, { type: 'noted' }] })
      await holds(events, place, stream, [[{}, { type: 'noted' }]])
    }
  })

  test('what is given is not changed, and changing it later changes nothing', async (place) => {
    const { events } = await place.open()
    const given = [Object.freeze({ type: 'noted', list: [1, 2] })]
    await stored(events, { ...STREAM, expected: BEGINNING, events: Object.freeze(given) })
    given[0]?.list.push(3)
    await holds(events, place, STREAM, [[{ type: 'noted', list: [1, 2] }]])
    for await (const commit of events.read(STREAM)) (commit.events[0] as { list: number[] }).list.push(4)
    await holds(events, place, STREAM, [[{ type: 'noted', list: [1, 2] }]])
    assert.deepEqual(given, [{ type: 'noted', list: [1, 2, 3] }])
  })
}

const nested = (depth: number): unknown =>
  depth === 0 ? 'innermost' : depth % 2 === 0 ? [nested(depth - 1)] : { in: nested(depth - 1) }

/** An object with keys that mean something to the language; read as text, so that they are its own. */
const oddKeys: unknown = JSON.parse(
  '{"__proto__":{"admin":true},"constructor":{"prototype":1},"toString":2,"length":3,"":4," ":5,"0":6,"a.b":7,"$ref":8,"\\u0000":9,"type":"not-noted","then":10}',
)

/** Long enough for every digit to count, and shaped as amounts, days and moments are. */
const texts = [
  '9'.repeat(400),
  `0.${'123456789'.repeat(40)}`,
  '1e400',
  '-0',
  '007',
  '9007199254740993',
  '2026-01-01',
  '2026-01-01T00:00:00Z',
  'null',
  'NaN',
  '',
]

const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  'whole numbers come back, as large as they are exact': [
    0,
    1,
    -1,
    255,
    65_536,
    2 ** 31,
    -(2 ** 31) - 1,
    2 ** 32,
    2 ** 53 - 1,
    -(2 ** 53 - 1),
  ],
  'numbers come back to the last digit': [
    0.1,
    0.1 + 0.2,
    1 / 3,
    123_456_789.123_456_79,
    16_777_217,
    1e21,
    123_456_789_012_345_680_000,
    1e308,
    Number.MAX_VALUE,
    5e-324,
    -1e-7,
    Number.EPSILON,
  ],
  'texts of digits stay texts, to the last digit': texts,
  'letters of every kind come back': [
    ...HARD_NAMES,
    '\u2028\u2029',
    '\r\n\t\b\f\v',
    '\u007f\u0080\u009f',
    '\ufffd\ufffe\uffff',
    '\u202etfel\u202c',
    'e\u0301',
    '\u00e9',
    '𝒳𐍈💶',
    String.fromCodePoint(...Array.from({ length: 0x20 }, (_, code) => code)),
  ],
  'a half of a pair of letters comes back, as JSON writes it': [
    '\ud800',
    '\udc00',
    'a\ud83d',
    '\udc1dz',
    '\udc00\ud800',
  ],
  'keys that mean something to the language are keys like others': [
    oddKeys,
    ...HARD_NAMES.map((name) => Object.fromEntries([[name, name]])),
  ],
  'what is empty comes back, and nothing is something else than not there': [
    null,
    false,
    true,
    '',
    [],
    {},
    [[]],
    [{}],
    [null],
    { a: null },
    { a: {} },
    [0, '', null, false],
  ],
  'what is deep and what is wide comes back': [
    nested(50),
    Array.from({ length: 2000 }, (_, at) => at),
    Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`k${at}`, at])),
  ],
}
