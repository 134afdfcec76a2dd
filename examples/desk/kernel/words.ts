import type { Locale } from 'coop-rules/problems'

/** What stands on a page, or what makes it from something. */
type Saying = string | ((...facts: never[]) => string)

/** Sayings by name, each in English and in Spanish, side by side: what has no translation does not compile. */
export type Words = Readonly<Record<string, readonly [Saying, Saying]>>

/** The sayings of one language. */
export type WordsIn<W extends Words> = { readonly [Name in keyof W]: W[Name][0] }

/** Keeps the type of every saying: `wordsOf({ title: ['Numbers', 'Números'] })`. */
export const wordsOf = <const W extends Words>(words: W): W => words

/** The sayings of a page, in the language of whoever reads it. */
export const inLocale = <W extends Words>(words: W, locale: Locale): WordsIn<W> => {
  const known = chosen.get(words)?.[locale]
  if (known !== undefined) return known as WordsIn<W>
  const pick = (at: 0 | 1) => Object.fromEntries(Object.entries(words).map(([name, both]) => [name, both[at]]))
  const both = { en: pick(0), es: pick(1) }
  chosen.set(words, both)
  return both[locale] as unknown as WordsIn<W>
}

/** Each list of sayings is taken apart once. */
const chosen = new WeakMap<Words, Readonly<Record<Locale, unknown>>>()
