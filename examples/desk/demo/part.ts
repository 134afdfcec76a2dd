import { createHash } from 'node:crypto'
import type { Command } from 'coop-rules/cooperative'
import type { CoopHouse } from '../kernel/house.js'
import type { Told } from '../kernel/names.js'

/** What happens in a co-op of the demonstration, told by one chapter: the days are counted back from today, so that what is open is open now. */
export interface DemoPart {
  readonly commands: (day: DaysAgo) => readonly Command[]
  /** What ids stand for. */
  readonly names?: Readonly<Record<string, Told>>
  /** The texts behind fingerprints: what `demoText` was asked for. */
  readonly texts?: readonly DemoText[]
  /** What is not in the log, once the commands were given; done twice, it is as if it was done once. */
  readonly after?: (house: CoopHouse) => Promise<void>
}

/** The day so many days ago, as YYYY-MM-DD. */
export type DaysAgo = (days: number) => string

/** A text of the demonstration, and the fingerprint by which the log knows it. */
export interface DemoText {
  readonly fingerprint: string
  readonly salt: string
  readonly text: string
  readonly translation: string
}

/** A text in both languages. Its salt is no secret: nothing here is true. */
export const demoText = (text: string, translation: string): DemoText => {
  const salt = createHash('sha256').update(text).digest('hex').slice(0, 24)
  return { salt, text, translation, fingerprint: createHash('sha256').update(`${salt}\n${text}`).digest('hex') }
}
