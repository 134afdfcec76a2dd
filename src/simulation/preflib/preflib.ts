/** The kind of a PrefLib file: orders that are strict (s) or may have ties (t), and complete (c) or not (i); or categories. */
export type PrefLibType = 'soc' | 'soi' | 'toc' | 'toi' | 'cat'

export const PREFLIB_TYPES = ['soc', 'soi', 'toc', 'toi', 'cat'] as const satisfies readonly PrefLibType[]

/** What so many people said alike. */
export interface PrefLibPreference {
  /** How many they are. */
  readonly count: number
  /** From the best group to the last one, alternatives by their numbers from 1; those of one group are level. Of categories, one group for each of them, empty ones included. */
  readonly groups: readonly (readonly number[])[]
}

/** What a PrefLib file holds. Texts of its header that are empty, or not there, are ''. */
export interface PrefLib {
  readonly kind: 'preflib'
  readonly dataType: PrefLibType
  readonly fileName: string
  readonly title: string
  readonly description: string
  /** `original`, `induced`, `imbued` or `synthetic`. */
  readonly modificationType: string
  readonly relatesTo: string
  readonly relatedFiles: string
  readonly publicationDate: string
  readonly modificationDate: string
  /** The names of the alternatives; the first is number 1. */
  readonly alternatives: readonly string[]
  /** The names of the categories, from the best; only in a file of categories. */
  readonly categories?: readonly string[]
  /** Lines of the header that the format does not know. */
  readonly more: readonly { readonly name: string; readonly value: string }[]
  readonly preferences: readonly PrefLibPreference[]
}

/** The texts of the header, in the order in which they are written. */
export const TEXTS = [
  ['FILE NAME', 'fileName'],
  ['TITLE', 'title'],
  ['DESCRIPTION', 'description'],
  ['DATA TYPE', 'dataType'],
  ['MODIFICATION TYPE', 'modificationType'],
  ['RELATES TO', 'relatesTo'],
  ['RELATED FILES', 'relatedFiles'],
  ['PUBLICATION DATE', 'publicationDate'],
  ['MODIFICATION DATE', 'modificationDate'],
] as const

/** What the lines of a header are called that say how many there are. */
export const NUMBERS = [
  'NUMBER ALTERNATIVES',
  'NUMBER VOTERS',
  'NUMBER UNIQUE ORDERS',
  'NUMBER UNIQUE PREFERENCES',
  'NUMBER CATEGORIES',
] as const
