import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import { fieldsOf, type SectionName } from './chapters/list.js'

/** The problem of a field that has to be there and is not: with what it may say, where that is one of a few words. */
export const missingField = (place: string, key: string): Problem => {
  const [section = '', id = ''] = place.split('.')
  const options = choicesOf(section as SectionName, id, key)
  const facts = options === undefined ? { key } : { key, options }
  return problem(says.missingKey, { path: `${place}.${key}`, received: undefined, facts })
}

const choicesOf = (section: SectionName, id: string, name: string): string | undefined => {
  const schema = fieldsOf(section, id)?.[name]?.kind.schema
  if (schema === undefined) return undefined
  const { type, entries } = schema._zod.def as { readonly type: string; readonly entries?: object }
  if (type === 'boolean') return 'true, false'
  return entries === undefined ? undefined : Object.keys(entries).join(', ')
}

/** Names that there are, for whoever wrote another. Of thousands, as many as anybody reads. */
export const someNames = (names: readonly string[]): string =>
  [...names.slice(0, MOST_NAMES), ...(names.length > MOST_NAMES ? ['…'] : [])].join(', ')

const MOST_NAMES = 40
