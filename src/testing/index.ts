/**
 * For those who test: the contract that every store passes, stories of a cooperative under a charter, generators of everything.
 *
 * @module
 */
export {
  type ContractInput,
  type ContractPromises,
  type ContractSize,
  type FreshStore,
  storeContract,
  type TestRunner,
} from './contract.js'
export { type Asked, type Expected, type Given, given, type When } from './given.js'
export { type Arbitraries, arbitraries } from './generators/arbitraries.js'
export type { FastCheck } from './generators/kit.js'
