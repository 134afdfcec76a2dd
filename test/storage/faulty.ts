import { type EventStore, storeTrouble } from '../../src/storage/index.js'

/** What becomes of an append: it goes well; the connection breaks before the store hears of it, or after it did; or it breaks and the store acts only later. */
export type Fate = 'well' | 'lost-before' | 'lost-after' | 'late'

/** A store whose connection breaks as the fates say, one an append; well, when there are none left. `settle` lets everything happen that is late. */
export const faulty = (
  store: EventStore,
  fates: Iterator<Fate>,
): EventStore & { readonly settle: () => Promise<void> } => {
  let late: (() => Promise<unknown>)[] = []
  const broken = () => storeTrouble('store-unreachable', { url: 'memory:', cause: new Error('the connection broke') })
  return {
    ...store,
    append: async (input) => {
      const next = fates.next()
      const fate = next.done === true ? 'well' : next.value
      if (fate === 'lost-before') throw broken()
      if (fate === 'late') {
        late.push(() => store.append(input))
        throw broken()
      }
      const appended = await store.append(input)
      if (fate === 'lost-after') throw broken()
      return appended
    },
    settle: async () => {
      const now = late
      late = []
      for (const act of now) await act()
    },
  }
}
