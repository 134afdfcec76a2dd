import type { z } from 'zod'
import * as says from '../problems/en.js'
import { isRecord, plainCopy, type Problem, problem, tellIssues, wrongKind } from '../problems/index.js'
import type { WrittenCharter } from './charter.js'
import { SECTIONS } from './chapters/list.js'
import { CHARTER_SHAPE } from './shape.js'

/** What of a charter file could be read. */
export interface CharterRead {
  /** The part whose shape is right; undefined where there is none. */
  readonly charter: WrittenCharter | undefined
  readonly problems: readonly Problem[]
  /** What was left out because something is wrong with it: chapters, provisions as chapter.name, fields as chapter.name.field. */
  readonly lost: ReadonlySet<string>
}

/**
 * Reads a charter from data, whatever it is. Everything that is wrong with its shape comes back at once, and the rest of it, so that it can be judged all the same. Nothing of the data is run but what copying it runs, and no key of it reaches
 * a prototype.
 */
export const readCharter = (value: unknown): CharterRead => {
  const problems: Problem[] = []
  const copy = plainCopy(value, problems)
  if (!isRecord(copy)) {
    if (problems.length === 0) problems.push(wrongKind(copy, '', 'an object'))
    return { charter: undefined, problems, lost: new Set() }
  }
  if (isSomethingElse(copy)) {
    // Of each of its names it would be told that it is none of a charter's.
    problems.push(problem(says.notACharter, { path: '', received: Object.keys(copy).join(', ') }))
    return { charter: undefined, problems, lost: new Set() }
  }
  tellAveragedRules(copy, problems)
  const read = CHARTER_SHAPE.safeParse(copy)
  const lost = new Set<string>()
  if (!read.success) {
    const { issues } = read.error
    for (const { path } of issues.filter((issue) => isTakenOut(issue, copy))) {
      const facts = { key: String(path.at(-1)) }
      problems.push(problem(says.cannotTakeOut, { path: path.join('.'), received: null, facts }))
    }
    tellIssues(
      issues.filter((issue) => !isTakenOut(issue, copy)),
      CHARTER_SHAPE,
      copy,
      problems,
    )
    for (const place of issues.flatMap(placesOf)) {
      lost.add(place.join('.'))
      takeOut(copy, place)
    }
  }
  return { charter: copy as unknown as WrittenCharter, problems, lost }
}

/** Whether names stand in it, and none by which a charter is known. */
const isSomethingElse = (data: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(data).length > 0 && !['id', 'title', 'extends', ...SECTIONS].some((name) => Object.hasOwn(data, name))

type Issue = z.core.$ZodIssue

/** Whether null stands for a field of a provision that has to be there: where one may be missing, null is no mistake. */
const isTakenOut = ({ path }: Issue, data: unknown): boolean => {
  let value = data
  for (const key of path) value = isRecord(value) ? value[String(key)] : undefined
  return path.length === FIELD_DEPTH && value === null
}

/** A field stands in a provision of a chapter. */
const FIELD_DEPTH = 3

type Place = readonly string[]

/** What has to be left out because of an issue: a whole field at the least, for a field is read whole or not at all. */
const placesOf = (issue: Issue): readonly Place[] => {
  const keys = issue.path.map(String)
  const [first] = keys
  if (first !== undefined && !(SECTIONS as readonly string[]).includes(first)) return [[first]]
  if (issue.code === 'unrecognized_keys' && keys.length < 3) return issue.keys.map((key) => [...keys, key])
  return keys.length === 0 ? [] : [keys.slice(0, 3)]
}

const takeOut = (data: Record<string, unknown>, place: Place): void => {
  let holder: unknown = data
  for (const key of place.slice(0, -1)) holder = isRecord(holder) ? holder[key] : undefined
  if (isRecord(holder)) Reflect.deleteProperty(holder, place.at(-1) ?? '')
}

/** A yes or no has no mean: whoever writes one gets the reason, not just an unknown key. */
const tellAveragedRules = (charter: Readonly<Record<string, unknown>>, problems: Problem[]): void => {
  const { decisions } = charter
  if (!isRecord(decisions)) return
  for (const [id, decision] of Object.entries(decisions)) {
    const rule = isRecord(decision) ? decision['rule'] : undefined
    if (!isRecord(rule)) continue
    for (const key of ['average', 'mean', 'median', 'aggregation'])
      if (Object.hasOwn(rule, key))
        problems.push(problem(says.yesNoAveraged, { path: `decisions.${id}.rule.${key}`, received: rule[key] }))
  }
}
