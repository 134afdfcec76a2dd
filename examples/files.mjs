// The files of an example. A real application would read its own tables; the rules do not mind where ballots and hours come from.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** Reads the files that lie beside a script: hand in its `import.meta.url`. */
export const filesBeside = (script) => {
  const bytes = (name) => readFileSync(new URL(name, script))
  return {
    readCsv: (name) => parse(bytes(name), { columns: true, bom: true, skip_empty_lines: true }),
    readJson: (name) => JSON.parse(bytes(name).toString('utf8')),
  }
}
