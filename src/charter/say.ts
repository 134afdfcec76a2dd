import { type ExactInput, exact } from '../exact/index.js'
import type { Locale } from '../problems/index.js'
import { type Numbers, numbersIn } from '../reasons/index.js'

/** A text in one language, or in both. */
export type LocalText = string | { readonly en: string; readonly es: string }

/** Names the provisions that others point at: `names('decisions', 'admission')`. */
export type NameOf = (section: string, id: string) => LocalText

/** How values are put into words in one language, under one charter. */
export interface Say {
  readonly locale: Locale
  readonly n: Numbers
  readonly text: (text: LocalText) => string
  /** One of two wordings. */
  readonly words: (en: string, es: string) => string
  /** One of a pair of wordings, English first. */
  readonly either: (pair: readonly [en: string, es: string]) => string
  /** The name of another provision, in quotation marks. */
  readonly name: (section: string, id: string) => string
  /** The provisional number of an average item; empty where it is that of another. */
  readonly provisional: (item: string) => string
  /** The plural of a member class, with its article: the worker-owners. In Spanish plurals are feminine: las socias y socios trabajadores. */
  readonly members: (memberClass: string, other: boolean) => string
  readonly days: (days: number) => string
  readonly months: (months: number) => string
  /** A number as it was written: 3/4, 75 %, 12.5. */
  readonly number: (value: ExactInput) => string
}

/** The words of a language under a charter. */
export const sayIn = (locale: Locale, nameOf: NameOf): Say => {
  const n = numbersIn(locale)
  const words = (en: string, es: string): string => (locale === 'en' ? en : es)
  const text = (value: LocalText): string => (typeof value === 'string' ? value : value[locale])
  return {
    locale,
    n,
    text,
    words,
    either: ([en, es]) => words(en, es),
    name: (section, id) => words(`“${text(nameOf(section, id))}”`, `«${text(nameOf(section, id))}»`),
    provisional: (item) => {
      const value = nameOf('averageItems.provisional', item) as unknown
      return typeof value === 'number' || (typeof value === 'string' && value !== item) ? sayNumber(value, n) : ''
    },
    members: (memberClass, other) => {
      const plural = text(nameOf('memberClasses.plural', memberClass))
      return words(`the ${other ? 'other ' : ''}${plural}`, `las ${other ? 'demás ' : ''}${plural}`)
    },
    days: (days) => n.count(days, words('day', 'día'), words('days', 'días')),
    months: (months) =>
      months > 0 && months % 12 === 0
        ? n.count(months / 12, words('year', 'año'), words('years', 'años'))
        : n.count(months, words('month', 'mes'), words('months', 'meses')),
    number: (value) => sayNumber(value, n),
  }
}

/** A number as it was written: a fraction stays one, and a percentage. */
const sayNumber = (value: ExactInput, n: Numbers): string => {
  const read = exact(value)
  if (typeof value === 'string' && value.includes('/') && read.denominator !== 1n)
    return `${n.integer(read.numerator)}/${n.integer(read.denominator)}`
  return typeof value === 'string' && value.trim().endsWith('%') ? n.percent(read) : n.number(read)
}
