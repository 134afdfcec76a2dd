// Sentences of the library speak of ids and fingerprints. Whoever keeps the records beside the log reads names and texts in their place.

/** A function that puts names and texts in the place of ids and fingerprints, in one language. */
export const namesIn = (locale, charter, records) => {
  const [open, close] = locale === 'es' ? ['«', '»'] : ['“', '”']
  const quoted = (text) => `${open}${text}${close}`
  const told = new Map()
  for (const [section, provisions] of Object.entries(charter)) {
    if (typeof provisions !== 'object') continue
    for (const [id, { title, unit }] of Object.entries(provisions)) {
      if (unit?.en !== undefined) told.set(unit.en, unit[locale])
      if (title === undefined) continue
      // Classes and categories are common nouns; the other provisions have titles.
      const name = NOUNS.has(section) ? lowered(title[locale]) : quoted(title[locale])
      told.set(`${section}.${id}`, name)
      if (NAMED_BY_ID.has(section)) told.set(id, name)
    }
  }
  for (const [id, name] of Object.entries(records.names)) told.set(id, name[locale] ?? name)
  for (const [fingerprint, record] of Object.entries(records.texts))
    told.set(fingerprint, quoted(textOf(record, locale)))
  const ids = [...told.keys()].sort((a, b) => b.length - a.length).map((id) => id.replaceAll('.', '\\.'))
  const pattern = new RegExp(`(?<![\\w.-])(pay-\\d+|${ids.join('|')})(?![\\w-]|\\.\\w)`, 'g')
  return (sentences) =>
    sentences
      .replace(pattern, (id) => told.get(id) ?? id.replace('pay-', ENTRY_OF_PAY[locale]))
      .replace(/(?<=^|[.!?] )\p{Ll}/gu, (letter) => letter.toUpperCase())
}

/** The text of a record, or its translation beside it. */
const textOf = ({ text, translation }, locale) => (locale === 'es' ? translation : text)

/** Entries of pay are named by the log itself. */
const ENTRY_OF_PAY = { en: 'pay entry ', es: 'el asiento de paga ' }

const NOUNS = new Set(['memberClasses', 'payCategories'])
const NAMED_BY_ID = new Set(['memberClasses', 'payCategories', 'averageItems', 'decisions'])

const lowered = (title) => `${title.charAt(0).toLowerCase()}${title.slice(1)}`
