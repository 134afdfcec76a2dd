import {
  chmodSync,
  closeSync,
  createReadStream,
  existsSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import type { Readable } from 'node:stream'
import { checkCharter, type Sound, type WrittenCharter } from '../charter/index.js'
import { presetCharters } from '../presets/index.js'
import * as says from '../problems/en.js'
import { isRecord, type Problem, problem } from '../problems/index.js'
import { brokenLine } from './broken-json.js'
import { sizeOf, textOf } from './document.js'
import { type JsonRead, readJson } from './strict-json.js'

/** A charter as it was named on the command line, and what stands there. */
export interface NamedCharter {
  readonly name: string
  /** The file; undefined for a preset, and for standard input. */
  readonly file: string | undefined
  readonly read: JsonRead
}

/** A problem, and in which file or preset it is. */
export type ProblemIn = Problem & { readonly file: string }

/** What is not sound, or cannot be written, with every problem and its file. */
export interface RefusedIn {
  readonly kind: 'refused'
  readonly problems: readonly ProblemIn[]
  /** What came of it all the same, to be put right by hand; and as the text of a file, where nothing else is written. */
  readonly charter?: WrittenCharter
  readonly text?: string
}

/** The answer of a command on charters: data for programs, lines for people. */
export interface Answered {
  readonly kind: 'begun' | 'sound' | 'same' | 'different' | 'rebased' | 'conflicts' | 'rendered'
  readonly data: object
  readonly lines: readonly string[]
  /** What is printed as it is instead, to go into a file; the lines are then told beside it, on standard error. */
  readonly text?: string
}

/** Problems and the file they are in. */
export const refusedIn = (file: string, problems: readonly Problem[]): RefusedIn => ({
  kind: 'refused',
  problems: problems.map((found) => ({ ...found, file })),
})

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

/** Reads a JSON document; where it is none, tells the line on which it stops being one. */
export const readStrictly = async (bytes: AsyncIterable<Uint8Array>): Promise<JsonRead> => {
  const text = await textOf(bytes)
  if (typeof text !== 'string') return { kind: 'refused', problems: [text] }
  const read = readJson(text)
  if (read.kind === 'json') return read
  const { line, text: received } = brokenLine(text)
  return { kind: 'refused', problems: [problem(says.brokenJson, { path: '', received, line })] }
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

/** A file to be written. */
export interface NewFile {
  readonly path: string
  readonly text: string
  /** Whether a file that stands there is meant to be replaced. */
  readonly replaces?: boolean
}

/** Data as it is written into a file. */
export const asFile = (data: unknown): string => `${JSON.stringify(data, null, 2)}\n`

/** Writes all of these files, or none: where one stands already that is not to be replaced, it is named and nothing is written. */
export const writeAll = (files: readonly NewFile[]): RefusedIn | undefined => {
  const there = files.filter(({ path, replaces }) => replaces !== true && isThere(path))
  if (there.length > 0) {
    return {
      kind: 'refused',
      problems: there.map(({ path }) => ({ ...problem(says.fileExists, { path: '', received: path }), file: path })),
    }
  }
  const placed: string[] = []
  const beside: { readonly path: string; readonly file: string }[] = []
  try {
    // What takes the place of a file is written beside it first, so that a full disk costs nothing that was there.
    for (const { path, text } of files.filter(({ path }) => isThere(path))) {
      const file = realpathSync(path)
      beside.push({ path: `${file}.${process.pid}.new`, file })
      writeFileSync(`${file}.${process.pid}.new`, text, { flag: 'wx' })
      chmodSync(`${file}.${process.pid}.new`, statSync(file).mode)
    }
    for (const { path, text } of files.filter(({ path }) => !isThere(path))) {
      const file = openSync(path, 'wx')
      placed.push(path)
      try {
        writeFileSync(file, text)
      } finally {
        closeSync(file)
      }
    }
    for (const { path, file } of beside) renameSync(path, file)
  } catch (error) {
    for (const path of [...placed, ...beside.map(({ path }) => path)]) rmSync(path, { force: true })
    throw error
  }
  return undefined
}

/** A link to nothing is there too. */
export const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined
