import { memoryStores, type Stores, storeTrouble } from 'coop-rules/storage'

/** One store a name, shared by whoever opens it in this process. */
const STORES = new Map<string, Stores>()

/** Opens the store of a name: `memory:` alone is a new one that nobody shares. */
export const open = (url: string): Promise<Stores> => {
  if (!url.startsWith('memory:')) return Promise.reject(storeTrouble('store-address', { url }))
  const found = (url === 'memory:' ? undefined : STORES.get(url)) ?? memoryStores()
  if (url !== 'memory:') STORES.set(url, found)
  return Promise.resolve(found)
}
