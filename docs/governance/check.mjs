/**
 * The project is governed by a charter like any other cooperative's, and checks it by the command that it gives to others: the charter is sound, its parent is what it was, the by-laws are its words, and the log is whole and follows from the
 * charter. `npm run check:governance` after a build; `-- --write` writes the by-laws.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '../..')
/** Another folder with the same files, for the test of this. */
const folder = process.env['COOP_RULES_GOVERNANCE'] ?? import.meta.dirname
const charter = join(folder, 'charter.json')
const log = join(folder, 'log.jsonl')
const BY_LAWS = { en: 'by-laws.md', es: 'estatutos.md' }

let failed = false
const ran = (...words) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...words], { encoding: 'utf8' })
  if (status !== 0) {
    failed = true
    console.error(`coop-rules ${words.map((word) => relative(root, word) || word).join(' ')}\n${stdout}${stderr}`)
  }
  return stdout
}

console.log(ran('check', charter, '--lang', 'en').trimEnd())
for (const [lang, name] of Object.entries(BY_LAWS)) {
  const text = ran('render', charter, '--lang', lang)
  const file = join(folder, name)
  if (process.argv.includes('--write')) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    failed = true
    console.error(`${name} is not what the charter says: npm run check:governance -- --write`)
  }
}
// Reading the minutes checks the chain of the log, and that each event can follow from those before it under the charter.
const [, founding] = readFileSync(log, 'utf8').split('\n')
const minutes = ran('minutes', log, '--as', JSON.parse(founding).event.by, '--charter', charter, '--lang', 'en')
console.log(`the log is whole: ${minutes.trimEnd().split('\n').length} lines of minutes`)
if (failed) process.exitCode = 1
