import assert from 'node:assert/strict'
import { BEGINNING, type Commit, type EventStore, type Position, type StreamId } from '../storage/index.js'
import { all } from './stored.js'

/** What writers write in the contract: numbered notes, several in a commit, so that what is missing, double, torn or invented shows. */
interface Note {
  readonly type: 'noted'
  readonly by: string
  readonly number: number
  readonly part: number
}

/** How many notes are stored together. */
const PARTS = 3

/** The events of a writer's commit of this number. */
const notesOf = (by: string, number: number): readonly Note[] =>
  Array.from({ length: PARTS }, (_, part) => ({ type: 'noted', by, number, part }))

/** Who wrote each commit and which of theirs it is, in order. Throws where a commit is torn or was never written. */
export const orderOf = (commits: readonly Pick<Commit, 'events'>[]): readonly string[] =>
  commits.map(({ events }) => {
    const { by, number } = events[0] as unknown as Note
    assert.deepEqual(events, notesOf(by, number), 'a commit is there as it was stored, or not at all')
    return `${by} ${number}`
  })

/** What each writer stored, from the first on, without a gap and none twice: how many there are. */
export const countsOf = (order: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const one of order) {
    const [by = '', number] = one.split(' ')
    const count = counts.get(by) ?? 0
    assert.equal(Number(number), count, `what ${by} stored stands in its order, none missing and none twice`)
    counts.set(by, count + 1)
  }
  return counts
}

/** Somebody who writes notes at the end of a stream that others write too: reads what is new, stores behind it, and begins again where another was first. */
export class NoteWriter {
  /** How many commits of this writer the stream holds, as far as it was read. */
  count = 0
  #position: Position = BEGINNING
  readonly #events: EventStore
  readonly #stream: StreamId
  readonly #by: string

  constructor(events: EventStore, stream: StreamId, by: string) {
    this.#events = events
    this.#stream = stream
    this.#by = by
  }

  /** Reads on to the end. */
  async catchUp(): Promise<void> {
    for (const commit of await all(this.#events.read({ ...this.#stream, after: this.#position }))) {
      this.#position = commit.position
      if ((commit.events[0] as unknown as Note).by === this.#by) this.count++
    }
  }

  /** Stores the next commit, and gives its number. */
  async write(): Promise<number> {
    for (;;) {
      const number = this.count
      const answer = await this.#events.append({
        ...this.#stream,
        expected: this.#position,
        events: notesOf(this.#by, number),
      })
      if (answer.kind === 'appended') {
        this.#position = answer.position
        this.count++
        return number
      }
      await this.catchUp()
    }
  }
}
