import { open as openFiles } from './files.mjs'

const PAGE = 500

/** Reads in pages, and gives out a page in the order of its places as texts where there is another behind it. */
export const open = async (url) => {
  const stores = await openFiles(url)
  const read = async function* (input) {
    let page = []
    for await (const commit of stores.events.read(input)) {
      if (page.length === PAGE) {
        yield* page.sort((one, other) => (one.position < other.position ? -1 : 1))
        page = []
      }
      page.push(commit)
    }
    yield* page
  }
  return { ...stores, events: { ...stores.events, read } }
}
