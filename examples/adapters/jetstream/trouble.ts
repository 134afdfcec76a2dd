import { JetStreamApiError } from '@nats-io/jetstream'
import { errors } from '@nats-io/transport-node'
import { isRulesError } from 'coop-rules/problems'
import { type StoreTrouble, storeTrouble } from 'coop-rules/storage'

/** What the cluster or the way to it said, as trouble of a store. Where the cluster did not say no, nobody knows whether it did what it was asked. */
export const troubleOf = (url: string, error: unknown): Error => {
  if (isRulesError(error)) return error
  return storeTrouble(kindOf(error), { url, cause: causes(error).at(-1) })
}

/** The same of a message that was sent to streams on so many nodes. A leader without room says so when the message is its turn, and by then the others may have stored it. */
export const troubleOfSent = (url: string, error: unknown, replicas: number): Error =>
  replicas > 1 && IN_ITS_TURN.has(codeOf(error) ?? 0)
    ? storeTrouble('store-unreachable', { url, cause: causes(error).at(-1) })
    : troubleOf(url, error)

/** Nobody took a message, or a question: there is no such stream, or nobody leads it just now. Nothing was stored. */
export const isNobodyThere = (error: unknown): boolean =>
  causes(error).some((cause) => cause instanceof errors.NoRespondersError)

/** A question that may be asked again, for nobody answered, or somebody who leads no more or not yet. */
export const isNoAnswer = (error: unknown): boolean =>
  isNobodyThere(error) || error instanceof errors.TimeoutError || NOT_NOW.has(codeOf(error) ?? 0)

/** The number of the error by which the cluster said no, if it did. */
export const codeOf = (error: unknown): number | undefined =>
  causes(error).find((cause) => cause instanceof JetStreamApiError)?.code

/** The stream ends elsewhere than expected. */
export const WRONG_LAST_SEQUENCE = 10071
export const STREAM_NOT_FOUND = 10059
export const NO_MESSAGE_FOUND = 10037

/** Said by a cluster that has no leader, or by a node that leads no more. */
const NOT_NOW: ReadonlySet<number> = new Set([10004, 10008, 10009, 10118])

const kindOf = (error: unknown): StoreTrouble => {
  if (causes(error).some((cause) => REFUSALS.some((refusal) => cause instanceof refusal))) return 'store-login-refused'
  return KINDS.get(codeOf(error) ?? 0) ?? 'store-unreachable'
}

/** No room on this node, and a message that it could not write. */
const IN_ITS_TURN: ReadonlySet<number> = new Set([10023, 10077])

/** By the number of the error. Whatever is not among them leaves open what became of the message. */
const KINDS: ReadonlyMap<number, StoreTrouble> = new Map([
  // More replicas than nodes.
  [10005, 'store-address'],
  [10074, 'store-address'],
  // JetStream is not switched on.
  [10039, 'store-address'],
  [10076, 'store-address'],
  // A limit of the server, of the account or of the stream.
  [10002, 'store-full'],
  [10023, 'store-full'],
  [10026, 'store-full'],
  [10027, 'store-full'],
  [10028, 'store-full'],
  [10047, 'store-full'],
  [10077, 'store-full'],
  [10110, 'store-read-only'],
  [10109, 'store-read-only'],
])

const REFUSALS = [
  errors.AuthorizationError,
  errors.UserAuthenticationExpiredError,
  errors.PermissionViolationError,
] as const

/** An error and what caused it, and what caused that. */
const causes = (error: unknown): readonly unknown[] =>
  error instanceof Error && error.cause !== undefined ? [error, ...causes(error.cause)] : [error]
