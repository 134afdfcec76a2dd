import { describe, expect, it } from 'vitest'
import { type BallotRecord, addBallot, tryReadRecord, verifyRecord } from '../../src/secrecy/index.js'
import {
  ballotsOf,
  BEGINNING,
  type EventStore,
  memoryStores,
  openBallotRecord,
  storeTrouble,
} from '../../src/storage/index.js'
import { closed, good, members, sealed, told, voteOf, wrongsOf } from '../secrecy/given.js'

const WHERE = { coop: 'bakers', vote: 'remove-coordinator' }
const STREAM = { coop: WHERE.coop, stream: ballotsOf(WHERE.vote) }
const VOTE = voteOf({ members: 6 })
const ballotOf = (at: number) => sealed(VOTE, members(6)[at] as string, at % 2 === 0 ? 'for' : 'against').ballot

/** What stands in the store. */
const storedIn = async (events: EventStore): Promise<string> => {
  let text = ''
  for await (const commit of events.read(STREAM)) for (const { line } of commit.events) text += `${String(line)}\n`
  return text
}

const begun = async (events: EventStore) => {
  const kept = await openBallotRecord({ events, ...WHERE })
  good(await kept.begin(VOTE.record))
  return kept
}

describe('a ballot record in a stream of its own', () => {
  it('holds the lines of the record, and is what the record is', async () => {
    const { events } = memoryStores()
    const kept = await begun(events)
    const after = good(await kept.change((record) => addBallot(record, ballotOf(0))))
    expect(await storedIn(events)).toBe(after.text)
    expect((await openBallotRecord({ events, ...WHERE })).record?.head).toBe(after.head)
  })

  it('takes the ballots of six writers at once, each once, and the vote is counted', async () => {
    const { events } = memoryStores()
    await begun(events)
    const writers = await Promise.all(members(6).map(() => openBallotRecord({ events, ...WHERE })))
    const records = await Promise.all(
      writers.map((kept, at) => kept.change((record) => addBallot(record, ballotOf(at)))),
    )
    for (const record of records) good(record)
    const all = good(tryReadRecord(await storedIn(events)))
    const cast = all.entries.flatMap((entry) => (entry.type === 'ballot' ? entry.ballot.member : []))
    expect(cast.toSorted()).toEqual(members(6))
    const counted = told(closed({ ...VOTE, record: all }))
    const kept = await openBallotRecord({ events, ...WHERE })
    good(await kept.change(() => counted.record))
    expect(good(verifyRecord(await storedIn(events))).state).toBe('released')
  })

  it('is begun once: again with the same record nothing happens, with another it is refused', async () => {
    const { events } = memoryStores()
    const kept = await begun(events)
    good(await kept.begin(VOTE.record))
    expect(wrongsOf(await kept.begin(voteOf({ members: 6, seed: 'other' }).record))).toEqual(['ballot-record-begun'])
    expect(await storedIn(events)).toBe(VOTE.record.text)
  })

  for (const lost of ['the answer', 'the ballot', 'the ballot, which comes late'])
    it(`stores a ballot once when the store falls silent and ${lost} is lost`, async () => {
      const { events } = memoryStores()
      await begun(events)
      let silent = 2
      const late: (() => Promise<unknown>)[] = []
      const falling: EventStore = {
        ...events,
        append: async (input) => {
          if (silent-- <= 0) {
            for (const land of late.splice(0)) await land()
            return events.append(input)
          }
          if (lost === 'the answer') await events.append(input)
          else if (lost !== 'the ballot') late.push(() => events.append(input))
          throw storeTrouble('store-unreachable', { url: 'memory:' })
        },
      }
      const kept = await openBallotRecord({ events: falling, ...WHERE })
      const after = good(await kept.change((record) => addBallot(record, ballotOf(0))))
      expect(await storedIn(events)).toBe(after.text)
      expect(after.entries).toHaveLength(2)
      good(await kept.change((record) => addBallot(record, ballotOf(1))))
      expect(good(tryReadRecord(await storedIn(events))).entries).toHaveLength(3)
    })

  describe('Refused', () => {
    it('a change before the record is begun, with nothing stored', async () => {
      const { events } = memoryStores()
      const kept = await openBallotRecord({ events, ...WHERE })
      expect(kept.record).toBeUndefined()
      expect(wrongsOf(await kept.change((record) => record))).toEqual(['ballot-record-missing'])
      expect(await storedIn(events)).toBe('')
    })
    it('a change that rewrites what is there, that adds what is not sound, or that refuses itself', async () => {
      const { events } = memoryStores()
      const kept = await begun(events)
      const other = voteOf({ members: 6, seed: 'other' }).record
      expect(wrongsOf(await kept.change(() => other))).toEqual(['ballot-record-rewritten'])
      const forged = (record: BallotRecord): BallotRecord => ({ ...record, text: `${record.text}{"type":"ballot"}\n` })
      expect((await kept.change(forged)).kind).toBe('refused')
      good(await kept.change((record) => addBallot(record, ballotOf(0))))
      expect((await kept.change((record) => addBallot(record, ballotOf(0)))).kind).toBe('refused')
      expect(good(tryReadRecord(await storedIn(events))).entries).toHaveLength(2)
    })
    it('a stream in which something else stands, or a changed line', async () => {
      for (const events of [[{ type: 'cooperative-founded' }], [{ line: 'no record' }], [{ line: 'a\nb' }]]) {
        const stores = memoryStores()
        await stores.events.append({ ...STREAM, expected: BEGINNING, events })
        await expect(openBallotRecord({ events: stores.events, ...WHERE })).rejects.toThrow('expected')
      }
    })
    it('lines that are too large together for the store', async () => {
      const { events } = memoryStores()
      const kept = await openBallotRecord({ events, ...WHERE, mostBytesTogether: 100 })
      await expect(kept.begin(VOTE.record)).rejects.toThrow('100 bytes')
      expect(await storedIn(events)).toBe('')
    })
  })
})
