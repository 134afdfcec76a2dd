import { type Change, type Charter, checkCharter, decisionsNeeded, diffCharters } from 'coop-rules/charter'
import { explainProblem, type Problem } from 'coop-rules/problems'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { changeableIn, provisionIn, withChanges } from './fields.js'
import { fieldInWords } from './places.js'
import { shown, valueOf } from './written.js'

/** Which decisions a form that was sent needs; none, where what it asks for is unsound: the rules refuse it. */
export const neededNow = (asked: Asked): readonly string[] => {
  const made = proposedCharter(asked)
  if ('problems' in made) return []
  const diff = diffCharters({ from: asked.charter, to: { ...made.charter, version: asked.charter.version } })
  return diff.kind === 'same'
    ? []
    : decisionsNeeded({ charter: asked.charter, changes: diff.changes }).map(({ decision }) => decision)
}

/** The charter that a form asks for: written out as data, made of the fields of one provision, or of changes that were shown before. */
export const proposedCharter = (
  asked: Asked,
): { readonly charter: Charter } | { readonly problems: readonly string[] } => {
  const t = asked.words(WORDS)
  const { charter, field } = asked
  const given = field('charter')
  let proposed: unknown
  if (given !== '')
    try {
      proposed = JSON.parse(given)
    } catch {
      return { problems: [t.notJson] }
    }
  else if (field('changes') !== '') proposed = changedBy(charter, readChanges(field('changes')))
  else {
    const [section, id] = [field('section'), field('id')]
    const provision = provisionIn(charter, section, id)
    if (provision === undefined) return { problems: [t.nothingHere] }
    const typed = new Map<string, unknown>()
    for (const one of changeableIn(section, provision)) {
      const said = field(`field-${one.path}`)
      if (said !== shown(one, asked)) typed.set(one.path, valueOf(one, said, charter.currency))
    }
    const chapters = charter as unknown as Readonly<Record<string, object>>
    proposed = { ...charter, [section]: { ...chapters[section], [id]: withChanges(provision, typed) } }
  }
  const checked = checkCharter({ charter: proposed, library: [] })
  return checked.kind === 'sound'
    ? { charter: checked.charter }
    : { problems: [...new Set(checked.problems.map((one) => problemInWords(asked, one)))] }
}

/** What is wrong: of a charter that was written as data with its place there, of a form with what the field is called; and with the title of its provision, where that is another than the form's. */
const problemInWords = (asked: Asked, one: Problem): string => {
  const { field, locale, titleOf, words } = asked
  if (field('charter') !== '') return explainProblem(one, locale)
  const [section = '', id = '', ...rest] = one.path.split('.')
  const isHere = section === field('section') && id === field('id')
  const label = rest.length === 0 ? '' : fieldInWords(asked, section, id, rest.join('.'))
  // What is missing is named by its key, which nobody sees in a form: there the label says it.
  const isLabelled = one.code === 'missing-key' && label !== ''
  const said = isLabelled ? words(WORDS).missing : explainProblem({ ...one, path: '' }, locale)
  const place = isHere || id === '' ? [label] : [titleOf(section, id), lowered(label, locale)]
  const told = place.filter((part) => part !== '').join(', ')
  return told === '' ? raised(said, locale) : `${told}: ${said}`
}

const raised = (text: string, locale: string): string => `${text.charAt(0).toLocaleUpperCase(locale)}${text.slice(1)}`
const lowered = (text: string, locale: string): string => `${text.charAt(0).toLocaleLowerCase(locale)}${text.slice(1)}`

/** The changes of a form that was shown before, as the form has them; what cannot be read is left to the rules to refuse. */
export const readChanges = (text: string): readonly Change[] => {
  try {
    const read = JSON.parse(text) as unknown
    return Array.isArray(read) ? (read as readonly Change[]) : []
  } catch {
    return []
  }
}

/** A charter with one provision after the other as some changes have it; what they do not fit is found when it is checked. */
const changedBy = (charter: Charter, changes: readonly Change[]): unknown => {
  const made = JSON.parse(JSON.stringify(charter)) as Record<string, Record<string, Record<string, unknown>>>
  for (const one of changes) {
    if (one.kind === 'identity') (made as unknown as Record<string, unknown>)[one.field] = one.to
    else if (one.kind === 'added') (made[one.section] ??= {})[one.id] = { ...one.provision }
    else if (one.kind === 'changed') {
      const provision = (made[one.section] ??= {})[one.id] ?? {}
      if (one.to === undefined) Reflect.deleteProperty(provision, one.field)
      else provision[one.field] = one.to
    } else Reflect.deleteProperty(made[one.section] ?? {}, one.id)
  }
  return made
}

const WORDS = wordsOf({
  missing: [
    'expected a value; received nothing. State it: it has no default.',
    'se esperaba un valor; no se recibió nada. Indícalo: no tiene valor por defecto.',
  ],
  nothingHere: ['Nothing of it can be changed by a form.', 'Nada de ello se puede cambiar con un formulario.'],
  notJson: ['This cannot be read as JSON.', 'Esto no se puede leer como JSON.'],
})
