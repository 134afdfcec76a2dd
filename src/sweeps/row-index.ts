import { closeSync, openSync, readSync } from 'node:fs'
import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'
import type { Row, SoundPlan } from '../simulation/index.js'
import { type FoundRow, rowsOf, type ShardFile, shardFiles } from './rows-on-disk.js'

/** Where the row of each run is: sixteen bytes a run, however long the rows are. */
export interface RowIndex {
  readonly count: number
  readonly has: (at: number) => boolean
  /** In the plan's order. */
  readonly rows: () => Generator<Row>
}

/**
 * Looks up where the row of each run is. A run that is there twice with the same row is there once.
 *
 * Throws `rows-differ` where two rows of a run are not the same, and `not-a-row`.
 */
export const indexOf = async (folder: string, plan: SoundPlan): Promise<RowIndex> => {
  const files = shardFiles(folder)
  const offsets = new Float64Array(plan.runs).fill(-1)
  const lengths = new Uint32Array(plan.runs)
  const fileOf = new Uint32Array(plan.runs)
  const pages = new Pages(files)
  let count = 0
  try {
    for (const [number, { file }] of files.entries())
      for await (const found of rowsOf(plan, file)) {
        const { at } = found.row
        const offset = offsets[at] as number
        if (offset < 0) {
          offsets[at] = found.offset
          lengths[at] = found.bytes
          fileOf[at] = number
          count++
          continue
        }
        const other = { number: fileOf[at] as number, offset, bytes: lengths[at] as number }
        if (pages.text(other) !== found.text)
          throw await differ(plan, found, file, (files[other.number] as ShardFile).file)
      }
  } finally {
    pages.close()
  }
  const has = (at: number): boolean => (offsets[at] ?? -1) >= 0
  function* rows(): Generator<Row> {
    const reading = new Pages(files)
    try {
      for (let at = 0; at < plan.runs; at++) {
        const offset = offsets[at] as number
        if (offset < 0) continue
        yield JSON.parse(reading.text({ number: fileOf[at] as number, offset, bytes: lengths[at] as number })) as Row
      }
    } finally {
      reading.close()
    }
  }
  return { count, has, rows }
}

/** Names the run and both lines. */
const differ = async (plan: SoundPlan, found: FoundRow, file: string, first: string): Promise<RulesError> => {
  const { run, at } = found.row
  let firstLine = 0
  for await (const { row, line } of rowsOf(plan, first))
    if (row.at === at) {
      firstLine = line
      break
    }
  return new RulesError([
    problem(says.rowsDiffer, { path: file, received: found.text, line: found.line, facts: { run, first, firstLine } }),
  ])
}

interface Place {
  readonly number: number
  readonly offset: number
  readonly bytes: number
}

interface Page {
  readonly handle: number
  from: number
  bytes: Buffer
}

/** Reads lines of many files by their places, a page at a time: shards lie in the plan's order, or nearly. */
class Pages {
  readonly #files: readonly ShardFile[]
  /** The file that was read last stands last. */
  readonly #pages = new Map<number, Page>()

  constructor(files: readonly ShardFile[]) {
    this.#files = files
  }

  text({ number, offset, bytes }: Place): string {
    const page = this.#page(number)
    if (offset < page.from || offset + bytes > page.from + page.bytes.length) {
      const wanted = Buffer.alloc(Math.max(PAGE, bytes))
      page.from = offset
      page.bytes = wanted.subarray(0, readSync(page.handle, wanted, 0, wanted.length, offset))
    }
    const at = offset - page.from
    return page.bytes.toString('utf8', at, at + bytes)
  }

  close(): void {
    for (const { handle } of this.#pages.values()) closeSync(handle)
    this.#pages.clear()
  }

  #page(number: number): Page {
    const known = this.#pages.get(number)
    if (known !== undefined) {
      this.#pages.delete(number)
      this.#pages.set(number, known)
      return known
    }
    const [oldest] = this.#pages.entries()
    if (this.#pages.size >= MOST_PAGES && oldest !== undefined) {
      closeSync(oldest[1].handle)
      this.#pages.delete(oldest[0])
    }
    const page = { handle: openSync((this.#files[number] as ShardFile).file, 'r'), from: 0, bytes: Buffer.alloc(0) }
    this.#pages.set(number, page)
    return page
  }
}

const PAGE = 65_536
/** How many files are open at a time: the least that systems allow is 256. */
const MOST_PAGES = 128
