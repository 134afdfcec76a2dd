import { createReadStream, existsSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { checkCharter, type Sound } from '../charter/index.js'
import { presetCharters } from '../presets/index.js'
import * as says from '../problems/en.js'
import { isRecord, problem } from '../problems/index.js'
import { sizeOf } from './document.js'
import { type ProblemIn, readStrictly, type RefusedIn, refusedIn } from './files.js'
import type { JsonRead } from './strict-json.js'

/** A charter as it was named on the command line, and what stands there. */
export interface NamedCharter {
  readonly name: string
  /** The file; undefined for a preset, and for standard input. */
  readonly file: string | undefined
  readonly read: JsonRead
}

/** The answer of a command on charters: data for programs, lines for people. */
export interface Answered {
  readonly kind: 'begun' | 'sound' | 'same' | 'different' | 'rebased' | 'conflicts' | 'rendered'
  readonly data: object
  readonly lines: readonly string[]
  /** What is printed as it is instead, to go into a file; the lines are then told beside it, on standard error. */
  readonly text?: string
}

/** Opens a charter: the preset of that id, standard input for "-", or the file. A file that is named like a preset is opened by ./its-name. */
export const openCharter = async (name: string, stdin: Readable): Promise<NamedCharter> => {
  const preset = presetCharters.find(({ id }) => id === name)
  if (preset !== undefined) return { name, file: undefined, read: { kind: 'json', value: preset, hidden: [] } }
  if (name === '-') return { name, file: undefined, read: await readStrictly(stdin) }
  if (!/[./\\]/.test(name) && !existsSync(name)) {
    const meant = `${name} (the presets are ${presetCharters.map(({ id }) => id).join(', ')})`
    throw Object.assign(new Error(name), { code: 'ENOENT', syscall: 'open', path: meant })
  }
  await sizeOf(name)
  return { name, file: name, read: await readStrictly(createReadStream(name)) }
}

/** The charters that may be extended, those named on the command line first. */
export type Library = readonly NamedCharter[]

/** Opens the charters that may be extended: those named, and the presets. One that cannot be read is refused, and so are two that go by one name and differ. */
export const openLibrary = async (names: readonly string[], stdin: Readable): Promise<Library | RefusedIn> => {
  const library = presetCharters.map(
    (value): NamedCharter => ({ name: value.id, file: undefined, read: { kind: 'json', value, hidden: [] } }),
  )
  const problems: ProblemIn[] = []
  for (const name of names) {
    const opened = await openCharter(name, stdin)
    const found = opened.read.kind === 'refused' ? opened.read.problems : opened.read.hidden
    const called = found.length === 0 ? calledOf(opened) : undefined
    const other = library.find((known) => called !== undefined && calledOf(known) === called)
    problems.push(...refusedIn(name, found).problems)
    if (called === undefined || other === undefined) library.unshift(opened)
    else if (canonical(valueOf(opened)) !== canonical(valueOf(other)))
      problems.push(
        ...refusedIn(name, [problem(says.listedTwice, { path: '', received: called, facts: { what: called } })])
          .problems,
      )
  }
  return problems.length === 0 ? library : { kind: 'refused', problems }
}

/** A library in which this charter stands for its id and version, whatever stood for them before. */
export const including = (library: Library, charter: NamedCharter): Library => [
  charter,
  ...library.filter((known) => calledOf(known) !== calledOf(charter)),
]

/** By what a charter is found by those that extend it: its id and its version. */
export const calledOf = (charter: NamedCharter): string | undefined => {
  const value = valueOf(charter)
  const { id, version } = isRecord(value) ? value : {}
  return typeof id === 'string' && typeof version === 'string' ? `${id} ${version}` : undefined
}

/** What stands in a charter's file. */
export const valueOf = ({ read }: NamedCharter): unknown => (read.kind === 'json' ? read.value : undefined)

/** Is this charter sound? What JSON would have hidden of it is told together with everything else. */
export const judge = (charter: NamedCharter, library: Library): Sound | RefusedIn => {
  if (charter.read.kind === 'refused') return refusedIn(charter.name, charter.read.problems)
  const values = library.map(valueOf)
  const checked = checkCharter({ charter: charter.read.value, library: values })
  // What is wrong in the library is told below, by the names of its files.
  const wrong = checked.kind === 'refused' ? checked.problems.filter(({ path }) => !path.startsWith('library[')) : []
  const problems = [...charter.read.hidden, ...wrong]
  if (checked.kind === 'sound' && problems.length === 0) return checked
  // A charter that is there and cannot be read is not there to be extended: what is wrong with it belongs to the answer.
  const behind = wrong.flatMap(({ code, facts = {} }) => {
    const meant = `${facts['charter'] ?? ''} ${facts['version'] ?? ''}`
    const there = code === 'unknown-charter' ? library.find((known) => calledOf(known) === meant) : undefined
    const parent = there === undefined ? undefined : checkCharter({ charter: valueOf(there), library: values })
    return there === undefined || parent?.kind !== 'refused' ? [] : refusedIn(there.name, parent.problems).problems
  })
  return { kind: 'refused', problems: [...refusedIn(charter.name, problems).problems, ...behind] }
}

/** Data as text that does not depend on the order of keys. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}
