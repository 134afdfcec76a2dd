import type { Child } from 'hono/jsx'

/** One thing that awaits somebody, as a card of the first page says it. */
export interface Awaited {
  /** What kind of thing it is, in a word. */
  readonly kind: string
  readonly title: string
  /** Where one can act. */
  readonly to: string
  /** What one can do there. */
  readonly act: string
  /** The rule that applies. */
  readonly rule?: Child
  /** How it stands, or what is in force. */
  readonly now?: Child
  /** What would change it. */
  readonly changes?: Child
  /** The day on which it closes, or is held. */
  readonly until?: string | undefined
  /** What is to be said of that day: that it is not included, or that it may close before. */
  readonly orEarlier?: string
  /** Until when, where no day says it. */
  readonly untilWhen?: Child
}

/** What closes first comes first; then what has no end, in the order in which it was gathered. */
export const inOrderOfDays = (all: readonly Awaited[]): readonly Awaited[] =>
  all
    .map((one, at) => ({ one, at }))
    .sort((a, b) => {
      const [first, second] = [a.one.until ?? NEVER, b.one.until ?? NEVER]
      return first < second ? -1 : first > second ? 1 : a.at - b.at
    })
    .map(({ one }) => one)

const NEVER = '9999-99-99'
