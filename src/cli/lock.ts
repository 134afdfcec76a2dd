import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import type { Charter, Sound } from '../charter/index.js'
import * as says from '../problems/en.js'
import { isRecord, type Problem, problem, tellUnknownKeys, wrongKind } from '../problems/index.js'
import { calledOf, canonical, judge, type Library } from './charter-files.js'
import { isThere, type ProblemIn, readStrictly, refusedIn } from './files.js'

/** What a fork was made from: a version says little where somebody changes a charter and keeps its version. */
export interface Lock {
  /** The version of coop-rules that wrote the lock. */
  readonly coopRules: string
  readonly parent: { readonly charter: string; readonly version: string; readonly sha256: string }
}

/** The lock of a charter file stands beside it: charter.lock.json beside charter.json. */
export const lockFileOf = (file: string): string => file.replace(/(\.json)?$/i, '.lock.json')

/** The lock of a fork of this charter, which is given whole. The SHA-256 is of its JSON without spaces, keys in code-unit order. */
export const lockOf = (parent: Charter): Lock => ({
  coopRules: (createRequire(import.meta.url)('coop-rules/package.json') as { readonly version: string }).version,
  parent: { charter: parent.id, version: parent.version, sha256: sha256Of(parent) },
})

const sha256Of = (charter: Charter): string => createHash('sha256').update(canonical(charter), 'utf8').digest('hex')

/** Is the parent of this fork what it was when it was forked? Undefined where there is no lock to tell. */
export const verifyLock = async (
  file: string,
  fork: Sound,
  library: Library,
): Promise<{ readonly lock: Lock; readonly problems: readonly ProblemIn[] } | undefined> => {
  const place = lockFileOf(file)
  if (!isThere(place)) return undefined
  const read = await readStrictly(createReadStream(place))
  const value = read.kind === 'json' ? read.value : undefined
  const problems = read.kind === 'json' ? [...read.hidden, ...shapeProblems(value)] : [...read.problems]
  const lock = value as Lock
  if (problems.length === 0) {
    const wrong = parentProblem(lock, fork, library)
    if (wrong !== undefined) problems.push(wrong)
  }
  return { lock, problems: refusedIn(place, problems).problems }
}

const shapeProblems = (value: unknown): Problem[] => {
  if (!isRecord(value)) return [wrongKind(value, '', 'an object')]
  const problems: Problem[] = []
  tellUnknownKeys(value, ['coopRules', 'parent'], '', problems)
  if (typeof value['coopRules'] !== 'string') problems.push(wrongKind(value['coopRules'], 'coopRules', 'text'))
  const { parent } = value
  if (!isRecord(parent)) return [...problems, wrongKind(parent, 'parent', 'an object')]
  tellUnknownKeys(parent, ['charter', 'version', 'sha256'], 'parent', problems)
  for (const key of ['charter', 'version', 'sha256'])
    if (typeof parent[key] !== 'string') problems.push(wrongKind(parent[key], `parent.${key}`, 'text'))
  if (typeof parent['sha256'] === 'string' && !/^[0-9a-f]{64}$/.test(parent['sha256']))
    problems.push(problem(says.notAHash, { path: 'parent.sha256', received: parent['sha256'] }))
  return problems
}

const parentProblem = ({ parent: locked }: Lock, fork: Sound, library: Library): Problem | undefined => {
  const [named] = fork.lineage
  const parent = named === undefined ? '' : `${named.charter} ${named.version}`
  const received = `${locked.charter} ${locked.version}`
  if (received !== parent) return problem(says.otherParent, { path: 'parent', received, facts: { parent } })
  const found = library.find((known) => calledOf(known) === parent)
  const whole = found === undefined ? undefined : judge(found, library)
  const sha256 = whole?.kind === 'sound' ? sha256Of(whole.charter) : undefined
  return sha256 === locked.sha256
    ? undefined
    : problem(says.parentChanged, { path: 'parent.sha256', received: sha256, facts: { parent } })
}
