import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'

/** What can be wrong with a store, whatever its engine. */
export type StoreTrouble =
  /** Nobody answers at its address, or the connection broke: what was asked may have happened, or not. */
  | 'store-unreachable'
  /** It answers, and does not let us in. */
  | 'store-login-refused'
  /** The address is none that the adapter can open. */
  | 'store-address'
  /** Another process has it, and it is for one at a time; or it was busy for too long. Nothing was stored. */
  | 'store-in-use'
  /** It has no room. Nothing was stored. */
  | 'store-full'
  /** It takes nothing: a disk or server that may only be read. Nothing was stored. */
  | 'store-read-only'
  /** It was made by an older version, and cannot be brought to this one by itself. */
  | 'store-older'
  /** It was made by a newer version of the adapter. */
  | 'store-newer'
  /** Something in it is not as it was written, or is no store at all. */
  | 'store-damaged'

/**
 * The error of a store, in words of people who look after one. Every adapter throws its engine's troubles by it; what the engine said is its `cause`. A password in the address is not told.
 *
 * @example
 * ```ts
 * import { storeTrouble } from 'coop-rules/storage'
 *
 * storeTrouble('store-unreachable', { url: 'postgres://desk:secret@localhost:5432/coop' }).problems[0].received // => '"postgres://desk:***@localhost:5432/coop"'
 * ```
 */
export const storeTrouble = (
  code: StoreTrouble,
  { url, cause }: { readonly url: string; readonly cause?: unknown },
): RulesError => {
  const reason = cause instanceof Error && cause.message !== '' ? cause.message : 'no more is known'
  const found = problem(SAYINGS[code], { path: '', received: withoutPassword(url), facts: { reason: told(reason) } })
  return Object.assign(new RulesError([found]), { cause })
}

/** Events that are too large to be stored together: the store would not take them, so they are not sent. */
export const tooLargeTogether = (bytes: number, most: number): RulesError =>
  new RulesError([problem(says.tooLargeTogether, { path: 'events', received: bytes, facts: { most } })])

/** A place that is none of this store's was given to be read from. */
export const positionUnknown = (position: string): RulesError =>
  new RulesError([problem(says.positionUnknown, { path: 'after', received: position })])

/** An address without its password: all that stands between the name and the last `@`, for whoever mistypes one may have left a `/` or `@` in it; and a `password` among its parameters. */
const withoutPassword = (url: string): string => withoutParameter(url.replace(/(:\/\/[^:@/\s]*):.*@/s, '$1:***@'))

/** A sentence of an engine, with an address in it perhaps. */
const told = (text: string): string => withoutParameter(text.replaceAll(/(:\/\/[^:@/\s]*):\S*@/g, '$1:***@'))

const withoutParameter = (text: string): string => text.replaceAll(/([?&]password=)[^&\s]*/gi, '$1***')

const SAYINGS = {
  'store-unreachable': says.storeUnreachable,
  'store-login-refused': says.storeLoginRefused,
  'store-address': says.storeAddress,
  'store-in-use': says.storeInUse,
  'store-full': says.storeFull,
  'store-read-only': says.storeReadOnly,
  'store-older': says.storeOlder,
  'store-newer': says.storeNewer,
  'store-damaged': says.storeDamaged,
} as const satisfies Readonly<Record<StoreTrouble, unknown>>
