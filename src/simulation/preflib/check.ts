import * as says from '../../problems/en.js'
import { type Problem, problem, tell } from '../../problems/index.js'
import type { PrefLib, PrefLibPreference } from './preflib.js'

/** Where preferences stand, and what is wrong with them is put. */
interface Checking {
  readonly problems: Problem[]
  /** The lines of the preferences, where they come from a file. */
  readonly lines?: readonly number[]
}

/**
 * Tells what is wrong with the preferences of a file: alternatives that there are not, or that stand twice in one; preferences that the type of the file does not have, or that stand twice in it.
 *
 * @internal
 */
export const checkPreferences = (
  {
    dataType,
    alternatives,
    categories = [],
    preferences,
  }: Pick<PrefLib, 'dataType' | 'alternatives' | 'categories' | 'preferences'>,
  { problems, lines = [] }: Checking,
): void => {
  const seen = new Set<string>()
  let voters = 0
  for (const [at, { count, groups }] of preferences.entries()) {
    const line = lines[at]
    const where = { path: `preferences[${at}]`, ...(line === undefined ? {} : { line }) }
    const named = new Set<number>()
    for (const one of groups.flat()) {
      const received = String(one)
      const found =
        one < 1 || one > alternatives.length
          ? problem(says.notOneOf, { ...where, received, facts: { options: `1–${alternatives.length}` } })
          : named.has(one)
            ? problem(says.listedTwice, { ...where, received, facts: { what: received } })
            : undefined
      // Of a file that is wrong in millions of places some are told, and the rest is not looked at.
      if (found !== undefined && !tell(problems, found)) return
      named.add(one)
    }
    const strict = groups.every((group) => group.length === 1)
    const complete = named.size >= alternatives.length
    const fits =
      dataType === 'cat'
        ? groups.length === categories.length
        : groups.length > 0 &&
          groups.every((group) => group.length > 0) &&
          (dataType.startsWith('t') || strict) &&
          (dataType[2] === 'i' || complete)
    const text = orderText(groups)
    if (!fits) tell(problems, problem(says.notOfItsType, { ...where, received: text, facts: { type: dataType } }))
    const key = orderText(groups.map((group) => [...group].sort((a, b) => a - b)))
    if (seen.has(key))
      tell(problems, problem(says.listedTwice, { ...where, received: text, facts: { what: shortened(text) } }))
    seen.add(key)
    const before = voters
    voters += count
    if (voters > Number.MAX_SAFE_INTEGER && before <= Number.MAX_SAFE_INTEGER)
      tell(problems, problem(says.notACount, { ...where, received: voters }))
  }
}

/** The groups of a preference as the format writes them: one alternative as it is, several or none between braces. */
export const orderText = (groups: PrefLibPreference['groups']): string =>
  groups.map((group) => (group.length === 1 ? `${group[0]}` : `{${group.join(',')}}`)).join(',')

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
