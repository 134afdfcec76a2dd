import { type Aggregation, tryAverageOf } from '../averages/index.js'
import { readChoice, tallyOf } from '../ballots/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem, tell } from '../problems/index.js'
import type { Choice } from '../reasons/index.js'
import type { Entry } from './ballot-file.js'
import { type Answer, readDecideCase } from './cases.js'
import { type Options, UsageError } from './options.js'

/** Answers one item of a ballot file. */
export type ItemReader = (entries: ReadonlyMap<string, Entry>) => Answer

/** The average of one item: blanks are left out. */
export const averageOfFile = (options: Options): ItemReader => {
  const aggregation = readAggregationOption(options.aggregation)
  return (entries) => {
    const standing = [...entries].filter(([, { value }]) => value !== '')
    const average = tryAverageOf({
      proposals: standing.map(([, { value }]) => value),
      ...(aggregation === undefined ? {} : { aggregation }),
      ...(options.min === undefined ? {} : { min: options.min }),
      ...(options.max === undefined ? {} : { max: options.max }),
    })
    if (average.kind !== 'refused') return average
    // A problem is told by its member and its line, not by its place in a list that nobody sees.
    const problems = average.problems.map((found): Problem => {
      const at = /^proposals\[(\d+)\]$/.exec(found.path)?.[1]
      const [member, entry] = (at === undefined ? undefined : standing[Number(at)]) ?? []
      if (member === undefined || entry === undefined) return found
      const where = { path: member, line: entry.line }
      if (found.code !== 'decimal-comma') return { ...found, ...where }
      const facts = { meant: String(found.facts?.['meant']), option: '--decimal-comma' }
      return problem(says.decimalComma, { ...where, received: entry.value, facts })
    })
    return { kind: 'refused', problems }
  }
}

/** The decision on one matter: a blank is no ballot. */
export const decideOnFile = (options: Options, rule: unknown): ItemReader => {
  const { electorate, present } = options
  if (electorate === undefined)
    throw new UsageError('A file of ballots needs --electorate; see coop-rules decide --help.')
  return (entries) => {
    const problems: Problem[] = []
    const choices: Choice[] = []
    for (const [member, { value, line }] of entries) {
      if (value === '') continue
      const read = readChoice(value, member)
      if (read.kind === 'answer') choices.push(read.answer)
      else for (const found of read.problems) tell(problems, { ...found, line })
    }
    const { answer } = readDecideCase({
      rule,
      electorate: countOption(electorate),
      ...(present === undefined ? {} : { present: countOption(present) }),
      ...tallyOf(choices),
      closed: !options.open,
      ballotsFinal: options.ballotsFinal,
    })
    if (problems.length === 0) return answer
    return { kind: 'refused', problems: [...problems, ...(answer.kind === 'refused' ? answer.problems : [])] }
  }
}

/** Digits become a count; anything else goes on as it is, to be refused with its path. */
const countOption = (text: string): unknown => (/^\d{1,16}$/.test(text) ? Number(text) : text)

const readAggregationOption = (text: string | undefined): Aggregation | undefined => {
  switch (text) {
    case undefined:
    case 'mean':
    case 'median':
      return text
    case 'clamped-mean':
      return { clampedMean: true }
    default:
      if (text.startsWith('trimmed-mean:')) return { trimmedMean: text.slice('trimmed-mean:'.length) }
      throw new UsageError(`--aggregation is mean, median, trimmed-mean:SHARE or clamped-mean, not ${text}.`)
  }
}
