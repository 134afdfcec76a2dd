import { createReadStream } from 'node:fs'
import * as says from '../problems/en.js'
import { isRecord, type Problem, problem, received } from '../problems/index.js'
import { sizeOf } from './document.js'
import { asFile, type NewFile, type ProblemIn, readStrictly, type RefusedIn, refusedIn, writeAll } from './files.js'

/** What a file of a secret vote is, as its `kind` says. */
export type FileKind =
  | 'secret-key'
  | 'public-key'
  | 'certificates'
  | 'vote'
  | 'plan'
  | 'ceremony'
  | 'holder-secrets'
  | 'ballot'
  | 'withdrawal'
  | 'opening'
  | 'opened'
  | 'share'
  | 'signed'

/** A file that was read: its name, its kind, and what is in it. */
export interface ReadFile {
  readonly file: string
  readonly kind: FileKind
  readonly value: Readonly<Record<string, unknown>>
}

/** The answer of a command: data for programs, lines for people, and whether all that was asked was done. */
export interface Told {
  readonly good: boolean
  readonly data: { readonly kind: string } & Readonly<Record<string, unknown>>
  readonly lines: readonly string[]
}

/** Why a command cannot be carried out: thrown, because there is nothing to go on with. */
export class Refusal extends Error {
  readonly refused: RefusedIn

  constructor(refused: RefusedIn) {
    super('refused')
    this.refused = refused
  }
}

/** Stops with these problems of a file. */
export const refuse = (file: string, problems: readonly Problem[]): never => {
  throw new Refusal(refusedIn(file, problems))
}

/** Stops because there is such a file. */
export const exists = (file: string): never => refuse(file, [problem(says.fileExists, { path: '', received: file })])

/** Reads files of these kinds; whatever is wrong with any of them is told together. */
export const readFiles = async (files: readonly string[], kinds: readonly FileKind[]): Promise<readonly ReadFile[]> => {
  const read: ReadFile[] = []
  const problems: ProblemIn[] = []
  for (const file of files) {
    const one = await readOne(file, kinds)
    if ('problems' in one) problems.push(...one.problems)
    else read.push(one)
  }
  if (problems.length > 0) throw new Refusal({ kind: 'refused', problems })
  return read
}

/** Reads one file of these kinds. */
export const readFile = async (file: string, ...kinds: readonly FileKind[]): Promise<ReadFile> => {
  const [read] = await readFiles([file], kinds)
  return read as ReadFile
}

/** Reads a file with a secret in it. What is wrong with it is told without a word of what stands there. */
export const readSecret = async (file: string, kind: FileKind): Promise<ReadFile> => {
  try {
    return await readFile(file, kind)
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(withoutReceived(error.refused))
    throw error
  }
}

/** The same refusal without what was received. */
const withoutReceived = (refused: RefusedIn): RefusedIn => ({
  ...refused,
  problems: refused.problems.map((found) => ({ ...found, received: received(undefined) })),
})

const readOne = async (file: string, kinds: readonly FileKind[]): Promise<ReadFile | RefusedIn> => {
  await sizeOf(file)
  const read = await readStrictly(createReadStream(file))
  if (read.kind === 'refused') return refusedIn(file, read.problems)
  if (read.hidden.length > 0) return refusedIn(file, read.hidden)
  const { kind, ...value } = isRecord(read.value) ? read.value : {}
  const known = kinds.find((one) => one === kind)
  if (known === undefined)
    return refusedIn(file, [
      problem(says.notOneOf, { path: 'kind', received: kind, facts: { options: kinds.join(', ') } }),
    ])
  return { file, kind: known, value }
}

/** The texts of a file by these names. Throws where one is missing, or is no text. */
export const textsOf = <Name extends string>(
  { file, value }: ReadFile,
  ...names: readonly Name[]
): Readonly<Record<Name, string>> => {
  const problems = names
    .filter((name) => typeof value[name] !== 'string')
    .map((name) => problem(says.missingKey, { path: name, received: undefined, facts: { key: name } }))
  if (problems.length > 0) refuse(file, problems)
  return value as Readonly<Record<Name, string>>
}

/** A file to be written. */
export const fileOf = (path: string, kind: FileKind, value: object): NewFile => ({
  path,
  text: asFile({ kind, ...value }),
})

/** The same for a secret: it is read by nobody else, and nothing is ever written over it. */
export const secretFileOf = (path: string, kind: FileKind, value: object): NewFile => ({
  ...fileOf(path, kind, value),
  secret: true,
})

/** Writes all of these files, or refuses. */
export const write = (files: readonly NewFile[]): void => {
  const refused = writeAll(files)
  if (refused !== undefined) throw new Refusal(refused)
}
