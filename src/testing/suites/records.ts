import assert from 'node:assert/strict'
import { isRulesError } from '../../problems/index.js'
import type { Stores } from '../../storage/index.js'
import { HARD_NAMES } from '../hard-names.js'
import type { Suite } from '../place.js'
import { all } from '../stored.js'

const COOP = 'ana-works'
const ANA = { coop: COOP, id: 'ana' }

/** Records beside the log: to the byte, corrected and erased. */
export const recordsSuite = ({ test }: Suite): void => {
  test('a record that is not there is nothing, and erasing it is done already', async (place) => {
    const { records } = await place.open()
    assert.equal(await records.get(ANA), undefined)
    await records.delete(ANA)
    assert.equal(await records.get(ANA), undefined)
    assert.deepEqual(await all(records.list({ coop: COOP })), [])
  })

  test('a record is kept, corrected and erased, and every handle sees it', async (place) => {
    const [mine, theirs] = [(await place.open()).records, (await place.open()).records]
    await mine.put({ ...ANA, value: bytes('Ana') })
    assert.deepEqual(plain(await theirs.get(ANA)), plain(bytes('Ana')))
    await theirs.put({ ...ANA, value: bytes('Ana Sol') })
    assert.deepEqual(plain(await mine.get(ANA)), plain(bytes('Ana Sol')))
    await mine.put({ ...ANA, value: bytes('A') })
    assert.deepEqual(plain(await theirs.get(ANA)), plain(bytes('A')))
    await mine.delete(ANA)
    const later = (await place.open()).records
    for (const records of [mine, theirs, later]) {
      assert.equal(await records.get(ANA), undefined)
      assert.deepEqual(await all(records.list({ coop: COOP })), [])
    }
    await later.put({ ...ANA, value: bytes('Ana again') })
    assert.deepEqual(plain(await mine.get(ANA)), plain(bytes('Ana again')))
    assert.deepEqual(await all(mine.list({ coop: COOP })), ['ana'])
  })

  test('every byte comes back, and a record of none is there', async (place) => {
    const { records } = await place.open()
    const every = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const values = [every, every.slice().reverse(), new Uint8Array(0), new Uint8Array(1), bytes('null'), bytes('"')]
    for (const [at, value] of values.entries()) await records.put({ coop: COOP, id: `r${at}`, value })
    // A part of something larger is stored alone.
    await records.put({ coop: COOP, id: 'part', value: every.subarray(100, 103) })
    const later = (await place.open()).records
    for (const [at, value] of values.entries())
      assert.deepEqual(plain(await later.get({ coop: COOP, id: `r${at}` })), plain(value))
    assert.deepEqual(plain(await later.get({ coop: COOP, id: 'part' })), [100, 101, 102])
  })

  test('as much as the store takes of a record, or a megabyte, comes back; of more, nothing or all of it', async (place) => {
    const { records, capabilities } = await place.open()
    const length = capabilities.mostBytesOfARecord ?? 2 ** 20
    const large = Uint8Array.from({ length }, (_, at) => (at * 31) % 251)
    await records.put({ ...ANA, value: large })
    assert.ok(
      Buffer.from(large).equals((await records.get(ANA)) ?? new Uint8Array(0)),
      'it is another when it comes back',
    )
    const larger = new Uint8Array(length + 1).fill(7)
    try {
      await records.put({ coop: COOP, id: 'larger', value: larger })
      assert.ok(Buffer.from(larger).equals((await records.get({ coop: COOP, id: 'larger' })) ?? new Uint8Array(0)))
    } catch (error) {
      assert.ok(isRulesError(error), `only errors of this library are thrown; it was ${String(error)}`)
      assert.equal(await records.get({ coop: COOP, id: 'larger' }), undefined)
    }
  })

  test('hundreds of records are listed, with names of every kind', async (place) => {
    const { records } = await place.open()
    const ids = [...HARD_NAMES, ...Array.from({ length: 500 }, (_, at) => `member ${at}`)]
    for (const id of ids) await records.put({ coop: COOP, id, value: bytes(id) })
    assert.deepEqual((await all(records.list({ coop: COOP }))).sort(), [...ids].sort())
    for (const id of ids) assert.deepEqual(plain(await records.get({ coop: COOP, id })), plain(bytes(id)))
  })

  test('a value is copied: changing it later changes nothing in the store', async (place) => {
    const { records } = await place.open()
    const value = new Uint8Array([1, 2, 3])
    await records.put({ ...ANA, value })
    value.fill(9)
    const read = (await records.get(ANA)) as Uint8Array
    assert.deepEqual(plain(read), [1, 2, 3])
    read.fill(9)
    assert.deepEqual(plain(await records.get(ANA)), [1, 2, 3])
  })

  test('of records that are stored at one moment, each is there', async (place) => {
    const handles = await Promise.all(Array.from({ length: 4 }, () => place.open()))
    const ids = Array.from({ length: 80 }, (_, at) => `member ${at}`)
    await Promise.all(
      ids.map((id, at) => (handles[at % 4] as Stores).records.put({ coop: COOP, id, value: bytes(id) })),
    )
    const { records } = await place.open()
    for (const id of ids) assert.deepEqual(plain(await records.get({ coop: COOP, id })), plain(bytes(id)))
  })
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** As a list of numbers: stores may give another kind of bytes. */
const plain = (value: Uint8Array | undefined): readonly number[] | undefined => value && [...value]
