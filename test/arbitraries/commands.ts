import fc from 'fast-check'
import type { z } from 'zod'
import { COMMANDS } from '../../src/cooperative/commands.js'
import * as shapes from '../../src/cooperative/shapes.js'

interface Def {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly element?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly entries?: Readonly<Record<string, string>>
  readonly values?: readonly string[]
  readonly valueType?: z.ZodType
}

/** What a generated command speaks of: ids that mean something in the story, most often, and days that move on. */
export interface Pool {
  readonly ids: readonly string[]
  readonly days: readonly string[]
}

/** Commands of every kind there is, made from their schemas: few of them make sense, all of them must be answered. */
export const anyCommand = (pool: Pool): fc.Arbitrary<Record<string, unknown>> =>
  fc.oneof(
    ...Object.entries(COMMANDS).map(([type, fields]) =>
      fc
        .record({ at: fc.constantFrom(...pool.days), by: fc.constantFrom(...pool.ids) })
        .chain((head) =>
          fieldsOf(fields as Readonly<Record<string, z.ZodType>>, pool).map((more) => ({ type, ...head, ...more })),
        ),
    ),
  )

const fieldsOf = (fields: Readonly<Record<string, z.ZodType>>, pool: Pool): fc.Arbitrary<Record<string, unknown>> => {
  const required = Object.keys(fields).filter((name) => defOf(fields[name] as z.ZodType).type !== 'optional')
  return fc.record(Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, valueOf(schema, pool)])), {
    requiredKeys: required,
  })
}

const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def

/** Values of a schema. The kinds of text are told by the very schemas of shapes.ts. */
const valueOf = (schema: z.ZodType, pool: Pool): fc.Arbitrary<unknown> => {
  const known = (one: unknown): boolean => schema === one
  if (known(shapes.id)) return fc.constantFrom(...pool.ids)
  if (known(shapes.day)) return fc.constantFrom(...pool.days)
  if (known(shapes.number)) return fc.constantFrom('0', '1', '25', '40', '2/3', '75%', '0.02', 10)
  if (known(shapes.minor)) return fc.bigInt({ min: 0n, max: 1_000_000n }).map(String)
  if (known(shapes.fingerprint))
    return fc.constantFrom('00112233445566778899aabbccddeeff', 'ffeeddccbbaa99887766554433221100')
  const def = defOf(schema)
  const inner = (one: z.ZodType | undefined): fc.Arbitrary<unknown> => valueOf(one as z.ZodType, pool)
  switch (def.type) {
    case 'optional':
    case 'readonly':
      return inner(def.innerType)
    case 'object':
      return fieldsOf(def.shape ?? {}, pool)
    case 'array':
      return fc.array(inner(def.element), { maxLength: 3 })
    case 'union':
      return fc.oneof(...(def.options ?? []).map(inner))
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries ?? {}))
    case 'literal':
      return fc.constantFrom(...(def.values ?? []))
    case 'boolean':
      return fc.boolean()
    case 'number':
    case 'int':
      return fc.integer({ min: 0, max: 12 })
    case 'string':
      return fc.constantFrom(...pool.ids)
    case 'record':
      return fc.dictionary(fc.constantFrom(...pool.ids), inner(def.valueType), { maxKeys: 3 })
    default:
      return fc.jsonValue()
  }
}
