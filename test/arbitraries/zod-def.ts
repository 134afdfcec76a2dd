import type { z } from 'zod'

/** The parts of a schema of zod that tests walk through. */
export interface Def {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly element?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly entries?: Readonly<Record<string, string>>
  readonly values?: readonly string[]
  readonly keyType?: z.ZodType
  readonly valueType?: z.ZodType
}

/** What a schema is made of. */
export const defOf = (schema: z.ZodType): Def => schema._zod.def
