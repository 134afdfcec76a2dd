// Ids and fingerprints are all that a log holds: here they become the names and texts that are kept beside it, before sentences are made.

/** The names that people read for the ids of a log. */
export const namesIn = ({ charter, records, words, locale }) => {
  const table = new Map([
    [charter.id, charter.title[locale]],
    ...titlesOf(charter).flatMap(([section, id, title]) => [
      [`${section}.${id}`, words.marked(title[locale])],
      ...(NAMED_BY_ID.includes(section) ? [[id, decapitalised(title[locale])]] : []),
    ]),
    ...Object.entries(words.names),
    ...Object.entries(records.names).map(([id, name]) => [id, typeof name === 'string' ? name : name[locale]]),
    ...Object.entries(records.texts).map(([fingerprint, text]) => [fingerprint, words.quoted(text)]),
  ])
  const of = (id) => table.get(id) ?? id
  return {
    of,
    titleOf: (circle) => charter.circles[circle].title[locale],
    inReasons: (because) =>
      because.map(({ classes, ...reason }) => ({
        ...named(reason, of),
        ...(classes === undefined ? {} : { classes: classes.map((id) => words.classes[id]) }),
      })),
    polished: (sentences) =>
      words.polished(
        sentences
          .split(/(?<=\. )/)
          .map(capitalised)
          .join(''),
      ),
    /** In which round something was said. */
    before: ({ type, round }) => (type === 'step-taken' ? `${of(round)}: ` : ''),
  }
}

/** Every provision of a charter that has a title: its section, its id and the title. */
const titlesOf = (charter) =>
  Object.entries(charter).flatMap(([section, provisions]) =>
    Object.entries(provisions).flatMap(([id, { title }]) => (title === undefined ? [] : [[section, id, title]])),
  )

const NAMED_BY_ID = ['memberClasses', 'decisions', 'meetings', 'matters']

/** The same text with its first letter as at the beginning of a sentence. */
export const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1)

const decapitalised = (title) => title.charAt(0).toLowerCase() + title.slice(1)

/** Keys whose values are words of the rules and no ids, though they may look the same: `board` as somebody's right. */
const NO_IDS = ['code', 'clauses', 'needed', 'decidedBy', 'how', 'why', 'reversed']

const named = (value, of) => {
  if (typeof value === 'string') return of(value)
  if (Array.isArray(value)) return value.map((one) => named(one, of))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, NO_IDS.includes(key) ? one : named(one, of)]),
  )
}
