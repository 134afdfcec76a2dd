import type { Locale } from '../problems/index.js'
import { CHAPTERS, fieldsOf, type SectionName } from './chapters/list.js'
import type { Charter, PlacedProvision } from './charter.js'
import type { Field } from './field.js'
import { type Articles, contracted, type LocalText, type Say, sayIn } from './say.js'
import { provisionAt } from './tree.js'

/** The words of a language under a charter: names of provisions are their titles, in by-laws with the numbers of their articles. */
export const sayUnder = (charter: Charter, locale: Locale, articles?: Articles): Say =>
  sayIn(locale, nameUnder(charter), articles)

const nameUnder =
  (charter: Charter) =>
  (section: string, id: string): LocalText => {
    // What an amendment covers is a chapter, or a provision as chapter.name.
    if (section === '') {
      const [chapter = '', name] = id.split('.')
      if (name !== undefined) return nameUnder(charter)(chapter, name)
      return Object.hasOwn(CHAPTERS, chapter) ? pair(CHAPTERS[chapter as SectionName].title) : chapter
    }
    const [name, field = 'title'] = section.split('.') as [SectionName, string?]
    return (provisionAt(charter, name, id)?.[field] as LocalText | undefined) ?? id
  }

const pair = ([en, es]: readonly [string, string]): LocalText => ({ en, es })

/** One field of a provision in words: its label, its value alone, and the sentence of the by-laws. */
export interface FieldWords {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly sentence: string
}

/** A provision's fields in words, in the order of the by-laws; those left out are left out. */
export const wordsOf = (placed: PlacedProvision, charter: Charter, say: Say): readonly FieldWords[] =>
  Object.entries(fieldsOf(placed.section, placed.id) ?? {}).flatMap(([name, field]) => {
    const value = placed.provision[name]
    return value === undefined
      ? []
      : [fieldWords(name, field, value, { ...placed.provision, id: placed.id, currency: charter.currency }, say)]
  })

const fieldWords = (
  name: string,
  field: Field,
  value: unknown,
  provision: Readonly<Record<string, unknown>>,
  say: Say,
): FieldWords => {
  const [label, sentence, otherwise] = say.locale === 'en' ? field.en : field.es
  const joined = say.locale === 'es' ? contracted : (text: string): string => text
  const told = joined(field.kind.tell(value, say, provision))
  return {
    name,
    label,
    value: told,
    sentence:
      told === '' ? '' : joined((value === false ? (otherwise ?? sentence) : sentence).replaceAll('{}', () => told)),
  }
}
