import type { views } from 'coop-rules/cooperative'
import { articleOf, type ArticleSentence, type Charter } from 'coop-rules/charter'
import type { Locale } from 'coop-rules/problems'
import { exact } from 'coop-rules/exact'
import { CLAUSES, type ClauseId, numbersIn } from 'coop-rules/reasons'
import type { FC } from 'hono/jsx'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

type Section = 'decisions' | 'averageItems'

/** What the charter says of one of its decisions or numbers, sentence by sentence. A charter never changes, so it is put into words once. */
export const ruleInWords = (
  charter: Charter,
  locale: Locale,
  section: Section,
  id: string,
): readonly ArticleSentence[] => {
  const key = `${locale} ${section}.${id}`
  const told = said.get(charter) ?? new Map<string, readonly ArticleSentence[]>()
  said.set(charter, told)
  const known = told.get(key) ?? articleOf({ charter, locale, section, id })
  told.set(key, known)
  return known
}

const said = new WeakMap<Charter, Map<string, readonly ArticleSentence[]>>()

/** The rule by which one decision goes. Where it goes by the numbers of its opening, it says those: the charter alone knows only the provisional ones. */
export const ruleAtOpening = (by: views.decisions.RuleOfDecision, locale: Locale): readonly ArticleSentence[] =>
  ruleInWords(withNumbers(by), locale, 'decisions', by.provision)

const withNumbers = ({ charter, provision, rule, numbers }: views.decisions.RuleOfDecision): Charter => {
  if (rule.thresholds === 'live' || Object.keys(numbers).length === 0) return charter
  const made = opened.get(numbers)
  if (made !== undefined) return made
  const pinned = JSON.parse(JSON.stringify(rule), (_, value: unknown) => {
    const item = typeof value === 'object' && value !== null && 'average' in value ? value.average : undefined
    const number = typeof item === 'string' ? numbers[item] : undefined
    return number === undefined ? value : asPercent(number)
  }) as typeof rule
  const told = { ...charter, decisions: { ...charter.decisions, [provision]: pinned } }
  opened.set(numbers, told)
  return told
}

/** A share as people write it, where that is exact. */
const asPercent = (share: string): string => {
  const percent = numbersIn('en').percent(exact(share))
  return /^[\d.]+%$/.test(percent) ? percent : share
}

const opened = new WeakMap<object, Charter>()

/** The sentences about some fields of a rule, on one line: what is needed, and for how long voting is open. */
export const sentencesAbout = (sentences: readonly ArticleSentence[], names: readonly string[]): string =>
  sentences
    .filter(({ name }) => names.includes(name))
    .map(({ sentence }) => sentence)
    .join(' ')

/** The whole rule as a list, with the clauses it rests on and the version of the charter it is taken from. */
export const RuleInFull: FC<{
  readonly asked: Asked
  readonly charter: Charter
  readonly section: Section
  readonly id: string
}> = ({ asked, charter, section, id }) => {
  const t = asked.words(WORDS)
  const provision = charter[section]?.[id]
  const title = provision?.title
  const clauses = provision?.clauses ?? []
  return (
    <>
      <p>
        {t.from(
          typeof title === 'string' ? title : (title?.[asked.locale] ?? id),
          charter.version,
          charter.version === asked.charter.version,
        )}{' '}
        <a href={asked.path('/charter')}>{t.charter}</a>
      </p>
      <ul>
        {ruleInWords(charter, asked.locale, section, id).map(({ sentence }) => (
          <li>{sentence}</li>
        ))}
      </ul>
      {clauses.length === 0 ? null : (
        <dl class="facts">
          {clauses.map((clause) => (
            <div>
              <dt>{clause}</dt>
              <dd>{textOfClause(charter, clause, asked.locale)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

/** What a clause says in one sentence: one of the library's, or a source of the charter's own. */
const textOfClause = (charter: Charter, clause: string, locale: Locale): string => {
  if (Object.hasOwn(CLAUSES, clause)) return CLAUSES[clause as ClauseId][locale]
  const title = charter.sources?.[clause]?.title
  return typeof title === 'string' ? title : (title?.[locale] ?? clause)
}

const WORDS = wordsOf({
  from: [
    (title: string, version: string, now: boolean) =>
      `“${title}”, in version ${version} of the charter${now ? ', which is in force' : ', as it was at the opening'}.`,
    (title: string, version: string, now: boolean) =>
      `«${title}», en la versión ${version} de los estatutos${now ? ', que es la vigente' : ', la del momento de la apertura'}.`,
  ],
  charter: ['Read the charter', 'Leer los estatutos'],
})
