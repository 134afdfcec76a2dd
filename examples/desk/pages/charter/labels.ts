import { type Charter, tellDiff } from 'coop-rules/charter'
import type { Locale } from 'coop-rules/problems'
import { provisionIn } from './fields.js'

/**
 * What a field of a provision is called, in the words that the charter's chapters have for it in each language; undefined where it has none of its own, as the rule of a decision. The library says these words where it tells what changes, "Leaving, notice: from …":
 * so a change is told of a provision with a sign for its title, and what stands behind the sign is the label.
 */
export const labelOfField = (input: {
  readonly charter: Charter
  readonly section: string
  readonly id: string
  readonly field: string
  readonly locale: Locale
}): string | undefined => {
  const { charter, section, id, field, locale } = input
  const provision = provisionIn(charter, section, id)
  if (provision?.[field] === undefined) return undefined
  const chapters = charter as unknown as Readonly<Record<string, object>>
  const marked = { ...charter, [section]: { ...chapters[section], [id]: { ...provision, title: SIGN } } } as Charter
  const changes = [{ kind: 'changed', section, id, field, from: provision[field], to: provision[field] }] as never
  const [line = ''] = tellDiff({ from: marked, to: marked, diff: { kind: 'different', changes }, locale })
  const label = line.startsWith(`${SIGN}, `) ? line.slice(SIGN.length + 2, line.indexOf(': ')) : ''
  return label === '' ? undefined : `${label.charAt(0).toLocaleUpperCase(locale)}${label.slice(1)}`
}

const SIGN = '§'
