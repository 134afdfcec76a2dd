import type { Locale } from '../problems/index.js'

/** The part of a JSON Schema that says what a value may be. */
export interface Allowing {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly (string | number | boolean | null)[]
  readonly const?: string | number | boolean | null
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly anyOf?: readonly Allowing[]
  readonly oneOf?: readonly Allowing[]
  readonly properties?: Readonly<Record<string, Allowing>>
}

/** What a parameter may be, in a few words: its choices, or from where to where it goes; of a shape with a `kind`, the kinds. Nothing where the schema says nothing. */
export const allowedIn = (
  schema: Allowing,
  defs: Readonly<Record<string, Allowing>> | undefined,
  locale: Locale,
): string => {
  const words = WORDS[locale]
  const all = [...new Set(partsOf(schema, defs ?? {}, locale))]
  const kinds = kindsOf(schema, defs ?? {})
  const parts = kinds.length === 0 ? all : [...all, words.kinds(listed(kinds, words.or))]
  return listed(parts, words.or)
}

const partsOf = (schema: Allowing, defs: Readonly<Record<string, Allowing>>, locale: Locale): readonly string[] => {
  const words = WORDS[locale]
  const { type, minimum, maximum } = schema
  if (schema.$ref !== undefined) {
    const found = defs[nameIn(schema.$ref)]
    return found === undefined ? [] : partsOf(found, defs, locale)
  }
  const options = schema.anyOf ?? schema.oneOf
  if (options !== undefined) return options.flatMap((option) => partsOf(option, defs, locale))
  if (schema.enum !== undefined) return schema.enum.map(String)
  if (schema.const !== undefined) return [String(schema.const)]
  if (Array.isArray(type)) return type.flatMap((one: string) => partsOf({ ...schema, type: one }, defs, locale))
  if (type === 'integer' || type === 'number') {
    const whole = type === 'integer'
    const ends = [
      ...(minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? [] : [words.from(minimum)]),
      ...(schema.exclusiveMinimum === undefined ? [] : [words.above(schema.exclusiveMinimum)]),
      ...(maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? [] : [words.to(maximum)]),
      ...(schema.exclusiveMaximum === undefined ? [] : [words.below(schema.exclusiveMaximum)]),
    ]
    return [[whole ? words.whole : words.number, ...ends].join(' ')]
  }
  if (type === 'object') return objectIn(schema, words)
  return typeof type === 'string' ? [words.kind[type] ?? type] : []
}

const nameIn = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1)

const objectIn = ({ properties = {} }: Allowing, words: Words): readonly string[] => {
  if (properties['kind']?.const !== undefined) return []
  const names = Object.keys(properties)
  return [names.length === 0 ? words.object : words.objectWith(names.join(', '))]
}

/** The kinds of the shapes that a `kind` tells apart. */
const kindsOf = (schema: Allowing, defs: Readonly<Record<string, Allowing>>): readonly string[] => {
  const found = schema.$ref === undefined ? schema : defs[nameIn(schema.$ref)]
  if (found === undefined) return []
  const kind = found.properties?.['kind']?.const
  if (kind !== undefined) return [String(kind)]
  const options = found.anyOf ?? found.oneOf ?? []
  return [...new Set(options.flatMap((option) => kindsOf(option, defs)))]
}

const listed = (parts: readonly string[], or: string): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${or} ${parts[parts.length - 1]}`

interface Words {
  readonly or: string
  readonly whole: string
  readonly number: string
  readonly from: (end: number) => string
  readonly above: (end: number) => string
  readonly to: (end: number) => string
  readonly below: (end: number) => string
  readonly object: string
  readonly objectWith: (names: string) => string
  readonly kinds: (kinds: string) => string
  readonly kind: Readonly<Record<string, string>>
}

const WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    or: 'or',
    whole: 'a whole number',
    number: 'a number',
    from: (end) => `from ${end}`,
    above: (end) => `above ${end}`,
    to: (end) => `to ${end}`,
    below: (end) => `below ${end}`,
    object: 'an object',
    objectWith: (names) => `an object with ${names}`,
    kinds: (kinds) => `an object of the kind ${kinds}`,
    kind: { string: 'text', boolean: 'true or false', array: 'a list', null: 'null' },
  },
  es: {
    or: 'o',
    whole: 'un número entero',
    number: 'un número',
    from: (end) => `desde ${end}`,
    above: (end) => `mayor que ${end}`,
    to: (end) => `hasta ${end}`,
    below: (end) => `menor que ${end}`,
    object: 'un objeto',
    objectWith: (names) => `un objeto con ${names}`,
    kinds: (kinds) => `un objeto del tipo (kind) ${kinds}`,
    kind: { string: 'un texto', boolean: 'true o false', array: 'una lista', null: 'null' },
  },
}
