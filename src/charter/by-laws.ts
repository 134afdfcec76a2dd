import type { Locale } from '../problems/index.js'
import { CLAUSES, type ClauseId } from '../reasons/index.js'
import { decisionsNeeded } from './amend.js'
import { CHAPTERS, SECTIONS, type SectionName } from './chapters/list.js'
import type { Charter, PlacedProvision } from './charter.js'
import { averagesOf, type DecisionMethod, isShareRule } from './rule.js'
import { capital, ended, type Say } from './say.js'
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
  /** How the articles of this chapter change, where an article does not say otherwise. */
  readonly changes: string
  /** What holds for all its articles, where an article does not say otherwise. */
  readonly common: readonly string[]
  /** What of its articles is provisional, and who changes it, where that is the same for all of them. */
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
  /** The same for the articles of a chapter. */
  readonly changesHere: string
  readonly common: string
}

/**
 * A charter as by-laws: plain data that Markdown, HTML or an application's own pages are made of. Every provision becomes an article.
 */
export const byLawsOf = (input: { readonly charter: Charter; readonly locale: Locale }): ByLaws => {
  const { charter, locale } = input
  const { provisions, numbers, say } = numbered(charter, locale)
  const labels = labelsIn(say)
  const notes = new Map<string, number>()
  const chapters = SECTIONS.flatMap((section): Omit<ByLawsChapter, 'number'>[] => {
    const placed = provisions.filter((one) => one.section === section)
    if (placed.length === 0) return []
    const routes = placed.map((one) => routeOf(charter, one, say))
    const asides = placed.map((one) => provisionalOf(one, say))
    const several = placed.length > 1
    const route = several ? (usualOf(routes) ?? '') : ''
    const aside = several ? oneFor(asides.filter((one) => one !== '')) : ''
    const said = placed.map((one) => sentencesOf(one, charter, say))
    const common = commonOf(placed, said)
    return [
      {
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
          changes: routes[at] === route ? '' : (routes[at] ?? ''),
          reading: one.provision.reading === undefined ? '' : say.text(one.provision.reading),
          notes: [...new Set(one.provision.clauses ?? [])].map((clause) => noteOf(notes, clause)),
        })),
      },
    ]
  }).map((chapter, at): ByLawsChapter => ({ number: roman(at + 1), ...chapter }))
  for (const source of Object.keys(charter.sources ?? {})) noteOf(notes, source)
  const body = chapters
    .flatMap(({ articles, common, provisional }) => [
      ...common,
      ...(provisional === '' ? [] : [labels.provisional]),
      ...articles.flatMap((one) => [
        one.title,
        ...one.sentences,
        one.reading,
        ...(one.provisional === '' ? [] : [labels.provisional]),
      ]),
    ])
    .join(' ')
  return {
    locale,
    title: say.text(charter.title),
    preface: prefaceOf(charter, say),
    chapters,
    terms: termsIn(body, locale),
    notes: [...notes].map(([id, number]) => ({ number, id, text: sourceText(charter, id, say) })),
    labels,
  }
}

/** One sentence of an article, and the field of its provision that it is about. */
export interface ArticleSentence {
  readonly name: string
  readonly sentence: string
}

/**
 * All that the by-laws say of one provision, what they say once for a whole chapter included: for a page that shows one rule alone. Nothing, where there is no such provision.
 *
 * @example
 * ```ts
 * import { articleOf } from 'coop-rules/charter'
 * import { preset } from 'coop-rules/presets'
 *
 * const said = articleOf({ charter: preset('we-just-coop'), locale: 'en', section: 'decisions', id: 'other-matters' })
 * said.find(({ name }) => name === 'openDays')?.sentence // => 'Voting is open for 14 days.'
 * ```
 */
export const articleOf = (input: {
  readonly charter: Charter
  readonly locale: Locale
  readonly section: SectionName
  readonly id: string
}): readonly ArticleSentence[] => {
  const { charter, locale, section, id } = input
  const { provisions, say } = numbered(charter, locale)
  const placed = provisions.find((one) => one.section === section && one.id === id)
  return placed === undefined ? [] : sentencesOf(placed, charter, say)
}

/** The provisions in the order of their articles, the number of each, and how they are put into words. */
const numbered = (charter: Charter, locale: Locale) => {
  const provisions = provisionsOf(charter).filter(({ section }) => section !== 'sources')
  const numbers = new Map(provisions.map(({ section, id }, at) => [`${section}.${id}`, at + 1]))
  const say = sayUnder(charter, locale, {
    // What an amendment covers is named as chapter.name, in no section.
    numberOf: (section, id) => numbers.get(section === '' ? id : `${section}.${id}`),
    stepFilling: (reserve) =>
      provisions.find(({ section, provision }) => section === 'surplus' && provision['to'] === reserve)?.id,
  })
  return { provisions, numbers, say }
}

const labelsIn = (say: Say): ByLawsLabels => ({
  article: say.words('Article', 'Artículo'),
  contents: say.words('Contents', 'Índice'),
  terms: say.words('What our words mean', 'Qué significan nuestras palabras'),
  notes: say.words('Where this comes from', 'De dónde viene'),
  provisional: say.words('Provisional', 'Provisional'),
  reading: say.words('How we read it', 'Cómo lo leemos'),
  changes: say.words('How this article changes', 'Cómo se cambia este artículo'),
  changesHere: say.words('How these articles change', 'Cómo se cambian estos artículos'),
  common: say.words(
    'What every article here says, unless it says otherwise:',
    'Lo que dicen todos estos artículos, salvo que alguno diga otra cosa:',
  ),
})

