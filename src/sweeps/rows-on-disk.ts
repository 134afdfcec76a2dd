import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as says from '../problems/en.js'
import { type Problem, problem, RulesError } from '../problems/index.js'
import { isRow, type Row, type Shard, type SoundPlan } from '../simulation/index.js'

/** A file of rows in a sweep's folder, and which shard writes it. */
export interface ShardFile extends Shard {
  readonly file: string
}

/** Where the rows of a shard are. */
export const shardFile = (folder: string, { shard, of }: Shard): string =>
  join(folder, 'rows', `${shard}-of-${of}.jsonl`)

/** The files of rows there are, in the order of their shards. */
export const shardFiles = (folder: string): readonly ShardFile[] => {
  let names: string[]
  try {
    names = readdirSync(join(folder, 'rows'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    names = []
  }
  return names
    .flatMap((name) => {
      const [, shard, of] = /^([1-9]\d{0,8})-of-([1-9]\d{0,8})\.jsonl$/.exec(name) ?? []
      return shard === undefined ? [] : [{ file: join(folder, 'rows', name), shard: Number(shard), of: Number(of) }]
    })
    .sort((a, b) => a.of - b.of || a.shard - b.shard)
}

/** A row as it stands in its file. */
export interface FoundRow extends Line {
  readonly row: Row
}

/** A line of a file of rows. */
interface Line {
  readonly text: string
  /** Where its line begins, in bytes, and how long it is without its line feed. */
  readonly offset: number
  readonly bytes: number
  /** Counted from 1. */
  readonly line: number
}

/**
 * The rows of a file in the order in which they stand there. A last line without a line feed is being written, or broke off: it is no row yet.
 *
 * Throws `not-a-row` for a line that is no row of this plan.
 */
export async function* rowsOf(plan: SoundPlan, file: string): AsyncGenerator<FoundRow> {
  for await (const found of linesOf(file)) yield { row: rowIn(found.text, { plan, file, line: found.line }), ...found }
}

/** The whole lines of a file, whatever stands in them. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  let rest: Buffer[] = []
  let offset = 0
  let line = 0
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const piece = chunk.subarray(from, end)
      const whole = rest.length === 0 ? piece : Buffer.concat([...rest, piece])
      rest = []
      yield { text: whole.toString('utf8'), offset, bytes: whole.length, line: ++line }
      offset += whole.length + 1
      from = end + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
  }
}

interface Where {
  readonly plan: SoundPlan
  readonly file: string
  readonly line: number
}

/** Reads a line that is to be a row of the plan: one that names another run than stands at its place is of another plan. */
const rowIn = (text: string, { plan, file, line }: Where): Row => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  if (!isRow(plan, value)) throw new RulesError([notARow(text, file, line)])
  return value
}

const notARow = (text: string, file: string, line: number): Problem =>
  problem(says.notARow, { path: file, received: text, line })
