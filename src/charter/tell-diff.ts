import type { Locale } from '../problems/index.js'
import { CHAPTERS } from './chapters/list.js'
import type { Charter, PlacedProvision } from './charter.js'
import type { Change, CharterDiff } from './diff.js'
import { capital, contracted, ended, type LocalText, type Say } from './say.js'
import { provisionAt } from './tree.js'
import { sayUnder, wordsOf } from './words.js'

/**
 * A diff in words, one line a change: "Admission of a worker-owner: from 3/4 to 4/5 of the other worker-owners (WJC-13)." For people who never saw JSON.
 *
 * Source: CW-4: whatever gives someone more than one vote is told like any other change.
 */
export const tellDiff = (input: {
  readonly from: Charter
  readonly to: Charter
  readonly diff: CharterDiff
  readonly locale: Locale
}): readonly string[] => {
  const before = sayUnder(input.from, input.locale)
  const after = sayUnder(input.to, input.locale)
  return input.diff.changes.map((change) => tellChange(change, input, before, after))
}

const tellChange = (
  change: Change,
  { from, to }: { readonly from: Charter; readonly to: Charter },
  before: Say,
  after: Say,
): string => {
  if (change.kind === 'identity') {
    const label = after.either(IDENTITY_WORDS[change.field])
    return stopped(`${capital(label)}: ${textToText(shown(change.from, before), shown(change.to, after), after)}`)
  }
  const { section, id } = change
  if (change.kind === 'changed') {
    const old = provisionAt(from, section, id)
    const now = provisionAt(to, section, id)
    if (old === undefined || now === undefined) return ''
    const title = after.text(now.title)
    const cited = citing(now.clauses)
    if (change.field in HEADING_WORDS) {
      const label = after.either(HEADING_WORDS[change.field as keyof typeof HEADING_WORDS])
      return stopped(
        `${title}, ${label}: ${textToText(shown(change.from, before), shown(change.to, after), after)}${cited}`,
      )
    }
    const was = wordsOf({ section, id, provision: old }, from, before).find(({ name }) => name === change.field)
    const is = wordsOf({ section, id, provision: now }, to, after).find(({ name }) => name === change.field)
    const label = (is ?? was)?.label ?? ''
    const moved =
      label === '' && was !== undefined && is !== undefined
        ? fromRuleToRule(was.value, is.value, after)
        : fromTo(was?.value, is?.value, after)
    const isSaid = label === '' || label.toLowerCase() === title.toLowerCase()
    return stopped(`${title}${isSaid ? '' : `, ${label}`}: ${moved}${cited}`)
  }
  const placed: PlacedProvision = { section, id, provision: change.provision as PlacedProvision['provision'] }
  const [charter, say] = change.kind === 'added' ? [to, after] : [from, before]
  const title = say.text(placed.provision.title)
  const chapter = say.either(CHAPTERS[section].title)
  const cited = citing(placed.provision.clauses)
  if (change.kind === 'removed')
    return after.words(`Taken out of “${chapter}”: ${title}${cited}.`, `Se quita de «${chapter}»: ${title}${cited}.`)
  const sentences = wordsOf(placed, charter, say)
    .filter(({ sentence }) => sentence !== '')
    .map(({ sentence }) => capital(ended(sentence)))
  return `${after.words(`New under “${chapter}”`, `Nuevo en «${chapter}»`)}: ${title}${cited}. ${sentences.join(' ')}`.trim()
}

const citing = (clauses: readonly string[] | undefined): string =>
  clauses === undefined || clauses.length === 0 ? '' : ` (${clauses.join(', ')})`

/** A line with its full stop; a text of the charter’s own may end with one already. */
const stopped = (line: string): string => (/[.!?…][”»]?$/.test(line) ? line : `${line}.`)

/** From one value to the other: 40 to 32, or, where they are sentences, in quotation marks. */
const fromTo = (was: string | undefined, is: string | undefined, say: Say): string => {
  const mark = [was, is].some((text) => text !== undefined && text.split(' ').length > MOST_WORDS_BARE)
  const old = mark ? quoted(was ?? '', say) : (was ?? '')
  const now = mark ? quoted(is ?? '', say) : (is ?? '')
  if (was === undefined) return say.words(`now ${now}`, `ahora ${now}`)
  if (is === undefined) return say.words(`taken out (it was ${old})`, `se quita (era ${old})`)
  return say.words(`from ${old} to ${now}`, contracted(`de ${old} a ${now}`))
}

/** From one text to the other. A text may change in one language alone, and then the other has nothing to tell of it but that. */
const textToText = (was: string | undefined, is: string | undefined, say: Say): string => {
  if (was === undefined || was !== is) return fromTo(was, is, say)
  const same = quoted(is, say)
  return say.words(`stays ${same}, and changes in another language`, `sigue siendo ${same} y cambia en otro idioma`)
}

/** Names have their marks already. */
const quoted = (text: string, say: Say): string => (/[“«]/.test(text) ? text : say.words(`“${text}”`, `«${text}»`))

const MOST_WORDS_BARE = 4

/** From one rule to the other; what both begin or end with is said once: from 3/4 to 4/5 of the other worker-owners. */
const fromRuleToRule = (was: string, is: string, say: Say): string => {
  const a = was.split(' ')
  const b = is.split(' ')
  let end = 0
  while (end < Math.min(a.length, b.length) - 1 && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const comparison = say.words('at least', 'al menos').split(' ')
  const both = comparison.every((word, at) => a[at] === word && b[at] === word)
  const start = both && Math.min(a.length, b.length) - end > comparison.length ? comparison.length : 0
  const tail = end === 0 ? '' : ` ${a.slice(a.length - end).join(' ')}`
  const [old, now] = [a.slice(start, a.length - end).join(' '), b.slice(start, b.length - end).join(' ')]
  return say.words(`from ${old} to ${now}${tail}`, contracted(`de ${old} a ${now}${tail}`))
}

const shown = (value: unknown, say: Say): string | undefined => {
  if (value === undefined) return undefined
  if (Array.isArray(value)) return say.n.list(value.map(String))
  return say.text(value as LocalText)
}

const IDENTITY_WORDS = {
  id: ['short name', 'nombre corto'],
  version: ['version', 'versión'],
  title: ['title', 'título'],
  about: ['introduction', 'introducción'],
  legalForm: ['legal form', 'forma jurídica'],
  country: ['country', 'país'],
  currency: ['currency', 'moneda'],
  licence: ['licence', 'licencia'],
} as const

const HEADING_WORDS = {
  title: ['title', 'título'],
  clauses: ['sources', 'fuentes'],
  reading: ['reading', 'lectura'],
  since: ['in force', 'vigencia desde'],
  until: ['in force until', 'vigencia hasta'],
} as const
