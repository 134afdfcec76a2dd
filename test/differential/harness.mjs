import { DECIDING } from './published/deciding.mjs'
import { MONEY } from './published/money.mjs'
import { VECTORS } from './published/vectors.mjs'

export { openOracle, PYTHON } from './oracle.mjs'
export { RULES } from './rules.mjs'
export { compareRule } from './run-rule.mjs'
export { shrink } from './shrink.mjs'

/** At least one example of each rule that others worked out, or that stands in a text. */
export const PUBLISHED = [...DECIDING, ...MONEY, ...VECTORS]
