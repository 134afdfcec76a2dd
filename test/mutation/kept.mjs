import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'

/** The files of a room that can be mutated. */
export const filesOf = (room) =>
  readdirSync(`src/${room}`, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `src/${room}/${name.replaceAll('\\', '/')}`)
    .toSorted()

/** The code of each file of a room: what became of the mutants of another code says nothing about this one. */
const codesOf = (room) => {
  const codeOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex')
  return Object.fromEntries(filesOf(room).map((file) => [file, codeOf(file)]))
}

/** Begins a file of what becomes of each mutant, a line each as it is known, so that a run that is cut short was not for nothing. */
export const begin = (results, room) => writeFileSync(results, `${JSON.stringify(codesOf(room))}\n`)

export const keep = (results, mutant) => appendFileSync(results, `${JSON.stringify(mutant)}\n`)

/** What is known of the files that are as they were; of a mutant that was tried twice the last. */
export const kept = (results, room) => {
  if (!existsSync(results)) return []
  const [first, ...lines] = readFileSync(results, 'utf8').trimEnd().split('\n')
  const [then, now] = [JSON.parse(first), codesOf(room)]
  const mutants = new Map(lines.map((line) => JSON.parse(line)).map((mutant) => [mutant.key, mutant]))
  return [...mutants.values()].filter(({ key }) => {
    const [file] = key.split(' ', 1)
    return then[file] === now[file]
  })
}
