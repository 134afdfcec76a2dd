import { open as openFiles } from './files.mjs'

/** Keeps the records of cooperatives whose names differ by large and small letters, or by spaces around them, in one place. */
export const open = async (url) => {
  const stores = await openFiles(url)
  const folded = (input) => ({ ...input, coop: input.coop.trim().toLowerCase() })
  const { put, get, delete: erase, list } = stores.records
  const records = {
    put: (input) => put(folded(input)),
    get: (input) => get(folded(input)),
    delete: (input) => erase(folded(input)),
    list: (input) => list(folded(input)),
  }
  return { ...stores, records }
}
