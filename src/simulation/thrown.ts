import { isRulesError } from '../problems/index.js'

/** What was thrown, as text: of an error of ours its code too. */
export const thrownText = (error: unknown): string =>
  isRulesError(error) ? `${error.code}: ${error.message}` : String(error)
