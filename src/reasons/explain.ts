import { isRulesError, knownLocale, type Locale, type Problem, throwProblems, wrongKind } from '../problems/index.js'
import { SENTENCES_EN, type Sentences } from './en.js'
import { SENTENCES_ES } from './es.js'
import { type Numbers, numbersIn } from './numbers.js'
import type { Reason } from './reason.js'
import { tellNoReason } from './shape.js'

const SENTENCES: Record<Locale, Sentences> = { en: SENTENCES_EN, es: SENTENCES_ES }

/**
 * Puts reasons into words: one sentence each, with the clauses they rest on. The only place where sentences are made.
 *
 * Throws `not-one-of` where the language is another than those of `LOCALES`, or the code is none of ours; and `wrong-kind` where there is no reason, or one without the facts that its sentence is made of. What came back from
 * JSON holds text where facts are numbers: `reasonsFromPlain` reads it first.
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
  Array.isArray(because)
    ? (because as readonly Reason[]).map((reason, at) => sentence(reason, `[${at}]`, locale)).join(' ')
    : sentence(because as Reason, '', locale)

const sentence = (reason: Reason, path: string, locale: Locale): string => {
  const sentences = SENTENCES[knownLocale(locale)]
  const problems: Problem[] = []
  tellNoReason(reason, path, problems)
  throwProblems(problems)
  const say = sentences[reason.code] as (reason: Reason, numbers: Numbers) => string
  const clauses = reason.clauses.length === 0 ? '' : ` (${reason.clauses.join(', ')})`
  return `${said(() => say(reason, numbersIn(locale)), reason, path)}${clauses}.`
}

/** A sentence cannot be made of facts that are not there, or are text: whoever hands them over is told so, and not which line of ours needed them. */
const said = (say: () => string, reason: Reason, path: string): string => {
  try {
    return say()
  } catch (error) {
    if (!isRulesError(error)) throwProblems([wrongKind(reason, path, 'a reason with all its facts')])
    throw error
  }
}
