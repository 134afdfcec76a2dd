import * as says from '../problems/en.js'
import {
  idProblem,
  isList,
  isRecord,
  type Problem,
  problem,
  tellNoTexts,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import type { Pinning } from './open.js'

/** What is wrong with what a decision is opened with, but for the rule, which is read once its numbers are looked up. */
export const openingProblems = (input: unknown): Problem[] => {
  if (!isRecord(input)) return [wrongKind(input, '', 'an object')]
  const problems: Problem[] = []
  tellUnknownKeys(input, ['rule', 'pin', 'electorate', 'averages', 'charterVersion'], '', problems)
  const { rule, pin, charterVersion } = input
  if (!isRecord(rule)) problems.push(wrongKind(rule, 'rule', 'an object'))
  tellPin(pin, 'pin', problems)
  tellIds(input['electorate'], 'electorate', problems)
  tellAverages(input['averages'], problems)
  const notAVersion =
    charterVersion === undefined
      ? wrongKind(charterVersion, 'charterVersion', '')
      : idProblem(charterVersion, 'charterVersion')
  if (notAVersion !== undefined) problems.push(notAVersion)
  return problems
}

const OPENED_KEYS = ['opened', 'ballots', 'electorate', 'averages', 'present', 'closed', 'ballotsFinal']

/** What has to be there before anything of it can be looked up. The rule is read by whoever decides. */
export const openedProblems = (input: unknown): readonly Problem[] => {
  if (!isRecord(input)) return [wrongKind(input, '', 'an object')]
  const problems: Problem[] = []
  tellUnknownKeys(input, OPENED_KEYS, '', problems)
  const { opened, averages, ballots, present } = input
  if (isRecord(opened)) tellOpened(opened, problems)
  else problems.push(wrongKind(opened, 'opened', 'an object'))
  tellIds(input['electorate'], 'electorate', problems)
  if (present !== undefined) tellIds(present, 'present', problems)
  tellAverages(averages, problems)
  tellEach(ballots, 'ballots', 'a list', isList, problems)
  return problems
}

/** An opened decision that was kept, and comes back. */
const tellOpened = (opened: Readonly<Record<string, unknown>>, problems: Problem[]): void => {
  const { rule, pin } = opened
  if (!isRecord(rule)) problems.push(wrongKind(rule, 'opened.rule', 'an object'))
  else tellNoTexts(rule['clauses'], 'opened.rule.clauses', problems)
  tellPin(pin, 'opened.pin', problems)
  tellIds(opened['electorate'], 'opened.electorate', problems)
  tellEach(opened['because'], 'opened.because', 'an object', isReason, problems)
}

const tellPin = (pin: unknown, path: string, problems: Problem[]): void => {
  if (!isRecord(pin)) {
    problems.push(wrongKind(pin, path, 'an object'))
    return
  }
  tellUnknownKeys(pin, ['thresholds', 'electorate'], path, problems)
  for (const what of ['thresholds', 'electorate'] as const) {
    const received = pin[what]
    const place = `${path}.${what}`
    if (received === undefined) problems.push(wrongKind(received, place, ''))
    else if (!PINNINGS.some((known) => known === received))
      problems.push(problem(says.notOneOf, { path: place, received, facts: { options: PINNINGS.join(', ') } }))
  }
}

const PINNINGS = ['at-opening', 'live'] as const satisfies readonly Pinning[]

const tellAverages = (averages: unknown, problems: Problem[]): void =>
  tellEach(averages, 'averages', 'an object', isAverage, problems)

const isAverage = (one: unknown): boolean =>
  isRecord(one) && isList(one['because']) && one['because'].every((reason) => isReason(reason))

/** What is told again as it came: data, whatever it says. */
const isReason = (one: unknown): boolean => isRecord(one) && isData(one, 0)

const isData = (value: unknown, depth: number): boolean => {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value)
    case 'function':
    case 'symbol':
      return false
    case 'object': {
      if (value === null) return true
      if (depth > MOST_DEPTH || (Array.isArray(value) && !isList(value))) return false
      const prototype: unknown = Object.getPrototypeOf(value)
      if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return false
      return Object.values(value).every((inner) => isData(inner, depth + 1))
    }
    default:
      return true
  }
}

const MOST_DEPTH = 20

const tellIds = (value: unknown, path: string, problems: Problem[]): void => {
  if (value === undefined) problems.push(wrongKind(value, path, 'a list'))
  else tellNoTexts(value, path, problems)
}

/** Tells a list that is none, or the first of its elements that is of another kind. */
const tellEach = (
  value: unknown,
  path: string,
  kind: string,
  isOne: (one: unknown) => boolean,
  problems: Problem[],
): void => {
  if (!isList(value)) problems.push(wrongKind(value, path, 'a list'))
  else {
    const list: readonly unknown[] = value
    const at = list.findIndex((one) => !isOne(one))
    if (at >= 0) problems.push(wrongKind(list[at], `${path}[${at}]`, kind))
  }
}
