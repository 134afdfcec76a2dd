import type { Locale } from './locale.js'
import { PROBLEMS_EN } from './en.js'
import { PROBLEMS_ES } from './es.js'
import type { Problem } from './problem.js'

const TABLES = { en: PROBLEMS_EN, es: PROBLEMS_ES } satisfies Record<Locale, typeof PROBLEMS_EN>

/**
 * Puts a problem into one paragraph a person can act on.
 *
 * @example
 * ```ts
 * import { explainProblem, problem } from 'coop-rules/problems'
 *
 * explainProblem(problem('no-comparison', { path: 'rule', received: undefined }), 'es')
 * // => 'rule: se esperaba atLeast o moreThan; se recibió nada. Diga si basta con llegar justo a la mayoría exigida (atLeast) o no (moreThan).'
 * ```
 */
export const explainProblem = (problem: Problem, locale: Locale): string => {
  const say = TABLES[locale][problem.code] as (facts: unknown) => { expected: string; todo: string }
  const { expected, todo } = say(problem.facts)
  const words = JOIN[locale]
  const line = problem.line === undefined ? '' : words.line(problem.line)
  const place = [line, problem.path].filter((part) => part !== '').join(', ')
  return `${place === '' ? '' : `${place}: `}${words.sentence(expected, RECEIVED[locale](problem.received))} ${todo}`
}

const JOIN = {
  en: {
    line: (line: number) => `line ${line}`,
    sentence: (expected: string, received: string) => `expected ${expected}; received ${received}.`,
  },
  es: {
    line: (line: number) => `línea ${line}`,
    sentence: (expected: string, received: string) => `se esperaba ${expected}; se recibió ${received}.`,
  },
}

const RECEIVED = {
  en: (text: string) => text,
  es: (text: string) =>
    text === 'nothing'
      ? 'nada'
      : text === 'an object'
        ? 'un objeto'
        : text.replace(/^a list of (\d+)$/, 'una lista de $1'),
}
