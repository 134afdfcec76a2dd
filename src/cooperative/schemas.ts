import { z } from 'zod'
import { amount } from './accounts/shapes.js'
import { COMMAND_SCHEMAS } from './commands.js'
import { EVENT_SCHEMAS } from './events.js'
import { day, fingerprint, id, minor, number, sha256, votingKey, writtenNumber } from './shapes.js'

/** A JSON Schema, draft 7. */
export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * The JSON Schema of a command, so that programs in other languages can write commands and check them before they are given: every kind of command by its `type`, with its fields. What a schema cannot say is
 * left to `decide`: that a day is in the calendar, that an amount is not too large, and every rule of the charter.
 *
 * @example
 * ```ts
 * import { commandJsonSchema } from 'coop-rules/cooperative'
 *
 * Object.keys(commandJsonSchema()) // => ['$schema', 'anyOf', 'definitions']
 * ```
 */
export const commandJsonSchema = (): JsonSchema => schemaOf(Object.values(COMMAND_SCHEMAS))

/**
 * The JSON Schema of an event of the version written today, so that programs in other languages can read a log. Older versions are read by `readEvent`, which brings them to this one.
 *
 * @example
 * ```ts
 * import { eventJsonSchema } from 'coop-rules/cooperative'
 *
 * Object.keys(eventJsonSchema()) // => ['$schema', 'anyOf', 'definitions']
 * ```
 */
export const eventJsonSchema = (): JsonSchema => schemaOf(Object.values(EVENT_SCHEMAS))

/** What our own readers check, as far as a schema can say it; each is written once, and pointed at. */
const KINDS = z
  .registry<{ readonly id: string; readonly description: string; readonly [keyword: string]: unknown }>()
  .add(id, {
    id: 'id',
    description: 'An opaque id of your own: text on one line, never the name of a person',
    minLength: 1,
    maxLength: 200,
    pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$',
  })
  .add(day, { id: 'day', description: 'A day, as YYYY-MM-DD', pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
  .add(number, {
    id: 'number',
    description: 'An exact number: 12, "0.5", "2/3", "72%"; long ones as text',
    maxLength: 1000,
    pattern: '^([+-]?\\d+(\\.\\d+)?%?|[+-]?\\d+/0*[1-9]\\d*)$',
  })
  .add(minor, {
    id: 'minor',
    description: "Whole smallest units of the cooperative's currency, as a text of digits",
    maxLength: 1000,
    pattern: '^[+-]?\\d+$',
  })
  .add(amount, {
    id: 'amount',
    description: 'The same, of one unit or more',
    maxLength: 1000,
    pattern: '^\\+?0*[1-9]\\d*$',
  })
  .add(writtenNumber, { id: 'writtenNumber', description: 'An exact number, as a decimal or a fraction: "0.5", "2/3"' })
  .add(fingerprint, {
    id: 'fingerprint',
    description: 'The fingerprint of a record kept beside the log: hexadecimal, of a salted hash',
  })
  .add(sha256, { id: 'sha256', description: 'A SHA-256, in hexadecimal digits' })
  .add(votingKey, { id: 'votingKey', description: 'The public half of a voting key, in hexadecimal digits' })

const schemaOf = (kinds: readonly z.ZodType[]): JsonSchema =>
  z.toJSONSchema(z.union(kinds), { io: 'input', unrepresentable: 'any', target: 'draft-7', metadata: KINDS })