const prefaceOf = (charter: Charter, say: Say): string[] => {
  const lines: string[] = []
  if (charter.about !== undefined) lines.push(say.text(charter.about))
  const law: string[] = []
  if (charter.legalForm !== undefined)
    law.push(`${say.words('Legal form assumed', 'Forma jurídica supuesta')}: ${say.text(charter.legalForm)}.`)
  if (charter.country !== undefined) law.push(`${say.words('Country', 'País')}: ${say.text(charter.country)}.`)
  if (law.length > 0)
    lines.push([...law, say.words('This is not legal advice.', 'Esto no es asesoramiento jurídico.')].join(' '))
  lines.push(
    say.words(
      `Money is counted in ${charter.currency}. Version ${charter.version}.`,
      `El dinero se cuenta en ${charter.currency}. Versión ${charter.version}.`,
    ),
  )
  return lines
}

const sentencesOf = (placed: PlacedProvision, charter: Charter, say: Say): readonly ArticleSentence[] => {
  const { since, until } = placed.provision
  const said: ArticleSentence[] = wordsOf(placed, charter, say)
    .filter(({ sentence }) => sentence !== '')
    .map(({ name, sentence }) => ({ name, sentence: capital(ended(sentence)) }))
  if (placed.section === 'matters') said.push({ name: 'domains', sentence: domainsOf(placed.id, charter, say) })
  const meetings = placed.section === 'decisions' ? meetingsOf(placed.id, charter, say) : ''
  if (meetings !== '') said.push({ name: 'meetings', sentence: meetings })
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

/** In whose domain a matter is. */
const domainsOf = (matter: string, charter: Charter, say: Say): string => {
  const circles = Object.entries(charter.circles ?? {}).filter(([, { domain }]) => domain.includes(matter))
  if (circles.length === 0)
    return say.words('It is in the domain of no circle.', 'No está en el ámbito de ningún círculo.')
  const names = say.n.list(circles.map(([id]) => say.name('circles', id)))
  return say.words(`It is in the domain of ${names}.`, `Está en el ámbito de ${names}.`)
}

/** In which meeting a decision is taken, or put to the vote where the charter gives it days of its own, for then voting goes on afterwards; empty where it is taken without one. */
const meetingsOf = (decision: string, charter: Charter, say: Say): string => {
  const meetings = Object.entries(charter.meetings ?? {}).filter(([, { decides }]) => decides?.includes(decision))
  if (meetings.length === 0) return ''
  const names = say.n.list(meetings.map(([id]) => say.name('meetings', id)))
  return charter.decisions?.[decision]?.openDays === undefined
    ? say.words(`It is taken in a meeting: ${names}.`, `Se toma en asamblea: ${names}.`)
    : say.words(
        `It is put to the vote in a meeting, ${names}; voting goes on after it, for whoever was not there too.`,
        `Se somete a votación en asamblea, ${names}; se sigue votando después, también quien no asistió.`,
      )
}

/** What is told alike wherever it is told, or nothing. */
const oneFor = (told: readonly string[]): string => (told.every((one) => one === told[0]) ? (told[0] ?? '') : '')

/** What more than half say alike. */
const usualOf = (told: readonly string[]): string | undefined =>
  told.find((one) => told.filter((other) => other === one).length * 2 > told.length)

/**
 * What more than half of the articles of a chapter say alike, where all that it bears on, and they are most, speak of it: it is said once, at the head.
 * Nothing is, where articles have but one sentence to say.
 */
const commonOf = (
  placed: readonly PlacedProvision[],
  articles: readonly (readonly ArticleSentence[])[],
): ReadonlyMap<string, string> => {
  const common = new Map<string, string>()
  if (articles.length < LEAST_FOR_A_HEAD || articles.every((said) => said.length === 1)) return common
  for (const name of new Set(articles.flatMap((said) => said.map((one) => one.name)))) {
    const told = articles
      .filter((_, at) => bearsOn(name, placed[at]))
      .map((said) => said.find((one) => one.name === name)?.sentence)
    const spoken = told.filter((one) => one !== undefined)
    const sentence = usualOf(spoken)
    const byMost = spoken.length === told.length && spoken.length * 2 > articles.length
    if (byMost && sentence !== undefined) common.set(name, sentence)
  }
  return common
}

const LEAST_FOR_A_HEAD = 4

/** Only where a share decides is there a threshold to speak of. */
const bearsOn = (name: string, placed: PlacedProvision | undefined): boolean =>
  name !== 'thresholds' || placed?.section !== 'decisions' || isShareRule(placed.provision['rule'] as DecisionMethod)

/** What of a provision is provisional: a number everyone sets, or a threshold that is one. */
const provisionalOf = ({ section, provision }: PlacedProvision, say: Say): string => {
  if (section === 'averageItems')
    return say.words(
      'Members change such a number by proposing another one; no amendment is needed.',
      'Un número así lo cambian las propias personas socias proponiendo otro; no hace falta reformar los estatutos.',
    )
  if (section !== 'decisions' || averagesOf(provision['rule'] as DecisionMethod).length === 0) return ''
  return say.words(
    'A provisional threshold is set by those who propose numbers for it; that takes no amendment.',
    'Una mayoría provisional la fijan quienes proponen números para ella; no hace falta reformar los estatutos.',
  )
}

/** How a provision is amended: by every decision that a change of it needs. */
const routeOf = (charter: Charter, { section, id, provision }: PlacedProvision, say: Say): string => {
  const needed = decisionsNeeded({ charter, changes: [{ kind: 'removed', section, id, provision }] })
  if (needed.some(({ decision }) => decision === '')) return say.words('nothing here says how.', 'nada dice aquí cómo.')
  const names = say.n.list(needed.map(({ decision }) => say.name('decisions', decision)))
  return say.words(`by ${names}.`, `mediante ${names}.`)
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
