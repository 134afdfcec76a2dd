import type { Capabilities, Commit, StoreTrouble, StreamId } from '../storage/index.js'
import { inFreshStore, type Suite } from './place.js'
import { addressesSuite } from './suites/addresses.js'
import { apartSuite } from './suites/apart.js'
import { changedSuite } from './suites/changed.js'
import { conflictsSuite } from './suites/conflicts.js'
import { crashSuite } from './suites/crash.js'
import { longLogSuite } from './suites/long-log.js'
import { orderSuite } from './suites/order.js'
import { payloadsSuite } from './suites/payloads.js'
import { processesSuite } from './suites/processes.js'
import { raceSuite } from './suites/race.js'
import { recordsSuite } from './suites/records.js'
import { retriesSuite } from './suites/retries.js'
import { valuesSuite } from './suites/values.js'

/** The three words of a test runner that the contract needs: `{ describe, it }` of Vitest, `{ describe, it }` of `node:test`, and others like them. */
export interface TestRunner {
  readonly describe: (name: string, suite: () => void) => void
  readonly it: (name: string, test: () => Promise<void>, timeoutMs?: number) => void
}

/** A new and empty store, for one test. */
export interface FreshStore {
  /** Its address, as the adapter's `open` takes it. */
  readonly url: string
  /** Looks behind the adapter: what the engine holds of a stream, read by other means than the adapter. */
  readonly behind?: (stream: StreamId) => Promise<readonly Commit['events'][]>
  /** Kills the engine as a loss of power would, and starts it again: for engines that are servers. */
  readonly crash?: () => Promise<void>
  /** Takes the store away. */
  readonly dispose: () => Promise<void>
}

/** The adapter that is put to the test. */
export interface ContractInput {
  readonly runner: TestRunner
  /** The module of the adapter, which exports `open`: as a path or an address of a file, for other processes load it too. */
  readonly module: string | URL
  readonly fresh: () => Promise<FreshStore>
  /** What the adapter promises otherwise than to outlive a crash, to be written by many processes, in which its engine runs, and to be asked for news. What it does not promise is not tested, and the name of a test says so. */
  readonly promises?: Partial<ContractPromises>
  /** Addresses that cannot be opened, and what is thrown then. */
  readonly wrongAddresses?: readonly { readonly url: string; readonly code: StoreTrouble }[]
  /** How much is tried; by default what a build has time for. */
  readonly size?: Partial<ContractSize>
  /** Draws the moments at which is killed, so that another run kills at others. */
  readonly seed?: number
}

/** What the contract holds an adapter to. Each is compared with what the adapter says or has, so that nothing is left out by mistake. */
export interface ContractPromises extends Pick<Capabilities, 'outlives' | 'writers'> {
  /** Whether the engine is a server that `crash` kills, or runs in the processes that write. */
  readonly engine: 'in-process' | 'a-server'
  /** Whether the adapter tells of news by `changed`. */
  readonly news: 'asked-for' | 'told'
}

/** How much the contract tries. */
export interface ContractSize {
  /** How often writers race for one place. */
  readonly races: number
  /** How many events the long log has. */
  readonly longLog: number
  /** How often a process is killed while it writes. */
  readonly kills: number
}

/**
 * Tests that a store keeps what it promises: every adapter passes this before a cooperative's votes are trusted to it. Suites are registered with the runner under names that stay, so that a report says what is broken:
 * `order`, `conflicts`, `race`, `retries`, `crash`, `processes`, `long log`, `apart`, `values`, `payloads`, `records`, `changed`, `addresses`.
 *
 * Every test asks for a fresh store, opens it by the adapter's module, and takes it away again. Needs Node, for it starts and kills processes.
 *
 * @example
 * ```ts
 * import { storeContract } from 'coop-rules/testing'
 *
 * const names: string[] = []
 * storeContract({
 *   // In a test file these are `describe` and `it` of the runner.
 *   runner: { describe: (name, suite) => { names.push(name); suite() }, it: () => undefined },
 *   module: 'dist/my-adapter.js',
 *   fresh: () => Promise.resolve({ url: 'my-engine:test', dispose: () => Promise.resolve() }),
 * })
 * names[0] // => 'order'
 * ```
 */
export const storeContract = (input: ContractInput): void => {
  const { runner, size, promises, wrongAddresses = [], seed = 1 } = input
  for (const [name, suite] of SUITES)
    runner.describe(name, () => {
      suite({
        test: (title, body, timeoutMs = TIMEOUT_MS) => runner.it(title, () => inFreshStore(input, body), timeoutMs),
        size: { ...SIZE, ...size },
        promises: { ...PROMISES, ...promises },
        wrongAddresses,
        seed,
      })
    })
}

const SUITES: readonly (readonly [name: string, suite: (suite: Suite) => void])[] = [
  ['order', orderSuite],
  ['conflicts', conflictsSuite],
  ['race', raceSuite],
  ['retries', retriesSuite],
  ['crash', crashSuite],
  ['processes', processesSuite],
  ['long log', longLogSuite],
  ['apart', apartSuite],
  ['values', valuesSuite],
  ['payloads', payloadsSuite],
  ['records', recordsSuite],
  ['changed', changedSuite],
  ['addresses', addressesSuite],
]

const SIZE: ContractSize = { races: 300, longLog: 20_000, kills: 8 }

const PROMISES: ContractPromises = {
  outlives: 'a-crash',
  writers: 'many-processes',
  engine: 'in-process',
  news: 'asked-for',
}

const TIMEOUT_MS = 120_000
