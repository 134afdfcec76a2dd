import type { MinutesEntry } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Day, Empty } from './parts.js'
import type { Asked } from './route.js'
import { wordsOf } from './words.js'

/** What happened, the newest first, in the words of the minutes, and a way to what is older. `none` says what there is where nothing is. */
export const Happenings: FC<{
  readonly asked: Asked
  readonly entries: readonly MinutesEntry[]
  readonly older: number | undefined
  readonly none: string
  /** Where this page is, below the co-op. */
  readonly at: string
}> = async ({ asked, entries, older, none, at }) => {
  const told = await Promise.all(
    entries.map(async ({ event, because }) => (
      <li class="card">
        <p class="soft">
          <Day on={event.at} asked={asked} />
        </p>
        <p>{await asked.tell(because)}</p>
      </li>
    )),
  )
  return (
    <>
      {entries.length === 0 ? (
        <Empty>
          <p>{none}</p>
        </Empty>
      ) : (
        <ol class="cards" reversed>
          {told}
        </ol>
      )}
      {older === undefined ? null : (
        <p>
          <a href={asked.path(`${at}?before=${older}`)}>{asked.words(WORDS).older}</a>
        </p>
      )}
    </>
  )
}

/** Which page of what happened was asked for: what lies before a place of the log; the newest, where nothing sensible is said. */
export const beforeIn = (asked: Asked): { readonly before?: number } => {
  const before = Number(asked.query('before') ?? Number.NaN)
  return Number.isSafeInteger(before) && before > 0 ? { before } : {}
}

const WORDS = wordsOf({ older: ['Older', 'Más antiguo'] })
