import type { Locale } from '../problems/index.js'
import { CLAUSES, type ClauseId } from '../reasons/index.js'
import { CHAPTERS, SECTIONS } from './chapters/list.js'
import type { Charter, PlacedProvision } from './charter.js'
import type { Say } from './say.js'
import { termsIn } from './terms.js'
import { provisionsOf } from './tree.js'
import { sayUnder, wordsOf } from './words.js'

/** By-laws as people read them: numbered articles by chapter, what is provisional, how each changes, defined terms and sources. */
export interface ByLaws {
  readonly locale: Locale
  readonly title: string
  /** What the charter says of itself: legal form, country, currency, version. */
  readonly preface: readonly string[]
  readonly chapters: readonly ByLawsChapter[]
  readonly terms: readonly { readonly term: string; readonly meaning: string }[]
  readonly notes: readonly { readonly number: number; readonly id: string; readonly text: string }[]
  readonly labels: ByLawsLabels
}

/** One chapter of by-laws. */
export interface ByLawsChapter {
  readonly number: string
  readonly title: string
  /** How the articles of this chapter change, where they all change in one way. */
  readonly changes: string
  /** What holds for all its articles, where an article does not say otherwise. */
  readonly common: readonly string[]
  /** What of all its articles is provisional, and who changes it. */
  readonly provisional: string
  readonly articles: readonly Article[]
}

/** One article of by-laws. */
export interface Article {
  readonly number: number
  /** The place of its provision, such as decisions.admission. */
  readonly place: string
  readonly title: string
  readonly sentences: readonly string[]
  /** What of it is provisional, and who changes it; empty where nothing is. */
  readonly provisional: string
  /** How it changes, where not as the rest of its chapter. */
  readonly changes: string
  readonly reading: string
  /** Numbers of the notes it rests on. */
  readonly notes: readonly number[]
}

/** The fixed words of by-laws. */
export interface ByLawsLabels {
  readonly article: string
  readonly contents: string
  readonly terms: string
  readonly notes: string
  readonly provisional: string
  readonly reading: string
  readonly changes: string
  readonly common: string
}

/**
 * A charter as by-laws: plain data that Markdown, HTML or an application's own pages are made of. Every provision becomes an article.
 */
export const byLawsOf = (input: { readonly charter: Charter; readonly locale: Locale }): ByLaws => {
  const { charter, locale } = input
  const say = sayUnder(charter, locale)
  const provisions = provisionsOf(charter).filter(({ section }) => section !== 'sources')
  const numbers = new Map(provisions.map(({ section, id }, at) => [`${section}.${id}`, at + 1]))
  const notes = new Map<string, number>()
  const chapters = SECTIONS.flatMap((section): ByLawsChapter[] => {
    const placed = provisions.filter((one) => one.section === section)
    if (placed.length === 0) return []
    const routes = placed.map((one) => routeOf(charter, one, numbers, say))
    const asides = placed.map((one) => provisionalOf(one, charter, numbers, say))
    const [route, aside] = [oneFor(routes), oneFor(asides)]
    const said = placed.map((one) => sentencesOf(one, charter, say))
    const common = commonOf(said)
    return [
      {
        number: '',
        title: say.either(CHAPTERS[section].title),
        changes: route,
        common: [...common.values()],
        provisional: aside,
        articles: placed.map((one, at) => ({
          number: numbers.get(`${section}.${one.id}`) ?? 0,
          place: `${section}.${one.id}`,
          title: capital(say.text(one.provision.title)),
          sentences: (said[at] ?? [])
            .filter(({ name, sentence }) => common.get(name) !== sentence)
            .map(({ sentence }) => sentence),
          provisional: aside === '' ? (asides[at] ?? '') : '',
          changes: route === '' ? (routes[at] ?? '') : '',
          reading: one.provision.reading === undefined ? '' : say.text(one.provision.reading),
          notes: [...new Set(one.provision.clauses ?? [])].map((clause) => noteOf(notes, clause)),
        })),
      },
    ]
  }).map((chapter, at) => ({ ...chapter, number: roman(at + 1) }))
  const body = chapters
    .flatMap(({ articles, common }) => [
      ...common,
      ...articles.flatMap(({ title, sentences, reading }) => [title, ...sentences, reading]),
    ])
    .join(' ')
  return {
    locale,
    title: say.text(charter.title),
    preface: prefaceOf(charter, say),
    chapters,
    terms: termsIn(body, locale),
    notes: [...notes].map(([id, number]) => ({ number, id, text: sourceText(charter, id, say) })),
    labels: {
      article: say.words('Article', 'Artículo'),
      contents: say.words('Contents', 'Índice'),
      terms: say.words('What our words mean', 'Qué significan nuestras palabras'),
      notes: say.words('Where this comes from', 'De dónde viene'),
      provisional: say.words('Provisional', 'Provisional'),
      reading: say.words('How we read it', 'Cómo lo leemos'),
      changes: say.words('How this changes', 'Cómo se cambia'),
      common: say.words(
        'In all of these, where an article does not say otherwise:',
        'En todos estos artículos, si alguno no dice otra cosa:',
      ),
    },
  }
}

