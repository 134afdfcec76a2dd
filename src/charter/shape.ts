import { z } from 'zod'
import { CHAPTERS, SECTIONS } from './chapters/list.js'
import type { Fieldset } from './field.js'
import { CURRENCY, day, ID, text } from './kinds.js'

const CLAUSES = z.array(z.string().min(1).max(100)).meta({ description: 'The clauses or sources it rests on, by id' })
const HEADING = {
  title: text.schema.meta({ description: 'What members call it, in one language or in both' }),
  clauses: CLAUSES.nullable(),
  reading: text.schema.nullable().meta({ description: 'How a text that left something open is read here' }),
  since: day.schema.nullable().meta({ description: 'From which day on it holds' }),
  until: day.schema.nullable().meta({ description: 'Until which day it holds, that day not included' }),
}

/** A provision as it may be written in a file: any of its fields, for the others may be inherited. */
const provisionShape = (fields: Fieldset): z.ZodType =>
  z
    .strictObject({
      ...HEADING,
      ...Object.fromEntries(
        Object.entries(fields).map(([name, { kind, en, optional }]) => {
          const schema = kind.schema.meta({ description: describe(en) })
          return [name, optional ? schema.nullable() : schema]
        }),
      ),
    })
    .partial()
    .nullable()

const describe = ([label, sentence]: readonly [string, string, string?]): string =>
  label === '' ? sentence.replace('{}', '…') : `${label}: ${sentence.replace('{}', '…')}`

const sectionShape = (section: (typeof SECTIONS)[number]): z.ZodType => {
  const chapter = CHAPTERS[section]
  const shape =
    chapter.form === 'many'
      ? z.record(ID, provisionShape(chapter.fields))
      : z.strictObject(
          Object.fromEntries(
            Object.entries(chapter.provisions as Readonly<Record<string, Fieldset>>).map(([name, fields]) => [
              name,
              provisionShape(fields).optional(),
            ]),
          ),
        )
  return shape.optional().meta({ description: chapter.title[0] })
}

/** The shape of a charter file. */
export const CHARTER_SHAPE: z.ZodType = z.strictObject({
  $schema: z.string().optional().meta({ description: 'Where the editor finds the schema' }),
  id: ID.meta({ description: 'The short name of this charter' }),
  version: z.string().min(1).max(40).meta({ description: 'The version of this charter' }),
  extends: z
    .strictObject({ charter: ID, version: z.string().min(1).max(40) })
    .optional()
    .meta({ description: 'The charter this one is a fork of; only what differs is written here' }),
  title: text.schema.meta({ description: 'What members call the charter' }),
  about: text.schema.nullable().optional().meta({ description: 'What it is, in a few sentences' }),
  legalForm: text.schema
    .nullable()
    .optional()
    .meta({ description: 'The legal form it assumes; no charter is legal advice' }),
  country: text.schema.nullable().optional().meta({ description: 'The country whose law it has in mind' }),
  currency: CURRENCY.nullable().optional().meta({ description: 'ISO 4217 code' }),
  licence: z
    .string()
    .min(1)
    .max(200)
    .nullable()
    .optional()
    .meta({ description: 'Under which licence others may use it' }),
  ...Object.fromEntries(SECTIONS.map((section) => [section, sectionShape(section)])),
})

/**
 * The JSON Schema of a charter file, for editors: they complete the names of provisions and fields, and mark what does not belong. Whether a charter is sound is
 * said by `checkCharter`.
 *
 * @example
 * ```ts
 * import { charterJsonSchema } from 'coop-rules/charter'
 *
 * Object.keys(charterJsonSchema().properties ?? {}).includes('averageItems') // => true
 * ```
 */
export const charterJsonSchema = (): { readonly properties?: Readonly<Record<string, unknown>> } =>
  z.toJSONSchema(CHARTER_SHAPE, { io: 'input', unrepresentable: 'any', target: 'draft-7', reused: 'ref' })
