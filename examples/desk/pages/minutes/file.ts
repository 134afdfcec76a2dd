import type { MinutesEntry } from 'coop-rules/cooperative'
import type { Asked } from '../../kernel/route.js'

/** What the minutes say to whoever asks, one entry a line, the oldest first: the words of the pages, and no more than these. */
export async function minutesFile(asked: Asked) {
  const all: MinutesEntry[] = []
  for (let before: number | undefined = Number.POSITIVE_INFINITY; before !== undefined; ) {
    const { entries, older }: { readonly entries: readonly MinutesEntry[]; readonly older: number | undefined } =
      await asked.house.history.page({ viewer: asked.me, before, atLeast: 5_000 })
    all.push(...entries)
    before = older
  }
  const lines: string[] = []
  for (const { n, event, because } of all.reverse()) {
    const { at, type, by } = event
    lines.push(`${JSON.stringify({ n, at, type, by, says: await asked.tell(because) })}\n`)
  }
  return asked.download({
    name: `${asked.house.coop}-minutes.jsonl`,
    type: 'application/x-ndjson',
    body: lines.join(''),
  })
}
