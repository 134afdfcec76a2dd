import type { Locale } from '../problems/index.js'
import { byLawsOf } from './by-laws.js'
import type { Charter } from './charter.js'
import { htmlOf } from './html.js'
import { markdownOf } from './markdown.js'

/**
 * A charter as by-laws that people read: Markdown, or a whole HTML page without scripts. Numbered articles, what is provisional and how each article changes, defined terms, and where everything comes from.
 *
 * @example
 * ```ts
 * import { renderCharter } from 'coop-rules/charter'
 *
 * const charter = { id: 'a', version: '1', title: 'Bakers', currency: 'EUR' }
 * renderCharter({ charter, locale: 'en', format: 'markdown' }).startsWith('# Bakers') // => true
 * ```
 */
export const renderCharter = (input: {
  readonly charter: Charter
  readonly locale: Locale
  readonly format: 'markdown' | 'html'
}): string => (input.format === 'html' ? htmlOf : markdownOf)(byLawsOf(input))
