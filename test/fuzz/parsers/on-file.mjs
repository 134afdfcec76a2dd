// The command on files. Each is written into a folder of the thread's own.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { room } from '../library.mjs'
import { ROOT } from '../seeds.mjs'
import { loadRun } from './commands.mjs'

export let folder
export let problems
export const prepare = async () => {
  await loadRun()
  problems = await room('problems')
  folder ??= mkdtempSync(join(tmpdir(), 'coop-rules-fuzz-'))
  // A thread that is ended leaves its folder to the process.
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
}
export const latin = (text) => Buffer.from(text, 'utf8').toString('latin1')
export const bytesOf = (text) => Buffer.from(text, /[^\0-\xff]/.test(text) ? 'utf8' : 'latin1')
export const example = (name) => latin(readFileSync(join(ROOT, name), 'utf8'))
export const written = (name, text) => {
  const file = join(folder, name)
  rmSync(`${file}.lock`, { force: true })
  writeFileSync(file, bytesOf(text))
  return file
}

export const onFile = (name, reads, { sources, seeds, words, read, ...more }) => ({
  name,
  reads,
  form: 'bytes',
  promise: 'refuses',
  sources: ['src/cli/files.ts', 'src/cli/broken-json.ts', 'src/cli/strict-json.ts', ...sources],
  words,
  batch: 24,
  costs: 4,
  prepare,
  seeds,
  read,
  ...more,
})

/** What was told of a file, without where the file is. */
export const without = (answer) =>
  JSON.parse(JSON.stringify(answer).replaceAll(JSON.stringify(folder).slice(1, -1), 'folder'))

export const JSON_WORDS = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"id"',
  '"extends"',
  '{"a":1,"a":2}',
  '12345678901234567890',
  '1e400',
  '\\u0000',
  '\\ud800',
  '"__proto__":{}',
  '\n',
]
