/** What the tests take from the comparison, which is plain JavaScript so that any Node runs it. */
interface Rule {
  readonly name: string
  readonly wrong: (asked: never) => unknown
}
interface Published {
  readonly rule: string
  readonly source: string
  readonly asked: unknown
  /** What of the answer was published; all of it where nothing is said. */
  readonly told?: (answer: never) => unknown
  readonly expected: unknown
}
interface Found {
  readonly at: number
  readonly path: string
  readonly asked: unknown
  readonly ours: unknown
  readonly theirs: unknown
}
interface Oracle {
  readonly ask: (rule: string, cases: readonly unknown[]) => Promise<readonly unknown[]>
  readonly close: () => Promise<void>
}
export const PYTHON: string | undefined
export const RULES: readonly Rule[]
export const PUBLISHED: readonly Published[]
export const openOracle: () => Oracle
export const compareRule: (input: {
  readonly oracle: Oracle
  readonly rule: Rule
  readonly cases: number
  readonly seed: string
  readonly from?: number
  readonly change?: (asked: never) => unknown
}) => Promise<{
  readonly compared: number
  readonly kinds: ReadonlyMap<string, number>
  readonly found: Found | undefined
}>
export const shrink: (
  oracle: Oracle,
  rule: Rule,
  asked: unknown,
  change?: (asked: never) => unknown,
) => Promise<Omit<Found, 'at'> | undefined>
