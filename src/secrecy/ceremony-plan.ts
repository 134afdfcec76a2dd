import * as says from '../problems/en.js'
import { listedTwiceIn, type Problem, problem, type Refused } from '../problems/index.js'
import type { Contest } from './contest.js'
import { type Data, fingerprintOf } from './encode.js'
import { type Point, readPoint } from './group.js'
import { tryReadContest } from './read-contest.js'
import { readShape } from './read-shape.js'
import { PLAN } from './shapes-keys.js'

/** Whether every key holder is needed to open the sum, or so many of them. */
export type Scheme = 'all-of' | 'quorum'

/** A key holder, and the key they sign with. */
export interface PlannedHolder {
  readonly holder: string
  readonly identity: string
}

/** What key holders agree on before they make a ballot key: what it is for, who they are, and how many of them open the sum. */
export interface Plan {
  readonly contest: Contest
  readonly scheme: Scheme
  /** How many key holders are needed: all of them under `all-of`, else more than half. */
  readonly quorum: number
  /** From 2 to 15, in the order of their ids; a holder's place, counted from 1, is where their share lies. */
  readonly holders: readonly PlannedHolder[]
}

/** Checks a plan before anybody makes a message of it: its contest, the order and the keys of the holders, and how many of them are needed. */
export const tryPlan = (
  plan: unknown,
): { readonly kind: 'plan'; readonly plan: Plan; readonly fingerprint: string } | Refused => {
  const given = readShape(PLAN, plan)
  if (given.kind === 'refused') return given
  const read = readPlan(given.value, '')
  return read.kind === 'refused' ? read : { kind: 'plan', plan: read.plan, fingerprint: read.fingerprint }
}

/** What names a plan in every message of its ceremony. */
export const planFingerprint = (plan: Plan): string => fingerprintOf('plan', plan as unknown as Data)

/** A plan in which nothing is wrong. */
export interface ReadPlan {
  readonly kind: 'plan'
  readonly plan: Plan
  readonly fingerprint: string
  /** The key holders' own keys, in the order of the plan. */
  readonly identities: readonly Point[]
}

/** Whether key holders deal each other shares: where all of them are needed, each keeps a part of their own. */
export const isDealt = ({ plan }: ReadPlan): boolean => plan.scheme === 'quorum'

/** Reads a plan whose shape is right: the contest, the order and the keys of the holders, and how many are needed. */
export const readPlan = (plan: Plan, path: string): ReadPlan | Refused => {
  const problems = [...problemsOfQuorum(plan, path), ...problemsOfHolders(plan, path)]
  const identities: Point[] = []
  plan.holders.forEach(({ identity }, at) => {
    const point = readPoint(identity)
    if (point === undefined)
      problems.push(problem(says.notAPoint, { path: `${path}holders[${at}].identity`, received: identity }))
    else identities.push(point)
  })
  const contest = tryReadContest(plan.contest)
  if (contest.kind === 'refused')
    problems.push(...contest.problems.map((found) => ({ ...found, path: `${path}contest.${found.path}` })))
  const fingerprint = fingerprintWhereHashable(plan)
  if (fingerprint === undefined && contest.kind !== 'refused')
    problems.push(problem(says.notHashable, { path: `${path}contest`, received: plan.contest }))
  if (fingerprint !== undefined && problems.length === 0) return { kind: 'plan', plan, fingerprint, identities }
  return { kind: 'refused', problems }
}

/**
 * More than half of them: any two quorums then have a holder in common, who remembers which close they shared. With fewer, whoever keeps the record could show one version of
 * it to some and another to the rest, with one ballot less, and subtract what the two counts tell.
 */
const problemsOfQuorum = ({ scheme, quorum, holders }: Plan, path: string): readonly Problem[] => {
  const to = holders.length
  const from = scheme === 'all-of' ? to : Math.floor(to / 2) + 1
  if (quorum >= from && quorum <= to) return []
  return [problem(says.wrongQuorumOfHolders, { path: `${path}quorum`, received: quorum, facts: { from, to } })]
}

const problemsOfHolders = ({ holders }: Plan, path: string): Problem[] => {
  const ids = holders.map(({ holder }) => holder)
  const problems = listedTwiceIn(ids, `${path}holders`)
  const owners = new Map<string, string>()
  holders.forEach(({ holder, identity }, at) => {
    const before = ids[at - 1]
    const place = `${path}holders[${at}]`
    if (before !== undefined && compareIds(before, holder) > 0)
      problems.push(problem(says.holdersNotInOrder, { path: place, received: holder, facts: { before } }))
    const other = owners.get(identity)
    if (other !== undefined)
      problems.push(problem(says.keyTwice, { path: `${place}.identity`, received: identity, facts: { other } }))
    owners.set(identity, holder)
  })
  return problems
}

/** The order of ids: that of their characters' numbers in Unicode, and not of the halves into which JavaScript cuts some. */
export const compareIds = (a: string, b: string): number => {
  const left = Array.from(a, numberOf)
  const right = Array.from(b, numberOf)
  const at = left.findIndex((number, place) => number !== right[place])
  return at === -1 ? left.length - right.length : (left[at] as number) - (right[at] ?? -1)
}

const numberOf = (character: string): number => character.codePointAt(0) ?? 0

const fingerprintWhereHashable = (plan: Plan): string | undefined => {
  try {
    return planFingerprint(plan)
  } catch {
    return undefined
  }
}
