import { equal, type ExactInput, exact, ratio } from '../exact/index.js'
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
  /** The name of another provision, in quotation marks; in by-laws with its article: “Admission” (Article 13). */
  readonly name: (section: string, id: string) => string
  /** Where another provision stands: its article in by-laws, or else its name. */
  readonly place: (section: string, id: string) => string
  /** The name of another provision, bare, for lists of many. */
  readonly bare: (section: string, id: string) => string
  /** A reserve or fund by its name in the data: in by-laws the title of the step that fills it, with its article unless it is that very step. There a charter in one language has the name it wrote. */
  readonly reserve: (name: string, step?: string) => string
  /** The provisional number of an average item; empty where it is that of another. */
  readonly provisional: (item: string) => string
  /** The plural of a member class, with its article: the worker-owners. In Spanish plurals are feminine: las socias y socios trabajadores. */
  readonly members: (memberClass: string, other: boolean) => string
  readonly days: (days: number) => string
  readonly months: (months: number) => string
  /** A number as it was written: 3/4, 75%, 12.5. In Spanish a percentage has its article: el 75 %. */
  readonly number: (value: ExactInput) => string
  /** A part of something: half, 3/4, 20%. */
  readonly part: (value: ExactInput) => string
}

/** What by-laws know and a diff does not: the number of an article, and which step fills a reserve. */
export interface Articles {
  readonly numberOf: (section: string, id: string) => number | undefined
  readonly stepFilling: (reserve: string) => string | undefined
}

/** The words of a language under a charter. */
export const sayIn = (locale: Locale, nameOf: NameOf, articles?: Articles): Say => {
  const n = numbersIn(locale)
  const words = (en: string, es: string): string => (locale === 'en' ? en : es)
  const text = (value: LocalText): string => (typeof value === 'string' ? value : value[locale])
  const quoted = (section: string, id: string): string =>
    words(`“${text(nameOf(section, id))}”`, `«${text(nameOf(section, id))}»`)
  const name = (section: string, id: string): string => {
    const article = articles?.numberOf(section, id)
    return article === undefined
      ? quoted(section, id)
      : `${quoted(section, id)} (${words(`Article ${article}`, `artículo ${article}`)})`
  }
  return {
    locale,
    n,
    text,
    words,
    either: ([en, es]) => words(en, es),
    name,
    place: (section, id) => {
      const article = articles?.numberOf(section, id)
      return article === undefined ? quoted(section, id) : words(`Article ${article}`, `el artículo ${article}`)
    },
    bare: (section, id) => text(nameOf(section, id)),
    reserve: (reserve, step) => {
      const filling = articles?.stepFilling(reserve)
      if (filling === undefined) return reserve
      if (filling !== step) return name('surplus', filling)
      return typeof nameOf('surplus', filling) === 'string' ? reserve : quoted('surplus', filling)
    },
    provisional: (item) => {
      const value = nameOf('averageItems.provisional', item) as unknown
      return typeof value === 'number' || (typeof value === 'string' && value !== item)
        ? sayNumber(value, n, locale)
        : ''
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
    number: (value) => sayNumber(value, n, locale),
    part: (value) => (equal(exact(value), HALF) ? words('half', 'la mitad') : sayNumber(value, n, locale)),
  }
}

const HALF = ratio(1n, 2n)

/** A number as it was written: a fraction stays one, and a percentage. */
const sayNumber = (value: ExactInput, n: Numbers, locale: Locale): string => {
  const read = exact(value)
  if (typeof value === 'string' && value.includes('/') && read.denominator !== 1n)
    return `${read.numerator}/${read.denominator}`
  if (typeof value !== 'string' || !value.trim().endsWith('%')) return n.number(read)
  return locale === 'es' ? `el ${n.percent(read)}` : n.percent(read)
}

/** Spanish joins these two words: de el, a el. */
export const contracted = (text: string): string =>
  text.replaceAll(/(?<!\p{L})([Dd]e|[Aa]) el(?!\p{L})/gu, (_, word: string) => `${word}l`)

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A sentence of a charter's own words ends as sentences do. */
export const ended = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`)
