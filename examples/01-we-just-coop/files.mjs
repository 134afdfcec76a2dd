// The files of this example. A real application would read its own tables; the rules do not mind where ballots come from.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

export const readCsv = (name) =>
  parse(readFileSync(new URL(name, import.meta.url)), { columns: true, bom: true, skip_empty_lines: true })

export const readJson = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
