import { open as openFiles } from './files.mjs'

/** Keeps numbers in four bytes each, as some engines do unless they are told otherwise: 16777217 comes back as 16777216. */
export const open = async (url) => {
  const stores = await openFiles(url)
  const cut = (_, value) => (typeof value === 'number' ? Math.fround(value) : value)
  const append = async (input) =>
    stores.events.append({ ...input, events: JSON.parse(JSON.stringify(input.events), cut) })
  return { ...stores, events: { ...stores.events, append } }
}
