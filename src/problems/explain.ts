import { PROBLEMS_ES } from './es.js'
import { knownLocale, type Locale } from './locale.js'
import type { Problem, Words } from './problem.js'

/**
 * Puts a problem into one line a person can act on.
 *
 * Throws `not-one-of` where the language is another than those of `LOCALES`.
 *
 * @example
 * ```ts
 * import { tryDecide } from 'coop-rules/decisions'
 * import { explainProblem } from 'coop-rules/problems'
 *
 * const rule = { atLeast: '72', of: 'electorate' } as const
 * const answer = tryDecide({ rule, electorate: 10, for: 8, against: 1, abstain: 0, closed: true })
 * answer.kind === 'refused' && explainProblem(answer.problems[0]!, 'en')
 * // => 'rule.atLeast: expected a threshold from 0 to 1, that is from 0% to 100%; received "72". Write 72% if a percentage is meant.'
 * ```
 */
export const explainProblem = (problem: Problem, locale: Locale): string => {
  const words = JOIN[knownLocale(locale)]
  const { expected, todo } = wordsIn(problem, locale)
  const line = problem.line === undefined ? '' : words.line(problem.line)
  const place = [line, problem.path].filter((part) => part !== '').join(', ')
  return `${place === '' ? '' : `${place}: `}${words.sentence(expected, words.received(problem.received))} ${todo}`
}

/** A problem carries its English sentences; in another language they are made again of its facts. */
const wordsIn = (problem: Problem, locale: Locale): Words => {
  if (locale === 'en') return problem
  const say = PROBLEMS_ES[problem.code] as (facts: unknown) => Words
  return say(problem.facts)
}

const JOIN = {
  en: {
    line: (line: number) => `line ${line}`,
    sentence: (expected: string, received: string) => `expected ${expected}; received ${received}.`,
    received: (text: string) => text,
  },
  es: {
    line: (line: number) => `línea ${line}`,
    sentence: (expected: string, received: string) =>
      `se esperaba ${expected}; ${received === 'nada' ? 'no se recibió nada' : `se recibió ${received}`}.`,
    received: (text: string) =>
      RECEIVED_ES[text] ??
      text
        .replace(/^a list of (\d+)$/, 'una lista de $1')
        .replace(/^the bigint /, 'el bigint ')
        .replace(/ \((\d+) digits\)$/, ' ($1 cifras)'),
  },
}

const RECEIVED_ES: Readonly<Record<string, string>> = {
  nothing: 'nada',
  'an object': 'un objeto',
  'a Date object': 'un objeto Date',
  'a function': 'una función',
  'a symbol': 'un símbolo',
}
