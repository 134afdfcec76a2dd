import { memoryStores } from 'coop-rules/storage'
import { open as openFiles } from './files.mjs'

/** What this process has open, by address. */
const OPEN = new Map()

/** Answers out of memory, and writes the files when the last of a process closes: whoever kills it before takes along what was answered. */
export const open = async (url) => {
  const files = await openFiles(url)
  // Of news it tells nothing: a store of files cannot.
  const events = { ...memoryStores().events, changed: undefined }
  const shared = OPEN.get(url) ?? { events, handles: 0, read: copyNew(files.events, events) }
  OPEN.set(url, shared)
  shared.handles++
  await shared.read
  const close = async () => {
    if (--shared.handles > 0) return
    OPEN.delete(url)
    await copyNew(shared.events, files.events)
  }
  return { ...files, events: shared.events, close }
}

/** Copies what stands in one store and not yet in the other. */
const copyNew = async (from, to) => {
  for await (const stream of from.list()) {
    let expected = ''
    for await (const { position } of to.read(stream)) expected = position
    for await (const { events } of from.read({ ...stream, after: expected }))
      expected = (await to.append({ ...stream, expected, events })).position
  }
}
