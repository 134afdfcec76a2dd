import { knownLocale, type Locale } from '../problems/index.js'
import { SENTENCES_EN, type Sentences } from './en.js'
import { SENTENCES_ES } from './es.js'
import { type Numbers, numbersIn } from './numbers.js'
import type { Reason } from './reason.js'

const SENTENCES: Record<Locale, Sentences> = { en: SENTENCES_EN, es: SENTENCES_ES }

/**
 * Puts reasons into words: one sentence each, with the clauses they rest on. The only place where sentences are made.
 *
 * Throws `not-one-of` where the language is another than those of `LOCALES`.
 *
 * @example
 * ```ts
 * import { decide } from 'coop-rules/decisions'
 * import { explain } from 'coop-rules/reasons'
 *
 * const verdict = decide({
 *   rule: { atLeast: '72%', of: 'electorate', clauses: ['WJC-7'] },
 *   electorate: 10, for: 8, against: 1, abstain: 0, closed: true,
 * })
 * explain(verdict.because, 'en')
 * // => '8 of all 10 entitled voted for; at least 72% of them are needed, which is 8 (WJC-7).'
 * ```
 */
export const explain = (because: Reason | readonly Reason[], locale: Locale): string =>
  (Array.isArray(because) ? (because as readonly Reason[]) : [because as Reason])
    .map((reason) => sentence(reason, locale))
    .join(' ')

const sentence = (reason: Reason, locale: Locale): string => {
  const say = SENTENCES[knownLocale(locale)][reason.code] as (reason: Reason, numbers: Numbers) => string
  const clauses = reason.clauses.length === 0 ? '' : ` (${reason.clauses.join(', ')})`
  return `${say(reason, numbersIn(locale))}${clauses}.`
}
