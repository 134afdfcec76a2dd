import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import type { WrittenCharter } from '../charter/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import { brokenLine } from './broken-json.js'
import { textOf } from './document.js'
import { type JsonRead, readJson } from './strict-json.js'

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

/** Problems and the file they are in. */
export const refusedIn = (file: string, problems: readonly Problem[]): RefusedIn => ({
  kind: 'refused',
  problems: problems.map((found) => ({ ...found, file })),
})

/** Reads a JSON document; where it is none, tells the line on which it stops being one. */
export const readStrictly = async (bytes: AsyncIterable<Uint8Array>): Promise<JsonRead> => {
  const text = await textOf(bytes)
  if (typeof text !== 'string') return { kind: 'refused', problems: [text] }
  const read = readJson(text)
  if (read.kind === 'json') return read
  const { line, text: received, by } = brokenLine(text)
  return { kind: 'refused', problems: [problem(says.brokenJson, { path: '', received, line, facts: { kind: by } })] }
}

/** A file to be written. */
export interface NewFile {
  readonly path: string
  readonly text: string
  /** Whether a file that stands there is meant to be replaced. */
  readonly replaces?: boolean
  /** Whether nobody else who uses this computer may read it. */
  readonly secret?: boolean
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
      writeFileSync(`${file}.${process.pid}.new`, text, { flag: 'wx', mode: 0o600, flush: true })
      chmodSync(`${file}.${process.pid}.new`, statSync(file).mode)
    }
    for (const { path, text, secret } of files.filter(({ path }) => !isThere(path))) {
      const file = openSync(path, 'wx', secret === true ? 0o600 : 0o666)
      placed.push(path)
      try {
        writeFileSync(file, text)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    }
    for (const { path, file } of beside) renameSync(path, file)
  } catch (error) {
    for (const path of [...placed, ...beside.map(({ path }) => path)]) rmSync(path, { force: true })
    // Nobody knows of the one beside it.
    const meant = beside.find(({ path }) => path === (error as NodeJS.ErrnoException).path)?.file
    throw meant === undefined ? error : Object.assign(error as Error, { path: meant, tried: 'write-file' })
  }
  return undefined
}

/** A link to nothing is there too. */
export const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined
