import { z } from 'zod'
import { type CalendarDate, readDate } from '../calendar/index.js'
import { readExact, readMinor } from '../exact/index.js'
import { idProblem, type Problem } from '../problems/index.js'

/** Adds what our own readers find wrong to what the schema finds. */
const checked = <Schema extends z.ZodType>(
  schema: Schema,
  check: (value: z.output<Schema>) => Problem | undefined,
): Schema =>
  schema.superRefine((value, context) => {
    const found = check(value)
    if (found !== undefined) context.addIssue({ code: 'custom', params: { problem: found } })
  })

/** The opaque id of a member, a project, a decision: never a name. */
export const id = checked(z.string(), (value) => idProblem(value, ''))

/** A day, as YYYY-MM-DD. */
export const day = checked(z.string(), (value) => {
  const read = readDate(value, '')
  return typeof read === 'string' ? undefined : read
}) as unknown as z.ZodType<CalendarDate, string>

/** An exact number as people write it: 12, "0.5", "2/3", "72%". */
export const number = checked(z.union([z.string(), z.number()]), (value) => {
  const read = readExact(value, '')
  return 'code' in read ? read : undefined
})

/** An exact number as events write it (written.ts): a decimal, or else a fraction. Of any length: a mean of many fractions is long. */
export const writtenNumber = z.string().regex(/^-?\d+(\.\d+|\/\d+)?$/)

/** Whole smallest units of the cooperative's currency, as a text of digits, so that no amount is too large for JSON. */
export const minor = checked(z.string(), (value) => {
  const read = readMinor(value, '')
  return typeof read === 'bigint' ? undefined : read
})

/** How many. */
export const count = z.number().int().min(0)

/** The fingerprint of a record kept beside the log: a text, a document, a name. Hexadecimal, of a salted hash; what it stands for can be erased without breaking the log. */
export const fingerprint = z.string().regex(/^[0-9a-f]{16,128}$/)

/** A SHA-256, in hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** The public half of a voting key, in hexadecimal digits. */
export const votingKey = z.string().regex(/^[0-9a-f]{64}$/)

/** Who holds a part of a key: ids of members, or of people from outside. */
export const holders = z.array(id).min(1).max(100)

/** For, against, or neither. */
export const choice = z.enum(['for', 'against', 'abstain'])

/** The fields of one kind of command or event, beside what all of them have. */
export type Fields = z.ZodRawShape

/** Data in which nothing can be changed, however deep: what is given to a decider, and what comes out of it, is only read. */
export type DeepReadonly<Data> = Data extends string | number | boolean | undefined
  ? Data
  : Data extends readonly (infer Element)[]
    ? readonly DeepReadonly<Element>[]
    : { readonly [Key in keyof Data]: DeepReadonly<Data[Key]> }

/** Kinds of commands by name, as people write them, as one union told apart by `type`. */
export type CommandsOf<Kinds extends Readonly<Record<string, Fields>>> = {
  readonly [Type in keyof Kinds & string]: { readonly type: Type } & (keyof Kinds[Type] extends never
    ? object
    : DeepReadonly<z.input<z.ZodObject<Kinds[Type]>>>)
}[keyof Kinds & string]

/** Kinds of events by name, as they were checked, as one union told apart by `type`. */
export type EventsOf<Kinds extends Readonly<Record<string, Fields>>> = {
  readonly [Type in keyof Kinds & string]: { readonly type: Type } & (keyof Kinds[Type] extends never
    ? object
    : DeepReadonly<z.output<z.ZodObject<Kinds[Type]>>>)
}[keyof Kinds & string]
