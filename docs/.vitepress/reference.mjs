import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * What TypeDoc spells out wherever it is met, and nobody reads twice: all ids of clauses, one after the other, their texts, and all generators of a room, which have a row
 * each below. The reference names their type instead, once it has been made.
 */
const api = fileURLToPath(new URL('../api', import.meta.url))
const LISTS = /\\\{ `[\w-]+`: [^\n]*(?:`Arbitrary`|`es`)[^\n]*\\\}(?= \| |$)/gm
const ALL = /(?:`"(?:WJC|WC|CW)-\d+"` \\\| )+`"(?:WJC|WC|CW)-\d+"`/g

for (const entry of readdirSync(api, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.md')) continue
  const file = join(entry.parentPath, entry.name)
  const place = relative(dirname(file), join(api, 'reasons.md'))
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text
      .replaceAll(ALL, (ids) => (ids.length > 400 ? `[\`ClauseId\`](${place}#clauseid)` : ids))
      .replaceAll(LISTS, (all) => (all.length > 400 ? '`object`' : all)),
  )
}
