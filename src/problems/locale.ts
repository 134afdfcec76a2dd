import * as says from './en.js'
import { RulesError } from './error.js'
import { problem } from './problem.js'

/** The languages every outcome can be put into. */
export const LOCALES = ['en', 'es'] as const

/** A language that outcomes can be put into. */
export type Locale = (typeof LOCALES)[number]

/**
 * A language that there are words in. A browser says es-ES, which is for the application to choose by; told without words, nobody would know why.
 *
 * @internal
 */
export const knownLocale = (locale: Locale): Locale => {
  if (LOCALES.includes(locale)) return locale
  const facts = { options: LOCALES.join(', ') }
  throw new RulesError([problem(says.notOneOf, { path: 'locale', received: locale, facts })])
}