const prefaceOf = (charter: Charter, say: Say): string[] => {
  const lines: string[] = []
  if (charter.about !== undefined) lines.push(say.text(charter.about))
  if (charter.legalForm !== undefined) {
    const country = charter.country === undefined ? '' : ` (${charter.country})`
    lines.push(
      say.words(
        `Legal form assumed: ${say.text(charter.legalForm)}${country}. This is not legal advice.`,
        `Forma jurídica supuesta: ${say.text(charter.legalForm)}${country}. Esto no es asesoramiento jurídico.`,
      ),
    )
  }
  lines.push(
    say.words(
      `Money is counted in ${charter.currency}. Version ${charter.version}.`,
      `El dinero se cuenta en ${charter.currency}. Versión ${charter.version}.`,
    ),
  )
  return lines
}

interface Said {
  readonly name: string
  readonly sentence: string
}

const sentencesOf = (placed: PlacedProvision, charter: Charter, say: Say): readonly Said[] => {
  const { since, until } = placed.provision
  const said = wordsOf(placed, charter, say)
    .filter(({ sentence }) => sentence !== '')
    .map(({ name, sentence }): Said => ({ name, sentence: capital(ended(sentence)) }))
  if (since !== undefined)
    said.push({ name: 'since', sentence: say.words(`It holds from ${since} on.`, `Rige desde el ${since}.`) })
  if (until !== undefined)
    said.push({
      name: 'until',
      sentence: say.words(
        `It holds until ${until}, that day not included.`,
        `Rige hasta el ${until}, sin contar ese día.`,
      ),
    })
  return said
}

/** What every article of a chapter is told alike, or nothing. */
const oneFor = (told: readonly string[]): string => (told.every((one) => one === told[0]) ? (told[0] ?? '') : '')

/** What more than half of the articles of a chapter say alike, where all of them speak of it: it is said once, at the head. */
const commonOf = (articles: readonly (readonly Said[])[]): ReadonlyMap<string, string> => {
  const common = new Map<string, string>()
  if (articles.length < LEAST_FOR_A_HEAD) return common
  for (const name of new Set(articles.flatMap((said) => said.map((one) => one.name)))) {
    const told = articles.map((said) => said.find((one) => one.name === name)?.sentence)
    if (told.includes(undefined)) continue
    const sentence = told.find((one) => told.filter((other) => other === one).length * 2 > told.length)
    if (sentence !== undefined) common.set(name, sentence)
  }
  return common
}

const LEAST_FOR_A_HEAD = 4

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const ended = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`)

/** What of a provision is provisional: a number everyone sets, or a threshold that is one. */
const provisionalOf = (
  { section, provision }: PlacedProvision,
  charter: Charter,
  numbers: ReadonlyMap<string, number>,
  say: Say,
): string => {
  if (section === 'averageItems')
    return say.words(
      'Members change this number by proposing another one; no amendment is needed.',
      'Este número lo cambian las propias personas socias proponiendo otro; no hace falta reformar los estatutos.',
    )
  if (section !== 'decisions') return ''
  const items = Object.keys(charter.averageItems ?? {}).filter((item) =>
    JSON.stringify(provision['rule']).includes(`{"average":${JSON.stringify(item)}}`),
  )
  const articles = items.map((item) => numbers.get(`averageItems.${item}`)).filter((one) => one !== undefined)
  if (articles.length === 0) return ''
  const list = say.n.list(articles.map((one) => say.words(`Article ${one}`, `artículo ${one}`)))
  return say.words(
    `Its threshold is a number that members set themselves: see ${list}.`,
    `La mayoría exigida es un número que fijan las personas socias: véase ${list}.`,
  )
}

/** How a provision is amended: by the amendment that names it, or its chapter, or everything. */
const routeOf = (
  charter: Charter,
  { section, id }: PlacedProvision,
  numbers: ReadonlyMap<string, number>,
  say: Say,
): string => {
  const amendments = Object.entries(charter.amendments ?? {})
  const route = [`${section}.${id}`, section, '*']
    .map((place) => amendments.find(([, { covers }]) => covers.includes(place)))
    .find((found) => found !== undefined)
  const decision = route?.[1].decision
  if (decision === undefined) return say.words('nothing here says how.', 'nada dice aquí cómo.')
  const article = numbers.get(`decisions.${decision}`)
  const name = say.name('decisions', decision)
  return article === undefined
    ? say.words(`by ${name}.`, `mediante ${name}.`)
    : say.words(`by ${name} (Article ${article}).`, `mediante ${name} (artículo ${article}).`)
}

const noteOf = (notes: Map<string, number>, clause: string): number => {
  const known = notes.get(clause) ?? notes.size + 1
  notes.set(clause, known)
  return known
}

const sourceText = (charter: Charter, id: string, say: Say): string => {
  if (Object.hasOwn(CLAUSES, id)) return CLAUSES[id as ClauseId][say.locale]
  const source = charter.sources?.[id]
  if (source === undefined) return id
  const placed = {
    section: 'sources' as const,
    id,
    provision: source as unknown as PlacedProvision['provision'],
  }
  return [`${say.text(source.title)}.`, ...sentencesOf(placed, charter, say).map(({ sentence }) => sentence)].join(' ')
}

const roman = (value: number): string => {
  let rest = value
  let text = ''
  for (const [worth, letters] of ROMAN) {
    while (rest >= worth) {
      text += letters
      rest -= worth
    }
  }
  return text
}

const ROMAN = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const
