import { isRulesError } from 'coop-rules/problems'

/** A line of the log: facts, and never a choice, a name, a text, a token, or an address with one of these in it. */
export type Line = Readonly<Record<string, unknown>>

/** A log of one JSON object a line, each with the time. */
export const openLog =
  (write: (line: string) => void) =>
  (line: Line): void => {
    write(JSON.stringify({ at: new Date().toISOString(), ...line }))
  }

/** What may be told of an error: which it is, and where it was thrown. Its message stays out, for it may quote what somebody wrote. */
export const factsOf = (error: unknown): Line => {
  if (!(error instanceof Error)) return { error: typeof error }
  const { code } = error as { readonly code?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    error: isRulesError(error) ? error.code : error.name,
    ...(typeof code === 'string' && !isRulesError(error) && /^\w{1,40}$/.test(code) ? { code } : {}),
    where: frames.slice(0, 8).map((line) => line.trim()),
  }
}
