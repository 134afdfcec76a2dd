import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { isRulesError } from 'coop-rules/problems'
import { BEGINNING, positionUnknown, type StoredEvent, type Stores, storeTrouble } from 'coop-rules/storage'
import { appended, endsAt, PIECE, pieceOf, replaced, synced, troubleOf } from './files.js'
import { lockedSoon } from './lock.js'

/** Opens the store in the folder of an address such as `json-lines:./data`: a stream is a file of JSON Lines, a record is a file. For one process at a time. */
export const open = async (url: string): Promise<Stores> => {
  const [, folder = ''] = /^json-lines:(.+)$/.exec(url) ?? []
  if (folder === '') throw storeTrouble('store-address', { url })
  const trying = async <Result>(act: () => Result | Promise<Result>): Promise<Result> => {
    try {
      return await act()
    } catch (cause) {
      throw isRulesError(cause) ? cause : storeTrouble(troubleOf(cause), { url, cause })
    }
  }
  const inFolder = (coop: string, file = ''): string => join(folder, nameOf(coop), file)
  const streamFile = (coop: string, stream: string): string => inFolder(coop, `${nameOf(stream)}.jsonl`)
  const recordFile = (coop: string, id: string): string => inFolder(coop, `${nameOf(id)}.record`)
  /** What the lines of a file say from a place on, and where each ends. A last line that was not written whole is none. */
  async function* linesOf(file: string, from = 0) {
    const size = await trying(() => fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0)
    let [rest, end] = [Buffer.alloc(0), from]
    for (let at = from; at < size; at += PIECE) {
      rest = Buffer.concat([rest, await trying(() => pieceOf(file, at, Math.min(at + PIECE, size)))])
      for (let length = rest.indexOf('\n') + 1; length > 0; length = rest.indexOf('\n') + 1) {
        const line = rest.toString('utf8', 0, length)
        yield { said: await trying(() => JSON.parse(line) as Line), end: (end += length) }
        rest = rest.subarray(length)
      }
    }
  }
  async function* firstLines(coops: readonly string[], ending: string) {
    for (const coop of coops)
      for (const file of await trying(() =>
        fs.existsSync(join(folder, coop)) ? fs.readdirSync(join(folder, coop)) : [],
      ))
        if (file.endsWith(ending))
          for await (const { said } of linesOf(join(folder, coop, file))) {
            yield said
            break
          }
  }
  const free = await trying(() => lockedSoon(folder, url))
  return {
    capabilities: { outlives: 'a-crash', writers: 'one-process' },
    events: {
      read: async function* ({ coop, stream, after = BEGINNING }) {
        const file = streamFile(coop, stream)
        if (after !== BEGINNING && !(await trying(() => endsAt(file, after)))) throw positionUnknown(after)
        for await (const { said, end } of linesOf(file, Number(after)))
          yield { position: String(end), events: said.events }
      },
      append: ({ coop, stream, expected, events }) =>
        trying(() => {
          const line = `${JSON.stringify({ coop, stream, events })}\n`
          const end = appended(streamFile(coop, stream), expected, line)
          return end === undefined ? { kind: 'conflict' } : { kind: 'appended', position: String(end) }
        }),
      list: async function* ({ coop } = {}) {
        const coops =
          coop === undefined
            ? await trying(() => fs.readdirSync(folder).filter((name) => name.length === 64))
            : [nameOf(coop)]
        for await (const said of firstLines(coops, '.jsonl')) yield { coop: said.coop, stream: said.stream }
      },
    },
    records: {
      put: ({ coop, id, value }) => trying(() => replaced(recordFile(coop, id), `${JSON.stringify({ id })}\n`, value)),
      get: ({ coop, id }) =>
        trying(() => {
          const bytes = fs.existsSync(recordFile(coop, id)) ? fs.readFileSync(recordFile(coop, id)) : undefined
          return bytes && new Uint8Array(bytes.subarray(bytes.indexOf('\n') + 1))
        }),
      delete: ({ coop, id }) =>
        trying(() => {
          fs.rmSync(recordFile(coop, id), { force: true })
          if (fs.existsSync(inFolder(coop))) synced(inFolder(coop))
        }),
      list: async function* ({ coop }) {
        for await (const said of firstLines([nameOf(coop)], '.record')) yield said.id
      },
    },
    close: () => trying(free),
  }
}

/** What a line says: of a stream, a commit and whose it is; first in a record, what it is called. */
interface Line {
  readonly coop: string
  readonly stream: string
  readonly events: readonly StoredEvent[]
  readonly id: string
}

/** Names on disk are fingerprints: any name fits, on disks too that take `A` for `a`. As JSON, since UTF-8 does not tell halves of letters apart. */
const nameOf = (name: string): string => createHash('sha256').update(JSON.stringify(name)).digest('hex')
