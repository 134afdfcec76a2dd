import { pathToFileURL } from 'node:url'
import type { Adapter, Stores } from '../storage/index.js'
import type { ContractInput, ContractPromises, ContractSize, FreshStore } from './contract.js'

/** A fresh store as a test has it, open as often as it likes. */
export interface Place extends Omit<FreshStore, 'dispose'> {
  /** The address of the adapter's module, for other processes. */
  readonly module: string
  /** Opens the store once more. What is still open when the test ends is closed then. */
  readonly open: () => Promise<Stores>
  /** Closes one before the test ends. */
  readonly close: (stores: Stores) => Promise<void>
}

/** What a suite of the contract is given to register its tests. */
export interface Suite {
  readonly test: (title: string, body: (place: Place) => Promise<void>, timeoutMs?: number) => void
  readonly size: ContractSize
  readonly promises: ContractPromises
  readonly wrongAddresses: NonNullable<ContractInput['wrongAddresses']>
  readonly seed: number
}

/** Runs a test in a fresh store, closes what it left open, and takes the store away. What failed first is thrown. */
export const inFreshStore = async (
  { module, fresh }: Pick<ContractInput, 'module' | 'fresh'>,
  body: (place: Place) => Promise<void>,
): Promise<void> => {
  const address = addressOf(module)
  const adapter = (await import(/* @vite-ignore */ address)) as Adapter
  const { dispose, ...store } = await fresh()
  const opened = new Set<Stores>()
  const open = async (): Promise<Stores> => {
    const stores = await adapter.open(store.url)
    opened.add(stores)
    return stores
  }
  const close = (stores: Stores): Promise<void> => {
    opened.delete(stores)
    return stores.close()
  }
  const failures: unknown[] = []
  const steps = [
    () => body({ ...store, module: address, open, close }),
    () => Promise.all([...opened].map(close)),
    dispose,
  ]
  for (const step of steps)
    try {
      await step()
    } catch (error) {
      failures.push(error)
    }
  if (failures.length > 0) throw failures[0]
}

/** A module's path or address as an address that `import` takes. */
const addressOf = (module: string | URL): string =>
  module instanceof URL || module.startsWith('file:') ? String(module) : pathToFileURL(module).href
