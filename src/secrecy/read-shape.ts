import type { z } from 'zod'
import { plainCopy, type Problem, type Refused, tellIssues } from '../problems/index.js'

/** Reads data from outside, whatever it is, in a copy of its own: only what has this shape comes out. */
export const readShape = <Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
): { readonly kind: 'read'; readonly value: z.output<Schema> } | Refused => {
  const problems: Problem[] = []
  const copy = plainCopy(given, problems)
  if (problems.length > 0) return { kind: 'refused', problems }
  const read = schema.safeParse(copy)
  if (read.success) return { kind: 'read', value: read.data }
  tellIssues(read.error.issues, schema, copy, problems)
  return { kind: 'refused', problems }
}
