import type { Fields } from '../calendar/index.js'
import { compare, ONE, type Ratio } from '../exact/index.js'
import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'

/** A part of a whole, from nothing to all of it; undefined where it is none, and noted. */
export const readShareOfWhole = (value: unknown, path: string, fields: Fields): Ratio | undefined => {
  const share = fields.number(value, path)
  if (share === undefined || (share.numerator >= 0n && compare(share, ONE) <= 0)) return share
  return fields.note(problem(says.notAShare, { path, received: value }))
}
