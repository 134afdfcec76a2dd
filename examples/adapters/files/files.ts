import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open as openFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { isRulesError } from 'coop-rules/problems'
import type { Adapter, EventStore, RecordId, StoredEvent, StoreTrouble, StreamId } from 'coop-rules/storage'
import { BEGINNING, positionUnknown, storeTrouble } from 'coop-rules/storage'

/** Opens `files:FOLDER`: a folder a stream, a file a commit, named by its number. Of all who write at one place one can `link` a file there: no other lock is needed. */
export const open: Adapter['open'] = async (url) => {
  if (!/^files:./.test(url)) throw storeTrouble('store-address', { url })
  const root = resolve(url.slice('files:'.length))
  const at = (folder: string, ...names: readonly string[]) => join(root, folder, fingerprint(names))
  const underWay = new Set<Promise<unknown>>()
  const fail = (cause: unknown, code?: StoreTrouble) =>
    Promise.reject(isRulesError(cause) ? cause : storeTrouble(code ?? troubleOf(cause), { url, cause }))
  const told = <T>(work: Promise<T>): Promise<T> => {
    const done = work.catch((cause: unknown) => fail(cause))
    underWay.add(done)
    return done.finally(() => underWay.delete(done))
  }
  /** Writes a file aside, down to the disk, and then puts it in its place: nobody sees a part of it. */
  const write = async (put: typeof link, file: string, head: object, rest: Uint8Array | '' = '') => {
    const draft = join(root, 'drafts', `${Date.now()}-${randomUUID()}`)
    const kept = writeFile(draft, [`${JSON.stringify(head)}\n`, rest], { flush: true })
    // oxlint-disable-next-line typescript/no-misused-promises -- a promise waits for what its last step gives back
    await kept.then(() => put(draft, file)).finally(() => rm(draft, { force: true }).catch(() => undefined))
    // Others see it already, and a crash might undo it: nobody knows.
    await sync(dirname(file)).catch((cause: unknown) => fail(cause, 'store-unreachable'))
  }
  const append: EventStore['append'] = async ({ coop, stream, expected, events }) => {
    const folder = at('streams', coop, stream)
    if (expected === BEGINNING) await make(folder)
    else if (!PLACE.test(expected) || !(await read(join(folder, expected)))) return { kind: 'conflict' }
    const position = String(Number(expected) + 1)
    const linked = write(link, join(folder, position), { coop, stream, events }).then(() => true)
    return (await unless('EEXIST', linked)) ? { kind: 'appended', position } : { kind: 'conflict' }
  }
  const list = async function* <T>(folder: string, file: string, coop: string | undefined, tell: (head: Head) => T) {
    for (const name of await told(readdir(join(root, folder)))) {
      const found = await told(read(join(root, folder, name, file)))
      if (found && [undefined, found.head.coop].includes(coop)) yield tell(found.head)
    }
  }

  for (const folder of ['', 'streams', 'records', 'drafts']) await told(make(join(root, folder)))
  // What killed processes left, a day later: nobody writes one file for so long, and it may hold what was erased since.
  for (const name of await told(readdir(join(root, 'drafts'))))
    if (Date.now() - parseInt(name) > 86_400_000) await told(rm(join(root, 'drafts', name), { force: true }))
  return {
    capabilities: { outlives: 'a-crash', writers: 'many-processes' },
    events: {
      append: (input) => told(append(input)),
      async *read({ coop, stream, after = BEGINNING }) {
        if (!PLACE.test(after)) throw positionUnknown(after)
        const folder = at('streams', coop, stream)
        for (let place = Number(after) + 1; ; place++) {
          const commit = await told(read(join(folder, String(place))))
          if (!commit) break
          yield { position: String(place), events: commit.head.events }
        }
        await told(unless('ENOENT', sync(folder))) // Whoever wrote the last one may have been killed before this.
      },
      list: ({ coop } = {}) => list('streams', '1', coop, ({ coop, stream }) => ({ coop, stream })),
    },
    records: {
      put: ({ coop, id, value }) => told(write(rename, at('records', coop, id), { coop, id }, value)),
      get: async ({ coop, id }) => (await told(read(at('records', coop, id))))?.rest,
      delete: ({ coop, id }) =>
        told(rm(at('records', coop, id), { force: true }).then(() => sync(join(root, 'records')))),
      list: ({ coop }) => list('records', '', coop, ({ id }) => id),
    },
    close: () => Promise.allSettled(underWay).then(() => undefined),
  }
}

/** What the first line says: of a commit all there is, of a record whose it is. */
type Head = StreamId & RecordId & { readonly events: readonly StoredEvent[] }
const PLACE = /^([1-9]\d{0,14})?$/
const fingerprint = (names: readonly string[]) => createHash('sha256').update(JSON.stringify(names)).digest('hex')
const codeOf = (cause: unknown) => String((cause as NodeJS.ErrnoException).code)
const troubleOf = (cause: unknown): StoreTrouble => {
  if (cause instanceof SyntaxError) return 'store-damaged'
  if (/^(ENOSPC|EDQUOT)$/.test(codeOf(cause))) return 'store-full'
  if (/^(EROFS|EACCES|EPERM)$/.test(codeOf(cause))) return 'store-read-only'
  return /^(ENOENT|ENOTDIR)$/.test(codeOf(cause)) ? 'store-address' : 'store-unreachable'
}
const unless = <T>(code: string, work: Promise<T>): Promise<T | undefined> =>
  work.catch((cause: unknown) => (codeOf(cause) === code ? undefined : Promise.reject(cause as Error)))
const make = (folder: string) => unless('EEXIST', mkdir(folder)).then(() => sync(dirname(folder)))
// oxlint-disable-next-line typescript/no-misused-promises -- the same
const sync = (folder: string) => openFile(folder).then((handle) => handle.sync().finally(() => handle.close()))
const read = async (file: string) => {
  const bytes = await unless('ENOENT', readFile(file))
  const end = bytes?.indexOf('\n') ?? 0
  const head = bytes && (JSON.parse(bytes.toString('utf8', 0, end)) as Head)
  return head && { head, rest: Uint8Array.from(bytes.subarray(end + 1)) }
}
